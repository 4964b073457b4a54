// A meeting on the shared screen: the arrow keys turn to another point, and the time that a point takes stands quietly
// beside the time that was planned for it. Who rounds the meeting off in the same window sends these times along.
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
    for (const kept of document.querySelectorAll("[data-took]")) kept.value = Math.round(takenBy(kept.dataset.took) / MINUTE) || "";
    if (!timer) return;
    const name = `minutes-${timer.dataset.timer}`;
    const soFar = takenBy(timer.dataset.timer) + (timer.dataset.isRunning ? spent : 0);
    timer.dataset.isRunning = "true";
    sessionStorage.setItem(name, soFar);
    timer.textContent = timer.dataset.words.replace("#", Math.floor(soFar / MINUTE));
    for (const place of document.querySelectorAll("[data-spent]")) tellOf(place);
  }

  function takenBy(id) {
    return Number(sessionStorage.getItem(`minutes-${id}`) ?? 0);
  }

  // Of one point or of the whole meeting: how much of its time was taken, in this browser.
  function tellOf(place) {
    const taken = place.dataset.spent.split(" ").map(takenBy);
    const minutes = Math.floor(taken.reduce((sum, one) => sum + one, 0) / MINUTE);
    const isOver = minutes > Number(place.dataset.planned);
    place.dataset.state = isOver ? "over" : "";
    if (minutes) place.textContent = (isOver ? place.dataset.over : place.dataset.words).replace("#", minutes);
  }
}
