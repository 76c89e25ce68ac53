"""How often reports are taken, how large they may be, and where they are filed."""

from pathlib import Path

from starlette.requests import Request

from kb.people import People
from web.shared.serving.ratelimit import RateLimit

#: Reports that one client may send a minute, whatever it may read.
A_MINUTE = 6
#: Bytes: 2,000 letters of four bytes, each as three characters, and the other fields.
MAX_FORM = 32 * 1024


class Desk:
    """Where reports are filed, and how often one client may file."""

    def __init__(self, data: Path) -> None:
        self.people = People(data)
        self.rate = RateLimit(A_MINUTE)


def desk_of(request: Request) -> Desk:
    """The desk of the application."""
    desk: Desk = request.app.state.desk
    return desk
