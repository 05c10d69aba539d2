// Between what is entered and the outbox: what changed becomes a record, and what became of a record is noted here.
import { oneAtATime, say, urls } from "./dom.js";
import { applies, clean, faultOf, lackOf } from "./marks.js";
import { whyNotKept } from "./store.js";

const ITEMS = "evaluation.items";
const CONFIRMATION = "evaluation.confirmation";
const ANSWER = "evaluation.visit_answer";
const HAND_IN = "evaluation.hand_in";
const FLUSH = "linli-field-flush"; // one page of this phone at a time
const FILES = 40;
const FACT = "fact:";
const KEEP_GONE = 30 * 86_400_000; // what has left the list and is on the server
export const PARTIES = ["MANAGER", "COMMUNITY"];

const pairs = (reasons) => reasons.map(([text, proof]) => [clean(text), clean(proof)]).filter(([text, proof]) => text || proof);
const whenOf = ({ edition, state, open }) => JSON.stringify([edition, state, open]); // what a refusal may lie in
const sane = (draft) => !draft.raw?.fault && !draft.reasons.some(([text, proof]) => faultOf(text) || faultOf(proof));

/** Events: "change" (something to draw anew), "list" (the list came, or could not). */
export class Field extends EventTarget {
  /** "": the list is of now; "away", "sign-in", "forbidden": why it is not. */
  trouble = "";
  #store;
  #outbox;
  #later = 0;

