"""How the text commits to a deed: actual, planned, proposed, possible or denied, scoped by the syntax.

The status is worked out from the inside out: the predicate's own mood and negation, then each clause, verb, noun or
preposition that it stands under. "should not isolate", "did not isolate", "may isolate" and "isolated" are four
statuses of one deed; "refused to isolate" and "a plan to isolate" are two more ways of saying the second and fourth.
"""

from __future__ import annotations

from kg.extraction.frames import MAX_DEPTH, Frames
from kg.extraction.marks import Marks
from kg.extraction.sentence import NOMINAL, VERBAL, Sentence
from kg.extraction.status_tables import StatusTables, as_status, combine
from kg.extraction.word_classes import words
from kg.model import Status

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
_BACKING = frozenset(
    {"support", "favour", "favor", "focus", "concentrate", "talk", "think", "speak", "boast", "commit"}
)
#: Verbs by which a deed comes about: their subject has their status, definite or not ("the talks will resume").
_HAPPENING = words("happening")
#: Verbs by which an aim is no mere aim: "reached its goal of accepting a thousand".
_ATTAINING = words("attaining")
#: Verbs that deny what their object says.
_DENYING = words("denying")
#: Verbs whose object is there whether or not they are done: "failed to address the violence".
_PRESUPPOSING = words("presupposing")


