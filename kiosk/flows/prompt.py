"""Prompt: everything that one screen says, in one language; read alike by screen, voice, helper and tests."""

from dataclasses import dataclass, field

from kiosk.flows.model import Answer, Change, Look, Next, Pace, StepKind


@dataclass(frozen=True)
class Choice:
    """One big button: a word, perhaps a second line, and what a touch of it answers."""

    id: str  # stable within the step: "return", "8000105", "senior:1"
    label: str
    answer: Answer | Change | Next | Look
    detail: str = ""
    icon: str = ""  # name of one of our drawings
    price: str = ""  # large, at the end of the button
    badge: str = ""  # "Cheapest"
    primary: bool = False
    chosen: bool = False  # what was answered before, while it is asked again


@dataclass(frozen=True)
class Line:
    """One thing that is known, as a sentence part; `change` asks for it again (None: it cannot be changed)."""

    id: str
    label: str
    value: str
    change: Change | None = None
    icon: str = ""
    implied: bool = False  # another line says so too: left out first where there is no room
    train: bool = False  # it is the trains: what has changed when something is told on the review
    private: bool = False  # nobody beside her hears it


@dataclass(frozen=True)
class Counter:
    """How many of one rider category."""

    id: str
    label: str
    detail: str
    count: int
    most: int


@dataclass(frozen=True)
class Trail:
    """Step `number` of `of`, with the names of all in order. `of` 0: not one of the counted steps."""

    number: int = 0
    of: int = 0
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Prompt:
    """One Prompt in, one Event out. All words are ready to show; `say` is ready to be spoken."""

    step: str
    kind: StepKind
    language: str
    title: str
    say: str
    help: str = ""
    note: str = ""  # a small true thing: "Demo timetable", why this price
    choices: tuple[Choice, ...] = ()
    lines: tuple[Line, ...] = ()  # review: all; else the running summary of what is known
    total: str = ""  # the price, from the moment it is known
    why: tuple[str, ...] = ()  # price in words: made of, compared with
    trail: Trail = field(default_factory=Trail)
    next_label: str = ""  # "" : no next button
    can_go_back: bool = False
    fact: str = ""  # what this step fills (station, moment, party)
    letters: bool = False  # a letter board beside the choices
    counters: tuple[Counter, ...] = ()
    most_people: int = 9
    moments: tuple[Choice, ...] = ()  # moment step: hours of the chosen day
    code: tuple[str, ...] = ()  # for a telephone's camera: rows of modules, "1" is dark
    symbols: tuple[tuple[str, ...], ...] = ()  # her ticket itself, for a telephone's camera: one or more codes
    slip: str = ""  # the six digits that she takes to the counter, in pairs
    digits: bool = False  # a board of digits: for the code from the counter, or that of the person beside the kiosk
    digits_hidden: bool = False  # nobody reads them over a shoulder, and they are not said aloud
    fewest_digits: int = 6
    most_digits: int = 6
    number: str = ""  # of the sale, where a helper must know it
    calls: bool = False  # a person is to be called to this step, although it goes on
    picture: str = ""  # a drawing that says the same: ticket, card, counter, person
    acts: bool = False  # the kiosk itself has to do something now (take a card, print): `Visit.act`
    trouble: str = ""  # what went wrong just now, and that nothing is lost: told above the choices
    pace: Pace = field(default_factory=Pace)
    closed: bool = False  # the visit is over after this screen
    may_see: tuple[str, ...] = ()  # facts that a helper who looks along may see here; all others are masked
    seen_title: str = ""  # the title as she may read it: without what is masked
    aloud: str = ""  # `say` for a loudspeaker, without what is private; "": nothing is


@dataclass(frozen=True)
class Beginning:
    """A key with many letters: its touch makes `typed` what is typed. `rank` 0: the last to go where room is short."""

    typed: str
    label: str
    rank: int


@dataclass(frozen=True)
class Suggestions:
    """What the letter board shows after each touch: the best stations, and which letters lead somewhere."""

    typed: str
    choices: tuple[Choice, ...]
    letters: str  # the upper-case letters that lead to a station, in order
    count: int  # how many stations still fit
    note: str = ""  # "No place starts with QX. Did you mean one of these?"
    beginnings: tuple[Beginning, ...] = ()  # in the order of the alphabet
