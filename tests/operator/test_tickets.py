"""`./loket ticket`: a helper reads any ticket that she is shown; an operator keeps the keys without a programmer."""

import base64
import io
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image

from kiosk.barcode import symbol
from kiosk.barcode.asn1 import decode, encode
from kiosk.barcode.envelope import seal
from kiosk.barcode.keys import Keys, Realm
from kiosk.barcode.model import Kind, Place, Riders, Ticket, Vat
from kiosk.operator.cli import main
from kiosk.operator.ticket_words import told
from tests.barcode.examples import UTRECHT, right, ticket
from tests.clock import ZONE

Capture = pytest.CaptureFixture[str]


class Office:
    """An operator's machine: what was typed, and what was said."""

    def __init__(self, home: Path, capture: Capture) -> None:
        self.home = home
        self._capture = capture

    def run(self, *words: object) -> tuple[int, str]:
        code = main(["--home", str(self.home), "ticket", *map(str, words)])
        return code, self._capture.readouterr().out

    def company(self, code: int = 1184, name: str = "Länstrafik") -> None:
        (self.home / "loket.toml").write_text(f'[tickets]\ncompany = {code}\ncompany_name = "{name}"\n', "utf-8")


@pytest.fixture
def office(tmp_path: Path, capsys: Capture) -> Office:
    home = tmp_path / "home"
    home.mkdir()
    return Office(home, capsys)


def sold(office: Office, company: int = 0, **changes: object) -> bytes:
    """A ticket that was sold a minute ago and is valid today."""
    now = datetime.now(UTC).replace(second=0, microsecond=0)
    by = Keys(office.home / "keys").signing(company, now.date())
    today = datetime.now(ZONE).replace(tzinfo=None, hour=0, minute=0, second=0, microsecond=0)
    usual = right(valid_from=today, valid_until=today + timedelta(days=1, hours=3))
    said = {"issuer": by.company, "specimen": by.specimen, "issued": now} | changes
    return seal(ticket(usual, **said), by)


def written(folder: Path, name: str, content: bytes) -> Path:
    file = folder / name
    file.write_bytes(content)
    return file


def test_a_picture_of_a_ticket(office: Office, tmp_path: Path) -> None:
    """A helper is shown a ticket: it is genuine or not, and all that it holds is said in plain words."""
    octets = sold(office)
    file = tmp_path / "ticket.jpg"
    symbol.draw(octets, 576).picture.convert("RGB").rotate(20, expand=True, fillcolor="white").save(file)
    code, said = office.run("show", file)
    assert code == 0
    assert said.startswith("The signature is good: key 1 of DEMO")
    assert "SPECIMEN: not valid for travel." in said
    for word in (
        "K7Q2M9XP",
        "Rotterdam Centraal (UIC 8400530)",
        "one way",
        "03:00",
        "1 × senior",
        "19.40 EUR",
        "second",
    ):
        assert word in said


@pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="pdftoppm (poppler-utils) draws the pages of a PDF")
def test_the_page_of_a_pdf(office: Office, tmp_path: Path) -> None:
    """A ticket that was printed at home is a PDF with a drawn symbol: it is read from the page."""
    import typst

    octets = sold(office)
    (tmp_path / "ticket.svg").write_text(symbol.drawing(octets), "utf-8")
    page = '#set page(width: 210mm, height: 297mm)\n= Ticket\n#image("ticket.svg", width: 60mm)\n#lorem(200)'
    (tmp_path / "ticket.typ").write_text(page, "utf-8")
    content = typst.compile(str(tmp_path / "ticket.typ"))
    assert isinstance(content, bytes)
    code, said = office.run("show", written(tmp_path, "ticket.pdf", content))
    assert (code, said.partition(":")[0]) == (0, "The signature is good")
    assert (
        "has no barcode of a ticket or a slip"
        in office.run("show", written(tmp_path, "empty.pdf", empty_page(tmp_path)))[1]
    )


def empty_page(folder: Path) -> bytes:
    import typst

    (folder / "empty.typ").write_text("Nothing here.", "utf-8")
    page = typst.compile(str(folder / "empty.typ"))
    assert isinstance(page, bytes)
    return page


def test_bytes_written_down_in_any_way(office: Office, tmp_path: Path) -> None:
    """Somebody sends what her scanner said: bytes, hexadecimal or Base64."""
    octets = sold(office)
    wrapped = "\n".join(octets.hex()[place : place + 60] for place in range(0, len(octets.hex()), 60))
    for name, content in (("raw", octets), ("hex", wrapped.encode()), ("base64", base64.encodebytes(octets))):
        code, said = office.run("show", written(tmp_path, name, content))
        assert (code, "signature is good" in said) == (0, True), name


