"""Clauses hung back on the noun or verb they belong to, or read as what they are, where the parser mistook them.

As in ``attachments.py``, each function looks at one token of a sentence and changes the lists ``heads`` and ``deps`` in
place; those that only tell or give something leave the change to ``mending.py``.
"""

from __future__ import annotations

from itertools import islice

from kg.extraction.attachments import NAMING
from kg.extraction.sentence import VERBAL, Sentence
from kg.extraction.word_classes import words

#: Verbs with an object and an adjective said of it.
_FINDING = words("finding")
#: What several do to reach something, and verbs of taking part in it, which say nothing of who is to do it.
_STRUGGLES = words("struggles")
_WAGING = frozenset(
    {"lead", "join", "launch", "begin", "head", "mount", "command", "spearhead", "wage", "continue"}
)
_ASSERTING = words("asserting") | {"say", "tell", "write", "add", "ask", "go", "think"} | words("stressing")
_REQUESTING = words("asking") | {"tell", "order", "invite", "instruct", "exhort", "implore", "remind"}
#: Words to somebody, or on what he did.
_ADDRESSING = (
    words("asking")
    | words("appraising")
    | {"accuse", "threaten", "vow", "warn", "pledge", "promise", "reject", "thank"}
) - {"campaign", "concentrate", "focus", "push", "resent"}
_SPEAKING = _ASSERTING | _REQUESTING
#: Verbs of what one says of others beside a demand.
_CHARGING = words("accusing") | {
    "call",
    "describe",
    "denounce",
    "condemn",
    "criticise",
    "criticize",
    "warn",
    "claim",
    "allege",
    "say",
}
#: Verbs by which somebody says what he takes something for.
_CALLING = frozenset(
    {"call", "describe", "see", "term", "characterise", "characterize", "label", "dub", "brand", "regard"}
)
#: Verbs that say of their object as what they see it; with some the object is judged.
_DEPICTING = words("depicting") | _CALLING
#: What is said or done at once by those who hear somebody's words.
_REACTIONS = words("reactions")
_TELLING = frozenset({"tell", "inform", "warn", "advise", "assure", "remind", "notify", "show"})
#: What somebody who has said something goes on to do.
_GOING_ON = words("going_on_to_say")
#: Verbs that stop or put off their object and take no infinitive.
_STOPPING = words("stopping_deeds")
_STEPS = 5
#: Words that open a clause, or stand before a noun.
_AFTER = frozenset({"after", "before", "since", "until"})
#: Words before others who do the same.
_AMONG = frozenset({"among", "including", "along", "like"})
#: Words before and behind a dash that are looked through for another.
_NEAR = 50
#: Nouns and verbs for what somebody wants another to do or undergo, and what he is named by.
_WISHES = words("calls_for") | {"ask"}
_NAMED = frozenset({"NOUN", "PROPN", "PRON"})
#: Verbs beside which a participle says what somebody has undergone.
_CAPTIVES = frozenset({"prisoner", "hostage", "captive"})
_WITNESSING = frozenset({"see", "watch", "leave", "find", "witness"})
#: What stands at a verb that isn't joined to another by its subject.
_OWN = frozenset({"aux", "auxpass", "nsubj", "nsubjpass"})
_DASHES = frozenset({"-", "–", "—", "--", "(", ","})


def said_beside(s: Sentence, verb: int, heads: list[int]) -> None:
    """Join a second verb of saying to the first: "said Lie was too timid and warned that she might oust him".

    What is said to be, will be or should be so goes on in its own form, so that a bare past with a clause of its own isn't
    part of it.
    """
    clause = s.heads[verb]
    above = s.heads[clause]
    if s.tags[verb] != "VBD" or s.deps[clause] != "ccomp" or s.tags[above] != "VBD" or above > clause:
        return
    now = any(s.tags[c] in ("VBZ", "VBP") for c in (clause, *s.children[clause]))
    if s.lemmas[verb] not in _SPEAKING and not (now and s.lemmas[verb] in _ADDRESSING):
        return
    if s.lemmas[above] not in _ASSERTING or any(s.deps[c] in _OWN for c in s.children[verb]):
        return
    state = s.lemmas[clause] == "be" or any(
        s.tags[c] in ("MD", "VBZ", "VBP") for c in (clause, *s.children[clause])
    )
    told = ("ccomp", "xcomp", "dobj") if now else ("ccomp", "xcomp")
    said = state and s.child(verb, *told) is not None
    if said and s.child(clause, "nsubj", "nsubjpass") is not None:
        heads[verb] = above


