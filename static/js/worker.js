// Stands behind the pages of this site in the browser, and answers only when there is no network: a log that was kept
// opens, other pages say what still works. It never holds back what the network gives. `self.kept` is written in front
// of it by the server: which release this is, and what belongs to it.
import { sendWaiting } from "./outbox.js";
import { isFresh, keptLogs, readerHere, shelfOf } from "./reader.js";

const { release, files, pages } = self.kept;
const FILES = "files ";
const OF_THIS_RELEASE = `${FILES}${release}`;
const PATIENCE = 6_000; // with a network that never answers, a log that was kept opens after this

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(keepFiles());
});

self.addEventListener("activate", (event) => event.waitUntil(takeOver()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(pageFor(event, pathname));
  else if (pathname.startsWith("/static/")) event.respondWith(fileFor(request));
});

self.addEventListener("sync", (event) => event.waitUntil(sendOrTryAgain()));

async function keepFiles() {
  const shelf = await caches.open(OF_THIS_RELEASE);
  await shelf.addAll([...files.map((url) => new Request(url)), ...Object.values(pages).map((url) => new Request(url, { credentials: "omit", cache: "no-store" }))]);
}

async function takeOver() {
  await self.registration.navigationPreload?.enable();
  await self.clients.claim();
  if (!(await renewLogs())) return; // a log of before still needs its own files
  for (const name of await caches.keys()) {
    if (name.startsWith(FILES) && name !== OF_THIS_RELEASE) await caches.delete(name);
  }
}

// Keeps the logs of who is here once more, now that they look different; says whether that worked.
async function renewLogs() {
  const { who } = (await readerHere()) ?? {};
  let isDone = true;
  for (const [path] of await keptLogs()) {
    try {
      const page = await fetch(`${path}/kept`, { redirect: "manual" });
      if (page.ok) await (await shelfOf(who)).put(path, page);
      else isDone = false;
    } catch {
      isDone = false;
    }
  }
  return isDone;
}

async function pageFor(event, pathname) {
  const log = await logAt(pathname);
  const fromNetwork = (async () => (await event.preloadResponse) || fetch(event.request))();
  try {
    return await (log ? Promise.race([fromNetwork, tooLong()]) : fromNetwork);
  } catch (error) {
    fromNetwork.catch(() => {});
    if (log) return log;
    const { language } = (await readerHere()) ?? {};
    const page = await caches.match(pages[language] ?? Object.values(pages)[0]);
    if (!page) throw error;
    return page;
  }
}

async function logAt(pathname) {
  try {
    const { who } = (await readerHere()) ?? {};
    const page = who && (await (await shelfOf(who)).match(pathname));
    return page && isFresh(page) ? page : null;
  } catch {
    return null;
  }
}

async function fileFor(request) {
  try {
    return (await caches.match(request, { ignoreSearch: true })) ?? (await fetch(request));
  } catch {
    return fetch(request);
  }
}

const tooLong = () => new Promise((_, refuse) => setTimeout(refuse, PATIENCE, new Error("the network does not answer")));

async function sendOrTryAgain() {
  const { why } = await sendWaiting();
  if (why === "offline") throw new Error("the browser tries again");
}
