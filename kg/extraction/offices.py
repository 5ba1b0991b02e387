"""Who holds which office in the article: titles before names, and "the US president" to a person by the article's date."""

from __future__ import annotations

from collections.abc import Collection
from itertools import islice

from kg.extraction.actor_tables import ActorTables, Title
from kg.extraction.discourse import DESCRIPTION_REACH, Discourse
from kg.extraction.drafts import Draft, Drafts, is_region
from kg.extraction.held_offices import ANY_HEAD, LEADING_BODIES, Held, governs, heads_of_body, meets, of_body
from kg.extraction.linking import Identified
from kg.extraction.name_forms import is_setting
from kg.extraction.nominals import Nominal
from kg.extraction.sentence import Sentence

#: Ranks as they are written before a name.
_SHORT = {
    "gen": "general", "col": "colonel", "capt": "captain", "lt": "lieutenant", "sgt": "sergeant", "prof": "professor",
    "dr": "doctor", "adm": "admiral", "maj": "major", "det": "detective", "rev": "reverend",
}  # fmt: skip
#: What holders of a rank are called by others: "the vicar" after "the Reverend Paul Lie".
_CALLED_SO = dict.fromkeys(("vicar", "pastor", "priest", "minister", "clergyman", "preacher", "cleric"), "reverend") | {
    "physician": "doctor", "surgeon": "doctor", "academic": "professor", "soldier": "private",
}  # fmt: skip
_PAST = frozenset(["former", "ex", "late", "then-former", "ousted", "deposed", "ex-"])
_TIMES = _PAST | {"new", "next", "current", "then", "acting", "longtime", "senior", "deputy", "first", "the"}
_HEADS = "head"
_BODIES = frozenset({"Organization", "Group", "Place"})

#: Titles given to names that are looked back over, at most.
_MEMORY = 200
#: Offices that papers call by their last word alone.
_SHORTENED = frozenset({"minister", "secretary", "commissioner"})


