"""Where the content of a reporting word stands, by the frames that the table allows it.

Every function gives token ranges, half-open; None where the word takes no content here and so reports nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.extraction.phrases import Phrases
from kg.extraction.reporting import Cue

_CLAUSES = ("ccomp", "csubj", "csubjpass")
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
    return None


def _clause(p: Phrases, verb: int, clause: int, cue: Cue, after: int) -> Complement | None:
    """Content that is a clause; "urged Iran to stop" has the shape of one, with an infinitive in it."""
    s = p.sentence
    tag = s.tags[clause]
    to = p.child(clause, "aux")
    bare = to is not None and s.tags[to] == "TO"
    if bare:
        allowed = "to" in cue.pairs or (cue.infinitive and p.child(clause, "nsubj") is None)
    elif tag == "VBG" and p.child(clause, "aux") is None:
        allowed = cue.gerund or cue.clause or cue.object
    elif p.child(clause, "nsubj", "nsubjpass", "expl", "csubj") is None and s.pos[clause] not in (
        "VERB",
        "AUX",
    ):
        allowed = cue.clause or "pred" in cue.pairs
    else:
        allowed = cue.clause or "that" in cue.pairs
    if not allowed:
        return None
    start, end = p.left[clause], p.right[clause]
    if bare and (thing := p.child(verb, "dobj")) is not None and thing < clause:
        start = p.left[thing]
    return Complement(start, end, "that", after)


_PREPS_OF_PAIRS = frozenset({"of", "for", "as", "with", "over", "on", "about", "against", "to"})


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
        return None
    if thing is None:
        return (
            None
            if frame in ("np+of", "np+for", "np+as") and not passive
            else Complement(p.left[second], p.right[second], frame, after)
        )
    if passive or thing < verb:
        return Complement(p.left[second], p.right[second], frame, after)
    return Complement(min(p.left[thing], p.left[second]), p.right[second], frame, after)


def of_preposition(p: Phrases, head: int, cue: Cue, after: int) -> Complement | None:
    """Content in a prepositional phrase: "called for a ceasefire", "concern about the vote"."""
    s = p.sentence
    for c in s.children[head]:
        if c > head and s.deps[c] in ("prep", "dative", "prt", "agent") and s.words[c].lower() in cue.preps:
            thing = p.child(c, "pobj", "pcomp")
            if thing is None or thing in p.dated:
                continue
            end = p.right[thing]
            infinitive = p.child(head, "xcomp", "advcl")
            if (
                cue.cls == "ask"
                and infinitive is not None
                and infinitive > thing
                and "to" in (s.words[t].lower() for t in s.children[infinitive])
            ):
                end = p.right[infinitive]
            return Complement(p.left[thing], end, "p", c + 1 if c <= after + 1 else after)
    return None


def of_noun(p: Phrases, noun: int, cue: Cue) -> Complement | None:
    """Find the content of a noun: "the claim that", "a pledge to", "criticism of"."""
    s = p.sentence
    for c in s.children[noun]:
        if c < noun:
            continue
        dep = s.deps[c]
        if (
            cue.clause
            and dep in ("acl", "ccomp", "relcl")
            and s.words[p.left[c]].lower() in ("that", "whether")
        ):
            return (
                None
                if dep == "relcl" and _gapped(p, c)
                else Complement(p.left[c], p.right[c], "that", noun + 1)
            )
        if cue.infinitive and dep in ("acl", "xcomp", "relcl") and s.words[p.left[c]].lower() == "to":
            return Complement(p.left[c], p.right[c], "to", noun + 1)
    return of_preposition(p, noun, cue, noun + 1) if cue.preps else None


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
