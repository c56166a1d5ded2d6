// The library as a dialog. Answers "desk:choose-photos" with { multiple, onChoose(photos) }.
// Arrow keys move, space picks, enter adds; what is uploaded here is picked at once.

const base = document.querySelector("[data-picker]")?.dataset.picker;
let dialog = null, asked = null, chosen = new Map(), query = "", timer = 0;

document.addEventListener("desk:choose-photos", async (event) => {
  asked = event.detail;
  chosen = new Map();
  await open();
});

async function open() {
  dialog?.remove();
  dialog = document.createElement("dialog");
  dialog.className = "picker";
  dialog.setAttribute("aria-labelledby", "picker-title");
  dialog.innerHTML = await text(base);
  document.body.append(dialog);
  dialog.querySelector("[data-wall]").setAttribute("aria-multiselectable", String(asked.multiple));
  dialog.addEventListener("click", clicked);
  dialog.addEventListener("keydown", pressed);
  dialog.addEventListener("desk:uploaded", (event) => { first(event.detail); });
  const search = dialog.querySelector("[data-search]");
  search.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(() => find(search.value), 250); });
  dialog.querySelector("[data-upload]")?.dispatchEvent(new CustomEvent("desk:upload-ready", { bubbles: true }));
  dialog.showModal();
  roving(options()[0]);
  search.focus();
}

async function text(url) {
  const response = await fetch(url, { headers: { Accept: "text/html" } });
  return response.ok ? response.text() : "";
}

async function find(words) {
  query = words;
  const found = await text(`${base}?results=1&q=${encodeURIComponent(words)}`);
  if (query === words) fill(found);
}

function fill(html, append = false) {
  const wall = dialog.querySelector("[data-wall]");
  if (append) wall.insertAdjacentHTML("beforeend", html); else wall.innerHTML = html;
  for (const option of options()) mark(option, chosen.has(photoOf(option).id));
  roving(options()[0]);
}

const options = () => [...dialog.querySelectorAll('[role="option"]')];
const photoOf = (option) => JSON.parse(option.dataset.photo);

function roving(option) {
  for (const one of options()) one.tabIndex = -1;
  if (option) option.tabIndex = 0;
}

function mark(option, is) {
  option.setAttribute("aria-selected", String(is));
}

function pick(option) {
  const photo = photoOf(option);
  if (!asked.multiple) { chosen = new Map([[photo.id, photo]]); return add(); }
  if (chosen.has(photo.id)) chosen.delete(photo.id); else chosen.set(photo.id, photo);
  mark(option, chosen.has(photo.id));
  count();
}

function count() {
  const place = dialog.querySelector("[data-chosen]");
  place.textContent = chosen.size ? place.dataset.some.replace("{n}", chosen.size) : place.dataset.none;
  dialog.querySelector("[data-add]").disabled = !chosen.size;
}

function first(photo) {
  chosen.set(photo.id, photo);
  count();
}

function add() {
  const photos = [...chosen.values()];
  dialog.close();
  if (photos.length) asked.onChoose(photos);
}

async function clicked(event) {
  const option = event.target.closest('[role="option"]');
  if (option) { roving(option); pick(option); }
  if (event.target.closest("[data-add]")) add();
  const more = event.target.closest("[data-more]");
  if (more) {
    const row = more.closest("li");
    const found = await text(`${base}?results=1&q=${encodeURIComponent(query)}&page=${more.dataset.more}`);
    row.remove();
    fill(found, true);
  }
}

function pressed(event) {
  if (event.target.matches("[data-search]") && event.key === "Enter") { event.preventDefault(); find(event.target.value); return; }
  const option = event.target.closest('[role="option"]');
  if (!option) return;
  const all = options();
  const at = all.indexOf(option);
  const columns = all.filter((one) => one.offsetTop === all[0].offsetTop).length;
  const rtl = getComputedStyle(dialog).direction === "rtl" ? -1 : 1;
  const steps = { ArrowRight: rtl, ArrowLeft: -rtl, ArrowDown: columns, ArrowUp: -columns, Home: -at, End: all.length - 1 - at };
  if (event.key in steps) {
    event.preventDefault();
    const to = all[Math.min(all.length - 1, Math.max(0, at + steps[event.key]))];
    roving(to);
    to.focus();
  } else if (event.key === " ") {
    event.preventDefault();
    pick(option);
  } else if (event.key === "Enter") {
    event.preventDefault();
    if (!chosen.size) pick(option);
    if (dialog.open) add();
  }
}
