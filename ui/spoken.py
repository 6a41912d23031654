"""Carries out what was said, by the same doors as a touch: an answer, a choice, a command, a question."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kiosk.flows.model import Answer, Change, Event, Facts
from kiosk.flows.prompt import Prompt
from kiosk.flows.wording import Found, facts_in_words
from kiosk.visits.answers import answer_to, earliest
from ui.presenter import Presenter
from ui.touched import chosen_by
from ui.voice_link import VoiceLink

if TYPE_CHECKING:  # the core and the voice are imported after the first frame
    from kiosk.assembly import Kiosk
    from kiosk.flows.model import Flow
    from kiosk.practice import PracticeKiosk
    from voice.conversation import Turn
    from voice.understanding.model import Asked, Meaning

SHORT, LONGEST, LONGEST_CROWDED = 45, 100, 65  # characters on the sign; in practice, or low, it has less room
LABELS = {"back": "frame-back", "help": "frame-call", "repeat": "frame-repeat", "larger": "frame-larger"}


@dataclass(frozen=True)
class Done:
    """What came of it: `moved`, another screen is on its way; `told`, a sentence about it; `known`, it did nothing."""

    moved: bool = False
    told: str = ""
    known: bool = True  # False: nobody here knows what to do with that


class Spoken(QObject):
    """Between a Meaning and the presenter. `flow` and `kiosk`: whose order it is."""

    begins_again = Signal()

    def __init__(
        self,
        presenter: Presenter,
        voice: VoiceLink,
        kiosk: "Kiosk | PracticeKiosk",
        flow: "Flow",
        stand_on_next: Callable[[], None],
    ) -> None:
        super().__init__()
        self.stand_on_next = stand_on_next  # the keys stand on the button that leads on
        self._presenter = presenter
        self._voice = voice
        self._kiosk = kiosk
        self._flow = flow
        self._wish = ""  # "cheapest" or "earliest", said before there was anything to choose from

    def forget(self) -> None:
        """The next visit."""
        self._wish = ""

    def asked(self, prompt: Prompt | None) -> "Asked":
        """The kiosk as it is while she speaks."""
        from voice.understanding.model import Asked

        actions, known = self._kiosk.actions, dict(self._presenter.visit.known)
        language = self._presenter.frame.language
        return Asked(self._flow, language, actions.clock.now(), actions.origin, prompt, known)

    def for_staff(self, key: str) -> str:
        """A sentence in the language of whoever looks after the machine."""
        words = self._kiosk.words
        return words.texts(words.languages[0]).say(key)

    def carry_out(self, meaning: "Meaning", asked: "Asked") -> Done:
        """Do it. What would pay or cancel a payment is not let through by `Conversation`."""
        told = " ".join([*(self._unmet(wish) for wish in meaning.unmet), *self._answered(meaning.question)])
        if meaning.choice and asked.prompt and self._presenter.shown is not self._presenter.prompt:
            self._presenter.act("choose", meaning.choice)  # of what is laid over the step
            return Done(told=told)
        if meaning.facts or meaning.choice:
            event = self._event(meaning, asked)
            if event is None:
                return Done(told=told, known=bool(told))
            self._wish = meaning.command if meaning.command in ("cheapest", "earliest") else self._wish
            self._presenter.answer(event)
            return Done(self._presenter.frame.busy, told)
        if meaning.command:
            done = self._command(meaning.command, meaning.subject)
            return Done(done.moved, f"{told} {done.told}".strip(), done.known)
        return Done(told=told, known=bool(told))

    def wished(self, prompt: Prompt) -> bool:
        """Trains are on the screen, and she has said before which she wants: whether that is chosen now."""
        wish, self._wish = (self._wish, "") if prompt.kind == "offers" else ("", self._wish)
        return bool(wish) and self._best(wish).moved

    def in_words(self, meaning: "Meaning", asked: "Asked") -> str:
        """What was understood, to be read back; "" for what has no words."""
        texts, facts = self._presenter.texts, dict(meaning.facts)
        words = self._facts_in_words(facts, asked)
        if meaning.choice and asked.prompt:
            choices = (*asked.prompt.choices, *asked.prompt.moments)
            words += [choice.label for choice in choices if choice.id == meaning.choice]
        if not words and meaning.command in LABELS:
            words.append(texts.say(LABELS[meaning.command]))
        return ", ".join(words)

    def heard_in_words(self, meaning: "Meaning", asked: "Asked", text: str) -> str:
        """The same for the sign, where two lines have room: a long order as she said it, and no longer than that."""
        words = self.in_words(meaning, asked) or text
        words = text if len(words) > SHORT and text and len(text) < len(words) else words
        frame = self._presenter.frame
        longest = LONGEST_CROWDED if frame.practice.on or frame.reach else LONGEST
        return words if len(words) <= longest else words[:longest].rpartition(" ")[0] + " …"

    def readings(self, turn: "Turn", asked: "Asked | None", text: str) -> "list[tuple[str, Meaning]]":
        """What is unsure, each in words: asked as big buttons, never guessed. `text`: as it was heard."""
        from voice.conversation import settled

        if asked is None:
            return []
        if (doubt := turn.doubt) is None:
            return [(self.in_words(meaning, asked) or text, meaning) for meaning in turn.readings]
        return [
            (", ".join(self._facts_in_words({doubt.fact: value}, asked)), settled(turn.meaning, doubt.fact, value))
            for value in doubt.values
        ]

    def now(self) -> tuple[object, ...]:
        """What is asked, and what is known: whether a spoken answer has changed anything."""
        prompt = self._presenter.prompt
        if prompt is None:
            return ()
        ids = tuple(choice.id for choice in (*prompt.choices, *prompt.moments))
        return prompt.step, prompt.title, prompt.trouble, ids, tuple(self._presenter.visit.known.items())

    def _facts_in_words(self, facts: Facts, asked: "Asked") -> list[str]:
        from kiosk.visits.trains import station_names  # with the search for trains: not before the first frame

        names = station_names(self._flow, facts, self._kiosk.actions.name)
        lines = facts_in_words(self._flow, facts, self._presenter.texts, Found(asked.now, names=names))
        moments = {fact for fact in facts if len(facts) > 1 and self._flow.facts[fact].type == "moment"}
        return [f"{line.label}: {line.value}" if line.id in moments else line.value for line in lines]

    def _event(self, meaning: "Meaning", asked: "Asked") -> Event | None:
        from voice.conversation import whole_order

        if meaning.facts:
            return Answer(whole_order(self._flow, self._presenter.visit.known, meaning.facts))
        return (
            chosen_by(meaning.choice, self._presenter.prompt, self._presenter.frame) if self._presenter.prompt else None
        )

    def _unmet(self, wish: str) -> str:
        return self._presenter.texts.say(f"unmet-{wish}")

    def _answered(self, question: str) -> list[str]:
        if not question:
            return []
        actions, visit = self._kiosk.actions, self._presenter.visit
        return [answer_to(question, visit.looked_at, self._presenter.texts, actions.clock.now(), actions.here)]

    def _command(self, command: str, subject: str) -> Done:
        """One that is not known here is a miss: `Done.known`."""
        presenter, say = self._presenter, self._presenter.texts.say
        told = {
            "wait": lambda: say("listen-patience", button=say("listen-speak")),
            "what-can-i-say": lambda: say("listen-words"),
            "same-again": lambda: say("listen-nothing-kept"),
            "change": lambda: say("listen-wrong"),
        }
        does: dict[str, Callable[[], object]] = {
            **dict.fromkeys(("back", "next", "larger", "help"), lambda: presenter.act(command)),
            **dict.fromkeys(("louder", "softer", "slower", "faster"), lambda: self._voice.turn(command)),
            "repeat": presenter.repeat_wanted.emit,
            "start-again": self.begins_again.emit,
            "language": lambda: presenter.act("language", subject),
        }
        if command in ("yes", "no"):
            return self._yes_or_no(command)
        if command in ("cheapest", "earliest"):
            return self._best(command)
        if command == "change" and subject:
            presenter.answer(Change(subject))
        elif command in told:
            return Done(told=told[command]())
        elif command in does:
            does[command]()
        return Done(presenter.frame.busy, known=command in does or command == "change")

    def _yes_or_no(self, word: str) -> Done:
        """To the offer of a person, to a question that has such answers, or to what is read back."""
        presenter, prompt = self._presenter, self._presenter.prompt
        if presenter.frame.help.state == "offered":
            presenter.act("call-yes" if word == "yes" else "call-no")
            return Done()
        if prompt is not None and prompt.kind == "review":
            return Done(told=presenter.texts.say("listen-wrong"))
        return self._answer(chosen_by(word, prompt, presenter.frame) if prompt else None)

    def _answer(self, event: Event | None) -> Done:
        if event is None:
            return Done(known=False)
        self._presenter.answer(event)
        return Done(self._presenter.frame.busy)

    def _best(self, wish: str) -> Done:
        """Of the trains on the screen; said too early, it is remembered until there are some."""
        prompt = self._presenter.prompt
        if prompt is None or prompt.kind != "offers":
            self._wish = wish
            return Done(told="")
        offers = self._presenter.visit.looked_at
        ids = [choice.id for choice in prompt.choices]
        shown = [offer for offer in offers if offer.id in ids]
        best = (earliest(shown).id if wish == "earliest" else shown[0].id) if shown else ""
        return self._answer(chosen_by(best, prompt, self._presenter.frame))
