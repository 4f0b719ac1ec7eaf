"""The referral test, the referral and what comes back."""

from django import forms

from peelian.cases.forms.fields import coded, day, material, reasons
from peelian.cases.states import ANSWER_LABELS, OVERSIGHT_SENTENCES, Answer, OversightMode


class AnswerGround(forms.Form):
    answer = coded(Answer, ANSWER_LABELS, label="Is this ground met?")
    clear_on = day(
        "If yes, on which day did that become clear?",
        required=False,
        help_text="The matter must be referred by the end of the next day, weekends included.",
    )
    reasons = reasons()
    material = material()


class Refer(forms.Form):
    voluntary = forms.TypedChoiceField(
        label="What kind of referral is it?",
        choices=[
            ("no", "Mandatory: a ground is met"),
            ("yes", "Voluntary: gravity or exceptional circumstances"),
        ],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    referred_on = day("On which day was it referred?")
    reasons = reasons()
    material = material()


class Oversight(forms.Form):
    mode = coded(OversightMode, OVERSIGHT_SENTENCES, label="What did the oversight body decide?")
    decided_on = day("On which day did it decide?")
    oversight_reference = forms.CharField(label="Its reference", max_length=60, required=False)
    reasons = reasons("The reasons it gave")
