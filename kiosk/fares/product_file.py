"""The `products`, `cards` and `timeframes` of tariff.yaml."""

from collections.abc import Iterator, Mapping
from datetime import date

from kiosk.fares.hours import DAYS, Timeframe, Window
from kiosk.fares.reading import Part, day_of
from kiosk.fares.tariff import KIND_OF, KINDS, Card, Movement, Product, RiderCategory, Slot
from kiosk.flows.tree import Branch, Row, meant

MOST_PEOPLE = 99


def read_riders(part: Part) -> tuple[RiderCategory, ...]:
    """The rider categories, in the order of the file: whose card it is goes by it too."""
    made = []
    named = part.parts("riders", needed=True)
    for id, rider in named:
        needs = rider.flag("needs_another")
        otherwise = rider.word("otherwise", among=[name for name, _ in named if name != id], needed=needs)
        rider.done()
        made.append(RiderCategory(id, needs, otherwise))
    alone = {rider.id for rider in made if not rider.needs_another}
    for rule, (_, rider) in zip(made, named, strict=True):
        if rule.needs_another and rule.otherwise and rule.otherwise not in alone:
            rider.wrong("otherwise", f"{rule.otherwise} needs another too.", "Name a category that may travel alone.")
    return tuple(made)


def read_cards(part: Part, riders: tuple[RiderCategory, ...], timeframes: Mapping[str, Timeframe]) -> tuple[Card, ...]:
    """The discount cards."""
    made = []
    able = [rider.id for rider in riders if not rider.needs_another]
    for id, card in part.parts("cards"):
        holders = card.words("riders") or tuple(able)
        for rider in holders:
            if rider not in able:
                card.wrong("riders", f"there is no rider {rider!r}.", meant(rider, able), "TF013")
        made.append(
            Card(
                id,
                card.number("percent_off", 0, 0, 100),
                holders,
                card.number("holders", 1, 1, 9),
                card.number("friends", 0, 0, 8),
                card.number("friends_percent_off", 0, 0, 100),
                card.word("when", among=timeframes),
            )
        )
        if not made[-1].percent_off and not made[-1].friends_percent_off:
            card.wrong("percent_off", "this card takes nothing off.", "Write  percent_off: 25")
        card.done()
    return tuple(made)


def read_timeframes(part: Part) -> dict[str, Timeframe]:
    """The timeframes, all with the same holidays."""
    row = part.row("holidays")
    holidays = frozenset(day for day in map(day_of, row) if day)
    for value, line in zip(row, row.lines, strict=True):
        if day_of(value) is None:
            part.faults.add(line, "TF005", f"{value} is no day.", "Write it as 2026-12-25.")
    return {id: _timeframe(id, frame, holidays) for id, frame in part.parts("timeframes")}


def _timeframe(id: str, frame: Part, holidays: frozenset[date]) -> Timeframe:
    at = frame.word("counts_at", "departure", among=("departure", "arrival"))
    windows = []
    row = frame.row("hours", needed=True)
    for value, line in zip(row, row.lines, strict=True):
        if not isinstance(value, Branch):
            frame.faults.add(line, "TF005", f"{value} is no window.", 'Write  - {days: workdays, from: "09:00"}')
            continue
        value.line = line
        window = Part(value, frame.faults)
        start, end = window.time("from"), window.time("to")
        if start >= end and window.has("to") and str(value["to"]) not in ("24:00", "00:00", "0:00"):
            window.wrong(
                "to", f"it ends at {end:%H:%M} before it begins.", "Past midnight, write two windows.", "TF017"
            )
        windows.append(Window(frozenset(_days(window)), start, end))
        window.done()
    frame.done()
    return Timeframe(id, tuple(windows), at == "arrival", holidays)


def _days(window: Part) -> Iterator[str]:
    said = window.any("days")
    for word in said if isinstance(said, Row) else [said if said is not None else "every-day"]:
        if str(word) not in DAYS:
            window.wrong("days", f"nobody knows the day {word!r}.", meant(str(word), DAYS), "TF013")
        yield from DAYS.get(str(word), ())


class ProductReader:
    """Reads products that may name what the other parts of the tariff have."""

    def __init__(
        self,
        riders: tuple[RiderCategory, ...],
        prices: Mapping[str, object],
        cards: tuple[Card, ...],
        timeframes: Mapping[str, Timeframe],
    ) -> None:
        self._riders = [rider.id for rider in riders]
        self._prices = list(prices)
        self._cards = [card.id for card in cards]
        self._timeframes = list(timeframes)

    def products(self, part: Part) -> tuple[Product, ...]:
        """Everything that can be bought."""
        return tuple(self._product(id, item) for id, item in part.parts("products", needed=True))

    def _product(self, id: str, item: Part) -> Product:
        movement = Movement(item.word("good_for", "one-way", among=list(Movement), needed=True))
        slots = tuple(self._places(item))
        usual = "group" if len(slots) > 1 or (slots and slots[0].most > 1) else KIND_OF[movement]
        days = 1 if movement is Movement.ALL_DAY else None
        if movement is Movement.SEVERAL_DAYS or item.has("days"):
            days = item.number("days", 0, 1, 366)
        cards = item.words("cards")
        for card in cards:
            if card not in self._cards:
                item.wrong("cards", f"there is no card {card!r}.", meant(card, self._cards), "TF013")
        product = Product(
            id,
            item.word("kind", usual, among=KINDS),
            movement,
            item.word("price", among=self._prices, needed=True),
            slots,
            item.number("percent", 100, 1, 1000),
            days,
            item.word("when", among=self._timeframes),
            item.word("fast_trains", "yes", among=("yes", "no")) == "yes",
            cards,
        )
        item.done()
        return product

    def _places(self, item: Part) -> Iterator[Slot]:
        """`riders` for a ticket of one; `places` for one on which several people travel."""
        if item.has("riders"):
            yield Slot(self._shares(item))
        row = item.row("places")
        for value, line in zip(row, row.lines, strict=True):
            if not isinstance(value, Branch):
                item.faults.add(line, "TF005", f"{value} are no places.", "Write  - {riders: [adult], from: 1, to: 2}")
                continue
            value.line = line
            place = Part(value, item.faults)
            least = place.number("from", 1, 0, MOST_PEOPLE)
            together = place.number("together", 100, 0, 10_000) if place.has("together") else None
            yield Slot(
                self._shares(place),
                least,
                place.number("to", max(least, 1), max(least, 1), MOST_PEOPLE),
                together,
                place.number("each_more", 0, 0, 1000),
            )
            place.done()
        if not item.has("riders") and not row:
            item.faults.add(item.line, "TF003", "nobody may travel on it.", "Write  riders: {adult: 100, child: 50}")

    def _shares(self, place: Part) -> dict[str, int]:
        """Each rider's share of the price in per cent; a list of riders is 100 each."""
        said = place.any("riders")
        shares = dict.fromkeys(map(str, said), 100) if isinstance(said, Row) else said
        if not isinstance(shares, dict) or not shares:
            place.wrong("riders", "riders is missing.", "Write  riders: {adult: 100, child: 50}", "TF003")
            return {}
        lines = said.lines if isinstance(said, Branch) else {}
        for rider, percent in shares.items():
            line = lines.get(rider, place.at("riders"))
            if rider not in self._riders:
                place.faults.add(line, "TF013", f"there is no rider {rider!r}.", meant(rider, self._riders))
            if isinstance(percent, bool) or not isinstance(percent, int) or not 0 <= percent <= 1000:
                place.faults.add(line, "TF005", f"{rider} is {percent}.", "A share is a whole number of per cent.")
                return {}
        return dict(shares)
