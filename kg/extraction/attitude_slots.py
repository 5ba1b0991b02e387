"""What an attitude is about, where the slots of the tables don't say it outright."""

from __future__ import annotations

from collections.abc import Container, Iterable

from kg.extraction.issues import IssueTable
from kg.extraction.lexicon import Row
from kg.extraction.patterns import Match
from kg.extraction.scene import Scene
from kg.extraction.sentence import VERBAL, Sentence
from kg.extraction.word_classes import words

#: Where a noun stands that is not said of anything.
ARGUMENTS = frozenset({"dobj", "pobj", "nsubj", "nsubjpass", "dative", "compound", "poss"})
#: Marks of clauses that give a reason or a time and are nobody's wish: "it was important, because they would pay".
_CAUSES = frozenset(
    {"because", "since", "although", "though", "as", "while", "when", "if", "until", "after", "before"}
    | {"whenever", "wherever", "unless", "whereas", "once"}
)
#: What one struggles to do who doesn't want what follows.
_TAKEN = frozenset(
    {"accept", "understand", "cope", "believe", "imagine", "explain", "come", "see", "remember"}
)
#: Words of bearing a risk.
_BEARING = frozenset({"expose", "subject", "vulnerable", "react", "respond", "resort", "yield", "bow", "use"})
#: Verbs of how somebody goes about things.
_DOING = frozenset({"act", "work", "govern", "behave", "operate", "rule", "speak", "decide", "vote"})
_NUMBERS = frozenset({"few", "less", "fewer"})
#: What one fears for.
_CHERISHED = words("cherished")
#: Words for what is somebody's, who isn't named.
_OWN = frozenset({"mine", "yours", "ours", "hers", "theirs"})
#: Verbs that name what stands beside them: "what he called a raid".
_PENALTIES = frozenset(
    {"consequence", "price", "penalty", "wrath", "punishment", "repercussion", "retaliation", "reprisal"}
)
_NAMING = frozenset({"call", "term", "dub", "label", "describe", "consider"})
#: ... or tell how it looks: "what they see as a loss".
_VIEWING = _NAMING | {"see", "view", "regard", "perceive", "think", "believe", "know", "hear", "deem", "face"}
#: What unions and rebels threaten with where they warn of it, and how such bodies are called.
_ACTIONS = words("actions")
_MILITANT = words("militant")
#: Attitudes that nobody has to what is his own.
_DEFYING = frozenset({"defies", "disputes", "mocks"})
_MUTUAL = frozenset({("each", "other"), ("one", "another")})
#: Attitudes by which a fact may be granted.
_GRANTING = frozenset({"agrees", "accepts", "recognises", "acknowledges", "trusts", "stresses"})


def modifying(scene: Scene, tokens: tuple[int, ...], row: Row) -> tuple[int, ...]:
    """Give whose supporters or critics: "a Lie ally", but not "Norwegian allies" or "Republican critics"."""
    s, profiles = scene.sentence, scene.cast.profiles
    barred = ("Group", "Role", *(("Organization",) if row["polarity"] == "oppose" else ()))
    return tuple(
        t
        for t in tokens
        if s.deps[t] in ("compound", "nmod")
        and s.tags[t].startswith("NNP")
        and not any(profiles[a].type in barred for a in scene.at(t))
    )


def said_of(scene: Scene, match: Match, slot: str) -> bool:
    """Say whether a noun or adjective is said of its subject: "is a risk to", "has no place", not "at risk of".

    Of what fills another slot only the time is: "it is time to", but not "arrived in time to".
    """
    if slot == "of" and match.row["attitude"] == "fears" and _suffered(scene.sentence, match.head):
        return False
    if slot != "subj":
        return match.row["pattern"].split()[0] != "time" or _is_high(scene.sentence, match.head)
    dep, companions = scene.sentence.deps[match.head], match.row["pattern"].split()[1:]
    if dep == "pobj":
        told = scene.sentence.lemmas[scene.sentence.heads[scene.sentence.heads[match.head]]]
        if match.row["pattern"].startswith("interest ") and told in _DOING:
            return False  # "will not act in our interest" is nothing that is in it
        return any(c.startswith("prep:") for c in companions)
    return dep not in ARGUMENTS or any(c.startswith("mod:") for c in companions)


