// Photos: taken by the phone's camera program or in the page, made small enough, hashed as they will be sent.
import { button, h, say } from "./dom.js";

const EDGE = 2560; // the server keeps no more
const AS_IT_IS = 2_500_000; // bytes: a JPEG that fits already is sent as the camera made it
const THUMB = 240;
const PLACE_WAIT = 15_000;

export class NoPhoto extends Error {}

function canvasOf(width, height) {
  return h("canvas", { width, height });
}

const toJpeg = (canvas, quality = 0.86) => new Promise((resolve, reject) => {
  canvas.toBlob((blob) => blob ? resolve(blob) : reject(new NoPhoto()), "image/jpeg", quality);
});

async function isJpeg(blob) {
  const [first, second] = new Uint8Array(await blob.slice(0, 2).arrayBuffer());
  return first === 0xff && second === 0xd8;
}

function fitted(bitmap, edge) {
  const scale = Math.min(1, edge / Math.max(bitmap.width, bitmap.height));
  const canvas = canvasOf(Math.max(1, Math.round(bitmap.width * scale)), Math.max(1, Math.round(bitmap.height * scale)));
  canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return canvas;
}

async function sha256(blob) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await blob.arrayBuffer()));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** What a file or canvas is as a photo: {blob, sha256, thumb, width, height}. Throws NoPhoto. */
export async function developed(source) {
  let bitmap;
  try {
    bitmap = source instanceof Blob ? await createImageBitmap(source) : source;
  } catch {
    throw new NoPhoto();
  }
  const fits = Math.max(bitmap.width, bitmap.height) <= EDGE;
  const asItIs = source instanceof Blob && fits && source.size <= AS_IT_IS && await isJpeg(source);
  // A copy in memory: what a file input gives may point at a file that goes.
  const blob = asItIs ? new Blob([await source.arrayBuffer()], { type: "image/jpeg" }) : await toJpeg(fitted(bitmap, EDGE));
  const thumb = fitted(bitmap, THUMB).toDataURL("image/jpeg", 0.7);
  const { width, height } = bitmap;
  bitmap.close?.();
  return { blob, sha256: await sha256(blob), thumb, width, height };
}

/** Where the phone is: asked for in the background, never waited for. Resolves to {longitude, latitude, accuracy} or null. */
export function place() {
  if (!navigator.geolocation) return Promise.resolve(null);
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords: { longitude, latitude, accuracy } }) => resolve({ longitude, latitude, accuracy: Math.round(accuracy) }),
      () => resolve(null),
      { enableHighAccuracy: true, maximumAge: 30_000, timeout: PLACE_WAIT },
    );
  });
}

/** Keep a photo of an item at once; its place follows if the phone finds it before the photo is sent. Returns it. */
export async function keepPhoto(store, { pk, item, source, of = null, taken_at = new Date().toISOString(), at = null }) {
  const { blob, sha256: digest, thumb, width, height } = await developed(source);
  const photo = {
    id: crypto.randomUUID(), visit: store.keyOf(pk), pk, item, sha256: digest, size: blob.size, thumb, width, height,
    taken_at, place: at, of, state: "here", entry: null, name: null,
  };
  await store.addPhoto(photo, blob);
  if (!of) {
    place().then((found) => found && store.patchPhoto(photo.id, { place: found })).catch(() => {});
  }
  return photo;
}

/** Take photos in the page, one after the other, until it is closed. shoot(canvas) keeps one. */
export async function camera(shoot) {
  const dialog = document.getElementById("field-camera");
  const video = dialog.querySelector("video");
  const status = dialog.querySelector("[role=status]");
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: false, video: { facingMode: "environment", width: { ideal: EDGE }, height: { ideal: EDGE } },
  });
  let count = 0;
  const taking = button(say("shoot"), async () => {
    if (!video.videoWidth) return;
    taking.disabled = true;
    const canvas = canvasOf(video.videoWidth, video.videoHeight);
    canvas.getContext("2d").drawImage(video, 0, 0);
    try {
      await shoot(canvas);
      count += 1;
      status.textContent = say("shot", { count });
    } catch (error) {
      status.textContent = error.message;
    }
    taking.disabled = false;
    taking.focus();
  }, { kind: "btn-primary fd-wide", sign: "camera" });
  dialog.querySelector(".fd-bar").replaceChildren(taking, button(say("done"), () => dialog.close(), { kind: "fd-wide" }));
  status.textContent = "";
  video.srcObject = stream;
  dialog.showModal();
  await video.play().catch(() => {});
  await new Promise((resolve) => { dialog.addEventListener("close", resolve, { once: true }); });
  for (const track of stream.getTracks()) track.stop();
  video.srcObject = null;
  return count;
}
