// Sends a file in pieces (tus 1.0.0), and goes on with one that was interrupted. Without this script the form works too.
// Before it goes on, what the server has is compared with the file that was chosen, piece by piece: bytes of two files
// never become one.

const PIECE = 8 * 1024 * 1024;
const PAUSES = [1000, 2000, 5000, 10000, 30000];
const TUS = { "Tus-Resumable": "1.0.0" };

const place = document.querySelector("[data-evidence-upload]");
const form = document.querySelector("form[enctype='multipart/form-data']");

class Refused extends Error {}

let stopped = false;

function token() {
  return form.querySelector("[name=csrfmiddlewaretoken]").value;
}

async function ask(method, url, { headers = {}, body } = {}) {
  return fetch(url, {
    method,
    body,
    headers: { ...TUS, "X-CSRFToken": token(), ...headers },
    credentials: "same-origin",
    redirect: "error",
  });
}

async function sentence(answer) {
  const text = (answer.headers.get("content-type") || "").startsWith("text/plain") ? await answer.text() : "";
  return text || `The server answered ${answer.status}. Reload the page and try again.`;
}

function inBase64(bytes) {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

function inHex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function hashOf(blob) {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", await blob.arrayBuffer()));
}

function say(text, sent, whole) {
  place.querySelector(".evidence-progress").hidden = false;
  place.querySelector("[data-evidence-says]").textContent = text;
  if (whole) place.querySelector("progress").value = (100 * sent) / whole;
}

function size(bytes) {
  if (bytes < 1024 * 1024) return `${Math.ceil(bytes / 1024)} KB`;
  if (bytes < 1024 ** 3) return `${(bytes / 1024 ** 2).toFixed(1)} MB`;
  return `${(bytes / 1024 ** 3).toFixed(2)} GB`;
}

// An upload of a file with this name and length whose pieces are all pieces of this very file, or nothing.
async function unfinished(file) {
  if (!window.crypto || !crypto.subtle) return null;
  for (const line of document.querySelectorAll("[data-evidence-unfinished]")) {
    if (line.dataset.name !== file.name || Number(line.dataset.length) !== file.size) continue;
    const answer = await ask("GET", line.dataset.evidenceUnfinished);
    if (!answer.ok) continue;
    if (await same(file, (await answer.json()).pieces)) return line.dataset.evidenceUnfinished;
  }
  return null;
}

async function same(file, pieces) {
  for (const piece of pieces) {
    say("Comparing the file with what was sent before…", piece.end, file.size);
    if (inHex(await hashOf(file.slice(piece.start, piece.end))) !== piece.sha256) return false;
  }
  return true;
}

async function begin(file) {
  const told = [`filename ${inBase64(new TextEncoder().encode(file.name))}`];
  const stated = form.querySelector("[name=stated_hash]").value.trim();
  if (stated) told.push(`hash ${inBase64(new TextEncoder().encode(stated))}`);
  const headers = { "Upload-Length": String(file.size), "Upload-Metadata": told.join(",") };
  const answer = await ask("POST", place.dataset.uploads, { headers });
  if (answer.status !== 201) throw new Refused(await sentence(answer));
  return answer.headers.get("Location");
}

async function offsetOf(url) {
  const answer = await ask("HEAD", url);
  if (!answer.ok) throw new Refused("The upload has ended on the server. Reload the page and begin it again.");
  return Number(answer.headers.get("Upload-Offset"));
}

async function send(url, file, start) {
  const piece = file.slice(start, start + PIECE);
  const headers = { "Content-Type": "application/offset+octet-stream", "Upload-Offset": String(start) };
  if (window.crypto && crypto.subtle) headers["Upload-Checksum"] = `sha256 ${inBase64(await hashOf(piece))}`;
  const answer = await ask("PATCH", url, { headers, body: piece });
  if (answer.status === 409) return Number(answer.headers.get("Upload-Offset"));
  if (answer.status === 460 || answer.status >= 500) throw new Error(await sentence(answer));
  if (answer.status !== 204) throw new Refused(await sentence(answer));
  return Number(answer.headers.get("Upload-Offset"));
}

async function sendAll(url, file) {
  let start = await offsetOf(url);
  let failures = 0;
  while (start < file.size && !stopped) {
    say(`${size(start)} of ${size(file.size)}`, start, file.size);
    try {
      start = await send(url, file, start);
      failures = 0;
    } catch (problem) {
      if (problem instanceof Refused || failures >= PAUSES.length) throw problem;
      say(`${problem.message} It goes on by itself in a moment.`, start, file.size);
      await new Promise((resolve) => setTimeout(resolve, PAUSES[failures++]));
      start = await offsetOf(url).catch(() => start);
    }
  }
  return start;
}

async function upload(file) {
  const button = form.querySelector("button[type=submit]");
  button.disabled = true;
  stopped = false;
  place.querySelector("[data-evidence-pause]").hidden = false;
  try {
    say("Beginning…", 0, file.size);
    const url = (await unfinished(file)) || (await begin(file));
    const sent = await sendAll(url, file);
    if (sent >= file.size) {
      say("All of it has come. Opening the exhibit…", file.size, file.size);
      location.assign(place.dataset.after);
      return;
    }
    say(`Stopped at ${size(sent)} of ${size(file.size)}. Choose the same file again to go on.`, sent, file.size);
    location.reload();
  } catch (problem) {
    say(problem.message || "Sending failed. Choose the file again to go on.", 0, 0);
    place.querySelector("[data-evidence-pause]").hidden = true;
  }
  button.disabled = false;
}

if (place && form) {
  place.hidden = false;
  place.querySelector("[data-evidence-pause]").addEventListener("click", () => {
    stopped = true;
    say("Stopping after this piece…", 0, 0);
  });
  form.addEventListener("submit", (event) => {
    const file = form.querySelector("input[type=file]").files[0];
    if (!file || !file.size) return; // the server says what is wrong
    event.preventDefault();
    upload(file);
  });
}
