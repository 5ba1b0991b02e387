"""Answers in words: what was found, each finding with the sentence that says so, and what it all rests on."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Iterator
from itertools import groupby

from queries.answers import Answer, Evidence, Finding, counted
from queries.chains import Chain, Step
from queries.names import Entry

_FIELD = re.compile(r"\{(\w+)\}")
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
#: A query that took less than this, in seconds, may be run once more to count what was left out.
_QUICK = 0.25
_SPACES = re.compile(r"\s+")
#: What groups are called, where the bare value would not be understood.
_HEADINGS = {
    "support": "For",
    "oppose": "Against",
    "neutral": "Undecided",
    "event": "Events",
    "stance": "Stances",
    "relation": "Relations",
    "statement": "Statements",
    "allyOf": "Allies",
    "rivalOf": "Rivals",
    "holdsPosition": "Positions",
    "heldPosition": "Former positions",
    "candidateFor": "Candidates",
    "memberOf": "Members",
    "partOf": "Parts",
    "representativeOf": "Representatives",
    "relatedTo": "Kin and others related",
}


def answer_text(answer: Answer, *, limit: int | None, width: int) -> str:
    """Give an answer in words; see :meth:`Answer.text`."""
    lines: list[str] = []
    if answer.asked is not None:
        lines += wrapped(f"Understood as: {understood(answer)}", width, hanging="  ")
    for note in answer.notes:
        lines += wrapped(f"Note: {note}", width, hanging="  ")
    if answer.question.name == "profile":
        lines += ["", *wrapped(described(answer.matches["actor"].entry), width)]
    shown = 0
    for name, findings in answer.groups():
        room = len(findings) if limit is None else max(limit - shown, 0)
        if room:
            lines += ["", *(wrapped(_heading(name), width) if name else ())]
            lines += _findings(answer, findings[:room], indent="  " if name else "", width=width)
        shown += min(len(findings), room)
    if shown < len(answer.findings):
        lines += ["", f"... and {len(answer.findings) - shown:,} more (--limit 0 shows all)"]
    lines += _chains(answer.chains, width)
    return "\n".join([*lines, "", *_closing(answer, width)]).strip("\n")


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
        break_on_hyphens=False,
    )
    return made or [indent]


def say(template: str | dict[str, str], finding: Finding) -> str:
    """Word a finding by its question's template.

    >>> say("{who}[, of {state}]", Finding({"who": ("Lee",), "state": (None,)}))
    'Lee'
    """
    if isinstance(template, dict):
        template = template.get(finding["kind"]) or next(iter(template.values()))

    def optional(part: re.Match[str]) -> str:
        empty = any(not finding[name] for name in _FIELD.findall(part[1]))
        return "" if empty else part[1]

    return _FIELD.sub(lambda part: finding[part[1]], _OPTIONAL.sub(optional, template))


def understood(answer: Answer) -> str:
    """Say which question was asked, with what; and which names were only nearly those given."""
    given = dict(answer.given)
    pattern = answer.question.pattern
    own = {parameter.name for parameter in answer.question.parameters} & given.keys() - {"kind"}
    if pattern and set(_FIELD.findall(pattern)) == own:
        asked = _FIELD.sub(lambda part: given.pop(part[1]), pattern)
    else:
        asked = answer.question.summary
    said = [f"{name} = {value}" for name, value in given.items()]
    said += [
        f"taking “{match.name}” for {match.entry.label}"
        for match in answer.matches.values()
        if match.how in ("spelling", "part")
    ]
    return f"{asked} [{answer.question.name}{': ' if said else ''}{', '.join(said)}]"


def described(entry: Entry) -> str:
    """Say what the graph knows of a name: label, type, other names, codes.

    >>> described(Entry("a:1", "actor", "Country", "Iran", ("IRN", "Q794", "Tehran")))
    'Iran: Country; also Tehran; IRN, Q794'
    """
    codes = [alias for alias in entry.aliases if re.fullmatch(r"[A-Z]{3}|Q\d+", alias)]
    others = [alias for alias in entry.aliases if alias not in codes]
    parts = [
        entry.type,
        *([f"also {', '.join(others)}"] if others else []),
        *([", ".join(codes)] if codes else []),
    ]
    return f"{entry.label}: {'; '.join(parts)}"


def _heading(name: str) -> str:
    heading = _HEADINGS.get(name, name)
    return heading[:1].upper() + heading[1:]


def _findings(answer: Answer, findings: list[Finding], *, indent: str, width: int) -> Iterator[str]:
    """Say each finding; those that one sentence makes share its quotation."""
    if isinstance(answer.question.say, dict) and "other" in answer.question.say:
        for side in (0, 1):
            yield from _side(answer, findings, side, indent=indent, width=width)
        return
    for _, same in groupby(findings, key=_told):
        group = list(same)
        for finding in group:
            yield from wrapped(say(answer.question.say, finding), width, indent=indent, hanging="  ")
        evidence = group[0].evidence
        for i, item in enumerate(evidence):
            yield from wrapped(f"“{item.quote.strip()}”", width, indent=indent + "    ")
            sure = sorted({f"{f.evidence[i].confidence:.2f}" for f in group})
            yield from wrapped(f"— {_source(item, sure)}", width, indent=indent + "    ", hanging="  ")


def _side(answer: Answer, findings: list[Finding], side: int, *, indent: str, width: int) -> Iterator[str]:
    """Say what one of two actors holds: each claim once, though it is compared with every one of the other's."""
    name = ("actor", "other")[side]
    template = answer.question.say[name]  # type: ignore[index]  # the caller saw that it is a mapping
    said: dict[str, tuple[str, Evidence]] = {}
    for finding in findings:
        item = finding.evidence[side]
        said.setdefault(item.claim, (say(template, finding), item))
    for words, item in said.values():
        yield from wrapped(f"{answer.given[name]} {words}", width, indent=indent, hanging="  ")
        yield from wrapped(f"“{item.quote.strip()}”", width, indent=indent + "    ")
        source = _source(item, [f"{item.confidence:.2f}"])
        yield from wrapped(f"— {source}", width, indent=indent + "    ", hanging="  ")


