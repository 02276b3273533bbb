"""The structure of a paper in reading order: what each marked part of a page belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(slots=True, eq=False)
class Node:
    """An element of the structure; its parts are other elements, or (page, mark) where it is painted."""

    kind: str
    parent: Node | None = None
    attributes: str = ""
    said: str = ""
    kids: list[Node | tuple[int, int]] = field(default_factory=list)


class Tree:
    """All elements of a document, and for each page which element owns each mark."""

    def __init__(self) -> None:
        self.root = Node("Document")
        self.owners: list[list[Node]] = []

    def add(self, kind: str, parent: Node | None = None, attributes: str = "", said: str = "") -> Node:
        """A new element, after those its parent has."""
        parent = parent or self.root
        node = Node(kind, parent, attributes, said)
        parent.kids.append(node)
        return node

    def mark(self, page: int, node: Node) -> int:
        """The next mark of a page, given to an element."""
        owners = self.owners[page]
        owners.append(node)
        node.kids.append((page, len(owners) - 1))
        return len(owners) - 1

    def nodes(self) -> Iterator[Node]:
        """Every element, in reading order."""
        waiting: list[Node] = [self.root]
        while waiting:
            node = waiting.pop()
            yield node
            waiting += [kid for kid in reversed(node.kids) if isinstance(kid, Node)]
