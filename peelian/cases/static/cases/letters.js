// Presses Continue for the reader while letters of a batch wait. Without script the button is pressed by hand.
for (const form of document.querySelectorAll("form[data-cases-continue]")) {
  setTimeout(() => form.requestSubmit(), 300);
}
for (const all of document.querySelectorAll("button[data-cases-choose-all]")) {
  all.hidden = false;
  all.addEventListener("click", () => {
    const boxes = [...document.querySelectorAll("input[name='letters']")];
    const every = boxes.every((box) => box.checked);
    for (const box of boxes) box.checked = !every;
  });
}
