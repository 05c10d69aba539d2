// On a narrow screen the filters stay folded: the chips above the rows say what is set, and the rows come first.
if (window.matchMedia("(max-width: 767.98px)").matches) {
  document.querySelector(".list-filters:not([data-faulty])")?.removeAttribute("open");
}
