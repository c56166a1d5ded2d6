// The rich text editor under this desk's rules: started only where it is about to be seen, no injected
// style, and a name for its writing area.

import { createEditor } from "django-prose-editor/configurable";

// The editor adds a <style> of its own unless it finds one, and the Content-Security-Policy would
// block and report it. What it finds here is no HTML element, so it has no effect; desk.css says what
// the style would have said.
const stand_in = document.createElementNS("urn:flyaround:desk", "style");
stand_in.setAttribute("data-tiptap-style", "");
document.head.append(stand_in);

// An editor for each of forty blocks at once would hold up the page. A text near the window gets its
// own, and so does one that is given the focus.
const NEAR = "800px";
const LATER = "textarea[data-prose]";
const near = new IntersectionObserver((seen) => {
  for (const { target, isIntersecting } of seen) if (isIntersecting) start(target);
}, { rootMargin: NEAR });

async function start(textarea) {
  if (textarea.dataset.started) return null;
  textarea.dataset.started = "";
  near.unobserve(textarea);
  return createEditor(textarea, JSON.parse(textarea.dataset.prose));
}

function watch(within) {
  for (const textarea of within.querySelectorAll(LATER)) {
    if (!textarea.id.includes("__prefix__")) near.observe(textarea);
  }
}

document.addEventListener("focusin", async (event) => {
  if (event.target.matches?.(LATER)) (await start(event.target))?.commands.focus();
});
document.addEventListener("formset:added", (event) => watch(event.target));
watch(document);

document.addEventListener("prose-editor:ready", (event) => {
  const { editor, textarea } = event.detail;
  const area = editor.view?.dom;
  if (!area) return;
  area.setAttribute("aria-labelledby", `${textarea.id}_label`);
  area.setAttribute("role", "textbox");
  area.setAttribute("aria-multiline", "true");
});
