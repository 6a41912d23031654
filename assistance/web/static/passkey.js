// Makes a passkey, or signs in with one; the browser asks for the finger, the face or the PIN of the device.
"use strict";
(() => {
  const form = document.getElementById("passkey"), told = document.getElementById("told"), { link, failed } = form.dataset;
  const base = link ? "/passkey/new" : "/passkey";

  async function post(url, body) {
    const answer = await fetch(url, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
    return answer.json();
  }

  async function ceremony() {
    const options = await post(`${base}/ask`, { link });
    const credential = link
      ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
      : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
    await post(base, { link, credential: credential.toJSON() });
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    told.textContent = "";
    try {
      await ceremony();
      location.replace("/");
    } catch {
      told.textContent = failed;
    }
  });
})();
