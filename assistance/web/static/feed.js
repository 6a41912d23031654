// The feed: every change at once, resumed after the last event that was shown; no socket is trusted to have lived.
"use strict";
const HERE_EVERY = 3_000, SILENCE = 3_000, BEHIND = 2_000, SEEN_AT_ONCE = 100;
const say = document.body.dataset;
let cursor = Number(say.cursor), log = say.log, socket, opened = 0, heard = Date.now(), behindSince = 0, pause = 100;
let here, hereAt = 0; // what the desk was told last
const seen = []; // calls, to be told in a moment
let hear = () => {}, how = () => "", begun = () => {};
export let drift = 0; // the desk's clock minus this one, milliseconds

// `heardNews` is given all that is new: {anew, cards, status, test}, and news of machines as it came:
// {kind: "silent", lines}, {kind: "alarm", alarms}.
export function beginWith(heardNews, howItIs, openedAnew) {
  [hear, how, begun] = [heardNews, howItIs, openedAnew];
  open();
}

export const silent = () => Date.now() - heard;

function open() {
  opened = Date.now();
  here = undefined;
  begun(); // what was on the way may be lost
  socket = new WebSocket(`${location.origin.replace("http", "ws")}/feed?after=${cursor}&log=${log}&station=${encodeURIComponent(say.station)}`);
  socket.onmessage = (message) => { heard = Date.now(); pause = 100; take(JSON.parse(message.data)); };
  socket.onopen = tellHere;
  socket.onclose = (gone) => {
    if (gone.code === 4401) return location.reload(); // the shift is over
    setTimeout(open, pause * (0.5 + Math.random()));
    pause = Math.min(pause * 2, 1000);
  };
}

function reopen() {
  socket.onclose = socket.onmessage = null;
  socket.close();
  open();
}

function take(news) {
  if (news.kind === "several") return takeAll(news.events);
  if (news.now) drift = news.now * 1000 - Date.now();
  if (news.kind === "hb") return catchUp(news.seq);
  const anew = news.kind === "snapshot";
  if (anew) log = news.log;
  else if (news.kind === "near") return hear({ cards: [news.card].filter(Boolean) }); // of a station beside this one
  else if (news.kind !== "ev") return hear(news);
  else if (news.seq <= cursor) return;
  cursor = news.seq;
  hear({ anew, cards: (news.cards ?? [news.card]).filter(Boolean), status: news.status, test: news.test });
}

// Many changes at once are shown at once: the last card of each call, and every test call.
function takeAll(events) {
  const fresh = events.filter((news) => news.seq > cursor);
  if (!fresh.length) return;
  cursor = fresh.at(-1).seq;
  for (const { test } of fresh) if (test) hear({ cards: [], test });
  hear({ cards: fresh.map((news) => news.card).filter(Boolean), status: fresh.findLast((news) => news.status)?.status });
}

function catchUp(seq) {
  behindSince = seq === cursor ? 0 : behindSince || Date.now();
  if (!behindSince || Date.now() - behindSince < BEHIND) return;
  cursor = -1; // the numbers do not fit: ask for everything
  behindSince = 0;
  reopen();
}

// Once a second: a socket that says nothing is opened anew.
export function look() {
  if (silent() > SILENCE && Date.now() - opened > SILENCE && socket.readyState <= WebSocket.OPEN) reopen();
  tellHere();
}

// Who can be asked: told at once when it changes, and every few seconds.
export function tellHere() {
  const now = how();
  if (socket?.readyState !== WebSocket.OPEN || (now === here && Date.now() - hereAt < HERE_EVERY)) return;
  [here, hereAt] = [now, Date.now()];
  socket.send(`here ${now}`);
}

// "Seen" is said when a card is on a visible page: a machine's receipt. False: not now, try again.
// What came together is said together: two hundred calls on twenty pages would else be four thousand receipts.
export function tellSeen(id) {
  if (document.hidden || socket?.readyState !== WebSocket.OPEN) return false;
  if (seen.push(id) === 1) queueMicrotask(() => {
    while (seen.length) socket.send(`seen ${seen.splice(0, SEEN_AT_ONCE).join(" ")}`);
  });
  return true;
}
