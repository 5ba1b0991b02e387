"""What kind of deed a word tells, where that hangs on who does it to whom, and capitals that make it a title."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from kg.extraction.cast import Cast, Profile
from kg.extraction.event_tables import event_type
from kg.extraction.lexicon import Row
from kg.extraction.sentence import Sentence
from kg.extraction.sparring import in_politics
from kg.extraction.unmeant import unmeant
from kg.extraction.word_classes import words
from kg.model import EventType

#: Those of whom armies are made, and armies.
_MEN = words("men")
_RANKS = words("ranks")
#: Whom a person attacks with words only, by the note of the pattern.
SPARRING = {
    "person": frozenset({"Person", "Organization", "Role"}),
    "persons": frozenset({"Person", "Role"}),
}
#: Words in the names of those who attack with words.
_TALKERS = words("talkers")
#: Words in the names of groups whose journey is a visit to somebody: "a delegation flew to Oslo", but not "tourists".
_ENVOYS = words("envoys")
_ONE = frozenset({"Person", "Role", "Author"})
#: Those whom one meets, helps and asks in private life, and what one does with them.
_KIN = words("kin")
_PRIVATE = frozenset({"CONSULT", "SUPPORT", "AID", "REQUEST", "COOPERATE", "AGREE"})
#: Those whose dealings with one another are no politics, and in them which deeds; those who play and perform.
_EVERYDAY = words("everyday") | _KIN
_PLAYERS = words("players")
_AT_HOME = _EVERYDAY | _PLAYERS
_CIVIL = frozenset(
    {"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"}
    | {"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SANCTION"}
)
#: Deeds whose words are most at home in private life and in business, and those who are helped in public.
_BUSINESS = frozenset({"AID", "COOPERATE"})
_HELPED = words("helped")
#: Deeds that a private person does by the way: "my sister asked for the code".
_IN_PASSING = frozenset(
    {"AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SANCTION", "CONSULT", "PROTEST"}
)
#: Deeds that sports clubs and federations do to players.
_IN_CLUBS = frozenset({"SANCTION", "APPOINTMENT", "RESIGNATION"})
#: Words in the names of groups that are attacked with weapons, whoever attacks them.
_ARMED = words("armed")
#: Words in the names of those to whom one speaks to be quoted.
_PRESS = words("press")
#: Words in the names of those who enforce laws.
_POLICE = words("police")
#: Words for those who act in public without a name.
_PUBLIC = words("public") | _TALKERS | _ENVOYS | _ARMED
_STATE_BODIES = words("state_bodies")
#: ... and the last words of the names of troops, which are no firms.
_TROOPS = frozenset(
    {"battalion", "brigade", "corps", "forces", "infantry", "legion", "militia", "militias", "regiment"}
)
_FAMILIAR = _PUBLIC | _HELPED | _STATE_BODIES | _TROOPS
#: Words in the names of groups whose gathering or arson is no protest.
_IN_FORCE = words("in_force")
#: Words for persons whom one attacks with more than words, if one isn't somebody in public life.
_BODIES = _EVERYDAY | words("anybody")
#: Verbs by which somebody is a threat, and makes none: "the threat posed by the militia".
_POSING = words("posing")
_EASING = frozenset({"relieve", "ease", "reduce", "alleviate", "lessen", "relax", "lower"})
#: Verbs that tell a demand on the market from one that somebody makes: "demand from Bern cooled".
_MARKET_VERBS = words("market_verbs")
#: Verbs of coming to know one another better.
_DEEPENING = frozenset({"deepen", "promote", "foster", "improve", "increase", "enhance", "build", "further"})
_OUTSTRIPPING = words("outstripping")
#: Deeds whose name in capitals is the title of a paper: "the Bergen Trade Agreement".
_ON_PAPER = frozenset({"AGREE", "COOPERATE", "AID", "ACCUSE"})


def kind_of_deed(
    cast: Cast, row: Row, lemma: str, sources: Sequence[str], targets: Sequence[str], place: str | None
) -> EventType | None:
    """Give the type of an event by its row's ``note``, or None where between these two it is no event.

    - ``person:TYPE``: another type where people do it to people or organisations, with words: "the senator attacked
      her"; ``persons:TYPE`` wants persons on both sides: "Cruz fought with Rubio", but "Cruz fought the rebels".
    - ``lead:TYPE``: another type where it is one person's: a candidate's rally is no protest.
    - ``crowd:TYPE``: another type where it isn't done by a crowd: "the index rose up"; ``body:TYPE`` where persons do
      it in their own name: "the treasurer left the organisation" breaks no ties, as "Oslo left the union" does, and
      "Lie trains with the club" (``body:NONE``) is no deed.
    - ``ranks:TYPE``: another type where single persons do it with a body that fights: "a Bernese man fought with the
      Red Front" is one of its men.
    - ``bodily``: not done to a state ("beat Japan"), or as another type (``bodily:TYPE``: "accommodated Japan");
      ``office``: done to somebody in person ("his removal");
      ``guest``: not done by a state ("Norway will tour Japan" is a team); ``caught:TYPE``: another type where it is
      done to persons only ("captured the town", but "captured Lie"); ``law:TYPE`` where the police does it ("raided").
    - ``public``: somebody who acts in public takes part ("the teacher told the kids to write" is no request);
      ``weighty``: only where somebody known does, an office, a body or a state ("Lie saved Berg" is no aid),
      ``envoy``: where one does it ("Berg travelled to Norway");
      ``publics``: on either side ("she assured the crowd").
    """
    doers = [cast.profiles[a] for a in sources]
    hit = [cast.profiles[a] for a in targets]
    played = row["type"] in _IN_CLUBS and bool(hit) and all(_called(p, _PLAYERS) for p in hit)
    if played or (row["type"] in _CIVIL and _everyday(doers, hit)) or _private(row["type"], doers, hit):
        return None
    private = row["type"] in _PRIVATE and bool(doers) and all(p.type in _ONE for p in doers)
    if private and targets and all(_kin(cast.profiles[a]) for a in targets):
        return None
    kinds, met = {p.type for p in hit}, row["type"] == "CONSULT"
    if row["mode"] == "visit" and doers and all(_crowd(p) for p in doers):
        return None
    if row["mode"] == "visit" and hit and all(_PRESS & _words_of(p) for p in hit):
        return None  # who goes to a newspaper goes to be quoted
    alone = bool(doers) and all(p.type in _ONE for p in doers)
    notes = row.get("note", "")
    if other := in_politics(row, lemma, doers, hit):
        return None if other == "NONE" else event_type({**row, "type": other})
    for note in (n.strip() for n in notes.split(",")) if notes else ():
        name, _, other = note.partition(":")
        if name == "bodily" and kinds & {"State", "Territory"}:
            return event_type({**row, "type": other}) if other else None
        if name == "office" and kinds and not kinds & {"Person", "Role"}:
            return None
        if name == "law" and doers and all(_POLICE & set(p.label.lower().split()) for p in doers):
            return event_type({**row, "type": other})
        if name == "caught" and kinds and kinds <= {"Person", "Role", "Group"}:
            return event_type({**row, "type": other})
        if name == "placed" and place is None:
            return event_type({**row, "type": other})
        if name == "guest" and any(p.type in ("State", "Territory") for p in doers):
            return None
        if name == "ranks" and doers and hit and all(map(_recruit, doers)) and all(map(_of_ranks, hit)):
            return event_type({**row, "type": other})
        if name == "envoy" and doers and not any(map(_weighty, doers)):
            return None
        if name == "weighty" and not any(map(_weighty, (*doers, *hit))):
            return None
        sides = [
            any(_in_public(p, met=met) or (p.type == "Author" and name == "publics") for p in side)
            for side in (doers, hit)
            if side
        ]
        if (name == "public" and not any(sides)) or (name == "publics" and not all(sides)):
            return None
        led = alone and (name == "body" or (name == "lead" and not targets))
        led = led or (name == "crowd" and not all(_protests(p) for p in doers))
        spars = place is None and name in SPARRING and _spars(cast, name, doers, targets)
        polls = other == "ELECTION" and bool(targets) and all(_talks(cast.profiles[a]) for a in targets)
        if doers and (led or ((spars or polls) and all(map(_talks, doers)))):
            return None if other == "NONE" else event_type({**row, "type": other})
    return event_type(row)


def in_words(note: str) -> bool:
    """Tell deeds that are none of violence among persons: "the attack on Lie", "a tough battle with Berg"."""
    return note.startswith("person:") or "lead:NONE" in note


def no_deed(s: Sentence, token: int, kind: EventType) -> bool:
    """Tell a title from a deed ("the Bergen Trade Agreement", "a group called the Fjord Fund"), and what only describes.

    "a hacking group", "demand from Bern cooled".
    """
    above = s.heads[token]
    if s.deps[token] in ("compound", "nmod") and s.pos[above] == "NOUN" and s.pos[token] != "PROPN":
        return True
    titled = s.deps[token] == "compound" and s.pos[token] == "PROPN" == s.pos[above]
    if titled and kind == "ELECTION":
        return True  # "the Norwegian Referendum Act"
    below = {s.deps[c] for c in s.children[token]}
    if unmeant(s, token, kind):
        return True
    if s.words[token].lower() == "talk" and s.pos[token] == "NOUN" and kind == "CONSULT":
        sides = ("with", "between", "to")  # "gave a talk", but "had a talk with"
        return not any(s.lemmas[c] in sides for c in s.children[token])
    if s.lemmas[token] == "question" and s.deps[token] == "pcomp" and s.lemmas[above] in ("during", "under"):
        return True  # "admitted during questioning that"
    if s.lemmas[token] == "stand" and s.tags[token] in ("VBG", "NN"):
        return "poss" in below  # "hurt her standing with voters"
    if s.lemmas[token] == "mission" and kind == "CONSULT" and s.tags[token] == "NNS":
        return True  # "foreign diplomatic missions" are embassies
    if kind == "ELECTION" and s.deps[token] == "pobj" and s.lemmas[above] == "of":
        articles = {s.words[c].lower() for c in s.children[token] if s.deps[c] == "det"}
        if articles & {"a", "an", "any"}:
            return True  # "the outcome of an election"
    if s.lemmas[token] == "understanding" and s.lemmas[above] in _DEEPENING:
        return True
    if s.lemmas[token] == "demonstrate" and "dobj" in below and kind == "PROTEST":
        return True  # "demonstrated their unity"
    if s.lemmas[token] == "charge" and s.pos[token] == "NOUN" and s.lemmas[above] in ("take", "in", "have"):
        return True  # "took charge of the army"
    if s.lemmas[token] == "return" and s.pos[token] == "VERB" and kind == "CONCEDE":
        given = s.tags[token] == "VBN" and s.deps[token] == "acl"
        return not below & {"dobj", "nsubjpass"} and not given  # "firms returning to Norway"
    if s.lemmas[token] == "responsible" and s.deps[token] in ("amod", "oprd"):
        return True  # "hold those responsible to account" accuses nobody who is named
    if s.lemmas[token] == "gift" and s.deps[token] == "attr":  # "abandoning Oslo would be a gift to Bern"
        return all(s.lemmas[c] not in ("from", "by") for c in s.children[token])
    if s.lemmas[token] == "threat" and kind == "THREATEN":
        posed = (s.lemmas[c] for c in s.children[token] if s.deps[c] == "acl")
        said = s.deps[token] in ("attr", "dobj", "oprd", "nsubjpass") and s.lemmas[above] in _POSING
        if said or not _POSING.isdisjoint(posed):
            return True
    if s.lemmas[token] == "pressure" and s.deps[token] == "dobj" and s.lemmas[above] in _EASING:
        return True  # "relieved pressure on the courts"
    if s.lemmas[token] == "demand" and s.deps[token] == "nsubj" and s.lemmas[above] in _MARKET_VERBS:
        return True
    if s.lemmas[token] == "demand" and s.deps[token] == "dobj" and not below & {"det", "poss"}:
        return (
            s.tags[token] == "NN" and s.lemmas[above] in _OUTSTRIPPING
        )  # "supply exceeded demand from Bern"
    if s.lemmas[token] == "call" and kind == "CONSULT":
        # parsers take "his group, called the Fjord Fund, owns" for "his group called the Fjord Fund and owns"
        return s.deps[token] == "acl" or (token > 0 and s.words[token - 1] == ",")
    if kind not in _ON_PAPER or s.pos[token] not in ("NOUN", "PROPN") or not s.words[token][:1].isupper():
        return False
    before = token - 1 in s.children[token] and s.words[token - 1][:1].isupper()
    # in a headline every word begins with a capital
    return before and any(
        w.islower() and p in ("NOUN", "VERB", "ADJ") for w, p in zip(s.words, s.pos, strict=True)
    )


def attributive(s: Sentence, token: int) -> bool:
    """Tell a participle that only describes: "the (democratically) elected government", "the besieged town"."""
    if s.deps[token] != "amod" or s.pos[token] not in ("VERB", "ADJ"):
        return False
    manner = s.lemmas[token] == "elect" and all(s.deps[c] == "advmod" for c in s.children[token])
    return manner or not s.children[token] or s.words[token - 1 : token + 1] == ("-", "left")  # "centre-left"


def _kin(profile: Profile) -> bool:
    """Tell somebody's kin, met in private: "his mother", but not a person of whom the article gives the name."""
    return profile.wikidata is None and profile.label.lower().split()[-1:][0] in _KIN


