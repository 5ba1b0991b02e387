"""A parsed sentence as plain tuples: the one shape of syntax that every stage of the extractor reads.

Plain tuples rather than spaCy's tokens for two reasons: a stage reads them ten times faster, and a test can write a
parse by hand (:meth:`Sentence.parse`) and so doesn't drift with a model. Labels are ClearNLP dependencies, Penn
Treebank tags and Universal POS, as spaCy's English pipelines give them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.model import PartKind

#: Universal parts of speech of verbs.
VERBAL = frozenset({"VERB", "AUX"})
#: Universal parts of speech of nouns and names.
NOMINAL = frozenset({"NOUN", "PROPN"})
#: Dependencies of what modifies a noun before it.
MODIFIERS = frozenset({"amod", "compound", "nmod", "poss"})


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """One sentence with its parse. Token numbers count from 0 within the sentence; ``heads[root] == root``.

    ``starts`` and ``ends`` are the tokens' offsets into the article's text (code points, half-open); ``ents`` are
    the named-entity spans of the model as (first token, last token + 1, label).
    """

    index: int
    paragraph: int
    part: PartKind
    words: tuple[str, ...]
    lemmas: tuple[str, ...]
    pos: tuple[str, ...]
    tags: tuple[str, ...]
    deps: tuple[str, ...]
    heads: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    ents: tuple[tuple[int, int, str], ...]
    children: tuple[tuple[int, ...], ...] = field(init=False, repr=False)
    root: int = field(init=False)

    def __post_init__(self) -> None:
        below: list[list[int]] = [[] for _ in self.words]
        root = 0
        for i, head in enumerate(self.heads):
            if head == i:
                root = i
            else:
                below[head].append(i)
        object.__setattr__(self, "children", tuple(map(tuple, below)))
        object.__setattr__(self, "root", root)

    @property
    def start(self) -> int:
        """Offset of the first character in the article's text."""
        return self.starts[0]

    @property
    def end(self) -> int:
        """Offset after the last character in the article's text."""
        return self.ends[-1]

    def __len__(self) -> int:
        return len(self.words)

    def subtree(self, token: int) -> list[int]:
        """Give the token and all below it, in text order. Iterative: hostile sentences nest thousands deep.

        >>> s = Sentence.parse("They met in Moscow .", "nsubj ROOT prep pobj punct", "2 2 2 3 2")
        >>> s.subtree(2)
        [2, 3]
        """
        found = [token]
        for t in found:
            found.extend(self.children[t])
        return sorted(found)

    def edges(self, token: int) -> tuple[int, int]:
        """Give the first token and the last token + 1 of the phrase that ``token`` heads."""
        phrase = self.subtree(token)
        return phrase[0], phrase[-1] + 1

    def path_up(self, token: int) -> Iterator[int]:
        """Yield the token's head, its head's head ... up to the root."""
        while self.heads[token] != token:
            token = self.heads[token]
            yield token

    def child(self, token: int, *deps: str) -> int | None:
        """Give the first child of ``token`` that bears one of the labels, or None."""
        for c in self.children[token]:
            if self.deps[c] in deps:
                return c
        return None

    @classmethod
    def parse(
        cls,
        words: str,
        deps: str,
        heads: str,
        *,
        tags: str = "",
        pos: str = "",
        lemmas: str = "",
        ents: tuple[tuple[int, int, str], ...] = (),
        start: int = 0,
        index: int = 0,
        paragraph: int = 0,
        part: PartKind = "body",
    ) -> Sentence:
        """Write a parse by hand: space-separated tokens, labels and heads (heads count from 1, as in CoNLL).

        The root's head is itself (or 0). Tags, POS and lemmas default to ``X`` and the lower-cased words.
        """
        forms = words.split()
        n = len(forms)
        above = tuple(int(h) - 1 if int(h) else i for i, h in enumerate(heads.split()))
        starts, at = [], start
        for form in forms:
            starts.append(at)
            at += len(form) + 1
        columns = [
            tuple(c.split()) or tuple(d)
            for c, d in ((tags, ["X"] * n), (pos, ["X"] * n), (lemmas, words.lower().split()))
        ]
        if {n} != {len(above), len(deps.split()), *map(len, columns)}:
            raise ValueError(f"{words!r}: the columns differ in length")
        return cls(
            index=index,
            paragraph=paragraph,
            part=part,
            words=tuple(forms),
            lemmas=columns[2],
            pos=columns[1],
            tags=columns[0],
            deps=tuple(deps.split()),
            heads=above,
            starts=tuple(starts),
            ends=tuple(s + len(f) for s, f in zip(starts, forms, strict=True)),
            ents=ents,
        )
