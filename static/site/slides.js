// A slide's page works without this. With it, keys turn slides and the next photo is there already.

const isRightToLeft = getComputedStyle(document.documentElement).direction === "rtl";
const turns = {
  [isRightToLeft ? "ArrowLeft" : "ArrowRight"]: ".turn.on",
  [isRightToLeft ? "ArrowRight" : "ArrowLeft"]: ".turn.back",
  j: ".turn.on",
  k: ".turn.back",
  Home: ".ticks li:first-child a",
  End: ".ticks li:last-child a",
};

document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (event.target.closest("input, select, textarea, [contenteditable]")) return;
  const link = document.querySelector(turns[event.key] ?? "link[rel=none]");
  if (!link?.href) return;
  event.preventDefault();
  link.click();
});

async function fetchAhead(address) {
  const answer = await fetch(address, { priority: "low" });
  if (!answer.ok) return;
  const next = new DOMParser().parseFromString(await answer.text(), "text/html");
  const picture = next.querySelector(".stage picture");
  if (picture) document.importNode(picture, true); // a picture of this document loads by itself
}

const next = document.querySelector("a.turn.on[rel=next]");
if (next && !navigator.connection?.saveData) {
  addEventListener("load", () => fetchAhead(next.href).catch(() => {}), { once: true });
}
