"""The panel of the screens' tests, the finger that touches it, and a whole kiosk for stories."""

from tests.stories.conftest import stage
from tests.ui.conftest import alone, panel, qapp_cls, shaky, windows

__all__ = ["alone", "panel", "qapp_cls", "shaky", "stage", "windows"]
