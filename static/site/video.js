// A video's link becomes its player where it stands, once a reader asks for it: until then nothing
// is loaded from elsewhere, and without this module the link leads to the video's own page.

function play(event) {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return; // another tab
  event.preventDefault();
  const link = event.currentTarget;
  const frame = document.createElement("iframe");
  frame.title = link.dataset.title;
  frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
  frame.referrerPolicy = "strict-origin-when-cross-origin"; // YouTube plays for nobody unknown
  frame.src = link.dataset.player;
  link.replaceWith(frame);
  frame.focus();
}

for (const link of document.querySelectorAll("[data-player]")) link.addEventListener("click", play);
