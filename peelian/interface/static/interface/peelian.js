// Starts the components of GOV.UK and MoJ Frontend. Every page works without this file.
import { initAll as initGovuk } from "./vendor/govuk-frontend/govuk-frontend.min.js";
import { initAll as initMoj } from "./vendor/moj-frontend/moj-frontend.min.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
initGovuk();
initMoj();

// A filter that is not in use stands closed on a phone, where it would hide the list.
if (window.matchMedia("(max-width: 40.0525em)").matches) {
  for (const filter of document.querySelectorAll("[data-peelian-filter]:not([data-active])")) {
    filter.removeAttribute("open");
  }
}

// A table wider than the page, or a text longer than its box, scrolls in a box that the keyboard can reach; what fits
// needs no extra stop.
const settle = (box) => {
  const long = box.scrollHeight > box.clientHeight + 1 && getComputedStyle(box).overflowY !== "visible";
  if (box.scrollWidth > box.clientWidth || long) box.setAttribute("tabindex", "0");
  else box.removeAttribute("tabindex");
};
for (const box of document.querySelectorAll(".peelian-scroll")) {
  settle(box);
  new ResizeObserver(() => settle(box)).observe(box);
}