def _open(s: Sentence, clause: int) -> bool:
    """Tell a question, not what is feared or asked for: "how it will end", "where the money goes"."""
    low = s.edges(clause)[0]
    return s.pos[clause] in VERBAL and s.words[low].lower() in (
        "how",
        "whether",
        "where",
        "when",
        "who",
        "why",
    )


def _suffered(s: Sentence, risk: int) -> bool:
    """Say whether a risk or threat is only there, or somebody bears it: "exposed to the risk of", "the threat of fines works"."""
    if s.deps[risk] == "conj" and s.pos[s.heads[risk]] == "NOUN":
        risk = s.heads[risk]
    head = s.heads[risk]
    if s.deps[risk] == "nsubj":
        return s.lemmas[head] not in ("be", "grow", "rise", "increase", "remain", "loom", "mount")
    if s.deps[risk] != "pobj":
        return False
    return s.lemmas[head].lower() in ("under", "at", "with") or s.lemmas[s.heads[head]] in _BEARING


def _is_high(s: Sentence, time: int) -> bool:
    subject = s.child(s.heads[time], "nsubj", "expl")
    if s.deps[time] not in ("attr", "ROOT", "ccomp"):
        return any(s.lemmas[c].lower() == "now" for c in s.children[s.heads[time]])
    return subject is None or s.lemmas[subject].lower() in ("it", "now", "this", "there")


def predicated(scene: Scene, events: Container[int], issues: IssueTable, adjective: int) -> tuple[int, ...]:
    """Give what an attributive adjective says something of: "the ban is a dangerous move", "this is a wise ban".

    "a dangerous stalemate" argues nothing, and neither does "this is a dangerous time".

    :param events: the tokens that head deeds.
    """
    s = scene.sentence
    noun = s.heads[adjective]
    if s.deps[noun] != "attr" or s.child(s.heads[noun], "nsubj", "csubj", "expl") is None:
        return ()
    named = tuple(t for t in scene.frames.subjects(noun) if s.pos[t] in ("NOUN", "PROPN", "VERB"))
    if named or noun in events:
        return named or (noun,)
    return (noun,) if issues.knows(scene, noun) else ()


def meant_by(scene: Scene, attitude: str, holders: Iterable[str], tokens: tuple[int, ...]) -> tuple[int, ...]:
    """Give what the attitude is about among what fills its target; nothing where that takes no stance."""
    meant = (_doing(scene, t) for t in tokens if not (_causal(scene, t) or _resuming(scene.sentence, t)))
    tokens = tuple(dict.fromkeys(meant))
    if (
        attitude == "wants"
    ):  # "doesn't want the voters, all of you, to know": the voters aren't what is wanted
        tokens = tuple(t for t in tokens if not _made_to(scene, t) and not _hard(scene, t))
    if attitude == "pledges":  # "assures us that the land is moving towards freedom"
        tokens = tuple(t for t in tokens if not _assured(scene, t))
    if any(scene.frames.clause_form(t) == "whether" for t in tokens):
        return ()  # who asks whether wishes nothing
    if attitude in ("fears", "asks"):  # "concerned about how it will end", "asked why Oslo did not act"
        tokens = tuple(t for t in tokens if not _open(scene.sentence, t))
    if attitude in _GRANTING:  # to agree that it failed is no support of failing
        tokens = tuple(t for t in tokens if not stated(scene, t))
    own = set(holders)
    if attitude in ("warns", "denies") and any(
        own & set(scene.persons(scene.frames.subjects(t))) for t in tokens
    ):
        return ()  # "warned that it would attack" is a threat, "denied that it had attacked" no stance on attacking
    if attitude in _DEFYING:  # "men defying her call", where parsers take her for who defies
        tokens = tuple(t for t in tokens if not _own(scene, t, own))
    if attitude == "denies":  # "accused of theft, which he denies"
        tokens = tuple(t for t in tokens if not _told_of(scene, t))
    if attitude == "threatens":  # "warned of retaliation by Bern" is no threat
        tokens = tuple(t for t in tokens if scene.at(t) or own.issuperset(scene.doers(t)))
    if attitude == "warns" and any(
        _conditional(scene, t) or any(_takes_action(scene, a) for a in own) for t in tokens
    ):  # "the unions warned of strikes"
        tokens = tuple(t for t in tokens if scene.sentence.lemmas[t] not in _ACTIONS or scene.doers(t))
    if attitude == "warns":  # "warned that his government would expel them" is a threat as well
        tokens = tuple(t for t in tokens if not _his_own(scene, t))
    return tokens


