"""A station hall on both databases, as for the rest of help."""

from tests.assistance.conftest import database, file_hall, hall, postgres

__all__ = ["database", "file_hall", "hall", "postgres"]
