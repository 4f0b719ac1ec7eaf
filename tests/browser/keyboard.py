"""Walks a page with the Tab key alone, as people do who use no mouse."""

from dataclasses import dataclass

from playwright.sync_api import Page

PREPARE = """() => {
  const parts = element => {
    const label = element.labels && element.labels[0];
    return [[element, null], [element, '::before'], [element, '::after'], [element.parentElement, null],
            ...(label ? [[label, null], [label, '::before'], [label, '::after']] : [])];
  };
  const look = element => JSON.stringify(parts(element).map(([part, pseudo]) => {
    const style = getComputedStyle(part, pseudo);
    return [style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow, style.backgroundColor,
            style.borderColor, style.borderWidth, style.color, style.textDecorationLine, style.clip, style.position];
  }));
  const shown = element => element.checkVisibility({visibilityProperty: true}) &&
    element.getClientRects().length > 0;
  const radios = new Set();
  const reachable = element => {
    if (element.tabIndex < 0 || element.disabled || element.closest('[inert]')) return false;
    if (!shown(element)) return false;
    if (element.type !== 'radio') return true;
    const group = [...document.querySelectorAll('input[type=radio]')].filter(
      other => other.name === element.name && other.form === element.form);
    const chosen = group.find(other => other.checked);
    return chosen ? chosen === element : group[0] === element;
  };
  const all = [...document.querySelectorAll(
    'a[href], button, input, select, textarea, summary, [tabindex], [contenteditable]')].filter(reachable);
  // The walk begins at the top of the page, wherever a script has put the focus.
  const top = document.createElement('span');
  top.tabIndex = -1;
  document.body.prepend(top);
  top.focus();
  top.remove();
  window.__walk = {look, shown, before: new Map(all.map(element => [element, look(element)])),
                   names: new Map(), expected: all, visited: new Set()};
  const name = element => (element.getAttribute('aria-label') || (element.labels && element.labels[0] &&
    element.labels[0].innerText) || element.innerText || element.name || element.id || element.tagName)
    .trim().replace(/\\s+/g, ' ').slice(0, 80);
  window.__walk.name = name;
  return all.length;
}"""

STEP = """() => {
  const walk = window.__walk, element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return null;
  const seen = walk.visited.has(element);
  walk.visited.add(element);
  const box = element.getBoundingClientRect();
  const label = element.labels && element.labels[0] ? element.labels[0].getBoundingClientRect() : box;
  return {
    name: walk.name(element), seen,
    visible: walk.shown(element) && (box.width > 1 && box.height > 1 || label.width > 1),
    on_screen: box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth,
    // An element that came to be only now was not looked at before: its focus ring must show by itself.
    marked: walk.before.has(element) ? walk.before.get(element) !== walk.look(element)
                                     : getComputedStyle(element).outlineStyle !== 'none',
  };
}"""

MISSED = "() => __walk.expected.filter(element => !__walk.visited.has(element)).map(__walk.name)"


@dataclass(frozen=True)
class Stop:
    """One place where the focus rested."""

    name: str
    visible: bool
    on_screen: bool
    marked: bool


def walk(page: Page) -> list[Stop]:
    """Press Tab through the whole page and return every stop in order.

    Fails when the focus is caught somewhere, when something that should be reached is not, and when a stop cannot
    be seen or does not show that it has the focus (WCAG 2.1.1, 2.1.2, 2.4.7).
    """
    count = page.evaluate(PREPARE)
    stops: list[Stop] = []
    for _ in range(count * 2 + 20):
        page.keyboard.press("Tab")
        found = page.evaluate(STEP)
        if found is None or found.pop("seen"):
            break
        stops.append(Stop(**found))
    else:
        raise AssertionError(f"{page.url}: Tab never comes to an end; the focus moves on for ever.")
    missed = page.evaluate(MISSED)
    assert not missed, f"{page.url}: Tab does not reach {missed}; it reached {[stop.name for stop in stops]}."
    for stop in stops:
        assert stop.visible, f"{page.url}: {stop.name!r} has the focus and is not to be seen."
        assert stop.on_screen, f"{page.url}: {stop.name!r} has the focus and stands outside the window."
        assert stop.marked, f"{page.url}: {stop.name!r} does not show that it has the focus."
    return stops


def tab_to(page: Page, name: str, *, presses: int = 200) -> None:
    """Press Tab until something whose name holds `name` has the focus. Fails if nothing of that name comes."""
    page.evaluate(PREPARE)
    passed: list[str] = []
    for _ in range(presses):
        page.keyboard.press("Tab")
        found = page.evaluate(STEP)
        if found and name in found["name"]:
            return
        passed.append(found["name"] if found else "(the end)")
    raise AssertionError(f"{page.url}: Tab never came to {name!r}, only to {passed[:60]}.")
