"""Who may know of a picture or film, who may be shown it, and who must agree.

Knowing that a film is in a case is knowledge about its victim. So the facts are for those on the case and for those
who approve looks, through the case and through its conversations: what was sent in a locked thread alone is not there.
"""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q, QuerySet

from peelian.access.actors import Actor
from peelian.access.permissions import Permission
from peelian.access.refusals import Hidden, Refused
from peelian.cases import policy as cases_policy
from peelian.chats import policy as chats_policy
from peelian.chats.states import Lock
from peelian.media.models import Appearance, CaseRules, HashList, Hit, Look, OptOut, Picture, Run
from peelian.media.states import BEFORE, FLAG_LABELS, TWO_PEOPLE, Flag, LookStatus, Step

if TYPE_CHECKING:
    from peelian.cases.models import Case


def may_see_media_of(actor: Actor, case: "Case") -> bool:
    """Whether the actor may know of the media of a case that policy gave to them."""
    if not actor.may(Permission.SEE_MEDIA_FACTS):
        return False
    return actor.may(Permission.APPROVE_LOOKS) or cases_policy.is_on(actor, case)


def get_case(actor: Actor, ref: str) -> "Case":
    """A case whose media the actor may know of. Raises Hidden."""
    case = cases_policy.get_case(actor, ref)
    if not may_see_media_of(actor, case):
        raise Hidden
    return case


def _cases(actor: Actor) -> QuerySet["Case"]:
    cases = cases_policy.visible_cases(actor)
    if not actor.may(Permission.SEE_MEDIA_FACTS):
        return cases.none()
    if actor.may(Permission.APPROVE_LOOKS):
        return cases
    return cases.filter(members__account_ref=actor.ref, members__until_date=None)


def visible_pictures(actor: Actor) -> QuerySet[Picture]:
    """The files an actor may know of: of cases as above, sent in a conversation that they may read."""
    readable = chats_policy.visible_conversations(actor)
    known = Q(conversation__in=readable) | Q(conversation__merged_into__in=readable)
    if actor.may(Permission.APPROVE_LOOKS):
        # Who approves a look need not read the messages: a senior officer knows of the file and not of its spread.
        known |= Q(conversation__locked=Lock.NONE)
    sent = Appearance.objects.filter(known, picture=OuterRef("pk"))
    # EXISTS and not IN: SQLite would first make the list of every case that the actor may see.
    return Picture.objects.filter(Exists(sent), Exists(_cases(actor).filter(pk=OuterRef("case_id"))))


def get_picture(actor: Actor, ref: str) -> Picture:
    """A file the actor may know of. Raises Hidden when there is none, or none the actor may know of."""
    found = visible_pictures(actor).filter(ref=ref).select_related("case", "group").first()
    if found is None:
        raise Hidden
    return found


def visible_lists(actor: Actor) -> QuerySet[HashList]:
    """Lists of cases whose media the actor may know of; those for every case are seen by all who see any media."""
    if not actor.may(Permission.SEE_MEDIA_FACTS):
        return HashList.objects.none()
    return HashList.objects.filter(Q(case__in=_cases(actor)) | Q(case=None))


def get_list(actor: Actor, ref: str) -> HashList:
    """A list the actor may know of. Raises Hidden."""
    found = visible_lists(actor).filter(ref=ref).select_related("case").first()
    if found is None:
        raise Hidden
    return found


def visible_hits(actor: Actor) -> QuerySet[Hit]:
    """Matches of files that the actor may know of."""
    return Hit.objects.filter(picture__in=visible_pictures(actor))


def get_hit(actor: Actor, ref: str) -> Hit:
    """A match of a file that the actor may know of. Raises Hidden."""
    found = visible_hits(actor).filter(ref=ref).select_related("picture__case", "list").first()
    if found is None:
        raise Hidden
    return found


def get_run(actor: Actor, ref: str) -> Run:
    """A working out of likenesses, in a case whose media the actor may know of. Raises Hidden."""
    found = Run.objects.filter(ref=ref, case__in=_cases(actor)).select_related("case").first()
    if found is None:
        raise Hidden
    return found


def visible_looks(actor: Actor) -> QuerySet[Look]:
    """One's own looks, and for who approves them those of others, at files they may know of."""
    looks = Look.objects.filter(picture__in=visible_pictures(actor))
    return looks if actor.may(Permission.APPROVE_LOOKS) else looks.filter(asked_by_ref=actor.ref)


def get_look(actor: Actor, ref: str) -> Look:
    """A look that is the actor's own, or that they may approve. Raises Hidden."""
    found = visible_looks(actor).filter(ref=ref).select_related("picture__case").first()
    if found is None:
        raise Hidden
    return found