def _everyday(doers: Sequence[Profile], hit: Sequence[Profile]) -> bool:
    """Tell dealings of everyday life: "the doctor warned her", "the coach blamed the referee".

    Doctors who warn a minister are in politics; they may be where only they are named, and where several act.
    """
    both = (*doers, *hit)
    if not (doers and hit):
        return bool(both) and all(_called(p, _PLAYERS) for p in both)
    alone = all(_called(p, _PLAYERS) or (p.type == "Person" and _called(p, _EVERYDAY)) for p in doers)
    everyday = alone or all(_called(p, _AT_HOME) for p in hit)
    return everyday and not any(_weighty(p) for p in both)


def _private(kind: str, doers: Sequence[Profile], hit: Sequence[Profile]) -> bool:
    """Tell business among people and firms unknown, promises of theirs to nobody, and what a nobody says to nobody.

    "Berg helped the firm", "the firm gave assurances", "her sister asked for the code", but not "troops helped villagers".
    """
    both = (*doers, *hit)
    if kind in _BUSINESS or (kind == "AGREE" and not hit):
        return bool(both) and not any(map(_familiar, both))
    writes = bool(hit) and all(p.type == "Author" for p in doers)
    if kind in _IN_PASSING and doers and (writes or all(map(_nobody, doers))):
        return all(
            p.type == "Author" or ((_nobody(p) or (p.type == "Group" and not writes)) and not _weighty(p))
            for p in hit
        )
    return False


