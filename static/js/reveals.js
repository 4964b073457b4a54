// Answering alone: a clock that goes along and never cuts off, and a field of places that the arrow keys walk in two
// directions. Without either the form works the same.
const TICK = 1000;

// The clock begins when the form comes on the page, and says once, aloud as well, that its time has passed.
export function goAlongCalmly(document) {
  let running = null;
  let began = 0;

  setInterval(() => {
    const calm = document.querySelector("[data-calm]");
    if (calm !== running) {
      running = calm;
      began = Date.now();
    }
    if (calm) tell(calm, (Date.now() - began) / 1000);
  }, TICK);
}

function tell(calm, seconds) {
  const bar = calm.querySelector("progress");
  bar.hidden = false;
  bar.value = Math.min(seconds, bar.max);
  const status = calm.querySelector("[role=status]");
  if (seconds < bar.max || status.textContent) return;
  status.textContent = calm.dataset.over;
  status.previousElementSibling.textContent = calm.dataset.over;
  status.previousElementSibling.setAttribute("aria-hidden", "true");
}

// Left and right a browser does by itself, in the order of reading; up and down go a whole row.
export function walkTheField(document) {
  document.addEventListener("keydown", (event) => {
    const steps = Number(event.target.closest?.("[data-steps]")?.dataset.steps);
    const rows = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!steps || !rows || event.target.type !== "radio") return;
    event.preventDefault();
    const places = [...event.target.closest("[data-steps]").querySelectorAll("input[type=radio]")];
    const there = places[places.indexOf(event.target) + rows * steps];
    if (!there) return;
    there.checked = true;
    there.focus();
  });
}
