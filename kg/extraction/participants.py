"""Participants: who does the deed that a pattern tells, on or with whom, where, about what and on what condition."""

from __future__ import annotations

from kg.extraction.behind import (
    behind,
    culprits,
    done_by_a_thing,
    done_there,
    joining,
    looked_into,
    summed_up,
    where_done,
)
from kg.extraction.circumstances import condition_of, deterred, place_of, teller_of
from kg.extraction.deeds import kind_of_deed
from kg.extraction.event_tables import EventDraft, EventTables
from kg.extraction.fellows import among_us, fellows, others
from kg.extraction.hit import suffered, victims, whose
from kg.extraction.one_sided import enough, within
from kg.extraction.patterns import Match
from kg.extraction.polarity import HARMS
from kg.extraction.reach import JUDGING, REACHING_FAR, TRUCES, reached
from kg.extraction.recipients import named_before
from kg.extraction.refusals import spares
from kg.extraction.scene import Scene
from kg.extraction.sides import Sides
from kg.extraction.slots import Filled
from kg.extraction.spelled import (
    asked,
    asks_nobody,
    befalls,
    bidden,
    demanded_deed,
    done_to,
    only_handled,
    spelled_out,
)
from kg.extraction.stance_drafts import is_instrument
from kg.extraction.undone import owed
from kg.extraction.word_classes import words
from kg.model import AUTHOR, Status

#: Nouns and verbs in which one asks: "launched a campaign to persuade them".
_EFFORTS = words("efforts")
_TRYING = frozenset({"try", "seek", "attempt", "struggle", "strive"})
#: What a strike does to people, which is none of workers.
_AIMING = words("hurting") | {"target"}
#: Deeds that one announces for whoever sent one.
_GIVING = frozenset({"AID", "COOPERATE", "AGREE", "SUPPORT"})
#: Deeds whose noun has an owner who did it or to whom it was done.
_IN_OFFICE = frozenset({"APPOINTMENT", "RESIGNATION", "IMPEACHMENT"})
#: Deeds of which a clause behind them says whom they are meant for.
_SPELLED = frozenset({"ACCUSE", "REQUEST", "PROTEST"})


def event_of(scene: Scene, tables: EventTables, match: Match) -> EventDraft | None:
    """Give the event that a match tells, or None where too little is said of who takes part in it."""
    return _Builder(scene, tables, match).build()


