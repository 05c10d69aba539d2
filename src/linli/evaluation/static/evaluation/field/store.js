// What this phone keeps of an assessor's work. Every change is on the disk before anything else happens with it.
import { openDB } from "../../vendor/idb.js";

const DATABASE = "linli-field";
const STRICT = { durability: "strict" };

/** Events: "change" {key}. `seq` grows with every change: what is older than a question to the server is told by it. */
export class Store extends EventTarget {
  person = null;
  seq = 0;
  #db;
  #channel = new BroadcastChannel(DATABASE);
  #changed = new Map();

  static async open() {
    const db = await openDB(DATABASE, 1, {
      upgrade(made) {
        made.createObjectStore("meta");
        made.createObjectStore("lists", { keyPath: "person" });
        made.createObjectStore("visits", { keyPath: "key" }).createIndex("person", "person");
        made.createObjectStore("items", { keyPath: "key" }).createIndex("visit", "visit");
        made.createObjectStore("photos", { keyPath: "id" }).createIndex("visit", "visit");
        made.createObjectStore("blobs");
      },
      blocking: (_from, _to, event) => event.target.close(),
    });
    return new Store(db);
  }

  constructor(db) {
    super();
    this.#db = db;
    this.#channel.addEventListener("message", ({ data }) => this.#note(data.key, false));
  }

