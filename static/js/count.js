// Says how many characters are left in a control with data-count, once its end comes near. The words stand in the
// page: the element with the id of the control and "-count" has them in data-left and data-over, with # for the number.
const NEAR = 0.8;
const PAUSE = 600;

export function watchCounters(document) {
  const waiting = new WeakMap();

  document.addEventListener("input", ({ target }) => {
    if (!target.dataset.count) return;
    clearTimeout(waiting.get(target));
    waiting.set(target, setTimeout(tell, PAUSE, target));
  });
  for (const control of document.querySelectorAll("[data-count]")) tell(control);
}

function tell(control) {
  const words = control.ownerDocument.getElementById(`${control.id}-count`);
  if (!words) return;

  const left = Number(control.dataset.count) - lengthOf(control.value);
  if (left < 0) {
    words.dataset.state = "stop";
    words.textContent = words.dataset.over.replace("#", -left);
  } else if (left < Number(control.dataset.count) * (1 - NEAR)) {
    words.dataset.state = "near";
    words.textContent = words.dataset.left.replace("#", left);
  } else {
    delete words.dataset.state;
  }
}

// The server counts characters; a string here counts UTF-16 units, of which some characters take two.
function lengthOf(text) {
  return [...text].length;
}
