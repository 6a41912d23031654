"""Prompts of every kind in six languages, as the flow would make them: to look at, to test with, to measure with."""

from collections.abc import Callable
from dataclasses import replace

from kiosk.flows.model import Answer, Change, Next
from kiosk.flows.prompt import Beginning, Choice, Counter, Line, Prompt, Suggestions, Trail
from kiosk.language import WORDS, Texts, Words, read_words
from kiosk.paper.symbol import qr
from kiosk.settings import DeskSettings
from tests.ui.said import ARABIC, LANGUAGES, NORTH, SOUTH, STATIONS, said
from ui.arrival_code import ArrivalCode, picture_of
from ui.help_view import HelpView
from ui.looks import settings_prompt, square_prompt
from ui.profile import Profile
from ui.view import Frame, view_of

ON_A_NET = DeskSettings(url="https://help.station.example:8765")


# As large as the receipt of a long name gets: 69 modules.
CODE = tuple("".join(str((x * y + x + y) % 3 % 2) for x in range(69)) for y in range(69))


def words() -> Words:
    """The product's own sentences."""
    return read_words(LANGUAGES, WORDS)


def prompts(language: str) -> dict[str, Prompt]:
    """A prompt of every step kind, by name, in the order of a journey."""

    def say(key: str) -> str:
        return said(key, language)

    def made(name: str, kind: str, part: int = 0, **more: object) -> Prompt:
        trail = Trail(part, 4, (say("where"), say("when"), say("who"), say("pay"))) if part else Trail()
        title = say(name.removesuffix("-back").removesuffix("-full").removesuffix("-code"))
        return Prompt(name, kind, language, title, title, trail=trail, can_go_back=part > 0, **more)  # type: ignore[arg-type]

    made_prompts = [*_asking(say, made), *_buying(say, made), *_telling(say, made)]
    made_prompts += _live(say, {prompt.step: prompt for prompt in made_prompts})
    return {prompt.step: prompt for prompt in made_prompts}


Say = Callable[[str], str]
Made = Callable[..., Prompt]


def _choice(say: Say, id: str, icon: str = "", detail: str = "", **more: object) -> Choice:
    return Choice(id, say(id), Answer.of(way=id), say(detail) if detail else "", icon, **more)  # type: ignore[arg-type]


def places() -> tuple[Choice, ...]:
    """The stations that most people here want."""
    return tuple(Choice(str(8000100 + n), name, Answer.of(destination=name)) for n, name in enumerate(STATIONS))


def chosen(say: Say, known: int) -> tuple[Line, ...]:
    """The first few things that are known."""
    lines = (
        Line("destination", say("line.destination"), "Berlin Hauptbahnhof", Change("destination")),
        Line("way", say("line.way"), say("return"), Change("way")),
        Line("out", say("line.out"), say("line.out.value"), Change("out")),
        Line("back", say("line.back"), say("line.back.value"), Change("back")),
        Line("party", say("line.party"), say("senior:1"), Change("party")),
        Line("offer", say("line.offer"), say("line.offer.value"), train=True),
    )
    return lines[:known]


def _asking(say: Say, made: Made) -> list[Prompt]:
    elsewhere = Choice("elsewhere", say("elsewhere"), Next(), icon="search", primary=True)
    departures = Choice("departures", say("departures"), Answer.of(need="departures"), icon="clock")
    hours = tuple(
        Choice(f"2026-11-21T{h:02}:00", f"{h:02}:00", Answer.of(out=f"2026-11-21T{h:02}:00")) for h in range(6, 22)
    )
    return [
        made("welcome", "welcome", help=say("welcome.help"), choices=(*places()[:4], departures, elsewhere)),
        made("station", "station", 1, choices=places()[:6], letters=True, fact="destination"),
        made(
            "way",
            "choice",
            1,
            choices=(_choice(say, "one-way", "one-way"), _choice(say, "return", "return", "return.detail")),
            lines=chosen(say, 1),
        ),
        made(
            "moment",
            "moment",
            2,
            choices=(
                _choice(say, "now", "clock"),
                _choice(say, "hour", "clock"),
                _choice(say, "evening", "evening"),
                _choice(say, "tomorrow", "sun"),
            ),
            moments=hours,
            fact="out",
            lines=chosen(say, 2),
        ),
        made(
            "party",
            "party",
            3,
            choices=(_choice(say, "senior:1", "senior"), _choice(say, "adult:1", "adult")),
            counters=(
                Counter("adult", say("adult"), "", 0, 9),
                Counter("senior", say("senior"), say("senior.detail"), 1, 9),
                Counter("child", say("child"), say("child.detail"), 0, 9),
                Counter("companion", say("companion"), "", 0, 1),
            ),
            next_label=say("on"),
            fact="party",
            lines=chosen(say, 3),
        ),
    ]


