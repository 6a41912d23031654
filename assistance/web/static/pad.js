// The pad of the badge page: big keys for a finger, and a reader that types like a keyboard.
"use strict";
(() => {
  const form = document.getElementById("badge-form"), badge = document.getElementById("badge"), pin = document.getElementById("pin");
  let field = badge;
  for (const one of [badge, pin]) one.addEventListener("focus", () => { field = one; });
  // A reader ends with Enter: on to the PIN, which the badge alone must never skip.
  badge.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || pin.value) return;
    event.preventDefault();
    pin.focus();
  });
  form.querySelectorAll("[data-key]").forEach((key) => key.addEventListener("click", () => {
    if (key.dataset.key === "back") field.value = field.value.slice(0, -1);
    else if (field.value.length < field.maxLength) field.value += key.dataset.key;
    if (field === badge && field.value.length === 6 && key.dataset.key !== "back") field = pin;
    for (const one of [badge, pin]) one.dataset.on = one === field ? "yes" : "";
  }));
})();