def _familiar(profile: Profile) -> bool:
    """Tell those of whom something is known, if only what they are called: an office, a public body, people in need."""
    if (
        profile.wikidata
        or profile.country
        or profile.type not in ("Person", "Group", "Organization", "Author")
    ):
        return True
    return not _FAMILIAR.isdisjoint(_words_of(profile))


def _nobody(profile: Profile) -> bool:
    """Tell one person without a name, an office or a land: "my sister", "a traveller"."""
    unnamed = profile.type == "Person" and profile.label.islower()
    return unnamed and not (profile.wikidata or profile.country or _PUBLIC & _words_of(profile))


def _called(profile: Profile, kind: frozenset[str]) -> bool:
    """Tell those without a name whom a word of a class names: "her doctor", but not "the doctors' union"."""
    if profile.wikidata or profile.country or profile.type not in ("Person", "Group", "Organization"):
        return False
    called = _words_of(profile)
    return bool(called & kind) and not called & _PUBLIC


def _words_of(profile: Profile) -> frozenset[str]:
    return _label_words(profile.label)


@lru_cache(maxsize=4096)
def _label_words(label: str) -> frozenset[str]:
    return frozenset(label.lower().split())


def _weighty(profile: Profile) -> bool:
    """Tell those whose dealings are always public, by what is known of them or by what they are called."""
    known = profile.wikidata or profile.country or profile.type not in ("Person", "Group", "Author")
    named = bool(_PUBLIC & _words_of(profile))
    return (bool(known) or named) and not _called(profile, _AT_HOME)


