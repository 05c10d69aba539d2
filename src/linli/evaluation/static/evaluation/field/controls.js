// How an answer is given: large controls, one for each method of the standard. Each hands back canonical text.
import { button, h, icon, say, told } from "./dom.js";
import { markOf, NOT_APPLICABLE, narrow, plain, points, whole } from "./marks.js";

let made = 0;

/**
 * Make the control of an item. given: {answer, raw}; change({answer, raw}) is called with every touch.
 * Returns {element, set({answer, raw})}.
 */
export function control(item, given, change) {
  const { method } = item;
  const name = `fd-answer-${made += 1}`;
  const running = h("p", { class: "fd-running", role: "status" });
  const redraws = [];
  let now = { ...given };

  function tell(next) {
    now = { raw: null, ...next };
    redraw();
    change(now);
  }
  function redraw() {
    for (const one of redraws) one();
    running.textContent = runningWords(item, now);
  }
  const kind = { binary, levels, deduct: stepper, count: stepper, measured, index: number, number, choice }[method.name] ?? number;
  const element = h("fieldset", { class: "fd-control" }, h("legend", { class: "visually-hidden" }, say("answer")),
    kind({ item, name, tell, redraws, now: () => now }),
    extras({ item, tell, redraws, now: () => now }), running);
  redraw();
  return {
    element,
    set(next) {
      now = { ...next };
      redraw();
    },
  };
}

function runningWords(item, { answer, raw }) {
  if (raw?.fault) return say(raw.fault);
  const mark = markOf(item, answer);
  if (item.role === "must-have" || item.points === null || mark === null) return "";
  const lost = item.most - mark;
  return lost > 0 ? say("running_lost", { lost: points(lost), mark: points(mark), of: item.points })
    : say("running_full", { mark: points(mark), of: item.points });
}

function options(parts, choices, { wide = false } = {}) {
  const { name, tell, redraws, now } = parts;
  return h("div", { class: wide ? "fd-options fd-options-wide" : "fd-options" }, choices.map(([value, label, aside]) => {
    const input = h("input", { type: "radio", name, value, class: "visually-hidden", onchange: () => tell({ answer: value }) });
    redraws.push(() => { input.checked = now().answer === value; });
    return h("label", { class: "fd-option" }, input, h("span", {}, label), aside && h("small", {}, aside));
  }));
}

function binary(parts) {
  const words = { "must-have": ["must_yes", "must_no"] }[parts.item.role] ?? ["yes", "no"];
  return options(parts, [["yes", say(words[0])], ["no", say(words[1])]]);
}

function levels(parts) {
  const { item } = parts;
  return options(parts, item.method.levels.map((level, place) => [level, told(item.means[place]) || level, say("points_of", { points: level })]), { wide: true });
}

function choice(parts) {
  return options(parts, parts.item.method.choices.map((one) => [one, one]), { wide: true });
}

function stepper(parts) {
  const { item, tell, redraws, now } = parts;
  const label = say(item.method.name === "deduct" ? "how_many_found" : "how_many_done", { unit: told(item.method.unit) });
  const input = h("input", {
    type: "text", inputMode: "numeric", autocomplete: "off", class: "form-control", "aria-label": label,
    oninput: () => {
      const number = whole(input.value);
      tell(number === null ? { answer: "", raw: { text: input.value, fault: input.value.trim() ? "not_whole" : "" } } : { answer: number });
    },
  });
  const step = (by) => {
    const number = Number(/^\d+$/.test(now().answer) ? now().answer : by < 0 ? 1 : 0) + by;
    tell({ answer: String(Math.max(0, number)) });
  };
  const less = button("", () => step(-1), { kind: "btn-icon", sign: "minus", "aria-label": say("one_less") });
  const more = button("", () => step(1), { kind: "btn-icon", sign: "plus", "aria-label": say("one_more") });
  const none = item.method.name === "deduct"
    ? button(say("nothing_found"), () => tell({ answer: "0" }), { kind: "fd-none" })
    : button(say("all_done", { of: item.method.of }), () => tell({ answer: String(item.method.of) }), { kind: "fd-none" });
  redraws.push(() => {
    const text = now().raw?.text ?? (now().answer === NOT_APPLICABLE ? "" : now().answer);
    if (input.value !== text) input.value = text;
    none.setAttribute("aria-pressed", String(now().answer === (item.method.name === "deduct" ? "0" : String(item.method.of))));
  });
  const hint = item.method.name === "deduct" ? say("per_each", { per: item.method.per, unit: told(item.method.unit) })
    : say("of_each", { of: item.method.of, unit: told(item.method.unit) });
  return h("div", {}, h("p", { class: "fd-label" }, label, h("small", {}, hint)),
    h("div", { class: "fd-stepper" }, less, input, more, none));
}

