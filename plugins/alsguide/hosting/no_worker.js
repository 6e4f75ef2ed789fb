// The host turned off keeping the site. A browser that has an earlier worker takes this one, which removes it all.
"use strict";

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => {
  event.waitUntil(removeAll());
});

async function removeAll() {
  const prefix = "alsguide " + self.registration.scope + " ";
  const names = (await caches.keys()).filter((name) => name.startsWith(prefix));
  await Promise.all(names.map((name) => caches.delete(name)));
  await self.registration.unregister();
}