def had_done_to(s: Sentence, subject: int, deps: list[str]) -> None:
    """Read who is seen or left so as whom a participle's deed is done to: "the siege saw ten soldiers killed"."""
    done = s.heads[subject]
    captive = s.child(done, "dobj") if s.lemmas[done] in ("hold", "take") and subject < done else None
    if captive == done + 1 and s.words[captive] in _CAPTIVES and not s.children[captive]:
        deps[subject], deps[captive] = "nsubjpass", "oprd"  # "says that students held hostage there are ill"
        return
    bare = s.tags[done] == "VBN" and s.deps[done] == "ccomp" and s.lemmas[s.heads[done]] in _WITNESSING
    if (
        bare
        and subject < done
        and not any(s.deps[c] in ("aux", "auxpass", "dobj", "mark") for c in s.children[done])
    ):
        deps[subject] = "nsubjpass"


def in_their_words(s: Sentence, verb: int, heads: list[int], deps: list[str]) -> None:
    """Put what something is called in its place: "condemned what he called an attack", "in what she described as a warning"."""
    if s.lemmas[verb] not in _CALLING or s.tags[s.edges(verb)[0]] != "WP":
        return
    noun = next((c for c in s.children[verb] if s.deps[c] == "oprd" and c > verb), None)
    for prep in s.children[verb] if noun is None else ():
        if s.lemmas[prep] == "as" and prep > verb:
            noun = s.child(prep, "pobj")
    if noun is not None and s.pos[noun] in NAMING:
        heads[noun], deps[noun] = s.heads[verb], "dobj" if s.deps[verb] == "ccomp" else "pobj"
        heads[verb], deps[verb] = noun, "parataxis"


def beside_report(s: Sentence, verb: int, heads: list[int]) -> None:
    """Join a past tense to the verb of saying, not to what is said: "said that Oslo would wait and accused Bern of haste".

    What is said stands in a form that no past tense can share an auxiliary with, so that the deed is the speaker's. Behind
    "had" a participle looks like a past tense; there only a word to somebody is sure to be: "denied that troops had fired
    and accused Bern", but "said that Oslo had closed its ports and stopped trains". A clause with a subject of its own
    behind a comma is a sentence of its own: "said that officers had fired, and the union demanded talks".
    """
    clause = s.heads[verb]
    saying = s.heads[clause]
    past = s.tags[saying] in ("VBD", "VBN")  # "has said that"
    if s.tags[verb] != "VBD" or s.deps[clause] != "ccomp" or not past or saying > clause:
        return
    if s.tags[clause] not in ("VB", "VBN") or s.lemmas[saying] not in _SPEAKING:
        return
    if any(s.deps[c] in ("aux", "auxpass", "nsubjpass", "neg") for c in s.children[verb]):
        return
    helpers = {s.deps[c]: s.tags[c] for c in s.children[clause] if s.deps[c] in ("aux", "auxpass")}
    speaking = s.lemmas[verb] in _ADDRESSING and s.lemmas[clause] not in _ADDRESSING
    sure = bool(helpers) and (helpers.get("aux") == "MD" or speaking)
    conjunction = next((c for c in s.children[clause] if clause < c < verb and s.deps[c] == "cc"), None)
    apart = conjunction is not None and s.words[conjunction - 1] == ","
    if (
        sure
        and s.child(clause, "nsubj", "nsubjpass") is not None
        and (apart or s.child(verb, "nsubj") is None)
    ):
        heads[verb] = saying
        if conjunction is not None:  # it is no word of what is said
            heads[conjunction] = saying


