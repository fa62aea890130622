"""People as authors type them."""

from pydantic import Field

from papers.content.schema.base import Filled, Schema


class PersonEntries(Schema):
    """Someone to name: an officer, a contact."""

    name: Filled = Field(description="the person's name")
    post: Filled | None = Field(None, description="the post they hold")
    phone: Filled | None = Field(None, description="the telephone number")
    email: Filled | None = Field(None, description="the e-mail address")
