"""Who is asked: the shortest walk first, work shared as the tie-break, and nobody who cannot help."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from assistance.desk.dispatch import Person, Wanted, everybody, score, whom
from assistance.model import Helper, Role
from assistance.plan.model import Places, Ring, Rung
from assistance.plan.reader import read_plan

PLAN = read_plan()
PLACES = PLAN.places
HERE, BESIDE, FAR = "Köln Hbf", "Köln Messe/Deutz", "Bonn Hbf"
WANTED = Wanted("shops", HERE, "nl")
NEAREST, ZONE = Rung(0, (Ring.NEAREST,)), Rung(45, (Ring.ZONE,))
NEIGHBOURS, MANAGER = Rung(90, (Ring.NEIGHBOURS,)), Rung(90, (Ring.MANAGER,))


def person(id: str, place: str, *, work: float = 0.0, station: str = HERE, **traits: object) -> Person:
    """A helper on shift who can be asked."""
    known = {key: traits.pop(key) for key in ("languages", "skills", "role") if key in traits}
    helper = Helper(id, id.title(), stations=(station,), **known)  # type: ignore[arg-type]
    return replace(Person(helper, place, heard=True, free=True, work=work), **traits)  # type: ignore[arg-type]


def asked(rung: Rung, *people: Person, wanted: Wanted = WANTED, before: tuple[str, ...] = ()) -> list[str]:
    return [one.helper.id for one in whom(rung, wanted, people, frozenset(before), PLAN)]


def test_the_nearest_is_asked():
    """Anna is 91 seconds away, Bob 137: Anna."""
    anna, bob = person("anna", "information"), person("bob", "hall-south")
    assert asked(NEAREST, bob, anna) == ["anna"]
    assert asked(NEAREST, bob, anna, before=("anna",)) == ["bob"]
    assert asked(NEAREST, bob, anna, before=("anna", "bob")) == []


def test_who_has_done_much_is_spared_a_little():
    """46 seconds of walking are worth a thirteenth of the work: then it is Bob's turn, and not before."""
    bob = person("bob", "hall-south")
    assert asked(NEAREST, bob, person("anna", "information", work=0.07)) == ["anna"]
    assert asked(NEAREST, bob, person("anna", "information", work=0.08)) == ["bob"]


def test_one_who_speaks_her_language_comes_first_and_anybody_is_better_than_nobody():
    """The first step looks for Dutch; when nobody speaks it, the nearest comes."""
    rung = PLAN.policy.steps[0]
    anna, bob = person("anna", "information"), person("bob", "bus", languages=("nl",))
    assert asked(rung, anna, bob) == ["bob"]
    assert asked(rung, anna, bob, before=("bob",)) == ["anna"]
    assert asked(NEAREST, anna, bob) == ["anna"], "a wider ring does not ask for it"


def test_a_ramp_needs_somebody_who_has_one():
    """She cannot climb steps: Bob has the ramp, and comes by lift."""
    rung = PLAN.policy.steps[1]
    wanted = replace(WANTED, place="platform-1", skills=frozenset({"ramp"}))
    near, ramp = person("near", "platform-1"), person("ramp", "hall-north", skills=("ramp",))
    assert asked(rung, near, ramp, wanted=replace(wanted, skills=frozenset())) == ["near"]
    assert asked(replace(rung, ask=(Ring.NEAREST,)), near, ramp, wanted=wanted) == ["ramp"]
    assert score(ramp, "platform-1", 0, PLACES, 600, step_free=True) == 120


def test_the_zone_is_everybody_in_it_who_can_be_heard():
    """Also the one whose phone is in her pocket; not the one outside, and not the one who helps somebody else."""
    pocket = person("pocket", "hall-south", free=False)
    busy = person("busy", "hall-north", free=False, heard=False)
    outside, anna = person("outside", "bus"), person("anna", "information")
    assert asked(ZONE, pocket, busy, outside, anna) == ["anna", "pocket"]
    assert asked(NEAREST, pocket) == []


def test_managers_and_neighbours_are_asked_when_their_turn_comes():
    """A manager is not called down for every call; a neighbour station helps; a far one is left in peace."""
    mia = person("mia", "information", role=Role.MANAGER)
    dora, far = person("dora", "information", station=BESIDE), person("far", "information", station=FAR)
    assert asked(NEAREST, mia, dora, far) == []
    assert asked(ZONE, mia, dora, far) == []
    assert asked(MANAGER, mia, dora, far) == ["mia"]
    assert set(asked(NEIGHBOURS, mia, dora, far)) == {"mia", "dora"}


