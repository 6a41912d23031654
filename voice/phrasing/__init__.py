"""How written words are said: prices, times, trains, platforms and numbers as people there speak them."""

from voice.phrasing.sentence import Sentence, phrases, sentences

__all__ = ["Sentence", "phrases", "sentences"]
