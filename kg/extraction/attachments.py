"""Attachments: phrases that name a side of a deed, hung back on its verb or noun where the parser misplaced them.

Each function looks at one token of a sentence and changes the lists ``heads`` and ``deps`` in place.
"""

from __future__ import annotations

from kg.extraction.joining import is_name
from kg.extraction.sentence import Sentence
from kg.extraction.word_classes import words

#: Verbs that ask "for somebody to do" something.
_CALLING = frozenset(
    {"call", "push", "press", "appeal", "plead", "lobby", "campaign", "argue", "beg", "pray", "clamour"}
)
_DAYS = frozenset(
    {
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    }
)  # fmt: skip
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
#: Verbs that judge somebody for something, and deeds that have doers of their own.
_JUDGING = frozenset(
    {*words("object_gerund"), "hit", "slap", "threaten", "reward", "present", "serve", "provide"}
)
_DEEDS = words("deeds")
#: Verbs that say what somebody is charged with by "of".
_OF_CHARGES = frozenset({"accuse", "suspect", "convict", "acquit"})
#: Steps that are taken up a chain of phrases; bounds the cost of hostile text.
_NEAR = 4


def preposition(s: Sentence, prep: int, heads: list[int], deps: list[str]) -> None:
    """Hang a preposition where it belongs, by the rules for its word."""
    word = s.lemmas[prep].lower()
    if word == "by":
        judged_by(s, prep, heads, deps)
        done_to(s, prep, heads)
    elif deps[prep] != "prep":
        return
    elif word == "of":
        undergone(s, prep, heads)
        accused(s, prep, heads)
        out_of(s, prep, heads, deps)
    elif word == "on":
        blamed(s, prep, heads)
        done_by(s, prep, heads)
    elif word == "against":
        against(s, prep, heads)
    elif word == "from" and prep and s.lemmas[prep - 1].lower() == "far" and s.pos[prep - 1] == "ADV":
        heads[prep] = prep - 1  # "far from attacking Bern, Oslo has helped it"


def done_to(s: Sentence, by: int, heads: list[int]) -> None:
    """Hang "by" on a deed, not on whom it is done to: "the release of Lie by Oslo"."""
    thing = s.heads[by]
    of = s.heads[thing]
    deed = s.heads[of]
    done = s.deps[thing] == "pobj" and s.lemmas[of] == "of" and s.pos[deed] == "NOUN"
    if done and heads[by] == thing and s.pos[thing] == "PROPN" and s.deps[by] == "prep":
        heads[by] = deed


def done_by(s: Sentence, prep: int, heads: list[int]) -> None:
    """Hang "on" and "against" on a deed, not on its doer: "the attack by Oslo on Bern"."""
    doer = s.heads[prep]
    by = s.heads[doer]
    named = s.pos[doer] == "PROPN" and s.deps[doer] == "pobj"
    if named and s.lemmas[by] == "by" and s.pos[s.heads[by]] == "NOUN":
        heads[prep] = s.heads[by]


def against(s: Sentence, prep: int, heads: list[int]) -> None:
    """Hang "against" on what is done, not on where: "filed a lawsuit in the High Court against the mayor"."""
    place = s.heads[prep]
    where = s.heads[place]
    named = s.pos[place] == "PROPN" or s.lemmas[place] in ("court", "tribunal")
    if named and s.deps[place] == "pobj" and s.lemmas[where].lower() in ("in", "at", "before"):
        heads[prep] = s.heads[where]
    done_by(s, prep, heads)


def blamed(s: Sentence, prep: int, heads: list[int]) -> None:
    """Hang "on" on the verb that lays something on somebody: "blamed the attack on the rebels"."""
    thing = s.heads[prep]
    verb = s.heads[thing]
    if s.deps[thing] == "dobj" and s.lemmas[verb] in ("blame", "pin") and thing < prep:
        heads[prep] = verb


def out_of(s: Sentence, prep: int, heads: list[int], deps: list[str]) -> None:
    """Read "out" before "of" as the verb's particle: "backed out of the deal"."""
    out = s.heads[prep]
    if s.lemmas[out].lower() == "out" and s.deps[out] == "prep" and s.pos[s.heads[out]] == "VERB":
        heads[prep] = s.heads[out]
        deps[out] = "prt"


def undergone(s: Sentence, prep: int, heads: list[int]) -> None:
    """Hang "of" on a deed told before an aside: "deplored the killing, on 2 May, of two envoys"."""
    verb = s.heads[prep]
    aside = s.words[prep - 1] == "," and s.pos[verb] == "VERB" and s.lemmas[verb] not in _OF_CHARGES
    deed = s.child(verb, "dobj") if aside else None
    if deed is not None and deed < prep and s.pos[deed] == "NOUN" and s.words[deed + 1] == ",":
        heads[prep] = deed


