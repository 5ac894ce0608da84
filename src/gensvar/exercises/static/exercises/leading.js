// Count down from what the server's clock said: the clock of this device does not matter.
function said(seconds) {
  const whole = Math.abs(seconds);
  const rest = String(whole % 60).padStart(2, "0");
  return `${seconds < 0 ? "–" : ""}${Math.floor(whole / 60)}:${rest}`;
}

for (const face of document.querySelectorAll("[data-clock]")) {
  const from = Number(face.dataset.clock);
  const loaded = performance.now();
  const show = () => {
    const left = from - Math.floor((performance.now() - loaded) / 1000);
    face.textContent = said(left);
    face.classList.toggle("is-over", left <= 0);
  };
  if (face.dataset.runs !== undefined) setInterval(show, 250);
}
