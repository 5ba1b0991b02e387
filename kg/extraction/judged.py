"""Whom or what a word judges: "a reckless president", "his disastrous speech", "called the plan a sham"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, pairwise

from kg.extraction.beside import apposed, counted, doer_of, in_front, performers, spoken_of, strung, titled
from kg.extraction.evaluations import ArgumentTables
from kg.extraction.naming import first_of, naming_verb
from kg.extraction.patterns import Match
from kg.extraction.polarity import HARMS
from kg.extraction.scene import Scene
from kg.extraction.sentence import VERBAL
from kg.extraction.stance_drafts import has_name
from kg.extraction.stances import StanceFinder
from kg.extraction.word_classes import words

#: Verbs by which somebody does what their object names, and is judged by it: "gave a brilliant speech".
_PERFORMING = words("performing")
#: Words by which reporters tell who is meant; deeds are judged by them.
_STYLED = words("styled")
#: "said something insane" judges whoever said it.
_THINGS = frozenset({"something", "thing"})
_SAYING = frozenset({"say", "do", "tweet", "write", "suggest", "post"})
#: Words for somebody of whom a relative clause tells more: "is someone who lies".
_SOMEONE = frozenset({"someone", "somebody", "one", "person", "man", "woman", "guy", "kind", "sort", "type"})
#: "The way he spoke was shameful" judges him, as does "everything he says is a lie".
_WAYS = frozenset({"way", "manner", "everything", "thing", "much"})
_ASKING = frozenset({"ask", "question", "grill", "interview", "hear", "read", "know", "talk", "learn"})
#: Words between "nothing" and what somebody is, and verbs by which he is like another.
_BUT = frozenset({"but", "more", "less", "short"})
_SEEMING = words("seeming")
#: Verbs of how somebody seems or turns out to be, which leave what is said of him as it is.
_APPEARING = frozenset({"seem", "appear", "prove"})
#: Verbs by which somebody makes an impression: "comes across as arrogant".
_STRIKING = frozenset({"come", "strike"})
#: How far up they are looked for.
_REMOVES = 4
#: Adjectives by which a deed is held against whoever does it: "it was hypocritical for her to complain".
_SHAMING = words("shaming")
#: What follows "of" suffers it: "the abuse of the clerk".
_SUFFERED = words("suffered")
#: "known for his honesty", where the honesty isn't in doubt.
_KNOWN = frozenset({"know", "known", "renowned", "famous", "remember", "respected", "beloved"})
_ILLS = words("ills")
#: Verbs of what isn't so, or needn't be.
_WISHING = frozenset(
    {"want", "prefer", "need", "seek", "favour", "favor", "imagine", "envision", "picture", "fear"}
)
#: Verbs of owning up to a fault, which is to one's credit.
_ADMITTING = words("admitting")
#: What takes back that somebody has a fault: "her alleged errors".
_ALLEGED = frozenset({"alleged", "supposed", "purported", "perceived", "imagined", "so-called"})


class Judged:
    """Finds whom the words of one sentence judge."""

    def __init__(self, scene: Scene, finder: StanceFinder, tables: ArgumentTables) -> None:
        self.scene, self.finder, self.tables = scene, finder, tables

    def described(self, token: int) -> list[str]:
        """Give whom a word describes: "a reckless leader", "the leader is reckless", "X, a hero"."""
        s, scene = self.scene.sentence, self.scene
        if (first := first_of(s, token)) != token:
            return self.described(first)  # "is tall, rich and corrupt"
        head, dep = s.heads[token], s.deps[token]
        named = self._called(token)
        if named:
            return scene.persons(named, outright=True)
        if self._of_a(token):
            return list(scene.owners(token))  # "his mess of a speech"
        said_of = self._likened(token)
        if dep in ("amod", "compound", "nmod") and s.lemmas[token] in _STYLED:
            return []  # what a "terrorist group" is called by everybody
        if said_of is None and dep in ("amod", "compound", "nmod"):
            head = titled(s, head)
            above = self._subject_of(head)
            if above:
                return above
            return [a for a in scene.at(head) if not self.anybody(head) or has_name(scene, a)]
        if said_of is None and dep == "pobj" and (some := counted(s, token)) != token:
            if s.deps[some] == "appos":
                return apposed(scene, some)
            said_of = some
        if said_of is None and (dep in ("acomp", "attr", "oprd") or self._is_clause(token)):
            if dep == "acomp" and (doing := self._of_whom(token)):
                return scene.persons(doing, outright=True)
            if self._is_clause(token):
                return scene.persons(
                    (c for c in s.children[token] if s.deps[c].startswith("nsubj")), outright=True
                )
            said_of = token
        if said_of is not None:
            return scene.persons(self._doing(scene.frames.subjects(said_of)), outright=True)
        made = dep == "dobj" and s.lemmas[head] == "make" and s.pos[token] == "NOUN"
        if made or self._performed(token):  # "would make a fine leader", "has done a good job"
            return scene.persons(scene.frames.subjects(head), outright=True)
        if dep == "appos":
            return apposed(scene, token)
        if by := performers(scene, token) or spoken_of(scene, token):
            return by
        if dep == "nsubj" and s.lemmas[head] == "be":  # "the real villain is Lie"
            whom = (t for t in scene.frames.predicates(head) if s.pos[t] == "PROPN")
            return scene.persons(whom, outright=True)
        return in_front(scene, token)

    def _is_clause(self, token: int) -> bool:
        """Tell an adjective that parsers take for the verb of its clause: 'wrote that she was "unhinged"'."""
        s = self.scene.sentence
        if s.pos[token] != "ADJ" or s.deps[token] not in ("ccomp", "ROOT", "conj", "advcl"):
            return False
        subject = s.child(token, "nsubj", "nsubjpass")
        return subject is not None and s.child(token, "auxpass", "cop", "aux") is not None and subject < token

    def _of_whom(self, adjective: int) -> list[int]:
        """Give who is judged by what he does: "it was brave of her to leave"."""
        s, frames = self.scene.sentence, self.scene.frames
        subject = s.child(s.heads[adjective], "nsubj")
        if subject is None or s.words[subject].lower() not in ("it", "that", "this"):
            return []
        found = list(frames.preps(adjective, "of"))
        if not found and s.lemmas[adjective] in _SHAMING:
            return doer_of(s, adjective)
        return [t for o in found for t in (frames.subjects(o) if s.pos[o] in VERBAL else (o,))]

    def _called(self, token: int) -> Sequence[int]:
        """Give the object of the verb of naming or depicting that a word completes."""
        s = self.scene.sentence
        verb = naming_verb(s, token)
        if verb is None or s.deps[token] in ("oprd", "ccomp"):
            return ()
        frames = self.scene.frames  # "thinks of her as a hero", "referred to him as a coward"
        found = [t for t in frames.objects(verb) or frames.preps(verb, "of", "to") if t != token]
        return found or (
            (s.heads[token],) if s.deps[token] == "amod" else ()
        )  # "described as absurd a tweet"

    def _likened(self, token: int) -> int | None:
        """Give the word under which a judging word stands at one remove: "nothing but a bully", "acted like a thug"."""
        s = self.scene.sentence
        above = [token, *islice(s.path_up(token), _REMOVES)]
        for low, high in pairwise(above):
            if s.lemmas[high] in ("nothing", "anything") and s.deps[high] == "attr":
                but = any(s.lemmas[c] == "but" and c < low for c in s.children[high])
                return high if but or s.lemmas[low] in _BUT else None
            if s.lemmas[low] == "from" and s.lemmas[high] == "far":
                return s.heads[high]
            if s.lemmas[low] == "like" and s.lemmas[high] in _SEEMING:
                return high
            if s.lemmas[low] == "as" and s.lemmas[high] in _STRIKING and self._strikes(high):
                return high
        return None

    def _strikes(self, verb: int) -> bool:
        """Say whether somebody makes an impression on whoever speaks: "comes across as", "strikes me as"."""
        s = self.scene.sentence
        struck = [s.words[t].lower() for t in self.scene.frames.objects(verb)]
        if s.lemmas[verb] == "strike":
            return struck in (["me"], ["us"])
        return any(s.lemmas[c] in ("across", "over", "off") for c in s.children[verb])

    def inverted(self, token: int) -> bool:
        """Say whether a word is what somebody isn't: "anything but honest", "far from honest"."""
        s = self.scene.sentence
        above = self._likened(token)
        return above is not None and (
            s.lemmas[above] == "anything" or any(s.lemmas[c] == "far" for c in s.children[above])
        )

    def doers(self, verb: int) -> list[str]:
        """Give who does what a verb says, also where he is somebody who does: "she is the one who lied"."""
        s, frames = self.scene.sentence, self.scene.frames
        subjects = frames.subjects(verb)
        found = self.scene.persons(subjects, outright=True)
        if found or s.deps[verb] != "relcl":
            return found
        said = [t for t in subjects if s.deps[t] == "attr" and s.lemmas[t] in _SOMEONE]
        return self.scene.persons((x for t in said for x in frames.subjects(t)), outright=True)

    def rivalled(self, match: Match) -> bool:
        """Say whether somebody is measured by another: "better than Lie", but not "better than expected"."""
        s, scene = self.scene.sentence, self.scene
        objects = (c for t in match.tokens for c in s.children[t] if s.deps[c] == "pobj")
        return any(scene.cast.profiles[a].type != "Place" for t in objects for a in scene.at(t))

    def _doing(self, subjects: Sequence[int]) -> Sequence[int]:
        """Go on from what somebody did, or how, to him who did it: "what he did was shameful", "the way he spoke"."""
        s = self.scene.sentence
        for t in subjects:
            how = s.deps[t] == "csubj" and any(s.lemmas[c] == "how" for c in s.children[t])
            what = (
                s.deps[t] == "csubj"
                and s.lemmas[t] in _SAYING
                and any(s.tags[c] == "WP" for c in s.children[t])
            )
            if how or what:
                return self.scene.frames.subjects(t)
            if s.lemmas[t].lower() in _WAYS:
                clause = next((c for c in s.children[t] if s.deps[c] in ("relcl", "acl")), None)
                return subjects if clause is None else self.scene.frames.subjects(clause)
        return subjects

    def _of_a(self, noun: int) -> bool:
        """Say whether a noun says what another is: "her gem of a speech", "a disaster of a budget"."""
        s, frames = self.scene.sentence, self.scene.frames
        if s.pos[noun] != "NOUN" or not any(s.deps[c] == "poss" for c in s.children[noun]):
            return False
        return any(
            any(s.lemmas[c] in ("a", "an") for c in s.children[t])
            and self.tables.deeds.at(frames, t) is not None
            for t in frames.preps(noun, "of")
        )

    def named_so(self, noun: int, match: Match) -> list[str]:
        """Give who is called by a strong word in passing: "the Lie dictatorship"."""
        s, scene = self.scene.sentence, self.scene
        if s.pos[noun] != "NOUN" or match.row["strength"] != "3" or s.deps[noun] in ("attr", "oprd", "appos"):
            return []
        named = any(s.pos[c] == "PROPN" and s.deps[c] in ("compound", "nmod") for c in s.children[noun])
        return list(scene.at(noun)) if named else []

    def _subject_of(self, noun: int) -> list[str]:
        """Give of whom a noun is said that an adjective stands before: "is a great leader", "gave a great speech"."""
        s, scene = self.scene.sentence, self.scene
        noun = counted(s, noun)
        verb = s.heads[noun]
        said = s.deps[noun] in ("attr", "oprd") and s.pos[noun] in ("NOUN", "NUM")
        made = s.deps[noun] == "dobj" and s.lemmas[verb] == "make" and bool(scene.at(noun))
        if said:
            return scene.persons(scene.frames.subjects(noun), outright=True) or performers(scene, noun)
        if made or self.uttered(noun):
            return scene.persons(scene.frames.subjects(verb), outright=True)
        if self._performed(noun):
            return scene.persons(scene.frames.subjects(s.heads[strung(s, noun)]), outright=True)
        return in_front(scene, noun)

    def predicate(self, token: int) -> int:
        """Give the noun that is said of somebody together with the word before it: "leader" in "is a great leader"."""
        s = self.scene.sentence
        noun = s.heads[token]
        if s.deps[token] != "amod" or s.pos[noun] != "NOUN":
            return token
        verb = s.heads[noun]
        if not _APPEARING.isdisjoint((s.lemmas[verb], s.lemmas[s.heads[verb]])):
            return token  # "seems to be an honest mayor"
        if s.deps[noun] == "attr":
            known = any(s.lemmas[c].lower() in ("the", "this", "that") for c in s.children[noun])
            known = known or s.child(s.heads[noun], "expl") is not None  # "if there is a bad mayor"
            aimed = any(s.tags[c] == "TO" for c in s.children[verb])  # "tried to be the wise man"
            return token if known and not aimed and s.tags[token] not in ("JJS", "RBS") else noun
        made = s.deps[noun] == "dobj" and (s.lemmas[s.heads[noun]] == "make" or self._performed(noun))
        return noun if made else token

    def wished(self, token: int) -> bool:
        """Say whether a word tells how somebody would be: "prefers a weak Bern", but not "fought a cruel Bern"."""
        s = self.scene.sentence
        name = s.heads[token]
        if s.deps[token] != "amod" or s.pos[name] != "PROPN" or s.lemmas[s.heads[name]] not in _WISHING:
            return False
        return any(s.deps[c] == "det" and s.lemmas[c].lower() in ("a", "an") for c in s.children[name])

    def uttered(self, noun: int) -> bool:
        """Say whether a noun stands for what is said in so many words: "said something insane"."""
        s = self.scene.sentence
        return s.deps[noun] == "dobj" and s.lemmas[noun] in _THINGS and s.lemmas[s.heads[noun]] in _SAYING

    def _performed(self, noun: int) -> bool:
        """Say whether a noun is what somebody does who is judged by it: "did a terrible job"."""
        s = self.scene.sentence
        done = strung(s, noun)
        if s.deps[done] != "dobj" or s.lemmas[s.heads[done]] not in _PERFORMING or self.scene.at(noun):
            return False
        return self.tables.deeds.at(self.scene.frames, noun) is not None and not self.scene.owners(noun)

    def anybody(self, noun: int) -> bool:
        """Tell a phrase that means nobody in particular: "claims of being a generous donor"."""
        s = self.scene.sentence
        if s.pos[noun] != "NOUN":
            return False
        before = [s.lemmas[c].lower() for c in s.children[noun] if s.deps[c] in ("det", "poss", "nummod")]
        alone = not before and s.tags[noun] == "NN"
        return alone or any(w in ("a", "an", "any", "no", "every") for w in before)

    def thing(self, token: int) -> int | None:
        """Give the deed, word or policy that a word judges, where it is somebody's or does harm."""
        s, frames = self.scene.sentence, self.scene.frames
        noun: int | None = None
        token = first_of(s, token)
        if called := self._called(token):
            noun = called[0]
        elif s.deps[token] == "amod":
            noun = s.heads[token]
            if s.deps[noun] == "attr" and self.finder.tables.issues.knows(self.scene, noun):
                return None if self.scene.at(noun) else noun  # "this was an indefensible ban"
        elif s.deps[token] in ("acomp", "attr", "oprd"):
            noun = next(iter(frames.subjects(token)), None)
        if noun is None or self.scene.at(noun):
            return None
        event = self.finder.events.get(noun)
        harm = event is not None and event.type in HARMS and s.deps[token] == "amod"
        return noun if harm or self.answered_for(noun) else None

    def answered_for(self, noun: int) -> bool:
        """Say whether a noun is something that somebody says, does or stands for, and whose it is."""
        if self.scene.at(noun) or self.tables.deeds.at(self.scene.frames, noun) is None:
            return False
        types = {self.scene.cast.profiles[a].type for a in self.scene.owners(noun)}
        return bool(types) and not types & {"Place", "Group"}

    def worsened(self, token: int) -> bool:
        """Say whether a word of praise only makes a bad thing worse: "the greatest obstacle", "a fine mess"."""
        s, frames = self.scene.sentence, self.scene.frames
        noun = s.heads[token]
        if s.deps[token] != "amod" or s.pos[noun] != "NOUN":
            return False
        if s.lemmas[noun] in _ILLS:
            return True
        found = (self.tables.evaluations.at(frames, noun), self.finder.tables.attitudes.at(frames, noun))
        return any(m is not None and m.row["polarity"] == "oppose" for m in found)

    def misreported(self, verb: int) -> list[str]:
        """Give whose words or deeds are twisted: "misquoted her speech"."""
        found = [t for t in self.scene.frames.objects(verb) if self.answered_for(t)]
        return [a for t in found for a in self.scene.owners(t)]

    def asked_about(self, noun: int) -> bool:
        """Say whether a fault is only what somebody was asked about, or is sorry for: "asked her about her scandal"."""
        s = self.scene.sentence
        prep = s.heads[noun]
        if s.deps[noun] == "pobj" and s.lemmas[s.heads[prep]] in ("apologise", "apologize", "sorry"):
            return True
        return s.deps[noun] == "pobj" and s.lemmas[prep] == "about" and s.lemmas[s.heads[prep]] in _ASKING

    def repented(self, noun: int) -> bool:
        """Say whether a fault is one that somebody owns up to, or only said to be one: "admitted his mistake"."""
        s = self.scene.sentence
        if s.deps[noun] == "dobj" and s.lemmas[s.heads[noun]] in _ADMITTING:
            return True
        prep = s.heads[noun]
        if s.deps[noun] == "pobj" and s.lemmas[prep].lower() == "for" and "all" in s.words[prep:noun]:
            return True  # "for all his faults, he is honest"
        return any(s.deps[c] == "amod" and s.lemmas[c] in _ALLEGED for c in s.children[noun])

    def having(self, noun: int) -> list[int]:
        """Give whose a virtue or fault is by "of": "the courage of the rescuers", but not "the abuse of X"."""
        s, scene = self.scene.sentence, self.scene
        if s.lemmas[noun] in _SUFFERED:
            return []
        found = [t for t in scene.frames.preps(noun, "of") if not self.anybody(t)]
        kinds = ("Person", "State", "Territory")
        return [t for t in found if any(scene.cast.profiles[a].type in kinds for a in scene.at(t))]

    def questioned(self, noun: int) -> bool:
        """Say whether a virtue is in doubt: "questions about his integrity", "challenged his courage"."""
        s, frames = self.scene.sentence, self.scene.frames
        prep = s.heads[noun]
        if s.deps[noun] == "pobj" and s.lemmas[prep] == "for" and s.lemmas[s.heads[prep]] in _KNOWN:
            return False
        if s.deps[noun] == "pobj" and s.lemmas[noun] == "credit":
            return False  # "to his credit"
        if s.deps[noun] == "dobj" and s.lemmas[s.heads[noun]] == "miss":
            return False
        if s.deps[noun] not in ("dobj", "nsubj", "nsubjpass"):
            return True
        verb, tables = s.heads[noun], self.finder.tables
        attitude = tables.attitudes.at(frames, verb)
        effect = tables.composer.effects.at(frames, verb)
        opposed = attitude is not None and attitude.row["polarity"] == "oppose"
        return opposed or (effect is not None and effect.row["effect"] == "-")
