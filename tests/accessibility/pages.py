"""Every page that a kiosk can show, in one look: the traveller's, those of a talk, and a helper's at the machine."""

from dataclasses import replace

from tests.ui.listening import views as listening
from tests.ui.prompts import frame, helping, prompts, relayed, unreachable, views, words
from tests.ui.staff_pages import signing_on, staff
from tests.ui.talks import TALKS, shown
from ui.view import view_of

WORDS = words()


def pages(language: str, theme: str, scale: float, *, spaced: bool = False) -> dict[str, dict[str, object]]:
    """Views by name. Each is an example with words as long as they get."""
    texts = WORDS.texts(language)
    around = frame(language, "way", theme=theme, scale=scale, digits="4711")
    arrived = replace(around, help=helping(language, "arrived"), digits="")
    helpers = (signing_on(texts) | staff(texts, language)).items()
    made = {
        **views(language, texts, theme, scale),
        **listening(language, texts, theme, scale),
        **{f"talk-{name}": shown(language, theme, scale, talk) for name, talk in TALKS.items()},
        **{f"staff-{name}": view_of(prompt, around, texts) for name, prompt in helpers},
        "way-relay": view_of(prompts(language)["way"], replace(around, help=relayed(texts), digits=""), texts),
        "review-relay-offered": view_of(
            prompts(language)["review"], replace(around, help=replace(unreachable(texts), relay=True), digits=""), texts
        ),
        "staff-arrived": view_of(prompts(language)["way"], arrived, texts),
    }
    return {name: {**view, "spaced": spaced} for name, view in made.items()}
