"""Issues: what is argued about, named so that two sentences, and two articles, on one issue meet."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extraction.lexicon import Lexicons
from kg.extraction.scene import Scene
from kg.extraction.sentence import MODIFIERS
from kg.ids import slug
from kg.model import Issue

_WITHIN = MODIFIERS | {"dobj", "attr", "conj", "dative"}
_PREPS = (
    "with",
    "between",
    "of",
    "to",
    "on",
    "against",
    "for",
    "by",
    "from",
    "towards",
    "toward",
    "among",
    "in",
    "about",
    "concerning",
    "regarding",
    "over",
)


@dataclass(frozen=True, slots=True)
class IssueTable:
    """Synonyms of issue heads: term to canonical term."""

    canonical: dict[str, str]
    vague: frozenset[str]
    known: frozenset[str]

    @classmethod
    def load(cls, lexicons: Lexicons) -> IssueTable:
        """Read the table ``issues``; a user's rows win over ours."""
        rows = lexicons.table("issues", ["term", "canonical"])
        canonical = {row["term"].lower(): row["canonical"].lower() for row in reversed(rows)}
        vague = frozenset(row["canonical"].lower() for row in rows if row["note"] == "vague")
        return cls(canonical, vague, frozenset((*canonical, *canonical.values())) - vague)

    def knows(self, scene: Scene, token: int) -> bool:
        """Say whether what a phrase is about stands in the table."""
        return self.head(scene, token) in self.known

    def head(self, scene: Scene, token: int) -> str:
        """Give the normalised head of what a phrase is about.

        A two-word term ("military exercise") wins over its head; a phrase headed by an actor is about what is said
        of the actor ("a nuclear South Korea" is about nuclear).
        """
        s = scene.sentence
        lemma = s.lemmas[token].lower()
        modifiers = [c for c in s.children[token] if s.deps[c] in ("amod", "compound") and not scene.at(c)]
        for c in reversed(modifiers):
            two = f"{s.lemmas[c].lower()} {lemma}"
            if two in self.canonical:
                return self.canonical[two]
        if scene.at(token) and modifiers:
            lemma = s.lemmas[modifiers[-1]].lower()
        return self.canonical.get(lemma, lemma)


def actors_in(scene: Scene, token: int) -> tuple[str, ...]:
    """Give the actors that a phrase speaks of, by its own structure, sorted."""
    s, found = scene.sentence, set(scene.at(token))
    pending, depth = [token], 0
    while pending and depth < 4:
        below: list[int] = []
        for t in pending:
            for c in s.children[t]:
                if s.deps[c] in _WITHIN:
                    below.append(c)
            below.extend(scene.frames.preps(t, *_PREPS))
        for t in below:
            found.update(scene.at(t))
        pending, depth = below, depth + 1
    return tuple(sorted(found))


def _matter(scene: Scene, token: int) -> str:
    """Give the word that tells one policy, plan or threat from another: "a strategy focused on deterrence"."""
    s = scene.sentence
    inner = scene.frames.preps(token, *_PREPS)
    for c in s.children[token]:
        if s.deps[c] in ("acl", "relcl"):
            inner += tuple(o for o in s.children[c] if s.deps[o] == "dobj") + scene.frames.preps(c, *_PREPS)
    inner += tuple(c for c in s.children[token] if s.deps[c] in ("compound", "amod"))
    named = [
        s.lemmas[c].lower() for c in inner if not scene.at(c) and s.pos[c] in ("NOUN", "PROPN", "ADJ", "VERB")
    ]
    return named[0] if named else ""


def make_issue(scene: Scene, token: int, table: IssueTable) -> Issue:
    """Name the issue that the phrase at ``token`` is about.

    A head that says little by itself ("policy") takes what it is about into its name, so that the policies of two
    articles don't meet only because both are policies.
    """
    known = scene.issues.get(token)
    if known is None:
        known = scene.issues[token] = _name_issue(scene, token, table)
    return known


def _name_issue(scene: Scene, token: int, table: IssueTable) -> Issue:
    head = table.head(scene, token)
    actors = tuple(a for a in actors_in(scene, token) if scene.cast.profiles[a].type != "Place")
    if head in table.vague and not actors and (matter := _matter(scene, token)):
        head = f"{head} {matter}"
    return Issue(id="+".join([slug(head), *actors]), label=scene.label(token), head=head, actors=actors)
