"""What tells two pictures of a control apart for eyes that see no hue, or not all of them."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

# A capital I of the least text that anybody is asked to read is 7.4 mm high and a good millimetre thick: a sign of a
# state has half of its ink. It counts where it is as thick as a border (2 px): edges of letters that were drawn a
# little to the side are nothing that one sees.
LEAST_MM2 = 4.0
THICK_PX = 2
LEAST_CONTRAST = 3.0  # WCAG 2.2, 1.4.11
LEAST_DE = 20.0  # row 29 of the accessibility notes; CIEDE2000

# Dichromats as linear sRGB to linear sRGB, severity 1.0: Machado, Oliveira and Fernandes, "A Physiologically-based
# Model for Simulation of Color Vision Deficiency", IEEE TVCG 15(6), 2009, doi 10.1109/TVCG.2009.113.
EYES = {
    "protan": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deutan": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritan": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
TO_XYZ = np.array(  # IEC 61966-2-1, D65
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
WHITE = TO_XYZ.sum(axis=1)


@dataclass(frozen=True)
class Apart:
    """How much of a control differs between two of its states, in mm2."""

    shape: float  # in a picture without any colour: another shape or word, at 3:1
    hue: dict[str, float]  # for each kind of eye that misses a hue: colours that stay 20 apart

    @property
    def told(self) -> bool:
        """Whether everybody can tell them apart."""
        return self.shape >= LEAST_MM2 or min(self.hue.values()) >= LEAST_MM2

    def __str__(self) -> str:
        hues = ", ".join(f"{eye} {mm2:.1f}" for eye, mm2 in self.hue.items())
        return f"shape {self.shape:.1f} mm2; colour: {hues}; needs {LEAST_MM2}"


def apart(one: QImage, other: QImage, place: QRect, px_per_mm: float) -> Apart:
    """Hold the same part of two pictures of one panel against each other."""
    a, b = (_packed(image, place) for image in (one, other))
    differ = a != b
    pairs, at = np.unique(a[differ] << 24 | b[differ], return_inverse=True)
    first, second = _linear(pairs >> 24), _linear(pairs)

    def mm2(far: np.ndarray) -> float:
        mask = np.zeros(a.shape, bool)
        mask[differ] = far[at]
        return _thick(mask) / px_per_mm**2

    ratio = (luminance(first) + 0.05) / (luminance(second) + 0.05)
    return Apart(
        mm2(np.maximum(ratio, 1 / ratio) >= LEAST_CONTRAST),
        {eye: mm2(ciede2000(lab(seen(first, eye)), lab(seen(second, eye))) >= LEAST_DE) for eye in EYES},
    )


def luminance(linear: np.ndarray) -> np.ndarray:
    """WCAG's relative luminance of linear sRGB."""
    return np.asarray(linear @ np.array([0.2126, 0.7152, 0.0722]))


def light_of(image: QImage) -> float:
    """How much light a picture gives, 0 to 1: the mean of its relative luminance."""
    colours, counts = np.unique(_packed(image, image.rect()), return_counts=True)
    return float(np.average(luminance(_linear(colours)), weights=counts))


def seen(linear: np.ndarray, eye: str) -> np.ndarray:
    """How somebody with this eye sees a colour, shown to one who sees all: linear sRGB."""
    return np.clip(linear @ EYES[eye].T, 0, 1)


def lab(linear: np.ndarray) -> np.ndarray:
    """CIE L*a*b* of linear sRGB under D65."""
    share = linear @ TO_XYZ.T / WHITE
    f = np.where(share > (6 / 29) ** 3, np.cbrt(share), share * (29 / 6) ** 2 / 3 + 4 / 29)
    x, y, z = f[..., 0], f[..., 1], f[..., 2]
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], axis=-1)


def ciede2000(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """The colour difference of CIE 142-2001, in the notation of Sharma, Wu and Dalal (2005)."""
    (l1, a1, b1), (l2, a2, b2) = np.moveaxis(one, -1, 0), np.moveaxis(other, -1, 0)
    mean7 = ((np.hypot(a1, b1) + np.hypot(a2, b2)) / 2) ** 7
    g = 0.5 * (1 - np.sqrt(mean7 / (mean7 + 25.0**7)))
    a1, a2 = a1 * (1 + g), a2 * (1 + g)
    c1, c2 = np.hypot(a1, b1), np.hypot(a2, b2)
    h1, h2 = np.degrees(np.arctan2(b1, a1)) % 360, np.degrees(np.arctan2(b2, a2)) % 360
    grey = c1 * c2 == 0
    turn = np.where(grey, 0, (h2 - h1 + 180) % 360 - 180)
    dl, dc, dh = l2 - l1, c2 - c1, 2 * np.sqrt(c1 * c2) * np.sin(np.radians(turn / 2))
    lm, cm = (l1 + l2) / 2, (c1 + c2) / 2
    hm = np.where(grey, h1 + h2, np.where(abs(h1 - h2) <= 180, (h1 + h2) / 2, ((h1 + h2 + 360) / 2) % 360))
    cos = [np.cos(np.radians(angle)) for angle in (hm - 30, 2 * hm, 3 * hm + 6, 4 * hm - 63)]
    t = 1 - 0.17 * cos[0] + 0.24 * cos[1] + 0.32 * cos[2] - 0.20 * cos[3]
    turned = np.sin(np.radians(60 * np.exp(-(((hm - 275) / 25) ** 2))))
    rt = -turned * 2 * np.sqrt(cm**7 / (cm**7 + 25.0**7))
    sl = 1 + 0.015 * (lm - 50) ** 2 / np.sqrt(20 + (lm - 50) ** 2)
    sc, sh = 1 + 0.045 * cm, 1 + 0.015 * cm * t
    return np.asarray(np.sqrt((dl / sl) ** 2 + (dc / sc) ** 2 + (dh / sh) ** 2 + rt * (dc / sc) * (dh / sh)))


def _packed(image: QImage, place: QRect) -> np.ndarray:
    """A number of 24 bits for each pixel."""
    part = image.copy(place).convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(part.constBits(), np.uint32).reshape(part.height(), part.bytesPerLine() // 4)
    return rows[:, : part.width()].astype(np.int64) & 0xFFFFFF


def _linear(packed: np.ndarray) -> np.ndarray:
    c = np.stack([packed >> shift & 0xFF for shift in (16, 8, 0)], axis=-1) / 255
    return np.asarray(np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4))


def _thick(mask: np.ndarray) -> int:
    """Pixels of it that lie in a square, THICK_PX wide, of it."""
    high, wide = (size - THICK_PX + 1 for size in mask.shape)
    steps = [(y, x) for y in range(THICK_PX) for x in range(THICK_PX)]
    whole = np.logical_and.reduce([mask[y : y + high, x : x + wide] for y, x in steps])
    kept = np.zeros_like(mask)
    for y, x in steps:
        kept[y : y + high, x : x + wide] |= whole
    return int(kept.sum())
