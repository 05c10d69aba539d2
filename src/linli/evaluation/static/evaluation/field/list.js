// The list of visits, with what became of each.
import { alert, badge, button, day, h, icon, moment, Rows, say } from "./dom.js";

const NEAR = 2 * 86_400_000;

function standing(seen) {
  if (seen.refused) return ["given_back", "muted"];
  if (seen.about.gone) return ["gone", "warning"];
  if (seen.handed) return ["handed_in", "success"];
  if (seen.conflicts.length) return ["in_conflict", "warning"];
  if (seen.problems.length || seen.visit.problem) return ["was_refused", "danger"];
  if (!seen.accepted) return ["to_declare", "info"];
  if (seen.here) return ["on_this_phone", "warning"];
  if (seen.unsent.length) return [seen.sending ? "being_sent" : "waits_to_be_sent", "info"];
  if (seen.visit.wish) return ["being_handed_in", "info"];
  return seen.answered ? ["on_the_server", "success"] : ["not_begun", "muted"];
}

export const standingBadge = (seen) => {
  const [name, tone] = standing(seen);
  const records = seen.entries.length;
  return badge(say(name, { count: seen.here || seen.unsent.length, sent: records - seen.unsent.length, total: records }), tone);
};

function card({ about, seen }) {
  const late = about.due && !seen.handed && Date.parse(about.due) + 86_400_000 < Date.now();
  const soon = about.due && !seen.handed && !late && Date.parse(about.due) - Date.now() < NEAR;
  const total = seen.total;
  const bar = h("progress", { max: Math.max(total, 1), value: seen.answered, "aria-label": say("answered_of", { count: seen.answered, total }) });
  return h("li", { class: "fd-card" },
    h("a", { href: `#/${about.id}`, class: "fd-card-link" },
      h("strong", {}, about.name),
      h("span", { class: "fd-card-where" }, [about.community, about.address].filter(Boolean).join(" · ")),
      h("span", { class: "fd-card-badges" },
        badge(say(`part_${about.part}`)), seen.badge,
        about.due && badge(say("due", { day: day(about.due) }), late ? "danger" : soon ? "warning" : "muted")),
      h("span", { class: "fd-card-progress" }, bar, h("span", {}, `${seen.answered}/${total}`))),
    about.point && h("a", {
      class: "btn btn-icon fd-route", href: `geo:${about.point[1]},${about.point[0]}?q=${about.point[1]},${about.point[0]}`,
      "aria-label": say("route", { name: about.name }),
    }, icon("navigation")));
}

export async function listView({ field, store, outbox, install }) {
  const todo = h("ol", { class: "fd-list", "aria-label": say("to_score") });
  const done = h("ol", { class: "fd-list", "aria-label": say("handed_in") });
  const doneBox = h("details", { class: "fd-done", hidden: true }, h("summary", {}), done);
  const none = h("div", { class: "empty ll-empty", hidden: true },
    h("div", { class: "empty-icon" }, icon("clipboard-list")),
    h("p", { class: "empty-title" }), h("p", { class: "empty-subtitle text-secondary" }));
  const notes = h("div", {});
  const fresh = h("p", { class: "fd-fresh", role: "status" });
  const find = h("input", {
    type: "search", class: "form-control", "aria-label": say("find"), placeholder: say("find"), hidden: true, oninput: () => update(),
  });
  const reload = button(say("refresh"), async () => {
    reload.disabled = true;
    await Promise.all([field.refresh(), outbox.sync()]);
    reload.disabled = false;
  }, { sign: "refresh" });
  const rows = [new Rows(todo, ({ html }) => html()), new Rows(done, ({ html }) => html())];

  async function update() {
    const list = await store.list();
    const visits = await field.visits();
    const wanted = find.value.trim();
    find.hidden = visits.length < 8;
    const drawn = [[], []];
    for (const about of visits) {
      if (wanted && ![about.name, about.address, about.community, about.code].some((text) => text?.includes(wanted))) continue;
      const seen = await field.overview(about.id);
      const total = seen.items.length;
      const shown = { ...seen, total, badge: standingBadge(seen) };
      const html = () => card({ about, seen: shown });
      const told = [about.name, about.address, about.due, about.part, seen.answered, total, shown.badge.outerHTML];
      drawn[seen.handed || seen.refused ? 1 : 0].push([about.id, { told, html }]);
    }
    rows.forEach((one, place) => one.set(drawn[place]));
    doneBox.hidden = !drawn[1].length;
    doneBox.querySelector("summary").textContent = say("done_count", { count: drawn[1].length });
    none.hidden = visits.length > 0;
    none.querySelector(".empty-title").textContent = say(list ? "nothing_assigned" : "no_list");
    none.querySelector(".empty-subtitle").textContent = say(list ? "nothing_assigned_hint" : "no_list_hint");
    fresh.textContent = list ? say("list_of", { when: moment(list.fetched_at) }) : "";
    notes.replaceChildren(...await install.notes());
  }

  const element = h("div", {},
    notes,
    h("div", { class: "fd-tools" }, fresh, reload),
    find, todo, none, doneBox);
  await update();
  return { title: say("list_title"), lead: say("list_lead"), element, update };
}

/** Offers to put the page onto the home screen; what it says depends on the phone. */
export class Install {
  #asked = null;

  constructor() {
    addEventListener("beforeinstallprompt", (event) => {
      event.preventDefault();
      this.#asked = event;
    });
  }

  async notes() {
    if (matchMedia("(display-mode: standalone)").matches) return [];
    if (this.#asked) {
      const install = button(say("install"), async () => {
        this.#asked.prompt();
        await this.#asked.userChoice;
        this.#asked = null;
        install.closest(".alert").remove();
      }, { kind: "btn-primary", sign: "device-mobile-plus" });
      return [alert("info", h("p", {}, say("install_why")), install)];
    }
    const kept = await navigator.storage?.persisted?.().catch(() => true);
    return kept === false ? [h("p", { class: "fd-hint" }, say("install_hint"))] : [];
  }
}
