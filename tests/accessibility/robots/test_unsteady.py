"""Trembling hands and unpractised ones: everybody gets there, and nobody pays for what she did not want."""

import math
import random
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.accessibility.robots.errands import Errand, errand
from tests.accessibility.robots.scatter import DOUBT, SIGMAS, Aim, Aiming, interval, own, slip_free
from tests.accessibility.robots.test_finishing import ends_well
from tests.accessibility.robots.travellers import finger
from tests.accessibility.robots.unsteady import Novice, OneFinger
from tests.stories.stage import Stage
from tests.ui.conftest import PANELS, Panel
from ui.audit import place_of
from ui.themes import px_per_mm, tokens
from ui.window import Window

pytestmark = pytest.mark.slow


@pytest.mark.requirement("A11Y-55", "A11Y-58")
def test_most_purchases_are_free_of_slips(hall: Stage, whole: bool) -> None:
    """A place, "1 senior", "Pay": each is large enough that a trembling finger meets it. Exact, not drawn by lot."""
    for language in ("en", "nl", "de", "sv", "fi", "nb") if whole else ("de",):
        for name in ("single", "return"):
            one = Aiming(hall, language)
            one.runs(errand(name))
            assert one.aims
            for sigma, least in SIGMAS.items():
                assert slip_free(one.aims, sigma) >= least, (language, name, sigma, _least_sure(one.aims, sigma))


def _least_sure(aims: list[Aim], sigma: float) -> list[tuple[str, str, float]]:
    return sorted(((aim.step, aim.name, aim.hit(sigma)) for aim in aims), key=lambda one: one[2])[:3]


@pytest.mark.requirement("A11Y-58")
@pytest.mark.parametrize("glass", PANELS)
def test_qt_hits_what_the_rectangles_say(glass: str, windows: Callable[[str], Window], qtbot: QtBot) -> None:
    """The integral counts on it: real touches on and around controls answer where it says so, and nowhere else.

    A touch at an edge, to a pixel, is not asked about; nor is one off a corner, which the integral leaves out.
    """
    panel, dice = Panel(windows(glass), qtbot), random.Random(3)
    panel.window.acted.connect(panel.hear)
    mm, beside = px_per_mm(PANELS[glass]), tokens(PANELS[glass]).beside
    met = around = 0
    for screen in ("way", "station", "station-typed", "party", "review"):
        panel.show(screen)
        able = [item for item in panel.window.items() if item.inherits("QQuickAbstractButton") and item.isEnabled()]
        places = [place_of(item) for item in able]
        regions = [own(one, [*places[:at], *places[at + 1 :]], beside, DOUBT) for at, one in enumerate(places)]
        for _ in range(80):
            aimed = dice.choice(places)
            edge = QPointF(dice.uniform(-1, 1) * (aimed.width() / 2 + 5 * mm), aimed.height() / 2 + 5 * mm)
            side = QPointF(aimed.width() / 2 + 5 * mm, dice.uniform(-1, 1) * (aimed.height() / 2 + 5 * mm))
            far = dice.choice([edge, side]) * dice.choice([-1, 1])
            point = (aimed.center() + far * dice.uniform(0.6, 1)).toPoint()
            if not QRectF(panel.window.quick.contentItem().boundingRect()).adjusted(0, 0, -1, -1).contains(point):
                continue
            panel.heard.clear()
            QTest.touchEvent(panel.window.quick, finger()).press(0, point, panel.window.quick).commit()
            QTest.touchEvent(panel.window.quick, finger()).release(0, point, panel.window.quick).commit()
            answers = [said for said in panel.answers if said[0] != "missed"]
            its = [item for item, parts in zip(able, regions, strict=True) if _any_contains(parts, point, 1)]
            near = [item for item, one in zip(able, places, strict=True) if _gap(one, point) <= beside + 1]
            pale = [item for item in panel.window.items() if not item.isEnabled() and place_of(item).contains(point)]
            assert len(answers) <= 1
            if its:
                assert [_said(item) for item in its] == answers, (screen, its, point)
                met += 1
                around += not place_of(its[0]).contains(point)
            elif not near and not pale:
                assert answers == [], (screen, point)
            elif answers and not pale:
                assert answers[0] in [_said(item) for item in near]
    panel.window.acted.disconnect(panel.hear)
    assert met > 100
    assert around > 30


def _any_contains(parts: tuple[QRectF, ...], point: QPoint, edge: int) -> bool:
    return any(part.adjusted(edge, edge, -edge, -edge).contains(point) for part in parts)


def _gap(place: QRectF, point: QPoint) -> float:
    across = max(place.left() - point.x(), point.x() - place.right(), 0.0)
    return math.hypot(across, max(place.top() - point.y(), point.y() - place.bottom(), 0.0))


def _said(item: QQuickItem) -> tuple[str, str]:
    return str(item.property("verb")), str(item.property("argument"))


@pytest.mark.requirement("A11Y-58", "A11Y-59")
def test_one_trembling_finger_buys_what_it_wants(hall: Stage, whole: bool) -> None:
    """Single touches that fall beside now and then: in the end the ticket is the right one, and paid once."""
    for sigma in SIGMAS if whole else (5.36,):
        one = OneFinger(hall, "en", random.Random(int(sigma * 100)), sigma)
        for name in ("single", "return", "family") if whole else ("family",):
            wanted, _ = one.learns(errand(name))
            for _ in range(30 if whole else 1):
                one.runs(wanted)
                ends_well(hall, wanted)
                assert one.lines == wanted.lines, "a wrong purchase"


@pytest.mark.requirement("A11Y-81")
def test_who_has_never_seen_it_gets_there(hall: Stage, whole: bool) -> None:
    """One touch in ten is wrong: what went wrong is put right with one touch more, and nobody is lost."""
    runs, extra, errors = 400 if whole else 6, 0, 0
    lost: list[str] = []
    one = Novice(hall, "en", random.Random(5))
    learnt: dict[tuple[str, int], tuple[Errand, int]] = {}
    for number in range(runs):
        name = ("single", "return", "discount card")[number % 3]
        now = hall.clock.now()  # while she thinks, other times come to be offered for the way back: twice an hour
        at = name, now.hour * 2 + now.minute // 30
        if at not in learnt:
            learnt[at] = one.learns(errand(name))
        wanted, usual = learnt[at]
        try:
            one.runs(wanted)
            ends_well(hall, wanted)
            assert one.lines == wanted.lines, "a wrong purchase"
        except AssertionError as why:
            lost.append(f"{wanted.name}, {one.steps}: {why}")
            continue
        extra, errors = extra + one.presses - usual - one.errors - one.offers, errors + one.errors
    assert len(lost) <= runs / 100, (lost, interval(runs - len(lost), runs))
    assert errors
    most = errors if whole else 2 * errors  # a few visits say little
    assert extra <= most, f"{extra} touches more for {errors} errors"
