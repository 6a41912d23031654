"""Someone who cannot take steps has chosen a journey: what is told of it, and who helps where."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.language import WORDS, sentences
from kiosk.timetable.compiled import NEVER
from kiosk.timetable.facts import Freedom, StationFacts
from kiosk.timetable.lifts import LiftReport
from kiosk.timetable.model import Itinerary, StepFree, Wheelchair
from kiosk.timetable.step_free import Direction, Passage, Reason, StepFreeWays
from kiosk.timetable.step_free_answer import StepFreeAdvice
from tests.timetable.feeds import at
from tests.timetable.stations_on_foot import M1, M2, STOPS, TEXTS, WAYS, leg, report, step_free, told, with_facts


def test_free_all_the_way(tmp_path: Path) -> None:
    """One sentence to travel by, and how old the news of the lifts is."""
    known = step_free(tmp_path)
    assert told(known, leg(known, "m1", "o1", 10), lifts=report(known)) == [
        StepFree.YES,
        "There are no steps on the whole way.",
        "My news of the lifts is from 09:30.",
    ]
    assert told(known, leg(known, "m1", "o1", 10))[2:] == ["I am not told when a lift is out of order."]
    old = LiftReport(as_of=at(9, day=at(9).date().replace(day=18)))
    assert (
        told(known, leg(known, "m1", "o1", 10), lifts=old)[2]
        == "My news of the lifts is of Wednesday 18 November 2026."
    )


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            "en",
            [
                "In Mitte there is no way without steps to platform 1.",
                "This lift is out of order: Street – Platforms.",
                "Somebody must help you in Mitte. I can call a person now.",
            ],
        ),
        (
            "nl",
            [
                "In Mitte is er geen weg zonder trappen naar spoor 1.",
                "Deze lift is buiten gebruik: Street – Platforms.",
                "Iemand moet u helpen in Mitte. Ik kan nu iemand roepen.",
            ],
        ),
        (
            "de",
            [
                "In Mitte gibt es keinen Weg ohne Stufen zu Gleis 1.",
                "Dieser Aufzug ist außer Betrieb: Street – Platforms.",
                "Jemand muss Ihnen in Mitte helfen. Ich kann jetzt jemanden rufen.",
            ],
        ),
    ],
)
def test_a_broken_lift_is_named_and_so_is_who_helps(tmp_path: Path, language: str, lines: list[str]) -> None:
    """Which lift, where, and that a person comes: in the traveller's language."""
    known = step_free(tmp_path)
    found = told(known, leg(known, "m1", "o1", 10), lifts=report(known, "liftA"), language=language)
    assert found == [StepFree.NO, *lines]


def test_a_change_and_an_exit_that_a_broken_lift_forbids(tmp_path: Path) -> None:
    """Each place is named once, and help once for the station."""
    known = step_free(tmp_path)
    legs = leg(known, "o1", "m1", 10), leg(known, "m2", "o1", 12)
    found = told(known, *legs, lifts=report(known, "liftA"))
    assert found[1] == "In Mitte you cannot change from platform 1 to 2 without steps."
    assert found.count("Somebody must help you in Mitte. I can call a person now.") == 1
    back = told(known, leg(known, "o1", "m1", 10), lifts=report(known, "liftA"))
    assert back[1] == "In Mitte there is no way without steps from platform 1."


def test_the_same_platform_needs_no_way(tmp_path: Path) -> None:
    """One gets off and on again at the same edge: no lift is needed."""
    known = step_free(tmp_path)
    legs = leg(known, "o1", "m1", 10), leg(known, "m1", "o1", 12)
    assert told(known, *legs, lifts=report(known, "liftA"))[0] == StepFree.YES


def test_the_way_around_is_told(tmp_path: Path) -> None:
    """The lift at the front is broken, the one at the back works: go in there."""
    stops = [*STOPS, "back,Mitte - Park,mitte,2,,,street"]
    ways = [*WAYS, "liftC,back,m1,5,1,,300,"]
    known = step_free(tmp_path, stops, ways)
    found = told(known, leg(known, "m1", "o1", 10), lifts=report(known, "liftA"))
    assert found == [
        StepFree.YES,
        "There are no steps on the whole way.",
        "The way in at Mitte is now: Park.",
        "My news of the lifts is from 09:30.",
    ]
    assert known.access(report(known, "liftA")).enter[M1] == 300
    out = told(known, leg(known, "o1", "m1", 10), lifts=report(known, "liftA"))
    assert out[2] == "The way out at Mitte is now: Park."
    unsure = told(known, leg(known, "m1", "o1", 10), lifts=report(known, unknown=("liftA",)))
    assert unsure == found, "who is not sure of the lift at the front goes in at the back as well"


def test_a_longer_change_is_told(tmp_path: Path) -> None:
    """A long ramp is left when the lift stands still: the change takes five minutes and is planned so."""
    known = step_free(tmp_path, STOPS, [*WAYS, "ramp,hall,m1,1,1,,270,"])
    legs = leg(known, "o1", "m1", 10), leg(known, "m2", "o1", 12)
    found = told(known, *legs, lifts=report(known, "liftA"))
    assert found[2] == "Changing in Mitte now takes about 5 minutes."


