"""Holds the body of a template against its head, so that no letter can print a gap. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from peelian.documents.templating.template import (
    For,
    If,
    Need,
    Node,
    Piece,
    Slot,
    Template,
    TemplateBroken,
)

GIVEN = frozenset({("made_on",)})
"""Facts that every letter has without being told: the day on which it is made."""
OF_THE_LAW = frozenset({"text", "citation"})
"""What a `Cited` fact can be asked for, without a line in the head."""
Path = tuple[str, ...]


def check_slots(template: Template) -> None:
    """Raise TemplateBroken for a placeholder nobody declared, a declared fact never used, or one that may be a gap."""
    checked = _Checked(template)
    checked.walk(template.body, sure=frozenset())
    unused = {*checked.needs, *checked.optional} - checked.used
    # A list is used by its fields; a field is declared for the sake of its list.
    unused -= {path[:length] for path in checked.used for length in range(1, len(path))}
    if unused:
        raise TemplateBroken(f"{template.code} declares {_named(unused)} and never uses it.")


def _named(paths: Iterable[Path]) -> str:
    return ", ".join(sorted(".".join(path) for path in paths))


class _Checked:
    """One walk through a body, remembering which facts are certain to be there."""

    def __init__(self, template: Template) -> None:
        self.code = template.code
        self.needs: dict[Path, Need] = {need.path: need for need in template.needs}
        self.optional = frozenset(template.optional)
        self.used: set[Path] = {need.when for need in template.needs if need.when}
        for when in self.used:
            self._declared(when)

    def walk(self, nodes: Iterable[Node], *, sure: frozenset[tuple[Path, bool]]) -> None:
        for node in nodes:
            if isinstance(node, Piece):
                for part in (part for cell in node.cells for part in cell if isinstance(part, Slot)):
                    self._check_printed(part, sure)
            elif isinstance(node, For):
                path = self._declared(node.slot.source)
                self.walk(node.body, sure=sure | {(path, True)})
            else:
                self._walk_if(node, sure)

    def _walk_if(self, node: If, sure: frozenset[tuple[Path, bool]]) -> None:
        path = self._declared(node.slot.source)
        self.walk(node.then, sure=sure | {(path, True)})
        self.walk(node.otherwise, sure=sure | {(path, False)})

    def _declared(self, source: Path) -> Path:
        """The declared fact that a placeholder is about; raise TemplateBroken when there is none."""
        known = {*self.needs, *self.optional, *GIVEN}
        path = source if source in known or source[-1] not in OF_THE_LAW else source[:-1]
        if path not in known:
            raise TemplateBroken(
                f"{self.code} prints {{{{{'.'.join(source)}}}}}, which its head does not declare with need or may."
            )
        self.used.add(path)
        return path

    def _check_printed(self, slot: Slot, sure: frozenset[tuple[Path, bool]]) -> None:
        path = self._declared(slot.source)
        need = self.needs.get(path)
        certain = path in GIVEN or (need is not None and not need.when) or (path, True) in sure
        if need is not None and need.when:
            certain = certain or (need.when, not need.unless) in sure
        if not certain:
            raise TemplateBroken(
                f"{self.code} prints {{{{{'.'.join(slot.path)}}}}} where it may be missing. "
                f"Put {{% if {'.'.join(slot.path)} %}} and {{% end %}} around it, or say that it is needed."
            )
