// The rich text editor's writing area has no name of its own: it takes that of its field.

document.addEventListener("prose-editor:ready", (event) => {
  const { textarea } = event.detail;
  const area = textarea.closest(".prose-editor, .card-field")?.querySelector(".ProseMirror")
    || textarea.parentElement.querySelector(".ProseMirror");
  if (!area) return;
  area.setAttribute("aria-labelledby", `${textarea.id}_label`);
  area.setAttribute("role", "textbox");
  area.setAttribute("aria-multiline", "true");
});
