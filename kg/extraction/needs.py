"""What somebody says is needed, or is not: "what the region needs is a truce", "the last thing it needs is a war"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.prospects import LAST_THING
from kg.extraction.scene import Scene
from kg.extraction.stance_drafts import StanceDraft
from kg.extraction.stances import StanceFinder
from kg.model import AUTHOR, Polarity

#: Verbs of what there should be.
_NEEDING = frozenset({"need", "require", "want"})


def find_needs(scene: Scene, finder: StanceFinder) -> Iterator[StanceDraft]:
    """Yield what somebody says is needed, or is told to want: "what the region needs is a truce"."""
    s = scene.sentence
    if {"what", "last"}.isdisjoint(scene.frames.bag) or _NEEDING.isdisjoint(scene.frames.bag):
        return
    for token, lemma in enumerate(s.lemmas):
        need = _need(scene, token) if lemma in _NEEDING else None
        if need is None:
            continue
        copula, polarity = need
        wants = lemma == "want"
        holders = (
            scene.persons(scene.frames.subjects(token), outright=True) if wants else [scene.voice(token)]
        )
        for holder in holders:
            if holder == AUTHOR and not finder.argues:
                continue
            for said in scene.frames.predicates(copula):
                attitude = "opposes" if polarity == "oppose" else "wants" if wants else "urges"
                yield from finder.about(holder, said, polarity, attitude, "actual", (token,))


def _need(scene: Scene, verb: int) -> tuple[int, Polarity] | None:
    """Give the copula that says what is needed, or isn't: "what Oslo needs is", "the last thing that Oslo needs is"."""
    s = scene.sentence
    above = s.heads[verb]
    polarity: Polarity = "oppose"
    if s.deps[verb] == "csubj" and any(s.tags[c] == "WP" for c in s.children[verb]):
        copula, polarity = above, "oppose" if scene.status.negated(verb) else "support"
    elif (
        s.deps[verb] == "relcl" and s.deps[above] == "nsubj" and s.lemmas[above - 1 : above + 1] == LAST_THING
    ):
        copula = s.heads[above]
    else:
        return None
    return None if s.lemmas[copula] != "be" or scene.status.negated(copula) else (copula, polarity)
