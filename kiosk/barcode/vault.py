"""Vault: where the private halves of keys lie. Whoever has one signs; only a file's half can ever be read."""

from typing import Protocol

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from kiosk.errors import Fault, FaultyFile

KEY_NEW = "Make one: ./loket ticket keys new."


class Signer(Protocol):
    """The private half of one key."""

    def sign(self, octets: bytes) -> bytes:
        """ECDSA with SHA-256 over these octets, as DER. Raises FaultyFile when its place does not let us sign."""


class Vault(Protocol):
    """Private halves by name: "live/1184-00003" is key 3 of company 1184, "live/list" signs the lists of that realm."""

    def where(self, realm: str) -> str:
        """In words for whoever made a key: where its private half is, and what to know about that."""

    def names(self) -> set[str]:
        """Of all private halves that lie here. Raises FaultyFile."""

    def make(self, name: str) -> ec.EllipticCurvePrivateKey:
        """A new P-256 key of this name, kept for good; what is returned can sign. Raises FaultyFile, OSError."""

    def find(self, name: str, public: ec.EllipticCurvePublicKey) -> Signer:
        """The private half of this key. Raises FaultyFile where it is not here, or is that of another key."""


class KeySigner:
    """Signs with a key of `cryptography`, wherever that has its private half."""

    def __init__(self, key: ec.EllipticCurvePrivateKey) -> None:
        self._key = key

    def sign(self, octets: bytes) -> bytes:
        """ECDSA with SHA-256 over these octets, as DER."""
        return self._key.sign(octets, ec.ECDSA(hashes.SHA256()))


def fault(place: object, code: str, what: str, cure: str) -> FaultyFile:
    """One fault of the place where keys lie, to be raised."""
    return FaultyFile([Fault(str(place), 0, code, what, cure)])
