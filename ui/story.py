"""What a traveller does, from hello to goodbye, with a picture and a recording of every screen on the way."""

import time
from typing import TYPE_CHECKING

from ui.telling import Telling
from voice.assembly import SCRIPT

if TYPE_CHECKING:
    from ui.browser import HelperPages

UNKNOWN = '{"terminal": "unplugged-after-hold"}'  # nobody knows whether money moved
STILL_THERE_SECONDS = 30
MORNING = 3  # of the hours: 8 o'clock
OFTEN = 50  # lines of what is heard: more than the kiosk listens in all
ORDER = {  # as people say it
    "en": "Two seniors to Hamburg, tomorrow at nine, and back on Sunday",
    "nl": "Twee senioren naar Hamburg, morgen om negen uur, en zondag terug",
    "de": "Zwei Senioren nach Hamburg, morgen um neun, und am Sonntag zurück",
    "sv": "Två pensionärer till Hamburg i morgon klockan nio, och tillbaka på söndag",
    "fi": "Kaksi eläkeläistä Hampuriin huomenna kello yhdeksän, ja takaisin sunnuntaina",
    "nb": "To pensjonister til Hamburg i morgen klokka ni, og tilbake på søndag",
}
UNREACHABLE = 90  # number of the picture: after all others


class Story(Telling):
    """A traveller who knows what she wants, and a helper who comes."""

    def play(self, language: str) -> dict[str, object]:
        """The story in one language; of each part the steps, touches and seconds, and how soon a helper knew."""
        self._number = 0
        self._begin(language)
        figures: dict[str, object] = {
            "buy": self.measured(self.buys_quickly),
            "ticket": self.measured(self.takes_the_ticket),
            "one_by_one": self.measured(self.asks_one_by_one),
            "said": self.measured(self.says_it),
            "practice": self.measured(self.practises),
            "trouble": self.measured(self.is_told_the_truth),
            "hesitation": self.measured(self.hesitates),
        }
        if self.helper is not None:
            figures["call_to_dashboard_s"] = self.calls_a_person(self.helper)
        return figures

    def buys_quickly(self) -> None:
        """A senior, a single ticket, a popular place: place, who, pay, and a card."""
        self.see("welcome")
        self.choose(0)
        self.see("who")
        self.choose("senior:1")
        self.see("review")
        self.choose("yes")
        self.see("pay", settled=False)
        self.reach("your-ticket")

    def takes_the_ticket(self) -> None:
        """The paper, a word of thanks, and the way home."""
        self.see("ticket")
        self.keep_ticket()
        self.forward()
        self.see("mood")
        self.forward()
        self.see("goodbye")
        self.forward()
        self.reach("welcome")
        self.home()

    def asks_one_by_one(self) -> None:
        """A party there and back, with the letter board, the counters, a change of mind, and going back."""
        self.forward()
        self.see("need")
        self.choose("find-train")
        self.see("departures")
        self.choose("buy")
        self.see("place")
        for letter in "HAM":
            self.robot.touch(letter)
        self.robot.until(self.suggested, "suggestions")
        self.see("place-typed")
        self.choose(0)
        self.see("way")
        self.choose("return")
        self.see("when")
        self.choose(-1)
        self.see("days")
        self.choose(1)
        self.see("hours")
        self.robot.touch(self.prompt().moments[MORNING].label)
        self.reach("coming-back")
        self.see("when-back")
        self.choose(0)
        self.see("party")
        self.more("senior", 2)
        self.more("child", 1)
        self.see("party-counted")
        self.forward()
        self.see("offers")
        self.choose(0)
        self.see("review-party")
        self.change("card")
        self.see("card")
        self.choose(1)
        self.robot.until(lambda: self.step() in ("offers", "review"), "offers again")
        self.home()

    def says_it(self) -> None:
        """The sign while it listens; then a journey for two, there and back, in one sentence."""
        self._hears("")
        self.robot.touch(self.texts("listen-speak"))
        self.robot.until(lambda: self.app.presenter.frame.listen.state == "listening", "it listens")
        self.see("listening")
        self.robot.touch(self.texts("listen-done"))
        self.robot.until(lambda: not self.app.listen_link.busy, "the microphone is closed")
        self._hears(ORDER[self.language])
        self.robot.touch(self.texts("listen-speak"))
        self.reach("offers")
        self._hears("")
        self.see("heard")
        self.home()

    def practises(self) -> None:
        """Her own settings; then the same steps without money, clearly marked."""
        self.robot.touch(self.texts("looks-open"))
        self.see("settings")
        self.robot.touch(self.texts("frame-back"))
        self.robot.touch(self.texts("practice-first"))
        self.robot.until(lambda: self.app.presenter.frame.practice.on and self._ready(), "practice")
        self.see("practice")
        self.to_review()
        self.see("practice-review")
        self.home()

    def is_told_the_truth(self) -> None:
        """The card is declined, the paper ends, money may have moved: plain words, and a way on."""
        faults = self.app.wings.kiosk.settings.home / "devices.json"
        self.to_review()
        faults.write_text('{"terminal": "decline-once"}', "utf-8")
        self.choose("yes")
        self.robot.until(lambda: bool(self.app.presenter.frame.trouble), "the declined card")
        self.see("declined")
        self.robot.touch(self.texts("try-again"))
        self.reach("your-ticket")
        self.home()
        faults.write_text('{"printer": "no-paper"}', "utf-8")
        self.to_review()
        self.choose("yes")
        self.robot.until(lambda: bool(self.app.presenter.frame.trouble), "no-paper")
        self.see("no-paper")
        self.home()
        faults.write_text(UNKNOWN, "utf-8")
        self.to_review()
        self.choose("yes")
        self.reach("handover-payment-unknown")
        self.see("payment-unknown")
        faults.unlink()
        self.withdraw()
        self.home()

    def hesitates(self) -> None:
        """She does nothing: a gentle offer, "are you still there?"; then she asks for a person."""
        self.to_review()
        self.app.idle.offer_due.emit()
        self.see("gentle-offer")
        self.robot.touch(self.texts("frame-offer-no"))
        self.app.idle.ask(STILL_THERE_SECONDS)
        self.see("still-there")
        self.robot.touch(self.texts("frame-still-here"))
        self.home()
        self.forward()
        self.reach("need")
        self.choose("person")
        self.see("person")
        self.withdraw()
        self.home()

    def finds_nobody(self) -> None:
        """The net is down: the kiosk says so, in every language."""
        self._begin(self.language)
        self.robot.touch(self.texts("frame-call"))
        self.helping("unreachable")
        for language in self.app.wings.kiosk.words.languages:
            self.app.presenter.act("language", language)
            self.robot.until(lambda said=language: self.prompt().language == said, language)  # type: ignore[misc]
            self.language = language
            self._number = UNREACHABLE
            self.see("unreachable")
        self.withdraw()

    def calls_a_person(self, helper: "HelperPages") -> float:
        """One touch; Anna comes; the step stays as it was. Returns seconds from the touch to the helper's phone."""
        self.to_review()
        before = self.prompt()
        began = time.perf_counter()
        self.robot.touch(self.texts("frame-call"))
        helper.await_call()
        seconds = round(time.perf_counter() - began, 3)
        self.helping("received", "seen")
        self.see("help-called")
        self.look_over(helper, "1-called")
        helper.come()
        self.helping("coming")
        self.see("help-coming")
        self.look_over(helper, "2-coming")
        helper.arrive()
        self.helping("arrived")
        self.see("help-arrived")
        self.look_over(helper, "3-arrived")
        helper.close_call()
        self.helping("resolved", "none")
        self.look_over(helper, "4-resolved")
        if self.prompt().step != before.step or self.prompt().total != before.total:
            raise AssertionError(f"help moved the traveller from {before.step} to {self.prompt().step}")
        self.home()
        return seconds

    def looks(self) -> None:
        """The welcome screen and a review in each theme and size of text."""
        for size in range(3):
            self.see(f"looks-size-{size + 1}")
            self.robot.touch(self.tool("larger"))
        for _ in range(4):
            self.see(f"looks-{self.app.presenter.frame.theme}")
            self.robot.touch(self.tool("theme"))

    def _hears(self, text: str) -> None:
        """What the kiosk hears whenever it listens from now on."""
        (self.app.wings.kiosk.settings.home / SCRIPT).write_text(f"{text}\n" * OFTEN, "utf-8")
