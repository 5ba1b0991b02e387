"""How actors and what they answer for are judged by whoever speaks: "a reckless president", "his disastrous speech".

The judge is whoever tells what stands there, or whose opinion the sentence says it is: "she called him a liar",
"Bern claims that he lied".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.extraction.held import disbelieved, row_polarity
from kg.extraction.lexicon import Lexicons
from kg.extraction.patterns import Match, PatternIndex
from kg.extraction.polarity import HARMS, flip
from kg.extraction.scene import Scene
from kg.extraction.sentence import VERBAL
from kg.extraction.stance_drafts import StanceDraft, has_name
from kg.extraction.stances import StanceFinder
from kg.extraction.word_classes import words
from kg.model import AUTHOR, Polarity

#: Verbs whose object complement is the opinion of their subject: "called him a liar".
_NAMING = frozenset(
    {"call", "brand", "label", "dub", "consider", "deem", "find", "think", "declare", "pronounce"}
)
#: Verbs of saying and thinking whose that-clause is the opinion of their subject, also where nothing is reported.
_HOLDING = frozenset(
    {
        "claim",
        "say",
        "think",
        "believe",
        "argue",
        "insist",
        "feel",
        "contend",
        "maintain",
        "complain",
        "suggest",
    }
)
#: Nouns whose that-clause is an opinion of somebody who isn't named.
_RUMOURS = words("hearsay")
#: Words by which reporters tell who is meant; deeds are judged by them.
_STYLED = words("styled")
#: "said something insane" judges whoever said it.
_THINGS = frozenset({"something", "thing"})
_DASHES = frozenset({"-", "--", "–", "—"})
_ASKING = frozenset({"ask", "question", "grill", "interview", "hear", "read", "know", "talk", "learn"})
_SAYING = frozenset({"say", "do", "tweet", "write", "suggest", "post"})
#: Clauses looked through for whose opinion a word is; bounds the cost in hostile sentences.
_DEPTH = 6


@dataclass(frozen=True, slots=True)
class ArgumentTables:
    """Words by which actors are judged: modifiers, predicates, and verbs that judge their subject or object."""

    evaluations: PatternIndex
    by_subject: PatternIndex
    by_object: PatternIndex
    by_owner: PatternIndex
    by_agent: PatternIndex
    by_manner: PatternIndex
    deeds: PatternIndex
    #: lemmas that head any pattern by which somebody is judged: a quick first look
    lemmas: frozenset[str]

    @classmethod
    def load(cls, lexicons: Lexicons) -> ArgumentTables:
        """Read the table ``evaluations``."""
        rows = lexicons.table("evaluations", ["pattern", "pos", "polarity", "strength"])
        for row in rows:
            row_polarity(row)

        def index(kind: str, pos: str) -> PatternIndex:
            return PatternIndex([{**r, "pos": pos} for r in rows if r["pos"] == kind])

        return cls(
            PatternIndex([r for r in rows if r["pos"] in ("adj", "noun")]),
            index("verb-subj", "verb"),
            index("verb-obj", "verb"),
            index("noun-poss", "noun"),
            index("noun-by", "noun"),
            index("adv", "adv"),
            index("deed", "noun"),
            frozenset(w for r in rows if r["pos"] != "deed" for w in r["pattern"].split()[0].split("/")),
        )


def find_judgements(scene: Scene, finder: StanceFinder, tables: ArgumentTables) -> Iterator[StanceDraft]:
    """Yield how actors, and what they do and say, are judged in one sentence."""
    judge = _Judge(scene, finder, tables)
    for token, lemma in enumerate(scene.frames.lemmas):
        if lemma not in tables.lemmas:
            continue
        if not scene.in_name(token):
            yield from judge.by_word(token)
        yield from judge.by_noun(token)
        yield from judge.by_manner(token)
        yield from judge.by_verb(token)


class _Judge:
    """Finds the judgements of one sentence."""

    def __init__(self, scene: Scene, finder: StanceFinder, tables: ArgumentTables) -> None:
        self.scene, self.finder, self.tables = scene, finder, tables

    def by_word(self, token: int) -> Iterator[StanceDraft]:
        """Judge by an adjective or a noun that is said of somebody, or of what he answers for."""
        match = self.tables.evaluations.at(self.scene.frames, token)
        s = self.scene.sentence
        if match is None or (s.deps[token] == "oprd" and s.lemmas[s.heads[token]] == "hold"):
            return  # "holds him responsible" praises nobody
        judged = self._described(token) or self._named_so(token, match)
        if judged:
            yield from self._of(judged, match, token)
        elif (thing := self._thing(token)) is not None:
            yield from self._of_thing(thing, match, token)

    def by_noun(self, token: int) -> Iterator[StanceDraft]:
        """Judge by a noun whose owner or doer is judged: "his lies", "the threat posed by Bern"."""
        s, scene = self.scene.sentence, self.scene
        match = self.tables.by_owner.at(scene.frames, token)
        if match is not None:
            owners = [c for c in s.children[token] if s.deps[c] == "poss" and not self._anybody(c)]
            if self._asked_about(token):
                owners = []
            if row_polarity(match.row) == "oppose" or not self._questioned(token):
                yield from self._of(scene.persons(owners, outright=True), match, token)
        match = self.tables.by_agent.at(scene.frames, token)
        if match is not None:
            doings = [c for c in s.children[token] if s.deps[c] == "acl" and scene.frames.is_passive(c)]
            doers = [t for c in doings for t in scene.frames.subjects(c)]
            yield from self._of(scene.persons(doers, outright=True), match, token)

    def by_manner(self, token: int) -> Iterator[StanceDraft]:
        """Judge by an adverb: "falsely claimed"."""
        s = self.scene.sentence
        match = self.tables.by_manner.at(self.scene.frames, token)
        if match is not None and s.pos[s.heads[token]] in VERBAL:
            judged = self.scene.persons(self.scene.frames.subjects(s.heads[token]), outright=True)
            yield from self._of(judged, match, s.heads[token])

    def by_verb(self, token: int) -> Iterator[StanceDraft]:
        """Judge by a verb, whose subject or object is judged: "he lied", "they smeared her"."""
        scene = self.scene
        if scene.sentence.pos[token] not in VERBAL:
            return
        match = self.tables.by_subject.at(scene.frames, token)
        if token and scene.sentence.tags[token] == "VBG" and scene.sentence.words[token - 1] in _DASHES:
            return  # "for interference -- meddling that she said was intended"
        if match is not None:
            subjects = scene.frames.subjects(token)
            judged = scene.persons(subjects, outright=True)
            yield from self._of(judged, match, token)
            if not judged and subjects and self._answered_for(subjects[0]):
                yield from self._of_thing(subjects[0], match, token)
        match = self.tables.by_object.at(scene.frames, token)
        if match is not None:
            judged = scene.persons(scene.frames.objects(token), outright=True)
            yield from self._of(judged, match, token)

    # -- what is judged --------------------------------------------------------------------------------------------

    def _described(self, token: int) -> list[str]:
        """Give whom a word describes: "a reckless leader", "the leader is reckless", "X, a hero"."""
        s, scene = self.scene.sentence, self.scene
        head, dep = s.heads[token], s.deps[token]
        if dep in ("amod", "compound", "nmod") and s.lemmas[token] in _STYLED:
            return []  # what a "terrorist group" is called by everybody
        if dep in ("amod", "compound", "nmod"):
            above = self._subject_of(head)
            if above:
                return above
            return [a for a in scene.at(head) if not self._anybody(head) or has_name(scene, a)]
        if dep in ("acomp", "attr", "oprd"):
            return scene.persons(scene.frames.subjects(token), outright=True)
        if (
            dep == "dobj" and s.lemmas[head] == "make" and s.pos[token] == "NOUN"
        ):  # "would make a fine leader"
            return scene.persons(scene.frames.subjects(head), outright=True)
        if dep == "appos":
            return list(scene.at(head))
        return []

    def _named_so(self, noun: int, match: Match) -> list[str]:
        """Give who is called by a strong word in passing: "the Lie dictatorship"."""
        s, scene = self.scene.sentence, self.scene
        if s.pos[noun] != "NOUN" or match.row["strength"] != "3" or s.deps[noun] in ("attr", "oprd", "appos"):
            return []
        named = any(s.pos[c] == "PROPN" and s.deps[c] in ("compound", "nmod") for c in s.children[noun])
        return list(scene.at(noun)) if named else []

    def _subject_of(self, noun: int) -> list[str]:
        """Give of whom a noun is said that an adjective stands before: "is a great leader", "said an absurd thing"."""
        s, scene = self.scene.sentence, self.scene
        verb = s.heads[noun]
        said = s.deps[noun] in ("attr", "oprd") and s.pos[noun] == "NOUN"
        made = s.deps[noun] == "dobj" and s.lemmas[verb] == "make" and bool(scene.at(noun))
        if said:
            return scene.persons(scene.frames.subjects(noun), outright=True)
        if made or self._uttered(noun):
            return scene.persons(scene.frames.subjects(verb), outright=True)
        return []

    def _uttered(self, noun: int) -> bool:
        """Say whether a noun stands for what is said in so many words: "said something insane"."""
        s = self.scene.sentence
        return s.deps[noun] == "dobj" and s.lemmas[noun] in _THINGS and s.lemmas[s.heads[noun]] in _SAYING

    def _anybody(self, noun: int) -> bool:
        """Tell a phrase that means nobody in particular: "claims of being a generous donor"."""
        s = self.scene.sentence
        if s.pos[noun] != "NOUN":
            return False
        before = [s.lemmas[c].lower() for c in s.children[noun] if s.deps[c] in ("det", "poss", "nummod")]
        alone = not before and s.tags[noun] == "NN"
        return alone or any(w in ("a", "an", "any", "no", "every") for w in before)

    def _thing(self, token: int) -> int | None:
        """Give the deed, word or policy that a word judges, where it is somebody's or does harm."""
        s, frames = self.scene.sentence, self.scene.frames
        noun: int | None = None
        if s.deps[token] == "amod":
            noun = s.heads[token]
            if s.deps[noun] == "attr" and self.finder.tables.issues.knows(self.scene, noun):
                return None if self.scene.at(noun) else noun  # "this was an indefensible ban"
        elif s.deps[token] in ("acomp", "attr", "oprd"):
            noun = next(iter(frames.subjects(token)), None)
        if noun is None or self.scene.at(noun):
            return None
        event = self.finder.events.get(noun)
        harm = event is not None and event.type in HARMS and s.deps[token] == "amod"
        return noun if harm or self._answered_for(noun) else None

    def _answered_for(self, noun: int) -> bool:
        """Say whether a noun is something that somebody says, does or stands for, and whose it is."""
        if self.scene.at(noun) or self.tables.deeds.at(self.scene.frames, noun) is None:
            return False
        types = {self.scene.cast.profiles[a].type for a in self.scene.owners(noun)}
        return bool(types) and not types & {"Place", "Group"}

    def _asked_about(self, noun: int) -> bool:
        """Say whether a fault is only what somebody was asked about, or is sorry for: "asked her about her scandal"."""
        s = self.scene.sentence
        prep = s.heads[noun]
        if s.deps[noun] == "pobj" and s.lemmas[s.heads[prep]] in ("apologise", "apologize", "sorry"):
            return True
        return s.deps[noun] == "pobj" and s.lemmas[prep] == "about" and s.lemmas[s.heads[prep]] in _ASKING

    def _questioned(self, noun: int) -> bool:
        """Say whether a virtue is in doubt: "questions about his integrity", "challenged his courage"."""
        s, frames = self.scene.sentence, self.scene.frames
        if s.deps[noun] not in ("dobj", "nsubj", "nsubjpass"):
            return True
        verb, tables = s.heads[noun], self.finder.tables
        attitude = tables.attitudes.at(frames, verb)
        effect = tables.composer.effects.at(frames, verb)
        opposed = attitude is not None and attitude.row["polarity"] == "oppose"
        return opposed or (effect is not None and effect.row["effect"] == "-")

    # -- who judges, and how ---------------------------------------------------------------------------------------

    def _of(self, judged: Iterable[str], match: Match, token: int) -> Iterator[StanceDraft]:
        found = self._verdict(match, token)
        if found is None:
            return
        holder, polarity = found
        for actor in judged:
            # "extremist groups" is what they are called
            if actor == holder or self.scene.cast.profiles[actor].type in ("Place", "Group"):
                continue
            person = self.scene.cast.profiles[actor].type in ("Person", "Role")
            if person and not has_name(self.scene, actor):
                continue  # "the waiter was brilliant"
            yield self._draft(holder, actor, polarity, match, token)

    def _of_thing(self, thing: int, match: Match, token: int) -> Iterator[StanceDraft]:
        found = self._verdict(match, token)
        if found is None or match.row["strength"] == "1":
            return
        holder, polarity = found
        if holder == AUTHOR and not self.finder.argues:
            return
        attitude = "disapproves" if polarity == "oppose" else "praises"
        yield from self.finder.about(holder, thing, polarity, attitude, "actual", match.tokens)

    def _verdict(self, match: Match, token: int) -> tuple[str, Polarity] | None:
        """Give who judges and how; None where nobody does: "may lie", a mild word in news."""
        scene, polarity = self.scene, row_polarity(match.row)
        if polarity == "neutral":
            return None  # a use of the word that judges nobody
        if self._hypothetical(token) or scene.status.charged(token):
            return None  # "if he were honest", "pleaded guilty to lying"
        if disbelieved(scene, token):
            polarity = flip(polarity)
        holder = self._holder(token)
        if holder is None or (holder == AUTHOR and match.row["strength"] == "1" and not self.finder.argues):
            return None
        status = scene.status.of(token)
        if status in ("possible", "planned") and self._supposed(token):
            status = "actual"  # "would make a great president", "will be fair"
        if status not in ("actual", "denied"):
            return None
        return holder, flip(polarity) if status == "denied" else polarity

    def _hypothetical(self, token: int) -> bool:
        """Say whether a word stands in an if-clause; "if they meet the liar Lie" calls him one all the same."""
        s = self.scene.sentence
        if s.deps[token] == "amod":
            return False
        for t in (token, *s.path_up(token)):
            if any(s.deps[c] == "mark" and s.lemmas[c].lower() in ("if", "unless") for c in s.children[t]):
                return True
            if s.deps[t] in ("relcl", "acl", "appos"):
                return False
        return False

    def _supposed(self, token: int) -> bool:
        s, status = self.scene.sentence, self.scene.status
        verb = (
            token
            if s.pos[token] in VERBAL
            else next((t for t in s.path_up(token) if s.pos[t] in VERBAL), token)
        )
        auxiliaries = [s.lemmas[a] for a in status.auxiliaries(verb)]
        nominal = s.pos[token] not in VERBAL and self.scene.frames.clause(token) is None
        return (
            nominal
            and bool({"would", "will"} & set(auxiliaries))
            and not status.conditional(verb)
            and not status.negated(verb)
        )

    def _holder(self, token: int) -> str | None:
        """Give whose judgement a word is; None where it is somebody's who can't be told."""
        s, scene = self.scene.sentence, self.scene
        if s.deps[token] == "amod" and self._uttered(s.heads[token]):
            token = s.heads[s.heads[token]]  # who says it doesn't call it so
        teller, at = scene.voice(token), token
        for _ in range(_DEPTH):
            head, dep = s.heads[at], s.deps[at]
            if head == at:
                break
            if dep in ("acl", "ccomp", "relcl") and s.pos[head] == "NOUN" and s.lemmas[head] in _RUMOURS:
                return None  # "over concerns that he was unfit" is the opinion of nobody who is named
            left = s.edges(at)[0] if dep == "ccomp" else 0
            if left and s.pos[left - 1] == "NOUN" and s.lemmas[left - 1] in _RUMOURS:
                return None
            named = dep in ("oprd", "ccomp") and s.lemmas[head] in _NAMING
            if named or (dep == "ccomp" and teller == AUTHOR):
                if named and scene.status.of(head) == "denied":
                    return None  # "declined to call him a liar"
                found = scene.frames.subjects(head)
                subjects = scene.persons(found, outright=True)
                opinion = named or s.lemmas[head] in _HOLDING
                if subjects and subjects[0] != teller:
                    return subjects[0] if opinion and not scene.status.negated(head) else None
                if not subjects and opinion and any(s.pos[t] in ("NOUN", "PROPN") for t in found):
                    return None
            at = head
        return teller

    def _draft(self, holder: str, actor: str, polarity: Polarity, match: Match, token: int) -> StanceDraft:
        return StanceDraft(
            sentence=self.scene.sentence.index,
            holder=holder,
            kind="actor",
            actor=actor,
            event=None,
            issue=None,
            label=self.scene.name(actor),
            polarity=polarity,
            towards=((actor, polarity),),
            attitude="praises" if polarity == "support" else "disapproves",
            status="actual",
            tokens=match.tokens,
            aim=token,
        )
