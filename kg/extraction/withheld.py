"""What is kept from somebody by not letting him: "has not been allowed to leave" holds him back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.extraction.event_tables import EventDraft
from kg.extraction.scene import Scene

_LETTING = frozenset({"allow", "permit", "authorise", "authorize"})
#: Helpers of what is so ("has not been allowed") and of what will be ("won't be allowed").
_IS = frozenset({"be", "have", "do"})
_WILL = frozenset({"will", "wo", "would"})


def withheld(events: Iterable[EventDraft], scene: Scene) -> Iterator[EventDraft]:
    """Yield events, with the restraint in each leave that was not given: "the envoy was not allowed to see her".

    Leave that nobody is named to give tells nothing else: "residents are allowed to park".
    """
    s, frames = scene.sentence, scene.frames
    for event in events:
        verb = event.head
        unnamed = event.type == "CONCEDE" and not event.sources and s.lemmas[verb] in _LETTING
        if not unnamed or not frames.is_passive(verb):
            yield event
            continue
        helpers = {s.lemmas[t].lower() for t in scene.status.auxiliaries(verb)}
        no = s.child(verb, "neg")
        if no is not None and event.status == "denied" and helpers <= _IS | _WILL:
            yield replace(
                event, head=no, tokens=(no, *event.tokens), type="COERCE", mode="restrict",
                status="planned" if helpers & _WILL else "actual", condition=None,
            )  # fmt: skip
