// Fetches the editor once there is a field on the page that it is for.
export function fetchEditor(document) {
  const look = () => {
    const field = document.querySelector("rich-text[data-editor]");
    if (field && !document.defaultView.customElements.get("rich-text")) import(field.dataset.editor);
  };
  look();
  document.addEventListener("htmx:afterSettle", look);
}
