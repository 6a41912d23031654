"""Why it costs what it costs: at most three plain sentences, the same on the screen, in the ear and for staff."""

from collections import Counter

from kiosk.fares.model import Offer
from kiosk.language import Texts

MOST = 3
GROUP = "group"


def reasons(offer: Offer, texts: Texts) -> tuple[str, ...]:
    """What the total is made of, what was compared and is dearer, and that it is a demo."""
    told = [made_of(offer, texts)]
    told += [texts.say(f"fare-{found.code}", cost=texts.price(found.cost)) for found in offer.compared]
    demo = [texts.say("fare-demo")] if offer.demo else []
    return (*told[: MOST - len(demo)], *demo)


def made_of(offer: Offer, texts: Texts) -> str:
    """In one sentence: A group ticket for 7 people and return tickets for 2 children."""
    parts = []
    products = _people(offer)
    for product, people in products.items():
        count = people.total()
        if product == GROUP:
            tickets = sum(line.count for line in offer.lines if line.product == GROUP)
            parts.append(texts.say("fare-group", tickets=tickets, people=count))
        else:
            brief = len(products) > 1 and len(people) > 1  # the sentence must stay short
            kinds = {"people": count} if brief else people
            who = texts.listed(texts.say(f"fare-{kind}", count=kinds[kind]) for kind in kinds)
            parts.append(texts.say(f"fare-{product}", count=count, who=who))
    sentence = texts.listed(parts)
    return texts.say("fare-made-of", tickets=sentence[:1].upper() + sentence[1:])


def _people(offer: Offer) -> dict[str, "Counter[str]"]:
    """Product to the people on it. Two singles, out and back, are for one person; a group ticket is for all others."""
    found: dict[str, Counter[str]] = {}
    for line in offer.lines:
        count = line.count if line.product != GROUP else 0
        found.setdefault(line.product, Counter())[line.category] += count
    if offer.back and "single" in found:
        found["single"] = Counter({category: count // 2 for category, count in found["single"].items()})
    if GROUP in found:
        own = sum(people.total() for people in found.values())
        found[GROUP][GROUP] = offer.party.size - own
    return found
