"""The line to a receipt printer: network, USB or a device file, written to and listened to with a time limit."""

import os
import select
import socket
import termios
import tty
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import SplitResult, parse_qsl, urlsplit

from kiosk.devices.escpos_words import CUTS

SCHEMES = ("escpos", "escpos+usb", "escpos+file")
WIDTHS = {"576": "an 80 mm roll", "512": "an 80 mm roll of older printers", "384": "a 58 mm roll", "832": "112 mm"}
PORT = 9100
EXAMPLE = 'Write "escpos://192.168.1.50:9100", "escpos+usb://04b8:0e28" or "escpos+file:///dev/usb/lp0".'


class LineBroken(OSError):  # noqa: N818
    """Nobody at the other end, or no longer."""


class Line(Protocol):
    """One connection."""

    def send(self, data: bytes, seconds: float) -> None:
        """Hand over all of it. Raises LineBroken when it is not taken within the time without any progress."""

    def receive(self, seconds: float) -> bytes:
        """What came, at the latest after this time: b"" if nothing did. Raises LineBroken."""

    def close(self) -> None:
        """Let the next one in."""


@dataclass(frozen=True)
class Address:
    """Where a printer is, and what it is like, as written in the settings."""

    scheme: str
    host: str = ""
    port: int = PORT
    vendor: int = 0
    product: int = 0
    file: str = ""
    baud: int = 0  # of a serial line; 0: as it is set
    width_dots: int = 576
    cut: str = "half"
    confirm_seconds: float = 8.0

    def open(self, seconds: float) -> Line:
        """A connection. Raises LineBroken when there is none within this time."""
        if self.scheme == "escpos":
            return _EscposLine(_network(self, seconds))
        if self.scheme == "escpos+usb":
            return _EscposLine(_usb(self))
        return _FileLine(self.file, self.baud)


def read_address(text: str) -> Address:
    """`text` as in loket.toml, with options such as `?width=384&cut=full`. Raises ValueError(what, cure)."""
    try:
        parts = urlsplit(text)
        options = dict(parse_qsl(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query)))
        port = (parts.scheme == "escpos" and parts.port) or PORT  # on USB a product stands there
    except ValueError as error:
        raise ValueError(f'"{text}" cannot be read: {error}.', EXAMPLE) from error
    if parts.scheme not in SCHEMES:
        raise ValueError(f'"{text}" is not a printer that we have.', EXAMPLE)
    known = {**_place(parts, port), **_like(options)}
    if unread := sorted(set(options) - {"width", "cut", "confirm", "baud"}):
        raise ValueError(f'nobody reads the option "{unread[0]}".', "Known: width, cut, confirm, baud.")
    return Address(parts.scheme, **known)


def _place(parts: SplitResult, port: int) -> dict[str, Any]:
    if parts.scheme == "escpos":
        if not parts.hostname:
            raise ValueError("the address of the printer names no host.", EXAMPLE)
        return {"host": parts.hostname, "port": port}
    if parts.scheme == "escpos+usb":
        vendor, _, product = parts.netloc.partition(":")
        try:
            return {"vendor": int(vendor, 16), "product": int(product, 16)}
        except ValueError:
            raise ValueError(f'"{parts.netloc}" is not vendor:product as `lsusb` shows them.', EXAMPLE) from None
    if not parts.path.startswith("/") or parts.netloc:
        raise ValueError("a device file is written with three strokes.", EXAMPLE)
    return {"file": parts.path}


