"""Who a reporting word belongs to: its source, found by the syntax around it.

Subjects are inherited as English lets them: by coordination ("met and said"), from the clause that a participle or
infinitive hangs on ("..., adding that"; "went on to say"), from the noun that a clause modifies ("a report saying").
"""

from __future__ import annotations

from kg.extraction.cast import Cast
from kg.extraction.phrases import Phrases

#: How far up a subject may be inherited; bounds the cost in sentences that nest thousands deep.
_REACH = 6
_SUBJECTS = ("nsubj", "nsubjpass")
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_QUOTING = frozenset({"quote", "cite", "paraphrase"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})


def subject_of(p: Phrases, verb: int) -> int | None:
    """Give the head token of whoever does what ``verb`` says, its own subject or an inherited one; None where nobody is.

    >>> from kg.extraction.sentence import Sentence
    >>> s = Sentence.parse("They met and said no .", "nsubj ROOT cc conj dobj punct", "2 2 2 2 4 2")
    >>> subject_of(Phrases(s), 3)
    0
    """
    s = p.sentence
    quoting = quoted_by(p, verb)
    if quoting is not None and (whom := p.child(quoting, "nsubjpass", "dobj")) is not None:
        return whom
    at = verb
    for _ in range(_REACH):
        own = p.child(at, *_SUBJECTS)
        if own is not None:
            return own if own < verb or at == verb else _just_named(p, verb) or own
        dep, head = s.deps[at], s.heads[at]
        if head == at:
            return None
        if dep in ("acl", "relcl", "prep") and s.pos[head] in _NOMINAL and not is_infinitive(p, at):
            return head
        if dep == "xcomp" and at == verb:
            controller = p.child(head, "dobj", "dative")
            if controller is not None and controller < verb and s.pos[controller] in _NOMINAL:
                return controller
        at = head
    return None


def quoted_by(p: Phrases, verb: int) -> int | None:
    """Give the verb that quotes somebody as saying what ``verb`` says: "the Herald quoted Lie as saying"; else None."""
    s, link = p.sentence, p.sentence.heads[verb]
    quoted = s.tags[verb] == "VBG" and s.deps[verb] == "pcomp" and s.words[link].lower() == "as"
    return s.heads[link] if quoted and s.lemmas[s.heads[link]] in _QUOTING else None


def _just_named(p: Phrases, verb: int) -> int | None:
    """Give who said what is just before a participle that goes on with it: '"A," Lie said, going on to say that'."""
    s, at = p.sentence, verb
    for _ in range(_REACH):
        if s.tags[at] == "VBG" or s.heads[at] == at:
            break
        at = s.heads[at]
    comma = p.left[at] - 1
    if s.tags[at] != "VBG" or comma < 1 or s.words[comma] != ",":
        return None
    said = comma - 1 if s.pos[comma - 1] == "VERB" else s.heads[comma - 1]
    return p.child(said, "nsubj") if s.pos[said] == "VERB" and said < comma else None


def is_infinitive(p: Phrases, verb: int) -> bool:
    """Say whether a verb stands in the infinitive with "to"."""
    to = p.child(verb, "aux")
    return to is not None and p.sentence.tags[to] == "TO"


def agent_of(p: Phrases, verb: int) -> int | None:
    """Give the head token of the "by" phrase of a passive, or None."""
    by = p.child(verb, "agent")
    return p.child(by, "pobj") if by is not None else None


def is_passive(p: Phrases, verb: int) -> bool:
    """Say whether a verb is in the passive: with an auxiliary, or as a bare participle after its noun."""
    s = p.sentence
    if p.child(verb, "auxpass", "nsubjpass") is not None:
        return True
    # "two men believed to have fled"
    mistaken = s.tags[verb] == "VBD" and s.deps[verb] == "acl" and p.child(verb, "dobj") is None
    if (s.tags[verb] != "VBN" and not mistaken) or p.child(verb, "aux") is not None:
        return False
    if s.deps[verb] == "conj" and p.child(verb, "dobj", "nsubj", "ccomp") is None:
        # "was detained and charged with fraud" says nothing of what he says
        return p.child(s.heads[verb], "auxpass") is not None
    return p.child(verb, "agent") is not None or s.deps[verb] in ("acl", "amod")


def antecedent_of(p: Phrases, token: int) -> int | None:
    """Give the noun that a relative pronoun stands for, when ``token`` is one; else None."""
    s = p.sentence
    if s.lemmas[token].lower() not in _RELATIVE or s.tags[token] not in ("WP", "WDT", "IN", "X"):
        return None
    at = s.heads[token]
    for _ in range(_REACH):
        if s.deps[at] in ("relcl", "acl") and s.pos[s.heads[at]] in _NOMINAL:
            return s.heads[at]
        at = s.heads[at]
    return None


def speaker_at(p: Phrases, token: int, cast: Cast) -> str | None:
    """Give the id of the actor that a source phrase names: its head, what it stands for, or what stands beside it.

    A source that names several actors ("both leaders") is spoken for by the first.
    """
    for candidate in (token, antecedent_of(p, token), p.child(token, "appos"), p.child(token, "nmod")):
        if candidate is not None and (found := cast.at(p.sentence.index, candidate)):
            return found[0]
    return None
