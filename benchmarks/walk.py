"""Touches, predicted seconds and sure touches of each errand, walked on the real kiosk by a robot that notes its aims.

errands: until it is done (paid, the trains read): touches; screens; seconds of somebody young by a model
(benchmarks/walk_model.py), and 1.5 and 2 times that for older people; `all_words_s`: 2 times, if every word on every
page is read and not only the question with its help. Holding the card to the reader is in none of them.
any_station: one senior, one way, now, to each station of the demo timetable, spelled on the letter board: as often as
trains stop there, and each alike; no tile of the welcome screen is used.
slip_free: the chance in per cent that no touch of a purchase misses, at three scatters in mm, on four panels: an exact
integral over the real targets (tests/accessibility/robots/scatter.py), so there is no interval.
peers: what the design notes know; no operator publishes how many touches or seconds its machine takes.
"""

import json
import logging
import os
import statistics
import sys
import tempfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from benchmarks.walk_model import OLDER, OLDEST, Look, seconds
from kiosk.assembly import Kiosk
from kiosk.settings import PanelSettings, Settings
from kiosk.timetable.letter_board import LINES
from kiosk.timetable.shipped import open_timetable
from kiosk.timetable.stations import StationIndex
from kiosk.timetable.traffic import traffic_of
from tests.accessibility.robots.errands import ERRANDS, PURCHASES, Errand, errand
from tests.accessibility.robots.scatter import SIGMAS, Aim, Aiming, slip_free
from tests.clock import ZONE, FakeClock
from tests.stories.stage import Stage, open_stage
from tests.timetable.spellers import NEVER, Traveller
from ui.window import open_application

PANELS = {
    "1080x1920": PanelSettings(1080, 1920, 559.0),
    "1920x1080": PanelSettings(1920, 1080, 559.0),
    "1280x800": PanelSettings(1280, 800, 380.0),
    "1024x768": PanelSettings(1024, 768, 380.0),
}
TILES = 6  # on the letter board of the portrait panel
AFTER = ("your-ticket", "phone-ticket", "at-counter", "mood", "goodbye", "trains", "good-journey", "deliver")
MOST = {"single_touches": 3, "station_median": 6, "station_p90": 8, "usual_s": 40.0, "any_s": 60.0}
PEERS = [  # as the design notes have them
    {"what": "menu machine, 9 screens, 14 touches: assumed, by the same model", "older_s": [224, 299]},
    {"what": "ticket machine, 11 tasks, people of 68 years: solved", "percent": 52, "source": "Sengpiel 2016"},
    {"what": "the same with a wizard of four questions", "percent": 89, "source": "Sengpiel 2016"},
    {
        "what": "fast food, over 70, never used one: orders finished of 5",
        "count": 0,
        "source": "Korea Consumer Agency 2021",
    },
    {
        "what": "8 touches on keys of 9.2 mm, sigma 2.68: free of slips",
        "percent": 24,
        "source": "Sultana, Moffatt 2019",
    },
]


class Walker(Aiming):
    """Notes also what there is to read."""

    def __init__(self, stage: Stage, language: str = "en") -> None:
        super().__init__(stage, language)
        self.looks: dict[str, Look] = {}

    def comes(self) -> None:
        """The screens of one errand."""
        super().comes()
        self.looks.clear()

    def press(self, name: str) -> None:
        """Each screen is read once."""
        prompt = self.stage.prompt
        parts = [part for choice in prompt.choices for part in (choice.label, choice.detail, choice.price)]
        parts += [part for line in prompt.lines if prompt.kind == "review" for part in (line.label, line.value)]
        asked = f"{prompt.title} {prompt.help}"
        self.looks.setdefault(
            f"{prompt.step} {prompt.title}", Look(asked, " ".join([asked, *parts, prompt.next_label]))
        )
        super().press(name)

    def ended(self, errand: Errand) -> tuple[list[Aim], list[Look]]:
        """Until the errand is done: what comes after the paper hurries nobody."""
        self.runs(errand)
        aims = [aim for aim in self.aims if aim.step not in AFTER]
        return aims, [look for key, look in self.looks.items() if key.split(" ")[0] not in AFTER]


def figures_of(walker: Walker, errand: Errand) -> dict[str, Any]:
    """One errand."""
    aims, looks = walker.ended(errand)
    young = seconds(aims, looks)
    return {
        "touches": len(aims),
        "screens": len(looks),
        "young_s": round(young, 1),
        "older_s": [round(OLDER * young, 1), round(OLDEST * young, 1)],
        "all_words_s": round(OLDEST * seconds(aims, looks, reads_all=True), 1),
    }


