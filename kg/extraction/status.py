"""How the text commits to a deed: actual, planned, proposed, possible or denied, scoped by the syntax.

The status is worked out from the inside out: the predicate's own mood and negation, then each clause, verb, noun or
preposition that it stands under. "should not isolate", "did not isolate", "may isolate" and "isolated" are four
statuses of one deed; "refused to isolate" and "a plan to isolate" are two more ways of saying the second and fourth.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import Literal, get_args

from kg.errors import LexiconError
from kg.extraction.frames import MAX_DEPTH, Frames
from kg.extraction.lexicon import Lexicons, Row
from kg.extraction.patterns import Lenders
from kg.extraction.sentence import Sentence
from kg.extraction.word_classes import words
from kg.model import Status

_DEFINITE = words("definite")
_VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
#: Prepositions whose gerund or noun shares the fate of the verb they hang on: "won by attacking".
_SHARING = words("sharing")
#: Words of questions whose clause is taken as true.
_WH = frozenset({"how", "why", "where", "when"})
#: How talks go, if they take place.
_ONWARDS = frozenset({"ahead", "forward", "on", "through", "forth"})
#: Verbs that link a subject to what is said of it.
_BEING = frozenset({"be", "seem", "appear", "look", "remain", "become"})
#: Verbs whose negation, or whose lack of subjects, leaves their clause open.
_BELIEVING = frozenset({"believe", "think", "expect", "suppose", "imagine", "feel"})
#: Words whose definite object is there already: "in support of the sanctions".
_BACKING = frozenset({"support", "favour", "favor", "focus", "concentrate", "talk", "think"})
#: Verbs by which a deed comes about: their subject has their status, definite or not ("the talks will resume").
_HAPPENING = words("happening")


@dataclass(frozen=True, slots=True)
class StatusTables:
    """The words and patterns that change a status."""

    lenders: Lenders
    words: dict[tuple[str, str], Status]

    @classmethod
    def load(cls, lexicons: Lexicons, lenders: Lenders) -> StatusTables:
        """Read the table ``modality``."""
        return cls(
            lenders,
            {
                (row["kind"], row["word"]): _as_status(row)
                for row in lexicons.table("modality", ["word", "kind", "status"])
            },
        )


def _as_status(row: Row) -> Status:
    value: Literal["actual", "planned", "proposed", "possible", "denied"]
    for value in get_args(Status):
        if row["status"] == value:
            return value
    raise LexiconError(f"modality table: {row['word']!r} has the unknown status {row['status']!r}")


def combine(outer: Status, inner: Status) -> Status:
    """Give the status of a deed that is ``inner`` by itself and stands under something that makes it ``outer``.

    >>> combine("planned", "denied"), combine("possible", "actual"), combine("proposed", "denied"), combine("denied", "denied")
    ('denied', 'possible', 'possible', 'possible')
    """
    if outer == "actual":
        return inner
    if inner == "actual":
        return outer
    if inner == "denied":
        return "denied" if outer == "planned" else "possible"
    if outer == "denied":
        return "denied" if inner != "possible" else "possible"
    if "possible" in (outer, inner):
        return "possible"
    return "proposed" if "proposed" in (outer, inner) else "planned"


class StatusReader:
    """Reads statuses in one sentence; each predicate once."""

    def __init__(self, frames: Frames, tables: StatusTables) -> None:
        self._frames = frames
        self._tables = tables
        self._question = frames.sentence.words[-1] == "?" or "?" in frames.sentence.words[-2:]
        self._known: dict[int, Status] = {}

    def of(self, token: int) -> Status:
        """Give the status of the deed that a verb, noun or adjective names."""
        known = self._known.get(token)
        if known is None:
            known = self._known[token] = self._climb(token)
        return known

    def _climb(self, token: int) -> Status:
        s = self._frames.sentence
        status: Status = "actual"
        at, seen = token, 0
        while True:
            nominal = s.pos[at] in _NOMINAL or s.deps[at] == "pobj" or s.pos[at] == "NUM"
            own = self._own_noun(at) if nominal else self._own_verb(at)
            if own == "denied" and status == "proposed" and not nominal:
                own = "possible"  # who didn't ask for it leaves it open
            status = combine(own, status)
            step = self._outer_noun(at, status) if nominal else self._outer_verb(at)
            seen += 1
            if step is None or seen > MAX_DEPTH:
                return status
            outer, at = step
            status = combine(outer, status)

    # -- verbs -----------------------------------------------------------------------------------------------------

    def _own_verb(self, verb: int) -> Status:
        s, words = self._frames.sentence, self._tables.words
        status: Status = "actual"
        negated = self.negated(verb)
        auxiliaries = self.auxiliaries(verb)
        infinitive = False
        for aux in auxiliaries:
            form = s.words[aux].lower()
            found = words.get(("aux", form))
            if found and not (form in ("'d", "’d") and s.lemmas[aux] == "have"):
                status = combine(found, status)
            infinitive = infinitive or s.tags[aux] == "TO"
        if status == "possible" and self._future_in_past(verb, auxiliaries):
            status = "planned"
        if (
            s.lemmas[verb] in ("have", "need")
            and s.tags[verb] != "VBD"
            and any(s.deps[c] == "xcomp" and s.tags[c] == "VB" for c in s.children[verb])
        ):
            status = "proposed"  # "will have to", "needs to"; but "had to leave" and did
        if not auxiliaries and self._imperative(verb):
            status = "proposed"
        for c in s.children[verb]:
            if s.deps[c] == "advmod":
                status = combine(self._adverb(c), status)
            elif s.deps[c] == "mark":
                status = combine(words.get(("mark", s.lemmas[c].lower()), "actual"), status)
            elif s.deps[c] == "advcl" and status in ("planned", "proposed") and self._conditional(c):
                status = "possible"
        if self._inverted(verb, auxiliaries):
            status = combine("possible", status)
        if s.deps[verb] == "ROOT" and infinitive and verb <= 12 and not self._question:
            status = combine("planned", status)  # a headline's "Trump to meet Kim"
        if self._question and s.deps[verb] in ("ROOT", "ccomp", "xcomp", "conj") and s.heads[verb] == s.root:
            status = combine("possible", status)
        return self._negate(status) if negated else status

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
        if status in ("actual", "planned"):
            return "denied"
        return "possible"

    def auxiliaries(self, verb: int) -> list[int]:
        """Give a verb's auxiliaries, borrowed from the verb it is coordinated with where it has none."""
        s = self._frames.sentence
        for _ in range(MAX_DEPTH):
            own = [c for c in s.children[verb] if s.deps[c] in ("aux", "auxpass")]
            if own or s.deps[verb] != "conj" or s.pos[s.heads[verb]] not in _VERBAL:
                return own
            if any(s.deps[c] in ("nsubj", "nsubjpass", "expl") for c in s.children[verb]):
                return own
            if s.tags[verb] in ("VBD", "VBZ"):
                return own
            verb = s.heads[verb]
        return []

    def negated(self, verb: int) -> bool:
        """Say whether a verb is itself negated, by a word at it or at the verb it is coordinated with."""
        s = self._frames.sentence
        count = 0
        for c in s.children[verb]:
            word = s.lemmas[c].lower()
            if word == "not" and self._only(c):
                continue
            if (
                s.deps[c] == "neg"
                or (s.words[c].lower() in ("longer", "more") and s.words[c - 1].lower() == "no")
                or (s.deps[c] in ("advmod", "preconj") and self._denies(word))
                or (s.deps[c] in ("nsubj", "nsubjpass", "dobj") and self._no(c))
            ):
                count += 1
        if not count and s.deps[verb] == "conj" and s.pos[s.heads[verb]] in _VERBAL:
            head = s.heads[verb]
            joined = {s.lemmas[c].lower() for c in s.children[head] if s.deps[c] == "cc"}
            if "nor" in joined and head < verb:
                return True
            bare = not any(s.deps[c] in ("nsubj", "aux", "nsubjpass") for c in s.children[verb])
            if bare and (joined & {"or", "nor"} or s.tags[verb] == "VB"):
                return self.negated(head) if head < verb else False
        return count % 2 == 1

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
        if s.lemmas[noun].lower() in ("nobody", "none", "nothing", "no one", "neither"):
            return True
        return any(
            s.deps[c] in ("det", "neg", "preconj")
            and self._tables.words.get(("det", s.words[c].lower())) == "denied"
            for c in s.children[noun]
        )

    def _imperative(self, verb: int) -> bool:
        s = self._frames.sentence
        return (
            s.deps[verb] == "ROOT"
            and s.tags[verb] == "VB"
            and not any(s.deps[c] in ("nsubj", "nsubjpass", "expl") for c in s.children[verb])
        )

    def conditional(self, verb: int) -> bool:
        """Say whether a verb heads an if-clause, or stands under one that does."""
        s = self._frames.sentence
        above = islice(s.path_up(verb), 2 * MAX_DEPTH)
        return any(s.pos[t] in _VERBAL and self._conditional(t) for t in (verb, *above))

    def _conditional(self, clause: int) -> bool:
        s = self._frames.sentence
        return any(
            s.deps[c] == "mark" and self._tables.words.get(("mark", s.lemmas[c].lower())) == "possible"
            for c in s.children[clause]
        )

    def _future_in_past(self, verb: int, auxiliaries: list[int]) -> bool:
        """Tell "said it would send troops" (planned) from "it would help" (possible)."""
        s = self._frames.sentence
        if not any(s.words[a].lower() in ("would", "'d", "’d") for a in auxiliaries):
            return False
        if any(s.deps[c] == "advcl" and self._conditional(c) for c in s.children[verb]):
            return False
        at = verb
        while s.deps[at] == "conj":
            at = s.heads[at]
        head = s.heads[at]
        return s.deps[at] == "ccomp" and s.tags[head] in ("VBD", "VBN") and s.pos[head] == "VERB"

    def _outer_verb(self, verb: int) -> tuple[Status, int] | None:
        """Give what a clause stands under: the status that makes of it, and where to go on from."""
        s = self._frames.sentence
        head, dep = s.heads[verb], s.deps[verb]
        if head == verb:
            return None
        if dep in ("conj", "parataxis"):
            if self._rather(verb):
                return "possible", head  # "change the law rather than attack"
            if self._conditional(head) and not any(s.deps[c] == "nsubj" for c in s.children[verb]):
                return "possible", head  # "unless he returned and cooperated"
            if any(s.deps[c] in ("nsubj", "nsubjpass") for c in s.children[verb]) and s.deps[head] == "ROOT":
                return None
            return self._skip_own(head)
        if dep in ("xcomp", "ccomp", "csubj", "csubjpass", "oprd"):
            return self._complement(verb, head)
        if dep in ("acomp", "oprd") and s.pos[verb] == "ADJ" and s.pos[head] in _VERBAL:
            return "actual", head  # "weren't interested", "may be willing"
        if dep == "acl":
            if s.tags[verb] == "VB":
                return self._under_noun(head, s.heads[verb], default="possible")
            found = self._embedding(head, None)
            if found == "actual" and self._unfound(head):
                return "possible", head
            return (found, head) if found else None
        if dep == "advcl":
            if s.tags[verb] == "VBG" and not any(s.deps[c] in ("nsubj", "mark") for c in s.children[verb]):
                return "actual", head
            if s.tags[verb] == "VB" and s.pos[head] in _VERBAL:  # purpose
                return "planned", head
            return None
        if dep == "pcomp":
            if any(s.deps[c] == "nsubj" for c in s.children[verb]):
                return None  # "with Oslo calling for talks": a clause of its own
            return self._under_prep(head)
        return None

    def _rather(self, verb: int) -> bool:
        """Tell a verb that is set against another: "rather than attack", "instead of attacking"."""
        s = self._frames.sentence
        before = [s.lemmas[t].lower() for t in range(max(0, verb - 3), verb)]
        return (
            before[-2:] == ["rather", "than"]
            or before[:2] == ["rather", "than"]
            or before[-2:] == ["instead", "of"]
        )

    def _skip_own(self, head: int) -> tuple[Status, int] | None:
        """Go from a coordinated verb to what its partner stands under, leaving the partner's own mood aside."""
        s = self._frames.sentence
        while s.deps[head] == "conj" and s.heads[head] != head:
            head = s.heads[head]
        if s.pos[head] in _NOMINAL:
            return self._outer_noun(head, "actual")
        return self._outer_verb(head)

    def _complement(self, clause: int, head: int) -> tuple[Status, int] | None:
        s = self._frames.sentence
        found = self._embedding(head, None)
        if any(s.deps[c] == "advmod" and s.lemmas[c].lower() in _WH for c in s.children[clause]):
            return None  # "explored how they were beaten": so they were
        if found and s.pos[head] == "ADJ" and self._judged(head):
            return "actual", head
        if found == "planned" and self._past(clause):
            return "actual", head  # "announced that he had reached a settlement"
        if found and found != "actual":
            return found, head
        form = s.lemmas[head].lower()
        if form in _BEING and s.deps[clause] in ("ccomp", "csubj"):
            for t in (*self._said(head), *self._frames.subjects(head)):
                named = self._embedding(t, None)  # "it is unlikely that", "the hope is that"
                if named:
                    return named, head
        if form in _BELIEVING and (
            self.negated(head) or any(self._few(t) for t in self._frames.subjects(head))
        ):
            return "possible", head
        if s.deps[clause] == "xcomp" and s.pos[head] in _VERBAL:
            for t in self._frames.subjects(head):  # "the goal is to reach a deal"
                named = self._embedding(t, None) if s.pos[t] == "NOUN" else None
                if named:
                    return named, head
        if form in ("have", "need") and s.pos[head] in _VERBAL:
            return ("actual" if s.tags[head] == "VBD" else "proposed"), head
        if form == "go" and s.tags[head] == "VBG":
            return "planned", head
        if found:
            return found, head
        infinitive = any(s.tags[c] == "TO" for c in s.children[clause])
        if infinitive and s.deps[clause] == "xcomp" and s.pos[head] in ("VERB", "ADJ"):
            return "possible", head
        if s.deps[clause] == "ccomp" and not infinitive and s.tags[clause] != "VB":
            return None  # a finite clause that is said or thought: its teller commits to it, not the verb's own mood
        return "actual", head

    def _past(self, clause: int) -> bool:
        """Tell a finite clause in a past tense."""
        s = self._frames.sentence
        helpers = {s.words[a].lower() for a in self.auxiliaries(clause)}
        modal = any(s.tags[a] in ("MD", "TO") for a in self.auxiliaries(clause))
        return not modal and (
            s.tags[clause] == "VBD" or bool(helpers & {"had", "has", "have", "was", "were"})
        )

    def _said(self, copula: int) -> tuple[int, ...]:
        """Give the adjectives or nouns that a copula says of its subject."""
        s = self._frames.sentence
        return tuple(c for c in s.children[copula] if s.deps[c] in ("acomp", "attr", "oprd"))

    def _few(self, token: int) -> bool:
        """Tell a subject that is hardly anybody: "few believe", "nobody thinks"."""
        s = self._frames.sentence
        return (
            self._no(token)
            or s.lemmas[token].lower() == "few"
            or any(s.lemmas[c].lower() == "few" and s.lemmas[c - 1].lower() != "a" for c in s.children[token])
        )

    def _unfound(self, noun: int) -> bool:
        """Tell evidence that there isn't: "no evidence that", "did not find any evidence that"."""
        s = self._frames.sentence
        verb = s.heads[noun]
        return self._no(noun) or (s.pos[verb] in _VERBAL and self.negated(verb))

    def _judged(self, adjective: int) -> bool:
        """Tell "she was right to leave", which takes the deed as done, from "it is right to leave"."""
        s, frames = self._frames.sentence, self._frames
        match = self._tables.lenders.embeddings.at(frames, adjective)
        if match is None or match.row["lends"] != "judged":
            return False
        subjects = frames.subjects(adjective)
        return bool(subjects) and s.lemmas[subjects[0]].lower() not in ("it", "this", "that", "there")

    def _under_prep(self, prep: int) -> tuple[Status, int] | None:
        s = self._frames.sentence
        above, word = s.heads[prep], s.lemmas[prep].lower()
        pair = f"{s.lemmas[above].lower()} {word}"  # "instead of"
        by_prep = self._tables.words.get(("prep", word)) or self._tables.words.get(("prep", pair))
        if by_prep and by_prep != "actual":
            return by_prep, above
        found = self._embedding(above, prep)
        if found:
            return found, above
        if s.pos[above] in _VERBAL:
            return ("actual", above) if word in _SHARING else None
        if s.pos[above] in _NOMINAL or s.pos[above] == "ADJ":
            return ("actual", above) if not self._definite(above) else None
        return None

    def _embedding(self, head: int, prep: int | None) -> Status | None:
        """Give what the pattern at ``head`` makes of its complement, or of the object of its preposition ``prep``."""
        match = self._tables.lenders.embeddings.at(self._frames, head)
        if match is None:
            return None
        companions = [t for t in match.tokens if t != head]
        s = self._frames.sentence
        by_prep = [t for t in companions if s.deps[t] in ("prep", "agent", "dative")]
        if prep is not None and s.pos[head] in _VERBAL and prep not in companions:
            return None
        if prep is None and by_prep and s.pos[head] not in _VERBAL:
            return (
                None  # "a call for talks" says nothing of "a call to leave"; "called on Oslo to leave" does
            )
        return _as_status({"word": s.lemmas[head], "status": match.row["status"]})

    # -- nouns -----------------------------------------------------------------------------------------------------

    def _own_noun(self, noun: int) -> Status:
        s, words = self._frames.sentence, self._tables.words
        status: Status = "actual"
        for c in s.children[noun]:
            if s.deps[c] in ("det", "neg", "preconj"):
                found = words.get(("det", s.words[c].lower()))
                if found == "denied" or (found and self._question):
                    status = combine(found, status)
            elif s.deps[c] in ("amod", "compound"):
                status = combine(words.get(("adjective", s.words[c].lower()), "actual"), status)
        return status

    def _definite(self, noun: int) -> bool:
        s = self._frames.sentence
        return any(
            (s.deps[c] == "det" and s.words[c].lower() in _DEFINITE) or s.deps[c] == "poss"
            for c in s.children[noun]
        )

    def _outer_noun(self, noun: int, status: Status) -> tuple[Status, int] | None:
        s = self._frames.sentence
        head, dep = s.heads[noun], s.deps[noun]
        if head == noun:
            return None
        if dep == "conj":
            while s.deps[noun] == "conj" and s.pos[s.heads[noun]] in _NOMINAL:
                noun = s.heads[noun]
            return self._outer_noun(noun, status) if s.deps[noun] != "conj" else None
        if dep == "appos" or (dep in ("nsubj", "dobj", "nsubjpass") and self._no(noun)):
            return None  # a "no" before it has been counted
        if dep == "pobj":
            return self._noun_under_prep(noun, head)
        if s.pos[head] not in _VERBAL:
            return None
        if dep in ("dobj", "nsubjpass", "oprd", "attr"):
            return self._noun_as_object(noun, head)
        if dep == "nsubj":
            supposed = any(s.words[a].lower() in ("would", "could", "might") for a in self.auxiliaries(head))
            idiom = s.lemmas[head] == "go" and not any(s.lemmas[c] in _ONWARDS for c in s.children[head])
            happens = s.lemmas[head] in _HAPPENING and not idiom  # "did not go over well"
            if supposed or happens or not self._definite(noun):
                return "actual", head
            return None
        return None

    def _noun_as_object(self, noun: int, verb: int) -> tuple[Status, int] | None:
        light = self._tables.lenders.light.at(self._frames, verb)
        if light is not None and light.row["aspect"] == "continue" and self._definite(noun):
            return None  # what may continue is there: "could not continue its war"
        found = self._embedding(verb, None)
        if found:
            return found, verb
        if light is not None:
            aspect = light.row["aspect"]
            if aspect == "refuse":
                return "denied", verb
            if aspect == "end" and self._definite(noun):
                return None  # what is to be ended goes on: "a plan to end the war"
            if aspect in ("seek", "enable"):
                return "proposed", verb
            if aspect == "plan":
                return "planned", verb
            return "actual", verb
        if self._frames.sentence.deps[noun] == "attr" or not self._definite(noun):
            return "actual", verb
        return None

    def _noun_under_prep(self, noun: int, prep: int) -> tuple[Status, int] | None:
        s = self._frames.sentence
        above, word = s.heads[prep], s.lemmas[prep].lower()
        by_prep = self._tables.words.get(("prep", word))
        if by_prep and by_prep != "actual":
            return by_prep, above
        if s.deps[prep] == "prep" and s.pos[above] == "ADP":  # "because of talks"
            return None
        found = self._embedding(above, prep)
        if self._definite(noun) and (found == "denied" or s.lemmas[above] in _BACKING):
            return None  # what one balks at, or is in support of, is there
        if found:
            return found, above
        light = self._tables.lenders.light.at(self._frames, above) if s.pos[above] in _VERBAL else None
        if light is not None and prep in light.tokens:  # "would not come to the defence of"
            return "actual", above
        if self._definite(noun) and s.pos[above] in ("VERB", "ADJ") and light is None:
            return None  # "was not forthcoming in their request"
        if s.lemmas[above] == "be" or s.pos[above] == "NUM":  # "is not in its interest", "10 million in aid"
            return "actual", above
        if self._definite(noun):
            return None
        if s.pos[above] in _VERBAL or (s.pos[above] == "NOUN" and not self._definite(above)):
            return "actual", above
        return None

    def _under_noun(self, noun: int, above: int, *, default: Status) -> tuple[Status, int]:
        s: Sentence = self._frames.sentence
        found = self._embedding(noun, None)
        if found:
            return found, noun
        ordinal = any(
            s.deps[c] in ("amod", "det")
            and (s.lemmas[c].lower() in ("first", "last", "only") or s.tags[c] == "JJS")
            for c in s.children[noun]
        )
        return ("actual" if ordinal else default), noun
