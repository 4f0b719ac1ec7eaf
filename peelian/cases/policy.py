"""Who may see a case, and who may do what in it. No case can be had without saying who is asking."""

from django.db.models import Q, QuerySet

from peelian.access.actors import Actor
from peelian.access.permissions import Permission
from peelian.access.refusals import Hidden, Refused
from peelian.cases.models import Allegation, Case, Interview, Member, Party, Subject, Task
from peelian.cases.states import (
    INVESTIGATIONS,
    CaseStatus,
    Handling,
    MemberRole,
)
from peelian.people.policy import walls_of

INVESTIGATING = (MemberRole.LEAD, MemberRole.INVESTIGATOR)
WORKING = (*INVESTIGATING, MemberRole.AUTHORITY, MemberRole.LIAISON)


def visible_cases(actor: Actor) -> QuerySet[Case]:
    """The cases an actor may know of.

    Being on a case opens it, sealed or not. A unit or department sees its unsealed cases. Above all this stand the
    walls: nobody sees a matter in which they, or someone with whom they declared a conflict, are a subject or party.
    """
    if not actor.may(Permission.SEE_CASES):
        return Case.objects.none()
    mine = Member.objects.filter(account_ref=actor.ref, until_date=None).values("case_id")
    open_to_me = Q(pk__in=mine)
    if actor.may(Permission.SEE_DEPARTMENT_CASES):
        open_to_me |= Q(sealed=False)
    elif actor.may(Permission.SEE_UNIT_CASES) and actor.unit:
        open_to_me |= Q(sealed=False, unit=actor.unit)
    cases = Case.objects.filter(open_to_me)
    if actor.walled_cases:
        cases = cases.exclude(ref__in=actor.walled_cases)
    if walls := walls_of(actor):
        walled = Q(person__ref__in=walls)
        cases = cases.exclude(pk__in=Subject.objects.filter(walled).values("case_id"))
        cases = cases.exclude(pk__in=Party.objects.filter(walled).values("case_id"))
    return cases


def get_case(actor: Actor, ref: str) -> Case:
    """The case with this reference. Raises Hidden when there is none, or none that the actor may know of."""
    case = visible_cases(actor).filter(ref=ref).prefetch_related("members").first()
    if case is None:
        raise Hidden
    return case


def get_subject(actor: Actor, ref: str) -> Subject:
    """A subject of a case that the actor may see. Raises Hidden."""
    subject = (
        Subject.objects.filter(ref=ref, removed_at=None, case__in=visible_cases(actor))
        .select_related("case", "person")
        .first()
    )
    if subject is None:
        raise Hidden
    return subject


def get_party(actor: Actor, ref: str) -> Party:
    """A party to a case that the actor may see: the label and role, not who they are. Raises Hidden."""
    party = Party.objects.filter(ref=ref, case__in=visible_cases(actor)).select_related("case").first()
    if party is None:
        raise Hidden
    return party


def is_on(actor: Actor, case: Case, *roles: MemberRole) -> bool:
    """Whether the actor is on the case now, in one of the roles (any, when none is named).

    A page that asks many times prefetches the members, and then this costs no query.
    """
    return any(
        member.account_ref == actor.ref and member.until_date is None and (not roles or member.role in roles)
        for member in case.members.all()
    )


def _check_is_open(case: Case) -> None:
    if case.status == CaseStatus.CONCLUDED:
        raise Refused("This case is concluded. Reopen it first, with reasons.")


def check_can_open(actor: Actor) -> None:
    """Opening a case takes intake or the appropriate authority."""
    if not actor.may(Permission.OPEN_CASES):
        raise Refused("Only an intake officer or the appropriate authority can open a case.")


def check_can_work(actor: Actor, case: Case) -> None:
    """Working on an open case takes being on it, or being intake or authority in the department."""
    _check_is_open(case)
    if not actor.may(Permission.WORK_CASES):
        raise Refused("Your role does not work on cases.")
    if actor.may(Permission.OPEN_CASES) or is_on(actor, case, *WORKING):
        return
    raise Refused(
        "You are not assigned to this case. Ask the lead investigator or the appropriate authority."
    )


def check_can_prepare(actor: Actor, case: Case) -> None:
    """Adding subjects and allegations, and extending time: whoever works on the case, but for the liaison officer."""
    check_can_work(actor, case)
    if not actor.may(Permission.OPEN_CASES) and not is_on(actor, case, *INVESTIGATING, MemberRole.AUTHORITY):
        raise Refused(
            "A liaison officer keeps people informed. Ask the investigator to change the case itself."
        )


def check_can_decide(actor: Actor, case: Case) -> None:
    """Decisions that the law gives to the appropriate authority."""
    _check_is_open(case)
    if not actor.may(Permission.ACT_AS_AUTHORITY):
        raise Refused("This is a decision for the appropriate authority.", rule="PCR 2020 reg 2(1)")


