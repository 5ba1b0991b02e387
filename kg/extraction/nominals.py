"""Phrases that speak of actors without naming them: offices, groups, institutions, "the two leaders", "Iraqi warplanes"."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, replace

from kg.extraction.actor_tables import MAX_TITLE, ActorTables, NounKind, Title
from kg.extraction.nominal_spans import (
    after_adding,
    after_dash,
    is_meant,
    is_presenter,
    is_somebodys,
    leftmost,
    only_joins,
    stands_beside,
    tail,
)
from kg.extraction.sentence import Sentence
from kg.extraction.word_classes import words

#: Deeds whose doer a bare noun before them names.
_DEEDS = words("deeds")

#: Bodies that fight as armies do.
_REGIMES = frozenset({"regime", "government", "opposition", "junta"})

#: Participles behind the dash of those who have a place.
_HOLDING = words("holding")

#: Adjectives that name who fights.
_FIGHTERS = frozenset(
    {"rebel", "militant", "insurgent", "guerrilla", "separatist", "jihadist", "islamist", "loyalist"}
)

#: Where they are, and are hit: "bombed rebel positions".
_LAIRS = frozenset(
    {
        "position", "stronghold", "hideout", "hide-out", "base", "camp", "bastion", "lair", "target", "convoy", "outpost",
        "enclave", "bunker", "trench", "checkpoint", "headquarters", "compound", "den", "haven", "cell", "line",
    }
)  # fmt: skip

_PARTISANS = words("partisans")
_DEFINITE = frozenset(["the", "this", "that", "these", "those", "both", "such", "said"])
_BEFORE = frozenset(
    {
        "det",
        "amod",
        "compound",
        "nummod",
        "poss",
        "nmod",
        "quantmod",
        "predet",
        "advmod",
        "punct",
        "npadvmod",
        "preconj",
    }
)

_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative"})

#: Modifiers that don't tell one group from another.
_EMPTY = words("empty_modifiers")
_NO_CELLS = words("cells_of_life")

#: Bare nouns that after a preposition speak of nobody: "in force", "in power", "in court".
_IDIOMS = words("idle_bodies")

#: Bodies that mean a quality where they don't act.
_QUALITIES = frozenset(
    {"trust", "leadership", "authority", "power", "membership", "opposition", "inquiry", "resistance"}
)

#: What makes a guard a body: "China's coast guard".
_GUARDS = frozenset({"coast", "national", "revolutionary", "republican", "presidential", "home", "civil"})

#: What makes a bomber a plane, besides a number: "a B-52 bomber".
_PLANES = frozenset({"stealth", "heavy", "strategic", "fighter", "nuclear", "jet", "long", "range"})

#: "All parties", "every side" are everybody.
_ANYBODY = frozenset({"side", "people", "individual", "person", "country", "nation", "actor"})
#: Numbers of those who march.
_THRONGS = frozenset({"ten", "hundred", "thousand", "dozen", "score", "million"})
#: Who is counted to say how large a place is.
_INHABITANTS = frozenset({"people", "person", "inhabitant", "resident", "soul", "citizen"})
_POPULATED = words("populated")
#: Of states, not of what one is allowed to do.
_POWERS = words("powers")
_GOALS = frozenset({"dobj", "pobj", "nsubjpass"})
_ALL = frozenset({"all", "any", "every", "each", "no"})

#: Before what is only said, not spoken of.
_TERMS = frozenset({"word", "term", "phrase"})

#: Modifiers that say when somebody holds an office.
_FUTURE = frozenset(["next", "incoming", "new", "future", "elect"])
#: Verbs by which an office is filled.
_CHOOSING = frozenset({"elect", "choose", "appoint", "pick", "select"})
_PAST = frozenset(
    [
        "former",
        "ex",
        "previous",
        "late",
        "then-former",
        "ousted",
        "deposed",
        "past",
        "outgoing",
        "impeached",
        "retired",
        "one-time",
        "onetime",
        "erstwhile",
    ]
)


@dataclass(frozen=True, slots=True)
class Nominal:
    """A phrase without a name: tokens ``start`` to ``end`` (half-open), headed at ``head``, of a ``kind`` of noun.

    ``modifiers`` are the lemmas that tell it from others of its head; ``possessor`` is the token in front with "'s",
    ``of`` the object of its "of"; ``count`` is the number given ("two"), 2 for "both", 0 where there is none.
    """

    sentence: int
    start: int
    end: int
    head: int
    kind: NounKind
    lemma: str
    plural: bool
    definite: bool
    modifiers: tuple[str, ...]
    left: tuple[int, ...]
    possessor: int | None
    of: int | None
    count: int
    when: str
    title: Title | None


_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "2": 2, "3": 3}


def find_nominals(sentence: Sentence, named: Container[int], tables: ActorTables) -> list[Nominal]:
    """Give the phrases in text order; tokens that belong to a name (``named``) head none."""
    nouns, found = tables.nouns, []
    for t, pos in enumerate(sentence.pos):
        lemma = sentence.lemmas[t].lower()
        hour = lemma == "pm" and sentence.tags[t - 1] == "CD"
        if hour or pos not in ("NOUN", "PROPN", "ADJ") or t in named:
            continue
        if lemma[-1] == "s" and sentence.words[t][:-1].isupper():  # "MPs", which taggers take for one
            lemma = lemma[:-1]
        if sentence.tags[t] == "NNPS":  # lemmatisers leave names as they are: "the Presidents"
            lemma = lemma.removesuffix("s")
        if lemma == "old" and _is_age(sentence, t):
            found.append(_nominal(sentence, t, "person", "year-old", tables))
            continue
        if lemma in _THRONGS and _is_throng(sentence, t):
            found.append(_nominal(sentence, t, "group", lemma, tables))
            continue
        kind = nouns.get(lemma)
        if kind is None or kind == "none":  # "businesses" may be somebody, "business" isn't
            kind = nouns.get(sentence.words[t].lower(), kind)
        if lemma == "host" and is_presenter(sentence, t):
            kind = "person"
        if kind is None or kind == "none" or not _heads_phrase(sentence, t, pos, kind):
            continue
        if lemma == "camp" and is_somebodys(sentence, t):
            kind = "group"  # "Lie's camp said"
        if lemma == "guard" and any(sentence.lemmas[c].lower() in _GUARDS for c in sentence.children[t]):
            kind = "organization"
        nominal = _nominal(sentence, t, kind, lemma, tables)
        if lemma == "bomber" and any(not m.isalpha() or m in _PLANES for m in nominal.modifiers):
            nominal = replace(nominal, kind="hardware")
        if (
            nominal.end - nominal.start == 1
            and lemma in _IDIOMS
            and sentence.deps[t] == "pobj"
            and not nominal.plural
        ):
            continue
        if _is_no_body(sentence, nominal) or (lemma in _QUALITIES and _is_quality(sentence, nominal)):
            continue
        things = nominal.of is not None and nominal.of not in named
        if lemma == "network" and things and sentence.lemmas[nominal.of or 0].lower() not in nouns:
            continue  # "a network of caves"; but "a network of informers"
        if (
            things
            and lemma in ("organization", "organisation")
            and sentence.tags[nominal.of or 0][:2] != "NN"
        ):
            continue  # "the talks, the organization of which"
        if t and sentence.lemmas[t - 1].lower() in _TERMS and sentence.heads[t - 1] in (t, sentence.heads[t]):
            continue  # "the word mother"
        if lemma == "side" and nominal.count != 2:
            continue  # "the other side of the border"; but "both sides said"
        if lemma in _ANYBODY and not nominal.modifiers and sentence.words[nominal.start].lower() in _ALL:
            continue
        found.append(nominal)
    return found


def _is_age(sentence: Sentence, token: int) -> bool:
    """Say whether a word ends "the 54-year-old" as somebody."""
    year = sentence.words[max(0, token - 2) : token]
    return year[:1] == ("year",) and sentence.deps[token] in _ARGUMENTS


def _is_throng(sentence: Sentence, token: int) -> bool:
    """Say whether a bare number acts as those it counts: "tens of thousands marched"."""
    acts = sentence.deps[token] in ("nsubj", "nsubjpass") and sentence.pos[sentence.heads[token]] == "VERB"
    if not acts or sentence.tags[token] != "NNS" or sentence.heads[token] < token:
        return False
    counted = (sentence.child(c, "pobj") for c in sentence.children[token] if sentence.deps[c] == "prep")
    return all(t is not None and sentence.lemmas[t].lower() in _THRONGS for t in counted)


def _is_no_body(sentence: Sentence, nominal: Nominal) -> bool:
    """Tell words of bodies that speak of something else: "used lethal force", "joined forces", "a land of 5 million people"."""
    s, head = sentence, nominal.head
    above = s.heads[head]
    bare = not any(s.deps[c] in ("det", "poss") for c in s.children[head])
    if nominal.lemma == "power" and nominal.plural and s.deps[head] in _GOALS and not nominal.definite:
        # "gave the police sweeping powers"; but "the western powers", "met with foreign powers"
        return _POWERS.isdisjoint(nominal.modifiers)
    free = nominal.lemma == "assembly" and s.deps[head] == "pobj"  # "freedom of assembly"
    if free or nominal.lemma in ("power", "exile"):  # "an abuse of executive power", "drove him into exile"
        return bare and not nominal.plural
    if nominal.lemma == "patrol" and "joint" in nominal.modifiers:  # "committed to joint patrols"
        return True
    if nominal.lemma == "intelligence":  # "shares intelligence with Oslo"; but "intelligence warned"
        return s.deps[head] not in ("nsubj", "nsubjpass") and bare and not nominal.modifiers
    if nominal.lemma == "cell":  # "T cells"; but "a terror cell"
        return not _NO_CELLS.isdisjoint(s.lemmas[t].lower() for t in nominal.left)
    if nominal.lemma == "resistance":  # "met fierce resistance"
        return not nominal.definite
    if nominal.lemma == "head" and s.deps[head] in _GOALS:  # "was shot in the head"
        return nominal.of is None and not nominal.modifiers and not nominal.plural
    if nominal.lemma in ("force", "forces"):
        joined = s.deps[head] == "dobj" and s.lemmas[above] in ("join", "combine")
        return bare and (joined or not nominal.plural)
    country = s.heads[above]
    return (
        nominal.lemma in _INHABITANTS
        and s.deps[head] == "pobj"
        and s.lemmas[above] == "of"
        and s.lemmas[country].lower() in _POPULATED
        and any(s.deps[c] == "nummod" for c in s.children[head])
    )


def _is_quality(sentence: Sentence, nominal: Nominal) -> bool:
    """Say whether a noun means what somebody has rather than who acts: "her calm leadership", "the trust placed in me"."""
    if nominal.lemma == "opposition":  # "dropped its opposition to the loan"
        goes_on = sentence.words[nominal.head + 1 : nominal.head + 2] in (("to",), ("from",), ("among",))
        return goes_on and (nominal.possessor is not None or sentence.deps[nominal.head + 1] == "prep")
    if sentence.deps[nominal.head] in ("nsubj", "nsubjpass"):
        return False
    if nominal.lemma in ("authority", "power"):
        owned = nominal.possessor is not None and not nominal.modifiers
        return owned and not nominal.plural  # "undermined her authority"
    if nominal.lemma == "membership":
        return True  # "endorsed fast-track membership"
    if nominal.lemma == "inquiry":  # "called for an inquiry"
        return not nominal.definite and sentence.words[sentence.heads[nominal.head]] == "for"
    if nominal.lemma == "leadership":
        return not nominal.definite and nominal.of is None
    return not any(sentence.deps[t] == "compound" for t in nominal.left)


def _heads_phrase(sentence: Sentence, token: int, pos: str, kind: NounKind) -> bool:
    dep = sentence.deps[token]
    if (
        pos == "PROPN"
        and kind not in ("office", "organization")
        and token
        and sentence.pos[token - 1] == "PROPN"
        and not (sentence.lemmas[token].lower() in _PARTISANS and sentence.child(token, "det") is not None)
    ):
        return False  # "Internet Explorer" is nobody; but "the Nebraska Republican", "the Leeds MP" are
    if pos == "PROPN" and token > 2 and sentence.words[token - 2 : token] == ("of", "the"):
        return not (
            sentence.pos[token - 3] == "PROPN" and sentence.words[token][0].isupper()
        )  # "State of the Union"
    if pos == "ADJ" and dep == "amod" and sentence.lemmas[token].lower() in _FIGHTERS:  # "a rebel attack"
        return sentence.lemmas[sentence.heads[token]] in _DEEDS or _is_lair(sentence, token)
    if pos == "ADJ":
        return (
            kind == "group"
            and dep in ("nsubj", "nsubjpass", "dobj", "pobj")
            and any(sentence.deps[c] == "det" for c in sentence.children[token])
        )
    if dep == "npadvmod":  # "the rebel-held town"
        return sentence.tags[token + 1] == "HYPH" and sentence.lemmas[sentence.heads[token]] in _HOLDING
    acting = kind in ("group", "person") or sentence.lemmas[token] in _REGIMES
    if dep == "compound" and acting:  # "the police shooting", "a rebel attack", "regime shelling"
        deed = sentence.heads[token]
        beside = (
            c
            for c in sentence.children[deed]
            if c < token and sentence.deps[c] in ("amod", "compound", "nmod", "poss")
        )
        # "a Russian army offensive" is Russia's, but "a Russian rebel attack" the rebels'
        fights = sentence.lemmas[token].lower() in _FIGHTERS
        named = any(
            sentence.words[c][:1].isupper() and not (fights and sentence.pos[c] == "ADJ") for c in beside
        )
        hit = sentence.lemmas[deed] in _DEEDS or _is_lair(sentence, token) or is_meant(sentence, deed)
        return hit and not sentence.children[token] and not named
    # "the Secretary of State and partners"
    joined = dep == "nmod" and kind == "office" and sentence.child(token, "cc") is not None
    return joined or dep not in ("compound", "nmod", "amod", "npadvmod", "quantmod")


def _is_lair(sentence: Sentence, token: int) -> bool:
    """Tell those whose place is spoken of by a word before it: "bombed rebel positions"."""
    fights = sentence.lemmas[token].lower() in _FIGHTERS | {"terrorist"}
    place = sentence.heads[token]
    return fights and sentence.lemmas[place] in _LAIRS and sentence.deps[place] in _ARGUMENTS


def _nominal(sentence: Sentence, head: int, kind: NounKind, lemma: str, tables: ActorTables) -> Nominal:
    floor = after_dash(sentence, head)
    left = tuple(
        c
        for c in sentence.children[head]
        if floor <= c < head
        and sentence.deps[c] in _BEFORE
        and not stands_beside(sentence, c)
        and not only_joins(sentence, c, head)
    )
    start, possessor, definite, count, when = head, None, False, 0, ""
    modifiers = []
    for c in left:
        start = min(start, max(floor, leftmost(sentence, c)))
        word, dep = sentence.lemmas[c].lower(), sentence.deps[c]
        if dep == "poss":
            possessor, definite = c, True
        elif dep in ("det", "predet", "preconj"):
            definite = definite or word in _DEFINITE
        count = _NUMBERS.get(word, count)
        if word in _FUTURE:
            when = "future"
        elif word in _PAST:
            when = "past"
        elif dep in ("amod", "compound", "nmod") and word not in _EMPTY:
            modifiers.append(word)
    if kind == "office" and sentence.pos[head] == "PROPN" and sentence.deps[head] in ("nsubj", "nsubjpass"):
        # "It is over, Prime Minister said"
        definite = definite or not any(sentence.deps[c] == "det" for c in left)
    chosen = sentence.deps[head] == "dobj" and sentence.lemmas[sentence.heads[head]] in _CHOOSING
    if kind == "office" and chosen and not (when or modifiers):
        when = "future"  # "elects its leader" speaks of none who leads it now
    apart = start == head and head and sentence.deps[head] not in ("compound", "npadvmod")
    if apart and sentence.tags[head - 1] == "JJ":  # the parser hung it on another noun
        start = head - 1
        modifiers.append(sentence.lemmas[start].lower())
    start = after_adding(sentence, start, head)
    end, of = tail(sentence, head, kind)
    plural = (
        sentence.tags[head] in ("NNS", "NNPS")
        or (kind == "group" and lemma in ("people", "police"))
        or sentence.deps[head] in ("compound", "npadvmod", "amod")  # "a rebel attack", "the rebel-held town"
        or count > 1
        or (sentence.words[head][-1] == "s" and len(lemma) > 1 and sentence.words[head][:-1].isupper())
    )
    return Nominal(
        sentence.index, start, end, head, kind, lemma, plural, definite, tuple(modifiers), left, possessor, of, count, when,
        _office(sentence, head, lemma, tables) if kind in ("office", "person") and not plural else None,
    )  # fmt: skip


def _office(sentence: Sentence, head: int, lemma: str, tables: ActorTables) -> Title | None:
    """Give the title that the phrase ends in: "foreign minister", "leader"."""
    start = head
    while start and start > head - MAX_TITLE and sentence.heads[start - 1] in range(start, head + 1):
        start -= 1
    after = sentence.words[head + 1].lower() if head + 3 < len(sentence) else ""
    for n in (4, 3, 2) if after in ("of", "for") else ():  # "the secretary of state"
        title = tables.titles.get(tuple(w.lower() for w in sentence.words[head : head + n + 1]))
        if title:
            return title
    words = tuple(w.lower() for w in sentence.words[start:head])
    last = lemma.replace("-", " - ").split()  # "the president-elect" is one word by now
    words = words[: len(words) + 1 - len(last)]
    for n in range(len(words) + 1):
        title = tables.titles.get((*words[n:], *last))
        if title:
            return title
    return None
