// The service worker. What the server puts before this: PLAN, the pages, languages and files to keep, and its version.
// It keeps what is the same for everybody and answers from that; everything else goes to the network, and nothing that
// comes from there is kept.
const CACHE = `linli-shell-${PLAN.version}`;
const CHOICE = "linli-choice"; // the language that was last read
const WRITING = "linli-outbox-writing";
const FILES = new Set(PLAN.files.map((file) => new URL(file, location.origin).pathname));
const address = (page, language) => `${page}?language=${language}`;

self.addEventListener("install", (event) => event.waitUntil(keep()));

async function keep() {
  const cache = await caches.open(CACHE);
  const pages = PLAN.pages.flatMap((page) => PLAN.languages.map((language) => address(page, language)));
  await Promise.all([...PLAN.files, ...pages].map(async (url) => {
    // Without cookies: whoever is signed in, the page is everybody's.
    const response = await fetch(url, { cache: "no-cache", credentials: "omit" });
    if (!response.ok || response.redirected) throw new Error(`${url} answers ${response.status}`);
    await cache.put(url, response);
  }));
}

self.addEventListener("activate", (event) => event.waitUntil(takeOver()));

async function takeOver() {
  const old = (await caches.keys()).filter((name) => name.startsWith("linli-shell-") && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin) return;
  if (event.request.mode === "navigate") {
    if (PLAN.pages.includes(url.pathname)) event.respondWith(page(event.request, url));
  } else if (FILES.has(url.pathname)) {
    event.respondWith(kept(url.pathname, event.request));
  }
});

async function page(request, url) {
  const asked = url.searchParams.get("language");
  const language = PLAN.languages.includes(asked) ? asked : await chosen();
  return kept(address(url.pathname, language), request);
}

async function kept(key, request) {
  const cache = await caches.open(CACHE);
  return await cache.match(key, { ignoreSearch: !key.includes("?"), ignoreVary: true }) ?? fetch(request);
}

async function chosen() {
  const found = await (await caches.open(CHOICE)).match("/outbox/language");
  const language = found ? await found.text() : "";
  return PLAN.languages.includes(language) ? language : PLAN.languages[0];
}

self.addEventListener("message", (event) => {
  const { language, takeOver } = event.data ?? {};
  if (PLAN.languages.includes(language)) event.waitUntil(choose(language));
  // A new version waits until no page is writing: never queued for the lock, or saving would wait behind it.
  if (takeOver) {
    event.waitUntil(navigator.locks.request(WRITING, { ifAvailable: true }, (lock) => {
      if (lock) return self.skipWaiting();
      event.source?.postMessage({ busy: true });
    }));
  }
});

async function choose(language) {
  await (await caches.open(CHOICE)).put("/outbox/language", new Response(language));
}
