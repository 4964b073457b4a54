// Says in words that a request failed, when the answer itself did not.
import { land } from "./focus.js";

export function sayWhenItFails(document) {
  const messages = document.getElementById("messages");
  const words = document.querySelector("template[data-trouble]");
  if (!messages || !words) return;

  document.addEventListener("htmx:beforeRequest", () => messages.querySelectorAll("[role=alert]").forEach((old) => old.remove()));
  document.addEventListener("htmx:sendError", say);
  document.addEventListener("htmx:timeout", say);
  document.addEventListener("htmx:responseError", () => setTimeout(() => messages.querySelector("[role=alert]") ?? say(), 100));

  function say() {
    messages.replaceChildren(words.content.cloneNode(true));
    land(messages.firstElementChild);
  }
}
