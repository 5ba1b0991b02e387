"""Answers in words: what was found, each finding with the sentence that says so, and what it all rests on."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Iterable, Iterator

from queries.answers import Answer, Evidence, Finding

_FIELD = re.compile(r"\{(\w+)\}")
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_SPACES = re.compile(r"\s+")
#: What groups are called, where the bare value would not be understood.
_HEADINGS = {
    "support": "For",
    "oppose": "Against",
    "neutral": "Undecided",
    "event": "Events",
    "stance": "Stances",
    "relation": "Relations",
}


def answer_text(answer: Answer, *, limit: int | None, width: int) -> str:
    """Give an answer in words; see :meth:`Answer.text`."""
    lines = list(_heading(answer))
    shown = 0
    for name, findings in answer.groups():
        room = len(findings) if limit is None else max(limit - shown, 0)
        if room and name:
            lines += ["", *wrapped(_HEADINGS.get(name, name), width)]
        elif room:
            lines.append("")
        for finding in findings[:room]:
            lines += _finding(answer, finding, indent="  " if name else "", width=width)
        shown += min(len(findings), room)
    if shown < len(answer.findings):
        lines += ["", f"... and {len(answer.findings) - shown:,} more (--limit 0 shows all)"]
    lines += _chains(answer, width)
    return "\n".join([*lines, "", *_closing(answer, width)])


def wrapped(text: str, width: int, *, indent: str = "", hanging: str = "") -> list[str]:
    """Wrap text that came from an article: one paragraph, nothing in it that a terminal obeys.

    >>> wrapped("Lee\\x1b[2J votes", 20)
    ['Lee [2J votes']
    """
    plain = "".join(" " if unicodedata.category(c)[0] == "C" else c for c in text)
    made = textwrap.wrap(
        _SPACES.sub(" ", plain).strip(),
        max(width, 20),
        initial_indent=indent,
        subsequent_indent=indent + hanging,
        break_long_words=True,
        break_on_hyphens=False,
    )
    return made or [indent]


def say(template: str | dict[str, str], finding: Finding) -> str:
    """Word a finding by its question's template.

    >>> say("{who}[, of {state}]", Finding({"who": ("Lee",), "state": (None,)}, None))
    'Lee'
    """
    if isinstance(template, dict):
        template = template.get(finding["kind"]) or next(iter(template.values()))

    def optional(part: re.Match[str]) -> str:
        empty = any(not finding[name] for name in _FIELD.findall(part[1]))
        return "" if empty else part[1]

    return _FIELD.sub(lambda part: finding[part[1]], _OPTIONAL.sub(optional, template))


def evidence_line(item: Evidence) -> str:
    """Say whose words they are: article, date, teller, status, confidence."""
    source = item.title or item.article.rpartition("/")[2]
    when = {"claimDate": item.date or "", "articleDate": f"article of {item.date}"}.get(item.dated, "undated")
    teller = "told by the author" if item.firsthand else f"told by {item.teller}"
    return f"{source} · {when} · {teller} · {item.status} · confidence {item.confidence:.2f}"


def _heading(answer: Answer) -> Iterator[str]:
    if answer.asked is not None:
        yield from wrapped(f"Understood as: {understood(answer)}", 10_000)


def understood(answer: Answer) -> str:
    """Say which question was asked, with what."""
    said = [f"{name} = {value}" for name, value in answer.given.items()]
    for name, match in answer.matches.items():
        if match.how == "spelling":
            said.append(f"(took {match.name!r} for {match.entry.label})")
        elif name not in answer.given:
            said.append(f"{name} = {match.entry.label}")
    return f"{answer.question.summary} [{answer.question.name}{': ' if said else ''}{', '.join(said)}]"


def _finding(answer: Answer, finding: Finding, *, indent: str, width: int) -> Iterable[str]:
    yield from wrapped(say(answer.question.say, finding), width, indent=indent, hanging="  ")
    item = finding.evidence
    if item is not None:
        yield from wrapped(f"“{item.quote.strip()}”", width, indent=indent + "    ")
        if finding["other_quote"]:
            yield from wrapped(f"“{finding['other_quote']}”", width, indent=indent + "    ")
        yield from wrapped(evidence_line(item), width, indent=indent + "    ", hanging="  ")


def _chains(answer: Answer, width: int) -> Iterator[str]:
    if not answer.chains:
        return
    yield ""
    yield "Shortest chains through others"
    for chain in answer.chains:
        ties = "; ".join(
            f"{step.one} and {step.two}: {step.claims} claims"
            + (f", {step.supporting} for" if step.supporting else "")
            + (f", {step.opposing} against" if step.opposing else "")
            for step in chain.steps
        )
        yield from wrapped(f"{chain} ({ties})", width, indent="  ", hanging="  ")


def _closing(answer: Answer, width: int) -> Iterator[str]:
    if "claim" in answer.columns:
        nothing = "Nothing found" if not answer.findings and not answer.chains else ""
        yield from wrapped(nothing + "." if nothing else f"It rests on {answer.rests_on}.", width)
    else:
        yield f"{len(answer.findings):,} in all."
    if answer.left_out:
        told = ", ".join(f"{number} {status}" for status, number in sorted(answer.left_out.items()))
        yield from wrapped(f"Left out: {told} (--status all shows them).", width)
