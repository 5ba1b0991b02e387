"""Whom a description is said to be or belongs to: by apposition, copula, "as", or the names that it stands beside or holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.extraction.binding import joined
from kg.extraction.drafts import Draft, Drafts, is_state
from kg.extraction.nominals import Nominal
from kg.extraction.sentence import VERBAL, Sentence

#: Nouns for just so many.
_NUMBERED = {"couple": 2, "pair": 2, "duo": 2, "twosome": 2, "trio": 3}
_SETS = frozenset(
    {
        "group",
        "crowd",
        "band",
        "team",
        "coalition",
        "alliance",
        "delegation",
        "gang",
        "mob",
        "bloc",
        "contingent",
    }
)
_ROLES = ("dobj", "nsubjpass", "nsubj")
#: Before what nobody is: "if I were king".
_UNREAL = frozenset({"if", "unless", "would", "could", "should", "might", "may", "will", "'d", "'ll"})
#: Behind a "not" that denies nothing: "not only a poet".
_ONLY = frozenset({"only", "just", "merely", "simply", "solely"})
_KINDS = frozenset({"person", "office", "organization", "place"})
_TYPES = {"person": "Person", "office": "Person", "place": "Place"}
#: Groups that have a name of their own.
_BANDS = frozenset({"group", "band", "movement", "network", "militia", "gang", "team", "crew"})

#: "Who is one of the critics" is a critic.
_SOME = frozenset({"one", "some", "two", "three", "among", "several"})

#: What is put before a clause to say what its subject is, and pronouns that stand for those subjects.
_FRONTED = {("pobj", "as"), ("attr", "being")}
_THIRD = frozenset({"he", "she", "it", "they"})
#: What a seat is called before its holder's name.
_RANKS = frozenset(
    {"Rep.", "Sen.", "Gov.", "Senator", "Representative", "Congressman", "Congresswoman", "MP"}
)
#: Things that are said of one person in a list, at most.
_LISTED = 3

#: Prepositions of a phrase at whose end parsers hang the name that stands beside the noun.
_TAILS = frozenset({"of", "for", "to", "in", "at", "from", "with", "within"})


def same_as(
    sentence: Sentence, nominal: Nominal, named: Mapping[int, tuple[str, ...]], drafts: Drafts
) -> tuple[str, ...]:
    """Give whoever an apposition or a copula says that the description is."""
    dep, head = sentence.deps[nominal.head], sentence.heads[nominal.head]
    if dep == "conj" and not nominal.plural and nominal.kind in ("person", "office"):
        keys = _said_twice(sentence, nominal, named)
        if len(keys) == 1 and drafts[keys[0]].type == "Person":
            return keys
    bare = dep in ("dobj", "pobj") and sentence.deps[nominal.start] != "det" and nominal.possessor is None
    if (
        (dep in ("nsubj", "nsubjpass") or bare)
        and nominal.kind in ("person", "office")
        and not nominal.plural
    ):
        keys = named.get(_joined_name(sentence, nominal.head), ())
        if len(keys) == 1 and drafts[keys[0]].type == "Person":
            return keys
    one_of_list = sentence.tags[head] == "NNS" and sentence.child(nominal.head, "conj") is not None
    if one_of_list and dep == "appos" and not nominal.plural:
        return ()  # "two nuns, a guard and three monks were held"
    if dep == "appos" and head in named and nominal.when != "future" and not nominal.plural:
        place = all(drafts[k].type == "Place" for k in named[head])
        if nominal.kind == "organization" and all(drafts[k].type == "Person" for k in named[head]):
            inside = range(nominal.start - 1, head, -1)  # "Lie, the head of Nordlys -- the company that"
            found = (named[t] for t in inside if t in named)
            body = next((k for k in found if len(k) == 1 and drafts[k[0]].type == "Organization"), ())
            return body or named[head]  # "Lie, a newspaper publisher"
        return () if place and nominal.kind in ("person", "office") else named[head]
    if (
        dep == "attr"
        and not nominal.plural
        and not any(
            sentence.deps[c] == "neg" and not _is_not_only(sentence, c) for c in sentence.children[head]
        )
    ):
        subject = _subject(sentence, head)
        if subject is not None and len(named.get(subject, ())) == 1:
            return named[subject]
    if dep == "dep" and not nominal.plural and nominal.kind in ("person", "office"):
        told = awaited(sentence, nominal)
        return named.get(told, ()) if told > nominal.head else ()
    outer = sentence.heads[head]
    if dep == "pobj" and sentence.words[head].lower() == "of" and sentence.deps[outer] == "attr":
        subject = sentence.child(sentence.heads[outer], "nsubj")  # "who are some of the fiercest critics"
        if sentence.words[outer].lower() in _SOME and subject is not None and subject in named:
            return named[subject]
    if dep == "pobj" and not nominal.plural and sentence.words[head].lower() == "as":
        return _in_the_role(sentence, sentence.heads[head], nominal, named, drafts)
    if (
        dep == "pobj"
        and nominal.plural
        and sentence.words[head].lower() == "of"
        and sentence.lemmas[outer] in _SETS
    ):
        return named.get(outer, ())  # "a group of students" are the students
    several = nominal.count if sentence.tags[nominal.head] == "NNS" else _NUMBERED.get(nominal.lemma, 0)
    if several > 1:  # "both sides, Iran and Iraq", "the couple, Moe and Lie"
        for c in appositions(sentence, nominal.head):
            together = [named[t] for t in (c, *joined(sentence, c)) if len(named.get(t, ())) == 1]
            if len(together) == several:
                return tuple(keys[0] for keys in together)
    beside = _next_of_list(sentence, nominal, named, drafts)
    if beside:
        return beside
    for c in appositions(sentence, nominal.head):  # "the author, Jane Roe"
        keys = named.get(c) or _closing(sentence, c, named)
        if len(keys) == 1 and not nominal.plural and _may_be(sentence, nominal, c):
            kind = _TYPES.get(nominal.kind, "Organization")
            if drafts[keys[0]].type == kind:
                return keys
    return ()


def _subject(sentence: Sentence, verb: int) -> int | None:
    """Give who is said to be something: the subject, of a bare "being" that of the clause above: "Dahl left, being ill"."""
    subject = sentence.child(verb, "nsubj")
    if subject is None and sentence.words[verb].lower() == "being" and sentence.deps[verb] == "advcl":
        return sentence.child(sentence.heads[verb], "nsubj", "nsubjpass")
    return subject


def _is_not_only(sentence: Sentence, token: int) -> bool:
    return token + 1 < len(sentence) and sentence.words[token + 1].lower() in _ONLY


def _said_twice(
    sentence: Sentence, nominal: Nominal, named: Mapping[int, tuple[str, ...]]
) -> tuple[str, ...]:
    """Give of whom a second thing is said: "Lie, the new leader and a Danish elder", "Lie is the leader and an elder".

    Behind a comma there may be somebody else: "Lie, the new leader, and a Danish elder met".
    """
    first = sentence.heads[nominal.head]
    joint, bare = nominal.start - 1, not nominal.definite and sentence.tags[nominal.start] != "DT"
    if bare:  # "Lie is an author, teacher and father"
        for _ in range(_LISTED):
            first = sentence.heads[first] if sentence.deps[first] == "conj" else first
    above, comma = sentence.heads[first], sentence.words[joint] == "," and bare
    if first > joint or not (comma or sentence.words[joint].lower() == "and"):
        return ()
    if sentence.words[joint - 1] == "," or (comma and sentence.child(nominal.head, "conj") is None):
        return ()
    if sentence.tags[first] not in ("NN", "NNP"):
        return ()
    if sentence.deps[first] == "appos" and above < first:
        return named.get(above, ()) if sentence.words[sentence.edges(first)[0] - 1] == "," else ()
    subject = sentence.child(above, "nsubj") if sentence.deps[first] == "attr" else None
    return named.get(subject, ()) if subject is not None and sentence.lemmas[above] == "be" else ()


def _joined_name(sentence: Sentence, noun: int) -> int:
    """Give the name behind a second description of one who acts alone: "her rival and the port's mayor Erik Lie has won".

    Two would have won. Else -1.
    """
    joint = [c for c in sentence.children[noun] if sentence.deps[c] in ("cc", "conj") and c > noun]
    if len(joint) != 2 or sentence.words[joint[0]] != "and":
        return -1
    name, second = joint[1], sentence.child(joint[1], "appos")
    if sentence.tags[name] == "NN" and second is not None:
        name = second
    if sentence.pos[name] != "PROPN":
        return -1
    titled = name != joint[1] or any(
        sentence.deps[c] == "compound" and (sentence.words[c].islower() or sentence.words[c] in _RANKS)
        for c in sentence.children[name]
    )
    verb = sentence.heads[noun]
    finite = [verb, *(c for c in sentence.children[verb] if sentence.deps[c] in ("aux", "auxpass"))]
    alone = any(sentence.tags[t] == "VBZ" or sentence.words[t] == "was" for t in finite)
    # "Party chairman and former minister Erik Lie won"
    alone = alone or not any(sentence.deps[c] in ("det", "poss") for c in sentence.children[noun])
    return name if titled and alone else -1


def said_of(sentence: Sentence, nominal: Nominal) -> int | None:
    """Give the "I" or "we" of whom a description is said: "I am a doctor", "as a doctor, I"; not "if I were king"."""
    dep, above = sentence.deps[nominal.head], sentence.heads[nominal.head]
    if nominal.plural:
        return None
    if dep == "pobj" and sentence.words[above].lower() == "as":
        if above and sentence.words[above - 1].lower() == "not":
            return None
        above = sentence.heads[above]
        if sentence.words[above].lower() == "we":  # "we as a nation"
            return above
    elif dep != "attr":
        return None
    below = sentence.children[above]
    if any(
        (sentence.deps[c] == "neg" and not _is_not_only(sentence, c)) or sentence.words[c].lower() in _UNREAL
        for c in below
    ):
        return None
    who = _subject(sentence, above) if dep == "attr" else sentence.child(above, "nsubj", "nsubjpass")
    asked = dep == "attr" and who is not None and who > above
    return who if who is not None and not asked and sentence.words[who].lower() in ("i", "we") else None


def awaited(sentence: Sentence, nominal: Nominal) -> int:
    """Give the token that tells whom a description means: its own, or the subject of what it is put before.

    "As a councillor, she opposed it" says what "she" is, and "A nurse by training, he left" what "he" is.
    """
    head = nominal.head
    above = sentence.heads[head]
    if (sentence.deps[head], sentence.words[above].lower()) in _FRONTED:
        above = sentence.heads[above]
    elif sentence.deps[head] != "dep" or nominal.plural:
        return head
    subject = sentence.child(above, "nsubj", "nsubjpass") if above > head else None
    if subject is None or subject < head:
        return head
    return subject if sentence.words[subject].lower() in _THIRD else head


def fits(draft: Draft, nominal: Nominal, pronoun: str) -> bool:
    """Say whether a description can be that of whoever says "I" or "we": a country is a state, no person says "we"."""
    if nominal.kind == "state":
        return is_state(draft)
    bodily = nominal.kind in ("organization", "group", "place", "hardware")
    if pronoun == "we":
        return draft.type == "Organization" or (is_state(draft) and not bodily)
    return not bodily and draft.type in ("Person", "Role", "Author")


def called(
    sentence: Sentence,
    nominal: Nominal,
    named: Mapping[int, tuple[str, ...]],
    drafts: Drafts,
    words: Mapping[str, frozenset[str]],
) -> tuple[str, ...]:
    """Give the body that a noun only says what it is: "the Hezbollah movement", "the members of the Council"."""
    before = nominal.head - 1
    if nominal.lemma == "member" and nominal.plural and nominal.definite and not nominal.count:
        keys = named.get(nominal.of, ()) if nominal.of is not None and not nominal.modifiers else ()
        return keys if len(keys) == 1 and drafts[keys[0]].type == "Organization" else ()
    while sentence.lemmas[before].lower() in words["styled"] and before > nominal.start:
        before -= 1  # "the Hezbollah terrorist group"
    if (
        nominal.lemma not in words["called"]
        or nominal.plural
        or len(nominal.left) > nominal.head - before + 1
    ):
        return ()
    keys = named.get(before, ()) if sentence.heads[before] == nominal.head else ()
    body = len(keys) == 1 and drafts[keys[0]].type == "Organization"
    definite = sentence.words[nominal.start].lower() == "the" or nominal.possessor is not None
    return keys if body and definite else ()


def _in_the_role(
    sentence: Sentence, above: int, nominal: Nominal, named: Mapping[int, tuple[str, ...]], drafts: Drafts
) -> tuple[str, ...]:
    """Give who is "as" something: "Russia's status as an ally", "positioning itself as a mediator", "as an ally, X".

    An office is somebody's: in "Lie visited Oslo as minister" it is Lie's. No person is a body: "Lie ousted as parliament
    approves cabinet" tells of two.
    """
    bodily = nominal.kind in ("organization", "state")
    order: tuple[str, ...] = ("poss",) if sentence.pos[above] in ("NOUN", "PROPN") else _ROLES
    if nominal.head < above and sentence.pos[above] in VERBAL:
        order = ("nsubjpass", "nsubj")
    for dep in order:
        who = sentence.child(above, dep)
        keys = named.get(who, ()) if who is not None else ()
        personal = len(keys) == 1 and drafts[keys[0]].type in ("Person", "Role")
        if len(keys) == 1 and not (bodily if personal else nominal.kind == "office"):
            return keys
    return ()


def _may_be(sentence: Sentence, nominal: Nominal, beside: int) -> bool:
    """Say whether a description can be what stands beside it: of groups only some, and none by its members' names."""
    if nominal.kind in ("group", "place") and sentence.heads[beside] != nominal.head:
        return False
    if nominal.kind == "place":  # "the port, Evje", not "the town of Evje, Norway", "Evje town, Norway"
        return nominal.of is None and not any(
            sentence.deps[t] == "compound" and sentence.words[t].istitle() for t in nominal.left
        )
    if nominal.kind == "group":
        return nominal.lemma in _BANDS
    return nominal.kind in _KINDS


