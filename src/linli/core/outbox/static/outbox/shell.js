// What every offline page does beside its own work: brings the service worker, offers a new version, says when offline.
const data = JSON.parse(document.getElementById("outbox-data").textContent);
const offered = document.getElementById("outbox-update");
const offline = document.getElementById("outbox-offline");

function showConnection() {
  if (offline) offline.hidden = navigator.onLine;
}
addEventListener("online", showConnection);
addEventListener("offline", showConnection);
showConnection();

async function bringWorker() {
  const workers = navigator.serviceWorker;
  const registration = await workers.register(data.urls.worker, { scope: "/", updateViaCache: "none" });
  let asked = false;
  let waiting = 0;
  const offer = () => {
    if (offered && registration.waiting && workers.controller) offered.hidden = false;
  };
  const take = () => registration.waiting?.postMessage({ takeOver: true });
  offered?.querySelector("button").addEventListener("click", () => {
    asked = true;
    take();
  });
  workers.addEventListener("message", (event) => {
    if (!event.data?.busy || !asked) return; // some page is writing: it is asked again until that is saved
    clearTimeout(waiting);
    waiting = setTimeout(take, 1000);
  });
  workers.addEventListener("controllerchange", () => {
    if (asked) location.reload();
  });
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", offer);
  });
  offer();
  (await workers.ready).active?.postMessage({ language: data.language });
}

if (navigator.serviceWorker) {
  bringWorker().catch((error) => console.info("no service worker:", error.message)); // online it works without
}
