"""What a build found, in about ten lines that fit a terminal."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from kg.commands.messages import printable
from kg.model import AUTHOR, Record

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


@dataclass(slots=True)
class Summary:
    """Counts over records, taken one by one so that none needs to be kept."""

    titles: list[str] = field(default_factory=list)
    dates: set[str] = field(default_factory=set)
    actors: Counter[str] = field(default_factory=Counter)
    people: Counter[str] = field(default_factory=Counter)
    types: Counter[str] = field(default_factory=Counter)
    statuses: Counter[str] = field(default_factory=Counter)
    polarities: Counter[str] = field(default_factory=Counter)
    counts: Counter[str] = field(default_factory=Counter)
    skips: Counter[str] = field(default_factory=Counter)
    camps: dict[tuple[str, str, str], Camp] = field(default_factory=dict)

    def add(self, record: Record) -> None:
        """Count one record in."""
        article = record.article
        self.counts["articles"] += 1
        if len(self.titles) < 2:
            self.titles.append(_describe(record))
        if article.published:
            self.dates.add(article.published)
        labels = {a.id: "the author" if a.id == AUTHOR else a.label for a in record.actors}
        for actor in record.actors:
            if actor.id != AUTHOR:
                self.actors[actor.label] += len(actor.mentions)
                if actor.type == "Person":
                    self.people[actor.label] += len(actor.mentions)
        self.types.update(e.type for e in record.events)
        self.statuses.update(e.status for e in record.events)
        self.counts.update(
            statements=len(record.statements), relations=len(record.relations), issues=len(record.issues)
        )
        self.skips.update(s.reason for s in record.skipped)
        for stance in record.stances:
            self.polarities[stance.polarity] += 1
            # Ids of events are an article's own; those of states, linked actors and issues mean the same in all.
            own = record.id if stance.target.kind == "event" else ""
            camp = self.camps.setdefault(
                (own, stance.target.id, stance.polarity), Camp(stance.target.label, stance.polarity)
            )
            camp.confidence += stance.confidence
            if labels[stance.holder] not in camp.holders:
                camp.holders.append(labels[stance.holder])

    def lines(self, directory: str, files: Sequence[str], skipped_inputs: int) -> Iterator[str]:
        """Yield the lines to print, none wider than a terminal.

        :param directory: the folder that was written, as the user named it.
        :param files: what is in it.
        """
        for label, words in self._rows(directory, files, skipped_inputs):
            yield fit(f"{label:{_LABEL}}{printable(words)}")

    def _rows(self, directory: str, files: Sequence[str], skipped_inputs: int) -> Iterator[tuple[str, str]]:
        yield "Read", self._articles()
        yield "Actors", _listed(len(self.actors), (name for name, _ in _top(self.actors)))
        events = _listed(self.types.total(), (f"{n} {kind}" for kind, n in _top(self.types)))
        yield "Events", events
        if self.statuses:
            yield "", ", ".join(f"{n} {status}" for status, n in _top(self.statuses))
        sides = (f"{self.polarities[p]} {word}" for p, word in _SIDES if self.polarities[p])
        yield "Stances", _listed(self.polarities.total(), sides)
        for camp in self._foremost():
            verb = _VERBS[camp.polarity][len(camp.holders) > 1]
            yield "", f"{_joined(camp.holders)} {verb}: {camp.label}"
        yield (
            "Also",
            f"{_some(self.counts['statements'], 'statement')}, {_some(self.counts['relations'], 'relation')}",
        )
        yield "Skipped", self._skipped(skipped_inputs)
        yield "Wrote", f"{directory}: {', '.join(files)}"
        yield "Next", self._next(directory)

    def _articles(self) -> str:
        if self.counts["articles"] == 1:
            return self.titles[0]
        dated = f", {min(self.dates)} to {max(self.dates)}" if self.dates else ""
        return f"{self.counts['articles']:,} articles{dated}"

    def _foremost(self) -> list[Camp]:
        """Choose the camps to show: the largest and surest, and one against something if there is any."""
        sided = [c for c in self.camps.values() if c.polarity in _VERBS]
        ranked = sorted(sided, key=lambda c: (-len(c.holders), -c.confidence, c.label))
        chosen = ranked[:_CAMPS]
        against = next((c for c in ranked if c.polarity == "oppose"), None)
        if against is not None and against not in chosen:
            chosen[-1] = against
        return chosen

    def _skipped(self, inputs: int) -> str:
        text = _listed(
            self.skips.total(),
            (f"{reason} ({n})" if n > 1 else reason for reason, n in _top(self.skips)),
            "pieces of text",
        )
        return text + (f"; {_some(inputs, 'input')} (see above)" if inputs else "")

    def _next(self, directory: str) -> str:
        known = self.people or self.actors
        where = "" if directory in ("graph", "./graph") else f" --graph {shlex.quote(directory)}"
        if not known:
            return f"kg sparql{where} 'SELECT * {{ ?s ?p ?o }} LIMIT 10'"
        question = f"Who is {_top(known)[0][0]}?"
        return (
            f'kg ask{where} "{question}"'
            if question.isascii() and "'" not in question
            else (f"kg ask{where} {shlex.quote(printable(question))}")
        )


_SIDES = (("support", "for"), ("oppose", "against"), ("neutral", "undecided"))


def _describe(record: Record) -> str:
    article = record.article
    date = (
        f"{article.published}{', inferred' if article.published_inferred else ''}"
        if article.published
        else "undated"
    )
    about = ", ".join(x for x in (article.publisher, date) if x)
    title = article.title or record.id
    return f"{title if len(title) <= 50 else title[:49].rstrip() + '…'} ({about})"


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
