// The outbox of this device: what is entered stays here until the server has said that it has it.
// Other modules: import { openOutbox } from "../outbox/outbox.js" (always by this name, so that there is one).
// docs/parts/outbox.md
import { openDB } from "../vendor/idb.js";

const DATABASE = "linli-outbox";
const SYNC = "linli-outbox-sync";
const WRITING = "linli-outbox-writing";
const STRICT = { durability: "strict" }; // on the disk before we say that it is kept
const BATCH = { count: 50, bytes: 500_000 };
const DAY = 86_400_000;
const WARN_AFTER = 5 * DAY;
const CLOCK_OFF = 600; // seconds
const KEEP_TAKEN = 30 * DAY; // what the server has is shown that long
const EVERY = 60_000;
const MOST_ASKED = 200;
const MOST_EXPORT = 90_000_000; // bytes of one exported file: the office takes 100 MB
const UNSETTLED = { waiting: "sending", received: "received" }; // the server's word: what the entry is then

/** What a person is told; `code` does not change with the language. */
export class OutboxError extends Error {
  constructor(code, sentence) {
    super(sentence);
    this.name = "OutboxError";
    this.code = code;
  }
}

class Away extends Error { // no answer, or none worth anything: later again
  constructor(message, seconds = 0, code = "") {
    super(message);
    this.seconds = seconds;
    this.isRush = code === "many"; // the server is there, and says when to come back
  }
}
class SignIn extends Error { // nothing can be sent for this person now
  constructor(code, sentence) {
    super(sentence);
    this.code = code;
  }
}
class Problem extends Error { // the server says no, and why
  constructor(status, told) {
    super([told.title, ...(told.errors ?? []).slice(0, 3).map((fault) => fault.message)].filter(Boolean).join(" "));
    this.status = status;
    this.code = told.code;
  }
}

/** Fill {fields} into one of the page's sentences. */
export function fill(sentence, fields = {}) {
  return (sentence ?? "").replace(/\{(\w+)\}/g, (whole, name) => fields[name] ?? whole);
}

/** What the server wrote into the page for scripts: words, kinds, urls, limits. */
export function pageData() {
  return JSON.parse(document.getElementById("outbox-data").textContent);
}

/**
 * Open the outbox of a person on this device and keep sending in the background.
 *
 * person: the public id that the page or `hello` named; null: whoever was signed in here last
 */
export async function openOutbox(person = null, { data = pageData(), background = true } = {}) {
  if (!globalThis.crypto?.subtle || !globalThis.indexedDB || !navigator.locks) {
    throw new OutboxError("insecure", data.words.insecure);
  }
  const database = await openDB(DATABASE, 1, {
    upgrade(db) {
      db.createObjectStore("entries", { keyPath: "id" }).createIndex("person", "person");
      db.createObjectStore("blobs"); // by the number of the upload
      db.createObjectStore("meta");
    },
    blocking: (_from, _to, event) => event.target.close(), // a newer page wants another shape: never hold it up
  });
  const outbox = new Outbox(database, data);
  await outbox.begin(person, background);
  return outbox;
}

/** Events: "change" (the entries, or who is signed in), "progress" {id, sent, total}, "state" {busy, next, rush}. */
export class Outbox extends EventTarget {
  #db;
  #words;
  #urls;
  #limits;
  #channel = new BroadcastChannel(DATABASE);
  #progress = new Map();
  #timer = 0;
  #tries = 0;
  #asked = 0;
  #away = 0; // times that the server, which had too many at once, sent this phone away since it served it
  #comeBack = 0; // when it is to come back then, by performance.now()
  #background = false;
  #named = false; // whether the page said whose it is; else it is whoever is signed in
  #listening = new AbortController();

  constructor(database, data) {
    super();
    this.#db = database;
    this.#words = data.words;
    this.#urls = data.urls;
    this.#limits = data.limits;
  }

  /** The person whose entries these are; null until somebody was signed in here. */
  person = null;
  /** Whether something is being sent by this page, and when it is tried again (a Date, or null). */
  busy = false;
  next = null;
  /** Whether the server has so much to do that the rest follows later. */
  rush = false;
  /** Seconds by which this device's clock is ahead of the server's. */
  clockOff = 0;

