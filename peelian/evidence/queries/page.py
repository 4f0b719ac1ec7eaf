"""The page of one exhibit: what is known of it, its files, its continuity, and what the actor may do."""

from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page, Paginator
from django.db.models import Max, QuerySet
from django.urls import reverse

from peelian.access.actors import Actor
from peelian.access.queries import names_of
from peelian.access.verdicts import Action, action
from peelian.evidence import policy
from peelian.evidence.models import (
    ContinuityEntry,
    Correction,
    DisclosureDecision,
    Exhibit,
    StoredFile,
    Upload,
)
from peelian.evidence.queries.lines import STATUS_COLOURS, holder_in_words, names_of_holders, power_in_words
from peelian.evidence.sniffing import name_disagrees
from peelian.evidence.states import (
    DISCLOSURE_LABELS,
    FILE_KIND_LABELS,
    PARTICULAR_LABELS,
    SCAN_LABELS,
    SCAN_SENTENCES,
    STATUS_LABELS,
    STATUS_SENTENCES,
    STEP_LABELS,
    Disclosure,
    ExhibitStatus,
    FileKind,
    Particular,
    Power,
    Scan,
    Step,
)

LINES = 200
"""Entries of continuity on one page."""
_SCAN_COLOURS = {Scan.CLEAN: "green", Scan.INFECTED: "red", Scan.NOT_SCANNED: "yellow"}
_SOMEBODY = "A job of the system"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileCard:
    """One file, with what is to be known before it is opened."""

    ref: str
    name: str
    size: int
    sha256: str
    sha1: str
    md5: str
    hash_was_stated: bool
    kind: str
    mime: str
    name_disagrees: bool
    scan: str
    scan_colour: str
    scan_sentence: str
    scan_says: str
    stored_at: datetime
    stored_by: str
    destroyed_at: datetime | None
    take_out: Action
    destroy: Action


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryLine:
    """One line of continuity."""

    number: int
    step: str
    happened_at: datetime
    recorded_at: datetime
    recorded_by: str
    done_by: str
    where_to: str
    why: str
    seal_before: str
    seal_after: str
    file: str
    file_ref: str

    @property
    def seal_changed(self) -> bool:
        return self.seal_before != self.seal_after


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLine:
    """One particular that was corrected, or one decision on disclosure."""

    what: str
    was: str
    became: str
    reasons: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadLine:
    """An upload of the actor's own that is not a file yet."""

    ref: str
    name: str
    length: int
    received: int
    begun_at: datetime
    expires_at: datetime

    @property
    def whole(self) -> bool:
        return self.received == self.length


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitPage:
    """The page of one exhibit."""

    ref: str
    name: str
    case_ref: str
    case_title: str
    description: str
    status: str
    colour: str
    sentence: str
    holder: str
    seized_by: str
    seized_at: datetime | None
    seized_where: str
    power: str
    power_recorded: bool
    seal: str
    disclosure: str
    registered_at: datetime
    registered_by: str
    files: tuple[FileCard, ...]
    lines: tuple[EntryLine, ...]
    paging: Page  # type: ignore[type-arg]  # of rows that `lines` shows
    corrections: tuple[ChangeLine, ...]
    disclosures: tuple[ChangeLine, ...]
    uploads: tuple[UploadLine, ...]
    actions: dict[str, Action]


def exhibit_page(actor: Actor, exhibit: Exhibit, *, page: int = 1) -> ExhibitPage:
    """Everything about an exhibit that policy gave to the actor; of its continuity, one page."""
    files = list(exhibit.files.order_by("pk").select_related("exhibit__case"))
    paging = Paginator(exhibit.continuity.order_by("number").select_related("file"), LINES).get_page(page)
    corrections = list(exhibit.corrections.order_by("version", "pk"))
    disclosures = list(exhibit.disclosures.order_by("number"))
    names = _names(exhibit, files, list(paging), corrections, disclosures)
    status = ExhibitStatus(exhibit.status)
    return ExhibitPage(
        ref=exhibit.ref,
        name=exhibit.name,
        case_ref=exhibit.case.ref,
        case_title=exhibit.case.title,
        description=exhibit.description,
        status=STATUS_LABELS[status],
        colour=STATUS_COLOURS[status],
        sentence=STATUS_SENTENCES[status],
        holder=holder_in_words(exhibit, names_of_holders([exhibit])),
        seized_by=exhibit.seized_by,
        seized_at=exhibit.seized_at,
        seized_where=exhibit.seized_where,
        power=power_in_words(exhibit),
        power_recorded=exhibit.power != Power.NOT_RECORDED,
        seal=exhibit.seal,
        disclosure=DISCLOSURE_LABELS[Disclosure(exhibit.disclosure)],
        registered_at=exhibit.registered_at,
        registered_by=names.get(exhibit.registered_by_ref, _SOMEBODY),
        files=tuple(_file(row, names, actor) for row in files),
        lines=tuple(entry_line(row, names) for row in paging),
        paging=paging,
        corrections=tuple(_correction(row, names) for row in corrections),
        disclosures=_decisions(disclosures, names),
        uploads=uploads_of(actor, exhibit),
        actions=_actions(actor, exhibit),
    )


