"""python -m voice speak TEXT --lang nl: hear (or keep as a wav file) how the kiosk says something, without a screen."""

import argparse
import logging
import sys
import tempfile
from pathlib import Path

from kiosk.settings import DeviceSettings, Settings
from voice.assembly import open_voice, speak_to_wav
from voice.engines.espeak_synthesiser import VOICES
from voice.model import Utterance, VoiceState
from voice.phrasing import sentences
from voice.ports import VoiceTrouble


def main(arguments: list[str]) -> int:
    """0: it was spoken; 1: something is missing, and the last line says what and what to do."""
    parser = _parser()
    wanted = parser.parse_args(arguments)
    if wanted.to and wanted.to.suffix != ".wav":
        parser.error(f"--to {wanted.to}: the name must end in .wav")
    logging.basicConfig(format="%(message)s")
    if wanted.to:
        return _write(wanted.text, wanted.lang, wanted.to)
    settings = Settings(Path(tempfile.gettempdir()), devices=DeviceSettings(sound=wanted.sound))
    speaker = open_voice(settings, wait=True)
    _show(sentences(wanted.text, wanted.lang))
    speaker.say([Utterance(wanted.text, wanted.lang)])
    speaker.finish()
    state = speaker.state
    speaker.close()
    return 0 if state is VoiceState.READY or wanted.sound == "none" else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m voice speak", description="Say a sentence as the kiosk says it.")
    parser.add_argument("text")
    parser.add_argument("--lang", default="en", choices=sorted(VOICES))
    parser.add_argument("--to", type=Path, metavar="FILE.wav", help="write it there instead of saying it")
    parser.add_argument("--sound", default="auto", help='as devices.sound in loket.toml: "auto", "none" or a folder')
    return parser


def _write(text: str, language: str, file: Path) -> int:
    try:
        _show([*speak_to_wav(text, language, file), f"-> {file}"])
    except VoiceTrouble as trouble:
        sys.stderr.write(f"{trouble.detail} {trouble.cure}\n")
        return 1
    return 0


def _show(lines: list[str]) -> None:
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()
