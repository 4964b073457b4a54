// The key / brings somebody who is not typing to the search line.
const TYPING = "input, textarea, select, [contenteditable]";

export function findWithSlash(document) {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.(TYPING)) return;
    const line = [...document.querySelectorAll("[data-find]")].find((field) => field.offsetParent);
    if (!line) return;
    event.preventDefault();
    line.focus();
    line.select();
  });
}
