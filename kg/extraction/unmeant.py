"""What only seems to be a deed: what happens in games and by accident, advice that threatens nobody, titles, kinds of harm.

"Lie beat Berg in the freestyle", "killed by a stray shell", "warned pilots of the dangers of ice", "the author of "A
Visit from St. Olav"", "victims of rape".
"""

from __future__ import annotations

from kg.extraction.cast import Cast
from kg.extraction.event_tables import EventDraft
from kg.extraction.fiction import in_story
from kg.extraction.scene import Scene
from kg.extraction.sentence import VERBAL, Sentence
from kg.extraction.sport import is_play
from kg.extraction.word_classes import words
from kg.model import EventType

_HARMING = words("hurting") | {"maim", "strike", "hit"}
#: What kills by accident, what such a bomb is called, and nouns and verbs for what it does.
_MISHAPS = words("mishaps")
_CRASHING = frozenset(
    {"crash", "collide", "capsize", "derail", "overturn", "sink", "plunge", "skid", "swerve", "collapse"}
)
#: Words of attacks, in which somebody means to kill.
_MEANT = frozenset(
    {"attack", "bomber", "bombing", "gunman", "militant", "rebel", "terrorist", "ambush", "raid"}
)
_STRAY = frozenset({"stray", "errant", "misguided", "misdirected", "mistaken", "friendly"})
_FIRES = frozenset({"break", "sweep", "engulf", "rip", "tear", "gut", "spread", "rage", "start"})
_ANNOUNCING = frozenset({"announce", "report", "preview", "share", "confirm", "offer", "read"})
_CLOSED = frozenset({'"', "”", "''", "’"})
_QUOTES = frozenset({'"', "“", "``", "'", "‘"})
#: Verbs of whoever wins, and words by which what he wins is an election.
_WINNING = words("winning_at_play")
_BALLOTS = words("ballots")
#: What tells those somebody met from anybody: "two men seeking asylum", but not "people seeking asylum".
_COUNTED = frozenset({"nummod", "det", "poss"})
#: Verbs of what some people do and others don't.
_BREAKING = frozenset({"break", "violate", "breach", "flout", "defy", "ignore"})
#: Asking people what they think, and deeds that they are asked for.
_POLLS = frozenset({"poll", "survey", "pollster", "polling", "forecast", "projection", "bookmaker", "odds"})
_POLLING = frozenset(
    {"new", "latest", "recent", "opinion", "online", "tracking", "straw", "weekly", "monthly", "telephone"}
)
_ASKED_FOR = frozenset({"ELECTION", "SUPPORT", "REJECT", "ACCUSE"})
#: Words of fighting that are at home in speeches too, endings of nouns for what can't be struck, and nouns that can.
_FIGHTING = frozenset(
    {"attack", "assault", "onslaught", "offensive", "war", "battle", "fight", "struggle", "combat", "crusade"}
)
_ABSTRACT = ("tion", "sion", "ity", "ism", "ness", "ance", "ence", "ship", "acy", "ment", "hood", "ing")
_SOLID = words("solid")
#: Deeds of institutions, of which constitutions and explainers say how they go.
_INSTITUTIONAL = frozenset(
    {
        "APPOINTMENT",
        "RESIGNATION",
        "LEGISLATION",
        "ELECTION",
        "IMPEACHMENT",
        "AGREE",
        "CONCEDE",
        "COOPERATE",
        "AID",
    }
)
#: Verbs whose object is said.
_WORDED = frozenset(
    {"tone", "temper", "soften", "moderate", "echo", "rebut", "parry", "voice", "utter", "sharpen"}
)
#: What is decided, written or said, which may be called an attack and is none.
_ON_PAPER = words("on_paper")
#: Words by which a warning tells what the one who warns will do.
_REPLIES = words("replies")
#: Verbs of sharing a view or giving one's word, and the helping verbs behind them that tell which.
_THINKING = frozenset({"agree", "concur", "assure", "reassure"})
_TO_COME = frozenset({"will", "would", "shall", "must", "'ll", "’ll", "'d", "’d", "wo"})
#: What one warns of without a threat.
_HAZARDS = words("hazards")


