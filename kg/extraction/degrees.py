"""How far somebody has an attitude: hardly any, not only, not wholly, utterly, no more."""

from __future__ import annotations

from kg.extraction.scene import Scene
from kg.extraction.sentence import Sentence
from kg.extraction.word_classes import words

#: Note: only where somebody won't do it: "will no longer advertise on her show".
SHUNNED = "shunned"
#: Adverbs that a negation leaves a part of.
_DEGREES = words("degrees")
_ONLY = frozenset({"simply", "just", "merely", "only", "blindly", "meekly"})


def scant(s: Sentence, noun: int, known: tuple[int, ...]) -> bool:
    """Say whether there is hardly any of an attitude: "has little respect for", but not "a little respect".

    :param known: the tokens of the pattern, which may ask for "little" itself: "there is little point in".
    """
    below = s.children[noun]
    little = [c for c in below if s.deps[c] in ("amod", "det") and s.lemmas[c].lower() in ("little", "scant")]
    return any(c not in known for c in little) and not any(s.lemmas[c] in ("a", "the") for c in below)


def shuns(scene: Scene, verb: int) -> bool:
    """Say whether somebody won't do a thing, or not any more: "will not work with", "no longer speaks to", "can't let"."""
    s, status = scene.sentence, scene.status
    if not status.negated(verb) or status.conditional(verb) or s.words[-1] == "?":
        return False
    longer = any(s.lemmas[c] == "longer" for c in s.children[verb])
    return longer or any(
        s.lemmas[a] in ("will", "wo", "would", "can", "ca", "must") for a in status.auxiliaries(verb)
    )


def merely(s: Sentence, head: int) -> bool:
    """Say whether what is negated is that no more was done: "did not just accept it"."""
    below = s.children[head]
    return any(s.deps[c] == "neg" for c in below) and any(s.lemmas[c].lower() in _ONLY for c in below)


def partly(s: Sentence, head: int) -> bool:
    """Say whether what is negated is only how far or how soon something is done."""
    verb = s.heads[head] if s.deps[head] in ("acomp", "attr", "oprd", "dobj") else head
    return any(s.deps[c] == "advmod" and s.lemmas[c].lower() in _DEGREES for c in s.children[verb])


def utterly(scene: Scene, head: int) -> bool:
    """Say whether nothing could be had more of: "could not agree more", "couldn't be prouder"."""
    s, status = scene.sentence, scene.status
    verb = s.heads[head] if s.deps[head] in ("acomp", "attr", "oprd") else head
    could = any(s.lemmas[a] in ("could", "can") for a in status.auxiliaries(verb))
    more = (head, *s.children[head])
    return could and status.negated(verb) and any(s.tags[c] in ("RBR", "JJR") for c in more)
