// Keeps the whole site for times without a network. Made into sw.js when the site is published; see worker.py.
"use strict";

/** What this version of the site is made of: each file's address below the scope, and the mark of its content. */
const FILES = "{{FILES}}";
/** A mark of all files together. */
const VERSION = "{{VERSION}}";
/** What stands in a page of this site and in no other: its policy, in each form that it has. */
const POLICIES = "{{POLICIES}}";
/** What a kept page says before its main text, in HTML with the place `{date}`, and from how many days on. */
const NOTICES = "{{NOTICES}}";
const LANGUAGE = "{{LANGUAGE}}";
/** How long to wait for the network, and the length of a day, in milliseconds. */
const WAIT = 3000;
const DAY = 86400000;

const SCOPE = self.registration.scope;
const PREFIX = "alsguide " + SCOPE + " ";
const STORE = PREFIX + VERSION;
const NOT_FOUND = SCOPE + "404.html";
const AT_ONCE = 6;
const MARK_BYTES = 4;

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
  const waiting = Object.entries(FILES);
  const work = async () => {
    for (let entry = waiting.pop(); entry; entry = waiting.pop()) {
      const [address, mark] = entry;
      const old = older ? await older.match(SCOPE + address) : undefined;
      const isSame = old !== undefined && (await markOf(old)) === mark;
      await keep(store, address, isSame ? old : await fetched(address));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/** A file from the network. An answer that is not this file ends the installation, and the older store stays. */
async function fetched(address) {
  const answer = await fetch(SCOPE + address, { cache: "no-cache" });
  if (!(await isOurs(address, answer))) {
    throw new Error("Could not keep " + address + ": " + answer.status);
  }
  return answer;
}

/** Put an answer into a store, with the day on which it was right, and without what is true of its way here alone. */
async function keep(store, address, answer) {
  const headers = new Headers(answer.headers);
  headers.set("date", new Date().toUTCString());
  headers.delete("content-length");
  headers.delete("content-encoding");
  await store.put(SCOPE + address, new Response(answer.body, { status: answer.status, headers }));
}

/** Whether an answer is a file of this site, as it is known or a page that changed, and not what a network put in its place. */
async function isOurs(address, answer) {
  const isHere = answer.status === 200 && answer.type === "basic" && answer.url.startsWith(SCOPE) && isKnown(address);
  return isHere && ((await markOf(answer)) === FILES[address] || (await isPage(answer)));
}

function isKnown(address) {
  return typeof FILES[address] === "string";
}

async function isPage(answer) {
  const isHtml = String(answer.headers.get("content-type")).startsWith("text/html");
  const html = isHtml ? await answer.clone().text() : "";
  return POLICIES.some((policy) => html.includes(policy));
}

/** The mark of an answer's content, as `FILES` has it. */
async function markOf(answer) {
  const sum = await crypto.subtle.digest("SHA-256", await answer.clone().arrayBuffer());
  return Array.from(new Uint8Array(sum, 0, MARK_BYTES), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function olderStore() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== STORE);
  return names.length ? caches.open(names[names.length - 1]) : null;
}

async function dropOlder() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== STORE);
  await Promise.all(names.map((name) => caches.delete(name)));
}

/** The address below the scope under which a page is kept: hosts may leave out "index.html" and ".html". */
function keptAddress(url) {
  const path = decoded(new URL(url).pathname).slice(new URL(SCOPE).pathname.length);
  const whole = path === "" || path.endsWith("/") ? path + "index.html" : path;
  return isKnown(whole) || /\.\w+$/.test(whole) ? whole : whole + ".html";
}

/** A path in plain letters; one that cannot be read stays as it is, and then names no file. */
function decoded(path) {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

/** A page: from the network, and kept; after a short wait, or without a network, the kept one with a notice. */
async function answerPage(event) {
  const store = await caches.open(STORE);
  const address = keptAddress(event.request.url);
  const fresh = fetch(event.request).then(async (answer) => {
    if (await isOurs(address, answer)) {
      await keep(store, address, answer.clone());
    }
    return answer;
  });
  event.waitUntil(fresh.catch(() => undefined));
  const late = new Promise((resolve) => setTimeout(resolve, WAIT));
  const first = await Promise.race([fresh.catch(() => undefined), late]);
  if (first && first.status < 500) {
    return first;
  }
  const kept = (await store.match(SCOPE + address)) || (first ? undefined : await store.match(NOT_FOUND));
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
  const day = new Date(String(kept.headers.get("date")));
  const age = (Date.now() - day.getTime()) / DAY;
  const words = NOTICES.filter(([days]) => days <= age).pop() || NOTICES[0];
  const notice = words[1].replace("{date}", day.toLocaleDateString(LANGUAGE, { dateStyle: "long" }));
  const html = await kept.text();
  return new Response(
    html.replace(/<main[^>]*>/, (tag) => tag + notice),
    { status: 200, headers: kept.headers }
  );
}