def named_whole(scene: Scene, tokens: tuple[int, ...]) -> tuple[int, ...]:
    """Go from a part of a name to the word that stands for it, where parsers take a name apart: "Al-e-Sund"."""
    if all(scene.at(t) or not scene.in_name(t) for t in tokens):
        return tokens
    mentions = [m for m in scene.cast.in_sentence(scene.sentence.index) if m.kind == "name"]
    heads = {t: next((m.head for m in mentions if m.start <= t < m.end), t) for t in tokens}
    above = scene.sentence.heads  # a name's parts stand side by side under the verb
    whole = (heads[t] if above[heads[t]] == above[t] else t for t in tokens)
    return tuple(dict.fromkeys(whole))


def _assured(scene: Scene, clause: int) -> bool:
    """Say whether a clause is what somebody is told to be so, and not what will be done."""
    s = scene.sentence
    if s.deps[clause] != "ccomp" or s.lemmas[s.heads[clause]] not in ("assure", "reassure", "swear"):
        return False
    modal = any(s.tags[a] == "MD" or s.lemmas[a] == "go" for a in scene.status.auxiliaries(clause))
    return stated(scene, clause) and not modal


def _told_of(scene: Scene, noun: int) -> bool:
    """Say whether a relative clause after a noun denies what is told with it."""
    s = scene.sentence
    return any(s.deps[c] == "relcl" and s.lemmas[c] == "deny" for c in s.children[noun])


def _own(scene: Scene, noun: int, holders: set[str]) -> bool:
    s = scene.sentence
    return any(s.tags[c] == "PRP$" and not holders.isdisjoint(scene.at(c)) for c in s.children[noun])


def _his_own(scene: Scene, clause: int) -> bool:
    """Say whether a clause tells what somebody's own people would do."""
    s = scene.sentence
    if not any(s.lemmas[a] in ("would", "will") for a in scene.status.auxiliaries(clause)):
        return False
    return any(s.tags[c] == "PRP$" for t in scene.frames.subjects(clause) for c in s.children[t])


def _causal(scene: Scene, clause: int) -> bool:
    s = scene.sentence
    return s.deps[clause] == "advcl" and any(
        s.deps[c] in ("mark", "advmod") and c < clause and s.lemmas[c].lower() in _CAUSES
        for c in s.children[clause]
    )


def _conditional(scene: Scene, noun: int) -> bool:
    """Say whether what is warned of hangs on what others do: "warned of a strike if the cuts go ahead"."""
    s = scene.sentence
    verb = s.heads[s.heads[noun]]
    clauses = [c for t in (verb, s.heads[noun], noun) for c in s.children[t] if s.deps[c] in ("advcl", "acl")]
    marks = (s.lemmas[m].lower() for c in clauses for m in s.children[c] if s.deps[m] == "mark")
    return any(m in ("if", "unless") for m in marks)


def _takes_action(scene: Scene, actor: str) -> bool:
    return not _MILITANT.isdisjoint(scene.cast.profiles[actor].label.lower().split())


