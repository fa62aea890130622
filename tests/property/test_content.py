"""Whatever stands in a file, reading it ends in a model or in located messages."""

import re
import tempfile
from pathlib import Path
from string import punctuation

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from papers.check import check
from papers.content.inline import parse_runs
from papers.content.reader import read_document
from papers.content.report import read_report
from papers.content.source import source_of
from papers.content.tree import Text
from papers.diagnostics import errors
from papers.model.runs import Words, plain
from papers.number import number

PROFILE = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)

FILES = {
    "council.yaml": "name: C\nreport-types: {update: {template: r.docx}}\n",
    "committees/select.yaml": "name: Select\n",
    "meetings/m/meeting.yaml": "committee: select\ndate: 2019-10-23\n",
    "meetings/m/r/report.yaml": "title: T\ntype: update\nreport-by: D\noutline: [section]\n",
    "meetings/m/r/section.yaml": "heading: A\ncontent: [x]\n",
}

_SNIPPETS = st.sampled_from(
    [
        *("heading: A\n", "content:\n", "  - ", "- ", "text: ", "id: a\n", "\n", "  ", "\t", ": "),
        *("'", '"', ">-\n", "|\n", "{", "}", "[", "]", ", ", "&a ", "*a ", "!t ", "@id", "{{ n }}"),
        *("table:\n", "columns: ", "rows: ", "bullets:\n", "measure: ", "word ", "---\n", "#", "%"),
        *("kind: ", "leadership\n", "risks:\n", "figures: {n: 1}\n", "\\", "é", "\x85", "\u2028"),
    ]
)
_LIKE_A_FILE = st.lists(_SNIPPETS, max_size=40).map("".join)


def _read(name: str, content: bytes):
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder) / "content"
        for path, text in FILES.items():
            (top / path).parent.mkdir(parents=True, exist_ok=True)
            (top / path).write_text(text, encoding="utf-8")
        (top / name).write_bytes(content)
        return read_report(top / "meetings/m/r", top)


@PROFILE
@given(
    name=st.sampled_from(sorted(FILES)),
    content=_LIKE_A_FILE.map(str.encode) | st.text().map(str.encode) | st.binary(),
)
def test_any_file_gives_a_model_or_located_messages(name, content):
    reading = _read(name, content)
    if reading.report is None:
        assert errors(reading.diagnostics)
        return
    check(reading.report, reading.known)
    if not errors(reading.diagnostics):
        number(reading.report)
    lines = content.decode("utf-8", errors="replace").replace("\r\n", "\n").replace("\r", "\n")
    count = lines.count("\n") + 1
    for diagnostic in reading.diagnostics:
        if diagnostic.where.file.endswith(name):
            assert 0 <= diagnostic.where.line <= count


@PROFILE
@given(_LIKE_A_FILE)
def test_reading_yaml_never_fails(text):
    source, _ = source_of(text.encode(), "a.yaml")
    document = read_document(source, {"heading", "content", "text", "id"})
    assert document.complete or document.diagnostics


def _as_text(words: str) -> Text:
    source, _ = source_of(("t: |2\n  " + words).encode(), "a.yaml")
    return Text.at(words, "|", source, (0, 3), (2, 0))


def _escaped(words: str) -> str:
    return re.sub(f"([{re.escape(punctuation)}])", r"\\\1", words)


@PROFILE
@given(st.text(st.characters(exclude_categories=["C", "Z"]) | st.just(" "), min_size=1))
def test_escaped_text_prints_as_itself(words):
    words = " ".join(words.split()) or "x"
    runs, found = parse_runs(_as_text(_escaped(words)))
    assert not found
    assert plain(runs) == words


@PROFILE
@given(st.text(st.sampled_from("ab *_`@{}[]()\\\n.1é–"), max_size=40))
def test_no_word_is_lost(words):
    runs, _ = parse_runs(_as_text(words))
    kept = [run.text for run in runs if isinstance(run, Words)]
    assert all(run for run in kept)
    letters = re.sub("[^é–]", "", words)
    links = "".join(run.link for run in runs if isinstance(run, Words))
    if not links and "](" not in words:
        assert re.sub("[^é–]", "", plain(runs)) == letters