def test_who_edits_plans_or_reads_reports_is_never_asked():
    """An operator and an auditor take no call."""
    otto, ada = person("otto", "shops", role=Role.OPERATOR), person("ada", "shops", role=Role.AUDITOR)
    for rung in PLAN.policy.steps:
        assert asked(rung, otto, ada) == []


def test_who_cannot_climb_steps_is_not_sent_up_them():
    """There is no lift between the platforms here: she is asked where she can go, or when speaking helps too."""
    walks = tuple(walk for walk in PLACES.walks if "platform-2" not in (walk.one, walk.other) or walk.step_free > 1e9)
    cut_off = replace(PLAN, places=Places(PLACES.places, walks, PLACES.start, PLACES.zones))
    anna, wanted = person("anna", "platform-1", step_free=True), replace(WANTED, place="platform-2")
    for rung, ids in ((NEAREST, []), (ZONE, []), (NEIGHBOURS, ["anna"])):
        assert [one.helper.id for one in whom(rung, wanted, [anna], frozenset(), cut_off)] == ids
    assert [one.helper.id for one in whom(NEAREST, wanted, [replace(anna, step_free=False)], frozenset(), cut_off)]


PEOPLE = st.lists(
    st.builds(
        Person,
        st.builds(
            Helper,
            st.sampled_from(["a", "b", "c", "d", "e", "f"]),
            st.just("N"),
            role=st.sampled_from(Role),
            stations=st.sampled_from([(HERE,), (BESIDE,), (HERE, FAR), (FAR,), ()]),
            languages=st.sampled_from([(), ("nl",), ("de", "nl")]),
            skills=st.sampled_from([(), ("ramp",)]),
        ),
        st.sampled_from(sorted(PLACES.places)),
        heard=st.booleans(),
        free=st.booleans(),
        work=st.floats(0, 1),
        step_free=st.booleans(),
    ),
    max_size=8,
    unique_by=lambda one: one.helper.id,
)
RUNGS = st.builds(
    Rung,
    st.just(0.0),
    st.lists(st.sampled_from([ring for ring in Ring if ring is not Ring.NOBODY]), min_size=1, max_size=3).map(tuple),
    st.frozensets(st.sampled_from(["language", "skills"])),
)
CALLS = st.builds(
    Wanted,
    st.sampled_from(sorted(PLACES.places)),
    st.just(HERE),
    st.sampled_from(["nl", "fr"]),
    st.sampled_from([frozenset(), frozenset({"ramp"})]),
)


@given(PEOPLE, RUNGS, CALLS, st.frozensets(st.sampled_from("abcdef")))
def test_whoever_is_on_duty(people: list[Person], rung: Rung, wanted: Wanted, before: frozenset[str]):
    """Nobody is asked twice, nobody who cannot be reached or may not come; and the order of a list is no matter."""
    chosen = whom(rung, wanted, people, before, PLAN)
    ids = [one.helper.id for one in chosen]
    assert len(set(ids)) == len(ids)
    assert not before & set(ids)
    for one in chosen:
        assert one.heard
        assert one.helper.role in (Role.HELPER, Role.MANAGER)
        assert {HERE, BESIDE} & set(one.helper.stations)
    assert ids == [one.helper.id for one in whom(rung, wanted, people[::-1], before, PLAN)]
    assert set(ids) <= {one.helper.id for one in everybody(wanted, people, PLAN)}


@given(PEOPLE, CALLS)
def test_the_one_who_is_asked_first_has_the_best_score(people: list[Person], wanted: Wanted):
    """Of all who could be asked there is none with a shorter walk and less work."""
    chosen = whom(NEAREST, wanted, people, frozenset(), PLAN)
    least = min((one.work for one in people if HERE in one.helper.stations), default=0.0)
    able = [
        score(one, wanted.place, least, PLACES, PLAN.policy.fairness, step_free=bool(wanted.skills))
        for one in people
        if one.heard and one.free and one.helper.role is Role.HELPER and HERE in one.helper.stations
        if PLACES.seconds(one.place, wanted.place, step_free=one.step_free) < float("inf")
    ]
    assert len(chosen) == bool(able)
    for one in chosen:
        step_free = bool(wanted.skills)
        assert score(one, wanted.place, least, PLACES, PLAN.policy.fairness, step_free=step_free) == min(able)