def _resuming(s: Sentence, clause: int) -> bool:
    """Say whether a clause goes on from what was told: "they keep refusing, which gives me hope"."""
    subject = s.child(clause, "nsubj")
    return s.deps[clause] == "ccomp" and subject is not None and s.words[subject].lower() == "which"


def _doing(scene: Scene, token: int) -> int:
    """Go on to what somebody is to do: "calls for the powers to disarm" is about disarming.

    "Condemned what he called a raid" is about the raid.
    """
    s = scene.sentence
    if s.lemmas[token] in _NAMING and any(s.tags[c] == "WP" for c in s.children[token]):
        named = [c for c in s.children[token] if s.deps[c] in ("dobj", "oprd", "attr") and s.pos[c] == "NOUN"]
        return named[0] if named else token
    first = token
    while s.deps[first] == "conj":
        first = s.heads[first]  # "called for the mayor and his deputy to go"
    if s.deps[first] == "pobj" and scene.at(token):
        for c in s.children[token]:
            if s.deps[c] in ("acl", "relcl") and any(s.tags[a] == "TO" for a in s.children[c]):
                return c
        after = s.edges(first)[1]
        if s.lemmas[s.heads[first]] == "for" and after < len(s) and s.tags[after] == "TO":
            return s.heads[after] if s.pos[s.heads[after]] in ("VERB", "AUX") else token
    return token


def cherished(scene: Scene, noun: int, *, itself: bool) -> bool:
    """Say whether a noun is, or has before it, what one fears for, not what one fears: "safety", "health problems".

    :param itself: whether the noun itself must be it.
    """
    s = scene.sentence
    near = (noun, *(c for c in s.children[noun] if s.deps[c] == "compound" and not itself))
    ailing = any(s.deps[c] == "amod" and s.tags[c] == "VBG" for c in s.children[noun])
    if itself and ailing:
        return False  # "worried about the slowing economy"
    return s.pos[noun] in ("NOUN", "PROPN") and any(s.lemmas[t].lower() in _CHERISHED for t in near)


def _hard(scene: Scene, clause: int) -> bool:
    """Say whether something is hard to take, not wished: "struggled to accept that he was gone"."""
    s = scene.sentence
    return s.lemmas[s.heads[clause]] == "struggle" and s.lemmas[clause] in _TAKEN


def _made_to(scene: Scene, token: int) -> bool:
    """Say whether somebody is wanted to do something, where the parse keeps the two apart."""
    s = scene.sentence
    if s.deps[token] != "dobj" or not scene.at(token):
        return False
    later = s.children[s.heads[token]]
    return any(c > token and s.deps[c] in ("advcl", "xcomp", "ccomp") and _infinitive(s, c) for c in later)


def _infinitive(sentence: Sentence, clause: int) -> bool:
    """Say whether a clause is or holds an infinitive: "watching tonight, to know"."""
    below = (clause, *(c for c in sentence.children[clause] if sentence.deps[c] == "xcomp"))
    return any(sentence.tags[a] == "TO" for t in below for a in sentence.children[t])


def meant(scene: Scene, token: int) -> int | None:
    """Give what "it" stands for, where the sentence says: "the road is long, but it is the only path".

    None where nobody is meant: "wants fewer troops" is about their number.
    """
    s = scene.sentence
    if scene.at(token) and any(s.tags[c] == "JJR" and s.lemmas[c] in _NUMBERS for c in s.children[token]):
        return None
    if s.words[token].lower() in _OWN and not scene.at(token):
        return None  # "is a friend of mine"
    if any(s.deps[c] == "poss" and is_mutual(s, c) for c in s.children[token]):
        return None  # "attacked each other's record"
    if s.tags[token] not in ("PRP", "DT", "WDT") or s.pos[token] != "PRON" or scene.at(token):
        return token
    verb = s.heads[token]
    if s.deps[verb] == "conj":
        subjects = scene.frames.subjects(s.heads[verb])
        if subjects and s.pos[subjects[0]] in ("NOUN", "PROPN"):
            return subjects[0]
    return _same_object(scene, token)


