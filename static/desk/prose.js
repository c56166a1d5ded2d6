// The rich text editor under this desk's rules: no injected style, and a name for its writing area.

// The editor adds a <style> of its own unless it finds one, and the Content-Security-Policy would
// block and report it. What it finds here is no HTML element, so it has no effect; desk.css says what
// the style would have said.
const stand_in = document.createElementNS("urn:flyaround:desk", "style");
stand_in.setAttribute("data-tiptap-style", "");
document.head.append(stand_in);

document.addEventListener("prose-editor:ready", (event) => {
  const { editor, textarea } = event.detail;
  const area = editor.view?.dom;
  if (!area) return;
  area.setAttribute("aria-labelledby", `${textarea.id}_label`);
  area.setAttribute("role", "textbox");
  area.setAttribute("aria-multiline", "true");
});
