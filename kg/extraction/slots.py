"""Slots: where a table row says an argument stands, and who is found there.

Slot names: ``subj``, ``obj``, ``obj2``, ``comp`` (the doer of the complement), ``clause`` (its head), ``poss``, ``mod``
(an actor before the noun: "US–North Korea talks"), ``attr`` (what a copula says the noun is), ``self`` (whoever the
noun itself names), or a preposition. A noun's ``subj`` is whoever a light verb, a wish or a plan above it lends: "Iran
held talks", "Trump's desire for talks"; an adjective's is whoever it is said of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import NamedTuple

from kg.extraction.lending import Lending
from kg.extraction.patterns import Lenders, Match
from kg.extraction.prepositions import prepositional
from kg.extraction.scene import Scene
from kg.extraction.sentence import NOMINAL, VERBAL, Sentence
from kg.extraction.word_classes import words

#: Verbs that ask for a deed, mostly of others.
_ASKING = words("asking")
#: Deeds in which whoever asks for them takes part.
_PURSUED = frozenset({"LEGISLATION", "ELECTION", "CONSULT"})
_COPULAS = words("copulas")
_REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves", "myself", "yourself", "ourselves"})
#: Whoever others meet or talk to.
_OTHERS = frozenset({"it", "them", "him", "her", "us", "me", "you"})
#: What is joined to the name of somebody who is no side of a deed, or not its doer.
_FOR_OTHERS = frozenset({"anti", "pro", "mediated", "brokered", "facilitated", "sponsored", "supervised"})
_LEADING = frozenset({"lead", "led", "spearhead", "command", "run", "claim"})
_SEVERAL = frozenset({"one", "some", "many", "several", "two", "three", "most"})
#: Nouns after "in" that are no place.
_IN_WHOSE_CAUSE = words("causes")
#: Nouns after "on" that say where.
_LOCATIONS = frozenset(
    {"edge", "outskirt", "border", "shore", "coast", "bank", "fringe", "side", "frontier", "way", "soil"}
)
#: What is done to those whose it is.
ENDURED = words("undergone") | {"abuse", "intimidation", "exploitation", "neglect", "massacre", "rape"}
#: Nouns after "at" that aren't hit.
AT_WHOSE_WISH = words("wishes")
#: Before a harm, those who suffer it: "a hostage crisis".
_VICTIMS = words("victims")
#: Nouns with one owner in a row, at most.
_LISTED = 4
#: Nouns for several of what stands behind their "of".
_SERIES = frozenset({"round", "wave", "series", "spate", "string", "barrage", "campaign", "flurry", "salvo"})
#: Slots that are no preposition's.
_NAMED = frozenset({"subj", "self", "attr", "obj", "obj2", "comp", "clause", "poss", "mod"})


class Filled(NamedTuple):
    """Who fills a side: the actors, the tokens they stand at, and whether they only own what stands there."""

    actors: tuple[str, ...] = ()
    tokens: tuple[int, ...] = ()
    slot: str = ""
    owner: bool = False


def _sided(s: Sentence, adjective: int) -> str:
    """Give what a dash joins to an adjective where that says whose something isn't: "anti-Norwegian", "UN-brokered"."""
    word = s.words[adjective - 2].lower() if adjective > 1 and s.words[adjective - 1] == "-" else ""
    if word not in ("anti", "pro") and s.words[adjective + 1 : adjective + 2] == ("-",):
        word = s.words[adjective + 2].lower() if adjective + 2 < len(s.words) else ""
    return word if word in _FOR_OTHERS else ""


@cache
def _slots(cell: str) -> tuple[tuple[str, bool], ...]:
    """Read a table cell: slot names in order of preference, and whether only who is named there counts."""
    names = (c.strip() for c in cell.split(","))
    return tuple((name.removesuffix("!"), name.endswith("!")) for name in names if name)


