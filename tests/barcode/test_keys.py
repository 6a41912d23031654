"""Keys: whoever has one can print money. They are kept tight, end in time, and specimen and live never meet."""

import json
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec

from kiosk.barcode.envelope import open_ticket, seal
from kiosk.barcode.key_files import write_private
from kiosk.barcode.key_lists import list_key, read_signed_list, read_uic_xml, signed_list, uic_xml
from kiosk.barcode.keys import Keys, Realm, open_keys
from kiosk.barcode.model import Reason, Refused
from kiosk.errors import FaultyFile
from tests.barcode.examples import TODAY, signing, ticket

YEAR = timedelta(days=365)


def fault(raised: pytest.ExceptionInfo[FaultyFile]) -> str:
    (one,) = raised.value.faults
    assert one.cure
    return one.code


def test_a_kiosk_out_of_the_box_signs_specimens(tmp_path: Path) -> None:
    """No company, no keys: the demonstration sells at once, and nothing that it prints can be used."""
    by = Keys(tmp_path).signing(0, TODAY)
    assert (by.company, by.realm, by.specimen) == ("DEMO", Realm.SPECIMEN, True)
    assert Keys(tmp_path).signing(0, TODAY).key_id == by.key_id


def test_a_company_code_alone_sells_nothing_valid(tmp_path: Path) -> None:
    """Specimens until there are both, the code and a live key; then valid tickets, but for a demonstration."""
    keys = Keys(tmp_path)
    assert keys.signing(1184, TODAY).specimen
    keys.new(1184, Realm.LIVE, TODAY)
    assert not keys.signing(1184, TODAY).specimen
    assert keys.signing(1184, TODAY, real=False).specimen
    assert keys.signing(0, TODAY).company == "DEMO"


def test_a_live_kiosk_never_falls_back_to_specimens(tmp_path: Path) -> None:
    """When its key ends, a kiosk stops selling: money for a specimen would be theft."""
    keys = Keys(tmp_path)
    keys.new(1184, Realm.LIVE, TODAY)
    assert keys.signing(1184, TODAY - timedelta(days=1)).specimen  # it has not begun
    assert keys.signing(1184, TODAY + YEAR).realm is Realm.LIVE
    with pytest.raises(FaultyFile) as raised:
        keys.signing(1184, TODAY + YEAR + timedelta(days=1))
    assert fault(raised) == "KY005"


def test_no_live_key_without_a_company(tmp_path: Path) -> None:
    with pytest.raises(FaultyFile) as raised:
        Keys(tmp_path).new("DEMO", Realm.LIVE, TODAY)
    assert fault(raised) == "KY001"
    assert not list(tmp_path.iterdir())


def test_the_private_half_is_for_one_user_alone(tmp_path: Path) -> None:
    """Made with tight rights from its first byte, and no longer used once others could have read it."""
    keys, _ = signing(tmp_path)
    (file,) = tmp_path.rglob("*.pem")
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700
    for rights in (0o640, 0o604, 0o660):
        file.chmod(rights)
        with pytest.raises(FaultyFile) as raised:
            keys.signing(0, TODAY)
        assert fault(raised) == "KY002"
    file.chmod(0o400)
    assert keys.signing(0, TODAY)


def test_rotation_sells_with_the_new_key_and_verifies_with_both(tmp_path: Path) -> None:
    """A ticket of yesterday is still good on the train when the kiosk has a new key."""
    keys, old = signing(tmp_path)
    before = seal(ticket(), old)
    new = keys.new("DEMO", Realm.SPECIMEN, TODAY + timedelta(days=1))
    assert new.id == old.key_id + 1
    assert keys.signing(0, TODAY).key_id == old.key_id  # not before its first day
    assert keys.signing(0, TODAY + timedelta(days=1)).key_id == new.id
    assert open_ticket(before, keys.find)[1].id == old.key_id


def test_a_number_is_given_once(tmp_path: Path) -> None:
    """Two keys of one number would make inspectors refuse good tickets; specimen and live count together."""
    keys, _ = signing(tmp_path)
    assert keys.new("DEMO", Realm.SPECIMEN, TODAY, key_id=70).id == 70
    for taken in (1, 70, 100_000, -3):
        with pytest.raises(FaultyFile) as raised:
            keys.new("DEMO", Realm.SPECIMEN, TODAY, key_id=taken)
        assert fault(raised) == "KY004"
    (tmp_path / "keys" / "specimen" / "DEMO-00071.pem").touch()  # of a key whose making was cut short
    assert keys.new("DEMO", Realm.SPECIMEN, TODAY).id == 72


