// Says on any page what waits in this browser, in words of that page (see components/_what_waits.html).
export function tell(document, what, { number = 0, url = "" } = {}) {
  const words = document.querySelector(`template[data-say="${what}"]`);
  if (!words) return null;
  const said = words.content.firstElementChild.cloneNode(true);
  const count = said.querySelector("[data-number]");
  if (count) count.textContent = `(${number})`;
  if (url) said.querySelector("a").href = url;
  document.getElementById("messages").querySelector(`[data-said="${what}"]`)?.remove();
  said.dataset.said = what;
  document.getElementById("messages").append(said);
  if (said.matches("[tabindex]")) said.focus();
  return said;
}
