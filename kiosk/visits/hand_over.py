"""The screen in a helper's hands: what was chosen, why it stuck, what was sold just now; then she hands it back."""

import logging
from collections.abc import Callable, Sequence

from kiosk.devices.ports import Tell
from kiosk.errors import Trouble
from kiosk.flows.model import Answer, Back, Event
from kiosk.flows.prompt import Choice, Line, Prompt, Suggestions
from kiosk.language import Texts, Words
from kiosk.sales.issue import spaced
from kiosk.sales.model import Sale
from kiosk.sales.staff import GIVE_BACK, StaffTill
from kiosk.visits.model import Situation

log = logging.getLogger(__name__)

HAND_BACK = "hand-back"
SURE, NOT_SURE = "yes", "no"
DEED = "deed"  # the fact that every answer here fills


class HandOver:
    """Takes events and gives prompts as a Visit does, so that the screen needs to know nothing new.

    The traveller's own visit waits beside it, untouched. `over` turns true when the helper hands the screen back.
    """

    def __init__(self, till: StaffTill, words: Words, language: str, prompt: Prompt, situation: Situation) -> None:
        self._till = till
        self._words = words
        self._texts = words.texts(language)
        self._chosen = prompt.lines
        self._asked = prompt.title
        self._stuck = prompt.trouble
        self._situation = situation
        self._sale: Sale | None = None
        self._deed = ""  # what she is asked whether she is sure of
        self._trouble = ""
        self.id = f"hand-over-{situation.kiosk}"
        self.over = False

    def prompt(self) -> Prompt:
        """What to show now."""
        if self._sale is None:
            return self._all()
        return self._sure(self._sale) if self._deed else self._one(self._sale)

    def send(self, event: Event) -> Prompt:
        """Take what she touched. What has no meaning here changes nothing."""
        self._trouble = ""
        if isinstance(event, Back):
            self._sale, self._deed = (self._sale, "") if self._deed else (None, "")
        elif isinstance(event, Answer):
            self._take(str(dict(event.facts).get(DEED, "")))
        return self.prompt()

    def act(self, tell: Tell) -> Prompt:
        """Nothing here acts by itself."""
        return self.prompt()

    def cancel(self) -> None:
        """No card is awaited."""

    def tried(self, code: str) -> None:
        """What a helper tries is no sign of being stuck."""

    def close(self) -> None:
        """Forget what was shown."""
        self._sale, self._chosen, self._deed = None, (), ""

    def speak(self, language: str) -> Prompt:
        """Go on in this language."""
        self._texts = self._words.texts(language)
        return self.prompt()

    def suggest(self, typed: str) -> Suggestions:
        """There is no letter board here."""
        return Suggestions(typed, (), "", 0)

    def situation(self, access: tuple[str, ...] = ()) -> Situation:
        """The traveller's, as it was."""
        return self._situation

    def _take(self, said: str) -> None:
        if said == HAND_BACK:
            self.over = True
        elif self._sale is None:
            self._sale = next((sale for sale in self._till.recent() if sale.number == said), None)
        elif self._deed:
            deed, self._deed = self._deed, ""
            if said == SURE:
                self._sale = self._done(deed, self._sale)
        elif said in self._till.deeds(self._sale):
            self._deed = said

    def _done(self, deed: str, sale: Sale) -> Sale:
        """Do it; what did not work is told in words, and may be tried again."""
        do: Callable[[Sale], Sale] = self._till.give_back if deed == GIVE_BACK else self._till.print_again
        try:
            done = do(sale)
        except Trouble as trouble:
            log.warning("sale %s, %s: %s", sale.number, deed, trouble)
            key = f"{trouble.say}.staff"
            self._trouble = self._texts.say(key if self._texts.has(key) else "staff-not-done")
            return next((now for now in self._till.recent() if now.number == sale.number), sale)
        self._trouble = self._texts.say(f"staff-done-{deed}", number=spaced(sale.number))
        return done

    def _all(self) -> Prompt:
        """Everything at one glance: no question to the traveller who is tired of explaining."""
        texts = self._texts
        sold = [self._row(sale) for sale in self._till.recent()]
        back = Choice(HAND_BACK, texts.say("staff-hand-back"), Answer.of(deed=HAND_BACK), primary=True)
        help = " ".join(part for part in (texts.say("staff-stuck", step=self._asked), self._stuck) if part)
        return self._page("staff", texts.say("staff-title", name=self._till.by), help, (*sold, back), self._chosen)

    def _one(self, sale: Sale) -> Prompt:
        texts = self._texts
        deeds = [
            Choice(deed, texts.say(f"staff-{deed}"), Answer.of(deed=deed), texts.say(f"staff-{deed}.detail"))
            for deed in self._till.deeds(sale)
        ]
        title = texts.say("staff-sale", number=spaced(sale.number), price=texts.price(sale.offer.total))
        help = texts.say(f"staff-is-{sale.state.value}")
        if not deeds:
            help += " " + texts.say("staff-no-deed")
        back = Choice(HAND_BACK, texts.say("staff-hand-back"), Answer.of(deed=HAND_BACK))
        return self._page("staff-sale", title, help, (*deeds, back), can_go_back=True)

    def _sure(self, sale: Sale) -> Prompt:
        """Asked once more: paper and money do not come back by a touch of Back."""
        texts, deed = self._texts, self._deed
        price = texts.price(sale.offer.total)
        yes = Choice(SURE, texts.say(f"staff-{deed}"), Answer.of(deed=SURE), primary=True)
        no = Choice(NOT_SURE, texts.say("staff-not-now"), Answer.of(deed=NOT_SURE))
        return self._page(
            "staff-sure",
            texts.say(f"staff-sure-{deed}", price=price),
            texts.say(f"staff-sure-{deed}.detail", number=spaced(sale.number)),
            (yes, no),
            can_go_back=True,
        )

    def _page(
        self,
        step: str,
        title: str,
        help: str,
        choices: Sequence[Choice],
        lines: tuple[Line, ...] = (),
        can_go_back: bool = False,
    ) -> Prompt:
        return Prompt(
            step,
            "choice",
            self._texts.language,
            title,
            title,
            help,
            choices=tuple(choices),
            lines=tuple(lines),
            can_go_back=can_go_back,
            trouble=self._trouble,
        )

    def _row(self, sale: Sale) -> Choice:
        """A sale by number, time and state: where that traveller goes is nobody's business here."""
        texts: Texts = self._texts
        said = f"{texts.time(sale.at)} · {texts.say(f'staff-is-{sale.state.value}')}"
        number = texts.say("staff-ticket", number=spaced(sale.number))
        return Choice(sale.number, number, Answer.of(deed=sale.number), said, price=texts.price(sale.offer.total))