def any_station(stage: Stage, walker: Walker) -> dict[str, Any]:
    """Touches and seconds to every station, by the real way through the flow and the real letter board."""
    kiosk = stage.app.wings.kiosk
    assert isinstance(kiosk, Kiosk)
    actions = kiosk.actions
    index: StationIndex = actions.stations
    aims, looks = walker.ended(Errand("any", place="Hannover Hbf"))
    spelled = sum(aim.step == "destination" for aim in aims)
    young, others = seconds(aims, looks), len(aims) - spelled
    key = next(aim for aim in aims if aim.step == "destination")
    traveller = Traveller(index, TILES, LINES, actions.origin)
    traffic = traffic_of(actions.planner.timetable)
    counts = [
        (others + touches, weight)
        for number, weight in traffic.weights.items()
        if traffic.stations[number].id != actions.origin
        and (touches := traveller.touches(traffic.stations[number])) < NEVER
    ]
    found: dict[str, Any] = {"stations": len(counts), "beside_the_name": others}
    for name, weights in (("as_trains_stop", [w for _, w in counts]), ("each_alike", [1.0] * len(counts))):
        taken = sorted(zip((count for count, _ in counts), weights, strict=True))
        more = {part: _share(taken, share) for part, share in (("median", 0.5), ("p90", 0.9))}
        letter = seconds([key, key], looks) - seconds([key], looks) + 0.4  # one more key on the same board
        late = {part: round(OLDEST * (young + (count - others - spelled) * letter), 1) for part, count in more.items()}
        found[name] = {**more, "older_s": late}
    return found


def _share(taken: Sequence[tuple[int, float]], share: float) -> int:
    whole, passed = sum(weight for _, weight in taken), 0.0
    for count, weight in taken:
        passed += weight
        if passed >= share * whole:
            return count
    return taken[-1][0]


def sure(stage: Stage) -> dict[str, Any]:
    """Chances of a purchase without one touch beside, in per cent; and the smallest target on the way."""
    found: dict[str, Any] = {}
    for name in ("single", "return", "family"):
        walker = Walker(stage)
        aims, _ = walker.ended(errand(name))
        found[name] = {f"sigma_{sigma}": round(100 * slip_free(aims, sigma), 2) for sigma in SIGMAS}
        smallest = min(aims, key=lambda aim: min(aim.target.width(), aim.target.height()))
        found[name]["smallest_mm"] = [round(smallest.target.width(), 1), round(smallest.target.height(), 1)]
        found[name]["touches"] = len(aims)
        found[name]["wrong_percent_5.36"] = round(100 * sum(aim.wrong(5.36) for aim in aims), 3)
    return found


def missed(figures: dict[str, Any]) -> list[str]:
    """The targets that were not met, in words."""
    single, station = figures["errands"]["single"], figures["any_station"]["as_trains_stop"]
    wrong = {
        f"single touches {single['touches']} > 3": single["touches"] > MOST["single_touches"],
        f"any station median {station['median']} > 6": station["median"] > MOST["station_median"],
        f"any station p90 {station['p90']} > 8": station["p90"] > MOST["station_p90"],
        f"usual place {single['older_s'][1]} s > 40": single["older_s"][1] > MOST["usual_s"],
        f"any station {station['older_s']['median']} s > 60": station["older_s"]["median"] > MOST["any_s"],
    }
    for panel, of_panel in figures["slip_free"].items():
        for name in of_panel:
            for sigma, least in SIGMAS.items():
                share = of_panel[name][f"sigma_{sigma}"]
                wrong[f"{panel} {name} sigma {sigma}: {share} < {100 * least:g}"] = share < 100 * least
    return [what for what, is_so in wrong.items() if is_so]


def main() -> int:
    """Walk, print; 1 when a target is missed."""
    logging.disable(logging.WARNING)
    application = open_application([])
    figures: dict[str, Any] = {"errands": {}, "slip_free": {}}
    for name, panel in PANELS.items():
        with tempfile.TemporaryDirectory() as folder:
            home = Path(folder)
            open_timetable(Settings(home), clock=FakeClock(datetime(2026, 1, 1, tzinfo=ZONE)))
            with open_stage(home, card_by_hand=True, ways=("card", "counter"), panel=panel) as stage:
                figures["slip_free"][name] = sure(stage)
                if panel.height_px > panel.width_px:
                    walker = Walker(stage)
                    figures["errands"] = {one.name: figures_of(walker, one) for one in ERRANDS if not one.undone}
                    figures["any_station"] = any_station(stage, walker)
    figures["median_touches"] = statistics.median(figures["errands"][one.name]["touches"] for one in PURCHASES)
    figures["peers"] = PEERS
    not_met = missed(figures)
    del application
    print(json.dumps(figures | {"missed": not_met}, ensure_ascii=False))
    return 1 if not_met else 0


if __name__ == "__main__":
    sys.exit(main())
