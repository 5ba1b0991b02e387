"""Whom a judging word is about that isn't said of him outright: "in an act of cowardice, he left", "one of the worst"."""

from __future__ import annotations

from kg.extraction.coreference import SPEAKING
from kg.extraction.first_person import QUOTES
from kg.extraction.scene import Scene
from kg.extraction.sentence import VERBAL, Sentence
from kg.extraction.word_classes import words

#: Nouns for some of those whom the noun after their "of" names: "a pair of liars", "something of a bully".
_LOTS = words("lots")
#: Nouns for what shows a fault or a virtue: "in a display of arrogance".
_SHOWS = words("shows")
#: Nouns for several deeds of somebody: "has a history of racist remarks".
_STRINGS = frozenset(
    {"history", "record", "series", "string", "pattern", "litany", "slew", "stream", "barrage", "flurry"}
)
#: Titles, short or in full.
_TITLES = words("addressed_offices") | {
    "gov.",
    "sen.",
    "rep.",
    "representative",
    "congressman",
    "congresswoman",
}
#: How parsers hang what is said of somebody before his name.
_IN_FRONT = frozenset({"advcl", "npadvmod", "dep", "ccomp", "oprd"})
#: Subjects that name nobody.
_POINTING = frozenset({"it", "that", "this", "what"})
#: Nouns with which a word judges nobody: what is criminal without being a crime, offensive because it attacks.
_SET_PHRASES = {
    "criminal": words("legal"),
    "offensive": words("military"),
    "moral": words("of_morals"),
    "wrong": words("mistaken_for"),
    "peaceful": words("ways_to_peace"),
    **dict.fromkeys(
        ("alarming", "worrying", "troubling", "disturbing", "chilling", "frightening"), words("tidings")
    ),
    **dict.fromkeys(("terrifying", "scary", "horrific", "horrifying", "timely", "helpful"), words("tidings")),
}
#: Verbs of what one says that wants proof.
_CLAIMING = words("claiming")
#: How parsers hang a noun that stands alone in a quotation.
_LOOSE = frozenset({"dobj", "preconj", "dep", "ccomp", "npadvmod", "intj", "nsubj"})
#: Verbs of doing something one way or another: "acted with cruelty", but not "charged with cruelty".
_ACTING = frozenset({"act", "behave", "rule", "govern", "speak", "respond", "react", "lead"})
#: Verbs of making up one's mind: "it is absurd that they have decided to wait".
_DECIDING = frozenset({"decide", "choose", "opt", "refuse", "agree", "vote", "plan", "continue", "insist"})
#: Verbs whose subject needn't answer for what they tell: "it is shameful that she lost her home".
_UNDERGOING = words("undergoing_something")


def counted(s: Sentence, noun: int) -> int:
    """Go up from those of whom some are meant: "is one of the worst mayors", "Lie and Dahl, a pair of liars"."""
    prep = s.heads[noun]
    some = s.heads[prep]
    if s.deps[noun] != "pobj" or s.lemmas[prep] not in ("of", "among") or s.lemmas[some].lower() not in _LOTS:
        return noun
    return some if s.deps[some] in ("attr", "appos", "oprd") else noun


def strung(s: Sentence, noun: int) -> int:
    """Go up from deeds to the row that they stand in: "remarks" to "history" in "a history of racist remarks"."""
    prep = s.heads[noun]
    some = s.heads[prep]
    of_some = s.deps[noun] == "pobj" and s.lemmas[prep] == "of" and s.lemmas[some] in _STRINGS
    return some if of_some else noun


def titled(s: Sentence, token: int) -> int:
    """Go on from a title to the name behind it: "Embattled Governor Lie"."""
    above = s.heads[token]
    title = s.lemmas[token].lower() in _TITLES
    name = title and s.deps[token] in ("compound", "nmod") and s.pos[above] == "PROPN" and token < above
    return above if name else token


def apposed(scene: Scene, noun: int) -> list[str]:
    """Give who is named before what is said of him; of several where it is said of several: "Lie and Dahl, two liars"."""
    s, head = scene.sentence, scene.sentence.heads[noun]
    if ":" in s.words[head:noun]:  # "Lie: Dahl and Moe -- a pair of liars"
        label = s.words.index(":", head)
        head = next((c for c in s.children[head] if label < c < noun), head)
    several = s.lemmas[noun] in _LOTS or s.tags[noun] == "NNS"
    if several and s.deps[head] == "conj" and scene.at(s.heads[head]):
        head = s.heads[head]
    return scene.persons(scene.frames.conjuncts(head) if several else (head,), outright=True)


