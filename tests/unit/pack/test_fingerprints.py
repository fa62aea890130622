"""Fingerprints: a secret is found, and what anybody may say is not taken for one."""

import pytest

from papers.pack.leaks import fingerprints

COMMITTEE = "Children and Young People's Services Select Committee"
SECRET = f"The {COMMITTEE} was told that Quillonfirth offered eleven months of rent in advance."


def test_what_is_known_is_no_secret_even_beside_a_chance_letter() -> None:
    prints = fingerprints([SECRET], [], known=[COMMITTEE])
    assert not prints.found_in(f"Sample\n{COMMITTEE}")  # "e" stands before it in both
    assert prints.found_in("He said: Quillonfirth offered eleven months of rent in advance.")
    assert fingerprints([SECRET], []).found_in(f"Sample\n{COMMITTEE}")


def test_a_short_text_that_holds_a_known_name_does_not_make_words_of_it_secret() -> None:
    prints = fingerprints([f"{COMMITTEE} members"], [], known=[COMMITTEE])
    assert not prints


@pytest.mark.parametrize("name", ["agency", "settings", "declared"])
def test_a_file_name_of_one_word_is_not_looked_for(name: str) -> None:
    assert not fingerprints([], []).named([name], [])


def test_a_file_name_that_is_said_in_public_in_other_letters_is_not_looked_for() -> None:
    assert not fingerprints([], []).named(["Multi-agency"], ["Multi-Agency work"])
    prints = fingerprints([], []).named(["hollowfern-tender"], ["Work"])
    assert prints.found_in("/hollowfern-tender.pdf")


def test_what_is_said_later_is_no_secret() -> None:
    prints = fingerprints([SECRET, "Sample"], [])
    assert not prints.without([SECRET, "A sample"]).found_in(f"{SECRET} Sample")
    assert prints.without([SECRET[:30]]).found_in(SECRET)
