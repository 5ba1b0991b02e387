"""Behind: whose deed it is that a thing does: "shelling by Oslo killed", "this assistance will support the councils".

And what nobody does whose thing it is: "her plan requires", "the Oslo probe".
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.extraction.event_tables import EventTables
from kg.extraction.hit import happened_in
from kg.extraction.sentence import VERBAL, Sentence
from kg.extraction.slots import Filled, Slots
from kg.extraction.word_classes import words

#: Deeds that somebody's plans and rules don't do for him.
_PERSONAL_DEEDS = frozenset(
    {"AID", "REQUEST", "CONSULT", "AGREE", "COOPERATE", "REJECT", "CONCEDE", "SUPPORT"}
)
_THINGS = words("things")
#: Deeds that what befalls somebody doesn't do for him.
_UNDERGONE = words("undergone")
_SENT = frozenset({"CONSULT", "THREATEN", "REQUEST", "AGREE"})
#: What befalls somebody, and nobody does.
_TRENDS = words("trends")
#: Deeds, and things, by which one helps.
_GIVEN = frozenset({"AID", "COOPERATE", "SUPPORT", "MOBILIZE", "ASSAULT", "CONSULT", "REQUEST"})
_GIFTS = words("gifts")
_JOINING = frozenset({"join", "echo", "second", "share"})
_EXPRESSIONS = words("expressions")
_ISSUING = words("issuing")
#: Deeds that a paper does for whoever issues it.
_WRITTEN = frozenset({"ACCUSE", "REJECT", "SUPPORT", "REQUEST", "THREATEN", "SANCTION", "COERCE"})
#: What is filled by an election.
_HOUSES = frozenset(
    {
        "senate", "house", "assembly", "parliament", "congress", "council", "legislature", "bundestag", "duma", "knesset",
        "diet", "dáil", "seanad", "sejm", "storting", "riksdag", "folketing", "seimas", "riigikogu", "saeima", "eduskunta",
        "rada", "lok", "majlis", "bundesrat", "landtag", "senedd",
    }
)  # fmt: skip
_VOTES = frozenset({"election", "by-election", "byelection", "vote", "poll"})
#: Blows that armed bands strike, and words before others that say so.
_IRREGULAR = words("irregular_blows")
_TERROR = frozenset(
    {"suicide", "terrorist", "terror", "guerrilla", "knife", "car", "truck", "nail", "bus", "lone"}
)
#: In which a people rises.
_RISINGS = frozenset({"uprising", "revolt", "rebellion", "insurrection", "intifada"})
#: What goes on in a land, if it isn't against somebody.
_UNREST = frozenset({"violence", "fighting", "bloodshed"})
#: In which one is killed by whom one fights with.
_FIGHTS = words("fights")
#: Verbs and nouns of punishing whoever did it.
_PUNISHING = frozenset({"convict", "jail", "imprison", "sentence", "execute", "hang", "behead", "condemn"})
#: Verbs of those who take a deed as done: "rebuked Oslo over the bombing of Lund".
_REBUKING = frozenset(
    {
        "criticise",
        "criticize",
        "rebuke",
        "denounce",
        "censure",
        "sanction",
        "penalise",
        "penalize",
        "chide",
        "punish",
    }
    | {"berate", "castigate", "lambast", "lambaste", "slam", "blast", "reprimand", "reproach"}
)
_KILLING = frozenset({"kill", "wound", "injure", "hurt", "murder", "slaughter", "massacre", "maim", "slay"})
_PUNISHMENTS = frozenset({"conviction", "imprisonment", "jailing", "sentencing", "execution", "sentence"})
_AMOUNTS = words("amounts")
#: Deeds in which people are hurt or held, and in what else they may be.
_STRUCK = {"ASSAULT": ("ASSAULT",), "COERCE": ("COERCE", "ASSAULT")}
_ARRESTING = frozenset({"arrest", "detain", "capture", "seize", "hold", "round"})
_POLICE = words("police")
_HURTING = words("hurting")
_WHEN = frozenset({"when", "as", "after"})
_AFTER = frozenset({"wake", "aftermath"})
#: Verbs of giving, whose goods bear the name of who gave them.
_HANDED = frozenset(
    {"supply", "donate", "send", "give", "provide", "deliver", "gift", "lend", "loan", "ship"}
)
#: What a clause before is called when it is summed up.
_SUMMING = words("summing")
#: Verbs whose subject sees or leaves somebody killed, and clauses that are gone up for a relative one, at most.
_WITNESSING = frozenset({"see", "watch", "leave", "witness"})
_CLAUSES = 4
_ANAPHORIC = frozenset({"this", "these", "that", "those", "the", "such"})


def behind(slots: Slots, tables: EventTables) -> Filled:
    """Give who stands behind the subjects of a verb, told by their words or, of deeds told before, remembered."""
    s, frames, scene = slots.s, slots.frames, slots.scene
    for t in frames.subjects(slots.head):
        if slots.match.row["type"] == "ASSAULT" and (found := _makers(slots, tables, t)):
            return Filled(found, (t,), "behind", owner=True)
        issued = s.deps[t] == "dobj" and s.lemmas[t] in _EXPRESSIONS and s.lemmas[s.heads[t]] in _ISSUING
        if issued and slots.match.row["type"] in _WRITTEN:  # "adopted a resolution that condemns Oslo"
            by = frames.subjects(s.heads[t])
            return Filled(tuple(scene.persons(by)), by, "behind")
        if s.pos[t] == "NOUN" and tables.events.at(frames, t) is not None:
            known = scene.memory.get(s.lemmas[t])
            if known and any(s.words[c].lower() in _ANAPHORIC for c in s.children[t]):
                return Filled(known, (t,), "remembered", owner=True)
    if slots.match.row["type"] in _STRUCK and frames.is_passive(slots.head):
        verb = _last_told(slots)
        within = frames.preps(verb, "in", "during")  # "were killed in a strike by Oslo"
        within = (*within, *_blow_of(slots))
        spans = (o for c in s.children[verb] if s.lemmas[c] == "in" for o in s.children[c])
        counted = (o for t in spans if s.lemmas[t] in _AMOUNTS for o in frames.preps(t, "of"))
        for t in (*within, *counted):  # "in three nights of shelling by Oslo"
            if any(s.lemmas[c] in _AFTER for c in s.children[t]):
                continue  # parsers take "in the wake of weekend raids by Oslo" for raids of a wake
            found = _makers(slots, tables, t)
            if (
                not found and s.lemmas[t] in _FIGHTS and slots.match.row["type"] == "ASSAULT"
            ):  # "were killed in a gunfight with the police"
                found = tuple(scene.persons(frames.preps(t, "with"), outright=True))
            if found:
                return Filled(found, (t,), "behind", owner=True)
        if s.lemmas[slots.head] in _HURTING | _ARRESTING:
            for t in _strikers(slots, tables, verb):
                return Filled(tuple(scene.persons((t,))), (t,), "behind", owner=True)
    above = frames.control.had_done(slots.head)
    ordered = above is not None and s.lemmas[above] not in ("want", "have") and frames.is_passive(slots.head)
    if ordered and above is not None and not frames.agents(slots.head):
        by = frames.subjects(above)  # "the judge ordered the editor (to be) arrested"
        return Filled(tuple(scene.persons(by)), by, "behind")
    return _owners_of_means(slots)


def _strikers(slots: Slots, tables: EventTables, verb: int) -> tuple[int, ...]:
    """Give who struck by a clause that tells when people were hurt: "ten were killed when soldiers opened fire".

    Who arrests is told so if it is the police: "ten were held when police stormed", but not "when gunmen stormed".
    """
    s, frames = slots.s, slots.frames
    lawful = s.lemmas[slots.head] in _ARRESTING
    for c in s.children[verb]:
        marks = (s.lemmas[m].lower() for m in s.children[c] if s.deps[m] in ("mark", "advmod"))
        if s.deps[c] != "advcl" or c < verb or _WHEN.isdisjoint(marks) or frames.is_passive(c):
            continue
        match = tables.events.at(frames, c)
        struck = match is not None and match.row["type"] in _STRUCK and match.row["recip"] != "y"
        if struck and s.child(c, "neg") is None:
            by = (t for t in frames.subjects(c) if slots.scene.at(t))
            return tuple(t for t in by if not lawful or s.lemmas[t].lower() in _POLICE)[:1]
    return ()


def _last_told(slots: Slots) -> int:
    """Give the last of the verbs that count the victims of one blow: "ten were killed and six injured in a raid"."""
    s, first = slots.s, slots.head
    if s.child(first, "prep") is not None:
        return first
    for c in s.children[first]:
        if s.deps[c] == "conj" and c > first:
            # parsers take "six injured" for a clause, or for six who are injured
            last = c if s.pos[c] in VERBAL else s.child(c, "acl") if s.pos[c] == "NUM" else None
            if last is not None and s.tags[last] in ("VBN", "VBD"):
                return first if s.child(last, "auxpass", "aux", "agent", "dobj") is not None else last
    return first


def _blow_of(slots: Slots) -> tuple[int, ...]:
    """Give the blow in which somebody was killed: "raids by Oslo in which (where) ten died", "a raid left ten wounded"."""
    s, clause = slots.s, slots.head
    above = s.heads[clause]
    if s.deps[clause] == "acl" and s.deps[above] == "dobj":
        clause = above
        above = s.heads[above]
    if s.lemmas[above] in _WITNESSING and s.deps[clause] in ("ccomp", "dobj", "oprd"):
        blows = slots.frames.subjects(above)
        return (*blows, *(o for t in blows if s.lemmas[t] in _AMOUNTS for o in slots.frames.preps(t, "of")))
    within = happened_in(slots, clause)
    for _ in range(_CLAUSES):
        if s.deps[clause] == "relcl":
            return (s.heads[clause],) if within else ()
        if s.deps[clause] != "conj":
            break
        clause = s.heads[clause]
    return ()


def _owners_of_means(slots: Slots) -> Filled:
    """Give whose force is sent, or whose goods are handed over: "their force will be deployed", "Norwegian tanks sold to"."""
    s, frames, scene = slots.s, slots.frames, slots.scene
    kind, reduced = slots.match.row["type"], s.deps[slots.head] == "acl"
    handed = kind == "AID" and reduced and s.lemmas[slots.head] in _HANDED
    if not (handed or kind == "MOBILIZE") or not frames.is_passive(slots.head):
        return Filled()
    for t in frames.objects(slots.head):
        own = ("amod", "compound") if handed else ("poss",)
        near = [c for c in s.children[t] if s.deps[c] in own]
        found = scene.persons(near, outright=True)
        if any(scene.is_state(a) for a in found):
            return Filled(tuple(found), tuple(near), "behind", owner=True)
    return Filled()


def sums_up(s: Sentence, noun: int) -> bool:
    """Tell a noun that calls the clause before it something: "Lie vowed to sell the port, a plan Bern has denounced"."""
    if s.lemmas[noun] not in _SUMMING or not any(s.deps[c] in ("relcl", "acl") for c in s.children[noun]):
        return False
    low = s.edges(noun)[0]
    after = low > 1 and (s.words[low - 1] in (",", "-", "–", "—") or s.words[low - 2] == ",")
    return after and (s.words[low].lower() in ("a", "an") or s.tags[noun] == "NNS")


def summed_clause(s: Sentence, noun: int) -> int:
    """Give the verb of the clause that a noun sums up: the outermost above it."""
    *_, clause = (noun, *(t for t in s.path_up(noun) if s.pos[t] in VERBAL))
    return clause


def summed_up(slots: Slots) -> tuple[Filled, str | None]:
    """Give whose step others judge, where a noun sums it up, and who tells of that.

    In "Lie vowed to sell the port, a plan Bern has denounced" the author tells of it, though Lie tells of the plan.
    """
    s, verb = slots.s, slots.head if slots.verbal else slots.carrier
    noun = s.heads[verb] if verb is not None and s.deps[verb] in ("relcl", "acl") else None
    if noun is None or not sums_up(s, noun):
        return Filled(), None
    clause = summed_clause(s, noun)
    judged = slots.frames.subjects(clause)
    found = tuple(slots.scene.persons(judged, outright=True))
    return Filled(found, judged, "summed"), slots.scene.teller(clause)


def culprits(slots: Slots) -> tuple[str, ...]:
    """Give who was punished or rebuked for the harm that a noun tells: "was jailed for the murder of Lie".

    Or found guilty of it, or killed others in it: "killed ten farmers in an attack on their village".
    """
    s, frames, prep = slots.s, slots.frames, slots.s.heads[slots.head]
    above = s.heads[prep]
    if slots.verbal or s.deps[slots.head] != "pobj":
        return ()
    if s.lemmas[prep] == "in" and s.lemmas[above] in _KILLING and not frames.is_passive(above):
        doers = [t for t in frames.subjects(above) if s.lemmas[t].lower() not in _POLICE]
        hit = frames.objects(above) and frames.preps(slots.head, "on", "against", "at")
        return tuple(slots.scene.persons(doers, outright=True)) if hit else ()
    if s.lemmas[above] == "guilty" and s.lemmas[prep] in ("of", "to"):
        verb = s.heads[above]
        own = [c for c in s.children[above] if s.deps[c] == "nsubj"]  # "found the men guilty of"
        found = s.deps[above] == "oprd" and (frames.is_passive(verb) or frames.objects(verb))
        whose = own or (frames.objects(verb) if found else frames.subjects(verb))
        return tuple(slots.scene.persons(whose, outright=True))
    if s.lemmas[prep] not in ("for", "of", "over"):
        return ()
    if s.pos[above] in VERBAL and s.lemmas[above] in _PUNISHING | _REBUKING:
        return tuple(slots.scene.persons(frames.objects(above), outright=True))
    if s.lemmas[above] in _PUNISHMENTS:
        whose = frames.preps(above, "of") or tuple(c for c in s.children[above] if s.deps[c] == "poss")
        verb = s.heads[s.heads[above]] if s.deps[above] == "pobj" else above
        if not whose and s.lemmas[verb] in _PUNISHING:  # "sentenced Moe to life imprisonment for"
            whose = frames.objects(verb)
        return tuple(slots.scene.persons((t for t in whose if t != slots.head), outright=True))
    return ()


def _makers(slots: Slots, tables: EventTables, thing: int) -> tuple[str, ...]:
    """Give whose deed or tool a thing is: "shelling by Oslo killed", "a bomb planted by rebels killed"."""
    s, frames, scene = slots.s, slots.frames, slots.scene
    made = [c for c in s.children[thing] if s.deps[c] == "acl" and frames.is_passive(c)]
    claimed = [  # "a Red Front-claimed bomb"
        t for c in s.children[thing] if s.lemmas[c] == "claim" and s.deps[c] == "amod" for t in s.children[c]
    ]
    found = tuple(scene.persons((*(t for c in made for t in frames.agents(c)), *claimed)))
    if found or scene.at(thing) or s.pos[thing] != "NOUN":
        return found
    match = tables.events.at(frames, thing)
    if match is None or match.row["type"] not in _STRUCK.get(slots.match.row["type"] or "", ()):
        return ()
    below = Slots(scene, slots.lenders, match)
    source = below.fill(match.row["source"])
    # which of the two it was isn't said: "ten were killed in clashes between the police and students"
    apart = source.slot in ("between", "among") and frames.is_passive(slots.head)
    return () if apart or done_there(below, source) else source.actors


def done_by_a_thing(slots: Slots, tables: EventTables) -> bool:
    """Tell what only somebody's thing would do: "her plan would require the help of the states".

    Or what befalls him: "the decline of the industry is forcing towns to act". One helps others by what one gives
    or does for them, not by what one has: "Lie's presence could help the party", but "Norway's loans".
    """
    if not slots.verbal:
        return False
    s, kind, subjects = slots.s, slots.match.row["type"], slots.frames.subjects(slots.head)
    if any(s.lemmas[t] in _TRENDS for t in subjects):
        return True
    if kind in _SENT and any(s.lemmas[t] in _UNDERGONE for t in subjects):
        return True  # "the arrest of the clerks sent a warning"
    if kind == "ASSAULT":
        return any(_of_others(slots, tables, t) for t in subjects)
    if kind == "AID":
        return bool(subjects) and not any(_gives(slots, tables, t) for t in subjects)
    return kind in _PERSONAL_DEEDS and any(s.lemmas[t].lower() in _THINGS for t in subjects)


def _gives(slots: Slots, tables: EventTables, token: int) -> bool:
    s = slots.s
    match = tables.events.at(slots.frames, token)
    given = match is not None and match.row["type"] in _GIVEN
    troops = s.lemmas[token] == "element"  # "elements of the battalion are helping"
    return given or troops or s.lemmas[token] in _GIFTS or s.pos[token] != "NOUN"


def done_there(slots: Slots, source: Filled) -> bool:
    """Tell a state before a deed that is done in it, or by its people, not by it: "Peru's riots", "a Peruvian ambush".

    A state's own name before a blow tells where: "the Peru strikes", but not "the Peruvian strikes".
    """
    s, scene, kind = slots.s, slots.scene, slots.match.row["type"]
    if source.slot not in ("mod", "poss") or not all(scene.is_state(a) for a in source.actors):
        return False
    if kind == "PROTEST":  # "the Peruvian uprising against Norway" is the Peruvians'
        rises = s.lemmas[slots.head] in _RISINGS and not all(_by_name(slots, t) for t in source.tokens)
        return not (rises and scene.persons(slots.frames.preps(slots.head, "against")))
    if kind != "ASSAULT" or source.slot == "poss" or len(source.actors) > 1:
        return False
    lemma = s.lemmas[slots.head].lower()
    mods = {s.lemmas[c].lower() for c in s.children[slots.head]}
    if lemma in _IRREGULAR or not _TERROR.isdisjoint(mods):
        return True
    if lemma in _UNREST and not slots.frames.preps(slots.head, "against", "on", "with"):
        return True
    return all(_by_name(slots, t) for t in source.tokens)


def where_done(slots: Slots, source: Filled) -> str | None:
    """Give the land in which a deed is done that its state doesn't do; a bomber's nation says nothing of that."""
    at_home = slots.match.row["type"] == "PROTEST" or slots.s.lemmas[slots.head] in _UNREST
    named = at_home or all(_by_name(slots, t) for t in source.tokens)
    return source.actors[0] if named else None


def _by_name(slots: Slots, token: int) -> bool:
    """Tell a land's full name right before a noun: "the Peru strikes", but not "US", "United States" or "White House"."""
    s = slots.s
    if s.heads[token] != slots.head or s.tags[token] != "NNP" or s.words[token].isupper():
        return False
    mention = slots.scene.cast.mention(s.index, token)
    place = any(low <= token < high and label in ("GPE", "LOC") for low, high, label in s.ents)
    whole = mention is not None and mention.kind == "name" and s.words[mention.start] not in ("United", "the")
    return place and whole and "." not in s.words[token]


