"""An operator lays down who is asked when: what could leave a traveller waiting is refused, with line and cure."""

import re
from collections.abc import Callable
from itertools import product
from math import inf
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistance.desk.desk import open_desk
from assistance.plan.check import main
from assistance.plan.model import Place, Places, Ring, Walk, said
from assistance.plan.reader import FILES, STANDARD, read_plan, relay_in
from assistance.server import build
from kiosk.errors import FaultyFile
from kiosk.settings import Settings, read_settings
from tests.clock import FakeClock

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Copies one file of the standard plan into a folder of one's own, with changes."""

    def write(name: str, *changes: tuple[str, str]) -> Path:
        text = (STANDARD / name).read_text("utf-8")
        for old, new in changes:
            assert old in text, f"{name} has no {old!r}"
            text = text.replace(old, new, 1)
        (tmp_path / name).write_text(text, "utf-8")
        return tmp_path

    return write


def refused(folder: Path) -> str:
    """What is said of a plan that is not used."""
    with pytest.raises(FaultyFile) as faulty:
        read_plan(folder)
    return str(faulty.value)


def line_of(folder: Path, name: str, text: str) -> int:
    return next(n for n, line in enumerate((folder / name).read_text("utf-8").splitlines(), 1) if text in line)


def test_the_plan_that_ships_asks_as_the_house_promises():
    """The nearest at once, the next after 20 seconds, the zone after 45, managers after 90, the truth after 180."""
    policy = read_plan().policy
    assert [(step.after, step.ask) for step in policy.steps] == [
        (0, (Ring.NEAREST,)),
        (20, (Ring.NEXT,)),
        (45, (Ring.ZONE,)),
        (90, (Ring.MANAGER, Ring.NEIGHBOURS)),
        (180, (Ring.NOBODY,)),
    ]
    assert (policy.unseen, policy.again, policy.remind, policy.take_back, policy.stay) == (5, 30, 60, 120, 900)


def test_the_plan_that_ships_fits_the_demo_kiosk():
    """Main hall, beside the flower shop: that is a place of the plan, and both demo helpers can walk there."""
    places = read_plan().places
    there = places.of_kiosk(Settings(Path()).kiosk.id)
    assert "flower shop" in said(places.places[there].words, "en")
    assert all(places.seconds(known.home, there) < 300 for known in places.helpers.values())
    assert {"anna", "bob"} <= set(places.helpers)


ONE_MORE = '\n\n[[step]]\nafter = 200\nask = ["zone"]'
THE_LAST = '[[step]]\nafter = 180\nask = ["nobody"]'
WRONG_POLICY = {
    "the last step is missing": ((THE_LAST, ""), "HP015", "she would wait in silence for ever"),
    "a step behind the last": ((THE_LAST, THE_LAST + ONE_MORE), "HP013", "never reached"),
    "the wrong order": (("after = 45", "after = 15"), "HP012", "can never come in its turn"),
    "twice at the same time": (("after = 45", "after = 20"), "HP012", "can never come in its turn"),
    "nobody is asked at first": (("after = 0", "after = 3"), "HP011", "for 3 seconds nobody is asked"),
    "a step that asks nobody new": (('ask = ["zone"]', 'ask = ["nearest"]'), "HP013", "can ask nobody new"),
    "a step that asks nobody": (('ask = ["zone"]', "ask = []"), "HP010", "asks nobody"),
    "nobody beside others": (('["nobody"]', '["neighbours", "nobody"]'), "HP010", "stands beside others"),
    "an unknown ring": (('["zone"]', '["zoen"]'), "HP006", "Did you mean zone?"),
    "less than no time": (("after = 20", "after = -20"), "HP004", "after is -20 seconds"),
    "no seconds at all": (("unseen = 5", "unseen = 0"), "HP004", "It can be 1 to 86400"),
    "not a number": (("again = 30", 'again = "30"'), "HP003", "must be seconds"),
    "not even a number": (("again = 30", "again = nan"), "HP004", "again is nan"),
    "the truth comes too late": (("after = 180", "after = 1800"), "HP016", "Nobody should wait longer than 600"),
    "taken back before the reminder": (("take_back = 120", "take_back = 50"), "HP014", "she could never answer"),
    "a word that nobody reads": (("fairness =", "fairnes ="), "LF002", "Did you mean fairness?"),
    "a step that is no list": (("[[step]]\nafter = 0", "[step]\nafter = 0"), "HP001", "is not TOML"),
}