def _in_public(profile: Profile, *, met: bool) -> bool:
    """Tell those who act in public: states, bodies, offices, persons of name, and groups and people called so.

    Who writes may be anybody: "I asked the dancers to wait".

    :param met: they are met or spoken to, which the press is every day.
    """
    if profile.type == "Author" or (met and _PRESS & _words_of(profile)):
        return False
    if profile.wikidata or profile.country or profile.type not in ("Person", "Group"):
        return True
    if profile.type == "Person" and profile.label[:1].isupper():
        return True
    return bool(_PUBLIC & _words_of(profile))


def _talks(profile: Profile) -> bool:
    """Tell those who fight with words: persons, and parties, candidates or newspapers."""
    if profile.type in _ONE:
        return True
    return profile.type in ("Organization", "Group") and bool(_TALKERS & _words_of(profile))


def _spars(cast: Cast, name: str, doers: Sequence[Profile], targets: Sequence[str]) -> bool:
    """Tell whether these attack with words, by the name of the note."""
    kinds = {cast.profiles[a].type for a in targets}
    hit = [cast.profiles[a] for a in targets]
    if hit and all(_called(p, _BODIES) for p in hit) and not any(map(_weighty, doers)):
        return False  # "a man attacked a girl"
    forces = (_ARMED | _TROOPS) - {"opposition"}  # a senator who attacks the opposition does so with words
    armed = bool(hit) and all(not _words_of(p).isdisjoint(forces) for p in hit)
    if armed and not all(map(_figure, doers)):
        return False  # "Erik Moe led an attack on the Red Brigade"
    rivals = bool(hit) and not armed and all("opposition" in _words_of(p) for p in hit)
    if rivals or (kinds and kinds <= SPARRING.get(name, frozenset())):
        return True
    return name == "person" and (_berated(cast, doers, targets) if targets else all(map(_faction, doers)))


