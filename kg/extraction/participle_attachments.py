"""Participles: those that only describe a subject, where the parser took them for the verb of the sentence.

As in ``attachments.py``, each function looks at one token of a sentence and changes the lists ``heads`` and ``deps`` in
place.
"""

from __future__ import annotations

from itertools import islice

from kg.extraction.attachments import NAMING, STATES
from kg.extraction.sentence import Sentence
from kg.extraction.word_classes import words

_FAR = 12
_TENSED = frozenset({"VBD", "VBZ", "VBP"})
_BARE = frozenset({"VB", "VBP"})

#: What a participle that only describes has not.
_WHOLE = ("aux", "auxpass", "neg", "dobj")
#: Verbs whose object is hit or taken.
_HITTING = words("weakening") | {
    "target",
    "kill",
    "hit",
    "strike",
    "attack",
    "engage",
    "shoot",
    "bomb",
    "shell",
    "ambush",
}
_SEEING = frozenset({"witness", "see", "watch", "observe", "experience"})
_STATIONING = frozenset({"station", "deploy", "base", "post", "garrison", "quarter"})
#: Verbs whose participle is not undergone: "with the minister gone".
_UNDONE = frozenset({"go", "come", "become", "fall", "rise", "collapse", "grow", "die"})
#: What parsers make of the infinitive in "were Oslo to attack".
_INFINITIVES = frozenset({"xcomp", "advcl", "relcl", "acl"})


def apart(s: Sentence, verb: int, heads: list[int], deps: list[str]) -> None:
    """Read a participle between commas as said of the subject: "the raids, also claimed by rebels, killed ten"."""
    said = heads[verb]
    if deps[said] != "ROOT" or s.tags[said] not in ("VBN", "VBD") or s.tags[verb] not in ("VBN", "VBD"):
        return
    noun = s.child(said, "nsubj", "nsubjpass")
    by = any(s.words[t] == "by" for t in range(said, verb))
    first = next((c for c in s.children[verb] if s.deps[c] in ("aux", "advmod") and said < c < verb), verb)
    if noun is None or not by or not noun < said < verb or s.words[first - 1] != ",":
        return
    own = ("nsubj", "nsubjpass", "mark", "auxpass")
    if any(s.deps[c] in own for c in s.children[verb]) or s.child(said, *_WHOLE) is not None:
        return
    if s.words[s.edges(noun)[1]] != "," and "," not in s.words[noun + 1 : said]:
        return
    if any(s.pos[t] not in ("ADV", "PUNCT") for t in range(noun + 1, said) if heads[t] == said):
        return
    heads[verb], deps[verb] = verb, "ROOT"
    heads[noun], deps[noun] = verb, "nsubj"
    heads[said], deps[said] = noun, "acl"
    for c in s.children[said]:
        if c > verb:
            heads[c] = verb


def having_done(s: Sentence, verb: int, heads: list[int], deps: list[str]) -> None:
    """Hang "having done" on the verb, as no noun has it behind itself: "she accepted the offer having met the king"."""
    if deps[verb] != "acl" or not any(s.words[c].lower() == "having" for c in s.children[verb]):
        return
    above = next((t for t in islice(s.path_up(verb), 1, _FAR) if s.tags[t] in _TENSED), None)
    if above is not None and above < verb:
        heads[verb], deps[verb] = above, "advcl"


def with_done(s: Sentence, noun: int, deps: list[str]) -> None:
    """Read whom a participle behind "with" tells of as undergoing it: "with ten priests arrested, the bishops met"."""
    verb = s.heads[noun]
    first = s.edges(noun)[0]
    if s.tags[verb] != "VBN" or noun > verb or first == 0 or s.words[first - 1].lower() != "with":
        return
    if s.lemmas[verb] not in _UNDONE and s.child(verb, *_WHOLE) is None:
        deps[noun] = "nsubjpass"


def of_the_hit(s: Sentence, verb: int, heads: list[int], deps: list[str]) -> None:
    """Read a participle behind those who are hit as said of them: "the jets targeted rebels firing on troops"."""
    hit = verb - 1
    if s.lemmas[heads[verb]] not in _HITTING or deps[hit] != "dobj" or heads[hit] != heads[verb]:
        return
    if s.tags[hit] in ("NNS", "NNPS") and s.child(verb, "nsubj", "aux") is None:
        heads[verb], deps[verb] = hit, "acl"


