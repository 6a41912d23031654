"""What can be said is worked out before the first word: in every language that is heard, one after another."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ui.tasks import Tasks

if TYPE_CHECKING:  # what understands is imported after the first frame
    from voice.conversation import Conversation
    from voice.ports import Ear
    from voice.understanding.model import Asked
    from voice.understanding.understanding import Understanding

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Opened:
    """What hears and what understands, opened on a worker."""

    ear: "Ear"
    understanding: "Understanding"
    conversation: "Conversation"


def get_ready_to_hear(tasks: Tasks, understanding: "Understanding", asked: "Asked", languages: Sequence[str]) -> None:
    """On the worker. Between two languages, which take a second or two, what somebody says is weighed first."""
    if not languages:
        return
    now = replace(asked, language=languages[0])

    def work() -> None:
        understanding.warm_up([now.language])
        understanding.screen(0, now)

    def go_on(_: None) -> None:
        get_ready_to_hear(tasks, understanding, asked, languages[1:])

    tasks.run(work, done=go_on, failed=lambda error: log.error("not ready to hear %s: %s", now.language, error))
