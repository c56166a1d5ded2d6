// The buttons above and below a story: no second post by a second click, a preview of what is not
// saved in a window beside, and Publish once there is something new.

const form = document.querySelector(".desk-story form[id$='_form']");

if (form) {
  let sent = false;

  form.addEventListener("submit", (event) => {
    if (sent) event.preventDefault();
    sent = true;
  });
  window.addEventListener("pageshow", () => { sent = false; });

  form.addEventListener("desk:dirty", () => {
    for (const button of form.querySelectorAll("[data-publish]")) button.disabled = false;
    for (const words of form.querySelectorAll("[data-nothing-new]")) words.hidden = true;
  });

  form.addEventListener("click", async (event) => {
    if (!event.target.closest("[data-preview]") || !form.keepDraft) return;
    event.preventDefault();
    const beside = window.open("", "desk-preview");
    const answer = await form.keepDraft("?preview=1");
    if (answer?.preview && beside) beside.location = answer.preview;
    else beside?.close();
  });

  // "Go to the field" in the list of problems, past what is folded.
  form.addEventListener("click", (event) => {
    const link = event.target.closest('.problems a[href^="#"]');
    const field = link && document.querySelector(link.getAttribute("href"));
    if (!field) return;
    event.preventDefault();
    field.closest("details")?.setAttribute("open", "");
    field.scrollIntoView({ block: "center" });
    field.focus({ preventScroll: true });
  });
}