  async begin(person, background) {
    const meta = this.#db.transaction("meta", "readwrite", STRICT);
    this.device = await meta.store.get("device") ?? crypto.randomUUID();
    this.#named = person !== null;
    this.person = person ?? await meta.store.get("person") ?? null;
    this.clockOff = await meta.store.get("clock_off") ?? 0;
    await meta.store.put(this.device, "device");
    if (person) await meta.store.put(person, "person");
    await meta.done;
    this.#background = background;
    const { signal } = this.#listening;
    this.#channel.addEventListener("message", ({ data }) => {
      if (data.progress) return this.#noteProgress(data.progress, false);
      if (data.over) this.#progress.clear();
      return this.dispatchEvent(new Event("change"));
    }, { signal });
    if (!background) return;
    const now = () => {
      this.#tries = 0;
      this.#plan(0);
    };
    addEventListener("online", now, { signal });
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && now(), { signal });
    now();
  }

  /** Stop sending in the background. */
  close() {
    this.#listening.abort();
    clearTimeout(this.#timer);
    this.#background = false;
    this.#channel.close();
    this.#db.close();
  }

  // Writing ------------------------------------------------------------------------------------------------------------

  /**
   * Keep an entry: all of it or nothing. Returns it; it is on the disk then. Throws OutboxError with a sentence.
   *
   * kind: of the server's outbox.KINDS; title: what a person calls it in the queue; body: JSON; files: {name: Blob}
   */
  async put({ kind, title, body = {}, files = {} }) {
    if (!this.person) throw new OutboxError("nobody", this.#words.nobody);
    return navigator.locks.request(WRITING, { mode: "shared" }, async () => {
      const text = JSON.stringify(body);
      const size = new TextEncoder().encode(text).length;
      if (size > this.#limits.body) {
        throw this.#error("too_large", { size: Math.ceil(size / 1024), most: this.#limits.body / 1024 });
      }
      const named = Object.entries(files);
      if (named.length > this.#limits.files) {
        throw this.#error("too_many_files", { most: this.#limits.files, count: named.length });
      }
      const kept = [];
      for (const [name, file] of named) kept.push(await this.#read(name, file));
      const entry = {
        id: crypto.randomUUID(), person: this.person, kind, title, body: JSON.parse(text),
        files: kept.map(({ blob, ...rest }) => rest), made_at: new Date().toISOString(), created: Date.now(),
        state: "waiting", kept: false, code: "", sentence: "", data: null,
      };
      await this.#write(entry, kept);
      navigator.storage?.persist?.().catch(() => false);
      this.#changed();
      this.#plan(0);
      return entry;
    });
  }

  async #read(name, file) {
    try {
      const bytes = await file.arrayBuffer();
      if (!bytes.byteLength) throw new Error("empty");
      const type = file.type || "application/octet-stream";
      // A copy: what a file input gives may point at a file that goes.
      return {
        name, upload: crypto.randomUUID(), size: bytes.byteLength, type, sha256: await sha256(bytes),
        blob: new Blob([bytes], { type }),
      };
    } catch {
      throw this.#error("file_empty", { name: file?.name ?? name });
    }
  }

  async #write(entry, files) {
    const kept = this.#db.transaction(["entries", "blobs"], "readwrite", STRICT);
    const blobs = kept.objectStore("blobs");
    const writing = [kept.objectStore("entries").add(entry), ...files.map((file) => blobs.add(file.blob, file.upload))];
    const failures = (await Promise.allSettled([...writing, kept.done])).filter((one) => one.status === "rejected");
    if (!failures.length) return;
    const reasons = [kept.error, ...failures.map((one) => one.reason)];
    const full = reasons.some((reason) => reason?.name === "QuotaExceededError");
    throw this.#error(full ? "full" : "not_written");
  }

  /** Say that something is being written on this page (a form that is half filled in); returns how to say it is over. */
  hold() {
    let release = () => {};
    const over = new Promise((resolve) => { release = resolve; });
    navigator.locks.request(WRITING, { mode: "shared" }, () => over);
    return release;
  }

  // Looking ------------------------------------------------------------------------------------------------------------

  /** This person's entries, the newest first; `sent` and `total` are bytes of files. */
  async entries() {
    if (!this.person) return [];
    const found = await this.#db.getAllFromIndex("entries", "person", this.person);
    return found.sort((one, other) => other.created - one.created).map((entry) => {
      const sent = this.#progress.get(entry.id) ?? 0;
      const state = entry.state === "sending" && !sent ? "waiting" : entry.state; // nobody is at it any more
      return { ...entry, state, sent, total: sum(entry.files), unsent: isUnsent(entry) };
    });
  }

  /** How many unsent entries of other people are on this device. */
  async others() {
    return (await this.#db.getAll("entries")).filter((one) => one.person !== this.person && isUnsent(one)).length;
  }

  /** The photos of an entry, {name: Blob}, as long as they are here. */
  async files(id) {
    const entry = await this.#db.get("entries", id);
    const found = {};
    for (const file of entry?.files ?? []) {
      const blob = await this.#db.get("blobs", file.upload);
      if (blob) found[file.name] = blob;
    }
    return found;
  }

  /** What a person should know: [{code, sentence}]. */
  async warnings() {
    const unsent = (await this.entries()).filter((entry) => entry.unsent);
    const told = [];
    const warn = (code, fields) => told.push({ code, sentence: fill(this.#words[code], fields) });
    const oldest = Math.min(...unsent.map((entry) => entry.created));
    const days = Math.floor((Date.now() - oldest) / DAY);
    if (unsent.length && Date.now() - oldest >= WARN_AFTER) warn("old", { days });
    if (Math.abs(this.clockOff) > CLOCK_OFF) warn("clock", { minutes: Math.round(Math.abs(this.clockOff) / 60) });
    const { usage = 0, quota = 0 } = await navigator.storage?.estimate?.().catch(() => ({})) ?? {};
    if (quota && usage > 0.9 * quota) warn("nearly_full");
    if (unsent.length && await navigator.storage?.persisted?.().catch(() => true) === false) warn("not_lasting");
    return told;
  }

  // Letting go ---------------------------------------------------------------------------------------------------------

  /** Remove an entry that the server has confirmed; another is not removed. */
  async forget(id) {
    const going = this.#db.transaction(["entries", "blobs"], "readwrite", STRICT);
    const entry = await going.objectStore("entries").get(id);
    const confirmed = entry && !isUnsent(entry);
    if (confirmed) {
      going.objectStore("entries").delete(id);
      for (const file of entry.files) going.objectStore("blobs").delete(file.upload);
    }
    await going.done;
    if (entry && !confirmed) throw this.#error("not_confirmed");
    this.#changed();
  }

  /** Send an entry again that was refused and not kept by the server. */
  async retry(id) {
    await this.#set(id, (entry) => isUnsent(entry) && { state: "waiting", code: "", sentence: "" });
    this.#tries = 0;
    return this.sync();
  }

  /** Everything unsent as JSON files with the photos in them (base64), for the office; each within what it takes. */
  async exportFiles(most = MOST_EXPORT) {
    const told = { format: "linli-outbox-1", person: this.person, device: this.device, exported_at: new Date() };
    const unsent = (await this.entries()).filter((entry) => entry.unsent).reverse();
    const groups = [];
    let size = Infinity;
    for (const entry of unsent) {
      const more = sum(entry.files) * 4 / 3 + 100_000; // base64, and the text at its longest
      if (size + more > most) size = groups.push([]) && 0;
      groups.at(-1).push(entry);
      size += more;
    }
    const stem = `linli-outbox-${new Date().toISOString().slice(0, 16).replace(/\D/g, "")}`;
    const files = [];
    for (const [number, group] of groups.entries()) {
      const name = groups.length > 1 ? `${stem}-${number + 1}.json` : `${stem}.json`;
      files.push(new File(await this.#exported(told, group), name, { type: "application/json" }));
    }
    return files;
  }

  async #exported(told, group) {
    const parts = [JSON.stringify(told).slice(0, -1), ',"entries":['];
    for (const [number, entry] of group.entries()) {
      const { id, kind, title, body, made_at, state, code, sentence } = entry;
      const head = JSON.stringify({ id, kind, title, body, made_at, state, code, sentence });
      parts.push(number ? "," : "", head.slice(0, -1), ',"files":[');
      for (const [place, file] of entry.files.entries()) {
        const blob = await this.#db.get("blobs", file.upload);
        const photo = JSON.stringify({ ...file, base64: blob ? await base64(blob) : null });
        parts.push(new Blob([place ? "," : "", photo])); // a Blob, so that the browser may keep it on the disk
      }
      parts.push("]}");
    }
    parts.push("]}");
    return parts;
  }

  // Sending ------------------------------------------------------------------------------------------------------------

  /**
   * Send what waits, unless another page of this device is at it. Never throws; returns {state, sentence}:
   * "done", "busy", "away" (tried again by itself), "sign-in".
   */
  async sync() {
    const result = await navigator.locks.request(SYNC, { ifAvailable: true }, (lock) => lock ? this.#run() : null);
    if (result) return result;
    this.#plan(5_000); // the other page may be closed before it comes to what was put last
    return { state: "busy", sentence: "" };
  }

  async #run() {
    this.#report(true, null);
    try {
      await this.#hello();
      const { failed, received } = await this.#sendAll();
      if (failed) throw new Away(failed);
      this.#tries = 0;
      this.#away = 0;
      this.#comeBack = 0;
      await this.#sweep();
      this.#asked = received ? this.#asked + 1 : 0;
      this.#report(false, null, received > 0);
      this.#plan(received ? Math.min(2 ** this.#asked, 30) * around() : EVERY);
      return { state: "done", sentence: "" };
    } catch (error) {
      if (error instanceof SignIn) {
        await this.#ask(error);
        this.#report(false, null);
        return { state: "sign-in", sentence: error.message };
      }
      if (!(error instanceof Away)) console.warn("outbox:", error);
      if (error.isRush) this.#away += 1; // nobody's failure: the phone has its turn, and its place is kept
      else this.#tries += 1;
      const later = error.isRush ? 0 : Math.min(2 ** this.#tries, 300) * around();
      const pause = Math.max((error.seconds ?? 0) * 1000 + (error.isRush ? Math.random() * 1000 : 0), later);
      this.#comeBack = error.isRush ? performance.now() + pause : 0;
      this.#report(false, new Date(Date.now() + pause), error.isRush);
      this.#plan(pause);
      return { state: "away", sentence: error.message };
    } finally {
      this.#progress.clear();
      this.#channel.postMessage({ over: true });
      this.#changed();
    }
  }

  /** Ask who is signed in and what time it is; the answer also brings the token to send with. */
  async #hello() {
    const before = Date.now();
    const told = await this.#request(this.#urls.hello, { method: "GET" }, { as: this.#named ? this.person : null });
    const off = Math.round(((before + Date.now()) / 2 - Date.parse(told.now)) / 1000);
    this.clockOff = off;
    this.person = told.person; // of a page that is somebody's own the server has refused another
    const meta = this.#db.transaction("meta", "readwrite");
    await Promise.all([meta.store.put(off, "clock_off"), meta.store.put(this.person, "person"), meta.done]);
  }

  /** All records first, then the files that they wait for: what was entered is on the server within seconds. */
  async #sendAll() {
    const tried = new Set();
    const told = { failed: "", received: 0 };
    const waiting = await this.#askReceived(told);
    for (;;) {
      for (let batch = await this.#batch(tried); batch.length; batch = await this.#batch(tried)) {
        for (const entry of batch) tried.add(entry.id);
        const answers = await this.#handIn(batch);
        for (const entry of batch) waiting.push(...await this.#note(entry, answers.get(entry.id), told));
      }
      if (!waiting.length) return told;
      for (const [entry, uploads] of waiting.splice(0)) {
        const answer = await this.#withFiles(entry, uploads);
        // Still waiting: a file went from the server meanwhile. It is sent again, later.
        if ((await this.#note(entry, answer, told)).length) told.failed ||= "waiting";
      }
    }
  }

  /** Ask what became of what the server had no time for; returns those that wait for files after all. */
  async #askReceived(told) {
    const received = (await this.entries()).filter((entry) => entry.state === "received");
    const waiting = [];
    for (let first = 0; first < received.length; first += MOST_ASKED) {
      const entries = received.slice(first, first + MOST_ASKED);
      const { answers } = await this.#request(this.#urls.settled, json({ ids: entries.map((entry) => entry.id) }));
      const found = new Map(answers.map((answer) => [answer.id, answer]));
      for (const entry of entries) waiting.push(...await this.#note(entry, found.get(entry.id), told));
    }
    return waiting;
  }

  /** Note what became of an entry; returns it with the files that it waits for, if it does. */
  async #note(entry, answer, told) {
    await this.#settle(entry, answer);
    if (answer?.state === "waiting") return [[entry, answer.uploads ?? []]];
    if (answer?.state === "received") told.received += 1;
    if (!answer || answer.state === "failed") told.failed ||= answer?.sentence || "failed";
    return [];
  }

  async #batch(tried) {
    const batch = [];
    let bytes = 0;
    for (const entry of (await this.entries()).reverse()) {
      if (!entry.unsent || ["refused", "received"].includes(entry.state) || tried.has(entry.id)) continue;
      bytes += JSON.stringify(entry.body).length * 3;
      if (batch.length && (bytes > BATCH.bytes || batch.length === BATCH.count)) break;
      batch.push(entry);
    }
    return batch;
  }

  async #handIn(batch) {
    const records = batch.map(({ id, kind, made_at, body, files }) => ({
      id, kind, made_at, body, files: Object.fromEntries(files.map((file) => [file.name, file.upload])),
    }));
    const sent = { device: this.device, sent_at: new Date().toISOString(), records };
    try {
      const told = await this.#request(this.#urls.records, json(sent));
      return new Map(told.answers.map((answer) => [answer.id, answer]));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (batch.length === 1) return new Map([[batch[0].id, refusal(error)]]);
      const answers = new Map(); // one that cannot be read must not hold up the others
      for (const entry of batch) for (const [id, answer] of await this.#handIn([entry])) answers.set(id, answer);
      return answers;
    }
  }

  async #withFiles(entry, wanted) {
    try {
      let sent = sum(entry.files.filter((file) => !wanted.includes(file.upload)));
      for (const file of entry.files) {
        if (!wanted.includes(file.upload)) continue;
        const blob = await this.#db.get("blobs", file.upload);
        if (!blob) return { state: "refused", kept: false, code: "lost", sentence: this.#words.lost };
        await this.#sendFile(entry, file, blob, sent);
        sent += file.size;
      }
      return (await this.#handIn([entry])).get(entry.id);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return refusal(error);
    }
  }

  async #sendFile(entry, file, blob, before) {
    const { upload: id, size, sha256: digest, type } = file;
    const declared = { id, kind: entry.kind, size, sha256: digest, media_type: type.slice(0, 80) };
    const far = await this.#request(this.#urls.uploads, json(declared));
    const have = new Set(far.have);
    for (let number = 0; number < far.pieces && far.state === "open"; number += 1) {
      if (!have.has(number)) {
        const bytes = await blob.slice(number * far.piece, (number + 1) * far.piece).arrayBuffer();
        await this.#sendPiece(`${this.#urls.uploads}${file.upload}/${number}/`, bytes);
      }
      const there = Math.min((number + 1) * far.piece, file.size);
      this.#noteProgress({ id: entry.id, sent: before + there, total: sum(entry.files) }, true);
    }
  }

  async #sendPiece(url, bytes) {
    const headers = { "Content-Type": "application/octet-stream", "X-Piece-SHA256": await sha256(bytes) };
    try {
      await this.#request(url, { method: "POST", body: bytes, headers }, { seconds: 120 });
    } catch (error) {
      // Damaged on the way, or gone from the server meanwhile: from the start, later. Nothing is lost, it is here.
      if (error instanceof Problem && (error.code === "hash" || error.status === 404)) throw new Away(error.message);
      throw error;
    }
  }

  /** Ask the server for JSON. Throws Away, SignIn or Problem. */
  async #request(url, options, { seconds = 30, as = this.person, again = true } = {}) {
    const headers = { Accept: "application/json", "X-CSRFToken": cookie("csrftoken"), ...options.headers };
    if (as) headers["X-Outbox-Person"] = as;
    if (this.#away) headers["X-Outbox-Away"] = `${Math.min(this.#away, 999)}`;
    let response;
    let told;
    try {
      response = await fetch(url, {
        ...options, headers, credentials: "same-origin", cache: "no-store", redirect: "manual",
        signal: AbortSignal.timeout(seconds * 1000),
      });
      told = await response.json().catch(() => null);
    } catch (error) {
      throw new Away(error.message);
    }
    if (response.ok && told?.now) return told;
    if (response.status === 403 && told?.code === "csrf" && again) {
      await this.#hello();
      return this.#request(url, options, { seconds, as, again: false });
    }
    const elsewhere = response.type === "opaqueredirect"; // to sign in, or to set up a second factor
    if (elsewhere || [401, 403].includes(response.status) && told?.code !== "forbidden" || told?.code === "other_person") {
      throw new SignIn(told?.code ?? "signed_out", told?.title ?? this.#words.sign_in_again);
    }
    if (!told?.code || response.status >= 500 || [408, 425, 429].includes(response.status) || told.code === "cut_off") {
      const seconds = Number(response.headers.get("Retry-After")) || 0;
      throw new Away(told?.title ?? `${response.status}`, seconds, told?.code);
    }
    throw new Problem(response.status, told);
  }

  // What became of it --------------------------------------------------------------------------------------------------

  async #settle(entry, answer) {
    const settled = ["taken", "conflict", "refused"].includes(answer?.state);
    if (settled) this.#progress.delete(entry.id);
    await this.#set(entry.id, (_now, blobs) => {
      if (answer?.state === "taken") for (const file of entry.files) blobs.delete(file.upload); // compared by the server
      if (!settled) return { state: UNSETTLED[answer?.state] ?? "waiting", sentence: answer?.sentence ?? "" };
      return {
        state: answer.state, kept: answer.kept === true, code: answer.code ?? "", sentence: answer.sentence ?? "",
        data: answer.data ?? null, settled: Date.now(),
      };
    });
  }

  /** Note on everything unsent that the person has to sign in. */
  async #ask(problem) {
    for (const entry of await this.entries()) {
      if (!entry.unsent || entry.state === "refused") continue;
      await this.#set(entry.id, () => ({ state: "sign-in", code: problem.code, sentence: problem.message }));
    }
  }

  /** Change an entry as it is now, if it is still here. */
  async #set(id, change) {
    const setting = this.#db.transaction(["entries", "blobs"], "readwrite", STRICT);
    const entries = setting.objectStore("entries");
    const entry = await entries.get(id);
    const changes = entry && change(entry, setting.objectStore("blobs"));
    if (changes) entries.put({ ...entry, ...changes });
    await setting.done;
    this.#changed();
  }

  /** Drop what was taken long ago: the server has it. */
  async #sweep() {
    for (const entry of await this.entries()) {
      if (entry.state === "taken" && Date.now() - entry.settled > KEEP_TAKEN) await this.forget(entry.id);
    }
  }

  #noteProgress(progress, tell) {
    this.#progress.set(progress.id, progress.sent);
    this.dispatchEvent(new CustomEvent("progress", { detail: progress }));
    if (tell) this.#channel.postMessage({ progress });
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
    if (!this.#listening.signal.aborted) this.#channel.postMessage({ changed: true });
  }

  #report(busy, next, rush = false) {
    Object.assign(this, { busy, next, rush });
    this.dispatchEvent(new CustomEvent("state", { detail: { busy, next, rush } }));
  }

  #plan(soon) {
    if (!this.#background) return;
    const pause = Math.max(soon, this.#comeBack - performance.now()); // what is entered meanwhile brings nobody there earlier
    clearTimeout(this.#timer);
    this.#timer = setTimeout(async () => {
      const waits = (await this.entries()).some((entry) => entry.unsent && entry.state !== "refused");
      if (waits || soon === 0) await this.sync();
    }, pause);
  }

  #error(code, fields) {
    return new OutboxError(code, fill(this.#words[code], fields));
  }
}

// The server has not said that it holds it: taken, in conflict, or refused and kept.
function isUnsent(entry) {
  return !["taken", "conflict"].includes(entry.state) && !(entry.state === "refused" && entry.kept);
}

function refusal(problem) {
  return { state: "refused", kept: false, code: problem.code, sentence: problem.message };
}

/** A second in milliseconds, or a quarter more or less: so that phones do not all come back at once. */
function around() {
  return 1000 * (0.75 + Math.random() / 2);
}

function json(value) {
  return { method: "POST", body: JSON.stringify(value), headers: { "Content-Type": "application/json" } };
}

function sum(files) {
  return files.reduce((bytes, file) => bytes + file.size, 0);
}

function cookie(name) {
  return document.cookie.split("; ").find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1) ?? "";
}

async function sha256(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function base64(blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}
