"""Looking along, writing and speaking, from one person to the other: `./loket bench talk`.

A real kiosk side (courier, websocket, session, WebRTC), a real staff server process, a real Chromium with a fake
microphone. Both ends read one wall clock. Sound: 100 ms of a tone every two seconds, heard by the page's audio graph.
"""

import json
import sys
import tempfile
import time
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any

from playwright.sync_api import Page, sync_playwright

from assistance.messages import Talk
from assistance.talk.echo import open_echo
from assistance.talk.peer import Peer
from assistance.talk.session import Happened, Session
from assistance.talk.state import MOST_BYTES, Screen, state_of
from benchmarks.figures import missed, spread
from benchmarks.talk_captions import caption_seconds
from benchmarks.talk_echo import reduction_db
from kiosk.clock import SystemClock
from kiosk.devices.simulated.sound import SimulatedLoudspeaker, SimulatedMicrophone, tone
from kiosk.devices.sound import RATE
from tests.assistance.hall import situation
from tests.assistance.process import CHROMIUM, QUIET, StaffServer
from tests.clock import FakeClock
from tests.flows.standard import one_by_one, shown

TIMES, BEEPS, APART = 200, 12, 2  # APART: seconds from one beep to the next
TARGETS = {
    "state_bytes.max": MOST_BYTES, "state_ms.p99": 100, "point_ms.p99": 150, "to_helper_ms.p99": 500,
    "to_kiosk_ms.p99": 500, "voice_ms.p50": 200, "caption_s.p95": 2.0,
}  # fmt: skip
ECHO_DB = 25.0
SOUND = (
    "--use-fake-ui-for-media-stream",
    "--use-fake-device-for-media-stream",
    "--autoplay-policy=no-user-gesture-required",
)
WATCH = """() => {
    const part = (id) => document.getElementById(id), what = {childList: true, characterData: true, subtree: true};
    Object.assign(window, {seen: [], read: [], typed: [], pointed: []});
    new MutationObserver(() => seen.push(Date.now())).observe(part("talk-step"), what);
    new MutationObserver(() => read.push(Date.now())).observe(part("talk-typing"), what);
    part("talk-words").addEventListener("input", () => typed.push(Date.now()), true);
    part("talk-options").addEventListener("click", () => pointed.push(Date.now()), true);
}"""
LISTEN = """() => {
    window.beeps = [];
    const sound = new AudioContext({latencyHint: "interactive"}), ear = sound.createScriptProcessor(256, 1, 1);
    let high = false;
    ear.onaudioprocess = (event) => {
        const data = event.inputBuffer.getChannelData(0);
        const loud = Math.sqrt(data.reduce((sum, x) => sum + x * x, 0) / data.length);
        if (loud > 0.03 && !high) { high = true; beeps.push(Date.now()); } else if (loud < 0.005) high = false;
    };
    sound.createMediaStreamSource(document.getElementById("talk-audio").srcObject).connect(ear);
    ear.connect(sound.destination);
}"""