def _faction(profile: Profile) -> bool:
    """Tell parties and the press, whose attacks are words, whoever is meant: "attacks by Republicans"."""
    return profile.type not in _ONE and _talks(profile)


def _figure(profile: Profile) -> bool:
    """Tell those whose attacks are words: "the premier", "the party", somebody known, but not "a general"."""
    words_in = _words_of(profile)
    if profile.type == "Author":
        return True
    if profile.type in ("Role", "Person") and not words_in & _IN_FORCE:
        return profile.type == "Role" or bool(profile.wikidata or words_in & _TALKERS)
    return profile.type == "Organization" and bool(words_in & _TALKERS)


def _berated(cast: Cast, doers: Sequence[Profile], targets: Sequence[str]) -> bool:
    """Tell groups that a public figure attacks with words: "the premier attacked immigrants", but not "rebels"."""
    figures = all(map(_figure, doers))
    hit = [cast.profiles[a] for a in targets]
    return (
        figures
        and bool(hit)
        and all(p.type in ("Group", "Person", "Role", "Author") and not _ARMED & _words_of(p) for p in hit)
    )


def _recruit(profile: Profile) -> bool:
    """Tell persons who may be in somebody's ranks: "Erik Moe", "two Bernese men", but not "the general"."""
    words_in = set(profile.label.lower().split())
    single = profile.type == "Person" or (profile.type == "Group" and bool(words_in & _MEN))
    return single and not words_in & (_IN_FORCE | _TALKERS)


def _of_ranks(profile: Profile) -> bool:
    """Tell those one may fight for: "the Red Front", "the rebels", but not the police or a party."""
    words_in = set(profile.label.lower().split())
    if profile.type == "Organization":
        return not words_in & (
            _TALKERS | {"police", "court", "council", "government", "company", "inc", "ministry"}
        )
    return profile.type == "Group" and bool(words_in & _RANKS)


def _protests(profile: Profile) -> bool:
    """Tell crowds from persons, bodies and the armed: "students", "Norwegians", but not "rebel fighters"."""
    return profile.type == "Group" and not _IN_FORCE & _words_of(profile)


def _crowd(profile: Profile) -> bool:
    return profile.type == "Group" and not _ENVOYS & _words_of(profile)
