"""Are all words there, in every language, true at their place, and plain enough for everybody?"""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from kiosk.errors import Fault, FaultyFile
from kiosk.flows.model import Flow, Reaction, Step
from kiosk.flows.proof import Known
from kiosk.flows.tree import meant
from kiosk.flows.wording import summary_facts, trail_names
from kiosk.language import WORDS, Sentence, read_words, sentences

TITLE_CHARACTERS, TITLE_WORDS, SENTENCE_WORDS, MEAN_WORDS = 48, 14, 15, 8
LIX_LIMIT = {"en": 30, "sv": 30, "nb": 30, "nl": 35, "de": 35, "fi": 45}  # others: 40
LONG_WORD = 6  # letters: longer ones count for LIX
ALWAYS = frozenset({"here", "counter", "hours", "paying", "keeping"})  # what a sentence may name on every screen
MESSAGE = re.compile(r"^([a-zA-Z][\w-]*) *=", re.MULTILINE)
JARGON: Mapping[str, tuple[str, ...]] = {  # trade words, waiting without an end, and blame
    "en": (
        "tariff", "fare", "itinerary", "validity", "valid", "off-peak", "peak", "transaction", "terminal", "authorise",
        "authorisation", "session", "timeout", "input", "error", "invalid", "failed", "abort", "submit", "confirm",
        "please wait", "in a moment", "one-way ticket", "concession", "passenger", "passengers", "interchange",
    ),
    "nl": (
        "tarief", "vervoerbewijs", "geldigheid", "geldig", "dalkorting", "daluren", "transactie", "terminal", "sessie",
        "reisproduct", "invoer", "fout", "ongeldig", "mislukt", "annuleren", "bevestigen", "even geduld",
        "wacht a.u.b.", "een ogenblik", "valideren", "reiziger", "overstaprelatie",
    ),
    "de": (
        "tarif", "fahrausweis", "geltungsdauer", "gültigkeit", "gültig", "ermäßigungsberechtigt", "transaktion",
        "terminal", "sitzung", "eingabe", "fehler", "ungültig", "fehlgeschlagen", "abbrechen", "bestätigen",
        "bitte warten", "einen moment", "entwerten", "fahrgast", "fahrgäste", "beförderung",
    ),
    "sv": (
        "taxa", "tariff", "färdbevis", "färdhandling", "giltighet", "giltig", "giltigt", "lågtrafik", "högtrafik",
        "transaktion", "terminal", "validera", "session", "inmatning", "fel", "felaktig", "felaktigt", "ogiltig",
        "ogiltigt", "misslyckades", "misslyckats", "avbryt", "avbryta", "bekräfta", "godkänn", "vänligen", "vänta",
        "var god vänta", "ett ögonblick", "strax", "resenär", "resenärer", "passagerare", "bytespunkt", "anslutning",
        "tillkalla",
    ),
    "nb": (
        "tariff", "takst", "gyldighet", "gyldig", "ugyldig", "reisebevis", "transaksjon", "terminal",
        "betalingsterminal", "økt", "inndata", "feil", "mislyktes", "mislykket", "avbryt", "avbryte", "avbrutt",
        "bekreft", "bekrefte", "vennligst", "vent litt", "et øyeblikk", "validere", "reisende", "passasjer",
        "passasjerer", "overgang", "rushtid", "lavtrafikk", "sanntid", "refusjon",
    ),
    "fi": (
        "taksa", "tariffi", "matkustusasiakirja", "matkustusoikeus", "voimassaolo", "voimassaoloaika", "kelpoisuus",
        "yhdensuuntainen", "vaihtoyhteys", "leimata", "transaktio", "maksutapahtuma", "maksupääte", "pääte", "istunto",
        "aikakatkaisu", "syöte", "syötä", "virhe", "virheellinen", "väärin", "epäonnistui", "mitätön", "peruuta",
        "vahvista", "hyväksy", "odota", "odottakaa", "hetkinen", "pieni hetki",
    ),
}  # fmt: skip


class Wanted(NamedTuple):
    """A text that a flow shows: where, and what it may name besides `here`."""

    key: str
    step: str = ""  # it may name what is known whenever this step is shown
    own: frozenset[str] = frozenset()  # and these
    optional: bool = False