def behind_dash(s: Sentence, prep: int, heads: list[int]) -> None:
    """Hang what follows the only dash on the verb: "adopted a plan for peace — with Oslo as its broker"."""
    noun = s.heads[prep]
    around = s.words[max(0, prep - _NEAR) : prep + _NEAR]
    if s.pos[noun] not in NAMING or noun > prep or around.count(s.words[prep - 1]) > 1:
        return
    for t in islice(s.path_up(noun), _STEPS):
        if s.pos[t] in VERBAL:
            if t < prep:
                heads[prep] = t
            return


def while_apart(s: Sentence, verb: int, heads: list[int]) -> None:
    """Hang what goes on meanwhile on the saying: "said he was ready to talk, while the mayor welcomed the plan"."""
    mark, subject = s.child(verb, "mark"), s.child(verb, "nsubj", "nsubjpass")
    if mark is None or subject is None or s.lemmas[mark].lower() not in ("while", "whereas"):
        return
    if s.words[mark - 1] != "," or s.tags[subject] == "PRP":
        return
    at = heads[verb]
    for t in islice(s.path_up(heads[verb]), _STEPS):
        if s.deps[at] == "ccomp" and t < at and s.tags[t] == "VBD" and s.lemmas[t] in _ASSERTING:
            heads[verb] = t
            return
        at = t


def after_who(s: Sentence, verb: int, heads: list[int], deps: list[str]) -> None:
    """Read a clause whose subject is told more of: "met after Lie, known for his ties with Oslo, declined to help".

    Parsers take the name for the object of "after", and the verb for one joined to the main verb.
    """
    if s.tags[verb] not in ("VBD", "VBZ", "VBP") or s.words[verb - 1] != ",":
        return
    joined = s.child(s.heads[verb], "cc")
    if any(s.deps[c] in _OWN for c in s.children[verb]) or (joined is not None and joined < verb):
        return
    for prep in range(verb - 2, max(s.heads[verb], verb - _NEAR), -1):
        who = s.child(prep, "pobj") if s.deps[prep] == "prep" and s.lemmas[prep] in _AFTER else None
        if who is None:
            continue
        end = s.edges(who)[1]
        also = s.lemmas[end + (s.words[end] == ",")] in _AMONG  # "after Lie, among others, declined"
        if not also and (s.words[who + 1] != "," or end != verb - 1):
            continue
        heads[who], deps[who] = verb, "nsubj"
        heads[prep], deps[prep] = verb, "mark"
        heads[verb], deps[verb] = s.heads[prep], "advcl"
        return


def was_to_be(s: Sentence, verb: int, heads: list[int], deps: list[str]) -> None:
    """Read what is to be done with a noun as said of it: "talks to be held in May between Oslo and Bern were a mistake".

    Parsers take the infinitive for the clause's verb, and the verb for one joined to it that has no subject.
    """
    done = s.heads[verb]
    to = s.child(done, "aux")
    subject = s.child(done, "nsubj", "nsubjpass")
    if to is None or s.tags[to] != "TO" or subject is None or s.tags[verb] not in ("VBD", "VBZ", "VBP"):
        return
    noun = to - 1
    if not subject <= noun < done < verb or s.pos[noun] not in NAMING:
        return
    if noun != subject and subject not in s.path_up(noun):
        return
    if any(s.deps[c] in ("nsubj", "nsubjpass", "expl", "aux") for c in s.children[verb]):
        return
    if any(s.deps[c] == "cc" for c in s.children[done]):
        return
    for t in range(done, verb):  # the last before the verb isn't its subject
        if heads[t] in (verb, done):
            heads[t], deps[t] = s.heads[t], s.deps[t]
    heads[verb], deps[verb] = (verb if heads[done] == done else heads[done]), deps[done]
    heads[subject], deps[subject] = verb, "nsubj"
    heads[done], deps[done] = noun, "acl"


