"""Thousands of tickets: each decodes and verifies here and in a second PER engine, each symbol in two readers.

A thousand every day; for a release ten thousand: LOKET_TICKETS=10000 ./loket test tests/barcode/test_many.py
"""

import os
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.barcode import symbol
from kiosk.barcode.asn1 import decode
from kiosk.barcode.envelope import open_envelope, open_ticket
from kiosk.barcode.issuing import Issued, issue
from kiosk.barcode.keys import Keys, PublicKey, Realm, Signing
from kiosk.barcode.model import Company
from tests.barcode.engines import SecondEngine, read_with_second_reader, second_reader
from tests.barcode.examples import any_ticket

TICKETS = int(os.environ.get("LOKET_TICKETS", "1000"))
BATCH = 200
ROLL = 576  # dots of an 80 mm roll


@pytest.fixture(scope="module")
def signers(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[Company, bool], Signing]:
    """A key for each company and realm that `any_ticket` names, good for all its years."""
    return _Signers(tmp_path_factory.mktemp("home"))


class _Signers(dict[tuple[Company, bool], Signing]):
    def __init__(self, home: Path) -> None:
        super().__init__()
        self.keys: dict[tuple[Company, int], PublicKey] = {}
        self._home = home

    def __missing__(self, wanted: tuple[Company, bool]) -> Signing:
        company, specimen = wanted
        keys, realm = Keys(self._home), Realm.SPECIMEN if specimen else Realm.LIVE
        key = keys.new(company, realm, date(2025, 12, 31), sells=timedelta(days=3 * 366 + 1))
        self.keys[key.company, key.id] = key
        signer = keys.vault.find(f"{realm}/{company}-{key.id:05}", key.key)
        self[wanted] = Signing(company, key.id, realm, signer)
        return self[wanted]


def made(seed: int, signers: dict[tuple[Company, bool], Signing]) -> Issued:
    """A ticket and its barcode, or its first one. Without a company's number, every ticket is a specimen."""
    said = any_ticket(seed)
    if isinstance(said.issuer, str):
        said = replace(said, specimen=True)
    return issue(said, signers[said.issuer, said.specimen], ROLL)[0]


@pytest.mark.slow
def test_every_ticket_is_read_by_everybody(signers: _Signers, second_engine: SecondEngine, tmp_path: Path) -> None:
    """Every inspector in Europe can scan it: no ticket in ten thousand is sold that one of them could not read."""
    second_reader()
    for start in range(0, TICKETS, BATCH):
        expected, pictures = b"", []
        for seed in range(start, min(start + BATCH, TICKETS)):
            issued = made(seed, signers)
            octets = issued.octets
            opened, _ = open_ticket(octets, lambda *named: signers.keys.get(named))
            assert opened == issued.ticket, seed
            content = open_envelope(octets).content
            values = second_engine.decode("UicRailTicketData", content)
            assert values == decode("UicRailTicketData", content), seed
            assert second_engine.encode("UicRailTicketData", values) == content, seed
            header = second_engine.decode("UicBarcodeHeader", octets)
            assert second_engine.encode("UicBarcodeHeader", header) == octets, seed
            assert symbol.read(issued.symbol.picture) == (octets,), seed
            pictures.append(tmp_path / f"{seed}.png")
            issued.symbol.picture.save(pictures[-1], compress_level=1)
            expected += octets
        assert read_with_second_reader(pictures) == expected, start
        for picture in pictures:
            picture.unlink()


def test_the_generator_makes_every_kind(signers: _Signers) -> None:
    """Ten thousand of the same ticket would prove nothing."""
    said = [any_ticket(seed) for seed in range(300)]
    rights = [right for it in said for right in it.rights]
    assert {right.kind for right in rights} == {"journey", "pass"}
    assert len({right.product for right in rights}) == 9
    assert len({riders.category for right in rights for riders in right.riders}) == 11
    for member in ("and_back", "via", "zones", "trains", "vat", "conditions", "owner", "name"):
        assert {bool(getattr(right, member)) for right in rights} == {True, False}, member
    assert {right.travel_class for right in rights} == {"second", "first", "comfort"}
    assert any(right.valid_until.hour == 3 for right in rights)
    assert any(right.start.uic for right in rights)
    assert any(right.start.local for right in rights)
    assert {it.issued.astimezone(UTC) > datetime(2027, 1, 1, tzinfo=UTC) for it in said} == {True, False}
