"""What a build found, in about ten lines that fit a terminal."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from export.contents import Article, Claim, Contents
from kg.commands.messages import printable

_WIDTH = 100
_LABEL = 9
_CAMPS = 4
_VERBS = {"support": ("supports", "support"), "oppose": ("opposes", "oppose")}


@dataclass(slots=True)
class Camp:
    """Who is for, or against, one thing: ``label`` is the article's own words for it."""

    label: str
    polarity: str
    holders: list[str] = field(default_factory=list)
    confidence: float = 0.0


class Summary:
    """Counts over a graph's contents: what the graph keeps apart, or merges, is so here as well."""

    def __init__(self, contents: Contents) -> None:
        self._articles_read = contents.articles
        self._claims = contents.claims
        # One author is known as such; of several, each goes by the name that their article gives.
        alone = len(contents.articles) == 1
        self._names = {
            a.iri: "the author" if alone and a.type == "Author" else a.label for a in contents.actors
        }
        self._mentions = Counter({a.iri: 0 for a in contents.actors})
        self._mentions.update(m.actor for article in contents.articles for m in article.mentions)
        self._people = {a.iri for a in contents.actors if a.type == "Person"}
        self._camps: dict[tuple[str, str], Camp] = {}
        for claim in contents.claims:
            if claim.polarity is not None:
                self._count(claim, claim.polarity)

    def _count(self, stance: Claim, polarity: str) -> None:
        for target in stance.targets:
            camp = self._camps.setdefault((target, polarity), Camp(stance.label, polarity))
            camp.confidence += stance.confidence
            camp.holders += [iri for iri in stance.sources if iri not in camp.holders]

    def lines(self, directory: str, files: Sequence[str], skipped_inputs: int) -> Iterator[str]:
        """Yield the lines to print, none wider than a terminal.

        :param directory: the folder that was written, as the user named it.
        :param files: what is in it.
        """
        for label, words in self._rows(directory, files, skipped_inputs):
            yield fit(f"{label:{_LABEL}}{printable(words)}")

    def _rows(self, directory: str, files: Sequence[str], skipped_inputs: int) -> Iterator[tuple[str, str]]:
        kinds = Counter(claim.kind for claim in self._claims)
        yield "Read", self._articles()
        yield "Actors", _listed(len(self._names), (self._names[iri] for iri in self._foremost_actors()))
        events = [claim for claim in self._claims if claim.kind == "event"]
        yield "Events", _listed(len(events), _numbered(claim.name for claim in events))
        if events:
            yield "", ", ".join(_numbered(claim.status for claim in events))
        polarities: Counter[str] = Counter(claim.polarity or "" for claim in self._claims)
        sides = (f"{polarities[p]} {word}" for p, word in _SIDES if polarities[p])
        yield "Stances", _listed(kinds["stance"], sides)
        for camp in self._foremost():
            holders = list(dict.fromkeys(self._names[iri] for iri in camp.holders))
            yield "", f"{_joined(holders)} {_VERBS[camp.polarity][len(holders) > 1]}: {camp.label}"
        yield "Also", f"{_some(kinds['statement'], 'statement')}, {_some(kinds['relation'], 'relation')}"
        yield "Skipped", self._skipped(skipped_inputs)
        yield "Wrote", f"{directory}: {', '.join(files)}"
        yield "Next", self._next(directory)

    def _articles(self) -> str:
        if len(self._articles_read) == 1:
            return _describe(self._articles_read[0])
        dates = [article.published for article in self._articles_read if article.published]
        dated = f", {min(dates)} to {max(dates)}" if dates else ""
        return f"{_some(len(self._articles_read), 'article')}{dated}"

    def _foremost_actors(self) -> list[str]:
        """Give the actors, those most spoken of first; ties by name, so that the same input gives the same lines."""
        return sorted(self._names, key=lambda iri: (-self._mentions[iri], self._names[iri], iri))

    def _foremost(self) -> list[Camp]:
        """Choose the camps to show: the largest and surest, and one against something if there is any."""
        sided = [c for c in self._camps.values() if c.polarity in _VERBS]
        ranked = sorted(sided, key=lambda c: (-len(c.holders), -c.confidence, c.label))
        chosen = ranked[:_CAMPS]
        against = next((c for c in ranked if c.polarity == "oppose"), None)
        if against is not None and against not in chosen:
            chosen[-1] = against
        return chosen

    def _skipped(self, inputs: int) -> str:
        reasons = Counter(skip.reason for article in self._articles_read for skip in article.skipped)
        text = _listed(
            reasons.total(),
            (f"{reason} ({n})" if n > 1 else reason for reason, n in _top(reasons)),
            "piece of text" if reasons.total() == 1 else "pieces of text",
        )
        return text + (f"; {_some(inputs, 'input')} (see above)" if inputs else "")

    def _next(self, directory: str) -> str:
        actors = self._foremost_actors()
        known = [iri for iri in actors if iri in self._people] or actors
        where = "" if directory in ("graph", "./graph") else f" --graph {shlex.quote(directory)}"
        if not known:
            return f"kg sparql{where} 'SELECT * {{ ?s ?p ?o }} LIMIT 10'"
        question = f"Who is {self._names[known[0]]}?"
        return (
            f'kg ask{where} "{question}"'
            if question.isascii() and "'" not in question
            else (f"kg ask{where} {shlex.quote(printable(question))}")
        )


_SIDES = (("support", "for"), ("oppose", "against"), ("neutral", "undecided"))


def _describe(article: Article) -> str:
    date = (
        f"{article.published}{', inferred' if article.published_inferred else ''}"
        if article.published
        else "undated"
    )
    about = ", ".join(x for x in (article.publisher, date) if x)
    title = article.headline
    return f"{title if len(title) <= 50 else title[:49].rstrip() + '…'} ({about})"


def _numbered(words: Iterable[str]) -> list[str]:
    return [f"{number} {word}" for word, number in _top(Counter(words))]


def _top(counts: Counter[str]) -> list[tuple[str, int]]:
    """Give all items, most frequent first; ties by name, so that the same input gives the same lines."""
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _listed(total: int, names: Iterable[str], noun: str = "") -> str:
    head = f"{total:,}{' ' + noun if noun else ''}"
    rest = ", ".join(names)
    return f"{head}: {rest}" if rest else head


def _some(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _joined(names: Sequence[str]) -> str:
    shown = [*names[:3], f"{len(names) - 3} more"] if len(names) > 4 else list(names)
    return " and ".join([", ".join(shown[:-1]), shown[-1]]) if len(shown) > 1 else shown[0]


def fit(line: str) -> str:
    """Cut a line to the width of a terminal: after a comma in its second half, else at a space.

    >>> fit("Events   " + "1 CONSULT, " * 20)[-12:]
    '1 CONSULT, …'
    """
    if len(line) <= _WIDTH:
        return line
    cut = line.rfind(", ", _WIDTH // 2, _WIDTH - 2) + 1 or line.rfind(" ", 0, _WIDTH - 2)
    return line[: max(cut, _WIDTH // 2)] + " …"
