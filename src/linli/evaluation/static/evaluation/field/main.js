// The page: opens what this phone keeps, shows what the address asks for, and lets the outbox send.
import { fill, openOutbox, pageData } from "../../outbox/outbox.js";
import { alert, button, h, icon, say, urls } from "./dom.js";
import { conflictsView, endView, signView } from "./end.js";
import { itemView } from "./item.js";
import { Install, listView } from "./list.js";
import { sheetView } from "./sheet.js";
import { Store } from "./store.js";
import { Field } from "./sync.js";

const EVERY = 5 * 60_000;
const WARN_AFTER = 5 * 86_400_000;
const $ = (id) => document.getElementById(id);
const title = document.title;
const clock = new Intl.DateTimeFormat(document.documentElement.lang, { timeStyle: "medium" });
const scrolled = new Map();

const VIEWS = [
  [/^#\/(\d+)\/sign$/, signView],
  [/^#\/(\d+)\/end$/, endView],
  [/^#\/(\d+)\/conflicts$/, conflictsView],
  [/^#\/(\d+)\/([A-Za-z0-9._:-]+)$/, itemView],
  [/^#\/(\d+)$/, sheetView],
];

async function run() {
  const data = pageData();
  const outbox = await openOutbox(null, { data });
  const store = await Store.open();
  store.person = outbox.person;
  const field = new Field(store, outbox);
  const context = { field, store, outbox, words: data.words, install: new Install(), go: (to) => { location.hash = to; } };
  let view = null;
  let at = "";
  let turn = 0;

  async function show() {
    const mine = turn += 1;
    const to = location.hash || "#/";
    const before = view;
    if (before && at) scrolled.set(at, scrollY);
    view = null;
    if (before?.leave) await before.leave().catch((error) => tell(field.whyNot(error, data.words)));
    if (mine !== turn) return;
    let next = null;
    for (const [pattern, make] of VIEWS) {
      const match = pattern.exec(decodeURIComponent(to));
      if (!match) continue;
      next = await make(context, Number(match[1]), match[2]);
      if (!next) next = nowhere();
      break;
    }
    next ??= await listView(context);
    if (mine !== turn) return;
    const back = next.back ? [h("a", { class: "btn fd-backlink", href: next.back }, icon("arrow-left"), say("back"))] : [];
    const from = at;
    at = to;
    view = next;
    $("field-title").textContent = next.title;
    $("field-lead").textContent = next.lead;
    $("field-back").replaceChildren(...back);
    $("field").replaceChildren(next.element);
    document.documentElement.classList.toggle("fd-inside", Boolean(next.back));
    document.documentElement.dataset.view = to;
    document.title = `${next.title} · ${title}`;
    scrollTo(0, from.startsWith(to) ? scrolled.get(to) ?? 0 : 0); // back to where one was
    if (!from) return;
    const link = from.startsWith(`${to}/`) && $("field").querySelector(`a[href="${from}"]`);
    (link || $("field-title")).focus({ preventScroll: true });
    if (link) link.scrollIntoView({ block: "nearest" });
  }

  function nowhere() {
    return { title: say("nowhere"), lead: "", element: alert("warning", say("nowhere_hint")), update: () => {}, back: "#/", nowhere: true };
  }

  function tell(sentence) {
    $("field-said").replaceChildren(alert("danger", sentence));
  }

  let warned = "";
  let queued = "";
  async function warn() {
    const told = [];
    const unsent = (await outbox.entries()).filter((entry) => entry.unsent);
    const oldest = await oldestDraft();
    const warnings = await outbox.warnings();
    for (const { code, sentence } of warnings) {
      if (code !== "not_lasting") told.push(alert("warning", sentence, code === "old" ? h("p", {}, h("a", { href: urls.queue }, say("save_as_file"))) : ""));
    }
    if (Date.now() - oldest > WARN_AFTER && !warnings.some(({ code }) => code === "old")) {
      told.push(alert("warning", say("old_drafts", { days: Math.floor((Date.now() - oldest) / 86_400_000) })));
    }
    const closed = unsent.find((entry) => entry.state === "sign-in");
    if (closed || field.trouble === "sign-in") {
      told.push(alert("warning", h("p", {}, closed?.sentence || data.words.sign_in_again),
        h("a", { class: "btn btn-primary", href: `${data.urls.sign_in}?next=${location.pathname}` }, icon("login"), say("sign_in")),
        " ", h("a", { class: "btn", href: urls.queue }, icon("download"), say("save_as_file"))));
    } else if (field.trouble === "forbidden") told.push(alert("warning", say("forbidden")));
    const { busy, rush, next } = outbox;
    if (!busy) queued = rush && next ? fill(data.words.queued, { when: clock.format(next) }) : ""; // it stands while it is tried
    if (queued && unsent.length) told.push(alert("info", queued));
    const now = told.map((one) => one.outerHTML).join("");
    if (now !== warned) $("field-warnings").replaceChildren(...told); // drawn anew under a finger, a link is not followed
    warned = now;
    const count = unsent.length;
    $("field-queue").textContent = count ? say("queue_count", { count }) : say("queue_empty");
    $("field-queue").classList.toggle("fd-queue-waits", count > 0);
  }

  async function oldestDraft() {
    let oldest = Date.now();
    for (const visit of await store.visits()) {
      for (const draft of (await store.items(visit.pk)).values()) {
        if (draft.dirty && draft.entered_at) oldest = Math.min(oldest, Date.parse(draft.entered_at));
      }
    }
    return oldest;
  }

  // Drawn at most every 150 ms, and one more time for what changed meanwhile.
  let drawing = false;
  let again = false;
  async function redraw() {
    again = true;
    if (drawing) return;
    drawing = true;
    while (again) {
      again = false;
      try {
        await view?.update();
        await warn();
      } catch (error) {
        console.info("drawing:", error.message);
      }
      await new Promise((resolve) => { setTimeout(resolve, 150); });
    }
    drawing = false;
  }

  for (const event of ["change", "list"]) field.addEventListener(event, redraw);
  field.addEventListener("list", () => view?.nowhere && show()); // it may have come with the list
  addEventListener("hashchange", show);
  addEventListener("online", () => field.refresh());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") field.refresh();
    else if (view) field.flushAll().catch(() => {}); // what is written is on the disk anyway; this only hands it over
  });
  setInterval(() => document.visibilityState === "visible" && field.refresh(), EVERY);
  navigator.storage?.persist?.().catch(() => false);

  await show();
  await redraw();
  await field.settle();
  await field.refresh();
  document.documentElement.dataset.ready = "yes";
  await field.flushAll().catch((error) => tell(field.whyNot(error, data.words)));
}

run().catch((error) => {
  $("field-said").replaceChildren(alert("danger", error.message));
  console.info("field:", error.stack);
});
