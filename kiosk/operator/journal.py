"""A kiosk's journal, opened for whoever types a command about sales: in turn with the kiosk, with errors in words."""

import argparse
import sys
from collections.abc import Callable

from kiosk.clock import SystemClock
from kiosk.errors import Fault, FaultyFile, Trouble
from kiosk.language import WORDS, Texts, read_words
from kiosk.sales.model import Sale
from kiosk.sales.store import SaleStore, open_sales
from kiosk.sales.turn import Turn
from kiosk.settings import Settings, read_settings


def opened(options: argparse.Namespace) -> tuple[Settings, SaleStore, SystemClock, Texts]:
    """Settings, journal, clock and words of the kiosk in this home. Raises FaultyFile, Trouble."""
    settings = read_settings(home=options.home)
    clock = SystemClock(settings.kiosk.timezone)
    language = settings.kiosk.languages[0]
    return settings, open_sales(settings.home / "sales.db", clock, settings.kiosk.id), clock, _words(language)


def in_turn(run: Callable[[argparse.Namespace], int]) -> Callable[[argparse.Namespace], int]:
    """Not while a traveller pays: what is under way must not be taken for what was cut short."""

    def in_turn(options: argparse.Namespace) -> int:
        turn = Turn(read_settings(home=options.home).home)
        if not turn.take():
            raise mistake("sales", "the kiosk is selling just now.", "Say it again when that traveller has finished.")
        try:
            return run(options)
        finally:
            turn.give_back()

    return in_turn


def _words(language: str) -> Texts:
    return read_words([language], WORDS).texts(language)


def troubled(trouble: Trouble, texts: Texts) -> int:
    """What a machine or the journal said, for the one who typed."""
    key = f"{trouble.say}.staff"
    say(f"{texts.say(key) if texts.has(key) else trouble.say} ({trouble.detail or 'no more is known'})")
    return 1


def found(store: SaleStore, number: str) -> Sale:
    """The sale of this number, however it was typed. Raises FaultyFile."""
    number = "".join(number.split()).upper()
    if sale := store.find(number):
        return sale
    raise mistake(number, "is no sale of this kiosk.", "See ./loket sales show for the last ones.")


def mistake(place: str, what: str, cure: str) -> FaultyFile:
    """What was typed cannot be meant: to be raised."""
    return FaultyFile([Fault(place, 0, "SL001", what, cure)])


def say(text: str) -> None:
    """One line for whoever typed."""
    sys.stdout.write(f"{text}\n")
