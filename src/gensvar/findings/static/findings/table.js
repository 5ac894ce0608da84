// Sorting many at once: tick a whole page, and drag rows to a theme.
const form = document.querySelector("[data-sort-many]");
const boxes = form ? [...form.querySelectorAll("input[name='chosen']")] : [];
const all = form?.querySelector("[data-tick-all]");
const list = form?.querySelector("[data-drop-list]");

all?.addEventListener("change", () => {
  for (const box of boxes) box.checked = all.checked;
});
for (const box of boxes) {
  box.addEventListener("change", () => {
    if (all) all.checked = boxes.every((one) => one.checked);
  });
}

function startDrag(row, event) {
  const box = row.querySelector("input[name='chosen']");
  if (!box.checked) {
    for (const other of boxes) other.checked = other === box;
    if (all) all.checked = false;
  }
  event.dataTransfer.setData("text/plain", "");
  event.dataTransfer.effectAllowed = "move";
}

function takeDrops(place) {
  place.addEventListener("dragover", (event) => {
    event.preventDefault();
    place.classList.add("is-over");
  });
  place.addEventListener("dragleave", () => place.classList.remove("is-over"));
  place.addEventListener("drop", (event) => {
    event.preventDefault();
    form.elements.theme.value = place.dataset.drop;
    form.requestSubmit(form.querySelector("button[name='in']"));
  });
}

if (list && matchMedia("(pointer: fine)").matches) {
  list.hidden = false;
  for (const row of form.querySelectorAll("[data-drag-row]")) {
    row.draggable = true;
    row.addEventListener("dragstart", (event) => startDrag(row, event));
  }
  list.querySelectorAll("[data-drop]").forEach(takeDrops);
}
