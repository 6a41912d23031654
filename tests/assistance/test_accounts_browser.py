"""The doors in a real browser: a passkey on a virtual authenticator, a finger on the badge pad, the manager's page."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from assistance import staff
from tests.assistance.process import StaffServer
from tests.assistance.test_board import PC, PHONE, ZOOMED, violations

pytestmark = [pytest.mark.browser, pytest.mark.slow]
AUTHENTICATOR = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip
SIZES = {"phone": PHONE, "pc": PC, "zoomed": ZOOMED}


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport=PHONE)
    page = context.new_page()
    page.set_default_timeout(15_000)
    yield page
    context.close()


def loket_staff(server: StaffServer, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """`./loket staff …` at the server, reached by its name; what it said."""
    capsys.readouterr()
    address = server.address.replace("127.0.0.1", "localhost")
    assert staff.main([*words, "--home", str(server.home), "--public-url", address]) == 0
    return capsys.readouterr().out


def fits(page: Page) -> None:
    """Nothing is cut off, nothing scrolls sideways, and axe has nothing to say; on a phone, a PC, and at 400 %."""
    for size in SIZES.values():
        page.set_viewport_size(size)  # type: ignore[arg-type]
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), size
        assert violations(page) == []
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]


def authenticator(page: Page, **changes: bool) -> tuple[object, str]:
    """A passkey in the device, that knows its person."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    made = devtools.send("WebAuthn.addVirtualAuthenticator", {"options": {**AUTHENTICATOR, **changes}})
    return devtools, made["authenticatorId"]


def test_a_manager_makes_a_passkey_and_signs_in_with_it(server: StaffServer, page: Page, capsys):
    """Once with the link; from then on one touch, and the device asks who she is."""
    loket_staff(server, capsys, "add", "Mia", "--role", "manager")
    link = loket_staff(server, capsys, "passkey-link", "Mia").split()[-1]
    devtools, key = authenticator(page)
    page.goto(link)
    expect(page.get_by_role("heading", name="Make a passkey")).to_be_visible()
    fits(page)
    page.get_by_role("button", name="Make it").click()
    expect(page.get_by_text("On duty: Mia")).to_be_visible()

    page.get_by_role("button", name="End shift").click()
    expect(page.get_by_role("heading", name="You are not signed in")).to_be_visible()
    fits(page)
    page.get_by_role("link", name="Sign in with a passkey").click()
    expect(page.get_by_role("heading", name="Sign in with a passkey")).to_be_visible()
    fits(page)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text("On duty: Mia")).to_be_visible()

    page.get_by_role("button", name="End shift").click()
    devtools.send("WebAuthn.setUserVerified", {"authenticatorId": key, "isUserVerified": False})  # type: ignore[attr-defined]
    page.goto(server.address + "/passkey")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_have_text("That did not work. Try again.")
    page.goto(link)
    expect(page.get_by_role("heading")).to_have_text("This link is not valid any more")
    trail = loket_staff(server, capsys, "audit")
    assert re.search(r"mia  signed in by passkey", trail)


def test_a_key_that_does_not_verify_its_person_is_not_taken(server: StaffServer, page: Page, capsys):
    """Whoever finds the key must not be the manager."""
    loket_staff(server, capsys, "add", "Mia", "--role", "manager")
    link = loket_staff(server, capsys, "passkey-link", "Mia").split()[-1]
    authenticator(page, hasUserVerification=False, isUserVerified=False)
    page.goto(link)
    page.get_by_role("button", name="Make it").click()
    expect(page.get_by_role("alert")).to_have_text("That did not work. Try again.")


def test_a_finger_signs_in_on_the_pad_and_the_next_helper_takes_over(server: StaffServer, page: Page, capsys):
    """Badge and PIN on big keys, as a reader types it too; a wrong PIN is said in words."""
    anna = re.findall(r"\d+", loket_staff(server, capsys, "pin", "Anna"))[:2]
    bob = re.findall(r"\d+", loket_staff(server, capsys, "pin", "Bob"))[:2]
    page.goto(loket_staff(server, capsys, "device", "Tablet 1").split()[-1])
    expect(page.get_by_role("heading", name="Share this device")).to_be_visible()
    fits(page)
    page.get_by_role("button", name="Share it").click()
    expect(page.get_by_role("heading", name="Who are you?")).to_be_visible()
    fits(page)
    for digit in "".join(anna):
        page.get_by_role("button", name=digit, exact=True).click()
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text("On duty: Anna")).to_be_visible()

    page.goto(page.url.rstrip("/") + "/badge")
    page.get_by_label("Badge number").fill(bob[0])
    page.get_by_label("Badge number").press("Enter")  # a reader ends with it
    expect(page.get_by_label("PIN")).to_be_focused()
    page.get_by_label("PIN").fill("0001")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_have_text("Badge and PIN do not fit. Try again.")
    fits(page)
    page.get_by_label("Badge number").fill(bob[0])
    page.get_by_label("PIN").fill(bob[1])
    page.get_by_label("PIN").press("Enter")
    expect(page.get_by_text("On duty: Bob")).to_be_visible()
    page.get_by_role("button", name="End shift").click()
    expect(page.get_by_role("heading", name="Who are you?")).to_be_visible()


