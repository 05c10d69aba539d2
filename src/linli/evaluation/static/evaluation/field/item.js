// One item: what it asks, the answer, the reasons and the photos. Every touch is on the disk before the next.
import { alert, badge, button, h, icon, moment, say, told } from "./dom.js";
import { control } from "./controls.js";
import { clean, faultOf, lackOf, metres } from "./marks.js";
import { markUp } from "./markup.js";
import { camera, keepPhoto, NoPhoto } from "./photo.js";
import { factItem, stateOf } from "./sheet.js";

const FACT = "fact:";

function about(item, more) {
  const evidence = told(item.evidence?.kinds);
  return h("div", { class: "fd-about" },
    h("p", { class: "fd-badges" },
      item.role === "must-have" && badge(say("must_have"), "danger"), item.role === "bonus" && badge(say("bonus"), "info"),
      item.points !== null && badge(say("points_of", { points: item.points }))),
    told(item.how) && h("p", {}, told(item.how)),
    evidence && h("p", { class: "fd-hint" }, say("evidence", { kinds: evidence })),
    more);
}

/** The reasons: rows of text and proof, and the library whose points are one touch away. */
function reasonsOf(item, draft, save, counted) {
  const rows = h("ol", { class: "fd-reasons" });
  const chips = h("div", { class: "fd-chips" });
  const add = button(say("own_words"), () => {
    draft.reasons.push(["", ""]);
    redraw();
    rows.lastElementChild.querySelector("textarea").focus();
  }, { sign: "plus" });

  function rowOf(reason, place) {
    const ids = [`fd-reason-${place}`, `fd-proof-${place}`];
    const fault = h("p", { class: "invalid-feedback d-block", role: "alert" });
    const tell = () => {
      const found = faultOf(reason[0]) || faultOf(reason[1]);
      fault.textContent = found ? say(found) : "";
    };
    const text = h("textarea", {
      class: "form-control", rows: 1, id: ids[0], maxLength: 500, value: reason[0],
      oninput: () => { reason[0] = text.value; tell(); save(); },
    });
    const proof = h("input", {
      type: "text", class: "form-control", id: ids[1], maxLength: 500, value: reason[1],
      oninput: () => { reason[1] = proof.value; tell(); save(); },
    });
    tell();
    const drop = button("", () => {
      draft.reasons.splice(draft.reasons.indexOf(reason), 1);
      counted(-1);
      redraw();
      save();
      add.focus();
    }, { kind: "btn-icon", sign: "trash", "aria-label": say("drop_reason", { number: place + 1 }) });
    const label = h("label", { class: "fd-label", htmlFor: ids[1] }, say("proof"));
    return h("li", {},
      h("label", { class: "fd-label", htmlFor: ids[0] }, say("reason_number", { number: place + 1 })),
      h("div", { class: "fd-reason" }, text, drop),
      item.part === "SITE" && !reason[1] // on site a photo is the proof
        ? h("details", { class: "fd-proof" }, h("summary", {}, say("name_proof")), label, proof)
        : h("div", { class: "fd-proof" }, label, proof),
      fault);
  }
  function redraw() {
    rows.replaceChildren(...draft.reasons.map(rowOf));
  }
  const library = [...item.library.map(told), ...item.used.filter((text) => !item.library.some((one) => told(one) === text))];
  chips.append(...library.map((text) => button(text, () => {
    const empty = draft.reasons.find(([written]) => !clean(written));
    if (empty) empty[0] = text;
    else draft.reasons.push([text, ""]);
    counted(1);
    redraw();
    save();
  }, { kind: "fd-chip", sign: "plus" })));
  redraw();
  return {
    element: h("section", { class: "fd-part", "aria-labelledby": "fd-reasons-title" },
      h("h2", { class: "fd-h2", id: "fd-reasons-title" }, say("reasons")),
      library.length && h("p", { class: "fd-hint" }, say("library_hint")), chips, rows, add),
    redraw,
  };
}

