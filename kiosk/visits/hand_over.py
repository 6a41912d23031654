"""The screen in a helper's hands: what was chosen, why it stuck, what was sold just now; then she hands it back."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kiosk.devices.ports import Tell
from kiosk.errors import Trouble
from kiosk.flows.model import Answer, Back, Event, Next
from kiosk.flows.prompt import Choice, Line, Prompt, Suggestions
from kiosk.language import Words
from kiosk.sales.issue import spaced
from kiosk.sales.model import Sale
from kiosk.sales.staff import GIVE_BACK, StaffTill
from kiosk.visits.model import Situation
from kiosk.visits.sign_on import Signed, SignOn, Verify
from kiosk.visits.tried import tried_words

log = logging.getLogger(__name__)

SURE, NOT_SURE = "yes", "no"
WHY, SOLD = "why", "sold"  # what she can look at
DEED = "deed"  # the fact that every answer here fills


@dataclass(frozen=True)
class Waiting:
    """The traveller's screen while a helper has it."""

    prompt: Prompt
    situation: Situation


class HandOver:
    """Takes events and gives prompts as a Visit does, so that the screen needs to know nothing new.

    The traveller's own visit waits beside it, untouched. `over` turns true when the helper hands the screen back.
    """

    def __init__(
        self,
        words: Words,
        language: str,
        waiting: Waiting,
        verify: Verify,
        open_till: Callable[[Signed], StaffTill],
        condition: Callable[[], tuple[str, ...]],
    ) -> None:
        """`open_till`: in her name; `condition`: keys of what is wrong with the machine (`Cabinet.condition`)."""
        self._words = words
        self._texts = words.texts(language)
        self._waiting: Waiting | None = waiting
        self._situation = waiting.situation
        self._sign_on = SignOn(verify)
        self._open_till = open_till
        self._condition = condition
        self._wrong: tuple[str, ...] = ()  # with the machine, when she signed on or did something
        self._till: StaffTill | None = None
        self._at = ""  # what she looks at
        self._sale: Sale | None = None
        self._deed = ""  # what she is asked whether she is sure of
        self._trouble = ""
        self.id = f"hand-over-{waiting.situation.kiosk}"
        self.asking = ""  # no money is asked for
        self.over = False

    def prompt(self) -> Prompt:
        """What to show now."""
        if self._till is None:
            return self._sign_on.prompt(self._texts)
        if self._sale is not None:
            return self._sure(self._sale) if self._deed else self._one(self._till, self._sale)
        return self._why() if self._at == WHY else self._sold(self._till) if self._at == SOLD else self._all(self._till)

    def send(self, event: Event) -> Prompt:
        """Take what she touched. What has no meaning here changes nothing."""
        self._trouble = ""
        if isinstance(event, Back):
            self._go_back()
        elif isinstance(event, Next):
            self.over = not self._deed
        elif isinstance(event, Answer) and self._till is not None:
            self._take(self._till, str(dict(event.facts).get(DEED, "")))
        return self.prompt()

    def enter(self, typed: str) -> Prompt:
        """Her badge number or her PIN was typed."""
        signed = self._sign_on.enter(typed) if self._till is None else None
        if signed:
            self._till, self._wrong = self._open_till(signed), self._condition()
            log.info("%s has the screen", signed.name)
        return self.prompt()

    def act(self, tell: Tell) -> Prompt:
        """Nothing here acts by itself."""
        return self.prompt()

    def cancel(self) -> None:
        """No card is awaited."""

    def confirm(self, code: str) -> None:
        """Nobody is paid here."""

    def shown(self) -> None:
        """No ticket is shown here."""

    def tried(self, code: str) -> None:
        """What a helper tries is no sign of being stuck."""

    def close(self) -> None:
        """Forget what was shown, and who she was."""
        self._till, self._sale, self._waiting, self._deed = None, None, None, ""

    def speak(self, language: str) -> Prompt:
        """Go on in this language: the helper's own, while she has the screen."""
        self._texts = self._words.texts(language)
        return self.prompt()

    def suggest(self, typed: str) -> Suggestions:
        """There is no letter board here."""
        return Suggestions(typed, (), "", 0)

    def _go_back(self) -> None:
        if self._till is None:
            self.over = self._sign_on.prompt(self._texts).step == "staff-badge"
            self._sign_on.back()
        elif self._sale is not None:
            self._sale, self._deed = (self._sale, "") if self._deed else (None, "")
        else:
            self.over, self._at = not self._at, ""

    def _take(self, till: StaffTill, said: str) -> None:
        if not self._at:
            self._at = said if said in (WHY, SOLD) else ""
        elif self._sale is None:
            self._sale = next((sale for sale in till.recent() if sale.number == said), None)
        elif self._deed:
            deed, self._deed = self._deed, ""
            if said == SURE:
                self._sale = self._done(till, deed, self._sale)
        elif said in till.deeds(self._sale):
            self._deed = said

    def _done(self, till: StaffTill, deed: str, sale: Sale) -> Sale:
        """Do it; what did not work is told in words, and may be tried again."""
        do: Callable[[Sale], Sale] = till.give_back if deed == GIVE_BACK else till.print_again
        try:
            done = do(sale)
        except Trouble as trouble:
            log.warning("sale %s, %s: %s", sale.number, deed, trouble)
            key = f"{trouble.say}.staff"
            told = (self._texts.say("staff-not-done"), self._texts.say(key) if self._texts.has(key) else "")
            self._trouble = " ".join(part for part in told if part)
            self._wrong = self._condition()
            return next((now for now in till.recent() if now.number == sale.number), sale)
        self._trouble = self._texts.say(f"staff-done-{deed}", number=spaced(sale.number))
        return done

    def _all(self, till: StaffTill) -> Prompt:
        """Where it stopped, at one glance: no question to the traveller, who is tired of explaining."""
        say = self._texts.say
        choices = [
            Choice(id, say(f"staff-{id}"), Answer.of(deed=id), say(f"staff-{id}.detail"), icon)
            for id, icon in ((WHY, "person"), (SOLD, "ticket"))
        ]
        return self._page("staff", say("staff-title", name=till.by), f"{say('staff-stuck')}: {self._stuck()}", choices)

    def _why(self) -> Prompt:
        say = self._texts.say
        return self._page("staff-why", say("staff-why"), "", (), self._lines(), kind="info")

    def _sold(self, till: StaffTill) -> Prompt:
        say, sold = self._texts.say, [self._row(sale) for sale in till.recent()]
        return self._page("staff-sold", say("staff-sold"), say("staff-sold.help" if sold else "staff-sold.none"), sold)

    def _stuck(self) -> str:
        """The traveller's question, and what the machine said of it."""
        assert self._waiting is not None
        key, prompt = self._situation.trouble, self._waiting.prompt
        why = prompt.trouble or (self._texts.say(f"{key}.staff") if self._texts.has(f"{key}.staff") else "")
        return " ".join(part for part in (prompt.title, why) if part)

    def _lines(self) -> tuple[Line, ...]:
        """What was chosen, where it stopped and why, what was tried, and what is wrong with the machine."""
        assert self._waiting is not None
        say = self._texts.say
        told = {
            "chosen": " · ".join(line.value for line in self._waiting.prompt.lines) or say("staff-chosen.none"),
            "stuck": self._stuck(),
            "tried": tried_words(self._situation.tried, self._texts) or say("staff-tried.none"),
            "machine": " ".join(say(f"{key}.staff") for key in self._wrong) or say("staff-machine.good"),
        }
        return tuple(Line(id, say(f"staff-{id}"), value) for id, value in told.items())

    def _one(self, till: StaffTill, sale: Sale) -> Prompt:
        texts = self._texts
        deeds = [
            Choice(deed, texts.say(f"staff-{deed}"), Answer.of(deed=deed), texts.say(f"staff-{deed}.detail"))
            for deed in till.deeds(sale)
        ]
        title = texts.say("staff-sale", number=spaced(sale.number), price=texts.price(sale.offer.total))
        help = texts.say(f"staff-is-{sale.state.value}")
        if not deeds:
            help += " " + texts.say("staff-no-deed")
        return self._page("staff-sale", title, help, deeds)

    def _sure(self, sale: Sale) -> Prompt:
        """Asked once more: paper and money do not come back by a touch of Back."""
        texts, deed = self._texts, self._deed
        price = texts.price(sale.offer.total)
        yes = Choice(SURE, texts.say(f"staff-{deed}"), Answer.of(deed=SURE), primary=True)
        no = Choice(NOT_SURE, texts.say("staff-not-now"), Answer.of(deed=NOT_SURE))
        title = texts.say(f"staff-sure-{deed}", price=price)
        return self._page(
            "staff-sure", title, texts.say(f"staff-sure-{deed}.detail", number=spaced(sale.number)), (yes, no)
        )

    def _page(
        self, step: str, title: str, help: str, choices: Sequence[Choice], lines: tuple[Line, ...] = (), kind: str = ""
    ) -> Prompt:
        said = " ".join(part for part in (title, help, *(f"{line.label}: {line.value}." for line in lines)) if part)
        return Prompt(
            step,
            "info" if kind == "info" else "choice",
            self._texts.language,
            title,
            said,
            help,
            choices=tuple(choices),
            lines=lines,
            next_label="" if self._deed else self._texts.say("staff-hand-back"),
            can_go_back=True,
            trouble=self._trouble,
        )

    def _row(self, sale: Sale) -> Choice:
        """A sale by number, time and state: where that traveller goes is nobody's business here."""
        texts = self._texts
        said = f"{texts.time(sale.at)} · {texts.say(f'staff-is-{sale.state.value}')}"
        number = texts.say("staff-ticket", number=spaced(sale.number))
        return Choice(sale.number, number, Answer.of(deed=sale.number), said, price=texts.price(sale.offer.total))
