"""The pages of docs/ that are made from the code: `python -m tests.architecture.pages` writes them.

A test fails while one of them says something else than the code.
"""

import os
from collections.abc import Iterator
from itertools import groupby

from tests.architecture.source import DOCS

MADE = "This page is made by `python -m tests.architecture.pages` from {source}; do not edit it."


def pages() -> dict[str, str]:
    """Every page by its path below docs/."""
    return {
        "permissions.md": "\n".join(_permissions()) + "\n",
        "personal-data.md": "\n".join(_personal_data()) + "\n",
        **{f"states/{room}.md": text for room, text in _states()},
    }


def _head(title: str, source: str) -> list[str]:
    return [f"# {title}", "", MADE.format(source=source), ""]


def _permissions() -> Iterator[str]:
    from peelian.access.permissions import PERMISSION_SENTENCES, ROLE_CARDS, Permission, Role

    yield from _head("Permissions and roles", "`peelian/access/permissions.py`")
    yield "Roles are code. The database stores their short codes, and who held which from when until when; the ledger"
    yield "has every grant and every end. A permission opens nothing that a wall closes: one's own matter, a declared"
    yield "conflict, a sealed case. What each person gets at each address is in `tests/architecture/matrix/`."
    yield from ("", "## Roles", "", "| Role | Code | What it is for |", "|---|---|---|")
    for role in Role:
        yield f"| {ROLE_CARDS[role].title} | `{role.value}` | {ROLE_CARDS[role].purpose} |"
    yield from ("", "## Permissions", "", "| Permission | What it allows | Held by |", "|---|---|---|")
    for permission in Permission:
        held = [card.title for card in ROLE_CARDS.values() if permission in card.permissions]
        yield f"| `{permission.value}` | {PERMISSION_SENTENCES[permission]} | {', '.join(held)} |"


def _personal_data() -> Iterator[str]:
    from django.apps import apps

    from tests.architecture.personal_data import classification, retention

    yield from _head("Personal data, and how long it is kept", "`personal_data` of each model")
    yield "Identity names a person or leads to one; special category is what Part 3 of the Data Protection Act 2018"
    yield "calls sensitive; operational says what was done; none says nothing of anybody. The periods of the national"
    yield "retention schedule could not be read, so each rule names its group and is marked unverified."
    models = [model for model in apps.get_models() if model.__module__.startswith("peelian.")]
    models.sort(key=lambda model: (model._meta.app_label, model.__name__))
    for room, within in groupby(models, key=lambda model: model._meta.app_label):
        yield from ("", f"## {room}")
        for model in within:
            yield from ("", f"### {model.__name__}", "", f"Kept: {retention(model)}", "")
            yield from ("| Class | Fields |", "|---|---|")
            rows = sorted(classification(model), key=lambda row: (row[1], row[0]))
            for kind, fields in groupby(rows, key=lambda row: row[1]):
                yield f"| {kind} | {', '.join(f'`{name}`' for name, _ in fields)} |"


def _states() -> Iterator[tuple[str, str]]:
    from tests.architecture.states import every_set

    for room, sets in groupby(every_set(), key=lambda each: each.room):
        lines = _head(f"The statuses of {room}", f"`peelian/{room}/states.py`")
        for statuses in sets:
            lines += _one_set(statuses)
        yield room, "\n".join(lines).rstrip() + "\n"


def _one_set(statuses) -> Iterator[str]:  # type: ignore[no-untyped-def]  # tests.architecture.states.Statuses
    yield from (f"## {statuses.enum.__name__}", "", (statuses.enum.__doc__ or "").strip(), "")
    yield "| Status | Code | What it means | Whose turn | Told by | Can become |"
    yield "|---|---|---|---|---|---|"
    for status in statuses.enum:
        told = ", ".join(f"`{event}`" for event in statuses.events[status])
        onward = [statuses.labels[each] for each in statuses.enum if each in statuses.transitions[status]]
        yield (
            f"| {statuses.labels[status]} | `{status.value}` | {statuses.sentences[status]} "
            f"| {statuses.owners[status]} | {told} | {', '.join(onward) or 'nothing further'} |"
        )
    yield ""


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "peelian.config.settings")
    django.setup()
    for name, text in pages().items():
        (DOCS / name).parent.mkdir(exist_ok=True)
        (DOCS / name).write_text(text)
