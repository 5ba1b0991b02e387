"""Where the content of a reporting word stands, by the frames that the table allows it.

Every function gives token ranges, half-open; None where the word takes no content here and so reports nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from kg.extraction.phrases import Phrases
from kg.extraction.reporting import Cue
from kg.extraction.speakers import is_infinitive

#: How many phrases after its word are looked at for the content; bounds the cost in hostile sentences.
_NEAR = 16
_CLAUSES = ("ccomp", "csubj", "csubjpass")
_QUESTION = frozenset({"whether", "how", "why", "what", "who", "which", "that"})
#: How much is said by who says no more.
_LITTLE = frozenset({"little", "nothing", "less", "more", "much", "enough", "word"})
_TIMELY = frozenset({"when", "where", "if"})
_PREPOSITIONAL = frozenset({"prep", "dative", "prt", "agent", "advmod"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "SYM", "X"})


@dataclass(frozen=True, slots=True)
class Complement:
    """Tokens ``start`` to ``end`` are the content, in the frame ``frame``; the cue runs to token ``cue_end``."""

    start: int
    end: int
    frame: str
    cue_end: int


def of_verb(p: Phrases, verb: int, cue: Cue, *, passive: bool) -> Complement | None:
    """Find the content of a verb: clause, object with its second part, infinitive, prepositional phrase, object."""
    s = p.sentence
    after = verb + 1
    particle = p.child(verb, "prt")
    if particle is not None and particle == verb + 1:
        after = particle + 1
    clause = p.child(verb, *_CLAUSES)
    if clause is not None and _says_little(p, verb, clause):
        return None
    if clause is not None and (found := _clause(p, verb, clause, cue, after)):
        return found
    thing = p.child(verb, "nsubjpass") if passive else p.child(verb, "dobj", "dative")
    if cue.pairs and (found := _pair(p, verb, thing, cue, after, passive=passive)):
        return found
    infinitive = p.child(verb, "xcomp")
    if infinitive is not None:
        if s.tags[infinitive] == "VBG":
            if cue.gerund:
                return Complement(p.left[infinitive], p.right[infinitive], "ing", after)
        elif cue.infinitive and not (passive and thing is None):
            return Complement(p.left[infinitive], p.right[infinitive], "to", after)
    if cue.preps and (found := of_preposition(p, verb, cue, after)):
        return found
    if cue.object and thing is not None and s.pos[thing] in _NOMINAL and s.deps[thing] != "dative":
        return Complement(p.left[thing], p.right[thing], "np", after)
    return _adverbial(p, verb, cue, after)


def _says_little(p: Phrases, verb: int, clause: int) -> bool:
    """Say whether a verb only says how much is said after a clause that isn't its content: "Bern left; Oslo said nothing"."""
    thing = p.child(verb, "dobj")
    return thing is not None and clause < verb < thing and p.sentence.lemmas[thing].lower() in _LITTLE


def _adverbial(p: Phrases, verb: int, cue: Cue, after: int) -> Complement | None:
    """Content that is parsed as an adverbial clause: "have not said when they will vote", "called for it to end"."""
    s = p.sentence
    clause = p.child(verb, "advcl")
    if clause is None or p.left[clause] < verb:
        return None
    opening = s.words[p.left[clause]].lower()
    if cue.clause and (opening in _QUESTION or (opening in _TIMELY and p.child(verb, "neg") is not None)):
        return Complement(p.left[clause], p.right[clause], "that", after)
    if opening == "for" and "for" in cue.preps and is_infinitive(p, clause):
        return Complement(p.left[clause] + 1, p.right[clause], "p", p.left[clause] + 1)
    return None


def _clause(p: Phrases, verb: int, clause: int, cue: Cue, after: int) -> Complement | None:
    """Content that is a clause; "urged Iran to stop" has the shape of one, with an infinitive in it."""
    s = p.sentence
    tag = s.tags[clause]
    bare = is_infinitive(p, clause)
    if bare:
        own = p.child(clause, "nsubj") is not None
        allowed = "to" in cue.pairs or (cue.infinitive and not own)
        # "said his plan to stay was dead" is parsed with "to stay" for its verb
        allowed = allowed or (cue.clause and own and p.child(clause, "ccomp", "conj") is not None)
    elif tag == "VBG" and p.child(clause, "aux") is None:
        allowed = cue.gerund or cue.clause or cue.object
    elif s.pos[clause] not in ("VERB", "AUX") and p.child(clause, "aux", "cop") is None:
        allowed = cue.clause or "pred" in cue.pairs  # "called the charges unfounded"
    else:
        allowed = cue.clause or "that" in cue.pairs
    start, end = p.left[clause], p.right[clause]
    if not allowed or (s.words[start].lower() == "that" and _measured(p, verb, start)):
        return None
    if bare and (thing := p.child(verb, "dobj")) is not None and thing < clause:
        start = p.left[thing]
    return Complement(start, end, "that", after)