def unmeant(s: Sentence, token: int, kind: EventType) -> bool:
    """Tell a word of a game, an accident or advice from a deed of a kind."""
    if is_play(s, token, kind) or _titled(s, token) or in_story(s, token) or _of_a_kind(s, token):
        return True
    if s.lemmas[token] == "try" and s.words[token + 1 : token + 2] == ("and",) and s.pos[token] == "VERB":
        return True  # "to try and stop them" tries nobody in court
    if kind == "ASSAULT" and (_suffered(s, token) or _won(s, token)):
        return True
    if kind == "CONSULT" and _not_announced(s, token):
        return True
    if kind == "ASSAULT" and s.lemmas[token] in _HARMING and _by_accident(s, token):
        return True
    if kind in _ASKED_FOR and _polled(s, token, kind):
        return True
    if kind == "ACCUSE" and s.lemmas[token] == "charge" and s.words[token - 1] in _CLOSED:
        return s.child(token, "dobj") is not None  # ""They lie," charged Berg": Berg says so
    if kind == "CONSULT" and s.lemmas[token] == "call" and _names(s, token):
        return True
    if kind == "REQUEST" and s.lemmas[token] == "tell" and any(s.words[c] == ":" for c in s.children[token]):
        return True  # "told the paper: "For a king to say so ..."": quotes, and asks nothing
    if kind == "APPOINTMENT" and s.lemmas[token] == "become" and _first_to(s, token):
        return True
    if kind == "AGREE" and s.lemmas[token] in _THINKING:
        return _only_thought(s, token)
    return kind == "THREATEN" and (
        (s.lemmas[token] == "threaten" and _felt(s, token))
        or (s.lemmas[token] == "warn" and _of_hazards(s, token))
    )


def _won(s: Sentence, noun: int) -> bool:
    """Tell what "we" win or lose against nobody: "we are losing some battles but winning the war"."""
    verb = s.heads[noun]
    if s.deps[noun] != "dobj" or s.lemmas[verb] not in ("win", "lose") or s.lemmas[noun] not in _FIGHTING:
        return False
    first = s.heads[verb] if s.deps[verb] == "conj" else verb
    who = s.child(verb, "nsubj") or s.child(first, "nsubj")
    ours = who is None or s.lemmas[who].lower() in ("we", "i", "you")
    return ours and all(s.lemmas[c] not in ("against", "with") for t in (verb, noun) for c in s.children[t])


def _not_announced(s: Sentence, token: int) -> bool:
    """Tell what a spokesman has nothing to say of: "I have no calls to announce", "no meetings to preview"."""
    noun = s.child(token, "dobj") if s.lemmas[token] == "have" else token
    if noun is None:
        return False
    none = any(s.words[c].lower() in ("no", "any") for c in s.children[noun] if c < noun)
    return none and any(s.lemmas[c] in _ANNOUNCING for c in s.children[noun] if s.deps[c] in ("acl", "relcl"))


def _names(s: Sentence, verb: int) -> bool:
    """Tell what somebody is called, where the parser takes it for a verb: "this group called the Fjord Fund said"."""
    name = s.child(verb, "dobj")
    before = name is not None and s.edges(name)[1] == s.heads[verb]
    return s.child(verb, "oprd") is not None or (s.deps[verb] == "ccomp" and before)


def _first_to(s: Sentence, verb: int) -> bool:
    """Tell a record from coming to office: "became the first premier to be jailed", but not "the first woman to lead"."""
    office = s.child(verb, "attr")
    if office is None or not any(
        s.lemmas[c] in ("first", "only", "last", "second") for c in s.children[office]
    ):
        return False
    return any(s.deps[c] in ("relcl", "acl") and s.tags[c] in ("VB", "VBN") for c in s.children[office])


