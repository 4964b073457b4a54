// Walks through the drawing of the thread with the arrow keys: left and right to the nearest knot in the next
// column, up and down within a column.
const NODES = ".thread a.node";

export function walkTheThread(document) {
  document.addEventListener("keydown", (event) => {
    const node = event.target.closest?.(NODES);
    const towards = node && { ArrowLeft: leftOf, ArrowRight: rightOf, ArrowUp: above, ArrowDown: below }[event.key];
    if (!towards) return;

    const here = placeOf(node);
    const others = [...node.closest(".thread").querySelectorAll(NODES)].filter((other) => other !== node);
    const [next] = others.map((other) => ({ other, ...towards(here, placeOf(other)) })).filter(({ isThere }) => isThere).sort(byDistance);
    if (!next) return;
    event.preventDefault();
    next.other.focus();
  });

  // Who asks for a new tab or window gets it, and not the drawing in its place.
  document.addEventListener("click", leaveToTheBrowser, { capture: true });
}

function leaveToTheBrowser(event) {
  if (event.target.closest?.(NODES) && (event.ctrlKey || event.metaKey || event.shiftKey)) event.stopPropagation();
}

function placeOf(node) {
  const { left, right, top, bottom } = node.getBoundingClientRect();
  return { x: (left + right) / 2, y: (top + bottom) / 2, half: (right - left) / 2 };
}

const isInColumn = (here, there) => Math.abs(there.x - here.x) <= here.half;
const leftOf = (here, there) => ({ isThere: there.x < here.x - here.half, far: here.x - there.x, aside: Math.abs(there.y - here.y) });
const rightOf = (here, there) => ({ isThere: there.x > here.x + here.half, far: there.x - here.x, aside: Math.abs(there.y - here.y) });
const above = (here, there) => ({ isThere: isInColumn(here, there) && there.y < here.y, far: here.y - there.y, aside: 0 });
const below = (here, there) => ({ isThere: isInColumn(here, there) && there.y > here.y, far: there.y - here.y, aside: 0 });

function byDistance(one, two) {
  return Math.round(one.far) - Math.round(two.far) || one.aside - two.aside;
}
