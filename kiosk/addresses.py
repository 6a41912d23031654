"""Addresses that an operator writes: is this one of a database, or of a server, and if not, what is wrong with it."""

from urllib.parse import parse_qs, urlsplit

EXAMPLE = "Write postgresql://user:password@host/name; without the line it is a file in the home."

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")

ROLES = ("helper", "manager", "operator", "auditor")


def wrong_database(url: str) -> tuple[str, str] | None:
    """What is wrong with the address of a database, and the cure; None: nothing. "" is the file in the home.

    Never says the address itself: it holds a password.
    """
    if not url:
        return None
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return "this is no address: its port must be a number.", EXAMPLE
    if parts.scheme not in ("postgresql", "postgres"):
        return f"a database of kind {parts.scheme or 'nothing'!r} is not known here.", EXAMPLE
    if not parts.path.strip("/"):
        return "this does not say which database of the server.", EXAMPLE
    if not (parts.hostname or parse_qs(parts.query).get("host")) or port == 0:
        return "this does not say on which host.", EXAMPLE
    return None


def wrong_server(url: str) -> tuple[str, str] | None:
    """What is wrong with the address of another server, and the cure; None: nothing. "" is none."""
    if not url:
        return None
    parts = urlsplit(url)
    if parts.scheme in ("http", "https") and parts.hostname:
        return None
    return f"{url!r} is no server.", "An address begins with https:// or http:// and the name of a server."


def wrong_issuer(url: str) -> tuple[str, str] | None:
    """What is wrong with the address where accounts are, and the cure; None: nothing. "" is none."""
    parts = urlsplit(url)
    if url and (wrong := wrong_server(url)):
        return wrong
    if url and parts.scheme != "https" and parts.hostname not in ("127.0.0.1", "::1", "localhost"):
        return "who signs in there could be overheard.", "Write an address that begins with https://."
    return None


def wrong_people(lines: list[str]) -> tuple[str, str] | None:
    """What is wrong with the list of accounts that may come in, and the cure; None: nothing."""
    for line in lines:
        who, _, role = line.rpartition("=")
        if not who.strip() or role.partition("@")[0].strip() not in ROLES:
            cure = f'Each is "who=role" or "who=role@station;station"; roles: {", ".join(ROLES)}.'
            return f"{line!r} does not say who comes in as what.", cure
    return None


def people_of(lines: tuple[str, ...]) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Role and stations, by who it is."""
    found = {}
    for line in lines:
        who, _, what = line.rpartition("=")
        role, _, stations = what.partition("@")
        named = tuple(station.strip() for station in stations.split(";") if station.strip())
        found[who.strip()] = (role.strip(), named)
    return found


def wrong_uplinks(lines: list[str]) -> tuple[str, str] | None:
    """What is wrong with the list of stations that may copy to this desk, and the cure; None: nothing."""
    for line in lines:
        station, _, token = line.rpartition("=")
        if not station.strip() or len(token.strip()) < 16:
            cure = 'Each is "name of the station=token"; the token has 16 characters or more.'
            return "one of the uplinks has no station, or no token that is long enough.", cure
    return None


def uplinks_of(lines: tuple[str, ...]) -> dict[str, str]:
    """Token by station."""
    pairs = (line.rpartition("=") for line in lines)
    return {station.strip(): token.strip() for station, _, token in pairs}


def wrong_loopback(lines: list[str]) -> tuple[str, str] | None:
    """What is wrong with the list of speech engines beside the kiosk, and the cure; None: nothing.

    Only this machine's own addresses: such an engine asks nobody who they are, and what travellers say stays here.
    """
    for line in lines:
        language, _, address = line.rpartition("=")
        host, _, port = address.rpartition(":")
        if not language.strip() or not port.isdigit() or not 0 < int(port) < 65536:
            return f"{line!r} does not say which language, and where.", 'Write "fi=127.0.0.1:10300".'
        if host not in LOOPBACK:
            cure = "Write 127.0.0.1, and run the engine on this machine: what travellers say does not leave it."
            return f"{host!r} is another machine.", cure
    return None


def fetched(source: str) -> bool:
    """Whether it is not a file of this machine."""
    return source == "demo" or urlsplit(source).scheme in ("http", "https")


def wrong_sources(value: list[str]) -> tuple[str, str] | None:
    """What is wrong with the list of live sources, and the cure; None: nothing."""
    for source in value:
        parts = urlsplit(source)
        if not source.strip():
            return "one of the sources is empty.", 'Write "" for none, or each with its file or address.'
        if "://" in source and (parts.scheme not in ("http", "https") or not parts.hostname):
            return (
                f"{source!r} cannot be fetched.",
                "An address begins with https:// or http:// and the name of a server.",
            )
    return None if len(set(value)) == len(value) else ("a source is named twice.", "Name each one once.")