function measured(parts) {
  const { item, tell, redraws, now } = parts;
  if (item.method.unit !== "share" && !item.method.denominator_at_least) return number(parts);
  const ids = [made += 1, made += 1].map((one) => `fd-part-${one}`);
  const changed = () => {
    const [above, below] = inputs.map((input) => narrow(input.value));
    const raw = { above, below, fault: "" };
    if (!above && !below) return tell({ answer: "" });
    const [one, other] = [whole(above), whole(below)];
    if ((above && one === null) || (below && other === null)) raw.fault = "not_whole";
    else if (!above || !below) raw.fault = "both_needed";
    else if (Number(other) === 0 && Number(one) > 0) raw.fault = "no_denominator";
    else if (item.method.unit === "share" && Number(one) > Number(other)) raw.fault = "more_than_all";
    return raw.fault ? tell({ answer: "", raw }) : tell({ answer: `${one}/${other}` });
  };
  const inputs = ids.map((id) => h("input", {
    type: "text", inputMode: "numeric", autocomplete: "off", class: "form-control", id, oninput: changed,
  }));
  redraws.push(() => {
    const [above = "", below = ""] = now().answer.includes("/") ? now().answer.split("/") : [now().raw?.above, now().raw?.below];
    [above, below].forEach((text, place) => { if (whole(inputs[place].value) !== whole(text ?? "") || !text) inputs[place].value = text ?? ""; });
  });
  return h("div", { class: "fd-fraction" },
    h("div", {}, h("label", { htmlFor: ids[0], class: "fd-label" }, say("numerator")), inputs[0]),
    h("span", { class: "fd-over", "aria-hidden": "true" }, "/"),
    h("div", {}, h("label", { htmlFor: ids[1], class: "fd-label" }, say("denominator")), inputs[1]));
}

function number(parts) {
  const { item, tell, redraws, now } = parts;
  const id = `fd-part-${made += 1}`;
  const input = h("input", {
    type: "text", inputMode: "decimal", autocomplete: "off", class: "form-control", id,
    oninput: () => {
      const found = item.method.whole ? whole(input.value) : plain(input.value);
      const fault = !input.value.trim() ? "" : item.method.whole ? "not_whole" : "not_a_number";
      tell(found === null ? { answer: "", raw: { text: input.value, fault } } : { answer: found });
    },
  });
  redraws.push(() => {
    const text = now().raw?.text ?? now().answer;
    if (plain(input.value) !== plain(text) || !text) input.value = text;
  });
  return h("div", {}, h("label", { htmlFor: id, class: "fd-label" }, say("value")), input);
}

/** Not applicable, where the standard has that; and taking the answer back. */
function extras({ item, tell, redraws, now }) {
  const buttons = [];
  const empty = item.method.name === "measured" && item.method.when_empty === "not_applicable";
  if (Object.keys(item.applies).length || empty) {
    const value = empty ? "0/0" : NOT_APPLICABLE;
    const one = button(say("not_applicable"), () => tell({ answer: value }), { "aria-pressed": "false" });
    redraws.push(() => one.setAttribute("aria-pressed", String(now().answer === value)));
    buttons.push(one);
  }
  const back = button(say("take_back"), () => tell({ answer: "" }), { kind: "btn-ghost-secondary" }, icon("x"));
  redraws.push(() => { back.hidden = !now().answer && !now().raw; });
  buttons.push(back);
  return h("div", { class: "fd-extras" }, buttons);
}