def test_a_way_through_the_next_station_is_told_and_not_promised(tmp_path: Path) -> None:
    """A concourse joins two stations: good to know, but nobody knows how far it is to the other door."""
    stops = [*STOPS[:5], "nord,Nord,,1,,1,", "ndoor,Nord - Lift to street,nord,2,,,", *STOPS[5:]]
    known = step_free(tmp_path, stops, [*WAYS, "concourse,ndoor,m1,1,1,,90,"])
    found = told(known, leg(known, "m1", "o1", 10), lifts=report(known, "liftA"))
    assert found[0] == StepFree.NO
    assert "There is a way without steps through Nord: Lift to street." in found
    assert known.access(report(known, "liftA")).enter[M1] == NEVER


def test_a_way_through_the_next_station_is_told_only_while_its_lift_works(tmp_path: Path) -> None:
    """Both lifts are broken: nobody is sent from one to the other."""
    stops = [*STOPS[:5], "nord,Nord,,1,,1,", "ndoor,Nord - Lift to street,nord,2,,,", *STOPS[5:]]
    known = step_free(tmp_path, stops, [*WAYS, "liftN,ndoor,m1,5,1,,90,"])
    finding = known.find(Passage(Direction.ENTER, M1), report(known, "liftA", "liftN"))
    assert (finding.reason, finding.elsewhere) == (Reason.LIFT_OUT, ("", ""))
    assert known.find(Passage(Direction.ENTER, M1), report(known, "liftA")).elsewhere == ("Nord", "Lift to street")


def test_the_lift_that_nobody_knows_of_is_the_one_that_is_asked_after(tmp_path: Path) -> None:
    """One broken lift, or two that nobody knows of: it is these two that a helper must look at."""
    stops = [*STOPS, "mid,Mitte landing,mitte,3,,,"]
    known = step_free(tmp_path, stops, [*WAYS, "liftC,hall,mid,5,1,,45,", "liftD,mid,m1,5,1,,45,"])
    finding = known.find(Passage(Direction.ENTER, M1), report(known, "liftA", unknown=("liftC", "liftD")))
    assert (finding.reason, [lift.id for lift in finding.lifts]) == (Reason.LIFT_UNKNOWN, ["liftC", "liftD"])


def test_ways_and_timetable_of_two_feeds(tmp_path: Path) -> None:
    """The ways know two stations where the timetable knows one: a change between them is not known."""
    known = step_free(tmp_path)
    ost = next(number for number, station in enumerate(known.footways.stations) if station.id == "mitte") + 1
    nodes = tuple(replace(node, station=ost) if node.id == "m2" else node for node in known.footways.nodes)
    stations = (*known.footways.stations, replace(known.footways.stations[0], id="other"))
    apart = StepFreeWays(known.timetable, replace(known.footways, stations=stations, nodes=nodes))
    assert (M1, M2) not in apart.access().between
    assert apart.find(Passage(Direction.BETWEEN, M1, M2)).reason == Reason.UNKNOWN


def test_a_platform_without_a_name_is_not_named(tmp_path: Path) -> None:
    """Not "platform none": only the station."""
    stops = [row.replace("mitte,0,1,", "mitte,0,,") for row in STOPS]
    known = step_free(tmp_path, stops)
    found = told(known, leg(known, "m1", "o1", 10), lifts=report(known, "liftA"))
    assert found[1] == "In Mitte there is no way without steps."


def test_one_station_is_helped_once(tmp_path: Path) -> None:
    """Out of Mitte at ten and back at one: staff are told in time for the first, and that they are surely needed."""
    known = step_free(tmp_path)
    way = Itinerary((leg(known, "m1", "o1", 10), leg(known, "o1", "m2", 12)))
    answer = StepFreeAdvice(known).judge(way, at(9), report(known, "liftA", unknown=("liftB",)))
    assert [(helped.needed, helped.at) for helped in answer.assistance] == [(True, at(10))]


def test_other_platforms_are_known_to_the_helper(tmp_path: Path) -> None:
    """Perhaps the train can be moved: which platforms one gets to is part of the finding."""
    known = step_free(tmp_path)
    finding = known.find(Passage(Direction.ENTER, M1), report(known, "liftA"))
    assert (finding.reason, [lift.id for lift in finding.lifts]) == (Reason.LIFT_OUT, ["liftA"])
    assert finding.others == (M2,)


def test_only_stairs(tmp_path: Path) -> None:
    """No lift is to blame: there is none."""
    known = step_free(tmp_path, STOPS, [row for row in WAYS if not row.startswith("liftA")])
    found = told(known, leg(known, "m1", "o1", 10))
    assert found[2] == "Every way there has steps."


