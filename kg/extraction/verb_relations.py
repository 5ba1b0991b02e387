"""Relations told by verbs: who heads, joins, owns or makes up a body, who is allied or at war with whom."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.joining import conjuncts
from kg.extraction.noun_relations import NounRelations
from kg.extraction.relation_drafts import RelationDraft
from kg.extraction.sentence import VERBAL, Sentence
from kg.extraction.told_verbs import is_past, is_told, subject_of, told
from kg.model import RelationType, Status

_BODIES = ("Organization", "Group")
_LANDS = ("Organization", "State", "Territory")
#: Verbs of whoever heads a body.
_HEADING = frozenset({"lead", "head", "chair", "co-chair", "cochair", "command", "captain", "helm"})
#: Verbs of what a person is to a body or a state: what he is, and to whom he can be it.
_PERSONALLY: dict[str, tuple[RelationType, tuple[str, ...]]] = {
    **dict.fromkeys(_HEADING, ("holdsPosition", _BODIES)),
    **dict.fromkeys(("run", "direct", "manage", "oversee", "own"), ("holdsPosition", ("Organization",))),
    **dict.fromkeys(("rule", "govern"), ("holdsPosition", _LANDS)),
    **dict.fromkeys(("found", "co-found", "cofound"), ("memberOf", _BODIES)),
    "represent": ("representativeOf", _LANDS),
}
#: ... with a preposition.
_IN_SERVICE: dict[str, tuple[str, ...]] = {
    "belong": ("to",),
    "serve": ("in", "on", "with"),
    "enlist": ("in", "with"),
    "assign": ("to",),
    "attach": ("to",),
    "work": ("for", "at"),
    "accede": ("to",),
    "sit": ("on",),
    "teach": ("at",),
    "fight": ("for",),
    "defect": ("to",),
    **dict.fromkeys(("elect", "re-elect", "reelect", "appoint", "reappoint", "name", "confirm"), ("to",)),
    **dict.fromkeys(("admit", "recruit", "draft"), ("to", "into")),
}
#: What a unit does, or is, under the body that it is part of.
_BELOW: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("fall", "come", "operate", "serve", "fight"), ("under",)),
    **dict.fromkeys(("answer", "report", "subordinate"), ("to",)),
}
#: Those to whom something is done: "was assigned to the brigade".
_DONE_TO = frozenset(_IN_SERVICE) - {"belong", "serve", "enlist", "work", "sit", "teach", "fight", "defect"}
#: Verbs that name the members of a body.
_LISTING = frozenset({"include", "comprise", "encompass"})
#: Participles of a body that tell what it is made of.
_MADE = frozenset({"make", "compose", "comprise"})
#: ... of those who stand with somebody: "is allied with Oslo".
_ALIGNED = frozenset({"align", "ally", "allied", "affiliate"})
#: What somebody is under: "the fighters under the command of Lie".
_COMMAND = frozenset(
    {"command", "leadership", "chairmanship", "stewardship", "captaincy", "umbrella", "banner"}
)
#: What somebody is at or in with another, with the preposition before it: "at war with".
_TERMS: dict[str, tuple[str, RelationType]] = {
    "war": ("at", "rivalOf"),
    "alliance": ("in", "allyOf"),
    "league": ("in", "allyOf"),
}
#: What one pledges to whom one follows: "pledged allegiance to the front".
_FEALTY = frozenset({"allegiance", "fealty", "loyalty"})
_PLEDGING = frozenset({"pledge", "swear", "declare", "proclaim", "owe"})
_COPULAS = frozenset({"be", "remain"})


class VerbRelations(NounRelations):
    """Reads what a verb says that somebody is to the body or actor that is its object."""

    def read(self, sentence: Sentence, token: int) -> Iterator[RelationDraft]:
        """Yield the relations of which a token is the object, or the object of a preposition."""
        head = sentence.heads[token]
        lemma = sentence.lemmas[head]
        if sentence.deps[token] == "dobj":
            if lemma in _LISTING:
                yield from self._lists(sentence, token)
            elif lemma == "join" and sentence.tags[token] != "NNS" and not _for_once(sentence, head, token):
                yield from self._in(sentence, subject_of(sentence, head), head, token)
            elif lemma in _PERSONALLY:
                yield from self._heads(sentence, subject_of(sentence, head), head, token)
            elif lemma == "marry":
                yield from self._marries(sentence, subject_of(sentence, head), head, token)
            return
        verb, word = sentence.heads[head], sentence.words[head].lower()
        above = sentence.lemmas[verb]
        if sentence.deps[head] == "agent" and above in _PERSONALLY:
            yield from self._heads(sentence, token, verb, subject_of(sentence, verb, passive=True))
        elif word in _IN_SERVICE.get(above, ()):
            subject = subject_of(sentence, verb, passive=above in _DONE_TO)
            if subject is None and above in ("assign", "attach") and sentence.child(verb, "dobj") is None:
                subject = sentence.child(
                    verb, "nsubj"
                )  # "soldiers assigned to the brigade attacked", misread
            yield from self._in(sentence, subject, verb, token)
        elif word in _BELOW.get(above, ()) and sentence.lemmas[token] not in _COMMAND:
            yield from self._below(sentence, verb, token)
        elif above in ("marry", "married") and word == "to":
            copula = sentence.heads[verb] if sentence.deps[verb] == "acomp" else verb
            yield from self._marries(sentence, _either(sentence, copula), copula, token)
        elif above == "preside" and word == "over":
            yield from self._heads(sentence, subject_of(sentence, verb), verb, token)
        elif word == "among" and above in _COPULAS:
            subject = subject_of(sentence, verb)
            if subject is not None and is_told(sentence, verb):
                for who in self.cast.at(sentence.index, subject):
                    yield from self.said(sentence, who, token, past=False, sure=0.75)
        elif word in ("of", "by"):
            yield from self._made_of(sentence, token)
        elif word == "under" and sentence.lemmas[token] in _COMMAND:
            yield from self._under(sentence, token)
        elif sentence.lemmas[token] == "charge" and word == "in":
            yield from self._in_charge(sentence, token)
        elif word in ("with", "to"):
            yield from self._with(sentence, token)

    def _heads(
        self, sentence: Sentence, subject: int | None, verb: int, what: int | None
    ) -> Iterator[RelationDraft]:
        """Read "Anna Lie runs the Bergen Institute", "Norway is ruled by Lie", "was appointed to lead the institute".

        A state or a body that leads another is a member of it, a body that owns another has it as a part.
        """
        status = told(sentence, verb)
        if subject is None or what is None or status is None:
            return
        lemma = sentence.lemmas[verb]
        who, body = self.cast.at(sentence.index, subject), self.cast.at(sentence.index, what)
        if len(who) != 1 or len(body) != 1 or who == body or _directs(sentence, verb):
            return
        if sentence.tags[what] == "NNS":  # "households led by mothers"
            return
        kind, bodies = _PERSONALLY.get(lemma, _PERSONALLY["lead"])
        mine, other = self.cast.profiles[who[0]].type, self.cast.profiles[body[0]].type
        if other not in bodies:
            return
        if mine != "Person" and lemma not in _HEADING:
            if lemma == "own" and mine == other:
                yield self.draft(sentence, body[0], "partOf", who[0], lemma, verb, verb + 1, 0.7, status)
            return
        if kind == "holdsPosition" and mine not in ("Person", "Role"):
            kind = "memberOf"
        elif kind == "holdsPosition" and is_past(sentence, verb):
            kind = "heldPosition"
        yield self.draft(sentence, who[0], kind, body[0], lemma, verb, verb + 1, 0.7, status)

    def _in(self, sentence: Sentence, subject: int | None, verb: int, token: int) -> Iterator[RelationDraft]:
        """Read "Anna Lie joined the party", "serves on the council", "soldiers assigned to the brigade"."""
        status = told(sentence, verb)
        if subject is None or status is None:
            return
        who, what = self.cast.at(sentence.index, subject), self.cast.at(sentence.index, token)
        lemma = sentence.lemmas[verb]
        gerund = sentence.tags[verb] == "VBG" and sentence.child(verb, "aux") is None
        if gerund and lemma in _IN_SERVICE and sentence.deps[verb] != "acl":
            return  # "can't imagine her working for the board"
        if sentence.lemmas[token] == "people":
            return  # "works for the people who sent her"
        if any(self.cast.profiles[i].label.startswith("how ") for i in who):
            return  # "how many lawyers work for the board"
        if len(who) != 1 or len(what) != 1 or who == what or self.cast.profiles[what[0]].type not in _BODIES:
            return
        yield self.draft(sentence, who[0], "memberOf", what[0], lemma, verb, verb + 1, 0.7, status)

    def _below(self, sentence: Sentence, verb: int, token: int) -> Iterator[RelationDraft]:
        """Read "the brigade falls under the Northern Command", "is subordinate to the command"."""
        copula = sentence.heads[verb] if sentence.deps[verb] == "acomp" else verb
        subject, status = _either(sentence, copula), told(sentence, copula)
        if subject is None or status is None or is_past(sentence, copula):
            return
        who, what = self.cast.at(sentence.index, subject), self.cast.at(sentence.index, token)
        if len(who) != 1 or len(what) != 1 or who == what:
            return
        if {self.cast.profiles[i].type for i in (*who, *what)} == {"Organization"}:
            label = sentence.words[verb].lower()
            yield self.draft(sentence, who[0], "partOf", what[0], label, verb, verb + 1, 0.7, status)

    def _marries(
        self, sentence: Sentence, subject: int | None, verb: int, token: int
    ) -> Iterator[RelationDraft]:
        """Read "Anna Lie is married to Erik Haaland", "Anna Lie married Erik Haaland"."""
        if subject is None or not is_told(sentence, verb):
            return
        one, other = (self.cast.mention(sentence.index, t) for t in (subject, token))
        if one is None or other is None or other.kind != "name" or len(one.actors) != 1:
            return
        who, whom = one.actors[0], other.actors[0]
        if who != whom and {self.cast.profiles[i].type for i in (who, whom)} == {"Person"}:
            yield self.draft(sentence, who, "relatedTo", whom, "married", verb, verb + 1, 0.75)

    def _lists(self, sentence: Sentence, token: int) -> Iterator[RelationDraft]:
        """Read "The Arctic Council includes Norway and Sweden"."""
        verb = sentence.heads[token]
        subject = subject_of(sentence, verb)
        status = told(sentence, verb)
        if subject is None or status is None:
            return
        named = sentence.lemmas[subject].lower() in self.tables.relation_nouns
        some = list(self._some_are(sentence, subject, token, status)) if named else []
        yield from some
        if some or sentence.child(subject, "poss") is not None:
            return  # "his donors include the union"
        members = [token]
        for t in members:
            members.extend(c for c in sentence.children[t] if sentence.deps[c] == "conj")
        yield from self._members(sentence, subject, verb, members[:40], "member", status)

    def _some_are(self, sentence: Sentence, noun: int, token: int, status: Status) -> Iterator[RelationDraft]:
        """Read "Norway's allies include Sweden", "members of the council include Norway"."""
        for t in conjuncts(sentence, token):
            found = self.cast.mention(sentence.index, t)
            if found and found.kind == "name" and len(found.actors) == 1:
                yield from self.said(sentence, found.actors[0], noun, past=False, sure=0.75, status=status)

    def _made_of(self, sentence: Sentence, token: int) -> Iterator[RelationDraft]:
        """Read "is composed of Norway and Sweden", "the front, made up in part by local Finns and the brigade"."""
        verb = sentence.heads[sentence.heads[token]]
        if sentence.lemmas[verb] in ("part", "mainly") and sentence.deps[verb] == "pobj":  # "in part of"
            verb = sentence.heads[sentence.heads[verb]]
        made = sentence.lemmas[verb] in _MADE and sentence.pos[verb] in VERBAL
        if not made or (sentence.lemmas[verb] == "make" and sentence.child(verb, "prt") is None):
            return
        body = subject_of(sentence, verb, passive=True)
        status = told(sentence, verb)
        if body is not None and status:
            yield from self._members(sentence, body, verb, conjuncts(sentence, token), "part", status)

    def _members(
        self,
        sentence: Sentence,
        subject: int,
        verb: int,
        members: list[int] | tuple[int, ...],
        label: str,
        status: Status,
    ) -> Iterator[RelationDraft]:
        body = self.cast.at(sentence.index, subject)
        if len(body) != 1 or self.cast.profiles[body[0]].type not in _BODIES:
            return
        several = sentence.tags[subject] == "NNS"
        for t in members:
            named = self.cast.mention(sentence.index, t)
            for who in named.actors if named else ():
                kind = self.cast.profiles[who].type
                # Not "the members rescued include Danes".
                people = kind == "Group" and named is not None and named.kind == "name" and not several
                if who != body[0] and (people or kind in ("State", "Organization", "Person")):
                    yield self.draft(sentence, who, "memberOf", body[0], label, verb, verb + 1, 0.8, status)

    def _under(self, sentence: Sentence, token: int) -> Iterator[RelationDraft]:
        """Read "the front, under the command of Lie, attacked", "fighters under Lie's leadership"."""
        prep = sentence.heads[token]
        body = sentence.heads[prep]
        if sentence.pos[body] in VERBAL:
            if not is_told(sentence, body):
                return
            found = _either(sentence, body)
            if found is None:
                return
            body = found
        what = self.cast.at(sentence.index, body)
        whose = [c for c in sentence.children[token] if sentence.deps[c] == "poss"]
        of = (c for c in sentence.children[token] if sentence.words[c] == "of")
        whose.extend(o for c in of for o in sentence.children[c] if sentence.deps[o] == "pobj")
        label = sentence.lemmas[token]
        for t in whose:
            who = self.cast.at(sentence.index, t)
            if len(who) != 1 or len(what) != 1 or who == what:
                continue
            if self.cast.profiles[what[0]].type not in _BODIES:
                continue
            if self.cast.profiles[who[0]].type == "Person" and label not in ("umbrella", "banner"):
                yield self.draft(sentence, who[0], "holdsPosition", what[0], label, token, token + 1, 0.7)
            elif self.cast.profiles[who[0]].type == "Organization":
                yield self.draft(sentence, what[0], "partOf", who[0], label, token, token + 1, 0.65)

    def _in_charge(self, sentence: Sentence, token: int) -> Iterator[RelationDraft]:
        """Read "Anna Lie, who is in charge of the institute", "Anna Lie, in charge of the institute"."""
        prep = sentence.heads[token]
        above = sentence.heads[prep]
        if sentence.pos[above] in VERBAL:
            if sentence.lemmas[above] not in _COPULAS or not is_told(sentence, above):
                return
            subject = subject_of(sentence, above)
        else:
            subject = above
        of = next(
            (c for c in (*sentence.children[token], *sentence.children[prep]) if sentence.words[c] == "of"),
            None,
        )
        what = sentence.child(of, "pobj") if of is not None else None
        if subject is None or what is None:
            return
        who, body = self.cast.at(sentence.index, subject), self.cast.at(sentence.index, what)
        if len(who) != 1 or len(body) != 1 or self.cast.profiles[who[0]].type != "Person":
            return
        if who != body and self.cast.profiles[body[0]].type == "Organization":
            past = sentence.pos[above] in VERBAL and is_past(sentence, above)
            kind: RelationType = "heldPosition" if past else "holdsPosition"
            yield self.draft(sentence, who[0], kind, body[0], "in charge", prep, token + 1, 0.7)

    def _with(self, sentence: Sentence, token: int) -> Iterator[RelationDraft]:
        """Read "Norway is allied with Sweden", "is loyal to Lie", "is at war with Sweden"."""
        cue = sentence.heads[sentence.heads[token]]
        lemma, dep = sentence.lemmas[cue], sentence.deps[cue]
        kind: RelationType = "allyOf"
        if lemma in _ALIGNED and dep not in ("amod", "acl") and sentence.pos[cue] in VERBAL:
            verb = cue
            subject = _either(sentence, verb)
        elif (lemma == "loyal" and dep == "acomp") or (
            lemma in _FEALTY and dep == "dobj" and sentence.lemmas[sentence.heads[cue]] in _PLEDGING
        ):
            verb = sentence.heads[cue]
            subject = subject_of(sentence, verb)
        elif lemma in _TERMS and dep == "pobj" and sentence.children[cue] == (sentence.heads[token],):
            prep, kind = _TERMS[lemma]
            verb = sentence.heads[sentence.heads[cue]]
            if sentence.words[sentence.heads[cue]].lower() != prep or sentence.lemmas[verb] not in _COPULAS:
                return
            subject = subject_of(sentence, verb)
        else:
            return
        ended = lemma not in _FEALTY and is_past(sentence, verb)
        if subject is None or ended or not is_told(sentence, verb):
            return
        who = self.cast.at(sentence.index, subject)
        if len(who) != 1 or self.cast.profiles[who[0]].type in ("Place", "Author"):
            return
        for other in (i for t in conjuncts(sentence, token) for i in self.cast.at(sentence.index, t)):
            if other != who[0] and self.cast.profiles[other].type not in ("Place", "Author"):
                yield self.draft(
                    sentence, who[0], kind, other, sentence.words[cue].lower(), cue, cue + 1, 0.75
                )


def _either(sentence: Sentence, verb: int) -> int | None:
    """Give the subject of a verb in whatever voice."""
    found = subject_of(sentence, verb)
    return subject_of(sentence, verb, passive=True) if found is None else found


def _for_once(sentence: Sentence, verb: int, token: int) -> bool:
    """Tell joining in a deed from joining a party: "joined Liberals in opposing it", but not "joined the Liberals"."""
    if sentence.tags[token] == "NNPS" and sentence.child(token, "det") is None:
        return True
    ins = (c for c in sentence.children[verb] if sentence.lemmas[c] == "in")
    return any(sentence.child(c, "pcomp") is not None for c in ins)


def _directs(sentence: Sentence, verb: int) -> bool:
    """Say whether a verb tells of an order, or of another deed: "directed the agency to publish it", "ran down the bank"."""
    lemma = sentence.lemmas[verb]
    for c in sentence.children[verb]:
        told_to = sentence.deps[c] in ("xcomp", "ccomp") and lemma not in ("lead", "head", "chair")
        if told_to or (sentence.deps[c] == "prt" and lemma != "head"):
            return True
    return False