def test_a_certificate_carries_all_that_must_be_known(tmp_path: Path) -> None:
    """Dates of sale and of checking, company and number are inside what can be copied, not in a file beside it."""
    keys, _ = signing(tmp_path)
    (key,) = keys.all()
    assert (key.sells_from, key.sells_until) == (TODAY, TODAY + YEAR)
    assert key.verifies_until == TODAY + YEAR + timedelta(days=500)
    certificate = x509.load_der_x509_certificate(key.certificate)
    certificate.verify_directly_issued_by(certificate)


def test_keys_of_two_realms_never_meet(tmp_path: Path) -> None:
    """A specimen key among the live ones would make test tickets valid: the whole list is refused."""
    keys, _ = signing(tmp_path)
    (tmp_path / "keys" / "live").mkdir()
    (certificate,) = tmp_path.rglob("*.crt")
    certificate.rename(tmp_path / "keys" / "live" / certificate.name)
    with pytest.raises(FaultyFile) as raised:
        keys.all()
    assert fault(raised) == "KY006"


@pytest.mark.parametrize("content", ["", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "hello"])
def test_a_file_that_is_no_certificate_is_named(tmp_path: Path, content: str) -> None:
    keys, _ = signing(tmp_path)
    (tmp_path / "keys" / "specimen" / "DEMO-00002.crt").write_text(content)
    with pytest.raises(FaultyFile, match=r"DEMO-00002\.crt"):
        keys.all()


def test_a_key_of_another_kind_is_no_key(tmp_path: Path) -> None:
    """Another curve, or a torn file: said at once, and nothing is signed with it."""
    keys, _ = signing(tmp_path)
    (file,) = tmp_path.rglob("*.pem")
    whole = file.read_bytes()
    file.unlink()
    write_private(file, ec.generate_private_key(ec.SECP384R1()))
    other = file.read_bytes()
    for content in (other, whole[:60], b""):
        file.write_bytes(content)
        with pytest.raises(FaultyFile) as raised:
            keys.signing(0, TODAY)
        assert fault(raised) == "KY003"


def test_a_home_that_cannot_be_written(tmp_path: Path) -> None:
    """A full disk, or somebody else's folder: a sentence."""
    (tmp_path / "keys").write_text("no folder")
    with pytest.raises(FaultyFile) as raised:
        Keys(tmp_path / "keys").new("DEMO", Realm.SPECIMEN, TODAY)
    assert fault(raised) == "KY012"


def test_a_place_for_keys_that_is_none(tmp_path: Path) -> None:
    """A word that means nothing: the operator reads so at once, and not at the first sale."""
    assert open_keys(tmp_path).folder == tmp_path / "keys"
    with pytest.raises(FaultyFile, match=r"keys = 'chip' is no place") as raised:
        open_keys(tmp_path, "chip")
    assert fault(raised) == "KY008"


def test_a_private_half_under_another_keys_name_is_not_used(tmp_path: Path) -> None:
    """Files were mixed up when they were copied: every ticket would be refused on the train, so none is sold."""
    keys, _ = signing(tmp_path)
    other = Keys(tmp_path / "other")
    other.new("DEMO", Realm.SPECIMEN, TODAY)
    (mine,), (theirs,) = (tmp_path / "keys").rglob("*.pem"), (tmp_path / "other").rglob("*.pem")
    mine.write_bytes(theirs.read_bytes())
    with pytest.raises(FaultyFile) as raised:
        keys.signing(0, TODAY)
    assert fault(raised) == "KY013"


def test_inspectors_load_a_signed_list(tmp_path: Path) -> None:
    """Who could change the list could sell tickets: one changed byte, or another list key, and it is refused."""
    keys, by = signing(tmp_path)
    text = signed_list(keys, Realm.SPECIMEN, TODAY)
    trusted = list_key(keys, Realm.SPECIMEN).read_bytes()
    known = {(key.company, key.id): key for key in read_signed_list(text, trusted)}
    assert open_ticket(seal(ticket(), by), lambda *named: known.get(named))[0] == ticket()
    others, _ = signing(tmp_path / "others")
    for wrong in (
        text.replace("DEMO", "DEMA"),
        text.replace('"keys":[', '"keys":[ '),
        text.partition("\n")[0],
        signed_list(others, Realm.SPECIMEN, TODAY),
    ):
        with pytest.raises(ValueError, match=r"changed|somebody else"):
            read_signed_list(wrong, trusted)


