// The helper's page: the call in hand whole, the others as one line each, said aloud, and honest when it is cut off.
"use strict";
import * as feed from "./feed.js";
import * as finger from "./finger.js";
import * as shift from "./shift.js";

const STALE = 5_000, LOST_RACE_STAYS = 8_000, LOOK_STAYS = 15_000, TEAM_EVERY = 5_000;
const say = document.body.dataset, part = (id) => document.getElementById(id), title = document.title;
const whole = part("chosen"), list = part("calls"), banner = part("not-connected"), more = part("more");
const told = new Set(), rang = new Set(), declined = new Set(); // ids of cards
let keyed = ""; // the card that has the keyboard
let due = 0; // the frame before which everything is put in its place
let picked = "", pickedAt = 0; // the card that she touched, and when
let lookedAt = 0; // at the team, on a manager's page
let code = takeCode(); // of the kiosk whose picture opened this page
let raced = { id: "", until: 0, tried: false }; // the card that she may just have lost to a colleague; tried: by her own touch

// Out of the address, so that it is neither kept nor passed on.
function takeCode() {
  const address = new URL(location.href), found = address.searchParams.get("code") ?? "";
  address.searchParams.delete("code");
  if (found) history.replaceState(null, "", address);
  return found.slice(0, 32);
}

const all = () => [...document.querySelectorAll("#board .card")];
const kind = (card) => card.dataset.kind;
const inHand = (card) => kind(card) === "mine" || kind(card) === "here";
const waits = (card) => kind(card) === "waiting" || kind(card) === "offered";
const isLine = (card) => card.hasAttribute("data-brief"); // others are asked: the rest comes when she touches it
const rings = (card) => waits(card) && card.dataset.loud !== "" && !declined.has(card.id);
const oldest = (one, other) => one.dataset.called - other.dataset.called;

const drawn = (html) => [...document.createRange().createContextualFragment(html).children];

// Cards: each request once, and never an older revision over a newer one. All that came are read at once: it is faster.
const placeAll = (cards) => drawn(cards.join("")).forEach(place);

// What is said of her last touch stays with the card.
function place(card) {
  const old = part(card.id);
  if (old && Number(old.dataset.rev) > Number(card.dataset.rev)) return;
  const reads = old?.hasAttribute("data-whole") && (card.id === picked || old.hasAttribute("data-open")); // by her own touch
  if (reads && isLine(card) && kind(old) === kind(card)) return void fetchWhole(card.id);
  const notice = old && kind(old) === kind(card) && old.querySelector(".notice");
  if (notice && !card.querySelector(".notice")) {
    notice.removeAttribute("role"); // it was read aloud once
    card.querySelector("h2")?.after(notice);
  }
  const focused = old?.contains(document.activeElement) ? document.activeElement.id : "";
  if (old && old.parentElement === whole && waits(old) && kind(card) === "taken") raced = { id: card.id, until: Date.now() + LOST_RACE_STAYS, tried: raced.tried && raced.id === card.id };
  if (old?.hasAttribute("data-open") && kind(old) === kind(card)) card.toggleAttribute("data-open", true);
  if (card.dataset.loud === "asked") declined.delete(card.id);
  if (old) old.replaceWith(card);
  else list.append(card);
  if (kind(card) !== "over" && !isLine(card)) htmx.process(card); // a line asks the desk for nothing
  if (focused) part(focused)?.focus();
}

// Of a call that others were asked to take, all that there is. Without the desk it stays a line.
async function fetchWhole(id) {
  try {
    const answer = await fetch(`/requests/${id.slice(2)}`);
    const [card] = answer.ok ? drawn(await answer.text()) : [];
    if (card && part(id)) place(card);
  } catch { part("status").textContent = say.notSent; }
  tick();
}

// What is over leaves; the keyboard goes on from the list, never onto a button that was not chosen.
function sweep() {
  const over = all().filter((card) => kind(card) === "over");
  over.forEach((card) => card.remove());
  if (over.some((card) => card.id === keyed) && document.activeElement === document.body) part("board").focus({ preventScroll: true });
}

// Which one is shown whole: in hand, touched, just lost to a colleague, the oldest that rings. Nothing moves without a reason.
function choose(cards) {
  const hand = cards.filter(inHand).sort(oldest);
  if (hand.length) return hand.find((card) => card.id === picked) ?? hand[0];
  const lost = Date.now() < raced.until && cards.find((card) => card.id === raced.id);
  const first = cards.filter(rings).sort(oldest)[0];
  const touched = cards.find((card) => card.id === picked && waits(card));
  const looked = touched && (rings(touched) || !first || Date.now() - pickedAt < LOOK_STAYS);
  return lost && (raced.tried || !first) ? lost : looked ? touched : first;
}

