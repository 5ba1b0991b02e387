"""Who is left out of what somebody wishes for: "a future without Lie"."""

from __future__ import annotations

from kg.extraction.scene import Scene

#: What somebody has in a future that is his too.
_PARTS = frozenset({"part", "role", "place", "say", "hand", "share", "influence"})


def absent(scene: Scene, noun: int) -> list[str]:
    """Give who is left out of what a phrase names: "a future without Lie", "a Peru in which Lie plays no part"."""
    s, frames = scene.sentence, scene.frames
    found = scene.persons(frames.preps(noun, "without"), outright=True)
    for c in s.children[noun]:
        part = s.child(c, "dobj") if s.deps[c] == "relcl" else None
        if part is None or s.lemmas[part] not in _PARTS or s.lemmas[c] not in ("have", "play", "take"):
            continue
        if any(s.lemmas[d] == "no" and s.deps[d] == "det" for d in s.children[part]):
            found += scene.persons(frames.subjects(c), outright=True)
    return found
