// Reading by keyboard. Everything here is a button or a field of the page, which works without this file.
const one = (mark) => document.querySelector(`[data-review-${mark}]`);
const form = one("form");
const lines = [...document.querySelectorAll("[data-review-thread] [data-review-line], .review-thread [data-review-line]")];
const order = ["yes", "unsure", "no"];
let sent = false;

// Single keys can get in the way of speech input: they can be switched off (WCAG 2.2, 2.1.4).
const SWITCH = "peelian-review-keys";
const on = () => {
  try {
    return localStorage.getItem(SWITCH) !== "off";
  } catch {
    return true;
  }
};

const press = (button) => {
  if (!button || sent) return;
  sent = true;
  button.click();
};

const toggle = (key) => {
  const group = document.querySelector(`[data-review-key="${key}"]`);
  if (!group) return;
  const now = group.querySelector("input:checked");
  const next = order[(order.indexOf(now ? now.value : "no") + 1) % order.length];
  const choice = group.querySelector(`input[value="${next}"]`);
  choice.checked = true;
  show(group);
};

const show = (group) => {
  const chosen = group.querySelector("input:checked");
  group.dataset.answer = chosen ? chosen.value : "no";
};

const move = (step) => {
  if (!lines.length) return;
  const at = lines.indexOf(document.activeElement);
  const from = at < 0 ? lines.findIndex((line) => line.hasAttribute("data-review-chosen")) : at;
  const next = lines[Math.min(lines.length - 1, Math.max(0, from + step))];
  next.focus();
  next.scrollIntoView({ block: "nearest" });
};

const typing = (target) => target.matches("textarea, input:not([type=radio]):not([type=checkbox]), select");

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  if (typing(event.target)) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  if (!on()) return;
  const onControl = event.target.closest("a, button, summary");
  if (/^[1-9]$/.test(event.key)) toggle(event.key);
  else if (event.key === "Enter" && !onControl) press(one("save") || one("begin"));
  else if (event.key === "f") press(one("aside"));
  else if (event.key === "u") press(one("undo"));
  else if (event.key === "c") document.getElementById("note")?.focus();
  else if (event.key === "g" && one("along")) one("along").checked = !one("along").checked;
  else if (event.key === "ArrowDown" && event.target.type !== "radio") move(1);
  else if (event.key === "ArrowUp" && event.target.type !== "radio") move(-1);
  else return;
  event.preventDefault();
});

const turn = one("keys-switch");
const label = () => {
  turn.textContent = on() ? "Turn these keys off" : "Turn these keys on";
};
turn?.addEventListener("click", () => {
  try {
    localStorage.setItem(SWITCH, on() ? "off" : "on");
    label();
  } catch {
    turn.textContent = "This browser does not let the choice be kept";
  }
});
if (turn) {
  turn.hidden = false;
  label();
}
for (const group of document.querySelectorAll("[data-review-key]")) {
  show(group);
  group.addEventListener("change", () => show(group));
}
form?.addEventListener("submit", () => {
  sent = true;
});
const chosen = one("chosen");
if (chosen) {
  chosen.scrollIntoView({ block: "center" });
  chosen.focus({ preventScroll: true });
}
