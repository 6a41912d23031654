"""The four digits that a kiosk shows while somebody is on her way: who can enter them stands there."""

import hashlib
import hmac

DIGITS = 4


def key_of(token: str) -> str:
    """What the desk keeps of a kiosk's token: its SHA-256, in hexadecimal."""
    return hashlib.sha256(token.encode()).hexdigest()


def kiosk_code(key: str, request: str) -> str:
    """The code of one request. Kiosk and desk both work it out from the kiosk's token, so it never travels."""
    found = hmac.new(key.encode(), f"arrival {request}".encode(), hashlib.sha256).digest()
    return f"{int.from_bytes(found[:8]) % 10**DIGITS:0{DIGITS}}"