def _like(options: Mapping[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if (width := options.get("width", "576")) not in WIDTHS:
        known = ", ".join(f"{dots} ({roll})" for dots, roll in WIDTHS.items())
        raise ValueError(f"no roll is {width} dots wide.", f"Known: {known}.")
    found["width_dots"] = int(width)
    if (cut := options.get("cut", "half")) not in CUTS:
        raise ValueError(f'"{cut}" is no way to cut.', f"Known: {', '.join(CUTS)}.")
    found["cut"] = cut
    for name, key in (("confirm", "confirm_seconds"), ("baud", "baud")):
        if name in options:
            if not options[name].isdigit() or int(options[name]) == 0:
                raise ValueError(f"{name} = {options[name]} is not a whole number.", "Write it with digits.")
            found[key] = int(options[name])
    return found


def _network(address: Address, seconds: float) -> Any:
    from escpos.printer import Network

    printer = Network(address.host, address.port)
    try:  # its own `open` leaves a socket behind when nobody answers
        printer.device = socket.create_connection((address.host, address.port), seconds)
    except OSError as error:
        raise LineBroken(f"{address.host}:{address.port} does not let us in: {error}") from error
    return printer


def _usb(address: Address) -> Any:
    from escpos.exceptions import Error
    from escpos.printer import Usb

    if not Usb.is_usable():
        raise LineBroken("pyusb is not installed; use escpos+file:///dev/usb/lp0, which needs nothing more")
    printer = Usb(address.vendor, address.product)
    try:
        printer.open()
    except (Error, ValueError) as error:  # ValueError: libusb itself is missing
        raise LineBroken(f"no printer {address.vendor:04x}:{address.product:04x} on USB: {error}") from error
    return printer


class _EscposLine:
    """Carried by python-escpos. Its read and write know no time limit of their own: that is set underneath."""

    def __init__(self, printer: Any) -> None:
        self._printer = printer

    def send(self, data: bytes, seconds: float) -> None:
        self._within(seconds)
        try:
            self._printer._raw(data)
        except OSError as error:  # a time-out too: the bytes were not taken
            raise LineBroken(str(error)) from error

    def receive(self, seconds: float) -> bytes:
        self._within(max(seconds, 0.001))
        try:
            data = bytes(self._printer._read())
        except TimeoutError:
            return b""
        except OSError as error:
            if type(error).__name__ == "USBTimeoutError":  # known only where pyusb is installed
                return b""
            raise LineBroken(str(error)) from error
        if not data and hasattr(self._printer.device, "settimeout"):
            raise LineBroken("the printer closed the connection")
        return data

    def close(self) -> None:
        with suppress(OSError):
            self._printer.close()

    def _within(self, seconds: float) -> None:
        device = self._printer.device
        if hasattr(device, "settimeout"):
            device.settimeout(seconds)
        else:
            device.default_timeout = self._printer.timeout = int(seconds * 1000)  # of USB


class _FileLine:
    """A device file such as /dev/usb/lp0 or /dev/ttyS0. python-escpos only writes to one; we have to hear it too."""

    def __init__(self, file: str, baud: int = 0) -> None:
        if not Path(file).exists():
            raise LineBroken(f"there is no {file}")
        try:
            self._handle = os.open(file, os.O_RDWR | os.O_NONBLOCK | os.O_NOCTTY)
            if os.isatty(self._handle):
                _serial(self._handle, baud)
        except (OSError, termios.error) as error:
            raise LineBroken(f"{file} cannot be opened: {error}") from error

    def send(self, data: bytes, seconds: float) -> None:
        left = memoryview(data)
        while left:
            if not select.select([], [self._handle], [], seconds)[1]:
                raise LineBroken("the printer takes no bytes")
            try:
                left = left[os.write(self._handle, left) :]
            except BlockingIOError:
                continue
            except OSError as error:
                raise LineBroken(str(error)) from error

    def receive(self, seconds: float) -> bytes:
        if not select.select([self._handle], [], [], max(seconds, 0))[0]:
            return b""
        try:
            return os.read(self._handle, 64)
        except BlockingIOError:
            return b""
        except OSError as error:
            raise LineBroken(str(error)) from error

    def close(self) -> None:
        os.close(self._handle)


def _serial(handle: int, baud: int) -> None:
    tty.setraw(handle)
    if baud:
        speed = getattr(termios, f"B{baud}", None)
        if speed is None:
            raise LineBroken(f"a serial line knows no speed of {baud} baud")
        settings = termios.tcgetattr(handle)
        settings[4] = settings[5] = speed
        termios.tcsetattr(handle, termios.TCSANOW, settings)
