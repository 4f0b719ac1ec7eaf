"""Every letter of every room can be read, and no text changes without its version."""

import pytest

from peelian.documents.library import add_folder, known_versions, template_codes, template_named
from tests.documents.samples import sample

pytestmark = pytest.mark.pure


@pytest.mark.parametrize("code", template_codes())
def test_a_letter_can_be_read_and_its_version_is_of_its_text(code: str) -> None:
    template = template_named(code)
    room, _, letter = code.partition(".")
    known = known_versions(room).get(letter, {})
    line = f'"{letter}": {{"{template.version}": "{template.sha256}"}}'
    assert known.get(str(template.version)) == template.sha256, (
        f"The text of {code} is not the one that version {template.version} had. If a document may have been made from "
        f"that version, raise `version:` in its head. Then put {line} into versions.json beside it."
    )


def test_a_letter_is_found_by_room_and_name() -> None:
    assert template_named("sample.sample") == sample()


@pytest.mark.parametrize(
    "code", ["sample", "sample.", ".sample", "sample.none", "../sample.sample", "a.b.c", "cases.x/y"]
)
def test_a_letter_that_does_not_exist_is_not_found(code: str) -> None:
    with pytest.raises(LookupError):
        template_named(code)


def test_a_folder_cannot_take_the_place_of_a_room() -> None:
    with pytest.raises(ValueError, match="is a room"):
        add_folder("cases", sample.__module__)  # type: ignore[arg-type]  # never looked at
