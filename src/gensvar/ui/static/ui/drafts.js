// Text is saved in this tab while it is written, and cleared when it has been received.
const SENT = "draft-sent";

function remember(key, value) {
  try {
    sessionStorage.setItem(key, value);
    return true;
  } catch {
    return false;
  }
}

function recall(key) {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

function forget(key) {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // Nothing was saved.
  }
}

const isPrivate = (field) =>
  field.closest("[data-private]") !== null ||
  ["hidden", "password", "file", "submit", "button"].includes(field.type);

function fieldsOf(form) {
  return [...form.elements].filter((field) => field.name && !isPrivate(field));
}

function read(form) {
  const saved = {};
  for (const field of fieldsOf(form)) {
    if (field.type === "radio" || field.type === "checkbox") {
      if (field.checked) (saved[field.name] ??= []).push(field.value);
    } else if (field.value) saved[field.name] = [field.value];
  }
  return saved;
}

function isEmpty(form) {
  const isWritten = (field) =>
    field.type === "radio" || field.type === "checkbox"
      ? field.checked !== field.defaultChecked
      : field.tagName !== "SELECT" && field.value.trim() !== "";
  return !fieldsOf(form).some(isWritten);
}

// Says whether anything came back: what was saved may be what stands there already.
function restore(form, saved) {
  let isOther = false;
  for (const field of fieldsOf(form)) {
    const values = saved[field.name] ?? [];
    const before = [field.checked, field.value];
    if (field.type === "radio" || field.type === "checkbox") {
      field.checked = values.includes(field.value);
    } else if (values.length) field.value = values[0];
    isOther ||= before[0] !== field.checked || before[1] !== field.value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  return isOther;
}

function say(form, what) {
  const place = form.querySelector("[data-draft-status]");
  if (place) place.textContent = place.dataset[what] ?? "";
}

function keep(form) {
  const key = `draft:${form.dataset.draft}`;
  const saved = recall(key);
  if (saved && isEmpty(form)) {
    if (restore(form, JSON.parse(saved))) say(form, "restored");
  }
  let pause;
  form.addEventListener("input", (event) => {
    if (!event.isTrusted) return;
    clearTimeout(pause);
    pause = setTimeout(() => {
      if (remember(key, JSON.stringify(read(form)))) say(form, "saved");
    }, 400);
  });
  form.addEventListener("submit", () => {
    clearTimeout(pause);
    remember(key, JSON.stringify(read(form)));
    remember(SENT, key);
  });
}

// A sent draft is forgotten only on a page that shows it was received: not on an error
// page or a page to sign in, not with errors in the form, and not when one went back.
function settle() {
  const sent = recall(SENT);
  if (!sent) return;
  const [arrival] = performance.getEntriesByType("navigation");
  const wentBack = arrival?.type === "back_forward" || arrival?.type === "reload";
  const isRefused = document.querySelector("[data-keep-drafts]") !== null ||
    [...document.querySelectorAll("form[data-draft]")].some((form) =>
      sent === `draft:${form.dataset.draft}` && form.querySelector(".error-summary"));
  forget(SENT);
  if (!isRefused && !wentBack) forget(sent);
}

settle();
document.querySelectorAll("form[data-draft]").forEach(keep);
document.addEventListener("htmx:load", ({ detail: { elt: part } }) => {
  if (part === document.body) return;
  if (part.matches("form[data-draft]")) keep(part);
  part.querySelectorAll("form[data-draft]").forEach(keep);
});
