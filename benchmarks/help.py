"""From the touch on "Call a person" to the card on a helper's screen: `./loket bench help`.

A real kiosk side (outbox on disk, courier, websocket), a real staff server process, a real Chromium that shows the
dashboard. Each call is cancelled before the next, so that the list is empty each time. Both ends read one wall clock.
"""

import json
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from assistance.caller.caller import Caller
from kiosk.clock import SystemClock
from kiosk.visits.model import Situation
from tests.assistance.process import CHROMIUM, QUIET, StaffServer

CALLS = 60
WARM_UP = 5
TARGET_MS = 300
WATCH = """() => {
    window.shownAt = {};
    new MutationObserver((changes) => {
        for (const change of changes) for (const card of change.addedNodes)
            if (card.dataset?.kind === "waiting") window.shownAt[card.id.slice(2)] ??= Date.now();
    }).observe(document.getElementById("board"), {childList: true, subtree: true});
}"""


def situation(clock: SystemClock) -> Situation:
    """Somebody at the payment step."""
    now = clock.now()
    return Situation(
        kiosk="bench",
        place="Main hall, beside the flower shop",
        station="Köln Hbf",
        language="nl",
        flow="buy-ticket@bench",
        step="pay",
        step_title="Hold your card to the reader",
        since=now - timedelta(seconds=40),
        began=now - timedelta(seconds=120),
        tried=("pay-declined",),
    )


def run(calls: int = CALLS) -> dict[str, Any]:
    """Milliseconds: from the call to the DOM, and what `Caller.call` itself takes."""
    with tempfile.TemporaryDirectory() as folder:
        server = StaffServer(Path(folder))
        caller = server.kiosk("bench")
        try:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=list(QUIET))
                page = browser.new_page(viewport={"width": 412, "height": 915})
                page.goto(server.links["Anna"])
                page.wait_for_selector("#calls", state="attached")
                page.evaluate(WATCH)
                measured = [_one(caller, page) for _ in range(WARM_UP + calls)][WARM_UP:]
                browser.close()
        finally:
            caller.stop()
            server.stop()
    shown, promised = (sorted(column) for column in zip(*measured, strict=True))
    return {
        "calls": calls,
        "call_to_dashboard_ms": {"p50": _at(shown, 0.5), "p99": _at(shown, 0.99), "max": shown[-1]},
        "call_returns_ms": {"p50": _at(promised, 0.5), "p99": _at(promised, 0.99)},
        "target_p99_ms": TARGET_MS,
        "within_target": _at(shown, 0.99) < TARGET_MS,
    }


def _one(caller: Caller, page: Page) -> tuple[float, float]:
    """One call, and its end: (ms until the card is in the DOM, ms until `call` returned)."""
    stuck = situation(SystemClock("Europe/Berlin"))
    touched, began = time.time() * 1000, time.perf_counter()
    request = caller.call(stuck)
    returned = (time.perf_counter() - began) * 1000
    page.wait_for_selector(f"#c-{request.id}")
    shown = page.evaluate("id => window.shownAt[id]", request.id)
    caller.cancel(request.id)
    page.wait_for_selector(f"#c-{request.id}", state="detached")
    return round(shown - touched, 1), round(returned, 2)


def _at(sorted_values: list[float], part: float) -> float:
    return sorted_values[min(len(sorted_values) - 1, int(len(sorted_values) * part))]


if __name__ == "__main__":
    report = run()
    print(json.dumps(report))
    sys.exit(0 if report["within_target"] else 1)
