"""The one contract that both engines keep. The suite runs on SQLite and on PostgreSQL."""

import pytest
from django.core.management import call_command

from peelian.desk.models import SearchDocument
from peelian.desk.projections.searching import index, rebuild, remove
from peelian.desk.search.documents import LONGEST_PART, Document
from peelian.desk.search.finding import PAGE, find
from peelian.desk.states import SearchKind
from tests.cases.factories import AT, opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def put(cast):
    """Put words into the index under a case that Cora may see; return its reference."""

    def put_words(*pieces: str, title: str = "A case", case=None) -> str:
        case = case or opened(cast, title=title)
        document = Document(
            kind=SearchKind.CASE, ref=case.ref, title=title, pieces=pieces, happened_at=case.opened_at
        )
        index(document)
        return case.ref

    return put_words


def refs(cast, typed: str, **how) -> list[str]:
    return [hit.ref for hit in find(cast.cora.actor, typed, kind=SearchKind.CASE, **how).hits]


@pytest.mark.parametrize(
    "typed",
    [
        "arrested",
        "arrest",
        "ARRESTS",
        "overt",
        "overtime arrest",
        '"claimed overtime"',
        "sian",
        "Siân",
        "o'neill",
        "O’Neill",
        "neil",
        "quarterly",
        "the overtime",
        "title-word",
        "4471",
    ],
)
def test_it_finds_words_whatever_their_form(cast, put, typed):
    ref = put("He was arrested. She claimed overtime.", "Siân O’Neill, 4471", title="Title word, quarterly")
    put("Nothing of the kind.", title="Another")
    assert refs(cast, typed) == [ref]


@pytest.mark.parametrize("typed", ["absent", '"overtime claimed"', "overtime absent", "vertime", "447 1"])
def test_it_does_not_find_what_is_not_there(cast, put, typed):
    put("She claimed overtime.", "4471")
    assert refs(cast, typed) == []


@pytest.mark.parametrize(
    "typed",
    [
        "'; DROP TABLE desk_searchdocument; --",
        'overtime" OR title:"x',
        "overtime NEAR(claimed, 1",
        "overtime* ^claimed {title}",
        "overtime & ! claimed | (",
        "overtime:* <-> claimed",
        "%s overtime %(x)s {0}",
        "\x00 overtime \ud7ff 💥 claimed",
        "AND OR NOT overtime",
        "overtime\\",
    ],
)
def test_no_input_is_syntax(cast, put, typed):
    put("She claimed overtime.")
    find(cast.cora.actor, typed)
    assert SearchDocument.objects.filter(kind=SearchKind.CASE).exists()


def test_a_changed_record_is_found_by_its_new_words_alone(cast, put):
    case = opened(cast, title="First title")
    put("the old words", title="First title", case=case)
    number = SearchDocument.objects.get(ref=case.ref).pk
    put("the new text", title="Second title", case=case)
    assert refs(cast, "old") == refs(cast, "first") == []
    assert refs(cast, "new text second") == [case.ref]
    assert SearchDocument.objects.get(ref=case.ref).pk == number


def test_a_record_that_grew_shorter_loses_its_parts(cast, put):
    case = opened(cast)
    put("alpha " * (LONGEST_PART // 6 + 10), "omega", case=case)
    assert SearchDocument.objects.filter(ref=case.ref).count() == 2
    assert refs(cast, "omega") == [case.ref]
    put("alpha", case=case)
    assert SearchDocument.objects.filter(ref=case.ref).count() == 1
    assert refs(cast, "omega") == []


def test_a_removed_record_is_not_found(cast, put):
    ref = put("overtime")
    remove(SearchKind.CASE, ref)
    remove(SearchKind.CASE, ref)
    assert refs(cast, "overtime") == []


def test_results_come_newest_first_in_pages_that_miss_nothing(cast, put):
    made = [put("overtime") for _ in range(PAGE * 2 + 3)]
    seen, before = [], None
    while True:
        found = find(cast.cora.actor, "overtime", before=before)
        seen += [hit.ref for hit in found.hits]
        before = found.older
        if before is None:
            break
        assert len(found.hits) == PAGE
    assert seen == made[::-1]


def test_it_looks_on_when_the_newest_documents_do_not_fill_a_page(cast, put, monkeypatch):
    old = put("overtime")
    newer = [put("something else") for _ in range(4)]
    last = put("overtime")
    monkeypatch.setattr("peelian.desk.search.engines._NEWEST", 3)
    assert refs(cast, "overtime") == [last, old]
    assert refs(cast, '"something else"') == newer[::-1]


def test_a_rebuild_finds_what_the_live_index_found(cast):
    opened(cast, title="Overtime in Westerleigh")
    before = [(hit.kind, hit.ref) for hit in find(cast.cora.actor, "overtime").hits]
    indexed = set(SearchDocument.objects.values_list("kind", "ref", "part", "title", "text"))
    assert rebuild() == len({(kind, ref) for kind, ref, *_ in indexed})
    assert set(SearchDocument.objects.values_list("kind", "ref", "part", "title", "text")) == indexed
    assert [(hit.kind, hit.ref) for hit in find(cast.cora.actor, "overtime").hits] == before
    assert refs(cast, "westerleigh")


def test_the_command_says_what_it_did(cast, capsys):
    opened(cast)
    call_command("search_rebuild")
    assert capsys.readouterr().out.startswith("Indexed ")


def test_the_moment_of_a_hit_is_a_moment(cast):
    opened(cast, title="Overtime")
    assert find(cast.cora.actor, "overtime").hits[0].happened_at == AT