/** The photos of an item. */
function photosOf(context, pk, item, { locked, touched, point }) {
  const { store, field, words } = context;
  const strip = h("ul", { class: "fd-photos" });
  const status = h("p", { class: "fd-hint", role: "status" });
  const failed = (error) => { status.textContent = error instanceof NoPhoto ? say("no_photo") : field.whyNot(error, words); };

  async function keep(source) {
    try {
      await keepPhoto(store, { pk, item: item.id, source });
      await touched();
      status.textContent = say("photo_kept");
    } catch (error) {
      failed(error);
      throw new Error(status.textContent);
    }
  }
  const input = h("input", {
    type: "file", accept: "image/*", capture: "environment", class: "visually-hidden", id: "fd-photo",
    onchange: async () => {
      const files = [...input.files];
      input.value = ""; // at once: the next photo may come before this one is kept
      for (const file of files) await keep(file).catch(() => {});
      await update();
    },
  });
  input.setAttribute("capture", "environment");
  const take = h("label", { class: "btn btn-primary fd-file", htmlFor: "fd-photo" }, icon("camera"), say("take_photo"));
  const inPage = navigator.mediaDevices?.getUserMedia && button(say("in_page"), async () => {
    try {
      await camera(keep);
    } catch (error) {
      status.textContent = error.name === "NotAllowedError" ? say("camera_denied") : say("no_camera");
    }
    await update();
  }, { kind: "fd-wide", sign: "camera-plus" });

  function figure(photo, number) {
    const where = photo.place && point
      ? say("away_from", { metres: metres([photo.place.longitude, photo.place.latitude], point) })
      : photo.place ? say("place_known") : say("place_unknown");
    const stays = photo.state === "here" && !locked;
    return h("li", {},
      h("img", { src: photo.thumb, alt: say(photo.of ? "marked_alt" : "photo_alt", { number, when: moment(photo.taken_at) }) }),
      h("p", {}, moment(photo.taken_at), h("br"), photo.of ? say("marked_copy") : where),
      h("p", {}, badge(say(`photo_${photo.state}`), { here: "warning", queued: "info", taken: "success" }[photo.state] ?? "danger")),
      h("p", { class: "fd-hash" }, h("span", { title: photo.sha256 }, photo.sha256.slice(0, 12))),
      stays && h("div", { class: "fd-photo-buttons" },
        !photo.of && button(say("mark_up"), async () => {
          try {
            if (await markUp(store, photo)) await touched();
          } catch (error) {
            failed(error);
          }
          await update();
        }, { sign: "pencil" }),
        button("", async () => {
          await store.dropPhoto(photo.id);
          await update();
        }, { kind: "btn-icon", sign: "trash", "aria-label": say("drop_photo", { number }) })));
  }
  let shown = "";
  async function update() {
    const photos = (await store.photos(pk)).filter((photo) => photo.item === item.id);
    photos.sort((one, other) => one.taken_at.localeCompare(other.taken_at) || (one.of ? 1 : 0) - (other.of ? 1 : 0));
    const now = JSON.stringify(photos.map(({ id, state, place }) => [id, state, place]));
    if (now !== shown) strip.replaceChildren(...photos.map((photo, place) => figure(photo, place + 1)));
    shown = now;
  }
  const none = h("p", { class: "fd-hint" }, say("no_photos"));
  return {
    element: h("section", { class: "fd-part", "aria-labelledby": "fd-photos-title" },
      h("h2", { class: "fd-h2", id: "fd-photos-title" }, say("photos")), none, status, strip, !locked && inPage),
    take: locked ? [] : [input, take],
    update: async () => {
      await update();
      none.hidden = strip.childElementCount > 0;
    },
  };
}

