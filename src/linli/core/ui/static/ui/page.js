// What every page adds when there is JavaScript. Nothing here is needed to use a page.
const words = document.getElementById("ll-words")?.dataset ?? {};
const root = document.documentElement;

function say(text, tone = "danger") {
  const box = document.createElement("div");
  box.className = `alert alert-${tone}`;
  box.append(text);
  const close = document.createElement("button");
  close.type = "button";
  close.setAttribute("aria-label", words.close ?? "×");
  close.textContent = "×";
  close.addEventListener("click", () => box.remove());
  box.append(close);
  document.getElementById("ll-toasts")?.append(box);
}

// Charts and maps bring large libraries: fetched only where one is on the page.
function enliven(scope) {
  for (const [kind, module] of [["chart", words.chartModule], ["map", words.mapModule]]) {
    const found = [...scope.querySelectorAll(`[data-${kind}]:not([data-live])`)];
    if (!found.length || !module) continue;
    for (const element of found) element.dataset.live = "";
    import(module).then((part) => found.forEach((element) => part.draw(element)));
  }
  scope.querySelector("[data-errors]")?.focus();
  reach(scope);
}

// A table that is wider than its place is scrolled by the keyboard too.
function reach(scope) {
  for (const part of scope.querySelectorAll(".table-responsive:not([tabindex]), .list-card:not([tabindex])")) {
    if (part.scrollWidth <= part.clientWidth) continue;
    part.tabIndex = 0;
    part.setAttribute("role", "region");
    part.setAttribute("aria-label", part.closest(".card")?.querySelector(".card-title")?.textContent.trim() || words.table);
  }
}
window.addEventListener("resize", () => reach(document));

document.querySelector(".ll-burger")?.addEventListener("click", (event) => {
  const button = event.currentTarget;
  const open = document.getElementById("ll-menu").classList.toggle("ll-open");
  button.setAttribute("aria-expanded", String(open));
});

// Folded-out panels close on a click elsewhere and on Escape.
document.addEventListener("click", (event) => {
  for (const drop of document.querySelectorAll("details.ll-drop[open]")) if (!drop.contains(event.target)) drop.open = false;
  if (event.target.closest("[data-fold]")) event.target.closest("details").open = false;
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const drop of document.querySelectorAll("details.ll-drop[open], details.ll-confirm[open]")) {
    drop.open = false;
    drop.querySelector("summary").focus();
  }
});

// Light and dark without loading the page again: what was typed stays.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.matches("[data-theme-form]") && event.submitter) {
    event.preventDefault();
    const theme = event.submitter.value;
    const data = new FormData(form);
    data.set("theme", theme);
    root.dataset.theme = theme;
    root.setAttribute("data-bs-theme", theme);
    document.dispatchEvent(new CustomEvent("linli:theme"));
    form.querySelector(`[value="${theme === "dark" ? "light" : "dark"}"]`)?.focus();
    fetch(form.action, { method: "POST", body: data, redirect: "manual" });
    return;
  }
  // A second press must not send a form twice. htmx keeps its own forms from that.
  if (form.method === "post" && !event.submitter?.hasAttribute("hx-post") && !form.hasAttribute("hx-post")) {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "1";
  }
});
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});

// What htmx does not swap in, a person is told.
document.addEventListener("htmx:before:response", (event) => {
  const { response, request } = event.detail.ctx;
  if (response.raw.redirected && new URL(response.raw.url).searchParams.has("next")) {
    event.preventDefault(); // the sign-in page: the session has ended
    location.assign(response.raw.url);
    return;
  }
  const status = response.status;
  if (status < 400 || status === 422 || request.method === "GET" && event.detail.ctx.sourceElement.matches(".ll-count")) return;
  if (status === 403) say(words.forbidden);
  else if (status === 404) say(words.gone);
  else if (status === 429) say(words.often);
  else if (status === 400) say(words.expired);
  else say(words.failed);
});
document.addEventListener("htmx:error", (event) => {
  if (!event.detail.ctx?.sourceElement?.matches?.(".ll-count, .ll-progress")) say(words.offline);
});
document.addEventListener("htmx:after:swap", () => enliven(document));

// On paper a chart's table is always open, and what is on a map unless that is a book.
window.addEventListener("beforeprint", () => {
  for (const table of document.querySelectorAll(".ll-chart-table, .ll-map-table")) {
    if (table.querySelectorAll("li").length <= 200) table.open = true;
  }
});

enliven(document);