class Slots:
    """The arguments of one predicate of a scene."""

    def __init__(
        self, scene: Scene, lenders: Lenders, match: Match, *, closed: Callable[[int], bool] = lambda _: False
    ) -> None:
        """Look at the arguments of a match.

        :param closed: tells tokens that must not be looked into for whom they are done to: who condemns an attack
            on somebody isn't against him.
        """
        self.scene, self.lenders, self.match, self.head = scene, lenders, match, match.head
        self.closed = closed
        self._tokens: dict[str, tuple[int, ...]] = {}
        head = match.head
        self.s, self.frames = scene.sentence, scene.frames
        self.verbal = self.s.pos[head] in VERBAL
        self.companions = [t for t in match.tokens if t != head and self.s.pos[t] in NOMINAL]
        self._lending = None if self.verbal else Lending(scene, lenders, match)
        #: the verb that carries it: itself, or the light verb over a noun
        self.carrier = head if self._lending is None else self._lending.carrier
        #: whom the noun above makes the receiving side: "a town under siege", "the victim of an attack"
        self.sufferers = () if self._lending is None else self._lending.sufferers
        #: whether the subject is the receiving side: "faces sanctions"
        self.undergone = bool(self.sufferers) or (self._lending is not None and self._lending.undergone)

    def fill(self, cell: str, *, without: Iterable[str] = ()) -> Filled:
        """Give the first slot of a table cell that holds an actor, outright before owned.

        :param cell: slot names in order of preference, comma-separated.
        :param without: actors that don't count (they already stand on the other side).
        """
        barred = set(without)
        owned: tuple[tuple[str, ...], tuple[int, ...], str, bool] = (), (), "", False
        for slot, named in _slots(cell):
            tokens = self.tokens(slot)
            if not tokens:
                if not owned[0] and not named:
                    owned = (), (), slot, True
                continue
            if slot == "in":  # "struck in support of Oslo", "in retaliation for the raid"
                tokens = tuple(t for t in tokens if self.s.lemmas[t] not in _IN_WHOSE_CAUSE)
            if slot == "in" and self.verbal and self._of_others():
                continue
            if (
                slot == "on"
            ):  # "opened fire on the northern edge of Mali", "attacked them on the border with Chad"
                tokens = tuple(t for t in tokens if self.s.lemmas[t] not in _LOCATIONS)
            if slot == "of" and self.verbal:  # "condemned the abuse of players"
                tokens = tuple(t for t in tokens if not self._endured(self.s.heads[self.s.heads[t]]))
            if slot == "at":  # "halted its raids at the request of Oslo"
                tokens = tuple(t for t in tokens if self.s.lemmas[t] not in AT_WHOSE_WISH)
            outright = tuple(a for a in self.scene.persons(tokens, outright=True) if a not in barred)
            if outright and not (slot == "in" and owned[0]):  # "in Chad, strikes against rebel positions"
                return Filled(outright, tokens, slot)
            if not owned[0] and not named:
                found = tuple(a for a in self._owners(tokens) if a not in barred)
                owned = found, tokens, slot, True
        return Filled(*owned)

    def _endured(self, noun: int) -> bool:
        """Tell what is done to those whose it is: whoever condemns "the abuse of players" blames no player."""
        return self.match.row.get("mode") == "disapprove" and self.s.lemmas[noun] in ENDURED

    def _of_others(self) -> bool:
        """Tell what is a people's that no state stands for: "bombed Kurdish positions in Chad" isn't done to Chad."""
        s = self.s
        return any(
            s.deps[c] == "amod" and s.words[c][0].isupper() and not self.scene.at(c)
            for t in self.frames.objects(self.head)
            for c in s.children[t]
        )

    def _owners(self, tokens: Iterable[int]) -> list[str]:
        found: dict[str, None] = {}
        for t in tokens:
            # "the refusal of Oslo to pay" is Oslo's
            judged = (self.closed(t) or self._endured(t)) and self.s.lemmas[t] != "refusal"
            for actor in self.scene.doers(t) if judged else self.scene.who(t):
                found.setdefault(actor)
        return list(found)

    def asked(self) -> bool:
        """Tell a deed that the verb over its noun asks of others: "urged retaliation", but not "urged talks"."""
        carrier = None if self.verbal else self.carrier
        row = self.match.row
        shared = row.get("recip") == "y" or row.get("type") in _PURSUED
        return carrier is not None and self.s.lemmas[carrier] in _ASKING and not shared

    def parties(self, tokens: Iterable[int]) -> list[str]:
        """Give the states whose people a plural noun means, where it names several: "the leaders of Norway and Peru"."""
        s = self.s
        found: dict[str, None] = {}
        for t in tokens:
            if s.tags[t] not in ("NNS", "NNPS"):
                continue
            listed = [
                a for o in self.frames.preps(t, "of", "from") for a in self.scene.at(o) if self._is_side(a)
            ]
            if len(listed) > 1:  # "G7 ministers from Norway and Peru"
                found.update((a, None) for a in listed)
                continue
            before = (c for c in s.children[t] if s.deps[c] in ("amod", "nmod", "compound"))
            named = [j for c in before for j in (c, *(x for x in s.children[c] if s.deps[x] == "conj"))]
            for owner in (*named, *self.frames.preps(t, "of", "from")):
                sides = (a for a in self.scene.at(owner) if self._is_side(a))
                found.update((a, None) for a in sides)
        return list(found) if len(found) > 1 else []

    def _is_side(self, actor: str) -> bool:
        """Tell who sends envoys: states, bodies, and groups of a country ("envoys of Oslo and the Danish rebels")."""
        profile = self.scene.cast.profiles[actor]
        return profile.type in ("State", "Territory", "Organization") or (
            profile.type == "Group" and profile.country is not None
        )

    def reflexive(self) -> bool:
        """Tell what somebody does to himself: "shot himself"."""
        if _REFLEXIVE.isdisjoint(self.frames.bag):
            return False
        return any(self.s.words[t].lower() in _REFLEXIVE for t in self.frames.objects(self.head))

    def mutual(self) -> bool:
        """Tell what several do to "each other"."""
        s = self.s
        pairs = {("each", "other"), ("one", "another")}
        for t in (
            *self.frames.objects(self.head),
            *self.frames.preps(self.head, "with", "against", "at", "to"),
        ):
            if t and (s.words[t - 1].lower(), s.words[t].lower()) in pairs:
                return True
        return False

    def with_someone(self) -> bool:
        """Tell what several do with whoever a pronoun means, not among themselves: "both have contacts with it"."""
        if _OTHERS.isdisjoint(self.frames.bag):
            return False
        return any(self.s.words[t].lower() in _OTHERS for p in ("with", "to") for t in self.tokens(p))

    def wishes(self, verb: int) -> bool:
        """Tell a light verb that only asks for what its object names: "proposed a truce"."""
        match = self.lenders.light.at(self.frames, verb)
        return match is not None and match.row["aspect"] == "seek"

    def ends(self, verb: int) -> bool:
        """Tell a light verb that ends what its object names: "lifted the ban"."""
        match = self.lenders.light.at(self.frames, verb)
        return match is not None and match.row["aspect"] == "end"

    def first(self, cell: str) -> tuple[tuple[int, ...], str]:
        """Give the tokens of the first slot of a cell that is there at all, actor or not, and the slot's name."""
        for slot, _ in _slots(cell):
            tokens = self.tokens(slot)
            if tokens:
                return tokens, slot
        return (), ""

    def tokens(self, slot: str) -> tuple[int, ...]:
        """Give the heads of the phrases in one slot."""
        known = self._tokens.get(slot)
        if known is None:
            known = self._tokens[slot] = self._look(slot)
        return known

    def _look(self, slot: str) -> tuple[int, ...]:
        if slot not in _NAMED:
            return prepositional(self, slot)
        frames, head = self.frames, self.head
        if slot == "subj":
            return self._subjects()
        if slot == "self":
            return self._called() or (head,)
        if slot == "attr":
            return self._attributes()
        if slot == "obj":
            return () if self.reflexive() else frames.objects(head)
        if slot == "obj2":
            return frames.dative(head)
        if slot == "comp":
            return frames.comp_subjects(head)
        if slot == "clause":
            return self._clauses()
        if slot == "poss":  # a verb's companion may have it: "came to Oslo's aid"
            owned = self.companions if self.verbal else (head,)
            return tuple(t for noun in owned for t in self._possessors(noun))
        return self._modifiers()

    def _possessors(self, noun: int) -> tuple[int, ...]:
        """Give whose a noun is, by the noun joined to it too: "her policies and support for Oslo"."""
        s = self.s
        own = s.child(noun, "poss")
        if own is None:
            own = self._shared_owner(noun)
        if own is None and s.deps[noun] == "pobj" and s.lemmas[s.heads[s.heads[noun]]] in _SERIES:
            own = s.child(s.heads[s.heads[noun]], "poss")  # "Norway's latest round of raids"
        return () if own is None else self.frames.conjuncts(own)

    def _shared_owner(self, noun: int) -> int | None:
        """Give the possessor of the first of a list: "her policies, claims of fraud and crackdowns on the unions"."""
        s, first = self.s, noun
        for step in range(_LISTED):
            above = s.heads[first]
            if (
                s.deps[first] != "conj"
                or s.pos[above] != "NOUN"
                or s.child(first, "det", "nummod") is not None
            ):
                return None
            comma = s.child(above, "punct") is not None
            if step == 0 and comma and (s.child(above, "cc") is None or s.deps[above] != "conj"):
                return None  # "her aides, crackdowns"
            first = above
            if (own := s.child(first, "poss")) is not None:
                return own
        return None

    def _called(self) -> tuple[int, ...]:
        """Give who is called so as one of several: "leaders who are among the sharpest critics of Oslo"."""
        s, prep = self.s, self.s.heads[self.head]
        some = s.heads[prep]
        if s.deps[self.head] != "pobj" or s.lemmas[prep].lower() not in ("of", "among"):
            return ()
        if s.lemmas[prep].lower() == "of" and s.lemmas[some].lower() not in _SEVERAL:
            return ()
        copula = s.heads[some] if s.deps[some] == "attr" else some
        if s.lemmas[copula] not in _COPULAS or s.pos[copula] not in VERBAL:
            return ()
        return tuple(t for t in self.frames.subjects(copula) if self.scene.at(t))

    def opposed(self) -> tuple[str, ...]:
        """Give against whom a deed is by the adjective before its noun: "anti-Norwegian riots"."""
        s = self.s
        mods = (c for c in s.children[self.head] if s.deps[c] in ("amod", "nmod", "compound"))
        return tuple(a for c in mods if _sided(s, c) == "anti" for a in self.scene.at(c))

    def _modifiers(self) -> tuple[int, ...]:
        """Give the actors before a noun, those behind a dash too: "the US–South Korea exercises"."""
        s = self.s
        before = (c for c in s.children[self.head] if s.deps[c] in ("amod", "compound", "nmod"))
        found = [c for c in before if self.scene.at(c) and not _sided(s, c) and s.lemmas[c] not in _VICTIMS]
        for c in s.children[self.head]:  # "a Norwegian-led strike"
            if s.deps[c] == "amod" and s.lemmas[c].lower() in _LEADING and s.tags[c] == "VBN":
                found.extend(t for t in s.children[c] if t < c and self.scene.at(t))
        for t in list(found):
            found.extend(
                c
                for c in s.children[t]  # "a Norwegian-Peruvian truce"
                if (s.deps[c] in ("appos", "conj") or s.tags[c + 1] == "HYPH") and self.scene.at(c)
            )
        if fighters := [t for t in found if self._kinds(t) == {"Group"}]:
            # "Peruvian rebel attacks" are no deed of Peru; "Fjord Front militant attacks" are the front's
            bodies = [t for t in found if "Organization" in self._kinds(t)]
            found = bodies or fighters
        return tuple(sorted(found))

    def _kinds(self, token: int) -> set[str]:
        return {self.scene.cast.profiles[a].type for a in self.scene.at(token)}

    def _subjects(self) -> tuple[int, ...]:
        s, head = self.s, self.head
        if self.verbal:
            return self.frames.subjects(head)
        if s.deps[head] == "amod":
            return (s.heads[head],)
        if self.sufferers:
            return self.sufferers
        if s.deps[head] in ("acomp", "attr", "oprd", "appos") or s.pos[head] == "ADJ":
            above = s.heads[head]
            return (above,) if s.deps[head] == "appos" else self.frames.subjects(head)
        if self._lending is None:
            return ()
        if self._lending.undergone and self.carrier is not None:
            given = self.frames.dative(self.carrier)  # "the scheme earned him a sentence"
            if given:
                return given
        doers = self._lending.doers(both_named=self._both_named)
        return tuple(t for t in doers if not self._nobody(t))

    def _nobody(self, token: int) -> bool:
        """Tell a subject that is none: "no group has claimed the attack"."""
        return any(self.s.words[c].lower() == "no" for c in self.s.children[token] if c < token)

    def _attributes(self) -> tuple[int, ...]:
        """Give what a noun is said to be: "the goal is a deal", "the goal is to reach a deal"."""
        s, verb = self.s, self.s.heads[self.head]
        if s.deps[self.head] != "nsubj" or s.lemmas[verb] != "be":
            return ()
        named = self.frames.predicates(verb)
        if named:
            return named
        joined = [
            verb,
            *(c for c in s.children[verb] if s.deps[c] == "conj"),
        ]  # "has been – and goes on being – to"
        return tuple(
            c
            for v in joined
            for c in s.children[v]
            if s.deps[c] in ("xcomp", "ccomp") and s.tags[c] == "VB" and s.lemmas[c] != "be"
        )[:1]

    def _both_named(self) -> bool:
        between = self.frames.preps(self.head, "between", "among")
        mods = self.scene.persons(self.tokens("mod"), outright=True)
        return bool(between) or len(mods) > 1

    def _clauses(self) -> tuple[int, ...]:
        clause = self.frames.clause(self.head)
        if clause is None:
            return ()
        found = [clause]
        for t in found:
            found.extend(
                c for c in self.s.children[t] if self.s.deps[c] == "conj" and self.s.pos[c] in VERBAL
            )
        return tuple(found)
