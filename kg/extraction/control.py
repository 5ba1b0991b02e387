"""Control: who does what a clause without a subject of its own tells.

"promised to go", "urged Oslo to go", "accused Oslo of going", "Oslo's plan to go", "joined Oslo in going": the doer stands
with the verb or noun above, as its subject, its object, its owner or several of these.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from kg.extraction.gerunds import CALLING, OBJECT_GERUND, gerund_doers
from kg.extraction.joining import is_name
from kg.extraction.sentence import VERBAL
from kg.extraction.word_classes import words

if TYPE_CHECKING:
    from kg.extraction.frames import Frames

_SUBJECT = frozenset({"nsubj", "csubj"})
_OBJECT = frozenset({"dobj", "obj"})
#: Verbs whose object does NOT control the infinitive: "promised Iran to halt" has the promiser halt.
SUBJECT_CONTROL = words("subject_control")
#: Verbs after which "to X to do" or "on X to do" makes X the doer.
PREP_CONTROL = words("prep_control")
#: Things in which people speak: what a letter condemns, its signatories do.
_EXPRESSIONS = words("expressions")
_ISSUING = words("issuing")
#: Verbs of what comes of a blow, and blows.
_OUTCOMES = words("outcomes")
_DEEDS = words("deeds")
#: Nouns of what somebody is said to have done: its doer is whoever the verb above is done to.
_CHARGES = frozenset({"suspicion", "charge", "accusation", "allegation", "count"})
#: Verbs whose subject judges what others decide or want.
_JUDGING_VERBS = words("judging_verbs")
_ASKING = words("asking")
#: What others make so that something is done.
_ARRANGEMENTS = words("arrangements")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_QUOTING = words("quoting")
#: What one does together with others: "joined forces with Oslo to help the farmers".
_TOGETHER = words("together")
#: Verbs that fit their object for what an infinitive says.
_TRAINING = frozenset({"train", "arm", "equip", "coach", "teach", "drill", "empower", "mentor", "embolden"})
_SENDING = frozenset({"send", "dispatch", "despatch"})
#: Verbs of going somewhere.
_MOTION = words("motion")
#: Verbs of those before whose eyes and ears others act.
_PERCEIVING = frozenset({"witness", "see", "hear", "watch", "report", "observe", "film"})
_REFUSING = frozenset({"reject", "dismiss", "ignore", "spurn", "block", "resist", "defy", "refuse"})
#: Nouns of what is said to whoever is to do it: "an invitation to Oslo to join".
_ADDRESSING = words("addressing")
#: What one asks to be allowed to do oneself.
_OWN_REQUESTS = words("own_requests")
_ACCEPTING = words("accepting")
_AGREEING = frozenset({"agree", "accede", "comply", "bow", "yield", "consent"})
_FORCES = frozenset({"force", "hand"})
_MODIFIERS = frozenset({"amod", "compound", "nmod"})
#: What somebody is given to do something by.
_POWERS = words("empowering")
#: Nouns of what somebody means to do, before which his name may stand.
_INTENTS = words("intents")
#: Papers and rules that ask or allow something, and the participles in which they do.
_RULES = words("rules")
#: ... and verbs of those who are only for or against these.
_SPONSORING = words("sponsoring")
_MANDATING = words("mandating")
#: ... or what those are called who mean it.
_BODIES = frozenset(
    {
        "army",
        "military",
        "coalition",
        "alliance",
        "rebel",
        "government",
        "regime",
        "opposition",
        "police",
        "junta",
    }
    | {"militia", "insurgent", "militant", "separatist", "union", "guerrilla", "jihadist", "terrorist"}
)
#: Prepositions behind which stands what others mean to do.
_OF_OTHERS = frozenset({"against", "over", "about", "despite", "amid"})
#: Verbs that have something done to their object: "ordered the editor arrested".
_HAVING_DONE = frozenset({"order", "have", "get", "want", "direct", "command"})
#: Verbs of which the receiver is a passive's subject: "Oslo was granted a loan".
_GIVING = words("double_object")


class Control:
    """Who does the clauses without subjects of one sentence."""

    def __init__(self, frames: Frames, depth: int) -> None:
        """Look at a sentence, following no chain of clauses further than ``depth``."""
        self.frames, self.sentence, self.depth = frames, frames.sentence, depth

    def doers(self, predicate: int, head: int, dep: str, depth: int) -> tuple[int, ...]:
        """Give who does a predicate by the word above it, at most ``depth`` clauses up."""
        s = self.sentence
        if dep == "conj":
            if s.pos[head] in VERBAL and s.pos[predicate] in VERBAL and self.frames.is_passive(head):
                return self.frames.patients(head)
            return self.frames.doers(head, depth - 1)
        if dep in ("xcomp", "ccomp", "oprd"):
            if self.is_finite(predicate):
                return self.gap(head)
            return self.complement_doers(predicate, head, depth) + self._partners(predicate, head)
        if dep == "advcl":
            if any(s.deps[c] == "mark" for c in s.children[predicate]) and s.tags[predicate] not in (
                "VBG",
                "VBN",
                "VB",
            ):
                return ()
            if s.tags[predicate] == "VBG" and s.lemmas[predicate] in _MANDATING:
                rules = any(s.lemmas[o].lower() in _RULES and o > head for o in self.frames.objects(head))
                if rules and s.lemmas[head] in _SPONSORING:
                    return ()  # "sponsored the act, requiring towns to report"
            relied = s.tags[predicate] == "VB" and s.lemmas[head] in PREP_CONTROL
            if relied and (named := self.frames.preps(head, "on", "upon")):
                return named  # "relies on Oslo to supply"
            trained = s.tags[predicate] == "VB" and s.lemmas[head] in _TRAINING
            if trained and not self.frames.is_passive(head) and (taught := self.frames.objects(head)):
                return taught  # "trains the army to defeat"
            sent = s.child(head, "dobj") if s.lemmas[head] in _SENDING and s.tags[predicate] == "VB" else None
            if sent is not None and s.tags[sent] == "NNP" and sent < predicate:
                return self.frames.conjuncts(sent)  # "sent Lie to Oslo to meet the king"
            return self.surface_subjects(head, depth) + self._partners(predicate, head)
        if dep == "pcomp":
            return gerund_doers(self, head, depth)
        if dep in ("acl", "relcl"):
            if (
                s.tags[predicate] == "VBG"
                and s.lemmas[head] in _EXPRESSIONS
                and s.lemmas[s.heads[head]] in _ISSUING
            ):
                return self.noun_holders(head, depth)  # "signed a letter condemning"
            if s.tags[predicate] == "VBG":
                elsewhere = self._writers(head) or self._movers(head) or self._strikers(predicate, head)
                if elsewhere:
                    return elsewhere
            if s.deps[head] == "pobj" and s.lemmas[s.heads[s.heads[head]]] in PREP_CONTROL:
                return self.frames.conjuncts(head)  # "calls for the powers to disarm"
            if named := self._named_for(predicate, head):
                return named
            if s.tags[predicate] == "VBG" or dep == "relcl":
                last = max(self.frames.conjuncts(head))  # "clashes between students and officers trying to"
                nearest = last if dep == "acl" and last + 1 == predicate else head
                return (nearest,) if s.tags[predicate] == "VBG" else ()
            if empowered := self._empowered(head):
                return empowered
            if s.lemmas[head] in CALLING and s.lemmas[predicate] not in _OWN_REQUESTS:
                return self._granting(
                    head
                )  # "the party's call to annul the result" has somebody else annul it
            return self.noun_holders(head, depth)
        if dep in ("attr", "acomp") and s.pos[head] in VERBAL:
            return self.surface_subjects(head, depth)
        return ()

    def _strikers(self, predicate: int, hit: int) -> tuple[int, ...]:
        """Give whose deed it is whose outcome a participle tells behind whom it is done to: "a crackdown on rebels jailing"."""
        s, prep = self.sentence, self.sentence.heads[hit]
        deed = s.heads[prep]
        if s.lemmas[predicate] not in _OUTCOMES or s.deps[hit] != "pobj" or s.pos[deed] != "NOUN":
            return ()
        struck = s.lemmas[prep] in ("on", "against") and s.lemmas[deed] in _DEEDS
        return self.noun_holders(deed, self.depth) if struck else ()

    def _empowered(self, noun: int) -> tuple[int, ...]:
        """Give to whom a power or an order is given: "gave the police powers to detain", "was given leave to sue"."""
        s, verb = self.sentence, self.sentence.heads[noun]
        if s.lemmas[noun] not in _POWERS or s.deps[noun] != "dobj" or s.lemmas[verb] not in _GIVING:
            return ()
        if self.frames.is_passive(verb):
            return self.frames.patients(verb)
        # parsers take both for objects: "denied the rebels a base to launch"
        first = next((c for c in s.children[verb] if s.deps[c] == "dobj" and verb < c < noun), None)
        return self.frames.dative(verb) or (() if first is None else self.frames.conjuncts(first))

    def had_done(self, verb: int) -> int | None:
        """Give the verb by which somebody has a participle's deed done: "ordered the editor arrested"."""
        s = self.sentence
        if s.tags[verb] not in ("VBN", "VBD") or s.lemmas[verb] in ("go", "do"):
            return None  # "wants Lie gone"
        above = s.heads[verb]
        if s.deps[verb] == "acl" and s.deps[above] == "dobj" and s.lemmas[s.heads[above]] == "order":
            above = s.heads[above]
        elif s.deps[verb] not in ("ccomp", "xcomp", "oprd"):
            return None
        return above if s.lemmas[above] in _HAVING_DONE and above < verb else None

    def retained(self, verb: int) -> tuple[int, ...]:
        """Give what somebody is given in the passive: "Oslo was granted a loan"."""
        s = self.sentence
        if s.lemmas[verb] not in _GIVING or not self.frames.is_passive(verb):
            return ()
        for c in s.children[verb]:
            if s.deps[c] in _OBJECT and c > verb and c not in self.frames.dated:
                return self.frames.conjuncts(c)
        return ()

    def _writers(self, addressee: int) -> tuple[int, ...]:
        """Give whose words a participle behind their addressee tells: "sent a letter to the mayor opposing the tax"."""
        s = self.sentence
        prep = s.heads[addressee]
        if s.deps[addressee] != "pobj" or s.lemmas[prep].lower() != "to":
            return ()
        above = s.heads[prep]
        if s.lemmas[above] in _EXPRESSIONS:
            return self.noun_holders(above, self.depth)
        written = any(s.lemmas[o] in _EXPRESSIONS for o in self.frames.objects(above))
        return self.frames.subjects(above) if written and s.lemmas[above] in _ISSUING else ()

    def _granting(self, noun: int) -> tuple[int, ...]:
        """Give who refuses or grants what is asked, and would do it: "Oslo rejected (agreed to) the call to annul it"."""
        s = self.sentence
        above = s.heads[noun]
        if s.deps[noun] == "dobj" and (s.lemmas[above] in _REFUSING or s.lemmas[above] in _ACCEPTING):
            return self.frames.subjects(above)
        verb = s.heads[above]
        agreed = s.deps[noun] == "pobj" and s.lemmas[above] in ("to", "with") and s.lemmas[verb] in _AGREEING
        return self.frames.subjects(verb) if agreed else ()

    def _named_for(self, infinitive: int, noun: int) -> tuple[int, ...]:
        """Give whom "for" names as the doer behind a noun: "calls for the mayor to go", "an invitation to Oslo to join"."""
        s = self.sentence
        to = next((c for c in s.children[infinitive] if s.tags[c] == "TO"), None)
        for c in s.children[noun]:
            name = s.lemmas[c].lower()
            fits = name == "for" or (name in ("to", "on") and s.lemmas[noun] in _ADDRESSING)
            if to is not None and fits and s.deps[c] == "prep" and self._ends_before(c, to):
                return self.frames.preps(noun, name)
        return ()

    def _ends_before(self, prep: int, to: int) -> bool:
        """Tell a prepositional phrase that reaches to the word before another."""
        above = self.sentence.path_up(to - 1)
        return prep in islice(above, self.depth)

    def _movers(self, place: int) -> tuple[int, ...]:
        """Give who goes somewhere doing what a participle tells: "took to the streets demanding", "came to Oslo seeking"."""
        s, prep = self.sentence, self.sentence.heads[place]
        if s.deps[place] != "pobj" or s.lemmas[prep].lower() not in ("to", "into", "in", "at"):
            return ()
        verb = s.heads[prep]
        if s.pos[verb] not in VERBAL or s.lemmas[verb] not in _MOTION or self.frames.objects(verb):
            return ()
        return self.frames.subjects(verb)

    def _partners(self, predicate: int, verb: int) -> tuple[int, ...]:
        """Give with whom the subject of a verb acts for a purpose: "teamed up with Oslo to fund the port"."""
        s = self.sentence
        apart = any(s.deps[c] == "neg" for c in s.children[verb])
        if (
            apart
            or s.tags[predicate] != "VB"
            or predicate < verb
            or s.pos[verb] not in VERBAL
            or self.frames.is_passive(verb)
        ):
            return ()
        if s.lemmas[verb] in _TOGETHER:
            parts = [t for t in self.frames.preps(verb, "as") if s.lemmas[t] == "part"]
            whole = tuple(t for part in parts for t in self.frames.preps(part, "of"))
            return self.frames.preps(verb, "with") + whole  # "is working as part of the pact to defeat"
        forces = [o for o in self.frames.objects(verb) if s.lemmas[verb] == "join" and s.lemmas[o] in _FORCES]
        return tuple(t for head in (verb, *forces) for t in self.frames.preps(head, "with")) if forces else ()

    def surface_subjects(self, verb: int, depth: int) -> tuple[int, ...]:
        """Give who a dependent clause without a subject is about: the grammatical subject of its head."""
        if self.sentence.pos[verb] in VERBAL and self.frames.is_passive(verb):
            return self.frames.patients(verb) or self.frames.agents(verb)
        return self.frames.doers(verb, depth - 1)

    def complement_doers(self, predicate: int, head: int, depth: int) -> tuple[int, ...]:
        """Give who does the complement of a verb or adjective: its object where that controls, else its subject."""
        s = self.sentence
        if s.pos[head] in ("ADJ",):
            return self.frames.doers(head, depth - 1)
        if s.lemmas[head] not in SUBJECT_CONTROL:
            for c in s.children[head]:
                if s.deps[c] in _OBJECT and c < predicate and s.tags[predicate] != "VBG":
                    if s.lemmas[c] == "it" and s.child(head, "oprd", "acomp") is not None:
                        return ()  # "called it wrong to attack"
                    if s.lemmas[head] == "call" and s.tags[predicate] == "VB":
                        break  # "called the mayor to thank her" is no call on the mayor
                    return self.frames.conjuncts(c)
            given = (
                self.frames.dative(head) if s.lemmas[head] in _GIVING and s.tags[predicate] == "VB" else ()
            )
            if given and given[0] < predicate:
                return given  # "gave the rebels a week to leave"
            if s.lemmas[head] in PREP_CONTROL:
                named = self.frames.preps(head, "on", "upon", "to", "for", "with")
                if named:
                    return named
        if s.pos[head] in VERBAL and self.frames.is_passive(head):
            return self.frames.patients(head)
        if s.tags[predicate] == "VBG" and s.lemmas[head] in _PERCEIVING:
            return ()  # "witnessed shelling"
        bare = s.tags[predicate] == "VB" and not any(s.tags[c] == "TO" for c in s.children[predicate])
        if bare and s.lemmas[head] in _QUOTING:
            return ()  # "said, 'Don't attack Oslo'" is a command, which its speaker doesn't carry out
        return self.frames.doers(head, depth - 1)

    def is_finite(self, clause: int) -> bool:
        """Tell a clause that wants a subject of its own: "said is meant to help"."""
        s = self.sentence
        auxiliaries = [c for c in s.children[clause] if s.deps[c] in ("aux", "auxpass")]
        if s.pos[clause] in VERBAL and {s.tags[t] for t in (clause, *auxiliaries)} & _FINITE:
            return s.deps[clause] == "ccomp"
        return False

    def gap(self, verb: int) -> tuple[int, ...]:
        """Give the noun that a clause about what is said leaves out: "a move that the mayor said would harm Oslo"."""
        s = self.sentence
        own = any(s.deps[c] in _SUBJECT for c in s.children[verb])
        return (s.heads[verb],) if own and s.deps[verb] == "relcl" else ()

    def _named_before(self, noun: int) -> tuple[int, ...]:
        """Give who is named before a noun: "Norwegian (rebel) efforts to help", "a Norwegian-Danish plan to"."""
        s = self.sentence
        before = [c for c in s.children[noun] if c < noun and s.deps[c] in _MODIFIERS]
        inner = [t for c in before for t in s.children[c] if s.deps[t] in _MODIFIERS]
        somebody = [t for t in (*before, *inner) if is_name(s, t) or s.lemmas[t].lower() in _BODIES]
        named = {j for t in somebody for j in self.frames.conjuncts(t)}
        return tuple(sorted(named))

    def noun_holders(self, noun: int, depth: int) -> tuple[int, ...]:
        """Give whose deed or wish a noun is: "Iran's decision to", "a call by Iran to", "Iran has a desire to"."""
        s = self.sentence
        for _ in range(depth):
            for c in s.children[noun]:
                if s.deps[c] == "poss":
                    return self.frames.conjuncts(c)
            by = self.frames.preps(noun, "by")
            if by:
                return tuple(t for t in by if s.pos[t] not in VERBAL)
            if s.lemmas[noun] in _INTENTS:  # "the failure of Oslo to act"
                named = self._named_before(noun) or self.frames.preps(noun, "of")
                if named:
                    return named
            governor = s.heads[noun]
            if governor == noun:
                return ()
            said_of = s.child(governor, "dobj") if s.deps[noun] == "oprd" else None
            if said_of is not None:  # "called Oslo's campaign an attempt to topple them"
                noun = said_of
                if s.pos[noun] in ("PROPN", "PRON"):
                    return self.frames.conjuncts(noun)
                continue_with = [c for c in s.children[noun] if s.deps[c] == "poss"]
                return tuple(t for c in continue_with for t in self.frames.conjuncts(c))
            if s.deps[noun] in ("dobj", "attr", "oprd", "obj") and s.pos[governor] in VERBAL:
                asked = s.lemmas[governor] in _REFUSING and s.lemmas[noun] in _ADDRESSING
                if s.lemmas[governor] in _JUDGING_VERBS and not asked:
                    return ()  # who supports a decision to act isn't who decides
                if s.lemmas[governor] in _ASKING and s.lemmas[noun] in _ARRANGEMENTS:
                    return ()  # who demands a deal to free prisoners doesn't free them
                return self.frames.doers(governor, depth - 1)
            if s.deps[noun] == "conj":
                noun = governor
                continue
            if s.deps[noun] != "pobj":
                return ()
            above = s.heads[governor]
            if s.pos[above] in VERBAL:
                if s.lemmas[governor].lower() in _OF_OTHERS or s.lemmas[above] == "abstain":
                    return ()  # "protested against plans to arrest her", "abstained on a vote to condemn them"
                judged = s.lemmas[above] in OBJECT_GERUND and s.lemmas[governor] in ("of", "for", "over")
                # "arrested him on suspicion of", "praised her for the feat of"
                charged = self.frames.objects(above) if judged or s.lemmas[noun] in _CHARGES else ()
                return charged or self.surface_subjects(above, depth)
            if above == governor or s.pos[above] not in ("NOUN", "PROPN"):
                return ()
            noun = above
        return ()
