// Looking along and talking: what the kiosk shows as words, what both write, and a voice line. Nothing is kept.
"use strict";
(() => {
  const part = (id) => document.getElementById(id);
  let talk = null; // the one that is open

  function start(root) {
    const say = root.dataset, known = JSON.parse(say.known), id = say.call;
    const mine = { s: `h-${Math.random().toString(36).slice(2, 10)}`, items: [] };
    let theirs = { s: "", items: [] }, socket, pause = 100, over = false, heard = Date.now(), sight = "no", rev = 0;
    let typed = "", wroteAt = 0, cameAt = 0, early = 0, peer = null, microphone = null, lineSays = "";
    const rows = { mine: [], theirs: [] }; // of the log, a line each

    const status = (words) => { if (part("talk-line").textContent !== words) part("talk-line").textContent = words; };
    const send = (topic, body) => {
      if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ topic, text: JSON.stringify(body) }));
    };

    // The wire: comes back by itself; numbers on both sides see to it that nothing is lost or repeated.
    function open() {
      socket = new WebSocket(`${location.origin.replace("http", "ws")}/talk/${id}/live`);
      socket.onopen = () => { pause = 100; send("have", { s: theirs.s, n: theirs.items.length, rev }); sendText(0); };
      socket.onmessage = (message) => { heard = Date.now(); const frame = JSON.parse(message.data); hear(frame.topic, frame.text ? JSON.parse(frame.text) : {}); };
      socket.onclose = (gone) => {
        if (over) return;
        if (gone.code === 4401 || gone.code === 4403) return end();
        status(say.lost);
        setTimeout(open, pause * (0.5 + Math.random()));
        pause = Math.min(pause * 2, 1000);
      };
    }

    function end() {
      over = true;
      hangUp();
      status(say.over);
      for (const control of root.querySelectorAll("button, input")) control.disabled = true;
      part("talk-state").hidden = true;
    }

    function hear(topic, body) {
      if (topic === "hb") { send("have", { s: theirs.s, n: theirs.items.length, rev }); return sendText(mine.items.length); }
      if (topic === "busy") return status(say.busy.replace("{name}", body.helper));
      status(say.there);
      if (topic === "sight") return showSight(body.sight);
      if (topic === "state") return body.rev > rev || rev - body.rev > 1000 ? showState(body) : undefined;
      if (topic === "text") return take(body);
      if (topic === "have") return sendText(body.s === mine.s ? body.n : 0);
      if (topic === "rtc") return hearRtc(body);
    }

    // Text: one item for each character, "\b" takes back, "\n" ends a line, "=key" is a phrase.
    function sendText(at) { send("text", { s: mine.s, at, items: mine.items.slice(at) }); }
    function write(...items) { const at = mine.items.length; mine.items.push(...items); wroteAt = performance.now(); sendText(at); endTheirs(); showTalk(); }
    function endLine() { if (typed) write("\n"); part("talk-words").value = typed = ""; }
    function endTheirs() { // what she wrote long ago and did not end is told before what is written now
      const found = read(theirs.items);
      if (found.at(-1).length && performance.now() - cameAt >= 5000) early = found.length;
    }
    function take(frame) {
      if (frame.s !== theirs.s) { theirs = { s: frame.s, items: [] }; early = 0; part("talk-log").replaceChildren(); rows.mine = []; rows.theirs = []; }
      if (frame.at > theirs.items.length) return send("have", { s: theirs.s, n: theirs.items.length, rev });
      const fresh = frame.items.slice(theirs.items.length - frame.at);
      if (fresh.length && performance.now() - wroteAt >= 5000) endLine(); // what stood here long before it is told before it
      if (fresh.length) cameAt = performance.now();
      theirs.items.push(...fresh);
      showTalk();
    }
    function read(items) {
      const found = [[]];
      for (const item of items) {
        const last = found[found.length - 1];
        if (item === "\b") last.pop();
        else if (item === "\n") { if (last.length) found.push([]); }
        else if (item.length > 1 && item[0] === "=") { if (last.length) found.push([]); found[found.length - 1].push(item); found.push([]); }
        else last.push(item);
      }
      return found;
    }
    const words = (line) => line.map((item) => (item.length > 1 && item[0] === "=" ? known[item.slice(1)] ?? "" : item)).join("");
    function addRow(log, side) {
      const row = document.createElement("p"), who = document.createElement("strong"), text = document.createElement("span");
      row.className = side;
      who.textContent = `${side === "mine" ? say.me : say.her}: `;
      row.append(who, text);
      log.append(row);
      return text;
    }
    function showTalk() {
      const log = part("talk-log"), atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 40; // else she reads again
      for (const [side, stream] of [["theirs", theirs], ["mine", mine]]) {
        const found = read(stream.items), ended = Math.max(found.length - 1, side === "theirs" ? early : 0);
        for (const [n, line] of found.slice(0, ended).entries()) {
          rows[side][n] ??= addRow(log, side);
          if (rows[side][n].textContent !== words(line)) rows[side][n].textContent = words(line);
        }
      }
      if (atEnd) log.scrollTop = log.scrollHeight;
      const now = words(read(theirs.items).slice(early).at(-1) ?? []);
      part("talk-typing").textContent = now ? `${say.her}: ${now}` : "";
    }
    part("talk-words").addEventListener("input", (event) => {
      const old = Array.from(typed), now = Array.from(event.target.value);
      let same = 0;
      while (same < old.length && same < now.length && old[same] === now[same]) same++;
      typed = event.target.value;
      write(...Array(old.length - same).fill("\b"), ...now.slice(same));
    });
    part("talk-form").addEventListener("submit", (event) => {
      event.preventDefault();
      endLine();
    });
    part("talk-phrases").addEventListener("click", (event) => {
      const key = event.target.closest("button")?.dataset.phrase;
      if (key) { endLine(); write(`=${key}`); }
    });

    // Her screen, as words. A touch of an option points at it; nothing here can press it.
    function showSight(now) {
      sight = now;
      part("talk-ask").hidden = sight === "yes" || sight === "asked";
      const words = { asked: say.asked, refused: say.refused, yes: say.seen }[sight] ?? "";
      if (part("talk-sight").textContent !== words) part("talk-sight").textContent = words; // repeated every 2 s, said once
      if (sight !== "yes") part("talk-state").hidden = true;
    }
    function showState(state) {
      rev = state.rev;
      part("talk-state").hidden = sight !== "yes";
      part("talk-step").textContent = state.title ?? `${say.hidden} (${state.kind})`;
      part("talk-how").hidden = !(state.options ?? []).length;
      part("talk-facts").replaceChildren(...(state.facts ?? []).flatMap((fact) => {
        const label = document.createElement("dt"), value = document.createElement("dd");
        label.textContent = fact.label;
        value.textContent = fact.masked ? say.noPlace : fact.value;
        return [label, value];
      }), ...(state.counts ?? []).flatMap(([name, count]) => {
        const label = document.createElement("dt"), value = document.createElement("dd");
        label.textContent = name;
        value.textContent = count;
        return [label, value];
      }));
      const focused = document.activeElement?.dataset?.option;
      part("talk-options").replaceChildren(...(state.options ?? []).map((option) => {
        const row = document.createElement("li"), button = document.createElement("button");
        button.type = "button";
        button.dataset.option = option.id;
        button.lang = state.lang;
        button.textContent = option.label;
        button.setAttribute("aria-label", `${say.point}: ${option.label}`);
        row.append(button);
        return row;
      }));
      if (focused) part("talk-options").querySelector(`[data-option="${CSS.escape(focused)}"]`)?.focus();
    }
    part("talk-options").addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (!button) return;
      send("point", { id: button.dataset.option, ttl_s: 8 });
      button.classList.add("pointed");
      setTimeout(() => button.classList.remove("pointed"), 8000);
    });
    part("talk-ask").addEventListener("click", () => send("ask", {}));

    // The voice line: over the station's network only; where it cannot be, the page says so, and writing goes on.
    const voice = (words, live) => {
      lineSays = words;
      part("talk-voice-line").textContent = words;
      part("talk-voice").hidden = live;
      part("talk-hang-up").hidden = !live;
      if (!live) part("talk-speaks").hidden = part("talk-captions").hidden = true;
    };
    async function call() {
      if (!navigator.mediaDevices?.getUserMedia) return voice(say.insecure, false);
      voice(say.calling, true);
      try {
        microphone = await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: true, noiseSuppression: true, channelCount: 1 } });
      } catch { return voice(say.noMic, false); }
      const line = peer = new RTCPeerConnection({ iceServers: [] });
      microphone.getTracks().forEach((track) => line.addTrack(track, microphone));
      line.ontrack = (event) => { part("talk-audio").srcObject = new MediaStream([event.track]); };
      line.onconnectionstatechange = () => {
        if (line !== peer) return;
        if (line.connectionState === "connected") voice(say.speaking, true);
        if (["failed", "closed"].includes(line.connectionState)) { hangUp(); voice(say.noVoice, false); }
      };
      await line.setLocalDescription(await line.createOffer());
      await new Promise((done) => {
        if (line.iceGatheringState === "complete") return done();
        line.onicegatheringstatechange = () => line.iceGatheringState === "complete" && done();
        setTimeout(done, 2000);
      });
      if (line === peer) send("rtc", { offer: line.localDescription.sdp });
      setTimeout(() => { if (line === peer && line.connectionState !== "connected") { hangUp(); voice(say.noVoice, false); } }, 15000);
    }
    function showSpeaks(who) { // as the kiosk hears it, on both sides of the line; not read out into their talk
      const line = part("talk-speaks"), now = who.length > 1 ? "both" : who[0] ?? "nobody";
      line.hidden = false;
      line.className = now;
      line.textContent = line.dataset[now];
    }
    function showCaptions(state) { // whether the traveller can read what is said here
      const line = part("talk-captions"), words = line.dataset[state] ?? "";
      line.hidden = !words;
      line.className = state;
      if (line.textContent !== words) line.textContent = words; // repeated with each change of who speaks, said once
    }
    function addCaption(words) { // not read out into the talk: she has said it
      const log = part("talk-log"), atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 40, text = addRow(log, "mine");
      text.parentElement.classList.add("heard");
      text.parentElement.setAttribute("aria-live", "off");
      text.previousSibling.textContent = `${part("talk-captions").dataset.you}: `;
      text.textContent = words;
      if (atEnd) log.scrollTop = log.scrollHeight;
    }
    async function hearRtc(body) {
      if (body.captions && peer) showCaptions(body.captions);
      if (body.caption) return addCaption(body.caption);
      if (body.speaks && peer) return showSpeaks(body.speaks);
      if (body.answer && peer?.signalingState === "have-local-offer") await peer.setRemoteDescription({ type: "answer", sdp: body.answer });
      if (body.end) { hangUp(false); voice(body.end === "over" ? part("talk-voice").dataset.off ?? "" : say.noVoice, false); }
    }
    function hangUp(tell = true) {
      if (peer && tell) send("rtc", { end: "over" });
      peer?.close();
      microphone?.getTracks().forEach((track) => track.stop());
      peer = microphone = null;
    }
    part("talk-voice").dataset.off = part("talk-voice-line").textContent;
    part("talk-voice").addEventListener("click", call);
    part("talk-hang-up").addEventListener("click", () => { hangUp(); voice(part("talk-voice").dataset.off, false); });

    const watch = setInterval(() => {
      if (over) return;
      if (Date.now() - heard > 6000) { status(say.lost); heard = Date.now(); socket.close(); }
    }, 1000);
    open();
    return () => { over = true; clearInterval(watch); hangUp(); socket.close(); };
  }

  // On the board the panel opens beside the cards: other calls still ring.
  document.addEventListener("click", async (event) => {
    const link = event.target.closest?.("a[data-talk]");
    const place = part("talk-place");
    if (link && place) {
      event.preventDefault();
      const answer = await fetch(`${link.href}?panel=yes`);
      if (!answer.ok) return location.reload();
      talk?.();
      place.replaceChildren(document.createRange().createContextualFragment(await answer.text()));
      talk = start(part("talk"));
      part("talk-title").focus();
    } else if (event.target.closest?.(".talk-close") && place) {
      event.preventDefault();
      talk?.();
      talk = null;
      place.replaceChildren();
      part("board").focus();
    }
  });
  if (part("talk")) talk = start(part("talk"));
})();