def check_can_prepare(actor: Actor, case: "Case") -> None:
    """Working out likenesses, flagging, giving a case's list and deciding matches: whoever prepares the case."""
    cases_policy.check_can_prepare(actor, case)


def check_can_manage_lists(actor: Actor) -> None:
    """Lists that are matched in every case."""
    if not actor.may(Permission.MANAGE_HASH_LISTS):
        raise Refused("Only the appropriate authority can give or withdraw a list for every case.")


def check_can_change_list(actor: Actor, given: HashList) -> None:
    """Withdrawing a list: who may give one like it."""
    if given.withdrawn_at:
        raise Refused("This list is withdrawn already.")
    if given.case is None:
        check_can_manage_lists(actor)
    else:
        check_can_prepare(actor, given.case)


def check_can_set_rules(actor: Actor, case: "Case") -> None:
    """Naming the person who is told, and asking two people for every look: the appropriate authority."""
    cases_policy.check_can_decide(actor, case)


def check_can_flag(actor: Actor, picture: Picture) -> None:
    """Flagging. What is quarantined stays so."""
    if picture.flag == Flag.QUARANTINED:
        raise Refused("This file is quarantined. Nothing is done with it here any more.")
    check_can_prepare(actor, picture.case)


def check_can_report(actor: Actor, picture: Picture) -> None:
    """Reporting a possible indecent image of a child: whoever may know of the file, at once."""
    if picture.flag == Flag.QUARANTINED:
        raise Refused("This file is quarantined already, and the named person was told.")


def check_can_ask(actor: Actor, picture: Picture) -> None:
    """Asking to be shown a file: an investigator of the case; not what they opted out of, nothing quarantined."""
    if picture.flag == Flag.QUARANTINED:
        raise Refused(
            "This file is quarantined. Nobody can look at it here; ask the person named in the case."
        )
    if not actor.may(Permission.LOOK_AT_MEDIA):
        raise Refused(
            "Your role is not shown pictures. Those who approve a look do not need to see it themselves."
        )
    check_can_prepare(actor, picture.case)
    if OptOut.objects.filter(account_ref=actor.ref, flag=picture.flag).exists():
        raise Refused(
            f"You chose not to be shown what is flagged “{FLAG_LABELS[Flag(picture.flag)]}”. "
            "Ask a colleague, or change your choice under “My looks”."
        )


def takes_two(picture: Picture, actor: Actor) -> bool:
    """Whether a second person must approve that the actor looks at this file.

    Whoever took its flag away needs one too: else a flag would be no more than a question to oneself.
    """
    unflagged = bool(actor.ref) and picture.flagged_by_ref == actor.ref
    return picture.flag in TWO_PEOPLE or unflagged or all_take_two(picture.case)


def all_take_two(case: "Case") -> bool:
    """Whether the rules of a case ask for two people at every look."""
    return CaseRules.objects.filter(case=case, two_for_all=True).exists()


def check_can_approve(actor: Actor, look: Look, *, at: datetime) -> None:
    """Approving a look: another account than the one that asked, in time."""
    if look.status != LookStatus.REQUESTED:
        raise Refused("This look is not waiting for anybody.")
    if at >= look.closes_at:
        raise Refused("Nobody approved this look in time. It has to be asked for again.")
    if actor.ref == look.asked_by_ref:
        raise Refused("A look is approved by somebody other than the one who asked.")
    if not actor.may(Permission.APPROVE_LOOKS):
        raise Refused("Only the appropriate authority or a senior officer can approve a look.")
    if look.picture.flag == Flag.QUARANTINED:
        raise Refused("This file is quarantined. Nobody can look at it here.")


def check_can_be_shown(actor: Actor, look: Look, step: Step, *, at: datetime) -> None:
    """Being shown a file once: in one's own look, while it is open, and clear only after blurred or grey."""
    if actor.ref != look.asked_by_ref:
        raise Refused("This look was opened to somebody else. Ask for your own.")
    if look.status != LookStatus.APPROVED or at >= look.closes_at:
        raise Refused("This look is not open. Ask for another, with its reason.")
    check_can_ask(actor, look.picture)
    if not look.decided_by_ref and takes_two(look.picture, actor):
        raise Refused("Since this look was opened, a second person must approve it. Ask for another.")
    had = set(look.showings.exclude(shown_at=None).values_list("step", flat=True))
    if BEFORE[step] and not BEFORE[step] & had:
        raise Refused("It is shown blurred first. Look at that, and then decide whether you need more.")
