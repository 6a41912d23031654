// The shift on this device: sound that was heard, vibration, a screen that stays awake, and the pause.
"use strict";
const RING_EVERY = 10_000, AGAIN_AFTER = 250;
const part = (id) => document.getElementById(id), say = document.body.dataset;
let audio, lock, state = "off", rungAt = 0, tell = () => {}, playing = [];

// Heard, not only switched on: a call is offered first to who can really hear it.
export const canHear = () => state === "on" && audio?.state === "running";

export function beginWith(changed) {
  tell = changed;
  part("start").addEventListener("click", start);
  part("start").disabled = false; // a touch before this would be lost, and her phone would stay silent
  part("again").addEventListener("click", () => { part("louder").hidden = false; play(523, 659); });
  part("heard").addEventListener("click", () => { set("on"); part("pause").focus(); });
  part("pause").addEventListener("click", () => { silence(); set("off"); part("start").focus(); });
  document.addEventListener("visibilitychange", stayAwake);
  document.addEventListener("pointerdown", () => audio?.state === "suspended" && state !== "off" && audio.resume());
}

function start() {
  audio ??= new AudioContext();
  audio.onstatechange = () => { words(); tell(); };
  audio.resume();
  play(523, 659);
  set("asking");
  part("heard").focus();
}

function set(next) {
  state = part("shift").dataset.state = next;
  part("start").hidden = next !== "off";
  part("question").hidden = next !== "asking";
  part("pause").hidden = next !== "on";
  if (next === "asking") part("louder").hidden = true;
  stayAwake();
  words();
  tell();
}

// A screen that goes dark hears nothing; where the browser does not allow it, that is said.
async function stayAwake() {
  if (state === "off") {
    lock?.release();
    lock = undefined;
  } else if (!document.hidden && (!lock || lock.released)) {
    lock = await navigator.wakeLock?.request("screen").catch(() => undefined);
    lock?.addEventListener("release", words);
  }
  words();
}

function words() {
  const blocked = audio && audio.state !== "running", awake = lock && !lock.released;
  const text = state !== "on" ? say.off : blocked ? say.blocked : awake ? say.on : say.sleeps;
  if (part("sound-words").textContent !== text) part("sound-words").textContent = text;
  part("sound-words").hidden = state === "asking";
  part("shift").toggleAttribute("data-worry", state === "on" && (Boolean(blocked) || !awake));
}

// One soft tone after the other; the last ones are higher and follow faster when somebody waits too long.
function play(...pitches) {
  if (!audio) return;
  pitches.forEach((pitch, n) => {
    const sound = audio.createOscillator(), loud = audio.createGain(), at = audio.currentTime + n * 0.28;
    sound.frequency.value = pitch;
    loud.gain.setValueAtTime(0.0001, at);
    loud.gain.exponentialRampToValueAtTime(0.5, at + 0.03);
    loud.gain.exponentialRampToValueAtTime(0.0001, at + 0.5);
    sound.connect(loud).connect(audio.destination);
    sound.start(at);
    sound.stop(at + 0.55);
    playing.push(sound);
  });
}

function silence() {
  playing.forEach((sound) => sound.stop());
  playing = [];
  navigator.vibrate?.(0);
}

// Called each second and at every change. `calls`: what rings here; `fresh`: one of them has not rung yet.
export function ring({ calls, fresh, late, lost }) {
  if (state !== "on" || !(calls || lost)) {
    if (playing.length && state !== "asking") silence(); // taken, cancelled, left: quiet at once
    return;
  }
  const pause = Date.now() - rungAt;
  if (pause < AGAIN_AFTER || (pause < RING_EVERY && !(fresh && !lost))) return;
  rungAt = Date.now();
  playing = [];
  if (lost) play(330, 262, 330, 262);
  else play(...(late ? [523, 659, 784, 523, 659, 784] : [523, 659]));
  navigator.vibrate?.(lost ? [500, 200, 500] : late ? [300, 100, 300, 100, 300] : [200, 100, 200]);
}