def wanted_texts(flow: Flow) -> Iterator[Wanted]:
    """Every text that the flow shows; what is optional need not be there."""
    for step in flow.steps:
        yield Wanted(step.id, step.id)
        yield Wanted(f"{step.id}.say", step.id)
        yield Wanted(f"{step.id}.name")
        yield Wanted(f"{step.id}.help", step.id, optional=step.kind in ("message", "handover"))
        if step.kind in ("welcome", "info", "message", "party", "handover") or step.may_skip:
            yield Wanted(f"{step.id}.next", step.id)
        yield from _answers(flow, step)
    reasons = {last.reason for step in flow.steps for _, reaction in step.reactions if (last := _last(reaction)).reason}
    for reason in sorted(reasons):
        id = f"handover-{reason}"
        yield from (Wanted(key, id) for key in (id, f"{id}.say", f"{id}.next"))
        yield Wanted(f"{id}.name")
        yield Wanted(f"{id}.help", id, optional=True)
    for fact in summary_facts(flow):
        asker = next((step for step in flow.steps if step.fills == fact), None)
        if asker is not None:
            yield Wanted(f"{asker.id}.line")
    yield from (Wanted(f"trail.{name}") for name in trail_names(flow))


def _answers(flow: Flow, step: Step) -> Iterator[Wanted]:
    for option in step.options:
        yield Wanted(f"{step.id}.{option.value}")
        yield Wanted(f"{step.id}.{option.value}-detail", optional=True)
        yield Wanted(f"{step.id}.{option.value}-line", optional=True)
    if step.kind == "moment":
        yield from (Wanted(f"{step.id}.{name}") for name in (*step.quick, "another", "day", "hour"))
    if step.kind == "party" and step.fills in flow.facts:
        for kind in flow.facts[step.fills].kinds:
            yield Wanted(f"{step.id}.{kind}", own=frozenset({"n"}))
            yield Wanted(f"{step.id}.{kind}-name")
            yield Wanted(f"{step.id}.{kind}-age", optional=True)
    yield from (Wanted(f"{step.id}.ask-{fact}", step.id) for fact in step.asks)
    yield from (Wanted(f"{step.id}.instead-{fact}", step.id) for fact, _ in step.instead)
    if step.kind == "offers":
        yield Wanted(f"{step.id}.line-back", optional=not any(other.after for other in flow.steps))
    if step.kind == "review" and step.fills in flow.facts:
        yield from (Wanted(f"{step.id}.{value}", step.id) for value in flow.facts[step.fills].values)
    for outcome, reaction in step.reactions:
        if reaction.kind in ("retry", "forget"):
            yield Wanted(f"{step.id}.{outcome}")


def _last(reaction: Reaction) -> Reaction:
    return reaction if reaction.then is None else _last(reaction.then)


def check_words(flow: Flow, folder: Path, known: Mapping[str, Known]) -> Iterator[Fault]:
    """Every text of every language. `known` says what is certain at each step."""
    wanted = {want.key: want for want in wanted_texts(flow)}
    reference: dict[str, Sentence] | None = None
    for language in flow.languages:
        file = folder / "texts" / f"{language}.ftl"
        if not file.exists():
            yield Fault(
                str(file), 0, "LF301", "is missing: this language has no texts.", "Write it, or drop the language."
            )
            continue
        try:
            read_words([language], folder / "texts")
        except FaultyFile as broken:
            yield from broken.faults
        found = sentences(file)
        texts = {sentence.key: sentence for sentence in found}
        for fault in (*_missing(wanted, texts), *_placed(flow, wanted, texts, known, reference or texts)):
            yield Fault(str(file), *fault)
        for fault in (*_taken(language, texts), *_plain(language, found)):
            yield Fault(str(file), *fault)
        reference = reference or texts
    for file in sorted((folder / "texts").glob("*.ftl")):
        if file.stem not in flow.languages:
            cure = f"Add {file.stem} to `languages`."
            yield Fault(str(file), 0, "LF304", "nobody reads this file.", cure)


Told = tuple[int, str, str, str]  # line, code, what, cure


def _missing(wanted: Mapping[str, Wanted], texts: Mapping[str, Sentence]) -> Iterator[Told]:
    for key, want in wanted.items():
        if key not in texts and not want.optional:
            owner = texts.get(key.partition(".")[0])
            yield owner.line if owner else 0, "LF302", f"there are no words for {key}.", ""
    for key, sentence in texts.items():
        if key not in wanted:
            cure = meant(key, [name for name in wanted if name not in texts]) if wanted.keys() - texts.keys() else ""
            yield sentence.line, "LF304", f"nobody shows {key}.", cure if cure.startswith("Did") else "Remove it."