def _buying(say: Say, made: Made) -> list[Prompt]:
    price = say("price")
    offers = (
        _choice(say, "offer-1", "", "offer-1.detail", price=price, badge=say("cheapest")),
        _choice(say, "offer-2", "", "offer-2.detail", price=price.replace("44", "59")),
        _choice(say, "offer-3", "", "offer-3.detail", price=price.replace("44", "104")),
    )
    ask = Choice("ask-walk", say("ask-walk"), Change("walk"), icon="walking")
    return [
        made("offers", "offers", 4, choices=offers, lines=chosen(say, 5)),
        made("offers-back", "offers", 4, choices=(*_there_and_back(say, offers), ask), lines=_whole_trip(say)[:5]),
        made(
            "review",
            "review",
            4,
            lines=chosen(say, 6),
            total=price,
            why=(say("why"), say("why-2")),
            next_label=say("pay.next"),
        ),
        made(
            "review-full",
            "review",
            4,
            lines=_whole_trip(say),
            total=price,
            why=(say("why"), say("why-2"), say("why")),
            next_label=say("pay.next"),
        ),
        made("paying", "pay", 4, total=price, acts=True, lines=chosen(say, 1), picture="card"),
        made(
            "declined",
            "message",
            4,
            trouble=say("declined.trouble"),
            choices=(
                _choice(say, "again", "card", primary=True),
                _choice(say, "other-card", "card"),
                _choice(say, "at-counter", "counter"),
            ),
        ),
        made("deliver", "deliver", 4, lines=chosen(say, 3), next_label=say("on"), picture="ticket"),
        made("deliver-full", "deliver", 4, lines=_whole_trip(say), picture="ticket"),
        *_by_hand(say, made, price),
    ]


def _by_hand(say: Say, made: Made, price: str) -> list[Prompt]:
    """What is paid to a person, what is kept on a phone, and what leads there from the review."""
    asks = tuple(Choice(f"ask-{fact}", say(f"ask-{fact}"), Change(fact)) for fact in ("medium", "means"))
    agree = Choice("yes", say("pay.next"), Answer.of(agreed="yes"), primary=True)
    review = made("review", "review", 4, lines=chosen(say, 6), total=price, why=(say("why"), say("why-2")))
    full = made("review-full", "review", 4, lines=_whole_trip(say), total=price, why=(say("why"), say("why-2")))
    paying = Line("means", say("pay"), say("ask-means"), Change("means"))
    slip_help, news = say("slip.help"), say("slip.wrong")
    return [
        replace(review, step="review-asks", choices=(agree, *asks)),
        replace(review, step="review-by-hand", lines=(*review.lines, paying), choices=(agree, asks[0])),
        replace(full, step="review-full-asks", choices=(agree, *asks)),
        made("slip", "collect", help=slip_help, digits=True),
        replace(made("slip", "collect", help=slip_help, digits=True, trouble=news), step="slip-wrong"),
        made("pay-person", "pay", 4, total=price, acts=True, digits=True, lines=chosen(say, 1)),
        made(
            "at-counter-page",
            "message",
            help=say("at-counter-page.help"),
            slip="48 29 13",
            picture="counter",
            closed=True,
            next_label=say("on"),
        ),
        made(
            "phone-ticket",
            "message",
            help=say("phone-ticket.help"),
            symbols=(CODE,),
            code=CODE,
            picture="phone",
            next_label=say("on"),
        ),
        replace(
            made("phone-ticket", "message", help=say("phone-ticket.help"), symbols=(CODE, CODE), next_label=say("on")),
            step="phone-ticket-two",
        ),
    ]


def _there_and_back(say: Say, offers: tuple[Choice, ...]) -> tuple[Choice, ...]:
    return tuple(replace(offer, label=f"{offer.label} · {say('back-at')}") for offer in offers)