class Bench:
    """One kiosk's side without a screen, and one helper's page."""

    def __init__(self, server: StaffServer, page: Page) -> None:
        self.page = page
        self.frames: SimpleQueue[tuple[float, Talk]] = SimpleQueue()
        self.caller = server.kiosk("hh-3")
        self.caller.listen(lambda frame: self.frames.put((time.time() * 1000, frame)))
        self.session = Session(self.caller.say, SystemClock("Europe/Berlin"))
        self.prompt = shown(one_by_one())
        self.heard: list[tuple[float, Happened]] = []
        self.caller.call(situation(FakeClock()))
        page.goto(server.links["Anna"])
        page.locator(".card[data-kind=waiting] button.big").click()
        page.locator(".card[data-kind=mine] a[data-talk]").click()
        self.until(lambda: self.session.open)
        page.locator("#talk-ask").click()
        self.until(lambda: self.session.sight == "asked")
        self.session.allow(True)
        page.evaluate(WATCH)

    def pump(self, ms: int = 5) -> None:
        """Both sides go on."""
        self.page.wait_for_timeout(ms)
        ids = {"senior:1": "One senior", "a": "A"}
        try:
            while True:
                at, frame = self.frames.get_nowait()
                self.heard.append((at, self.session.hear(frame, self.prompt.step, ids)))
        except Empty:
            return

    def until(self, holds: Any, seconds: float = 20) -> None:
        """Wait until `holds()`."""
        end = time.monotonic() + seconds
        while not holds():
            if time.monotonic() > end:
                raise TimeoutError("the other side never answered")
            self.pump()

    def states(self) -> tuple[list[float], list[float]]:
        """Bytes of each state, and milliseconds until it is on her page."""
        sizes, took = [], []
        for n in range(TIMES):
            text = state_of(self.prompt, Screen(self.prompt.choices), n + 1)
            sizes.append(len(text.encode()))
            tree = json.loads(text) | {"title": f"Step {n}"}
            count = self.page.evaluate("seen.length")
            began = time.time() * 1000
            self.session.show(json.dumps(tree))
            self.until(lambda before=count: self.page.evaluate("seen.length") > before)
            took.append(self.page.evaluate("seen[seen.length - 1]") - began)
        return sizes, took

    def to_helper(self) -> list[float]:
        """Milliseconds from a traveller's letter to her page."""
        took = []
        for n in range(TIMES):
            count, began = self.page.evaluate("read.length"), time.time() * 1000
            self.session.write("ABCDEFGH"[n % 8])
            self.until(lambda before=count: self.page.evaluate("read.length") > before)
            took.append(self.page.evaluate("read[read.length - 1]") - began)
        return took

    def to_kiosk(self) -> list[float]:
        """Milliseconds from her letter to the kiosk."""
        took = []
        for n in range(TIMES):
            self.heard.clear()
            self.page.locator("#talk-words").press("abcdefgh"[n % 8])
            self.until(lambda: any(what is Happened.WROTE for _, what in self.heard))
            arrived = next(at for at, what in self.heard if what is Happened.WROTE)
            took.append(arrived - self.page.evaluate("typed[typed.length - 1]"))
        return took

    def points(self) -> list[float]:
        """Milliseconds from her touch to the kiosk's glow."""
        took = []
        for _ in range(TIMES // 4):
            self.heard.clear()
            self.page.locator("[data-option='senior:1']").click()
            self.until(lambda: any(what is Happened.POINTED for _, what in self.heard))
            arrived = next(at for at, what in self.heard if what is Happened.POINTED)
            took.append(arrived - self.page.evaluate("pointed[pointed.length - 1]"))
        return took

    def voice(self) -> list[float]:
        """Milliseconds from the kiosk's microphone to her ear."""
        beep = tone(1000, 0.4, 0.1) + bytes(RATE * 2 * APART - RATE // 10 * 2)
        microphone, loudspeaker = SimulatedMicrophone(beep), SimulatedLoudspeaker()
        told: SimpleQueue[dict[str, Any]] = SimpleQueue()
        peer = Peer(microphone, loudspeaker, open_echo(), told.put)
        self.page.locator("#talk-voice").click()
        self.until(lambda: "offer" in self.session.rtc)
        peer.open(self.session.rtc["offer"])
        self.session.answer_rtc(told.get(timeout=20))
        self.page.wait_for_function("document.getElementById('talk-audio').srcObject")
        self.page.evaluate(LISTEN)
        self.until(lambda: self.page.evaluate("beeps.length") >= BEEPS, 60)
        began = microphone.began_at
        peer.close()
        return [(at - began * 1000) % (APART * 1000) for at in self.page.evaluate("beeps")[2:]]


def main() -> int:
    """Measure and print; 1 when a target is missed."""
    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
        server = StaffServer(Path(home))
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=[*QUIET, *SOUND])
        page = browser.new_context(viewport={"width": 412, "height": 915}, permissions=["microphone"]).new_page()
        bench = Bench(server, page)
        sizes, state_ms = bench.states()
        figures: dict[str, Any] = {
            "state_bytes": spread(sizes, 99),
            "state_ms": spread(state_ms, 99),
            "to_helper_ms": spread(bench.to_helper(), 99),
            "to_kiosk_ms": spread(bench.to_kiosk(), 99),
            "point_ms": spread(bench.points(), 99),
            "voice_ms": spread(bench.voice(), 95),
            "caption_s": spread(caption_seconds(), 95, 2),
            "echo_db": round(reduction_db(open_echo()), 1),
        }
        bench.caller.stop()
        browser.close()
        server.stop()
    wrong = missed(figures, TARGETS)
    if figures["echo_db"] < ECHO_DB:
        wrong.append(f"echo_db {figures['echo_db']} < {ECHO_DB:g}")
    print(json.dumps(figures | {"missed": wrong}))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
