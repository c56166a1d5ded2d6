// Share: the system's own sheet where there is one, else the address is copied. The link itself leads
// to the photo.

const said = document.body.appendChild(document.createElement("p"));
said.className = "toast";
said.role = "status";

function tell(text) {
  said.textContent = text;
  clearTimeout(tell.timer);
  tell.timer = setTimeout(() => (said.textContent = ""), 4000);
}

async function copy(text, { done, failed }) {
  try {
    await navigator.clipboard.writeText(text);
    tell(done);
  } catch {
    tell(`${failed} ${text}`); // not allowed, or not under https
  }
}

document.addEventListener("click", async (event) => {
  const link = event.target.closest?.("[data-share], [data-copy]");
  if (!link || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (link.dataset.copy) return copy(document.getElementById(link.dataset.copy).value, link.dataset);
  if (!navigator.share) return copy(link.href, link.dataset);
  try {
    await navigator.share({ title: document.title, url: link.href });
  } catch (error) {
    if (error.name !== "AbortError") copy(link.href, link.dataset); // closed by the reader: nothing
  }
});