function arrange() {
  const cards = all(), chosen = choose(cards), focused = document.activeElement;
  const rank = (card) => (rings(card) ? 0 : waits(card) ? 1 : 2);
  const others = cards.filter((card) => card !== chosen).sort((a, b) => rank(a) - rank(b) || oldest(a, b));
  document.body.toggleAttribute("data-hand", Boolean(chosen && inHand(chosen)));
  if (chosen && chosen.parentElement !== whole) whole.append(chosen);
  others.forEach((card, n) => { if (list.children[n] !== card) list.insertBefore(card, list.children[n] ?? null); });
  for (const card of cards) {
    const open = !isLine(card) && (card === chosen || card.hasAttribute("data-open"));
    card.toggleAttribute("data-whole", open);
    const row = card.querySelector("[data-show]");
    if (row && row.ariaExpanded !== String(open)) row.ariaExpanded = open;
  }
  document.body.toggleAttribute("data-empty", !cards.length);
  document.body.toggleAttribute("data-calm", !chosen);
  if (focused !== document.body && focused !== document.activeElement && focused.isConnected) focused.focus({ preventScroll: true });
  const waiting = others.filter(waits).sort(oldest);
  more.hidden = !others.length;
  more.dataset.urgency = waiting[0]?.dataset.urgency ?? "";
  const line = waiting.length ? `${say.others}: ${waiting.length} · ${waiting[0].querySelector(".waited").textContent}` : `${say.other}: ${others.length}`;
  if (more.textContent !== line) more.textContent = line;
}

function hear(news) {
  if (news.kind === "silent") return tellSilent(news.lines);
  if (news.kind === "alarm") return alarm(news.alarms);
  if (news.anew) all().forEach((card) => card.remove());
  placeAll(news.cards);
  if (news.test) answerTest(news.test);
  if (news.status && part("status").textContent !== news.status) part("status").textContent = news.status;
  if (news.status) document.body.removeAttribute("data-trouble");
  soon();
}

// Before the next picture, once for all that came. Who cannot see the page may hear it: there no picture comes.
function soon() {
  if (document.hidden) return tick();
  if (!due) due = requestAnimationFrame(() => { due = 0; tick(); });
}

// Kiosks that do not answer: who stands before one cannot call, so it stays until it answers.
function tellSilent(lines) {
  part("silent").replaceChildren(...lines.map((line) => Object.assign(document.createElement("p"), { textContent: line })));
  part("silent").hidden = !lines.length;
}

// A kiosk whose help does not work: staff know it before a traveller needs it. Its devices can wait: a calm line.
function alarm(alarms) {
  lay(part("alarm"), alarms.filter((words) => !words.calm));
  lay(part("ailing"), alarms.filter((words) => words.calm));
}

function lay(banner, alarms) {
  banner.hidden = !alarms.length;
  banner.replaceChildren(...alarms.map((words) => {
    const line = document.createElement("p"), title = document.createElement("strong");
    title.textContent = words.title;
    line.append(title, " ", words.detail);
    return line;
  }));
}

// A kiosk's own test call: people hear and see nothing. It is answered once it stands in a page that is painted.
function answerTest(id) {
  const mark = Object.assign(document.createElement("span"), { hidden: true, id: `t-${id}` });
  document.body.append(mark);
  requestAnimationFrame(() => { // never comes while nobody can see the page
    if (part(mark.id)) feed.tellSeen(id);
    mark.remove();
  });
}

const length = (s) => (s < 60 ? "" : `${Math.floor(s / 60)} ${say.min} `) + `${s % 60} ${say.s}`;

// What says the same stays untouched: two hundred cards are not laid out anew for nothing.
const write = (part, words) => { if (part.textContent !== words) part.textContent = words; };

function count(card) {
  const now = (Date.now() + feed.drift) / 1000, s = Math.max(0, Math.floor(now - card.dataset.called));
  if (waits(card)) {
    const urgency = s < 30 ? "new" : s < 90 ? "soon" : "late";
    if (card.dataset.urgency !== urgency) card.dataset.urgency = urgency;
    for (const word of card.querySelectorAll(".urgent")) write(word, say[urgency]);
    for (const waited of card.querySelectorAll(".waited")) write(waited, length(s));
  }
  const left = card.querySelector(".left"), seconds = Math.ceil(card.dataset.due - now);
  if (!left) return;
  left.hidden = seconds <= 0;
  left.querySelector("strong").textContent = length(Math.max(0, seconds));
  card.toggleAttribute("data-over", seconds <= 0);
  const promise = card.querySelector(".promise");
  if (seconds <= 0 && promise.textContent !== say.over) promise.textContent = say.over;
}

// The kiosk's code goes along with "I am there"; one that was wrong is forgotten, so that the next touch is plain.
function prove(card) {
  const form = code && card.querySelector("form.there");
  if (card.querySelector(".notice")) code = "";
  else if (form && !form.elements.proof) form.prepend(Object.assign(document.createElement("input"), { type: "hidden", name: "proof", value: code }));
}

function lookAtTeam() {
  lookedAt = Date.now();
  part("team-list")?.dispatchEvent(new Event("due"));
}

function tellSeen() {
  for (const card of all().filter((one) => waits(one) && !told.has(one.id) && one.checkVisibility()))
    if (feed.tellSeen(card.id.slice(2))) told.add(card.id);
}

