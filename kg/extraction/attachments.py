"""Attachments: phrases that name a side of a deed, hung back on its verb or noun where the parser misplaced them.

Each function looks at one token of a sentence and changes the lists ``heads`` and ``deps`` in place.
"""

from __future__ import annotations

from kg.extraction.joining import is_name
from kg.extraction.sentence import Sentence

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
