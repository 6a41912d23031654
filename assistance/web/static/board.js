// The helper's page: shows each call at once, says so aloud, and admits it when it cannot.
"use strict";
(() => {
  const RING_EVERY = 10_000, SILENCE = 3_000, STALE = 5_000;
  const say = document.body.dataset, part = (id) => document.getElementById(id), title = document.title;
  const list = part("calls"), banner = part("not-connected"), told = new Set();
  const rang = new Set();
  let cursor = Number(say.cursor), log = say.log, socket, opened, heard = Date.now(), behindSince = 0, pause = 100, drift = 0;
  let audio, rungAt = 0, keyed = ""; // keyed: the card that has the keyboard

  const waiting = () => [...list.querySelectorAll('[data-kind="waiting"]')];

  // Cards: each request once, oldest first, and never an older revision over a newer one.
  function place(html) {
    const card = document.createRange().createContextualFragment(html).querySelector("li");
    const old = card && part(card.id);
    if (!card || (old && Number(old.dataset.rev) > Number(card.dataset.rev))) return;
    const focused = old?.contains(document.activeElement) ? document.activeElement.id : "";
    if (old) old.replaceWith(card);
    else list.insertBefore(card, [...list.children].find((c) => +c.dataset.called > +card.dataset.called) ?? null);
    htmx.process(card);
    if (focused) part(focused)?.focus();
  }

  // What is over leaves; the keyboard goes on from the list, never onto a button that was not chosen.
  function sweep() {
    const over = list.querySelectorAll('[data-kind="over"]');
    over.forEach((card) => card.remove());
    if ([...over].some((card) => card.id === keyed) && document.activeElement === document.body) part("board").focus({ preventScroll: true });
  }

  // The feed: resumes after the last event that was shown.
  function open() {
    opened = Date.now();
    socket = new WebSocket(`${location.origin.replace("http", "ws")}/feed?after=${cursor}&log=${log}`);
    socket.onmessage = (message) => { heard = Date.now(); pause = 100; hear(JSON.parse(message.data)); };
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

  function hear(news) {
    if (news.now) drift = news.now * 1000 - Date.now();
    if (news.kind === "hb") return catchUp(news.seq);
    if (news.kind === "alarm") return alarm(news);
    if (news.kind === "snapshot") { list.replaceChildren(); log = news.log; }
    else if (news.seq <= cursor) return;
    (news.cards ?? [news.card]).forEach((card) => card && place(card));
    if (news.test) answerTest(news.test);
    cursor = news.seq;
    if (news.status && part("status").textContent !== news.status) part("status").textContent = news.status;
    tick();
  }

  function catchUp(seq) {
    behindSince = seq === cursor ? 0 : behindSince || Date.now();
    if (!behindSince || Date.now() - behindSince < 2000) return;
    cursor = -1; // the numbers do not fit: ask for everything
    behindSince = 0;
    reopen();
  }

  // "Seen" is said when the card is on a visible page: a machine's receipt.
  function tellSeen() {
    if (document.hidden || socket?.readyState !== WebSocket.OPEN) return;
    for (const card of waiting().filter((c) => !told.has(c.id))) {
      told.add(card.id);
      socket.send(`seen ${card.id.slice(2)}`);
    }
  }

  // A kiosk's own test call: people hear and see nothing. It is answered once it stands in a page that is painted.
  function answerTest(id) {
    const mark = Object.assign(document.createElement("span"), { hidden: true, id: `t-${id}` });
    document.body.append(mark);
    requestAnimationFrame(() => { // never comes while nobody can see the page
      if (part(mark.id) && !document.hidden && socket.readyState === WebSocket.OPEN) socket.send(`seen ${id}`);
      mark.remove();
    });
  }

  // A kiosk whose help does not work: staff know it before a traveller needs it.
  function alarm(news) {
    part("alarm").hidden = !news.alarms.length;
    part("alarm").replaceChildren(...news.alarms.map((words) => {
      const line = document.createElement("p"), title = document.createElement("strong");
      title.textContent = words.title;
      line.append(title, " ", words.detail);
      return line;
    }));
  }

  // The sound: two soft tones at once, then every ten seconds until somebody has it.
  function tone(...pitches) {
    if (!audio) return;
    pitches.forEach((pitch, n) => {
      const sound = audio.createOscillator(), loud = audio.createGain(), at = audio.currentTime + n * 0.28;
      sound.frequency.value = pitch;
      loud.gain.setValueAtTime(0.0001, at);
      loud.gain.exponentialRampToValueAtTime(0.4, at + 0.03);
      loud.gain.exponentialRampToValueAtTime(0.0001, at + 0.5);
      sound.connect(loud).connect(audio.destination);
      sound.start(at);
      sound.stop(at + 0.55);
    });
    navigator.vibrate?.([200, 100, 200]);
  }

  function ring(lost) {
    const fresh = waiting().some((card) => !rang.has(card.id));
    if (!(lost || waiting().length) || (Date.now() - rungAt < RING_EVERY && (lost || !fresh))) return;
    waiting().forEach((card) => rang.add(card.id));
    rungAt = Date.now();
    if (lost) tone(330, 262); else tone(523, 659);
  }

  async function stayAwake() {
    if (!audio) return;
    const lock = await navigator.wakeLock?.request("screen").catch(() => null);
    part("sound-words").textContent = lock ? say.soundOn : say.sleeps;
  }

  function startShift() {
    audio = new AudioContext();
    tone(523, 659);
    part("start").hidden = true;
    part("sound").dataset.on = "yes";
    stayAwake();
  }

  // Once a second: how long each waits, whether the desk is still there.
  function tick() {
    sweep();
    for (const card of waiting()) {
      const s = Math.max(0, Math.floor((Date.now() + drift) / 1000 - Number(card.dataset.called)));
      card.dataset.urgency = s < 30 ? "new" : s < 90 ? "soon" : "late";
      card.querySelector(".waited").textContent = (s < 60 ? "" : `${Math.floor(s / 60)} ${say.min} `) + `${s % 60} ${say.s}`;
    }
    const silence = Date.now() - heard, lost = silence > STALE;
    banner.hidden = !lost;
    if (silence > SILENCE && Date.now() - opened > SILENCE && socket.readyState <= WebSocket.OPEN) reopen();
    document.title = (lost ? "⚠ " : waiting().length ? `(${waiting().length}) ` : "") + title;
    tellSeen();
    ring(lost);
  }

  list.addEventListener("focusin", (event) => { keyed = event.target.closest(".card")?.id ?? ""; });
  part("start").addEventListener("click", startShift);
  document.addEventListener("visibilitychange", () => { tellSeen(); stayAwake(); });
  document.addEventListener("htmx:after:swap", tick);
  for (const failed of ["htmx:error", "htmx:response:error"])
    document.addEventListener(failed, () => { part("status").textContent = say.notSent; });
  open();
  setInterval(tick, 1000);
})();
