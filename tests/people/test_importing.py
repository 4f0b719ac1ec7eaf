"""Good files: what they change, that they change it once, and that the ledger is told."""

import hashlib
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from peelian.access.refusals import Hidden, Refused
from peelian.ledger.queries import entries_about, walk_by_subject
from peelian.people import services
from peelian.people.models import Contact, ImportFile, Person, PersonChange, Post
from peelian.people.queries import contacts_of, person_card
from peelian.people.states import Category, LeavingReason, PersonField, Rank
from tests.cast import FORCE, PARTS, Cast
from tests.people.hr_files import AT, NEEDED, bring_in

FULL = (
    f"{NEEDED},title,date_of_birth,unit,job_title,line_manager_number,until_date,leaving_reason,email,phone"
)
TEAM = "\n".join(
    [
        FULL,
        "9001,officer,PC,Wyn,Ashmoor,2019-04-01,Ms,1990-05-04,Custody,,9002,,,wyn@wealdmoor.example,01632 960 101",
        "9002,Officer,Detective Sergeant,Kit,Bramwell,01/09/2016,Mr,04/05/1985,Custody,,,,,,",
        "S901,police staff,,Jo,Cawdry,2020-01-06,,,Records,Archivist,9002,,,,",
        "9003,officer,constable,Lou,Dunmere,2001-04-01,,,,,,2022-04-01,retired,,",
    ]
)


def holder(number: str) -> Person:
    return Post.objects.filter(number=number).latest("from_date").person


def changes() -> set[tuple[str, str, str]]:
    return set(PersonChange.objects.values_list("field", "old", "new"))


def test_it_adds_people_with_posts_contacts_and_managers(cast: Cast) -> None:
    report = bring_in(cast, TEAM)
    assert (report.rows, report.added, report.changed, report.unchanged, report.applied) == (4, 4, 0, 0, True)
    wyn = person_card(holder("9001").ref)
    assert (wyn.name, wyn.rank, wyn.unit, wyn.line_manager_name) == (
        "Ms Wyn Ashmoor", Rank.CONSTABLE, "Custody", "Mr Kit Bramwell",
    )  # fmt: skip
    assert {row.value for row in contacts_of(wyn.ref)} == {"wyn@wealdmoor.example", "01632 960 101"}
    assert person_card(holder("S901").ref).category == Category.POLICE_STAFF
    assert person_card(holder("9003").ref).former_on == date(2022, 4, 1)
    assert holder("9002").date_of_birth == date(1985, 5, 4)


def test_people_who_are_not_in_the_file_are_told_of_and_stay(cast: Cast) -> None:
    report = bring_in(cast, TEAM)
    assert {missing.number for missing in report.missing} == {
        part.number for key, part in PARTS.items() if key != "hugh"
    }
    assert Post.objects.filter(until_date=None).count() == len(PARTS) + 3


def test_the_same_file_again_changes_nothing_and_records_nothing(cast: Cast) -> None:
    bring_in(cast, TEAM)
    before = [(ref, len(entries)) for ref, entries in walk_by_subject("person")]
    report = bring_in(cast, TEAM)
    assert (report.added, report.changed, report.unchanged, report.changes_nothing) == (0, 0, 4, True)
    assert [(ref, len(entries)) for ref, entries in walk_by_subject("person")] == before
    assert not PersonChange.objects.exists()
    assert len(list(walk_by_subject("import"))) == 1


def test_the_ledger_is_told_of_each_person_and_of_the_file(cast: Cast) -> None:
    bring_in(cast, TEAM)
    types = [entry.type for entry in entries_about("person", holder("9003").ref)]
    assert types == ["people.person_added", "people.post_begun", "people.post_ended"]
    ((_, (entry,)),) = walk_by_subject("import")
    assert entry.event.file == hashlib.sha256(TEAM.encode()).hexdigest()
    assert (entry.event.rows, entry.event.added) == (4, 4)


