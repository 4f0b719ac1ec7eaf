"""Public references and commitments."""

import re

import pytest

from peelian.ledger.digests import digest_of, new_salt
from peelian.ledger.fields import WORD
from peelian.ledger.references import new_ref, seeded

pytestmark = pytest.mark.pure


def test_a_reference_is_short_and_has_no_letter_that_is_misread():
    for _ in range(200):
        assert re.fullmatch(r"C-[0-9A-HJKMNP-TV-Z]{8}", new_ref("C"))
        assert WORD.fullmatch(new_ref("MATTER"))


def test_references_do_not_repeat():
    assert len({new_ref("P") for _ in range(5_000)}) == 5_000


def test_a_seed_gives_the_same_references_again_and_only_within_its_context():
    with seeded(7):
        first = [new_ref("C") for _ in range(50)]
    with seeded(7):
        assert [new_ref("C") for _ in range(50)] == first
    assert new_ref("C") not in first


def test_seeds_may_stand_inside_one_another():
    with seeded(1):
        outer = new_ref("C")
        with seeded(1):
            assert new_ref("C") == outer
        assert new_ref("C") != outer


@pytest.mark.parametrize("prefix", ["", "c", "C-", "1", "É"])
def test_a_reference_begins_with_capital_letters(prefix):
    with pytest.raises(ValueError):
        new_ref(prefix)


def test_a_commitment_depends_on_text_and_salt():
    salt = new_salt()
    assert digest_of("reasons", salt) == digest_of("reasons", salt)
    assert len({digest_of("reasons", salt), digest_of("reason", salt), digest_of("reasons", new_salt())}) == 3
    assert re.fullmatch("[0-9a-f]{64}", digest_of("", salt))


def test_a_commitment_without_salt_is_refused():
    with pytest.raises(ValueError, match="salt"):
        digest_of("reasons", "")
