"""Topic and the phrases: what helper and traveller can say to each other while one comes to the other."""

from enum import StrEnum


class Topic(StrEnum):
    """The kinds of frames. There is none that answers: staff can never press for a traveller."""

    # desk or page -> kiosk
    OPEN = "open"  # {"helper": name}: her page is open; repeated, so that silence means that it is not
    CLOSED = "closed"
    ASK = "ask"  # she would like to see the screen
    POINT = "point"  # {"id": option, "ttl_s": seconds}
    # kiosk -> page
    STATE = "state"  # assistance.talk.state
    BUSY = "busy"  # {"helper": name}: another helper talks already
    SIGHT = "sight"  # {"sight": "no" | "asked" | "yes" | "refused"}: `assistance.talk.session.Sight`
    # both ways
    TEXT = "text"  # {"s": stream, "at": place of the first item, "items": [...]}: assistance.talk.text
    HAVE = "have"  # {"s": stream, "n": items that are here}, a page adds "rev" of its state: the rest comes again
    RTC = "rtc"  # {"offer": sdp} or {"answer": sdp} or {"end": why}
    #   the kiosk also: {"speaks": who, "captions": whether she is written down}, {"caption": what was heard of her}


FROM_PAGE = frozenset({Topic.ASK, Topic.POINT, Topic.TEXT, Topic.HAVE, Topic.RTC})
FROM_KIOSK = frozenset({Topic.STATE, Topic.BUSY, Topic.SIGHT, Topic.TEXT, Topic.HAVE, Topic.RTC})

# Keys of sentences that both sides have in every language (`kiosk/words`): "talk-say-<phrase>".
OF_TRAVELLER = ("yes", "no", "not-clear", "please-come")
OF_HELPER = ("hello", "press-glow", "wait", "coming", "card-in", "which", "well-done", "yes", "no")
SIGNS = "sign-language"  # the kiosk says it for her, once she has asked how to reach a relay
PHRASES = frozenset((*OF_TRAVELLER, *OF_HELPER, SIGNS))

OPEN_SECONDS = 2.0  # between two times that the desk says "open"
SILENT_SECONDS = 6.0  # without one the kiosk takes her page for closed
BLOCK_SECONDS = 5.0  # who has written nothing for so long has ended her line when the other writes (EN 301 549 6.2.2.4)
LONGEST_POINT = 20.0  # seconds of glow
