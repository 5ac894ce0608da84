// What happens in the room comes into the page by itself: new and changed ideas, the
// clock of the round, and word that something else has begun. The clock of the phone is
// never asked what time it is, only how long it is since the last answer.
const FIRST_WAIT = 1000;
const LONGEST_WAIT = 30000;
const SPREAD = 3000;
const page = document.querySelector("[data-live]");

function clockWords(seconds) {
  const whole = Math.max(0, Math.round(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

function clock() {
  const places = [...document.querySelectorAll("[data-left]")];
  let left = Number(places[0]?.dataset.left ?? 0);
  let runs = places[0]?.dataset.runs === "yes";
  let since = performance.now();
  const show = () => {
    const now = runs ? left - (performance.now() - since) / 1000 : left;
    for (const place of places) {
      const words = now <= 0 && runs ? place.dataset.over
        : clockWords(now) + (runs ? "" : ` (${place.dataset.stopped})`);
      if (place.textContent !== words) place.textContent = words;
    }
  };
  if (places.length) setInterval(show, 1000);
  show();
  return (seconds, goes) => {
    [left, runs, since] = [seconds, goes, performance.now()];
    show();
  };
}

function fill(element, row) {
  const text = element.querySelector("[data-text]");
  text.textContent = row.x;
  text.lang = row.l;
  text.dir = row.d;
  const shorter = row.x.length > 40 ? `${row.x.slice(0, 39)}…` : row.x;
  element.querySelectorAll("[data-name]").forEach((name) => { name.textContent = shorter; });
  element.querySelectorAll("[data-by]").forEach((by) => { by.textContent = row.t; });
  element.querySelectorAll("[data-emphasis]").forEach((mark) => {
    mark.textContent = row.e === 2 ? "(!!)" : row.e ? "(!)" : "";
  });
  element.querySelectorAll("[data-stressed-by]").forEach((by) => {
    by.textContent = row.s.join(", ");
  });
  element.querySelectorAll("[data-stressed]").forEach((all) => { all.hidden = !row.s.length; });
  const isOurs = row.s.includes(Number(page.dataset.table));
  element.querySelectorAll("[data-stress-on]").forEach((on) => { on.hidden = isOurs; });
  element.querySelectorAll("[data-stress-off]").forEach((off) => { off.hidden = !isOurs; });
}

function made(kind, row) {
  const pattern = page.querySelector(`template[data-row="${kind}"]`);
  if (!pattern) return null;
  const element = pattern.content.firstElementChild.cloneNode(true);
  element.id = `idea-${row.id}`;
  element.dataset.idea = row.id;
  for (const part of element.querySelectorAll("[data-address]")) {
    const address = part.dataset.address.replace("/ide/0/", `/ide/${row.id}/`);
    part.setAttribute(part.tagName === "FORM" ? "action" : "href", address);
  }
  return element;
}

// Puts an idea where it belongs; says whether it is new here and somebody else's.
export function place(row) {
  const known = page.querySelector(`[data-idea="${row.id}"]`);
  if (row.gone) {
    known?.remove();
    return false;
  }
  if (row.hidden) return false;
  if (known) {
    fill(known, row);
    return false;
  }
  const kind = row.t === Number(page.dataset.table) ? "ours" : "others";
  const list = page.querySelector(`[data-prompt="${row.p}"] [data-rows="${kind}"]`);
  const element = list && made(kind, row);
  if (!element) return false;
  fill(element, row);
  if (kind === "ours") list.append(element);
  else list.prepend(element);
  while (page.dataset.most && list.children.length > Number(page.dataset.most)) {
    list.lastElementChild.remove();
  }
  return kind === "others";
}

let unsaid = 0;
function sayNew(number) {
  unsaid += number;
  const said = page.querySelector("[data-live-said]");
  if (!said || !number) return;
  said.textContent = unsaid === 1
    ? said.dataset.newOne : said.dataset.newMany.replace("NUMBER", unsaid);
  clearTimeout(sayNew.pause);
  sayNew.pause = setTimeout(() => { unsaid = 0; said.textContent = ""; }, 8000);
}

function isWriting() {
  const field = document.activeElement;
  const isField = field?.matches?.("textarea, input, select") && page.contains(field);
  const written = [...page.querySelectorAll("textarea")].some((one) => one.value.trim());
  return isField || written || page.dataset.busy === "yes";
}

// Something else has begun: whoever writes is told, and goes there when ready.
let isTold = false;
function goOn(state) {
  if (state === page.dataset.state || isTold) return;
  isTold = true;
  const moveOn = () => {
    if (!isWriting()) location.assign(page.dataset.here ?? location.href);
    else page.querySelectorAll("[data-live-changed]").forEach((one) => { one.hidden = false; });
  };
  // Not all phones in the same moment.
  setTimeout(moveOn, Math.random() * SPREAD);
}

function counts(news) {
  for (const [name, number] of [["handed-in", news.handed_in], ["confirmed", news.confirmed]]) {
    page.querySelectorAll(`[data-${name}]`).forEach((one) => {
      if (one.textContent !== String(number)) one.textContent = number;
    });
  }
}

function offline(is) {
  const said = page.querySelector("[data-live-offline]");
  const words = is ? said?.dataset.offline : "";
  if (said && said.textContent !== words) said.textContent = words;
}

function follow() {
  const setClock = clock();
  let seen = Number(page.dataset.version);
  let wait = FIRST_WAIT;
  let failures = 0;
  const ask = async () => {
    try {
      const answer = await fetch(`${page.dataset.news}?efter=${seen}`, {
        credentials: "omit", cache: "no-store", signal: AbortSignal.timeout(10000),
      });
      if (!answer.ok) throw new Error(answer.status);
      const news = await answer.json();
      failures = 0;
      offline(false);
      if (news.again) goOn("");
      sayNew(news.rows.filter(place).length);
      seen = Math.max(seen, news.v);
      setClock(news.left, news.runs);
      counts(news);
      goOn(news.state);
      wait = news.retry_ms;
    } catch {
      failures += 1;
      offline(failures > 1);
      wait = Math.min(FIRST_WAIT * 2 ** failures, LONGEST_WAIT);
    }
    // A little apart, so that a thousand phones do not ask in step.
    timer = setTimeout(ask, wait * (0.9 + Math.random() * 0.2));
  };
  let timer = setTimeout(ask, wait * Math.random());
  addEventListener("online", () => { clearTimeout(timer); ask(); });
}

if (page) {
  page.classList.add("is-live");
  if (page.dataset.news) follow();
}
