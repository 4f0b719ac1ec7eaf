"""Writing down what an extraction is authorised for."""

from datetime import date, timedelta
from typing import Any, cast

from django import forms

from peelian.chats.forms.fields import Lines, ZoneField, coded, reasons
from peelian.chats.states import CONTENT_LABELS, Content
from peelian.evidence.states import POWER_LABELS, Power
from peelian.interface.forms import DateField, HintedCheckboxes

WHOLE_CASE = "case"


class SetScope(forms.Form):
    """A scope for every phone of the case, or for one exhibit; `exhibits` are (reference, words)."""

    about = forms.ChoiceField(label="Of what?", widget=forms.RadioSelect)
    power = coded(
        Power,
        {power: words for power, words in POWER_LABELS.items() if power != Power.NOT_RECORDED},
        label="Under what power may it be extracted and read?",
    )
    authorised_by = forms.CharField(
        label="Who authorised it?", max_length=200, help_text="Name, rank and force of the authorised person"
    )
    authorised_on = DateField(label="On which day was it authorised?")
    reasons = reasons(
        "Why is it necessary and proportionate?",
        "Which reasonable lines of enquiry it serves, and why less would not do (PCSC Act 2022, section 37)",
    )
    people = Lines(
        label="Whose threads may be read?",
        help_text="Numbers or names, one on a line. A thread without any of them is sealed. Left empty: everybody's.",
    )
    threads = Lines(
        label="Which threads may be read whoever takes part in them?", help_text="Titles, one on a line"
    )
    from_on = DateField(label="From which day?", required=False)
    until_on = DateField(
        label="Until before which day?", required=False, help_text="What was sent on this day is left out"
    )
    zone = ZoneField(label="In which time zone do these days begin?", initial="Europe/London")
    content = forms.TypedMultipleChoiceField(
        label="Which kinds of content may be read?",
        choices=[(each.value, words) for each, words in CONTENT_LABELS.items()],
        coerce=Content,
        widget=HintedCheckboxes(),
        required=False,
        help_text="None chosen: every kind",
    )
    privileged = Lines(
        label="Lawyers, whose threads are locked as privileged", help_text="Numbers or names, one on a line"
    )
    private = Lines(
        label="Whose threads are purely private and locked?", help_text="Numbers or names, one on a line"
    )
    review_on = DateField(label="When is the scope reviewed?")
    destroy_on = DateField(
        label="When are the places of sealed material destroyed?",
        help_text="Its words stay in the file in the vault until that is destroyed, or the exhibit is given back.",
    )

    def __init__(self, *args: Any, exhibits: list[tuple[str, str]], on: date, **options: Any) -> None:
        options["initial"] = {
            "about": WHOLE_CASE,
            "review_on": on + timedelta(days=90),
            "destroy_on": on + timedelta(days=365),
            **(options.get("initial") or {}),
        }
        super().__init__(*args, **options)
        choices = [(WHOLE_CASE, "Every phone of the case"), *exhibits]
        cast(forms.ChoiceField, self.fields["about"]).choices = choices
