"""No ear: what a kiosk has where nothing can listen, so that nobody need ask whether there is one."""

from voice.model import ListenState, Patience, Screen


class NoEar:
    """Hears no language. `state` says why: OFF (the operator wants it so), or what is missing."""

    def __init__(self, state: ListenState = ListenState.OFF) -> None:
        self.state = state

    def expect(self, screen: Screen) -> None:
        """Nothing is heard."""

    def listen(self, patience: Patience, *, over: bool = False, waits: bool = False) -> None:
        """Nothing is heard."""

    def played(self, pcm: bytes, rate: int) -> None:
        """Not heard either."""

    def finish(self) -> None:
        """Nothing was heard."""

    def hush(self) -> None:
        """It is silent anyway."""

    def hears(self, language: str) -> bool:
        """No."""
        return False

    def tells_apart(self, language: str) -> bool:
        """No."""
        return False

    def close(self) -> None:
        """There is nothing to give back."""
