// One visit: the declaration before it, then its items by section, what is open, and the way to the end.
import { alert, badge, button, day, declaration, h, icon, Rows, say, told } from "./dom.js";
import { standingBadge } from "./list.js";
import { lackOf, markOf, NOT_APPLICABLE, points } from "./marks.js";

const FACT = "fact:";
const filters = new Map(); // by visit: whether only what is open is shown

/** What was answered, in words. */
export function answerWords(item, answer) {
  if (!answer) return say("unanswered");
  if (answer === NOT_APPLICABLE) return say("not_applicable");
  const { method } = item;
  if (method.name === "binary") return say(item.role === "must-have" ? `must_${answer}` : answer);
  if (method.name === "deduct") return `${answer} ${told(method.unit)}`;
  if (method.name === "count") return `${answer}/${method.of} ${told(method.unit)}`;
  return answer;
}

function markWords(item, answer) {
  const mark = markOf(item, answer);
  if (item.role === "must-have" || item.points === null || mark === null) return "";
  return say("mark_of", { mark: points(mark), of: item.points });
}

function row({ pk, item, answer, lack, photos, state, conflict }) {
  const done = answer && !lack;
  return h("li", {},
    h("a", { href: `#/${pk}/${item.id}`, class: `fd-item ${done ? "fd-item-done" : ""}`, "data-item": item.id },
      h("span", { class: "fd-item-id" }, item.id),
      h("span", { class: "fd-item-title" }, told(item.title),
        h("small", {}, [answerWords(item, answer), markWords(item, answer), photos && say("photos_count", { count: photos })]
          .filter(Boolean).join(" · "))),
      h("span", { class: "fd-item-flags" },
        item.role === "must-have" && badge(say("must_have"), "danger"),
        item.role === "bonus" && badge(say("bonus"), "info"),
        conflict && badge(say("in_conflict"), "warning"),
        lack && lack !== "open" && badge(say(`lack_${lack}`), "warning"),
        state && badge(say(`item_${state}`), state === "refused" ? "danger" : "muted"))));
}

/** Where what was entered for an item is now. */
export function stateOf(draft, photos, entries) {
  if (!draft) return "";
  if (draft.problem) return "refused";
  if (draft.dirty || draft.sending || photos.some((photo) => photo.item === draft.item && photo.state === "here")) return "here";
  if (!draft.entry) return "";
  const state = entries.find((entry) => entry.id === draft.entry)?.state;
  return ["sending", "received"].includes(state) ? state : "queued";
}

function declare({ field, go }, seen) {
  const { pk, about } = seen;
  const reason = h("textarea", { class: "form-control", rows: 2, maxLength: 300, id: "fd-why" });
  const conflict = h("input", { type: "checkbox", class: "form-check-input", id: "fd-conflict" });
  const fault = h("p", { class: "invalid-feedback d-block", role: "alert" });
  return h("div", { class: "card ll-card" },
    h("div", { class: "card-body" },
      h("h2", { class: "fd-h2" }, say("declare_title")),
      h("p", {}, declaration),
      button(say("declare"), () => field.answer(pk, about, { accept: true }), { kind: "btn-primary fd-wide", sign: "check" }),
      h("details", { class: "fd-back" }, h("summary", {}, say("give_back")),
        h("label", { class: "form-label", htmlFor: "fd-why" }, say("why_back")), reason,
        h("label", { class: "form-check fd-check" }, conflict, h("span", { class: "form-check-label" }, say("has_conflict"))),
        fault,
        button(say("give_back_now"), async () => {
          if (!reason.value.trim()) {
            fault.textContent = say("reason_needed");
            reason.focus();
            return;
          }
          await field.answer(pk, about, { accept: false, reason: reason.value.trim(), has_conflict: conflict.checked });
          if (location.hash === `#/${pk}`) go("#/");
        }, { kind: "btn-outline-danger fd-wide" }))));
}

