"""Join PDFs into one pack, keeping their tags: the one function that others call."""

import io
from collections.abc import Mapping, Sequence

import pikepdf

from papers.diagnostics import ContentError, Diagnostic, Location, UsageError, in_order
from papers.pdf.joining.opening import refused
from papers.pdf.joining.outline import missing
from papers.pdf.joining.pack import Pack
from papers.pdf.joining.part import Joined, Part
from papers.pdf.joining.prepare import prepare
from papers.pdf.metadata import EARLIEST, Metadata

AGENDA = "papers:agenda"
# What pikepdf raises where a file has a number for a dictionary, a name that is no text.
DAMAGES = (pikepdf.PdfError, AttributeError, ArithmeticError, LookupError, TypeError, ValueError)


def join(
    parts: Sequence[Part],
    *,
    title: str,
    language: str,
    author: str = "",
    created: str = EARLIEST,
    stamp: str = "",
    first_page: int = 1,
    targets: Mapping[str, int] | None = None,
) -> Joined:
    """Join PDFs in their order.

    `stamp` is what is written on each page, such as "Pack page {n}", "" for nothing; pages count
    from `first_page`. `targets` are the parts, by index, that placeholder links such as
    "papers:item/3" of our own parts lead to. `created` is in the form of ISO 8601.

    Raises ContentError with all parts that cannot go into a pack, and links without a target.
    """
    _check(parts, title, language, stamp)
    pack = Pack(language, stamp, first_page, "".join(part.mark + part.back for part in parts))
    refusals: list[Diagnostic] = []
    for number, part in enumerate(parts, 1):
        try:
            _add(pack, part, number)
        except ContentError as error:
            refusals += error.diagnostics
    if not refusals:
        refusals += _set_links(pack, targets or {})
    if refusals:
        raise ContentError(refusals)
    if AGENDA in (targets or {}):
        pack.lead_back((targets or {})[AGENDA])
    ua, a = pack.claims()
    pack.write(Metadata(title, language, author, created=created), ua=ua, a=a)
    return Joined(
        _saved(pack.pdf), pack.ranges(), ua, a, pack.inaccessible(), in_order(pack.findings())
    )


def _add(pack: Pack, part: Part, number: int) -> None:
    """Add a part; a foreign file in which something is of a kind that it cannot be is refused."""
    try:
        pack.add(prepare(part), number)
    except DAMAGES as error:
        if part.ours:
            raise
        raise refused(
            part.called, f"it is damaged inside ({error})", "print it to PDF again"
        ) from error


def _check(parts: Sequence[Part], title: str, language: str, stamp: str) -> None:
    if not (parts and title.strip() and language.strip()):
        raise UsageError("a pack needs parts, a title and a language")
    try:
        stamp.format(n=1)
    except (LookupError, ValueError, AttributeError) as error:
        raise UsageError(f'a stamp is like "Pack page {{n}}", not "{stamp}"') from error


def _set_links(pack: Pack, targets: Mapping[str, int]) -> list[Diagnostic]:
    """Let placeholders lead to their parts; those that have none are told."""
    dead = []
    for name, wanted, annotation in pack.waiting:
        if missing(wanted, targets, len(pack.taken)):
            dead.append(
                Diagnostic(
                    Location(name),
                    f'a link leads to "{wanted}", which is not in the pack',
                    "name it in the pack's targets, or leave out the link",
                    rule="dead-link",
                )
            )
        else:
            pack.lead(annotation, targets[wanted])
    return dead


def _saved(pdf: pikepdf.Pdf) -> bytes:
    """The file: object streams, a cross-reference stream, an ID from the content."""
    output = io.BytesIO()
    pdf.save(
        output,
        force_version="1.7",
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        deterministic_id=True,
    )
    return output.getvalue()
