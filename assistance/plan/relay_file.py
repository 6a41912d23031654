"""Reads relay.toml: an interpreter of sign language whom a traveller reaches with her own phone."""

from pathlib import Path
from urllib.parse import urlsplit

from assistance.plan.model import Relay
from assistance.plan.written import Written, begun
from kiosk.errors import FaultyFile

LONGEST = 200  # letters of an address: a larger square is hard to read for a camera


def read_relay(file: Path) -> Relay:
    """The relay that `file` holds. Raises FaultyFile with everything that is wrong with it."""
    part, faults = begun(file)
    found = Relay(part.said("name"), part.said("hours"), _address(part), part.word("phone"))
    if not (part.has("address") or part.has("phone")):
        cure = 'Write  address = "https://..."  or  phone = "+49 ...", or both.'
        faults.add(1, "HP041", "nobody can be reached: there is no address and no phone.", cure)
    part.done()
    if faults.found:
        raise FaultyFile(faults.found)
    return found


def _address(part: Written) -> str:
    address = part.word("address")
    split = urlsplit(address)
    if address and (split.scheme not in ("https", "http") or not split.hostname or " " in address):
        part.wrong("address", f"a phone cannot open {address!r}.", 'Write  address = "https://..."', "HP042")
    if len(address) > LONGEST:
        part.wrong("address", f"address has {len(address)} letters.", f"At most {LONGEST}: a camera reads it.", "HP043")
    return address
