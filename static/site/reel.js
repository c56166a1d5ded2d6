// The buttons of an embedded gallery. Without them the reel scrolls by itself.

const reel = document.querySelector(".reel");
const towards = { on: 1, back: -1 };
const side = getComputedStyle(reel).direction === "rtl" ? -1 : 1;
const how = matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";

for (const button of document.querySelectorAll("[data-reel]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    reel.scrollBy({ left: towards[button.dataset.reel] * side * reel.clientWidth, behavior: how });
  });
}