export async function itemView(context, pk, name) {
  const { field, store, outbox, go } = context;
  const seen = await field.overview(pk);
  if (!seen) return null;
  const isFact = name.startsWith(FACT);
  const fact = isFact && seen.edition?.facts.find((one) => one.id === name.slice(FACT.length));
  const item = isFact ? fact && { ...factItem(fact), id: name } : seen.sections.flatMap((section) => section.items).find((one) => one.id === name);
  const draft = await store.item(pk, name);
  if (!item) return strayView(context, seen, draft, name);
  if (isFact && !draft.answer && !draft.raw && !draft.dirty) draft.answer = seen.about.facts[name.slice(FACT.length)] ?? "";

  const status = h("p", { class: "fd-saved", role: "status" });
  const notes = h("div", {});
  let release = null;
  let writing = 0;

  async function save() {
    writing += 1;
    release ??= outbox.hold(); // no new version of the page comes while something is half written
    document.documentElement.dataset.field = "writing";
    const { answer, raw } = draft;
    const reasons = draft.reasons.map((pair) => [...pair]);
    try {
      await store.patchItem(pk, name, (now) => {
        Object.assign(now, { answer, raw, reasons, dirty: true, entered_at: new Date().toISOString() });
        if (now.problem?.kept !== false) now.problem = null;
      });
      status.textContent = say("kept_here");
      status.classList.remove("fd-fault");
    } catch (error) {
      status.textContent = field.whyNot(error, context.words);
      status.classList.add("fd-fault");
    }
    writing -= 1;
    if (!writing) document.documentElement.dataset.field = "kept";
    lack();
  }
  function counted(by) {
    if (item.method.name !== "deduct") return;
    const before = Number(/^\d+$/.test(draft.answer) ? draft.answer : 0);
    draft.answer = String(Math.max(0, before + by));
    draft.raw = null;
    answering.set(draft);
  }
  const answering = control(item, draft, (given) => {
    Object.assign(draft, given);
    save();
  });
  const reasons = !isFact && reasonsOf(item, draft, save, counted);
  const photos = !isFact && photosOf(context, pk, item, { locked: seen.locked, touched: save, point: seen.about.point });
  const lacking = h("p", { class: "fd-lack" });
  async function lack() {
    const all = await store.photos(pk);
    const count = all.filter((photo) => photo.item === name && photo.state !== "lost").length || draft.server_photos;
    const found = isFact ? "" : lackOf(item, draft, count);
    lacking.textContent = found && found !== "open" ? say(`lack_${found}_hint`) : "";
    lacking.hidden = !lacking.textContent;
  }

  const order = [...seen.sections.flatMap((section) => section.items.map((one) => one.id)), ...(seen.edition?.facts ?? []).map((one) => FACT + one.id)];
  const place = order.indexOf(name);
  const step = (by, label, sign) => {
    const to = order[place + by];
    return to ? h("a", { class: "btn", href: `#/${pk}/${to}` }, by < 0 && icon(sign), label, by > 0 && icon(sign))
      : h("a", { class: "btn", href: `#/${pk}` }, icon("list"), say("to_sheet"));
  };
  const form = h("fieldset", { class: "fd-form", disabled: seen.locked }, h("legend", { class: "visually-hidden" }, told(item.title)),
    answering.element, lacking, reasons && reasons.element);
  const element = h("div", { class: "fd-one" }, notes, about(item, seen.locked && h("p", { class: "fd-hint" }, say("locked"))),
    form, photos && photos.element, status,
    h("nav", { class: "fd-foot", "aria-label": say("items") }, step(-1, say("previous"), "chevron-left"),
      photos ? photos.take : [], step(1, say("next"), "chevron-right")));

  async function update() {
    const stored = await store.item(pk, name);
    const others = JSON.stringify([stored.answer, stored.reasons]) !== JSON.stringify([draft.answer, draft.reasons]);
    if (!writing && !stored.dirty && stored.base && others) { // another phone's, taken over from the server
      Object.assign(draft, { answer: stored.answer, raw: stored.raw, reasons: stored.reasons.map((pair) => [...pair]) });
      answering.set(draft);
      if (reasons) reasons.redraw();
    }
    draft.server_photos = stored.server_photos;
    const found = [];
    if (stored.problem) found.push(alert("danger", h("p", {}, stored.problem.sentence), h("p", {}, say("stays_here"))));
    if (stored.conflict) found.push(alert("warning", h("a", { href: `#/${pk}/conflicts` }, say("conflict_here"))));
    notes.replaceChildren(...found);
    const state = stateOf(stored, await store.photos(pk), await outbox.entries());
    if (!writing && !status.classList.contains("fd-fault")) {
      status.textContent = state ? say(`item_${state}`) : stored.answer || stored.server_photos ? say("item_server") : "";
    }
    if (photos) await photos.update();
    await lack();
  }
  await update();
  return {
    title: `${item.id.replace(FACT, "")} ${told(item.title)}`, lead: `${seen.about.name} · ${place + 1}/${order.length}`, element, update,
    back: `#/${pk}`,
    async leave() {
      while (writing) await new Promise((resolve) => { setTimeout(resolve, 20); });
      try {
        await field.flush(pk);
      } finally {
        release?.();
      }
    },
  };
}

/** What was entered for something that the edition does not ask any more: shown, so that nothing is lost. */
function strayView(_context, seen, draft, name) {
  if (!draft.answer) return null;
  const element = h("div", {}, alert("warning", say("stray_hint")), h("p", {}, say("was_entered", { answer: draft.answer })),
    h("ul", {}, draft.reasons.map(([text, proof]) => h("li", {}, [text, proof].filter(Boolean).join(" · ")))));
  return { title: name, lead: seen.about.name, element, update: () => {}, back: `#/${seen.pk}` };
}
