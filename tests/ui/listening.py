"""Screens with the button to speak, the sign, and what was heard: with words as long as they get."""

from dataclasses import replace

from kiosk.language import Texts
from tests.ui.prompts import frame, prompts, typed
from ui.heard_prompts import Reading, person_prompt, right_prompt, which_prompt
from ui.listen_view import ListenView
from ui.practice_view import PracticeView
from ui.view import view_of

HEARD = "Frankfurt (Main) Hbf, 2 seniors, Leaving: Friday 27 November, from 09:00, Back again: Sunday, from 16:00"
NAMES = ("Frankfurt (Main) Hauptbahnhof", "Frankfurt (Oder)", "Berlin Hauptbahnhof", "Brandenburg Hauptbahnhof")
STEPS = ("welcome", "station", "party", "offers", "review-full")  # the fullest


def listening(language: str, texts: Texts, theme: str = "light", scale: float = 1.0) -> dict[str, dict[str, object]]:
    """Views by name."""
    made, look = prompts(language), {"theme": theme, "scale": scale}
    offered = ListenView(offered=True)
    practises = PracticeView(on=True, leads_back=True)
    laid = {
        "person": person_prompt(texts),
        "right": right_prompt(texts.say("listen-right", words=HEARD), texts),
        "which-4": which_prompt([Reading(name) for name in NAMES], texts),
    }
    signs = {
        "on": ListenView(True, "listening", texts.say("listen-on")),
        "heard": ListenView(True, "told", texts.say("listen-heard", words=HEARD)),
        "heard-briefly": ListenView(True, "told", texts.say("listen-heard", words=HEARD[:65])),
        "press": ListenView(True, "told", texts.say("listen-press")),
        "told": ListenView(False, "told", texts.say("listen-no-microphone")),
    }
    shown = {
        f"offered-{step}": (step, {"listen": offered} | ({"suggestions": typed(language)} if step == "station" else {}))
        for step in STEPS
    }
    shown |= {f"sign-{name}": ("way", {"listen": sign}) for name, sign in signs.items()}
    shown |= {
        f"practice-{name}": ("way", {"listen": signs[name], "practice": practises, "demo": ""})
        for name in ("on", "heard-briefly")
    }
    if scale == 1:  # enlarged, somebody is here
        shown["waiting"] = ("welcome", {"listen": ListenView(True, "waiting", waits=texts.say("listen-waits"))})
    shown["practice-offered"] = ("way", {"listen": offered, "practice": practises, "demo": ""})
    views = {
        name: view_of(made[step], frame(language, step, **look, **changes), texts)
        for name, (step, changes) in shown.items()
    }
    around = replace(frame(language, "way", **look), listen=offered)
    return views | {name: view_of(prompt, around, texts) for name, prompt in laid.items()}


def views(language: str, texts: Texts, theme: str = "light", scale: float = 1.0) -> dict[str, dict[str, object]]:
    """As `ui.preview --views` wants them."""
    return {f"listen-{name}": view for name, view in listening(language, texts, theme, scale).items()}
