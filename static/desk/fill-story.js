// Once every file of an upload has arrived, their photos go into the story that the page was opened
// from, together and in the order chosen. upload.js tells "desk:uploads-done".

const filling = document.querySelector("[data-filling]");
const form = filling?.closest("form");

if (form) {
  const says = filling.dataset;
  const spoken = filling.querySelector("[data-fill-says]");
  const now = filling.querySelector("[data-fill-now]");
  const back = filling.querySelector("[data-fill-back]");
  const version = filling.querySelector('[name="version"]');
  let under_way = false;

  // What is on the page from a post without JavaScript would be sent a second time.
  const left_over = () => [...filling.querySelectorAll('[name="photo"], [name="name"]')];
  const arrived = () => [...form.querySelectorAll("li[data-photo]:not([data-filled])")];

  function say(text, bad, may_try) {
    spoken.textContent = text;
    spoken.classList.toggle("is-bad", bad);
    now.hidden = !may_try;
  }

  function body(rows) {
    const data = new FormData();
    data.append("version", version.value);
    data.append("order", filling.querySelector('[name="order"]').value);
    for (const field of left_over()) data.append(field.name, field.value);
    for (const row of rows) {
      data.append("photo", row.dataset.photo);
      data.append("name", row.dataset.name);
    }
    return data;
  }

  async function fill() {
    const rows = arrived();
    if (under_way || !(rows.length || left_over().length)) return;
    under_way = true;
    say(says.saysUnderWay, false, false);
    try {
      const token = form.querySelector('[name="csrfmiddlewaretoken"]').value;
      const headers = { Accept: "application/json", "X-CSRFToken": token };
      const response = await fetch(location.href, { method: "POST", headers, body: body(rows) });
      if (!response.ok) throw new Error(String(response.status));
      told(await response.json(), rows);
    } catch {
      say(says.saysFailed, true, true);
    }
    under_way = false;
  }

  function told(answer, rows) {
    version.value = answer.version;
    say(answer.text, answer.ask, answer.ask);
    if (answer.ask) return;
    left_over().forEach((field) => field.remove());
    for (const row of rows) row.dataset.filled = "";
    mark(rows, answer.already, says.saysAlready);
    mark(rows, answer.left_out, says.saysLeftOut);
    back.classList.replace("plain", "go");
  }

  // The last rows of a photo are the second copies of it.
  function mark(rows, ids, words) {
    const left = [...rows].reverse();
    for (const id of ids) {
      const at = left.findIndex((row) => row.dataset.photo === String(id));
      if (at < 0) continue;
      const [row] = left.splice(at, 1);
      row.querySelector(".upload-says").append(` ${words}`);
    }
  }

  form.addEventListener("desk:uploads-done", (event) => {
    if (event.detail.failed) say(says.saysSome, true, arrived().length > 0);
    else fill();
  });
  now.addEventListener("click", (event) => {
    event.preventDefault();
    fill();
  });
}
