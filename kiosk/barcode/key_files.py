"""Private halves as files, `keys/live/1184-00003.pem`, that nobody but the kiosk's user can read."""

import os
import stat
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from kiosk.barcode.vault import KEY_NEW, KeySigner, Signer, fault


class KeyFiles:
    """A Vault: a folder with a folder for each realm."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def where(self, realm: str) -> str:
        """In words."""
        return f"Its private half is in {self._folder / realm}, for this user alone. Never copy it."

    def names(self) -> set[str]:
        """Of all private halves that lie here."""
        return {f"{file.parent.name}/{file.stem}" for file in self._folder.glob("*/*.pem")}

    def make(self, name: str) -> ec.EllipticCurvePrivateKey:
        """A new key of this name. Raises OSError when it cannot be written, or one of that name is there."""
        private = ec.generate_private_key(ec.SECP256R1())
        write_private(self._file(name), private)
        return private

    def find(self, name: str, public: ec.EllipticCurvePublicKey) -> Signer:
        """The private half of this key. Raises FaultyFile for one that others may read, or of another key."""
        private = read_private(file := self._file(name))
        if private.public_key() != public:
            raise fault(file, "KY013", "is the private half of another key.", KEY_NEW)
        return KeySigner(private)

    def _file(self, name: str) -> Path:
        return self._folder / f"{name}.pem"


def read_private(file: Path) -> ec.EllipticCurvePrivateKey:
    """A private key in a file that only the kiosk's user can read. Raises FaultyFile for any other file."""
    pem = tight_bytes(file, "private key", "./loket ticket keys rotate, and take the old .crt away")
    try:
        key = serialization.load_pem_private_key(pem, None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        key = None
    if not isinstance(key, ec.EllipticCurvePrivateKey) or key.curve.name != "secp256r1":
        raise fault(file, "KY003", "is no P-256 key.", KEY_NEW)
    return key


def write_private(file: Path, key: ec.EllipticCurvePrivateKey) -> None:
    """Keep a private key where only this user can read it; an older file of that name is never written over."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    pem, plain = serialization.Encoding.PEM, serialization.NoEncryption()
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as private:
        private.write(key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain))
        private.flush()
        os.fsync(private.fileno())


def tight_bytes(file: Path, what: str, if_read: str) -> bytes:
    """A secret that others may read is no secret: it is not used. Raises FaultyFile, OSError.

    `what` it is, and what to do `if_read` by others already, stand in the fault.
    """
    with file.open("rb") as secret:
        found = os.fstat(secret.fileno())
        if found.st_mode & (stat.S_IRWXG | stat.S_IRWXO) or found.st_uid not in (0, os.geteuid()):
            said = f"is a {what} that others may read (rights {stat.S_IMODE(found.st_mode):o}); it is not used."
            raise fault(file, "KY002", said, f"If others may have read it: {if_read}. Else: chmod 600.")
        return secret.read()