def test_a_changed_ticket_is_called_so_first(office: Office, tmp_path: Path) -> None:
    """The first words are the verdict: nobody reads a price before she reads that it is not genuine."""
    octets = sold(office)
    header = decode("UicBarcodeHeader", octets)
    header["level2SignedData"]["level1Data"]["keyId"] = 1
    content = header["level2SignedData"]["level1Data"]["dataSequence"][0]
    values = decode("UicRailTicketData", content["data"])
    values["transportDocument"][0]["ticket"][1]["classCode"] = "first"
    content["data"] = encode("UicRailTicketData", values)
    code, said = office.run("show", written(tmp_path, "forged", encode("UicBarcodeHeader", header)))
    assert code == 1
    assert said.startswith("NOT GENUINE: the signature does not fit.")
    assert "first" in said
    code, said = office.run("show", written(tmp_path, "longer", octets + b"!"))
    assert (code, said.startswith("NOT GENUINE: something was changed")) == (1, True)


def test_a_foreign_ticket_is_shown_and_not_vouched_for(office: Office, tmp_path: Path, capsys: Capture) -> None:
    """A key that is not known here: what it says is said, and that nobody checked it. With the list it is checked."""
    other = Office(tmp_path / "other", capsys)
    other.home.mkdir()
    other.company()
    assert other.run("keys", "new", "--live")[0] == 0
    file = written(tmp_path, "foreign", sold(other, 1184))
    code, said = office.run("show", file)
    assert code == 1
    assert said.startswith("NOT CHECKED: the key of this signature is not known here (key 1 of 1184).")
    assert "Rotterdam" in said
    for form, more in (("uic", ["--uic"]), ("ours", [])):
        assert other.run("keys", "export", "--live", tmp_path / form, *more)[0] == 0
    code, said = office.run("show", file, "--keys", tmp_path / "uic")
    assert (code, said.startswith("The signature is good: key 1 of 1184 (Länstrafik), a live key")) == (0, True)
    assert "Valid now, by its dates." in said
    code, said = office.run("show", file, "--keys", tmp_path / "ours")
    assert (code, "no list key is here" in said) == (1, True)
    trusted = other.home / "keys" / "live" / "list.pub"
    code, said = office.run("show", file, "--keys", tmp_path / "ours", "--list-key", trusted)
    assert (code, "signature is good" in said) == (0, True)
    (tmp_path / "ours").write_text((tmp_path / "ours").read_text().replace("1184", "1185"))
    code, said = office.run("show", file, "--keys", tmp_path / "ours", "--list-key", trusted)
    assert (code, "is no list of keys to trust: the list was changed" in said) == (1, True)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("gone.png", None, "is not there"),
        ("empty", b"", "is empty"),
        ("letter.txt", b"Dear Sir or Madam", "are not a railway ticket"),
        ("old.bin", b"#UT0110800000" + bytes(80), "an older kind of railway barcode"),
        ("torn.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0\x08\0\0\0\0", "cannot be opened"),
        ("telephone.heic", b"\0\0\0\x18ftypheic" + bytes(90), "Save it again, as PNG or JPEG"),
        ("broken.pdf", b"%PDF-1.7 nothing", "cannot be drawn"),
        ("video.mp4", bytes(5000), "are not a railway ticket"),
    ],
)
def test_any_other_file_gets_a_sentence(
    office: Office, tmp_path: Path, name: str, content: bytes | None, words: str
) -> None:
    """Whatever is dropped on the command: a plain sentence, never a traceback."""
    file = tmp_path / name if content is None else written(tmp_path, name, content)
    code, said = office.run("show", file)
    assert (code, words in said) == (1, True), said
    assert "Traceback" not in said


def test_a_folder_a_blank_picture_and_too_large_ones(office: Office, tmp_path: Path) -> None:
    blank = tmp_path / "blank.png"
    Image.new("L", (300, 200), 255).save(blank)
    huge = tmp_path / "huge.png"
    Image.new("1", (20_000, 10_000)).save(huge)
    half = written(tmp_path, "half.png", _png(symbol.draw(sold(office), 576).picture)[:900])
    long = tmp_path / "long"
    with long.open("wb") as file:
        file.truncate(60_000_000)
    for file, words in (
        (tmp_path, "cannot be read"),
        (blank, "no barcode of a ticket or a slip can be read in it. Take the picture from nearer"),
        (huge, "cannot be opened"),
        (half, "cannot be opened"),
        (long, "too large"),
    ):
        code, said = office.run("show", file)
        assert (code, words in said) == (1, True), said


def _png(picture: Image.Image) -> bytes:
    kept = io.BytesIO()
    picture.save(kept, "PNG")
    return kept.getvalue()


def lines_of(said: Ticket, office: Office, now: datetime) -> str:
    keys = Keys(office.home / "keys")
    by = keys.signing(0, said.issued.date())
    return "\n".join(told(seal(said, by), keys.find, now)[1])


