"""A private PulseAudio for tests and benchmarks: a loudspeaker and a microphone where there is no sound card."""

import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from types import TracebackType

PROGRAMS = ("pulseaudio", "pactl", "parec")
STARTING = 20.0  # seconds
SCRIPT = """\
load-module module-native-protocol-unix auth-anonymous=1 socket={folder}/native
load-module module-null-sink sink_name=speaker sink_properties=device.description=speaker rate=48000
load-module module-null-sink sink_name=mic_in sink_properties=device.description=mic_in rate=48000
load-module module-remap-source source_name=mic master=mic_in.monitor source_properties=device.description=KioskMic
set-default-sink speaker
set-default-source mic
"""
ALSA = """\
</usr/share/alsa/alsa.conf>
pcm.!default {{ type pulse server "unix:{folder}/native" }}
ctl.!default {{ type pulse server "unix:{folder}/native" }}
"""


def missing() -> str:
    """Which of the programs are not on this machine; "" when all are."""
    return ", ".join(program for program in PROGRAMS if shutil.which(program) is None)


class SoundServer:
    """Context manager. What is played to `speaker` can be recorded from `speaker.monitor`; what is played to `mic_in`
    comes out of the default microphone. `env`: what programs under test need in their environment.
    """

    def __enter__(self) -> "SoundServer":
        self._folder = tempfile.TemporaryDirectory(prefix="sound-")
        self._place = Path(self._folder.name)
        (self._place / "kiosk.pa").write_text(SCRIPT.format(folder=self._place))
        (self._place / "asound.conf").write_text(ALSA.format(folder=self._place))
        self.env = {
            **os.environ,
            "PULSE_SERVER": f"unix:{self._place}/native",
            "ALSA_CONFIG_PATH": str(self._place / "asound.conf"),
        }
        self.plug()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.unplug()
        self._folder.cleanup()

    def plug(self) -> None:
        """Start it. Raises RuntimeError when it does not come."""
        place = str(self._place)
        own = {**os.environ, "HOME": place, "XDG_RUNTIME_DIR": place, "PULSE_RUNTIME_PATH": place}
        command = [
            "pulseaudio",
            "-n",
            "--daemonize=no",
            "--exit-idle-time=-1",
            "--use-pid-file=no",
            "--disable-shm=yes",
        ]
        self._process = subprocess.Popen(
            [*command, "-F", f"{place}/kiosk.pa"], env=own, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        end = time.monotonic() + STARTING
        while subprocess.run(["pactl", "info"], env=self.env, capture_output=True, check=False).returncode:
            if self._process.poll() is not None or time.monotonic() > end:
                raise RuntimeError("PulseAudio did not start")
            time.sleep(0.02)

    def unplug(self) -> None:
        """End it: the sound card is gone."""
        self._process.kill()
        self._process.wait()
        (self._place / "native").unlink(missing_ok=True)
