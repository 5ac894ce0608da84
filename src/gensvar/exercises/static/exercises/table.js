// Ideas are never lost: each waits in this phone, under a key of its own, until the site
// says that it is stored. The same key again is the same idea, so it can be sent again
// and again: after a lost connection, a closed page, or in two tabs at once.
import { place } from "./live.js";

const page = document.querySelector("[data-live]");
const form = page?.querySelector("form[data-queue]");
const store = `waiting:${page?.dataset.here}`;
const FIRST_WAIT = 1000;
const LONGEST_WAIT = 30000;
const PATIENCE = 10000;
const REFUSED = new Set([404, 409, 410, 422]);

function read() {
  try {
    return JSON.parse(localStorage.getItem(store)) ?? [];
  } catch {
    return [];
  }
}

function keep(items) {
  try {
    if (items.length) localStorage.setItem(store, JSON.stringify(items));
    else localStorage.removeItem(store);
    return true;
  } catch {
    return false;
  }
}

function freshKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

const change = (key, what) =>
  keep(read().map((item) => (item.fields.key === key ? { ...item, ...what } : item)));
const drop = (key) => keep(read().filter((item) => item.fields.key !== key));
const saved = page?.querySelector("[data-saved-now]");
const say = (words) => { if (saved) saved.textContent = words; };

function show() {
  const section = page.querySelector("[data-waiting]");
  const list = section?.querySelector("[data-waiting-list]");
  if (!section) return;
  const items = read();
  section.hidden = !items.length;
  page.dataset.busy = items.length ? "yes" : "no";
  list.replaceChildren(...items.map((item) => {
    const row = section.querySelector("template").content.firstElementChild.cloneNode(true);
    row.querySelector("[data-text]").textContent = item.fields.text;
    row.querySelector("[data-why]").textContent = item.problem || saved.dataset.waits;
    row.classList.toggle("is-refused", Boolean(item.problem));
    row.querySelector("[data-when-refused]").hidden = !item.problem;
    row.querySelector("[data-again]").addEventListener("click", () => {
      change(item.fields.key, { problem: "" });
      show();
      soon();
    });
    row.querySelector("[data-throw]").addEventListener("click", () => {
      drop(item.fields.key);
      say(saved.dataset.thrown);
      show();
    });
    return row;
  }));
}

let mark = form?.querySelector("[name=csrfmiddlewaretoken]")?.value;
async function newMark() {
  const answer = await fetch(page.dataset.here, { signal: AbortSignal.timeout(PATIENCE) });
  const read = new DOMParser().parseFromString(await answer.text(), "text/html");
  const found = read.querySelector("[name=csrfmiddlewaretoken]");
  if (found) mark = found.value;
}

async function send(item) {
  const answer = await fetch(item.address, {
    method: "POST",
    headers: { Accept: "application/json" },
    body: new URLSearchParams({ ...item.fields, csrfmiddlewaretoken: mark }),
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (answer.status === 403) await newMark();
  if (REFUSED.has(answer.status)) {
    const told = answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : {};
    change(item.fields.key, { problem: told.problem || String(answer.status) });
    return;
  }
  if (!answer.ok || answer.redirected) throw new Error(answer.status);
  const told = await answer.json();
  drop(item.fields.key);
  say(told.said);
  place({
    id: told.id, x: item.fields.text.trim(), l: item.fields.language, d: item.direction,
    t: Number(page.dataset.table), p: Number(item.fields.prompt), e: 0, s: [],
  });
}

let isSending = false;
let wait = FIRST_WAIT;
let timer;
function soon(pause = 0) {
  clearTimeout(timer);
  timer = setTimeout(sendAll, pause);
}

async function sendAll() {
  if (isSending) return;
  isSending = true;
  try {
    for (let item; (item = read().find((one) => !one.problem)); show()) await send(item);
    wait = FIRST_WAIT;
  } catch {
    soon(wait);
    wait = Math.min(wait * 2, LONGEST_WAIT);
  } finally {
    isSending = false;
    show();
  }
}

// The draft of what is now in the queue is no draft any more.
function forgetDraft() {
  try {
    sessionStorage.removeItem(`draft:${form.dataset.draft}`);
    sessionStorage.removeItem("draft-sent");
  } catch {
    // Nothing was saved.
  }
}

function queue(event) {
  const text = form.elements.text;
  const where = [...form.elements].some((one) =>
    one.name === "prompt" && (one.type !== "radio" || one.checked));
  // What is missing is said by the site, in the form.
  if (!text.value.trim() || !where) return;
  const fields = Object.fromEntries(new FormData(form));
  delete fields.csrfmiddlewaretoken;
  const item = { address: form.action, direction: text.dir, fields: { ...fields, key: freshKey() } };
  if (!keep([...read(), item])) return;
  event.preventDefault();
  text.value = "";
  text.dispatchEvent(new Event("input", { bubbles: true }));
  text.focus();
  delete form.dataset.sending;
  event.submitter?.removeAttribute("aria-disabled");
  forgetDraft();
  say(saved.dataset.sends);
  show();
  soon();
}

function enterSends(event) {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  form.requestSubmit();
}

function languageTurns({ target }) {
  const chosen = target.selectedOptions[0];
  const text = form.elements.text;
  text.lang = chosen.value;
  text.dir = ["ar", "yi"].includes(chosen.value) ? "rtl" : "ltr";
}

// Stressing needs no new page: the answer shows what stands.
async function stress(event) {
  const one = event.target;
  if (!one.matches?.("form[data-stress]")) return;
  event.preventDefault();
  const fields = new URLSearchParams(new FormData(one));
  if (event.submitter?.name) fields.set(event.submitter.name, event.submitter.value);
  try {
    const answer = await fetch(one.action, {
      method: "POST", headers: { Accept: "application/json" }, body: fields,
      signal: AbortSignal.timeout(PATIENCE),
    });
    const told = await answer.json();
    say(told.said || told.problem);
    if (answer.ok) {
      const on = one.querySelector("[data-stress-on]");
      const off = one.querySelector("[data-stress-off]");
      [on.hidden, off.hidden] = [event.submitter === on, event.submitter === off];
      (on.hidden ? off : on).focus();
    }
  } catch {
    one.submit();
  } finally {
    delete one.dataset.sending;
    one.querySelectorAll("[aria-disabled]").forEach((b) => b.removeAttribute("aria-disabled"));
  }
}

if (page) {
  page.addEventListener("submit", stress);
  show();
  if (form) {
    form.addEventListener("submit", queue);
    form.elements.text.addEventListener("keydown", enterSends);
    form.elements.language.addEventListener("change", languageTurns);
  }
  if (read().length) soon();
  addEventListener("online", () => soon());
}
