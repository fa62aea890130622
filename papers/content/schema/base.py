"""What all schemas share: hyphenated keys, places in the file, and the types of single values."""

import datetime
import re
from functools import cache
from typing import Annotated, Any, ClassVar, Self, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    GetJsonSchemaHandler,
    ModelWrapValidatorHandler,
    PrivateAttr,
    Tag,
    ValidationInfo,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from papers.content.tree import Entries, Items, Text
from papers.diagnostics import Location

ID = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?")
DATE = re.compile(r"(?:19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}")
COLOUR = re.compile(r"#?[0-9a-fA-F]{6}")


def hyphenated(name: str) -> str:
    """The key of a field: page_break is page-break, continue_ is continue."""
    return name.rstrip("_").replace("_", "-")


class Schema(BaseModel):
    """A mapping in a file; it knows where it starts and in which order its keys were typed."""

    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=hyphenated)

    just_one: ClassVar[tuple[str, ...]] = ()
    """Keys of which one must stand, and only one."""

    _where: Location = PrivateAttr(default=Location(""))
    _typed: tuple[Text, ...] = PrivateAttr(default=())

    @model_validator(mode="wrap")
    @classmethod
    def _remember(
        cls, data: Any, handler: ModelWrapValidatorHandler["Schema"], info: ValidationInfo
    ) -> "Schema":
        """Keep the place; and tell the context which schema was meant, for the messages."""
        if not isinstance(data, Entries):
            return handler(data)
        if info.context is not None:
            info.context[id(data)] = cls
        made = handler(data)
        made.__pydantic_private__ = {"_where": data.where, "_typed": tuple(data)}
        return made

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        made = handler.resolve_ref_schema(handler(schema))
        if cls.just_one:
            made["oneOf"] = [{"required": [key]} for key in cls.just_one]
        return made

    @property
    def where(self) -> Location:
        """Where it starts in its file."""
        return self._where

    @property
    def typed(self) -> tuple[Text, ...]:
        """Its keys, in the order typed."""
        return self._typed

    @classmethod
    def allowed(cls) -> tuple[str, ...]:
        """The keys that it may have."""
        return tuple(map(hyphenated, cls.model_fields))

    @model_validator(mode="after")
    def _has_just_one(self) -> Self:
        """Refuse both keys at once, and neither."""
        count = sum(key in self.just_one for key in self._typed)
        if self.just_one and count != 1:
            problem = "only one of {keys} may stand here" if count else "{keys} is missing"
            keys = " or ".join(f'"{key}"' for key in self.just_one)
            raise PydanticCustomError("one_of", problem, {"keys": keys})
        return self


@cache
def known_keys() -> frozenset[str]:
    """Every key of every file."""
    schemas = list(Schema.__subclasses__())
    for schema in schemas:
        schemas += schema.__subclasses__()
    return frozenset(key for schema in schemas for key in schema.allowed())


def _filled(text: Text) -> Text:
    if not text.strip():
        raise PydanticCustomError("empty_text", "a text is expected")
    return text


def _identifier(text: Text) -> Text:
    if not ID.fullmatch(text):
        raise PydanticCustomError("identifier", "letters, digits and hyphens are expected")
    return text


def _colour(text: Text) -> Text:
    if not COLOUR.fullmatch(text):
        raise PydanticCustomError("colour", "six hexadecimal digits are expected")
    return text


def _date(value: object) -> object:
    """No number of seconds, which pydantic takes for a date too, and no slip in the century."""
    if isinstance(value, Text) and not DATE.fullmatch(value.strip()):
        raise PydanticCustomError("date_parsing", "a date is expected")
    return value


def shape(value: Any) -> str:
    """What kind of thing stands in the file.

    As a tag in the place of an error it cannot be taken for a key: no key has brackets.
    """
    match value:
        case Entries():
            return "(entries)"
        case Items():
            return "(items)"
        case _:
            return "(text)"


def entries_or_items(value: Any) -> str:
    """The same, where a text stands for a list of one."""
    return "(entries)" if shape(value) == "(entries)" else "(items)"


def _text_unless_entries(value: Any) -> str:
    return shape(value) if isinstance(value, Entries) else "(text)"


Filled = Annotated[
    Text,
    AfterValidator(_filled),
    WithJsonSchema({"type": ["string", "number", "boolean"], "minLength": 1}),
]
Identifier = Annotated[
    Text,
    AfterValidator(_identifier),
    WithJsonSchema({"type": ["string", "number"], "pattern": f"^{ID.pattern}$"}),
]
ColourCode = Annotated[
    Text,
    AfterValidator(_colour),
    WithJsonSchema({"type": ["string", "number"], "pattern": f"^{COLOUR.pattern}$"}),
]

Date = Annotated[datetime.date, BeforeValidator(_date)]

_Item = TypeVar("_Item")
OneOrMore = Annotated[tuple[_Item, ...], Field(min_length=1)]

# A text, or a list of texts.
Texts = Annotated[
    Annotated[Filled, Tag("(text)")] | Annotated[OneOrMore[Filled], Tag("(items)")],
    Discriminator(lambda value: "(items)" if isinstance(value, Items) else "(text)"),
]

# A text or a mapping: an error speaks only of the one that its author meant.
TextOr = Annotated[
    Annotated[Text, Tag("(text)")] | Annotated[_Item, Tag("(entries)")],
    Discriminator(_text_unless_entries),
]
FilledOr = Annotated[
    Annotated[Filled, Tag("(text)")] | Annotated[_Item, Tag("(entries)")],
    Discriminator(_text_unless_entries),
]
