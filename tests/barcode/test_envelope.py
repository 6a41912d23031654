"""Nobody can change a ticket, or make one: whatever is not exactly as signed, by a key that may, is refused."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature

from kiosk.barcode.asn1 import decode, encode
from kiosk.barcode.envelope import open_envelope, open_ticket, seal
from kiosk.barcode.keys import Realm
from kiosk.barcode.model import Cannot, Reason, Refused
from tests.barcode.examples import TODAY, right, signing, ticket

HEADER = "UicBarcodeHeader"


def refused(octets: bytes, find: object) -> Reason:
    with pytest.raises(Refused) as told:
        open_ticket(octets, find)  # type: ignore[arg-type]
    return told.value.reason


def test_what_was_sealed_opens(tmp_path: Path) -> None:
    """The inspector reads what was sold, and whose key vouches for it."""
    keys, by = signing(tmp_path)
    octets = seal(ticket(), by)
    assert octets.startswith(b"\x01\x55\x65")  # as every signed U2 does
    assert len(octets) < 260
    opened, key = open_ticket(octets, keys.find)
    assert opened == ticket()
    assert (key.company, key.id, key.realm, key.name) == ("DEMO", 1, Realm.SPECIMEN, "kiosk-7")


def test_every_single_bit_matters(tmp_path: Path) -> None:
    """One dot of the paper or one clever person: each change of any one bit is refused."""
    keys, by = signing(tmp_path)
    octets = seal(ticket(), by)
    known = {("DEMO", 1): keys.find("DEMO", 1)}
    accepted = []
    for bit in range(len(octets) * 8):
        changed = bytearray(octets)
        changed[bit // 8] ^= 0x80 >> bit % 8
        try:
            open_ticket(bytes(changed), lambda company, key_id: known.get((company, key_id)))
            accepted.append(bit)
        except Refused:
            continue
    assert not accepted


def test_nothing_may_be_added_or_cut(tmp_path: Path) -> None:
    """Bytes behind the signature are not signed: with them it is another barcode."""
    keys, by = signing(tmp_path)
    octets = seal(ticket(), by)
    for more in (b"\0", b"x" * 20):
        assert refused(octets + more, keys.find) is Reason.ALTERED
    for end in range(len(octets)):
        with pytest.raises(Refused):
            open_ticket(octets[:end], keys.find)


def test_a_key_that_nobody_knows(tmp_path: Path) -> None:
    """A kiosk that was stolen is one line off the list: from then on its tickets are refused."""
    keys, by = signing(tmp_path)
    octets = seal(ticket(), by)
    (tmp_path / "keys" / "specimen" / "DEMO-00001.crt").unlink()
    assert refused(octets, keys.find) is Reason.UNKNOWN_KEY
    other, _ = signing(tmp_path / "other")
    assert refused(octets, other.find) is Reason.BAD_SIGNATURE


def test_no_signature_and_other_ways_to_sign(tmp_path: Path) -> None:
    """A barcode without a signature, or with one that we cannot check, is worth nothing here."""
    keys, by = signing(tmp_path)
    header = decode(HEADER, seal(ticket(), by))
    signature = header["level2SignedData"].pop("level1Signature")
    assert refused(encode(HEADER, header), keys.find) is Reason.UNSIGNED
    header["level2SignedData"]["level1Signature"] = signature
    header["level2SignedData"]["level1Data"]["level1SigningAlg"] = "2.16.840.1.101.3.4.3.2"
    assert refused(encode(HEADER, header), keys.find) is Reason.UNKNOWN_KEY


def test_other_containers(tmp_path: Path) -> None:
    """Older barcodes, other formats and other contents are told apart, and refused."""
    keys, by = signing(tmp_path)
    header = decode(HEADER, seal(ticket(), by))
    assert refused(b"#UT02" + bytes(60), keys.find) is Reason.NOT_A_TICKET
    assert refused(encode(HEADER, header | {"format": "U1"}), keys.find) is Reason.NOT_A_TICKET
    level1 = header["level2SignedData"]["level1Data"]
    content = level1["dataSequence"][0]
    for contents in ([], [content | {"dataFormat": "FCB1"}], [content, content]):
        level1["dataSequence"] = contents
        assert refused(encode(HEADER, header), keys.find) is Reason.UNKNOWN_KIND


def test_the_other_signature_of_the_same_numbers_is_no_change(tmp_path: Path) -> None:
    """ECDSA knows two forms of a signature (s and n - s). The ticket in it is the same, so both are genuine."""
    keys, by = signing(tmp_path)
    header = decode(HEADER, seal(ticket(), by))
    r, s = decode_dss_signature(header["level2SignedData"]["level1Signature"])
    order = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
    header["level2SignedData"]["level1Signature"] = encode_dss_signature(r, order - s)
    opened, _ = open_ticket(encode(HEADER, header), keys.find)
    assert opened == ticket()


def test_specimens_are_never_valid_and_valid_tickets_never_specimens(tmp_path: Path) -> None:
    """A test ticket that a train accepts is stolen money; the key decides, not a flag that somebody set."""
    keys, specimen = signing(tmp_path)
    with pytest.raises(Cannot):
        seal(ticket(specimen=False), specimen)
    live_keys, live = signing(tmp_path / "live", 1184, Realm.LIVE)
    with pytest.raises(Cannot):
        seal(ticket(issuer=1184, specimen=True), live)
    with pytest.raises(Cannot):
        seal(ticket(specimen=False), live)  # of another company
    forged = header_signed_by(specimen, seal(ticket(issuer=1184, specimen=False), live))
    assert refused(forged, keys.find) is Reason.WRONG_KEY
    opened, key = open_ticket(seal(ticket(issuer=1184, specimen=False), live), live_keys.find)
    assert (opened.specimen, key.realm) == (False, Realm.LIVE)


def header_signed_by(by: object, octets: bytes) -> bytes:
    """The same content, under the name of another key and with its good signature."""
    header = decode(HEADER, octets)
    level1 = header["level2SignedData"]["level1Data"]
    level1.pop("securityProviderNum")
    level1 |= {"securityProviderIA5": by.company, "keyId": by.key_id}  # type: ignore[attr-defined]
    header["level2SignedData"]["level1Signature"] = by.sign(encode("Level1DataType", level1))  # type: ignore[attr-defined]
    return encode(HEADER, header)


@pytest.mark.parametrize("days", [-1, 366])
def test_a_key_signs_in_its_own_days_only(tmp_path: Path, days: int) -> None:
    """A key that got lost after its time cannot sell tickets with an old date that nobody sold."""
    keys, by = signing(tmp_path)
    at = datetime.combine(TODAY, datetime.min.time(), UTC) + timedelta(days=days)
    day = (at + timedelta(days=1)).replace(tzinfo=None)
    said = ticket(right(valid_from=day, valid_until=day), issued=at)
    assert refused(seal(said, by), keys.find) is Reason.WRONG_KEY


def test_a_ticket_on_a_screen_has_an_end(tmp_path: Path) -> None:
    """A picture of somebody else's telephone is old in minutes; paper never carries such an end."""
    _, by = signing(tmp_path)
    until = datetime(2028, 12, 31, 23, 59, tzinfo=UTC)
    assert open_envelope(seal(ticket(), by, until)).shown_until == until
    assert open_envelope(seal(ticket(), by)).shown_until is None
    assert date(2028, 12, 31).timetuple().tm_yday == 366
