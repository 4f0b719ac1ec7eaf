"""Plain Django forms as Peelian draws them."""

from datetime import date

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template.loader import render_to_string
from django.utils.datastructures import MultiValueDict

from peelian.interface.forms import DateField, GovukRenderer, MultipleFileField

pytestmark = pytest.mark.pure


class AssessmentForm(forms.Form):
    default_renderer = GovukRenderer
    assessed_date = DateField(label="Severity assessment date", help_text="For example, 9 3 2023")
    level = forms.ChoiceField(label="Severity", choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    title = forms.CharField(label="Title", max_length=1200)
    note = forms.CharField(required=False)


def _day(**boxes: str) -> dict[str, str]:
    return {f"assessed_date-{part}": boxes.get(part, "") for part in ("day", "month", "year")}


@pytest.mark.parametrize(
    ("boxes", "sentence", "target"),
    [
        ({}, "Enter severity assessment date", "day"),
        ({"month": "3", "year": "2023"}, "Severity assessment date must include a day", "day"),
        ({"day": "9"}, "Severity assessment date must include a month and year", "month"),
        ({"day": "31", "month": "2", "year": "2023"}, "Severity assessment date must be a real date", "day"),
        (
            {"day": "9", "month": "13", "year": "2023"},
            "Severity assessment date must be a real date",
            "month",
        ),
        (
            {"day": "9", "month": "3", "year": "23"},
            "Severity assessment date must have a year of 4 numbers",
            "year",
        ),
        ({"day": "٩", "month": "3", "year": "2023"}, "Severity assessment date must be a real date", "day"),
        ({"day": "-9", "month": "3", "year": "2023"}, "Severity assessment date must be a real date", "day"),
        ({"day": "9", "month": "3", "year": "99999"}, "Severity assessment date must be a real date", "year"),
    ],
)
def test_a_wrong_date_is_answered_with_a_sentence_and_the_box(
    boxes: dict, sentence: str, target: str
) -> None:
    field = AssessmentForm(_day(**boxes))["assessed_date"]
    assert field.sentences == [sentence]
    assert field.error_target == f"id_assessed_date-{target}"


def test_a_label_that_asks_a_question_is_quoted_in_the_sentence() -> None:
    class Asking(forms.Form):
        default_renderer = GovukRenderer
        how = forms.ChoiceField(label="How was it given?", choices=[("a", "A")], widget=forms.RadioSelect)
        why = forms.CharField(label="Why?", max_length=3)
        when = DateField(label="On which day?")

    form = Asking({"why": "because", "when-day": "9"})
    assert form["how"].sentences == ["Select an answer to “How was it given?”"]
    assert form["why"].sentences == ["The answer to “Why?” must be 3 characters or fewer"]
    assert form["when"].sentences == ["The answer to “On which day?” must include a month and year"]


@pytest.mark.parametrize(
    "data",
    [
        _day(day="9", month="3", year="2023"),
        _day(day="09", month="March", year="2023"),
        _day(day=" 9 ", month="mar", year="2023"),
        {"assessed_date": "2023-03-09"},
    ],
)
def test_a_date_may_be_typed_as_people_type_it(data: dict[str, str]) -> None:
    form = AssessmentForm(data)
    form.is_valid()
    assert form.cleaned_data["assessed_date"] == date(2023, 3, 9)


def test_a_date_outside_its_limits_is_refused_with_the_limit() -> None:
    class Limited(forms.Form):
        on = DateField(label="100% date", not_before=date(2020, 1, 1), not_after=lambda: date(2023, 3, 9))

    assert Limited({"on": "2023-03-10"})["on"].sentences == ["100% date must be on or before 9 March 2023"]
    assert Limited({"on": "2019-12-31"})["on"].sentences == ["100% date must be on or after 1 January 2020"]
    assert Limited({"on": "2023-03-09"}).is_valid()


def test_a_date_shows_what_was_typed_even_when_it_is_wrong() -> None:
    html = str(AssessmentForm(_day(day="<b>", month="2", year="2023"))["assessed_date"])
    assert 'value="&lt;b&gt;"' in html
    assert html.count("govuk-input--error") == 1


def test_only_the_impossible_box_turns_red() -> None:
    html = str(AssessmentForm(_day(day="9", month="13", year="2023"))["assessed_date"])
    assert html.count("govuk-input--error") == 1
    assert "data-wrong" not in html


def test_a_date_knows_whether_it_was_changed() -> None:
    field = DateField()
    assert not field.has_changed(date(2023, 3, 9), {"day": "9", "month": "3", "year": "2023"})
    assert field.has_changed(date(2023, 3, 9), {"day": "10", "month": "3", "year": "2023"})
    assert field.has_changed(None, {"day": "x", "month": "", "year": ""})


def test_djangos_stock_messages_become_sentences_that_name_the_field() -> None:
    form = AssessmentForm({"level": "z", "title": "x" * 1300, **_day(day="9", month="3", year="2023")})
    assert form["level"].sentences == ["Select severity from the list"]
    assert form["title"].sentences == ["Title must be 1,200 characters or fewer"]


def test_a_message_that_the_author_wrote_is_left_alone() -> None:
    class Own(forms.Form):
        name = forms.CharField(error_messages={"required": "Say who told you"})

        def clean(self) -> None:
            self.add_error("name", forms.ValidationError("Nobody of that name", code="invalid"))

    assert Own({})["name"].sentences == ["Say who told you", "Nobody of that name"]


def test_optional_fields_say_so_unless_the_form_is_a_filter() -> None:
    assert "Note (optional)" in str(AssessmentForm())
    AssessmentFilter = type("AssessmentFilter", (AssessmentForm,), {"mark_optional": False})
    assert "(optional)" not in str(AssessmentFilter())


def test_the_hint_and_the_error_are_read_out_with_the_field() -> None:
    html = AssessmentForm(_day())["assessed_date"].as_field_group()
    assert 'aria-describedby="id_assessed_date-hint id_assessed_date-error"' in html
    assert 'id="id_assessed_date-hint"' in html
    assert 'id="id_assessed_date-error"' in html


def test_the_browser_does_not_validate_or_cut_text_off() -> None:
    html = str(AssessmentForm())
    assert " required" not in html
    assert "maxlength" not in html


def test_the_error_summary_links_to_every_wrong_field_in_order() -> None:
    form = AssessmentForm({})
    form.add_error(None, "Cora Vane changed the case while you were writing")
    html = render_to_string("interface/error_summary.html", {"form": form})
    places = [html.index(part) for part in ("Cora Vane", "#id_assessed_date-day", '#id_level"', "#id_title")]
    assert places == sorted(places)


def test_there_is_no_error_summary_without_an_error() -> None:
    assert render_to_string("interface/error_summary.html", {"form": AssessmentForm()}).strip() == ""
    assert render_to_string("interface/error_summary.html", {}).strip() == ""


def test_text_from_outside_is_escaped_everywhere_in_a_form() -> None:
    hostile = '"><script>alert(1)</script>'

    class Hostile(forms.Form):
        name = forms.CharField(label=hostile, help_text=hostile, initial=hostile)
        kind = forms.ChoiceField(label=hostile, choices=[(hostile, hostile)], widget=forms.RadioSelect)

    form = Hostile({"name": "", "kind": hostile + "x"})
    assert "<script" not in str(form) + render_to_string("interface/error_summary.html", {"form": form})


def _files(*named: tuple[str, bytes]) -> MultiValueDict:
    return MultiValueDict({"documents": [SimpleUploadedFile(name, content) for name, content in named]})


class FilesForm(forms.Form):
    documents = MultipleFileField(label="Documents")


def test_several_files_arrive_as_a_list() -> None:
    form = FilesForm({}, _files(("a.txt", b"a"), ("b.txt", b"b")))
    assert form.is_valid()
    assert [each.name for each in form.cleaned_data["documents"]] == ["a.txt", "b.txt"]


def test_an_empty_file_is_named_in_the_refusal() -> None:
    form = FilesForm({}, _files(("a.txt", b"a"), ("empty.txt", b"")))
    assert form["documents"].sentences == ["empty.txt is empty. Choose a file that has something in it."]


def test_a_missing_file_is_asked_for() -> None:
    assert FilesForm({}, MultiValueDict())["documents"].sentences == ["Select documents"]


def test_a_field_in_a_form_with_a_prefix_keeps_its_own_ids() -> None:
    html = str(AssessmentForm(prefix="second"))
    assert 'name="second-assessed_date-day"' in html
    assert 'id="id_second-assessed_date-day"' in html
