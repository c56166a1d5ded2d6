// The cards of a story (slides, blocks, bylines): added from the page's own <template>, removed with
// a way back, and counted. Ordering is ordering.js; both speak by events on the list:
// "cards:changed" after any change, "cards:renumber" to ask for numbers.

// A card's id for life is made with the card, so that the same form sent twice is the same story.
// The alphabet is that of newsroom/life_ids.py.
const ALPHABET = "23456789bcdfghjkmnpqrstvwxz";

function newKey() {
  const random = crypto.getRandomValues(new Uint32Array(8));
  return Array.from(random, (number) => ALPHABET[number % ALPHABET.length]).join("");
}

class Cards {
  constructor(section) {
    this.section = section;
    this.prefix = section.dataset.cards;
    this.list = section.querySelector("[data-list]");
    this.template = section.querySelector("[data-template]");
    this.total = section.querySelector(`#id_${this.prefix}-TOTAL_FORMS`);
    this.dropSpares();
    this.list.addEventListener("change", (event) => this.changed(event));
    section.querySelectorAll("[data-add]").forEach((button) =>
      button.addEventListener("click", () => this.focus(this.add())));
    section.querySelectorAll("[data-add-kind]").forEach((button) =>
      button.addEventListener("click", () => this.focus(this.addKind(button.dataset.addKind))));
    section.querySelectorAll("[data-add-photos]").forEach((button) =>
      button.addEventListener("click", () => this.choosePhotos()));
    section.querySelector("[data-arrange]")?.addEventListener("click", (event) => this.arrange(event));
    this.list.querySelectorAll("[data-card]").forEach((card) => this.mark(card));
    this.count();
  }

  // The blank rows are for those without JavaScript.
  dropSpares() {
    const spares = this.list.querySelectorAll(":scope > .is-spare");
    spares.forEach((card) => card.remove());
    this.total.value = Number(this.total.value) - spares.length;
  }

  add() {
    const index = Number(this.total.value);
    this.total.value = index + 1;
    const holder = document.createElement("div");
    holder.append(this.template.content.cloneNode(true));
    for (const element of holder.querySelectorAll("*")) {
      for (const name of ["id", "name", "for", "aria-describedby", "data-select2-id"]) {
        const value = element.getAttribute(name);
        if (value?.includes("__prefix__")) element.setAttribute(name, value.replaceAll("__prefix__", index));
      }
    }
    const card = holder.firstElementChild;
    const key = this.field(card, "key");
    if (key) key.value = newKey();
    this.list.append(card);
    // Django's autocomplete and the prose editor listen for this.
    card.dispatchEvent(new CustomEvent("formset:added", { bubbles: true, detail: { formsetName: this.prefix } }));
    this.renumber();
    return card;
  }

  addKind(kind) {
    const card = this.add();
    const select = card.querySelector(".card-kind select");
    select.value = kind;
    card.dataset.kind = kind;
    return card;
  }

  addPhoto(photo) {
    const card = this.add();
    card.querySelector("[data-photo-field]").dispatchEvent(new CustomEvent("photo:set", { detail: photo }));
    this.field(card, "title").value = photo.title || "";
    this.field(card, "caption").value = photo.caption || "";
    return card;
  }

  field(card, name) {
    return card.querySelector(`[name$="-${name}"]`);
  }

  choosePhotos() {
    document.dispatchEvent(new CustomEvent("desk:choose-photos", {
      detail: {
        multiple: true,
        onChoose: (photos) => {
          const cards = photos.map((photo) => this.addPhoto(photo));
          this.say(cards.length);
          cards[0]?.scrollIntoView({ block: "center" });
          if (cards[0]) this.field(cards[0], "title").focus({ preventScroll: true });
        },
      },
    }));
  }

  say(added) {
    const words = JSON.parse(document.querySelector("[data-phrases]")?.dataset.phrases || "{}");
    this.section.querySelector("[data-spoken]").textContent = (words.added || "{n}").replace("{n}", added);
  }

  arrange(event) {
    const on = this.section.classList.toggle("is-arranging");
    event.currentTarget.setAttribute("aria-pressed", on);
  }

  changed(event) {
    const card = event.target.closest("[data-card]");
    if (!card) return;
    if (event.target.name?.endsWith("-DELETE")) {
      this.mark(card);
      this.renumber();
    }
    if (event.target.matches(".card-kind select")) card.dataset.kind = event.target.value;
  }

  // A removed card stays, folded, until the next save: its tick box brings it back.
  mark(card) {
    const box = card.querySelector(".card-remove input");
    card.classList.toggle("is-removed", Boolean(box?.checked));
  }

  renumber() {
    this.list.dispatchEvent(new CustomEvent("cards:renumber", { bubbles: true }));
    this.count();
    this.list.dispatchEvent(new CustomEvent("cards:changed", { bubbles: true }));
  }

  count() {
    const kept = this.list.querySelectorAll(":scope > [data-card]:not(.is-removed)").length;
    const count = this.section.querySelector("[data-count]");
    if (count) count.textContent = kept;
    const empty = this.section.querySelector("[data-empty]");
    if (empty) empty.hidden = kept > 0;
  }

  focus(card) {
    card.scrollIntoView({ block: "center" });
    const field = [...card.querySelectorAll("input, select, textarea, [contenteditable=true]")].find(
      (element) => element.type !== "hidden" && element.offsetParent && !element.closest(".card-bar"));
    field?.focus({ preventScroll: true });
  }
}

for (const section of document.querySelectorAll("[data-cards]")) new Cards(section);
