"""Verbs that a parser took for nouns or participles.

"welcomes the accord and calls on Oslo to act", "and thanks the king for his help": statements of governments are full of
them, and read as nouns they would be what is welcomed. "Oslo condemned in the strongest terms the raid" is no description
of Oslo. "She's criticised the plan" is her criticism of it. And nouns that it took for verbs: in "barring journalists
and aid workers" nobody aids workers.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from kg.extraction.attachments import NAMING
from kg.extraction.sentence import VERBAL, Sentence
from kg.extraction.word_classes import words

#: The words, and the verbs that they are.
_VERBS = {"calls": "call", "thanks": "thank"}
#: What follows "calls" where it asks for something.
_ASKING = frozenset({"on", "upon", "for"})
#: Verbs of what one does to others' calls: "rejects the protests and calls for his resignation".
_REJECTING = frozenset({"reject", "dismiss", "ignore", "resist", "face", "hear", "follow", "echo", "back"})
_OPENING = frozenset({"DT", "NNP", "NNPS", "PRP$", "PRP"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_FINITE = frozenset({"VBZ", "VBD"})
#: Words up or along the sentence that are looked at, at most.
_FAR = 12
#: Verbs that keep an object in the passive: "he's given a prize", "she's named chairman".
_TWO_OBJECTS = words("two_objects")
_QUOTES = frozenset({'"', "“", "``"})
_SHORT_HAS = frozenset({"'s", "’s"})


def with_verbs(s: Sentence) -> Sentence:
    """Give the sentence with such words read as verbs, or as it is.

    >>> s = Sentence.parse("Oslo hailed it and thanks Bern", "nsubj ROOT dobj cc conj dobj", "2 2 2 3 3 5",
    ...     tags="NNP VBD PRP CC NNS NNP", pos="PROPN VERB PRON CCONJ NOUN PROPN")
    >>> mended = with_verbs(s)
    >>> mended.pos[4], mended.heads[4], mended.lemmas[4]
    ('VERB', 1, 'thank')
    """
    if s.pos[s.root] == "PROPN":
        s = _told(s)
    if s.words[0] == "Said":
        s = _said_by(s)
    for token in range(1, len(s)) if _SHORT_HAS.intersection(s.words) else ():
        if s.deps[token] == "auxpass" and s.words[token] in _SHORT_HAS:
            s = _has(s, token)
    for word, lemma in _VERBS.items():
        token = s.words.index(word) if word in s.words else 0
        if token and s.tags[token] == "NNS" and s.deps[token] == "conj" and token + 1 < len(s):
            main = _main(s, token)
            if main is not None and _goes_on(s, token, main):
                s = _read(s, token, main, lemma)
    for token, dep in enumerate(s.deps):
        if dep == "conj" and s.tags[token] in ("NN", "VB") and s.tags[token - 1] == "CC":
            s = _joined(s, token)
    return s


def _said_by(s: Sentence) -> Sentence:
    """Part a verb of saying from the name behind it: 'Said Moe: "No deal."'."""
    colon = next((t for t in range(2, min(_FAR, len(s) - 1)) if s.words[t] == ":"), 0)
    if not colon or s.words[colon + 1] not in _QUOTES:
        return s
    ents = tuple((max(1, a), b, kind) for a, b, kind in s.ents if b > 1)
    if s.pos[0] != "PROPN":
        return replace(s, ents=ents)
    return replace(
        s,
        ents=ents,
        pos=("VERB", *s.pos[1:]),
        tags=("VBD", *s.tags[1:]),
        lemmas=("say", *s.lemmas[1:]),
        deps=("dep", *s.deps[1:]),
    )


def _joined(s: Sentence, noun: int) -> Sentence:
    """Read a noun before another as no deed done to it: "barring journalists and aid workers", "killed guards and aid workers"."""
    verb, last = s.heads[noun], noun + 1
    before = s.child(verb, "dobj")
    mistaken = s.tags[noun] == "NN" or s.tags[verb] == "VBG"
    if before != noun - 2 or not mistaken or s.pos[verb] not in VERBAL or s.child(noun, "dobj") != last:
        return s
    heads, deps, pos, tags = list(s.heads), list(s.deps), list(s.pos), list(s.tags)
    for c in s.children[noun]:
        heads[c] = verb
    heads[noun - 1] = heads[last] = before
    deps[last], heads[noun], deps[noun], pos[noun], tags[noun] = "conj", last, "compound", "NOUN", "NN"
    return replace(s, heads=tuple(heads), deps=tuple(deps), pos=tuple(pos), tags=tuple(tags))


def _told(s: Sentence) -> Sentence:
    """Read a participle with an object as what the name before it does."""
    name = s.root
    verb = name + 1
    if verb >= len(s) or s.deps[verb] != "acl" or s.tags[verb] != "VBN" or s.heads[verb] != name:
        return s
    done = s.child(verb, "dobj")
    if done is None or done < verb or s.child(verb, "agent") is not None:
        return s
    heads, deps, tags = list(s.heads), list(s.deps), list(s.tags)
    for c in s.children[name]:
        if c > verb:
            heads[c] = verb
    heads[name], deps[name], heads[verb], deps[verb], tags[verb] = verb, "nsubj", verb, "ROOT", "VBD"
    return replace(s, heads=tuple(heads), deps=tuple(deps), tags=tuple(tags))


def _has(s: Sentence, token: int) -> Sentence:
    """Read "'s" before a participle with an object as "has": "she's criticised the plan"."""
    verb = s.heads[token]
    subject = s.child(verb, "nsubjpass")
    done = s.child(verb, "dobj")
    if subject is None or done is None or done < verb or s.lemmas[verb] in _TWO_OBJECTS:
        return s
    deps, lemmas = list(s.deps), list(s.lemmas)
    deps[subject], deps[token], lemmas[token] = "nsubj", "aux", "have"
    return replace(s, deps=tuple(deps), lemmas=tuple(lemmas))


def _goes_on(s: Sentence, token: int, main: int) -> bool:
    """Say whether what stands beside the word makes it a verb: no noun is followed by an article or a name."""
    if s.tags[token - 1] != "CC":
        return False
    if s.words[token] == "calls":
        asks = s.words[token + 1].lower()
        others = asks == "for" and (s.tags[main] != "VBZ" or s.lemmas[main] in _REJECTING)
        return asks in _ASKING and not others
    return s.tags[token + 1] in _OPENING


def _main(s: Sentence, token: int) -> int | None:
    """Give the verb that the word goes on from: one in the third person, as it is."""
    for t in islice(s.path_up(token), _FAR):
        if s.pos[t] in VERBAL:
            plain = s.tags[t] in _FINITE and any(s.deps[c] in _SUBJECTS for c in s.children[t])
            return t if plain else None
    return None


def _read(s: Sentence, token: int, main: int, lemma: str) -> Sentence:
    heads, deps, lemmas = list(s.heads), list(s.deps), list(s.lemmas)
    pos, tags = list(s.pos), list(s.tags)
    heads[token], deps[token], lemmas[token], pos[token], tags[token] = main, "conj", lemma, "VERB", "VBZ"
    heads[token - 1] = main
    if lemma == "thank":
        near = range(token + 1, min(token + _FAR, len(s)))
        thanked = next((t for t in near if s.pos[t] in NAMING and s.deps[t] != "compound"), None)
        if thanked is not None:
            heads[thanked], deps[thanked] = token, "dobj"
            for t in range(thanked + 1, min(thanked + _FAR, len(s))):
                if deps[t] == "prep" and heads[t] < token:
                    heads[t] = token  # "for their help" tells why they are thanked
    return replace(
        s,
        heads=tuple(heads),
        deps=tuple(deps),
        lemmas=tuple(lemmas),
        pos=tuple(pos),
        tags=tuple(tags),
    )
