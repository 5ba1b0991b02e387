"""What holds between actors: offices, membership, alliance, kin, from titles, appositions, copulas and possessives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extraction.actor_tables import ActorTables
from kg.extraction.belonging import Belonging
from kg.extraction.cast import Cast, Found
from kg.extraction.joining import conjuncts
from kg.extraction.name_relations import NameRelations, as_written
from kg.extraction.predication import appositions
from kg.extraction.relation_drafts import PAST, PERSONAL, RelationDraft, RelationReader
from kg.extraction.sentence import MODIFIERS, Sentence
from kg.extraction.word_classes import words
from kg.model import RelationType

_COPULAS = frozenset({"be", "become", "remain"})
_LINKS = frozenset({"of", "for", "to", "in", "at", "from"})
#: Verbs of whoever heads a body, and of whoever is in it.
_HEADING = frozenset({"lead", "head", "chair", "command"})
_BELONGING = _HEADING | {"join"}
#: Verbs of what a person is to a body or a state: what he is, and to whom he can be it.
_PERSONALLY: dict[str, tuple[RelationType, tuple[str, ...]]] = {
    **dict.fromkeys(("run", "direct", "manage", "oversee"), ("holdsPosition", ("Organization",))),
    **dict.fromkeys(("rule", "govern"), ("holdsPosition", ("Organization", "State", "Territory"))),
    **dict.fromkeys(("found", "co-found", "cofound"), ("memberOf", ("Organization",))),
    "represent": ("representativeOf", ("Organization", "State", "Territory")),
}
#: ... with a preposition.
_IN_SERVICE: dict[str, tuple[str, ...]] = {
    "belong": ("to",),
    "serve": ("in", "on", "with"),
    "assign": ("to",),
    "work": ("for", "at"),
    "sit": ("on",),
    "teach": ("at",),
    "fight": ("for",),
}
#: Verbs that name the members of a body.
_LISTING = frozenset({"include", "comprise"})
#: Adjectives of what somebody isn't, or not yet: "our potential senator".
_MAY_BE = words("prospective")
#: Verbs that give somebody an office: "was appointed ambassador", "elected her president".
_GIVING_OFFICE = words("giving_office")
#: What "for" and "to" say of these: for whom a spokesman speaks, but where or about what an envoy is sent.
_SENT = frozenset(
    {"ambassador", "envoy", "representative", "diplomat", "emissary", "delegate", "negotiator", "consul"}
)
#: Whoever serves for money serves those behind "for", not the town he works in: "a Bergen lawyer for the union".
_SERVING = frozenset({"lawyer", "attorney", "consultant", "lobbyist"})
#: What somebody holds: of the relations that a noun tells.
_OFFICES = ("holdsPosition", "representativeOf")
#: What may name to whom before the noun, and before those who serve.
_BEFORE = (MODIFIERS, frozenset({"poss"}))


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


class _Finder(RelationReader):
    def __init__(self, cast: Cast, tables: ActorTables, published: str | None) -> None:
        super().__init__(cast, tables, published)
        self._names = NameRelations(cast, tables, published)
        self._belonging = Belonging(cast, tables, published)

    def read(self, sentence: Sentence, mentions: Sequence[Found]) -> Iterator[RelationDraft]:
        """Yield the relations that one sentence tells."""
        ends = {m.end: m for m in mentions if m.kind == "name"}
        for m in mentions:
            if m.kind not in ("name", "nominal"):
                continue
            if m.kind == "name":
                yield from self._names.read(sentence, m, ends)
            yield from self._apposition(sentence, m)
            yield from self._party(sentence, m)
            if m.kind == "nominal":
                yield from self._owned(sentence, m)
                yield from self._described(sentence, m)
            yield from self._belonging.read(sentence, m)
        for token, dep in enumerate(sentence.deps):
            as_noun = dep == "pobj" and sentence.words[sentence.heads[token]].lower() == "as"
            if as_noun or dep in ("attr", "oprd"):
                yield from self._said_to_be(sentence, token)
            elif dep == "dobj" and sentence.lemmas[sentence.heads[token]] in _LISTING:
                yield from self._lists(sentence, token)
            elif dep == "dobj" and sentence.lemmas[sentence.heads[token]] in _BELONGING:
                yield from self._leads(sentence, token)
            elif dep == "dobj" and sentence.lemmas[sentence.heads[token]] in _PERSONALLY:
                verb = sentence.heads[token]
                yield from self._personally(sentence, sentence.child(verb, "nsubj"), verb, token)
            if dep == "pobj" and sentence.deps[sentence.heads[token]] == "agent":
                verb = sentence.heads[sentence.heads[token]]
                what = sentence.child(verb, "nsubjpass")
                within = what is None and sentence.deps[verb] == "acl" and sentence.heads[verb] < verb
                yield from self._personally(sentence, token, verb, sentence.heads[verb] if within else what)
            if dep == "pobj" and self._of_verb(sentence, token):
                yield from self._leads(sentence, token)

    # Appositions, copulas, possessives

    def _apposition(self, sentence: Sentence, m: Found) -> Iterator[RelationDraft]:
        """Read "Kim Jong-un, the leader of North Korea" either way round."""
        if len(m.actors) != 1:
            return
        for c in appositions(sentence, m.head):
            who = m.actors[0] if m.kind == "name" else next(iter(self.cast.at(sentence.index, c)), None)
            for noun in self._offices(sentence, c) if m.kind == "name" else (m.head,):
                if who:
                    yield from self._is(sentence, who, noun, past=False, sure=0.85)

    def _offices(self, sentence: Sentence, noun: int) -> Iterator[int]:
        """Yield an apposed noun and those joined to it that speak of the same: "the army chief and Norway's ruler"."""
        yield noun
        for c in sentence.children[noun]:
            if sentence.deps[c] == "conj" and sentence.child(c, "det") is None and sentence.pos[c] == "NOUN":
                yield c

    def _said_to_be(self, sentence: Sentence, token: int) -> Iterator[RelationDraft]:
        """Read "Lee is the leader of X", "Russia's status as North Korea's ally", "X, as Y's ally, ..."."""
        head = sentence.heads[token]
        past = False
        if sentence.deps[token] == "oprd" or self._as_office(sentence, token):
            verb = head if sentence.deps[token] == "oprd" else sentence.heads[head]
            if sentence.lemmas[verb] not in _GIVING_OFFICE or self._unsure(sentence, verb):
                return
            subject = sentence.child(verb, "nsubjpass") or sentence.child(verb, "dobj")
        elif sentence.deps[token] == "attr":
            if sentence.lemmas[head] not in _COPULAS or any(
                sentence.deps[c] in ("neg", "aux")
                for c in sentence.children[head]
                if sentence.tags[c] != "VBZ" and sentence.tags[c] != "VBP" and sentence.tags[c] != "VBD"
            ):
                return
            subject = sentence.child(head, "nsubj")
            past = sentence.lemmas[head] == "be" and sentence.tags[head] == "VBD"
        else:
            noun = sentence.heads[head]
            subject = sentence.child(noun, "poss")
            past = sentence.lemmas[noun] == "serve" and sentence.tags[noun] == "VBD"
            if subject is None and sentence.pos[noun] == "VERB":
                subject = sentence.child(noun, "nsubj")
        who = self.cast.at(sentence.index, subject) if subject is not None else ()
        if subject is not None and sentence.deps[token] == "attr" and not past:
            yield from self._each_other(sentence, subject, token)
        if len(who) == 1:
            yield from self._is(sentence, who[0], token, past=past, sure=0.8)

    def _each_other(self, sentence: Sentence, subject: int, noun: int) -> Iterator[RelationDraft]:
        """Read "Norway and Sweden are allies": what two are to each other."""
        kind = self.tables.relation_nouns.get(sentence.lemmas[noun].lower())
        sides = [a for t in conjuncts(sentence, subject) for a in self.cast.at(sentence.index, t)]
        if kind not in ("allyOf", "rivalOf") or sentence.tags[noun] != "NNS" or len(sides) != 2:
            return
        within = any(sentence.deps[c] in ("prep", "poss") for c in sentence.children[noun])
        types = {self.cast.profiles[a].type for a in sides}
        if not within and sides[0] != sides[1] and not types & {"Place", "Author"}:
            label = sentence.lemmas[noun].lower()
            yield self.draft(sentence, sides[0], kind, sides[1], label, noun, noun + 1, 0.8)

    def _as_office(self, sentence: Sentence, token: int) -> bool:
        """Tell "was elected as mayor"."""
        prep = sentence.heads[token]
        return sentence.deps[token] == "pobj" and sentence.lemmas[sentence.heads[prep]] in _GIVING_OFFICE

    def _unsure(self, sentence: Sentence, verb: int) -> bool:
        """Tell a verb that is negated, or stands under a modal or "to"."""
        tags = {sentence.tags[c] for c in sentence.children[verb]}
        return bool(tags & {"MD", "TO"}) or any(sentence.deps[c] == "neg" for c in sentence.children[verb])

    def _lists(self, sentence: Sentence, token: int) -> Iterator[RelationDraft]:
        """Read "The Arctic Council includes Norway and Sweden"."""
        verb = sentence.heads[token]
        subject = sentence.child(verb, "nsubj")
        body = self.cast.at(sentence.index, subject) if subject is not None else ()
        if len(body) != 1 or self.cast.profiles[body[0]].type not in ("Organization", "Group"):
            return
        if subject is None or sentence.child(subject, "poss") is not None:
            return  # "his donors include the union"
        if self._unsure(sentence, verb):
            return
        members = [token]
        for t in members:
            members.extend(c for c in sentence.children[t] if sentence.deps[c] == "conj")
        for t in members[:40]:
            for who in self.cast.at(sentence.index, t):
                if who != body[0] and self.cast.profiles[who].type in ("State", "Organization", "Person"):
                    yield self.draft(sentence, who, "memberOf", body[0], "member", verb, verb + 1, 0.8)

    def _is(
        self, sentence: Sentence, who: str, noun: int, *, past: bool, sure: float
    ) -> Iterator[RelationDraft]:
        """Yield that ``who`` is the thing that ``noun`` says, where it names to whom."""
        if self.cast.profiles[who].type in ("Place", "Author"):
            return
        lemma = sentence.lemmas[noun].lower()
        if any(sentence.lemmas[c].lower() in _MAY_BE for c in sentence.children[noun]):
            return
        if self.tables.relation_nouns.get(lemma) == "relatedTo" and self.cast.profiles[who].type == "Group":
            return  # "our wives and mothers"
        start = self._office_start(sentence, noun)
        label = as_written(sentence, start, noun + 1).lower()
        title = self.is_title(" ".join(w.lower() for w in sentence.words[start : noun + 1]))
        if lemma not in self.tables.relation_nouns and not title:
            return
        target = self._to_whom(sentence, noun, who)
        office = self.tables.titles.get(tuple(label.split()))
        if target is None and office and office.rank != "seat" and sentence.words[start - 1].lower() == "the":
            target = self.by_office(who, office)
        if target:
            past = past or any(
                sentence.words[t].lower() in PAST for t in (*sentence.children[noun], *range(start, noun))
            )
            yield self.draft(sentence, who, self.kind(lemma, past=past), target, label, start, noun + 1, sure)

    def _owned(self, sentence: Sentence, m: Found) -> Iterator[RelationDraft]:
        """Read "the regime and its backers": those that are somebody's allies."""
        kind = self.tables.relation_nouns.get(sentence.lemmas[m.head].lower())
        if kind not in PERSONAL or len(m.actors) != 1 or sentence.deps[m.head] in ("attr", "appos"):
            return
        target = self._to_whom(sentence, m.head, m.actors[0])
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
        if len(m.actors) > 1 or profile.type != "Person" or not profile.label.split()[-1][:1].isupper():
            return
        here = (
            sentence.deps[m.head] in ("attr", "appos", "oprd")
            or sentence.words[sentence.heads[m.head]] == "as"
        )
        if not here and self.kind(sentence.lemmas[m.head], past=False) in _OFFICES:
            yield from self._is(sentence, m.actors[0], m.head, past=False, sure=0.7)

    def _party(self, sentence: Sentence, m: Found) -> Iterator[RelationDraft]:
        """Read "Lie's party, the Northern League"."""
        noun = sentence.heads[m.head]
        if sentence.deps[m.head] != "appos" or sentence.lemmas[noun] != "party" or m.kind != "name":
            return
        owner = sentence.child(noun, "poss")
        who = self.cast.at(sentence.index, owner) if owner is not None else ()
        if len(who) == 1 and self.cast.profiles[who[0]].type == "Person":
            yield self.draft(sentence, who[0], "memberOf", m.actors[0], "party", noun, noun + 1, 0.85)

    def _of_verb(self, sentence: Sentence, token: int) -> bool:
        """Tell "is headed by X", "belongs to X" and "serves in X"."""
        above = sentence.heads[token]
        lemma = sentence.lemmas[sentence.heads[above]]
        if sentence.deps[above] == "agent":
            return lemma in _HEADING
        return sentence.lemmas[above] in _IN_SERVICE.get(lemma, ())

    def _leads(self, sentence: Sentence, token: int) -> Iterator[RelationDraft]:
        """Read "We will continue to lead the global coalition": whoever leads or joins it is a member.

        So is whoever a body is headed by, and whoever belongs to it.
        """
        above = sentence.heads[token]
        verb = above if sentence.deps[token] == "dobj" else sentence.heads[above]
        lemma, what = sentence.lemmas[verb], token
        subject = sentence.child(verb, "nsubj" if lemma != "assign" else "nsubjpass")
        if sentence.deps[above] == "agent":
            subject, passive = token, sentence.child(verb, "nsubjpass")
            if passive is None and sentence.deps[verb] == "conj":  # "was founded and later headed by"
                passive = sentence.child(sentence.heads[verb], "nsubjpass")
            if lemma == "join" or passive is None:
                return
            what = passive
        for at in sentence.path_up(verb):
            if subject is not None or sentence.deps[verb] != "xcomp" or lemma in _IN_SERVICE:
                break
            if sentence.child(at, "dobj") is not None:
                return  # "picked her to lead the board": it isn't whoever picks who leads
            subject = sentence.child(at, "nsubj")
        if subject is not None:
            yield from self._in(sentence, subject, verb, what)

    def _personally(
        self, sentence: Sentence, subject: int | None, verb: int, what: int | None
    ) -> Iterator[RelationDraft]:
        """Read "Anna Lie runs the Bergen Institute", "Norway is ruled by Lie", "the institute, founded by Lie"."""
        told = _PERSONALLY.get(sentence.lemmas[verb])
        if told is None or subject is None or what is None or self._unsure(sentence, verb):
            return
        below = {sentence.deps[c] for c in sentence.children[verb]}
        who, body = self.cast.at(sentence.index, subject), self.cast.at(sentence.index, what)
        if len(who) != 1 or len(body) != 1 or who == body or below & {"xcomp", "ccomp", "prt"}:
            return  # "directed the agency to publish it"
        kind, bodies = told
        if self.cast.profiles[who[0]].type == "Person" and self.cast.profiles[body[0]].type in bodies:
            past = kind == "holdsPosition" and sentence.tags[verb] == "VBD"
            kind = "heldPosition" if past else kind
            label = sentence.lemmas[verb]
            yield self.draft(sentence, who[0], kind, body[0], label, verb, verb + 1, 0.7)

    def _in(self, sentence: Sentence, subject: int, verb: int, token: int) -> Iterator[RelationDraft]:
        who, what = self.cast.at(sentence.index, subject), self.cast.at(sentence.index, token)
        bodies = ("Organization", "Group")
        gerund = sentence.tags[verb] == "VBG" and sentence.child(verb, "aux") is None
        if gerund and sentence.lemmas[verb] in _IN_SERVICE:
            return  # "can't imagine her working for the board"
        if any(self.cast.profiles[i].label.startswith("how ") for i in who):
            return  # "how many lawyers work for the board"
        if len(who) != 1 or len(what) != 1 or who == what or self.cast.profiles[what[0]].type not in bodies:
            return
        if any(sentence.deps[c] == "neg" for c in sentence.children[verb]):
            return
        lemma = sentence.lemmas[verb]
        heads = self.cast.profiles[who[0]].type == "Person" and lemma in _HEADING
        kind: RelationType = "holdsPosition" if heads else "memberOf"
        yield self.draft(sentence, who[0], kind, what[0], lemma, verb, verb + 1, 0.7)

    # What they share

    def _to_whom(self, sentence: Sentence, noun: int, who: str) -> str | None:
        """Give the actor whose ally, member or leader a noun speaks of: possessor, modifier, object of "of" or "for"."""
        lemma = sentence.lemmas[noun].lower()
        links = ("of", "from") if lemma in _SENT else ("of", "for") if lemma in _SERVING else _LINKS
        heads = self.kind(lemma, past=False) == "holdsPosition"
        bodies = self._bodies_of(sentence, noun) if heads else ()
        for c in sentence.children[noun]:
            if sentence.deps[c] in _BEFORE[lemma in _SERVING] and c < noun:
                ids = [i for i in self.cast.at(sentence.index, c) if i != who]
                if ids and bodies and sentence.deps[c] == "amod":
                    return bodies[0]  # "the Norwegian head of the Bergen Institute"
                if ids:
                    return ids[0]
        for c in sentence.children[noun]:
            word = sentence.words[c].lower()
            if sentence.deps[c] == "prep" and word in links:
                thing = sentence.child(c, "pobj")
                if thing is None or sentence.lemmas[thing] == "staff":
                    continue  # "chief of staff to the president"
                ids = [i for i in self.cast.at(sentence.index, thing) if i != who]
                if ids:
                    return ids[0]
        return None

    def _bodies_of(self, sentence: Sentence, noun: int) -> tuple[str, ...]:
        """Give the bodies that somebody heads: "commander for the Northern Command"."""
        things = (
            sentence.child(c, "pobj")
            for c in sentence.children[noun]
            if sentence.deps[c] == "prep" and sentence.words[c].lower() in ("of", "for", "at")
        )
        named = (i for t in things if t is not None for i in self.cast.at(sentence.index, t))
        return tuple(i for i in named if self.cast.profiles[i].type == "Organization")

    def _office_start(self, sentence: Sentence, noun: int) -> int:
        """Give the first token of an office that ends in a noun ("foreign minister", "former leader")."""
        start = noun
        if (
            noun > 1
            and sentence.words[noun - 1] == "-"
            and sentence.ends[noun - 2] == sentence.starts[noun - 1]
        ):
            start = noun - 2  # "vice-president", which the parser takes apart
        while (
            start
            and start
            <= sentence.heads[start - 1]
            <= noun  # "national security adviser": of security, not of adviser
            and sentence.deps[start - 1] in ("compound", "amod")
            and not self.cast.at(sentence.index, start - 1)
        ):
            start -= 1
        return start
