"""What a row says of what was done, the ledger says too: each operational column is a field of an event of its room.

Time and person stand in every entry by themselves; relations are told by the references of what they relate.
"""

import ast
import dataclasses

import pytest
from django.apps import apps
from django.db.models import Model

from peelian.access.personal_data import Retention
from peelian.ledger.events import all_specs
from tests.architecture.personal_data import classification, retention
from tests.architecture.source import called, modules

pytestmark = pytest.mark.pure
IN_EVERY_ENTRY = ("_at", "_by_ref", "by_ref", "changed_by", "account_ref")
UNDER_ANOTHER_NAME = {
    "access.Account": {"unit", "is_active", "last_login"},
    "people.PersonChange": {"field"},
    "reports.Report": {"status", "sealed", "case_ref"},
    "reports.ReportCase": {"case_ref", "opened"},
    "reports.Statement": {"ordinal", "start", "end", "basis", "origin", "status"},
    "reports.PeopleGroup": {"ordinal", "role", "status"},
    "reports.Question": {"ordinal", "code", "group_refs", "statement_refs", "status"},
    "reports.Proposal": {"ordinal", "code", "title", "statement_refs", "citation", "verified", "status"},
    "reports.StatementReview": {"action"},
    "reports.GroupReview": {"action", "role"},
    "reports.ProposalDecision": {"action"},
    "documents.Document": {"code", "about_ref", "case_ref", "status"},
    "documents.BatchItem": {"status"},
    "cases.Case": {"status"},
    "cases.Member": {"since_date", "until_date"},
    "cases.Referral": {"grounds", "oversight_mode", "oversight_on"},
    "cases.Interview": {"moved_to_date"},
    "cases.ReferralAnswer": {"replaced"},
    "cases.Task": {"owner_ref", "due_date"},
    "chats.Scope": {"authorised_on", "content", "zone"},
    "chats.Import": {"progress", "status"},
    "chats.Remainder": {"start", "end"},
    "chats.Sealed": {"start", "end", "why"},
    "chats.Account": {"matched", "owner"},
    "chats.ClockDifference": {"median_ms", "spread_ms"},
    "chats.Copy": {"clock_ms", "clock_spread_ms", "joined", "owner_is_admin"},
    "chats.Proposal": {"of", "status"},
    "chats.SystemEvent": {"start", "end", "order", "what"},
    "chats.Message": {"certainty", "marks", "order", "shift_ms"},
    "chats.Witness": {"start", "end", "differs", "marks"},
    "chats.Attachment": {"mime", "number", "present", "size"},
    "evidence.Correction": {"field"},
    "packs.Pack": {"review_ref"},
    "packs.Edition": {"document_ref", "spreadsheet_sha256", "case_uco_sha256"},
    "restrictions.Restriction": {"status"},
    "restrictions.RestrictionCondition": {"until_date"},
    "restrictions.Review": {"status"},
    "review.Review": {"status"},
}
"""Told, but not by the column's name: `since_date` as `since`, a status by the event that leads to it, what a
reading or an import found by the digest of the whole of it, and the terms of a scope by theirs."""
NOT_TOLD = {
    "people.Person": {"version"},
    "people.Post": {"force_name", "job_title", "unit"},
    "people.Contact": {"preferred"},
    "reports.Document": {"kind", "document_date"},
    "documents.Document": {"about_kind"},  # the reference says by its letter of what kind it is
    "documents.BatchItem": {"code", "about_kind", "about_ref", "case_ref"},  # told when the document is made
    "cases.Case": {"unit"},
    "cases.Subject": {"left_on", "rank"},
    "cases.Decision": {"authority"},
    "cases.Referral": {"oversight_reference"},
    "cases.Notice": {"method"},
    "cases.PartyUpdate": {"method"},
    "restrictions.Restriction": {"policy"},
}
"""Words, derived columns, and columns that the ledger does not vouch for. A line here is a decision: argue for it."""
NOT_HELD = {
    "peelian/cases/models/deciding.py: route": "written by services from an enum of the law, never from a form",
    "peelian/chats/models/conversations.py: what": "written by the million, from an enum of the readers alone",
}
MODELS = [
    model
    for model in apps.get_models()
    if model.__module__.startswith("peelian.")
    and model._meta.app_label != "ledger"
    and retention(model) != Retention.DERIVED.value
]


def told_by(room: str) -> set[str]:
    """Every field of every event of a room."""
    events = [spec.cls for spec in all_specs() if spec.cls.__module__.startswith(f"peelian.{room}.")]
    return {field.name for event in events for field in dataclasses.fields(event)}


def untold(model: type[Model]) -> set[str]:
    """The operational columns of a model that no event of its room has a field for."""
    columns = {name for name, kind in classification(model) if kind == "operational"}
    relations = {name for name in columns if model._meta.get_field(name).is_relation}
    by_itself = {name for name in columns if name.endswith(IN_EVERY_ENTRY) or name == "record_ref"}
    return columns - relations - by_itself - told_by(model._meta.app_label)


@pytest.mark.parametrize("model", MODELS, ids=[model._meta.label for model in MODELS])
def test_the_ledger_is_told_what_the_row_says(model: type[Model]) -> None:
    label = model._meta.label
    known = UNDER_ANOTHER_NAME.get(label, set()) | NOT_TOLD.get(label, set())
    missing = untold(model) - known
    assert missing == set(), (
        f"{label}: no event of {model._meta.app_label} carries {sorted(missing)}. "
        "Add the field to the event, or argue for it in this file."
    )


def test_every_column_of_codes_is_held_to_them_by_the_database() -> None:
    loose = []
    for module in modules():
        if module.is_in("models") and module.path.stem != "columns":
            held = {call.args[0].value for call, word in called(module.tree) if word == "only"}
            for node in ast.walk(module.tree):
                if isinstance(node, ast.Assign) and any(word == "coded" for _, word in called(node.value)):
                    loose += [f"{module.name}: {name.id}" for name in node.targets if name.id not in held]
    assert set(loose) <= set(NOT_HELD)
