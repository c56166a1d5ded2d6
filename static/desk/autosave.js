// What is typed goes to the editor's own draft: ten seconds after a change, and when the page is left.
// A new story is saved by its first autosave, and the form turns into that story's form.

const WAIT = 10_000; // milliseconds
const form = document.querySelector(".desk-story form[id$='_form']");
const toolbar = form?.querySelector("[data-toolbar]");

if (toolbar) {
  const words = JSON.parse(toolbar.dataset.phrases || "{}");
  let dirty = false;
  let timer = 0;
  let under_way = null;
  let sending = false;

  const say = (text, bad) => document.querySelectorAll("[data-kept]").forEach((place) => {
    place.textContent = text;
    place.classList.toggle("is-bad", Boolean(bad));
  });

  const touched = () => {
    if (!dirty) form.dispatchEvent(new CustomEvent("desk:dirty"));
    dirty = true;
    clearTimeout(timer);
    timer = setTimeout(() => keep(), WAIT);
  };

  // Once the story exists, this form edits it.
  const adopt = (answer) => {
    toolbar.dataset.autosave = answer.autosave;
    form.action = answer.change;
    form.querySelector("[name=once]")?.remove();
    const version = document.createElement("input");
    Object.assign(version, { type: "hidden", name: "version", value: answer.version });
    form.append(version);
    history.replaceState(null, "", answer.change);
  };

  async function keep(query = "") {
    if (sending) return null;
    under_way?.abort();
    under_way = new AbortController();
    clearTimeout(timer);
    dirty = false;
    try {
      const response = await fetch(toolbar.dataset.autosave + query, {
        method: "POST", body: new FormData(form), signal: under_way.signal,
      });
      const answer = await response.json();
      const bad = !response.ok || answer.wrong;
      if (bad) dirty = true;
      say(answer.text, bad || answer.conflict);
      if (answer.change) adopt(answer);
      return answer;
    } catch (error) {
      if (error.name !== "AbortError") {
        dirty = true;
        say(words.offline || "", true);
        timer = setTimeout(() => keep(), WAIT);
      }
      return null;
    }
  }

  form.addEventListener("input", touched);
  form.addEventListener("change", touched);
  form.addEventListener("cards:changed", touched);
  form.addEventListener("submit", () => {
    sending = true;
    clearTimeout(timer);
    under_way?.abort();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && dirty && !sending && form.querySelector("[name=version]")) {
      keep();
    }
  });
  window.addEventListener("beforeunload", (event) => {
    if (dirty && !sending) event.preventDefault();
  });
  form.keepDraft = keep;
}
