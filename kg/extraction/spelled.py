"""Spelled out: whom a demand or charge is made to or against, where only the words that spell it out say so.

"Filed a complaint, claiming that the mayor broke the law", "a petition asking the court to act", "submitted a request to get
the bank to pay".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.extraction.event_tables import NO_EVENT, EventTables
from kg.extraction.reach import HANDLING
from kg.extraction.sentence import NOMINAL, VERBAL, Sentence
from kg.extraction.slots import Filled, Slots
from kg.extraction.word_classes import words

#: What protesters do to those against whom they protest: "marched to demand that Oslo lower the tax".
_ASKED = "REQUEST"
#: Deeds that one agrees to, refuses somebody, and threatens him with.
_REFUSED = {
    "AGREE": frozenset({"CONSULT", "COOPERATE", "CONCEDE"}),
    "REJECT": frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"}),
    "THREATEN": frozenset({"SANCTION", "COERCE", "ASSAULT", "REJECT", "PROTEST", "RETREAT", "ACCUSE"}),
}
#: Deeds whose object may be a party to what is agreed, and verbs of making a body that isn't there yet.
_BRINGING_IN = frozenset({"AID", "COOPERATE", "AGREE", "CONSULT", "CONCEDE", "RETREAT", "SUPPORT", NO_EVENT})
_FOUNDING = frozenset({"create", "establish", "form", "found", "launch", "set", "build", "convene"})
#: Verbs of what a charge says.
_STATING = words("stating")
#: Words of what is looked into.
_ALLEGATIONS = frozenset({"allegation", "claim", "report", "accusation", "charge", "suspicion", "complaint"})
#: Verbs of whoever gets a request.
_ANSWERING = frozenset(
    {
        "reject", "refuse", "deny", "decline", "dismiss", "ignore", "grant", "approve", "accept", "receive", "answer",
        "heed", "rebuff", "spurn", "overrule", "overturn", "honor", "honour", "fulfil", "fulfill",
    }
)  # fmt: skip
_ANSWERING_TO = frozenset(
    {"respond", "reply", "agree", "accede", "yield", "bow", "react", "answer", "listen", "object"}
    | {"comply", "cooperate", "co-operate"}
)
#: Verbs of those who won't let somebody go.
_HOLDING = frozenset(
    {"hold", "detain", "jail", "imprison", "arrest", "kidnap", "abduct", "seize", "capture", "keep"}
)
#: What is done for somebody by others: "his release".
_BEFALLING = frozenset(
    {"release", "rescue", "acquittal", "reinstatement", "freedom", "safety", "restoration", "rehabilitation"}
)
#: Those whom others than their own state hold.
_SEIZED = frozenset({"hostage", "captive", "soldier", "sailor", "serviceman", "pow", "fisherman", "crew"})
#: ... and to whose name stands before it.
_DONE_TO_NAMES = words("done_to_names")
#: Verbs for making somebody do what one asks for.
_GETTING = frozenset({"get", "have", "make", "persuade", "convince", "force", "compel", "induce", "push"})


def spelled_out(slots: Slots, tables: EventTables) -> Filled:
    """Give whom the clause that spells out a demand (REQUEST), charge (ACCUSE) or protest (PROTEST) is about."""
    s, frames, scene, kind = slots.s, slots.frames, slots.scene, slots.match.row["type"]
    if kind == "REQUEST" and (answering := _answering(slots)):
        found = tuple(scene.persons(answering, outright=True))
        if found:
            return Filled(found, answering, "spelled")
    if kind == "ACCUSE" and (alleged := _alleged(slots)):
        found = tuple(scene.persons(alleged, outright=True))
        if found:
            return Filled(found, alleged, "spelled")
    for clause in _clauses(slots):
        match = tables.events.at(frames, clause)
        if match is not None and match.row["type"] == (_ASKED if kind == "PROTEST" else kind):
            inner = Slots(scene, slots.lenders, match)
            aim = inner.fill(match.row["target"])
            deed = kind == "PROTEST" and demanded_deed(inner, tables, aim)
            found = (bidden(inner, tables, without=()) if deed else aim).actors
            if kind == "PROTEST" and (deed or not found):
                own = inner.fill(match.row["source"]).actors
                found = tuple(a for a in found if a not in own) or _to_go(inner, tables)
        elif _tells(s, clause, kind):
            found = tuple(scene.persons(frames.comp_subjects(clause), outright=True))
        else:
            continue
        if found:
            return Filled(found, (clause,), "spelled")
    return Filled()


def done_to(slots: Slots, tables: EventTables, *, without: Iterable[str]) -> Filled:
    """Give to whom the deed would be done that is refused or threatened: "refused to apologise to Oslo"."""
    clause, kinds = slots.frames.clause(slots.head), _REFUSED.get(slots.match.row["type"] or "")
    if clause is None and slots.s.lemmas[slots.head] == "agree":  # "agreed to talks with Oslo"
        clause = next(iter(slots.frames.preps(slots.head, "to", "on")), None)
    elif clause is not None and slots.frames.clause_form(clause) != "inf":
        return Filled()
    bargain = slots.match.row["type"] == "AGREE" and not slots.verbal  # "a deal to free the hostages"
    if clause is None or kinds is None or bargain:
        return Filled()
    match = tables.events.at(slots.frames, clause)
    if match is None or match.row["type"] not in kinds:
        return Filled()
    if slots.match.row["type"] == "AGREE" and slots.s.lemmas[clause] in HANDLING:
        return Filled()  # "agreed to free the prisoners": with others
    return Slots(slots.scene, slots.lenders, match).fill(match.row["target"], without=without)


def only_handled(slots: Slots, tables: EventTables, target: Filled) -> bool:
    """Tell whom a deed that is agreed to is done to or against from a party: "agreed to replace the minister".

    Who is helped, yielded to or brought in by it may well be one: "agreed to lend Oslo two ships".
    """
    s, frames = slots.s, slots.frames
    clause = frames.clause(slots.head) if slots.verbal else None
    if clause is None or frames.clause_form(clause) != "inf":
        return False
    if any(s.lemmas[s.heads[t]] == "against" for t in target.tokens):
        return True
    if {*target.tokens}.isdisjoint(frames.objects(clause)):
        return False
    match = tables.events.at(frames, clause)
    if match is None:
        return s.lemmas[clause] in _FOUNDING
    return match.row["type"] not in _BRINGING_IN


def _to_go(slots: Slots, tables: EventTables) -> tuple[str, ...]:
    """Give who is to leave office by what is demanded: "marched to demand the removal of the mayor"."""
    for t in (*slots.frames.objects(slots.head), *slots.frames.preps(slots.head, "for")):
        match = tables.events.at(slots.frames, t)
        if match is not None and match.row["type"] in ("RESIGNATION", "IMPEACHMENT"):
            deed = Slots(slots.scene, slots.lenders, match)
            return deed.fill(match.row["target"]).actors or deed.fill(match.row["source"]).actors
    return ()


def _alleged(slots: Slots) -> tuple[int, ...]:
    """Give who did what is looked into: "investigated claims that the mayor lied", "a probe into reports that Lie lied"."""
    s, frames, head = slots.s, slots.frames, slots.head
    if slots.match.row["mode"] != "investigate":
        return ()
    things = [head, *slots.companions, *(frames.objects(head) if slots.verbal else ())]
    things += [t for h in tuple(things) for t in frames.preps(h, "into", "of", "over")]
    for t in things:
        for c in s.children[t] if s.lemmas[t] in _ALLEGATIONS else ():
            if c > t and any(s.deps[m] == "mark" and s.lemmas[m] == "that" for m in s.children[c]):
                return frames.subjects(c)
    return ()


def _answering(slots: Slots) -> tuple[int, ...]:
    """Give who answers a request that a noun tells: "refused to respond to a request from Oslo", "rejected its plea"."""
    s, noun = slots.s, slots.head
    above = s.heads[noun]
    if slots.verbal or s.deps[noun] not in ("dobj", "pobj", "nsubjpass"):
        return ()
    verb = s.heads[above] if s.deps[noun] == "pobj" and s.lemmas[above] in ("to", "with") else above
    answers = _ANSWERING_TO if verb != above else _ANSWERING
    return slots.frames.subjects(verb) if s.lemmas[verb] in answers else ()


def demanded_deed(slots: Slots, tables: EventTables, target: Filled) -> bool:
    """Tell a demand for a deed, behind which stands whom that is done to: "demanded the release of Lie"."""
    if not slots.verbal or target.slot not in ("of", "from"):
        return False
    s = slots.s
    hung = {s.heads[s.heads[t]] for t in target.tokens}
    deeds = (tables.events.at(slots.frames, t) for t in slots.frames.objects(slots.head) if t in hung)
    return any(m is not None and m.row["type"] != NO_EVENT for m in deeds)


def bidden(slots: Slots, tables: EventTables, *, without: Iterable[str]) -> Filled:
    """Give who is to do the deed that is demanded: "demanded the release of Lie by Oslo" asks it of Oslo.

    :param without: who demands it.
    """
    for deed in slots.frames.objects(slots.head):
        match = tables.events.at(slots.frames, deed)
        if match is not None:
            return Slots(slots.scene, slots.lenders, match).fill(match.row["source"], without=without)
    return Filled()


def asked(slots: Slots, about: int) -> tuple[str, ...]:
    """Give who is to do or leave what is asked: "called for an end to the army's attacks" asks it of the army."""
    for _ in range(3):
        if keepers := _keepers(slots, about):
            return keepers
        if befalls(slots, about):
            return ()
        found = slots.scene.doers(about)
        if found:
            return found
        inner = slots.frames.preps(about, "to", "of")
        if not inner:
            return ()
        if slots.s.lemmas[about] in _BEFALLING and _seized(slots, inner[0]):
            return _keepers(slots, inner[0])  # "called for the release of Danish hostages" asks no Dane
        about = inner[0]
    return ()


def befalls(slots: Slots, wished: int) -> bool:
    """Tell what is done by others to whose it is: "demanded Lie's release" asks others than Lie."""
    if _named_after(slots, wished):
        return True
    return slots.s.lemmas[wished] in _BEFALLING and not slots.frames.preps(wished, "of")


def _named_after(slots: Slots, wished: int) -> bool:
    """Tell what is done to or about whose name stands before it: "called for a Norlink boycott", "an Oslo bailout"."""
    s = slots.s
    if s.lemmas[wished].lower() not in _DONE_TO_NAMES:
        return False
    return any(s.deps[c] in ("compound", "nmod") and s.pos[c] == "PROPN" for c in s.children[wished])


def _seized(slots: Slots, token: int) -> bool:
    """Tell whom strangers hold from those whom their own state has jailed: "Danish hostages", not "Danish editors"."""
    of_war = any(slots.s.lemmas[t] == "war" for t in slots.frames.preps(token, "of"))
    return of_war or slots.s.lemmas[token] in _SEIZED


def _keepers(slots: Slots, token: int) -> tuple[str, ...]:
    """Give who holds those whose release is asked for: "the release of two Norwegians held in Chad"."""
    for c in slots.s.children[token]:
        if (
            slots.s.deps[c] in ("acl", "relcl")
            and slots.s.lemmas[c] in _HOLDING
            and slots.frames.is_passive(c)
        ):
            held = slots.frames.agents(c) or slots.frames.preps(c, "in")
            return tuple(a for a in slots.scene.persons(held) if slots.scene.cast.profiles[a].type != "Place")
    return ()


def asks_nobody(slots: Slots, target: Filled) -> bool:
    """Tell those to whom the deed asked for is to be done, or that nobody else is asked."""
    below = (c for t in (slots.head, *target.tokens) for c in slots.s.children[t] if c > t)
    done = (c for c in below if slots.s.deps[c] in ("ccomp", "xcomp", "oprd", "acl"))
    return any(
        slots.frames.is_passive(c) and {*target.tokens} <= {*slots.frames.patients(c)}
        for c in done
        if slots.s.heads[c] == slots.head or slots.frames.control.had_done(c) is not None
    )


def _tells(s: Sentence, clause: int, kind: str) -> bool:
    """Tell a clause whose complement names whom it is about: "claiming that the mayor broke", "to get the bank to"."""
    if kind == "REQUEST":
        return s.lemmas[clause] in _GETTING and s.tags[clause] == "VB"
    return s.lemmas[clause] in _STATING


def _clauses(slots: Slots) -> Iterator[int]:
    """Yield the clauses that may spell out a match: participles and infinitives behind it, the verb of which it is subject."""
    s, head = slots.s, slots.head
    nouns = [t for t in (head, *slots.companions) if s.pos[t] in NOMINAL]
    if not nouns and slots.match.row["type"] != "PROTEST":  # "rallied, calling on Oslo to lower the tax"
        return
    for t in dict.fromkeys((*nouns, head, *([] if slots.carrier is None else [slots.carrier]))):
        for c in s.children[t]:
            if c > t and s.deps[c] in ("acl", "advcl", "xcomp") and s.tags[c] in ("VBG", "VB"):
                yield c
            if s.lemmas[c] == "in" and s.deps[c] == "prep":  # "in order to get them to"
                yield from (a for o in s.children[c] if s.lemmas[o] == "order" for a in s.children[o])
    if s.deps[head] == "nsubj" and s.pos[s.heads[head]] in VERBAL:
        yield s.heads[head]