def _measured(p: Phrases, verb: int, start: int) -> bool:
    """Say whether a "that" clause says how many: "tells so many lies that nobody listens"."""
    s = p.sentence
    return any(s.words[t].lower() in ("so", "such") for t in range(verb + 1, min(start, verb + _NEAR)))


def _pair(
    p: Phrases, verb: int, thing: int | None, cue: Cue, after: int, *, passive: bool
) -> Complement | None:
    """An object with its second part: "urge X to", "call X Y", "accuse X of", "describe X as"."""
    s = p.sentence
    second = None
    frame = ""
    if "to" in cue.pairs and (t := p.child(verb, "xcomp")) is not None and s.tags[t] != "VBG":
        second, frame = t, "np+to"
    elif "pred" in cue.pairs and (t := p.child(verb, "oprd", "xcomp")) is not None:
        second, frame = t, "np+pred"
    else:
        for c in s.children[verb]:
            if s.deps[c] in ("prep", "advcl", "dative") and c > verb and s.lemmas[c].lower() in cue.pairs:
                second, frame = c, "np+" + s.lemmas[c].lower()
                break
    if second is None:
        if "pred" in cue.pairs and thing is not None and p.child(thing, "acl") is not None:
            return Complement(p.left[thing], p.right[thing], "np+pred", after)
        return None
    if thing is None:
        if frame in ("np+of", "np+for", "np+as") and not passive:
            return None
        return Complement(p.left[second], p.right[second], frame, after)
    if passive or thing < verb:
        return Complement(p.left[second], p.right[second], frame, after)
    return Complement(min(p.left[thing], p.left[second]), p.right[second], frame, after)


def of_preposition(p: Phrases, head: int, cue: Cue, after: int) -> Complement | None:
    """Content in a prepositional phrase: "called for a ceasefire", "concern about the vote"."""
    s = p.sentence
    children = s.children[head]
    first = bisect_left(children, after)
    for c in children[first : first + _NEAR]:
        if s.deps[c] not in _PREPOSITIONAL or s.words[c].lower() not in cue.preps:
            continue
        thing = p.child(c, "pobj", "pcomp")
        if thing is None or thing in p.dated:
            continue
        end = p.right[thing]
        infinitive = p.child(head, "xcomp", "advcl")
        if (
            cue.cls == "ask"
            and infinitive is not None
            and infinitive > thing
            and is_infinitive(p, infinitive)
        ):
            end = p.right[infinitive]
        return Complement(p.left[thing], end, "p", c + 1 if c <= after + 1 else after)
    return None


def of_noun(p: Phrases, noun: int, cue: Cue) -> Complement | None:
    """Find the content of a noun: "the claim that", "a pledge to", "criticism of"."""
    s = p.sentence
    children = s.children[noun]
    first = bisect_left(children, noun)
    for c in children[first : first + _NEAR]:
        dep, opening = s.deps[c], s.words[p.left[c]].lower()
        if cue.clause and dep in ("acl", "ccomp", "relcl") and opening in ("that", "whether"):
            gapped = dep == "relcl" and _gapped(p, c)
            return None if gapped else Complement(p.left[c], p.right[c], "that", noun + 1)
        if cue.infinitive and dep in ("acl", "xcomp", "relcl") and opening == "to":
            return Complement(p.left[c], p.right[c], "to", noun + 1)
    if found := of_preposition(p, noun, cue, noun + 1) if cue.preps else None:
        return found
    be = s.heads[noun]
    if (
        s.deps[noun] == "nsubj"
        and s.lemmas[be] == "be"
        and (clause := p.child(be, "ccomp", "xcomp")) is not None
    ):
        return Complement(p.left[clause], p.right[clause], "that", noun + 1)  # "Her fear is that ..."
    return None


def _gapped(p: Phrases, clause: int) -> bool:
    """Say whether "that" stands for the noun in a relative clause ("the claim that he made")."""
    s = p.sentence
    that = p.left[clause]
    return s.deps[that] in ("nsubj", "nsubjpass", "dobj", "pobj", "attr")


def of_adjective(p: Phrases, adjective: int, cue: Cue) -> Complement | None:
    """Find the content of a predicative adjective: "is confident that", "was critical of", "seems eager to"."""
    s = p.sentence
    for head in (adjective, s.heads[adjective]):
        clause = p.child(head, "ccomp")
        if cue.clause and clause is not None and clause > adjective:
            return Complement(p.left[clause], p.right[clause], "that", adjective + 1)
        infinitive = p.child(head, "xcomp")
        if cue.infinitive and infinitive is not None and infinitive > adjective:
            return Complement(p.left[infinitive], p.right[infinitive], "to", adjective + 1)
        if cue.preps and (found := of_preposition(p, head, cue, adjective + 1)):
            return found
    return None
