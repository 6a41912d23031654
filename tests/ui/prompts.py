"""Prompts of every kind in three languages, as the flow would make them: to look at, to test with, to measure with."""

# ruff: noqa: E501  a sentence stands beside its translations

from collections.abc import Callable, Mapping
from dataclasses import replace

from kiosk.flows.model import Answer, Change, Next
from kiosk.flows.prompt import Beginning, Choice, Counter, Line, Prompt, Suggestions, Trail
from kiosk.language import WORDS, Texts, Words, read_words
from kiosk.settings import DeskSettings
from ui.view import Frame, HelpView, view_of

LANGUAGES = ("en", "nl", "de")

# The words of the specimens: English, Dutch, German.
SAID: Mapping[str, tuple[str, str, str]] = {
    "welcome": ("Where shall we go?", "Waar gaan we heen?", "Wohin geht die Reise?"),
    "welcome.help": ("Touch a place. I help you step by step.", "Raak een plaats aan. Ik help u stap voor stap.", "Berühren Sie einen Ort. Ich helfe Schritt für Schritt."),
    "elsewhere": ("Another place", "Een andere plaats", "Ein anderer Ort"),
    "departures": ("Next trains", "Volgende treinen", "Nächste Züge"),
    "place": ("Cologne main station", "Keulen hoofdstation", "Köln Hauptbahnhof"),
    "demo": ("Demo: not valid for travel", "Demo: geen geldig kaartje", "Demo: keine gültige Fahrkarte"),
    "where": ("Where", "Waarheen", "Wohin"),
    "when": ("When", "Wanneer", "Wann"),
    "who": ("Who", "Wie", "Wer"),
    "pay": ("Pay", "Betalen", "Zahlen"),
    "station": ("Where do you want to go?", "Waar wilt u heen?", "Wohin möchten Sie fahren?"),
    "way": ("Do you also come back?", "Komt u ook terug?", "Fahren Sie auch zurück?"),
    "one-way": ("Only there", "Alleen heen", "Nur hin"),
    "return": ("There and back", "Heen en terug", "Hin und zurück"),
    "return.detail": ("One ticket for both ways", "Eén kaartje voor heen en terug", "Eine Fahrkarte für beide Wege"),
    "moment": ("When do you want to go?", "Wanneer wilt u gaan?", "Wann möchten Sie fahren?"),
    "now": ("Now", "Nu", "Jetzt"),
    "hour": ("In one hour", "Over een uur", "In einer Stunde"),
    "evening": ("This evening", "Vanavond", "Heute Abend"),
    "tomorrow": ("Tomorrow morning", "Morgenochtend", "Morgen früh"),
    "party": ("Who travels?", "Wie reist er mee?", "Wer fährt mit?"),
    "adult:1": ("One adult", "Eén volwassene", "Ein Erwachsener"),
    "senior:1": ("One senior, 65+", "Eén senior, 65+", "Eine Person ab 65"),
    "adult": ("Adults", "Volwassenen", "Erwachsene"),
    "senior": ("Seniors", "Senioren", "Senioren"),
    "senior.detail": ("65 years and older", "65 jaar en ouder", "ab 65 Jahren"),
    "child": ("Children", "Kinderen", "Kinder"),
    "child.detail": ("6 to 14 years", "6 tot en met 14 jaar", "6 bis 14 Jahre"),
    "companion": ("Companions", "Begeleiders", "Begleitpersonen"),
    "on": ("Go on", "Verder", "Weiter"),
    "offers": ("Which ticket do you want?", "Welk kaartje wilt u?", "Welche Fahrkarte möchten Sie?"),
    "cheapest": ("Cheapest", "Goedkoopst", "Am günstigsten"),
    "offer-1": ("09:46 to 13:52", "09:46 tot 13:52", "09:46 bis 13:52"),
    "offer-1.detail": ("No change, 4 hours 6 min", "Niet overstappen, 4 uur 6 min", "Ohne Umstieg, 4 Std. 6 Min."),
    "offer-2": ("10:10 to 14:05", "10:10 tot 14:05", "10:10 bis 14:05"),
    "offer-2.detail": ("One change in Dortmund", "Overstappen in Dortmund", "Umsteigen in Dortmund"),
    "offer-3": ("11:11 to 15:01", "11:11 tot 15:01", "11:11 bis 15:01"),
    "offer-3.detail": ("No change, 3 hours 50 min", "Niet overstappen, 3 uur 50 min", "Ohne Umstieg, 3 Std. 50 Min."),
    "review": ("Is everything right?", "Klopt alles?", "Ist alles richtig?"),
    "line.destination": ("To", "Naar", "Nach"),
    "line.way": ("Way", "Reis", "Weg"),
    "line.out": ("Outward", "Heenreis", "Hinfahrt"),
    "line.out.value": ("Today, 09:46", "Vandaag, 09:46", "Heute, 09:46"),
    "line.back": ("Return", "Terugreis", "Rückfahrt"),
    "line.back.value": ("Sunday 22 November, 16:05", "zondag 22 november, 16:05", "Sonntag, 22. November, 16:05"),
    "line.party": ("For", "Voor", "Für"),
    "line.offer": ("Ticket", "Kaartje", "Fahrkarte"),
    "line.offer.value": ("Flexible ticket", "Flexibel kaartje", "Flexible Fahrkarte"),
    "ask-walk": ("I need more time, or no steps", "Ik heb meer tijd nodig, of geen trappen", "Ich brauche mehr Zeit oder keine Stufen"),
    "back-at": ("back 16:50", "terug 16:50", "zurück 16:50"),
    "line.out.full": ("Friday 27 November, from 08:00", "vrijdag 27 november, vanaf 08:00", "Freitag, 27. November, ab 08:00"),
    "line.back.full": ("Friday 27 November, from 14:00", "vrijdag 27 november, vanaf 14:00", "Freitag, 27. November, ab 14:00"),
    "party.full": ("2 seniors and 1 child", "2 senioren en 1 kind", "2 Senioren und 1 Kind"),
    "line.card": ("Discount card", "Kortingskaart", "Rabattkarte"),
    "no-card": ("No card", "Geen kaart", "Keine Karte"),
    "line.walk": ("Your wish", "Uw wens", "Ihr Wunsch"),
    "slow": ("More time", "Meer tijd", "Mehr Zeit"),
    "line.train": ("Train", "Trein", "Zug"),
    "line.train-back": ("Train back", "Trein terug", "Zug zurück"),
    "train.value": ("09:05, IC 39 · platform 5 · there at 12:59", "09:05, IC 39 · spoor 5 · aankomst 12:59", "09:05, IC 39 · Gleis 5 · an 12:59"),
    "train-back.value": ("16:50, IC 39 · there at 20:57", "16:50, IC 39 · aankomst 20:57", "16:50, IC 39 · an 20:57"),
    "why": ("With your age: 25 % less.", "Met uw leeftijd: 25 % minder.", "Mit Ihrem Alter: 25 % weniger."),
    "why-2": ("The lowest price of 3 tickets.", "De laagste prijs van 3 kaartjes.", "Der kleinste Preis von 3 Fahrkarten."),
    "pay.next": ("Pay €44.90", "Betaal € 44,90", "44,90 € zahlen"),
    "paying": ("Now you can pay", "Nu kunt u betalen", "Jetzt können Sie zahlen"),
    "hold": ("Hold your card to the reader.", "Houd uw kaart bij de lezer.", "Halten Sie Ihre Karte an das Lesegerät."),
    "deliver": ("Your ticket is paid", "Uw kaartje is betaald", "Ihre Fahrkarte ist bezahlt"),
    "printing": ("Take your ticket below.", "Pak uw kaartje hieronder.", "Nehmen Sie unten Ihre Fahrkarte."),
    "declined": ("The card did not work", "De kaart werkte niet", "Die Karte ging nicht"),
    "declined.trouble": ("No money was taken. Your trip is kept.", "Er is niets betaald. Uw reis blijft bewaard.", "Es wurde nichts bezahlt. Ihre Reise bleibt."),
    "again": ("Try again", "Probeer opnieuw", "Noch einmal versuchen"),
    "other-card": ("Use another card", "Neem een andere kaart", "Andere Karte nehmen"),
    "at-counter": ("Pay at the counter", "Betaal aan de balie", "Am Schalter zahlen"),
    "message": ("The ramp is ordered", "De oprijplank is besteld", "Die Rampe ist bestellt"),
    "message.help": ("Be on platform 5 ten minutes early.", "Wees tien minuten eerder op spoor 5.", "Kommen Sie zehn Minuten früher zu Gleis 5."),
    "handover": ("A person helps you here", "Iemand helpt u hier", "Hier hilft Ihnen jemand"),
    "handover.help": ("Stay here. Your answers are kept.", "Blijf hier. Uw antwoorden blijven bewaard.", "Bleiben Sie hier. Ihre Antworten bleiben."),
    "over": ("Start again", "Begin opnieuw", "Neu beginnen"),
    "feedback": ("How was it?", "Hoe ging het?", "Wie war es?"),
    "good": ("Good", "Goed", "Gut"),
    "so-so": ("So-so", "Gaat wel", "Geht so"),
    "bad": ("Hard", "Moeilijk", "Schwer"),
    "no-answer": ("No answer", "Geen antwoord", "Keine Antwort"),
    "thanks": ("Have a good journey!", "Goede reis!", "Gute Reise!"),
    "thanks.help": ("Thank you for travelling with us.", "Fijn dat u met ons reist.", "Schön, dass Sie mit uns fahren."),
    "info": ("Next trains from here", "Volgende treinen van hier", "Nächste Züge ab hier"),
    "platform": ("platform", "spoor", "Gleis"),
    "ticket": ("Buy a ticket", "Koop een kaartje", "Fahrkarte kaufen"),
    "timetable": ("This is a demo timetable.", "Dit is een demo-dienstregeling.", "Das ist ein Demo-Fahrplan."),
    "none-fit": ("No place begins with BX.", "Geen plaats begint met BX.", "Kein Ort beginnt mit BX."),
    "coming": ("Anna is coming, in about 2 minutes.", "Anna komt eraan, over ongeveer 2 minuten.", "Anna kommt in etwa 2 Minuten."),
    "coming.detail": ("Stay here. You can go on.", "Blijf hier. U kunt verdergaan.", "Bleiben Sie hier. Sie können weitermachen."),
    "unanswered": ("Nobody is free yet. I keep calling.", "Nog niemand is vrij. Ik blijf roepen.", "Noch ist niemand frei. Ich rufe weiter."),
    "as-of": ("Live times as of 09:38.", "Actuele tijden van 09:38.", "Aktuelle Zeiten, Stand 09:38."),
    "lift": ("Notice: The lift to platform 7 is out of order.", "Let op: De lift naar spoor 7 is buiten gebruik.", "Hinweis: Der Aufzug zu Gleis 7 ist außer Betrieb."),
    "late": ("12 minutes late", "12 minuten later", "12 Minuten später"),
    "late.value": ("Today 09:58, ICE 41 · 12 minutes late · platform 5, not 7 · there at 14:04", "Vandaag 09:58, ICE 41 · 12 minuten later · spoor 5, niet 7 · aankomst 14:04", "Heute 09:58, ICE 41 · 12 Minuten später · Gleis 5, nicht 7 · Ankunft 14:04"),
    "missed": ("You may miss the change in Dortmund Hbf. The next train there leaves at 12:11. Do you still want this ticket?", "Misschien mist u de overstap in Dortmund Hbf. De volgende trein gaat daar om 12:11. Wilt u dit kaartje toch?", "Vielleicht verpassen Sie den Umstieg in Dortmund Hbf. Der nächste Zug fährt dort um 12:11. Möchten Sie die Fahrkarte trotzdem?"),
    "now-at": ("now 10:05", "nu 10:05", "jetzt 10:05"),
    "cancelled": ("cancelled", "rijdt niet", "fällt aus"),
    "unanswered.detail": ("The travel centre is open until 22:00.", "De balie is open tot 22:00.", "Das Reisezentrum hat bis 22:00 offen."),
}  # fmt: skip

