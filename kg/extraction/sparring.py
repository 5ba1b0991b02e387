"""Sparring: parties, parliaments and the press, which fight with words and votes: "the opposition declared war on the premier"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.extraction.cast import Profile
from kg.extraction.lexicon import Row
from kg.extraction.word_classes import words

#: Those who take part in politics, and those who write of it or have business with it.
_PARTIES = words("parties")
_SPEAKERS = _PARTIES | words("speakers")
_CITIZENS = _SPEAKERS | words("citizens")
#: Bodies that words and votes strike, whoever strikes.
_CIVIL = _SPEAKERS | words("civil")
#: ... but not whoever rules, whom one may fight with weapons.
_BODIES = _CIVIL - {"government", "authority", "council"}
#: Words in the names of parties that are armed too, and of those whom one attacks with more than words.
_FORCES = words("armed") | (words("in_force") - words("envoys")) | words("armed_parties")
#: Deeds that are often told of politics.
_OF_FORCE = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT"})
_STATES = frozenset({"State", "Territory"})
#: Those who down tools, and those who strike with weapons.
_STRIKING = words("workers") | {f"{w}s" for w in words("workers")} | {"worker", "workers", "union", "unions"}
_STRIKING |= {"teachers", "nurses", "staff", "crews", "dockers", "drivers", "pilots"}
_ARMS = words("armed") | {"african", "european", "soviet"}
_VOTING = frozenset({"parliament", "congress", "senate", "cabinet", "lawmakers", "ministers", "senators"})
_LIMBLESS = _STATES | {"Organization"}
#: Words in the names of those who speak for a state, and of bodies in which people join who protest.
_ENVOYS = frozenset(
    {"ambassador", "ambassadors", "diplomat", "diplomats", "envoy", "envoys", "embassy", "consul"}
)
_JOINING = words("unions") | {"network", "coalition", "alliance"}
#: Institutions as such, which are attacked in words: "the assault on the courts", but not "on a court".
_INSTITUTIONS = frozenset({"courts", "judiciary", "judges", "press", "media", "unions"})
#: What befalls politicians in debates and polls.
_HUMBLING = frozenset(
    {"annihilate", "crush", "decimate", "destroy", "devastate", "obliterate", "smash", "wipe"}
)
#: Blows that are struck with more than words, whoever strikes them.
_LITERAL = words("literal")


def in_politics(row: Row, lemma: str, doers: Sequence[Profile], hit: Sequence[Profile]) -> str:
    """Give what a blow is among those who fight with words and votes, or nothing where it may be one.

    The type that the row's ``note`` has for ``faction``, else for ``person`` or ``persons``; NONE where it has none.

    :param lemma: of the word that tells the blow; of some, like "murder", no politician is spoken in a figure.

    >>> row = {"type": "ASSAULT", "note": "persons:ELECTION"}
    >>> one = Profile("greens", "Organization", "Greens")
    >>> other = Profile("lie", "Role", "minister")
    >>> rebels = Profile("rebels", "Group", "rebels")
    >>> [in_politics(row, "beat", [one], [hit]) for hit in (one, other, rebels)]
    ['ELECTION', 'NONE', '']
    """
    notes = dict(n.strip().partition(":")[::2] for n in row.get("note", "").split(","))
    other = notes.get("faction") or notes.get("person") or notes.get("persons") or ""
    if "hands" in notes and any(p.type in _LIMBLESS and not _forced(p) for p in doers):
        return "NONE"  # "the ministry strangled the farmers with red tape"
    for name, kind in _DOERS.items():
        if name in notes and doers and all(map(kind, doers)):
            return notes[name]
    if lemma == "strike" and row["type"] == "ASSAULT" and doers and all(map(_strikes, doers)):
        return "NONE" if any(p.type in _STATES for p in hit) else "PROTEST"
    if row["type"] not in _OF_FORCE or any(p.type in _STATES for p in doers):
        return ""
    if row["type"] not in ("ASSAULT", "COERCE"):
        return _out_of_force(row["type"], notes, lemma, doers, hit)
    if any(p.type in _STATES for p in hit):
        # parliaments may declare war
        spoken = row["type"] == "ASSAULT" and lemma not in _LITERAL and all(map(_argues, doers))
        voting = any(not _VOTING.isdisjoint(p.label.lower().split()) for p in doers)
        if not spoken or not doers or voting:
            return ""
        return "NONE" if other == "ELECTION" else other or "NONE"  # "the Greens are destroying Norway"
    if row["type"] == "COERCE" and lemma == "siege":
        return "NONE" if hit and all(map(_civil, hit)) and not any(map(_forced, doers)) else ""
    if row["type"] == "COERCE" and not other:
        return ""
    if not doers:
        beaten = bool(other and hit) and all(
            _party(p) or _named(p, _INSTITUTIONS) or (_single(p) and lemma in _HUMBLING) for p in hit
        )
        return "NONE" if beaten else ""
    if not hit or (not other and lemma in _LITERAL):
        return "NONE" if not hit and all(map(_party, doers)) else ""
    if not _with_words(doers, hit, often=bool(other)):
        return ""
    if other == "ELECTION" and not all(map(_party, hit)):
        return "NONE"  # "the opposition defeated the government" in a vote
    return other or "NONE"


def _out_of_force(
    kind: str, notes: dict[str, str], lemma: str, doers: Sequence[Profile], hit: Sequence[Profile]
) -> str:
    """Give what a protest, a flight or a march is in politics: a vote, a rally for votes, giving in."""
    if not doers:
        return ""
    if kind == "PROTEST":
        held = notes.get("lead") == "ELECTION" and not hit and all(map(_campaigns, doers))
        # "Erik Moe rebelled in the vote", but not "the colonel"
        one = lemma == "rebel" and all(map(_single, doers))
        return notes.get("faction", "") if all(map(_speaks, doers)) or held or one else ""
    if kind == "MOBILIZE":  # "the unions are preparing for war with the government"
        return "NONE" if all(map(_argues, doers)) and all(map(_civil, hit)) else ""
    # "the council surrendered to the unions"
    return "CONCEDE" if hit and all(map(_civil, doers)) and all(map(_speaks, hit)) else ""


def _with_words(doers: Sequence[Profile], hit: Sequence[Profile], *, often: bool) -> bool:
    """Say whether these fight those with words or votes.

    :param often: whether what is told is often done with words.
    """
    if all(map(_argues, doers)) and all(map(_civil, hit)):
        return True
    if all(map(_party, doers)) and not any(map(_forced, hit)) and all(p.type in _LIMBLESS for p in hit):
        return True  # "the Greens invaded the alliance's heartland"
    if often and all(map(_figure, doers)) and all(_named(p, _BODIES) for p in hit):
        return True
    return often and all(_named(p, _BODIES) for p in doers) and all(map(_single, hit))


def _named(profile: Profile, kind: frozenset[str]) -> bool:
    called = set(profile.label.lower().split())
    # "members of the party" may be killed
    whole = profile.type in ("Organization", "Group") and ("of" not in called or profile.type != "Group")
    return whole and not kind.isdisjoint(called) and _FORCES.isdisjoint(called)


def _party(profile: Profile) -> bool:
    return _named(profile, _PARTIES)


def _speaks(profile: Profile) -> bool:
    return _named(profile, _SPEAKERS)


def _argues(profile: Profile) -> bool:
    return _named(profile, _CITIZENS)


def _strikes(profile: Profile) -> bool:
    """Tell those whose strike is one of labour: "the drivers", "the union"."""
    called = set(profile.label.lower().split())
    return profile.type in ("Group", "Organization") and bool(called & _STRIKING) and not called & _ARMS


def _civil(profile: Profile) -> bool:
    """Tell whom one fights with words: offices, and bodies that aren't armed."""
    return _single(profile) or _named(profile, _CIVIL)


def _figure(profile: Profile) -> bool:
    """Tell whoever fights parties and the press with words: "Erik Moe", "the premier", but not "a man"."""
    return (
        (_single(profile) and not profile.label.islower())
        or profile.type == "Role"
        or _named(profile, _CIVIL)
    )


def _single(profile: Profile) -> bool:
    return profile.type in ("Role", "Person") and not _forced(profile)


def _forced(profile: Profile) -> bool:
    return not _FORCES.isdisjoint(profile.label.lower().split())


def _campaigns(profile: Profile) -> bool:
    """Tell bodies whose rallies are for votes or show: "the Greens held a rally", but not "the union"."""
    called = set(profile.label.lower().split())
    return profile.type == "Organization" and (_JOINING.isdisjoint(called) or "party" in called)


#: Notes that give a deed another type where all who do it are of a kind.
_DOERS: dict[str, Callable[[Profile], bool]] = {
    "state": lambda p: p.type in _STATES,
    "envoys": lambda p: not _ENVOYS.isdisjoint(p.label.lower().split()),
}
