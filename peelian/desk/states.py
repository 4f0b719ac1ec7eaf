"""The words of the desk: what can be searched, and which lists can be saved. Pure."""

from enum import StrEnum


class SearchKind(StrEnum):
    """What a search finds."""

    CASE = "case"
    REPORT = "report"
    PERSON = "person"


KIND_LABELS: dict[SearchKind, str] = {
    SearchKind.CASE: "Case",
    SearchKind.REPORT: "Report",
    SearchKind.PERSON: "Person",
}
KIND_PLURALS: dict[SearchKind, str] = {
    SearchKind.CASE: "Cases",
    SearchKind.REPORT: "Reports",
    SearchKind.PERSON: "People",
}
KIND_URLS: dict[SearchKind, str] = {
    SearchKind.CASE: "desk:case",
    SearchKind.REPORT: "reports:report",
    SearchKind.PERSON: "people:person",
}


class ViewOf(StrEnum):
    """The list that a saved view narrows."""

    CASES = "cases"
    DUE = "due"


VIEW_LABELS: dict[ViewOf, str] = {ViewOf.CASES: "Cases", ViewOf.DUE: "What is due"}
VIEW_URLS: dict[ViewOf, str] = {ViewOf.CASES: "cases:list", ViewOf.DUE: "clocks:due"}
