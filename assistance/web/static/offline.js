// The page without a desk: looks every three seconds whether it is back, and then opens the list again.
"use strict";
setInterval(async () => {
  const answer = await fetch("/health", { cache: "no-store" }).catch(() => null);
  if (answer?.ok) location.replace("/");
}, 3000);
