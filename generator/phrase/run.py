"""One run: what is asked, what is taken from the kept answers, and what the gate lets through."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from generator.brief.summary import GIST_LENGTH, LINE_LENGTH
from generator.cache import Cache, content_key
from generator.config import CONFIG_FILE, Summary
from generator.gate import INSTRUCTIONS, Claim, judge
from generator.lexicon import Lexicon
from generator.model import Brief, FileResult, Line, Notice, Severity
from generator.phrase import Phrased, Phrasing, Report
from generator.phrase.client import AT_ONCE, Allowance, Client, Unanswered, find_server
from generator.phrase.prompt import Wanted, make_body, make_payload, read_lines

LONGEST_SENTENCE = 1000
"""Code points; what is longer is no sentence but a text without full stops, and stays as it is."""
_ENDS = "。！？"


@dataclass(frozen=True, slots=True)
class _Request:
    """What is asked for one article."""

    wanted: tuple[Wanted, ...]
    payload: str
    key: str


Answers = dict[str, dict[str, str]]
"""Key of a request -> what the model answered, by the name of the line; {} for an answer that is none."""


def phrase_all(results: tuple[FileResult, ...], phrasing: Phrasing, report: Report) -> Phrased:
    """See `phrase`."""
    requests = {brief.article.id: _request(brief, phrasing.summary) for result in results for brief in result.briefs}
    asked = {request.key: request for request in requests.values() if request.wanted}
    kept: Cache[dict[str, str]] = Cache(phrasing.folder, dict[str, str])
    answers = {key: found for key in asked if (found := kept.get(key)) is not None}
    missing = [request for key, request in asked.items() if key not in answers]
    notices: tuple[Notice, ...] = ()
    if missing and phrasing.online:
        fresh, notices = _Run(phrasing.summary, kept).fetch(missing, report)
        answers |= fresh
    applied = [
        [_apply(brief, requests[brief.article.id], answers, phrasing.lexicon) for brief in result.briefs]
        for result in results
    ]
    changed = [(brief.article.id, brief.gist, brief.summary, brief.notices) for briefs in applied for brief in briefs]
    done = tuple(replace(result, briefs=tuple(briefs)) for result, briefs in zip(results, applied, strict=True))
    return Phrased(done, notices, repr((changed, notices)))


def _request(brief: Brief, summary: Summary) -> _Request:
    """Only sentences that a stage chose are sent: no editor's words, no summary with pinned sentences, no hidden article."""
    kept = brief.hidden or {brief.article.id, brief.article.title.text} & set(summary.literal)
    lines = [] if kept else [("gist", brief.gist, GIST_LENGTH)]
    lines += (
        []
        if kept or "pin" in brief.edited
        else [(f"summary-{at + 1}", line, LINE_LENGTH) for at, line in enumerate(brief.summary)]
    )
    wanted = tuple(
        Wanted(name, line, most) for name, line, most in lines if line is not None and _may_be_sent(brief, line)
    )
    payload = make_payload(brief.article, wanted)
    return _Request(wanted, payload, content_key(summary.model.encode(), INSTRUCTIONS.encode(), payload.encode()))


def _may_be_sent(brief: Brief, line: Line) -> bool:
    if line.origin != "source" or line.quote is None or line.sentence < 0:
        return False
    return len(brief.article.sentences[line.sentence].quote.text) <= LONGEST_SENTENCE


class _Run:
    """The requests of one run: within the budget, a few at a time, given up when the server is."""

    def __init__(self, summary: Summary, kept: Cache[dict[str, str]]) -> None:
        self._summary, self._kept = summary, kept
        self._allowance = Allowance(summary.budget.requests, summary.budget.characters)

    def fetch(self, missing: list[_Request], report: Report) -> tuple[Answers, tuple[Notice, ...]]:
        """Answers by key, kept too; and what an editor should know: why some are missing, what is left for the next run."""
        bodies = [(request, make_body(self._summary.model, request.payload)) for request in missing]
        within = [(request, body) for request, body in bodies if self._allowance.take(_size(body))]
        try:
            client = Client(find_server(os.environ), self._summary.timeout, self._summary.retries)
        except Unanswered as trouble:
            return {}, (_notice("phrase-unanswered", str(trouble), len(missing)),)
        answers: Answers = {}
        troubles: list[str] = []
        with ThreadPoolExecutor(AT_ONCE) as pool:
            outcomes = pool.map(lambda one: self._ask(client, *one), within)
            try:
                for number, ((request, _), outcome) in enumerate(zip(within, outcomes, strict=True)):
                    if isinstance(outcome, str):
                        troubles.append(outcome)
                    else:
                        answers[request.key] = outcome
                    report("phrase", number + 1, len(within))
            finally:  # an editor who stops the run does not wait for what was not asked yet
                self._allowance.given_up = True
        notices = []
        if troubles:
            reasons = "；".join(dict.fromkeys(filter(None, troubles)))
            notices.append(_notice("phrase-unanswered", reasons, len(troubles)))
        if len(within) < len(missing):
            notices.append(_notice("phrase-budget", "本次生成的模型预算已用完", len(missing) - len(within)))
        return answers, tuple(notices)

    def _ask(self, client: Client, request: _Request, body: bytes) -> dict[str, str] | str:
        """The lines, kept as soon as they are there; or why there are none ("" when the server had been given up before)."""
        if self._allowance.given_up:
            return ""
        try:
            said = client.ask(body, lambda: self._allowance.take(_size(body)))
        except Unanswered as trouble:
            self._allowance.note(trouble)
            return str(trouble)
        self._allowance.note(None)
        lines = read_lines(said)
        self._kept.put(request.key, lines)
        return lines


def _size(body: bytes) -> int:
    return len(body.decode())


def _notice(rule: str, why: str, count: int) -> Notice:
    return Notice(CONFIG_FILE, rule, f"{why}；{count}篇简报的摘要仍用原文，下次生成时再试", Severity.WARNING)


def _apply(brief: Brief, request: _Request, answers: Answers, lexicon: Lexicon) -> Brief:
    """The briefing with every line that the gate lets through."""
    answer = answers.get(request.key)
    if answer is None or not request.wanted:
        return brief
    if not answer:
        return replace(brief, notices=(*brief.notices, _refused(brief, request.wanted[0], "模型没有按要求作答")))
    lines: dict[str, Line] = {}
    notices: list[Notice] = []
    for one in request.wanted:
        text = answer.get(one.name, "").strip()
        sentence = brief.article.sentences[one.line.sentence].quote.text
        if text and text.rstrip(_ENDS) in sentence:
            continue  # the source's own words: the line as it was chosen has them, and its place
        refusal = judge(Claim(text, (sentence,), one.most, lexicon))
        if refusal is None:
            lines[one.name] = Line(text, None, role=one.line.role, origin="model", cites=(one.line.sentence,))
        else:
            notices.append(_refused(brief, one, refusal.message))
    return replace(
        brief,
        gist=lines.get("gist", brief.gist),
        summary=tuple(lines.get(f"summary-{at + 1}", line) for at, line in enumerate(brief.summary)),
        notices=(*brief.notices, *notices),
    )


def _refused(brief: Brief, wanted: Wanted, why: str) -> Notice:
    source = brief.article.source.path
    message = f"模型措辞未采用（{why}），仍用原文"
    return Notice(source, "phrase-refused", message, Severity.INFO, wanted.line.quote, brief.article.id)
