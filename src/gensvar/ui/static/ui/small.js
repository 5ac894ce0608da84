// Small helps: copy a code, count characters, put focus where the errors are.
for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = button.dataset.copied;
  });
}

for (const place of document.querySelectorAll("[data-count-for]")) {
  const field = document.getElementById(place.dataset.countFor);
  const most = Number(field?.getAttribute("maxlength"));
  if (!most) continue;
  const written = place.textContent;
  const numbers = new Intl.NumberFormat(document.documentElement.lang);
  const count = () => {
    const left = most - [...field.value].length;
    place.textContent = left > most / 2
      ? written
      : place.dataset.countLeft.replace("NUMBER", numbers.format(left));
  };
  field.addEventListener("input", count);
  count();
}

if (!document.querySelector("[data-leave-focus]")) {
  document.querySelector("[data-take-focus]")?.focus();
}
