// The end of a visit: what is missing, the signatures, handing in, and deciding between two phones.
import { alert, badge, button, h, icon, moment, say, told } from "./dom.js";
import { answerWords, notesOf } from "./sheet.js";
import { pad } from "./signature.js";
import { PARTIES } from "./sync.js";

export async function endView(context, pk) {
  const { field } = context;
  const first = await field.overview(pk);
  if (!first) return null;
  const notes = h("div", {});
  const body = h("div", {});
  let shown = "";

  async function update() {
    const seen = await field.overview(pk);
    const missing = field.missing(seen);
    const now = JSON.stringify([missing.items.map(({ item, lack }) => [item.id, lack]), missing.parties, seen.locked, seen.visit.wish,
      seen.conflicts.length]);
    notes.replaceChildren(...notesOf(context, seen));
    if (now === shown) return;
    shown = now;
    const groups = ["open", "bare", "unproved"].map((lack) => [lack, missing.items.filter((one) => one.lack === lack)])
      .filter(([, found]) => found.length);
    const ready = !groups.length && !missing.parties.length && !seen.conflicts.length;
    const press = button(say("hand_in"), async () => {
      press.disabled = true;
      await field.wishHandIn(pk);
    }, { kind: "btn-primary fd-wide", sign: "send" });
    body.replaceChildren(
      ...(seen.locked ? [] : groups.map(([lack, found]) => h("section", {}, h("h2", { class: "fd-h2" }, say(`missing_${lack}`, { count: found.length })),
        h("ul", { class: "fd-missing" }, found.map(({ item }) => h("li", {}, h("a", { href: `#/${pk}/${item.id}` }, `${item.id} ${told(item.title)}`))))))),
      ...(seen.locked || !missing.parties.length ? [] : [h("section", {}, h("h2", { class: "fd-h2" }, say("missing_signatures")),
        h("p", {}, missing.parties.map((party) => say(`party_${party}`)).join("、")),
        h("a", { class: "btn", href: `#/${pk}/sign` }, icon("signature"), say("signatures")))]),
      ...(seen.conflicts.length ? [h("p", {}, h("a", { class: "btn", href: `#/${pk}/conflicts` }, icon("git-compare"),
        say("conflicts_count", { count: seen.conflicts.length })))] : []),
      ...(seen.locked ? [] : ready ? [alert("success", say("all_there")), press] : [h("p", { class: "fd-hint" }, say("missing_hint"))]),
      ...(seen.visit.wish && !seen.visit.wish.entry && !seen.handed
        ? [button(say("not_yet"), () => field.takeBackWish(pk), { kind: "fd-wide" })] : []));
  }
  const element = h("div", {}, notes, body);
  await update();
  return { title: say("hand_in"), lead: first.about.name, element, update, back: `#/${pk}` };
}

function partyCard(context, seen, party) {
  const { field } = context;
  const { pk, visit, about } = seen;
  const sign = visit.signs[party];
  const who = say(`party_${party}`);
  if ((sign && !sign.problem) || about.confirmed.includes(party)) {
    const state = sign && sign.state !== "taken" ? badge(say("photo_queued"), "info") : badge(say("on_the_server_short"), "success");
    return h("div", { class: "card ll-card" }, h("div", { class: "card-body" }, h("h2", { class: "fd-h2" }, who, " ", state),
      sign?.thumb && h("img", { class: "fd-signed", src: sign.thumb, alt: say("signed_alt", { who }) }),
      sign?.refused && h("p", {}, say("refused_because", { reason: sign.refused })),
      sign && h("p", { class: "fd-hint" }, moment(sign.signed_at))));
  }
  const fault = h("p", { class: "invalid-feedback d-block", role: "alert" }, sign?.problem?.sentence ?? "");
  let drawn = null;
  const keep = button(say("keep_signature"), async () => {
    keep.disabled = true;
    try {
      await field.sign(pk, party, { picture: await drawn.picture(), thumb: drawn.small() });
    } catch (error) {
      fault.textContent = field.whyNot(error, context.words);
    }
  }, { kind: "btn-primary", sign: "check" });
  const clear = button(say("clear"), () => drawn.clear(), { sign: "eraser" });
  drawn = pad(who, () => { keep.disabled = clear.disabled = drawn?.empty() ?? true; });
  const id = `fd-no-${party}`;
  const reason = h("textarea", { class: "form-control", id, rows: 2, maxLength: 300 });
  return h("div", { class: "card ll-card" }, h("div", { class: "card-body" }, h("h2", { class: "fd-h2" }, who),
    h("p", { class: "fd-hint" }, say("sign_here")), drawn.canvas,
    h("div", { class: "fd-actions" }, keep, clear), fault,
    h("details", { class: "fd-back" }, h("summary", {}, say("no_signature")),
      h("label", { class: "form-label", htmlFor: id }, say("why_no_signature")), reason,
      button(say("keep_refusal"), async () => {
        const text = reason.value.trim();
        fault.textContent = text ? "" : say("reason_needed");
        if (text) await field.sign(pk, party, { refused: text });
        else reason.focus();
      }, { kind: "fd-wide" }))));
}

