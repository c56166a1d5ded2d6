// The library's wall: picking photos by mouse, finger and keys, from page to page.
// What is picked is kept in this tab; a page with [data-forget-picks] has used it up.

const KEY = "desk:picked";
const form = document.querySelector("[data-wall]");
const boxes = [...document.querySelectorAll("[data-pick]")];
const all = form?.querySelector("input[data-all]");
let picked = new Set(), last = null, shift = false;

const grid = document.querySelector("[data-grid]");
const isBackwards = () => getComputedStyle(grid).direction === "rtl";

function remember() {
  sessionStorage.setItem(KEY, JSON.stringify([...picked]));
  show();
}

function recall() {
  picked = new Set(JSON.parse(sessionStorage.getItem(KEY) ?? "[]"));
  for (const box of boxes) box.checked = picked.has(box.value);
  show();
}

function show() {
  const bar = form.querySelector("[data-bar]");
  if (!bar) return;
  const says = bar.querySelector("[data-picked]"), here = boxes.filter((box) => box.checked).length;
  const elsewhere = picked.size - here;
  const text = all?.checked ? says.dataset.all : !picked.size ? says.dataset.none
    : elsewhere ? says.dataset.elsewhere : says.dataset.some;
  says.textContent = text.replace("{n}", picked.size).replace("{m}", elsewhere);
  bar.classList.toggle("is-picked", picked.size > 0 || Boolean(all?.checked));
  bar.querySelector("[data-clear]").disabled = !picked.size && !all?.checked;
  bar.querySelector("[data-go]").disabled = !picked.size && !all?.checked;
  form.querySelector("[data-also]").value = [...picked].filter((pk) => !boxes.some((box) => box.value === pk)).join(",");
  grid.classList.toggle("is-all", Boolean(all?.checked));
}

function pick(box, is) {
  box.checked = is;
  if (is) picked.add(box.value); else picked.delete(box.value);
}

function changed(box) {
  const from = boxes.indexOf(last ?? box), to = boxes.indexOf(box);
  const range = shift ? boxes.slice(Math.min(from, to), Math.max(from, to) + 1) : [box];
  for (const one of range) pick(one, box.checked);
  last = box;
  remember();
}

function roving(box) {
  for (const one of boxes) one.tabIndex = one === box ? 0 : -1;
}

function columns() {
  const top = boxes[0].closest("li").offsetTop;
  const first = boxes.findIndex((box) => box.closest("li").offsetTop !== top);
  return first < 0 ? boxes.length : first;
}

function step(key) {
  const side = isBackwards() ? -1 : 1;
  return { ArrowRight: side, ArrowLeft: -side, ArrowDown: columns(), ArrowUp: -columns(), Home: -Infinity, End: Infinity }[key];
}

function pressed(event) {
  const box = event.target.closest("[data-pick]");
  if (!box || event.ctrlKey || event.metaKey || event.altKey) return;
  shift = event.shiftKey;
  const by = step(event.key);
  if (event.key === "Enter") {
    event.preventDefault();
    box.closest("li").querySelector("[data-open]").click();
  } else if (by !== undefined) {
    event.preventDefault();
    const there = boxes.indexOf(box) + by;
    if (Number.isFinite(there) && !boxes[there]) return;
    const next = boxes[Math.max(0, Math.min(boxes.length - 1, there))];
    roving(next);
    next.focus();
    next.closest("li").scrollIntoView({ block: "nearest" });
  }
}

function start() {
  for (const link of grid.querySelectorAll("[data-open]")) link.tabIndex = -1;
  roving(boxes[0]);
  grid.addEventListener("keydown", pressed);
  grid.addEventListener("click", (event) => {
    if (event.target.matches("img") && event.shiftKey) {
      // A browser would mark text instead of ticking the box.
      event.preventDefault();
      shift = true;
      const box = event.target.closest("label").querySelector("[data-pick]");
      box.checked = !box.checked;
      changed(box);
    } else if (event.target.matches("[data-pick]")) {
      shift ||= event.shiftKey;
    } else {
      shift = false;
    }
  }, true);
  grid.addEventListener("mousedown", (event) => { if (event.shiftKey) event.preventDefault(); });
  grid.addEventListener("change", (event) => { changed(event.target); roving(event.target); shift = false; });
  grid.addEventListener("dblclick", (event) => {
    if (event.target.matches("img")) event.target.closest("li").querySelector("[data-open]").click();
  });
  all?.addEventListener("change", show);
  form.querySelector("[data-clear]")?.addEventListener("click", () => {
    if (all) all.checked = false;
    for (const box of boxes) box.checked = false;
    picked.clear();
    remember();
    boxes.find((box) => box.tabIndex === 0)?.focus();
  });
  addEventListener("pageshow", recall);
}

if (document.querySelector("[data-forget-picks]")) sessionStorage.removeItem(KEY);
if (form && boxes.length) start();
const filter = document.querySelector("[data-wall-filter]");
filter?.addEventListener("change", (event) => { if (event.target.name !== "q") filter.requestSubmit(); });
