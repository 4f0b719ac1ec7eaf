"""Lists, counts, searches and files show Ed exactly what they would show him if his case did not exist."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.urls import reverse

from peelian.cases.models import Case
from peelian.cases.services.sealing import seal_case
from tests.architecture.matters import Matter, make_matter, references
from tests.architecture.scene import Scene, make_otto, signed_in
from tests.architecture.walking import Answer, ask
from tests.cases.factories import at
from tests.cast import Cast

pytestmark = pytest.mark.django_db
LISTS = [
    "desk:home",
    "desk:saved-views",
    "desk:cases-csv",
    "desk:due-csv",
    "cases:list",
    "clocks:due",
    "reports:list",
    "restrictions:register",
    "restrictions:register-csv",
    "restrictions:alerts",
    "restrictions:postings",
    "people:list",
    "access:conflicts",
]
NARROWED = [
    "cases:list?mine=on",
    "clocks:due?list=overdue&whose=all",
    "clocks:due?list=owed&whose=unit",
    "clocks:due?list=later&whose=all",
    "desk:due-csv?list=overdue&whose=all",
    "reports:list?words=Damselfly",
]
WORDS = [
    "Damselfly",
    "Nightjar",
    "Plumtreeve",
    "message",
    '"demeaned a colleague"',
    "Woman A",
    "4471",
    "Harbour",
]
Look = Callable[[str], Answer]


@pytest.fixture
def before(cast: Cast) -> Scene:
    """Ed's force before anybody reported anything about him: one case about Otto, which Ed may see."""
    otto = make_otto(cast)
    case, report = make_matter(cast, Matter(title="Operation Teasel", about=otto, lead=cast.asha))
    targets = {"other": references(case, report), "otto": {"person": otto.ref}}
    return Scene(cast, targets, {key: signed_in(key) for key in ("ed", "ben", "cora")})


def after(scene: Scene) -> Scene:
    """The same with a report and a case about Ed, and a sealed one about Otto."""
    cast, otto = scene.cast, scene.targets["otto"]["person"]
    about_ed = Matter(title="Operation Damselfly", about=cast.ed.person, lead=cast.asha)
    own, report = make_matter(cast, about_ed)
    about_otto = replace(
        about_ed, title="Operation Nightjar", about=type(cast.ed.person).objects.get(ref=otto), lead=cast.dev
    )
    hidden, hidden_report = make_matter(cast, about_otto)
    seal_case(case=Case.objects.get(pk=hidden.pk), reasons="Covert.", actor=cast.cora.actor, at=at(17))
    found = {"ordinary": references(own, report), "sealed": references(hidden, hidden_report)}
    return replace(scene, targets=scene.targets | found)


def pages(scene: Scene, asked: list[str]) -> list[str]:
    """Every list, every search, and the pages of Otto, as addresses."""
    lists = [reverse(name) for name in LISTS]
    narrowed = [f"{reverse(name)}?{query}" for name, _, query in (each.partition("?") for each in NARROWED)]
    searches = [f"{reverse('desk:search')}?q={word}" for word in [*WORDS, *asked]]
    finders = [f"{reverse('people:list')}?text=Plumtreeve", f"{reverse('people:list')}?text=4471"]
    otto = [
        reverse(name, args=[scene.targets["otto"]["person"]]) for name in ("people:person", "desk:person")
    ]
    other = [reverse(name, args=[scene.targets["other"]["case"]]) for name in ("desk:case", "clocks:case")]
    return [*lists, *narrowed, *searches, *finders, *otto, *other]


def test_ed_sees_the_same_as_if_his_case_did_not_exist(before: Scene) -> None:
    later = after(before)
    secrets = [str(ref) for key in ("ordinary", "sealed") for ref in later.targets[key].values()]
    secrets = [secret for secret in secrets if "-" in secret]
    seen = {path: ask(later, "ed", path) for path in pages(later, secrets)}
    assert {answer.status for answer in seen.values()} == {200}
    traces = [
        f"{path} shows {secret}"
        for path, answer in seen.items()
        for secret in [*secrets, "Operation Damselfly", "Operation Nightjar"]
        if secret.encode() in answer.body and secret not in path
    ]
    assert traces == []


def test_the_words_of_every_list_are_those_from_before(before: Scene) -> None:
    asked = pages(before, [])
    then = {path: ask(before, "ed", path) for path in asked}
    later = after(before)
    changed = [path for path in asked if ask(later, "ed", path) != then[path]]
    assert changed == []


def test_others_do_see_that_something_was_added(before: Scene) -> None:
    """So that the test above compares pages on which a case would show."""
    asked = [reverse(name) for name in ("desk:home", "desk:cases-csv", "cases:list")]
    asked += [f"{reverse(name)}?list=overdue&whose=all" for name in ("clocks:due", "desk:due-csv")]
    asked.append(f"{reverse('desk:search')}?q=Damselfly")
    then = {path: ask(before, "cora", path) for path in asked}
    later = after(before)
    assert [path for path in asked if ask(later, "cora", path) == then[path]] == []
