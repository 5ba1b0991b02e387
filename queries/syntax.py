"""Says where a SPARQL query breaks, and what was expected there.

Oxigraph's parser names the furthest place it reached and every token it would have taken there, which is seldom where
the mistake is. What people get wrong (a bracket, a quote, a prefix, a keyword, an incomplete triple) is looked for first.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from rapidfuzz import fuzz, process

from kg.errors import SyntaxQueryError
from queries.tokens import Token, position, tokens

_AT = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_WANTED = re.compile(r"(?:^|, |expected (?:one of )?)(\"[^\"\\A-Za-z]+\"|[A-Z][A-Z ]+[A-Z])(?=,|$)")
_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH")
_CLOSING = {"{": "}", "(": ")", "[": "]"}
_MAX_WANTED = 6


def syntax_error(message: str, query: str, *, prefixes: Mapping[str, str] | None = None) -> SyntaxQueryError:
    """Turn an engine's parse error into one line: where, what stands there, what was expected.

    :param message: as pyoxigraph words it: ``error at LINE:COLUMN: expected ...``.
    :param prefixes: what the query may use without declaring it.

    >>> print(syntax_error("error at 1:9: expected [_]", "SELECT * { ?s ?p }"))
    line 1, column 18: found '}', expected an object to end the triple pattern '?s ?p'
    >>> print(syntax_error("error at 1:9: expected [_]", "SELEKT * { ?s ?p ?o }"))
    line 1, column 1: found 'SELEKT', expected SELECT, ASK, CONSTRUCT or DESCRIBE (did you mean SELECT?)
    """
    found = list(tokens(query))
    for look in (_quotes, _form, _brackets, _prefixes, _triples):
        problem = look(found, query, prefixes or {})
        if problem is not None:
            return _error(query, *problem)
    at = _AT.match(message)
    if at is None:
        return SyntaxQueryError(f"this is not a SPARQL query: {' '.join(message.split())}")
    start, text = _standing_at(found, query, int(at[1]), int(at[2]))
    return _error(query, start, text, _expected(at[3], text))


#: Where a mistake is (offset), what stands there, and what was expected.
_Problem = tuple[int, str, str]


def _error(query: str, start: int, found: str, expected: str) -> SyntaxQueryError:
    line, column = position(query, start)
    shown = "the end" if not found else repr(found if len(found) <= 40 else found[:37] + "...")
    return SyntaxQueryError(f"line {line}, column {column}: found {shown}, {expected}")


def _quotes(found: list[Token], query: str, prefixes: Mapping[str, str]) -> _Problem | None:
    for token in found:
        if token.kind == "unclosed":
            rest = token.text.split("\n", 1)[0]
            mark = rest[:3] if rest[:3] in ('"""', "'''") else rest[0]
            where = "" if len(mark) == 3 else " in the same line"
            return token.start, rest, f"expected a closing {mark}{where}"
    return None


def _form(found: list[Token], query: str, prefixes: Mapping[str, str]) -> _Problem | None:
    forms = "SELECT, ASK, CONSTRUCT or DESCRIBE"
    i = 0
    while i < len(found):
        word = found[i].text.upper()
        if word == "PREFIX":
            i += 3
        elif word == "BASE":
            i += 2
        elif word in _FORMS:
            return None
        elif word in _UPDATES:
            return (
                found[i].start,
                found[i].text,
                f"expected {forms}: queries read a graph and never change it",
            )
        else:
            near = process.extractOne(word, _FORMS, scorer=fuzz.ratio, score_cutoff=70)
            hint = f" (did you mean {near[0]}?)" if near else ""
            return found[i].start, found[i].text, f"expected {forms}{hint}"
    return len(query), "", f"expected {forms}"


