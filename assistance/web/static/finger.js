// While a finger is on the page nothing is drawn anew: a card that is replaced under it would lose the touch.
"use strict";
const LONGEST = 1_000, AFTER = 60; // ms: a finger that rests there keeps no call away; the click comes just after it left
const held = [];
let timer; // runs while a finger is down

export const isDown = () => timer !== undefined;

// Does it now, or once the finger has left; in the order in which it was asked for.
export function whenUp(deed) {
  if (isDown()) held.push(deed);
  else deed();
}

function hold(milliseconds) {
  clearTimeout(timer);
  timer = setTimeout(release, milliseconds);
}

function release() {
  timer = undefined;
  for (const deed of held.splice(0)) deed();
}

addEventListener("pointerdown", () => hold(LONGEST), true);
for (const kind of ["pointerup", "pointercancel"]) addEventListener(kind, () => hold(AFTER), true);
