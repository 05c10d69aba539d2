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
  const axis = (given) => {
    if (!given) return given;
    const list = Array.isArray(given) ? given : [given];
    return list.map((one) => ({
      ...one,
      axisLabel: { color: muted, ...one.axisLabel },
      axisLine: { lineStyle: { color: line }, ...one.axisLine },
      splitLine: { lineStyle: { color: line }, ...one.splitLine },
      nameTextStyle: { color: muted, ...one.nameTextStyle },
    }));
  };
  const dark = root.getAttribute("data-bs-theme") === "dark";
  return {
    color: dark
      ? ["#4cc38a", "#e2b04a", "#62a8e5", "#e57f73", "#b08fe0", "#58c4c4"]
      : ["#1d8a5a", "#d08a15", "#2f7fc4", "#c2483c", "#7d5fb8", "#268f8f"],
    textStyle: { color: text, fontFamily: getComputedStyle(document.body).fontFamily },
    animationDuration: window.matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 400,
    ...option,
    grid: { left: 8, right: 16, top: 36, bottom: 8, containLabel: true, ...option.grid },
    legend: option.legend && { textStyle: { color: text }, ...option.legend },
    xAxis: axis(option.xAxis),
    yAxis: axis(option.yAxis),
    aria: { enabled: false }, // the table says it better, and aria would write over our label
    // As canvas text: an HTML tooltip would need inline styles, which the policy forbids.
    tooltip: {
      backgroundColor: colour("--ll-surface"), borderColor: line, textStyle: { color: text },
      ...(option.tooltip ?? { trigger: "axis" }), renderMode: "richText",
    },
  };
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
  chart.setOption(dressed(option));
  // A data item with an address leads there.
  chart.on("click", (event) => {
    if (event.data?.url) location.assign(event.data.url);
  });
  const size = new ResizeObserver(() => chart.resize());
  size.observe(element);
  const theme = () => {
    if (!element.isConnected) return document.removeEventListener("linli:theme", theme);
    chart.setOption(dressed(option), true);
  };
  document.addEventListener("linli:theme", theme);
}
