"""By which words of the article a reader is told what a stance is about."""

from __future__ import annotations

from kg.extraction.scene import MAX_LABEL_WORDS, Scene
from kg.extraction.stance_drafts import has_name

_VERBAL = frozenset({"VERB", "AUX"})
#: Attitudes to what may be or is the case; what is wished is named by what is to be done, whoever does it.
_TELLING = frozenset(
    {"fears", "warns", "doubts", "denies", "distrusts", "hopes", "disputes", "complains", "regrets"}
)
#: What hangs on a subject and is left out where a label gets too long: "police officers (who were) on duty".
_LOOSE = frozenset({"acl", "relcl", "appos", "prep", "punct", "cc", "conj", "advcl"})
_MARKS = ' ,;:-–—"“”„'


def label_of(scene: Scene, token: int, attitude: str, actor: str | None) -> str:
    """Give the words that name a target, at most twelve.

    An actor who is spoken of by a pronoun or by a noun for what he is ("who", "his", "her former boss") goes by his
    name.
    """
    s = scene.sentence
    if actor is None:
        return _clause_label(scene, token, attitude) if s.pos[token] in _VERBAL else scene.label(token)
    if s.pos[token] != "PROPN" and (s.pos[token] != "NOUN" or has_name(scene, actor)):
        return scene.name(actor)
    return scene.label(token, whole=False)


def _clause_label(scene: Scene, verb: int, attitude: str) -> str:
    """Give the words of a clause; one that says what happens to something has its subject with it.

    "The video should be released" is about the video being released, and "fears that the costs will rise" about the
    costs; in "urged Oslo to pay" it is the paying, whoever pays.
    """
    s, label = scene.sentence, scene.label(verb)
    passive = s.child(verb, "nsubjpass")
    subject = passive if passive is not None else s.child(verb, "nsubj")
    if subject is None or subject > verb or s.pos[subject] not in ("NOUN", "PROPN"):
        return label
    told = attitude in _TELLING and scene.frames.clause_form(verb) == "that"
    if passive is None and not told and s.lemmas[verb] != "be":
        return label
    low = scene.phrase(subject)[0]
    while low < subject and s.tags[low] in ("DT", "PRP$"):
        low += 1
    high = max(verb, scene.phrase(verb)[1])
    whole = " ".join(scene.text[s.starts[low] : s.ends[high]].split())
    turned = told is False and scene.status.negated(verb)
    if len(whole.split(" ")) <= MAX_LABEL_WORDS and not turned:
        return whole.strip(_MARKS)
    # without auxiliaries, or without what hangs loosely on the subject, it may be short enough
    first, last = scene.phrase(subject)
    first = max(first, low)
    for named in (" ".join(scene.text[s.starts[first] : s.ends[last]].split()), _short(scene, subject)):
        if len(f"{named} {label}".split()) <= MAX_LABEL_WORDS:
            return f"{named} {label}"
    return label


def _short(scene: Scene, noun: int) -> str:
    """Give a noun with what stands before it, and with the "of" that an epidemic or a series can't do without."""
    s = scene.sentence
    low = min(
        [noun, *(c for c in s.children[noun] if c < noun and s.deps[c] not in (*_LOOSE, "det", "poss"))]
    )
    high = noun
    for c in s.children[noun]:
        if s.lemmas[c] == "of" and c == noun + 1:
            inner = [o for o in s.children[c] if s.deps[o] == "pobj"]
            high = inner[0] if inner else high
    return " ".join(scene.text[s.starts[low] : s.ends[high]].split())
