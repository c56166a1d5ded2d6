// The admin's autocomplete draws its own field and leaves the label behind: it gets its name here.

function name(drawn) {
  const select = drawn.previousElementSibling;
  const label = select?.labels?.[0];
  if (!label) return;
  label.id ||= `${select.id}_label`;
  const box = drawn.querySelector(".select2-selection");
  const shown = drawn.querySelector(".select2-selection__rendered");
  shown?.setAttribute("aria-labelledby", label.id);
  box?.setAttribute("aria-labelledby", [label.id, shown?.id].filter(Boolean).join(" "));
  drawn.querySelector(".select2-search__field")?.setAttribute("aria-labelledby", label.id);
}

const nameAll = (within) => within.querySelectorAll?.(".select2-container").forEach(name);

new MutationObserver((changes) => {
  for (const change of changes) {
    for (const node of change.addedNodes) {
      if (node.classList?.contains("select2-container")) name(node);
      else nameAll(node);
    }
  }
}).observe(document.querySelector("#content"), { childList: true, subtree: true });
nameAll(document);
