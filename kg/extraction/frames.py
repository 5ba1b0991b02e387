"""Predicates and their arguments in one sentence: voice, control, coordination, relative clauses, prepositions.

Arguments are logical, never grammatical: in "Iran was sanctioned by the US" the US is the subject and Iran the object;
in "urged Iran to halt the talks" Iran is the subject of "halt"; in "the drills that Seoul cancelled" the drills are
the object of "cancelled". All functions give tokens (heads of phrases), coordinated phrases one by one.
"""

from __future__ import annotations

from kg.extraction.sentence import Sentence
from kg.extraction.word_classes import words

#: A chain of controlled subjects is followed no further than this: no writer nests deeper, hostile text does.
MAX_DEPTH = 12
#: Arguments given for one slot, at most: a list of 10,000 names is not one deed.
MAX_ARGUMENTS = 12

_SUBJECT = frozenset({"nsubj", "csubj"})
_PASSIVE_SUBJECT = frozenset({"nsubjpass", "csubjpass"})
_OBJECT = frozenset({"dobj", "obj"})
_RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
#: Verbs whose object does NOT control the infinitive: "promised Iran to halt" has the promiser halt.
SUBJECT_CONTROL = words("subject_control")
#: Verbs whose prepositional gerund is done by the object: "accused B of attacking", "praised B for backing".
OBJECT_GERUND = words("object_gerund")
#: Verbs after which "to X to do" or "on X to do" makes X the doer.
PREP_CONTROL = words("prep_control")
_VERBAL = frozenset({"VERB", "AUX"})
#: Things in which people speak: what a letter condemns, its signatories do.
_EXPRESSIONS = words("expressions")
_ISSUING = words("issuing")
#: Nouns of what somebody is said to have done: its doer is whoever the verb above is done to.
_CHARGES = frozenset({"suspicion", "charge", "accusation", "allegation", "count"})
#: Verbs whose subject judges what others decide or want.
_JUDGING_VERBS = words("judging_verbs")
_COPULAS = words("copulas")
#: Prepositions that begin a phrase of their own after a stranded one: "the people Oslo talked to about the strike".
_APART = frozenset({"about", "on", "for", "over", "during", "after", "before", "at", "in"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_QUOTING = words("quoting")
#: What one does together with others: "joined forces with Oslo to help the farmers".
_TOGETHER = words("together")
_FORCES = frozenset({"force", "hand"})


class Frames:
    """The predicates of one sentence; every answer is computed once."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self._subjects: dict[int, tuple[int, ...]] = {}
        self._objects: dict[int, tuple[int, ...]] = {}
        self._passive: dict[int, bool] = {}
        #: lemmas in lower case, and all lemmas and words of the sentence so
        self.lemmas = tuple(lemma.lower() for lemma in sentence.lemmas)
        self.bag = {*self.lemmas, *(word.lower() for word in sentence.words)}
        #: tokens of dates and times, which fill no slot: "signed on Monday" is no signing on
        self.dated = frozenset(
            t for low, high, label in sentence.ents if label in ("DATE", "TIME") for t in range(low, high)
        )

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
            if s.tags[verb] != "VBN":
                return False
            if any(s.deps[c] == "aux" and s.lemmas[c] == "have" for c in s.children[verb]):
                return False
            if "agent" in deps:
                return True
            if deps & _OBJECT:
                return False  # "having condemned Oslo"
            if s.deps[verb] in ("acl", "amod", "relcl") and not deps & _SUBJECT:
                return True
            if s.deps[verb] == "advcl" and not deps & _SUBJECT:
                return True
            if s.deps[verb] != "conj" or deps & _SUBJECT:
                return False
            verb = s.heads[verb]
        return False

    # -- arguments -------------------------------------------------------------------------------------------------

    def conjuncts(self, token: int) -> tuple[int, ...]:
        """Give a token and all that is coordinated with it: "A, B and C" from A."""
        s = self.sentence
        found = [token]
        for t in found:
            found.extend(
                c
                for c in s.children[t]
                if s.deps[c] == "conj" and s.pos[c] not in _VERBAL and not self._excluded(c)
            )
            found.extend(c for c in s.children[t] if s.deps[c] == "nmod" and self._joined(c))
            found.extend(self._examples(t))
            if len(found) > MAX_ARGUMENTS:
                break
        return tuple(found[:MAX_ARGUMENTS])

    def _examples(self, token: int) -> list[int]:
        """Give who is named out of a group: "unions, including Bergwerk"."""
        s = self.sentence
        return [
            o
            for c in s.children[token]
            if s.deps[c] == "prep" and c > token and s.words[c].lower() == "including"
            for o in s.children[c]
            if s.deps[o] == "pobj" and self._named(o)
        ]

    def _named(self, token: int) -> bool:
        """Tell a name, or a noun with one beside it: "the singer Anna Lie"; not "assurances from Oslo"."""
        s = self.sentence
        return s.pos[token] == "PROPN" or any(
            s.deps[c] == "appos" and s.pos[c] == "PROPN" for c in s.children[token]
        )

    def _excluded(self, token: int) -> bool:
        """Tell who is named to be left out: "Oslo, but not Bern"."""
        s = self.sentence
        return any(s.deps[c] == "neg" for c in s.children[token]) or s.lemmas[token - 1].lower() == "not"

    def _joined(self, token: int) -> bool:
        """Tell a name before an "and", which parsers hang on the next name: "Secretary Kerry and Secretary Carter"."""
        s = self.sentence
        return s.pos[token] == "PROPN" and any(s.deps[c] == "cc" for c in s.children[token])

    def subjects(self, predicate: int) -> tuple[int, ...]:
        """Give who does it: the logical subject of a verb, or of the copula over a noun or adjective."""
        known = self._subjects.get(predicate)
        if known is None:
            self._subjects[predicate] = ()  # cuts cycles in broken parses
            known = self._subjects[predicate] = self._find_subjects(predicate, MAX_DEPTH)
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
        s = self.sentence
        found: list[int] = []
        for c in s.children[head]:
            if s.deps[c] in ("prep", "agent", "dative") and s.lemmas[c].lower() in names:
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
            if s.deps[o] in ("pobj", "pcomp"):
                found.extend(self.conjuncts(o))
            elif s.deps[o] == "prep" and s.lemmas[o].lower() not in _APART:  # "from behind", "because of"
                found.extend(c for o2 in s.children[o] if s.deps[o2] == "pobj" for c in self.conjuncts(o2))
        if not found and s.deps[prep] == "dative" and s.pos[prep] not in ("ADP", "PART"):
            found.extend(self.conjuncts(prep))
        return found

    def dative(self, verb: int) -> tuple[int, ...]:
        """Give the indirect object: "gave Iran a promise", "gave a promise to Iran"."""
        s = self.sentence
        found: list[int] = []
        for c in s.children[verb]:
            if s.deps[c] == "dative":
                found.extend(self._prep_objects(c) if s.pos[c] in ("ADP", "PART") else self.conjuncts(c))
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
            if is_noun and s.deps[c] == "acl" and (s.tags[c] == "VB" or self._has_mark(c, "that")):
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
        if any(s.deps[c] == "mark" and s.lemmas[c].lower() in ("whether", "if") for c in s.children[clause]):
            return "whether"
        if any(s.tags[c] == "TO" for c in s.children[clause]):
            return "inf"
        return "ing" if s.tags[clause] == "VBG" and not self._own_subjects(clause) else "that"

    def _has_mark(self, clause: int, word: str) -> bool:
        s = self.sentence
        return any(s.deps[c] == "mark" and s.lemmas[c].lower() == word for c in s.children[clause])

    def comp_subjects(self, predicate: int) -> tuple[int, ...]:
        """Give the doer of the complement: "urged Iran to halt", "called on Iran to halt", "wants Iran to halt"."""
        clause = self.clause(predicate)
        if clause is None:
            clause = self._prep_clause(predicate)
        if clause is None:
            return ()
        own = self._own_subjects(clause)
        if own:
            return own
        found = self.subjects(clause)
        mine = set(self.subjects(predicate))
        return tuple(t for t in found if t not in mine)

    def _prep_clause(self, predicate: int) -> int | None:
        """Give the infinitive after "for X to do", which parsers hang in several ways."""
        s = self.sentence
        for c in s.children[predicate]:
            if s.deps[c] == "prep" and s.lemmas[c] in ("for", "on", "to", "upon", "with"):
                for o in s.children[c]:
                    if s.deps[o] == "pcomp":
                        return o
                    if s.deps[o] == "pobj":
                        for a in s.children[o]:
                            if s.deps[a] in ("acl", "relcl") and s.tags[a] == "VB":
                                return a
        for c in s.children[predicate]:
            if s.deps[c] == "advcl" and self._has_mark(c, "for"):
                return c
        return None

    # -- how subjects are found ------------------------------------------------------------------------------------

    def _own_subjects(self, predicate: int) -> tuple[int, ...]:
        s = self.sentence
        named = [c for c in s.children[predicate] if s.deps[c] in _SUBJECT]
        if not named:
            return ()
        # of two, the parser took a title for one: "Frontrunner for the presidency Lee has pledged"
        return self._resolve_relative(predicate, named[-1]) + self._companions(predicate, named[-1])

    def _companions(self, verb: int, subject: int) -> tuple[int, ...]:
        """Give who acts with a subject: "Oslo, along with Bern, condemned", "Oslo, together with Bern, condemned"."""
        s = self.sentence
        found: list[int] = []
        for c in (*s.children[verb], *s.children[subject]):
            if subject < c < verb and s.deps[c] in ("prep", "advmod"):
                with_ = c if s.words[c].lower() == "with" else s.child(c, "prep")
                beside = with_ is not None and s.words[with_ - 1].lower() in ("along", "together")
                if with_ is not None and beside and s.words[with_].lower() == "with":
                    found.extend(self._prep_objects(with_))
        return tuple(found)

    def _resolve_relative(self, verb: int, token: int) -> tuple[int, ...]:
        s = self.sentence
        if s.lemmas[token].lower() in _RELATIVE and s.tags[token] in ("WP", "WDT", "WP$", "IN"):
            clause = verb
            for _ in range(MAX_DEPTH):
                if s.deps[clause] == "relcl":
                    return (s.heads[clause],)
                if s.deps[clause] not in ("conj", "ccomp", "xcomp"):
                    break
                if s.lemmas[s.heads[clause]] == "be" and (said := self._cleft(s.heads[clause])):
                    return said
                clause = s.heads[clause]
        return self.conjuncts(token)

    def _cleft(self, copula: int) -> tuple[int, ...]:
        """Give who is put in front: "it was Oslo that asked"."""
        it = self.sentence.child(copula, "nsubj")
        if it is None or self.sentence.lemmas[it].lower() != "it":
            return ()
        return self.predicates(copula)

    def _find_subjects(self, predicate: int, depth: int) -> tuple[int, ...]:
        s = self.sentence
        if s.pos[predicate] in _VERBAL and self.is_passive(predicate):
            return self._agents(predicate)
        own = self._own_subjects(predicate)
        if own:
            return own
        if depth == 0 or any(s.deps[c] == "expl" for c in s.children[predicate]):
            return ()  # "whether there is a chance of attacking Oslo" names nobody
        head, dep = s.heads[predicate], s.deps[predicate]
        if head == predicate:
            return ()
        return self._controllers(predicate, head, dep, depth)

    def _agents(self, verb: int) -> tuple[int, ...]:
        s = self.sentence
        for c in s.children[verb]:
            if s.deps[c] == "agent" or (s.deps[c] == "prep" and s.lemmas[c] == "by"):
                return tuple(t for t in self._prep_objects(c) if s.pos[t] not in _VERBAL)
        for c in s.children[
            verb
        ]:  # "was arrested and jailed by the police"; but not "was questioned by X and jailed"
            if s.deps[c] == "conj" and s.pos[c] in _VERBAL and self.is_passive(c):
                return self.subjects(c)
        return ()

    def _controllers(self, predicate: int, head: int, dep: str, depth: int) -> tuple[int, ...]:
        s = self.sentence
        if dep == "conj":
            if s.pos[head] in _VERBAL and s.pos[predicate] in _VERBAL and self.is_passive(head):
                return self._patients(head)
            return self._find_subjects(head, depth - 1)
        if dep in ("xcomp", "ccomp", "oprd"):
            if self._finite(predicate):
                return self._gap(head)
            return self._complement_doer(predicate, head, depth) + self._partners(predicate, head)
        if dep == "advcl":
            if any(s.deps[c] == "mark" for c in s.children[predicate]) and s.tags[predicate] not in (
                "VBG",
                "VBN",
                "VB",
            ):
                return ()
            return self._surface_subjects(head, depth) + self._partners(predicate, head)
        if dep == "pcomp":
            return self._gerund_doer(head, depth)
        if dep in ("acl", "relcl"):
            if (
                s.tags[predicate] == "VBG"
                and s.lemmas[head] in _EXPRESSIONS
                and s.lemmas[s.heads[head]] in _ISSUING
            ):
                return self._noun_holders(head, depth)  # "signed a letter condemning"
            if s.tags[predicate] == "VBG" and (writers := self._writers(head)):
                return writers
            if s.deps[head] == "pobj" and s.lemmas[s.heads[s.heads[head]]] in PREP_CONTROL:
                return self.conjuncts(head)  # "calls for the powers to disarm"
            if s.tags[predicate] == "VBG" or dep == "relcl":
                return (head,) if s.tags[predicate] == "VBG" else ()
            return self._noun_holders(head, depth)
        if dep in ("attr", "acomp") and s.pos[head] in _VERBAL:
            return self._surface_subjects(head, depth)
        return ()

    def _writers(self, addressee: int) -> tuple[int, ...]:
        """Give whose words a participle behind their addressee tells: "sent a letter to the mayor opposing the tax"."""
        s = self.sentence
        prep = s.heads[addressee]
        if s.deps[addressee] != "pobj" or s.lemmas[prep].lower() != "to":
            return ()
        above = s.heads[prep]
        if s.lemmas[above] in _EXPRESSIONS:
            return self._noun_holders(above, MAX_DEPTH)
        written = any(s.lemmas[o] in _EXPRESSIONS for o in self.objects(above))
        return self.subjects(above) if written and s.lemmas[above] in _ISSUING else ()

    def _partners(self, predicate: int, verb: int) -> tuple[int, ...]:
        """Give with whom the subject of a verb acts for a purpose: "teamed up with Oslo to fund the port"."""
        s = self.sentence
        apart = any(s.deps[c] == "neg" for c in s.children[verb])
        if (
            apart
            or s.tags[predicate] != "VB"
            or predicate < verb
            or s.pos[verb] not in _VERBAL
            or self.is_passive(verb)
        ):
            return ()
        if s.lemmas[verb] in _TOGETHER:
            return self.preps(verb, "with")
        forces = [o for o in self.objects(verb) if s.lemmas[verb] == "join" and s.lemmas[o] in _FORCES]
        return tuple(t for head in (verb, *forces) for t in self.preps(head, "with")) if forces else ()

    def _surface_subjects(self, verb: int, depth: int) -> tuple[int, ...]:
        """Give who a dependent clause without a subject is about: the grammatical subject of its head."""
        if self.sentence.pos[verb] in _VERBAL and self.is_passive(verb):
            return self._patients(verb) or self._agents(verb)
        return self._find_subjects(verb, depth - 1)

    def _complement_doer(self, predicate: int, head: int, depth: int) -> tuple[int, ...]:
        s = self.sentence
        if s.pos[head] in ("ADJ",):
            return self._find_subjects(head, depth - 1)
        if s.lemmas[head] not in SUBJECT_CONTROL:
            for c in s.children[head]:
                if s.deps[c] in _OBJECT and c < predicate and s.tags[predicate] != "VBG":
                    if s.lemmas[head] == "call" and s.tags[predicate] == "VB":
                        break  # "called the mayor to thank her" is no call on the mayor
                    return self.conjuncts(c)
            if s.lemmas[head] in PREP_CONTROL:
                named = self.preps(head, "on", "upon", "to", "for", "with")
                if named:
                    return named
        if s.pos[head] in _VERBAL and self.is_passive(head):
            return self._patients(head)
        bare = s.tags[predicate] == "VB" and not any(s.tags[c] == "TO" for c in s.children[predicate])
        if bare and s.lemmas[head] in _QUOTING:
            return ()  # "said, 'Don't attack Oslo'" is a command, which its speaker doesn't carry out
        return self._find_subjects(head, depth - 1)

    def _finite(self, clause: int) -> bool:
        """Tell a clause that wants a subject of its own: "said is meant to help"."""
        s = self.sentence
        auxiliaries = [c for c in s.children[clause] if s.deps[c] in ("aux", "auxpass")]
        if s.pos[clause] in _VERBAL and {s.tags[t] for t in (clause, *auxiliaries)} & _FINITE:
            return s.deps[clause] == "ccomp"
        return False

    def _gap(self, verb: int) -> tuple[int, ...]:
        """Give the noun that a clause about what is said leaves out: "a move that the mayor said would harm Oslo"."""
        s = self.sentence
        own = any(s.deps[c] in _SUBJECT for c in s.children[verb])
        return (s.heads[verb],) if own and s.deps[verb] == "relcl" else ()

    def _gerund_doer(self, prep: int, depth: int) -> tuple[int, ...]:
        s = self.sentence
        governor = s.heads[prep]
        if s.pos[governor] == "ADV":  # "steered clear of condemning"
            governor = s.heads[governor]
        if s.pos[governor] in _VERBAL:
            if s.lemmas[governor] in OBJECT_GERUND and s.lemmas[prep] in ("of", "for", "from", "over"):
                return self.objects(governor)
            if s.lemmas[governor] == "join" and s.lemmas[prep] == "in":  # "joined Oslo in condemning"
                return self._surface_subjects(governor, depth) + self.objects(governor)
            return self._surface_subjects(governor, depth)
        if s.pos[governor] in ("NOUN", "PROPN"):
            return self._noun_holders(governor, depth)
        return self._find_subjects(governor, depth - 1)

    def _noun_holders(self, noun: int, depth: int) -> tuple[int, ...]:
        """Give whose deed or wish a noun is: "Iran's decision to", "a call by Iran to", "Iran has a desire to"."""
        s = self.sentence
        for _ in range(depth):
            for c in s.children[noun]:
                if s.deps[c] == "poss":
                    return self.conjuncts(c)
            by = self.preps(noun, "by")
            if by:
                return tuple(t for t in by if s.pos[t] not in _VERBAL)
            governor = s.heads[noun]
            if governor == noun:
                return ()
            if s.deps[noun] in ("dobj", "attr", "oprd", "obj") and s.pos[governor] in _VERBAL:
                if s.lemmas[governor] in _JUDGING_VERBS:
                    return ()  # who supports a decision to act isn't who decides
                return self._find_subjects(governor, depth - 1)
            if s.deps[noun] == "conj":
                noun = governor
                continue
            if s.deps[noun] != "pobj":
                return ()
            above = s.heads[governor]
            if s.pos[above] in _VERBAL:
                charged = self.objects(above) if s.lemmas[noun] in _CHARGES else ()
                return charged or self._surface_subjects(above, depth)  # "arrested him on suspicion of"
            if above == governor or s.pos[above] not in ("NOUN", "PROPN"):
                return ()
            noun = above
        return ()

    def holders(self, noun: int) -> tuple[int, ...]:
        """Give whose deed or wish a noun is, by possessor, "by", or the verb that governs it."""
        return self._noun_holders(noun, MAX_DEPTH)

    # -- how objects are found -------------------------------------------------------------------------------------

    def _patients(self, verb: int) -> tuple[int, ...]:
        """Give the grammatical subject of a passive verb, which is its logical object."""
        s = self.sentence
        for _ in range(MAX_DEPTH):
            for c in s.children[verb]:
                if s.deps[c] in _PASSIVE_SUBJECT or s.deps[c] in _SUBJECT:
                    return self._resolve_relative(verb, c)
            dep, head = s.deps[verb], s.heads[verb]
            if dep in ("acl", "amod", "relcl"):
                return (head,)
            if dep == "advcl":
                return self._surface_subjects(head, MAX_DEPTH)
            if dep in ("xcomp", "ccomp") and head != verb:
                return self._gap(head) if self._finite(verb) else self._complement_doer(verb, head, MAX_DEPTH)
            if dep != "conj" or head == verb:
                return ()
            if s.pos[head] in _VERBAL and not self.is_passive(head):
                return self._find_subjects(head, MAX_DEPTH)
            verb = head
        return ()

    def _find_objects(self, verb: int) -> tuple[int, ...]:
        s = self.sentence
        if s.pos[verb] not in _VERBAL:
            return ()
        if self.is_passive(verb):
            return self._patients(verb)
        for c in s.children[verb]:
            if s.deps[c] in _OBJECT:
                return self._resolve_relative(verb, c)
        if s.deps[verb] == "relcl" and not any(
            s.deps[c] in ("ccomp", "xcomp", "prep") for c in s.children[verb]
        ):
            head = s.heads[verb]
            if any(s.deps[c] in _SUBJECT and s.lemmas[c].lower() not in _RELATIVE for c in s.children[verb]):
                return (head,)  # "the drills Seoul cancelled"
        return self._shared(verb)

    def _shared(self, verb: int) -> tuple[int, ...]:
        """Give the object that a verb shares with the next: "attacked and destroyed the convoy"."""
        s = self.sentence
        for c in s.children[verb]:
            if s.deps[c] == "conj" and s.pos[c] in _VERBAL and s.tags[c] == s.tags[verb] and c - verb == 2:
                return next((self.conjuncts(o) for o in s.children[c] if s.deps[o] in _OBJECT), ())
        return ()

    def shares_object(self, verb: int) -> bool:
        """Say whether a verb has no object of its own but that of the verb after it."""
        s = self.sentence
        return not any(s.deps[c] in _OBJECT for c in s.children[verb]) and bool(self._shared(verb))
