"""Keys that sign tickets: made, kept with tight rights, found again, rotated; specimen or live, and never both.

The private half of a key lies in a vault, files or a PKCS#11 token, and never leaves this kiosk. In `keys/specimen` or
`keys/live` of the kiosk's home lies `1184-00003.crt`, a certificate with the public half and its dates; one without its
private half belongs to another kiosk. A key whose certificate is taken away is known no more.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from kiosk.barcode.key_files import KeyFiles
from kiosk.barcode.model import Company
from kiosk.barcode.token import TokenVault
from kiosk.barcode.token_address import read_token_address
from kiosk.barcode.vault import Signer, Vault
from kiosk.errors import Fault, FaultyFile

NOBODY = "DEMO"  # the company of a kiosk that has no code: no real company's number is ever borrowed
SELLS, VERIFIES = timedelta(days=365), timedelta(days=500)  # a ticket is valid for 500 days at most
MOST = 99_999  # the largest keyId


def open_keys(home: Path, store: str = "file") -> "Keys":
    """The keys of this home. `store`: "file", or the address of a token, "pkcs11:token=..."; it is not opened yet.

    Raises FaultyFile for any other word, or an address that cannot be read.
    """
    if store == "file":
        return Keys(home / "keys")
    if store.startswith("pkcs11:"):
        return Keys(home / "keys", TokenVault(read_token_address(store)))
    what, cure = f"[tickets] keys = {store!r} is no place for keys.", 'Write keys = "file", or an address "pkcs11:...".'
    raise FaultyFile([Fault("loket.toml", 0, "KY008", what, cure)])


class Realm(StrEnum):
    """Whether tickets of a key are worth anything. Keys of two realms never stand in one list."""

    SPECIMEN = "specimen"
    LIVE = "live"


@dataclass(frozen=True)
class PublicKey:
    """What an inspector must know of a key. It signs from `sells_from` to `sells_until`: days in UTC, both included."""

    company: Company
    id: int
    realm: Realm
    sells_from: date
    sells_until: date
    verifies_until: date
    key: ec.EllipticCurvePublicKey
    certificate: bytes = b""  # X.509, DER
    name: str = ""  # of the kiosk that has the private half


@dataclass(frozen=True)
class Signing:
    """What signs today: whose key, which one, and whether its tickets are specimens."""

    company: Company
    key_id: int
    realm: Realm
    signer: Signer

    @property
    def specimen(self) -> bool:
        """Whether a ticket that it signs says that it is not valid."""
        return self.realm is Realm.SPECIMEN

    def sign(self, octets: bytes) -> bytes:
        """ECDSA with SHA-256 over these octets, as DER."""
        return self.signer.sign(octets)


class Keys:
    """The keys of one kiosk's home, and those of other kiosks whose certificates were laid beside them."""

    def __init__(self, folder: Path, vault: Vault | None = None) -> None:
        """`vault`: where the private halves lie; without one, beside their certificates."""
        self.folder = folder
        self.vault = vault or KeyFiles(folder)

    def all(self) -> tuple[PublicKey, ...]:
        """Every key that is known here, by company and id. Raises FaultyFile for a .crt that is none of ours."""
        found = [_public(file, realm) for realm in Realm for file in sorted((self.folder / realm).glob("*.crt"))]
        return tuple(sorted(found, key=lambda key: (str(key.company), key.id)))

    def find(self, company: Company, key_id: int) -> PublicKey | None:
        """The key that such a ticket names; None if it is not known here."""
        return next((key for key in self.all() if (key.company, key.id) == (company, key_id)), None)

    def is_here(self, key: PublicKey) -> bool:
        """Whether this kiosk can sign with it. Raises FaultyFile when its token cannot be asked."""
        return _name(key) in self.vault.names()

    def new(
        self, company: Company, realm: Realm, today: date, name: str = "", key_id: int = 0, sells: timedelta = SELLS
    ) -> PublicKey:
        """Make a key that may sign from today on. `key_id` 0: the next that is free here.

        Raises FaultyFile when the id is taken, a live key is wanted without a company code, or nothing can be written.
        """
        if realm is Realm.LIVE and not isinstance(company, int):
            what, cure = (
                "has no company code, so it can make specimen keys only.",
                "Write [tickets] company = (RICS code).",
            )
            raise FaultyFile([Fault("loket.toml", 0, "KY001", what, cure)])
        made = {file.stem for file in self.folder.glob(f"*/{company}-*.*")}
        made |= {name.partition("/")[2] for name in self.vault.names()}
        taken = {int(stem.rpartition("-")[2]) for stem in made if stem.startswith(f"{company}-")}
        key_id = key_id or max(taken, default=0) + 1
        if key_id in taken or not 0 < key_id <= MOST:
            what = f"cannot have a new key {key_id}: it is taken, or not between 1 and {MOST}."
            raise FaultyFile([Fault(str(self.folder), 0, "KY004", what, "Leave --id away, or take another number.")])
        stem = f"{company}-{key_id:05}"
        file = self.folder / realm / f"{stem}.crt"
        try:
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            private = self.vault.make(f"{realm}/{stem}")
            certificate = _certificate(private, company, realm, key_id, name or NOBODY, (today, sells))
            file.with_suffix(".new").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
            return _public(file.with_suffix(".new").replace(file), realm)
        except OSError as error:
            what, cure = f"cannot be written: {error.strerror}.", "Is the folder yours, and is the disk full?"
            raise FaultyFile([Fault(str(file), 0, "KY012", what, cure)]) from error

    def signing(self, company: int, today: date, *, real: bool = True) -> Signing:
        """What signs today for this company (RICS code; 0: none yet). Not `real`: always a specimen.

        Specimens until there is a code and a live key here has begun; from then on never again: where no live key is in
        force, FaultyFile is raised and nothing may be sold. A specimen key is made when there is none. `today`: in UTC.
        """
        names = self.vault.names()
        here = [key for key in self.all() if key.company == (company or NOBODY) and _name(key) in names]
        live = [key for key in here if key.realm is Realm.LIVE and key.sells_from <= today]
        if company and real and live:
            if not (in_force := _in_force(live, today)):
                what, cure = f"has no live key that may sign on {today}.", "Make one: ./loket ticket keys rotate."
                raise FaultyFile([Fault(str(self.folder / Realm.LIVE), 0, "KY005", what, cure)])
        else:
            in_force = _in_force([key for key in here if key.realm is Realm.SPECIMEN], today) or [
                self.new(company or NOBODY, Realm.SPECIMEN, today)
            ]
        newest = max(in_force, key=lambda key: (key.sells_from, key.id))
        return Signing(newest.company, newest.id, newest.realm, self.vault.find(_name(newest), newest.key))