def _only_thought(s: Sentence, verb: int) -> bool:
    """Tell a view that is shared or stated from what one binds oneself to: "agreed that the mine was unsafe".

    "agreed that the border would open (be opened)" binds, and so does "agreed that talks should begin".
    """
    for c in s.children[verb]:
        if s.deps[c] != "ccomp" or s.tags[c] == "VBG":
            continue
        helping = [a for a in s.children[c] if s.deps[a] in ("aux", "auxpass")]
        around = {s.words[a].lower() for a in helping}
        if s.tags[verb] in ("VBD", "VBN", "VBG"):
            wished = "should" in around and s.lemmas[verb] == "agree"
            be = s.tags[c] == "VB" or any(s.tags[a] == "VB" for a in helping)  # "agreed that it (be) open"
            if wished or (be and around <= _TO_COME | {"be", "to", "not"}):
                return False
        return s.lemmas[verb] in ("agree", "concur") or around.isdisjoint(_TO_COME)
    return False


def _polled(s: Sentence, token: int, kind: EventType) -> bool:
    """Tell what people answer who are asked: "polls show Lie beating Berg", "in a new poll, most voters backed her"."""
    below = s.heads[token]
    if s.deps[below] == "relcl" and s.lemmas[s.heads[below]].lower() in _POLLS:
        return True  # "a poll that tracks support for Lie"
    for above in (token, below):
        for c in s.children[above]:
            if s.deps[c] == "nsubj" and c != token and s.lemmas[c].lower() in _POLLS and above != token:
                return True
            asked = s.child(c, "pobj") if s.deps[c] == "prep" and s.lemmas[c].lower() == "in" else None
            if asked is None or s.lemmas[asked].lower() not in _POLLS or s.pos[above] not in VERBAL:
                continue
            around = {s.words[m].lower() for m in s.children[asked]}
            # in some lands a poll is an election: "beat Berg in a local poll"
            if around & _POLLING or (kind != "ELECTION" and around == {"a"}):
                return True
    return False


def _of_a_kind(s: Sentence, token: int) -> bool:
    """Tell what says of which kind people are: "people seeking asylum", "drivers who break the law"."""
    above = s.heads[token]
    if s.lemmas[token] in _BREAKING and s.deps[token] == "relcl" and s.tags[token] == "VBP":
        return s.tags[above] == "NNS" and _COUNTED.isdisjoint(s.deps[c] for c in s.children[above])
    thing = above if s.deps[token] == "conj" else token  # "seeking shelter or refuge"
    return _seeking(s, token) or (s.deps[thing] == "dobj" and _seeking(s, s.heads[thing]))


def _seeking(s: Sentence, verb: int) -> bool:
    """Tell what kind of people somebody speaks of: "people seeking asylum", but not "two men seeking asylum"."""
    kind = s.heads[verb]
    if s.lemmas[verb] != "seek" or s.deps[verb] != "acl" or s.tags[kind] != "NNS":
        return False
    return _COUNTED.isdisjoint(s.deps[c] for c in s.children[kind])


def _by_accident(s: Sentence, verb: int) -> bool:
    """Tell harm that nobody meant: "killed when a fire broke out", "died in a crash", "hit by a stray bomb"."""
    low, high = s.edges(verb)
    above = s.heads[verb]
    if s.deps[verb] == "advcl" and s.lemmas[above] in _CRASHING and s.child(above, "dobj") is None:
        return True  # "the bus overturned, killing six"
    if not _MEANT.isdisjoint(s.lemmas[low:high]):
        return False
    for t in range(low, high):
        lemma = s.lemmas[t].lower()
        if lemma in (_MISHAPS if s.pos[t] == "NOUN" else _CRASHING) and s.deps[t] != "dobj":
            return True
        if lemma in _STRAY and s.deps[t] == "amod":
            return True
        if lemma == "fire" and s.deps[t] == "nsubj" and s.lemmas[s.heads[t]] in _FIRES:
            return True
    return False


