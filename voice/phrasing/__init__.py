"""How written words are said: prices, times, trains, platforms and numbers as people there speak them."""

from voice.phrasing.sentence import Sentence, phrases, sentences
from voice.phrasing.spelling import spelt

__all__ = ["Sentence", "phrases", "sentences", "spelt"]