def _told(finding: Finding) -> tuple[object, ...]:
    """What findings must have in common to share a quotation; overviews have none and stand apart."""
    if not finding.evidence:
        return (id(finding),)
    return tuple((e.article, e.quote, e.teller, e.status, e.date) for e in finding.evidence)


def _source(item: Evidence, confidences: list[str]) -> str:
    """Say whose words they are: article, date, teller, status, confidence."""
    title = item.title or item.article.rpartition("/")[2]
    when = {"claimDate": item.date or "", "articleDate": f"article of {item.date}"}.get(
        item.dated, item.date or "undated"
    )
    parts = [title, when]
    parts += ["told by the author" if item.firsthand else f"told by {item.teller}", item.status]
    parts.append(f"confidence {'–'.join(dict.fromkeys((confidences[0], confidences[-1])))}")
    return " · ".join(parts)


def _chains(chains: tuple[Chain, ...], width: int) -> Iterator[str]:
    if not chains:
        return
    yield from ("", "Shortest chains through others")
    for chain in chains:
        yield from wrapped(str(chain), width, indent="  ", hanging="  ")
        for step in chain.steps:
            yield from _step(step, width)


def _step(step: Step, width: int) -> Iterator[str]:
    sides = [f"{step.supporting} for"] if step.supporting else []
    sides += [f"{step.opposing} against"] if step.opposing else []
    tie = ", ".join([counted(step.claims, "claim"), *sides])
    quote = f": “{step.evidence.quote.strip()}”" if step.evidence is not None else ""
    yield from wrapped(f"{step.one} and {step.two} ({tie}){quote}", width, indent="    ", hanging="  ")


def _closing(answer: Answer, width: int) -> Iterator[str]:
    if "claim" not in answer.columns:
        yield f"{len(answer.findings):,} in all."
    elif answer.findings or answer.chains:
        yield from wrapped(f"It rests on {answer.rests_on}.", width)
    else:
        yield "Nothing found."
    for line in (_left_out(answer), _undated(answer)):
        if line:
            yield from wrapped(line, width)


def _left_out(answer: Answer) -> str:
    """Say what the status kept out; how much of it is only counted where that is quick."""
    if answer.count_left_out is None:
        return ""
    if answer.result.seconds > _QUICK:
        return "Claims of another status are left out (--status all shows them)."
    if not answer.left_out:
        return ""
    told = ", ".join(f"{number:,} {status}" for status, number in sorted(answer.left_out.items()))
    return f"Left out: {told} (--status all shows them)."


def _undated(answer: Answer) -> str:
    """Say what a period kept out because neither the claim nor its article has a date; counted as above."""
    if not answer.given.keys() & {"since", "until", "as_of"}:
        return ""
    if answer.count_undated is None or answer.result.seconds > _QUICK:
        return "Claims without a date are left out."
    return f"Left out: {answer.undated:,} without a date." if answer.undated else ""
