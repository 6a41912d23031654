"""Every state that a control of the screens can be in, each beside the one that it is told from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from tests.accessibility.pages import pages
from tests.ui.talks import ANNA, LONG, shown
from ui.talk_view import Said

View = dict[str, Any]
WHOLE = ""  # the place: all of the panel, where nothing else changes


@dataclass(frozen=True)
class State:
    """A control in two states; everything else on the screen is alike."""

    name: str
    files: str  # the QML that draws the difference
    views: Callable[[Mapping[str, View]], tuple[View, View]]
    place: str = WHOLE  # objectName of what is compared, "^" for each parent above it
    panels: tuple[str, ...] = ("portrait", "small")


def _with(view: View, path: str, value: object) -> View:
    """The same view with one part of it changed: "choices.pace.chosen"."""
    part, _, rest = path.partition(".")
    if part in view:
        return {**view, part: value if not rest else _changed(view[part], rest, value)}
    raise KeyError(f"{part} of {path}")


def _changed(found: Any, path: str, value: object) -> Any:
    if isinstance(found, dict):
        return _with(found, path, value)
    id, _, rest = path.partition(".")
    assert any(row["id"] == id for row in found), path
    return [_with(row, rest, value) if row["id"] == id else row for row in found]


def _either(page: str, path: str, one: object, other: object) -> Callable[[Mapping[str, View]], tuple[View, View]]:
    return lambda made: (_with(made[page], path, one), _with(made[page], path, other))


def _pages(one: str, other: str) -> Callable[[Mapping[str, View]], tuple[View, View]]:
    return lambda made: (made[one], made[other])


def _both(page: str, **changes: tuple[object, object]) -> Callable[[Mapping[str, View]], tuple[View, View]]:
    """Parts that change together; "__" for "."."""

    def views(made: Mapping[str, View]) -> tuple[View, View]:
        one = other = made[page]
        for path, (first, second) in changes.items():
            one, other = (_with(one, path.replace("__", "."), first), _with(other, path.replace("__", "."), second))
        return one, other

    return views


# Words and drawings are left alike on purpose where the product would change them too: so the rest has to do.
STATES = (
    State("a setting, chosen", "Tile Tiles", _either("looks", "choices.pace.chosen", False, True), "choice-pace"),
    State(
        "an answer without a drawing, chosen",
        "Tile",
        _both("looks", choices__pace__icon=("", ""), choices__pace__chosen=(False, True)),
        "choice-pace",
    ),
    State("the answer to begin with", "Press Tile", _either("declined", "choices.again.primary", False, True)),
    State("the cheapest", "Tile", _either("offers", "choices.offer-1.badge", "", "Cheapest"), "choice-offer-1"),
    State("the language in force", "Header", _either("way", "languages.nl.selected", False, True), "language-nl"),
    State("text that was enlarged", "Header", _either("way", "tools.larger.selected", False, True), "larger"),
    State("read aloud", "Header", _either("way", "tools.read.selected", False, True), "read"),
    State("a letter that leads on", "Board Press", _either("station", "board.letters.Q.lit", False, True), "letter-Q"),
    State("something to delete", "Erase Press Plain", _either("station-typed", "board.typed", "BE", ""), "delete"),
    State("a way back", "Footer Press Plain", _either("way", "back.enabled", False, True), "back"),
    State("a way on", "Forward Press Plain", _either("party", "next.enabled", False, True), "next"),
    State(
        "next leads on, or skips",
        "Forward Press",
        lambda made: (made["party"], {**made["party"], "step": "heard"}),
        "next",
    ),
    State("one more may come", "Party Press", _either("party", "counters.adult.can_more", False, True), "more-adult"),
    State("one fewer", "Party Press", _either("party", "counters.adult.can_fewer", False, True), "fewer-adult"),
    State("somebody of this kind travels", "Party", _either("party", "counters.adult.count", 0, 1), "count-adult"),
    State("a step done, or the one now", "Trail", _either("party", "trail.steps.3.state", "done", "now"), "step-3"),
    State("a step now, or to come", "Trail", _either("party", "trail.steps.3.state", "now", "coming"), "step-3"),
    State("a step done, or to come", "Trail", _either("party", "trail.steps.3.state", "done", "coming"), "step-3"),
    State("what went wrong", "Notice", _either("moment", "trouble", "", "That did not work."), "notice"),
    State(
        "a line that may be changed", "Review Press", _either("review", "lines.way.change", "", "Change"), "change-way"
    ),
    State("a digit typed", "Pad", _either("slip", "pad.typed", "_ _  _ _", "4 _  _ _"), "digits"),
    State("five seconds more", "Dots", _either("paying", "beats", 2, 3)),
    State(
        "help: sent, or coming",
        "HelpPanel",
        _both("way-coming", helping__title=("Sent.", "Anna is coming.")),
        "help-title",
    ),
    State(
        "help: the answer to begin with",
        "HelpPanel Press",
        _either("party-offered", "helping.buttons.call-yes.primary", False, True),
        "call-yes",
    ),
    State("what help is good for now", "Footer Plain", _pages("welcome-here", "welcome-phone"), "help"),
    State("practice", "Band", _either("listen-practice-offered", "practice.band", "", "PRACTICE"), "practice^^"),
    State(
        "the kiosk shows it itself",
        "Caption Halo",
        _both("listen-practice-offered", practice__playing=(False, True), practice__caption=("", "Now a touch")),
    ),
    State("are you still there", "StillThere", _either("moment-still", "still_there.seconds", 0, 27)),
    State("the curtain", "Main", _either("way", "dark", "", "dark")),
    State("brought down", "Footer Icon", _either("way", "lower", "Lower", "Higher"), "reach", ("portrait",)),
    State("what is read stands still", "Pause", _either("party-offered", "pause.label", "Pause", "Read on"), "pause"),
    State("listening, or told", "Sign", _either("listen-sign-on", "listen.state", "listening", "told"), "sign^^^"),
    State("an answer pointed at", "Halo", _either("talk-points", "talk.glow", "", "return")),
    State("she looks along", "TalkPanel Speaks", _either("talk-there", "helping.icon", "talking", "eye")),
    State(
        "she looks along while one writes", "TalkPanel", _either("talk-writing", "talk.seen", False, True), "overlay"
    ),
    State("who speaks: she or the helper", "Speaks", lambda made: _speaking(("traveller",), ("helper",)), "speaks^"),
    State("who speaks: nobody or the helper", "Speaks", lambda made: _speaking((), ("helper",)), "speaks^"),
    State("who speaks: one or both", "Speaks", lambda made: _speaking(("helper",), ("traveller", "helper")), "speaks^"),
    State("who wrote a line", "TalkPanel", lambda made: _wrote(), "overlay"),
    State("more to read above", "TalkPanel Press", _either("talk-reading", "talk.has_earlier", False, True), "overlay"),
)


def _speaking(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[View, View]:
    first, second = (replace(ANNA, speaking=True, speaks=who) for who in (one, other))
    return shown("en", "light", 1.0, first), shown("en", "light", 1.0, second)


def _wrote() -> tuple[View, View]:
    first, second = (replace(ANNA, writing=True, said=(Said(LONG.text, mine),)) for mine in (False, True))
    return shown("en", "light", 1.0, first), shown("en", "light", 1.0, second)


def every() -> dict[str, View]:
    """All pages, by name."""
    return pages("en", "light", 1.0)
