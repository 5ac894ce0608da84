// Small helps: copy a code, count characters, put focus where the errors are.
function copyable(button) {
  if (!navigator.clipboard) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = button.dataset.copied;
  });
}

function counted(place) {
  const field = document.getElementById(place.dataset.countFor);
  const most = Number(field?.dataset.most);
  if (!most) return;
  const written = place.textContent;
  const numbers = new Intl.NumberFormat(document.documentElement.lang);
  const count = () => {
    const left = most - field.value.length;
    const said = left < 0 ? place.dataset.countOver : place.dataset.countLeft;
    place.textContent = left > most / 2
      ? written
      : said.replace("NUMBER", numbers.format(Math.abs(left)));
  };
  // A screen reader hears the number when one stops writing, not at every letter.
  let pause = 0;
  const say = () => {
    const spoken = place.nextElementSibling;
    if (spoken && place.textContent !== written) spoken.textContent = place.textContent;
  };
  field.addEventListener("input", () => {
    count();
    clearTimeout(pause);
    pause = setTimeout(say, 1000);
  });
  count();
}

function ready(part) {
  part.querySelectorAll("[data-copy]").forEach(copyable);
  part.querySelectorAll("[data-count-for]").forEach(counted);
  if (!document.querySelector("[data-leave-focus]")) {
    part.querySelector("[data-take-focus]")?.focus();
  }
}

ready(document);
document.addEventListener("htmx:load", ({ detail: { elt: part } }) => {
  if (part !== document.body) ready(part);
});
