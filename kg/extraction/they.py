"""Whom "they", "them" and "their" mean: several of whom the sentence or the one before tells, never things."""

from __future__ import annotations

from itertools import islice

from kg.extraction.binding import (
    barred,
    joined,
    subject_above,
    subjects_above,
)
from kg.extraction.discourse import KILLING, Discourse, Spoken
from kg.extraction.drafts import is_state
from kg.extraction.grounds import appraised, helped_in, is_suffered
from kg.extraction.sentence import Sentence

#: Steps back along a sentence, at most.
_DEPTH = 30
#: Children of one word that are looked at, at most.
_BREADTH = 60
#: Steps up from a possessive to the verb of helping above it, at most.
_NEAR = 4


def several(sentence: Sentence, token: int, discourse: Discourse) -> tuple[str, ...]:
    """Give who "they" are: several, a group, or else a body that was the last subject ("Nordlys lost its judges; they")."""
    body = _of_body(sentence, token, discourse)
    if body:
        return body
    found = _plural(sentence, token, discourse)
    body = _telling(sentence, token, discourse)
    if body and not any(
        s.keys == found and _is_on_mind(s, sentence) for s in discourse.back(sentence.index, 1)
    ):
        return body
    if found and not _means_things(sentence, token, discourse, found):
        return found
    if found or sentence.deps[token] not in ("nsubj", "nsubjpass", "poss"):
        return ()
    drafts = discourse.drafts
    state = _going_on(sentence, token)
    for spoken in discourse.back(sentence.index, 0) if state is not None else ():
        if (spoken.sentence, spoken.token) == (sentence.index, state) and len(spoken.keys) == 1:
            return spoken.keys if is_state(drafts[spoken.keys[0]]) else ()
    for spoken in discourse.back(sentence.index, 1):
        here = spoken.sentence == sentence.index and spoken.token >= token
        if here or spoken.adjective or spoken.token in barred(sentence, token):
            continue
        draft = drafts[spoken.keys[0]]
        if len(spoken.keys) == 1 and draft.type == "Organization" and spoken.subject:
            return spoken.keys
        return ()
    return ()


def _telling(sentence: Sentence, token: int, discourse: Discourse) -> tuple[str, ...]:
    """Give the body that tells what "they" did: "The ministry confirmed that they have arrested two men"."""
    verb = sentence.heads[token]
    said = sentence.heads[verb]
    if (sentence.deps[token], sentence.deps[verb]) != ("nsubj", "ccomp") or verb < said:
        return ()
    who = sentence.child(said, "nsubj")
    for spoken in discourse.back(sentence.index, 0) if who is not None else ():
        if (spoken.sentence, spoken.token) == (sentence.index, who):
            draft = discourse.drafts[spoken.keys[0]]
            one = len(spoken.keys) == 1 and draft.type == "Organization" and spoken.tells
            return spoken.keys if one else ()
    return ()


def _is_on_mind(spoken: Spoken, sentence: Sentence) -> bool:
    """Say whether somebody is of this sentence, or acted or was acted on in the last."""
    return spoken.sentence == sentence.index or spoken.subject or spoken.acted_on


def _going_on(sentence: Sentence, token: int) -> int | None:
    """Give the subject of the clause before the "and" or "but" behind which a "they" stands: "Iran struck, and they won"."""
    verb = sentence.heads[token]
    if (sentence.deps[token], sentence.deps[verb]) != ("nsubj", "conj"):
        return None
    return sentence.child(sentence.heads[verb], "nsubj", "nsubjpass")


