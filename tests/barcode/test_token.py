"""Keys in a chip: whoever takes the disk has no key. All of it on a real PKCS#11 module, SoftHSM2."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pkcs11
import pytest
from cryptography import x509

from kiosk.barcode.envelope import open_ticket, seal
from kiosk.barcode.key_lists import list_key, read_signed_list, read_uic_xml, signed_list, uic_xml
from kiosk.barcode.keys import Keys, Realm, open_keys
from kiosk.barcode.token import TokenVault
from kiosk.barcode.token_address import read_token_address
from kiosk.errors import FaultyFile, Trouble
from kiosk.operator.cli import main
from kiosk.sales.sealing import Sealer
from tests.barcode.examples import TODAY, ticket
from tests.barcode.tokens import MODULE, PIN, Chips, needs_softhsm, restart
from tests.clock import FakeClock


@pytest.fixture
def chips(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Chips]:
    yield Chips(tmp_path, monkeypatch)
    pkcs11.unload(MODULE)  # the next story has tokens of its own


def fault(act: object) -> tuple[str, str]:
    """Code and words of the one fault that it raises."""
    with pytest.raises(FaultyFile) as raised:
        act()  # type: ignore[operator]
    (one,) = raised.value.faults
    assert one.cure
    return one.code, str(one)


@needs_softhsm
def test_a_ticket_is_signed_in_the_chip(chips: Chips) -> None:
    """An inspector sees no difference; on the disk lies nothing that could sign."""
    made = chips.keys().new(1184, Realm.LIVE, TODAY, "kiosk-7")
    keys = chips.keys()  # the machine was switched off and on
    by = keys.signing(1184, TODAY)
    assert (by.realm, by.key_id) == (Realm.LIVE, made.id)
    assert open_ticket(seal(ticket(issuer=1184, specimen=False), by), keys.find)[1] == made
    assert not list(chips.home.rglob("*.pem"))
    x509.load_der_x509_certificate(made.certificate).verify_directly_issued_by(
        x509.load_der_x509_certificate(made.certificate)
    )


@needs_softhsm
def test_the_private_half_cannot_be_taken_out(chips: Chips) -> None:
    """Not even by somebody who knows the PIN: that is what the chip is for."""
    chips.keys().new(1184, Realm.LIVE, TODAY)
    restart()
    with pkcs11.lib(MODULE).get_token(token_label="loket").open(user_pin=PIN) as session:
        (key,) = session.get_objects({pkcs11.Attribute.CLASS: pkcs11.ObjectClass.PRIVATE_KEY})
        assert key[pkcs11.Attribute.LABEL] == "loket live/1184-00001"
        assert (key[pkcs11.Attribute.EXTRACTABLE], key[pkcs11.Attribute.SENSITIVE]) == (False, True)
        with pytest.raises(pkcs11.AttributeSensitive):
            key[pkcs11.Attribute.VALUE]


@needs_softhsm
def test_rotation_and_lists_are_as_with_files(chips: Chips) -> None:
    """The next key signs from its day on, the old tickets are still good, inspectors load the signed list."""
    keys = chips.keys()
    keys.new(1184, Realm.LIVE, TODAY)
    old = keys.signing(1184, TODAY)
    before = seal(ticket(issuer=1184, specimen=False), old)
    new = keys.new(1184, Realm.LIVE, TODAY + timedelta(days=1))
    assert (new.id, keys.signing(1184, TODAY).key_id) == (2, 1)
    assert keys.signing(1184, TODAY + timedelta(days=1)).key_id == 2
    text = signed_list(keys, Realm.LIVE, TODAY)
    known = {(key.company, key.id): key for key in read_signed_list(text, list_key(keys, Realm.LIVE).read_bytes())}
    assert open_ticket(before, lambda *named: known.get(named))[1].id == 1
    published = read_uic_xml(uic_xml(keys.all(), "Länstrafik"))
    assert [key.certificate for key in published] == [key.certificate for key in keys.all()]
    assert chips.keys().vault.names() == {"live/1184-00001", "live/1184-00002", "live/list"}


@needs_softhsm
def test_two_kiosks_may_share_a_token(chips: Chips) -> None:
    """A network module serves a whole station: each kiosk sees the keys with its own first word only."""
    first = chips.keys(more=";object=kiosk7")
    first.new(1184, Realm.LIVE, TODAY)
    assert chips.keys(more=";object=kiosk8").vault.names() == set()
    assert first.vault.names() == {"live/1184-00001"}


@needs_softhsm
def test_a_number_that_the_chip_has_is_taken(chips: Chips) -> None:
    """The power went after the key and before its certificate: that number is never given again."""
    chips.keys().vault.make("live/1184-00041")
    keys = chips.keys()
    assert fault(lambda: keys.new(1184, Realm.LIVE, TODAY, key_id=41))[0] == "KY004"
    assert keys.new(1184, Realm.LIVE, TODAY).id == 42


@needs_softhsm
def test_each_thing_that_can_be_wrong_has_its_words(chips: Chips, tmp_path: Path) -> None:
    """No module, no library, no token, no PIN, a PIN for all to read: what it is, and what to do."""
    no_module = fault(chips.keys(module="/opt/none.so").vault.names)
    assert no_module[0] == "KY014"
    assert "/opt/none.so: KY014 is not there" in no_module[1]
    (tmp_path / "text.so").write_text("no library")
    assert fault(chips.keys(module=str(tmp_path / "text.so")).vault.names)[0] == "KY014"
    code, said = fault(chips.keys(token="other").vault.names)
    assert (code, "Tokens that are: loket" in said) == ("KY015", True)
    chips.pin.chmod(0o644)
    assert fault(chips.keys().vault.names)[0] == "KY002"
    chips.pin.unlink()
    assert fault(chips.keys().vault.names)[0] == "KY018"
    without = TokenVault(read_token_address(f"pkcs11:token=loket?module-path={MODULE}"))
    assert fault(without.names)[0] == "KY018"


@needs_softhsm
def test_a_wrong_pin_is_tried_once(chips: Chips) -> None:
    """A few tries lock a chip for good: a kiosk that tried at each sale would do that by itself."""
    chips.keys().new(1184, Realm.LIVE, TODAY)
    restart()
    chips.write_pin("000000")
    keys = chips.keys()
    tried = Tried(keys)
    for _ in range(3):
        assert fault(lambda: keys.signing(1184, TODAY))[0] == "KY016"
    assert tried.pins == ["000000"]
    chips.write_pin(PIN)
    assert keys.signing(1184, TODAY).key_id == 1


class Tried:
    """The PINs that a token was given."""

    def __init__(self, keys: Keys) -> None:
        assert isinstance(keys.vault, TokenVault)
        self.pins: list[str] = []
        self._token, keys.vault._token = keys.vault._token, self.token  # type: ignore[method-assign]

    def token(self) -> pkcs11.Token:
        self._real = self._token()
        return self  # type: ignore[return-value]

    @property
    def flags(self) -> pkcs11.TokenFlag:
        return self._real.flags

    def open(self, user_pin: str) -> pkcs11.Session:
        self.pins.append(user_pin)
        return self._real.open(user_pin=user_pin)


class Locked(Tried):
    """SoftHSM2 never locks. This one says that it has, as the standard's flags say it."""

    flag = pkcs11.TokenFlag.USER_PIN_LOCKED

    @property
    def flags(self) -> pkcs11.TokenFlag:
        return self._real.flags | self.flag

    def open(self, user_pin: str) -> pkcs11.Session:
        raise AssertionError("a PIN was tried on a locked token")