@pytest.mark.parametrize("case", WRONG_POLICY)
def test_a_policy_that_could_leave_her_waiting_is_refused(write: Write, case: str):
    """Nobody needs a programmer to find the line; and the desk does not start with it."""
    change, code, what = WRONG_POLICY[case]
    told = refused(write("policy.toml", change))
    assert re.search(rf"policy\.toml:\d+: {code} .*{re.escape(what)}", told), told


WRONG_PLACES = {
    "an unknown place": (('"hall-south", "bus"]', '"hall-south", "bsu"]'), "HP006", "Did you mean bus?"),
    "an island": (('between = ["bus", "bicycles"]', 'between = ["bus", "shops"]'), "HP021", "it is an island"),
    "no seconds": (("seconds = 36", "seconds = 0"), "HP004", "seconds is 0"),
    "a walk to itself": (('["hall-north", "shops"]', '["hall-north", "hall-north"]'), "HP007", "names one twice"),
    "a walk said twice": (('["hall-north", "shops"]', '["hall-south", "hall-north"]'), "HP007", "is said twice"),
    "a kiosk in no place": (('demo-1 = "shops"', 'demo-1 = "shop"'), "HP006", "Did you mean shops?"),
    "a language is missing": ((', de = "Busbahnhof"', ""), "HP005", "has nothing in de"),
    "a zone without its middle": (('middle = "bus"', 'middle = "shops"'), "HP006", "place of this zone"),
    "its own neighbour": (('["Köln Messe/Deutz"]', '["Köln Hbf"]'), "HP024", "is its own neighbour"),
    "a helper with capitals": (('id = "anna"', 'id = "Anna"'), "HP025", 'It is her name in small letters: "anna"'),
    "half a place on the picture": (("x = 40\ny = 60", "x = 40"), "HP026", "only one of x and y is said"),
    "a place said twice": (('id = "shops"', 'id = "bus"'), "HP007", "'bus' is said twice"),
    "a start that is not there": (('start = "information"', 'start = "informations"'), "HP006", "Did you mean info"),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG_PLACES)
def test_a_map_with_a_mistake_is_refused(write: Write, case: str):
    """A helper is not sent along a way that is not there."""
    (old, new), code, what = WRONG_PLACES[case]
    folder = write("places.toml", (old, new))
    told = refused(folder)
    assert re.search(rf"places\.toml:\d+: {code} .*{re.escape(what)}", told), told


def test_the_line_of_a_fault_is_where_the_operator_finds_it(write: Write):
    """Among ten walks it is the third one, and the line says so."""
    folder = write("places.toml", ("seconds = 109", "seconds = -1"))
    at = line_of(folder, "places.toml", "seconds = -1")
    assert f"places.toml:{at}: HP004 seconds is -1 seconds" in refused(folder)


LUGGAGE = '[[reason]]\nid = "luggage"\nwords = { en = "Luggage", nl = "Bagage", de = "Gepäck" }\n'
LOCKER = '[[reason.under]]\nid = "locker"\nwords = { en = "Locker", nl = "Kluis", de = "Schließfach" }\n'
WRONG_REASONS = {
    "nine at the top": (('[[reason]]\nid = "price"', LUGGAGE + '[[reason]]\nid = "price"'), "HP031", "are 9 reasons"),
    "no words": (('id = "find-train"', 'id = "luggage"'), "HP005", "words is missing"),
    "a rule for no reason": (('payment = [', 'payments = ['), "HP006", "Did you mean payment?"),
    "a step that is never reached": (('step = "card"', 'step = "paycard"'), "HP032", "is never reached: 'pay' above"),
    "no version": (("version = 1", "# none"), "HP003", "version is missing"),
    "an unknown reason": (('["payment", "price", "machine"]', '["payment", "prize"]'), "HP006", "Did you mean price?"),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG_REASONS)
