"""Leadership: posts and the people who hold them."""

from collections.abc import Iterator

from pydantic import Field

from papers.content import registers
from papers.content.kinds.base import Kind
from papers.content.schema.base import OneOrMore
from papers.content.schema.data import PostEntries
from papers.content.writing import Writing
from papers.model.blocks import Block


class Leadership(Kind):
    """A section about who leads a service."""

    posts: OneOrMore[PostEntries] | None = Field(None, description="posts and their holders")

    def blocks(self, writing: Writing) -> Iterator[Block]:
        """The content, then the posts as a list."""
        self.need(writing, "posts", "posts: and under it - {post: …, person: …}")
        yield from writing.blocks(self.content)
        if self.posts:
            yield registers.posts(writing, self.posts, self.posts[0].where)
