// The fix-it desk by keyboard: Enter keeps and goes on, Shift and Enter begins a line, Page Down puts
// the photo off. The cursor stands in the first field that lacks its words.

const form = document.querySelector("[data-fix]");
form?.querySelector(".is-lacking :is(textarea, input)")?.focus();

form?.addEventListener("keydown", (event) => {
  if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
  const isText = event.target.matches("textarea, input:not([type='checkbox'])");
  const button = { Enter: isText && !event.shiftKey && "_save", PageDown: "_skip" }[event.key];
  if (!button) return;
  event.preventDefault();
  form.requestSubmit(form.elements[button]);
});
