"""What is wrong with a template is said when it is read, and no template can print a gap."""

import pytest

from peelian.documents.templating.parsing import parse_template
from peelian.documents.templating.template import TemplateBroken
from tests.documents.samples import SAMPLE, sample, short

pytestmark = pytest.mark.pure


def test_it_reads_the_head() -> None:
    template = sample()
    assert (template.code, template.version, template.title) == ("sample.sample", 3, "Notice of an enquiry")
    assert template.names == {"officer", "address", "claims", "limit", "reason", "late"}


def test_the_hash_is_of_the_text_whatever_its_line_ends() -> None:
    assert sample(SAMPLE.replace("\n", "\r\n")).sha256 == sample().sha256
    assert sample(SAMPLE.replace("not answer", "not reply")).sha256 != sample().sha256


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("{{y}}", "does not declare"),
        ("{{x.citation.y}}", "does not declare"),
        ("Dear {{x}} and {{x", "is no placeholder"),
        ("Dear {{X}}", "is no placeholder"),
        ("{{x}} {% if x %} there {% end %}", "lines of their own"),
        ("{{x}}\n{% if x %}\nthere", "never closed"),
        ("{{x}}\n{% end %}", "not a command"),
        ("{{x}}\n{% else %}", "not a command"),
        ("{% if x %}\n{{x}}\n{% else %}\n{% else %}\n{% end %}", "not a command"),
        ("{{x}}\n{% include secrets %}", "not a command"),
        ("**{{x}}", "no closing one"),
        (": Only a label {{x}}", "a detail is"),
        ("nothing", "declares x and never uses it"),
    ],
)
def test_it_refuses_a_body_that_cannot_be_used(body: str, said: str) -> None:
    with pytest.raises(TemplateBroken, match=said.replace("(", r"\(")):
        short(body)


@pytest.mark.parametrize(
    "head",
    [
        "need x: No full stop",
        "need X: Capital.",
        "want x: What.",
        "need x: X.\nmay x",
        "need x if: What.",
        "version: 0",
        "version: two",
    ],
)
def test_it_refuses_a_head_that_cannot_be_used(head: str) -> None:
    with pytest.raises(TemplateBroken):
        short("{{x}}", head=head)


def test_it_names_the_letter_and_the_line() -> None:
    with pytest.raises(TemplateBroken, match=r"sample\.short, line 8: an opening \*\*"):
        short("One.\n\n**{{x}}")


def test_the_file_must_bear_the_name_of_the_letter() -> None:
    with pytest.raises(TemplateBroken, match="the name of the file must be the same"):
        parse_template(SAMPLE, code="sample.another")


def test_there_must_be_a_line_of_dashes() -> None:
    with pytest.raises(TemplateBroken, match="no line of dashes"):
        parse_template("letter: x\nversion: 1\n", code="sample.x")


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("may x", "{{x}}"),
        ("need y: Y.\nneed x if y: X.", "{% if not y %}\n{{x}}\n{% end %}"),
        ("need y: Y.\nneed x unless y: X.", "{% if y %}\n{{x}}\n{% end %}"),
        ("need rows: R.\nmay rows.x", "{% for row in rows %}\n{{row.x}}\n{% end %}"),
        ("may x", "{% if x %}\nfine: {{x}}\n{% end %}\n{{x}}"),
        ("may x", "{% if not x %}\n{{x}}\n{% end %}"),
    ],
)
def test_it_refuses_to_print_what_may_be_missing(head: str, body: str) -> None:
    with pytest.raises(TemplateBroken, match="where it may be missing"):
        short(body, head=head)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("may x", "{% if x %}\n{{x}}\n{% end %}"),
        ("may x", "{% for y in x %}\n- {{y}}\n{% end %}"),
        ("may y\nneed x if y: X.", "{% if y %}\n{{x}}\n{% end %}"),
        ("may y\nneed x unless y: X.", "{% if y %}\nno\n{% else %}\n{{x}}\n{% end %}"),
        (
            "need rows: R.\nmay rows.x",
            "{% for row in rows %}\n{% if row.x %}\n{{row.x}}\n{% end %}\n{% end %}",
        ),
        ("need rows: R.\nneed rows.x: X.", "{% for row in rows %}\n| {{row.x}}\n{% end %}"),
        ("need x: X.", "{{x}} {{x.citation}} {{x.text}} {{made_on}}"),
    ],
)
def test_it_allows_what_is_sure_to_be_there(head: str, body: str) -> None:
    assert short(body, head=head).body
