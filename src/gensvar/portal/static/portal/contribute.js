// The boxes read in the language that was chosen.
const RIGHT_TO_LEFT = new Set(["yi", "ar"]);

for (const form of document.querySelectorAll("form[data-languages]")) {
  const choice = form.elements.language;
  const mark = () => {
    for (const box of form.querySelectorAll("textarea")) {
      box.lang = choice.value === "und" ? "" : choice.value;
      box.dir = RIGHT_TO_LEFT.has(choice.value) ? "rtl" : "auto";
    }
  };
  choice?.addEventListener("change", mark);
  choice?.addEventListener("input", mark);
}