def _same_object(scene: Scene, token: int) -> int | None:
    """Give the object of the clause before that an object pronoun repeats: "Oslo opposes the tax, but Bern supports it"."""
    s = scene.sentence
    verb, word = s.heads[token], s.words[token].lower()
    if s.deps[token] != "dobj" or s.deps[verb] not in ("conj", "advcl") or word not in ("it", "them"):
        return None
    for t in scene.frames.objects(s.heads[verb]):
        if s.pos[t] == "NOUN" and t < verb and not scene.at(t) and (s.tags[t] == "NNS") == (word == "them"):
            return t
    return None


def answering(scene: Scene, verb: int) -> list[str]:
    """Give whose deed a clause names: "praised what she has done", "objects to how Oslo runs the port"."""
    s = scene.sentence
    if s.pos[verb] not in VERBAL or s.lemmas[verb] in _VIEWING or scene.status.of(verb) != "actual":
        return []
    asked = any(
        (s.tags[c] == "WP" and s.deps[c] == "dobj") or (s.lemmas[c] == "how" and s.deps[c] == "advmod")
        for c in s.children[verb]
        if c < verb
    )
    return scene.persons(scene.frames.subjects(verb), outright=True) if asked else []


def is_mutual(s: Sentence, token: int) -> bool:
    """Tell "each other" and "one another"."""
    return token > 0 and (s.words[token - 1].lower(), s.words[token].lower()) in _MUTUAL


def excessive(s: Sentence, adjective: int) -> bool:
    """Tell what is too good or too weighty for what follows: "too important to be left to the banks"."""
    return s.pos[adjective] == "ADJ" and any(
        s.deps[c] == "advmod" and s.lemmas[c].lower() == "too" for c in s.children[adjective]
    )


def stated(scene: Scene, token: int) -> bool:
    """Tell a that-clause which states a fact from one that says what should be done."""
    verbal = scene.sentence.pos[token] in ("VERB", "AUX")
    return verbal and scene.frames.clause_form(token) == "that" and not scene.status.bound(token)


def none_of(scene: Scene, match: Match, token: int) -> bool:
    """Say whether somebody wants none of a thing: "calls for no cuts"; a verb's object has its "no" counted already."""
    s = scene.sentence
    if s.deps[token] != "pobj" or scene.status.negated(match.head):
        return False
    return any(
        s.lemmas[c] == "no" and s.deps[c] == "det" and c not in match.tokens for c in s.children[token]
    )


def fronted(s: Sentence, match: Match) -> bool:
    """Say whether a preposition of the pattern opens the clause and so isn't the verb's: "With that, we identified"."""
    before = [t for t in match.tokens if t < match.head and s.deps[t] == "prep"]
    things = [c for t in before for c in s.children[t]]
    # "In Peru, many believe", but "In Lie they trust"
    ends = [s.edges(c)[1] for c in things]
    return any(s.pos[c] == "NOUN" for c in things) or any(s.words[e : e + 1] == (",",) for e in ends)


def precedes(s: Sentence, head: int, clause: int) -> bool:
    """Say whether a clause only stands before another: "you fail, your schools are no good" praises no failing."""
    return clause < head and s.deps[clause] == "ccomp"


def threatened(scene: Scene, verb: int, clause: int) -> bool:
    """Say whether what somebody is warned of is to happen to himself: "warned Oslo that it might be fined"."""
    s, frames = scene.sentence, scene.frames
    warned = scene.persons(frames.objects(verb), outright=True)
    if not warned:
        return False
    if any(
        s.lemmas[t] in _PENALTIES for t in frames.objects(clause)
    ):  # "that it would face severe consequences"
        return any(s.tags[t] == "PRP" for t in frames.subjects(clause))
    if not frames.is_passive(clause):
        return False
    fined = frames.objects(clause)
    return any(s.tags[t] == "PRP" or not set(scene.at(t)).isdisjoint(warned) for t in fined)
