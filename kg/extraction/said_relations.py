"""What somebody is said to be: by a copula, behind "as", by whoever appoints, names or dismisses him."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from kg.extraction.joining import conjuncts
from kg.extraction.noun_relations import NounRelations
from kg.extraction.relation_drafts import RelationDraft
from kg.extraction.sentence import VERBAL, Sentence
from kg.extraction.told_verbs import (
    CHOOSING,
    head_of_clause,
    is_nobody,
    is_past,
    is_told,
    stands,
    subject_of,
    told,
)
from kg.extraction.word_classes import words
from kg.model import Status

_COPULAS = frozenset({"be", "become", "remain"})
#: Verbs by which somebody is called what he is ...
_NAMING = frozenset({"describe", "identify", "know", "list", "name", "recognise", "recognize", "style"})
#: ... and by which he is only believed to be it, or to be it in somebody's eyes.
_BELIEVING = frozenset(
    {"believe", "think", "say", "suspect", "allege", "report", "understand", "reckon", "presume"}
)
#: Verbs of what one isn't, or not yet: "posed as", "ran as".
_NOT_IN_OFFICE = frozenset(
    {"pose", "masquerade", "pass", "run", "stand", "campaign", "bid", "impersonate", "fail"}
)
#: Verbs by which an office ends: "resigned as", "was dismissed as".
_LEAVING = words("leaving_office")
_DEPICTING = words("depicting") - _NAMING - _LEAVING
#: ... for one and begins for another: "replaced Lie as minister".
_FOLLOWING = frozenset({"replace", "succeed", "follow"})
#: Words for an office, in "holds the post of director".
POSTS = frozenset({"post", "position", "office", "job", "role", "title", "rank"})
#: What one takes who comes to head a body.
CHARGE = frozenset({"charge", "command", "leadership", "helm", "chairmanship"})
_HOLDING = frozenset({"hold", "occupy", "assume", "fill", "take", "leave", "quit", "resign"})
#: Adverbs that say that something has ended: "is no longer", "was once".
_ONCE = frozenset({"longer", "once", "formerly", "previously", "originally"})
#: How far up the verb of "as part of" is looked for.
_NEAR = 4
#: One of several that are the same: "one of the leaders".
_ONE = frozenset({"one", "some", "two", "three", "among"})


class SaidRelations(NounRelations):
    """Reads what a sentence says that somebody is."""

    def read(self, sentence: Sentence, token: int) -> Iterator[RelationDraft]:
        """Yield the relations told by a predicate noun, or by a noun behind "as"."""
        dep, head = sentence.deps[token], sentence.heads[token]
        if dep == "oprd":
            yield from self._as(sentence, token, head)
        elif dep == "attr":
            yield from self._by_copula(sentence, token, head)
        elif dep == "dobj":
            yield from self._holds(sentence, token, head)
        elif sentence.pos[sentence.heads[head]] in VERBAL:
            yield from self._as(sentence, token, sentence.heads[head])
        else:  # "Russia's status as North Korea's ally"
            owner = sentence.child(sentence.heads[head], "poss")
            yield from self._of(sentence, owner, token, past=False, sure=0.8)
            if owner is None and sentence.lemmas[token] == "part":  # "will fly missions as part of the group"
                verb = next(
                    (t for t in islice(sentence.path_up(head), _NEAR) if sentence.pos[t] in VERBAL), None
                )
                if verb is not None:
                    yield from self._as(sentence, token, verb)

    def _of(
        self,
        sentence: Sentence,
        subject: int | None,
        noun: int,
        *,
        past: bool,
        sure: float,
        status: Status = "actual",
        ended: bool = False,
    ) -> Iterator[RelationDraft]:
        if subject is None or is_nobody(sentence, subject):
            return
        noun = one_of(sentence, noun)
        for who in self._all_of(sentence, subject, noun):
            yield from self.said(sentence, who, noun, past=past, sure=sure, status=status, ended=ended)

    def _by_copula(self, sentence: Sentence, token: int, verb: int) -> Iterator[RelationDraft]:
        """Read "Lee is the leader of X", "used to be its leader", "is believed to be its leader"."""
        if sentence.lemmas[verb] not in _COPULAS or sentence.words[-1] == "?":
            return
        above, below = sentence.heads[verb], sentence.children[verb]
        ended = any(sentence.words[c] in _ONCE for c in below)
        if sentence.deps[verb] == "xcomp" and sentence.child(verb, "nsubj") is None:
            lemma, passive = sentence.lemmas[above], sentence.child(above, "nsubjpass")
            if lemma == "use":
                yield from self._of(
                    sentence, sentence.child(above, "nsubj"), token, past=True, sure=0.8, ended=True
                )
            elif (lemma in _BELIEVING or lemma in _NAMING) and is_told(sentence, above):
                subject = _called(sentence, above) if passive is None else passive
                status: Status = "possible" if lemma in _BELIEVING else "actual"
                yield from self._of(sentence, subject, token, past=False, sure=0.6, status=status)
            return
        commitment = "actual" if ended and stands(sentence, verb) else told(sentence, verb)
        if commitment is None:
            return
        subject = subject_of(sentence, verb)
        past = ended or (sentence.lemmas[verb] == "be" and is_past(sentence, verb))
        if subject is not None and not past and commitment == "actual":
            yield from self._each_other(sentence, subject, token)
        yield from self._of(sentence, subject, token, past=past, sure=0.8, status=commitment, ended=ended)
        named = self.cast.mention(sentence.index, token)
        if (
            subject is not None and named and named.kind == "name"
        ):  # "the leader of the front is Erik Haaland"
            yield from self._of(sentence, token, subject, past=past, sure=0.8, status=commitment)

    def _as(self, sentence: Sentence, token: int, verb: int) -> Iterator[RelationDraft]:
        """Read "was elected as mayor", "known as its leader", "resigned as director", "X, as Y's ally, ..."."""
        lemma = sentence.lemmas[verb]
        subject = sentence.child(verb, "nsubj")
        patient = sentence.child(verb, "nsubjpass", "dobj")
        acl = head_of_clause(sentence, verb)
        if subject is None and patient is None and sentence.deps[verb] == "conj":
            subject = sentence.child(sentence.heads[verb], "nsubj")  # "resigned and serves as"
        standing = (
            self.kind(sentence.lemmas[token], past=False) == "candidateFor"
        )  # "ran as the candidate of"
        if (lemma in _NOT_IN_OFFICE and not standing) or lemma in _DEPICTING:
            return
        fronted = (
            token < verb and lemma not in CHOOSING and lemma not in _NAMING
        )  # "As mayor she didn't meet him"
        flying = sentence.lemmas[token] == "part" and any(
            sentence.lemmas[c] == "will" for c in sentence.children[verb]
        )
        status = "actual" if fronted or flying else told(sentence, verb)
        if status is None:
            return
        if lemma in CHOOSING or lemma in _NAMING:
            sure = 0.8 if lemma in CHOOSING else 0.65
            whom = _called(sentence, verb) if patient is None else patient
            yield from self._of(sentence, whom, token, past=False, sure=sure, status=status)
        elif sentence.deps[token] == "oprd":
            return
        elif lemma in _FOLLOWING:
            yield from self._of(sentence, subject, token, past=False, sure=0.8, status=status)
            yield from self._of(sentence, patient, token, past=True, sure=0.75, status=status)
        elif lemma in _LEAVING:
            left = subject if patient is None else patient
            yield from self._of(
                sentence, acl if left is None else left, token, past=True, sure=0.8, status=status
            )
        else:
            who = subject if subject is not None else sentence.child(verb, "nsubjpass")
            past = lemma in ("serve", "work", "act") and is_past(sentence, verb)
            yield from self._of(
                sentence, acl if who is None else who, token, past=past, sure=0.8, status=status
            )

    def _holds(self, sentence: Sentence, token: int, verb: int) -> Iterator[RelationDraft]:
        """Read "holds the post of director at the Bergen Institute", "took command of the brigade"."""
        lemma = sentence.lemmas[verb]
        if sentence.lemmas[token] in CHARGE:
            yield from self._takes(sentence, token, verb)
        if sentence.lemmas[token] not in POSTS or lemma not in _HOLDING or not is_told(sentence, verb):
            return
        for c in sentence.children[token]:
            office = sentence.child(c, "pobj") if sentence.words[c] == "of" else None
            if office is not None:
                past = lemma in ("leave", "quit", "resign") or (lemma == "hold" and is_past(sentence, verb))
                yield from self._of(sentence, sentence.child(verb, "nsubj"), office, past=past, sure=0.75)

    def _takes(self, sentence: Sentence, token: int, verb: int) -> Iterator[RelationDraft]:
        subject = sentence.child(verb, "nsubj")
        who = self.cast.at(sentence.index, subject) if subject is not None else ()
        if sentence.lemmas[verb] not in ("take", "assume") or len(who) != 1 or not is_told(sentence, verb):
            return
        body = self.to_whom(sentence, token, who[0]) or self.to_whom(sentence, verb, who[0])
        person = self.cast.profiles[who[0]].type == "Person"
        if person and body and self.cast.profiles[body].type in ("Organization", "Group"):
            label = sentence.lemmas[token]
            yield self.draft(sentence, who[0], "holdsPosition", body, label, verb, token + 1, 0.7)

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


def _called(sentence: Sentence, verb: int) -> int | None:
    """Give who is called something by a participle, which parsers take for the verb of "Lie, known as the leader, left"."""
    above = head_of_clause(sentence, verb)
    subject = sentence.child(verb, "nsubj")
    if above is None and subject is not None and "," in sentence.words[subject + 1 : verb]:
        return subject
    return above


def one_of(sentence: Sentence, noun: int) -> int:
    """Give what one of several is: "leaders" in "one of the leaders of the front"."""
    if sentence.lemmas[noun].lower() not in _ONE:
        return noun
    of = next((c for c in sentence.children[noun] if sentence.words[c] == "of"), None)
    what = sentence.child(of, "pobj") if of is not None else None
    return noun if what is None else what