  #note(key, tell = true) {
    this.seq += 1;
    this.#changed.set(key, this.seq);
    this.dispatchEvent(new CustomEvent("change", { detail: { key } }));
    if (tell) this.#channel.postMessage({ key });
  }

  /** Whether something was changed on this phone after a moment, given as `seq`. */
  changedSince(key, seq) {
    return (this.#changed.get(key) ?? 0) > seq;
  }

  keyOf(pk) {
    return `${this.person}/${pk}`;
  }

  // The list -----------------------------------------------------------------------------------------------------------

  list() {
    return this.person ? this.#db.get("lists", this.person) : undefined;
  }

  /** Keep a list, and its editions also for the time when it no longer has them. */
  async saveList(list) {
    const saving = this.#db.transaction(["lists", "meta"], "readwrite", STRICT);
    const editions = Object.entries(list.data.editions);
    await this.#all(saving, [
      saving.objectStore("lists").put(list),
      ...editions.map(([hash, edition]) => saving.objectStore("meta").put(edition, `edition/${hash}`)),
    ]);
    this.#note("list");
  }

  edition(hash) {
    return this.#db.get("meta", `edition/${hash}`);
  }

  /** The next number of a record: by it, and not by a clock that may be wrong, the server tells which came later. */
  async nextCount() {
    const counting = this.#db.transaction("meta", "readwrite", STRICT);
    const count = (await counting.store.get("count") ?? 0) + 1;
    counting.store.put(count, "count");
    await counting.done;
    return count;
  }

  // Visits -------------------------------------------------------------------------------------------------------------

  async visit(pk) {
    return await this.#db.get("visits", this.keyOf(pk)) ?? this.#newVisit(pk);
  }

  async visits() {
    return this.person ? this.#db.getAllFromIndex("visits", "person", this.person) : [];
  }

  #newVisit(pk) {
    return { key: this.keyOf(pk), person: this.person, pk, about: null, answered: null, signs: {}, wish: null, problem: null };
  }

  async patchVisit(pk, change) {
    const key = this.keyOf(pk);
    await this.#write("visits", async (store) => {
      const visit = await store.get(key) ?? this.#newVisit(pk);
      if (change(visit) !== false) await store.put(visit);
    });
    this.#note(key);
  }

  /** Forget a visit that the server has, with the small pictures of its photos. */
  async dropVisit(pk) {
    const key = this.keyOf(pk);
    const dropping = this.#db.transaction(["visits", "items", "photos", "blobs"], "readwrite", STRICT);
    const store = (name) => dropping.objectStore(name);
    for (const item of await store("items").index("visit").getAllKeys(key)) store("items").delete(item);
    for (const photo of await store("photos").index("visit").getAllKeys(key)) {
      store("photos").delete(photo);
      store("blobs").delete(photo);
    }
    store("visits").delete(key);
    await dropping.done;
    this.#note(key);
  }

  // Items --------------------------------------------------------------------------------------------------------------

  async items(pk) {
    const found = await this.#db.getAllFromIndex("items", "visit", this.keyOf(pk));
    return new Map(found.map((draft) => [draft.item, draft]));
  }

  async item(pk, item) {
    return await this.#db.get("items", `${this.keyOf(pk)}/${item}`) ?? this.#newItem(pk, item);
  }

  #newItem(pk, item) {
    return {
      key: `${this.keyOf(pk)}/${item}`, visit: this.keyOf(pk), pk, item, answer: "", raw: null, reasons: [],
      base: "", base_reasons: [], dirty: false, entered_at: null, sending: null, entry: null, sent: null,
      conflict: null, problem: null, server_photos: 0,
    };
  }

  /** Change an item in one transaction. change(draft) returns false to leave it. */
  async patchItem(pk, item, change) {
    const key = `${this.keyOf(pk)}/${item}`;
    await this.#write("items", async (store) => {
      const draft = await store.get(key) ?? this.#newItem(pk, item);
      if (change(draft) !== false) await store.put(draft);
    });
    this.#note(key);
  }

  // Photos -------------------------------------------------------------------------------------------------------------

  photos(pk) {
    return this.#db.getAllFromIndex("photos", "visit", this.keyOf(pk));
  }

  /** Keep a photo with what is known of it: both or neither. */
  async addPhoto(photo, blob) {
    const kept = this.#db.transaction(["photos", "blobs"], "readwrite", STRICT);
    await this.#all(kept, [kept.objectStore("photos").put(photo), kept.objectStore("blobs").put(blob, photo.id)]);
    this.#note(photo.visit);
  }

  /** Change a photo; `blob`: undefined leaves what is kept of it, null lets it go (the outbox has it). */
  async patchPhoto(id, changes, blob) {
    const setting = this.#db.transaction(["photos", "blobs"], "readwrite", STRICT);
    const blobs = setting.objectStore("blobs");
    const photo = await setting.objectStore("photos").get(id);
    const writing = photo ? [setting.objectStore("photos").put({ ...photo, ...changes })] : [];
    if (photo && blob === null) writing.push(blobs.delete(id));
    else if (photo && blob) writing.push(blobs.put(blob, id));
    await this.#all(setting, writing);
    if (photo) this.#note(photo.visit);
  }

  async dropPhoto(id) {
    const dropping = this.#db.transaction(["photos", "blobs"], "readwrite", STRICT);
    const photo = await dropping.objectStore("photos").get(id);
    dropping.objectStore("photos").delete(id);
    dropping.objectStore("blobs").delete(id);
    await dropping.done;
    if (photo) this.#note(photo.visit);
  }

  blob(id) {
    return this.#db.get("blobs", id);
  }

  async setBlob(id, blob) {
    await this.#write("blobs", (store) => blob ? store.put(blob, id) : store.delete(id));
  }

  // Writing ------------------------------------------------------------------------------------------------------------

  async #write(name, action) {
    const writing = this.#db.transaction(name, "readwrite", STRICT);
    await this.#all(writing, [action(writing.store)]);
  }

  async #all(transaction, writing) {
    const ended = await Promise.allSettled([...writing, transaction.done]);
    const failed = ended.filter((one) => one.status === "rejected").map((one) => one.reason);
    if (!failed.length) return;
    throw [transaction.error, ...failed].find((one) => one?.name === "QuotaExceededError") ?? failed[0];
  }
}

/** What a person is told when nothing could be kept: the name of a sentence of the outbox. */
export const whyNotKept = (error) => error?.name === "QuotaExceededError" || error?.code === "full" ? "full" : "not_written";
