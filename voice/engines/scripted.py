"""An ear that hears what a test says, or what stands in a file: the next line each time it listens."""

from pathlib import Path

from voice.model import Heard, Hearing, ListenState, Patience, Screen
from voice.ports import Listened

LOUD_DBFS, QUIET_DBFS = -18.0, -60.0


class ScriptedEar:
    """Has no microphone. What it tells comes from the thread that makes it hear.

    `script`: a file with a sentence on each line; none: it hears only what `say` is given.
    """

    def __init__(self, told: Listened, languages: frozenset[str], script: Path | None = None) -> None:
        self.state = ListenState.READY
        self.screen: Screen | None = None
        self.patience = Patience.USUAL
        self.over = False  # whether she may speak while the kiosk does
        self.waits = False  # whether it stays open however long nobody speaks
        self._told = told
        self._languages = languages
        self._script = script
        self._line = 0

    def expect(self, screen: Screen) -> None:
        """From now on this can be said."""
        self.screen = screen

    def listen(self, patience: Patience, *, over: bool = False, waits: bool = False) -> None:
        """Open what would be a microphone; with a script, its next line is heard at once."""
        if self.state is not ListenState.READY:
            return
        self.patience, self.over, self.waits = patience, over, waits
        self.become(ListenState.LISTENING)
        self._told.level(QUIET_DBFS)
        if line := self._next_line():
            self.say(line, line)

    def played(self, pcm: bytes, rate: int) -> None:
        """It hears what it is told, and no echo."""

    def finish(self) -> None:
        """She says that she has spoken, and has said nothing."""
        if self.state is ListenState.LISTENING:
            self._hear(())

    def hush(self) -> None:
        """Close it."""
        if self.state in (ListenState.LISTENING, ListenState.THINKING):
            self.become(ListenState.READY)

    def hears(self, language: str) -> bool:
        """Whether it was told that it can."""
        return language in self._languages

    def tells_apart(self, language: str) -> bool:
        """It hears whatever is said."""
        return self.hears(language)

    def close(self) -> None:
        """No more."""
        self.screen = None
        self.state = ListenState.OFF

    def say(self, *texts: str, confidence: float = 1.0) -> bool:
        """Somebody speaks; False when nobody listens. One text for each engine: what it makes of it."""
        if self.state is not ListenState.LISTENING:
            return False
        self._told.spoke()
        self._told.level(LOUD_DBFS)
        self._hear(tuple(Hearing(f"scripted-{n}", text, False, confidence) for n, text in enumerate(texts)))
        return True

    def mumble(self) -> bool:
        """Somebody speaks, and nothing can be made of it; False when nobody listens."""
        if self.state is not ListenState.LISTENING:
            return False
        self._told.spoke()
        self._hear(())
        return True

    def become(self, state: ListenState) -> None:
        """Fail, or be well again; what was heard is gone."""
        self.state = state
        self._told.changed(state)

    def _hear(self, hearings: tuple[Hearing, ...]) -> None:
        screen = self.screen.number if self.screen else 0
        self.become(ListenState.THINKING)
        self._told.heard(Heard(screen, hearings))
        self.become(ListenState.READY)

    def _next_line(self) -> str:
        if self._script is None or not self._script.exists():
            return ""
        lines = self._script.read_text("utf-8").splitlines()
        line = lines[self._line].strip() if self._line < len(lines) else ""
        self._line += 1
        return line
