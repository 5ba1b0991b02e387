"""Relative clauses that the parser took for something else, hung on those of whom they tell.

As in ``attachments.py``, each function looks at one token of a sentence and changes the lists ``heads`` and ``deps`` in
place.
"""

from __future__ import annotations

from bisect import bisect_right

from kg.extraction.attachments import NAMING
from kg.extraction.clause_attachments import _STEPS
from kg.extraction.sentence import VERBAL, Sentence
from kg.extraction.word_classes import words

#: What isn't somebody who does something.
_LANDS = words("populated") | {"area", "east", "north", "part", "south", "valley", "west"}
#: Nouns that say no more than what stands behind their "of".
_KINDS = frozenset({"kind", "type", "sort", "form"})
#: Labels of names that "who" doesn't speak of.
_BODIES = frozenset({"ORG", "GPE", "FAC", "LOC"})
_EVENTS = (
    words("contests")
    | words("bygones")
    | words("deeds")
    | {"campaign", "meeting", "summit", "conference", "year"}
)
_PLACING = frozenset({"at", "in", "from"})
#: Verbs of what came of a blow, and who struck it; what a blow is called; and how places hang beneath it.
_TOLL = frozenset(
    {
        "kill",
        "wound",
        "injure",
        "hurt",
        "maim",
        "die",
        "perish",
        "target",
        "claim",
        "leave",
        "displace",
        "slay",
    }
)
_BLOWS = words("bygones")
_SOME = frozenset(
    {"those", "some", "many", "anyone", "someone", "everyone", "anybody", "somebody", "everybody"}
)
_WHERE = frozenset({"in", "at", "near", "on", "of", "outside", "across", "around", "against", "by"})

#: Words between "who" and its verb, at most: "who are now leading".
_NEAR = 3


def who_apart(s: Sentence, verb: int, heads: list[int], deps: list[str]) -> None:
    """Hang "who ..." on those it follows, not on the verb: "is helping rebels in the north who are leading the fight"."""
    near = range(max(0, verb - _NEAR), verb)
    who = next((t for t in near if s.words[t] == "who" and heads[t] == verb), None)
    if who is None or deps[heads[verb]] == "relcl" or s.pos[who - 1] != "NOUN":
        return
    deps[verb], heads[verb] = "relcl", who - 1
    hang_on_antecedent(s, verb, who, heads)


def relative(s: Sentence, verb: int, heads: list[int], deps: list[str]) -> None:
    """Hang "who ..." on the noun it follows: "lows under President Yoon – now impeached – who favoured"."""
    who = next((c for c in s.children[verb] if s.lemmas[c].lower() in ("who", "whom") and c < verb), None)
    if who is None:
        if s.lemmas[heads[verb]] in _KINDS:  # "the kind of raids that rebels have led"
            of = next((c for c in s.children[heads[verb]] if s.words[c] == "of" and c < verb), None)
            heads[verb] = heads[verb] if of is None else s.child(of, "pobj") or heads[verb]
        _that_of_a_thing(s, verb, heads)
        if s.tags[verb] == "VB" and any(s.tags[c] == "TO" for c in s.children[verb]):
            deps[verb] = "acl"  # "in its interest to isolate": an infinitive is no relative clause
        return
    hang_on_antecedent(s, verb, who, heads)


def _that_of_a_thing(s: Sentence, verb: int, heads: list[int]) -> None:
    """Hang "that ..." on a thing, not on a person who is named behind it: "a letter to Ana Lie that demands the repeal"."""
    name = heads[verb]
    that = s.child(verb, "nsubj", "nsubjpass", "dobj")
    if that is None or s.words[that] != "that" or s.pos[name] != "PROPN" or s.deps[name] != "pobj":
        return
    thing = s.heads[s.heads[name]]
    person = any(low <= name < high and label == "PERSON" for low, high, label in s.ents)
    if person and s.words[that - 1] != "," and s.pos[thing] == "NOUN" and thing < name:
        heads[verb] = thing


def hang_on_antecedent(s: Sentence, verb: int, who: int, heads: list[int]) -> None:
    """Hang a clause with "who" on the nearest noun before it that may be somebody."""
    for t in range(who - 1, max(-1, who - 13), -1):
        if s.lemmas[t].lower() in _LANDS:
            continue  # "fighters in the north of the country who lead the campaign"
        if s.deps[t] == "pobj" and s.words[s.heads[t]] == "on" and (adviser := _described(s, t)) is not None:
            heads[verb] = adviser
            return
        if s.lemmas[t] in _EVENTS and s.deps[t] == "pobj" and heads[verb] == t:
            continue  # "Lie of the Greens in the last election, who opposed": no election is a "who"
        if s.pos[t] in NAMING and s.deps[t] not in ("compound", "poss", "nmod", "npadvmod"):
            above = s.heads[s.heads[t]]
            body = any(low <= t < high and label in _BODIES for low, high, label in s.ents)
            if body and s.deps[t] == "pobj" and s.deps[s.heads[t]] == "prep" and s.pos[above] == "NOUN":
                while s.deps[above] == "pobj" and s.words[s.heads[above]].lower() in _PLACING:
                    above = s.heads[s.heads[above]]  # "an inmate of the camp at Bergen who left"
                heads[verb] = above
                return
            placed = s.deps[t] == "pobj" and s.lemmas[s.heads[t]] != "of" and above == heads[verb]
            if placed and s.lemmas[above].lower() in _SOME:
                return  # "those in Oslo who want to abandon Chad"
            if s.pos[heads[verb]] != "PROPN" and s.pos[t] in ("PROPN", "NOUN") and t != heads[verb]:
                heads[verb] = t
            _of_like_number(s, verb, heads)
            return


