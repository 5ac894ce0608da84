// Words marked in a contribution are put in its box, ready to be quoted.
const help = document.querySelector("[data-quoting-help]");
if (help) help.hidden = false;

document.addEventListener("selectionchange", () => {
  const marked = document.getSelection();
  const words = marked?.toString().trim();
  if (!words) return;
  const places = [marked.anchorNode, marked.focusNode].map((node) =>
    (node?.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest?.("[data-words]"));
  if (!places[0] || places[0] !== places[1]) return;
  const part = places[0].closest("[data-quotable]").querySelector("[data-part]");
  if (!part) return;
  part.open = true;
  part.querySelector("textarea").value = words;
});
