"""The forms of media: a list, a flag, a decision, a reason."""

from enum import StrEnum
from typing import Any

from django import forms

from peelian.interface.forms import CountedTextarea, HintedCheckboxes, HintedRadios
from peelian.media.states import (
    BY_HAND,
    FLAG_LABELS,
    FLAG_SENTENCES,
    KIND_LABELS,
    MAY_OPT_OUT,
    PURPOSE_LABELS,
    Flag,
    HashKind,
    Purpose,
)
from peelian.media.wanted.reading import MOST_BYTES


def coded(kind: type[StrEnum], labels: dict[Any, str], **options: Any) -> forms.TypedChoiceField:
    """Radio buttons for the members of an enum that have a label, giving back the member."""
    choices = [(member.value, text) for member, text in labels.items()]
    options.setdefault("widget", HintedRadios())
    return forms.TypedChoiceField(choices=choices, coerce=kind, **options)


def reasons(label: str = "Reasons", help_text: str = "", **options: Any) -> forms.CharField:
    """Why. Kept in this room; the ledger holds only a commitment to the words."""
    return forms.CharField(label=label, help_text=help_text, widget=CountedTextarea(limit=4000), **options)


class GiveList(forms.Form):
    """A list of hashes as a file."""

    title = forms.CharField(label="What the list is", max_length=200)
    source = forms.CharField(
        label="Where it comes from",
        max_length=200,
        required=False,
        help_text="The unit and its own reference",
    )
    purpose = coded(Purpose, PURPOSE_LABELS, label="What is it for?")
    file = forms.FileField(
        label="The list",
        help_text="CSV, JSON, or a hash a line: SHA-256, MD5 or PDQ. No picture or film: the hash alone is enough.",
    )
    plain = coded(
        HashKind,
        {HashKind.SHA256: "SHA-256, of the exact file", HashKind.PDQ: "PDQ, of the likeness"},
        label="What are lines of 64 digits that do not say it themselves?",
        initial=HashKind.SHA256,
    )

    def clean_file(self) -> Any:
        """The file, unless it is too large to be read at all."""
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(f"The list must be at most {MOST_BYTES // 2**20} MB. Split it.")
        return file


class Withdraw(forms.Form):
    reasons = reasons("Why is it withdrawn?")


class FlagFile(forms.Form):
    """What a file is, as far as anybody knows."""

    flag = coded(
        Flag,
        {flag: FLAG_LABELS[flag] for flag in BY_HAND},
        label="What is it?",
        widget=HintedRadios(hints={flag: FLAG_SENTENCES[flag] for flag in BY_HAND}),
    )
    reasons = reasons("How is that known?")


class DecideHit(forms.Form):
    """Whether a match is one."""

    same = forms.TypedChoiceField(
        label="Is it the same?",
        choices=[("yes", "Yes, it is the same"), ("no", "No, it is something else")],
        coerce=lambda answer: answer == "yes",
        widget=HintedRadios(),
    )
    reasons = reasons("What does that rest on?")


class AskForLook(forms.Form):
    reason = reasons(
        "Why must you see it?", "What question will it answer that the facts, the hash and the spread do not?"
    )


class DecideLook(forms.Form):
    """The second person's answer."""

    approved = forms.TypedChoiceField(
        label="May it be shown to them?",
        choices=[("yes", "Yes, for twenty minutes"), ("no", "No")],
        coerce=lambda answer: answer == "yes",
        widget=HintedRadios(),
    )
    reasons = reasons()


class Categories(forms.Form):
    """What somebody does not want to be shown. Nobody asks why."""

    categories = forms.TypedMultipleChoiceField(
        label="Do not show me what is flagged",
        required=False,
        choices=[(flag.value, FLAG_LABELS[flag]) for flag in MAY_OPT_OUT],
        coerce=Flag,
        widget=HintedCheckboxes(),
    )
    mark_optional = False


class SetRules(forms.Form):
    """Who is told, and how many eyes."""

    named_ref = forms.ChoiceField(
        label="Who is told of a possible indecent image of a child?",
        help_text="They get a task. It says which file, and nothing of what it shows.",
    )
    two_for_all = forms.BooleanField(label="Every look takes two people, flagged or not", required=False)
    mark_optional = False

    def __init__(self, *args: Any, accounts: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["named_ref"].choices = [("", "Choose"), *accounts]  # type: ignore[attr-defined]  # a ChoiceField


class AskHash(forms.Form):
    value = forms.CharField(
        label="Hash", max_length=64, help_text="SHA-256 or PDQ of 64 digits, or MD5 of 32", strip=True
    )


class Narrow(forms.Form):
    """The filter of the table."""

    kind = forms.ChoiceField(
        label="Kind", required=False, choices=[("", "All"), *((k.value, t) for k, t in KIND_LABELS.items())]
    )
    flag = forms.ChoiceField(
        label="Flag", required=False, choices=[("", "All"), *((f.value, t) for f, t in FLAG_LABELS.items())]
    )
    matched = forms.BooleanField(label="Only what matches a list", required=False)
    mark_optional = False
