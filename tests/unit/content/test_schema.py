"""The schemas describe themselves, so that editors can be told of them."""

import pytest

from papers.content.files import known_keys
from papers.content.kinds import KINDS
from papers.content.schema.council import CouncilEntries
from papers.content.schema.meeting import CommitteeEntries, MeetingEntries
from papers.content.schema.report import AppendixFile, ReportEntries

FILES = [CommitteeEntries, CouncilEntries, MeetingEntries, AppendixFile, ReportEntries]


@pytest.mark.parametrize("schema", [*FILES, *KINDS.values()])
def test_every_file_has_a_json_schema(schema):
    made = schema.model_json_schema()
    assert set(made["properties"]) == set(schema.allowed())
    assert made["additionalProperties"] is False


@pytest.mark.parametrize("schema", [*FILES, *KINDS.values()])
def test_every_key_is_described(schema):
    assert all(field.description for field in schema.model_fields.values())


def test_keys_are_hyphenated():
    assert {"page-break", "report-by", "continue", "lead-in"} <= known_keys()
    assert not any("_" in key for key in known_keys())
