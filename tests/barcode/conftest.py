"""The second engine is compiled once for all tests."""

import pytest

from tests.barcode.engines import SecondEngine


@pytest.fixture(scope="session")
def second_engine(tmp_path_factory: pytest.TempPathFactory) -> SecondEngine:
    return SecondEngine(tmp_path_factory.mktemp("pycrate"))