@needs_softhsm
@pytest.mark.parametrize("flag", [pkcs11.TokenFlag.USER_PIN_LOCKED, pkcs11.TokenFlag.USER_PIN_FINAL_TRY])
def test_a_locked_chip_and_its_last_try(chips: Chips, flag: pkcs11.TokenFlag) -> None:
    """A program does not use up the last try: a person unlocks the chip with its own software."""
    keys = chips.keys()
    Locked(keys).flag = flag
    code, said = fault(keys.vault.names)
    assert (code, "own software" in said) == ("KY017", True)


@needs_softhsm
def test_a_chip_that_locks_just_now(chips: Chips) -> None:
    class Locks(Tried):
        def open(self, user_pin: str) -> pkcs11.Session:
            raise pkcs11.PinLocked

    keys = chips.keys()
    Locks(keys)
    assert fault(keys.vault.names)[0] == "KY017"


@needs_softhsm
def test_a_chip_that_was_pulled_out_and_is_back(chips: Chips) -> None:
    """Meanwhile nothing is sold, and no card asked for; afterwards the kiosk goes on without a restart."""
    chips.keys().new("DEMO", Realm.SPECIMEN, FakeClock().now().date())
    keys = chips.keys()
    sealer = Sealer(keys, FakeClock())
    by = sealer.signing(demo=True)
    away = chips.pull()
    pkcs11.lib(MODULE).reinitialize()
    with pytest.raises(FaultyFile):
        by.sign(b"a ticket")
    with pytest.raises(Trouble, match="cannot-sign"):
        sealer.signing(demo=True)
    chips.put_back(away)
    assert by.sign(b"a ticket")
    assert sealer.signing(demo=True).key_id == by.key_id


