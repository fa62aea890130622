"""What is not for publication, as authors type it."""

from typing import Annotated

from pydantic import BeforeValidator, Discriminator, Field, Tag
from pydantic_core import PydanticCustomError

from papers.content.schema.base import Date, Filled, OneOrMore, Schema
from papers.content.tree import Items, Text


def _digits(value: object) -> object:
    if isinstance(value, Text) and not value.strip().isdigit():
        raise PydanticCustomError("paragraph", "a number is expected")
    return value


_Number = Annotated[int, BeforeValidator(_digits)]


class ExemptEntries(Schema):
    """Why something is not for publication."""

    paragraph: Annotated[
        Annotated[_Number, Tag("(text)")] | Annotated[OneOrMore[_Number], Tag("(items)")],
        Discriminator(lambda value: "(items)" if isinstance(value, Items) else "(text)"),
    ] = Field(
        description="the paragraph of Schedule 12A, from 1 to 7, in Wales from 12 to 18; or several"
    )
    reason: Filled | None = Field(
        None, description="why the public interest is better served by not publishing"
    )
    review: Date | None = Field(None, description="when that is looked at again")
