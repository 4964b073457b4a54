// Asks before a page is left while a form with data-keep holds text that was not saved. A form with data-kept is left
// without a question: its text is found back, see draft.js.
export function keepUnsavedText(window) {
  const { document } = window;
  let isSaving = false;

  document.addEventListener("submit", (event) => {
    isSaving = !event.defaultPrevented;
  });
  window.addEventListener("pageshow", () => {
    isSaving = false;
  });
  window.addEventListener("beforeunload", (event) => {
    if (!isSaving && [...document.querySelectorAll("form[data-keep]:not([data-kept])")].some(holdsUnsavedText)) event.preventDefault();
  });
}

// A form that came back with errors holds text that was sent but not saved.
function holdsUnsavedText(form) {
  return form.querySelector("[aria-invalid=true]") !== null || [...form.elements].some(wasChanged);
}

function wasChanged(control) {
  if (control.type === "hidden") return false;
  if (control.type === "checkbox" || control.type === "radio") return control.checked !== control.defaultChecked;
  if (control.options) return [...control.options].some((option) => option.selected !== option.defaultSelected && option.defaultSelected);
  return "defaultValue" in control && control.value !== control.defaultValue;
}
