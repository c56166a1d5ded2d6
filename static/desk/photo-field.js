// A field that names one photo: shows its thumbnail, lets another be chosen, takes it out.
// The library's picker answers the event "desk:choose-photos".

const words = JSON.parse(document.querySelector("[data-phrases]")?.dataset.phrases || "{}");

function show(field, photo) {
  const input = field.querySelector('input[type="number"]');
  const link = field.querySelector("[data-photo-link]");
  const old = field.querySelector("[data-photo-thumb]");
  let thumb = document.createElement(photo ? "img" : "span");
  thumb.dataset.photoThumb = "";
  if (photo) {
    thumb.className = "photo-thumb";
    thumb.src = photo.thumbnail;
    thumb.alt = "";
    if (photo.width) [thumb.width, thumb.height] = [photo.width, photo.height];
    link.href = link.dataset.pattern.replace("/0/", `/${photo.id}/`);
  } else {
    thumb.className = "photo-none";
    thumb.textContent = words.no_photo || "";
  }
  old.replaceWith(thumb);
  input.value = photo ? photo.id : "";
  link.hidden = !photo;
  field.querySelector("[data-photo-clear]").hidden = !photo;
  facts(field.closest("[data-card]"), photo);
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

// What the photo itself says, beside the card's own credit and alt text.
function facts(card, photo) {
  if (!card) return;
  for (const [name, value] of [["credit", photo?.credit], ["alt", photo?.alt]]) {
    const place = card.querySelector(`[data-photo-${name}]`);
    if (place) place.textContent = value || "";
  }
  const summary = card.querySelector("[data-summary]");
  if (summary) summary.textContent = photo?.credit || "";
  const flags = card.querySelector("[data-flags]");
  if (!flags) return;
  flags.replaceChildren();
  const missing = [];
  if (photo && !photo.credit) missing.push(words.no_credit);
  if (photo && !photo.alt && !photo.decorative) missing.push(words.no_alt);
  for (const word of missing) {
    const flag = document.createElement("span");
    flag.className = "flag flag-bad";
    flag.textContent = word;
    flags.append(flag);
  }
}

document.addEventListener("click", (event) => {
  const field = event.target.closest("[data-photo-field]");
  if (!field) return;
  if (event.target.closest("[data-photo-clear]")) show(field, null);
  if (event.target.closest("[data-photo-choose]")) {
    document.dispatchEvent(new CustomEvent("desk:choose-photos", {
      detail: { multiple: false, onChoose: (photos) => photos[0] && show(field, photos[0]) },
    }));
  }
});

document.addEventListener("photo:set", (event) => show(event.target, event.detail), true);
