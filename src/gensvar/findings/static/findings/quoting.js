// Words marked in a contribution are put in its box, ready to be quoted.
const help = document.querySelector("[data-quoting-help]");
if (help) help.hidden = false;

const elementOf = (node) =>
  node.nodeType === Node.TEXT_NODE ? node.parentElement : node;

// A triple click marks up to the start of what follows: only the contribution counts.
function markedIn(words, marked) {
  const range = marked.cloneRange();
  if (!words.contains(range.endContainer)) range.setEndAfter(words.lastChild);
  const piece = range.cloneContents();
  for (const end of piece.querySelectorAll("br")) end.replaceWith("\n");
  for (const paragraph of piece.querySelectorAll("p")) paragraph.append("\n");
  return piece.textContent.trim();
}

document.addEventListener("selectionchange", () => {
  const selection = document.getSelection();
  if (!selection?.rangeCount || selection.isCollapsed) return;
  const marked = selection.getRangeAt(0);
  const words = elementOf(marked.startContainer).closest?.("[data-words]");
  const part = words?.closest("[data-quotable]").querySelector("[data-part]");
  if (!part) return;
  const text = markedIn(words, marked);
  if (!text) return;
  part.open = true;
  part.querySelector("textarea").value = text;
});