@pytest.fixture
def desk_of_two(tmp_path: Path) -> Iterator[StaffServer]:
    """A desk for two stations; Anna is the manager of both."""
    server = StaffServer(tmp_path / "two", settings='[desk]\nstations = ["Köln Hbf", "Bonn Hbf"]\n')
    assert staff.main(["role", "Anna", "manager", "--station", "Köln Hbf", "--station", "Bonn Hbf",
                       "--home", str(server.home)]) == 0  # fmt: skip
    yield server
    server.stop()


@pytest.mark.parametrize(("language", "stations", "change", "changed"), [
    ("en", "Stations", "Change stations", "The stations are changed."),
    ("nl", "Stations", "Stations wijzigen", "De stations zijn veranderd."),
    ("de", "Bahnhöfe", "Bahnhöfe ändern", "Die Bahnhöfe sind geändert."),
])  # fmt: skip
def test_a_manager_ticks_where_somebody_works(
    desk_of_two: StaffServer, page: Page, language: str, stations: str, change: str, changed: str
):
    """Bob's stations are ticks, and what is kept stands beside his name; she cannot move herself away."""
    server = desk_of_two
    page.goto(server.links["Anna"])
    expect(page.locator("#calls")).to_be_attached()
    page.goto(f"{server.address}/language/{language}")
    page.goto(server.address + "/staff")
    assert page.locator("form[action='/staff/move']").count() == 1, "Bob's, and none for herself"
    page.locator("summary", has_text=stations).click()
    here, there = page.get_by_role("checkbox", name="Köln Hbf"), page.get_by_role("checkbox", name="Bonn Hbf")
    expect(here).to_be_checked()
    expect(there).not_to_be_checked()
    fits(page)
    there.check()
    page.get_by_role("button", name=f"{change}: Bob").click()
    expect(page.get_by_role("status")).to_have_text(changed)
    expect(page.get_by_role("listitem").filter(has=page.get_by_role("heading", name="Bob"))).to_contain_text(
        "Bonn Hbf, Köln Hbf"
    )


def test_a_manager_adds_a_helper_and_sees_it_on_the_trail(server: StaffServer, page: Page, capsys, tmp_path: Path):
    """From a name to a PIN, a shared tablet and a kiosk's code; all of it is on the trail."""
    loket_staff(server, capsys, "role", "Anna", "manager")
    page.goto(server.links["Anna"])
    expect(page.get_by_text("On duty: Anna")).to_be_visible()
    page.goto(server.address + "/staff")
    page.get_by_label("Name").fill("Eve")
    page.get_by_role("button", name="Add a helper").click()
    expect(page.get_by_role("status")).to_contain_text("Eve is on the list")
    page.get_by_role("button", name="New PIN: Eve").click()
    expect(page.get_by_role("status").locator("output")).to_have_text(re.compile(r"^\d{6} · \d{4}$"))
    pin = page.get_by_role("status").locator("output").inner_text()[-4:]
    fits(page)
    page.get_by_label("Kiosk's number").fill("hh-3")
    page.get_by_role("button", name="Make a code").last.click()
    expect(page.get_by_role("status").locator("output")).to_have_text(re.compile(r"^[A-Z2-9]{4}-[A-Z2-9]{4}$"))
    page.get_by_role("link", name="Who did what").click()
    expect(page.get_by_role("cell", name="gave a PIN")).to_be_visible()
    expect(page.get_by_role("heading", name="Who did what")).to_be_visible()
    assert f"· {pin}" not in page.content()
    fits(page)
    page.goto(server.address + "/staff?lang=de")
    expect(page.get_by_role("heading", name="Personal und Geräte")).to_be_visible()