def test_reasons_with_a_mistake_are_refused(write: Write, case: str):
    """What helpers are shown fits on one screen, and each button has words on it."""
    change, code, what = WRONG_REASONS[case]
    told = refused(write("reasons.toml", change))
    assert re.search(rf"reasons\.toml:\d+: {code} .*{re.escape(what)}", told), told


def test_every_mistake_of_all_files_is_told_at_once(write: Write):
    """She mends it in one go, not one fault after another."""
    write("policy.toml", ("unseen = 5", "unseen = 0"))
    folder = write("places.toml", ("seconds = 36", "seconds = 0"))
    told = refused(folder)
    assert "policy.toml:" in told
    assert "places.toml:" in told


def test_a_zone_is_asked_and_there_are_none(write: Write):
    """What each file cannot know alone is found too."""
    folder = write("places.toml")
    text = (folder / "places.toml").read_text("utf-8")
    (folder / "places.toml").write_text(text.partition("# A helper can say")[0] + "[kiosks]\n", "utf-8")
    assert "HP017 a step asks the zone, and there are no zones" in refused(folder)


def test_a_file_that_is_not_there_is_the_one_that_ships(write: Write):
    """An operator who changes the times need not draw a map; one who names an empty folder is told so."""
    folder = write("policy.toml", ("after = 20", "after = 25"))
    plan = read_plan(folder)
    assert [step.after for step in plan.policy.steps] == [0, 25, 45, 90, 180]
    assert plan.places == read_plan().places
    assert "is not a plan for help" in refused(folder / "elsewhere")


def test_own_reasons_have_own_words(write: Write):
    """An operator's reason reads in the helper's language; finer ones stand under it."""
    instead = ('[[reason]]\nid = "change"', LUGGAGE + LOCKER)
    rules = [('"information", "change"]', '"information"]'), ('"find-train", "change"]', '"find-train"]')]
    reasons = read_plan(write("reasons.toml", instead, *rules, rules[1])).reasons
    found = reasons.find("locker")
    assert found is not None
    assert said(found.words, "nl") == "Kluis"
    assert {"luggage", "locker"} <= set(reasons.ids)


def test_the_check_draws_in_words_what_happens_when(capsys: pytest.CaptureFixture[str]):
    """./loket help check: an operator reads the whole evening of a call, without having to try it."""
    assert main(["check"]) == 0
    told = capsys.readouterr().out
    for line in (
        "at once: the nearest free helper",
        "after 20 s: also the second nearest",
        "after 180 s: she is told that nobody can come",
        "everybody is asked again every 30 s",
        "kiosk demo-1, Shops, flower shop: 91 s from Information desk",
        "This plan is fit to be used.",
    ):
        assert line in told


def test_the_check_refuses_in_words(write: Write, capsys: pytest.CaptureFixture[str]):
    """File, line, what and cure; and no Python."""
    assert main(["check", str(write("policy.toml", ("unseen = 5", "unsen = 5")))]) == 1
    told = capsys.readouterr().out
    assert "policy.toml:4: LF002 nobody reads 'unsen' here. Did you mean unseen?" in told
    assert "A desk does not start with this plan." in told


def test_the_settings_name_the_plan(write: Write, tmp_path: Path):
    """desk.plan: a folder counts from the settings' own; a faulty one keeps the desk from starting, with its line."""
    write("policy.toml", ("again = 30", "again = 1"))
    (tmp_path / "loket.toml").write_text('[desk]\nplan = "."\n', "utf-8")
    settings = read_settings(home=tmp_path)
    assert Path(settings.desk.plan).resolve() == tmp_path.resolve()
    htmx = tmp_path / "htmx.min.js"
    htmx.write_text("")
    with pytest.raises(FaultyFile, match=r"policy\.toml:5: HP004 again is 1 seconds"):
        build(settings, FakeClock(), htmx=htmx)
    assert read_settings(home=tmp_path / "elsewhere").desk.plan == "standard"


