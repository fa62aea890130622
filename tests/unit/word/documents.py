"""Numbered reports for the tests of papers.word, in one line each."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from papers.diagnostics import Location
from papers.model.blocks import (
    Align,
    Block,
    Cell,
    Column,
    Heading,
    List,
    ListItem,
    ListStyle,
    Paragraph,
    Row,
    Table,
)
from papers.model.bodies import Committee, Council, Person
from papers.model.meeting import Meeting
from papers.model.report import Appendix, Numbering, Report, ReportType, Section
from papers.model.runs import LineBreak, Marks, Reference, Run, Runs, Value, Words

HERE = Location("report.yaml", 1, 1)
TEMPLATE = Path(__file__).parents[3] / "templates" / "report.docx"

MEETING = Meeting(
    "2019-10-23-cyps-select",
    Council("Example County Council"),
    Committee("cyps-select", "Children and Young People's Services Select Committee"),
    date(2019, 10, 23),
    "10:30",
    "County Hall",
)


def runs(*parts: str | Run) -> Runs:
    return tuple(Words(part) if isinstance(part, str) else part for part in parts)


def strong(text: str) -> Words:
    return Words(text, Marks(strong=True))


def to(target: str, label: str) -> Reference:
    return Reference(target, HERE, label=label)


def text(*parts: str | Run, number: str = "", name: str = "") -> Paragraph:
    return Paragraph(runs(*parts), HERE, numbered=bool(number), number=number, id=name)


def heading(words: str, level: int = 2, name: str = "") -> Heading:
    return Heading(runs(words), level, HERE, name)


def item(*blocks: str | Block, label: str = "", name: str = "") -> ListItem:
    return ListItem(
        tuple(text(b) if isinstance(b, str) else b for b in blocks), HERE, id=name, label=label
    )


def bullets(*items: str | ListItem) -> List:
    return listed(ListStyle.BULLET, "•", *items)


def letters(*items: str | ListItem) -> List:
    return listed(ListStyle.LETTER, "(a)", *items)


def listed(style: ListStyle, first_label: str, *items: str | ListItem) -> List:
    made = [each if isinstance(each, ListItem) else item(each) for each in items]
    first = made[0]
    made[0] = ListItem(first.blocks, HERE, id=first.id, label=first.label or first_label)
    return List(style, tuple(made), HERE)


def cell(*texts: str | Run | Block, across: int = 1, down: int = 1) -> Cell:
    blocks = [
        each if not isinstance(each, str | Words | Reference | Value | LineBreak) else text(each)
        for each in texts
    ]
    return Cell(tuple(blocks), across, down)


def row(*cells: str | Cell, emphasised: bool = False) -> Row:
    made = tuple(each if isinstance(each, Cell) else cell(each) for each in cells)
    return Row(made, emphasised)


def table(*rows: Row, header: Sequence[str | Cell] = (), align: str = "", **rest: object) -> Table:
    count = sum(each.across for each in rows[0].cells)
    aligns = {"l": Align.LEFT, "r": Align.RIGHT, "c": Align.CENTRE}
    columns = tuple(Column(aligns[a]) for a in align.ljust(count, "l"))
    head = (row(*header),) if header else ()
    return Table(columns, head, rows, HERE, **rest)  # type: ignore[arg-type]


def measure(*figures: tuple[str, str], **rest: object) -> Table:
    rows = [row(*f, emphasised=f is figures[-1]) for f in figures]
    return table(*rows, align="lr", row_headers=True, **rest)


def section(
    words: str, *blocks: Block, number: str = "", name: str = "", kind: str = "prose"
) -> Section:
    return Section(kind, runs(words), blocks, HERE, numbered=bool(number), number=number, id=name)


def report(*sections: Section | Block, title: str | Runs = "A report", **rest: object) -> Report:
    made = [s if isinstance(s, Section) else section("Summary", s) for s in sections]
    settings: dict[str, object] = {"report_by": "Director of Children's Services"} | rest
    return Report(
        "report",
        MEETING,
        ReportType("scrutiny-report", TEMPLATE, Numbering.BY_SECTION),
        runs(title) if isinstance(title, str) else title,
        sections=tuple(made),
        where=HERE,
        **settings,  # type: ignore[arg-type]
    )


LONG = (
    "The service has reviewed how it plans, records and checks its work with children and "
    "families, and has agreed with its partners what will be done, by whom and by when. Members "
    "asked for evidence that the plan makes a difference that families can feel; the paragraphs "
    "below set out what has changed since the last meeting, what has not, and why. "
)
RISKS = (
    ("Knowing that the service is safer for children", LONG + LONG[:120]),
    ("Multi-agency capacity and capability", LONG[:85]),
    ("Demonstrating that the council has the capability and capacity to improve", LONG[:190]),
    ("Leadership capacity and capability", "New leadership team in place and fully engaged"),
    ("Organisational morale", LONG[:140]),
    ("Administrative support for social workers", LONG[:80]),
)
SCHEDULE = (
    ("September 2019", ["PIP ref 7 ", strong("Life Story Work")]),
    ("October 2019", ["PIP ref 3 – Privately Fostered and Homeless Young People"]),
    ("November 2019", ["PIP ref 11 – Corporate Parenting"]),
    ("December 2019", ["PIP ref 5 – Technology and processes to improve recording"]),
    ("February 2020", ["PIP ref 10 – Recruitment and Retention"]),
    ("March 2020", ["PIP ref 2 – Neglect"]),
)


def full() -> Report:
    """Every construct, at the length of a real report."""
    return report(
        section(
            "Summary",
            text(LONG),
            text(LONG, "See ", to("vacancy-gap", "2.2"), "."),
            bullets("a list in a section without numbers;", "its marks stand at the margin."),
        ),
        recommendations(),
        section(
            "Introduction – Commissioner and inspection",
            text(LONG, LONG, number="1.1", name="commissioner"),
            text(LONG, number="1.2", name="inspection"),
            number="1",
            name="introduction",
        ),
        progress(),
        issues(),
        section(
            "Consultation",
            text("Not applicable – this is a report for information.", number="4.1"),
            number="4",
        ),
        section(
            "Risk Implications and Mitigations",
            text(LONG, "A summary is given below:", number="5.1"),
            table(
                *(row(*r) for r in RISKS),
                header=("Risk Area", "Examples of Mitigating Actions"),
                id="risks",
                number="Table 1",
                title=runs("Risks and what is done about them"),
                note=runs("Source: the programme's risk log, September 2019"),
            ),
            number="5",
        ),
        *(
            section(
                words, text(LONG, LONG, number=f"{n}.1"), text(LONG, number=f"{n}.2"), number=str(n)
            )
            for n, words in enumerate(
                [
                    "Other Options Considered",
                    "Equality Duty",
                    "Social Value",
                    "Crime and Disorder Implications",
                    "Human Rights Implications",
                ],
                6,
            )
        ),
        title="Children First Improvement – Update Report",
        signatory=Person("Alex Sample", "Director of Children's Services"),
        contacts=(Person("Lou Draft", "Senior Improvement Lead", "01632 960123"),),
        appendices=(
            Appendix("Appendix A", runs("Quality of life story work"), HERE, id="appendix-a"),
            Appendix(
                "Appendix B",
                runs("Glossary"),
                HERE,
                id="appendix-b",
                blocks=(text(LONG), text(LONG)),
            ),
        ),
    )


def recommendations() -> Section:
    asked = listed(
        ListStyle.RECOMMENDATION,
        "1.",
        item(text("note the conclusion of the review (", to("commissioner", "1.1"), ");")),
        item(
            text(
                "note that the inspectors have confirmed the plan (", to("inspection", "1.2"), ");"
            )
        ),
        item(
            text(
                "note the progress of services (",
                to("leaders", "2.1"),
                "–",
                to("vacancy-gap", "2.2"),
                "):",
            ),
            bullets("the narrative on leadership and workforce;", "the figures;"),
            text("and receive ", to("appendix-a", "Appendix A"), "."),
            name="progress-asked",
        ),
        item(
            "note the preparation of a strategy, its scope and purpose, and the opportunity for this Committee to preview the decision to adopt it at its meeting on 4 December 2019."
        ),
    )
    return section(
        "The focus for scrutiny",
        text("The Select Committee is requested to:"),
        asked,
        kind="recommendations",
    )


def progress() -> Section:
    return section(
        "Progress on Service Improvements",
        heading("Leadership and Management in Children's Services"),
        text(
            "The new leadership team is now established under the Director:",
            number="2.1",
            name="leaders",
        ),
        bullets(
            "Deputy Director of Children's Services (Sam Instance)",
            "Assistant Director, Corporate Parenting (Jo Model)",
            item(
                "Assistant Director, Early Help (Kit Example), who leads on",
                bullets("family hubs;", "schools;"),
            ),
        ),
        heading("Staffing – Vacancy Gap"),
        text(LONG, "As follows:", number="2.2", name="vacancy-gap"),
        measure(
            ("February 2019", "18.5%"),
            ("May 2019", "14.9%"),
            ("June 2019", "8.8%"),
            ("July 2019", "6.9%"),
            ("August 2019", "5.2%"),
            ("September 2019", "1.8%"),
            summary="The vacancy gap fell from 18.5% to 1.8%.",
        ),
        text("Predictions of the gap depend on a number of variables. ", LONG),
        heading("Agency Workers"),
        text(LONG, LONG, "In detail:", number="2.3"),
        measure(
            ("May 2019", "62.0\u00a0FTE"),
            ("June 2019", "72.0\u00a0FTE"),
            ("September 2019", "73.7\u00a0FTE"),
        ),
        text(LONG, number="2.4"),
        heading("Recruitment", 3),
        text(LONG, "It assumes that:", number="2.5"),
        letters(
            "no more people leave than are known;",
            item(
                "those who start stay, in particular",
                listed(
                    ListStyle.ROMAN,
                    "(i)",
                    "newly qualified social workers;",
                    "those who moved from agencies;",
                ),
                "which is a text inside the item;",
            ),
            "the budget is agreed.",
        ),
        text(LONG, number="2.6"),
        text("Steps follow:", number="2.7"),
        listed(ListStyle.NUMBER, "1.", "plan;", "do;", "study."),
        text(LONG, LONG, number="2.8"),
        number="2",
        name="progress",
    )


def issues() -> Section:
    return section(
        "Issues for consideration by the Select Committee",
        heading("Detailed examination of key service areas"),
        text(LONG, LONG, LONG, number="3.1"),
        text(LONG, "The schedule is:", number="3.2"),
        table(
            *(row(when, cell(text(*what))) for when, what in SCHEDULE),
            row(
                "June 2020",
                cell(
                    "PIP ref 12 – Partner engagement",
                    "PIP ref 8 – Supervision and performance management",
                ),
            ),
            header=("Programme Board indicative date", "Practice Improvement Plan (PIP) topic"),
        ),
        text(
            LONG,
            "See ",
            Words("the council's website", link="https://www.example.gov.uk/children?a=1&b=2"),
            " and ",
            Words("the plan", Marks(code=True)),
            ", ",
            Words("above all", Marks(emphasis=True)),
            " its ",
            strong("part 2"),
            ".",
            number="3.3",
        ),
        text("Teams and caseloads:", number="3.4"),
        table(
            row(cell("North", down=2), "Assessment", "17.2", "18"),
            row("Looked after", "15.9", "16"),
            row(cell("All teams", across=2), "16.6", "17", emphasised=True),
            header=("Area", "Team", "Cases", "Target"),
            align="llrr",
            number="Table 2",
            title=runs("Caseloads by team"),
        ),
        text(LONG, LONG, number="3.5"),
        text(LONG, number="3.6"),
        number="3",
    )