  constructor(store, outbox) {
    super();
    this.#store = store;
    this.#outbox = outbox;
    this.settle = oneAtATime(() => this.#settle());
    this.refresh = oneAtATime(() => this.#refresh());
    outbox.addEventListener("change", () => this.settle());
    store.addEventListener("change", () => this.dispatchEvent(new Event("change")));
    for (const name of ["progress", "state"]) outbox.addEventListener(name, () => this.dispatchEvent(new Event("change")));
  }

  // The list -----------------------------------------------------------------------------------------------------------

  async #refresh() {
    const store = this.#store;
    const before = store.seq;
    const kept = await store.list();
    try {
      const response = await fetch(urls.list, {
        headers: kept ? { "If-None-Match": kept.etag } : {}, cache: "no-store", redirect: "manual",
        signal: AbortSignal.timeout(30_000),
      });
      if (response.status === 403) this.trouble = "forbidden";
      else if (response.type === "opaqueredirect" || response.status === 401) this.trouble = "sign-in";
      else if (response.status === 304 && kept) {
        await this.#adopt({ ...kept, fetched_at: new Date().toISOString() }, before);
      } else if (response.ok) {
        const data = await response.json();
        if (data.person !== this.#outbox.person) await this.#outbox.sync(); // somebody else has signed in
        store.person = data.person;
        const etag = response.headers.get("ETag");
        await this.#adopt({ person: data.person, etag, fetched_at: new Date().toISOString(), data }, before);
      } else throw new Error(String(response.status));
    } catch (error) {
      this.trouble = "away";
      if (!["TypeError", "TimeoutError", "SyntaxError"].includes(error.name)) console.info("list:", error.message);
    }
    this.dispatchEvent(new Event("list"));
  }

  /** Take over what the server knows, but for what was changed here since it was asked. */
  async #adopt(list, before) {
    const store = this.#store;
    this.trouble = "";
    await store.saveList(list);
    for (const about of list.data.visits) {
      const visit = await store.visit(about.id);
      const drafts = await store.items(about.id);
      const sentBack = visit.wish?.state === "taken" && about.state === "ACCEPTED"
        && !store.changedSince(visit.key, before);
      if (JSON.stringify(visit.about) !== JSON.stringify(about) || sentBack) {
        await store.patchVisit(about.id, (now) => {
          now.about = about;
          if (sentBack) now.wish = null;
        });
      }
      for (const [item, theirs] of Object.entries(about.items)) {
        const draft = drafts.get(item);
        if (draft && (draft.dirty || draft.entry || draft.sending || draft.conflict)) continue;
        if (draft && store.changedSince(draft.key, before)) continue;
        const photos = about.photos[item] ?? 0;
        const same = draft && draft.answer === theirs.answer && draft.server_photos === photos
          && JSON.stringify(draft.reasons) === JSON.stringify(theirs.reasons) && draft.base === theirs.answer;
        if (same) continue;
        await store.patchItem(about.id, item, (now) => {
          Object.assign(now, {
            answer: theirs.answer, raw: null, reasons: theirs.reasons, base: theirs.answer, base_reasons: theirs.reasons,
            server_photos: photos, problem: null,
          });
        });
      }
      // What was refused for a reason that is over is sent again.
      const over = [...drafts.values()].filter(({ problem, dirty }) => dirty && problem && problem.when !== whenOf(about));
      for (const draft of over) await store.patchItem(about.id, draft.item, (now) => { now.problem = null; });
      if (over.length) await this.flush(about.id);
    }
    await this.#sweep(list);
  }

  /** Forget visits that left the list a month ago, unless something of them is on this phone only. */
  async #sweep(list) {
    const there = new Set(list.data.visits.map((about) => about.id));
    for (const visit of await this.#store.visits()) {
      if (there.has(visit.pk)) {
        if (visit.gone_at) await this.#store.patchVisit(visit.pk, (now) => { now.gone_at = null; });
      } else if (!visit.gone_at) await this.#store.patchVisit(visit.pk, (now) => { now.gone_at = Date.now(); });
      else if (Date.now() - visit.gone_at > KEEP_GONE) {
        const drafts = [...(await this.#store.items(visit.pk)).values()];
        const photos = await this.#store.photos(visit.pk);
        const only = drafts.some((draft) => draft.dirty || draft.entry || draft.sending || draft.conflict)
          || photos.some((photo) => photo.state !== "taken");
        if (!only) await this.#store.dropVisit(visit.pk);
      }
    }
  }

  /** The visits of the list, and those that have left it with something of theirs still here. */
  async visits() {
    const list = await this.#store.list();
    const there = list?.data.visits ?? [];
    const ids = new Set(there.map((about) => about.id));
    const gone = [];
    for (const visit of await this.#store.visits()) {
      if (ids.has(visit.pk) || !visit.about) continue;
      const drafts = [...(await this.#store.items(visit.pk)).values()];
      if (drafts.some((draft) => draft.dirty || draft.entry)) gone.push({ ...visit.about, gone: true, open: false });
    }
    return [...there, ...gone];
  }

  /** Everything about one visit that a page draws. */
  async overview(pk) {
    const store = this.#store;
    const list = await store.list();
    const visit = await store.visit(pk);
    const about = list?.data.visits.find((one) => one.id === pk) ?? (visit.about && { ...visit.about, gone: true, open: false });
    if (!about) return null;
    const edition = list?.data.editions[about.edition] ?? await store.edition(about.edition) ?? null;
    const drafts = await store.items(pk);
    const photos = await store.photos(pk);
    const facts = { ...about.facts };
    for (const draft of drafts.values()) {
      if (draft.item.startsWith(FACT) && draft.answer) facts[draft.item.slice(FACT.length)] = draft.answer;
    }
    const sections = (edition?.sections ?? []).map((section) => ({
      ...section, items: section.items.filter((item) => item.part === about.part && applies(item, facts) !== false),
    })).filter((section) => section.items.length);
    const items = sections.flatMap((section) => section.items);
    const entries = (await this.#outbox.entries()).filter((entry) => entry.body.visit === pk);
    const unsent = entries.filter((entry) => entry.unsent);
    const here = [...drafts.values()].filter((draft) => draft.dirty || draft.sending).length;
    const photosOf = (item) => photos.filter((photo) => photo.item === item && photo.state !== "lost").length
      + Math.max(0, (drafts.get(item)?.server_photos ?? 0) - photos.filter((photo) => photo.item === item && photo.state === "taken").length);
    const accepted = about.state !== "ASSIGNED" || Boolean(visit.answered?.accept && !visit.answered.problem);
    const handed = about.state === "DONE" || visit.wish?.state === "taken";
    const answered = items.filter((item) => drafts.get(item.id)?.answer).length;
    const conflicts = [...drafts.values()].filter((draft) => draft.conflict);
    const problems = [...drafts.values()].filter((draft) => draft.problem);
    return {
      pk, about, visit, edition, sections, items, drafts, photos, facts, entries, unsent, here, photosOf, accepted, handed,
      answered, conflicts, problems, sending: this.#outbox.busy, refused: Boolean(visit.answered && !visit.answered.accept && !visit.answered.problem),
      locked: handed || Boolean(visit.wish) || !about.open || !accepted,
    };
  }

  /** What is missing before a visit can be handed in: [{item, lack}] and the parties that have not confirmed. */
  missing({ items, drafts, about, visit, photosOf }) {
    const lacks = items.map((item) => ({ item, lack: lackOf(item, drafts.get(item.id), photosOf(item.id)) }));
    const there = new Set([...about.confirmed, ...PARTIES.filter((party) => visit.signs[party] && !visit.signs[party].problem)]);
    return {
      items: lacks.filter(({ lack }) => lack),
      parties: about.part === "SITE" ? PARTIES.filter((party) => !there.has(party)) : [],
    };
  }

  // Sending ------------------------------------------------------------------------------------------------------------

  /** Make a record of each item of a visit that has changed. Throws what a person is told; what failed stays here. */
  flush(pk) {
    return navigator.locks.request(FLUSH, () => this.#flush(pk));
  }

  async flushAll() {
    for (const visit of await this.#store.visits()) {
      if (visit.about) await this.flush(visit.pk);
    }
  }

  async #flush(pk) {
    const store = this.#store;
    const visit = await store.visit(pk);
    if (!visit.about) return;
    const batches = new Map((await this.#outbox.entries()).map((entry) => [entry.body.batch, entry.id]));
    if (visit.answered) await this.#putAnswer(visit, batches);
    for (const party of PARTIES) if (visit.signs[party]) await this.#putSign(visit, party, batches);
    const here = (await store.photos(pk)).filter((photo) => photo.state === "here");
    const drafts = await store.items(pk);
    for (const { item } of here) if (!drafts.has(item)) drafts.set(item, await store.item(pk, item));
    for (const draft of drafts.values()) {
      const photos = here.filter((photo) => photo.item === draft.item);
      if (draft.sending) await this.#finishPut(visit, draft, photos, batches);
      else if ((draft.dirty || photos.length) && !draft.problem && sane(draft)) await this.#putItem(visit, draft, photos, batches);
    }
    await this.#putHandIn(pk, batches);
  }

  #body(visit, more) {
    return { visit: visit.pk, edition: visit.about.edition, ...more };
  }

  async #putItem(visit, draft, photos, batches) {
    const count = await this.#store.nextCount();
    const files = photos.slice(0, FILES).map((photo) => photo.id);
    await this.#store.patchItem(visit.pk, draft.item, (now) => {
      now.sending = {
        batch: crypto.randomUUID(), count, answer: now.answer, reasons: pairs(now.reasons), base: now.base,
        base_reasons: pairs(now.base_reasons), entered_at: now.entered_at ?? new Date().toISOString(), photos: files,
        when: whenOf(visit.about),
      };
    });
    await this.#finishPut(visit, await this.#store.item(visit.pk, draft.item), photos, batches);
    if (photos.length > FILES) await this.#putItem(visit, await this.#store.item(visit.pk, draft.item), photos.slice(FILES), batches);
  }

  /** Put what an item's `sending` says, unless that was done before the phone died; then note it. */
  async #finishPut(visit, draft, photos, batches) {
    const store = this.#store;
    const { sending } = draft;
    const named = photos.filter((photo) => sending.photos.includes(photo.id));
    const nameOf = (photo) => `p${sending.photos.indexOf(photo.id) + 1}.jpg`;
    let entry = batches.get(sending.batch);
    if (!entry) {
      const files = {};
      const about = {};
      for (const photo of named) {
        const blob = await store.blob(photo.id);
        if (!blob) continue;
        files[nameOf(photo)] = blob;
        about[nameOf(photo)] = {
          item: draft.item, taken_at: photo.taken_at, sha256: photo.sha256, longitude: photo.place?.longitude ?? null,
          latitude: photo.place?.latitude ?? null, accuracy_m: photo.place?.accuracy ?? null,
          marked: photo.of !== null,
        };
      }
      const { answer, reasons, base, base_reasons, entered_at, batch, count } = sending;
      const body = this.#body(visit, {
        batch, count, items: { [draft.item]: { answer, reasons, base, base_reasons, entered_at } }, photos: about,
      });
      const title = `${visit.about.name} · ${draft.item.replace(FACT, "")}`;
      entry = (await this.#outbox.put({ kind: ITEMS, title, body, files })).id;
    }
    await store.patchItem(visit.pk, draft.item, (now) => {
      const same = now.answer === sending.answer && JSON.stringify(pairs(now.reasons)) === JSON.stringify(sending.reasons);
      Object.assign(now, {
        sending: null, entry, sent: { base: sending.base, base_reasons: sending.base_reasons, when: sending.when },
        base: sending.answer,
        base_reasons: sending.reasons, dirty: !same,
      });
    });
    for (const photo of named) await store.patchPhoto(photo.id, { state: "queued", entry, name: nameOf(photo) }, null);
  }

  async #putAnswer(visit, batches) {
    const { answered } = visit;
    if (answered.entry || answered.problem) return;
    const { accept, reason = "", has_conflict = false, batch } = answered;
    const title = `${visit.about.name} · ${say(accept ? "accepting" : "giving_back")}`;
    const body = this.#body(visit, { batch, accept, reason, has_conflict });
    const entry = batches.get(batch) ?? (await this.#outbox.put({ kind: ANSWER, title, body })).id;
    await this.#store.patchVisit(visit.pk, (now) => { now.answered.entry = entry; });
  }

  async #putSign(visit, party, batches) {
    const sign = visit.signs[party];
    if (sign.entry || sign.problem) return;
    const key = `sign/${visit.key}/${party}`;
    const picture = sign.refused ? null : await this.#store.blob(key);
    const title = `${visit.about.name} · ${say(`sign_${party}`)}`;
    const body = this.#body(visit, { batch: sign.batch, party, signed_at: sign.signed_at, refused: sign.refused });
    const files = picture ? { signature: picture } : {};
    const entry = batches.get(sign.batch) ?? (await this.#outbox.put({ kind: CONFIRMATION, title, body, files })).id;
    await this.#store.patchVisit(visit.pk, (now) => { now.signs[party].entry = entry; });
    await this.#store.setBlob(key, null);
  }

  /** The hand-in goes last: once the server has everything else of the visit. */
  async #putHandIn(pk, batches) {
    const { visit, unsent, here, photos } = await this.overview(pk);
    if (!visit.wish || visit.wish.entry) return;
    const waits = here || unsent.length || photos.some((photo) => photo.state !== "taken")
      || Object.values(visit.signs).some((sign) => sign.state !== "taken");
    if (waits) return;
    const { batch } = visit.wish;
    const title = `${visit.about.name} · ${say("hand_in")}`;
    const entry = batches.get(batch) ?? (await this.#outbox.put({ kind: HAND_IN, title, body: this.#body(visit, { batch }) })).id;
    await this.#store.patchVisit(pk, (now) => { now.wish.entry = entry; });
  }

  // What became of it --------------------------------------------------------------------------------------------------

  async #settle() {
    const store = this.#store;
    if (!store.person) return;
    const entries = new Map((await this.#outbox.entries()).map((entry) => [entry.id, entry]));
    // One that is gone was removed by the person, which only what the server has confirmed can be.
    const of = (id) => entries.get(id) ?? { state: "taken" };
    let news = false;
    for (const visit of await store.visits()) {
      for (const photo of await store.photos(visit.pk)) {
        if (photo.state !== "queued") continue;
        const entry = of(photo.entry);
        if (["taken", "conflict"].includes(entry.state)) await store.patchPhoto(photo.id, { state: "taken" });
        else if (entry.state === "refused" && entry.kept) {
          const blob = (await this.#outbox.files(photo.entry))[photo.name];
          await store.patchPhoto(photo.id, { state: blob ? "here" : "lost", entry: null }, blob);
        }
      }
      for (const draft of (await store.items(visit.pk)).values()) {
        if (draft.entry) news = await this.#settleItem(visit, draft, of(draft.entry)) || news;
      }
      news = await this.#settleVisit(visit, of) || news;
      if (visit.wish && !visit.wish.entry) await this.flush(visit.pk).catch((error) => console.info("hand-in:", error.message));
    }
    this.dispatchEvent(new Event("change"));
    if (news) {
      clearTimeout(this.#later);
      this.#later = setTimeout(() => this.refresh(), 1500);
    }
  }

  async #settleItem(visit, draft, entry) {
    const patch = (change) => this.#store.patchItem(visit.pk, draft.item, (now) => now.entry === draft.entry && change(now));
    if (entry.state === "taken") {
      await patch((now) => Object.assign(now, { entry: null, sent: null, problem: null }));
      return true;
    }
    if (entry.state === "conflict") {
      const theirs = entry.data?.conflicts?.[draft.item];
      const reasons = entry.data?.reasons?.[draft.item] ?? [];
      await patch((now) => {
        Object.assign(now, { entry: null, sent: null });
        if (theirs !== undefined) now.conflict = { answer: theirs, reasons };
      });
      return true;
    }
    if (entry.state === "refused" && (entry.kept ? true : draft.problem?.sentence !== entry.sentence)) {
      await patch((now) => {
        const { base, base_reasons, when } = now.sent;
        now.problem = { code: entry.code, sentence: entry.sentence, kept: entry.kept, when };
        if (entry.kept) Object.assign(now, { entry: null, dirty: true, base, base_reasons, sent: null });
      });
      return entry.kept;
    }
    if (entry.state !== "refused" && draft.problem) await patch((now) => { now.problem = null; });
    return false;
  }

  async #settleVisit(visit, of) {
    let news = false;
    const settle = async (id, choose, refused) => {
      const entry = of(id);
      if (!["taken", "refused"].includes(entry.state)) return;
      await this.#store.patchVisit(visit.pk, (now) => {
        const one = choose(now);
        if (!one || one.entry !== id) return false;
        if (entry.state === "taken") Object.assign(one, { state: "taken", problem: null });
        else if (entry.kept) refused(now, { code: entry.code, sentence: entry.sentence });
        else return false;
        return true;
      });
      news = news || entry.state === "taken" || entry.kept;
    };
    const { answered, wish } = visit;
    if (answered?.entry && !answered.state && !answered.problem) {
      await settle(answered.entry, (now) => now.answered, (now, problem) => { now.answered.problem = problem; });
    }
    for (const party of PARTIES) {
      const sign = visit.signs[party];
      if (!sign?.entry || sign.state === "taken" || sign.problem) continue;
      await settle(sign.entry, (now) => now.signs[party], (now, problem) => { now.signs[party].problem = problem; });
    }
    if (wish?.entry && wish.state !== "taken") {
      await settle(wish.entry, (now) => now.wish, (now, problem) => {
        now.wish = null;
        now.problem = problem;
      });
    }
    return news;
  }