STATIONS = (
    "Hamburg Hbf",
    "Berlin Hauptbahnhof",
    "Frankfurt (Main) Hauptbahnhof",
    "München Hbf",
    "Amsterdam Centraal",
    "Düsseldorf Hbf",
)


def words() -> Words:
    """The product's own sentences."""
    return read_words(LANGUAGES, WORDS)


def prompts(language: str) -> dict[str, Prompt]:
    """A prompt of every step kind, by name, in the order of a journey."""

    def say(key: str) -> str:
        return SAID[key][LANGUAGES.index(language)]

    def made(name: str, kind: str, part: int = 0, **more: object) -> Prompt:
        trail = Trail(part, 4, (say("where"), say("when"), say("who"), say("pay"))) if part else Trail()
        title = say(name.removesuffix("-back").removesuffix("-full"))
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
        Line("offer", say("line.offer"), say("line.offer.value")),
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
    price = {"en": "€44.90", "nl": "€ 44,90", "de": "44,90 €"}[LANGUAGES[[*SAID["pay"]].index(say("pay"))]]
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
        made("paying", "pay", 4, total=price, acts=True, lines=chosen(say, 1)),
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
        made("deliver", "deliver", 4, lines=chosen(say, 3), next_label=say("on")),
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
        Line("offer", say("line.train"), say("train.value"), Change("offer")),
        Line("offer-back", say("line.train-back"), say("train-back.value"), Change("offer")),
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
        replace(info, step="info-live", lines=board, note=note),
    ]


