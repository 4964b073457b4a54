// A meeting on the shared screen: the arrow keys turn to another point, and the time that a point takes stands quietly
// beside the time that was planned for it.
const TICK = 10_000;
const MINUTE = 60_000;
const WHERE_KEYS_MEAN_SOMETHING_ELSE = "input, textarea, select, summary, [contenteditable]";

export function turnThePoints(document) {
  document.addEventListener("keydown", (event) => {
    const run = document.querySelector(".run[data-follow]");
    if (!run || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.target.closest?.(WHERE_KEYS_MEAN_SOMETHING_ELSE)) return;
    const onward = { ArrowLeft: run.dataset.before, ArrowRight: run.dataset.after }[event.key];
    if (!onward) return;
    event.preventDefault();
    document.location.assign(onward);
  });
}

export function followTheClock(window) {
  const { document, sessionStorage } = window;
  let last = Date.now();

  tell();
  setInterval(tell, TICK);

  function tell() {
    const timer = document.querySelector("[data-timer]");
    const now = Date.now();
    const spent = now - last;
    last = now;
    if (!timer) return;
    const name = `minutes-${timer.dataset.timer}`;
    const soFar = Number(sessionStorage.getItem(name) ?? 0) + (timer.dataset.isRunning ? spent : 0);
    timer.dataset.isRunning = "true";
    sessionStorage.setItem(name, soFar);
    timer.textContent = timer.dataset.words.replace("#", Math.floor(soFar / MINUTE));
    for (const place of document.querySelectorAll("[data-spent]")) tellOf(place);
  }

  // Of one point or of the whole meeting: how much of its time was taken, in this browser.
  function tellOf(place) {
    const taken = place.dataset.spent.split(" ").map((id) => Number(sessionStorage.getItem(`minutes-${id}`) ?? 0));
    const minutes = Math.floor(taken.reduce((sum, one) => sum + one, 0) / MINUTE);
    const isOver = minutes > Number(place.dataset.planned);
    place.dataset.state = isOver ? "over" : "";
    if (minutes) place.textContent = (isOver ? place.dataset.over : place.dataset.words).replace("#", minutes);
  }
}
