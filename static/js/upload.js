// In a form with data-upload: asks who is on the picture only when there is one, makes a large picture smaller before
// it is sent, and says at once that a file is too large, instead of after minutes of sending.
const IS_PICTURE = /\.(jpe?g|png|webp|hei[cf])$/i;
const LONGEST_SIDE = 2000;
const SMALL_ENOUGH = 1_500_000;
const QUALITY = 0.85;

export function lookAtFiles(document) {
  for (const form of document.querySelectorAll("form[data-upload]")) {
    const input = form.querySelector("input[type=file]");
    const refresh = () => show(form, input);

    input.addEventListener("change", async () => {
      refresh();
      await makeSmaller(input);
      refresh();
    });
    form.addEventListener("change", refresh);
    form.addEventListener("reset", () => setTimeout(refresh));
    form.addEventListener("submit", (event) => refuse(event, form, input));
    refresh();
  }
}

function show(form, input) {
  const [file] = input.files;
  const consent = form.querySelector("[data-consent]");
  const wasRefused = consent.querySelector("[data-state=stop]") !== null;
  consent.hidden = !wasRefused && !(file && isPicture(file));
  const agreed = consent.querySelector("input[value=agreed]");
  consent.querySelector("[data-consent-until]").hidden = !agreed.checked;
  if (consent.hidden || consent.querySelector("input[type=radio]:checked")) say(consent, "");
  const chosen = form.querySelector("[data-chosen]");
  if (chosen) chosen.textContent = file?.name ?? "";
  say(input, file && file.size > Number(form.dataset.most) ? form.dataset.tooLarge : "");
}

// What the server would refuse is refused here already: a picture that was just taken would have to be taken again.
function refuse(event, form, input) {
  const [file] = input.files;
  if (!file) return;
  const consent = form.querySelector("[data-consent]");
  const isSaid = !isPicture(file) || consent.querySelector("input[type=radio]:checked") !== null;
  say(consent, isSaid ? "" : consent.dataset.needed);
  if (isSaid && file.size <= Number(form.dataset.most)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  form.removeAttribute("aria-busy");
  (isSaid ? input : consent.querySelector("input[type=radio]")).focus();
}

// Says what is not right yet above what it is about; nothing takes it away again.
function say(place, sentence) {
  const known = place.previousElementSibling?.matches("[data-said]") ? place.previousElementSibling : null;
  if (known?.textContent === sentence) return;
  known?.remove();
  if (!sentence) return;
  const line = place.ownerDocument.createElement("p");
  line.className = "field-error";
  line.dataset.said = "";
  line.setAttribute("role", "alert");
  line.textContent = sentence;
  place.before(line);
}

// A picture of a camera is larger than anybody looks at; what cannot be drawn here goes as it is.
async function makeSmaller(input) {
  const [file] = input.files;
  if (!file || !isPicture(file) || file.size <= SMALL_ENOUGH) return;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const part = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
    const canvas = input.ownerDocument.createElement("canvas");
    canvas.width = Math.round(picture.width * part);
    canvas.height = Math.round(picture.height * part);
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    const drawn = await new Promise((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
    if (!drawn || drawn.size >= file.size || input.files[0] !== file) return;
    const carrier = new DataTransfer();
    carrier.items.add(new File([drawn], file.name.replace(IS_PICTURE, ".jpg"), { type: "image/jpeg" }));
    input.files = carrier.files;
  } catch {
    // not a picture after all, or too large for this device: the server says which
  }
}

function isPicture(file) {
  return IS_PICTURE.test(file.name);
}
