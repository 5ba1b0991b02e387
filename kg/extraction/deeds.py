"""What kind of deed a word tells, where that hangs on who does it to whom, and capitals that make it a title."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.cast import Cast, Profile
from kg.extraction.event_tables import event_type
from kg.extraction.lexicon import Row
from kg.extraction.sentence import Sentence
from kg.extraction.status_tables import combine
from kg.extraction.word_classes import words
from kg.model import EventType, Status

#: Whom a person attacks with words only, by the note of the pattern.
SPARRING = {
    "person": frozenset({"Person", "Organization", "Role"}),
    "persons": frozenset({"Person", "Role"}),
}
#: Words in the names of those who attack with words.
_TALKERS = words("talkers")
#: Words in the names of groups whose journey is a visit to somebody: "a delegation flew to Oslo", but not "tourists".
_ENVOYS = words("envoys")
_ONE = frozenset({"Person", "Role", "Author"})
#: Those whom one meets, helps and asks in private life, and what one does with them.
_KIN = words("kin")
_PRIVATE = frozenset({"CONSULT", "SUPPORT", "AID", "REQUEST", "COOPERATE", "AGREE"})
#: Verbs by which help is told before it is given.
_PROMISING = frozenset({"commit", "earmark", "offer", "pledge", "promise"})
#: Contests, and the deeds that are none in them.
_SPORTS = words("sports")
_PLAYED = frozenset(
    {"meet", "face", "play", "visit", "host", "beat", "defeat", "attack", "hit", "strike", "crush", "trounce"}
    | {
        "rout",
        "thrash",
        "destroy",
        "smash",
        "stun",
        "overcome",
        "overwhelm",
        "lose",
        "win",
        "fight",
        "battle",
    }
)
#: Words in the names of groups that are attacked with weapons, whoever attacks them.
_ARMED = words("armed")
#: Verbs that tell a demand on the market from one that somebody makes: "demand from Bern cooled".
_MARKET_VERBS = words("market_verbs")
#: Deeds whose name in capitals is the title of a paper: "the Bergen Trade Agreement".
_ON_PAPER = frozenset({"AGREE", "COOPERATE", "AID"})


def kind_of_deed(
    cast: Cast, row: Row, sources: Sequence[str], targets: Sequence[str], place: str | None
) -> EventType | None:
    """Give the type of an event by its row's ``note``, or None where between these two it is no event.

    - ``person:TYPE``: another type where people do it to people or organisations, with words: "the senator attacked
      her"; ``persons:TYPE`` wants persons on both sides: "Cruz fought with Rubio", but "Cruz fought the rebels".
    - ``lead:TYPE``: another type where it is one person's: a candidate's rally is no protest.
    - ``bodily``: not done to a state ("beat Japan"); ``office``: done to somebody in person ("his removal").
    """
    doers = [cast.profiles[a] for a in sources]
    private = row["type"] in _PRIVATE and bool(doers) and all(p.type in _ONE for p in doers)
    if private and targets and all(_kin(cast.profiles[a]) for a in targets):
        return None
    kinds = {cast.profiles[a].type for a in targets}
    if row["mode"] == "visit" and doers and all(_crowd(p) for p in doers):
        return None
    for note in (n.strip() for n in row.get("note", "").split(",")):
        name, _, other = note.partition(":")
        if name == "bodily" and kinds & {"State", "Territory"}:
            return None
        if name == "office" and kinds and not kinds & {"Person", "Role"}:
            return None
        spars = place is None and bool(kinds) and kinds <= SPARRING.get(name, frozenset())
        spars = spars or (place is None and name == "person" and _berated(cast, doers, targets))
        led = name == "lead" and not targets and all(p.type in _ONE for p in doers)
        if doers and (led or (spars and all(_talks(p) for p in doers))):
            return None if other == "NONE" else event_type({**row, "type": other})
    return event_type(row)


def no_deed(s: Sentence, token: int, kind: EventType) -> bool:
    """Tell a title from a deed ("the Bergen Trade Agreement", "a group called the Fjord Fund"), and what only describes.

    "a hacking group", "demand from Bern cooled".
    """
    above = s.heads[token]
    if s.deps[token] in ("compound", "nmod") and s.pos[above] == "NOUN" and s.pos[token] != "PROPN":
        return True
    below = {s.deps[c] for c in s.children[token]}
    if s.lemmas[token] in _PLAYED and _at_play(s, token):
        return True
    if s.words[token].lower() == "talk" and s.pos[token] == "NOUN" and kind == "CONSULT":
        sides = ("with", "between", "to")  # "gave a talk", but "had a talk with"
        return not any(s.lemmas[c] in sides for c in s.children[token])
    if s.lemmas[token] == "demonstrate" and "dobj" in below and kind == "PROTEST":
        return True  # "demonstrated their unity"
    if s.lemmas[token] == "charge" and s.pos[token] == "NOUN" and s.lemmas[above] in ("take", "in", "have"):
        return True  # "took charge of the army"
    if s.lemmas[token] == "return" and s.pos[token] == "VERB" and kind == "CONCEDE":
        given = s.tags[token] == "VBN" and s.deps[token] == "acl"
        return not below & {"dobj", "nsubjpass"} and not given  # "firms returning to Norway"
    if s.lemmas[token] == "demand" and s.deps[token] == "nsubj" and s.lemmas[above] in _MARKET_VERBS:
        return True
    if s.lemmas[token] == "call" and kind == "CONSULT":
        # parsers take "his group, called the Fjord Fund, owns" for "his group called the Fjord Fund and owns"
        return s.deps[token] == "acl" or (token > 0 and s.words[token - 1] == ",")
    if kind not in _ON_PAPER or s.pos[token] not in ("NOUN", "PROPN") or not s.words[token][:1].isupper():
        return False
    before = token - 1 in s.children[token] and s.words[token - 1][:1].isupper()
    # in a headline every word begins with a capital
    return before and any(
        w.islower() and p in ("NOUN", "VERB", "ADJ") for w, p in zip(s.words, s.pos, strict=True)
    )


def owed(s: Sentence, token: int, kind: str, status: Status) -> Status:
    """Give the status of help that is only promised by its verb: "offered a loan", "has committed five million"."""
    promised = kind == "AID" and s.pos[token] == "VERB" and s.lemmas[token] in _PROMISING
    return combine("planned", status) if promised else status


def _at_play(s: Sentence, token: int) -> bool:
    """Tell a contest: "Norway beat them in the final", "they meet in the quarter-final"."""
    return any(
        s.lemmas[o] in _SPORTS
        for c in s.children[token]
        if s.deps[c] == "prep" and s.lemmas[c] == "in"
        for o in s.children[c]
        if s.deps[o] == "pobj" and not any(s.lemmas[m] in ("election", "primary") for m in s.children[o])
    )


def _kin(profile: Profile) -> bool:
    """Tell somebody's kin, met in private: "his mother", but not a person of whom the article gives the name."""
    return profile.wikidata is None and profile.label.lower().split()[-1:][0] in _KIN


def _talks(profile: Profile) -> bool:
    """Tell those who fight with words: persons, and parties, candidates or newspapers."""
    if profile.type in _ONE:
        return True
    return profile.type in ("Organization", "Group") and bool(_TALKERS & set(profile.label.lower().split()))


def _berated(cast: Cast, doers: Sequence[Profile], targets: Sequence[str]) -> bool:
    """Tell groups that a public figure attacks with words: "the premier attacked immigrants", but not "rebels"."""
    figures = all(
        (p.type == "Person" and p.wikidata) or (_talks(p) and p.type == "Organization") for p in doers
    )
    hit = [cast.profiles[a] for a in targets]
    return (
        figures
        and bool(hit)
        and all(
            p.type in ("Group", "Person", "Role") and not _ARMED & set(p.label.lower().split()) for p in hit
        )
    )


def _crowd(profile: Profile) -> bool:
    return profile.type == "Group" and not _ENVOYS & set(profile.label.lower().split())