def _next_of_list(
    sentence: Sentence, nominal: Nominal, named: Mapping[int, tuple[str, ...]], drafts: Drafts
) -> tuple[str, ...]:
    """Give the person of whom two things are said before the name: "Norwegian author and critic Erik Lie".

    With an article in front they may be two: "the author and singer Anna Dahl".
    """
    if nominal.plural or nominal.definite or nominal.kind != "person":
        return ()
    keys = _closing(sentence, nominal.head, named)
    return keys if len(keys) == 1 and drafts[keys[0]].type == "Person" else ()


def _closing(sentence: Sentence, noun: int, named: Mapping[int, tuple[str, ...]]) -> tuple[str, ...]:
    """Give who is named right behind a second noun: "author and critic Erik Lie"."""
    name, after = sentence.child(noun, "conj"), noun + 1
    if name is None or name not in named or sentence.words[after] != "and":
        return ()
    second = [t for t in range(after + 1, name) if sentence.words[t].islower()]
    listed = second and second == list(range(after + 1, after + 1 + len(second)))
    return named[name] if listed and all(sentence.pos[t] in ("NOUN", "ADJ") for t in second) else ()


def appositions(sentence: Sentence, head: int) -> Iterator[int]:
    """Yield what stands beside a noun; parsers hang it on the end of the phrase: "the leader of Hezbollah, H. N."."""
    for c in sentence.children[head]:
        if sentence.deps[c] == "appos":
            yield c
        elif sentence.deps[c] == "prep" and sentence.words[c].lower() in _TAILS:
            thing = sentence.child(c, "pobj")
            for below in sentence.children[thing] if thing is not None else ():
                if sentence.deps[below] == "appos" and sentence.pos[below] == "PROPN":
                    yield below


def modifiers_naming(nominal: Nominal, sentence: Sentence, named: Mapping[int, object]) -> Iterator[int]:
    """Yield the tokens in the phrase that head a name: modifiers, the possessor, then the object of "of", "in", "from"."""
    for token in sorted(nominal.left, key=lambda t: sentence.deps[t] == "poss"):
        before = sentence.words[token - 2].lower() if token > 1 and sentence.words[token - 1] == "-" else ""
        if token in named and before not in ("pro", "anti", "non", "inter", "counter"):
            yield token
    for token in [nominal.of] if nominal.of is not None else []:
        if token in named:
            yield token
    for token in sentence.children[nominal.head]:
        if (
            token > nominal.head
            and sentence.deps[token] == "prep"
            and sentence.words[token].lower() in ("in", "from")
        ):
            thing = sentence.child(token, "pobj")
            if thing is not None and thing in named:
                yield thing