def _titled(s: Sentence, noun: int) -> bool:
    """Tell the first noun of a quoted title: "the author of "The Murders in the Rue Morgue""."""
    if s.pos[noun] not in ("NOUN", "PROPN") or not s.words[noun][:1].isupper() or noun < 2:
        return False
    article = s.words[noun - 1] in ("A", "An", "The")
    opening = noun - 1 - article
    quoted = opening > 0 and s.words[opening].strip() in _QUOTES and s.tags[opening] != "POS"
    return quoted and s.words[opening - 1].strip() not in (":", ",")


def _suffered(s: Sentence, noun: int) -> bool:
    """Tell a kind of harm from one that was done: "victims of rape", but not "victims of the attack"."""
    prep = s.heads[noun]
    bare = all(s.deps[c] in ("cc", "conj") for c in s.children[noun])  # "of rape and incest"
    of = s.deps[noun] == "pobj" and s.lemmas[prep] == "of" and bare
    return of and s.lemmas[s.heads[prep]] in ("victim", "survivor")


def _felt(s: Sentence, participle: int) -> bool:
    """Say whether somebody only feels that something is done to him, whichever word the parser hangs on the other."""
    return any(s.lemmas[t] == "feel" for t in (s.heads[participle], *s.children[participle]))


def _of_hazards(s: Sentence, verb: int) -> bool:
    """Tell advice from a threat: "warned pilots of the dangers of icy wings"."""
    return any(
        s.lemmas[t] in _HAZARDS and s.deps[t] == "pobj" and s.lemmas[s.heads[t]] in ("of", "about")
        for t in range(verb + 1, s.edges(verb)[1])
    )


def in_the_abstract(scene: Scene, draft: EventDraft) -> bool:
    """Tell blows at what can't be struck: "led the attack on the proceedings", "the war on corruption"."""
    s, frames = scene.sentence, scene.frames
    if draft.type != "ASSAULT" or _FIGHTING.isdisjoint(s.lemmas[t] for t in draft.tokens):
        return False
    if not draft.verbal and s.deps[draft.head] == "dobj" and s.lemmas[s.heads[draft.head]] in _WORDED:
        return True  # "toned down their attacks on migrants"
    if not draft.verbal and s.deps[draft.head] == "attr" and not draft.sources:
        made = s.child(s.heads[draft.head], "nsubj")  # "the reform is an attack on the courts"
        if made is not None and s.lemmas[made].lower() in _ON_PAPER:
            return True
    at = {*draft.tokens, draft.head if draft.carrier is None else draft.carrier}
    hit = [t for h in at for t in frames.preps(h, "on", "against")]
    if (
        s.deps[draft.head] == "pobj"
        and s.lemmas[s.heads[draft.head]] == "under"
        and draft.carrier is not None
    ):
        hit += frames.subjects(draft.carrier)  # "her integrity came under attack"
    if draft.verbal and s.lemmas[draft.head] in _FIGHTING:
        hit += frames.objects(draft.head)
    war = not draft.targets and any(s.lemmas[t] == "war" for t in draft.tokens)
    if war and hit and draft.place is None and not any(scene.who(t) for t in hit):
        return True  # "declared war on litter"
    return bool(hit) and all(
        s.tags[t] in ("NN", "NNS")
        and s.lemmas[t].endswith(_ABSTRACT)
        and s.lemmas[t] not in _SOLID
        and not scene.at(t)
        for t in hit
    )


