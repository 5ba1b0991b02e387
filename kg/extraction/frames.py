"""Predicates and their arguments in one sentence: voice, control, coordination, relative clauses, prepositions.

Arguments are logical, never grammatical: in "Iran was sanctioned by the US" the US is the subject and Iran the object;
in "urged Iran to halt the talks" Iran is the subject of "halt"; in "the drills that Seoul cancelled" the drills are
the object of "cancelled". All functions give tokens (heads of phrases), coordinated phrases one by one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.control import Control
from kg.extraction.gerunds import gerund_doers
from kg.extraction.infinitives import infinitive_for, marked
from kg.extraction.joining import ECHOING, conjuncts, echoes, echoing, examples
from kg.extraction.relative import RELATIVE, antecedents, is_occasion, of_a_deed
from kg.extraction.sentence import NOMINAL, VERBAL, Sentence
from kg.extraction.word_classes import words

if TYPE_CHECKING:
    from kg.extraction.patterns import Match, PatternIndex

#: A chain of controlled subjects is followed no further than this: no writer nests deeper, hostile text does.
MAX_DEPTH = 12

_SUBJECT = frozenset({"nsubj", "csubj"})
_PASSIVE_SUBJECT = frozenset({"nsubjpass", "csubjpass"})
_OBJECT = frozenset({"dobj", "obj"})
#: Prepositions before whom a blow goes back to.
_AT_SOMEBODY = frozenset({"against", "at", "on"})
_PREPOSITIONS = frozenset({"prep", "agent", "dative"})
_COPULAS = words("copulas")
#: Words by which somebody acts with a subject: "Oslo, along with Bern, condemned".
_BESIDE = frozenset({"alongside", "along", "together", "joined", "accompanied", "led"})
#: Prepositions that begin a phrase of their own after a stranded one: "the people Oslo talked to about the strike".
_APART = frozenset({"about", "on", "for", "over", "during", "after", "before", "at", "in"})
#: Participles that say what a thing is about, which its owner means: "her strategy focused on talks".
_TURNED = frozenset({"focus", "concentrate", "centre", "center", "aim"})
#: Verbs whose doer a passive names by the place: "two envoys were expelled from Oslo".
EXPELLING = frozenset({"expel", "deport", "eject", "evict", "banish"})


class Frames:
    """The predicates of one sentence; every answer is computed once."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self._subjects: dict[int, tuple[int, ...]] = {}
        self._objects: dict[int, tuple[int, ...]] = {}
        self._passive: dict[int, bool] = {}
        self._joined: dict[int, tuple[int, ...]] = {}
        self._prepositions: dict[int, list[int]] = {}
        for t, dep in enumerate(sentence.deps):
            if dep in _PREPOSITIONS and sentence.heads[t] != t:
                above = sentence.heads[t]
                if sentence.words[above] == "back" and sentence.words[t] in _AT_SOMEBODY:
                    above = sentence.heads[
                        above
                    ]  # "pushed back against Bern", where parsers tie it to "back"
                known = self._prepositions.setdefault(above, [])
                if not (known and sentence.words[t - 1] == "not" and self._again(known, t)):
                    known.append(t)  # "to Oslo, not to Bern"
        self.control = Control(self, MAX_DEPTH)
        #: what tables of patterns find at a token
        self.matches: dict[tuple[PatternIndex, int], Match | None] = {}
        #: lemmas in lower case, and all lemmas and words of the sentence so
        self.lemmas = tuple(map(str.lower, sentence.lemmas))
        self.bag = {*self.lemmas, *map(str.lower, sentence.words)}
        self._echoed = not self.bag.isdisjoint(ECHOING) and echoes(sentence)
        #: tokens of dates and times, which fill no slot: "signed on Monday" is no signing on
        self.dated = frozenset(
            t for low, high, label in sentence.ents if label in ("DATE", "TIME") for t in range(low, high)
        )

    def _again(self, known: list[int], prep: int) -> bool:
        lemmas = self.sentence.lemmas
        return any(lemmas[c] == lemmas[prep] for c in known)

    # -- voice -----------------------------------------------------------------------------------------------------

    def is_passive(self, verb: int) -> bool:
        """Say whether a verb is passive: marked so, a reduced relative ("attacks carried out by"), or joined to one."""
        known = self._passive.get(verb)
        if known is None:
            known = self._passive[verb] = self._voice(verb)
        return known

    def _voice(self, verb: int) -> bool:
        s = self.sentence
        for _ in range(MAX_DEPTH):
            deps = {s.deps[c] for c in s.children[verb]}
            if deps & {"auxpass", "nsubjpass", "csubjpass"}:
                return True
            reduced = s.tags[verb] == "VBD" and s.deps[verb] == "acl"  # "a deal agreed this month"
            if self.control.had_done(verb) is not None and not deps & {"aux", "dobj"}:
                return True
            if s.tags[verb] != "VBN" and not (reduced and s.lemmas[verb] not in _TURNED):
                return False
            if any(s.deps[c] == "aux" and s.lemmas[c] == "have" for c in s.children[verb]):
                return False
            if "agent" in deps:
                return True
            if deps & _OBJECT:
                return False  # "having condemned Oslo"
            if s.deps[verb] in ("acl", "amod", "relcl") and not deps & _SUBJECT:
                return True
            if s.deps[verb] in ("advcl", "acomp") and not deps & _SUBJECT:
                return True  # "stands accused"
            if s.deps[verb] != "conj" or deps & _SUBJECT:
                return False
            verb = s.heads[verb]
        return False

    # -- arguments -------------------------------------------------------------------------------------------------

    def conjuncts(self, token: int) -> tuple[int, ...]:
        """Give a token and all that is coordinated with it: "A, B and C" from A."""
        known = self._joined.get(token)
        if known is None:
            known = self._joined[token] = conjuncts(self.sentence, token)
        return known

    def subjects(self, predicate: int) -> tuple[int, ...]:
        """Give who does it: the logical subject of a verb, or of the copula over a noun or adjective."""
        known = self._subjects.get(predicate)
        if known is None:
            self._subjects[predicate] = ()  # cuts cycles in broken parses
            known = self._subjects[predicate] = self.doers(predicate, MAX_DEPTH)
        return known

    def objects(self, verb: int) -> tuple[int, ...]:
        """Give what or whom it is done to: the logical object."""
        known = self._objects.get(verb)
        if known is None:
            self._objects[verb] = ()
            known = self._objects[verb] = self._find_objects(verb)
        return known

    def preps(self, head: int, *names: str) -> tuple[int, ...]:
        """Give the objects of the prepositions ``names`` that hang on ``head``, in text order."""
        below = self._prepositions.get(head)
        if below is None:
            return ()
        s = self.sentence
        found: list[int] = []
        for c in below:
            if self.lemmas[c] in names:
                found.extend(self._prep_objects(c))
                for again in s.children[c]:  # "on Oslo and on Bern"
                    if s.deps[again] == "conj" and s.lemmas[again] == s.lemmas[c] != "between":
                        found.extend(self._prep_objects(again))
        return tuple(found)

    def _prep_objects(self, prep: int) -> list[int]:
        s = self.sentence
        found: list[int] = []
        for o in s.children[prep]:
            if o in self.dated:
                continue
            if s.deps[o] == "pobj":
                found.extend(self.conjuncts(o))
            elif s.deps[o] == "pcomp":
                apart = s.tags[o] == "VBG" and s.lemmas[prep] == "with"
                if not apart or all(s.deps[c] != "nsubj" or s.tags[c] == "WP" for c in s.children[o]):
                    found.extend(self.conjuncts(o))  # but not "clashed over taxes, with Oslo accusing Bern"
            elif s.deps[o] == "conj" and s.pos[o] in NOMINAL and found:
                found.extend(self.conjuncts(o))  # "spoke to envoys and hundreds of students"
            elif s.deps[o] == "prep" and s.lemmas[o].lower() not in _APART:  # "from behind", "because of"
                found.extend(c for o2 in s.children[o] if s.deps[o2] == "pobj" for c in self.conjuncts(o2))
        if not found and s.deps[prep] == "dative" and s.pos[prep] not in ("ADP", "PART"):
            found.extend(self.conjuncts(prep))
        return found

    def dative(self, verb: int) -> tuple[int, ...]:
        """Give the indirect object: "gave Iran a promise", "gave a promise to Iran"."""
        s = self.sentence
        if self.control.retained(verb):
            return self.patients(verb)
        found: list[int] = []
        for c in self._prepositions.get(verb, ()):
            if s.deps[c] == "dative":
                found.extend(self._prep_objects(c) if s.pos[c] in ("ADP", "PART") else self.conjuncts(c))
        if not found and s.deps[verb] == "relcl":  # "the loan that Oslo granted Bern"
            given = [c for c in s.children[verb] if s.deps[c] in _OBJECT]
            if len(given) == 2 and given[0] < verb and s.tags[given[0]] == "WDT":
                found.extend(self.conjuncts(given[1]))
        return tuple(found)

    def predicates(self, verb: int) -> tuple[int, ...]:
        """Give what a copula says its subject is: the predicate noun, or the infinitive in "the aim is to talk"."""
        s = self.sentence
        for c in s.children[verb]:
            if s.deps[c] in ("attr", "oprd"):
                return self.conjuncts(c)
        return ()

    def clause(self, predicate: int) -> int | None:
        """Give the head of the complement clause of a verb, noun or adjective: infinitive, that-clause, gerund."""
        s = self.sentence
        is_noun = s.pos[predicate] in ("NOUN", "PROPN")
        for c in s.children[predicate]:
            if s.deps[c] in ("xcomp", "ccomp") and s.pos[c] in ("VERB", "AUX", "ADJ", "NOUN"):
                return c
        for c in s.children[predicate]:
            if is_noun and s.deps[c] == "acl" and (s.tags[c] == "VB" or marked(s, c, "that")):
                return c
        copula = s.heads[predicate]
        said = s.deps[predicate] in ("acomp", "attr", "oprd") and s.lemmas[copula] in _COPULAS
        if said or (
            s.deps[predicate] == "dobj" and s.lemmas[copula] == "make"
        ):  # "it makes no sense to talk"
            for c in s.children[
                copula
            ]:  # "it is vital to talk": the parser hangs the infinitive on the copula
                if s.deps[c] in ("xcomp", "ccomp", "advcl", "csubj") and (
                    s.tags[c] == "VB" or s.deps[c] != "advcl"
                ):
                    return c
        return None

    def clause_form(self, clause: int) -> str:
        """Give the form of a complement clause: ``inf``, ``ing``, ``whether`` or ``that`` (any other finite clause)."""
        s = self.sentence
        infinitive = False
        for c in s.children[clause]:
            if s.deps[c] == "mark" and s.lemmas[c].lower() in ("whether", "if"):
                return "whether"
            infinitive = infinitive or s.tags[c] == "TO"
        if infinitive:
            return "inf"
        return "ing" if s.tags[clause] == "VBG" and not self._own_subjects(clause) else "that"

    def comp_subjects(self, predicate: int) -> tuple[int, ...]:
        """Give the doer of the complement: "urged Iran to halt", "called on Iran to halt", "wants Iran to halt"."""
        clause = self.clause(predicate)
        if clause is None:
            clause = infinitive_for(self.sentence, predicate)
        if clause is None:
            return ()
        own = self._own_subjects(clause)
        if own:
            return own
        found = self.subjects(clause)
        mine = set(self.subjects(predicate))
        if self.sentence.pos[predicate] == "NOUN":
            mine.update(self.holders(predicate))  # "Oslo's request to extradite her" asks nothing of Oslo
        return tuple(t for t in found if t not in mine)

    # -- how subjects are found ------------------------------------------------------------------------------------

    def _own_subjects(self, predicate: int) -> tuple[int, ...]:
        s = self.sentence
        named = [c for c in s.children[predicate] if s.deps[c] in _SUBJECT]
        if not named:
            return ()
        # of two, the parser took a title for one: "Frontrunner for the presidency Lee has pledged"
        told = antecedents(self, predicate, named[-1]) + self._companions(predicate, named[-1])
        return told + echoing(s, predicate) if self._echoed else told

    def _companions(self, verb: int, subject: int) -> tuple[int, ...]:
        """Give who acts with a subject: "Oslo, along with Bern, condemned", "Oslo, together with Bern, condemned"."""
        if _BESIDE.isdisjoint(self.bag):
            return ()
        s = self.sentence
        found: list[int] = []
        for c in (*s.children[verb], *s.children[subject]):
            if subject < c < verb and s.words[c] in _BESIDE and s.tags[c] == "VBN" and s.words[c - 1] == ",":
                found.extend(
                    self.agents(c)
                )  # "Oslo, joined by Bern, condemned", "its allies, led by Oslo, struck"
            if subject < c < verb and s.deps[c] in ("prep", "advmod"):
                if s.words[c].lower() == "alongside":
                    found.extend(self._prep_objects(c))
                    continue
                with_ = c if s.words[c].lower() == "with" else s.child(c, "prep")
                beside = with_ is not None and s.words[with_ - 1].lower() in ("along", "together")
                if with_ is not None and beside and s.words[with_].lower() == "with":
                    found.extend(self._prep_objects(with_))
        return tuple(found)

    def doers(self, predicate: int, depth: int) -> tuple[int, ...]:
        """Give the logical subject of a predicate, looking at most ``depth`` clauses up."""
        s = self.sentence
        if s.pos[predicate] in VERBAL and self.is_passive(predicate):
            return self.agents(predicate)
        own = self._own_subjects(predicate)
        if own:
            return own
        if depth == 0 or (
            "expl" in s.deps
            and any(
                s.deps[c] == "expl" or (s.deps[c] == "aux" and s.child(c, "expl") is not None)
                for c in s.children[predicate]
            )
        ):
            return ()  # "whether there is a chance of attacking Oslo" names nobody
        head, dep = s.heads[predicate], s.deps[predicate]
        if head == predicate:
            return ()
        return self.control.doers(predicate, head, dep, depth)

    def agents(self, verb: int) -> tuple[int, ...]:
        """Give the doers of a passive verb, named by "by"."""
        s = self.sentence
        for c in s.children[verb]:
            if s.deps[c] == "agent" or (s.deps[c] == "prep" and s.lemmas[c] == "by"):
                return tuple(t for t in self._prep_objects(c) if s.pos[t] not in VERBAL)
        if given := [t for o in self.control.retained(verb) for t in self.preps(o, "by")]:
            return tuple(given)  # "was given a loan by Oslo"
        if s.lemmas[verb] in EXPELLING:
            return self.preps(verb, "from")  # "was expelled from Oslo"
        for c in s.children[verb]:
            if s.deps[c] == "oprd" and (by := self.preps(c, "by")):
                return by  # "was elected president by the assembly"
            if s.deps[c] == "prep" and s.lemmas[c] == "at":  # "was killed at the hands of the police"
                hands = s.child(c, "pobj")
                if hands is not None and s.lemmas[hands] == "hand":
                    return self.preps(hands, "of")
        for c in s.children[
            verb
        ]:  # "was arrested and jailed by the police"; but not "was questioned by X and jailed"
            if s.deps[c] == "conj" and s.pos[c] in VERBAL and self.is_passive(c):
                # "was planned during Lie's term and carried out by Haaland" says nothing of who planned it
                apart = any(s.deps[p] == "prep" and verb < p < c for p in s.children[verb])
                return () if apart else self.subjects(c)
        return ()

    def holders(self, noun: int) -> tuple[int, ...]:
        """Give whose deed or wish a noun is, by possessor, "by", or the verb that governs it."""
        return self.control.noun_holders(noun, MAX_DEPTH)

    # -- how objects are found -------------------------------------------------------------------------------------

    def patients(self, verb: int) -> tuple[int, ...]:
        """Give the grammatical subject of a passive verb, which is its logical object."""
        s = self.sentence
        for _ in range(MAX_DEPTH):
            for c in s.children[verb]:
                if s.deps[c] in _PASSIVE_SUBJECT or s.deps[c] in _SUBJECT:
                    told = antecedents(self, verb, c)
                    return told + echoing(s, verb) if self._echoed else told
            dep, head = s.deps[verb], s.heads[verb]
            to = s.child(verb, "aux") if dep in ("acl", "relcl") and s.deps[head] == "attr" else None
            if to is not None and s.tags[to] == "TO":
                return self.subjects(s.heads[head]) or (head,)  # "they are the first people to be arrested"
            if dep in ("acl", "amod", "relcl"):
                last = max(self.conjuncts(head))  # "the army and rebels backed by Oslo"
                return (last if dep == "acl" and last + 1 == verb else head,)
            if dep in ("advcl", "acomp"):
                return self.control.surface_subjects(head, MAX_DEPTH)
            if dep == "pcomp":  # "is afraid of being attacked"
                return gerund_doers(self.control, head, MAX_DEPTH)
            if dep in ("xcomp", "ccomp") and head != verb:
                return (
                    self.control.gap(head)
                    if self.control.is_finite(verb)
                    else self.control.complement_doers(verb, head, MAX_DEPTH)
                )
            if dep != "conj" or head == verb:
                return ()
            if s.pos[head] in VERBAL and not self.is_passive(head):
                return self.doers(head, MAX_DEPTH)
            verb = head
        return ()

    def _find_objects(self, verb: int) -> tuple[int, ...]:
        s = self.sentence
        if s.pos[verb] not in VERBAL:
            return ()
        if self.is_passive(verb):
            return self.control.retained(verb) or self.patients(verb)
        for c in s.children[verb]:
            if s.deps[c] in _OBJECT:
                several = c > verb and (s.tags[c] in ("NNS", "NNPS") or s.lemmas[c] in ("several", "many"))
                return antecedents(self, verb, c) + tuple(examples(self.sentence, verb) if several else ())
        if s.deps[verb] == "relcl" and not (
            of_a_deed(s, verb)
            or any(
                s.deps[c] in ("ccomp", "xcomp") or (s.deps[c] == "prep" and s.child(c, "pobj") is None)
                for c in s.children[verb]
            )
        ):
            head = s.heads[verb]
            first = s.edges(verb)[0]  # "a mayor whose party waits", "the town where he fought"
            full = s.tags[first] in ("WP$", "WRB") or (s.tags[first] == "IN" and s.lemmas[first] != "that")
            full = full or is_occasion(s, verb)
            own = (c for c in s.children[verb] if s.deps[c] in _SUBJECT)
            if not full and any(s.lemmas[c].lower() not in RELATIVE for c in own):
                return (head,)  # "the drills Seoul cancelled"
        return self._shared(verb)

    def _shared(self, verb: int) -> tuple[int, ...]:
        """Give the object that a verb shares with the next: "attacked and destroyed the convoy"."""
        s = self.sentence
        for c in s.children[verb]:
            if s.deps[c] == "conj" and s.pos[c] in VERBAL and s.tags[c] == s.tags[verb] and c - verb == 2:
                return next((self.conjuncts(o) for o in s.children[c] if s.deps[o] in _OBJECT), ())
        return ()
