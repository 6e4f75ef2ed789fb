// Keeps the whole site for times without a network. Made into sw.js when the site is published; see worker.py.
"use strict";

/** What this version of the site is made of: each file's address below the scope, and the mark of its content. */
const FILES = "{{FILES}}";
/** A mark of all files together, the words of the notice, and how long to wait for the network, in milliseconds. */
const VERSION = "{{VERSION}}";
const NOTICE = "{{NOTICE}}";
const LANGUAGE = "{{LANGUAGE}}";
const WAIT = 3000;

const SCOPE = self.registration.scope;
const PREFIX = "alsguide " + SCOPE + " ";
const STORE = PREFIX + VERSION;
const LIST = SCOPE + "kept-files.json";
const AT_ONCE = 6;

self.addEventListener("install", (event) => {
  event.waitUntil(keepAll().then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(dropOlder().then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const request = event.request;
  if (request.method !== "GET" || !request.url.startsWith(SCOPE)) {
    return;
  }
  if (request.mode === "navigate") {
    event.respondWith(answerPage(event));
  } else if (new URL(request.url).searchParams.has("v")) {
    event.respondWith(answerAsset(request));
  }
});

/** Fill the store of this version: files that did not change are taken from the older store. */
async function keepAll() {
  const store = await caches.open(STORE);
  const older = await olderStore();
  const kept = older ? await older.match(LIST).then((list) => (list ? list.json() : {})) : {};
  const waiting = Object.entries(FILES);
  const work = async () => {
    for (let entry = waiting.pop(); entry; entry = waiting.pop()) {
      const [address, mark] = entry;
      const old = kept[address] === mark ? await older.match(SCOPE + address) : undefined;
      await keep(store, address, old || (await fetch(SCOPE + address, { cache: "no-cache" })));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  await store.put(LIST, new Response(JSON.stringify(FILES)));
}

/** Put one file into the store; an answer that is no success ends the installation, and the older store stays. */
async function keep(store, address, answer) {
  if (!answer.ok) {
    throw new Error("Could not keep " + address + ": " + answer.status);
  }
  await store.put(SCOPE + address, answer.redirected ? unredirected(answer) : answer);
}

/** The same answer without the mark that it came by another address; browsers refuse such answers for pages. */
function unredirected(answer) {
  return new Response(answer.body, { status: answer.status, headers: answer.headers });
}

async function olderStore() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== STORE);
  return names.length ? caches.open(names[names.length - 1]) : null;
}

async function dropOlder() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== STORE);
  await Promise.all(names.map((name) => caches.delete(name)));
}

/** The address under which a page is kept: hosts may leave out "index.html" and ".html". */
function keptAddress(url) {
  const path = decodeURI(new URL(url).pathname).slice(new URL(SCOPE).pathname.length);
  const whole = path === "" || path.endsWith("/") ? path + "index.html" : path;
  return SCOPE + (whole in FILES || /\.\w+$/.test(whole) ? whole : whole + ".html");
}

/** A page: from the network, and kept; after a short wait, or without a network, the kept one with a notice. */
async function answerPage(event) {
  const store = await caches.open(STORE);
  const address = keptAddress(event.request.url);
  const fresh = fetch(event.request).then(async (answer) => {
    if (answer.ok && answer.type === "basic" && !answer.redirected) {
      await store.put(address, answer.clone());
    }
    return answer;
  });
  event.waitUntil(fresh.catch(() => undefined));
  const late = new Promise((resolve) => setTimeout(resolve, WAIT));
  const first = await Promise.race([fresh.catch(() => undefined), late]);
  if (first && first.status < 500) {
    return first;
  }
  const kept = (await store.match(address)) || (first ? undefined : await store.match(SCOPE + "404.html"));
  return kept ? withNotice(kept) : fresh;
}

/** A file whose address carries a mark of its content never changes, so the kept one is as good as any. */
async function answerAsset(request) {
  const store = await caches.open(STORE);
  const found = await store.match(request.url);
  if (found) {
    return found;
  }
  try {
    return await fetch(request);
  } catch (error) {
    const other = await store.match(request.url, { ignoreSearch: true });
    if (other) {
      return other;
    }
    throw error;
  }
}

/** A kept page that says so, and from which day it is, before its main text. */
async function withNotice(kept) {
  const day = new Date(kept.headers.get("date") || Date.now());
  const words = NOTICE.replace("{date}", day.toLocaleDateString(LANGUAGE, { dateStyle: "long" }));
  const html = await kept.text();
  const notice = '<p class="c-offline-notice" role="status">' + words + "</p>";
  const headers = new Headers(kept.headers);
  headers.delete("content-length");
  headers.delete("content-encoding");
  return new Response(
    html.replace(/<main[^>]*>/, (tag) => tag + notice),
    { status: 200, headers }
  );
}
