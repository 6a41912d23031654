"""The panel of the screens' tests, the finger that touches it, and a whole kiosk for stories."""

from tests.stories.conftest import stage
from tests.ui.conftest import panel, qapp_cls, shaky, windows

__all__ = ["panel", "qapp_cls", "shaky", "stage", "windows"]
