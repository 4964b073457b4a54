// Who works in this browser, as its pages tell. What is kept for one person is closed as soon as another comes, and
// what was written stays sealed until its writer is back (ADR 015).
import { ask } from "./store.js";

const SHELF = "logs of ";
const DAY = 86_400_000;
const SHELLS_STAY = 7 * DAY;
const NOTES_OF_OTHERS_STAY = 14 * DAY;
const SIGN_IN_LASTS = 3_600_000; // as long as somebody stays signed in without doing anything

export const readerHere = () => ask("here", "readonly", (store) => store.get("reader")).catch(() => undefined);

// A page of somebody is shown, or of nobody ("").
export async function arrive(who, language) {
  const known = await readerHere();
  if (!who) return stand({ who: "", ...known, language, isOver: true });
  if (known?.who !== who) await closeWhatIsOfOthers(who);
  await stand({ who, language, at: Date.now(), isOver: false });
  await dropWhatIsOld(who);
}

// Closes everything: nobody is here any more. Sealed notes stay.
export async function depart() {
  await closeWhatIsOfOthers("");
  await ask("here", "readwrite", (store) => store.delete("reader"));
}

// Whether this is still surely the sign-in of who was here: only then their own words are shown without a network.
export async function isSurelyStill(who) {
  const known = await readerHere();
  return known?.who === who && !known.isOver && Date.now() - known.at < SIGN_IN_LASTS;
}

export const shelfOf = (who) => caches.open(`${SHELF}${who}`);

// The log pages that were kept for who is here: each path with its page.
export async function keptLogs() {
  const known = await readerHere();
  if (!known?.who) return [];
  const shelf = await shelfOf(known.who);
  const found = await Promise.all((await shelf.keys()).map(async (asked) => [new URL(asked.url).pathname, await shelf.match(asked)]));
  return found.filter(([, page]) => page && isFresh(page));
}

export const isFresh = (page) => Date.now() - Date.parse(page.headers.get("Date")) < SHELLS_STAY;

const stand = (reader) => ask("here", "readwrite", (store) => store.put({ name: "reader", ...reader }));

async function closeWhatIsOfOthers(who) {
  for (const name of await shelves()) if (name !== `${SHELF}${who}`) await caches.delete(name);
  for (const key of await ask("keys", "readonly", (store) => store.getAllKeys())) {
    if (key !== who) await ask("keys", "readwrite", (store) => store.delete(key));
  }
}

async function dropWhatIsOld(who) {
  const shelf = (await shelves()).length ? await shelfOf(who) : null;
  for (const asked of (await shelf?.keys()) ?? []) {
    if (!isFresh(await shelf.match(asked))) await shelf.delete(asked);
  }
  for (const note of await ask("notes", "readonly", (store) => store.getAll())) {
    const isOld = note.who !== who && Date.now() - note.at > NOTES_OF_OTHERS_STAY;
    if (isOld) await ask("notes", "readwrite", (store) => store.delete(note.id));
  }
}

async function shelves() {
  return "caches" in globalThis ? (await caches.keys()).filter((name) => name.startsWith(SHELF)) : [];
}
