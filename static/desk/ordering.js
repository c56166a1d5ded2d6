// Order of cards: by dragging the handle (mouse, pen or finger), by arrow keys on it, by number.
// What was done is spoken. The number fields are what the server reads.

const EDGE = 70; // pixels from the window's edge at which a drag scrolls
const STEP = 14;

const isRightToLeft = document.documentElement.dir === "rtl";
const phrases = JSON.parse(document.querySelector("[data-phrases]")?.dataset.phrases || "{}");

function phrase(name, values) {
  return Object.entries(values).reduce(
    (sentence, [key, value]) => sentence.replace(`{${key}}`, value), phrases[name] || "{n}/{total}");
}

class Ordering {
  constructor(list) {
    this.list = list;
    this.spoken = list.closest("[data-cards]").querySelector("[data-spoken]");
    list.addEventListener("keydown", (event) => this.key(event));
    list.addEventListener("pointerdown", (event) => this.grab(event));
    list.addEventListener("change", (event) => this.typed(event));
    list.addEventListener("cards:renumber", () => this.number());
    this.number();
  }

  get cards() {
    return [...this.list.querySelectorAll(":scope > [data-card]")];
  }

  get kept() {
    return this.cards.filter((card) => !card.classList.contains("is-removed"));
  }

  number() {
    const kept = this.kept;
    kept.forEach((card, i) => {
      const field = card.querySelector('[name$="-position"]');
      if (field) field.value = i + 1;
      const name = card.querySelector('[name$="-title"]')?.value || "";
      card.querySelector("[data-handle]")?.setAttribute(
        "aria-label", phrase("handle", { n: i + 1, total: kept.length, name }));
    });
  }

  // Put the card at a place (from 0) among those that stay.
  moveTo(card, place) {
    const others = this.kept.filter((other) => other !== card);
    const wanted = Math.max(0, Math.min(place, others.length));
    if (wanted < others.length) others[wanted].before(card);
    else if (others.length) others[others.length - 1].after(card);
    this.settle(card);
  }

  settle(card) {
    this.number();
    this.list.dispatchEvent(new CustomEvent("cards:changed", { bubbles: true }));
    const kept = this.kept;
    this.spoken.textContent = phrase("moved", { n: kept.indexOf(card) + 1, total: kept.length });
  }

  key(event) {
    const handle = event.target.closest("[data-handle]");
    if (!handle) return;
    const card = handle.closest("[data-card]");
    const here = this.kept.indexOf(card);
    const places = {
      ArrowUp: here - 1, ArrowDown: here + 1,
      [isRightToLeft ? "ArrowRight" : "ArrowLeft"]: here - 1,
      [isRightToLeft ? "ArrowLeft" : "ArrowRight"]: here + 1,
      Home: 0, End: this.kept.length,
    };
    if (!(event.key in places)) return;
    event.preventDefault();
    this.moveTo(card, places[event.key]);
    handle.focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest" });
  }

  typed(event) {
    if (!event.target.name?.endsWith("-position")) return;
    const card = event.target.closest("[data-card]");
    this.moveTo(card, (Number(event.target.value) || 1) - 1);
    event.target.focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest" });
  }

  grab(event) {
    const tile = event.target.closest(".is-arranging .photo-thumb");
    const handle = event.target.closest("[data-handle]") || tile;
    if (!handle || event.button !== 0) return;
    const card = handle.closest("[data-card]");
    if (card.parentElement !== this.list) return;
    if (tile) event.preventDefault();
    const drag = { card, y: event.clientY, x: event.clientX, moved: false };
    const move = (moved) => this.drag(drag, moved);
    const scroll = setInterval(() => this.scroll(drag), 30);
    const drop = () => {
      clearInterval(scroll);
      window.removeEventListener("pointermove", move);
      card.classList.remove("is-dragged");
      if (drag.moved) this.settle(card);
    };
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", drop, { once: true });
    window.addEventListener("pointercancel", drop, { once: true });
  }

  drag(drag, event) {
    if (Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < 5 && !drag.moved) return;
    drag.moved = true;
    drag.card.classList.add("is-dragged");
    drag.at = event;
    const over = document.elementFromPoint(event.clientX, event.clientY)?.closest("[data-card]");
    if (!over || over === drag.card || over.parentElement !== this.list) return;
    const box = over.getBoundingClientRect();
    const tiles = this.list.closest(".is-arranging");
    const isRightHalf = event.clientX > box.left + box.width / 2;
    const after = tiles ? isRightHalf !== isRightToLeft : event.clientY > box.top + box.height / 2;
    if (after) over.after(drag.card);
    else over.before(drag.card);
  }

  scroll(drag) {
    if (!drag.at) return;
    if (drag.at.clientY < EDGE) window.scrollBy(0, -STEP);
    if (drag.at.clientY > window.innerHeight - EDGE) window.scrollBy(0, STEP);
  }
}

for (const list of document.querySelectorAll("[data-cards] [data-list]")) new Ordering(list);
