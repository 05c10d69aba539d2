// The page /outbox/: what this device keeps, what became of it, and what to do.
import { fill, openOutbox, pageData } from "./outbox.js";

const TONES = { waiting: "muted", sending: "info", received: "info", "sign-in": "warning", taken: "success", conflict: "warning", refused: "danger" };
const data = pageData();
const { words } = data;
const $ = (id) => document.getElementById(id);
const when = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "short", timeStyle: "short" });
const clock = new Intl.DateTimeFormat(document.documentElement.lang, { timeStyle: "medium" });
const megabytes = (bytes) => (Math.max(bytes, 100_000) / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0);

function make(tag, className = "", ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

function button(label, className, action) {
  const element = make("button", `btn ${className}`, label);
  element.type = "button";
  element.addEventListener("click", action);
  return element;
}

function stateOf(entry) {
  const part = (bytes) => `${megabytes(bytes)} MB`; // never 0: something was sent
  return fill(words[entry.state], { sent: part(entry.sent), total: part(entry.total) });
}

function hintsOf(entry) {
  const hints = [entry.sentence];
  if (["waiting", "sending"].includes(entry.state) && !entry.sentence) hints.push(words.stays);
  if (entry.state === "received") hints.push(words.received_hint);
  if (entry.state === "conflict") hints.push(words.conflict_hint);
  if (entry.state === "refused") hints.push(entry.kept ? words.kept_hint : words.not_kept_hint);
  return [...new Set(hints.filter(Boolean))];
}

function draw(entry, outbox) {
  const badge = make("span", `badge ll-badge ll-${TONES[entry.state]}`, stateOf(entry));
  const about = [data.kinds[entry.kind], fill(words.made_at, { when: when.format(new Date(entry.made_at)) })];
  if (entry.files.length) about.push(fill(words.photos, { count: entry.files.length, size: megabytes(entry.total) }));
  const item = make("li", "ob-entry", make("header", "", make("h2", "", entry.title || data.kinds[entry.kind] || ""), badge));
  item.append(make("p", "ob-about", about.filter(Boolean).join(" · ")));
  if (entry.state === "sending" && entry.total) {
    const bar = make("progress");
    bar.max = entry.total;
    bar.value = entry.sent;
    bar.setAttribute("aria-label", entry.title);
    item.append(bar);
  }
  item.append(...hintsOf(entry).map((hint) => make("p", "", hint)));
  const buttons = make("div", "ob-buttons");
  if (entry.state === "refused" && entry.unsent) buttons.append(button(words.try_again, "btn-primary", () => outbox.retry(entry.id)));
  if (!entry.unsent) buttons.append(button(words.remove, "", () => outbox.forget(entry.id)));
  if (buttons.childElementCount) item.append(buttons);
  return item;
}

async function run() {
  const outbox = await openOutbox(null, { data });
  const shown = new Map(); // number of the entry -> what was drawn, and its element
  const list = $("queue");

  async function render() {
    const [entries, others, warnings] = await Promise.all([outbox.entries(), outbox.others(), outbox.warnings()]);
    const ids = new Set(entries.map((entry) => entry.id));
    for (const [id, { element }] of shown) if (!ids.has(id)) { element.remove(); shown.delete(id); }
    entries.forEach((entry, place) => {
      const now = JSON.stringify(entry);
      const before = shown.get(entry.id);
      if (before?.now !== now) {
        const element = draw(entry, outbox);
        before?.element.replaceWith(element);
        shown.set(entry.id, { now, element });
      }
      const { element } = shown.get(entry.id);
      if (list.children[place] !== element) list.insertBefore(element, list.children[place] ?? null);
    });
    const unsent = entries.filter((entry) => entry.unsent);
    $("queue-none").hidden = entries.length > 0;
    $("queue-send").hidden = !unsent.length;
    $("queue-send").disabled = outbox.busy;
    $("queue-export").hidden = !unsent.length;
    $("queue-sign-in").hidden = !unsent.some((entry) => entry.state === "sign-in");
    const told = warnings.map((warning) => warning.sentence);
    if (others) told.push(fill(words.others, { count: others }));
    $("queue-warnings").replaceChildren(...told.map((sentence) => make("div", "alert alert-warning", sentence)));
    let state = entries.length ? words.all_sent : "";
    if (unsent.length) state = fill(words.counted, { count: unsent.length });
    if (outbox.busy && unsent.length) state = `${state} · ${words.busy}`;
    else if (outbox.rush && outbox.next && unsent.length) state = `${state} · ${fill(words.queued, { when: clock.format(outbox.next) })}`;
    else if (outbox.rush && unsent.length) state = `${state} · ${words.rush}`;
    else if (outbox.next && unsent.length) state = `${state} · ${fill(words.away, { when: clock.format(outbox.next) })}`;
    if ($("queue-state").textContent !== state) $("queue-state").textContent = state;
    document.documentElement.dataset.outbox = outbox.busy ? "busy" : "idle";
  }

  // One drawing at a time, and one more if something changed meanwhile.
  let drawing = false;
  let again = false;
  async function redraw() {
    again = true;
    if (drawing) return;
    drawing = true;
    while (again) {
      again = false;
      await render();
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    drawing = false;
  }

  for (const event of ["change", "progress", "state"]) outbox.addEventListener(event, redraw);
  $("queue-send").addEventListener("click", () => outbox.sync());
  $("queue-export").addEventListener("click", async () => {
    for (const file of await outbox.exportFiles()) {
      const link = make("a");
      link.href = URL.createObjectURL(file);
      link.download = file.name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    }
  });
  await redraw();
}

run().catch((error) => {
  $("queue-warnings").replaceChildren(make("div", "alert alert-danger", error.message));
});
