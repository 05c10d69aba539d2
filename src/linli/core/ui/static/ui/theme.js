// Runs before the first paint, so that nobody who prefers dark pages sees a white flash. Loaded without defer.
(() => {
  const root = document.documentElement;
  root.classList.remove("no-js");
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const apply = () => {
    if (!root.dataset.theme) root.setAttribute("data-bs-theme", dark.matches ? "dark" : "light");
  };
  apply();
  dark.addEventListener("change", () => {
    apply();
    document.dispatchEvent(new CustomEvent("linli:theme"));
  });
})();
