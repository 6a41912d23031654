"""A helper without a body: a real browser that shows the dashboard on a phone and on a PC, and touches its buttons."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

PHONE, PC = ViewportSize(width=412, height=915), ViewportSize(width=1280, height=800)
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--autoplay-policy=no-user-gesture-required",
)  # fmt: skip
PATIENCE_MS = 15_000


class HelperPages:
    """Anna with her phone; Bob's PC looks on."""

    def __init__(self, phone: Page, desk: Page) -> None:
        self._phone = phone
        self._desk = desk

    def await_call(self) -> None:
        """Return as soon as the call is on the phone."""
        self._phone.wait_for_selector(".card[data-kind=waiting]", timeout=PATIENCE_MS)

    def come(self) -> None:
        """One touch: "I am coming"."""
        self._phone.locator(".card[data-kind=waiting] button.big").first.click()
        self._phone.wait_for_selector(".card[data-kind=mine]", timeout=PATIENCE_MS)

    def arrive(self) -> None:
        """One touch: "I am there"."""
        self._phone.locator(".card[data-kind=mine] button.big").first.click()
        self._phone.wait_for_selector(".card[data-kind=here]", timeout=PATIENCE_MS)

    def close_call(self) -> None:
        """Close it with the reason that is suggested first."""
        self._phone.locator(".card[data-kind=here] button[name=reason]").first.click()
        self._phone.wait_for_selector(".card[data-kind=here]", state="detached", timeout=PATIENCE_MS)

    def picture(self, folder: Path, name: str) -> None:
        """Save what the phone and the PC show."""
        folder.mkdir(parents=True, exist_ok=True)
        self._phone.screenshot(path=folder / f"{name}-phone.png")
        self._desk.screenshot(path=folder / f"{name}-pc.png")

    def speak(self, language: str) -> None:
        """Read the dashboard in this language."""
        for page in (self._phone, self._desk):
            root = page.url.split("/", 3)
            page.goto(f"{root[0]}//{root[2]}/language/{language}", wait_until="domcontentloaded")
            _begin(page)


def _begin(page: Page) -> None:
    """Start the shift: the tone was heard."""
    page.locator("#start").click()
    page.locator("#heard").click()


@contextmanager
def open_browser() -> Iterator[Browser]:
    """The system's Chromium without a window. Raises FileNotFoundError when there is none."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        raise FileNotFoundError("Chromium is not installed: sudo apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(QUIET))
        yield browser
        browser.close()


@contextmanager
def open_helpers(links: dict[str, str]) -> Iterator[HelperPages]:
    """Sign Anna in on a phone and Bob on a PC, and start their shifts."""
    with open_browser() as browser:
        phone = browser.new_context(viewport=PHONE, device_scale_factor=2, has_touch=True, is_mobile=True).new_page()
        desk = browser.new_context(viewport=PC).new_page()
        for page, link in ((phone, links["Anna"]), (desk, links["Bob"])):
            page.goto(link)
            _begin(page)
        yield HelperPages(phone, desk)