// Once a second, and at every change.
function tick() {
  sweep();
  all().forEach(count);
  all().forEach(prove);
  if (!finger.isDown()) arrange();
  const lost = feed.silent() > STALE, calls = all().filter(rings);
  const overdue = all().filter((card) => card.hasAttribute("data-over")).map((card) => `${card.id} ${card.dataset.due}`).filter((late) => !rang.has(late));
  if (lost && banner.hidden) part("phrases").close();
  banner.hidden = !lost;
  document.body.toggleAttribute("data-lost", lost);
  const waiting = all().filter(waits).length;
  document.title = (lost ? "⚠ " : waiting ? `(${waiting}) ` : "") + title;
  feed.look();
  tellSeen();
  shift.ring({ calls: calls.length + overdue.length, fresh: overdue.length > 0 || calls.some((card) => !rang.has(card.id)), late: calls.some((card) => card.dataset.urgency === "late"), lost });
  if (shift.canHear()) [...calls.map((card) => card.id), ...overdue].forEach((id) => rang.add(id));
  if (!lost && !document.hidden && Date.now() - lookedAt > TEAM_EVERY) lookAtTeam();
}

async function show(card) {
  if (kind(card) === "taken" || (all().some(inHand) && !inHand(card))) card.toggleAttribute("data-open");
  else [picked, pickedAt] = [card.id, Date.now()];
  if (isLine(card)) await fetchWhole(card.id);
  arrange(); // her own touch: at once
  if (part(card.id)?.hasAttribute("data-whole")) part(`p-${card.id.slice(2)}`).focus();
}

// Phrases: all of them, and one filling the screen when it was touched, for turning the phone around.
function showPhrases(card) {
  part("phrases-body").replaceChildren(card.querySelector("template.phrases").content.cloneNode(true));
  part("phrases").removeAttribute("data-one");
  part("phrases-back").hidden = true;
  part("phrases").showModal();
}

function turn(button) {
  const one = !button || button.getAttribute("aria-pressed") === "true" ? null : button;
  part("phrases").toggleAttribute("data-one", Boolean(one));
  for (const other of part("phrases-body").querySelectorAll("button")) other.setAttribute("aria-pressed", other === one);
  part("phrases-back").hidden = !one;
  (one ?? part("phrases-close")).focus();
  part("phrases").scrollTop = 0;
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button"), card = button?.closest(".card");
  if (button?.matches("[data-show]")) show(card);
  else if (button?.matches("[data-phrases]")) showPhrases(card);
  else if (button === more) more.setAttribute("aria-expanded", more.getAttribute("aria-expanded") !== "true");
  else if (button?.id === "phrases-close") part("phrases").close();
  else if (button?.id === "phrases-back") turn(null);
  else if (button?.closest("#phrases-body")) turn(button);
});
document.addEventListener("submit", (event) => {
  const card = event.target.closest(".card");
  if (!card) return;
  card.querySelector(".notice")?.remove(); // it was said of the touch before
  [picked, pickedAt, raced] = [card.id, Date.now(), { id: card.id, until: Date.now() + LOST_RACE_STAYS, tried: true }]; // it stays where it is
  if (event.target.matches("[data-declines]")) {
    declined.add(card.id);
    [picked, raced] = ["", { id: "", until: 0, tried: false }];
  }
}, true);
document.addEventListener("focusin", (event) => { keyed = event.target.closest?.(".card")?.id ?? ""; });
document.addEventListener("visibilitychange", () => { feed.tellHere(); tellSeen(); });
document.addEventListener("htmx:after:swap", (event) => {
  tick();
  const shown = event.detail?.ctx?.target;
  if (shown?.matches?.(".colleagues")) shown.querySelector("button, p[tabindex]")?.focus();
});
// The feed may be faster than the answer to a touch: then only what is said of the touch is new. Drawn anew, the card
// would lose the keyboard, and what she has opened in it meanwhile.
document.addEventListener("htmx:after:request", (event) => {
  const ctx = event.detail?.ctx, card = ctx?.target?.matches?.(".card") && !ctx.target.isConnected && part(ctx.target.id);
  const answer = card && ctx.response.status === 200 && drawn(ctx.text).find((one) => one.matches("li")), notice = answer && answer.querySelector(".notice");
  if (notice && kind(answer) === kind(card) && !card.querySelector(".notice")) card.querySelector("h2")?.after(notice);
});
for (const failed of ["htmx:error", "htmx:response:error"])
  document.addEventListener(failed, (event) => {
    if (event.target.id === "team-list") return; // asked again in a moment
    part("status").textContent = say.notSent;
    document.body.toggleAttribute("data-trouble", true);
  });
navigator.serviceWorker?.register("/sw.js").catch(() => {}); // without it the page works all the same

shift.beginWith(feed.tellHere);
feed.beginWith((news) => finger.whenUp(() => hear(news)), () => [document.hidden ? "" : "visible", shift.canHear() ? "sound" : ""].filter(Boolean).join(" "), () => told.clear());
tick();
setInterval(tick, 1000);
