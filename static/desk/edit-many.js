// Typing a fact for many photos ticks its box: what is typed is meant.

const form = document.querySelector("[data-many]");
const boxOf = (input) => input.closest(".many-field")?.querySelector(':scope > input[type="checkbox"]');

function meant(input) {
  const box = boxOf(input);
  if (box && input !== box) box.checked = true;
}

form?.addEventListener("input", (event) => { meant(event.target); });
// What was typed before this script was there
for (const input of form?.querySelectorAll(".many-field div :is(input, textarea)") ?? []) {
  if (input.value !== input.defaultValue) meant(input);
}
