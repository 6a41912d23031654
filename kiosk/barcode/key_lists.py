"""Lists of public keys: the signed one that inspectors' devices load, and the one that the UIC publishes.

Ours is two lines: a JSON object, and the signature over the octets of that line by the realm's list key. The UIC's is
the XML of railpublickey.uic.org, by its schema barCodeKeyExchange.xsd (github UnionInternationalCheminsdeFer,
UIC-keyfiles-editor, barCodeExportFile/schema); entries of DOSIPAS keys there say versionType DOS and barcodeVersion 2.
"""

import base64
import binascii
import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from kiosk.barcode.keys import Keys, PublicKey, Realm, read_certificate
from kiosk.barcode.vault import Signer
from kiosk.errors import Fault, FaultyFile

KIND = "loket ticket keys 1"
ALGORITHM = "SHA256withECDSA-P256"  # one of the names that the UIC's editor knows
ALGORITHM_OID = "1.2.840.10045.4.3.2"
DOSIPAS, U2 = "DOS", "2"


def signed_list(keys: Keys, realm: Realm, today: date) -> str:
    """All keys of this realm that still verify tickets, signed by the realm's list key, which is made if need be."""
    told: dict[str, Any] = {"kind": KIND, "realm": realm, "made": today.isoformat()}
    told["keys"] = [
        {"company": key.company, "id": key.id, "certificate": base64.b64encode(key.certificate).decode()}
        for key in keys.all()
        if key.realm is realm and key.verifies_until >= today
    ]
    body = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return f"{body}\n{base64.b64encode(_list_signer(keys, realm).sign(body.encode())).decode()}\n"


def list_key(keys: Keys, realm: Realm) -> Path:
    """Where the public half lies that checks this realm's lists: an inspector's device has it from the start."""
    file = keys.folder / realm / "list.pub"
    if not file.exists():
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        public = (
            keys.vault.make(f"{realm}/list")
            .public_key()
            .public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
        )
        file.write_bytes(public)
    return file


def read_signed_list(text: str, list_key_pem: bytes) -> tuple[PublicKey, ...]:
    """The keys of a signed list. Raises ValueError when it was changed, or is not from who made this list key."""
    body, _, signature = text.rstrip("\n").partition("\n")
    public = serialization.load_pem_public_key(list_key_pem)
    if not isinstance(public, ec.EllipticCurvePublicKey):
        raise ValueError("the list key is of another kind")
    try:
        public.verify(base64.b64decode(signature, validate=True), body.encode(), ec.ECDSA(hashes.SHA256()))
    except (InvalidSignature, binascii.Error) as error:
        raise ValueError("the list was changed, or it is from somebody else") from error
    told = json.loads(body)
    if told["kind"] != KIND:
        raise ValueError(f"a list of another kind: {told['kind']}")
    keys = tuple(read_certificate(base64.b64decode(key["certificate"])) for key in told["keys"])
    if wrong := [key for key in keys if key.realm != told["realm"]]:
        raise ValueError(f"a {wrong[0].realm} key in a list of {told['realm']} keys")
    return keys


def uic_xml(keys: Iterable[PublicKey], company_name: str) -> bytes:
    """What the UIC wants of keys to publish. Raises FaultyFile for specimen keys: none is ever published."""
    root = ElementTree.Element("keys")
    for key in keys:
        if key.realm is Realm.SPECIMEN or not isinstance(key.company, int):
            what = f"key {key.id} of {key.company} is a specimen key, and those are never published."
            raise FaultyFile([Fault("keys", 0, "KY007", what, "Make a live key: ./loket ticket keys new --live.")])
        entry = ElementTree.SubElement(root, "key")
        for name, text in _uic_entry(key, company_name):
            ElementTree.SubElement(entry, name, {"keytype": "CERTIFICATE"} if name == "publicKey" else {}).text = text
    ElementTree.indent(root)
    xml: bytes = ElementTree.tostring(root, "utf-8", xml_declaration=True)
    return xml + b"\n"


def read_uic_xml(xml: bytes) -> tuple[PublicKey, ...]:
    """The keys of a UIC list that can check our kind of signature; any other, and forged ones, are left out.

    Raises ValueError for what is no such list.
    """
    try:
        root = ElementTree.fromstring(xml)
    except ElementTree.ParseError as error:
        raise ValueError(f"no XML: {error}") from error
    if root.tag != "keys":
        raise ValueError(f"no list of keys, but {root.tag}")
    return tuple(key for entry in root.iter("key") if (key := _from_uic(entry)))


def _uic_entry(key: PublicKey, company_name: str) -> Iterator[tuple[str, str]]:
    """In the order of the schema."""
    yield "issuerName", company_name
    yield "issuerCode", str(key.company)
    yield "versionType", DOSIPAS
    yield "signatureAlgorithm", ALGORITHM
    yield "signatureAlgorithmOid", ALGORITHM_OID
    yield "id", str(key.id)
    yield "publicKey", base64.b64encode(key.certificate).decode()
    yield "barcodeVersion", U2
    yield "startDate", key.sells_from.isoformat()
    yield "endDate", key.verifies_until.isoformat()
    yield "allowedProductOwnerCodes", ""
    yield "lastDayOfSale", key.sells_until.isoformat()
    yield "keyForged", "false"
    yield "commentForEncryptionType", ""


def _from_uic(entry: ElementTree.Element) -> PublicKey | None:
    def said(name: str) -> str:
        return (entry.findtext(name) or "").strip()

    try:
        der = base64.b64decode(said("publicKey"))
        key = _public_half(der)
        first, last = date.fromisoformat(said("startDate")), date.fromisoformat(said("endDate"))
        sells_until = date.fromisoformat(said("lastDayOfSale") or said("endDate"))
        company, key_id = int(said("issuerCode")), int(said("id"))
    except (ValueError, binascii.Error):
        return None
    if not isinstance(key, ec.EllipticCurvePublicKey) or key.curve.name != "secp256r1" or said("keyForged") == "true":
        return None
    return PublicKey(company, key_id, Realm.LIVE, first, sells_until, last, key, der, said("issuerName"))


def _public_half(der: bytes) -> object:
    try:
        return x509.load_der_x509_certificate(der).public_key()
    except ValueError:
        return serialization.load_der_public_key(der)


def _list_signer(keys: Keys, realm: Realm) -> Signer:
    public = serialization.load_pem_public_key(list_key(keys, realm).read_bytes())
    if not isinstance(public, ec.EllipticCurvePublicKey):
        raise FaultyFile([Fault(str(list_key(keys, realm)), 0, "KY003", "is no P-256 key.", "Copy it again.")])
    return keys.vault.find(f"{realm}/list", public)
