"""What stands at a predicate itself and marks its status: modals, negations, mood, conditions, determiners."""

from __future__ import annotations

from functools import cached_property
from itertools import islice

from kg.extraction.frames import MAX_DEPTH, Frames
from kg.extraction.sentence import VERBAL
from kg.extraction.status_tables import NOBODY, StatusTables, combine
from kg.extraction.tenses import Tenses
from kg.extraction.word_classes import words
from kg.model import Status

_DEFINITE = words("definite")
#: What is said to somebody, and verbs of whoever won't hear of it.
_SAID = words("charges_and_demands") | {"invitation", "petition", "application", "ultimatum", "warning"}
_REFUSED = frozenset(
    {"turn", "reject", "refuse", "decline", "deny", "dismiss", "rebuff", "spurn", "ignore", "snub"}
)
#: Adverbs that a "not" before them denies in the deed's stead: "would not automatically help".
_PARTIAL = words("partial")

#: Verbs before which "any" means what may come.
_RESISTING = frozenset({"oppose", "resist", "fear"})
#: Verbs whose subject foretells what others may do: "argued that many would cross over".
_GUESSING = words("guessing")
#: What a deed is denied by with "no": "at no time", "in no way".
_WAYS = frozenset({"way", "sense", "case", "circumstance", "event", "manner", "respect"})
_OCCASIONS = frozenset(
    {"time", "stage", "point", "circumstance", "condition", "account", "mean", "means", "moment"}
)
_SOME = frozenset({"a", "the", "these", "those", "his", "her", "its", "their"})
_WASTING = frozenset({"lose", "waste", "miss"})