def test_a_stolen_kiosk_is_one_line_off_the_list(tmp_path: Path) -> None:
    """All kiosks' certificates lie where the list is made; one is taken away, and its tickets are refused."""
    keys, _ = signing(tmp_path)
    thief_keys = Keys(tmp_path / "stolen")
    stolen = thief_keys.new("DEMO", Realm.SPECIMEN, TODAY, "kiosk-8", key_id=8)
    by = thief_keys.signing(0, TODAY)
    beside = tmp_path / "keys" / "specimen" / "DEMO-00008.crt"
    beside.write_bytes((tmp_path / "stolen" / "specimen" / "DEMO-00008.crt").read_bytes())
    assert not keys.is_here(stolen)
    assert keys.signing(0, TODAY).key_id == 1  # one cannot sign with another's certificate
    octets = seal(ticket(), by)

    def listed() -> dict[object, object]:
        text = signed_list(keys, Realm.SPECIMEN, TODAY)
        return {
            (key.company, key.id): key for key in read_signed_list(text, list_key(keys, Realm.SPECIMEN).read_bytes())
        }

    assert open_ticket(octets, lambda *named: listed().get(named))[1].name == "kiosk-8"  # type: ignore[arg-type,return-value]
    beside.unlink()
    with pytest.raises(Refused) as refused:
        open_ticket(octets, lambda *named: listed().get(named))  # type: ignore[arg-type,return-value]
    assert refused.value.reason is Reason.UNKNOWN_KEY


def test_a_list_holds_one_realm_and_no_dead_keys(tmp_path: Path) -> None:
    keys, _ = signing(tmp_path)
    keys.new(1184, Realm.LIVE, TODAY)
    for realm, company in ((Realm.SPECIMEN, "DEMO"), (Realm.LIVE, 1184)):
        told = json.loads(signed_list(keys, realm, TODAY).partition("\n")[0])
        assert [key["company"] for key in told["keys"]] == [company]
    assert list_key(keys, Realm.LIVE).read_bytes() != list_key(keys, Realm.SPECIMEN).read_bytes()
    later = json.loads(signed_list(keys, Realm.LIVE, TODAY + YEAR * 3).partition("\n")[0])
    assert later["keys"] == []


def test_the_uic_publishes_live_keys(tmp_path: Path) -> None:
    """In the order of its schema, with a certificate; what comes back from the UIC's list checks our tickets."""
    keys, by = signing(tmp_path, 1184, Realm.LIVE)
    xml = uic_xml(keys.all(), "Länstrafik & Co")
    entry = ElementTree.fromstring(xml)[0]
    assert [member.tag for member in entry] == [
        "issuerName", "issuerCode", "versionType", "signatureAlgorithm", "signatureAlgorithmOid", "id", "publicKey",
        "barcodeVersion", "startDate", "endDate", "allowedProductOwnerCodes", "lastDayOfSale", "keyForged",
        "commentForEncryptionType",
    ]  # fmt: skip
    assert entry.findtext("issuerName") == "Länstrafik & Co"
    known = {(key.company, key.id): key for key in read_uic_xml(xml)}
    live = ticket(issuer=1184, specimen=False)
    assert open_ticket(seal(live, by), lambda *named: known.get(named))[0] == live


def test_specimen_keys_are_never_published(tmp_path: Path) -> None:
    keys, _ = signing(tmp_path)
    with pytest.raises(FaultyFile) as raised:
        uic_xml(keys.all(), "Demo")
    assert fault(raised) == "KY007"


def test_a_uic_list_holds_many_keys_that_are_not_for_us(tmp_path: Path) -> None:
    """Older algorithms, letters for a number, keys that were stolen: left out, and the rest is read."""
    keys, _ = signing(tmp_path, 1184, Realm.LIVE)
    good = uic_xml(keys.all(), "Us").decode()
    entry = good[good.index("<key>") : good.index("</keys>")]
    many = [
        entry.replace("false", "true"),
        entry.replace("<id>1<", "<id>am013<"),
        entry.replace("MII", "AAA"),
        entry.replace("2026", "yesterday"),
        "<key/>",
        entry,
    ]
    (key,) = read_uic_xml(f"<keys>{''.join(many)}</keys>".encode())
    assert (key.company, key.id, key.sells_from, key.name) == (1184, 1, date(2026, 11, 20), "Us")
    for wrong in ("<nokeys/>", "nothing"):
        with pytest.raises(ValueError, match="no "):
            read_uic_xml(wrong.encode())