def frame(language: str, name: str = "", **more: object) -> Frame:
    """What surrounds the prompt of this name."""
    index = LANGUAGES.index(language)
    found: dict[str, object] = {"demo": SAID["demo"][index], "place": SAID["place"][index]}
    if name == "station":
        found["suggestions"] = Suggestions("", places()[:6], "ABCDEFGHIJKLMNOPRSTUVWZ", 5388, "", beginnings(OFTEN))
    if name == "paying":
        found["news"] = SAID["hold"][index]
    if name == "deliver":
        found["news"] = SAID["printing"][index]
    return Frame(language, LANGUAGES, **{**found, **more})  # type: ignore[arg-type]


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
    index = LANGUAGES.index(language)
    key = "unanswered" if state == "unanswered" else "coming"
    if state == "offered":
        return HelpView("offered")
    return HelpView(state, SAID[key][index], SAID[f"{key}.detail"][index], can_cancel=True)


def unreachable(texts: Texts) -> HelpView:
    """The longest thing that is said of a call, in the kiosk's own words."""
    desk = DeskSettings()
    where = {"phone": desk.phone, "counter": desk.counter, "hours": desk.counter_hours}
    title, detail = texts.say("help-unreachable"), texts.say("help-unreachable.detail", **where)
    return HelpView("unreachable", title, detail, can_cancel=True)


def views(language: str, texts: Texts, theme: str = "light", scale: float = 1.0) -> dict[str, dict[str, object]]:
    """Every screen there is, by name: each prompt, and what can be laid over it."""
    look = {"theme": theme, "scale": scale}
    made = prompts(language)
    shown = {name: view_of(prompt, frame(language, name, **look), texts) for name, prompt in made.items()}
    more = {
        "station-typed": ("station", {"suggestions": typed(language)}),
        "way-coming": ("way", {"help": helping(language, "coming")}),
        "review-unanswered": ("review", {"help": helping(language, "unanswered")}),
        "party-offered": ("party", {"help": helping(language, "offered"), "reading": True}),
        "welcome-unreachable": ("welcome", {"help": unreachable(texts)}),
        "review-unreachable": ("review", {"help": unreachable(texts)}),
        "moment-still": ("moment", {"still_there": 27}),
    }
    for name, (step, changes) in more.items():
        shown[name] = view_of(made[step], frame(language, step, **look, **changes), texts)
    return shown