def advised(cast: Cast, s: Sentence, verb: int, draft: EventDraft) -> bool:
    """Tell advice to people from a threat: "warned motorists against speeding", "warned all sides not to boast"."""
    if draft.type != "THREATEN" or s.lemmas[verb] != "warn" or not draft.targets:
        return False
    hit = [cast.profiles[a] for a in draft.targets]
    known = any(p.wikidata or p.iso3 or p.country for p in hit)
    return not known and any(
        s.lemmas[c] == "against"
        or (s.deps[c] in ("xcomp", "ccomp") and any(s.tags[t] == "TO" for t in s.children[c]))
        for c in s.children[verb]
    )


def told_of_others(scene: Scene, verb: int, draft: EventDraft) -> bool:
    """Tell what somebody is told of others' doings from a threat: "warned the council that the rebels were gaining ground".

    What one does oneself, the other's lot and what is said of consequences stay threats: "warned Oslo that it would act",
    "that its patience was wearing thin", "that a raid would be answered".
    """
    if draft.type != "THREATEN" or scene.sentence.lemmas[verb] != "warn" or not draft.targets:
        return False
    clause = scene.frames.clause(verb)
    if (
        clause is None
        or scene.frames.clause_form(clause) != "that"
        or not _REPLIES.isdisjoint(scene.frames.bag)
    ):
        return False
    subjects = scene.frames.subjects(clause)
    would = any(scene.sentence.lemmas[c] == "would" for c in scene.sentence.children[clause])
    if would and not scene.persons(subjects):
        return False  # "that a ban would breach the treaty": the other had better not
    sides = {*draft.sources, *draft.targets, *(scene.cast.profiles[a].country for a in draft.sources)}
    return bool(subjects) and all(
        scene.sentence.pos[t] in ("NOUN", "PROPN") and sides.isdisjoint(scene.who(t)) for t in subjects
    )


def defines_a_kind(cast: Cast, s: Sentence, verb: int, draft: EventDraft) -> bool:
    """Tell what makes somebody one of a kind from a deed: "an ally that jails its critics is not a reliable one"."""
    kind = s.heads[verb]
    copula = s.heads[kind]
    if s.deps[verb] != "relcl" or s.tags[verb] not in ("VBZ", "VBP") or s.deps[kind] != "nsubj":
        return False
    if s.lemmas[copula] != "be" or s.tags[copula] not in ("VBZ", "VBP") or s.tags[kind] != "NN":
        return False
    some = any(
        s.lemmas[c].lower() in ("a", "an", "any", "no", "every")
        for c in s.children[kind]
        if s.deps[c] == "det"
    )
    named = any(cast.profiles[a].wikidata or cast.profiles[a].iso3 for a in draft.sources)
    return some and bool(draft.sources) and not named and s.child(copula, "attr", "acomp") is not None


def in_general(s: Sentence, verb: int, draft: EventDraft) -> bool:
    """Tell what some office or body always does from what one did: "a minister resigns when the chamber censures him".

    Without an article it may be a headline, and names, "the" and numbers tell of somebody.
    """
    if draft.type not in _INSTITUTIONAL or s.tags[verb] not in ("VBZ", "VBP"):
        return False
    subject = s.heads[verb] if s.deps[verb] == "relcl" else s.child(verb, "nsubj")
    if subject is None or s.tags[subject] != "NN":
        return False
    articles = {s.lemmas[c].lower() for c in s.children[subject] if s.deps[c] == "det"}
    return not articles.isdisjoint(("a", "an", "any", "every", "each"))


def beaten_in_play(cast: Cast, s: Sentence, verb: int, draft: EventDraft) -> bool:
    """Tell whoever is beaten elsewhere from who is beaten in an election: "Lie beat Berg in the freestyle".

    Where all are known to be in politics, no further word need say so: "the governor beat her".
    """
    if draft.type != "ELECTION" or s.lemmas[verb] not in _WINNING:
        return False
    sides = [cast.profiles[a] for a in (*draft.sources, *draft.targets)]
    known = all(p.wikidata or p.type in ("Role", "Organization") for p in sides)
    return not known and not any(lemma.lower() in _BALLOTS for lemma in s.lemmas)
