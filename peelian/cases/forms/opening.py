"""Opening a case and everything that concerns the case as a whole."""

from typing import Any

from django import forms

from peelian.access.permissions import Permission
from peelian.cases.forms.fields import account_with, coded, day, material, reasons
from peelian.cases.states import (
    CONCLUSION_LABELS,
    HANDLING_SENTENCES,
    LINK_LABELS,
    MATTER_SENTENCES,
    MEMBER_LABELS,
    Conclusion,
    Handling,
    LinkKind,
    MatterType,
    MemberRole,
)


class OpenCase(forms.Form):
    title = forms.CharField(
        label="Title",
        max_length=160,
        help_text="A neutral name for the matter. Leave out the names of victims.",
    )
    matter_type = coded(MatterType, MATTER_SENTENCES, label="What kind of matter is it?")
    came_to_attention_on = day(
        "When did it first come to the attention of the appropriate authority?",
        help_text="This date decides which version of the Regulations binds the case. For example, 9 3 2023",
    )
    complaint_made_on = day(
        "When was the complaint made?",
        required=False,
        help_text="Only for a complaint. Its clocks start on this day.",
    )
    unit = forms.CharField(label="Unit that will hold the case", max_length=80)
    sealed = forms.BooleanField(
        label="Seal this case", required=False, help_text="Only the people on it will know that it exists."
    )
    reasons = reasons("Why is it opened as this kind of matter?")


class Handle(forms.Form):
    handling = coded(
        Handling,
        {kind: text for kind, text in HANDLING_SENTENCES.items() if kind != Handling.UNDECIDED},
        label="How will the matter be handled?",
    )
    reasons = reasons()
    material = material()


class JoinReport(forms.Form):
    report_ref = forms.CharField(
        label="Reference of the report", max_length=16, help_text="For example, R-7F3K2QXM"
    )


class Seal(forms.Form):
    reasons = reasons()


class PutOn(forms.Form):
    account_ref = account_with(Permission.SEE_CASES, "Who?")
    role = coded(
        MemberRole,
        {role: text for role, text in MEMBER_LABELS.items() if role != MemberRole.LEAD},
        label="As what?",
    )


class TakeOff(forms.Form):
    """Who leaves the case. The choices are the people on it now."""

    member = forms.ChoiceField(label="Who leaves the case?")

    def __init__(self, *args: Any, members: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["member"].choices = members  # type: ignore[attr-defined]  # a ChoiceField, declared above


class Link(forms.Form):
    other_ref = forms.CharField(
        label="Reference of the other case", max_length=16, help_text="For example, C-7F3K2QXM"
    )
    kind = coded(LinkKind, LINK_LABELS, label="How do they belong together?")
    reasons = reasons()


class Conclude(forms.Form):
    conclusion = coded(Conclusion, CONCLUSION_LABELS, label="How does the case end?")
    reasons = reasons()
    material = material()


class Reopen(forms.Form):
    reasons = reasons("Why is the case reopened?")


class LogDecision(forms.Form):
    what = forms.CharField(label="What was decided?", max_length=300)
    authority = forms.CharField(
        label="Under what authority?", max_length=200, help_text="The provision, policy or office it rests on"
    )
    reasons = reasons()
    material = material()