def test_what_is_not_known_is_said_to_be_not_known(tmp_path: Path) -> None:
    """Not "no", and not silence: and a person who can find out."""
    stops = [*STOPS[:5], "ost,Ost,,1,,,", "o1,Ost,ost,0,1,,"]
    known = step_free(tmp_path, stops)
    assert told(known, leg(known, "m1", "o1", 10), lifts=report(known))[:3] == [
        StepFree.UNKNOWN,
        "I do not know whether Ost has steps.",
        "Perhaps somebody must help you in Ost. I can call a person now.",
    ]
    partly = with_facts(known, ost=StationFacts(Freedom.PARTLY))
    assert told(partly, leg(partly, "m1", "o1", 10))[1] == "Some platforms in Ost have steps. I do not know which."
    lift = told(known, leg(known, "m1", "o1", 10), lifts=report(known, unknown=("liftA",)))
    assert lift[1] == "I do not know whether the lift in Mitte works now."


def test_the_train_itself(tmp_path: Path) -> None:
    """The platform is free, the train is not, or nobody says."""
    known = step_free(tmp_path)
    no = told(known, leg(known, "m2", "o1", 10, Wheelchair.NO))
    assert no[:3] == [
        StepFree.NO,
        "You cannot travel in RE 1 in a wheelchair.",
        "Please ask before you travel. I can call a person now.",
    ]
    unknown = told(known, leg(known, "m2", "o1", 10, Wheelchair.UNKNOWN))
    assert unknown[:2] == [StepFree.UNKNOWN, "I do not know whether RE 1 takes wheelchairs."]


def test_a_walk_between_two_stations_is_not_known(tmp_path: Path) -> None:
    """Between two stations is the street, and the feed says nothing of its kerbs."""
    known = step_free(tmp_path)
    found = told(known, leg(known, "m1", "o1", 10), leg(known, "m2", "o1", 12))
    assert found[:2] == [StepFree.UNKNOWN, "I do not know the way on foot from Ost to Mitte."]


def test_a_walk_before_the_first_train_or_after_the_last(tmp_path: Path) -> None:
    """One asks from Ost, and the train leaves from Mitte next door: the street between them is not known."""
    known = step_free(tmp_path)
    advice, only = StepFreeAdvice(known), leg(known, "m1", "o1", 10)
    before = Itinerary((replace(only, walk_seconds=300),), origin="ost", destination="ost")
    after = Itinerary((only,), walk_after_seconds=300, origin="mitte", destination="mitte")
    for way in (before, after):
        answer = advice.judge(way, at(9), report(known))
        assert answer.verdict == StepFree.UNKNOWN
        assert answer.lines(TEXTS.texts("en"))[0] == "I do not know the way on foot from Ost to Mitte."


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (30, "They need to know 30 minutes before."),
        (90, "They need to know 90 minutes before. That is too late now. Please ask."),
    ],
)
def test_staff_want_to_be_told_in_time(tmp_path: Path, minutes: int, said: str) -> None:
    """A ramp needs a person, and the person a while: the train leaves at ten, it is nine."""
    known = step_free(tmp_path)
    facts = StationFacts(Freedom.UNKNOWN, minutes, "+49 30 000 000", "Info point")
    known = with_facts(known, mitte=facts)
    answer = StepFreeAdvice(known).judge(Itinerary((leg(known, "m1", "o1", 10),)), at(9), report(known, "liftA"))
    assert answer.lines(TEXTS.texts("en"))[-3:] == (
        said, "Their number is +49 30 000 000.", "You meet them here: Info point.",
    )  # fmt: skip
    (helped,) = answer.assistance
    assert (helped.needed, helped.at, helped.tell_by) == (True, at(10), at(9, 30) if minutes == 30 else at(8, 30))


def test_why_there_is_no_journey_at_all(tmp_path: Path) -> None:
    """Both lifts of Mitte are broken: not "no train", but why, and who helps."""
    known = step_free(tmp_path)
    advice = StepFreeAdvice(known)
    answer = advice.no_journey("mitte", "ost", at(9), report(known, "liftA", "liftB"))
    assert answer.lines(TEXTS.texts("en")) == (
        "In Mitte there is no way without steps.",
        "This lift is out of order: Street – Platforms.",
        "Somebody must help you in Mitte. I can call a person now.",
    )
    assert advice.no_journey("ost", "mitte", at(9), report(known, "liftA", "liftB")).verdict == StepFree.NO
    fine = advice.no_journey("mitte", "ost", at(9), report(known))
    assert fine.lines(TEXTS.texts("en"))[0] == "I find no journey without steps now."


FILLED = {
    "station": "Berlin Hbf", "onto": "2", "platform": "1", "lift": "Bahnsteig 1", "entrance": "Europaplatz",
    "line": "ICE 41", "minutes": 5, "phone": "030 000", "place": "Info", "time": "14:02", "day": "Freitag",
}  # fmt: skip


@pytest.mark.parametrize("language", ["en", "nl", "de"])
def test_each_sentence_can_be_followed(language: str) -> None:
    """No sentence of more than 15 words, whichever way one wants to go."""
    for sentence in sentences(WORDS / language / "access.ftl"):
        for passage in ("enter", "leave", "between", "station"):
            for part in re.split(r"(?<=[.!?]) ", TEXTS.texts(language).say(sentence.key, **FILLED, passage=passage)):
                assert len(part.split()) <= 15, part
