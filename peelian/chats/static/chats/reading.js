// Reads a conversation by keyboard. Everything these keys do can be done by links; the page is whole without this file.
const SWITCH = "peelian-chats-keys";
const flow = document.querySelector("[data-chats-flow]");
const help = document.querySelector("dialog[data-chats-keys]");
const messages = flow ? [...flow.querySelectorAll("[data-chats-message]")] : [];

const on = () => {
  try {
    return localStorage.getItem(SWITCH) !== "off";
  } catch {
    return true;
  }
};
const at = () => messages.findIndex((each) => each.contains(document.activeElement));
const go = (place) => {
  messages[place].focus();
  messages[place].scrollIntoView({ block: "nearest" });
};
const follow = (name) => {
  const link = document.querySelector(`a[data-chats-go="${name}"]`);
  if (link) link.click();
  return Boolean(link);
};
const start = () => {
  const chosen = messages.findIndex((each) => each.hasAttribute("data-chats-chosen"));
  return chosen < 0 ? 0 : chosen;
};
const step = (by) => {
  const here = at();
  const next = here < 0 ? start() : here + by;
  if (messages[next]) go(next);
  else follow(by > 0 ? "later" : "earlier");
};
const dayOf = (place) => messages[place]?.dataset.chatsDay;
const day = (by) => {
  const here = Math.max(at(), 0);
  let next = here;
  while (messages[next] && dayOf(next) === dayOf(here)) next += by;
  if (!messages[next]) return follow(by > 0 ? "next-day" : "previous-day");
  while (by < 0 && next > 0 && dayOf(next - 1) === dayOf(next)) next -= 1;
  return go(next);
};
const inMessage = (selector) => {
  const here = at();
  return here < 0 ? null : messages[here].querySelector(selector);
};

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  n: () => day(1),
  p: () => day(-1),
  g: () => follow("first"),
  G: () => follow("last"),
  w: () => inMessage("a[data-chats-room]")?.click(),
  r: () => inMessage("a[data-chats-answers]")?.click(),
  s: () => {
    const source = inMessage("details[data-chats-source]");
    if (source) source.open = !source.open;
  },
  "/": () => document.querySelector("input[data-chats-search]")?.focus(),
  "?": () => help?.showModal(),
};

const typing = (target) => target.closest("input, select, textarea, [contenteditable], dialog");
document.addEventListener("keydown", (press) => {
  const act = KEYS[press.key];
  if (!act || !on() || press.ctrlKey || press.altKey || press.metaKey || typing(press.target)) return;
  press.preventDefault();
  act();
});

// Single keys can get in the way of speech input: they can be switched off (WCAG 2.2, 2.1.4).
for (const button of document.querySelectorAll("[data-chats-keys-help]")) {
  button.hidden = false;
  button.addEventListener("click", () => help?.showModal());
}
const turn = document.querySelector("[data-chats-keys-switch]");
const label = () => {
  if (turn) turn.textContent = on() ? "Turn these keys off" : "Turn these keys on";
};
turn?.addEventListener("click", () => {
  try {
    localStorage.setItem(SWITCH, on() ? "off" : "on");
  } catch {
    turn.textContent = "This browser does not let the choice be kept";
    return;
  }
  label();
});
label();

// A number or day that was jumped to is where the keys begin.
if (flow && location.hash.startsWith("#m-")) document.getElementById(location.hash.slice(1))?.focus();