def meanwhile(s: Sentence, verb: int, heads: list[int]) -> None:
    """Hang on the saying what another does meanwhile: "said that the tax would fall, while Bern praised the mayor".

    A past tense is no part of what will be, and who speaks isn't told of by another who speaks.
    """
    clause = s.heads[verb]
    saying = s.heads[clause]
    marked = any(s.deps[c] == "mark" and s.words[c].lower() in ("while", "whereas") for c in s.children[verb])
    if not marked or s.tags[verb] != "VBD" or s.deps[clause] != "ccomp" or not saying < clause < verb:
        return
    subject = s.child(verb, "nsubj")
    hedged = any(s.tags[c] == "MD" for c in s.children[clause])
    if subject is None or s.pos[subject] not in NAMING or s.lemmas[saying] not in _ASSERTING | _REQUESTING:
        return
    if hedged or s.lemmas[verb] in _ADDRESSING | _ASSERTING:
        heads[verb] = saying


def put_in(s: Sentence, verb: int, deps: list[str]) -> None:
    """Read a name behind a verb of saying that is put in as who says it: "In Oslo, charged Lie, nobody listens"."""
    name = s.child(verb, "dobj")
    inserted = s.words[verb - 1] == "," and s.lemmas[verb] in _ASSERTING | {"charge", "counter", "quip"}
    if name is None or not inserted or any(s.deps[c] in (*_OWN, "mark") for c in s.children[verb]):
        return
    end = s.edges(name)[1]
    if s.pos[name] == "PROPN" and s.edges(name)[0] == verb + 1 and s.words[end : end + 1] == (",",):
        deps[verb], deps[name] = "parataxis", "nsubj"


def was_told(s: Sentence, verb: int, heads: list[int], deps: list[str]) -> None:
    """Read what somebody is told as a clause of its own: "the court was told the clerks, who are brothers, stole"."""
    told = s.heads[verb]
    if s.lemmas[told] not in _TELLING or s.child(told, "nsubjpass") is None or s.tags[verb] != "VBD":
        return
    subject = s.child(told, "dobj")
    if subject is None or not told < subject < verb or s.edges(subject)[0] != told + 1:
        return
    joined = any(s.deps[c] == "cc" for c in (*s.children[told], *s.children[verb]) if told < c < verb)
    if not joined and s.child(verb, "nsubj", "nsubjpass") is None:
        heads[subject], deps[subject] = verb, "nsubj"
        deps[verb] = "ccomp"


def judged_as(s: Sentence, prep: int, heads: list[int]) -> None:
    """Hang "as" on the verb that judges: "criticised her plan to widen the road as a gift to builders"."""
    inner = s.heads[prep]
    noun = s.heads[inner]
    if s.pos[inner] != "VERB" or s.deps[inner] not in ("acl", "relcl") or s.lemmas[inner] in _DEPICTING:
        return
    if s.deps[noun] == "dobj" and s.lemmas[s.heads[noun]] in _DEPICTING and s.heads[noun] < noun:
        heads[prep] = s.heads[noun]


def reaction(s: Sentence, verb: int, heads: list[int]) -> None:
    """Hang what came of somebody's words on the saying: "said he would repeal the ban, drawing condemnation from Oslo"."""
    met = s.child(verb, "dobj")
    if s.tags[verb] != "VBG" or met is None or s.lemmas[met] not in _REACTIONS or s.words[verb - 1] != ",":
        return
    clause = heads[verb]
    for _ in range(_STEPS):
        if s.deps[clause] not in ("xcomp", "ccomp", "conj") or s.heads[clause] > clause:
            return
        above = s.heads[clause]
        hedged = any(s.tags[c] in ("MD", "VBZ", "VBP") for c in (clause, *s.children[clause]))
        if s.deps[clause] == "ccomp" and s.lemmas[above] in _ASSERTING:
            if hedged:
                heads[verb] = above
            return
        clause = above