def test_before_and_after_its_days(office: Office) -> None:
    """Yesterday's ticket is genuine and worth nothing: both are said."""
    said = ticket()
    day = datetime(2026, 11, 20, 12, 0, tzinfo=ZONE)
    assert "EXPIRED" not in lines_of(said, office, day + timedelta(hours=14, minutes=59))
    assert "EXPIRED: it was valid until Sat 2026-11-21 03:00." in lines_of(said, office, day + timedelta(hours=16))
    assert "Not valid yet: from Fri 2026-11-20." in lines_of(said, office, day - timedelta(days=1))


def test_everything_that_a_ticket_can_say_is_said(office: Office) -> None:
    """Nothing that was sold stays hidden in the code."""
    network = right(kind=Kind.PASS, start=Place(), end=Place(), name="Dagkaart", product="day", zones=(5066,))
    riders = (Riders("adult", 2, card="card-25"), Riders("child", 1, age_below=12), Riders("dog", 1, age_above=1))
    full = right(riders=riders, via=(UTRECHT,), and_back=True, conditions="Good after 9:00.", vat=(Vat(528, 90, 160),))
    said = ticket(full, network, holder=("Åsa", "Öberg"), age_check=True)
    text = lines_of(said, office, datetime(2026, 11, 20, 12, 0, tzinfo=ZONE))
    for words in (
        "2 × adult with card-25, 1 × child (below 12), 1 × dog (above 1)",
        "UIC 8400621",
        "and back",
        "Good after 9:00.",
        "9 % of country 528",
        "any journey in the zones",
        "5066",
        "Åsa Öberg alone",
        "ages and discount cards",
        "Dagkaart (day)",
    ):
        assert words in text


def test_from_no_key_to_valid_tickets(office: Office) -> None:
    """An operator's first day: specimens, a company code, a live key, its publication, and the next key in time."""
    assert "specimen: [tickets] company is not set" in office.run("keys", "list")[1]
    assert office.run("keys", "new", "--live")[0] == 1
    assert office.run("keys", "rotate")[0] == 1
    assert office.run("keys", "new")[0] == 0
    office.company()
    assert "there is no live key" in office.run("keys", "list")[1]
    code, said = office.run("keys", "new", "--live", "--days", 20, "--id", 70)
    assert code == 0
    assert "publish it at the UIC" in said
    code, said = office.run("keys", "list")
    assert "SOON: rotate" in said
    assert "Every ticket is a specimen" not in said
    code, said = office.run("keys", "rotate")
    assert code == 0
    assert "Key 71 of 1184, live" in said
    assert "Key 70 verifies its tickets until" in said
    now = datetime.now(UTC).date()
    assert Keys(office.home / "keys").signing(1184, now).realm is Realm.LIVE
    assert Keys(office.home / "keys").signing(1184, now).key_id == 71


def test_what_cannot_be_exported(office: Office, tmp_path: Path) -> None:
    """Specimen keys are never published, a company without a name is asked for it, and a wrong place is named."""
    out = tmp_path / "keys.xml"
    assert "has no keys" in office.run("keys", "export", out)[1]
    office.run("keys", "new")
    office.company(name="")
    assert "company_name is not set" in office.run("keys", "export", out, "--uic")[1]
    office.company()
    assert "never published" in office.run("keys", "export", out, "--uic")[1]
    assert not out.exists()
    assert "cannot be written" in office.run("keys", "export", tmp_path)[1]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("company = 99999", "a company code is a number of four digits"),
        ('company = "1184"', "is not a whole number"),
        ('keys = "pkcs11:token=loket"', "names no module"),
        ("compny = 1184", "Did you mean company?"),
    ],
)
def test_wrong_settings_are_named(office: Office, line: str, words: str) -> None:
    (office.home / "loket.toml").write_text(f"[tickets]\n{line}\n", "utf-8")
    code, said = office.run("keys", "list")
    assert (code, words in said) == (1, True), said


def test_impossible_days_are_refused(office: Office, capsys: Capture) -> None:
    for option, value in (("--days", "0"), ("--days", "soon"), ("--from", "tomorrow"), ("--from", "2020-01-01")):
        with pytest.raises(SystemExit):
            office.run("keys", "new", option, value)
        assert option in capsys.readouterr().err
    assert not list(office.home.iterdir())


def test_a_key_that_begins_when_everybody_knows_it(office: Office) -> None:
    """Published first, used later: the kiosk goes on with the old key until the new one's first day, by itself."""
    office.run("keys", "new")
    today = datetime.now(UTC).date()
    code, said = office.run("keys", "rotate", "--from", today + timedelta(days=14))
    assert (code, f"signs from {today + timedelta(days=14)}" in said) == (0, True)
    assert f"signs from {today + timedelta(days=14)}" in office.run("keys", "list")[1]
    keys = Keys(office.home / "keys")
    assert [keys.signing(0, today + timedelta(days=days)).key_id for days in (0, 13, 14)] == [1, 1, 2]
