"""Whose somebody is by a pronoun, where no other can be meant: "her government" is Anna Lie's government."""

from __future__ import annotations

from collections.abc import Mapping

from kg.extraction.binding import subject_above
from kg.extraction.discourse import Discourse
from kg.extraction.nominals import Nominal
from kg.extraction.sentence import Sentence
from kg.model import AUTHOR

#: Words in the label of whose somebody is, at most.
_WORDS = 4
_HUMAN = ("Person", "Role")


def owner_of(
    sentence: Sentence,
    nominal: Nominal,
    named: Mapping[int, tuple[str, ...]],
    keys: tuple[str, ...],
    discourse: Discourse,
) -> str:
    """Give the key of whoever a description's pronoun speaks of, or nothing where that isn't clear.

    A wrong owner in a label is worse than none: he must be the subject of the clause, or the only one of his kind who
    has just come up.

    :param keys: the one actor that the description means.
    """
    whose = named.get(nominal.possessor, ()) if nominal.possessor is not None else ()
    if len(whose) != 1 or whose == keys or whose[0] == AUTHOR:
        return ""
    drafts, possessor = discourse.drafts, nominal.possessor or 0
    owner = drafts[whose[0]]
    if sentence.tags[possessor] != "PRP$" or not owner.label[0].isupper() or "common" in nominal.modifiers:
        return ""
    if len(owner.label.split()) > _WORDS or "'" in owner.label or "’" in owner.label:
        return ""
    subject = subject_above(sentence, possessor)
    if sentence.words[possessor].lower() != "its" and subject is not None and named.get(subject) == whose:
        return owner.key
    human = owner.type in _HUMAN
    before = [
        (spoken.sentence, spoken.keys)
        for spoken in discourse.back(sentence.index, 1)
        if spoken.keys != keys and any((drafts[k].type in _HUMAN) == human for k in spoken.keys)
    ]
    near = {k for at, k in before if at == sentence.index} or {k for _, k in before}
    return owner.key if near == {whose} else ""


def is_ours(sentence: Sentence, nominal: Nominal) -> bool:
    """Tell the head of one's own state: "our president"."""
    whose = nominal.possessor
    head = nominal.title is not None and nominal.title.rank == "head" and nominal.when == ""
    return head and whose is not None and sentence.words[whose].lower() == "our"
