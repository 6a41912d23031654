"""Stories of bytes: what real terminals and published examples of ZVT say is read as their authors read it.

Bytes are facts. Sources: Portalum.Zvt (MIT), unit tests StatusInformationParserTest, ApduHelperTest, ZvtClientTest;
wirelane/ecrterm (LGPL-3), tests test_parsing, test_parsing_open_reservation_responses, test_parsing_completion.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.payment import zvt_words as words
from kiosk.devices.payment.zvt_fields import bcd, fields, masked, nested, number, status, text_line, text_lines
from kiosk.devices.payment.zvt_till import _state


def data(message: str) -> bytes:
    """The data of a whole message in hex, checked against its own length."""
    octets = bytes.fromhex(message.replace("-", ""))
    assert len(octets) == 3 + octets[2]
    return octets[3:]


GOOD_PAYMENT = (  # Portalum.Zvt, Parse_PaymentGood1
    "040F77270004000000002040 0B000470 0C223953 0D1006 0E2512 170001 1970 22F0F8EEEEEEEEEEEE4771 2928004869"
    "2A313030343631373633202020202020 3B3631313830340000 3CF0F1F447454E2E4E522E3A363131383034 490978 870470 88000470"
    "8A2E 8BF1F74465626974204D61737465726361726400"
)


def test_a_recorded_payment_is_read_whole() -> None:
    """A real terminal's words about 20.40 euro: receipt and trace 470, and no more of the card than it masked."""
    found = status(data(GOOD_PAYMENT))

    assert (found.result, found.amount, found.receipt, found.trace) == (0, 2040, 470, 470)
    assert (found.time, found.date, found.original) == ("223953", "1006", None)
    assert found.card == "Debit Mastercard **** 4771"
    assert number(fields(data(GOOD_PAYMENT))[0x29]) == 28004869
    assert fields(data(GOOD_PAYMENT))[0x3C] == b"GEN.NR.:611804"


@pytest.mark.parametrize(
    ("message", "result", "text"),
    [
        ("040F1E276C29280048693CF0F1F941626272756368206475726368204B756E6465", 0x6C, "Abbruch durch Kunde"),
        ("040F1827FF29280048693CF0F1F34265747261672066616C736368", 0xFF, "Betrag falsch"),
        ("040F25270529290002743CF0F0F9416267656C65686E748A06060D240B0709416267656C65686E74", 0x05, "Abgelehnt"),
    ],
)
def test_recorded_refusals_are_read(message: str, result: int, text: str) -> None:
    """Portalum.Zvt: stopped by key, wrong amount, card rejected."""
    assert status(data(message)).result == result
    assert fields(data(message))[0x3C].decode() == text


def test_a_recorded_trace_of_zeros_is_no_identity() -> None:
    """Portalum.Zvt, Parse_TlvInfos2: a real terminal sends trace 000000 with receipt 5: all of it is the identity."""
    message = (
        "040F6C2700040000000020400C2109160D11010E999922F0F8EEEEEEEEEEEE4771A00129000000068700050B0000008A068BF1F1"
        "4D41535445524341524400062E2F081F1201011F100103601B4307A0000000041010441044656269742"
        "04D6173746572636172641F2B0410016005"
    )
    found = status(data(message))

    assert (found.receipt, found.trace, found.amount, found.time) == (5, 0, 2040, "210916")
    assert found.card == "MASTERCARD **** 4771"


def test_a_recorded_visa_with_visible_first_digits_shows_four_at_most() -> None:
    """ecrterm: this terminal leaves ten digits readable. Four are enough for a traveller to know her card."""
    message = (
        "040FCE2700040000000010004909780C1230050D062922F0F8474843EEEEEE77438700023B38383931353000000B00073319"
        "6029420030360E18018A0A8C038BF0F556495341002A3435353630303030303539392020203CF0F7F341532D544944203D20"
        "31334630303031330D41532D50726F632D436F6465203D203230203930332030300D436170742E2D5265662E3D2030303030"
        "0D41494435393A20383039323538062B4102000A4902000315024445600F4204564953414307A00000000310102F0C1F1001"
        "001F1101011F120102"
    )
    found = status(data(message))

    assert (found.amount, found.receipt, found.trace) == (1000, 2, 733)
    assert found.card.endswith("**** 7743")
    assert "4748" not in found.card


@pytest.mark.parametrize(
    ("message", "receipts"),
    [
        ("061E04B887FFFF", set()),
        ("061E04B8870123", {123}),
        ("061E0EB806112309080201230802 4567".replace(" ", ""), {123, 4567}),
        ("061E11B8870123061123090802456708027890", {123, 4567, 7890}),
    ],
)
def test_published_lists_of_open_holds_are_read(message: str, receipts: set[int]) -> None:
    """ecrterm: none, one, and several; two of them announce more octets than they bring, as terminals do."""
    assert status(bytes.fromhex(message)[4:]).holds == receipts


