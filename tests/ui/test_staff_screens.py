"""The words of the screens of a helper who has the kiosk in hand; how they look is swept with all others."""

import pytest

from kiosk.sales.model import SaleState
from kiosk.visits.sign_on import Refusal
from tests.ui.conftest import WORDS


@pytest.mark.parametrize("language", ["en", "nl", "de"])
def test_whatever_became_of_a_sale_has_words(language: str) -> None:
    """Also what a later release adds: she must never meet a sale that she cannot read of."""
    texts = WORDS.texts(language)
    assert [state for state in SaleState if not texts.has(f"staff-is-{state.value}")] == []
    assert [why for why in Refusal if not texts.has(f"staff-{why}")] == []
