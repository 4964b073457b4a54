// Gives each number to count a key for one more and one less.
export function countWithTaps(document) {
  for (const key of document.querySelectorAll("[data-tally] [data-step]")) {
    key.hidden = false;
    key.addEventListener("click", () => step(key));
  }
}

function step(key) {
  const box = key.closest("[data-tally]").querySelector("input");
  const counted = (Number.parseInt(box.value, 10) || 0) + Number(key.dataset.step);
  box.value = Math.min(Math.max(counted, Number(box.min)), Number(box.max));
  box.dispatchEvent(new Event("input", { bubbles: true }));
}
