// One photo on the whole screen, its words over it or hidden, and as large as there is a file. Where
// there is no Fullscreen API the stage fills the window. Back leaves full screen first.

import { isFull } from "./slides.js";

const root = document.documentElement;
const press = (name, on) =>
  document.querySelectorAll(`[data-do="${name}"]`).forEach((one) => one.setAttribute("aria-pressed", on));

function open() {
  if (isFull()) return;
  history.pushState({ full: true }, "");
  root.classList.add("full");
  root.requestFullscreen?.({ navigationUI: "hide" }).catch(() => {}); // refused: it fills the window
  scrollTo(0, 0);
  update();
}

/** Back does the closing, whoever asked for it. */
const leave = () => isFull() && history.back();

function closed() {
  zoom(false);
  root.classList.remove("full", "wordless", "at-end");
  if (document.fullscreenElement) document.exitFullscreen();
  update();
}

function update() {
  press("full", isFull());
  press("words", !root.classList.contains("wordless"));
  press("zoom", Boolean(document.querySelector(".zoomed")));
}

/** The largest file at a pixel of it for a pixel of the screen; at least twice as wide as it was. */
function zoom(on, event) {
  const stage = document.querySelector(".stage");
  const image = stage.querySelector("img");
  if (on === stage.classList.contains("zoomed")) return;
  const files = [...stage.querySelectorAll("[sizes]")];
  if (on) {
    const widest = Math.max(...image.srcset.match(/\d+(?=w)/g).map(Number));
    const box = image.getBoundingClientRect();
    const width = Math.round(Math.max(widest / devicePixelRatio, 2 * box.width));
    files.forEach((one) => { one.dataset.sizes = one.sizes; one.sizes = `${widest}px`; });
    image.style.width = `${width}px`;
    stage.classList.add("zoomed");
    stage.tabIndex = 0;
    const [x, y] = event ? [event.clientX / innerWidth, event.clientY / innerHeight] : [0.5, 0.5];
    stage.scrollTo((stage.scrollWidth - stage.clientWidth) * x, (stage.scrollHeight - stage.clientHeight) * y);
    stage.focus({ preventScroll: true });
  } else {
    files.forEach((one) => { one.sizes = one.dataset.sizes; });
    image.style.width = "";
    stage.classList.remove("zoomed");
    stage.removeAttribute("tabindex");
  }
  update();
}

const actions = {
  full: () => (isFull() ? leave() : open()),
  words: () => { root.classList.toggle("wordless"); update(); },
  zoom: (event) => zoom(!document.querySelector(".zoomed"), event),
};

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-do]");
  if (button) return actions[button.dataset.do]?.();
  if (isFull() && event.target.closest?.('a[href="#leads-on"]')) {
    event.preventDefault();
    root.classList.add("at-end");
    document.querySelector(".next-card a")?.focus();
  } else if (event.target.closest?.(".stage img") && !document.querySelector(".zoomed")) {
    if (isFull()) actions.words();
    else open();
  }
});

document.addEventListener("dblclick", (event) => {
  if (isFull() && event.target.closest?.(".stage")) actions.zoom(event);
});

document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest("input, textarea")) return;
  const zoomed = document.querySelector(".zoomed");
  if (event.key === "f") actions.full();
  else if (event.key === "Escape" && root.classList.contains("at-end")) root.classList.remove("at-end");
  else if (event.key === "Escape" && zoomed) zoom(false);
  else if (event.key === "Escape") leave();
  else if (isFull() && event.key === "c") actions.words();
  else if (isFull() && event.key === "z") actions.zoom();
  else if (zoomed && event.key.startsWith("Arrow")) {
    const [x, y] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    zoomed.scrollBy(x * 120, y * 120);
  } else return;
  event.preventDefault();
}, true); // before slides.js: arrows move a zoomed photo

document.addEventListener("fullscreenchange", () => {
  if (!document.fullscreenElement && history.state?.full) leave();
});

document.addEventListener("slide:shown", () => {
  root.classList.remove("at-end");
  update();
});

// Going back from full screen leads to the slide that was opened; the reader stays at the one seen.
addEventListener("popstate", () => {
  if (!isFull() || history.state?.full) return;
  history.replaceState(null, "", document.querySelector(".slide").dataset.path);
  closed();
});

if (history.state?.full) history.replaceState(null, ""); // reloaded: the screen is the browser's again
root.classList.add("scripted");
update();
