"""A station hall, a real staff server and a real browser, as for the rest of help."""

from tests.assistance.conftest import chromium, hall, server

__all__ = ["chromium", "hall", "server"]
