"""Who was spoken of lately: the memory in which pronouns and short descriptions find their actors.

Precision first: where two candidates are as good, or none fits, the phrase stays unresolved.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from kg.extraction.binding import SUBJECT, barred, favoured, met_by
from kg.extraction.drafts import Draft, Drafts, is_state
from kg.extraction.grounds import is_suffered
from kg.extraction.sentence import MODIFIERS, Sentence
from kg.extraction.word_classes import words
from kg.model import MentionKind

#: Sentences that a pronoun looks back over, and that a description does.
PRONOUN_REACH = 3
DESCRIPTION_REACH = 12

#: Mentions that are looked back over, at most: bounds the cost where one sentence names thousands.
MEMORY = 150
#: Verbs that leave their object dead.
KILLING = frozenset({"kill", "slaughter", "massacre", "murder", "behead", "execute", "assassinate", "slay"})

#: Whoever was a "they" may be one again, be it a body.
_THEY = frozenset({"they", "them", "their", "theirs"})

#: Prepositions of place, whose objects are no list of actors: "on the ground in Iraq and Syria".
_WHERE = frozenset({"in", "at", "near", "across", "around"})
_ASKING = frozenset({"ask", "inquire", "enquire", "question", "press", "quiz"})

#: Behind what somebody is in or goes to, and verbs that say so with an object: "left Bergen".
_PLACES = words("places") | {"to", "into", "from", "onto", "toward", "towards", "through", "for"}
_REACHING = words("reaching")

#: Verbs by which somebody is accused, and those by which he denies it.
_ACCUSING = words("accusing") | {"criticise", "criticize", "denounce", "condemn", "allege"}
_DENYING = words("denying")
_CHARGES = frozenset(
    {"charge", "accusation", "allegation", "claim", "wrongdoing", "involvement", "criticism"}
)

#: Steps from a conjunct to the first of its list, and from a pronoun to the verb of saying above it, at most.
_STEPS = 20


class Spoken(NamedTuple):
    """A mention in the past: one actor, or several that were named together.

    ``first`` is the first of the list in which it stands ("Obama and Clinton"), else the token itself; ``quote`` is the
    number of the quotation that speaks of it, -1 where the article does; ``tells`` says that it is who says something,
    ``plural`` that a bare plural names it: "Republicans", ``main`` that it is the subject of a main clause,
    ``asks`` that it asks something, ``sited`` that it is where somebody is or goes, ``pronoun`` that a pronoun means it, ``accused`` that it is accused, ``acted_on`` that it is the
    object of a verb.
    """

    sentence: int
    token: int
    keys: tuple[str, ...]
    subject: bool
    named: bool
    adjective: bool
    modifier: bool
    first: int
    quote: int
    tells: bool
    plural: bool
    main: bool
    asks: bool
    sited: bool
    pronoun: bool
    accused: bool
    acted_on: bool


class Discourse:
    """What an article has spoken of so far, in text order.

    :param quotes: the quotations as offsets (half-open), in text order.
    :param saying: lemmas of verbs that introduce direct speech.
    """

    def __init__(
        self, drafts: Drafts, quotes: Sequence[tuple[int, int]] = (), saying: frozenset[str] = frozenset()
    ) -> None:
        self.drafts = drafts
        self._quotes = quotes
        self._starts = [q[0] for q in quotes]
        self._saying = saying
        self._tellers: dict[int, tuple[str, ...]] = {}
        self._said: tuple[int, tuple[str, ...]] = (-1, ())
        #: the sentence and the person of whom the article told last, outside quotations
        self._told: tuple[int, tuple[str, ...]] = (-1, ())
        self._past: list[Spoken] = []
        self._counts: Counter[str] = Counter()
        #: who was killed, as far as the article has told
        self.dead: set[str] = set()
        #: the town from which the article reports, by its dateline
        self.home: str | None = None
        #: what place the article has said "here" is, and whoever it quotes
        self.here: dict[bool, tuple[str, ...]] = {}

    def note(self, sentence: Sentence, token: int, keys: tuple[str, ...], kind: MentionKind) -> None:
        """Remember a mention."""
        first = token
        for _ in range(_STEPS):
            if sentence.deps[first] != "conj" or sentence.heads[first] == first:
                break
            first = sentence.heads[first]
        made = Spoken(
            sentence.index,
            token,
            keys,
            sentence.deps[token] in SUBJECT,
            kind == "name",
            kind == "adjective",
            sentence.deps[token] in MODIFIERS,
            first,
            self.quotation(sentence, token),
            self.tells(sentence, token),
            _is_plural(sentence, token),
            sentence.deps[first] in SUBJECT and sentence.deps[sentence.heads[first]] == "ROOT",
            sentence.deps[first] == "nsubj" and sentence.lemmas[sentence.heads[first]] in _ASKING,
            _is_sited(sentence, token),
            kind == "pronoun",
            sentence.deps[first] in ("dobj", "nsubjpass")
            and sentence.lemmas[sentence.heads[first]] in _ACCUSING,
            sentence.deps[first] in ("dobj", "dative"),
        )
        if made.tells:
            self._said = sentence.paragraph, keys
        if made.main and made.quote < 0:
            person = len(keys) == 1 and self.drafts[keys[0]].type == "Person"
            self._told = sentence.index, keys if person and not made.tells else ()
        self._past.append(made)
        if (
            sentence.deps[first] in ("dobj", "nsubjpass")
            and sentence.lemmas[sentence.heads[first]] in KILLING
        ):
            self.dead.update(keys)
        for key in keys:
            self._counts[key] += 1
        where = sentence.words[sentence.heads[first]].lower()
        if first != token and where not in _WHERE:
            self._past.extend(self._together(made))
        elif kind == "name" and len(keys) == 1 and (subject := met_by(sentence, token)) is not None:
            self._past.extend(self._joined(made, subject))

    def _together(self, last: Spoken) -> Iterator[Spoken]:
        """Yield the list that a mention ends, as one: "Obama and Clinton"."""
        for spoken in islice(reversed(self._past), 1, _STEPS):
            if spoken.sentence != last.sentence:
                return
            if spoken.first == last.first and spoken.named and last.named:
                keys = tuple(dict.fromkeys((*spoken.keys, *last.keys)))
                yield last._replace(keys=keys, subject=spoken.subject)
                return

    def _joined(self, met: Spoken, subject: int) -> Iterator[Spoken]:
        """Yield two who meet as one: "Lie met Moe", "Lie held talks with Moe"."""
        for spoken in islice(reversed(self._past), 1, _STEPS):
            if (spoken.sentence, spoken.token) == (met.sentence, subject):
                two = [self.drafts[k] for k in (*spoken.keys, *met.keys)]
                if len({d.key for d in two}) == 2 and all(d.type == "Person" for d in two):
                    yield met._replace(keys=tuple(d.key for d in two), acted_on=False)
                return

    def quotation(self, sentence: Sentence, token: int) -> int:
        """Give the number of the quotation in which a token stands, or -1."""
        place = sentence.starts[token]
        number = bisect_right(self._starts, place) - 1
        return number if number >= 0 and place < self._quotes[number][1] else -1

    def teller(self, sentence: Sentence, token: int, named: Mapping[int, tuple[str, ...]]) -> tuple[str, ...]:
        """Give who says the quotation in which a token stands, as far as that is known yet.

        :param named: the actors at each token of the sentence.
        """
        quote = self.quotation(sentence, token)
        if quote < 0:
            return ()
        if quote not in self._tellers:
            unsaid = True
            for verb in islice(sentence.path_up(token), _STEPS):
                who = sentence.child(verb, "nsubj") if sentence.lemmas[verb] in self._saying else None
                if who is None and sentence.lemmas[verb] in self._saying and sentence.tags[verb] == "VBG":
                    who = sentence.child(sentence.heads[verb], "nsubj")  # "Lie hit back, telling her that"
                unsaid = unsaid and who is None
                if who is not None and who in named and self.quotation(sentence, who) < 0:
                    self._tellers[quote] = named[who]
                    break
            else:
                paragraph, keys = self._said  # '"A," she said. "B."': the words go on
                if unsaid and self._told[0] == sentence.index - 1 and self._told[1]:
                    self._tellers[quote] = self._told[1]  # 'Lie accused Moe of lying. "He is a crook."'
                elif paragraph == sentence.paragraph:
                    self._tellers[quote] = keys
        return self._tellers.get(quote, ())

    def tells(self, sentence: Sentence, token: int) -> bool:
        """Say whether a token outside quotation marks is the subject of a verb of saying: '"...", she said'."""
        said = sentence.deps[token] == "nsubj" and sentence.lemmas[sentence.heads[token]] in self._saying
        return said and self.quotation(sentence, token) < 0

    def count(self, key: str) -> int:
        """Give how often an actor was spoken of so far."""
        return self._counts[key]

    def back(self, sentence: int, reach: int) -> Iterator[Spoken]:
        """Yield the mentions of the last ``reach`` sentences and of this one, latest first."""
        for spoken in islice(reversed(self._past), MEMORY):
            if spoken.sentence < sentence - reach:
                return
            yield spoken

    def last(
        self, sentence: int, fits: Callable[[Draft], bool], reach: int = DESCRIPTION_REACH
    ) -> str | None:
        """Give the actor that was spoken of last and that fits."""
        for spoken in self.back(sentence, reach):
            if len(spoken.keys) == 1 and fits(self.drafts[spoken.keys[0]]):
                return spoken.keys[0]
        return None

    def foremost(self, fits: Callable[[Draft], bool]) -> str | None:
        """Give the fitting actor that the article has spoken of most often; None where two are as good."""
        ranked = [(n, key) for key, n in self._counts.most_common(MEMORY) if fits(self.drafts[key])]
        return ranked[0][1] if ranked and (len(ranked) == 1 or ranked[0][0] > ranked[1][0]) else None

    def only(self, fits: Callable[[Draft], bool]) -> str | None:
        """Give the only actor of the article so far that fits, if it was spoken of more than once."""
        found = [(key, n) for key, n in self._counts.most_common(MEMORY) if fits(self.drafts[key])]
        return found[0][0] if len(found) == 1 and found[0][1] > 1 else None

    def whose_land(self, sentence: Sentence, token: int, named: Mapping[int, tuple[str, ...]]) -> str | None:
        """Give the state of whoever says "our": the speaker's, else the one that is spoken of."""
        for key in self.teller(sentence, token, named):
            if self.drafts[key].country:
                return self.drafts[key].country
        return self.salient(sentence.index, is_state)

    def salient(
        self,
        sentence: int,
        fits: Callable[[Draft], bool],
        reach: int = DESCRIPTION_REACH,
        *,
        other_than: Container[str] = (),
    ) -> str | None:
        """Give the fitting actor that is on the reader's mind: spoken of often in the article, and lately."""
        top: tuple[float, str | None] = (0.0, None)
        judged: set[str] = set()
        for spoken in self.back(sentence, reach):
            for key in spoken.keys if len(spoken.keys) == 1 else ():
                if key in judged or key in other_than or not fits(self.drafts[key]):
                    continue
                judged.add(key)
                near = reach + 1.0 - (sentence - spoken.sentence) - 0.3 * len(judged) - 1.5 * spoken.adjective
                score = near + min(8, self._counts[key]) + spoken.subject
                if score > top[0]:
                    top = score, key
        return top[1]

    def last_several(self, sentence: int, number: int, fits: Callable[[Draft], bool]) -> tuple[str, ...]:
        """Give the ``number`` actors that fit and that were spoken of together last, in the order of the text.

        Goes back sentence by sentence; where one brings in too many, they are those of that sentence, if it names just
        so many: "According to Dahl, the two leaders" are neither Dahl nor one of them and Dahl.
        """
        found: dict[str, None] = {}
        of_one: dict[str, None] = {}
        at = sentence
        for spoken in self.back(sentence, DESCRIPTION_REACH):
            if spoken.sentence < at:
                if len(found) >= number:
                    break
                at, of_one = spoken.sentence, {}
            fitting = [k for k in spoken.keys if fits(self.drafts[k]) and self._takes_part(k, spoken)]
            if len(fitting) == number and (spoken.subject or not set(found) - set(fitting)):
                return tuple(fitting)  # "Oslo and Bern blamed Rome. The two sides ..."
            for key in reversed(fitting):
                found.setdefault(key)
                of_one.setdefault(key)
        chosen = found if len(found) == number else of_one
        return tuple(reversed(chosen)) if len(chosen) == number else ()

    def first_together(self, number: int, fits: Callable[[Draft], bool]) -> tuple[str, ...]:
        """Give the first list of just so many that fit: "Statement by the foreign ministers of Chad, Mali and Peru"."""
        lists: dict[tuple[int, int], tuple[str, ...]] = {}
        for spoken in self._past[:MEMORY]:
            at = spoken.sentence, spoken.first
            lists[at] = max(lists.get(at, ()), spoken.keys, key=len)
        for keys in lists.values():
            if len(keys) == number and all(fits(self.drafts[k]) for k in keys):
                return keys
        return ()

    def _takes_part(self, key: str, spoken: Spoken) -> bool:
        """Tell who may be one of two sides from a body that is mentioned once, for what it is or does."""
        draft = self.drafts[key]
        known = draft.type != "Organization" or draft.wikidata is not None
        return known or len(spoken.keys) > 1 or self._counts[key] > 1

    def best(
        self,
        sentence: Sentence,
        token: int,
        fits: Callable[[Spoken], float],
        *,
        reach: int = PRONOUN_REACH,
        other_than: Container[tuple[str, ...]] = (),
    ) -> tuple[str, ...]:
        """Give the actors of the most salient mention before ``token`` that fits: near, a subject, much spoken of.

        :param fits: how well a mention fits: 0 where it can't be meant, else 1 or, where more speaks for it, more.
        :param other_than: who can't be meant: nobody speaks of himself as "he".
        """
        top: tuple[float, tuple[str, ...]] = (0.0, ())
        others, likely = barred(sentence, token), favoured(sentence, token)
        direct = sentence.deps[token] in ("dobj", "dative")  # "they disclosed them": nobody of one name
        one = direct and sentence.words[token].lower() in ("him", "her")
        mates = {s.keys for s in self.back(sentence.index, 0) if s.token in others and direct}
        tells = self.tells(sentence, token)
        aside = tells and sentence.deps[sentence.heads[token]] in ("relcl", "parataxis")
        leads = sentence.deps[token] in SUBJECT  # it goes on with what the last sentence was about
        suffers = sentence.deps[token] == "poss" and is_suffered(sentence, sentence.heads[token])
        denies = leads and _denies(sentence, sentence.heads[token])
        seen, led = 0, False
        for spoken in self.back(sentence.index, reach):
            here = spoken.sentence == sentence.index
            if spoken.adjective or (here and (spoken.token >= token or spoken.token in others)):
                continue
            if spoken.keys in other_than or spoken.keys in mates or (tells and spoken.quote >= 0):
                continue
            fit = fits(spoken)
            if not fit:
                continue
            score = 50.0 + 9.0 * (fit - 1.0) - 14.0 * (sentence.index - spoken.sentence) - 2.0 * min(seen, 6)
            led = led or (here and spoken.subject)
            if leads and spoken.main and not here:
                goes_on = spoken.pronoun and not led  # "He left. He wrote": the same
                near = spoken.sentence == sentence.index - 1 and not tells
                score += (13.0 if near else 9.0) if goes_on else 4.0
            elif one and spoken.main and spoken.sentence == sentence.index - 1 and not spoken.tells:
                score += 9.0  # "Lie urged Moe to leave. Dahl accused him of": Lie
            score += 9.0 * spoken.subject - 3.0 * spoken.modifier + 3.0 * spoken.named
            score += 15.0 * (tells and spoken.tells and here and aside)  # "Lee spoke of Kim, who he said ..."
            score += 8.0 * (tells and spoken.tells and not here)
            score -= 20.0 * (tells and spoken.asks and not here)  # who asks isn't who answers
            score += 20.0 * (suffers and spoken.acted_on and sentence.index - spoken.sentence == 1)
            score += 20.0 * (denies and spoken.accused and sentence.index - spoken.sentence < 2)
            if here and spoken.token in likely:
                score += 5.0 * (fit > 1) if spoken.subject else 12.0
            score += 1.5 * min(4, max(self._counts[k] for k in spoken.keys))
            if score > top[0]:
                top = score, spoken.keys
            seen += 1
        return top[1]


def _denies(sentence: Sentence, verb: int) -> bool:
    """Say whether a verb tells that somebody denies what he is accused of: "rejected the allegations", "a charge he denies"."""
    if sentence.lemmas[verb] not in _DENYING:
        return False
    thing = sentence.heads[verb] if sentence.deps[verb] == "relcl" else sentence.child(verb, "dobj")
    return thing is not None and sentence.lemmas[thing] in _CHARGES


def _is_plural(sentence: Sentence, token: int) -> bool:
    """Say whether a noun is plural and no part of a longer name: not "United Nations"; or a "they"."""
    if sentence.words[token].lower() in _THEY:
        return True
    if sentence.tags[token] not in ("NNS", "NNPS"):
        return False
    return not any(sentence.deps[c] == "compound" for c in sentence.children[token][:_STEPS])


def _is_sited(sentence: Sentence, token: int) -> bool:
    """Say whether a phrase says where somebody is or goes: "in Bergen", "left Bergen"."""
    above = sentence.heads[token]
    if sentence.tags[token] == "RB":
        return True  # "there"
    if sentence.deps[token] == "pobj":
        return sentence.words[above].lower() in _PLACES
    return sentence.deps[token] == "dobj" and sentence.lemmas[above] in _REACHING