@needs_softhsm
def test_another_chip_of_the_same_name(chips: Chips) -> None:
    """Its keys have the same names and are others: no ticket is signed that every inspector would refuse."""
    chips.keys().new(1184, Realm.LIVE, TODAY)
    chips.pull()
    chips.add("loket")
    chips.keys().vault.make("live/1184-00001")
    assert fault(lambda: chips.keys().signing(1184, TODAY))[0] == "KY013"


@needs_softhsm
def test_a_certificate_without_its_half_in_the_chip(chips: Chips) -> None:
    """An empty chip: another kiosk's certificate, as far as one can tell, and a name that signs nothing."""
    (key,) = (chips.keys().new(1184, Realm.LIVE, TODAY),)
    chips.pull()
    chips.add("loket")
    keys = chips.keys()
    assert not keys.is_here(key)
    assert fault(lambda: keys.vault.find("live/1184-00001", key.key))[0] == "KY019"


@needs_softhsm
def test_the_operators_commands_work_the_same(chips: Chips, capsys: pytest.CaptureFixture[str]) -> None:
    """new, list, rotate, export: only the place of the private half reads otherwise."""
    settings = f'[tickets]\ncompany = 1184\ncompany_name = "Länstrafik"\nkeys = "{chips.address()}"\n'
    (chips.home / "loket.toml").write_text(settings, "utf-8")

    def run(*words: str) -> tuple[int, str]:
        code = main(["--home", str(chips.home), "ticket", "keys", *words])
        return code, capsys.readouterr().out

    def fit() -> tuple[int, str]:
        code = main(["--home", str(chips.home), "devices", "check"])
        return code, next(line for line in capsys.readouterr().out.splitlines() if line.startswith("keys:"))

    assert fit() == (1, "keys: NOT GOOD  the token is open, and has 0 key(s) of this kiosk.")
    code, said = run("new", "--live")
    assert (code, "in the token loket, and never leaves it" in said) == (0, True)
    assert fit()[1] == "keys: good  the token is open, and has 1 key(s) of this kiosk."
    assert run("rotate")[0] == 0
    code, said = run("list")
    assert (code, said.count(" here ")) == (0, 2)
    assert run("export", str(chips.home / "keys.list"), "--live")[0] == 0
    assert run("export", str(chips.home / "keys.xml"), "--live", "--uic")[0] == 0
    chips.write_pin("000000")
    restart()
    code, said = run("list")
    assert (code, "did not take the PIN" in said) == (1, True)
    restart()
    assert fit() == (1, "keys: NOT GOOD  token loket: did not take the PIN.")
    assert not list(chips.home.rglob("*.pem"))


@pytest.mark.parametrize(
    ("address", "what"),
    [
        ("pkcs11:?module-path=/m.so", "names no token"),
        ("pkcs11:token=a", "names no module"),
        ("pkcs11:token=a?module-path=m.so", "names no module"),
        ("pkcs11:token=a;pin-value=1234?module-path=/m.so", "has a PIN in it"),
        ("pkcs11:token=a?module-path=/m.so&pin-value=1234", "has a PIN in it"),
        ("pkcs11:token=a;colour=red?module-path=/m.so", "says 'colour'"),
        ("pkcs11:token=a;token=b?module-path=/m.so", "'token' twice"),
        ("pkcs11:token=?module-path=/m.so", "does not say what token is"),
        ("pkcs11:token=a?module-path=/m.so&pin-source=|ask", "wants a PIN from no file"),
    ],
)
def test_an_address_that_cannot_be_read(tmp_path: Path, address: str, what: str) -> None:
    """Said when the kiosk starts, with how it is written; a PIN in it is never repeated on the screen."""
    code, said = fault(lambda: open_keys(tmp_path, address))
    assert (code, what in said) == ("KY008", True)
    assert "1234" not in said


def test_an_address_as_the_standard_writes_it() -> None:
    """Percent signs, and a file with three strokes, as other programs write them."""
    found = read_token_address(
        "pkcs11:token=Hall%201;serial=AB%3b1;object=k7?module-path=/m.so&pin-source=file:///e/pin"
    )
    assert (found.token, found.serial, found.label) == ("Hall 1", "AB;1", "k7")
    assert (found.module, found.pin) == (Path("/m.so"), Path("/e/pin"))