  // What a person decides ------------------------------------------------------------------------------------------------

  async answer(pk, about, decision) {
    await this.#store.patchVisit(pk, (now) => {
      now.about ??= about;
      now.answered = { ...decision, at: new Date().toISOString(), batch: crypto.randomUUID(), entry: null, state: "", problem: null };
    });
    await this.flush(pk);
  }

  async sign(pk, party, { picture = null, thumb = "", refused = "" }) {
    const visit = await this.#store.visit(pk);
    if (picture) await this.#store.setBlob(`sign/${visit.key}/${party}`, picture);
    await this.#store.patchVisit(pk, (now) => {
      now.signs[party] = {
        thumb, refused, signed_at: new Date().toISOString(), batch: crypto.randomUUID(), entry: null, state: "", problem: null,
      };
    });
    await this.flush(pk);
  }

  async wishHandIn(pk) {
    await this.#store.patchVisit(pk, (now) => {
      now.wish = { at: new Date().toISOString(), batch: crypto.randomUUID(), entry: null, state: "" };
      now.problem = null;
    });
    await this.flush(pk);
  }

  async takeBackWish(pk) {
    await this.#store.patchVisit(pk, (now) => {
      if (now.wish?.entry) return false; // the outbox has it already
      now.wish = null;
      return true;
    });
  }

  /** Decide a conflict: mine is sent again over what is there, theirs is taken over. */
  async decide(pk, item, mine) {
    await this.#store.patchItem(pk, item, (now) => {
      if (!now.conflict) return false;
      const { answer, reasons } = now.conflict;
      Object.assign(now, { base: answer, base_reasons: reasons, conflict: null, dirty: mine, raw: mine ? now.raw : null });
      if (!mine) Object.assign(now, { answer, reasons });
      return true;
    });
    if (mine) await this.flush(pk);
  }

  /** Send again what was refused. */
  async sendAgain(pk) {
    for (const draft of (await this.#store.items(pk)).values()) {
      if (draft.problem && !draft.entry) await this.#store.patchItem(pk, draft.item, (now) => { now.problem = null; });
    }
    await this.flush(pk);
  }

  /** The sentence for what could not be kept, from the words of the outbox. */
  whyNot(error, words) {
    return error?.name === "OutboxError" ? error.message : words[whyNotKept(error)];
  }
}
