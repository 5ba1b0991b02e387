"""Fellows: on whom a deed falls together with others ("Lie was arrested along with two aides", "convicted with Berg").

And those whom one stands beside oneself: "our meeting", "a summit between Oslo's king and Bern's".
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.extraction.scene import Scene
from kg.extraction.sentence import Sentence
from kg.extraction.slots import Filled, Slots

#: Words before "with" by which somebody shares a lot.
_BESIDE = frozenset({"along", "together"})
#: Verbs behind whose passive a bare "with" and a name tell who shares it: "was detained with her brother".
_SHARED = frozenset(
    {"arrest", "detain", "convict", "jail", "imprison", "indict", "expel", "deport", "kill", "execute", "sentence"}
    | {"capture", "abduct", "kidnap", "acquit"}
)  # fmt: skip


def fellows(slots: Slots, *, without: Iterable[str]) -> tuple[str, ...]:
    """Give who undergoes what the subject of a passive undergoes, or the object of an arrest.

    :param without: who acts.
    """
    s, frames, head = slots.s, slots.frames, slots.head
    if "with" not in frames.bag:
        return ()
    passive = frames.is_passive(head)
    if not passive and slots.match.row["type"] != "COERCE":
        return ()  # "condemned Oslo together with Bern": who does it, or whom it meets
    found: list[int] = []
    for c in s.children[head]:
        if c < head or s.deps[c] not in ("prep", "advmod"):
            continue
        with_ = c if s.words[c].lower() == "with" else s.child(c, "prep")
        if with_ is None or s.words[with_].lower() != "with":
            continue
        told = [o for o in s.children[with_] if s.deps[o] == "pobj"]
        beside = s.words[with_ - 1].lower() in _BESIDE
        bare = passive and s.lemmas[head] in _SHARED
        found += [t for o in told if beside or (bare and _somebody(slots, o)) for t in frames.conjuncts(o)]
    barred = set(without)
    return tuple(a for a in slots.scene.persons(found, outright=True) if a not in barred)


def among_us(s: Sentence, source: Filled) -> bool:
    """Tell what "we" do, of whom only the one who says so is known: "we have good talks", "at our meeting"."""
    return bool(source.tokens) and all(s.words[t].lower() in ("we", "our") for t in source.tokens)


def others(scene: Scene, source: Filled, target: Filled) -> tuple[str, ...]:
    """Give the other side of what is between one's own and another: "Oslo proposed a summit of its king and Bern's"."""
    kinds, single = scene.cast.profiles, ("State", "Person", "Role")
    own = {*source.actors, *(kinds[a].country for a in source.actors)} - {None}
    mine = {a for a in target.actors if kinds[a].type in single and {a, kinds[a].country} & own}
    return tuple(a for a in target.actors if a not in mine) or target.actors


def _somebody(slots: Slots, token: int) -> bool:
    """Tell a name and somebody's kin from a means: "with Lie", "with his brother", but not "with Norwegian bombs"."""
    s = slots.s
    return s.tags[token] == "NNP" or any(s.tags[c] == "PRP$" for c in s.children[token])
