"""A till that is registered at a ZVT terminal: keeps the line, asks what the terminal knows, gives orders."""

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.clock import Clock
from kiosk.devices.payment import zvt_words as words
from kiosk.devices.payment.zvt_evidence import Found
from kiosk.devices.payment.zvt_fields import Status, fields, number, status
from kiosk.devices.payment.zvt_line import Hear, Judge, Line, Outcome, Patience, Stop
from kiosk.devices.ports import DeviceTrouble

CURRENCY = 0x49  # field of ISO 4217
READY_STATE = 0x00
SETUP_STATES = (0x51, 0xC2)  # initialisation, diagnosis needed


class Busy(DeviceTrouble):
    """The terminal is at work for somebody: conclude nothing."""

    def __init__(self, detail: str = "") -> None:
        super().__init__("terminal-busy", detail)


@dataclass(frozen=True)
class Place:
    """Where a terminal is and how it is spoken to. `lists_holds`: False where it is known not to answer 06 23."""

    host: str
    port: int = 20007
    password: int = 0
    currency: int = 978  # ISO 4217
    lists_holds: bool = True


class ZvtTill:
    """One line at a time, opened and registered when it is needed, closed after any trouble."""

    def __init__(self, place: Place, patience: Patience, clock: Clock) -> None:
        self.place = place
        self.lists_holds: bool | None = None if place.lists_holds else False  # None: not known yet
        self._patience = patience
        self._clock = clock
        self.currency_named: int | None = None  # when it registered us, if it named one
        self._line: Line | None = None

    def close(self) -> None:
        """Hang up."""
        if self._line:
            self._line.close()
        self._line = None

    def order(
        self, message: bytes, *, hear: Hear, judge: Judge, idle: Callable[[], None], stop: Stop | None = None
    ) -> Outcome:
        """Give an order that may move money: once, on a line that is known to be good.

        Raises DeviceTrouble: then nobody knows how it ended; the line is closed.
        """
        return self._said(message, hear=hear, judge=judge, idle=idle, stop=stop)

    def simple(self, message: bytes) -> Outcome:
        """Give an order for which the traveller need do nothing."""
        return self._said(message)

    def found(self) -> Found:
        """What the terminal knows now. Raises Busy, or DeviceTrouble when it is silent."""
        self.idle()
        return Found(self.newest(), self.holds())

    def idle(self) -> None:
        """Raise Busy while it is at work, DeviceTrouble when it is silent or needs a person. Opens the line."""
        outcome = self._asked(words.state(self.place.password))
        state = _state(outcome.data) if outcome.finished else (outcome.refused or outcome.code or 0)
        if state in (words.ACTIVE, words.BUSY_NOW):
            raise Busy(f"state {state:02x}")
        if outcome.finished and state in words.DAY_END_DUE:
            raise DeviceTrouble("terminal-full", f"state {state:02x}")
        if outcome.finished and state in SETUP_STATES:
            raise DeviceTrouble("terminal-setup", f"state {state:02x}")

    def newest(self) -> Status | None:
        """Its newest transaction; None: it has none."""
        outcome = self._asked(words.repeat(self.place.password), told=True)
        self._not_busy(outcome)
        return outcome.status

    def holds(self) -> frozenset[int] | None:
        """Receipts of the open holds; None: this terminal does not say.

        One that is silent instead of saying no costs `Patience.answer` once, then it is not asked again.
        """
        if self.lists_holds is False:
            return None
        if self.lists_holds is None and not self._answers_holds():
            self.lists_holds = False
            return None
        outcome = self._asked(words.open_holds(), told=False)
        self._not_busy(outcome)
        self.lists_holds = outcome.code == words.NO_SUCH_HOLD
        return status(outcome.data[1:]).holds if self.lists_holds else None

    def _answers_holds(self) -> bool:
        """Whether it answers at all: asked once, for a new line would only be met with the same silence."""
        try:
            self._said(words.open_holds())
        except DeviceTrouble:
            self.idle()  # is it silent to this question alone, or gone?
            return False
        return True

    def _asked(self, message: bytes, *, told: bool | None = None) -> Outcome:
        """Ask what moves no money: once more on a new line if the old one has died meanwhile, or is one answer behind.

        `told`: whether a finished answer must tell of a transaction, must not be finished (False), or may be anything.
        """
        if self._line:
            try:
                outcome = self._said(message)
            except DeviceTrouble:
                self.close()
            else:
                if not _behind(outcome, told):
                    return outcome
                self.close()
        outcome = self._said(message)
        if _behind(outcome, told):
            self.close()
            raise DeviceTrouble("terminal-unplugged", "it answered something else")
        return outcome

    def _said(
        self,
        message: bytes,
        hear: Hear = lambda _: None,
        judge: Judge = lambda _: words.GOOD,
        idle: Callable[[], None] = lambda: None,
        stop: Stop | None = None,
    ) -> Outcome:
        line = self._registered()
        try:
            return line.say(message, hear=hear, judge=judge, idle=idle, stop=stop)
        except BaseException:
            self.close()
            raise

    def _registered(self) -> Line:
        if self._line is None:
            line = Line(self.place.host, self.place.port, self._patience, self._clock)
            try:
                outcome = line.say(words.register(self.place.password, self.place.currency))
            except BaseException:
                line.close()
                raise
            if not outcome.finished:
                line.close()
                self._not_busy(outcome)
                raise DeviceTrouble("terminal-setup", f"it did not register us: {_why(outcome)}")
            self.currency_named = number(fields(outcome.data).get(CURRENCY, b""))
            self._line = line
        return self._line

    def _not_busy(self, outcome: Outcome) -> None:
        if words.BUSY_NOW in (outcome.refused, outcome.code) or outcome.refused == words.ACTIVE:
            raise Busy(_why(outcome))


def _state(data: bytes) -> int:
    """The state octet of a 06 0F; the terminal's version may stand before it, with a length in three digits Fx."""
    if len(data) > 3 and all(octet & 0xF0 == 0xF0 for octet in data[:3]):
        length = 100 * (data[0] & 15) + 10 * (data[1] & 15) + (data[2] & 15)
        data = data[3 + length :]
    return data[0] if data else READY_STATE


def _behind(outcome: Outcome, told: bool | None) -> bool:
    """Whether this is the answer to an earlier question, as far as that can be seen."""
    if told is None or not outcome.finished:
        return False
    return not told or outcome.status is None


def _why(outcome: Outcome) -> str:
    return f"refused {outcome.refused:02x}" if outcome.refused is not None else f"code {outcome.code or 0:02x}"
