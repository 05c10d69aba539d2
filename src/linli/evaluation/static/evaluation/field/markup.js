// Marking up a photo: arrows, circles, a free line. The photo stays as it was taken; what is drawn is a second picture.
import { button, h, icon, say } from "./dom.js";
import { keepPhoto } from "./photo.js";

const TOOLS = [["arrow", "arrow-up-right"], ["circle", "circle"], ["line", "scribble"]];
const COLOUR = "#e11d1d";
const EDGE = "#ffffff";

function strokeOf(context, { tool, points: [from, ...rest] }, width) {
  const to = rest.at(-1) ?? from;
  context.beginPath();
  if (tool === "circle") {
    const [x, y] = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
    context.ellipse(x, y, Math.abs(to[0] - from[0]) / 2, Math.abs(to[1] - from[1]) / 2, 0, 0, 2 * Math.PI);
  } else if (tool === "line") {
    context.moveTo(...from);
    for (const point of rest) context.lineTo(...point);
  } else {
    const angle = Math.atan2(to[1] - from[1], to[0] - from[0]);
    const head = Math.min(width * 6, Math.hypot(to[0] - from[0], to[1] - from[1]) / 2);
    context.moveTo(...from);
    context.lineTo(...to);
    for (const turn of [-0.5, 0.5]) {
      context.moveTo(...to);
      context.lineTo(to[0] - head * Math.cos(angle + turn), to[1] - head * Math.sin(angle + turn));
    }
  }
  for (const [colour, wide] of [[EDGE, width * 1.9], [COLOUR, width]]) { // to be seen on red brick as well
    Object.assign(context, { strokeStyle: colour, lineWidth: wide, lineCap: "round", lineJoin: "round" });
    context.stroke();
  }
}

/** Draw on a photo; returns the marked-up photo that was kept, or null. */
export async function markUp(store, photo) {
  const blob = await store.blob(photo.id);
  if (!blob) return null;
  const bitmap = await createImageBitmap(blob);
  const dialog = document.getElementById("field-markup");
  const canvas = h("canvas", { width: bitmap.width, height: bitmap.height, tabIndex: 0, role: "img", "aria-label": say("markup_canvas") });
  const context = canvas.getContext("2d");
  const width = Math.max(bitmap.width, bitmap.height) / 160;
  const strokes = [];
  let [[tool]] = TOOLS;
  let drawing = null;

  function paint() {
    context.drawImage(bitmap, 0, 0);
    for (const stroke of strokes) strokeOf(context, stroke, width);
    undo.disabled = save.disabled = !strokes.length;
  }
  const at = (event) => {
    const box = canvas.getBoundingClientRect();
    return [(event.clientX - box.left) * canvas.width / box.width, (event.clientY - box.top) * canvas.height / box.height];
  };
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    drawing = { tool, points: [at(event)] };
    strokes.push(drawing);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!drawing) return;
    if (tool === "line") drawing.points.push(at(event));
    else drawing.points[1] = at(event);
    paint();
  });
  const over = () => {
    if (drawing && drawing.points.length < 2) strokes.splice(strokes.indexOf(drawing), 1); // a touch is no stroke
    drawing = null;
    paint();
  };
  canvas.addEventListener("pointerup", over);
  canvas.addEventListener("pointercancel", over);

  const tools = TOOLS.map(([name, sign]) => h("button", {
    type: "button", class: "btn", "aria-pressed": String(name === tool),
    onclick: () => {
      tool = name;
      for (const [place, one] of tools.entries()) one.setAttribute("aria-pressed", String(TOOLS[place][0] === tool));
    },
  }, icon(sign), say(name)));
  const undo = button(say("undo"), () => { strokes.pop(); paint(); }, { sign: "arrow-back-up" });
  const save = button(say("save_markup"), () => dialog.close("save"), { kind: "btn-primary", sign: "check" });
  const leave = button(say("leave"), () => dialog.close(""), {});
  dialog.querySelector(".fd-canvas").replaceChildren(canvas);
  dialog.querySelector(".fd-bar").replaceChildren(...tools, undo, save, leave);
  paint();
  dialog.returnValue = "";
  dialog.showModal();
  await new Promise((resolve) => { dialog.addEventListener("close", resolve, { once: true }); });
  dialog.querySelector(".fd-canvas").replaceChildren();
  if (dialog.returnValue !== "save" || !strokes.length) return null;
  return keepPhoto(store, {
    pk: photo.pk, item: photo.item, source: canvas, of: photo.id, taken_at: photo.taken_at, at: photo.place,
  });
}
