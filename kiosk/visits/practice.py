"""A visit of somebody who practises: the same steps, each of which says so; it ends with an offer to buy, or again."""

from collections.abc import Callable
from dataclasses import replace

from kiosk.flows.model import Flow, Next
from kiosk.flows.prompt import Choice, Prompt
from kiosk.language import Texts, Words
from kiosk.sales.model import SaleState
from kiosk.visits.actions import Actions
from kiosk.visits.model import Journal, Situation
from kiosk.visits.visit import Visit

AGAIN, SHOW, REAL = "practice-begin", "practice-show", "practice-end"  # what she can do where she practises
PRACTISES = "practice"  # of what was tried: a helper knows at a glance that no money is in it
END = "practice-over"  # id of the last screen


class PracticeVisit(Visit):
    """`sells_too`: the machine sells tickets as well, so that she can buy one next."""

    def __init__(
        self,
        kiosk: str,
        place: str,
        flow: Flow,
        words: Words,
        language: str,
        actions: Actions,
        journal: Journal,
        note: Callable[[Texts], str],
        sells_too: bool,
    ) -> None:
        super().__init__(kiosk, place, flow, words, language, actions, journal, note)
        self._sells_too = sells_too
        self._over = False

    def finish(self) -> None:
        """Whatever is shown next is the last screen. Safe from any thread."""
        self._over = True
        self.cancel()

    def prompt(self) -> Prompt:
        """The same screen as where one buys, and nothing on it that is not true in practice."""
        texts = self._texts
        prompt = super().prompt()
        if self._over or prompt.kind == "feedback" or (prompt.kind == "message" and prompt.closed):
            prompt = _last(prompt, texts, self._sells_too)
        elif prompt.kind == "pay" and prompt.acts:
            prompt = _told(prompt, texts.say("practice-pay", price=prompt.total), texts.say("practice-paying"))
        elif prompt.kind == "deliver" and self._sells_too:
            prompt = _told(prompt, texts.say("practice-deliver"), texts.say("practice-printing"))
        elif prompt.kind == "message" and self.sale and self.sale.state is SaleState.DONE and self._sells_too:
            prompt = _ticket(prompt, texts)
        return replace(prompt, say=f"{texts.say('practice-aloud')} {prompt.say}")

    def situation(self, access: tuple[str, ...] = ()) -> Situation:
        """What a helper should know: first of all that this is practice."""
        situation = super().situation(access)
        return replace(situation, tried=(*situation.tried, PRACTISES))


def _told(prompt: Prompt, title: str, help: str) -> Prompt:
    return replace(prompt, title=title, help="", say=f"{title} {help}", aloud="")


def _ticket(prompt: Prompt, texts: Texts) -> Prompt:
    """What she would hold in her hand, on the screen, without a barcode: no reader takes it for a ticket."""
    title, note = texts.say("practice-ticket"), texts.say("practice-ticket.detail")
    told = replace(prompt, title=title, say=f"{title} {note}", help="", note=note, next_label=texts.say("pad-next"))
    return replace(told, kind="deliver", code=(), symbols=())


def _last(prompt: Prompt, texts: Texts, sells_too: bool) -> Prompt:
    """That was all: try it, see it again, or buy a real ticket."""
    title, help = texts.say("practice-over"), texts.say("practice-over.detail")
    choices = [Choice(AGAIN, texts.say("practice-again"), Next(), icon="pencil")]
    if sells_too:
        choices = [
            Choice(AGAIN, texts.say("practice-try"), Next(), icon="pencil"),
            Choice(REAL, texts.say("practice-buy"), Next(), icon="ticket"),
        ]
    return Prompt(
        END, "choice", prompt.language, title, f"{title} {help}", help, choices=tuple(choices), pace=prompt.pace
    )