def of_the_asking(s: Sentence, verb: int, heads: list[int]) -> None:
    """Hang a charge on who asks, not on what is asked: "demanded that the council act, accusing the mayor of fraud"."""
    asked, comma = heads[verb], s.words[verb - 1] == ","
    asking = heads[asked]
    if s.tags[verb] != "VBG" or not comma or s.lemmas[verb] not in _CHARGING or not asking < asked < verb:
        return
    if s.deps[asked] in ("xcomp", "ccomp") and s.lemmas[asking] in _REQUESTING:
        heads[verb] = asking


def went_on(s: Sentence, verb: int, heads: list[int]) -> None:
    """Hang what a speaker adds on the saying: "said ten men were held, adding that the police had beaten one of them".

    Who speaks in what is said may go on himself: "said Lie had accused her, adding that she lied".
    """
    clause = heads[verb]
    above = s.heads[clause]
    if s.tags[verb] != "VBG" or s.words[verb - 1] != "," or s.lemmas[verb] not in _GOING_ON:
        return
    if s.deps[clause] == "conj":
        clause, above = above, s.heads[above]
    if s.deps[clause] != "ccomp" or s.lemmas[above] not in _ASSERTING or above > clause:
        return
    speaks = s.lemmas[heads[verb]] in _ASSERTING | _ADDRESSING | _CALLING | _REQUESTING
    suffers = s.child(heads[verb], "auxpass") is not None or s.lemmas[heads[verb]] == "be"
    if suffers or (s.lemmas[verb] == "add" and not speaks):
        heads[verb] = above


def opened(s: Sentence, prep: int, heads: list[int], deps: list[str]) -> None:
    """Read "after Oslo attacked" as a clause with a subject, of which parsers make "after Oslo" and a verb apart."""
    subject = s.child(prep, "pobj")
    if subject is None or s.edges(subject)[0] != prep + 1:
        return
    after = s.edges(prep)[1]
    while after < len(s) and s.deps[after] in ("prep", "npadvmod", "advmod") and s.edges(after)[0] == after:
        after = s.edges(after)[1]  # "after Oslo on Monday attacked"
    if after >= len(s) or s.pos[after] not in VERBAL:
        return
    verb = after
    if s.deps[after] in ("aux", "auxpass"):
        verb = s.heads[after]
    if s.tags[after] not in ("VBD", "VBZ", "VBP", "MD") or heads[verb] != s.heads[prep]:
        return
    alone = not any(
        s.deps[c] in ("nsubj", "nsubjpass", "csubj", "expl", "cc") for c in s.children[verb] if c < verb
    )
    if alone and deps[verb] in ("advcl", "ccomp", "conj", "dep", "parataxis"):
        passive = any(s.deps[c] == "auxpass" for c in s.children[verb])
        heads[subject], deps[subject] = verb, "nsubjpass" if passive else "nsubj"
        heads[prep], deps[prep] = verb, "mark"
        deps[verb] = "advcl"


def small_clause(s: Sentence, adjective: int, heads: list[int], deps: list[str]) -> None:
    """Read "found the mayor guilty" as a verb with its object and what is said of it, not as a clause."""
    verb = s.heads[adjective]
    inner = [c for c in s.children[adjective] if s.deps[c] == "nsubj"]
    if len(inner) != 1 or not verb < inner[0] < adjective or s.lemmas[verb] not in _FINDING:
        return
    if any(s.deps[c] in ("aux", "cop", "mark") for c in s.children[adjective]):
        return
    heads[inner[0]], deps[inner[0]] = verb, "dobj"
    deps[adjective] = "oprd"


def parenthesis(s: Sentence, verb: int, heads: list[int], deps: list[str]) -> None:
    """Read a participle between dashes as said of the noun before it: "Yoon – now impeached – who"."""
    t = verb - 1
    while t >= 0 and s.pos[t] == "ADV":
        t -= 1
    if t > 0 and s.words[t] in _DASHES and s.pos[t - 1] in NAMING:
        heads[verb], deps[verb] = t - 1, "acl"


