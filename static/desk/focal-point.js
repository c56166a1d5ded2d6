// The focal point of a photo: clicked, dragged, or moved by arrow keys; the crops follow at once.

const place = document.querySelector("[data-focal]");
const x = document.querySelector("#id_focal_x");
const y = document.querySelector("#id_focal_y");

if (place && x && y) {
  const crops = document.querySelector("[data-crops]");
  const point = document.createElement("button");
  point.type = "button";
  point.className = "focal-point";
  point.setAttribute("aria-label", place.dataset.says);
  place.append(point);
  crops.hidden = false;

  const clamp = (value) => Math.round(Math.min(1, Math.max(0, value)) * 100) / 100;

  function show() {
    const at = `${x.value * 100}% ${y.value * 100}%`;
    point.style.left = `${x.value * 100}%`;
    point.style.top = `${y.value * 100}%`;
    for (const crop of crops.querySelectorAll("img")) crop.style.objectPosition = at;
  }

  function set(left, top) {
    x.value = clamp(left);
    y.value = clamp(top);
    show();
  }

  function follow(event) {
    const box = place.getBoundingClientRect();
    set((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
  }

  place.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    place.setPointerCapture(event.pointerId);
    follow(event);
    point.focus();
  });
  place.addEventListener("pointermove", (event) => {
    if (place.hasPointerCapture(event.pointerId)) follow(event);
  });
  point.addEventListener("keydown", (event) => {
    const step = event.shiftKey ? 0.1 : 0.01;
    const moves = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    set(Number(x.value) + move[0], Number(y.value) + move[1]);
  });
  x.addEventListener("input", show);
  y.addEventListener("input", show);
  show();
}
