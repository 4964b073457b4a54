// When a part of the page is replaced, what somebody was typing in its other forms comes along to the new part.
export function carryText(document) {
  let carried = [];

  document.addEventListener("htmx:beforeSwap", ({ target, detail }) => {
    const sent = detail.requestConfig?.elt?.closest?.("form");
    carried = [...(target.querySelectorAll?.("textarea[id]") ?? [])]
      .filter((text) => text.value !== text.defaultValue && text.form !== sent)
      .map(({ id, value }) => ({ id, value }));
  });
  document.addEventListener("htmx:afterSwap", () => {
    for (const { id, value } of carried) {
      const text = document.getElementById(id);
      if (!text || text.value) continue;
      text.value = value;
      text.closest("details")?.setAttribute("open", "");
    }
    carried = [];
  });
}
