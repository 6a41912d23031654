"""voice list, install, check, verify and listen: what an installer does so that the kiosk hears a language."""

import argparse
import json
import logging
import sys
import wave
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from queue import Empty, SimpleQueue

from kiosk.errors import FaultyFile
from kiosk.settings import Settings, read_settings
from voice.engines.microphone import PIECE, read_wav
from voice.engines.spoken_phrases import plain
from voice.model import Heard, ListenState, Patience, Screen
from voice.models.catalogue import CATALOGUE, Model, read_catalogue, wanted
from voice.models.found import FOLDER, RECORD, Found, found_models
from voice.models.install import NotInstalled, install
from voice.models.proof import Proof, fingerprint, hashes, prove
from voice.recogniser.seats import MAKERS, seats
from voice.recogniser.supervisor import RecogniserProcess

PATIENCE = 120.0  # seconds until a recording must have been heard
TOLD = 1.0  # seconds between the end of listening and what was heard; when nobody spoke, nothing comes
ANOTHER = "another"  # the id of a model that the catalogue does not know
SHOWN = 40  # words in one line


def _ran(verb: str) -> Callable[[list[str]], int]:
    """The command: takes what was written behind its name, returns the exit code."""

    def main(arguments: list[str]) -> int:
        logging.basicConfig(format="%(message)s")
        options = _parser().parse_args([verb, *arguments])
        code: int = options.run(options)
        return code

    return main


list_main, install_main, check_main, verify_main, listen_main = map(
    _ran, ("list", "install", "check", "verify", "listen")
)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m voice")
    verbs = parser.add_subparsers(required=True)
    anywhere = argparse.ArgumentParser(add_help=False)
    anywhere.add_argument("--home", type=Path, help="the kiosk's home, else ~/.local/share/loket")
    listed = verbs.add_parser("list", parents=[anywhere], help="which languages are heard, and by what")
    listed.set_defaults(run=list_models)
    put = verbs.add_parser("install", parents=[anywhere], help="a model for a language, verified and tried")
    put.add_argument("language")
    put.add_argument("--from", dest="source", help="a zip or tar file, a folder, or an https address")
    put.add_argument("--engine", choices=("vosk", "whisper"), default="vosk", help="of a model that is not catalogued")
    put.add_argument("--sha256", default="", help="of the file, or the fingerprint of the folder, as its maker says")
    put.add_argument("--trust", action="store_true", help="you vouch for it; that is written down")
    put.set_defaults(run=install_model)
    check = verbs.add_parser("check", parents=[anywhere], help="words and station names that are not heard")
    check.add_argument("language")
    check.set_defaults(run=check_words)
    verify = verbs.add_parser("verify", parents=[anywhere], help="are all models as they were installed?")
    verify.set_defaults(run=verify_models)
    listen = verbs.add_parser("listen", parents=[anywhere], help="what is heard in a recording")
    listen.add_argument("--wav", type=Path, required=True, help="16 bit")
    listen.add_argument("--lang", default="en")
    listen.add_argument("--phrases", nargs="*", default=["yes", "no", "help", "back"], help="that the screen allows")
    listen.add_argument("--names", nargs="*", default=[], help="of stations, to help an open engine spell")
    listen.set_defaults(run=listen_to)
    return parser


def list_models(options: argparse.Namespace) -> int:
    """0 always."""
    settings = read_settings(home=options.home)
    heard = seats(settings)
    for language in settings.kiosk.languages:
        names = " + ".join(seat.engine for seat in heard.get(language, ()))
        _say(f"{language}: {names or 'not heard' + _how(language)}")
    for model in found_models(settings.home):
        vouched = "" if not model.trusted else f", trusted by {model.trusted}"
        _say(f"  {model.language}  {model.engine:8} {model.id}  {model.size // 1_000_000} MB  {model.source}{vouched}")
    return 0


def install_model(options: argparse.Namespace) -> int:
    """0: it is in place; 1: nothing was changed, and the last line says why."""
    settings = read_settings(home=options.home)
    language: str = options.language
    model = wanted(language)
    if model is None or (options.source and options.engine != model.engine):
        if not options.source:
            _fail(f"no model for {language!r} is known. Known: {', '.join(_known())}. Another: --from FILE.")
            return 1
        model = Model(f"{language}-{options.engine}-{ANOTHER}", language, options.engine)
    try:
        done = install(
            model, options.source or model.url, settings.home, lambda folder: _tried(model, folder),
            options.sha256, options.trust, _say,
        )  # fmt: skip
    except NotInstalled as trouble:
        _fail(str(trouble))
        return 1
    _say(f"{model.id} is installed in {done.folder} ({done.vouched}). Restart the kiosk.")
    options.language = language
    check_words(options)
    return 0


def check_words(options: argparse.Namespace) -> int:
    """0: an engine hears every word and name; 1: some are not heard, or nothing hears this language."""
    settings = read_settings(home=options.home)
    found = seats(settings).get(options.language, ())
    if not found:
        _fail(f"{options.language} is not heard{_how(options.language)}")
        return 1
    words, names = _words(options.language), _names(settings)
    deaf = 0
    for seat in found:
        proof = prove(seat.maker, seat.arguments, [*words, *names])
        deaf += bool(proof.why or proof.unknown)
        for line in [proof.why] if proof.why else _unheard(proof, words, names):
            _say(f"{seat.engine}: {line}")
    return 1 if deaf else 0


