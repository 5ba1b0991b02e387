"""What holds between actors: offices, membership, alliance, kin, from titles, appositions, copulas and possessives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extraction.actor_tables import ActorTables
from kg.extraction.belonging import Belonging
from kg.extraction.cast import Cast, Found
from kg.extraction.joining import conjuncts, examples
from kg.extraction.name_relations import NameRelations
from kg.extraction.noun_relations import NounRelations
from kg.extraction.predication import appositions
from kg.extraction.relation_drafts import PERSONAL, RelationDraft
from kg.extraction.said_relations import CHARGE, POSTS, SaidRelations, one_of
from kg.extraction.sentence import Sentence
from kg.extraction.verb_relations import VerbRelations

#: What somebody holds: of the relations that a noun tells.
_OFFICES = ("holdsPosition", "representativeOf")


def find_relations(
    sentences: Sequence[Sentence],
    cast: Cast,
    tables: ActorTables | None = None,
    published: str | None = None,
) -> list[RelationDraft]:
    """Find the relations between the actors of an article, in text order, each once a sentence.

    :param tables: the tables that the cast was found with; ours, where none are given.
    :param published: the day of the article (ISO 8601), against which known terms of office are held.
    """
    finder = _Finder(cast, tables or ActorTables.load(), published)
    mentions: dict[int, list[Found]] = {}
    for m in cast.mentions:
        mentions.setdefault(m.sentence, []).append(m)
    found: dict[tuple[int, str, str, str], RelationDraft] = {}
    for sentence in sentences:
        for draft in finder.read(sentence, mentions.get(sentence.index, [])):
            found.setdefault((draft.sentence, draft.source, draft.type, draft.target), draft)
    return list(found.values())


#: Where a predicate names to whom somebody is something, or what he is.
_OBJECTS = frozenset({"attr", "oprd", "dobj", "pobj"})


class _Finder(NounRelations):
    def __init__(self, cast: Cast, tables: ActorTables, published: str | None) -> None:
        super().__init__(cast, tables, published)
        self._names = NameRelations(cast, tables, published)
        self._belonging = Belonging(cast, tables, published)
        self._sayings = SaidRelations(cast, tables, published)
        self._verbs = VerbRelations(cast, tables, published)

    def read(self, sentence: Sentence, mentions: Sequence[Found]) -> Iterator[RelationDraft]:
        """Yield the relations that one sentence tells."""
        ends = {m.end: m for m in mentions if m.kind == "name"}
        for m in mentions:
            if m.kind not in ("name", "nominal"):
                continue
            if m.kind == "name":
                yield from self._names.read(sentence, m, ends)
            yield from self._apposition(sentence, m)
            if m.kind == "name":
                yield from self._apposed(sentence, m)
            yield from self._party(sentence, m)
            if m.kind == "nominal":
                yield from self._some_of(sentence, m)
                yield from self._owned(sentence, m)
                yield from self._described(sentence, m)
            yield from self._belonging.read(sentence, m)
        if not mentions:
            return
        words, heads, lemmas = sentence.words, sentence.heads, sentence.lemmas
        for token, dep in enumerate(sentence.deps):
            if dep not in _OBJECTS:
                continue
            said = dep in ("attr", "oprd") or (dep == "pobj" and words[heads[token]] in ("as", "As"))
            if not said:
                yield from self._verbs.read(sentence, token)
            if said or (dep == "dobj" and (lemmas[token] in POSTS or lemmas[token] in CHARGE)):
                yield from self._sayings.read(sentence, token)

    # Appositions and possessives

    def _apposition(self, sentence: Sentence, m: Found) -> Iterator[RelationDraft]:
        """Read "Kim Jong-un, the leader of North Korea" either way round."""
        if len(m.actors) != 1:
            return
        for c in appositions(sentence, m.head):
            for noun in self._offices(sentence, one_of(sentence, c)) if m.kind == "name" else (m.head,):
                hung = sentence.heads[c] != m.head and sentence.tags[noun] == "NNS"
                for who in self._all_of(sentence, m.head if m.kind == "name" else c, noun):
                    # Not "members of the League, the Front and the Guard".
                    if not (hung and self.cast.profiles[who].type == "Organization"):
                        yield from self.said(sentence, who, noun, past=False, sure=0.85)

    def _apposed(self, sentence: Sentence, m: Found) -> Iterator[RelationDraft]:
        """Read a noun before a name that is no mention of its own: "the front's armed wing, the Bergen League"."""
        noun = sentence.heads[m.head]
        if sentence.deps[m.head] != "appos" or sentence.pos[noun] != "NOUN" or len(m.actors) != 1:
            return
        kind = self.kind(sentence.lemmas[noun], past=False)
        mine = self.cast.profiles[m.actors[0]].type
        if kind in PERSONAL or mine in (("Organization", "Group") if kind == "partOf" else ("Person",)):
            yield from self.said(sentence, m.actors[0], noun, past=False, sure=0.8)

    def _some_of(self, sentence: Sentence, m: Found) -> Iterator[RelationDraft]:
        """Read who is named out of a group: "members of the council, including Norway", "Norway and its other allies"."""
        noun = m.head
        lemma = sentence.lemmas[noun].lower()
        if sentence.tags[noun] != "NNS" or lemma not in self.tables.relation_nouns:
            return
        named = examples(sentence, noun)
        for c in sentence.children[noun]:
            thing = sentence.child(c, "pobj") if sentence.words[c].lower() in ("of", "from", "in") else None
            if thing is not None and sentence.tags[thing] != "NNS":  # "members of parties such as the League"
                named.extend(examples(sentence, thing))
        after = m.end + (sentence.words[m.end : m.end + 1] == (",",))
        if sentence.words[after : after + 1] == ("including",):  # hung on another noun by the parser
            named.extend(c for c in sentence.children[after] if sentence.deps[c] == "pobj")
        if sentence.deps[noun] == "conj" and any(
            sentence.words[c].lower() == "other" for c in sentence.children[noun]
        ):
            root = noun
            while sentence.deps[root] == "conj":
                root = sentence.heads[root]
            named.extend(t for t in conjuncts(sentence, root) if t < noun)
        for t in dict.fromkeys(t for n in named for t in conjuncts(sentence, n)):
            found = self.cast.mention(sentence.index, t)
            if found and found.kind == "name" and len(found.actors) == 1 and found.actors != m.actors:
                drafts = self.said(sentence, found.actors[0], noun, past=False, sure=0.75)
                # "Lie and other members of his family"
                yield from (d for d in drafts if self.cast.profiles[d.target].type != "Group")

    def _offices(self, sentence: Sentence, noun: int) -> Iterator[int]:
        """Yield an apposed noun and those joined to it that speak of the same: "the army chief and Norway's ruler"."""
        yield noun
        for c in sentence.children[noun]:
            if sentence.deps[c] == "conj" and sentence.child(c, "det") is None and sentence.pos[c] == "NOUN":
                yield c

    def _owned(self, sentence: Sentence, m: Found) -> Iterator[RelationDraft]:
        """Read "the regime and its backers": those that are somebody's allies."""
        kind = self.tables.relation_nouns.get(sentence.lemmas[m.head].lower())
        if kind not in PERSONAL or len(m.actors) != 1 or sentence.deps[m.head] in ("attr", "appos"):
            return
        target = self.to_whom(sentence, m.head, m.actors[0])
        ours = target is not None and self.cast.profiles[target].type == "Author"
        if target and not ours and self.cast.profiles[m.actors[0]].type in ("Group", "Organization", "State"):
            yield self.draft(
                sentence,
                m.actors[0],
                kind,
                target,
                sentence.lemmas[m.head].lower(),
                m.start,
                m.head + 1,
                0.75,
            )

    def _described(self, sentence: Sentence, m: Found) -> Iterator[RelationDraft]:
        """Read the office that stands for somebody named elsewhere: "Stoere spoke. The Norwegian prime minister left"."""
        profile = self.cast.profiles[m.actors[0]]
        here = (
            sentence.deps[m.head] in ("attr", "appos", "oprd")
            or sentence.words[sentence.heads[m.head]] == "as"
        )
        if here or len(m.actors) > 1:
            return
        if profile.type == "Role":
            yield from self._role(sentence, m)
        named = profile.type == "Person" and profile.label.split()[-1][:1].isupper()
        if named and self.kind(sentence.lemmas[m.head], past=False) in _OFFICES:
            yield from self.said(sentence, m.actors[0], m.head, past=False, sure=0.7)

    def _role(self, sentence: Sentence, m: Found) -> Iterator[RelationDraft]:
        """Read the body of an office that nobody named fills: "a spokesman for the Red Front"."""
        if self.tables.relation_nouns.get(sentence.lemmas[m.head].lower()) not in _OFFICES:
            return
        named = sentence.child(sentence.heads[m.head], "attr") if sentence.deps[m.head] == "nsubj" else None
        if named is not None and sentence.pos[named] == "PROPN":
            return  # "the leader of the front is Erik Haaland"
        for draft in self.said(sentence, m.actors[0], m.head, past=False, sure=0.7):
            if self.cast.profiles[draft.target].type == "Organization":
                yield draft

    def _party(self, sentence: Sentence, m: Found) -> Iterator[RelationDraft]:
        """Read "Lie's party, the Northern League"."""
        noun = sentence.heads[m.head]
        if sentence.deps[m.head] != "appos" or sentence.lemmas[noun] != "party" or m.kind != "name":
            return
        owner = sentence.child(noun, "poss")
        who = self.cast.at(sentence.index, owner) if owner is not None else ()
        if len(who) == 1 and self.cast.profiles[who[0]].type == "Person":
            yield self.draft(sentence, who[0], "memberOf", m.actors[0], "party", noun, noun + 1, 0.85)
