// Draws GeoJSON without tiles: nameless shapes as the land beneath, shapes and points in tones, a popup that leads on, the same things as a list.
// With data-longitude and data-latitude, ids of two fields, a click sets these instead: a point is picked.
const TONES = { success: "#2e9e6b", warning: "#d58b12", danger: "#c9372c", info: "#2f7fc4", muted: "#8a978f" };
const named = ["!=", ["coalesce", ["get", "name"], ""], ""];
const colours = ["match", ["coalesce", ["get", "tone"], "success"], ...Object.entries(TONES).flat(), TONES.success];

function linkTo(properties) {
  const link = document.createElement(properties.url ? "a" : "span");
  if (properties.url) link.href = properties.url;
  link.textContent = properties.name ?? "";
  return link;
}

function extent(features) {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  const walk = (part) => {
    if (typeof part?.[0] === "number") {
      [west, south] = [Math.min(west, part[0]), Math.min(south, part[1])];
      [east, north] = [Math.max(east, part[0]), Math.max(north, part[1])];
    } else part?.forEach?.(walk);
  };
  for (const feature of features) {
    if (feature.geometry?.type === "GeometryCollection") feature.geometry.geometries.forEach((one) => walk(one.coordinates));
    else walk(feature.geometry?.coordinates);
  }
  return west <= east ? [[west, south], [east, north]] : null;
}

function list(element, features) {
  const target = document.getElementById(element.dataset.list);
  target.replaceChildren(...features.filter((one) => one.properties?.name).slice(0, 2000).map((one) => {
    const entry = document.createElement("li");
    entry.append(linkTo(one.properties));
    if (one.properties.hint) entry.append(` ${one.properties.hint}`);
    return entry;
  }));
}

function legend(element, features) {
  const kinds = new Map();
  for (const { properties } of features) if (properties?.kind) kinds.set(properties.kind, properties.tone ?? "success");
  const target = element.parentElement.querySelector("[data-legend]");
  target.replaceChildren(...[...kinds].map(([kind, tone]) => {
    const entry = document.createElement("li");
    entry.className = `ll-tone-${tone in TONES ? tone : "success"}`;
    entry.textContent = kind;
    return entry;
  }));
  target.hidden = kinds.size === 0;
}

function tell(element, text) {
  const note = document.createElement("p");
  note.className = "text-secondary p-3 mb-0";
  note.textContent = text;
  element.replaceChildren(note);
  element.className = "";
}

const CHINA = [[73, 18], [135, 54]];

export async function draw(element) {
  const figure = element.closest(".ll-map");
  const picks = element.dataset.longitude;
  if (picks) document.getElementById(element.dataset.latitude)?.closest(".ll-fields > *")?.after(figure);
  figure.hidden = element.hidden = false;
  const table = figure.querySelector(".ll-map-table");
  let features;
  try {
    const answer = await fetch(element.dataset.map, { headers: { Accept: "application/geo+json, application/json" } });
    if (!answer.ok) throw new Error(String(answer.status));
    features = (await answer.json()).features ?? [];
  } catch {
    return tell(element, element.dataset.broken);
  }
  if (!picks) {
    list(element, features);
    legend(element, features);
  }
  const bounds = extent(features) ?? (picks ? CHINA : null);
  if (!bounds) return tell(element, element.dataset.empty);
  try {
    await drawOn(element, features, bounds);
  } catch {
    tell(element, element.dataset.broken); // no WebGL, for one
    if (table) table.open = true;
  }
}

