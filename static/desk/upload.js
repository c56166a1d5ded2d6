// Uploads photos: one request a file, three at a time, each with its own progress and a way to retry.
// Works on every [data-upload] section, now and later; tells "desk:uploaded" on the section for each
// photo, and "desk:uploads-done" whenever nothing is under way any more.

const AT_ONCE = 3;

function start(section) {
  if (section.uploader) return;
  section.uploader = true;
  const input = section.querySelector('input[type="file"]');
  const list = section.querySelector("[data-files]");
  const status = section.querySelector("[data-status]");
  const waiting = [];
  let running = 0, done = 0, total = 0;

  input.addEventListener("change", () => { take([...input.files]); input.value = ""; });
  section.addEventListener("dragover", (event) => { event.preventDefault(); section.classList.add("is-over"); });
  section.addEventListener("dragleave", () => section.classList.remove("is-over"));
  section.addEventListener("drop", async (event) => {
    event.preventDefault();
    section.classList.remove("is-over");
    take(await dropped(event.dataTransfer));
  });

  function take(files) {
    total += files.length;
    for (const file of files) waiting.push({ file, row: show(file) });
    next();
  }

  function show(file) {
    const row = document.createElement("li");
    const picture = document.createElement("img");
    picture.alt = "";
    picture.src = URL.createObjectURL(file);
    picture.addEventListener("load", () => URL.revokeObjectURL(picture.src));
    picture.addEventListener("error", () => picture.classList.add("is-none"));
    const words = document.createElement("span");
    words.className = "upload-words";
    const name = document.createElement("strong");
    name.textContent = file.name;
    const says = document.createElement("span");
    says.className = "upload-says";
    says.textContent = size(file.size);
    const bar = document.createElement("progress");
    bar.max = 1;
    bar.value = 0;
    bar.setAttribute("aria-label", file.name);
    words.append(name, says, bar);
    row.append(picture, words);
    list.append(row);
    return row;
  }

  function next() {
    while (running < AT_ONCE && waiting.length) send(waiting.shift());
  }

  function send(job) {
    running += 1;
    const bar = job.row.querySelector("progress");
    const request = new XMLHttpRequest();
    request.open("POST", section.dataset.url);
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("X-CSRFToken", document.querySelector('[name="csrfmiddlewaretoken"]').value);
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) bar.value = event.loaded / event.total;
    });
    request.addEventListener("loadend", () => {
      running -= 1;
      let answer = null;
      try { answer = JSON.parse(request.responseText); } catch { /* no answer of ours */ }
      if (answer && answer.outcome) finish(job, answer); else failed(job);
      next();
      if (!running) ended();
    });
    request.send(body(job.file));
  }

  function body(file) {
    const form = new FormData();
    form.append("files", file, file.name);
    for (const field of document.querySelectorAll("[data-batch]")) form.append(field.name, field.value);
    return form;
  }

  function finish(job, answer) {
    done += 1;
    job.row.querySelector("progress").remove();
    job.row.dataset.outcome = answer.outcome;
    job.row.querySelector(".upload-says").textContent = answer.reason || section.dataset.added;
    if (answer.photo) {
      job.row.dataset.photo = answer.photo.id;
      job.row.dataset.name = job.file.name;
      job.row.querySelector("img").src = answer.photo.thumbnail;
      job.row.querySelector("img").classList.remove("is-none");
      section.dispatchEvent(new CustomEvent("desk:uploaded", { bubbles: true, detail: answer.photo }));
    }
    status.textContent = section.dataset.spoken.replace("{done}", done).replace("{total}", total);
  }

  function ended() {
    const failures = list.querySelectorAll('[data-outcome="failed"]').length;
    section.dispatchEvent(new CustomEvent("desk:uploads-done", { bubbles: true, detail: { failed: failures } }));
  }

  function failed(job) {
    const says = job.row.querySelector(".upload-says");
    job.row.dataset.outcome = "failed";
    says.textContent = section.dataset.failed;
    const again = document.createElement("button");
    again.type = "button";
    again.className = "quiet-button";
    again.textContent = section.dataset.retry;
    again.addEventListener("click", () => {
      again.remove();
      delete job.row.dataset.outcome;
      says.textContent = size(job.file.size);
      waiting.push(job);
      next();
    });
    says.after(again);
  }

  window.addEventListener("beforeunload", (event) => {
    if (running || waiting.length) event.preventDefault();
  });
}

function size(bytes) {
  const unit = bytes < 1e6 ? "kilobyte" : "megabyte";
  const number = bytes / (unit === "kilobyte" ? 1e3 : 1e6);
  const format = { style: "unit", unit, maximumFractionDigits: 1 };
  return new Intl.NumberFormat(document.documentElement.lang || "en", format).format(number);
}

// A dropped folder gives its files, however deep they lie.
async function dropped(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  const files = await Promise.all(entries.map(within));
  return files.length ? files.flat() : [...transfer.files];
}

async function within(entry) {
  if (entry.isFile) return [await new Promise((give, fail) => entry.file(give, fail))];
  const reader = entry.createReader();
  const all = [];
  for (;;) {
    const some = await new Promise((give, fail) => reader.readEntries(give, fail));
    if (!some.length) break;
    all.push(...some);
  }
  return (await Promise.all(all.map(within))).flat();
}

document.addEventListener("desk:upload-ready", (event) => start(event.target));
document.querySelectorAll("[data-upload]").forEach(start);
