// The helper's page: the call in hand whole, the others as one line each, said aloud, and honest when it is cut off.
"use strict";
import * as feed from "./feed.js";
import * as shift from "./shift.js";

const STALE = 5_000, LOST_RACE_STAYS = 8_000, LOOK_STAYS = 15_000;
const say = document.body.dataset, part = (id) => document.getElementById(id), title = document.title;
const whole = part("chosen"), list = part("calls"), banner = part("not-connected"), more = part("more");
const told = new Set(), rang = new Set(), declined = new Set(); // ids of cards
let keyed = ""; // the card that has the keyboard
let picked = "", pickedAt = 0; // the card that she touched, and when
let raced = { id: "", until: 0 }; // the card that she may just have lost to a colleague

const all = () => [...document.querySelectorAll("#board .card")];
const kind = (card) => card.dataset.kind;
const inHand = (card) => kind(card) === "mine" || kind(card) === "here";
const waits = (card) => kind(card) === "waiting" || kind(card) === "offered";
const rings = (card) => waits(card) && card.dataset.loud !== "" && !declined.has(card.id);
const oldest = (one, other) => one.dataset.called - other.dataset.called;

// Cards: each request once, and never an older revision over a newer one.
function place(html) {
  const card = document.createRange().createContextualFragment(html).querySelector("li");
  const old = card && part(card.id);
  if (!card || (old && Number(old.dataset.rev) > Number(card.dataset.rev))) return;
  const focused = old?.contains(document.activeElement) ? document.activeElement.id : "";
  if (old && old.parentElement === whole && waits(old) && kind(card) === "taken") raced = { id: card.id, until: Date.now() + LOST_RACE_STAYS };
  if (card.dataset.loud === "asked") declined.delete(card.id);
  if (old) old.replaceWith(card);
  else list.append(card);
  htmx.process(card);
  if (focused) part(focused)?.focus();
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
  return lost || (looked ? touched : first);
}

function arrange() {
  const cards = all(), chosen = choose(cards), focused = document.activeElement;
  const rank = (card) => (rings(card) ? 0 : waits(card) ? 1 : 2);
  const others = cards.filter((card) => card !== chosen).sort((a, b) => rank(a) - rank(b) || oldest(a, b));
  document.body.toggleAttribute("data-hand", Boolean(chosen && inHand(chosen)));
  if (chosen && chosen.parentElement !== whole) whole.append(chosen);
  others.forEach((card, n) => { if (list.children[n] !== card) list.insertBefore(card, list.children[n] ?? null); });
  for (const card of cards) {
    const open = card === chosen || card.hasAttribute("data-open");
    card.toggleAttribute("data-whole", open);
    card.querySelector("[data-show]")?.setAttribute("aria-expanded", open);
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
  if (news.kind === "alarm") return alarm(news);
  if (news.anew) all().forEach((card) => card.remove());
  news.cards.forEach(place);
  if (news.status && part("status").textContent !== news.status) part("status").textContent = news.status;
  if (news.status) document.body.removeAttribute("data-trouble");
  tick();
}

// Trouble that the desk tells of: one line each, until the desk says that it is over.
function alarm({ id = "", text }) {
  const lines = part("alarms"), old = [...lines.children].find((line) => line.dataset.id === id);
  if (text && !old) {
    lines.append(Object.assign(document.createElement("li"), { textContent: text }));
    lines.lastChild.dataset.id = id;
    part("status").textContent = text;
  } else if (text) old.textContent = text;
  else old?.remove();
  lines.hidden = !lines.children.length;
}

const length = (s) => (s < 60 ? "" : `${Math.floor(s / 60)} ${say.min} `) + `${s % 60} ${say.s}`;

function count(card) {
  const now = (Date.now() + feed.drift) / 1000, s = Math.max(0, Math.floor(now - card.dataset.called));
  if (waits(card)) {
    card.dataset.urgency = s < 30 ? "new" : s < 90 ? "soon" : "late";
    for (const word of card.querySelectorAll(".urgent")) word.textContent = say[card.dataset.urgency];
    for (const waited of card.querySelectorAll(".waited")) waited.textContent = length(s);
  }
  const left = card.querySelector(".left"), seconds = Math.ceil(card.dataset.due - now);
  if (!left) return;
  left.hidden = seconds <= 0;
  left.querySelector("strong").textContent = length(Math.max(0, seconds));
}

function tellSeen() {
  for (const card of all().filter((one) => waits(one) && !told.has(one.id) && one.checkVisibility()))
    if (feed.tellSeen(card.id.slice(2))) told.add(card.id);
}

// Once a second, and at every change.
function tick() {
  sweep();
  all().forEach(count);
  arrange();
  const lost = feed.silent() > STALE, calls = all().filter(rings);
  if (lost && banner.hidden) part("phrases").close();
  banner.hidden = !lost;
  document.body.toggleAttribute("data-lost", lost);
  const waiting = all().filter(waits).length;
  document.title = (lost ? "⚠ " : waiting ? `(${waiting}) ` : "") + title;
  feed.look();
  tellSeen();
  shift.ring({ calls: calls.length, fresh: calls.some((card) => !rang.has(card.id)), late: calls.some((card) => card.dataset.urgency === "late"), lost });
  if (shift.canHear()) calls.forEach((card) => rang.add(card.id));
}

function show(card) {
  if (kind(card) === "taken" || (all().some(inHand) && !inHand(card))) card.toggleAttribute("data-open");
  else [picked, pickedAt] = [card.id, Date.now()];
  arrange();
  if (card.hasAttribute("data-whole")) part(`p-${card.id.slice(2)}`).focus();
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
  [picked, pickedAt, raced] = [card.id, Date.now(), { id: card.id, until: Date.now() + LOST_RACE_STAYS }]; // it stays where it is
  if (event.target.matches("[data-declines]")) {
    declined.add(card.id);
    [picked, raced] = ["", { id: "", until: 0 }];
  }
}, true);
document.addEventListener("focusin", (event) => { keyed = event.target.closest?.(".card")?.id ?? ""; });
document.addEventListener("visibilitychange", () => { feed.tellHere(); tellSeen(); });
document.addEventListener("htmx:after:swap", (event) => {
  tick();
  const shown = event.detail?.ctx?.target;
  if (shown?.matches?.(".colleagues")) shown.querySelector("button, p[tabindex]")?.focus();
});
for (const failed of ["htmx:error", "htmx:response:error"])
  document.addEventListener(failed, () => { part("status").textContent = say.notSent; document.body.toggleAttribute("data-trouble", true); });
navigator.serviceWorker?.register("/sw.js").catch(() => {}); // without it the page works all the same

shift.beginWith(feed.tellHere);
feed.beginWith(hear, () => [document.hidden ? "" : "visible", shift.canHear() ? "sound" : ""].filter(Boolean).join(" "));
tick();
setInterval(tick, 1000);