@pytest.mark.parametrize(
    ("ours", "published"),
    [
        (words.message(words.PAY, b"\x04" + bcd(1000, 6)), "060107040000 00001000"),  # Portalum, PaymentAsync(10)
        (words.message(words.PAY, b"\x04" + bcd(3300, 6) + b"\x02\x0a"), "060109040000 00003300020A"),  # issue of goods
        (words.WAIT, "849C00"),
        (words.NOT_ISSUED, "846600"),
        (words.GOOD, "800000"),
        (words.message(b"\x04\x0f", b"\x6c"), "040F016C"),
        (words.message(b"\x04\x0f", bytes(256))[:5], "040FFF0001"),
    ],
)
def test_our_words_are_the_published_bytes(ours: bytes, published: str) -> None:
    """Portalum.Zvt's tests: payment, the vending handshake, both forms of the length."""
    assert ours == bytes.fromhex(published)


def test_each_order_says_amount_currency_and_receipt() -> None:
    """19.90 euro, and receipt 123: what the note's table of ZVT says, octet for octet."""
    assert words.hold(1990, 978).hex() == "06220a" + "04000000001990" + "490978"
    assert words.pay(1990, 978, polls=60).hex() == "06010e" + "04000000001990" + "490978" + "1904" + "023c"
    assert words.book(123, 1990, 978).hex() == "06240d" + "870123" + "04000000001990" + "490978"
    assert words.release(123).hex() == "062503870123"
    assert words.reverse(0, 123).hex() == "063006" + "000000" + "870123"
    assert words.register(0, 978).hex() == "060006" + "000000" + "be" + "0978"
    assert words.open_holds().hex() == "062305" + "87ffff" + "0600"


def test_a_completion_may_begin_with_a_version() -> None:
    """ecrterm: state "ready" behind 40 letters of software version; and a bare state octet."""
    message = (
        "f0f4f04745522d4150502d76322e302e393b635230322e30312e30312d30302e30392d322d323b43433236"
        "00065b1f440452500245e4431f400a6356454e4420626f782b"
    )
    assert _state(bytes.fromhex(message)) == 0
    assert _state(b"\x9c") == 0x9C
    assert _state(b"") == 0


def test_receipt_lines_are_read_and_masked() -> None:
    """ecrterm: a recorded line "Kassenschnitt"; and a whole card number on a line never stays whole."""
    assert text_line(data("06D11700202020202020202020" + "4B617373656E7363686E697474")) == ("         Kassenschnitt",)
    assert text_line(b"\x00VISA 4111 1111 1111 1111") == ("VISA **** 1111",)
    block = bytes.fromhex("0613" + "1f070102" + "250d" + "0704" + "4c757078" + "0705" + "5a7765693a")
    assert text_lines(block) == ("Lupx", "Zwei:")


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader(octets: bytes) -> None:
    """Whatever a broken terminal sends, the kiosk stays up."""
    status(octets)
    text_lines(octets)
    text_line(octets)
    nested(octets)
    _state(octets)


@given(st.integers(0, 10**12 - 1))
def test_amounts_come_back_as_they_went(minor: int) -> None:
    """Twelve decimals: every amount that fits is read as it was written."""
    assert number(bcd(minor, 6)) == minor
    assert number(fields(b"\x04" + bcd(minor, 6))[4]) == minor


@pytest.mark.parametrize("value", [-1, 10**12])
def test_an_amount_that_does_not_fit_is_a_bug(value: int) -> None:
    """It is never cut to another amount."""
    with pytest.raises(ValueError, match="does not fit"):
        bcd(value, 6)


def test_each_word_of_the_terminal_has_a_sentence() -> None:
    """Every status and every code that a terminal can send becomes a key: nothing is shown raw."""
    assert {words.told(step) for step in range(256)} >= {"hold-card", "enter-pin", "remove-card", "wait", "wrong-pin"}
    assert words.told(0x5D) == "remove-card"
    assert words.ended(0xB1)[1] == "terminal-full"
    assert words.ended(0xFE)[1] == "card-declined"


@pytest.mark.parametrize(
    ("text", "shown"),
    [("4111111111111111", "**** 1111"), ("2026-11-25 23:39:53", "2026-11-25 23:39:53"), ("AID 059 Nr. 88915", None)],
)
def test_only_what_may_be_a_card_is_masked(text: str, shown: str | None) -> None:
    """Date, time and terminal numbers stay readable for whoever checks a receipt."""
    assert masked(text) == (shown or text)
