"""Our ASN.1 modules are bit for bit the standard's: an inspector's device in another country reads what we write."""

import logging
import pickle
from pathlib import Path
from random import Random

import pytest

from kiosk.barcode import asn1
from kiosk.barcode.model import Cannot, Reason, Refused
from kiosk.barcode.reading import ticket_of
from tests.barcode.engines import SecondEngine, golden

TICKET = "UicRailTicketData"
LEAST = {
    "issuingDetail": {
        "issuingYear": 2026,
        "issuingDay": 1,
        "issuingTime": 0,
        "specimen": True,
        "securePaperTicket": False,
        "activated": True,
    }
}
WHOLE = {
    "controlDetail": dict.fromkeys(
        (
            "identificationByIdCard",
            "identificationByPassportId",
            "passportValidationRequired",
            "onlineValidationRequired",
            "ageCheckRequired",
            "reductionCardCheckRequired",
        ),
        False,
    )
}


def test_every_golden_vector_is_ours_too() -> None:
    """Each type and each member of the standard's that we use, encoded once with the UIC's own schema."""
    rows = golden()
    assert len(rows) == 232
    for row in rows:
        assert asn1.encode(row["type"], row["value"]) == row["uper"], row["type"]
        assert asn1.encode(row["type"], asn1.decode(row["type"], row["uper"])) == row["uper"], row["type"]


def test_a_second_engine_agrees_on_every_vector(second_engine: SecondEngine) -> None:
    """asn1tools on both sides would prove only that it agrees with itself."""
    for row in golden():
        assert second_engine.encode(row["type"], row["value"]) == row["uper"], row["type"]
        assert second_engine.decode(row["type"], row["uper"]) == asn1.decode(row["type"], row["uper"]), row["type"]


def test_a_value_out_of_range_is_never_written() -> None:
    """5000 minutes would come back as 904: a ticket that is valid at another hour, and nobody would know."""
    wrong = {"issuingDetail": LEAST["issuingDetail"] | {"issuingTime": 5000}}
    with pytest.raises(Cannot, match="issuingTime"):
        asn1.encode(TICKET, wrong)
    with pytest.raises(Cannot):
        asn1.encode(TICKET, {"issuingDetail": {}})


@pytest.mark.parametrize("kind", ["reservation", "voucher", "customerCard", "fipTicket", "delayConfirmation"])
def test_a_kind_that_is_not_handled_is_refused_at_once(kind: str) -> None:
    """What follows it would be read at wrong places: a foreign reservation once gave six wrong control flags."""
    octets = asn1.encode(TICKET, LEAST | {"transportDocument": [{"ticket": (kind, None)}]} | WHOLE)
    for more in (b"", b"\xff" * 40):
        with pytest.raises(Refused) as refused:
            asn1.decode(TICKET, octets + more)
        assert (refused.value.reason, refused.value.detail) == (Reason.UNKNOWN_KIND, kind)


def test_a_kind_that_was_not_invented_yet_is_refused() -> None:
    """The standard grows behind its extension marker: a newer kind is skipped by its length, and never accepted."""
    known = asn1.encode(TICKET, LEAST | {"transportDocument": [{"ticket": ("extension", NOTHING)}]})
    bits = "".join(f"{byte:08b}" for byte in known)
    place = bits.index("0" + f"{10:04b}", len("".join(f"{byte:08b}" for byte in asn1.encode(TICKET, LEAST))) - 7)
    newer = bits[:place] + "1" + "0" + f"{0:06b}" + f"{2:08b}" + f"{0xABCD:016b}"
    octets = int(newer.ljust(-(-len(newer) // 8) * 8, "0"), 2).to_bytes(-(-len(newer) // 8), "big")
    with pytest.raises(Refused) as refused:
        asn1.decode(TICKET, octets)
    assert refused.value.reason is Reason.UNKNOWN_KIND


NOTHING = {"extensionId": "x", "extensionData": b""}


@pytest.mark.slow
def test_any_bytes_at_all_are_refused_or_read() -> None:
    """A poster's barcode, a torn picture, somebody who tries: no bytes may stop the reader."""
    it = Random(4)
    real = [row["uper"] for row in golden() if row["type"] in (TICKET, "UicBarcodeHeader")]
    for _ in range(2000):
        octets = bytearray(it.choice(real))
        for _ in range(it.randrange(1, 6)):
            octets[it.randrange(len(octets))] ^= 1 << it.randrange(8)
        for type_name in (TICKET, "UicBarcodeHeader"):
            for tried in (bytes(octets), it.randbytes(it.randrange(200)), bytes(octets[: it.randrange(len(octets))])):
                try:
                    values = asn1.decode(type_name, tried)
                    if type_name == TICKET:
                        ticket_of(values)
                except Refused:
                    continue
    with pytest.raises(Refused):
        asn1.decode(TICKET, bytes(3000))


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for compiled codecs of its own, and no codec loaded yet."""
    folder = tmp_path / "__pycache__"
    folder.mkdir(mode=0o755)
    monkeypatch.setattr(asn1, "KEPT", folder)
    fresh = asn1._codec.__wrapped__
    monkeypatch.setattr(asn1, "_codec", fresh)
    return folder


def test_the_codec_is_compiled_once_at_set_up(elsewhere: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A kiosk that starts after a power cut has a queue before it: nothing is compiled then."""
    (elsewhere / "asn1-0123456789abcdef.pickle").write_bytes(b"of an older release")
    kept = asn1.compile_ahead()
    assert list(elsewhere.iterdir()) == [kept]
    assert kept.stat().st_mode & 0o777 == 0o644
    assert asn1.encode(TICKET, LEAST)
    assert not caplog.records


def test_without_set_up_it_is_compiled_and_said(elsewhere: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Slower, never wrong, and whoever reads the log knows the cure."""
    assert asn1.encode(TICKET, LEAST)
    assert "./loket setup" in caplog.text
    assert not list(elsewhere.iterdir())


class Trap:
    """Whoever unpickles this runs it."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return pytest.fail, ("a file that others can write was unpickled",)


@pytest.mark.parametrize("writable", ["file", "folder"])
def test_what_others_can_write_is_never_unpickled(
    elsewhere: Path, writable: str, caplog: pytest.LogCaptureFixture
) -> None:
    """To unpickle is to run: a file that anybody may lay there would own the machine that holds the keys."""
    kept = asn1.compile_ahead()
    kept.write_bytes(pickle.dumps(Trap()))
    if writable == "file":
        kept.chmod(0o666)
    else:
        elsewhere.chmod(0o777)
    with caplog.at_level(logging.WARNING):
        assert asn1.encode(TICKET, LEAST)
    assert "can be written by others" in caplog.text
