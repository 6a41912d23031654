"""python -m voice COMMAND: what the voice can do at a prompt, without a screen. `./loket voice COMMAND` is the same."""

import sys
from importlib import import_module

# Name of the command, the module whose `main(arguments: list[str]) -> int` (or the function named behind it) does it,
# and what it is for.
COMMANDS = {
    "say": ("voice.commands.say", "what the kiosk understands of a sentence: facts, in plain words and as JSON"),
    "speak": ("voice.commands.speak", "says a sentence as the kiosk says it, or writes it to a wav file"),
    "self-test": ("voice.commands.self_test", "may one speak while this machine speaks? plays a sentence and listens"),
    "check-phrases": (
        "voice.commands.check_phrases",
        "can every choice of every screen be said, and nothing else by it?",
    ),
    "list": ("voice.commands.models:list_main", "which languages are heard, and by what"),
    "install": ("voice.commands.models:install_main", "a speech model for a language: verified, tried, swapped whole"),
    "check": ("voice.commands.models:check_main", "words and station names that a language's engines cannot hear"),
    "verify": ("voice.commands.models:verify_main", "are all speech models as they were installed?"),
    "listen": ("voice.commands.models:listen_main", "what is heard in a recording"),
}


def main(arguments: list[str] | None = None) -> int:
    """The exit code of the command; 2: there is no such command."""
    given = sys.argv[1:] if arguments is None else arguments
    if not given or given[0] in ("-h", "--help"):
        lines = [f"  {name:15} {what}" for name, (_, what) in COMMANDS.items()]
        sys.stdout.write("\n".join(["python -m voice COMMAND; each with --help", *lines]) + "\n")
        return 0
    if given[0] not in COMMANDS:
        sys.stderr.write(f"There is no command {given[0]!r}; known: {', '.join(COMMANDS)}.\n")
        return 2
    module, _, function = COMMANDS[given[0]][0].partition(":")
    code: int = getattr(import_module(module), function or "main")(given[1:])
    return code


if __name__ == "__main__":
    sys.exit(main())