def _whole_trip(say: Say) -> tuple[Line, ...]:
    """The longest review that there is: there and back, with a wish."""
    return (
        Line("destination", say("line.destination"), "Frankfurt (Main) Hauptbahnhof", Change("destination")),
        Line("way", say("line.way"), say("return"), Change("way"), implied=True),
        Line("out", say("line.out"), say("line.out.full"), Change("out")),
        Line("back", say("line.back"), say("line.back.full"), Change("back")),
        Line("party", say("line.party"), say("party.full"), Change("party")),
        Line("card", say("line.card"), say("no-card"), Change("card")),
        Line("walk", say("line.walk"), say("slow"), Change("walk")),
        Line("offer", say("line.train"), say("train.value"), Change("offer"), train=True),
        Line("offer-back", say("line.train-back"), say("train-back.value"), Change("offer"), train=True),
    )


def _telling(say: Say, made: Made) -> list[Prompt]:
    trains = (
        ("09:46", f"Berlin Hauptbahnhof, {say('platform')}\u00a03"),
        ("09:53", f"Frankfurt (Main) Hauptbahnhof, {say('platform')}\u00a06"),
        ("10:10", f"Hamburg-Altona, {say('platform')}\u00a05"),
        ("10:18", f"Bruxelles-Midi / Brussel-Zuid, {say('platform')}\u00a08"),
        ("10:28", f"Amsterdam Centraal, {say('platform')}\u00a07"),
    )
    faces = tuple(_choice(say, face, face) for face in ("good", "so-so", "bad"))
    return [
        made(
            "info",
            "info",
            lines=tuple(Line(at, at, what) for at, what in trains),
            note=say("timetable"),
            choices=(_choice(say, "ticket", "ticket", primary=True),),
        ),
        made("message", "message", 3, help=say("message.help"), next_label=say("on"), lines=chosen(say, 2)),
        made("message-code", "message", 4, help=say("message.help"), next_label=say("on"), picture="ticket", code=CODE),
        made("handover", "handover", help=say("handover.help"), choices=(_choice(say, "over", "again"),)),
        made("feedback", "feedback", choices=faces, next_label=say("no-answer")),
        made("thanks", "message", help=say("thanks.help"), closed=True),
    ]


def _live(say: Say, made: dict[str, Prompt]) -> list[Prompt]:
    """The same screens where trains are late, cancelled, or leave from another platform."""
    offers, review, info = made["offers"], made["review"], made["info"]
    first, *others = offers.choices
    late = replace(first, detail=f"{first.detail} · {say('late')}")
    ticket = replace(review.lines[-1], value=say("late.value"))
    told = ("", say("now-at"), say("cancelled"), "", say("now-at"))
    board = tuple(replace(line, value=f"{line.value} · {more}" if more else line.value)
                  for line, more in zip(info.lines, told, strict=True))  # fmt: skip
    note = f"{say('as-of')} {say('lift')}"
    return [
        replace(offers, step="offers-live", choices=(late, *others), note=note),
        replace(review, step="review-live", lines=(*review.lines[:-1], ticket), why=(), trouble=say("missed")),
        replace(made["review-full"], step="review-noted", note=f"{note} {say('staff')}"),
        replace(made["review-full"], step="review-told", why=(), trouble=say("missed"), note=f"{note} {say('staff')}"),
        replace(info, step="info-live", lines=board, note=note),
    ]


def frame(language: str, name: str = "", **more: object) -> Frame:
    """What surrounds the prompt of this name."""
    found: dict[str, object] = {"demo": said("demo", language), "place": said("place", language)}
    if name == "station":
        found["suggestions"] = Suggestions("", places()[:6], "ABCDEFGHIJKLMNOPRSTUVWZ", 5388, "", beginnings(OFTEN))
    if name == "paying":
        found["news"] = said("hold", language)
    if name == "pay-person":
        found |= {"news": said("pay-person.news", language), "number": "K7Q2M9XP", "digits": "48"}
    if name.startswith("deliver"):
        found["news"] = said("printing", language)
    shown = NORTH if language in NORTH else (ARABIC, *SOUTH[:2]) if language == ARABIC else SOUTH  # room for three
    return Frame(language, shown, **{**found, **more})  # type: ignore[arg-type]


OFTEN = "Berlin, Bo, He, Ma, Ba, Br, Sch, Do, München, Le, Me, Ho, Du, Ha, Be, Bi, Bu, We"
AFTER_BE = "Berlin, Berg, Ber, Berlin Lichte, Berlin Te, Bern, Berlin S, Ben, Bentheim, Beck, Berlin W, Bex"


def typed(language: str) -> Suggestions:
    """The letter board after B and E."""
    del language
    found = (
        "Berlin Hauptbahnhof", "Berlin Südkreuz", "Berlin Zoologischer Garten",
        "Bergisch Gladbach", "Bensheim", "Berchtesgaden Hauptbahnhof",
    )  # fmt: skip
    choices = tuple(Choice(name, name, Answer.of(destination=name)) for name in found)
    return Suggestions("BE", choices, "BCEILNRSTV", 37, "", beginnings(AFTER_BE))


