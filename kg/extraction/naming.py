"""Words by which somebody calls another something: "called him a liar", "described her speech as a disgrace"."""

from __future__ import annotations

from kg.extraction.sentence import Sentence
from kg.extraction.word_classes import words

#: Verbs whose object complement is the opinion of their subject: "called him a liar".
NAMING = frozenset(
    {"call", "brand", "label", "dub", "consider", "deem", "find", "think", "declare", "pronounce", "term"}
    | {"judge", "rate", "vote"}
)
#: Verbs with which one says as what one sees another: "described him as a coward".
_DEPICTING = words("depicting")


def naming_verb(s: Sentence, token: int) -> int | None:
    """Give the verb by which a word is what somebody calls another: "called him a liar", "dismissed it as absurd"."""
    head, dep = s.heads[token], s.deps[token]
    if dep in ("oprd", "ccomp") and s.lemmas[head] in NAMING:
        return head
    if dep == "dobj" and s.lemmas[head] in NAMING and _first_object(s, token) != token:
        return head  # "branded her a liar", where parsers see two objects
    if dep == "advcl" and s.lemmas[head] in _DEPICTING and s.pos[token] == "ADJ" and token > head:
        return head if any(s.words[c] == "as" for c in s.children[token]) else None  # "... as unfit"
    noun = head if dep == "amod" and s.deps[head] == "pobj" else token
    prep = s.heads[noun]
    if s.lemmas[prep] == "as" and s.deps[prep] == "prep" and s.lemmas[s.heads[prep]] in _DEPICTING:
        return s.heads[prep]
    # where parsers tie "as" to the object: "described her speech as a disgrace"
    above = s.heads[s.heads[prep]]
    if (
        s.lemmas[prep] == "as"
        and s.deps[s.heads[prep]] == "dobj"
        and s.lemmas[above] in _DEPICTING
        and prep > s.heads[prep]
    ):
        return above
    # parsers tie a complement to the object before it: "called her speech a disgrace", "called it “absurd”"
    after = dep == "appos" or (dep == "amod" and token > head)
    if dep == "appos" and s.deps[head] == "pobj":  # "called the case against her a sham"
        above = s.heads[s.heads[head]]
        verb = s.heads[above] if s.deps[above] == "dobj" else above
        return verb if s.lemmas[verb] in NAMING and s.child(verb, "dobj") is not None else None
    verb = s.heads[head]
    return verb if after and s.deps[head] == "dobj" and s.lemmas[verb] in NAMING else None


def _first_object(s: Sentence, token: int) -> int:
    return next(c for c in s.children[s.heads[token]] if s.deps[c] in ("dobj", "dative"))


def first_of(s: Sentence, token: int) -> int:
    """Give the first of several words that are said of somebody together: "tough" for "is tough and brilliant"."""
    first = token
    while s.deps[first] == "conj" and s.pos[s.heads[first]] in ("ADJ", "NOUN") and s.heads[first] < first:
        first = s.heads[first]
    said = s.deps[first] in ("acomp", "attr", "oprd", "appos", "amod")
    return first if said or s.lemmas[s.heads[first]] == "as" else token
