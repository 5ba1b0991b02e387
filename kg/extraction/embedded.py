"""What a deed has from the word right above it: a verb, adjective or noun with a clause, a wish, a plan, a refusal.

"managed to isolate", "refused to isolate", "was able to isolate" and "a plan to isolate" say by one word whether it was done.
"""

from __future__ import annotations

from kg.extraction.marks import Marks
from kg.extraction.sentence import VERBAL, Sentence
from kg.extraction.status_tables import as_status
from kg.extraction.word_classes import words
from kg.model import Status

#: Words of questions whose clause is taken as true.
_WH = frozenset({"how", "why", "where", "when"})
#: Verbs that link a subject to what is said of it.
BEING = frozenset({"be", "seem", "appear", "look", "remain", "become"})
#: Verbs whose negation, or whose lack of subjects, leaves their clause open.
_BELIEVING = frozenset({"believe", "think", "expect", "suppose", "imagine", "feel"})
#: Verbs by which an aim is no mere aim: "reached its goal of accepting a thousand".
_ATTAINING = words("attaining")
#: What one does by words, there and then: "took to the floor to denounce the raid".
_VOICING = words("voicing")
#: What one does in saying that one wishes to.
_GREETING = frozenset(
    {"thank", "congratulate", "commend", "praise", "salute", "applaud", "welcome", "apologise", "apologize"}
    | {"condemn", "express", "extend", "convey", "reiterate", "reaffirm"}
)
#: Verbs of going somewhere, which tells not yet what is done there.
_TRAVELLING = frozenset({"go", "travel", "fly", "head", "return", "leave", "arrive", "come", "sail", "drive"})
_AIRED = frozenset(
    {"television", "tv", "radio", "air", "stage", "camera", "twitter", "facebook", "programme", "program"}
)
#: Nouns in which somebody is asked to act.
_CALLS = words("calls")
#: Verbs that tell of what is done there what it is like: "found raising taxes perilous".
_FINDING = frozenset({"find", "consider", "deem", "think", "call", "make", "believe", "judge"})
#: Verbs that let somebody do something; in the past tense he mostly did.
_LETTING = frozenset({"allow", "enable", "permit"})
#: What is done towards a deed, by which one can tell whether it was done: "did little to help".
_DONE: dict[str, Status] = {"little": "denied", "much": "actual", "lot": "actual", "more": "actual"}
#: Verbs of trying, which their "not" denies: "never tried to attack".
TRYING = frozenset(
    {"try", "attempt", "bother", "dare", "care", "deign", "manage", "work", "act", "seek", "strive"}
)
#: Verbs of thinking whose "not" belongs to what is thought.
_HOLDING = frozenset({"believe", "think", "suppose"})
#: Verbs by which somebody doesn't do what he is asked to.
_REFUSING = frozenset(
    {"refuse", "reject", "decline", "rebuff", "spurn", "dismiss", "resist", "ignore", "defy"}
)
_BIDS = frozenset({"bid", "effort", "drive", "push", "campaign"})
#: Verbs by which a promise or a threat is made good, and those by which a promise isn't.
_KEEPING = frozenset(
    {"keep", "honour", "honor", "fulfil", "fulfill", "implement", "execute", "carry", "deliver", "good"}
)
_BREAKING = frozenset({"break", "renege", "betray", "backtrack", "violate"})
_PROMISES = frozenset({"promise", "pledge", "vow", "commitment", "undertaking", "agreement", "deal", "oath"})
#: Verbs of leaving undone, whose "not" says that it was done: "did not hesitate to leave".
_HESITATING = frozenset({"hesitate", "fail", "forget", "neglect", "omit"})
#: Verbs by which a plan, a threat or a chance comes to nothing.
_DROPPING, _FAILING = words("dropping"), frozenset({"fail", "collapse", "founder", "flop"})
_TRIED = frozenset({"threat", "attempt"})
#: Verbs and nouns by which something is done at once: "took the opportunity to thank her".
_ORDINALS = frozenset({"first", "last", "only", "one"})
_SEIZING = frozenset({"take", "seize", "grab", "use", "grasp", "embrace"})
_CHANCES = frozenset(
    {"opportunity", "chance", "occasion", "time", "moment", "step", "trouble", "liberty", "floor"}
)
#: Verbs whose clause is true, whether or not they are done.
_FACTIVE = frozenset(
    {"reveal", "know", "realise", "realize", "learn", "discover", "notice", "remember", "disclose", "regret"}
)
#: Verbs of saying; what somebody doesn't say may be so or not.
_CLAIMING = frozenset(
    {"say", "claim", "state", "allege", "report", "indicate", "assert", "declare", "suggest"}
)
#: Verbs after which "how to" is a skill, no aim.
_KNOWING = frozenset({"know", "learn", "teach", "show", "explain", "understand"})
#: Verbs of owning up to a deed, and of making its plan.
_CONFESSING = frozenset(
    {"admit", "confess", "acknowledge", "boast", "claim", "convict", "guilty", "jail", "sentence"}
)
_PLOTTING = frozenset(
    {"plan", "plot", "mastermind", "orchestrate", "prepare", "organise", "organize", "arrange"}
)
_BLOWS = words("bygones")
#: Verbs by which a bill becomes law.
_PASSING = frozenset({"pass", "enact", "sign", "adopt", "approve"})
#: Adjectives whose denial leaves open what they are said of.
_SURE = frozenset(
    {"clear", "certain", "sure", "evident", "obvious", "known", "confirmed", "proven", "apparent"}
)
#: Verbs by which a deed is laid to somebody's charge.
_ACCUSING = words("accusing") | frozenset(
    {"guilty", "convict", "acquit", "clear", "arrest", "jail", "imprison", "sentence", "impeach"}
)
#: Verbs whose clause is told, unless it lies ahead: "assured them that Oslo backs the plan".
_ASSURING = frozenset({"announce", "assure", "guarantee", "swear", "agree"})