def _of_body(sentence: Sentence, token: int, discourse: Discourse) -> tuple[str, ...]:
    """Give the body whose a "their" is in a sentence of no others: "The Taliban lost their last stronghold"."""
    if sentence.deps[token] != "poss" or appraised(sentence, token):
        return ()
    drafts = discourse.drafts
    here = [
        s
        for s in discourse.back(sentence.index, 0)
        if s.sentence == sentence.index and s.token < token and not (s.adjective or s.modifier)
    ]
    if any(len(s.keys) > 1 or s.plural or drafts[s.keys[0]].number == "many" for s in here):
        return ()
    subject = subject_above(sentence, token)
    bodies = [s for s in here if drafts[s.keys[0]].type == "Organization"]
    for spoken in bodies:
        last = spoken is here[0] and sentence.deps[spoken.token] in ("dobj", "nsubj", "nsubjpass")
        if spoken.token == subject or last:
            return spoken.keys
    return ()


def _means_things(sentence: Sentence, token: int, discourse: Discourse, keys: tuple[str, ...]) -> bool:
    """Say whether things stand nearer to a "them" than anybody: "to build bombs and to drop them".

    A "they" prefers people of its sentence, and things of its sentence to people of the last.
    """
    if sentence.deps[token] != "dobj" and any(
        s.sentence == sentence.index and s.keys == keys for s in discourse.back(sentence.index, 0)
    ):
        return False
    for c in sentence.children[sentence.heads[token]][:_BREADTH]:
        if sentence.deps[c] in ("xcomp", "ccomp") or sentence.words[c].lower() in ("of", "for", "that"):
            return False  # whom one tells, asks or accuses are people
    here = {s.token for s in discourse.back(sentence.index, 0) if s.sentence == sentence.index}
    for t in range(token - 1, max(-1, token - _DEPTH), -1):
        if sentence.tags[t] == "NNS" and sentence.deps[t] in ("dobj", "nsubj", "nsubjpass", "pobj", "conj"):
            return t not in here
        if t in here:
            return False
    return False


def _plural(sentence: Sentence, token: int, discourse: Discourse) -> tuple[str, ...]:
    drafts = discourse.drafts
    killing = sentence.deps[token] == "nsubj" and sentence.lemmas[sentence.heads[token]] in KILLING

    others = subjects_above(sentence, token) if appraised(sentence, token) else set()

    def fits(spoken: Spoken) -> bool:
        if len(spoken.keys) > 1:  # "A and B" that are no subject are on nobody's mind in the next sentence
            return spoken.subject or spoken.first == spoken.token or spoken.sentence == sentence.index
        if spoken.sentence == sentence.index and spoken.token in others:
            return False
        if killing and spoken.keys[0] in discourse.dead:
            return False  # "The rebels killed ten farmers. They have slaughtered many"
        draft = drafts[spoken.keys[0]]
        return draft.number == "many" or (spoken.plural and draft.type == "Organization")

    subject = subject_above(sentence, token)
    if others:
        subject = None  # "Police broke an order to halt their deportation"
    here = {s.token: s for s in discourse.back(sentence.index, 0) if s.sentence == sentence.index}
    if sentence.deps[token] == "poss":  # "backed the rebels in their fight"
        above = islice(sentence.path_up(token), _NEAR)
        friend = next((t for at in above if (t := helped_in(sentence, at)) is not None), None)
        if friend in here and fits(here[friend]):
            return here[friend].keys
    if subject is not None and subject not in barred(sentence, token):
        together = [t for t in (subject, *joined(sentence, subject)) if t in here and t < token]
        keys = tuple(dict.fromkeys(k for t in together for k in here[t].keys))
        if len(keys) > 1 or (together and fits(here[together[0]])):
            return keys
    quote = discourse.quotation(sentence, token)
    if quote >= 0:  # the speaker's "they" are hardly those whom the article spoke of
        return discourse.best(sentence, token, lambda s: s.quote >= 0 and fits(s), reach=2)
    found = discourse.best(sentence, token, fits, reach=2)
    past = [s for s in discourse.back(sentence.index, 2) if fits(s) and not s.adjective]
    suffers = sentence.deps[token] == "poss" and is_suffered(sentence, sentence.heads[token])
    if any((s.subject or (suffers and s.acted_on)) and s.keys == found for s in past):
        return found
    return found if len({s.keys for s in past if s.sentence == past[0].sentence}) == 1 else ()
