// The cockpit asks every minute for what is new: what has not changed stays drawn, folded out and focused.
let etag;
const asks = (ctx) => ctx.sourceElement?.id === "cockpit";

document.addEventListener("htmx:config:request", ({ detail: { ctx } }) => {
  if (!asks(ctx)) return;
  ctx.request.cache = "no-store"; // or the browser turns a 304 into what it has stored, and going back shows the part alone
  if (etag) ctx.request.headers["If-None-Match"] = etag;
});
document.addEventListener("htmx:after:request", ({ detail: { ctx } }) => {
  if (!asks(ctx) || ![200, 304].includes(ctx.response.status)) return;
  if (ctx.response.status === 200) etag = ctx.response.headers.get("ETag");
  told = new Date();
  document.querySelector(".ck-stale")?.remove();
});

// Numbers that could not be brought up to date say since when, once, and not in a message more every minute.
let told = new Date();
function stale(event) {
  event.stopPropagation();
  if (document.querySelector(".ck-stale")) return;
  const line = document.createElement("p");
  line.className = "ck-stale alert alert-warning";
  line.setAttribute("role", "status");
  const time = `${told.getHours()}:${String(told.getMinutes()).padStart(2, "0")}`;
  line.textContent = document.getElementById("cockpit").dataset.stale.replace("{time}", time);
  document.getElementById("cockpit").before(line);
}
document.addEventListener("htmx:error", (event) => asks(event.detail.ctx ?? {}) && stale(event), true);
document.addEventListener("htmx:before:response", (event) => {
  if (asks(event.detail.ctx) && event.detail.ctx.response.status >= 500) stale(event);
}, true);

const says = (chart) => chart.querySelector("script").textContent + chart.querySelector("tbody").textContent;
let focused, open = [];

document.addEventListener("htmx:before:swap", ({ detail: { ctx, tasks } }) => {
  if (!asks(ctx) || ctx.response.status !== 200) return;
  focused = document.activeElement?.closest("#cockpit") ? document.activeElement.outerHTML : undefined;
  open = [];
  for (const fresh of tasks.flatMap((task) => [...task.fragment.querySelectorAll(".ck-chart")])) {
    const drawn = document.getElementById(fresh.id);
    if (!drawn) continue;
    if (says(drawn) === says(fresh)) {
      fresh.setAttribute("hx-preserve", "");
      continue;
    }
    if (drawn.querySelector(".ll-chart-table").open) open.push(fresh.id);
    window.echarts?.getInstanceByDom(drawn.querySelector("[data-chart]"))?.dispose(); // or a wall gathers them for weeks
  }
});

document.addEventListener("htmx:after:swap", () => {
  for (const id of open) {
    const table = document.querySelector(`#${id} .ll-chart-table`);
    const again = () => {
      if (table.open) return; // folded in once, when its chart is drawn
      table.open = true;
      table.removeEventListener("toggle", again);
    };
    table?.addEventListener("toggle", again);
  }
  open = [];
  if (!focused || document.activeElement?.closest("#cockpit")) return;
  [...document.querySelectorAll("#cockpit :is(a, summary, [tabindex])")].find((one) => one.outerHTML === focused)?.focus({ preventScroll: true });
});