class StatusReader(Marks):
    """Reads statuses in one sentence; each predicate once."""

    def __init__(self, frames: Frames, tables: StatusTables) -> None:
        super().__init__(frames, tables)
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
            nominal = s.pos[at] in NOMINAL or s.deps[at] == "pobj" or s.pos[at] == "NUM"
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
        if dep == "ccomp" and verb < head and ";" in s.words[verb:head]:
            return None  # a headline of two: "Leaders denounce test; others vow action"
        if dep in ("xcomp", "ccomp", "csubj", "csubjpass", "oprd"):
            return self._complement(verb, head)
        if dep in ("acomp", "oprd") and s.pos[verb] in ("ADJ", "VERB") and s.pos[head] in VERBAL:
            return "actual", head  # "weren't interested", "may be willing"
        if dep == "acl":
            if s.tags[verb] == "VB":
                return self._under_noun(head, s.heads[verb], default="possible")
            found = self._embedding(head, None)
            above = s.heads[head]
            if s.deps[head] == "dobj" and s.lemmas[above] in _DENYING and self._finite(verb):
                return "denied", above  # "denied reports that Oslo had attacked"
            if s.lemmas[head] == "doubt" and self._unfound(head):
                return None  # "there is no doubt that"
            if s.deps[head] == "pobj" and s.tags[verb] == "VBG" and not found:
                above = s.heads[above]  # "the idea of Oslo attacking"
                found = self._embedding(above, s.heads[head]) if s.pos[above] == "NOUN" else None
                return (found, above) if found else None
            if found == "actual" and self._unfound(head):
                return "possible", head
            return (found, head) if found else None
        if dep == "advcl":
            if s.tags[verb] == "VBG" and not any(s.deps[c] in ("nsubj", "mark") for c in s.children[verb]):
                return "actual", head
            judged = s.pos[head] == "ADJ" or (s.lemmas[head] == "be" and bool(self._said(head)))
            if judged and any(s.deps[c] == "mark" and s.lemmas[c] == "for" for c in s.children[verb]):
                return "possible", head  # "made it harder for Oslo to attack", "it is time for Oslo to act"
            if s.tags[verb] == "VB" and s.pos[head] in VERBAL:  # purpose
                return "planned", head
            return None
        if dep == "pcomp":
            if any(s.deps[c] == "nsubj" for c in s.children[verb]):
                thought = self._embedding(s.heads[head], head) if s.pos[s.heads[head]] == "NOUN" else None
                # "the idea of Oslo attacking"; but "with Oslo calling for talks" is a clause of its own
                return (thought, s.heads[head]) if thought else None
            return self._under_prep(head)
        return None

    def _skip_own(self, head: int) -> tuple[Status, int] | None:
        """Go from a coordinated verb to what its partner stands under, leaving the partner's own mood aside."""
        s = self._frames.sentence
        while s.deps[head] == "conj" and s.heads[head] != head:
            head = s.heads[head]
        if s.pos[head] in NOMINAL:
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
        if found == "planned" and self._settled(clause, head):
            return "actual", head
        if found == "planned" and self._awaited(clause, head):
            return "possible", head
        form = s.lemmas[head].lower()
        named: Status | None = None
        if s.deps[clause] == "xcomp" and s.pos[head] in VERBAL:
            told = (self._embedding(t, None) for t in self._frames.subjects(head) if s.pos[t] == "NOUN")
            named = next(filter(None, told), None)
        if found == "possible" and form == "doubt" and self._hardly(head):
            return "actual", head  # "few doubt that"
        if found and found != "actual" and not (form == "be" and named == "actual"):  # "her job is to help"
            return found, head
        if form in _BEING and s.deps[clause] in ("ccomp", "csubj"):
            if self.negated(head) and any(
                s.lemmas[t] in ("true", "case", "correct") for t in self._said(head)
            ):
                return "actual", head  # the "not" is the copula's own
            for t in (*self._said(head), *self._frames.subjects(head)):
                said = self._embedding(t, None)  # "it is unlikely that", "the hope is that"
                if said:
                    return said, head
        if form in _BELIEVING and self._hardly(head):
            return "possible", head
        if named:
            return named, head  # "the goal is to reach a deal"
        if form in ("have", "be") and self._yet(head):
            return "denied", head
        infinitive = any(s.tags[c] == "TO" for c in s.children[clause])
        if form in ("have", "need") and s.pos[head] in VERBAL and infinitive:
            return ("actual" if s.tags[head] == "VBD" else "proposed"), head
        if form == "go" and s.tags[head] == "VBG":
            return "planned", head
        if found:
            return found, head
        if infinitive and s.deps[clause] == "xcomp" and s.pos[head] in ("VERB", "ADJ"):
            return "possible", head
        if s.deps[clause] == "ccomp" and not infinitive and s.tags[clause] != "VB":
            return None  # a finite clause that is said or thought: its teller commits to it, not the verb's own mood
        return "actual", head

    def _finite(self, clause: int) -> bool:
        s = self._frames.sentence
        return any(s.deps[c] == "mark" for c in s.children[clause])

    def _hardly(self, verb: int) -> bool:
        """Tell a verb that is denied, or whose subject is hardly anybody."""
        return self.negated(verb) or any(self._few(t) for t in self._frames.subjects(verb))

    def _settled(self, clause: int, head: int) -> bool:
        """Tell a finding from a resolve: "was determined to have taken part"."""
        s = self._frames.sentence
        return s.lemmas[head] in ("determine", "determined") and any(
            s.lemmas[c] == "have" and s.deps[c] == "aux" for c in s.children[clause]
        )

    def _awaited(self, clause: int, head: int) -> bool:
        """Tell what somebody expects of another, who needn't have planned it: "expects the press to attack her"."""
        s = self._frames.sentence
        below = s.children[clause]
        return (
            s.lemmas[head] in ("expect", "anticipate")
            and not self._frames.is_passive(head)
            and any(s.tags[c] == "TO" for c in below)
            and any(s.deps[c] == "nsubj" for c in below)
        )

    def _said(self, copula: int) -> tuple[int, ...]:
        """Give the adjectives or nouns that a copula says of its subject."""
        s = self._frames.sentence
        return tuple(c for c in s.children[copula] if s.deps[c] in ("acomp", "attr", "oprd"))

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
        if s.pos[above] in VERBAL:
            return ("actual", above) if word in _SHARING else None
        if s.pos[above] in NOMINAL or s.pos[above] == "ADJ":
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
        if prep is not None and s.pos[head] in VERBAL and prep not in companions:
            return None
        if prep is None and by_prep and s.pos[head] not in VERBAL:
            return (
                None  # "a call for talks" says nothing of "a call to leave"; "called on Oslo to leave" does
            )
        found = as_status({"word": s.lemmas[head], "status": match.row["status"]})
        if found == "proposed" and s.deps[head] == "dobj" and s.lemmas[s.heads[head]] in _ATTAINING:
            return "actual"
        return found

    # -- nouns -----------------------------------------------------------------------------------------------------

    def _outer_noun(self, noun: int, status: Status) -> tuple[Status, int] | None:
        s = self._frames.sentence
        head, dep = s.heads[noun], s.deps[noun]
        if head == noun:
            return None
        if dep == "conj":
            while s.deps[noun] == "conj" and s.pos[s.heads[noun]] in NOMINAL:
                noun = s.heads[noun]
            return self._outer_noun(noun, status) if s.deps[noun] != "conj" else None
        if dep == "appos" or (dep in ("nsubj", "dobj", "nsubjpass") and self._no(noun)):
            return None  # a "no" before it has been counted
        if dep == "pobj":
            return self._noun_under_prep(noun, head)
        if s.pos[head] not in VERBAL:
            return None
        if dep in ("dobj", "nsubjpass", "oprd", "attr"):
            return self._noun_as_object(noun, head)
        if dep == "nsubj":
            supposed = any(s.words[a].lower() in ("would", "could", "might") for a in self.auxiliaries(head))
            idiom = s.lemmas[head] == "go" and not any(s.lemmas[c] in _ONWARDS for c in s.children[head])
            happens = s.lemmas[head] in _HAPPENING and not idiom  # "did not go over well"
            if s.lemmas[head] in _BEING:
                for adjective in self._said(head):  # "his re-election is likely", but not "is likely to help"
                    bare = s.pos[adjective] == "ADJ" and self._frames.clause(adjective) is None
                    found = self._embedding(adjective, None) if bare else None
                    if found in ("possible", "planned"):
                        return found, head
            if supposed or happens or not self._definite(noun):
                return "actual", head
            return None
        return None

    def _noun_as_object(self, noun: int, verb: int) -> tuple[Status, int] | None:
        light = self._tables.lenders.light.at(self._frames, verb)
        if light is not None and light.row["aspect"] == "continue" and self._definite(noun):
            return None  # what may continue is there: "could not continue its war"
        if self._frames.sentence.lemmas[verb] in _PRESUPPOSING:
            return None
        found = self._embedding(verb, None)
        if found:
            return found, verb
        if light is not None:
            aspect = light.row["aspect"]
            if aspect == "refuse":
                return "denied", verb
            if aspect == "end" and self._definite(noun):
                return None  # what is to be ended goes on: "a plan to end the war"
            if aspect in ("seek", "enable") and "held" not in light.row["note"]:
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
        if word == "under" and s.pos[above] == "NOUN":
            return None  # "to help towns under attack"
        found = self._embedding(above, prep)
        if self._definite(noun) and (found == "denied" or s.lemmas[above] in _BACKING):
            return None  # what one balks at, or is in support of, is there
        if found:
            return found, above
        light = self._tables.lenders.light.at(self._frames, above) if s.pos[above] in VERBAL else None
        if light is not None and prep in light.tokens:  # "would not come to the defence of"
            return "actual", above
        if (
            self._definite(noun)
            and s.pos[above] in ("VERB", "AUX", "ADJ")
            and light is None
            and not self._is_in(noun)
        ):
            return None  # "was not forthcoming in their request"
        if s.lemmas[above] == "be" or s.pos[above] == "NUM":  # "is not in its interest", "10 million in aid"
            return "actual", above
        if self._definite(noun):
            return None
        if s.pos[above] in VERBAL or (s.pos[above] == "NOUN" and not self._definite(above)):
            return "actual", above
        return None

    def _is_in(self, noun: int) -> bool:
        """Tell "is not in its interest", where the noun is what is said."""
        return self._frames.lemmas[noun] in (
            "interest",
            "favour",
            "favor",
            "power",
            "position",
            "nature",
            "right",
        )

    def _most(self, adjective: int) -> bool:
        s = self._frames.sentence
        return any(s.tags[c] == "RBS" for c in s.children[adjective])

    def _under_noun(self, noun: int, above: int, *, default: Status) -> tuple[Status, int]:
        s: Sentence = self._frames.sentence
        found = self._embedding(noun, None)
        if found:
            return found, noun
        ordinal = any(
            s.deps[c] in ("amod", "det")
            and (s.lemmas[c].lower() in ("first", "last", "only") or s.tags[c] == "JJS" or self._most(c))
            for c in s.children[noun]
        )
        return ("actual" if ordinal else default), noun