def _placed(
    flow: Flow,
    wanted: Mapping[str, Wanted],
    texts: Mapping[str, Sentence],
    known: Mapping[str, Known],
    reference: Mapping[str, Sentence],
) -> Iterator[Told]:
    names = {*flow.facts, *ALWAYS, "price", "number", "code", "until", "n"}
    for key, sentence in texts.items():
        want = wanted.get(key)
        if want is None:
            continue
        may = ALWAYS | want.own | _sayable(flow, known.get(want.step)) if want.step else want.own
        for name in sorted(sentence.variables - may):
            if name not in names:
                yield sentence.line, "LF305", f"{key} names ${name}, which does not exist.", meant(name, sorted(may))
            else:
                cure = f"It may name: {', '.join(sorted(may)) or 'nothing'}."
                yield sentence.line, "LF311", f"{key} names ${name}, which is not known there.", cure
        if key in reference and sentence.variables != reference[key].variables:
            there = ", ".join(f"${name}" for name in sorted(reference[key].variables)) or "nothing"
            yield sentence.line, "LF305", f"{key} does not name what the first language names: {there}.", ""


def _sayable(flow: Flow, known: Known | None) -> frozenset[str]:
    if known is None:
        return frozenset()
    priced = any(flow.facts[fact].type == "offer" for fact in known.facts)
    reserved = (
        {"code", "until"} if any(step.fills in known.facts for step in flow.steps if step.kind == "pay") else set()
    )
    return known.facts | ({"price"} if priced else set()) | ({"number"} if known.paid else set()) | reserved


def _taken(language: str, texts: Mapping[str, Sentence]) -> Iterator[Told]:
    ids = {key.partition(".")[0]: texts[key].line for key in reversed(list(texts))}
    for file in sorted((WORDS / language).glob("*.ftl")):
        for id in ids.keys() & set(MESSAGE.findall(file.read_text("utf-8"))):
            yield ids[id], "LF312", f"{id} is a word of the kiosk itself ({file.name}).", "Give the step another id."


def _plain(language: str, found: Sequence[Sentence]) -> Iterator[Told]:
    lengths = []
    for key, text, _, line in ((s.key, s.text, s.variables, s.line) for s in found):
        if "." not in key:
            if len(text) > TITLE_CHARACTERS:
                what = f"the title {key} has {len(text)} characters."
                yield line, "LF306", what, f"At most {TITLE_CHARACTERS}: it must be read from afar."
            if len(text.split()) > TITLE_WORDS:
                yield line, "LF314", f"the title {key} has {len(text.split())} words.", f"At most {TITLE_WORDS}."
        for sentence in re.split(r"(?<=[.!?:])\s", text):
            lengths.append(len(sentence.split()))
            if lengths[-1] > SENTENCE_WORDS:
                what = f"{key} has a sentence of {lengths[-1]} words."
                yield line, "LF307", what, f"At most {SENTENCE_WORDS}: make two of it."
        for word in JARGON.get(language, ()):
            if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE):
                yield line, "LF310", f"{key} says {word!r}.", "Say it in everyday words."
    mean = sum(lengths) / max(1, len(lengths))
    if mean > MEAN_WORDS:
        yield 0, "LF313", f"a sentence has {mean:.1f} words on average.", f"At most {MEAN_WORDS}."
    hard = lix(" ".join(s.text if s.text.endswith((".", "?", "!")) else f"{s.text}." for s in found))
    limit = LIX_LIMIT.get(language, 40)
    if hard > limit:
        yield 0, "LF308", f"is hard to read: LIX {hard:.0f}, limit {limit}.", "Shorter words, shorter sentences."


def lix(text: str) -> float:
    """Words a sentence plus the percentage of words over six letters (Björnsson 1968); needs no data."""
    words = re.findall(r"[^\W\d_][\w'-]*", text)
    ends = max(1, len(re.findall(r"[.:!?]+(?:\s|$)", text)))
    return len(words) / ends + 100 * sum(len(word) > LONG_WORD for word in words) / len(words) if words else 0.0
