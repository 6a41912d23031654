"""Screens that are read aloud: the buttons to pause and to hear it again, where there is least room."""

from kiosk.language import Texts
from tests.ui.prompts import frame, prompts, typed
from ui.listen_view import ListenView
from ui.practice_view import PracticeView
from ui.view import view_of

STEPS = ("welcome", "station", "party", "offers", "review-full", "moment", "way")


def read_aloud(language: str, texts: Texts, theme: str = "light", scale: float = 1.0) -> dict[str, dict[str, object]]:
    """Views by name."""
    made, look = prompts(language), {"theme": theme, "scale": scale, "reading": True}
    found = {step: {"suggestions": typed(language)} if step == "station" else {} for step in STEPS}
    ways: dict[str, dict[str, object]] = {
        "reading": {},
        "paused": {"paused": True},
        "speaking": {"paused": True, "listen": ListenView(offered=True)},
        "practising": {"paused": True, "practice": PracticeView(on=True, leads_back=True), "demo": ""},
    }
    return {
        f"{way}-{step}": view_of(made[step], frame(language, step, **look, **more, **found[step]), texts)
        for step in STEPS
        for way, more in ways.items()
    }


views = read_aloud