async function drawOn(element, features, bounds) {
  if (!document.querySelector(`link[href="${element.dataset.style}"]`)) {
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = element.dataset.style;
    document.head.append(style);
  }
  const library = await import(element.dataset.library);
  library.setWorkerUrl(element.dataset.worker);
  const css = (name) => getComputedStyle(document.body).getPropertyValue(name).trim();
  const map = new library.Map({
    container: element,
    bounds,
    fitBoundsOptions: { padding: 32, maxZoom: 15 },
    attributionControl: false,
    locale: {
      "Map.Title": element.dataset.mapTitle,
      "NavigationControl.ZoomIn": element.dataset.zoomIn,
      "NavigationControl.ZoomOut": element.dataset.zoomOut,
    },
    dragRotate: false,
    pitchWithRotate: false,
    cooperativeGestures: false,
    scrollZoom: !element.dataset.longitude, // in a form the wheel goes on through the form
    doubleClickZoom: !element.dataset.longitude,
    style: {
      version: 8,
      sources: { things: { type: "geojson", data: { type: "FeatureCollection", features } } },
      layers: [
        { id: "ground", type: "background", paint: { "background-color": css("--ll-ground") } },
        { id: "land", type: "fill", source: "things", filter: ["all", ["==", ["geometry-type"], "Polygon"], ["!", named]], paint: { "fill-color": colours, "fill-opacity": 0.14 } },
        { id: "areas", type: "fill", source: "things", filter: ["all", ["==", ["geometry-type"], "Polygon"], named], paint: { "fill-color": colours, "fill-opacity": 0.22 } },
        { id: "edges", type: "line", source: "things", filter: ["!=", ["geometry-type"], "Point"], paint: { "line-color": colours, "line-width": 1.6 } },
        { id: "points", type: "circle", source: "things", filter: ["==", ["geometry-type"], "Point"], paint: { "circle-color": colours, "circle-radius": ["interpolate", ["linear"], ["zoom"], 8, 3.5, 14, 8], "circle-stroke-color": "#ffffff", "circle-stroke-width": ["interpolate", ["linear"], ["zoom"], 8, 0.4, 13, 1.2] } },
      ],
    },
  });
  map.addControl(new library.NavigationControl({ showCompass: false }), "top-right");
  map.touchZoomRotate.disableRotation();
  if (element.dataset.longitude) pick(map, library, element);
  else lead(map, library);
  const theme = () => {
    if (!element.isConnected) return document.removeEventListener("linli:theme", theme);
    map.setPaintProperty("ground", "background-color", css("--ll-ground"));
  };
  document.addEventListener("linli:theme", theme);
  map.once("idle", () => element.setAttribute("data-drawn", ""));
}

function pick(map, library, element) {
  const fields = [element.dataset.longitude, element.dataset.latitude].map((id) => document.getElementById(id));
  const mark = new library.Marker({ draggable: true, color: "#c9372c" });
  mark.getElement().setAttribute("aria-label", element.dataset.mark);
  const typed = () => {
    const [x, y] = fields.map((field) => (field.value.trim() ? Number(field.value) : NaN));
    return Math.abs(x) <= 180 && Math.abs(y) <= 90 ? [x, y] : null;
  };
  const follow = () => (typed() ? mark.setLngLat(typed()).addTo(map) : mark.remove());
  const take = (place) => {
    const { lng, lat } = place.wrap();
    for (const [field, value] of [[fields[0], lng], [fields[1], lat]]) {
      field.value = value.toFixed(6);
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  };
  map.on("click", (event) => take(event.lngLat));
  mark.on("dragend", () => take(mark.getLngLat()));
  for (const field of fields) field.addEventListener("input", follow);
  follow();
  if (typed()) map.jumpTo({ center: typed(), zoom: Math.max(map.getZoom(), 13) });
}

function lead(map, library) {
  for (const layer of ["areas", "points"]) {
    map.on("mouseenter", layer, () => map.getCanvas().classList.add("ll-pointer"));
    map.on("mouseleave", layer, () => map.getCanvas().classList.remove("ll-pointer"));
  }
  map.on("click", (event) => {
    // The smallest thing under the finger: a point before the area in which it lies.
    const hit = map.queryRenderedFeatures(event.point, { layers: ["points"] })[0]
      ?? map.queryRenderedFeatures(event.point, { layers: ["areas"] })[0];
    if (!hit) return;
    const content = document.createElement("div");
    content.append(linkTo(hit.properties));
    if (hit.properties.hint) {
      const hint = document.createElement("div");
      hint.className = "text-secondary";
      hint.textContent = hit.properties.hint;
      content.append(hint);
    }
    new library.Popup({ focusAfterOpen: false, maxWidth: "260px" }).setLngLat(event.lngLat).setDOMContent(content).addTo(map);
  });
}