def read_certificate(der: bytes) -> PublicKey:
    """A certificate that `Keys.new` made. Raises ValueError for any other."""
    certificate = x509.load_der_x509_certificate(der)
    key = certificate.public_key()
    if not isinstance(key, ec.EllipticCurvePublicKey) or key.curve.name != "secp256r1":
        raise ValueError("no P-256 key")
    said = {attribute.oid: str(attribute.value) for attribute in certificate.subject}
    try:
        period = certificate.extensions.get_extension_for_class(x509.PrivateKeyUsagePeriod).value
        company, realm = said[NameOID.ORGANIZATION_NAME], Realm(said[NameOID.ORGANIZATIONAL_UNIT_NAME])
        key_id, name = int(said[NameOID.SERIAL_NUMBER]), said[NameOID.COMMON_NAME]
    except (x509.ExtensionNotFound, KeyError) as error:
        raise ValueError(f"no certificate of ./loket ticket keys: {error}") from error
    if period.not_before is None or period.not_after is None:
        raise ValueError("no days of sale")
    return PublicKey(
        company=int(company) if company.isdigit() else company,
        id=key_id,
        realm=realm,
        sells_from=period.not_before.date(),
        sells_until=period.not_after.date(),
        verifies_until=certificate.not_valid_after_utc.date(),
        key=key,
        certificate=der,
        name=name,
    )


def _name(key: PublicKey) -> str:
    """What its private half is called in a vault."""
    return f"{key.realm}/{key.company}-{key.id:05}"


def _in_force(keys: list[PublicKey], today: date) -> list[PublicKey]:
    return [key for key in keys if key.sells_from <= today <= key.sells_until]


def _public(file: Path, realm: Realm) -> PublicKey:
    try:
        der = x509.load_pem_x509_certificate(file.read_bytes()).public_bytes(serialization.Encoding.DER)
        key = read_certificate(der)
    except (ValueError, OSError) as error:
        what, cure = f"is no certificate of a ticket key: {error}.", "Take it away, or copy it again."
        raise FaultyFile([Fault(str(file), 0, "KY003", what, cure)]) from error
    if key.realm is not realm:
        what = f"is a {key.realm} key among the {realm} keys."
        raise FaultyFile([Fault(str(file), 0, "KY006", what, f"It belongs into {file.parents[1] / key.realm}.")])
    return key


def _certificate(
    private: ec.EllipticCurvePrivateKey,
    company: Company,
    realm: Realm,
    key_id: int,
    name: str,
    period: tuple[date, timedelta],
) -> x509.Certificate:
    first, sells = period
    # Ends at 20:59:59 UTC: the UIC's editor compares its day with the list's, in the local time of its own place.
    begins, ends = (datetime.combine(day, at, UTC) for day, at in ((first, time()), (first + sells, time(20, 59, 59))))
    subject = x509.Name(list(_subject(company, realm, key_id, name)))
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(private.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(ends + VERIFIES)
        .add_extension(x509.PrivateKeyUsagePeriod(begins, ends), critical=False)
        .sign(private, hashes.SHA256())
    )


def _subject(company: Company, realm: Realm, key_id: int, name: str) -> Iterator[x509.NameAttribute[str]]:
    yield x509.NameAttribute(NameOID.ORGANIZATION_NAME, str(company))
    yield x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, realm)
    yield x509.NameAttribute(NameOID.SERIAL_NUMBER, str(key_id))
    yield x509.NameAttribute(NameOID.COMMON_NAME, name)
