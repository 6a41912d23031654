"""Why it costs what it costs: plain sentences, the same on the screen, in the ear, on paper and for staff."""

from collections import Counter
from collections.abc import Iterator, Sequence

from kiosk.fares.model import SHARED, Comparison, Offer, OfferLine
from kiosk.language import Texts

MOST = 3  # at once on the screen
MOST_WORDS = 15  # of a sentence: what one takes in with people waiting behind
WORDED = 12  # numbers up to here are words
KIND = "fare-kind-"


def reasons(offer: Offer, texts: Texts) -> tuple[str, ...]:
    """At most three sentences for the screen: what it is, what it saves, and that it is a demo."""
    demo = [texts.say("fare-demo")] if offer.demo else []
    told = [made_of(offer, texts), *_compared(offer, texts)]
    return (*told[: MOST - len(demo)], *demo)


def all_reasons(offer: Offer, texts: Texts) -> tuple[str, ...]:
    """Everything there is to say, for staff and on paper: also when each ticket is good, and what to bring."""
    demo = [texts.say("fare-demo")] if offer.demo else []
    return (made_of(offer, texts), *_compared(offer, texts), *limits(offer, texts), *demo)


def made_of(offer: Offer, texts: Texts) -> str:
    """In one sentence: A group ticket for 7 people and return tickets for 2 children."""
    parts = []
    bought = _carrying(offer.lines)
    for lines in bought:
        people = _people(lines)
        shared = lines[0].category == SHARED
        brief = shared or (len(bought) > 1 and len(people) > 1)  # the sentence must stay short
        kinds = {"people": people.total()} if brief else dict(people)
        who = texts.listed(texts.say(_rider(kind, texts), count=count) for kind, count in kinds.items())
        each = not shared and sum(line.count for line in lines) == people.total()  # one for each need not be counted
        tickets = _named(lines[0], people.total(), texts) if each else counted(lines, texts, free=True)
        key = "fare-for-both-ways" if _ways(lines) == {"out", "back"} else "fare-for"
        parts.append(texts.say(key, tickets=tickets, who=who))
    said = texts.say("fare-made-of", tickets=_capital(texts.listed(parts)))
    if len(said.split()) <= MOST_WORDS:
        return said
    count = sum(line.count for line in offer.lines)
    who = texts.say("fare-people", count=offer.party.size)
    return texts.say("fare-many", count=_capital(_number(count, texts)), who=who)


def limits(offer: Offer, texts: Texts) -> Iterator[str]:
    """When the tickets are good, in the words of the tariff or of the kiosk; and which card must be shown."""
    said: dict[str, None] = {}
    for line in offer.lines:
        own, usual, hours = f"product-{line.product}.valid", f"{KIND}{line.kind}.valid", f"timeframe-{line.when}"
        keys = [own if texts.has(own) else usual, *([hours] if line.when else [])]
        said |= dict.fromkeys(texts.say(key) for key in keys if texts.has(key))
    yield from said
    if offer.card != "none":
        yield texts.say("fare-show-card")


def product_name(line: OfferLine, texts: Texts) -> str:
    """A ticket as it is called inside a sentence: in the words of the tariff, else of the kiosk; else its id."""
    own, kind = f"product-{line.product}", f"ticket-product-{line.kind or line.product}"
    return next((texts.say(key) for key in (own, kind) if texts.has(key)), line.product)


def counted(lines: Sequence[OfferLine], texts: Texts, *, free: bool = False) -> str:
    """Tickets without their riders: "two day tickets and a single ticket"; if not said without those that are free."""
    return texts.listed(_tickets(group, texts) for group in _by_product(lines if free else _paid(lines)).values())


def _tickets(lines: Sequence[OfferLine], texts: Texts) -> str:
    count = sum(line.count for line in lines)
    named = _named(lines[0], count, texts)
    return named if count == 1 else texts.say("fare-counted", count=_number(count, texts), tickets=named)