def is_condition(s: Sentence, clause: int) -> bool:
    """Say whether a clause stands behind a participle that means "if"."""
    above = s.heads[clause]
    return (
        s.words[above].lower() in ("provided", "providing", "assuming", "supposing")
        and s.deps[above] in ("prep", "advcl", "acl")
        and above < clause
        and not any(s.deps[c] in ("nsubj", "nsubjpass", "aux", "auxpass", "dobj") for c in s.children[above])
    )


def is_apart(s: Sentence, clause: int) -> bool:
    """Tell a clause before a semicolon that is read as what the next says: "Oslo should lift it; Bern should stop"."""
    verb = s.heads[clause]
    subject = s.child(verb, "nsubj") if clause < verb and s.lemmas[verb] not in _ASSERTING else None
    return subject is not None and clause < subject and ";" in s.words[clause:subject]


def cut_off(s: Sentence, clause: int) -> int | None:
    """Give the subject of a clause that is read as the object of the verb above: "warned continued growth is at risk"."""
    verb = s.heads[clause]
    said = s.lemmas[verb] in _ASSERTING and s.lemmas[verb] not in ("tell", "ask") and verb < clause
    noun = s.child(verb, "dobj") if said else None
    if noun is None or s.child(clause, "nsubj", "nsubjpass", "csubj", "expl", "mark") is not None:
        return None
    first = s.edges(clause)[0]
    helping = first == clause or s.deps[first] in ("aux", "auxpass")
    finite = helping and s.tags[first] in ("VBZ", "VBP", "VBD", "MD")
    return noun if finite and s.edges(noun)[1] == first and s.pos[noun] != "PRON" else None


def infinitive(s: Sentence, verb: int, heads: list[int], deps: list[str], nouns: frozenset[str]) -> None:
    """Hang an infinitive on the noun that takes one: "paired with Oslo's decision in May to abandon"."""
    to = next((c for c in s.children[verb] if s.tags[c] == "TO"), None)
    if to is None or any(s.deps[c] in ("nsubj", "mark") for c in s.children[verb]):
        return
    head = heads[verb]
    if deps[verb] == "xcomp" and s.pos[head] == "ADJ":
        return
    depth = 0
    for t in range(to - 1, head, -1):
        if s.words[t] == ")":
            depth += 1
        elif s.words[t] == "(":
            depth -= 1
        if depth == 0 and s.pos[t] in VERBAL:
            return
        acting = s.words[t].lower() == "authorities"  # who is called on to act, not what gives leave to
        # "urged all, in line with their duties, to wait"
        apart = deps[verb] == "xcomp" and s.words[to - 1] == "," and s.lemmas[head] in _REQUESTING
        if s.lemmas[t] == "part" and s.words[t - 1].lower() == "as":
            return  # "works as part of the alliance to defeat them"
        within = s.lemmas[s.heads[s.heads[t]]] == "part"
        if depth == 0 and s.pos[t] == "NOUN" and s.lemmas[t] in nouns and not (acting or apart or within):
            direct_object = s.deps[t] == "dobj" and s.heads[t] == head
            effort = (
                s.lemmas[t] in _STRUGGLES and s.lemmas[head] in _WAGING
            )  # "leads the campaign to free them"
            if not direct_object or deps[verb] == "advcl" or effort:
                heads[verb], deps[verb] = t, "acl"
                for between in range(t + 1, to):  # "Oslo's decision in May to abandon"
                    if heads[between] == head and deps[between] == "prep":
                        heads[between] = t
            return


