// A finger turns slides, and the photo follows it. Scrolling, pinching and the browser's own gesture
// from the edge stay the browser's.

import { isRightToLeft, movesLittle, photoBeside, step } from "./slides.js";

const EDGE = 28; // px from the side: the browser's own Back
const BEGINS = 10; // px
const FAR = 0.22; // of the stage's width
const FAST = 0.45; // px a millisecond
const SETTLES = 180; // ms

let drag = null;

const stageOf = (target) => target.closest?.(".stage");
const isZoomed = () => (window.visualViewport?.scale ?? 1) > 1.05 || document.querySelector(".zoomed");
const wayOf = (dx) => (dx < 0 !== isRightToLeft ? "on" : "back");

document.addEventListener("pointerdown", (event) => {
  if (!event.isPrimary) return end(false); // a second finger pinches
  const stage = stageOf(event.target);
  const fromEdge = Math.min(event.clientX, innerWidth - event.clientX);
  if (!stage || event.pointerType === "mouse" || fromEdge < EDGE || isZoomed()) return;
  const own = stage.querySelector("picture");
  drag = { stage, own, id: event.pointerId, x: event.clientX, y: event.clientY, at: event.timeStamp, dx: 0, beside: {} };
});

document.addEventListener("pointermove", (event) => {
  if (!drag || event.pointerId !== drag.id) return;
  const dx = event.clientX - drag.x;
  if (!drag.moves) {
    if (Math.abs(dx) < BEGINS || Math.abs(dx) < Math.abs(event.clientY - drag.y)) return;
    drag.moves = true;
    drag.stage.setPointerCapture(drag.id);
    for (const way of ["on", "back"]) bring(drag, way);
  }
  const follows = document.querySelector(`a.turn.${wayOf(dx)}[rel]`);
  drag.dx = follows ? dx : dx / 4; // nothing there: it gives a little
  place(drag, drag.dx);
});

document.addEventListener("pointerup", (event) => event.pointerId === drag?.id && end(true, event.timeStamp));
document.addEventListener("pointercancel", (event) => event.pointerId === drag?.id && end(false));

// The click that ends a drag opens nothing.
document.addEventListener("click", (event) => {
  if (performance.now() - (end.at ?? -1000) < 60 && stageOf(event.target)) event.stopImmediatePropagation();
}, true);

async function bring(of, way) {
  const picture = await photoBeside(way).catch(() => null);
  if (!picture || of !== drag) return;
  picture.className = "beside-it";
  of.beside[way] = of.stage.appendChild(picture);
  place(of, of.dx);
}

const imageIn = (picture) => picture.querySelector("img");

function place({ stage, own, beside }, dx, time = 0) {
  const width = stage.clientWidth;
  const side = isRightToLeft ? -width : width;
  for (const [picture, x] of [[own, 0], [beside.on, side], [beside.back, -side]]) {
    if (!picture) continue;
    const { style } = imageIn(picture);
    style.transition = time ? `transform ${time}ms ease-out` : "none";
    style.transform = `translateX(${x + dx}px)`;
  }
}

function end(counts, at = 0) {
  const ended = drag;
  drag = null;
  if (!ended?.moves) return;
  end.at = performance.now();
  const { stage, dx } = ended;
  const width = stage.clientWidth;
  const isFast = Math.abs(dx) / (at - ended.at) > FAST && Math.abs(dx) > 2 * BEGINS;
  const way = wayOf(dx);
  const turns = counts && (Math.abs(dx) > FAR * width || isFast) && document.querySelector(`a.turn.${way}[rel]`);
  const time = movesLittle.matches ? 0 : SETTLES;
  place(ended, turns ? Math.sign(dx) * width : 0, time);
  setTimeout(() => {
    if (turns) step(way);
    else tidy(ended);
  }, time);
  if (turns) document.addEventListener("slide:shown", () => tidy(ended), { once: true });
}

function tidy({ own, beside }) {
  imageIn(own).style.transition = imageIn(own).style.transform = "";
  for (const picture of Object.values(beside)) picture.remove();
}
