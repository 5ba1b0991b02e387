"""Infinitives with a doer of their own, and the words that mark a clause: "for Oslo to halt", "that Oslo halted"."""

from __future__ import annotations

from kg.extraction.sentence import Sentence


def marked(s: Sentence, clause: int, word: str) -> bool:
    """Say whether a word opens a clause: "that", "for"."""
    return any(s.deps[c] == "mark" and s.lemmas[c].lower() == word for c in s.children[clause])


def infinitive_for(s: Sentence, predicate: int) -> int | None:
    """Give the infinitive after "for X to do", which parsers hang in several ways."""
    for c in s.children[predicate]:
        if s.deps[c] == "prep" and s.lemmas[c] in ("for", "on", "to", "upon", "with"):
            for o in s.children[c]:
                if s.deps[o] == "pcomp":
                    return o
                if s.deps[o] == "pobj":
                    for a in s.children[o]:
                        if s.deps[a] in ("acl", "relcl") and s.tags[a] == "VB":
                            return a
    for c in s.children[predicate]:
        if s.deps[c] == "advcl" and marked(s, c, "for"):
            return c
    return None
