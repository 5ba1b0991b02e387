"""Belonging told by how a phrase is built: "fighters of the Red Front", "Anna Lie of the Bergen Institute", "Oslo-backed"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.extraction.cast import Found
from kg.extraction.joining import conjuncts
from kg.extraction.relation_drafts import ALLEGED, RelationDraft, RelationReader
from kg.extraction.sentence import MODIFIERS, Sentence
from kg.extraction.word_classes import words
from kg.model import RelationType, Status

#: Nouns for those who are of a body: "members of", "Red Front fighters".
_MEMBERS = words("members")
#: ... for several who hold offices in one: "ministers of the council".
_OFFICIALS = words("officials")
#: ... and for those who work at one: "a professor at Bergen University", "an economist with the bank".
_EMPLOYED = words("employed")
#: Last words of the names of units: "3rd Battalion, 21st Regiment".
_UNITS = words("units")
_BODIES = ("Organization", "Group")
#: Bodies that are made of others.
_WHOLES = words("wholes")
#: What somebody is in by birth or chance, and words with which a member is none.
_CROWDS = frozenset(
    {"audience", "class", "community", "crowd", "family", "generation", "public", "society", "team"}
)
_NOT_OF = frozenset({"no", "former", "any", "ex", "family", "would-be"})
#: Words before "general" that make it an office.
_GENERAL = frozenset(
    {"secretary", "director", "attorney", "surgeon", "inspector", "governor", "commanding", "command"}
)
#: What stands before a dash: "Oslo-backed", "a Swedish-led coalition".
_DASHED = frozenset({"npadvmod", "nsubj", "amod", "compound", "nmod"})
#: Participles of those whom somebody stands behind, and of bodies that somebody heads.
_BACKED = frozenset({"back", "support", "arm", "fund", "finance", "train", "equip", "sponsor", "aid"})
_LED = frozenset({"lead", "led", "head", "command", "chair", "dominate"})
_BACKED_OR_LED = _BACKED | _LED
#: ... of those who stand with somebody: "aligned with Oslo", "who are allied to Oslo".
_ALIGNED = frozenset({"align", "ally", "affiliate"})
#: Verbs that tell what a body is made of, with the preposition before its parts, where there is one.
_MADE = {"make": ("of",), "compose": ("of",), "consist": ("of",), "comprise": ("of",)}
#: Participles of those who come from a body or are put into it, with the preposition before it.
_SENT_FROM: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("deploy", "send", "dispatch", "draw", "visit", "come", "hail", "recruit"), ("from",)),
    **dict.fromkeys(("assign", "attach", "belong", "second"), ("to",)),
    **dict.fromkeys(("serve", "train", "fly", "embed"), ("in", "with")),
    "fight": ("for",),
}


class Belonging(RelationReader):
    """Reads what a phrase says of its head by the actors inside it."""

    def read(self, sentence: Sentence, m: Found) -> Iterator[RelationDraft]:
        """Yield the relations of one mention to those named in its phrase."""
        if len(m.actors) != 1 or m.kind not in ("name", "nominal"):
            return
        kind = self.cast.profiles[m.actors[0]].type
        if m.kind == "nominal" and kind in ("Group", "Person"):
            yield from self._of_body(sentence, m)
        if not sentence.children[m.head]:
            return
        if m.kind == "name" and kind == "Person":
            yield from self._named_of(sentence, m)
            yield from self._office_apart(sentence, m)
        if kind == "Person":
            yield from self._affiliated(sentence, m)
        if kind in _BODIES:
            yield from self._tied(sentence, m)
            yield from self._made_of(sentence, m)
        if m.kind == "name" and kind == "Organization":
            yield from self._unit(sentence, m)

    def _of_body(self, sentence: Sentence, m: Found) -> Iterator[RelationDraft]:
        """Read "fighters of the Red Front", "Red Front fighters", "soldiers from the 3rd Battalion"."""
        noun = sentence.lemmas[m.head].lower()
        if sentence.tags[m.head] == "NNPS":  # "Soldiers from the 3rd Battalion", as armies write
            noun = noun.removesuffix("s")
        links: tuple[str, ...] = ("of", "from", "in")
        if noun in _EMPLOYED:
            links = ("of", "from", "at") if noun == "student" else ("from", "at", "with", "for")
        elif noun not in _MEMBERS and not (noun in _OFFICIALS and sentence.tags[m.head] == "NNS"):
            return
        around = {sentence.lemmas[c].lower() for c in sentence.children[m.head]}
        if around & (_NOT_OF | _GENERAL) or self._denied(sentence, m.head):
            return
        if noun in _MEMBERS:
            yield from self._sent(sentence, m, noun)
        if (
            noun in self.tables.relation_nouns
            and sentence.tags[m.head] == "NN"
            and _is_said(sentence, m.head)
        ):
            return  # "as a member of the board": somebody else is said to be one
        kind = self.tables.relation_nouns.get(noun, "memberOf")
        beside = [c for c in sentence.children[m.head] if sentence.deps[c] in MODIFIERS and c < m.head]
        units = (t for t in _objects(sentence, m.head, "with") if sentence.words[t].lower() in _UNITS)
        within = (*beside, *_objects(sentence, m.head, *links), *units)
        for body in self._bodies(sentence, (t for t in within if sentence.tags[t] != "NNS")):
            profile = self.cast.profiles[body]
            called = profile.label.lower().split()
            crowd = profile.type == "Group" and (
                not _CROWDS.isdisjoint(called) or (noun in _OFFICIALS and _WHOLES.isdisjoint(called))
            )
            if body != m.actors[0] and not crowd:
                status: Status = "possible" if around & ALLEGED else "actual"
                yield self.draft(sentence, m.actors[0], kind, body, noun, m.head, m.head + 1, 0.8, status)
                return

    def _sent(self, sentence: Sentence, m: Found, noun: str) -> Iterator[RelationDraft]:
        """Read "soldiers deployed from the 15th Wing", "airmen assigned to the squadron"."""
        for c in sentence.children[m.head]:
            if sentence.deps[c] != "acl" or sentence.lemmas[c] not in _SENT_FROM:
                continue
            for body in self._bodies(sentence, _objects(sentence, c, *_SENT_FROM[sentence.lemmas[c]])):
                if body != m.actors[0] and self.cast.profiles[body].type == "Organization":
                    yield self.draft(sentence, m.actors[0], "memberOf", body, noun, c, c + 1, 0.7)
                    return

    def _denied(self, sentence: Sentence, noun: int) -> bool:
        """Tell what somebody is said not to be, or only may be: "he is not an employee of the bank"."""
        copula = sentence.heads[noun]
        if sentence.deps[noun] != "attr":
            return False
        return any(sentence.deps[c] == "neg" or sentence.tags[c] == "MD" for c in sentence.children[copula])

    def _named_of(self, sentence: Sentence, m: Found) -> Iterator[RelationDraft]:
        """Read "Anna Lie of the Bergen Institute", "Anna Lie, of the Bergen Institute,"."""
        link = m.end
        links: tuple[str, ...] = ("of", "from")
        if link < len(sentence) and sentence.words[link] == ",":
            link, links = link + 1, ("of", "from", "with", "at")
        if link >= len(sentence) or sentence.words[link].lower() not in links:
            return
        if sentence.heads[link] != m.head:
            return
        for t in sentence.children[link]:
            named = self.cast.mention(sentence.index, t)
            closed = named is not None and sentence.words[named.end : named.end + 1] == (",",)
            if sentence.words[link].lower() in ("with", "at") and not closed:
                continue
            if named is None or named.kind != "name" or len(named.actors) != 1:
                continue
            if self.cast.profiles[named.actors[0]].type == "Organization":
                label = sentence.words[link].lower()
                yield self.draft(
                    sentence, m.actors[0], "memberOf", named.actors[0], label, link, link + 1, 0.7
                )

    def _office_apart(self, sentence: Sentence, m: Found) -> Iterator[RelationDraft]:
        """Read an office and its body between commas: "Gen. Anna Lie, commander, Northern Air Command"."""
        for office in sentence.children[m.head]:
            after = sentence.words[office + 1 : office + 2]
            if sentence.deps[office] != "appos" or office < m.end or after != (",",):
                continue
            lemma = sentence.lemmas[office].lower()
            if self.tables.relation_nouns.get(lemma) != "holdsPosition" and not self.is_title(lemma):
                continue
            near = (*sentence.children[office], *sentence.children[m.head])
            beside = (
                t
                for t in near
                if sentence.deps[t] in ("appos", "conj")
                and (named := self.cast.mention(sentence.index, t))
                and named.start in (office + 2, office + 3)  # "commander, the Northern Command"
            )
            for body in self._bodies(sentence, beside):
                kind = self.kind(lemma, past=False)
                yield self.draft(sentence, m.actors[0], kind, body, lemma, office, office + 1, 0.8)
                return

    def _tied(self, sentence: Sentence, m: Found) -> Iterator[RelationDraft]:
        """Read "the Oslo-backed rebels", "forces loyal to Lie", "a Swedish-led coalition", "a body led by Lie"."""
        for c in sentence.children[m.head]:
            lemma = sentence.lemmas[c].lower()
            if lemma == "loyal":
                yield from self._behind(sentence, m, c, _objects(sentence, c, "to"))
            if lemma in _ALIGNED and sentence.deps[c] in ("amod", "acl", "relcl"):
                before = (t for t in sentence.children[c] if t < c and sentence.deps[t] == "npadvmod")
                yield from self._behind(sentence, m, c, (*before, *_objects(sentence, c, "with", "to")))
            if lemma not in _BACKED_OR_LED or sentence.deps[c] not in ("amod", "acl"):
                continue
            if c > m.end + 1:
                continue  # "a meeting on reforming the council, sponsored by Oslo"
            dashed = (t for t in sentence.children[c] if t < c and sentence.deps[t] in _DASHED)
            agents = (*dashed, *_objects(sentence, c, "by"))
            if lemma in _BACKED:
                yield from self._behind(sentence, m, c, agents)
                continue
            heads = list(self._those(sentence, m, agents))
            if sentence.tags[m.head] == "NNS":  # "households led by mothers"
                continue
            for who in heads:
                personal = self.cast.profiles[who].type in ("Person", "Role")
                if self.cast.profiles[who].type != self.cast.profiles[heads[0]].type:
                    continue  # "the Front led by Anna Lie and the Northern League": joined to the Front
                kind: RelationType = "holdsPosition" if personal else "memberOf"
                yield self.draft(sentence, who, kind, m.actors[0], sentence.words[c].lower(), c, c + 1, 0.75)

    def _affiliated(self, sentence: Sentence, m: Found) -> Iterator[RelationDraft]:
        """Read "Anna Lie, an activist affiliated with the Bergen Institute"."""
        for c in sentence.children[m.head]:
            if sentence.lemmas[c] != "affiliate" or sentence.deps[c] not in ("acl", "amod"):
                continue
            for body in self._bodies(sentence, _objects(sentence, c, "with", "to")):
                if self.cast.profiles[body].type == "Organization":
                    label = sentence.words[c].lower()
                    yield self.draft(sentence, m.actors[0], "memberOf", body, label, c, c + 1, 0.7)

    def _behind(
        self, sentence: Sentence, m: Found, cue: int, tokens: Iterable[int]
    ) -> Iterator[RelationDraft]:
        label = sentence.words[cue].lower()
        for who in self._those(sentence, m, tokens):
            yield self.draft(sentence, m.actors[0], "allyOf", who, label, cue, cue + 1, 0.75)

    def _made_of(self, sentence: Sentence, m: Found) -> Iterator[RelationDraft]:
        """Read "the alliance, made up of the Red Brigade and the Blue Guard, attacked"."""
        verb = m.end
        if verb < len(sentence) and sentence.words[verb] == ",":
            verb += 1
        if verb >= len(sentence) or sentence.lemmas[verb] not in _MADE:
            return
        parts = [
            o for t in sentence.children[verb] if sentence.deps[t] == "dobj" for o in conjuncts(sentence, t)
        ]
        for t in (*parts, *_objects(sentence, verb, *_MADE[sentence.lemmas[verb]])):
            for who in self._those(sentence, m, (t,)):
                if self.cast.profiles[who].type in ("State", *_BODIES):
                    yield self.draft(sentence, who, "memberOf", m.actors[0], "part", verb, verb + 1, 0.75)

    def _unit(self, sentence: Sentence, m: Found) -> Iterator[RelationDraft]:
        """Read "3rd Battalion, 21st Field Regiment", "the army's 4th Division": the smaller is part of the larger."""
        if sentence.words[m.end - 1].lower() not in _UNITS:
            return
        near = [c for c in sentence.children[m.head] if sentence.deps[c] in ("appos", "poss")]
        for c in (*near, *_objects(sentence, m.head, "of")):
            larger = self.cast.mention(sentence.index, c)
            if (
                larger is None
                or larger.kind != "name"
                or len(larger.actors) != 1
                or larger.actors == m.actors
            ):
                continue
            target = larger.actors[0]
            land = self.cast.profiles[target].type == "State" and sentence.words[m.start][0].isdigit()
            if land or sentence.words[larger.end - 1].lower() in _UNITS:
                start, end = min(m.start, larger.start), max(m.end, larger.end)
                yield self.draft(sentence, m.actors[0], "partOf", target, "part", start, end, 0.8)

    def _those(self, sentence: Sentence, m: Found, tokens: Iterable[int]) -> Iterator[str]:
        """Yield the actors at some tokens who can stand behind somebody, but for the mention's own."""
        for t in tokens:
            for who in self.cast.at(sentence.index, t):
                if who != m.actors[0] and self.cast.profiles[who].type not in ("Place", "Author"):
                    yield who

    def _bodies(self, sentence: Sentence, tokens: Iterable[int]) -> Iterator[str]:
        for t in tokens:
            for who in self.at(sentence, t):
                if self.cast.profiles[who].type in _BODIES:
                    yield who


def _is_said(sentence: Sentence, noun: int) -> bool:
    """Say whether a noun only tells what somebody else is."""
    above = sentence.words[sentence.heads[noun]].lower()
    return sentence.deps[noun] in ("attr", "appos", "oprd", "conj") or above in ("as", "of", "like")


def _objects(sentence: Sentence, head: int, *names: str) -> tuple[int, ...]:
    """Give the objects of the prepositions on a word, with what is joined to them."""
    return tuple(
        t
        for c in sentence.children[head]
        if sentence.deps[c] in ("prep", "agent", "prt") and sentence.words[c].lower() in names
        for o in sentence.children[c]
        if sentence.deps[o] == "pobj"
        for t in conjuncts(sentence, o)
    )