def test_another_plan_asks_at_other_times(write: Write, tmp_path: Path):
    """What is written in the folder is what the desk does."""
    plan = read_plan(write("policy.toml", ("after = 20", "after = 33")))
    desk = open_desk(f"sqlite:///{tmp_path / 'desk.db'}", FakeClock(), plan=plan)
    assert desk.plan.policy.steps[1].after == 33
    desk.requests.close()


def test_a_way_without_steps_is_longer_or_none():
    """Who goes by lift takes two minutes where others take one; from one platform to the other she goes round."""
    places = read_plan().places
    assert places.seconds("hall-north", "platform-1") == 64
    assert places.seconds("hall-north", "platform-1", step_free=True) == 120
    assert places.seconds("platform-1", "platform-2") == 55
    assert places.seconds("platform-1", "platform-2", step_free=True) == 120 + 82 + 130
    assert places.seconds("bus", "bus") == 0


IDS = [f"p{n}" for n in range(7)]
MAPS = st.dictionaries(
    st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)).filter(lambda pair: pair[0] < pair[1]),
    st.tuples(st.integers(1, 600), st.one_of(st.integers(1, 900), st.just(inf))),
    max_size=14,
)


@given(MAPS)
def test_the_shortest_walk_is_the_shortest(ways: dict[tuple[str, str], tuple[int, float]]):
    """Compared with trying every place in between (Floyd and Warshall), on any map, with and without steps."""
    walks = tuple(Walk(one, other, seconds, step_free) for (one, other), (seconds, step_free) in ways.items())
    places = Places({id: Place(id, {"": id}) for id in IDS}, walks, "p0")
    for step_free in (False, True):
        best = {(a, b): 0.0 if a == b else inf for a, b in product(IDS, IDS)}
        for walk in walks:
            seconds = walk.step_free if step_free else min(walk.seconds, walk.step_free)
            best[walk.one, walk.other] = best[walk.other, walk.one] = seconds
        for middle, a, b in product(IDS, IDS, IDS):
            best[a, b] = min(best[a, b], best[a, middle] + best[middle, b])
        for a, b in product(IDS, IDS):
            assert places.seconds(a, b, step_free=step_free) == best[a, b]


def test_the_folder_holds_what_the_guide_says():
    """docs/help.md names three files, and these are they."""
    assert sorted(file.name for file in STANDARD.iterdir()) == sorted(FILES)


RELAY = """name = { en = "Tess", nl = "Tess", de = "Tess Relay-Dienste" }
hours = "8:00 - 23:00"
address = "https://relay.example"
phone = "+49 30 000 0000"
"""


@pytest.mark.requirement("A11Y-47")
def test_a_relay_of_sign_language_is_a_file_of_its_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """None ships; one line of the check tells what a traveller will be shown."""
    assert read_plan().relay is None
    assert relay_in("standard") is None
    (tmp_path / "relay.toml").write_text(RELAY, "utf-8")
    relay = read_plan(tmp_path).relay
    assert relay == relay_in(tmp_path)
    assert relay is not None
    assert (said(relay.name, "de"), said(relay.name, "fi")) == ("Tess Relay-Dienste", "Tess")
    assert main(["check", str(tmp_path)]) == 0
    assert "Sign language: Tess, 8:00 - 23:00: https://relay.example or +49 30 000 0000" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('address = "https://relay.example"\nphone = "+49 30 000 0000"\n', "", "nobody can be reached"),
        ("https://relay.example", "relay.example", "a phone cannot open 'relay.example'"),
        ("https://relay.example", "https://relay.example/" + "a" * 200, "At most 200"),
        (', de = "Tess Relay-Dienste"', "", "name has nothing in de"),
        ("hours =", "houres =", "nobody reads 'houres'"),
    ],
)
def test_a_relay_that_nobody_would_reach_is_refused(tmp_path: Path, old: str, new: str, told: str):
    """A square that opens nothing is worse than none: she would think that it is her phone."""
    assert old in RELAY
    (tmp_path / "relay.toml").write_text(RELAY.replace(old, new), "utf-8")
    assert told in refused(tmp_path)