def accused(s: Sentence, prep: int, heads: list[int]) -> None:
    """Hang what somebody is accused of on the verb: "accused the mayor of fraud", "accused by the senator of lying"."""
    charge = s.child(prep, "pcomp", "pobj")
    if charge is None or s.pos[charge] not in ("VERB", "NOUN"):
        return
    told = {s.deps[c] for c in s.children[charge]} & {"det", "poss"}
    inner = next((s.child(c, "pobj", "pcomp") for c in s.children[charge] if s.lemmas[c] == "of"), None)
    if told or (inner is not None and s.tags[inner] in ("NN", "VBG")):
        return  # "accused members of parliament of fraud", but "of the murder of nurses"
    person = s.heads[prep]
    for _ in range(_NEAR):
        if (
            s.deps[person] == "pobj" and s.lemmas[s.heads[person]] == "of"
        ):  # "accused the mayor of Oslo of fraud"
            person = s.heads[s.heads[person]]
    verb = s.heads[s.heads[person]] if s.deps[s.heads[person]] == "agent" else s.heads[person]
    placed = s.deps[person] == "dobj" or s.deps[s.heads[person]] == "agent"
    other = any(s.lemmas[c] == "of" and c < prep for c in s.children[verb])
    if placed and not other and s.lemmas[verb] in _OF_CHARGES:
        heads[prep] = verb


def judged_by(s: Sentence, by: int, heads: list[int], deps: list[str]) -> None:
    """Hang "by" on the passive verb that judges: "was charged with fraud by the state", "was praised for his work by them"."""
    thing = s.heads[by]
    prep = s.heads[thing]
    verb = s.heads[prep]
    if s.deps[thing] not in ("pobj", "pcomp") or s.deps[prep] != "prep" or s.lemmas[verb] not in _JUDGING:
        return
    doer = s.child(by, "pobj")
    named = doer is not None and s.pos[doer] in _NOMINAL and thing < by
    passive = s.tags[verb] == "VBN" and not any(s.deps[c] in ("dobj", "agent") for c in s.children[verb])
    perfect = any(s.deps[c] == "aux" and s.lemmas[c] == "have" for c in s.children[verb])
    voiced = any(s.deps[c] == "auxpass" for c in s.children[verb]) or not perfect
    if named and passive and voiced and s.lemmas[thing] not in _DEEDS and s.tags[thing] != "VBN":
        heads[by], deps[by] = verb, "agent"


def office_holder(s: Sentence, name: int, heads: list[int]) -> None:
    """Hang a person's name on his office, not on the noun before: "their support for the Envoy of the Union, Ana Lie"."""
    noun = s.heads[name]
    named = any(low <= name < high and label == "PERSON" for low, high, label in s.ents)
    if not named or s.pos[noun] != "NOUN" or s.words[noun][:1].isupper():
        return
    for c in s.children[noun]:
        office = s.child(c, "pobj") if s.deps[c] == "prep" and noun < c < name else None
        if office is not None and s.words[office][:1].isupper():
            if not any(low <= office < high for low, high, _ in s.ents):
                heads[name] = office
            return


def after_date(s: Sentence, name: int, heads: list[int]) -> None:
    """Join a name to the object of a verb, not to the day after it: "visited Peru on 4 April and Oslo on Monday"."""
    day = s.heads[name]
    on = s.heads[day]
    verb = s.heads[on]
    if s.deps[day] != "pobj" or s.words[day].lower() not in _DAYS or s.words[name].lower() in _DAYS:
        return
    if s.pos[verb] != "VERB":  # the day hangs on the object itself
        verb = s.heads[verb]
    goal = s.child(verb, "dobj")
    if goal is not None and goal < day and is_name(s, goal) and s.pos[verb] == "VERB":
        heads[name] = goal


def leading_subject(s: Sentence, name: int, deps: list[str]) -> None:
    """Read a name in front of a verb without a subject as its subject: "Oslo, wary of Bern, backed Peru"."""
    verb = s.heads[name]
    finite = s.pos[verb] == "VERB" and (
        s.tags[verb] in _FINITE
        or (s.deps[verb] == "ROOT" and any(s.deps[c] == "aux" for c in s.children[verb]))
    )
    if (
        name < verb
        and finite
        and is_name(s, name)
        and not any(deps[c] in _SUBJECTS for c in s.children[verb])
    ):
        deps[name] = "nsubj"


def called_for(s: Sentence, infinitive: int, heads: list[int], deps: list[str]) -> None:
    """Read "for" and a subject as whom a verb calls upon: "called for Oslo to end its attacks"."""
    verb = s.heads[infinitive]
    mark = next((c for c in s.children[infinitive] if s.deps[c] == "mark" and s.lemmas[c] == "for"), None)
    subject = s.child(infinitive, "nsubj")
    if mark is None or subject is None or s.lemmas[verb] not in _CALLING or not verb < mark < subject:
        return
    heads[mark], deps[mark] = verb, "prep"
    heads[subject], deps[subject] = mark, "pobj"
    deps[infinitive] = "xcomp"