class Embedded(Marks):
    """Reads what words make of their complements in one sentence."""

    def _has_question_word(self, clause: int) -> bool:
        s = self._frames.sentence
        return any(s.deps[c] == "advmod" and s.lemmas[c].lower() in _WH for c in s.children[clause])

    def _performs(self, wish: int) -> bool:
        """Tell a wish that is a deed of words: "Norway wishes to thank", "we want to congratulate"."""
        s = self._frames.sentence
        if self._question or self.negated(wish):
            return False
        helpers = {s.words[a].lower() for a in self.auxiliaries(wish)}
        speaker = any(s.words[t].lower() in ("i", "we") for t in self._frames.subjects(wish))
        return s.lemmas[wish] == "wish" or bool(helpers & {"would", "'d", "’d"}) or speaker

    def _complement(self, clause: int, head: int) -> tuple[Status, int] | None:
        s = self._frames.sentence
        found = self._embedding(head, None)
        if (
            s.lemmas[head] in ("like", "wish", "want")
            and s.lemmas[clause] in _GREETING
            and self._performs(head)
        ):
            return None  # "I would like to thank": so he does
        claims = s.lemmas[head] in ("insist", "suggest") and self._claimed(clause)
        if claims or (s.lemmas[head] in _ASSURING and self._happened(clause)):
            return None  # "insisted that Oslo would not yield", "suggested that it had lied" ask for nothing
        if self._has_question_word(clause):
            if self._is_infinitive(clause):  # "to figure out how to act"
                return ("possible" if s.lemmas[head] in _KNOWING else "proposed"), head
            return None  # "explored how they were beaten": so they were
        if s.lemmas[head] in _HESITATING and self.negated(head) and self._plain(head):
            return None
        outright = self._outright(clause, head, found)
        if outright:
            return outright, head
        form = s.lemmas[head].lower()
        named: Status | None = None
        if s.deps[clause] == "xcomp" and s.pos[head] in VERBAL:
            told = (self._embedding(t, None) for t in self._frames.subjects(head) if s.pos[t] == "NOUN")
            named = next(filter(None, told), None)
        if found == "possible" and form == "doubt" and self._hardly(head):
            return "actual", head  # "few doubt that"
        if found and found != "actual" and not (form == "be" and named == "actual"):  # "her job is to help"
            return found, head
        if found == "actual" and form in _FACTIVE and s.deps[clause] == "ccomp" and self._tensed(clause):
            return None  # "a book will reveal that they met": so they did
        if form in BEING and s.deps[clause] in ("ccomp", "csubj"):
            if self.negated(head) and any(
                s.lemmas[t] in ("true", "case", "correct") for t in self._said(head)
            ):
                return "actual", head  # the "not" is the copula's own
            if self.negated(head) and any(s.lemmas[t] in _SURE for t in self._said(head)):
                return "possible", head  # "it isn't clear that they met"
            for t in (*self._said(head), *self._frames.subjects(head)):
                said = self._embedding(t, None)  # "it is unlikely that", "the hope is that"
                if said:
                    return said, head
        if form in _BELIEVING and self._hardly(head):
            sure = form in _HOLDING and self.negated(head) and not self._question
            # "doesn't think that they met" says that they didn't
            return ("actual" if sure else "possible"), head
        if named:
            return named, head  # "the goal is to reach a deal"
        infinitive = any(s.tags[c] == "TO" for c in s.children[clause])
        if form in ("have", "need") and s.pos[head] in VERBAL and infinitive:
            return ("actual" if s.tags[head] == "VBD" else "proposed"), head
        if form == "go" and s.tags[head] == "VBG":
            return "planned", head
        if found:
            return found, head
        if infinitive and s.deps[clause] == "xcomp" and s.pos[head] in ("VERB", "ADJ"):
            if s.pos[head] == "VERB" and self._voiced(clause, head):
                return "actual", head  # "took to the streets to demand"
            return ("planned" if self._meant(clause, head) else "possible"), head
        caused = form in ("have", "get") and s.tags[clause] in ("VBN", "VBD") and not self.auxiliaries(clause)
        if s.deps[clause] == "ccomp" and not infinitive and s.tags[clause] != "VB" and not caused:
            if form in _CLAIMING and self.negated(head):
                return "possible", head  # "did not say that it attacked"
            return None  # a finite clause that is said or thought: its teller commits to it, not the verb's own mood
        return "actual", head

    def _outright(self, clause: int, head: int, found: Status | None) -> Status | None:
        """Give what the form of a word says of its clause, whatever the word says elsewhere."""
        s = self._frames.sentence
        form = s.lemmas[head].lower()
        if s.pos[head] == "ADJ" and any(s.lemmas[c] == "too" and c < head for c in s.children[head]):
            return "denied" if self._is_infinitive(clause) else "actual"  # "was too weak to attack"
        if found and s.pos[head] == "ADJ" and self._judged(head):
            return "actual"
        if found == "planned" and (self._past(clause) or self._settled(clause, head)):
            return "actual"  # "announced that he had reached a settlement"
        if found == "planned" and self._awaited(clause, head):
            return "possible"
        if form in ("have", "be") and self._yet(head):
            return "denied"
        if form in _FINDING and s.tags[clause] == "VBG" and s.child(clause, "oprd", "acomp") is not None:
            return "possible"
        return "actual" if self._done(clause, head, form) else None

    def _done(self, clause: int, head: int, form: str) -> bool:
        """Tell what was done if the verb above was: "was able to flee", "has let us build it", "didn't try to fight"."""
        s = self._frames.sentence
        if not self._is_infinitive(clause):
            return False
        if form in ("go", "come") and not any(s.tags[c] == "TO" for c in s.children[clause]):
            return True  # "go vote for her"
        if form == "able":
            copula = s.heads[head]
            was = any(s.tags[t] in ("VBD", "VBN") for t in (copula, *self.auxiliaries(copula)))
            return self.negated(copula) or (was and self._plain(copula))
        if form in TRYING:
            return self.negated(head) or (s.deps[head] == "pcomp" and s.lemmas[s.heads[head]] == "without")
        past = s.tags[head] == "VBD" or any(s.lemmas[a] == "have" for a in self.auxiliaries(head))
        return form in _LETTING and past and self._plain(head) and not self._frames.is_passive(head)

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

    def _judged(self, adjective: int) -> bool:
        """Tell "she was right to leave", which takes the deed as done, from "it is right to leave"."""
        s, frames = self._frames.sentence, self._frames
        match = self._tables.lenders.embeddings.at(frames, adjective)
        if match is None or match.row["lends"] != "judged":
            return False
        subjects = frames.subjects(adjective)
        return bool(subjects) and s.lemmas[subjects[0]].lower() not in ("it", "this", "that", "there")

    def _hardly(self, verb: int) -> bool:
        """Tell a verb that is denied, or whose subject is hardly anybody."""
        return self.negated(verb) or any(self._few(t) for t in self._frames.subjects(verb))

    def _tensed(self, clause: int) -> bool:
        """Tell "that they met" from "to meet" and "meeting"."""
        s = self._frames.sentence
        return s.tags[clause] in ("VBD", "VBZ", "VBP") or any(
            s.tags[a] in ("VBD", "VBZ", "VBP", "MD") for a in self.auxiliaries(clause)
        )

    def _happened(self, clause: int) -> bool:
        """Tell what is so from what lies ahead: "that they back it", "had met", but not "are leaving"."""
        s = self._frames.sentence
        perfect = s.tags[clause] == "VBN" and "have" in {s.lemmas[a] for a in self.auxiliaries(clause)}
        return s.deps[clause] == "ccomp" and (perfect or s.tags[clause] in ("VBD", "VBZ", "VBP"))

    def _claimed(self, clause: int) -> bool:
        """Tell what is said to be so, or to come, from what is asked for: "that Oslo would pay", but not "should pay"."""
        s = self._frames.sentence
        helpers = [a for a in self.auxiliaries(clause) if s.tags[a] in ("MD", "VBD", "VBZ")]
        return (s.tags[clause] in ("VBD", "VBZ") or bool(helpers)) and not self.bound(clause)

    def _finite(self, clause: int) -> bool:
        s = self._frames.sentence
        return any(s.deps[c] == "mark" for c in s.children[clause])

    def _purpose(self, verb: int) -> Status:
        """Give what a clause of purpose makes of its deed: "sent a team to help", but "rose to denounce the raid"."""
        s = self._frames.sentence
        far = any(s.words[c - 1].lower() == "far" for c in s.children[verb])  # "so far as to threaten"
        if far or self._voiced(verb, s.heads[verb]):
            return "actual"
        mark = next((c for c in s.children[verb] if s.deps[c] == "mark" and s.lemmas[c] == "for"), 0)
        if mark and s.lemmas[mark - 1] in _CALLS:
            return "proposed"  # "sounded a call for Oslo to act"
        done = s.child(s.heads[verb], "dobj") if s.lemmas[s.heads[verb]] == "do" else None
        return _DONE.get(s.lemmas[done], "planned") if done is not None else "planned"

    def _meant(self, clause: int, head: int) -> bool:
        """Tell what somebody does something for: "held talks to convince them", but not "trained them to fight"."""
        frames = self._frames
        if frames.sentence.pos[head] != "VERB" or frames.is_passive(head):
            return False  # "is believed to be arming them"
        return not set(frames.subjects(head)).isdisjoint(frames.subjects(clause))

    def _voiced(self, verb: int, head: int) -> bool:
        """Tell what is done by doing what the verb above says: "rose to denounce", but not "flew to Oslo to thank"."""
        s = self._frames.sentence
        if s.lemmas[verb] == "join" or any(s.lemmas[o] == "pressure" for o in self._frames.objects(verb)):
            return True  # "arrived to join the fight", "massed troops to put pressure on Oslo"
        return s.lemmas[verb] in _VOICING and (s.lemmas[head] not in _TRAVELLING or self._on_stage(head))

    def _on_stage(self, verb: int) -> bool:
        """Tell who goes where he is heard: "went before reporters to deny it", "went on television to apologise"."""
        s = self._frames.sentence
        return s.lemmas[verb] == "go" and any(
            s.lemmas[c] == "before"
            or (s.lemmas[c] == "on" and any(s.lemmas[o] in _AIRED for o in s.children[c]))
            for c in s.children[verb]
        )

    def _under_noun(self, noun: int, verb: int) -> tuple[Status, int]:
        """Give what a noun makes of the infinitive behind it."""
        s: Sentence = self._frames.sentence
        if s.lemmas[noun] in ("nothing", "little") and s.deps[noun] == "dobj":
            # "did nothing to stop them": the "nothing" denies the doing
            return ("denied" if s.lemmas[noun] == "little" else "actual"), s.heads[noun]
        if (
            s.lemmas[noun] == "order" and s.lemmas[s.heads[noun]] == "in"
        ):  # "in order to put pressure on Oslo"
            outer = s.heads[s.heads[noun]]
            return ("actual" if self._voiced(verb, outer) else "planned"), outer
        found = None if s.lemmas[noun] == "time" and s.tags[noun] == "NNS" else self._embedding(noun, None)
        under = s.heads[s.heads[noun]] if s.deps[noun] == "pobj" else s.heads[noun]
        above = s.lemmas[under] if s.deps[noun] in ("dobj", "nsubjpass", "pobj") else ""
        sought = found == "proposed" or s.lemmas[noun] in _BIDS
        if sought and above in _REFUSING and s.child(verb, "nsubj", "nsubjpass") is None:
            return "denied", noun  # "refused a request to resign"
        if (
            found == "proposed"
            and above in _PASSING
            and s.lemmas[noun] in ("bill", "legislation", "amendment")
        ):
            return "planned", under  # "passed a bill to repeal the law"
        if found in ("planned", "possible") and above in _KEEPING:
            return "actual", under  # "kept its promise to help"
        if found == "planned" and above in _BREAKING and s.lemmas[noun] in _PROMISES:
            return "denied", under
        if found and (found != "actual" or s.lemmas[noun] == "decision"):
            dropped = above in _DROPPING and self._dropped(noun)
            failed = s.deps[noun] == "nsubj" and s.lemmas[under] in _FAILING and not s.child(under, "xcomp")
            failed = failed and s.lemmas[noun] not in _BIDS - {"bid"}  # one may help in vain
            if failed or (dropped and (found != "possible" or s.lemmas[noun] in (*_CHANCES, *_TRIED))):
                return "denied", under  # "abandoned plans to attack", "the bid to oust her failed"
            if above in _SEIZING and s.lemmas[noun] in _CHANCES:
                return "actual", noun  # "took the opportunity to thank her"
        if found:
            return found, noun
        ordinal = s.lemmas[noun] in _ORDINALS or any(  # "was the first to leave"
            s.deps[c] in ("amod", "det")
            and (s.lemmas[c].lower() in _ORDINALS or s.tags[c] == "JJS" or self._most(c))
            for c in s.children[noun]
        )
        if ordinal or s.lemmas[verb] in _VOICING:  # "a ceremony to honour her"
            return "actual", noun
        # "sent troops to Oslo to help", "talks to be held in Oslo"
        meant = s.pos[noun] == "PROPN" or self._frames.is_passive(verb)
        return ("planned" if meant else "possible"), noun

    def _dropped(self, noun: int) -> bool:
        """Tell what is dropped from what comes with it: "dropped a hint with its decision to leave"."""
        s = self._frames.sentence
        return s.deps[noun] != "pobj" or s.lemmas[s.heads[noun]] in ("of", "from", "on", "out")

    def _most(self, adjective: int) -> bool:
        s = self._frames.sentence
        return any(s.tags[c] == "RBS" for c in s.children[adjective])

    def charged(self, gerund: int) -> bool:
        """Tell what somebody is said to have done: "accused of killing"."""
        s = self._frames.sentence
        prep = s.heads[gerund]
        return s.deps[gerund] == "pcomp" and s.lemmas[s.heads[prep]] in _ACCUSING

    def _plotted(self, noun: int, verb: int) -> bool:
        """Tell a blow that was struck, of which somebody is said or says to have made the plan: "admitted planning the raid"."""
        s = self._frames.sentence
        if s.lemmas[verb] == "mastermind" and self.charged(verb):
            return True
        if s.lemmas[verb] not in _PLOTTING or s.lemmas[noun] not in _BLOWS or not self._definite(noun):
            return False
        above = s.heads[s.heads[verb]] if s.deps[verb] == "pcomp" else s.heads[verb]
        below = s.deps[verb] in ("pcomp", "xcomp", "ccomp")
        return self.charged(verb) or (below and s.lemmas[above] in _CONFESSING)

    def _embedding(self, head: int, prep: int | None) -> Status | None:
        """Give what the pattern at ``head`` makes of its complement, or of the object of its preposition ``prep``."""
        match = self._tables.lenders.embeddings.at(self._frames, head)
        if match is None:
            return None
        companions = [t for t in match.tokens if t != head]
        s = self._frames.sentence
        by_prep = [t for t in companions if s.deps[t] in ("prep", "agent", "dative")]
        if prep is not None and (s.pos[head] in VERBAL or by_prep) and prep not in companions:
            return None  # "allegations of abuse after her election"
        if prep is None and by_prep and s.pos[head] not in VERBAL:
            return (
                None  # "a call for talks" says nothing of "a call to leave"; "called on Oslo to leave" does
            )
        found = as_status({"word": s.lemmas[head], "status": match.row["status"]})
        if found == "proposed" and s.deps[head] == "dobj" and s.lemmas[s.heads[head]] in _ATTAINING:
            return "actual"
        return found
