"""Loads one engine in a process of its own, and tells which words it cannot hear; a bad model kills only that.

python -m voice.engines.probe      reads {"maker", "arguments", "words"} as JSON, prints {"unknown", "why"}
"""

import importlib
import json
import resource
import sys

import numpy as np

from voice.model import Screen

RATE = 16_000


def main() -> int:
    """0: fit; 1: not, and "why" says why; anything else: it died."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    asked = json.load(sys.stdin)
    module, _, name = asked["maker"].partition(":")
    try:
        engine = getattr(importlib.import_module(module), name)(**asked["arguments"])
        noise = np.random.default_rng(1).normal(0, 300, RATE).astype(np.int16).tobytes()
        unknown = engine.expect(Screen(0, "", tuple(asked["words"])))
        engine.begin()
        engine.feed(noise)
        engine.hear(noise)
    except Exception as error:  # noqa: BLE001  whatever an engine raises: it is unfit, and told so
        sys.stdout.write(json.dumps({"unknown": [], "why": f"{type(error).__name__}: {error}"}))
        return 1
    sys.stdout.write(json.dumps({"unknown": list(unknown), "why": ""}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