def in_front(scene: Scene, word: int) -> list[str]:
    """Give whose name follows what is said of him: "A rising star in the party, Lie won the vote"."""
    s, verb = scene.sentence, scene.sentence.heads[word]
    if (
        s.deps[word] == "nsubj"
    ):  # "Always a loyal friend, Lie sent flowers", where parsers take the name for the aside
        named = [c for c in s.children[word] if s.deps[c] == "appos" and s.pos[c] == "PROPN"]
        named += [c for c in s.children[verb] if s.deps[c] == "nsubj" and c > word and "," in s.words[word:c]]
        meant = any(s.lemmas[c].lower() in ("the", "this", "that") for c in s.children[word])
        return [] if meant else scene.persons(named, outright=True)
    if s.deps[word] not in _IN_FRONT or s.pos[verb] not in VERBAL or word > verb:
        return []
    subject = s.child(verb, "nsubj", "nsubjpass")
    own = s.child(word, "nsubj", "nsubjpass", "mark", "cop", "expl")
    if subject is None or subject < word or own is not None or "," not in s.words[word:subject]:
        return []
    return scene.persons((subject,), outright=True)


def performers(scene: Scene, noun: int) -> list[str]:
    """Give whose work is judged in a phrase that names nobody else: "Great job by Lie", "it was a great speech by Lie"."""
    s = scene.sentence
    subject = s.child(s.heads[noun], "nsubj") if s.deps[noun] == "attr" else None
    loose = s.deps[noun] in ("ROOT", "dep") or (
        subject is not None and s.lemmas[subject].lower() in _POINTING
    )
    return scene.persons(scene.frames.preps(noun, "by"), outright=True) if loose else []


def is_kind(s: Sentence, token: int) -> bool:
    """Say whether a word only tells what kind of thing is meant: "the criminal investigation", "moral authority"."""
    return s.deps[token] == "amod" and s.lemmas[s.heads[token]] in _SET_PHRASES.get(s.lemmas[token], ())


def doer_of(s: Sentence, adjective: int) -> list[int]:
    """Give who does what an adjective is said of: "it was hypocritical for Lie to complain"."""
    for at in (adjective, s.heads[adjective]):
        for c in s.children[at]:
            subject = s.child(c, "nsubj")
            if subject is not None and adjective < c and _told_of(s, c, subject):
                return [subject]
            if subject is None or not any(
                s.deps[m] == "mark" and s.lemmas[m] == "for" for m in s.children[c]
            ):
                continue
            if any(s.tags[m] == "TO" for m in s.children[c]):
                return [subject]
    return []


def _told_of(s: Sentence, clause: int, subject: int) -> bool:
    """Say whether a clause tells what somebody does to something: "that she sold the park", not "that she must pay"."""
    below = s.children[clause]
    opened = any(c < subject and s.lemmas[c] in ("that", "how") for c in below)
    does = s.lemmas[clause] not in _UNDERGOING and any(s.deps[c] == "dobj" for c in below)
    does = does or (s.lemmas[clause] in _DECIDING and any(s.deps[c] == "xcomp" for c in below))
    return opened and does and not any(s.tags[c] == "MD" for c in below)


def equals(scene: Scene, adjective: int) -> list[str]:
    """Give whom somebody is as good or as bad as, who is meant to be so himself: "is as corrupt as Lie"."""
    s = scene.sentence
    if not adjective or s.words[adjective - 1].lower() != "as":
        return []
    return scene.persons(scene.frames.preps(adjective, "as"), outright=True)


def spoken_of(scene: Scene, noun: int) -> list[str]:
    """Give of whom a phrase that is no clause is said: '"A total disgrace," she said of Lie'."""
    s = scene.sentence
    if s.deps[noun] not in _LOOSE:
        return []
    verb = next((t for t in range(noun + 1, len(s)) if s.deps[t] == "ROOT"), noun)
    if s.lemmas[verb] not in SPEAKING or not any(w in QUOTES for w in s.words[noun:verb]):
        return []
    return scene.persons(scene.frames.preps(verb, "of", "about"), outright=True)


def showing(scene: Scene, noun: int, *, virtue: bool) -> list[str]:
    """Give who shows a virtue or a fault by what he does: "in an act of cowardice, he left", "met it with courage"."""
    s = scene.sentence
    prep = s.heads[noun]
    shown = s.heads[prep]
    if s.deps[noun] != "pobj":
        return []
    if s.lemmas[prep].lower() == "without":  # "claimed without evidence that"
        return (
            scene.persons(scene.frames.subjects(shown), outright=True) if s.lemmas[shown] in _CLAIMING else []
        )
    if any(s.deps[c] in ("poss", "det") for c in s.children[noun]):
        return []
    if s.lemmas[prep] == "of" and s.lemmas[shown] in _SHOWS and s.deps[shown] == "pobj":
        prep = s.heads[shown]
        if s.lemmas[prep].lower() not in ("in", "with"):
            return []
    elif s.lemmas[prep].lower() != "with":
        return []
    elif not virtue and s.lemmas[shown] not in _ACTING:
        return []  # "charged with fraud"
    verb = s.heads[prep]
    if s.pos[verb] not in VERBAL or scene.frames.is_passive(verb):
        return []
    if any(w in QUOTES for w in s.words[verb:noun]):
        return []  # 'remembered him as "a fine man, with great courage"'
    return scene.persons(scene.frames.subjects(verb), outright=True)