class _Builder(Sides):
    """Fills the slots of one matched pattern."""

    def build(self) -> EventDraft | None:
        if self.slots.undergone:  # "came under attack from Oslo"
            target = self.slots.fill("subj")
            source = self.slots.fill(self.row["source"].replace("subj", ""), without=target.actors)
        else:
            target = self.slots.fill(self.row["target"])
            source = self.slots.fill(self.row["source"], without=target.actors)
        if (
            source.slot == "poss"
            and not target.actors
            and not self.frames.preps(self.head, "of")  # "Lie's allegations of fraud by the union" are his
            and (by := self.slots.fill("by", without=source.actors)).actors
        ):
            source, target = by, source  # "the senator's endorsement by the union"
        deed_of = self.row["type"] == "REQUEST" and demanded_deed(self.slots, self.tables, target)
        if deed_of:
            target = bidden(self.slots, self.tables, without=source.actors)
        passive = self.row["type"] == "REQUEST" and self.verbal and asks_nobody(self.slots, target)
        if passive:
            target = Filled()  # "ordered the editor (to be) arrested" asks nothing of the editor
        note = self.row.get("note", "")
        if target.owner and ("outright" in note or "named" in note):
            target = Filled()  # "released the agency's report" frees no agency
        wished = source.slot == "subj" and not self.verbal and self.slots.carrier is None
        if wished and self.row["type"] in HARMS and self.scene.status.of(self.head) == "proposed":
            source = Filled()  # who dwells on sanctions, or wants them, doesn't impose them
        if self.verbal and self.scene.status.imperative(self.head) and self.s.deps[self.head] != "ROOT":
            source = Filled()  # "I said, 'don't hit them'": whoever is told to, not the speaker
        if source.slot == "subj" and (
            self.ended() or self.slots.asked() or (source.owner and done_by_a_thing(self.slots, self.tables))
        ):
            source = Filled()
        if source.slot == "subj" and not target.actors and self.averted():
            source = Filled()  # "wants to avoid a war" and needn't be in one
        if source.slot == "by" and self.ended() and source.tokens != self.frames.preps(self.head, "by"):
            source = Filled()  # "Lie's sentence was cut by the king"
        if target.slot == "poss" and not source.actors and self.row["type"] in ("ASSAULT", "COERCE"):
            kinds = self.scene.cast.profiles
            if target.actors and all(kinds[a].type == "State" for a in target.actors):
                source, target = target, Filled()  # "Oslo's arrests", "urged Oslo to stop its killings"
        if source.slot == "of" and source.owner and self.row["type"] == "PROTEST":
            source = Filled()  # "a protest of Lie's death"
        if self.row["source"] == "teller" and (said := self.scene.teller(self.head)) != AUTHOR:
            if self.takes_on(said, target):
                return None
            moot = "whether" in self.scene.sentence.lemmas[: self.head]  # "to find out whether Lie is guilty"
            source = Filled((said,), (), "teller") if said not in target.actors and not moot else source
        owner = self.own_deed()
        if owner and (self.row["type"] == "LEGISLATION" or set(owner.actors) & set(target.actors)):
            owner = None  # "ordered her arrest", "passed a senator's bill"
        if owner and self.row["type"] not in _GIVING:
            source = owner
        elif owner:  # "the envoy promised Oslo's support": both
            source = owner._replace(actors=tuple(dict.fromkeys((*source.actors, *owner.actors))))
        if source.slot in ("poss", "by") and (more := joining(self.slots, without=target.actors)):
            source = source._replace(actors=tuple(dict.fromkeys((*source.actors, *more))))
        if not source.actors and self.verbal and not done_by_a_thing(self.slots, self.tables):
            source = behind(self.slots, self.tables)
            if not {*source.actors}.isdisjoint(target.actors):
                source = Filled()  # "clashes between the police and protesters erupted"
        if source.slot == "subj" and not self.verbal and self.among_others(target):
            source, target = target, Filled()  # "Norway called for talks between Oslo and Bern"
        cease = self.head > 1 and self.s.words[self.head - 2].lower() == "cease"
        ceasing = cease or self.s.lemmas[self.head] in TRUCES
        if source.slot == "subj" and not target.actors and ceasing:
            carrier = self.slots.carrier
            if not self.verbal and (self.works_for() if carrier is None else self.slots.wishes(carrier)):
                source = Filled()  # "Norway and Peru proposed (worked for) a truce": to those who fight
        if target.owner and source.actors:
            own = self.slots.fill(self.row["source"])
            if not own.owner and set(own.actors) & set(target.actors):
                # "Oslo and its allies must keep their promises": owning is no being acted on
                source, target = own, self.slots.fill(self.row["target"], without=own.actors)
        if not source.actors and not self.slots.undergone and target.slot in self.row["source"].split(","):
            source, target = target, Filled()
        mutual = self.row["recip"] == "y" and not target.actors
        parties = self.slots.parties(source.tokens) if mutual and len(source.actors) == 1 else []
        both = self.row["recip"] == "y" and (len(source.actors) > 1 or bool(parties))
        mediated = self.row["mode"] == "third-party"
        far = mediated or (
            self.row["type"] in REACHING_FAR and (self.verbal or self.row["type"] != "REQUEST")
        )
        elsewhere = self.row["type"] == "AID" and "obj" not in self.row["target"].split(",")
        if (
            deed_of
            or passive
            or source.slot == "obj"
            or (elsewhere and self.slots.first(self.row["target"])[0])
        ):
            far = False  # "gave the old Lie building to the town": the town, not Lie
        bid = self.row["type"] == "REQUEST" and self.verbal and not target.actors
        if bid and "comp" in self.row["target"].split(",") and self.frames.comp_subjects(self.head):
            far = False  # "asked cabbies to drive them to Oslo": nobody who is known, but not Oslo
        joined = any(self.s.deps[c] == "conj" for c in self.s.children[self.head])  # "agreed and accepted"
        if self.s.lemmas[self.head] == "agree" and not (joined or self.slots.first(self.row["about"])[0]):
            far = False  # "asked me to take over the bank, and I agreed": not with the bank
        unclear = bool(target.tokens) and all(self.s.tags[t] == "PRP" for t in target.tokens)
        if unclear and not target.actors:
            far, passive = False, True  # "calls on it to free the hostages" asks nothing of the hostages
        if not target.actors and source.actors and not both and far and "named" not in note:
            target = reached(self.slots, without=source.actors)
            if self.row["type"] == "AGREE" and only_handled(self.slots, self.tables, target):
                target = Filled()  # "agreed to replace the minister": not with the minister
            target = target if target.actors else done_to(self.slots, self.tables, without=source.actors)
            means = {a for t in self.slots.companions for a in self.scene.at(t)}
            if self.row["type"] == "THREATEN" and not self.own_threat(source):
                target = Filled()  # "warned that the raids hurt Oslo" threatens nobody
            if "obj" not in self.row["target"].split(",") and means.issuperset(target.actors):
                target = Filled()  # "used lethal force" against somebody, but not against the force
        given = not self.verbal or self.s.deps[self.head] == "acl"
        if not target.actors and source.actors and self.row["type"] in _GIVING and given:
            target = self.thanked(without=source.actors)
        if (
            self.row["type"] == "REQUEST"
            and target.owner
            and any(befalls(self.slots, t) for t in target.tokens)
        ):
            target = Filled()
        helped = self.row["type"] == "AID" and (self.verbal or target.owner)
        at_home = helped or (self.row["type"] == "SANCTION" and target.owner)
        if at_home and self.own_country(source, target):
            target = Filled()  # "cut American aid", "will protect Norwegians": it was his own country's
        several = self.s.tags[self.head] == "NNS" or bool(self.frames.preps(self.head, "of"))
        if self.row["type"] in _IN_OFFICE and not self.verbal and target.slot == "poss" and several:
            source, target = target, Filled()  # "Lie's appointments (of two judges)": those he made
        if source.slot == "mod" and (
            looked_into(self.slots, source.tokens) or suffered(self.slots, source.tokens)
        ):
            source, target = Filled(), target if target.actors else source
        if not target.actors and source.actors and self.row["type"] == "THREATEN":
            who = deterred(self.scene, self.head) if self.own_threat(source) else ()
            found = self.scene.persons(who, outright=True)
            target = Filled(tuple(a for a in found if a not in source.actors), who, "if")
        if not target.actors and source.actors and self.row["type"] in _SPELLED and not passive:
            target = spelled_out(self.slots, self.tables)
            target = target._replace(actors=tuple(a for a in target.actors if a not in source.actors))
        if not target.actors and self.row["type"] in HARMS | {"PROTEST"} and not self.verbal:
            target = Filled(tuple(a for a in self.slots.opposed() if a not in source.actors), (), "mod")
        if self.row["type"] == "AID" and not target.actors and named_before(self.slots, source):
            source, target = Filled(), source
        if spares(self.slots, self.tables, target):
            target = Filled()
        if target.owner and len(target.actors) > 1:
            target = target._replace(actors=others(self.scene, source, target))
        there: tuple[str, ...] = ()
        land: str | None = None
        if source.actors and done_there(self.slots, source):
            there, source, land = source.actors, Filled(), where_done(self.slots, source)
        if source.slot == "mod" and len(source.actors) > 1 and target.slot == "subj":
            target = Filled()  # "Lie's quest for a Norwegian-Peruvian truce"
        chamber = self.row["type"] == "LEGISLATION"  # "the bill passed the senate"
        if source.slot == "obj" and self.verbal and not (chamber or self.frames.is_passive(self.head)):
            source = Filled()  # "the cost of sending troops"
        around = self.verbal and source.slot == "subj" and target.slot != "of"  # "critics of Norway say"
        if around and self.inside(target.tokens, source.tokens):
            target = Filled()  # "forces from the Red Front fled"
        sources, targets = list(source.actors), list(target.actors)
        if self.verbal and target.slot == "obj" and not target.owner:
            targets += [a for a in fellows(self.slots, without=sources) if a not in targets]
        if "town:ASSAULT" in note and any(self.is_place(a) for a in targets):
            self.row = {**self.row, "type": "ASSAULT", "mode": "", "alone": "any"}  # "seized Bergen"
        place = place_of(self.slots, told=bool(sources or targets))
        if place is None and (self.row["type"] == "ASSAULT" or self.row["mode"] == "visit"):
            place = next((a for a in targets if self.is_place(a)), None)
        if place is None and land not in targets:
            place = land
        sources = [a for a in sources if not self.is_place(a)]
        targets = [a for a in targets if not self.is_place(a)]
        targets = whose(self.slots, sources, targets)
        retold = None
        if (not targets or target.owner) and self.row["type"] in JUDGING:
            judged, retold = summed_up(self.slots)
            targets = [a for a in judged.actors if a not in sources] or targets
        if self.row["type"] == "ASSAULT" and not (self.verbal or targets):
            targets = [a for a in victims(self.slots, self.tables) if a not in sources]
            if targets and self.s.lemmas[self.s.heads[self.head]] in _AIMING:
                self.row = {**self.row, "alone": "any"}  # "the strike killed Lie"
        undergone = self.slots.undergone and not self.slots.sufferers
        if not sources and not self.verbal and target.slot != "poss" and not undergone:
            owner = self.slots.fill("poss", without=(*targets, *there))  # "Oslo's arrest of Lie"
            sources = [] if owner.owner else list(owner.actors)
            if not sources and self.row["type"] == "ASSAULT":
                sources = [a for a in culprits(self.slots) if a not in targets]
            if (
                self.s.lemmas[self.head] == "election" and not targets
            ):  # "Lie's election", but "Norway's election"
                targets = [a for a in sources if self.scene.cast.profiles[a].type in ("Person", "Role")]
                sources = [a for a in sources if a not in targets]
        lone = len(sources) == 1 and not targets and not self.verbal and self.scene.is_state(sources[0])
        placed = source.slot == "mod" and len(sources) == 1 and not targets
        if placed and self.row["type"] == "CONSULT" and self.is_place(sources[0]):
            return None  # "the Lapland peace efforts" aren't Lapland's
        if lone and within(self.slots, named=bool(source.actors and source.slot == "mod")):
            place, sources = place or sources[0], []  # "Chadian violence", but not "gang violence"
        reciprocal = self.row["recip"] == "y"
        sources = parties if parties and not targets else sources
        reciprocal = reciprocal or (len(sources) > 1 and not targets and self.slots.mutual())
        shared = reciprocal or source.slot in ("mod", "between")
        if any(self.s.words[self.s.heads[t]] == "including" for t in source.tokens):
            shared = False  # "ten parties, including the Greens, met"
        if len(sources) > 1 and not targets and shared and not self.slots.with_someone():
            sources, targets = sources[:1], sources[1:]
        if self.row["type"] == "CONSULT" and not targets and among_us(self.s, source):
            return None
        about = self.slots.first(self.row["about"])[0]
        if not targets and about and self.row["type"] == "REQUEST" and not (passive or "named" in note):
            targets = [a for a in asked(self.slots, about[0]) if a not in sources]
        if not enough(self.slots, self.row, sources, targets, about=bool(about), place=place):
            return None
        if not self.verbal and self.s.lemmas[self.s.heads[self.head]] == "behind":
            self.row = {**self.row, "note": ""}  # who is behind an attack has struck, and not in words
        kind = kind_of_deed(
            self.scene.cast, self.row, self.s.lemmas[self.head].lower(), sources, targets, place
        )
        status = self._status()
        if kind is None or ("done" in note and status in ("proposed", "possible")):
            return None
        if kind in HARMS and any(is_instrument(self.scene, a) for a in sources):
            senders = behind(self.slots, self.tables).actors if self.verbal else ()
            sources = [a for a in sources if not is_instrument(self.scene, a)]  # "a plane hit the ministry"
            sources = sources or [a for a in senders if a not in targets]  # "rockets fired by rebels hit it"
            if not (sources or targets or place):
                return None
        return EventDraft(
            sentence=self.s.index,
            head=self.head,
            tokens=self.match.tokens,
            type=kind,
            mode=(self.row["mode"] or None) if kind == self.row["type"] else None,
            sources=tuple(sources),
            targets=tuple(targets),
            reciprocal=reciprocal and bool(sources) and bool(targets),
            status=status,
            place=place,
            about_token=about[0] if about else None,
            condition=condition_of(self.scene, self.head),
            verbal=self.verbal,
            carrier=self.slots.carrier,
            teller=retold or teller_of(self.slots, source),
        )

    def _status(self) -> Status:
        """Give the status; who launched a campaign to persuade somebody, or tried to, has asked him."""
        above = self.s.heads[self.head]
        asks = self.verbal and self.row["type"] == "REQUEST"
        if asks and self.s.deps[self.head] == "acl" and self.s.lemmas[above] in _EFFORTS:
            return self.scene.status.of(above)
        if asks and self.s.lemmas[self.head] in ("persuade", "convince") and self.s.lemmas[above] in _TRYING:
            return self.scene.status.of(above)
        return owed(self.s, self.head, self.row["type"], self.scene.status.of(self.head))