def verify_models(options: argparse.Namespace) -> int:
    """0: all are as they were installed, and load; 1: one is not."""
    settings = read_settings(home=options.home)
    bad = 0
    for record in sorted((settings.home / FOLDER).glob(f"[!.]*/{RECORD}")):
        if all(record.parent != model.folder for model in found_models(settings.home)):
            _say(f"{record}: cannot be read. Install the model anew.")
            bad += 1
    for model in found_models(settings.home):
        wrong = _changed(model)
        why = f"changed: {', '.join(wrong[:SHOWN])}. Install it anew." if wrong else _tried(model, model.folder).why
        _say(f"{model.id}: {why or 'good, fingerprint ' + fingerprint(model.files)}")
        bad += bool(why)
    return 1 if bad else 0


def listen_to(options: argparse.Namespace) -> int:
    """0: something was heard; 1: nothing, or it cannot listen."""
    settings = read_settings(home=options.home)
    try:
        sound = read_wav(options.wav)
    except (OSError, EOFError, ValueError, wave.Error) as error:
        _fail(f"{options.wav}: {error}. It must be a wav file with samples of 16 bits.")
        return 1
    here = _Here()
    ear = RecogniserProcess(seats(settings), here, "link")
    try:
        ear.expect(Screen(1, options.lang, tuple(options.phrases), tuple(options.names)))
        if (state := here.settled()) is not ListenState.READY:
            _fail(f"it cannot listen: {state}{_how(options.lang)}")
            return 1
        ear.listen(Patience.USUAL)
        for at in range(0, len(sound), 2 * PIECE):
            ear.feed(sound[at : at + 2 * PIECE])
        ear.finish()
        said = here.said()
    finally:
        ear.close()
    for hearing in said.hearings:
        kind = "one of the phrases" if hearing.closed else "anything"
        _say(
            f"{hearing.engine} ({kind}): {json.dumps(hearing.text, ensure_ascii=False)}, sure {hearing.confidence:.2f}"
        )
    return 0 if any(hearing.text for hearing in said.hearings) else 1


class _Here:
    """Keeps what the ear tells."""

    def __init__(self) -> None:
        self._news: SimpleQueue[ListenState | Heard] = SimpleQueue()

    def changed(self, state: ListenState) -> None:
        self._news.put(state)

    def heard(self, heard: Heard) -> None:
        self._news.put(heard)

    def level(self, dbfs: float) -> None:
        """Nobody looks."""

    def spoke(self) -> None:
        """Nobody speaks."""

    def settled(self) -> ListenState:
        """How it is once its engines are loaded, or cannot be."""
        while (state := self._next(PATIENCE)) in (ListenState.STARTING, ListenState.RESTARTING):
            pass
        return state if isinstance(state, ListenState) else ListenState.ENGINE_OFF

    def said(self) -> Heard:
        """What was heard, once the microphone is closed; when nobody spoke, nothing comes."""
        while (news := self._next(PATIENCE)) in (ListenState.LISTENING, ListenState.THINKING):
            pass
        return news if isinstance(news, Heard) else self._after()

    def _after(self) -> Heard:
        news = self._next(TOLD)
        return news if isinstance(news, Heard) else Heard(0, ())

    def _next(self, seconds: float) -> ListenState | Heard | None:
        try:
            return self._news.get(timeout=seconds)
        except Empty:
            return None


def _how(language: str) -> str:
    model = wanted(language)
    return f": ./loket voice install {language}" if model else " here. An engine outside may: docs/voice-models.md"


def _known() -> Iterable[str]:
    return sorted({model.language for model in read_catalogue(CATALOGUE) if model.url})


def _tried(model: Model | Found, folder: Path) -> Proof:
    arguments = {"folder": str(folder)}
    if model.engine == "whisper":
        arguments["language"] = model.language
    return prove(MAKERS[model.engine], arguments)


def _changed(model: Found) -> list[str]:
    here = hashes(model.folder, leave_out=(RECORD,))
    return [name for name, digest in model.files.items() if here.get(name) != digest]


def _unheard(proof: Proof, words: Sequence[str], names: Sequence[str]) -> list[str]:
    unknown = set(proof.unknown)
    lacking = [word for word in words if word in unknown]
    silent = [name for name in names if unknown & set(name.split())]
    return [
        f"{len(lacking)} of {len(words)} words of the language pack are not known{_some(lacking)}",
        f"{len(silent)} of {len(names)} station names cannot be heard{_some(silent)}",
    ]


def _some(found: Sequence[str]) -> str:
    more = f" and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
    return f": {', '.join(found[:SHOWN])}{more}" if found else ""


def _words(language: str) -> list[str]:
    """Of the language pack."""
    from voice.understanding.pack import read_pack

    try:
        return sorted(word for word in read_pack(language).vocabulary if word.isalpha())
    except (FaultyFile, OSError):
        return []  # a language without a pack: its names can be checked all the same


def _names(settings: Settings) -> list[str]:
    """Of all stations of the timetable, in the main spelling."""
    from kiosk.timetable.shipped import open_timetable

    return [plain(station.name) for station in open_timetable(settings).stations]


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _fail(line: str) -> None:
    sys.stderr.write(f"{line}\n")