def _brackets(found: list[Token], query: str, prefixes: Mapping[str, str]) -> _Problem | None:
    opened: list[Token] = []
    for token in found:
        if token.kind == "open":
            opened.append(token)
        elif token.text in _CLOSING.values() and token.kind == "other":
            if not opened:
                return token.start, token.text, "expected nothing: no bracket is open here"
            last = opened.pop()
            if _CLOSING[last.text] != token.text:
                line, column = position(query, last.start)
                return (
                    token.start,
                    token.text,
                    f"expected {_CLOSING[last.text]} for the {last.text} of line {line}, column {column}",
                )
    if opened:
        line, column = position(query, opened[-1].start)
        end = len(query.rstrip())
        return (
            end,
            "",
            f"expected {_CLOSING[opened[-1].text]} for the {opened[-1].text} of line {line}, column {column}",
        )
    return None


def _prefixes(found: list[Token], query: str, prefixes: Mapping[str, str]) -> _Problem | None:
    known = set(prefixes)
    for i, token in enumerate(found):
        if token.kind != "name" or token.text.startswith("_:"):
            continue
        prefix = token.text.split(":", 1)[0]
        if i and found[i - 1].text.upper() == "PREFIX":
            known.add(prefix)
        elif prefix not in known:
            near = (
                process.extractOne(prefix, sorted(known), scorer=fuzz.ratio, score_cutoff=60)
                if prefix
                else None
            )
            hint = f" (did you mean {near[0]}:?)" if near else ""
            return token.start, token.text, f"expected a known prefix or a line PREFIX {prefix}: <...>{hint}"
    return None


def _triples(found: list[Token], query: str, prefixes: Mapping[str, str]) -> _Problem | None:
    """Find a triple without its object, or a fourth term where a pattern should end.

    Terms are counted from ``{`` or ``.`` (three are needed) or ``;`` (two); property paths count as one term.
    """
    terms: list[Token] = []
    needed = 0
    path = False
    for token in found:
        if token.text in ("{", ".", ";"):
            problem = _incomplete(terms, needed, token, query)
            if problem is not None:
                return problem
            terms, needed, path = [], 2 if token.text == ";" else 3, False
        elif token.text == "}":
            problem = _incomplete(terms, needed, token, query)
            if problem is not None:
                return problem
            terms, needed = [], 0
        elif token.text in ("/", "|", "^", "!", "*", "+", "?"):
            path = True
        elif token.kind in ("variable", "name", "iri", "string", "number") or token.text == "a":
            if not path:
                terms.append(token)
            path = False
            if needed and len(terms) > needed and all(t.kind in _PLAIN for t in terms):
                return token.start, token.text, "expected one of . ; , } after a whole triple pattern"
        else:
            terms, needed = [], 0
    return None


#: Terms that can only be terms; a name may be a function, a word a keyword.
_PLAIN = ("variable", "iri", "string", "number", "name")


def _incomplete(terms: list[Token], needed: int, token: Token, query: str) -> _Problem | None:
    if needed and len(terms) == needed - 1:
        pattern = query[terms[0].start : terms[-1].start + len(terms[-1].text)]
        return token.start, token.text, f"expected an object to end the triple pattern {pattern!r}"
    return None


def _standing_at(found: list[Token], query: str, line: int, column: int) -> tuple[int, str]:
    """Find the token that an engine's place belongs to; it counts one on after a token it can't use."""
    lines = query.split("\n")
    offset = sum(len(text) + 1 for text in lines[: line - 1]) + column - 1
    for token in found:
        if token.start <= offset < token.start + len(token.text) or token.start >= offset:
            return token.start, token.text
    return len(query.rstrip()), ""


def _expected(rest: str, found: str) -> str:
    if "The SELECT contains a variable that is unbound" in rest:
        return "expected every variable of SELECT in GROUP BY or in an aggregate"
    if "IRI parsing failed" in rest:
        return "expected a whole IRI, such as <https://example.org/a>"
    wanted = sorted({word.strip('"') for word in _WANTED.findall(rest)} - {found, "SERVICE", "LATERAL"})
    if not wanted:
        return "which the query can't go on with"
    more = " ..." if len(wanted) > _MAX_WANTED else ""
    return f"expected {', '.join(wanted[:_MAX_WANTED])}{more}"