def of_the_seen(s: Sentence, verb: int, heads: list[int], deps: list[str]) -> None:
    """Hang a participle on what was seen to do so: "we have witnessed raids across the valley, threatening our allies"."""
    seeing = s.heads[verb]
    seen = s.child(seeing, "dobj") if s.lemmas[seeing] in _SEEING and s.pos[seeing] == "VERB" else None
    if seen is None or not seeing < seen < verb or s.pos[seen] not in NAMING:
        return
    before = verb - 1
    if s.words[before] == "," and s.tags[before - 1] != "," and deps[verb] == "advcl":
        heads[verb], deps[verb] = seen, "acl"


def of_the_stationed(s: Sentence, verb: int, heads: list[int], deps: list[str]) -> None:
    """Hang a deed on those who are where they do it: "threatened to expel troops stationed there to fight rebels"."""
    for t in range(verb - 1, max(heads[verb], verb - _FAR), -1):
        if s.words[t] == ",":
            return
        if s.deps[t] == "acl" and s.tags[t] == "VBN" and s.lemmas[t] in _STATIONING:
            heads[verb], deps[verb] = t, "advcl"
            return


def were_it_to(s: Sentence, were: int, heads: list[int], deps: list[str]) -> None:
    """Read "were Oslo to attack, ..." as a condition in which Oslo attacks, of which parsers make a copula."""
    verb = next((c for c in s.children[were] if s.deps[c] in _INFINITIVES), None)
    doer = next((c for c in s.children[were] if s.deps[c] in ("nsubj", "attr")), None)
    if doer is None or s.words[were].lower() != "were" or s.edges(doer)[0] != were + 1:
        return
    if verb is None:
        verb = next((c for c in s.children[doer] if s.deps[c] in _INFINITIVES), None)
    if verb is None or verb < doer or not any(s.tags[c] == "TO" for c in s.children[verb]):
        return
    heads[verb], deps[verb] = s.heads[were], "advcl"
    heads[were], deps[were] = verb, "aux"
    heads[doer], deps[doer] = verb, "nsubj"


def kept_from(s: Sentence, verb: int, heads: list[int], deps: list[str]) -> None:
    """Read a gerund right behind who is stopped as what he is kept from: "stopped Oslo leaving the union"."""
    stopping, noun = s.heads[verb], verb - 1
    stops = s.lemmas[stopping] in ("stop", "prevent") and deps[verb] != "acl"
    if stops and s.heads[noun] == stopping and s.deps[noun] == "dobj":
        heads[noun], deps[noun], deps[verb] = verb, "nsubj", "ccomp"


def beside_main(s: Sentence, verb: int, heads: list[int], deps: list[str]) -> None:
    """Hang a participle behind a comma on the main verb: "voted to begin the process of joining, defying Oslo"."""
    first = s.heads[verb] if s.deps[verb] == "conj" else s.child(s.heads[verb], "pcomp")
    if s.tags[verb] != "VBG" or s.words[verb - 1] != "," or first is None or first >= verb:
        return
    if s.deps[first] != "pcomp" or any(s.deps[c] == "cc" for t in (first, verb) for c in s.children[t]):
        return  # "of training, receiving money and pledging to kill"
    main = next((t for t in islice(s.path_up(first), _FAR) if s.tags[t] in _TENSED), None)
    if main is not None:
        heads[verb], deps[verb] = main, "advcl"


def gerund(s: Sentence, verb: int, heads: list[int], deps: list[str]) -> None:
    """Read "by nudging President Lee" as a gerund with its object, not as an adjective before a name."""
    noun = heads[verb]
    while deps[noun] == "compound":
        noun = heads[noun]
    prep = heads[noun]
    if deps[noun] != "pobj" or not prep < verb < noun or s.lemmas[verb] in STATES:
        return  # "a lawsuit against visiting President Lie", "the hunt for fleeing Red Front rebels"
    if any(s.pos[t] != "ADV" for t in range(prep + 1, verb)):
        return
    determined = any(s.deps[c] in ("det", "poss") and c > verb for c in s.children[noun])
    if s.pos[noun] == "PROPN" or determined or s.lemmas[verb] == "wage":  # "charged with waging war"
        heads[verb], deps[verb] = prep, "pcomp"
        heads[noun], deps[noun] = verb, "dobj"


def beside_gerund(s: Sentence, verb: int, heads: list[int]) -> None:
    """Join a bare verb to the one above a gerund, to which it can't be joined: "must stop fighting and engage in talks"."""
    gerund = heads[verb]
    above = heads[gerund]
    if s.tags[gerund] != "VBG" or s.deps[gerund] != "xcomp" or not above < gerund < verb:
        return
    bare = s.tags[verb] in _BARE and s.tags[above] in _BARE
    if bare and not any(s.deps[c] in ("nsubj", "nsubjpass", "aux", "mark") for c in s.children[verb]):
        heads[verb] = above