def will_beside(s: Sentence, verb: int, heads: list[int]) -> None:
    """Join a verb with its own "will" to the main verb, not to an infinitive: "called on Bern to wait and will resign"."""
    first = heads[verb]
    if s.tags[first] != "VB" or not any(s.tags[c] == "TO" for c in s.children[first]) or first > verb:
        return
    if any(s.tags[c] == "MD" for c in s.children[verb]) and s.child(verb, "nsubj", "nsubjpass") is None:
        main = heads[first]
        if s.deps[first] in ("xcomp", "acl", "advcl", "ccomp") and s.tags[main] in (
            "VBD",
            "VBZ",
            "VBP",
            "VBN",
        ):
            heads[verb] = main


def finite_beside(s: Sentence, verb: int, heads: list[int]) -> None:
    """Join a verb in the main verb's tense to that, not to what will be: "fears that it will rain and wants a roof"."""
    first = heads[verb]
    main = heads[first]
    if s.tags[verb] not in ("VBZ", "VBP") or s.tags[main] != s.tags[verb] or s.deps[first] != "ccomp":
        return
    foreseen = s.tags[first] == "VB" and any(s.tags[c] == "MD" for c in s.children[first]) and first < verb
    if foreseen and not any(s.deps[c] in _OWN for c in s.children[verb]):
        heads[verb] = main


def wished(s: Sentence, verb: int, heads: list[int], deps: list[str]) -> None:
    """Read who stands between "for" and a passive as whom it befalls: "demands for the mayor to be jailed", "called for"."""
    to = next((c for c in s.children[verb] if s.tags[c] == "TO"), 0)
    if s.tags[verb] != "VBN" or not to:
        return
    near = (t for t in range(max(1, to - 2 * _STEPS), to) if s.edges(t)[1] == to and s.pos[t] in _NAMED)
    whom = min(near, key=lambda t: s.edges(t)[0], default=0)
    over = heads[verb]
    if s.pos[over] in _NAMED and over < to and deps[over] == "pobj" and s.lemmas[heads[over]] == "for":
        whom = over
    mark = s.edges(whom)[0] - 1 if whom else 0
    if mark < 1 or s.lemmas[mark] != "for":
        return
    head = heads[verb] if s.pos[heads[verb]] == "NOUN" and heads[verb] < mark else heads[mark]
    if s.lemmas[head] not in _WISHES or head >= mark:
        return
    called = s.pos[head] == "VERB"
    heads[whom], deps[whom] = verb, "nsubjpass"
    heads[verb], deps[verb] = head, "ccomp" if called else "acl"
    heads[mark], deps[mark] = (head, "prep") if called else (verb, "mark")


def of_the_judged(s: Sentence, verb: int, heads: list[int], deps: list[str]) -> None:
    """Hang an infinitive on the adjective right before it: "Lie was wise to refuse", where parsers take the copula."""
    copula = heads[verb]
    to = next((c for c in s.children[verb] if s.tags[c] == "TO"), verb)
    said = to - 2 if s.deps[to - 1] == "neg" else to - 1
    if s.lemmas[copula] == "be" and s.deps[said] == "acomp" and s.heads[said] == copula and copula < said:
        heads[verb], deps[verb] = said, "xcomp"


def complement(s: Sentence, verb: int, heads: list[int], deps: list[str]) -> None:
    """Read "press the regime to end ..." as what is pressed for, not as the purpose of pressing.

    What one stops, one may stop for a purpose: "cancelled the visit to protest the raid".
    """
    head = heads[verb]
    if s.lemmas[head] in _STOPPING:
        return
    if head > verb or not any(s.tags[c] == "TO" for c in s.children[verb]):
        return
    if any(s.deps[c] in ("nsubj", "mark") for c in s.children[verb]):
        return
    if not any(s.deps[c] in ("xcomp", "ccomp") for c in s.children[head]):
        deps[verb] = "xcomp"


def in_no_time(s: Sentence, prep: int, heads: list[int]) -> None:
    """Tie what was done at once to the verb: "wasted no time in calling for talks" denies no call."""
    time = s.heads[prep]
    if s.lemmas[time] == "time" and s.lemmas[prep] == "in" and s.lemmas[s.heads[time]] in ("waste", "lose"):
        heads[prep] = s.heads[time]