def test_a_dry_run_says_the_same_and_changes_nothing(cast: Cast) -> None:
    dry = bring_in(cast, TEAM, dry=True)
    assert Person.objects.count() == len(PARTS)
    assert (dry.added, dry.applied) == (4, False)
    assert dry.fingerprint == bring_in(cast, TEAM).fingerprint


def test_other_facts_in_the_same_post_are_corrections_with_their_old_values(cast: Cast) -> None:
    bring_in(cast, TEAM)
    changed = TEAM.replace("Ms,1990-05-04,Custody,,9002", "Dr,1990-05-05,Response East,Trainer,S901")
    report = bring_in(cast, changed)
    assert (report.changed, report.posts_begun, report.posts_ended) == (1, 0, 0)
    assert changes() == {
        ("title", "Ms", "Dr"),
        ("date_of_birth", "1990-05-04", "1990-05-05"),
        ("unit", "Custody", "Response East"),
        ("job_title", "", "Trainer"),
        ("line_manager", "9002", "S901"),
    }
    assert PersonChange.objects.first().reasons == "HR file hr.csv, line 2"
    assert person_card(holder("9001").ref).line_manager_name == "Jo Cawdry"
    assert bring_in(cast, changed).changes_nothing


def test_a_later_first_day_ends_the_old_post_and_begins_a_new_one(cast: Cast) -> None:
    bring_in(cast, TEAM)
    promoted = f"{NEEDED}\n9001,officer,sergeant,Wyn,Ashmoor,2023-01-09\n"
    report = bring_in(cast, promoted)
    assert (report.changed, report.posts_begun, report.posts_ended) == (1, 1, 1)
    old, new = Post.objects.filter(person=holder("9001")).order_by("from_date")
    assert (old.until_date, old.leaving_reason) == (date(2023, 1, 9), LeavingReason.MOVED)
    assert (new.rank, new.unit, new.line_manager) == (Rank.SERGEANT, "Custody", holder("9002"))
    assert bring_in(cast, promoted).changes_nothing


def test_an_end_in_the_file_ends_the_post_and_its_absence_reopens_it(cast: Cast) -> None:
    bring_in(cast, TEAM)
    left = TEAM.replace(",9002,,,wyn@", ",9002,2023-02-01,resigned,wyn@")
    assert bring_in(cast, left).posts_ended == 1
    assert person_card(holder("9001").ref).former_on == date(2023, 2, 1)
    assert bring_in(cast, left).changes_nothing
    assert bring_in(cast, TEAM).changed == 1
    assert person_card(holder("9001").ref).serving
    assert changes() == {("until_date", "2023-02-01", ""), ("leaving_reason", "resigned", "")}


def test_a_number_issued_again_is_somebody_new_and_a_returner_is_the_same_person(cast: Cast) -> None:
    bring_in(cast, TEAM)
    lou = holder("9003")
    assert bring_in(cast, f"{NEEDED}\n9003,officer,pc,Lou,Dunmere,2023-01-02\n").added == 0
    assert holder("9003") == lou
    left = f"{NEEDED},until_date,leaving_reason\n9003,officer,pc,Lou,Dunmere,2023-01-02,2023-02-02,resigned\n"
    bring_in(cast, left)
    assert bring_in(cast, f"{NEEDED}\n9003,officer,pc,Robin,Eastlow,2023-03-01\n").added == 1
    assert holder("9003") != lou


def test_an_empty_cell_erases_nothing(cast: Cast) -> None:
    bring_in(cast, TEAM)
    assert bring_in(cast, f"{FULL}\n9001,officer,PC,Wyn,Ashmoor,2019-04-01,,,,,,,,,\n").changes_nothing


def test_a_new_address_takes_the_place_of_the_old(cast: Cast) -> None:
    bring_in(cast, TEAM)
    assert bring_in(cast, TEAM.replace("wyn@", "w.ashmoor@")).changed == 1
    assert Contact.objects.get(value="wyn@wealdmoor.example").withdrawn_at == AT


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_it_reads_the_usual_encodings_and_separators(cast: Cast, encoding: str, delimiter: str) -> None:
    text = f"{NEEDED}\n9001,officer,PC,Zoë,O’Ashmoor,2019-04-01\n".replace(",", delimiter)
    report = bring_in(cast, text.encode(encoding))
    assert holder("9001").full_name == "Zoë O’Ashmoor"
    assert any("Windows-1252" in note for note in report.notes) == (encoding == "cp1252")


