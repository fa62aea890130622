"""Reading YAML into a tree, and reading on after a mistake."""

import pytest
import yaml

from papers.content import reader
from papers.content.files import known_keys
from papers.content.reader import read_document
from papers.content.source import MOST_BYTES, read_source, source_of
from papers.content.tree import Entries


def read(text):
    source, found = source_of(text if isinstance(text, bytes) else text.encode(), "a.yaml")
    document = read_document(source, known_keys())
    return document.root, [str(d) for d in (*found, *document.diagnostics)]


def root(text):
    tree, found = read(text)
    assert not found
    return tree


def test_scalars_stay_as_they_were_typed():
    tree = root("a: 2.10\nb: no\nc: 03302 222511\nd: 2019-10-23\ne: ~\nf:\ng: 0x1F\n")
    assert list(tree.values()) == ["2.10", "no", "03302 222511", "2019-10-23", "~", "", "0x1F"]


def test_texts_and_keys_know_their_places():
    tree = root("title: Foo\ncontent:\n  - id: é\n    text: >-\n      words\n")
    assert str(tree.key("content").where) == "a.yaml:2:1"
    assert str(tree["content"].where) == "a.yaml:3:3"
    assert str(tree["content"][0]["text"].where) == "a.yaml:4:11"


def test_a_byte_order_mark_and_windows_line_ends_are_no_mistakes():
    tree = root(b"\xef\xbb\xbftitle: Foo\r\ntype: x\r\n")
    assert tree == {"title": "Foo", "type": "x"}
    assert str(tree.key("title").where) == "a.yaml:1:1"


def test_utf_16_is_named_and_still_read():
    tree, found = read("title: Foo\n".encode("utf-16"))
    assert tree == {"title": "Foo"}
    assert "not UTF-8" in found[0]


def test_a_tab_between_words_is_a_space():
    assert root("title: Foo\tbar\n") == {"title": "Foo bar"}


def test_columns_count_as_in_the_file_after_a_line_was_mended():
    tree, found = read("contact:\n  name: A\n    phone: '1'\n")
    assert [message.split(": error")[0] for message in found] == ["a.yaml:3:5"]
    assert str(tree["contact"]["phone"].where) == "a.yaml:3:12"


@pytest.mark.parametrize(
    "text",
    [
        "a: &a [x]\nb: [*a, *a]\n",
        "a: !!python/object/apply:os.system [ls]\n",
        "<<: *base\n",
    ],
)
def test_anchors_and_tags_are_texts_without_quotes(text):
    _, found = read(text)
    assert found
    assert all("needs quotes" in message for message in found)


def test_aliases_are_never_expanded():
    bomb = "a: &a [x, x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20)
    )
    tree, found = read(bomb)
    assert found
    assert len(str(tree)) < 10 * len(bomb)


def test_depth_is_bounded():
    tree, found = read("a: " + "[" * 500 + "]" * 500)
    assert tree is not None
    assert found == ["a.yaml:1:34: error: this is nested too deep; use fewer levels"]


def test_size_is_bounded(tmp_path):
    path = tmp_path / "large.yaml"
    path.write_bytes(b"a" * (MOST_BYTES + 1))
    _, found = read_source(path, "large.yaml")
    assert str(found[0]) == "large.yaml: error: the file is larger than 2 MB; split it into several"


def test_a_file_full_of_mistakes_is_not_read_for_ever():
    _, found = read("\n".join(f"- @x{n}: y: z" for n in range(5000)))
    assert 1 <= len(found) <= reader.MOST_SLIPS + 1


def test_what_was_read_before_a_mistake_that_cannot_be_mended_is_kept():
    source, _ = source_of(b"title: x\n- y\n", "a.yaml")
    document = read_document(source)
    assert not document.complete
    assert document.root == {"title": "x"}


@pytest.mark.skipif(not yaml.__with_libyaml__, reason="there is only one parser here")
@pytest.mark.parametrize("content", ["sample", "wrong"])
def test_both_parsers_say_the_same(content, request, monkeypatch):
    """The quick parser and the slow one agree on every text, place and message."""
    top = request.config.rootpath
    folder = top / "content" if content == "sample" else top / "tests" / "wrong"
    for path in sorted(folder.rglob("*.yaml")):
        quick = _described(path)
        with monkeypatch.context() as patch:
            patch.setattr(reader, "_Parser", yaml.SafeLoader)
            assert _described(path) == quick


def _described(path):
    source, _ = read_source(path, path.name)
    document = read_document(source, known_keys())
    return _places(document.root), [str(d) for d in document.diagnostics]


def _places(tree):
    if isinstance(tree, Entries):
        return [(str(tree.where), str(k.where), k, _places(v)) for k, v in tree.items()]
    if isinstance(tree, list):
        return [(str(tree.where), _places(item)) for item in tree]
    return tree and (str(tree.where), tree, tree.style, list(tree._lines()))