def beginnings(labels: str) -> tuple[Beginning, ...]:
    """Keys with many letters, as the board offers them; the first is the most useful."""
    ranked = labels.split(", ")
    return tuple(Beginning(label.upper(), label, ranked.index(label)) for label in sorted(ranked))


def helping(language: str, state: str) -> HelpView:
    """What is said of a call."""
    key = "unanswered" if state == "unanswered" else "coming"
    if state == "offered":
        return HelpView("offered")
    code = (
        ArrivalCode(said("coming.code", language), picture_of(ON_A_NET, "4711")) if state == "coming" else ArrivalCode()
    )
    return HelpView(state, said(key, language), said(f"{key}.detail", language), can_cancel=True, code=code)


def unreachable(texts: Texts) -> HelpView:
    """The longest thing that is said of a call, in the kiosk's own words."""
    desk = DeskSettings()
    where = {"phone": desk.phone, "counter": desk.counter, "hours": desk.counter_hours}
    title, detail = texts.say("help-unreachable"), texts.say("help-unreachable.detail", **where)
    return HelpView("unreachable", title, detail, can_cancel=True)


def expected(texts: Texts, now: str) -> HelpView:
    """What the button is good for, before it is pressed."""
    desk = DeskSettings()
    where = {"phone": desk.phone, "counter": desk.counter, "hours": desk.counter_hours}
    detail = "" if now == "here" else texts.say(f"help-now-{now}.detail", **where)
    return HelpView(now=now, now_label=texts.say(f"help-now-{now}"), now_detail=detail)


def relayed(texts: Texts) -> HelpView:
    """How a relay of sign language is reached, both ways."""
    title = texts.say("help-relay", name="Tess")
    detail = texts.say("help-relay.detail", hours="8:00 - 23:00")
    detail = f"{detail} {texts.say('help-relay-phone', phone='+49 30 000 0000')}"
    address = "relay.example/station"
    code = ArrivalCode(texts.say("help-relay-camera", address=address), qr(f"https://{address}"))
    return HelpView("relay", title, detail, code=code, relay=True)


def resolved(texts: Texts) -> HelpView:
    """Help is over, and she may say how it was."""
    return HelpView("resolved", texts.say("help-resolved"), texts.say("help-resolved.detail"))


def views(language: str, texts: Texts, theme: str = "light", scale: float = 1.0) -> dict[str, dict[str, object]]:
    """Every screen there is, by name: each prompt, and what can be laid over it."""
    look = {"theme": theme, "scale": scale}
    made = prompts(language)
    shown = {name: view_of(prompt, frame(language, name, **look), texts) for name, prompt in made.items()}
    more = {
        "station-typed": ("station", {"suggestions": typed(language)}),
        "way-coming": ("way", {"help": helping(language, "coming")}),
        "review-unanswered": ("review", {"help": helping(language, "unanswered")}),
        "review-full-unanswered": ("review-full-asks", {"help": helping(language, "unanswered")}),
        "party-offered": ("party", {"help": helping(language, "offered"), "reading": True}),
        "welcome-here": ("welcome", {"help": expected(texts, "here")}),
        "welcome-basket": ("welcome", {"basket": True}),
        "welcome-phone": ("welcome", {"help": expected(texts, "phone")}),
        "offers-nobody": ("offers", {"help": expected(texts, "nobody")}),
        "way-resolved": ("way", {"help": resolved(texts)}),
        "review-resolved": ("review", {"help": resolved(texts)}),
        "way-thanked": (
            "way",
            {"help": HelpView("thanked", texts.say("help-thanked"), texts.say("help-thanked.detail"))},
        ),
        "welcome-unreachable": ("welcome", {"help": unreachable(texts)}),
        "review-unreachable": ("review", {"help": unreachable(texts)}),
        "moment-still": ("moment", {"still_there": 27}),
    }
    hers = frame(language, "way", quick=True, **look)
    shown["looks"] = view_of(settings_prompt(replace(hers, softness=2), texts, keeps=True), hers, texts)  # most words
    shown["looks-square"] = view_of(square_prompt(hers, texts, Profile(language).square()), hers, texts)
    for name, (step, changes) in more.items():
        shown[name] = view_of(made[step], frame(language, step, **look, **changes), texts)
    return shown