def _described(s: Sentence, subject: int) -> int | None:
    """Give who is described by what he deals with: "Lie, an adviser to the president on the media, who"."""
    at = subject
    for _ in range(_NEAR * 2):
        if s.deps[at] == "appos" and s.pos[s.heads[at]] == "PROPN":
            return s.heads[at]
        if s.deps[at] not in ("pobj", "prep"):
            return None
        at = s.heads[at]
    return None


def whose_own(s: Sentence, noun: int, heads: list[int], deps: list[str]) -> None:
    """Give a clause its subject: "armed Oslo, whose president, Anna Lie, fought a war" isn't told of whoever armed it."""
    name, opened = s.child(noun, "appos"), s.child(noun, "poss")
    if name is None or opened is None or s.tags[opened] != "WP$":
        return
    comma = s.edges(name)[1]
    if comma + 1 >= len(s) or s.words[comma] != "," or s.pos[comma + 1] not in VERBAL:
        return
    verb = s.heads[comma + 1] if s.deps[comma + 1] in ("aux", "auxpass") else comma + 1
    if s.deps[verb] != "conj" or any(s.deps[c] in ("nsubj", "nsubjpass") for c in s.children[verb]):
        return
    passive = any(s.deps[c] == "auxpass" for c in s.children[verb])
    heads[verb], deps[verb] = s.heads[noun], "relcl"
    heads[noun], deps[noun] = verb, "nsubjpass" if passive else "nsubj"


def _of_like_number(s: Sentence, verb: int, heads: list[int]) -> None:
    """Hang "who have" on those who are several: "mayors in her own party, who have complained"."""
    last = heads[verb]
    helping = [c for c in s.children[verb] if s.deps[c] in ("aux", "auxpass") and c < verb]
    tense = s.tags[helping[0] if helping else verb]
    if tense not in ("VBP", "VBZ"):
        return
    unlike, like = ("NN", "NNS") if tense == "VBP" else ("NNS", "NN")
    if s.tags[last] != unlike or s.deps[last] != "pobj":
        return
    for _ in range(2):
        above = s.heads[s.heads[last]]
        if s.deps[last] != "pobj" or s.deps[s.heads[last]] != "prep" or s.pos[above] not in NAMING:
            return
        if s.tags[above] in (like, like.replace("NN", "NNP")):
            heads[verb] = above
            return
        last = above


def of_a_blow(s: Sentence, verb: int, heads: list[int]) -> None:
    """Hang a clause of the dead on the blow, not on where it was struck: "raids on towns in Mali, which (in which, where) killed"."""
    who = s.child(verb, "nsubj", "nsubjpass")
    what = s.child(verb, "dobj") if s.lemmas[verb] == "claim" else None
    claimed = what is not None and s.lemmas[what] == "responsibility"
    told = claimed or s.lemmas[verb] in _TOLL
    if not told or who is None or s.lemmas[who].lower() == "who":
        return
    if s.lemmas[verb] == "leave" and s.child(verb, "oprd", "ccomp", "xcomp") is None:
        return  # "in Mali, which has left the bloc"
    noun = heads[verb]
    for _ in range(_STEPS):
        prep = s.heads[noun]
        if s.lemmas[noun].lower() in _BLOWS and s.tags[noun] in ("NN", "NNS"):
            heads[verb] = noun
            return
        if s.deps[noun] in ("conj", "appos") and s.heads[noun] < noun:
            noun = s.heads[noun]
        elif s.deps[noun] == "pobj" and s.lemmas[prep].lower() in _WHERE and s.heads[prep] < prep:
            noun = s.heads[prep]
            if s.pos[noun] == "VERB":  # "condemned the attacks today in Bergen, in which"
                noun = next((c for c in s.children[noun] if s.deps[c] == "dobj" and c < prep), noun)
        else:
            return


def who_of_a_body(s: Sentence, verb: int, heads: list[int]) -> None:
    """Hang "who ..." on a person, not on his body: "an aide at the Interior Ministry who told reporters"."""
    body = heads[verb]
    who = next((c for c in s.children[verb] if s.lemmas[c].lower() == "who" and c < verb), None)
    if who is None:
        return
    at = bisect_right(s.ents, body, key=lambda ent: ent[0]) - 1
    if at < 0 or body >= s.ents[at][1] or s.ents[at][2] not in _BODIES:
        return
    for _ in range(2):
        prep = s.heads[body]
        above = s.heads[prep]
        if s.deps[body] != "pobj" or s.pos[above] not in ("NOUN", "PROPN") or above > who:
            return
        heads[verb] = body = above
        if s.deps[body] != "pobj" or s.lemmas[s.heads[body]] not in ("at", "in"):
            return  # "a detainee at the prison at Oslo, who"


def one_of_the_first(s: Sentence, infinitive: int, heads: list[int]) -> None:
    """Tie an infinitive to whom it tells of: "was one of the first to call for it" tells of one, not of all the first."""
    first = s.heads[infinitive]
    prep = s.heads[first]
    one = s.heads[prep]
    if (
        s.lemmas[first] in ("first", "few", "last")
        and s.lemmas[prep] in ("of", "among")
        and s.deps[one] == "attr"
    ):
        heads[infinitive] = one


def of_the_only(s: Sentence, infinitive: int, heads: list[int], deps: list[str]) -> None:
    """Tie an infinitive to the noun that it singles out: "was the first member of the council to back her"."""
    copula = s.heads[infinitive]
    said = s.child(copula, "attr") if s.lemmas[copula] == "be" else None
    if said is None or not said < infinitive or s.child(infinitive, "nsubj", "nsubjpass", "mark") is not None:
        return
    if any(s.lemmas[c] in ("first", "last", "only") and s.deps[c] == "amod" for c in s.children[said]):
        heads[infinitive], deps[infinitive] = said, "acl"
