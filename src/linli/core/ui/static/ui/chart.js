// Draws the option that stands in the page as JSON; its table is in the page already.
const root = document.documentElement;
let library;

function load(address) {
  library ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => resolve(window.echarts);
    script.onerror = reject;
    document.head.append(script);
  });
  return library;
}

const colour = (name) => getComputedStyle(document.body).getPropertyValue(name).trim();

function dressed(option) {
  const text = colour("--tblr-body-color");
  const muted = colour("--ll-muted");
  const line = colour("--ll-line");
  const axis = (given, across) => {
    if (!given) return given;
    const list = Array.isArray(given) ? given : [given];
    return list.map((one) => ({
      ...(across && one.name ? { nameLocation: "middle", nameGap: 26 } : {}), // at its end it would lie outside
      ...one,
      axisLabel: { color: muted, ...(across ? { hideOverlap: true } : {}), ...(across && one.type === "value" ? { alignMaxLabel: "right" } : {}), ...one.axisLabel },
      axisLine: { lineStyle: { color: line }, ...one.axisLine },
      splitLine: { lineStyle: { color: line }, ...one.splitLine },
      nameTextStyle: { color: muted, ...one.nameTextStyle },
    }));
  };
  const named = [option.xAxis].flat().some((one) => one?.name);
  const dark = root.getAttribute("data-bs-theme") === "dark";
  return {
    color: dark
      ? ["#4cc38a", "#e2b04a", "#62a8e5", "#e57f73", "#b08fe0", "#58c4c4"]
      : ["#1d8a5a", "#d08a15", "#2f7fc4", "#c2483c", "#7d5fb8", "#268f8f"],
    textStyle: { color: text, fontFamily: getComputedStyle(document.body).fontFamily },
    animationDuration: window.matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 400,
    ...option,
    grid: { left: 8, right: 16, top: option.legend ? 36 : 12, bottom: named ? 28 : 8, containLabel: true, ...option.grid },
    legend: option.legend && { textStyle: { color: text }, ...option.legend },
    xAxis: axis(option.xAxis, true),
    yAxis: axis(option.yAxis),
    aria: { enabled: false }, // the table says it better, and aria would write over our label
    // As canvas text: an HTML tooltip would need inline styles, which the policy forbids.
    tooltip: {
      backgroundColor: colour("--ll-surface"), borderColor: line, textStyle: { color: text },
      ...(option.tooltip ?? { trigger: "axis" }), renderMode: "richText",
    },
  };
}

// Long names beside bars leave them three fifths of the width: on two lines, the tooltip and the table have all of it.
function fitted(option, room) {
  const most = Math.round(room * 0.42);
  const width = (text) => window.echarts.format.getTextRect(text, "11px sans-serif").width;
  const cut = (name) => {
    let text = String(name);
    while (text.length > 2 && width(text) > most * 1.85) text = `${text.slice(0, -2)}…`;
    return text;
  };
  const narrow = { width: most, overflow: "break", fontSize: 11, lineHeight: 12, interval: 0, formatter: cut };
  const long = (axis) => axis.type === "category" && (axis.data ?? []).some((name) => width(String(name?.value ?? name)) > most);
  return { ...option, yAxis: option.yAxis?.map((axis) => (long(axis) ? { ...axis, axisLabel: { ...axis.axisLabel, ...narrow } } : axis)) };
}

export async function draw(element) {
  const option = JSON.parse(document.getElementById(element.dataset.chart).textContent);
  if (!option) return;
  let echarts;
  try {
    echarts = await load(element.dataset.library);
  } catch {
    return; // the table is there
  }
  element.hidden = false;
  const table = element.closest(".ll-chart").querySelector(".ll-chart-table");
  if (table) table.open = false;
  const chart = echarts.init(element, null, { locale: root.lang.startsWith("zh") ? "ZH" : "EN", renderer: "canvas" });
  const show = (how) => chart.setOption({ ...fitted(dressed(option), chart.getWidth()), ...how }, true);
  show();
  // A data item with an address leads there.
  chart.on("click", (event) => {
    if (event.data?.url) location.assign(event.data.url);
  });
  let wide = chart.getWidth();
  const size = new ResizeObserver(() => {
    if (chart.isDisposed()) return;
    chart.resize();
    if (chart.getWidth() !== wide) show({ animation: false });
    wide = chart.getWidth();
  });
  size.observe(element);
  const theme = () => {
    if (!element.isConnected) return document.removeEventListener("linli:theme", theme);
    show();
  };
  document.addEventListener("linli:theme", theme);
}
