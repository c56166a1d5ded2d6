// Turns slides without loading a page: the next page is fetched, and its parts put in place. Without
// this every link loads its page, and whatever goes wrong here ends as such a link.

const MOST_KEPT = 24; // pages; they hold their decoded photos
const IN_HEAD =
  'link[rel="canonical"], link[rel="prev"], link[rel="next"], meta[name="description"], ' +
  'meta[property], script[type="application/ld+json"], link[type$="+oembed"]';
const LINKS = ".row a[href], .next-card a, .again, .bar .of > a";

export const isRightToLeft = document.documentElement.dir === "rtl";
export const isFull = () => document.documentElement.classList.contains("full");
export const movesLittle = matchMedia("(prefers-reduced-motion: reduce)");

const kept = new Map(); // by path: a promise of a page
const said = document.body.appendChild(document.createElement("p"));
said.className = "unseen";
said.role = "status";
let here = location.pathname;
let wanted = here; // what was asked for last, and may be on its way
let steps = Promise.resolve();

const partsOf = (from, copied = (node) => node) => ({
  title: from.title,
  inHead: [...from.head.querySelectorAll(IN_HEAD)].map(copied),
  bar: copied(from.querySelector(".bar")),
  main: [...from.querySelector("main").children].map(copied),
});

async function load(path) {
  const answer = await fetch(path, { priority: "low" });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  const fetched = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (!fetched.querySelector(".slide")) throw new Error(`${path}: no slide`);
  return partsOf(fetched, (node) => document.importNode(node, true)); // photos begin to load
}

function page(path) {
  const coming = kept.get(path) ?? load(path);
  kept.delete(path);
  kept.set(path, coming); // the newest last
  coming.catch(() => kept.delete(path));
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value);
  return coming;
}

const pathOf = (link) => link && new URL(link.href).pathname;
const linkTo = (way, within = document) => within.querySelector(`a.turn.${way}[rel]`);

/** The photo beside this one as an element of its own, or null while it is not there. */
export async function photoBeside(way) {
  const link = linkTo(way);
  const parts = link && (await page(pathOf(link)));
  const picture = parts?.main[0].querySelector(".stage picture").cloneNode(true);
  await picture?.querySelector("img").decode();
  return picture ?? null;
}

// To the slide at `path`. `how`: "push" or "replace" the address, or "none" when Back has done it.
async function turn(path, how = "push") {
  wanted = path;
  try {
    const parts = await page(path);
    const photo = parts.main[0].querySelector(".stage img");
    await Promise.race([photo?.decode(), new Promise((later) => setTimeout(later, 400))]).catch(() => {});
    if (wanted === path) show(parts, path, how);
  } catch {
    location.assign(path);
  }
}

/** As a link to a slide is followed. In full screen Back leaves that, so there no step is kept. */
export function follow(path) {
  if (path === here) wanted = here;
  else turn(path, isFull() ? "replace" : "push");
}

/** To the slide beside the one asked for last, so two quick presses turn twice: way is "on" or "back". */
export function step(way) {
  steps = steps.then(async () => {
    const link = linkTo(way, (await page(wanted)).main[0]);
    if (link) follow(pathOf(link));
  }).catch(() => {}); // the page that failed is being opened as a link
}

function show(parts, path, how) {
  const focused = document.activeElement?.closest(".turn, .ticks a, .tools button")?.className;
  document.title = parts.title;
  document.head.querySelectorAll(IN_HEAD).forEach((node) => node.remove());
  document.head.append(...parts.inHead);
  document.querySelector(".bar").replaceWith(parts.bar);
  document.querySelector("main").replaceChildren(...parts.main);
  if (how !== "none") history[`${how}State`](how === "replace" ? history.state : null, "", path);
  here = path;
  document.dispatchEvent(new Event("slide:shown"));
  moveFocus(focused);
  const slide = parts.main[0];
  said.textContent = `${slide.dataset.said}. ${slide.querySelector("h1, h2").textContent}`;
  fetchAhead();
}

// To where it was, so that Next can be pressed again, else to the heading.
function moveFocus(className) {
  const same = className && document.querySelector(`.slide :is(a, button)[class="${className}"]`);
  const headings = [...document.querySelectorAll(".slide :is(h1, h2)")];
  const heading = headings.find((one) => one.checkVisibility()) ?? document.querySelector("main");
  heading.tabIndex = -1;
  (same || heading).focus({ preventScroll: true });
}

function fetchAhead() {
  if (navigator.connection?.saveData) return;
  for (const way of ["on", "back"]) {
    const link = linkTo(way);
    if (link) page(pathOf(link)).catch(() => {});
  }
}

const press = (selector) => document.querySelector(selector)?.click();
const goTo = (end) => follow(document.querySelector(".slide").dataset[end]);
const arrows = isRightToLeft ? ["ArrowRight", "ArrowLeft"] : ["ArrowLeft", "ArrowRight"];
const keys = {
  [arrows[0]]: () => press("a.turn.back"),
  [arrows[1]]: () => press("a.turn.on"),
  k: () => press("a.turn.back"),
  j: () => press("a.turn.on"),
  Home: () => goTo("first"),
  End: () => goTo("last"),
};

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (!Object.hasOwn(keys, event.key) || event.target.closest("input, select, textarea")) return;
  event.preventDefault();
  keys[event.key]();
});

document.addEventListener("click", (event) => {
  const link = event.target.closest?.(LINKS);
  if (!link || event.defaultPrevented || event.button) return;
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const to = new URL(link.href);
  if (to.hash || to.origin !== location.origin) return;
  event.preventDefault();
  if (link.matches(".turn[rel]")) step(link.matches(".on") ? "on" : "back");
  else follow(to.pathname);
});

addEventListener("popstate", () => {
  if (isFull()) return;
  if (location.pathname === here) wanted = here;
  else turn(location.pathname, "none");
});

kept.set(here, Promise.resolve(partsOf(document)));
if (document.readyState === "complete") fetchAhead();
else addEventListener("load", fetchAhead, { once: true });