class Marks(Tenses):
    """The marks at the predicates of one sentence."""

    def __init__(self, frames: Frames, tables: StatusTables) -> None:
        super().__init__(frames)
        self._tables = tables
        self._question = frames.sentence.words[-1] == "?" or "?" in frames.sentence.words[-2:]

    def _own_verb(self, verb: int) -> Status:
        s, words = self._frames.sentence, self._tables.words
        status: Status = "actual"
        negated = self.negated(verb)
        auxiliaries = self.auxiliaries(verb)
        infinitive = False
        for aux in auxiliaries:
            form = s.words[aux].lower()
            found = words.get(("aux", form))
            if form == "must" and any(s.lemmas[a] == "have" for a in auxiliaries):
                found = "possible"  # "must have attacked" is a guess
            if found and not (form in ("'d", "’d") and s.lemmas[aux] == "have"):
                status = combine(found, status)
            infinitive = infinitive or s.tags[aux] == "TO"
        if status == "possible" and self._future_in_past(verb, auxiliaries):
            status = "planned"
        if (
            s.lemmas[verb] in ("have", "need")
            and s.tags[verb] != "VBD"
            and any(s.deps[c] == "xcomp" and s.tags[c] == "VB" for c in s.children[verb])
            and not self._yet(verb)
        ):
            status = "proposed"  # "will have to", "needs to"; but "had to leave" and did
        if self.imperative(verb):
            status = "proposed"
        for c in s.children[verb]:
            if s.deps[c] == "advmod":
                status = combine(self._adverb(c), status)
            elif s.deps[c] == "mark":
                status = combine(words.get(("mark", s.lemmas[c].lower()), "actual"), status)
                tensed = next((s.tags[a] for a in auxiliaries), s.tags[verb])
                if s.words[c].lower() == "though" and s.words[c - 1].lower() == "as":
                    status = combine("possible", status)
                until = s.lemmas[c].lower() in ("until", "till")
                if until and (tensed in ("VBZ", "VBP") or self._held_out(verb)):
                    status = combine("possible", status)  # "until it lifts the ban", but "until it fell"
            elif (
                s.deps[c] == "advcl"
                and self._conditional(c)
                and (status != "actual" or self._only_if(verb, c) or self._joined(verb, c))
            ):
                status = "possible" if status in ("actual", "planned", "proposed") else status
        if self._inverted(verb, auxiliaries) or self._further(verb):
            status = combine("possible", status)
        if status == "actual" and (self._awaited_then(verb) or self._ahead(verb)):
            status = "planned"
        if s.deps[verb] == "ROOT" and infinitive and verb <= 12 and not self._question:
            status = combine("planned", status)  # a headline's "Trump to meet Kim"
        asked = s.deps[verb] in ("ROOT", "ccomp", "xcomp", "conj") and s.heads[verb] == s.root
        if self._question and asked and not self._asked_why(verb):
            status = combine("possible", status)
        if status == "actual" and self._correlative and s.tags[verb] in ("VBZ", "VBP"):
            return "possible"  # "the sooner Oslo recognises it, the better"
        if negated and self._partly(verb):
            return "possible"
        if negated and status == "proposed" and any(s.words[a].lower() == "have" for a in auxiliaries):
            return "actual"  # "should not have insulted": so it did
        if negated and status == "possible" and self._unmanaged(verb, auxiliaries):
            return "denied"
        return self._negate(status) if negated else status

    def _whichever(self, noun: int) -> bool:
        """Tell a deed that may be none: "condemned any attack on civilians"."""
        s = self._frames.sentence
        return s.pos[noun] == "NOUN" and any(
            s.deps[c] == "det" and s.words[c].lower() == "any" for c in s.children[noun]
        )

    def _yet(self, verb: int) -> bool:
        """Tell "has yet to recognise", which denies that it did."""
        s = self._frames.sentence
        return any(s.lemmas[c] == "yet" and s.words[c + 1 : c + 2] == ("to",) for c in s.children[verb])

    def _asked_why(self, verb: int) -> bool:
        """Tell a question that takes the deed as done: "why did they leave?", but not "why should they leave?"."""
        s = self._frames.sentence
        modal = any(s.tags[a] in ("MD", "TO") for a in self.auxiliaries(verb))
        return not modal and any(s.lemmas[c].lower() == "why" for c in s.children[verb])

    def _unmanaged(self, verb: int, auxiliaries: list[int]) -> bool:
        """Tell what somebody failed to do: "could not reach a deal", but "could not win without her"."""
        s = self._frames.sentence
        if [s.words[a].lower() for a in auxiliaries] != ["could"] or self._question or self.conditional(verb):
            return False
        clauses = [{s.lemmas[m] for m in s.children[c]} for c in s.children[verb] if s.deps[c] == "advcl"]
        if s.deps[verb] not in ("ROOT", "ccomp", "conj", "relcl") or not all("because" in c for c in clauses):
            return False
        return not any(s.lemmas[t] in ("without", "unless", "until") for t in range(*s.edges(verb)))

    def _partly(self, verb: int) -> bool:
        """Tell a "not" that denies an adverb: "would not automatically defend", "need not necessarily pay"."""
        s = self._frames.sentence
        return any(
            s.deps[c] == "advmod"
            and s.lemmas[c].lower() in _PARTIAL
            and any(s.deps[n] == "neg" and n < c for n in s.children[verb])
            for c in s.children[verb]
        )

    def _inverted(self, verb: int, auxiliaries: list[int]) -> bool:
        """Tell a condition without "if": "had they met, ...", "should it fail, ..."."""
        s = self._frames.sentence
        if self._question or s.deps[verb] != "advcl" or not auxiliaries:
            return False
        subject = next((c for c in s.children[verb] if s.deps[c] in ("nsubj", "nsubjpass")), None)
        first = auxiliaries[0]
        return subject is not None and first < subject and s.words[first].lower() in ("had", "should", "were")

    def _adverb(self, token: int) -> Status:
        """Status by an adverb such as "perhaps"; negations are counted apart."""
        found = self._tables.words.get(("adverb", self._frames.sentence.lemmas[token].lower()), "actual")
        return found if found != "denied" else "actual"

    @staticmethod
    def _negate(status: Status) -> Status:
        return "denied" if status in ("actual", "planned") else "possible"

    def negated(self, verb: int) -> bool:
        """Say whether a verb is itself negated, by a word at it or at the verb it is coordinated with."""
        if not self._denying:
            return False
        s = self._frames.sentence
        count, start = 0, self._opening(verb)
        for c in s.children[verb]:
            word, dep = self._frames.lemmas[c], s.deps[c]
            if c < start or (word == "not" and self._only(c)):
                continue
            if word in ("almost", "nearly") and self._denies(s.lemmas[c + 1].lower()):
                continue  # "almost never"
            if (
                dep == "neg"
                or (s.words[c].lower() in ("longer", "more") and s.words[c - 1].lower() == "no")
                or (dep in ("advmod", "preconj") and self._denies(word))
                or (dep in ("nsubj", "nsubjpass", "dobj") and self._no(c) and not self._at_once(c))
                or (dep in ("nsubj", "nsubjpass") and s.child(verb, "ccomp") is None and self._few(c))
                or (dep == "prep" and c < verb and self._never(c))
                or (word == "once" and c < verb and s.child(c, "neg") is not None)  # "not once did it help"
            ):
                count += 1
        if not count and s.deps[verb] == "conj" and s.pos[s.heads[verb]] in VERBAL:
            head = s.heads[verb]
            joined = {s.lemmas[c].lower() for c in s.children[head] if s.deps[c] == "cc"}
            if (
                "nor" in joined and head < verb
            ):  # "has not forgotten that it won, nor that it was forgiven" denies neither
                return all(s.deps[c] != "mark" for c in s.children[verb])
            bare = not any(s.deps[c] in ("nsubj", "aux", "nsubjpass") for c in s.children[verb])
            if bare and (joined & {"or", "nor"} or s.tags[verb] == "VB"):
                return self.negated(head) if head < verb else False
        if not count and s.deps[verb] == "ROOT" and s.words[0] == "Nor":
            return True  # "Nor is it in its interest to leave"
        return count % 2 == 1

    @cached_property
    def _correlative(self) -> bool:
        """Whether the sentence says what goes with what: "the more they resist, the more Oslo presses them"."""
        s = self._frames.sentence
        if s.words[0] != "The" or s.tags[1:2] not in (("JJR",), ("RBR",)):
            return False
        again = zip(s.words[2:], s.words[3:], s.tags[4:], strict=False)
        return any(mark == "," and word == "the" and tag in ("JJR", "RBR") for mark, word, tag in again)

    @cached_property
    def _denying(self) -> bool:
        """Whether anything in the sentence can negate a verb: most deny nothing."""
        return "neg" in self._frames.sentence.deps or not self._tables.denying.isdisjoint(self._frames.bag)

    def _never(self, prep: int) -> bool:
        """Tell "at no time", "under no circumstances", "in no way", but not "in no time"."""
        s = self._frames.sentence
        thing = s.child(prep, "pobj")
        return (
            thing is not None
            and s.lemmas[thing] in (_WAYS if s.lemmas[prep].lower() == "in" else _OCCASIONS)
            and self._no(thing)
        )

    def _at_once(self, noun: int) -> bool:
        """Tell "lost no time", "wasted no chance", "minced no words", where the "no" denies the loss only."""
        s = self._frames.sentence
        if s.lemmas[noun] == "word":
            return s.lemmas[s.heads[noun]] in ("mince", "spare")
        return s.lemmas[noun] in ("time", "chance", "opportunity") and s.lemmas[s.heads[noun]] in _WASTING

    def _only(self, token: int) -> bool:
        """Tell "not only", which denies nothing."""
        s = self._frames.sentence
        after = s.lemmas[token + 1].lower() if token + 1 < len(s) else ""
        return after in ("only", "just", "merely", "simply", "least")

    def bound(self, verb: int) -> bool:
        """Say whether a verb is a duty: "should", "must", "ought to"."""
        s = self._frames.sentence
        return any(
            self._tables.words.get(("aux", s.words[a].lower())) == "proposed" for a in self.auxiliaries(verb)
        )

    def _denies(self, word: str) -> bool:
        return self._tables.words.get(("adverb", word)) == "denied"

    def _no(self, noun: int) -> bool:
        s = self._frames.sentence
        if s.lemmas[noun].lower() in NOBODY:
            return True
        return any(
            s.deps[c] in ("det", "neg", "preconj")
            and self._tables.words.get(("det", s.words[c].lower())) == "denied"
            for c in s.children[noun]
        )

    def imperative(self, verb: int) -> bool:
        """Tell what somebody is told to do: "shut the base", "don't hit them", also where the words are quoted."""
        s = self._frames.sentence
        if s.tags[verb] != "VB" or s.deps[verb] not in ("ROOT", "ccomp", "xcomp"):
            return False
        if any(s.deps[c] in ("nsubj", "nsubjpass", "expl") for c in s.children[verb]):
            return False
        auxiliaries = self.auxiliaries(verb)
        if s.deps[verb] == "ROOT" and not auxiliaries:
            return True
        return bool(auxiliaries) and all(s.words[a].lower() == "do" for a in auxiliaries)

    def conditional(self, verb: int) -> bool:
        """Say whether a verb heads an if-clause, or stands under one that does."""
        if not self._conditions:
            return False
        s = self._frames.sentence
        above = islice(s.path_up(verb), 2 * MAX_DEPTH)
        return any(s.pos[t] in VERBAL and self._conditional(t) for t in (verb, *above))

    def _conditional(self, clause: int) -> bool:
        return clause in self._conditions

    @cached_property
    def _conditions(self) -> frozenset[int]:
        s, known = self._frames.sentence, self._tables.words
        marks = [t for t, dep in enumerate(s.deps) if dep == "mark" and s.heads[t] != t]
        return frozenset(s.heads[t] for t in marks if known.get(("mark", s.lemmas[t].lower())) == "possible")

    def _only_if(self, verb: int, clause: int) -> bool:
        """Tell a present tense that hangs on a condition: "backs the deal if Oslo signs", but not "even if"."""
        s = self._frames.sentence
        if (
            s.tags[verb] not in ("VBZ", "VBP")
            or s.lemmas[verb] == "be"
            or clause < verb
            or self.auxiliaries(verb)
        ):
            return False
        below = {s.lemmas[c].lower() for c in s.children[clause]}
        return bool(below & {"if", "unless", "provided", "providing"}) and "even" not in below

    def _further(self, verb: int) -> bool:
        """Tell a second condition that parsers hang on the main verb: "taxes will rise if Oslo wins and Bern quits"."""
        s = self._frames.sentence
        if not self._conditions or s.deps[verb] != "conj" or s.tags[verb] not in ("VBZ", "VBP"):
            return False
        low = s.edges(verb)[0]
        return s.deps[low - 1] == "cc" and any(
            s.edges(c)[1] in (low - 1, low) for c in self._conditions if c < verb
        )

    def _joined(self, verb: int, clause: int) -> bool:
        """Tell a second condition, which parsers hang above the first: "if Oslo wins and Bern quits, taxes will rise"."""
        s = self._frames.sentence
        joined = any(s.deps[c] == "cc" and clause < c < verb for c in s.children[clause])
        return joined and s.deps[verb] in ("ccomp", "advcl") and verb < s.heads[verb]

    def _future_in_past(self, verb: int, auxiliaries: list[int]) -> bool:
        """Tell "said it would send troops" (planned) from "it would help" and "would have sent" (possible)."""
        s = self._frames.sentence
        helpers = {s.lemmas[a].lower() for a in auxiliaries if s.tags[a] != "MD"}
        if "have" in helpers or not any(s.words[a].lower() in ("would", "'d", "’d") for a in auxiliaries):
            return False
        if any(s.deps[c] == "advcl" and self._conditional(c) for c in s.children[verb]):
            return False
        at = verb
        while s.deps[at] == "conj":
            at = s.heads[at]
        head = s.heads[at]
        if s.lemmas[head] in _GUESSING:
            return False
        return s.deps[at] == "ccomp" and s.tags[head] in ("VBD", "VBN", "VBG") and s.pos[head] == "VERB"

    def _rather(self, verb: int) -> bool:
        """Tell a verb that is set against another: "rather than attack", "instead of attacking"."""
        s = self._frames.sentence
        before = [s.lemmas[t].lower() for t in range(max(0, verb - 3), verb)]
        return (
            before[-2:] == ["rather", "than"]
            or before[:2] == ["rather", "than"]
            or before[-2:] == ["instead", "of"]
        )

    def _few(self, token: int) -> bool:
        """Tell a subject that is hardly anybody: "few believe", "nobody thinks"."""
        s = self._frames.sentence
        return self._no(token) or any(
            s.lemmas[c].lower() == "few" and s.lemmas[c - 1].lower() not in _SOME
            for c in (token, *s.children[token])
        )

    def _unfound(self, noun: int) -> bool:
        """Tell evidence that there isn't: "no evidence that", "did not find any evidence that"."""
        s = self._frames.sentence
        verb = s.heads[noun]
        return self._no(noun) or (s.pos[verb] in VERBAL and self.negated(verb))

    def _held_out(self, verb: int) -> bool:
        """Tell what somebody waits for who refuses till then: "refused to leave until the mayor was gone"."""
        s = self._frames.sentence
        above = s.heads[verb]
        return any(s.lemmas[t] in ("refuse", "decline", "vow") for t in (above, s.heads[above]))

    def _own_noun(self, noun: int) -> Status:
        s, words = self._frames.sentence, self._tables.words
        status: Status = "actual"
        for c in s.children[noun]:
            if s.deps[c] in ("det", "neg", "preconj"):
                found = words.get(("det", s.words[c].lower()))
                if found == "denied" or (found and (self._question or self._resisted(noun))):
                    status = combine(found, status)
            elif s.deps[c] == "poss" and self._is_ahead(c):
                status = combine("planned", status)  # "next week's summit"
            elif s.deps[c] in ("amod", "compound"):
                status = combine(words.get(("adjective", s.words[c].lower()), "actual"), status)
        return status

    def _resisted(self, noun: int) -> bool:
        """Tell what somebody is against beforehand: "opposes any concession"."""
        s = self._frames.sentence
        return s.deps[noun] in ("dobj", "nsubjpass") and s.lemmas[s.heads[noun]] in _RESISTING

    def _is_refused(self, noun: int, verb: int) -> bool:
        """Tell what was said to somebody, who turned it down: "turned down Oslo's request"."""
        s = self._frames.sentence
        return s.lemmas[noun] in _SAID and s.lemmas[verb] in _REFUSED

    def _definite(self, noun: int) -> bool:
        s = self._frames.sentence
        return any(
            (s.deps[c] == "det" and s.words[c].lower() in _DEFINITE) or s.deps[c] == "poss"
            for c in s.children[noun]
        )
