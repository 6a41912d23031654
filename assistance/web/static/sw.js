// The service worker: the desk first, always; only when it cannot be reached, the page that says so honestly.
"use strict";
const NAME = `loket-${"VERSION"}`, KEPT = "KEPT";

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(NAME).then((kept) => kept.addAll(KEPT)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const old = (names) => Promise.all(names.filter((name) => name !== NAME).map((name) => caches.delete(name)));
  event.waitUntil(caches.keys().then(old).then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event, url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request, url));
  else if (url.pathname.startsWith("/static/")) event.respondWith(file(request));
});

// A page is never shown from a store: calls of an hour ago would be a lie.
async function page(request, url) {
  try {
    const answer = await fetch(request);
    if (url.pathname.startsWith("/language/")) caches.open(NAME).then((kept) => kept.add("/offline"));
    return answer;
  } catch {
    return (await caches.match("/offline")) ?? Response.error();
  }
}

async function file(request) {
  const kept = await caches.open(NAME);
  try {
    const answer = await fetch(request);
    if (answer.ok) kept.put(request, answer.clone());
    return answer;
  } catch {
    return (await kept.match(request)) ?? Response.error();
  }
}
