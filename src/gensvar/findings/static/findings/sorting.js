// The sorting desk without waiting: keys, and only the desk is fetched again. Every
// step is a plain form or link, pressed here; without this file they work as they are.
const says = document.querySelector("[data-desk-says]");
const trouble = document.querySelector("[data-desk-trouble]");
const SWITCHED_OFF = "sorting-keys-off";
const desk = () => document.querySelector("[data-desk]");
const withKey = (key) => desk().querySelector(`[data-key="${CSS.escape(key)}"]`);

// Steps queue, so that "1 n 2 n" typed quickly is done in that order.
let queue = Promise.resolve();
const later = (step) => {
  queue = queue.then(step).catch(() => { trouble.hidden = false; });
};

async function fetchDesk(address, options = {}) {
  const answer = await fetch(address, {
    ...options, headers: { "X-Desk": "1" }, credentials: "same-origin",
  });
  if (!answer.ok || answer.redirected) throw new Error(answer.status);
  trouble.hidden = true;
  return answer.text();
}

function lay(markup) {
  const focused = document.activeElement;
  const key = desk().contains(focused) ? focused.dataset.key : "";
  const holder = document.createElement("template");
  holder.innerHTML = markup;
  const fresh = holder.content.querySelector("[data-desk]");
  if (!fresh) throw new Error("no desk");
  desk().replaceWith(fresh);
  if (key && key !== "t") withKey(key)?.focus();
  prepare();
}

function announce(words) {
  says.textContent = "";
  requestAnimationFrame(() => { says.textContent = words; });
}

async function go(link) {
  lay(await fetchDesk(link.href));
  history.pushState({}, "", link.href);
  const quote = desk().querySelector("blockquote");
  announce(quote ? quote.textContent.trim().slice(0, 300) : "");
  if (desk().getBoundingClientRect().top < 0) desk().scrollIntoView();
}

async function send(form) {
  const button = form.querySelector("[aria-pressed]");
  button?.setAttribute("aria-pressed", button.getAttribute("aria-pressed") !== "true");
  try {
    lay(await fetchDesk(form.action, { method: "POST", body: new FormData(form) }));
  } catch (problem) {
    button?.setAttribute("aria-pressed", button.getAttribute("aria-pressed") !== "true");
    throw problem;
  }
  announce(desk().dataset.says);
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-desk-link]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  later(() => go(link));
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-desk-form]")) return;
  event.preventDefault();
  // The page's own guard against sending twice is for whole pages; here steps queue.
  delete form.dataset.sending;
  event.submitter?.removeAttribute("aria-disabled");
  later(() => send(form));
});

const isWriting = (place) => place.closest("input, textarea, select, [contenteditable]");
const isOff = () => localStorage.getItem(SWITCHED_OFF) === "yes";

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && event.target.matches("[data-key='t']")) event.target.blur();
  if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
  if (isOff() || !/^[1-9nput]$/.test(event.key)) return;
  event.preventDefault();
  later(() => press(event.key));
});

function press(key) {
  const target = withKey(key);
  if (!target) return undefined;
  if (key === "t") return target.focus();
  return target.matches("a") ? go(target) : send(target.form);
}

addEventListener("popstate", () => {
  later(async () => lay(await fetchDesk(location.href)));
});

// Dragging: only with a pointer; the buttons do the same.
function prepare() {
  for (const handle of desk().querySelectorAll("[data-drag]")) {
    handle.hidden = !matchMedia("(pointer: fine)").matches;
    handle.addEventListener("dragstart", (event) => {
      const words = desk().querySelector(".desk-quote");
      event.dataTransfer.setData("text/plain", "");
      event.dataTransfer.effectAllowed = "move";
      if (words) event.dataTransfer.setDragImage(words, 0, 0);
    });
  }
  for (const theme of desk().querySelectorAll("[data-drop]")) {
    theme.addEventListener("dragover", (event) => {
      event.preventDefault();
      theme.classList.add("is-over");
    });
    theme.addEventListener("dragleave", () => theme.classList.remove("is-over"));
    theme.addEventListener("drop", (event) => {
      event.preventDefault();
      theme.classList.remove("is-over");
      if (theme.getAttribute("aria-pressed") !== "true") later(() => send(theme.form));
    });
  }
}

const keysSwitch = document.querySelector("[data-keys-switch]");
function drawSwitch() {
  keysSwitch.hidden = false;
  keysSwitch.textContent = isOff() ? keysSwitch.dataset.on : keysSwitch.dataset.off;
}
keysSwitch?.addEventListener("click", () => {
  localStorage.setItem(SWITCHED_OFF, isOff() ? "no" : "yes");
  drawSwitch();
});
if (keysSwitch) drawSwitch();
if (desk()) prepare();
