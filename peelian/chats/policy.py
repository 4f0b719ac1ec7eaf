"""Who may see messages and do what with them: through the case, and past the locks only the separate reader."""

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q, QuerySet

from peelian.access.actors import Actor
from peelian.access.permissions import Permission
from peelian.access.refusals import Hidden, Refused
from peelian.cases import policy as cases_policy
from peelian.chats.models import Conversation, Import, Message, Participant, Proposal, Scope, Stay
from peelian.chats.states import Lock

if TYPE_CHECKING:
    from peelian.cases.models import Case


def cases_with_messages(actor: Actor) -> QuerySet["Case"]:
    """The cases whose messages the actor may know of: as with exhibits, fewer than those who see the case.

    The appropriate authority, and those on the case whose role reads exhibits. A senior officer who is the separate
    reader of locked threads needs no place on the case, and must not investigate it.
    """
    cases = cases_policy.visible_cases(actor)
    if not actor.may(Permission.SEE_EXHIBITS):
        return cases.none()
    if actor.may(Permission.ACT_AS_AUTHORITY):
        return cases
    return cases.filter(members__account_ref=actor.ref, members__until_date=None)


def get_case(actor: Actor, ref: str) -> "Case":
    """A case whose messages the actor may know of. Raises Hidden."""
    found = cases_with_messages(actor).filter(ref=ref).prefetch_related("members").first()
    if found is None:
        raise Hidden
    return found


def _cases_read_past_locks(actor: Actor) -> QuerySet["Case"]:
    """The cases whose locked threads the actor may read: never one they investigate, whatever their role."""
    cases = cases_policy.visible_cases(actor)
    if not actor.may(Permission.READ_LOCKED_THREADS):
        return cases.none()
    investigated = cases.filter(
        members__account_ref=actor.ref, members__until_date=None, members__role__in=cases_policy.INVESTIGATING
    )
    return cases.exclude(pk__in=investigated.values("pk"))


def _in(cases: QuerySet["Case"]) -> Exists:
    """That the case of a row is one of these. EXISTS and not IN: SQLite would first make the list of all of them."""
    return Exists(cases.filter(pk=OuterRef("case_id")))


def visible_conversations(actor: Actor) -> QuerySet[Conversation]:
    """The conversations an actor may read: of cases they may see, the locked ones only as the separate reader."""
    whole = Conversation.objects.filter(merged_into=None)
    readable = Q(locked=Lock.NONE) & _in(cases_with_messages(actor))
    if actor.may(Permission.READ_LOCKED_THREADS):
        readable |= ~Q(locked=Lock.NONE) & _in(_cases_read_past_locks(actor))
    return whole.filter(readable)


def listed_conversations(actor: Actor) -> QuerySet[Conversation]:
    """The conversations an actor may know of: a locked one is listed as locked, without its title or its people."""
    known = Q(_in(cases_with_messages(actor)))
    if actor.may(Permission.READ_LOCKED_THREADS):
        known |= ~Q(locked=Lock.NONE) & _in(_cases_read_past_locks(actor))
    return Conversation.objects.filter(known, merged_into=None)


def get_conversation(actor: Actor, ref: str) -> Conversation:
    """A conversation the actor may read. Raises Hidden when there is none, or none that the actor may read."""
    found = visible_conversations(actor).filter(ref=ref).select_related("case").first()
    if found is None:
        raise Hidden
    return found


def get_listed_conversation(actor: Actor, ref: str) -> Conversation:
    """A conversation the actor may know of, locked or not: for locking and unlocking. Raises Hidden."""
    found = listed_conversations(actor).filter(ref=ref).select_related("case").first()
    if found is None:
        raise Hidden
    return found


def visible_messages(actor: Actor) -> QuerySet[Message]:
    """The messages of the conversations an actor may read."""
    return Message.objects.filter(conversation__in=visible_conversations(actor))


def get_message(actor: Actor, ref: str) -> Message:
    """A message the actor may read, or the one read in its place. Raises Hidden when there is none that they may."""
    known = (
        Message.objects.filter(ref=ref, same_as__isnull=False).values_list("same_as__ref", flat=True).first()
    )
    found = visible_messages(actor).filter(ref=known or ref)
    message = found.select_related("conversation__case", "sender__head", "reply_to__sender__head").first()
    if message is None:
        raise Hidden
    return message


def visible_imports(actor: Actor) -> QuerySet[Import]:
    """The imports of the cases that an actor may see."""
    return Import.objects.filter(_in(cases_with_messages(actor)))


def get_import(actor: Actor, ref: str) -> Import:
    """An import of a case that the actor may see. Raises Hidden."""
    found = visible_imports(actor).filter(ref=ref).select_related("case", "phone__exhibit", "scope").first()
    if found is None:
        raise Hidden
    return found


def visible_scopes(actor: Actor) -> QuerySet[Scope]:
    """The scopes of the cases that an actor may see."""
    return Scope.objects.filter(_in(cases_with_messages(actor)))


def get_scope(actor: Actor, ref: str) -> Scope:
    """A scope of a case that the actor may see. Raises Hidden."""
    found = visible_scopes(actor).filter(ref=ref).select_related("case", "exhibit").first()
    if found is None:
        raise Hidden
    return found


def visible_participants(actor: Actor) -> QuerySet[Participant]:
    """The participants of the cases an actor may see, but for those who only take part in threads locked to them."""
    theirs = Stay.objects.filter(participant=OuterRef("pk"))
    in_the_open = Exists(theirs.filter(conversation__in=visible_conversations(actor)))
    return Participant.objects.filter(_in(cases_with_messages(actor)), in_the_open | ~Exists(theirs))


def get_participant(actor: Actor, ref: str) -> Participant:
    """A participant of a case that the actor may see. Raises Hidden."""
    found = visible_participants(actor).filter(ref=ref).select_related("case").first()
    if found is None:
        raise Hidden
    return found


def get_proposal(actor: Actor, ref: str) -> Proposal:
    """A proposal about two conversations, both of which the actor may read. Raises Hidden."""
    readable = visible_conversations(actor)
    found = Proposal.objects.filter(ref=ref, first__in=readable, second__in=readable)
    proposal = found.select_related("first__case", "second").first()
    if proposal is None:
        raise Hidden
    return proposal


def check_can_import(actor: Actor, case: "Case") -> None:
    """Importing messages: whoever prepares the case, but for the liaison officer."""
    cases_policy.check_can_prepare(actor, case)


def check_can_set_scope(actor: Actor, case: "Case") -> None:
    """Writing down what an extraction is authorised for: whoever prepares the case; who authorised it is named."""
    cases_policy.check_can_prepare(actor, case)


def check_can_match(actor: Actor, case: "Case") -> None:
    """Deciding that two participants are one, who they are, and which threads are one: whoever prepares the case."""
    cases_policy.check_can_prepare(actor, case)


def check_can_lock(actor: Actor, case: "Case") -> None:
    """Locking a thread out of the reading: whoever prepares the case, at the first sign that it should be."""
    cases_policy.check_can_prepare(actor, case)


def check_can_unlock(actor: Actor, conversation: Conversation) -> None:
    """Unlocking is for the separate reader, who knows what is in it and does not investigate the case."""
    if not _cases_read_past_locks(actor).filter(pk=conversation.case_id).exists():
        raise Refused("A locked thread is unlocked by a senior officer who does not investigate the case.")


def check_can_destroy(actor: Actor, case: "Case") -> None:
    """Destroying what was sealed: the appropriate authority, and the job that does it on the day."""
    if actor.kind != "system":
        cases_policy.check_can_decide(actor, case)
