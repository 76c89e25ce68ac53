"""Where collections are kept, and how often one client may change or make them."""

from pathlib import Path

from starlette.requests import Request

from kb.collecting.collection import Item
from kb.collecting.sharing import SharedCollections
from kb.errors import CollectionStale
from web.shared.serving.ratelimit import RateLimit

#: Changes and new collections that one client may send a minute.
CHANGES_A_MINUTE = 60
NEW_A_MINUTE = 10
_TRIES = 5


class CollectionDesk:
    """The shared collections of one service."""

    def __init__(self, data: Path) -> None:
        self.shared = SharedCollections(data)
        self.changes = RateLimit(CHANGES_A_MINUTE)
        self.new = RateLimit(NEW_A_MINUTE)

    def add(self, key: str, item: Item) -> None:
        """Put an item at the end of a collection, whoever else changes it meanwhile."""
        for attempt in range(_TRIES):
            found = self.shared.read(key)
            try:
                self.shared.change(key, found.version, found.collection.with_item(item))
                return
            except CollectionStale:
                if attempt == _TRIES - 1:
                    raise


def desk_of(request: Request) -> CollectionDesk:
    """The desk of the application."""
    desk: CollectionDesk = request.app.state.collections
    return desk
