"""How a nexo request reaches the terminal: HTTPS with the maker's certificate checked, the body sealed with our key.

Source of the sealing: Adyen, "Protect communications" of local Terminal API integrations; checked against its open
libraries in Java, .NET and Node. PBKDF2-HMAC-SHA1 of the passphrase (salt "AdyenNexoV1Salt", 4,000 rounds) gives a
key for HMAC-SHA256 (over the plain text), one for AES-256-CBC, and an initial vector that each nonce is mixed into.
"""

import base64
import hashlib
import hmac
import http.client
import os
import socket
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kiosk.devices.payment.nexo_words import read, written
from kiosk.devices.ports import DeviceTrouble

SALT, ROUNDS = b"AdyenNexoV1Salt", 4000
BLOCK = 16
LARGEST = 1_000_000  # octets of an answer


@dataclass(frozen=True)
class Key:
    """The secret that the operator and the terminal share, with its name and version."""

    identifier: str
    version: int
    passphrase: str


class Seal:
    """Seals and opens bodies. The keys are drawn from the passphrase once."""

    def __init__(self, key: Key) -> None:
        drawn = hashlib.pbkdf2_hmac("sha1", key.passphrase.encode(), SALT, ROUNDS, 80)
        self._key = key
        self._hmac, self._cipher, self._vector = drawn[:32], drawn[32:64], drawn[64:]

    def sealed(self, tree: Mapping[str, Any], nonce: bytes | None = None) -> dict[str, Any]:
        """The same message with its header in clear and the rest as a blob."""
        ((kind, message),) = tree.items()
        nonce = nonce or os.urandom(BLOCK)
        plain = written(tree).encode()
        trailer = {
            "AdyenCryptoVersion": 1,
            "Hmac": _text(hmac.digest(self._hmac, plain, "sha256")),
            "KeyIdentifier": self._key.identifier,
            "KeyVersion": self._key.version,
            "Nonce": _text(nonce),
        }
        blob = _text(self._crypt(plain, nonce))
        return {kind: {"MessageHeader": message["MessageHeader"], "NexoBlob": blob, "SecurityTrailer": trailer}}

    def opened(self, tree: Mapping[str, Any]) -> dict[str, Any]:
        """The message inside. Raises DeviceTrouble("terminal-refused") when it was not sealed with our key."""
        try:
            ((_, message),) = tree.items()
            trailer = message["SecurityTrailer"]
            plain = self._decrypt(_octets(message["NexoBlob"]), _octets(trailer["Nonce"]))
            good = hmac.compare_digest(hmac.digest(self._hmac, plain, "sha256"), _octets(trailer["Hmac"]))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise DeviceTrouble("terminal-refused", "its answer is not sealed as agreed") from error
        if not good:
            raise DeviceTrouble("terminal-refused", "its answer is sealed with another key")
        return read(plain)

    def _crypt(self, plain: bytes, nonce: bytes) -> bytes:
        from cryptography.hazmat.primitives.padding import PKCS7

        padder = PKCS7(BLOCK * 8).padder()
        encryptor = self._aes(nonce).encryptor()
        sealed: bytes = encryptor.update(padder.update(plain) + padder.finalize()) + encryptor.finalize()
        return sealed

    def _decrypt(self, blob: bytes, nonce: bytes) -> bytes:
        from cryptography.hazmat.primitives.padding import PKCS7

        decryptor = self._aes(nonce).decryptor()
        unpadder = PKCS7(BLOCK * 8).unpadder()
        return unpadder.update(decryptor.update(blob) + decryptor.finalize()) + unpadder.finalize()

    def _aes(self, nonce: bytes) -> Any:
        from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

        vector = bytes(ours ^ theirs for ours, theirs in zip(self._vector, nonce, strict=True))
        return Cipher(algorithms.AES(self._cipher), modes.CBC(vector))


@dataclass(frozen=True)
class Door:
    """Where a terminal listens. `ca`: the maker's certificate, a PEM file; "": no TLS, for loopback alone."""

    host: str
    port: int = 8443
    path: str = "/nexo"
    ca: str = ""
    name: str = ""  # as in the terminal's certificate, where it is not the host

    def post(self, tree: Mapping[str, Any], seal: Seal | None, seconds: float, connect: float) -> dict[str, Any]:
        """Send one request on a connection of its own and wait for its answer.

        Raises DeviceTrouble("terminal-unplugged"): nobody knows whether it arrived.
        """
        octets = written(seal.sealed(tree) if seal else tree).encode()
        connection = http.client.HTTPConnection(self.host, self.port)
        try:
            connection.sock = self._connected(connect)
            connection.sock.settimeout(seconds)
            connection.request("POST", self.path, octets, {"Content-Type": "application/json", "Connection": "close"})
            response = connection.getresponse()
            text = response.read(LARGEST)
        except (OSError, http.client.HTTPException) as error:
            raise DeviceTrouble("terminal-unplugged", f"{self.host}:{self.port}: {error!r}") from error
        finally:
            connection.close()
        if response.status != http.client.OK:
            raise DeviceTrouble("terminal-refused", f"HTTP {response.status}")
        answer = read(text or b"{}")
        return seal.opened(answer) if seal and answer else answer

    def _connected(self, seconds: float) -> socket.socket:
        plain = socket.create_connection((self.host, self.port), seconds)
        if not self.ca:
            return plain
        try:
            trust = ssl.create_default_context(cafile=self.ca)
            return trust.wrap_socket(plain, server_hostname=self.name or self.host)
        except BaseException:
            plain.close()
            raise


def _text(octets: bytes) -> str:
    return base64.b64encode(octets).decode()


def _octets(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