def test_a_cell_that_looks_like_a_formula_stays_text(cast: Cast) -> None:
    row = '9001,officer,PC,"=HYPERLINK(""http://x"")",@Ashmoor,2019-04-01'
    report = bring_in(cast, f"{NEEDED}\n{row}\n")
    assert holder("9001").full_name == '=HYPERLINK("http://x") @Ashmoor'
    assert "plain text (line 2)" in report.notes[0]


def test_a_namesake_with_the_same_birthday_is_pointed_out_and_not_merged(cast: Cast) -> None:
    bring_in(cast, TEAM)
    ref = holder("9001").ref
    row = "9009,officer,pc,Wyn,Ashmoor,2021-04-01,1990-05-04"
    report = bring_in(cast, f"{NEEDED},date_of_birth\n{row}\n")
    assert report.added == 1
    assert ref in report.notes[0]


def test_two_forces_have_numbers_of_their_own(cast: Cast) -> None:
    bring_in(cast, TEAM)
    assert bring_in(cast, TEAM, force="Norrland Police").added == 4


def test_a_plan_that_no_longer_fits_is_refused(cast: Cast) -> None:
    bring_in(cast, TEAM)
    changed = TEAM.replace("Ms,1990", "Dr,1990").encode()
    facts = {"name": "hr.csv", "content": changed, "force_name": FORCE, "actor": cast.hugh.actor, "at": AT}
    confirmed = services.preview_import(**facts).fingerprint
    services.correct_person(
        person_ref=holder("9001").ref, version=1, changes={PersonField.TITLE: "Prof"}, reasons="Asked to.",
        actor=cast.hugh.actor, at=AT,
    )  # fmt: skip
    with pytest.raises(Refused, match="changed since you looked"):
        services.import_people(confirmed=confirmed, **facts)
    assert holder("9001").title == "Prof"


def test_a_staged_file_is_seen_by_its_uploader_alone_and_its_bytes_go(cast: Cast) -> None:
    facts = {"name": "hr.csv", "content": TEAM.encode(), "at": AT}
    with pytest.raises(Refused):
        services.stage_import(actor=cast.ida.actor, **facts)
    first = services.stage_import(actor=cast.hugh.actor, **facts)
    second = services.stage_import(actor=cast.hugh.actor, **facts)
    apply = {"import_ref": second.ref, "force_name": FORCE, "confirmed": "", "at": AT}
    with pytest.raises(Hidden):
        services.apply_import(actor=cast.asha.actor, **apply)
    assert services.apply_import(actor=cast.hugh.actor, **apply).added == 4
    for ref in (first.ref, second.ref):
        assert bytes(ImportFile.objects.get(ref=ref).content) == b""
    with pytest.raises(Hidden):
        services.apply_import(actor=cast.hugh.actor, **apply)


def run(*arguments: str) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    try:
        call_command("people_import", *arguments, stdout=out, stderr=err)
    except CommandError as refusal:
        return out.getvalue(), err.getvalue() + str(refusal)
    return out.getvalue(), err.getvalue()


def test_the_command_imports_reports_and_refuses(cast: Cast, tmp_path: Path) -> None:
    file = tmp_path / "team.csv"
    file.write_text(TEAM)
    assert "Would be 4 added" in run(str(file), "--dry-run")[0]
    assert Person.objects.count() == len(PARTS)
    assert "Done: 4 added, 0 changed, 0 unchanged" in run(str(file))[0]
    file.write_text(TEAM.replace("PC", "Corporal"))
    _, err = run(str(file))
    assert "team.csv, line 2, rank: expected one of special_constable, constable" in err
    assert "1 problems" not in err
    assert "Nothing was imported" in err
    assert "cannot be read" in run(str(tmp_path / "absent.csv"))[1]
