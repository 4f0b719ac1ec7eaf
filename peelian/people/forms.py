"""What people type about people. Field names are the names of the services' arguments."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings

from peelian.access.clock import today
from peelian.interface.forms import CountedTextarea, DateField
from peelian.people.states import (
    CATEGORY_TITLES,
    CONTACT_TITLES,
    ETHNICITY_TITLES,
    GENDER_TITLES,
    LEAVING_TITLES,
    OWN_FIELDS,
    RANK_TITLES,
    Category,
    ContactKind,
    LeavingReason,
    Rank,
)

if TYPE_CHECKING:
    from peelian.people.models import Person, Post

NARROW = {"class": "govuk-input--width-10"}


def _choices(titles: Mapping[Any, str], empty: str = "") -> list[tuple[str, str]]:
    return ([("", empty)] if empty else []) + [(code.value, title) for code, title in titles.items()]


def _reasons(label: str) -> forms.CharField:
    return forms.CharField(label=label, max_length=1000, widget=CountedTextarea(limit=1000))


class PeopleFilter(forms.Form):
    """What the list of people is narrowed by."""

    mark_optional = False
    text = forms.CharField(label="Name, number or reference", required=False, max_length=80)
    unit = forms.ChoiceField(label="Unit", required=False)
    category = forms.ChoiceField(label="Category", required=False, choices=_choices(CATEGORY_TITLES, "All"))
    serving = forms.ChoiceField(
        label="Serving", required=False, choices=[("", "Everyone"), ("yes", "Serving"), ("no", "Former")]
    )

    def __init__(self, *args: Any, units: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [("", "All units"), *((unit, unit) for unit in units)]  # type: ignore[attr-defined]  # a ChoiceField


class PersonForm(forms.Form):
    """A new member of the workforce. HR is also asked for gender and ethnicity."""

    title = forms.CharField(label="Title", required=False, max_length=20, widget=forms.TextInput(NARROW))
    given_names = forms.CharField(label="Given names", max_length=120)
    family_name = forms.CharField(label="Family name", max_length=120)
    former_names = forms.CharField(
        label="Former names", required=False, max_length=240, help_text="Parted by commas, newest first."
    )
    date_of_birth = DateField(label="Date of birth", required=False, not_after=today)
    gender = forms.ChoiceField(label="Gender", required=False, choices=_choices(GENDER_TITLES, "Not stated"))
    ethnicity = forms.ChoiceField(
        label="Ethnic group", required=False, choices=_choices(ETHNICITY_TITLES, "Not stated")
    )

    def __init__(self, *args: Any, special: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not special:
            del self.fields["gender"], self.fields["ethnicity"]


class CorrectionForm(PersonForm):
    """Corrections to a person, the reasons, and the version that the page was made from."""

    reasons = _reasons("Why is this being corrected?")
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, person: "Person", special: bool, **kwargs: Any) -> None:
        initial = {field.value: getattr(person, field.value) for field in OWN_FIELDS} | {
            "version": person.version
        }
        super().__init__(*args, initial=initial, special=special, **kwargs)


class PostForm(forms.Form):
    """A post that begins. The line manager is given as a number or a reference, as people know them."""

    category = forms.ChoiceField(
        label="Category", choices=_choices(CATEGORY_TITLES), widget=forms.RadioSelect
    )
    rank = forms.ChoiceField(
        label="Rank",
        required=False,
        choices=_choices(RANK_TITLES, "None"),
        help_text="Officers and special constables only.",
    )
    number = forms.CharField(
        label="Number",
        max_length=20,
        help_text="Collar, warrant, staff or payroll number.",
        widget=forms.TextInput(NARROW),
    )
    force_name = forms.CharField(label="Force", max_length=80)
    job_title = forms.CharField(label="Job title", required=False, max_length=120)
    unit = forms.CharField(label="Unit", required=False, max_length=80)
    line_manager = forms.CharField(
        label="Line manager",
        required=False,
        max_length=20,
        help_text="The number or the reference of somebody who serves.",
    )
    from_date = DateField(label="First day")
    until_date = DateField(
        label="End",
        required=False,
        help_text="The first day on which the post no longer ran. Leave empty while it runs.",
    )
    leaving_reason = forms.ChoiceField(
        label="Reason for leaving", required=False, choices=_choices(LEAVING_TITLES, "Still runs")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"force_name": settings.PEELIAN_FORCE_NAME}} | kwargs)

    def clean_category(self) -> Category:
        return Category(self.cleaned_data["category"])

    def clean_rank(self) -> Rank | None:
        return Rank(self.cleaned_data["rank"]) if self.cleaned_data["rank"] else None

    def clean_leaving_reason(self) -> LeavingReason | None:
        code = self.cleaned_data["leaving_reason"]
        return LeavingReason(code) if code else None


class PostCorrectionForm(forms.Form):
    """What may be put right in a post that stands."""

    job_title = forms.CharField(label="Job title", required=False, max_length=120)
    unit = forms.CharField(label="Unit", required=False, max_length=80)
    line_manager = forms.CharField(
        label="Line manager",
        required=False,
        max_length=20,
        help_text="The number or the reference of somebody who serves.",
    )
    from_date = DateField(label="First day")
    reasons = _reasons("Why is this being corrected?")

    def __init__(self, *args: Any, post: "Post", **kwargs: Any) -> None:
        manager = post.line_manager.ref if post.line_manager else ""
        held = {"job_title": post.job_title, "unit": post.unit, "from_date": post.from_date}
        super().__init__(*args, **{"initial": held | {"line_manager": manager}} | kwargs)


class EndPostForm(forms.Form):
    """The end of a post."""

    until_date = DateField(label="End", help_text="The first day on which the post no longer runs.")
    leaving_reason = forms.ChoiceField(
        label="Reason", choices=_choices(LEAVING_TITLES), widget=forms.RadioSelect
    )

    def clean_leaving_reason(self) -> LeavingReason:
        return LeavingReason(self.cleaned_data["leaving_reason"])


class ContactForm(forms.Form):
    """A way to reach somebody."""

    kind = forms.ChoiceField(label="Kind", choices=_choices(CONTACT_TITLES), widget=forms.RadioSelect)
    value = forms.CharField(label="Number or address", max_length=400)
    preferred = forms.BooleanField(label="This is the way they prefer", required=False)
    safety_note = forms.CharField(
        label="Anything to mind",
        required=False,
        max_length=240,
        help_text="For example: do not leave messages.",
    )

    def clean_kind(self) -> ContactKind:
        return ContactKind(self.cleaned_data["kind"])


class DuplicateForm(forms.Form):
    """Which record is the duplicate."""

    duplicate = forms.CharField(
        label="Reference of the duplicate",
        max_length=16,
        help_text="For example, P-7F3K2QXM.",
        widget=forms.TextInput(NARROW),
    )


class MergeForm(forms.Form):
    """Why two records are of one person."""

    reasons = _reasons("How do you know that these are one person?")


class UploadForm(forms.Form):
    """The HR file."""

    file = forms.FileField(label="HR file", help_text="CSV with a line of column names, in UTF-8.")

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > settings.PEELIAN_UPLOAD_LIMIT:
            most = settings.PEELIAN_UPLOAD_LIMIT // (1024 * 1024)
            raise forms.ValidationError(f"{file.name} is larger than {most} MB. Send it in parts.")
        return file
