// A pad to sign on with a finger. Whoever cannot or will not draw: the page beside it takes the reason instead.
import { h, say } from "./dom.js";

const WIDTH = 900;
const HEIGHT = 360;

/** Make a pad: {canvas, clear(), empty(), picture()}; onchange() is called after each stroke. */
export function pad(label, onchange) {
  const canvas = h("canvas", { class: "fd-pad", width: WIDTH, height: HEIGHT, role: "img", "aria-label": say("pad", { who: label }) });
  const context = canvas.getContext("2d");
  let last = null;
  let strokes = 0;

  function clear() {
    strokes = 0;
    context.fillStyle = "#ffffff";
    context.fillRect(0, 0, WIDTH, HEIGHT);
    Object.assign(context, { strokeStyle: "#10233a", lineWidth: 5, lineCap: "round", lineJoin: "round" });
    onchange();
  }
  const at = (event) => {
    const box = canvas.getBoundingClientRect();
    return [(event.clientX - box.left) * WIDTH / box.width, (event.clientY - box.top) * HEIGHT / box.height];
  };
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    last = at(event);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!last) return;
    const now = at(event);
    context.beginPath();
    context.moveTo(...last);
    context.lineTo(...now);
    context.stroke();
    last = now;
    strokes += 1;
  });
  const over = () => {
    if (last) onchange();
    last = null;
  };
  canvas.addEventListener("pointerup", over);
  canvas.addEventListener("pointercancel", over);
  clear();
  return {
    canvas,
    clear,
    empty: () => strokes < 3, // a touch is no signature
    picture: () => new Promise((resolve) => { canvas.toBlob(resolve, "image/png"); }),
    small: () => canvas.toDataURL("image/jpeg", 0.5),
  };
}