def _paid(lines: Sequence[OfferLine]) -> Sequence[OfferLine]:
    return [line for line in lines if line.each.minor] or lines


def _compared(offer: Offer, texts: Texts) -> Iterator[str]:
    plain = offer.back is None and all(line.kind == line.product == "single" for line in offer.lines)
    for found in offer.compared:
        if found.code == "next-best" and not plain:  # nobody wonders why a single ticket is one
            yield _less(offer, found, texts)
    if offer.cheaper:
        yield _cheaper(offer, texts)
    for found in offer.compared:
        if found.code != "next-best" and texts.has(f"fare-{found.code}"):
            yield texts.say(f"fare-{found.code}", cost=texts.price(found.cost))


def _less(offer: Offer, other: Comparison, texts: Texts) -> str:
    """Two day tickets cost €8.40 less than four single tickets; in fewer words where that is too long."""
    saved = texts.price(other.cost - offer.total)
    ours, theirs = counted(offer.lines, texts), counted(other.lines, texts)
    count = sum(line.count for line in _paid(offer.lines))
    values = {"ours": _capital(ours), "theirs": theirs, "saved": saved, "count": count}
    keys = ["fare-less", "fare-less-than", "fare-less-than-next"]
    said = [texts.say(key, **values) for key in keys[ours == theirs :]]
    return next((sentence for sentence in said if len(sentence.split()) <= MOST_WORDS), said[-1])


def _cheaper(offer: Offer, texts: Texts) -> str:
    cheaper = offer.cheaper
    assert cheaper is not None
    saved, at = texts.price(cheaper.saves), texts.time(cheaper.out)
    if cheaper.back is None:
        return texts.say("fare-cheaper-out", saved=saved, out=at)
    back = texts.time(cheaper.back)
    if cheaper.out == offer.out.departure:
        return texts.say("fare-cheaper-back", saved=saved, back=back)
    return texts.say("fare-cheaper-both", saved=saved, out=at, back=back)


def _by_product(lines: Sequence[OfferLine]) -> dict[str, list[OfferLine]]:
    found: dict[str, list[OfferLine]] = {}
    for line in lines:
        found.setdefault(line.product, []).append(line)
    return found


def _carrying(lines: Sequence[OfferLine]) -> list[list[OfferLine]]:
    """By product; two that carry the same people, one there and the other back, belong together."""
    found: list[list[OfferLine]] = []
    for group in _by_product(lines).values():
        other = next((known for known in found if _complete(known, group)), None)
        if other:
            other += group
        else:
            found.append(list(group))
    return found


def _complete(one: Sequence[OfferLine], other: Sequence[OfferLine]) -> bool:
    ways = sorted((*_ways(one), *_ways(other)))
    return ways == ["back", "out"] and _people(one) == _people(other)


def _ways(lines: Sequence[OfferLine]) -> set[str]:
    return {line.way for line in lines}


def _people(lines: Sequence[OfferLine]) -> "Counter[str]":
    """How many people of each rider category these tickets are for: two singles, out and back, are for one."""
    ways: dict[str, Counter[str]] = {"out": Counter(), "back": Counter(), "": Counter()}
    for line in lines:
        for kind, count in line.riders or ((line.category, 1),):
            ways[line.way][kind] += count * line.count
    return ways[""] + (ways["out"] | ways["back"])


def _rider(kind: str, texts: Texts) -> str:
    """An operator's tariff may know rider categories that we have no word for: people they are."""
    key = f"fare-{kind}"
    return key if texts.has(key) else "fare-people"


def _named(line: OfferLine, count: int, texts: Texts) -> str:
    """One of them, "a day ticket", or several, "day tickets": in the words of the tariff, else of the kiosk."""
    form = "one" if count == 1 else "many"
    own = f"product-{line.product}.{form}"
    return texts.say(own if texts.has(own) else f"{KIND}{line.kind or line.product}.{form}")


def _number(count: int, texts: Texts) -> str:
    return texts.say("fare-number", n=count) if count <= WORDED else str(count)


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