export async function signView(context, pk) {
  const { field } = context;
  const first = await field.overview(pk);
  if (!first) return null;
  const notes = h("div", {});
  const summary = h("p", {});
  // Each card is drawn anew only for what happens to itself: nobody's half-drawn signature is wiped.
  const cards = PARTIES.map((party) => ({ party, element: h("div", {}), now: "" }));
  async function update() {
    const seen = await field.overview(pk);
    notes.replaceChildren(...notesOf(context, seen));
    const lost = seen.items.filter((item) => seen.drafts.get(item.id)?.reasons.length).length;
    summary.textContent = say("confirms", {
      name: seen.about.name, count: seen.answered, total: seen.items.length, photos: seen.photos.length, lost,
    });
    for (const card of cards) {
      const now = JSON.stringify([seen.visit.signs[card.party], seen.about.confirmed.includes(card.party), seen.handed]);
      if (now !== card.now) card.element.replaceChildren(partyCard(context, seen, card.party));
      card.now = now;
    }
  }
  const element = h("div", {}, notes, h("div", { class: "fd-parties" }, summary, cards.map((card) => card.element),
    h("a", { class: "btn btn-primary fd-wide", href: `#/${pk}/end` }, icon("send"), say("hand_in"))));
  await update();
  return { title: say("signatures"), lead: first.about.name, element, update, back: `#/${pk}` };
}

export async function conflictsView(context, pk) {
  const { field } = context;
  const first = await field.overview(pk);
  if (!first) return null;
  const list = h("div", {});
  let shown = "";
  async function update() {
    const seen = await field.overview(pk);
    const now = JSON.stringify(seen.conflicts.map((draft) => [draft.item, draft.answer, draft.reasons, draft.conflict]));
    if (now === shown) return;
    shown = now;
    const of = new Map(seen.items.map((item) => [item.id, item]));
    const words = (item, answer) => (item ? answerWords(item, answer) : answer || say("unanswered"));
    list.replaceChildren(...(seen.conflicts.length ? seen.conflicts.map((draft) => {
      const item = of.get(draft.item);
      const side = (title, answer, reasons, label, mine) => h("div", { class: "fd-side" }, h("h3", {}, title),
        h("p", { class: "fd-big" }, words(item, answer)), h("ul", {}, reasons.map(([text, proof]) => h("li", {}, [text, proof].filter(Boolean).join(" · ")))),
        button(label, () => field.decide(pk, draft.item, mine), { kind: "btn-primary fd-wide", "aria-label": `${draft.item}: ${label}` }));
      return h("section", { class: "card ll-card" }, h("div", { class: "card-body" },
        h("h2", { class: "fd-h2" }, item ? `${item.id} ${told(item.title)}` : draft.item),
        h("div", { class: "fd-sides" },
          side(say("mine"), draft.answer, draft.reasons, say("take_mine"), true),
          side(say("theirs"), draft.conflict.answer, draft.conflict.reasons, say("take_theirs"), false))));
    }) : [alert("success", say("no_conflicts"))]));
  }
  const element = h("div", {}, h("p", {}, say("conflicts_lead")), list);
  await update();
  return { title: say("conflicts"), lead: first.about.name, element, update, back: `#/${pk}` };
}