class Offices:
    """What one article has said of offices so far."""

    def __init__(
        self, tables: ActorTables, drafts: Drafts, discourse: Discourse, published: str | None
    ) -> None:
        self._tables = tables
        self._drafts = drafts
        self._discourse = discourse
        self._published = published
        self._held: dict[Held, None] = {}
        self._parties: dict[str, str] = {}
        self._addressed: dict[str, dict[str, None]] = {}
        self._only: dict[tuple[Title, str | None, str], str | None] = {}

    def note_titles(self, sentence: Sentence, names: list[Identified]) -> None:
        """Remember the titles that stand before the names of a sentence."""
        heads: dict[int, str] = {}
        for identified in names:
            name, draft = identified.name, self._drafts[identified.key]
            if draft.type != "Person":
                continue
            self._note_party(sentence, identified, names)
            if name.title is None:
                self._note_shared(sentence, identified)
                continue
            if name.title.rank == "honour":
                word = sentence.words[name.start - 1].lower().rstrip(".")
                self._addressed.setdefault(_SHORT.get(word, word), {}).setdefault(identified.key)
                continue
            heads = heads or {t: i.key for i in names for t in range(i.name.start, i.name.end)}
            at, place, past, body = name.title_start - 1, name.title.country, False, ""
            while at >= max(0, name.title_start - 4):
                body = body or self.body(sentence, at, heads.get(at, ""))
                if at in heads:
                    first = next(i.name.start for i in names if i.name.start <= at < i.name.end)
                    if is_setting(sentence, first, name.head):
                        break
                    place = self._drafts[heads[at]].iso3 or self._drafts[heads[at]].country
                    past = past or (first > 0 and sentence.words[first - 1].lower() in _PAST)
                    break
                past = past or sentence.words[at].lower() in _PAST
                if sentence.pos[at] not in ("ADJ", "PART", "PUNCT", "NOUN", "PROPN"):
                    break
                at -= 1
            self._held.setdefault(Held(identified.key, name.title, place, past, body))
            if place and not draft.country and not draft.wikidata:
                draft.country = place

    def _note_party(self, sentence: Sentence, identified: Identified, names: list[Identified]) -> None:
        """Remember the party behind a name: "Anna Dahl of the Green Party", "Anna Dahl (D-Texas)"; or in front: "Labour's Anna Dahl"."""
        name = identified.name
        of = next((c for c in sentence.children[name.head] if sentence.words[c].lower() == "of"), None)
        if of is not None:
            member = sentence.child(of, "pobj")
        else:
            above = sentence.heads[name.head] if sentence.deps[name.head] == "appos" else name.head
            titles = [c for c in sentence.children[name.head] if sentence.deps[c] == "compound"]
            owners = (sentence.child(t, "poss") for t in (name.head, above, *titles))
            member = next((t for t in owners if t is not None), None)
        for other in names:
            bracketed = other.name.start == name.end + 1 and sentence.words[name.end] == "("
            if not bracketed and other.name.head != member:
                continue
            if self._drafts[other.key].label.casefold().endswith(" party"):
                self._parties.setdefault(identified.key, other.key)

    def _note_shared(self, sentence: Sentence, identified: Identified) -> None:
        """Remember a title in the plural before the first of several names: "Senators Erik Lie and Jon Moe"."""
        token = identified.name.head
        first = token if sentence.deps[token] != "conj" else sentence.heads[token]
        before = [t for t in sentence.children[first] if sentence.tags[t] in ("NNS", "NNPS") and t < first]
        word = sentence.words[before[0]].lower().removesuffix("s") if before else ""
        title = self._tables.titles.get((word,))
        if title and title.rank != "honour":
            self._held.setdefault(Held(identified.key, title, title.country, past=False))

    def party(self, person: str) -> str | None:
        """Give the party of whoever holds or seeks an office for one: "Liberal leader Anna Dahl"."""
        if person in self._parties:
            return self._parties[person]
        bodies = {h.body for h in islice(reversed(self._held), _MEMORY) if h.person == person and h.body}
        for draft in self._drafts if bodies else ():
            if draft.type == "Organization" and draft.label.casefold().removesuffix(" party") in bodies:
                return draft.key if draft.label.casefold().endswith(" party") else None
        return None

    def addressed(self, nominal: Nominal) -> tuple[str, ...]:
        """Give the one person whose rank a bare description repeats: "the general" after "General Lie"."""
        bare = nominal.definite and not nominal.plural and not nominal.modifiers and nominal.of is None
        if not bare or nominal.possessor is not None:
            return ()
        rank = _CALLED_SO.get(nominal.lemma, nominal.lemma)
        keys = self._addressed.get(nominal.lemma) or self._addressed.get(rank, {})
        return tuple(keys) if len(keys) == 1 else ()

    def body(self, sentence: Sentence, token: int, key: str) -> str:
        """Give in a word for which body, party, town or region somebody holds or seeks an office; nothing for a state.

        :param key: the actor that the word names, if it names one: "Hezbollah", "GOP"; else the word: "Republican".
        """
        if key:
            draft = self._drafts[key]
            bodily = draft.type in _BODIES or is_region(draft)
            return draft.label.casefold().removesuffix(" party") if bodily else ""
        word = sentence.words[token]
        named = word[0].isupper() and sentence.pos[token] in ("ADJ", "PROPN")
        return word.casefold() if named and word.casefold() not in _TIMES else ""

    def note(self, person: str, nominal: Nominal, country: str | None, body: str) -> None:
        """Remember the office that an apposition or a copula gives to somebody: "Jane Roe, the mayor of Austin"."""
        if nominal.title and nominal.title.rank != "honour" and nominal.when != "future":
            past = nominal.when == "past"
            place = country or nominal.title.country
            self._held.setdefault(Held(person, nominal.title, place, past, body))
            self._only.clear()

    def several(self, nominal: Nominal) -> tuple[str, ...]:
        """Give the two persons of the article who bear a title, where "the presidents" speaks of both."""
        if nominal.modifiers or nominal.of is not None or nominal.possessor is not None or nominal.count > 2:
            return ()
        found = {h.person for h in self._held if not h.past and h.title.name.split()[-1] == nominal.lemma}
        return tuple(sorted(found)) if len(found) == 2 else ()

    def resolve(
        self,
        nominal: Nominal,
        country: str | None,
        label: str,
        body: str = "",
        *,
        owned: bool = False,
        above: Collection[str] = (),
        beside: bool = False,
    ) -> tuple[str, ...]:
        """Give the person in an office, or a Role that nobody named fills; empty where nothing ties it to the article.

        :param country: whose office it is, as far as the phrase itself says.
        :param label: the phrase as it may label a Role.
        :param body: the body, party or town that the phrase names, which sets two nominees apart.
        :param owned: whether it is the body's office, not the state's: "the president of the company".
        :param above: the subjects of the clauses that hold the phrase, who aren't known to be of that country: in
            "President Lie said that the Swiss leader would go" he isn't Lie.
        :param beside: whether a clause says it of a country in passing: after "President Lie resigned", in "Chad, whose
            president is a friend of hers" he isn't Lie either.
        """
        title = nominal.title
        if title is None:
            return ()
        if body and (owned or title.name in LEADING_BODIES):
            keys = self._of_body(nominal, title, country, label, body)
        else:
            keys = self._resolve(nominal, title, country or title.country, label, body)
            if country and any((beside or k in above) and self._drafts[k].country != country for k in keys):
                keys = self._role(nominal, title, country, label, body)
        for key in keys:
            if self._drafts[key].type == "Role":
                self._drafts[key].surfaces.setdefault(label)
        return keys

    def _of_body(
        self, nominal: Nominal, title: Title, country: str | None, label: str, body: str
    ) -> tuple[str, ...]:
        """Give who heads a body that is no state; a Role of its own where the article names nobody."""
        past = nominal.when == "past"
        mine = {h.person for h in self._held if h.past == past and h.body == body and meets(h, title)}
        if not mine:
            mine = heads_of_body(self._held, title, body, past=past)
        if not mine and not nominal.when and nominal.definite and title.name in LEADING_BODIES:
            mine = self._just_named(nominal)
        if len(mine) == 1 and nominal.when != "future":
            return (mine.pop(),)
        return self._role(nominal, title, country, label, body, future=nominal.when == "future")

    def _just_named(self, nominal: Nominal) -> set[str]:
        """Give the only person near, of whom no office is told: "Lie condemned the raid. The leader of Nordlys said"."""
        near = [s for s in self._discourse.back(nominal.sentence, 1) if s.sentence <= nominal.sentence]
        people = {k for s in near for k in s.keys if self._drafts[k].type in ("Person", "Role")}
        led = {k for s in near if s.main and s.sentence < nominal.sentence for k in s.keys} & people
        placed = {h.person for h in self._held}
        known = any((actor := self._tables.actors.get(k)) and actor.terms for k in led)
        return led if len(people) == 1 and not led & placed and not known else set()

    def _resolve(
        self, nominal: Nominal, title: Title, country: str | None, label: str, body: str
    ) -> tuple[str, ...]:
        if nominal.when == "future":
            return self._future(nominal, title, country, label, body)
        if nominal.when == "past":
            person = self._holder_in_text(nominal, title, country, body, past=True)
            if person is None and nominal.definite and self._published:
                person = self._only_one_who_left(title, country)
            return (person,) if person else self._role(nominal, title, country, label, body)
        if not nominal.definite and country is None:
            return ()
        person = self._holder_in_text(nominal, title, country, body, past=False)
        if person is None and title.name in _SHORTENED:
            person = self._in_short(nominal, title)
        if person is None and country and self._published:
            person = self._holder_by_date(title, country)
        if person is None and nominal.definite:
            person = self._only_holder(title, country, body)
        if person:
            return (person,)
        if country is None and nominal.definite:
            return self._last_role(nominal, title, label, body)
        return self._role(nominal, title, country, label, body)

    def _holder_in_text(
        self, nominal: Nominal, title: Title, country: str | None, body: str, *, past: bool
    ) -> str | None:
        """Give the last person spoken of whom the article or the tables give that office."""
        lemma = set(title.roles)
        held = of_body(
            [
                h
                for h in islice(reversed(self._held), _MEMORY)
                if h.past == past and governs(h, title) and self._may_be_of(h, country)
            ],
            body,
        )
        for spoken in self._discourse.back(nominal.sentence, DESCRIPTION_REACH):
            for key in spoken.keys:
                if key in held:
                    return key
                known = self._tables.actors.get(key)
                if known and past and self._published:
                    if self._tables.left_office(key, title.roles, country, self._published):
                        return key
                elif known and not past and (not country or any(t.place == country for t in known.terms)):
                    day = self._published
                    if any(
                        t.role in lemma
                        and (not country or t.place == country)
                        and (t.start <= day <= t.end if day else bool(country))
                        for t in known.terms
                    ):
                        return key
        return None

    def _in_short(self, nominal: Nominal, title: Title) -> str | None:
        """Give the only one near whose office ends in a bare title: "the minister" after "the health minister, Siri Vik"."""
        if (
            not nominal.definite
            or nominal.modifiers
            or nominal.of is not None
            or nominal.possessor is not None
        ):
            return None
        ends = f" {title.name}"
        held = {
            h.person
            for h in islice(reversed(self._held), _MEMORY)
            if not h.past and h.title.rank != _HEADS and h.title.name.endswith(ends)
        }
        for reach in (1, DESCRIPTION_REACH) if held else ():
            near = {k for s in self._discourse.back(nominal.sentence, reach) for k in s.keys if k in held}
            if near:
                return near.pop() if len(near) == 1 else None
        return None

    def _may_be_of(self, held: Held, country: str | None) -> bool:
        """Say whether an office may be a state's: what the article leaves open, the person's own country tells."""
        home = held.place or self._drafts[held.person].country
        return not country or home in (country, None)

    def _only_holder(self, title: Title, country: str | None, body: str) -> str | None:
        """Give the one person of the whole article who holds such an office; None where there are several."""
        if (title, country, body) in self._only:
            return self._only[title, country, body]
        found = of_body(
            [
                h
                for h in self._held
                if not h.past
                and governs(h, title)
                and country in (None, h.place, self._drafts[h.person].country)
            ],
            body,
        )
        for draft in self._drafts if country is None else ():
            known = self._tables.actors.get(draft.key)
            for term in known.terms if known and self._published else ():
                if term.role in title.roles and term.start <= (self._published or "") <= term.end:
                    found.add(draft.key)
        self._only[title, country, body] = found.pop() if len(found) == 1 else None
        return self._only[title, country, body]

    def _only_one_who_left(self, title: Title, country: str | None) -> str | None:
        """Give the one person of the whole article who is known to have held an office before its date."""
        day = self._published or ""
        found = [d.key for d in self._drafts if self._tables.left_office(d.key, title.roles, country, day)]
        return found[0] if len(found) == 1 else None

    def _holder_by_date(self, title: Title, country: str) -> str | None:
        for role in title.roles:
            key = self._tables.holder(role, country, self._published or "")
            if key:
                self._drafts.add(Draft.of_known(self._tables.actors[key]))
                return key
        return None

    def _future(
        self, nominal: Nominal, title: Title, country: str | None, label: str, body: str
    ) -> tuple[str, ...]:
        if country is None:
            return self._last_role(nominal, title, label, body, future=True)
        return self._role(nominal, title, country, label, body, future=True)

    def _last_role(
        self, nominal: Nominal, title: Title, label: str, body: str, *, future: bool = False
    ) -> tuple[str, ...]:
        """Give the Role of that name, or who was only described so, that was spoken of last; else a new Role."""
        mark = f"role:{'future' if future else 'now'}:"
        bare = nominal.definite and not (future or nominal.modifiers or nominal.of or nominal.possessor)
        for spoken in self._discourse.back(nominal.sentence, 10 * DESCRIPTION_REACH):
            for key in spoken.keys:
                group, _, whose = self._drafts[key].role.partition("/")
                same = group == (_HEADS if title.rank == _HEADS else nominal.lemma)
                if key.startswith(mark) and same and body in ("", whose) and self._is_called(key, title):
                    return (key,)
                near = bare and spoken.sentence + DESCRIPTION_REACH > nominal.sentence
                if near and self._drafts[key].is_described(nominal.lemma):
                    return (key,)  # "A police spokesman left. The spokesman said ..."
        return self._role(nominal, title, None, label, body, future=future) if nominal.definite else ()

    def _is_called(self, key: str, title: Title) -> bool:
        """Say whether a Role may bear a title: no prime minister is only called a president, no "miners' leader" is one."""
        draft = self._drafts[key]
        label = draft.label.casefold()
        words = (title.name, *title.roles, *(() if "/" in draft.role else ANY_HEAD))
        return (
            title.rank != _HEADS
            or any(w in label for w in words)
            or not ANY_HEAD.isdisjoint(title.name.split())
        )

    def _role(
        self,
        nominal: Nominal,
        title: Title,
        country: str | None,
        label: str,
        body: str,
        *,
        future: bool = False,
    ) -> tuple[str, ...]:
        """Give the Role of an office in a state: "the next South Korean leader" and "Seoul's new president" are one."""
        group = _HEADS if title.rank == _HEADS else nominal.lemma
        group = f"{group}/{body}" if body else group
        when = "future" if future else "past" if nominal.when == "past" else "now"
        key = f"role:{when}:{country or ''}:{group}"
        self._drafts.add(Draft(key, "Role", label, country=country, role=group))
        return (key,)
