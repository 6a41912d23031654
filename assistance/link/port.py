"""A way between kiosk and desk, as the kiosk's courier sees it; it promises nothing: committed rows do."""

from typing import Protocol


class Wire(Protocol):
    """One open connection. Every method raises ConnectionError once it is broken."""

    def send(self, text: str) -> None:
        """Hand over one message. That it was taken does not mean that it arrived."""

    def receive(self, seconds: float | None = None) -> str | None:
        """The next message; None: none came within `seconds` (None: wait for ever)."""

    def close(self) -> None:
        """Let go; whoever waits in `receive` gets ConnectionError. Never raises."""


class Link(Protocol):
    """Opens wires, one at a time."""

    def open(self) -> Wire:
        """A fresh wire, or ConnectionError after two seconds at most."""
