// What an answer is worth and what is still missing, as the server reckons it (docs/algorithms/scoring.md). No page here.
const UNIT = 10_000; // units of a point
const MOST_COUNTED = 1_000_000;
const LONGEST = 500;
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const CONTROL = /[\x00-\x1f\x7f-\x9f]/; // eslint-disable-line no-control-regex
const PERSONAL = /(?<!\d)(?:[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]|1[3-9]\d{9})(?!\d)/;
export const NOT_APPLICABLE = "n/a";

export const units = (text) => {
  const [whole, decimals = ""] = text.split(".");
  return Number(whole) * UNIT + Number(`${decimals}0000`.slice(0, 4));
};
export const points = (found) => String(Math.round(found) / UNIT);
const halfUp = (above, below) => Math.floor((2 * above + below) / (2 * below));

/** Full-width digits and signs narrowed, as the server does. */
export const narrow = (text) =>
  text.replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)).replace(/\u3000/g, " ").trim();

/** The shortest plain text of a number, or null if it is none: 0.50 is 0.5. */
export function plain(text) {
  const match = /^(\d{1,15})(?:\.(\d{0,12}))?$/.exec(narrow(text));
  if (!match) return null;
  const decimals = (match[2] ?? "").replace(/0+$/, "");
  const whole = match[1].replace(/^0+(?=\d)/, "");
  return decimals ? `${whole}.${decimals}` : whole;
}

export function whole(text) {
  const number = plain(text);
  return number !== null && !number.includes(".") && Number(number) <= MOST_COUNTED ? number : null;
}

/** Text of a reason or proof as the server keeps it: one line, nothing that is not seen. */
export function clean(text) {
  const seen = text.replace(INVISIBLE, "").trim();
  return CONTROL.test(seen) ? seen.split(/[\s\x00-\x1f\x7f-\x9f]+/).filter(Boolean).join(" ") : seen; // eslint-disable-line no-control-regex
}

/** Why the server would not keep a text: the name of a sentence, or "". */
export function faultOf(text) {
  if (PERSONAL.test(text)) return "personal";
  if (text.length > LONGEST) return "too_long";
  return /^[=+@]|^-./.test(clean(text)) ? "formula" : "";
}

/** The mark of an answer in units; null: unknown or not applicable. */
export function markOf(item, answer) {
  const { method } = item;
  if (!answer || answer === NOT_APPLICABLE) return null;
  const full = units(item.points ?? "0");
  switch (method.name) {
    case "binary": return answer === "yes" ? item.most : 0;
    case "levels": return units(answer);
    case "deduct": return Math.max(0, full - Number(answer) * units(method.per));
    case "count": return halfUp(full * Math.min(Number(answer), method.of), method.of);
    case "measured": return measured(method, full, answer);
    default: return null;
  }
}

function measured(method, full, answer) {
  const [above, below] = answer.split("/");
  if (below !== undefined && Number(below) < Math.max(1, method.denominator_at_least ?? 0)) {
    return method.when_empty === "award" ? full : null;
  }
  const value = below === undefined ? Number(above) : Number(above) / Number(below);
  const line = method.points_at.map(([x, share]) => [Number(x), Number(share)]);
  if (value <= line[0][0]) return Math.round(full * line[0][1]);
  for (let place = 1; place < line.length; place += 1) {
    const [[x0, y0], [x1, y1]] = [line[place - 1], line[place]];
    if (value <= x1) return Math.round(full * (y0 + (y1 - y0) * (value - x0) / (x1 - x0)));
  }
  return Math.round(full * line.at(-1)[1]);
}

/** Whether points were taken off by judgement, so that a reason is due. */
export function needsReason(item, answer) {
  const judged = ["binary", "levels", "deduct"].includes(item.method.name);
  const mark = markOf(item, answer);
  return judged && item.role !== "bonus" && mark !== null && mark < item.most;
}

/** Whether an item applies by what is known; null: a fact that decides is not known. */
export function applies(item, facts) {
  let unknown = false;
  for (const [name, test] of Object.entries(item.applies)) {
    const value = facts[name] ?? "";
    if (value === "") unknown = true;
    else if (test.is !== undefined) {
      if ((value === "yes") !== test.is) return false;
    } else if (test.one_of !== undefined) {
      if (!test.one_of.includes(value)) return false;
    } else {
      if (test.at_least !== undefined && Number(value) < Number(test.at_least)) return false;
      if (test.at_most !== undefined && Number(value) > Number(test.at_most)) return false;
    }
  }
  return unknown ? null : true;
}

/** What an item still lacks: "open", "bare" (points lost without a reason), "unproved", or "". */
export function lackOf(item, draft, photos) {
  const answer = draft?.answer ?? "";
  if (!answer) return "open";
  if (!needsReason(item, answer)) return "";
  const reasons = draft.reasons ?? [];
  if (!reasons.some(([text]) => clean(text))) return "bare";
  return photos > 0 || reasons.some(([, proof]) => clean(proof)) ? "" : "unproved";
}

/** Metres between two [longitude, latitude]. */
export function metres([lon, lat], [otherLon, otherLat]) {
  const rad = Math.PI / 180;
  const a = Math.sin((otherLat - lat) * rad / 2) ** 2
    + Math.cos(lat * rad) * Math.cos(otherLat * rad) * Math.sin((otherLon - lon) * rad / 2) ** 2;
  return Math.round(2 * 6_371_000 * Math.asin(Math.sqrt(a)));
}