def check_can_assess(actor: Actor, case: Case) -> None:
    """Who assesses severity depends on the door.

    Internally the appropriate authority does (PCR 2020 reg 14). Under the special procedure the person investigating
    does, after consulting the authority (PRA 2002 Sch 3; CMR 2020 reg 16); where the oversight body directs or runs
    the investigation it decides, and the authority records it.
    """
    _check_is_open(case)
    if case.handling in {Handling.LOCAL, Handling.LOCAL_SPECIAL}:
        if not is_on(actor, case, *INVESTIGATING):
            raise Refused(
                "In a local investigation the appointed investigator makes the severity assessment, after consulting "
                "the appropriate authority.",
                rule="PRA 2002 Sch 3 para 19A; CMR 2020 reg 16",
            )
        return
    check_can_decide(actor, case)


def check_can_investigate(actor: Actor, case: Case) -> None:
    """Notices, terms of reference and interviews belong to the person appointed to investigate."""
    _check_is_open(case)
    if case.handling not in INVESTIGATIONS:
        raise Refused("No investigation has been decided on. Decide how the matter is handled first.")
    if not is_on(actor, case, *INVESTIGATING):
        raise Refused("Only an investigator appointed to this case can do this.", rule="PCR 2020 regs 15-17")


def check_can_give_notices(actor: Actor, case: Case) -> None:
    """Notices come from whoever investigates, and one kind from the authority: the service tells them apart."""
    if actor.may(Permission.ACT_AS_AUTHORITY):
        _check_is_open(case)
    else:
        check_can_investigate(actor, case)


def check_can_refer(actor: Actor, case: Case) -> None:
    """Answering the referral test and referring: the appropriate authority (CMR 2020 regs 4, 7, 9)."""
    check_can_decide(actor, case)


def check_can_seal(actor: Actor, case: Case) -> None:
    """Sealing: those whose role carries it."""
    if not actor.may(Permission.SEAL_CASES):
        raise Refused("Only the appropriate authority or a senior officer can seal a case or lift a seal.")


def check_can_conclude(actor: Actor, case: Case) -> None:
    """Concluding: the appropriate authority."""
    _check_is_open(case)
    if not actor.may(Permission.CLOSE_CASES):
        raise Refused("Only the appropriate authority can conclude a case.")


def check_can_reopen(actor: Actor, case: Case) -> None:
    """Reopening: the appropriate authority, and only what is concluded."""
    if not actor.may(Permission.CLOSE_CASES):
        raise Refused("Only the appropriate authority can reopen a case.")
    if case.status != CaseStatus.CONCLUDED:
        raise Refused("This case is not concluded.")


def check_can_add_protected(actor: Actor, case: Case) -> None:
    """Adding a victim, witness, complainant or interested person."""
    check_can_work(actor, case)


def check_can_let_go(actor: Actor, case: Case) -> None:
    """Letting a party go takes working on the case; after it ends too, while updates to them may still be owed."""
    if not actor.may(Permission.OPEN_CASES) and not is_on(actor, case, *WORKING):
        raise Refused(
            "You are not assigned to this case. Ask the lead investigator or the appropriate authority."
        )


def check_can_see_protected(actor: Actor, case: Case) -> None:
    """Who someone behind the victims' wall is: named roles, on this case, giving a reason."""
    if not actor.may(Permission.SEE_PROTECTED_PEOPLE):
        raise Refused("Only an investigator or victim liaison officer on this case can see these details.")
    if not is_on(actor, case, MemberRole.LEAD, MemberRole.INVESTIGATOR, MemberRole.LIAISON):
        raise Refused("You are not on this case, so these details stay closed to you.")


def check_can_finish_task(actor: Actor, task: Task) -> None:
    """A task is finished by its owner or by whoever set it, once."""
    if task.done_at:
        raise Refused("This task is already done.")
    if actor.ref not in {task.owner_ref, task.set_by_ref}:
        raise Refused("Only the task's owner, or whoever set it, can mark it done.")


def get_task(actor: Actor, ref: str) -> Task:
    """A task on a case that the actor may see. Raises Hidden."""
    task = Task.objects.filter(ref=ref, case__in=visible_cases(actor)).select_related("case").first()
    if task is None:
        raise Hidden
    return task


def get_allegation(actor: Actor, ref: str) -> Allegation:
    """An allegation in a case that the actor may see. Raises Hidden."""
    found = Allegation.objects.filter(
        ref=ref, subject__case__in=visible_cases(actor), subject__removed_at=None
    )
    allegation = found.select_related("subject__case", "subject__person").first()
    if allegation is None:
        raise Hidden
    return allegation


def get_interview(actor: Actor, ref: str) -> Interview:
    """An interview in a case that the actor may see. Raises Hidden."""
    found = Interview.objects.filter(ref=ref, subject__case__in=visible_cases(actor))
    interview = found.select_related("subject__case", "subject__person").first()
    if interview is None:
        raise Hidden
    return interview
