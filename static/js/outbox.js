// Notes of the log that wait on this device until they are sent. Each is sealed with a key that the server gives to its
// writer only, and has a number of its own, so that it arrives once however often it is sent. Pages and the worker
// behind them use this alike.
import { ask } from "./store.js";

const KEY = "/unsent/key";
const PATIENCE = 60_000;
const NEEDS_A_FRESH_TOKEN = 400;
const NOT_THEIRS = new Set([403, 404, 405, 410]);
const ALGORITHM = "AES-GCM";

export const waiting = () => ask("notes", "readonly", (store) => store.getAll());
export const waitingOf = async (who) => (await waiting()).filter((note) => note.who === who);
export const forget = (id) => ask("notes", "readwrite", (store) => store.delete(id));
export const setAside = (note, trouble) => ask("notes", "readwrite", (store) => store.put({ ...note, trouble }));

const sentBy = (who) => `sent by ${who}`;

// When a note of somebody was sent last from this browser, by whichever page or by the worker; 0 when none was.
export const lastSent = async (who) => (await ask("here", "readonly", (store) => store.get(sentBy(who))))?.at ?? 0;

// Keeps a note under the key of its writer. Fails where nothing can be kept, or where its writer has no key yet.
export async function keep(note) {
  const { id, who, url, page, words, file } = note;
  const key = await keyOf(who);
  const sealed = { words: await seal(key, new TextEncoder().encode(JSON.stringify(words))) };
  if (file) sealed.file = await seal(key, await file.arrayBuffer());
  const kept = { id, who, url, page, at: Date.now(), sealed };
  await ask("notes", "readwrite", (store) => store.put(kept));
  return kept;
}

// What a note says, with its picture: for who has the key.
export async function opened({ who, sealed }) {
  const key = await keyOf(who);
  const words = JSON.parse(new TextDecoder().decode(await unseal(key, sealed.words)));
  return { ...words, file: sealed.file ? new File([await unseal(key, sealed.file)], words.fileName) : null };
}

// Who is signed in at the server, with a token to send with; null when nobody is. The key stays in this browser, which
// uses it and does not show it. Fails without a network.
export async function signedIn() {
  const answer = await fetch(KEY, { redirect: "manual", signal: AbortSignal.timeout(PATIENCE) });
  if (!answer.ok && answer.status >= 500) throw new Error("no answer now");
  if (!answer.ok) return null;
  const { who, key, token } = await answer.json();
  const raw = Uint8Array.from(atob(key), (letter) => letter.charCodeAt(0));
  const imported = await crypto.subtle.importKey("raw", raw, ALGORITHM, false, ["encrypt", "decrypt"]);
  await ask("keys", "readwrite", (store) => store.put({ who, key: imported }));
  return { who, token };
}

export const hasKey = async (who) => Boolean(await ask("keys", "readonly", (store) => store.get(who)));

// Sends all that waits of who is signed in, oldest first. Says how much was sent, and why the rest was not.
export function sendWaiting() {
  return navigator.locks ? navigator.locks.request("designteam-waiting", sendEach) : sendEach();
}

async function sendEach() {
  const notes = (await waiting()).filter((note) => !note.trouble).sort((one, other) => one.at - other.at);
  if (!notes.length) return { sent: 0, why: "" };
  const reader = await signedIn().catch(() => undefined);
  if (!reader) return { sent: 0, why: reader === null ? "signed-out" : "offline" };
  let sent = 0;
  for (const note of notes.filter(({ who }) => who === reader.who)) {
    const result = await deliver(note, reader);
    if (result === "offline" || result === "signed-out") return { sent, why: result };
    if (result === "kept") sent += 1;
  }
  return { sent, why: "" };
}

// "kept" (and gone from here), "refused" (something is not right yet), "lost" (its place is no longer theirs),
// "signed-out" or "offline".
export async function deliver(note, reader = null) {
  try {
    const sender = reader ?? (await signedIn());
    if (sender?.who !== note.who) return "signed-out";
    const result = await send(note, sender.token);
    if (result === "expired") return reader ? await deliver(note) : "signed-out";
    if (result === "kept") await forget(note.id);
    if (result === "kept") await ask("here", "readwrite", (store) => store.put({ name: sentBy(note.who), at: Date.now() }));
    if (result === "refused" || result === "lost") await setAside(note, result);
    return result;
  } catch {
    return "offline";
  }
}

async function send(note, token) {
  const { fields, fileName, file } = await opened(note);
  const body = new FormData();
  for (const [name, value] of fields) body.append(name, value);
  body.append("csrf_token", token);
  if (file) body.append("file", file, fileName);
  const answer = await fetch(note.url, { method: "POST", body, redirect: "manual", signal: AbortSignal.timeout(PATIENCE) });
  if (answer.type === "opaqueredirect") return "kept";
  if (answer.status === NEEDS_A_FRESH_TOKEN) return "expired";
  if (answer.status === 401) return "signed-out";
  if (NOT_THEIRS.has(answer.status)) return "lost";
  return answer.status >= 500 || answer.status === 429 ? "offline" : "refused";
}

async function keyOf(who) {
  const { key } = (await ask("keys", "readonly", (store) => store.get(who))) ?? {};
  if (!key) throw new Error("nobody can open or close this here now");
  return key;
}

async function seal(key, bytes) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { iv, bytes: await crypto.subtle.encrypt({ name: ALGORITHM, iv }, key, bytes) };
}

const unseal = (key, { iv, bytes }) => crypto.subtle.decrypt({ name: ALGORITHM, iv }, key, bytes);
