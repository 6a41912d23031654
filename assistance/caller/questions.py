"""What the desk is asked now or never: the asker waits a few seconds, and nothing is on any disk."""

import queue
from collections import deque
from collections.abc import Callable, Iterator

from assistance import messages
from assistance.messages import SignedOn, SignOn

PATIENCE_SECONDS = 5.0


class Questions:
    """Asked on one thread, carried and answered on the courier's."""

    def __init__(self) -> None:
        self._waiting: deque[SignOn] = deque()
        self._asked: dict[str, queue.SimpleQueue[SignedOn]] = {}

    def ask(self, question: SignOn, wake: Callable[[], None], seconds: float = PATIENCE_SECONDS) -> SignedOn | None:
        """Wait for the answer; None: there was none in time."""
        answer = self._asked[question.id] = queue.SimpleQueue()
        self._waiting.append(question)
        wake()
        try:
            return answer.get(timeout=seconds)
        except queue.Empty:
            return None
        finally:
            del self._asked[question.id]

    def take(self) -> Iterator[str]:
        """What must be sent now; a question that nobody waits for any more is dropped."""
        while self._waiting:
            question = self._waiting.popleft()
            if question.id in self._asked:
                yield messages.encode(question)

    def hear(self, answer: SignedOn) -> None:
        """The desk has answered; too late, nobody listens."""
        if asked := self._asked.get(answer.id):
            asked.put(answer)
