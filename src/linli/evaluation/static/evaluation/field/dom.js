// Elements, words and small things that every part of the page uses.
import { fill } from "../../outbox/outbox.js";

const data = JSON.parse(document.getElementById("field-data").textContent);
const language = document.documentElement.lang.startsWith("en") ? "en" : "zh";
const locale = document.documentElement.lang;
export const urls = data.urls;
export const declaration = data.declaration;

/** One of the page's sentences with its {fields} filled in. */
export const say = (name, fields) => fill(data.words[name] ?? name, fields);
/** What the standard says in the language of the page. */
export const told = (text) => text?.[language] ?? "";

const moments = new Intl.DateTimeFormat(locale, { dateStyle: "short", timeStyle: "short" });
const days = new Intl.DateTimeFormat(locale, { month: "long", day: "numeric" });
export const moment = (value) => moments.format(new Date(value));
export const day = (value) => days.format(new Date(`${value}T12:00:00`));

/** Make an element. Names that begin with "on" listen, "class", "text" and properties are set, the rest are attributes. */
export function h(tag, given = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (value === null || value === undefined) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "class") element.className = value;
    else if (name === "text") element.textContent = value;
    else if (name in element && name !== "list" && !name.startsWith("aria")) element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((child) => child || child === ""));
  return element;
}

export const icon = (name) => h("i", { class: `ti ti-${name}`, "aria-hidden": "true" });

export function button(label, action, { kind = "", sign = "", ...more } = {}) {
  return h("button", { type: "button", class: `btn ${kind}`, onclick: action, ...more }, sign && icon(sign), label);
}

export const badge = (label, tone = "muted") => h("span", { class: `badge ll-badge ll-${tone}` }, label);

export function alert(tone, ...children) {
  return h("div", { class: `alert alert-${tone}` }, h("div", {}, ...children));
}

/** A list whose rows are drawn anew only where what they show has changed: nothing jumps, no focus is lost. */
export class Rows {
  #shown = new Map();

  constructor(list, draw) {
    this.list = list;
    this.draw = draw;
  }

  /** values: [[key, value], ...] in their order. */
  set(values) {
    const keys = new Set(values.map(([key]) => key));
    for (const [key, { element }] of this.#shown) {
      if (keys.has(key)) continue;
      element.remove();
      this.#shown.delete(key);
    }
    values.forEach(([key, value], place) => {
      const now = JSON.stringify(value);
      const before = this.#shown.get(key);
      if (before?.now !== now) {
        const element = this.draw(value);
        const focused = before?.element.contains(document.activeElement);
        before?.element.replaceWith(element);
        this.#shown.set(key, { now, element });
        if (focused) element.querySelector("a, button")?.focus();
      }
      const { element } = this.#shown.get(key);
      if (this.list.children[place] !== element) this.list.insertBefore(element, this.list.children[place] ?? null);
    });
  }
}

/** Call something once more after it has run, if it was asked for meanwhile; never twice at once. */
export function oneAtATime(action) {
  let running = null;
  let again = false;
  return function run() {
    if (running) {
      again = true;
      return running;
    }
    running = (async () => {
      do {
        again = false;
        await action();
      } while (again);
    })().finally(() => { running = null; });
    return running;
  };
}