def uploads_of(actor: Actor, exhibit: Exhibit) -> tuple[UploadLine, ...]:
    """The uploads to an exhibit that the actor began and that are not files yet."""
    found: QuerySet[Upload] = exhibit.uploads.filter(account_ref=actor.ref)
    return tuple(
        UploadLine(
            ref=row.ref,
            name=row.name,
            length=row.length,
            received=row.end or 0,
            begun_at=row.begun_at,
            expires_at=row.expires_at,
        )
        for row in found.annotate(end=Max("pieces__end")).order_by("pk")
    )


def all_lines(exhibit: Exhibit) -> tuple[EntryLine, ...]:
    """The whole continuity of an exhibit that policy gave, oldest first."""
    rows = list(exhibit.continuity.order_by("number").select_related("file"))
    names = names_of({row.recorded_by_ref for row in rows})
    return tuple(entry_line(row, names) for row in rows)


def entry_line(row: ContinuityEntry, names: dict[str, str]) -> EntryLine:
    """One entry of continuity in words."""
    return EntryLine(
        number=row.number,
        step=STEP_LABELS[Step(row.step)],
        happened_at=row.happened_at,
        recorded_at=row.recorded_at,
        recorded_by=names.get(row.recorded_by_ref, _SOMEBODY),
        done_by=row.done_by,
        where_to=row.where_to,
        why=row.why,
        seal_before=row.seal_before,
        seal_after=row.seal_after,
        file=row.file.name if row.file else "",
        file_ref=row.file.ref if row.file else "",
    )


def _names(
    exhibit: Exhibit,
    files: list[StoredFile],
    entries: list[ContinuityEntry],
    corrections: list[Correction],
    disclosures: list[DisclosureDecision],
) -> dict[str, str]:
    refs = {exhibit.registered_by_ref} | {row.stored_by_ref for row in files}
    refs |= {row.recorded_by_ref for row in entries} | {row.corrected_by_ref for row in corrections}
    return names_of(refs | {row.decided_by_ref for row in disclosures})


def _file(row: StoredFile, names: dict[str, str], actor: Actor) -> FileCard:
    scan = Scan(row.scan)
    take_out = reverse("evidence:take-out", args=[row.ref])
    destroy = reverse("evidence:destroy-file", args=[row.ref])
    return FileCard(
        ref=row.ref,
        name=row.name,
        size=row.size,
        sha256=row.sha256,
        sha1=row.sha1,
        md5=row.md5,
        hash_was_stated=row.hash_was_stated,
        kind=FILE_KIND_LABELS[FileKind(row.kind)],
        mime=row.mime,
        name_disagrees=name_disagrees(row.name, FileKind(row.kind)),
        scan=SCAN_LABELS[scan],
        scan_colour=_SCAN_COLOURS[scan],
        scan_sentence=SCAN_SENTENCES[scan],
        scan_says=row.scan_says,
        stored_at=row.stored_at,
        stored_by=names.get(row.stored_by_ref, _SOMEBODY),
        destroyed_at=row.destroyed_at,
        take_out=action("Take a copy out", take_out, policy.check_can_open, actor, row),
        destroy=action("Destroy the bytes", destroy, policy.check_can_destroy_file, actor, row),
    )


def _correction(row: Correction, names: dict[str, str]) -> ChangeLine:
    return ChangeLine(
        what=PARTICULAR_LABELS[Particular(row.field)],
        was=row.was,
        became=row.became,
        reasons=row.reasons,
        at=row.corrected_at,
        by=names.get(row.corrected_by_ref, _SOMEBODY),
    )


def _decisions(rows: list[DisclosureDecision], names: dict[str, str]) -> tuple[ChangeLine, ...]:
    labels = [DISCLOSURE_LABELS[Disclosure(row.disclosure)] for row in rows]
    before = [DISCLOSURE_LABELS[Disclosure.UNDECIDED], *labels]
    return tuple(
        ChangeLine(
            what=f"Decision {row.number}",
            was=was,
            became=became,
            reasons=row.reasons,
            at=row.decided_at,
            by=names.get(row.decided_by_ref, _SOMEBODY),
        )
        for row, was, became in zip(rows, before, labels, strict=False)
    )


_ACTIONS = {
    "add": ("Add a file", "evidence:add-file"),
    "move": ("Record a movement", "evidence:movement"),
    "correct": ("Correct the particulars", "evidence:correct"),
    "disclose": ("Decide on disclosure", "evidence:disclosure"),
}


def _actions(actor: Actor, exhibit: Exhibit) -> dict[str, Action]:
    return {
        name: action(label, reverse(url, args=[exhibit.ref]), policy.check_can_handle, actor, exhibit.case)
        for name, (label, url) in _ACTIONS.items()
    }