export async function sheetView(context, pk) {
  const { field } = context;
  const first = await field.overview(pk);
  if (!first) return null;
  const { about } = first;
  const notes = h("div", {});
  const head = h("div", { class: "fd-summary" });
  const only = h("button", {
    type: "button", class: "btn", "aria-pressed": String(Boolean(filters.get(pk))),
    onclick: () => {
      filters.set(pk, !filters.get(pk));
      only.setAttribute("aria-pressed", String(filters.get(pk)));
      update();
    },
  }, icon("filter"), say("only_open"));
  const jumps = h("nav", { class: "fd-jumps", "aria-label": say("sections") });
  const body = h("div", {});
  const sections = new Map();
  let declaring = null;

  function sectionOf(id, title) {
    if (!sections.has(id)) {
      const list = h("ol", { class: "fd-items" });
      const heading = h("h2", { class: "fd-h2", id: `fd-s-${id}`, tabIndex: -1 }, title);
      const count = h("span", { class: "fd-count" });
      heading.append(" ", count);
      const element = h("section", { "aria-labelledby": `fd-s-${id}` }, heading, list);
      sections.set(id, { element, rows: new Rows(list, row), count, heading });
      body.append(element);
      jumps.append(button(id === "facts" ? say("facts_short") : id, () => {
        heading.scrollIntoView({ block: "start" });
        heading.focus({ preventScroll: true });
      }, { "aria-label": say("jump", { section: title }) }));
    }
    return sections.get(id);
  }

  async function update() {
    const seen = await field.overview(pk);
    const missing = field.missing(seen);
    notes.replaceChildren(...notesOf(context, seen));
    const count = missing.items.length + missing.parties.length;
    head.replaceChildren(
      h("div", { class: "fd-progress" },
        h("progress", { max: Math.max(seen.items.length, 1), value: seen.answered, "aria-label": say("answered_label") }),
        h("strong", { role: "status" }, `${seen.answered}/${seen.items.length}`), standingBadge(seen)),
      h("div", { class: "fd-actions" },
        about.part === "SITE" && h("a", { class: "btn", href: `#/${pk}/sign` }, icon("signature"), say("signatures")),
        h("a", { class: `btn ${count ? "" : "btn-primary"}`, href: `#/${pk}/end` }, icon("send"),
          count && !seen.locked ? say("missing_count", { count }) : say("hand_in")),
        seen.conflicts.length && h("a", { class: "btn btn-primary", href: `#/${pk}/conflicts` }, icon("git-compare"),
          say("conflicts_count", { count: seen.conflicts.length }))));
    const waits = about.state === "ASSIGNED" && !seen.accepted && !seen.refused;
    if (waits && !declaring) {
      declaring = declare(context, seen);
      notes.after(declaring);
    }
    if (!waits && declaring) {
      declaring.remove();
      declaring = null;
    }
    head.hidden = only.hidden = jumps.hidden = body.hidden = !seen.accepted;
    for (const section of seen.sections) {
      const drawn = section.items.map((item) => {
        const draft = seen.drafts.get(item.id);
        const photos = seen.photosOf(item.id);
        return [item.id, {
          pk, item, answer: draft?.answer ?? "", photos, conflict: Boolean(draft?.conflict),
          lack: lackOf(item, draft, photos), state: stateOf(draft, seen.photos, seen.entries),
        }];
      });
      const shown = filters.get(pk) ? drawn.filter(([, { lack }]) => lack) : drawn;
      const { rows, count: counted, element } = sectionOf(section.id, `${section.id} ${told(section.title)}`);
      rows.set(shown);
      counted.textContent = `${drawn.filter(([, { answer }]) => answer).length}/${drawn.length}`;
      element.hidden = !shown.length;
    }
    const facts = (seen.edition?.facts ?? []).map((fact) => [fact.id, {
      pk, item: { ...factItem(fact), id: `${FACT}${fact.id}` }, answer: seen.facts[fact.id] ?? "", photos: 0, lack: "",
      state: stateOf(seen.drafts.get(FACT + fact.id), [], seen.entries), conflict: Boolean(seen.drafts.get(FACT + fact.id)?.conflict),
    }]);
    if (facts.length) {
      const section = sectionOf("facts", say("facts"));
      section.rows.set(facts);
      section.element.hidden = Boolean(filters.get(pk));
    }
    const known = new Set(seen.items.map((item) => item.id));
    const stray = [...seen.drafts.values()].filter((draft) => draft.answer && !draft.item.startsWith(FACT) && !known.has(draft.item));
    if (stray.length) {
      const section = sectionOf("stray", say("stray"));
      section.rows.set(stray.map((draft) => [draft.item, {
        pk, item: { id: draft.item, title: { zh: say("stray_item"), en: say("stray_item") }, method: { name: "" }, role: "", points: null },
        answer: draft.answer, photos: seen.photosOf(draft.item), lack: "", state: stateOf(draft, seen.photos, seen.entries), conflict: false,
      }]));
    }
  }

  const element = h("div", { class: "fd-sheet" }, notes, head, h("div", { class: "fd-sticky" }, jumps, only), body);
  await update();
  const lead = [say(`part_${about.part}`), about.address, about.due && say("due", { day: day(about.due) }), about.round]
    .filter(Boolean).join(" · ");
  return { title: about.name, lead, element, update, back: "#/" };
}

/** A fact as if it were an item, for the same controls. */
export function factItem(fact) {
  const method = { yes_no: { name: "binary" }, choice: { name: "choice", choices: fact.choices } }[fact.kind]
    ?? { name: "number", whole: fact.kind === "whole" };
  return { id: fact.id, title: fact.title, method, role: "fact", points: null, most: 0, applies: {}, means: [], library: [], used: [] };
}

/** What a person must know about a visit. */
export function notesOf({ field }, seen) {
  const { about, visit, pk } = seen;
  const told = [];
  if (about.gone) told.push(alert("warning", say("gone_hint")));
  else if (!about.open && !seen.handed) told.push(alert("warning", say("round_closed", { round: about.round })));
  if (seen.edition?.sample) told.push(h("p", { class: "fd-hint" }, say("sample")));
  if (seen.refused) told.push(alert("info", say("given_back_hint")));
  if (seen.handed) told.push(alert("success", say("handed_in_hint")));
  else if (visit.wish) told.push(alert("info", say(visit.wish.entry ? "wish_sent" : "wish_waits", { count: seen.unsent.length + seen.here })));
  if (visit.answered?.problem) told.push(alert("danger", visit.answered.problem.sentence));
  if (visit.problem) told.push(alert("danger", visit.problem.sentence));
  const problems = [...new Set(seen.problems.map((draft) => draft.problem.sentence))];
  if (problems.length) {
    told.push(alert("danger", ...problems.map((sentence) => h("p", {}, sentence)), h("p", {}, say("stays_here")),
      about.open && button(say("send_again"), () => field.sendAgain(pk), { sign: "refresh" })));
  }
  return told;
}
