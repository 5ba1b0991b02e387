"""How actors and what they answer for are judged by whoever speaks: "a reckless president", "his disastrous speech".

The judge is whoever tells what stands there, or whose opinion the sentence says it is: "she called him a liar",
"Bern claims that he lied".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from kg.extraction.beside import equals, is_kind, showing
from kg.extraction.degrees import scant
from kg.extraction.evaluations import DENIED, DUE, FACT, RIVAL, ArgumentTables
from kg.extraction.held import outranked, row_polarity
from kg.extraction.holders import half_quoted, unattributed
from kg.extraction.judged import Judged
from kg.extraction.judges import doubter, fronted, judge_of, maintained
from kg.extraction.naming import first_of
from kg.extraction.patterns import WORD_CLASS, Match
from kg.extraction.polarity import flip
from kg.extraction.scene import Scene
from kg.extraction.sentence import VERBAL
from kg.extraction.stance_drafts import StanceDraft, has_name, toward_actor
from kg.extraction.stances import StanceFinder
from kg.extraction.unsaid import denied_cause, disbelieved, hypothetical, incredible
from kg.extraction.word_classes import words
from kg.model import AUTHOR, Polarity

_TRYING = frozenset({"try", "attempt", "seek", "want", "plan", "intend", "aim", "mean", "continue", "keep"})
#: Adverbs by which a word is said of somebody to a low degree, or by others.
_LESSENING = frozenset({"less", "least", "hardly", "scarcely", "relatively", "comparatively"})
_ALLEGED = frozenset({"allegedly", "purportedly", "supposedly", "reportedly", "ostensibly"})
#: Deeds that reporters tell without praise.
_RESCUING = frozenset({"rescue", "save", "liberate", "unite", "reconcile"})
_PASSING = frozenset({"amod", "compound", "nmod", "appos"})
#: Verbs that pass their negation on to the infinitive under them: "never tried to listen".
_WILLING = words("passing_negation")
#: ... but who doesn't go on lying has lied.
_ENDING = frozenset({"stop", "continue"})
#: How far up the negation of a word is looked for.
_REACH = 4
#: What a deed is called by everybody.
_KINDS = frozenset({"terrorist", "extremist", "jihadist", "jihadi"})
#: Verbs that "illegally" says no more of than the law does.
_STAYING = frozenset({"live", "reside", "stay", "enter", "arrive", "work", "cross", "remain", "park", "sell"})
#: Who lies and misleads as somebody does, and what is his alone.
_HIS = frozenset({"campaign", "camp", "team", "administration", "rhetoric", "credibility", "reputation"})
_NEITHER = frozenset({"nor", "neither"})
_DASHES = frozenset({"-", "--", "–", "—"})


def find_judgements(scene: Scene, finder: StanceFinder, tables: ArgumentTables) -> Iterator[StanceDraft]:
    """Yield how actors, and what they do and say, are judged in one sentence."""
    if tables.lemmas.isdisjoint(scene.frames.bag):
        return
    judge = _Judge(scene, finder, tables)
    for token, lemma in enumerate(scene.frames.lemmas):
        if lemma not in tables.lemmas:
            continue
        kind = WORD_CLASS.get(scene.sentence.pos[token])
        if kind == "verb" and not scene.in_name(token):
            yield from judge.by_verb(token)
        elif kind == "adv":
            yield from judge.by_manner(token)
        elif not scene.in_name(token):
            yield from judge.by_word(token)
        if kind == "noun" and not scene.in_name(token):
            yield from judge.by_noun(token)


class _Judge:
    """Finds the judgements of one sentence."""

    def __init__(self, scene: Scene, finder: StanceFinder, tables: ArgumentTables) -> None:
        self.scene, self.finder, self.tables = scene, finder, tables
        self.judged = Judged(scene, finder, tables)

    def by_word(self, token: int) -> Iterator[StanceDraft]:
        """Judge by an adjective or a noun that is said of somebody, or of what he answers for."""
        match = self.tables.evaluations.at(self.scene.frames, token)
        s = self.scene.sentence
        if token and s.words[token - 1].lower() == "too":
            match = self.tables.overdone.at(self.scene.frames, token) or match
        if match is None or (s.deps[token] == "oprd" and s.lemmas[s.heads[token]] == "hold"):
            return  # "holds him responsible" praises nobody
        if (
            self._contrasted(token)
            or is_kind(self.scene.sentence, token)
            or (row_polarity(match.row) == "support" and self.judged.worsened(token))
        ):
            return
        if match.row["note"] == RIVAL and not self.judged.rivalled(match):
            return  # "better than expected"
        if match.row["pos"] == "adj" and match.row["strength"] != "1":
            yield from self._of(equals(self.scene, token), match, token, siding=True)
        judged = self.judged.described(token) or self.judged.named_so(token, match)
        if judged:
            yield from self._of(judged, match, token)
        elif (thing := self.judged.thing(token)) is not None and not self._styled(token):
            yield from self._of_thing(thing, match, token)

    def _contrasted(self, token: int) -> bool:
        """Say whether a word stands against a denied one, and isn't denied with it: "is not rich but corrupt"."""
        s = self.scene.sentence
        first = first_of(s, token)
        if first == token:
            return False
        verb = first if s.pos[first] in VERBAL else s.heads[first]
        return self.scene.status.negated(verb) or self.scene.status.negated(first)

    def by_noun(self, token: int) -> Iterator[StanceDraft]:
        """Judge by a noun whose owner or doer is judged: "his lies", "the threat posed by Bern"."""
        s, scene = self.scene.sentence, self.scene
        match = self.tables.by_owner.at(scene.frames, token)
        if match is not None:
            owners = [c for c in s.children[token] if s.deps[c] == "poss" and not self.judged.anybody(c)]
            owners += self.judged.having(token)
            if self.judged.asked_about(token):
                owners = []
            fault = row_polarity(match.row) == "oppose"
            yield from self._of(showing(scene, token, virtue=not fault), match, token)
            if not (self.judged.repented(token) if fault else self.judged.questioned(token)):
                yield from self._of(scene.persons(owners, outright=True), match, token)
        match = self.tables.by_victim.at(scene.frames, token)
        if match is not None:
            sufferers = scene.frames.preps(token, "of", "against", "on")
            yield from self._of(scene.persons(sufferers, outright=True), match, token, siding=True)
        match = self.tables.by_agent.at(scene.frames, token)
        if match is not None:
            doings = [c for c in s.children[token] if s.deps[c] == "acl" and scene.frames.is_passive(c)]
            doers = [t for c in doings for t in scene.frames.subjects(c)]
            yield from self._of(scene.persons(doers, outright=True), match, token)

    def by_manner(self, token: int) -> Iterator[StanceDraft]:
        """Judge by an adverb: "falsely claimed"."""
        s = self.scene.sentence
        match = self.tables.by_manner.at(self.scene.frames, token)
        if (
            match is None
            or self.scene.status.negated(s.heads[token])
            or _NEITHER & {s.words[c].lower() for c in s.children[s.heads[token]]}
        ):
            return  # "could neither win nor honourably end the war"
        if s.pos[s.heads[token]] in VERBAL and s.lemmas[s.heads[token]] not in _STAYING:
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
            judged = self.judged.doers(token)
            yield from self._of(judged, match, token)
            if not judged and subjects and self.judged.answered_for(subjects[0]):
                yield from self._of_thing(subjects[0], match, token)
        match = self.tables.overdoing.at(scene.frames, token)
        if match is not None and any(scene.sentence.words[t - 1].lower() == "too" for t in match.tokens if t):
            yield from self._of(self.judged.doers(token), match, token)
        match = self.tables.by_object.at(scene.frames, token)
        if match is not None:
            judged = scene.persons(scene.frames.objects(token), outright=True)
            yield from self._of(judged, match, token, siding=True)
        match = self.tables.by_passive.at(scene.frames, token)
        if match is not None and scene.frames.is_passive(token) and not scene.frames.subjects(token):
            undergoing = scene.frames.objects(token)
            judged = scene.persons(undergoing, outright=True)
            against = row_polarity(match.row) == "oppose"
            yield from self._of(judged, match, token, siding=against)  # "wasn't upstaged" is no praise
            if not judged and undergoing and self.judged.answered_for(undergoing[0]):
                yield from self._of_thing(undergoing[0], match, token)  # "her ruling cannot be justified"
        match = self.tables.by_account.at(scene.frames, token)
        if match is not None:
            yield from self._of(self.judged.misreported(token), match, token)

    # -- who judges, and how ---------------------------------------------------------------------------------------

    def _of(
        self, judged: Iterable[str], match: Match, token: int, *, siding: bool = False
    ) -> Iterator[StanceDraft]:
        """Yield how somebody is judged.

        :param siding: whether a word sides with whoever it is done to, so that its denial says nothing of him.
        """
        found = self._verdict(match, token)
        if found is None:
            return
        holder, polarity = found
        if siding and match.row["note"] != DENIED and polarity != row_polarity(match.row):
            return  # "did not betray the party" isn't against the party
        judged = list(judged)
        if self.judged.wished(token):
            return  # "wants a weak Bern"
        if self.finder.reports and self._in_passing(match, token, holder):
            return  # "former dictator": a report is no opinion
        if holder in judged:
            return  # "Lie and Dahl denied making mistakes": nobody judges himself together with another
        for actor in judged:
            # "extremist groups" is what they are called
            if actor == holder or self.scene.cast.profiles[actor].type in ("Place", "Group"):
                continue
            if actor == AUTHOR and fronted(self.scene.sentence, token):
                continue  # "I lied, says the mayor": he doesn't speak of the author
            person = self.scene.cast.profiles[actor].type in ("Person", "Role")
            kind = self.scene.sentence.deps[token] == "amod" and polarity == "support"
            if (person or kind) and not has_name(self.scene, actor):
                continue  # "the waiter was brilliant", "a substitute for impartial courts"
            yield self._draft(holder, actor, polarity, match, token)

    def _of_thing(self, thing: int, match: Match, token: int) -> Iterator[StanceDraft]:
        found = self._verdict(match, token)
        if found is None or match.row["strength"] == "1":
            return
        holder, polarity = found
        his = polarity == "oppose" and self.scene.sentence.lemmas[thing] in _HIS
        told = (match.row["pos"] == "verb" and not his) or not self.judged.answered_for(thing)
        if holder == AUTHOR and not self.finder.argues and told:
            return  # what a policy did, a reporter may tell without judging it
        attitude = "disapproves" if polarity == "oppose" else "praises"
        yield from self.finder.about(holder, thing, polarity, attitude, "actual", match.tokens)

    def _verdict(self, match: Match, token: int) -> tuple[str, Polarity] | None:
        """Give who judges and how; None where nobody does: "may lie", a mild word in news."""
        scene, polarity = self.scene, row_polarity(match.row)
        if polarity == "neutral":
            return None  # a use of the word that judges nobody
        if scene.sentence.words[max(0, token - 3) : token] == ("so", "-", "called"):
            return None
        said = self.judged.predicate(token)
        if scene.sentence.words[-1] == "?" and (said != token or scene.sentence.deps[token] != "amod"):
            return None  # "will they put the country first?"
        if (
            self._presupposed(match, token)
            or hypothetical(scene.sentence, token)
            or self._qualified(token, polarity)
            or scene.status.charged(token)
            or outranked(scene.sentence, token)
            or denied_cause(scene, token)
            or incredible(scene, token)
        ):
            return None  # "if he were honest", "less honest", "too kind", "allegedly corrupt", "pleaded guilty to lying"
        if (asker := doubter(scene, token)) is not None:
            return (asker, "oppose") if polarity == "support" else None
        doubted = disbelieved(scene, token)
        if doubted:
            polarity = flip(polarity)
        holder = judge_of(scene, self.judged, token, against=polarity == "oppose")
        if holder == AUTHOR and self.finder.reports and scene.sentence.lemmas[token] in _RESCUING:
            return None  # "the coast guard rescued them"
        if holder is None or (holder == AUTHOR and match.row["strength"] == "1" and not self.finder.argues):
            return None
        if holder == AUTHOR and match.row["note"] == FACT:
            return None
        if holder == AUTHOR and (
            half_quoted(scene.sentence) or (not self.finder.argues and unattributed(scene, token))
        ):
            return None
        if any(scant(scene.sentence, t, match.tokens) for t in match.tokens):
            return (holder, "oppose") if polarity == "support" else None  # "showed little courage"
        status = scene.status.of(said)
        if doubted and status == "denied":
            status = "actual"  # "doesn't think that he lied": turned once, by the thought
        elif status != "actual" and polarity == "support" and self._unable(said):
            status = "denied"  # "can't be trusted", "will never be a good mayor"
        elif status != "actual" and polarity == "oppose" and holder != AUTHOR and self._tried(token):
            status = "actual"  # "is trying to mislead us"
        elif status != "actual" and holder != AUTHOR and self._attempted(token):
            status = "actual"  # "they are attempting a smear of the judge"
        elif status in ("possible", "proposed") and maintained(scene, token, holder):
            status = "actual"  # "suggested that he was a coward"
        elif status in ("possible", "planned") and self._supposed(said, holder):
            status = "actual"  # "would make a great president", "will be fair"
        if status == "denied" and any(scene.sentence.lemmas[t] in ("no", "nothing") for t in match.tokens):
            status = "actual"  # the word has the negation in it: "has no idea"
        if match.row["note"] == DENIED and (status == "denied") == doubted:
            return None  # that somebody listens to the voters praises nobody, that he doesn't blames him
        if match.row["note"] == DUE:
            if status != "proposed":
                return None  # "is ashamed" is said in pity as often as in blame, "should be ashamed" isn't
            status = "actual"
        if self.judged.inverted(token):
            polarity = flip(polarity)
        if status not in ("actual", "denied") or (status == "denied" and self._out_of_reach(token, polarity)):
            return None
        if status == "denied" and polarity == "oppose" and not self._cleared(said):
            return None
        return holder, flip(polarity) if status == "denied" else polarity

    def _presupposed(self, match: Match, token: int) -> bool:
        """Say whether a mild word stands in a relative clause, which tells who is meant: "rebels whom he failed to stop"."""
        s = self.scene.sentence
        return s.deps[token] == "relcl" and (match.row["strength"] == "1" or s.lemmas[token] == "fail")

    def _qualified(self, token: int, polarity: Polarity) -> bool:
        """Say whether an adverb takes back what a word says: "less honest", "too friendly", "allegedly lied"."""
        s = self.scene.sentence
        near = {
            s.lemmas[c].lower()
            for t in (token, *islice(s.path_up(token), 2))
            for c in s.children[t]
            if s.deps[c] == "advmod"
        }
        own = {s.lemmas[c].lower() for c in s.children[token] if s.deps[c] == "advmod"}
        return bool(own & _LESSENING or near & _ALLEGED or (polarity == "support" and "too" in own))

    def _styled(self, token: int) -> bool:
        """Say whether a word only tells what kind of deed is meant, as in "terrorist attacks", where nobody argues."""
        return not self.finder.argues and self.scene.sentence.lemmas[token] in _KINDS

    def _in_passing(self, match: Match, token: int, holder: str) -> bool:
        """Say whether somebody is only called so on the way: "the warlord Lie", "Lie, the saviour of the club".

        In "the envoy said that the warlord Lie had gone" the word is the reporter's too.
        """
        s = self.scene.sentence
        if match.row["pos"] == "noun" and s.deps[token] == "attr":
            return holder == AUTHOR and match.row["strength"] != "3"  # "are the biggest threat to the hosts"
        if match.row["pos"] not in ("adj", "noun") or s.deps[token] not in _PASSING:
            return False
        before = token < s.heads[token] and s.pos[s.heads[token]] == "PROPN"
        reported = before and not unattributed(self.scene, token)
        return holder == AUTHOR or reported

    def _unable(self, token: int) -> bool:
        s, status = self.scene.sentence, self.scene.status
        verb = next((t for t in (token, *islice(s.path_up(token), 2)) if s.pos[t] in VERBAL), token)
        modal = {s.lemmas[a] for a in status.auxiliaries(verb)} & {"can", "could", "will", "would"}
        return bool(modal) and status.negated(verb) and not status.conditional(verb)

    def _out_of_reach(self, token: int, polarity: Polarity) -> bool:
        """Say whether a denial is of what stands above: "was never sworn in to tell the truth", "won't be able to brag"."""
        s, status = self.scene.sentence, self.scene.status
        above = s.heads[token]
        if s.lemmas[token] in _RESCUING:
            return True  # "could not save the crew"
        if not any(s.tags[c] == "TO" for c in s.children[token]) or status.negated(token):
            return False
        if polarity == "oppose" and s.lemmas[above] == "able":
            return True
        return status.negated(above) and s.pos[above] == "VERB" and s.lemmas[above] not in _WILLING

    def _cleared(self, token: int) -> bool:
        """Say whether somebody is told not to do what is bad: "he never lied", but not "he has stopped lying"."""
        s, status = self.scene.sentence, self.scene.status
        for t in (token, *islice(s.path_up(token), _REACH)):
            if status.negated(t):
                return True
            if s.pos[t] in VERBAL and s.lemmas[s.heads[t]] not in _WILLING - _ENDING:
                return False
        return False

    def _tried(self, verb: int) -> bool:
        """Say whether somebody is told to be about a thing, done or not: "wants to ruin us"."""
        s, status = self.scene.sentence, self.scene.status
        above = s.heads[verb]
        if s.deps[verb] != "xcomp" or s.lemmas[above] not in _TRYING or status.negated(verb):
            return False
        return status.of(above) == "actual" and not status.negated(above)

    def _attempted(self, noun: int) -> bool:
        s = self.scene.sentence
        verb = s.heads[noun]
        trying = s.deps[noun] == "dobj" and s.lemmas[verb] in _TRYING and s.tags[verb] != "VB"
        return trying and not self.scene.status.negated(verb)

    def _supposed(self, token: int, holder: str) -> bool:
        """Say whether a judgement is of what would come: "would make a great president", "she says he will ruin us"."""
        s, status = self.scene.sentence, self.scene.status
        verb = (
            token
            if s.pos[token] in VERBAL
            else next((t for t in s.path_up(token) if s.pos[t] in VERBAL), token)
        )
        auxiliaries = [s.lemmas[a] for a in status.auxiliaries(verb)]
        nominal = s.pos[token] not in VERBAL and self.scene.frames.clause(token) is None
        return (
            (nominal or (holder != AUTHOR and token == verb))
            and bool({"would", "will"} & set(auxiliaries))
            and not status.conditional(verb)
            and not status.negated(verb)
        )

    def _draft(self, holder: str, actor: str, polarity: Polarity, match: Match, token: int) -> StanceDraft:
        attitude = "praises" if polarity == "support" else "disapproves"
        return toward_actor(self.scene, holder, actor, polarity, attitude, match.tokens, token)