def _of_others(slots: Slots, tables: EventTables, thing: int) -> bool:
    """Tell the blow that strikes as one that no state has dealt: "a Peruvian ambush killed ten"."""
    match = tables.events.at(slots.frames, thing) if slots.s.pos[thing] == "NOUN" else None
    if match is None or match.row["type"] != "ASSAULT":
        return False
    below = Slots(slots.scene, slots.lenders, match)
    return done_there(below, below.fill(match.row["source"]))


def joining(slots: Slots, *, without: Iterable[str]) -> tuple[str, ...]:
    """Give who joins in what a noun tells of others: "Oslo joined Bern's condemnation", "echoed Bern's criticism".

    :param without: who stands on the other side.
    """
    if slots.verbal or slots.carrier is None or slots.s.lemmas[slots.carrier] not in _JOINING:
        return ()
    return tuple(
        a for a in slots.scene.persons(slots.frames.subjects(slots.carrier)) if a not in set(without)
    )


def looked_into(slots: Slots, modifiers: tuple[int, ...]) -> bool:
    """Tell a state's name before an investigation of what it did: "the Norway probe", but not "the US probe".

    Or before sanctions on it: "the Norway tariffs"; or the house that is voted for: "the Senate elections".
    """
    if slots.match.row["type"] == "ELECTION" and slots.s.lemmas[slots.head] in _VOTES:
        return all(_house(slots, t) for t in modifiers)
    if slots.match.row["type"] == "SANCTION":
        return all(
            _by_name(slots, t) and all(map(slots.scene.is_state, slots.scene.at(t))) for t in modifiers
        )
    if slots.match.row["mode"] != "investigate" or len(modifiers) != 1:
        return False
    s, scene, t = slots.s, slots.scene, modifiers[0]
    states = all(scene.is_state(a) for a in scene.at(t))
    return states and s.deps[t] in ("compound", "nmod") and not s.words[t].isupper()


def _house(slots: Slots, token: int) -> bool:
    kinds = slots.scene.cast.profiles
    labels = [
        kinds[a].label.lower().split() for a in slots.scene.at(token) if kinds[a].type == "Organization"
    ]
    return any(not _HOUSES.isdisjoint(label) for label in labels)
