"""Recording a report, and adding documents and texts to it."""

from datetime import date, datetime, time
from typing import Any, cast

from django import forms
from django.conf import settings
from django.utils import timezone

from peelian.interface.forms import CountedTextarea, DateField, HintedRadios, MultipleFileField, TimeInput
from peelian.people.queries import cards_for
from peelian.reports.sources import SourceQuestion, questions_for
from peelian.reports.states import CHANNEL_HINTS, CHANNEL_LABELS, STATUS_LABELS, Channel, ReportStatus

LONGEST_ACCOUNT = 50_000


def _limit_hint() -> str:
    megabytes = settings.PEELIAN_UPLOAD_LIMIT // (1024 * 1024)
    return (
        f"Text, Word (.docx), PDF, or e-mail (.eml, .msg), up to {megabytes} MB each. "
        "A file that cannot be read is kept all the same."
    )


def _documents_field(*, required: bool = False, label: str = "Documents") -> MultipleFileField:
    # An empty file is taken in as well: that somebody sent an empty file is part of what happened.
    return MultipleFileField(
        label=label, required=required, help_text=_limit_hint(), allow_empty_file=True, max_length=None
    )


class FilterForm(forms.Form):
    """Narrows the list of reports."""

    mark_optional = False
    words = forms.CharField(label="Title or reference", required=False, max_length=200)
    status = forms.ChoiceField(
        label="Status",
        required=False,
        choices=[("", "Any"), *((s.value, STATUS_LABELS[s]) for s in ReportStatus)],
    )
    channel = forms.ChoiceField(
        label="How it came in",
        required=False,
        choices=[("", "Any"), *((c.value, CHANNEL_LABELS[c]) for c in Channel)],
    )
    mine = forms.BooleanField(label="Recorded by me", required=False)


class ChannelForm(forms.Form):
    """The first question: how the report came in. The form that follows asks what belongs to that source."""

    heading_fields = frozenset({"channel"})
    label_sizes = {"channel": "l"}
    channel = forms.ChoiceField(
        label="How did the report come in?",
        choices=[(c.value, CHANNEL_LABELS[c]) for c in Channel],
        widget=HintedRadios(hints={c.value: CHANNEL_HINTS[c] for c in Channel}),
        error_messages={"required": "Select how the report came in"},
    )


class RecordForm(forms.Form):
    """A report by one channel. `at` is the present moment, `today` the present day."""

    title = forms.CharField(
        label="Short title", max_length=200, help_text="What it is about, without names where you can."
    )
    received_on = DateField(label="Day on which the force received it", help_text="For example, 9 3 2023")
    received_time = forms.TimeField(
        label="Time, if known",
        required=False,
        widget=TimeInput(),
        help_text="On the 24-hour clock, for example 14:30",
    )
    came_to_attention_on = DateField(
        label="Day on which the appropriate authority first knew",
        help_text="Time limits run from this day. It may be earlier or later than the day the force received it.",
    )

    def __init__(self, *args: Any, channel: Channel, at: datetime, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.channel, self.at, self.today = channel, at, today
        for name in ("received_on", "came_to_attention_on"):
            field = cast(DateField, self.fields[name])
            field.initial = field.not_after = today
        self._ask_about_source()
        self.fields["text"] = forms.CharField(
            label="The account",
            required=False,
            widget=CountedTextarea({"rows": 10}, limit=LONGEST_ACCOUNT),
            max_length=LONGEST_ACCOUNT,
            help_text="In the words of the source. The reading assistant reads it, and you decide on what it finds.",
        )
        self.fields["documents"] = _documents_field()

    def _ask_about_source(self) -> None:
        asked = questions_for(self.channel)
        if asked.may_be_anonymous:
            self.fields["anonymous"] = forms.BooleanField(label="The source is anonymous", required=False)
        self.fields["source_name"] = forms.CharField(label=asked.name_label, required=False, max_length=200)
        self.fields["source_contact"] = forms.CharField(
            label=asked.contact_label, required=False, max_length=300
        )
        if asked.reporter_label:
            self.fields["reporter_person_ref"] = forms.CharField(
                label=asked.reporter_label,
                required=False,
                max_length=16,
                help_text="From their page under People. It begins with P-.",
            )
        for question in asked.further:
            self.fields[f"detail_{question.code}"] = _detail_field(question)

    def clean_reporter_person_ref(self) -> str:
        """Refuse a reference that nobody has."""
        given = str(self.cleaned_data.get("reporter_person_ref", "")).strip().upper()
        if given and given not in cards_for([given]):
            raise forms.ValidationError(f"Nobody has the reference {given}. Look the person up under People.")
        return given

    def clean(self) -> dict[str, Any]:
        """An account or a document there must be."""
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and not cleaned.get("text", "").strip() and not cleaned.get("documents"):
            raise forms.ValidationError("Type the account, or add at least one document.")
        return cleaned

    def received_at(self) -> datetime:
        """The moment of receipt: the time given, the present moment for today, or else the start of the day."""
        day, hour = self.cleaned_data["received_on"], self.cleaned_data.get("received_time")
        if hour is None and day == self.today:
            return self.at
        return timezone.make_aware(datetime.combine(day, hour or time.min))

    def facts(self) -> dict[str, Any]:
        """What `record_report` takes, without who and when."""
        cleaned = self.cleaned_data
        asked = questions_for(self.channel).further
        return {
            "channel": self.channel,
            "title": cleaned["title"],
            "received_at": self.received_at(),
            "came_to_attention_on": cleaned["came_to_attention_on"],
            "source_name": cleaned["source_name"],
            "source_contact": cleaned["source_contact"],
            "source_details": {q.code: cleaned[f"detail_{q.code}"].strip() for q in asked},
            "anonymous": cleaned.get("anonymous", False),
            "reporter_person_ref": cleaned.get("reporter_person_ref", ""),
            "text": cleaned["text"],
        }


def _detail_field(question: SourceQuestion) -> forms.CharField:
    limit = 2_000 if question.long else 200
    widget = CountedTextarea({"rows": 3}, limit=limit) if question.long else forms.TextInput()
    return forms.CharField(
        label=question.label, help_text=question.hint, required=False, max_length=limit, widget=widget
    )


class DocumentForm(forms.Form):
    """Documents to add, or a text to paste, with the day they bear."""

    documents = _documents_field()
    title = forms.CharField(label="Name for a text you paste below", required=False, max_length=150)
    text = forms.CharField(
        label="Text",
        required=False,
        widget=CountedTextarea({"rows": 10}, limit=LONGEST_ACCOUNT),
        max_length=LONGEST_ACCOUNT,
    )
    document_date = DateField(
        label="Day the documents bear, if you know it",
        required=False,
        help_text="Days like “Wednesday” are worked out from it. Leave it empty to let the assistant look for one.",
    )

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        cast(DateField, self.fields["document_date"]).not_after = today

    def clean(self) -> dict[str, Any]:
        """A file or a text there must be."""
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and not cleaned.get("documents") and not cleaned.get("text", "").strip():
            raise forms.ValidationError("Choose a document, or paste a text.")
        return cleaned
