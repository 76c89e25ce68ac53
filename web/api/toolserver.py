"""The knowledge base as tools for assistants, by the Model Context Protocol: the JSON of the API, read only."""

from collections.abc import Callable
from functools import wraps
from importlib.metadata import version
from typing import Annotated, Any, ParamSpec

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations
from pydantic import Field

from kb.citation.address import Address
from kb.errors import KnowledgeBaseError, ProvisionNotFound
from kb.settings import Settings
from search.answering.answer import ask as answer_question
from search.answering.views import answer_view
from search.presentation.inventory import inventory
from search.presentation.views import provision_view, regulations_view, search_view, standing_view
from search.question.query import MAX_HITS, Query
from web.shared.law.reading import Reader, Reading
from web.shared.serving.errors import status_of
from web.shared.serving.suggestions import nearest_places
from web.shared.site import params
from web.shared.site.i18n import DEFAULT

INSTRUCTIONS = (
    "Indonesian law on trafficking in persons: clauses, quoted and cited, with their status on a day. Quote only the text that a tool"
    " returns and name its citation. source says whose words they are: naskah (the law's own), ringkasan (this service's digest, not the"
    " law's wording) or catatan (an editorial note). Say so where status is not berlaku, or outdated is true. Where answered is false,"
    " nothing here answers: say that."
)
Words = Annotated[str, Field(description="Question or words, in Indonesian or English.")]
Day = Annotated[str | None, Field(description="Law as of this day, YYYY-MM-DD; today unless given.")]
Place = Annotated[str, Field(description='Address ("uu-21-2007/pasal-58/ayat-4") or citation ("Pasal 58 ayat (4) UU 21/2007").')]
_Parameters = ParamSpec("_Parameters")
# in the schema only; the query checks it and has a message for it
_RANGE: dict[str, Any] = {"minimum": 1, "maximum": MAX_HITS}


def tool_server(settings: Settings, open_reader: Callable[[], Reader]) -> MCPServer:
    """A server over the generation that serves; `open_reader` takes up a newer one."""
    server: MCPServer = MCPServer(
        "hukum-tppo", title="Hukum TPPO", instructions=INSTRUCTIONS, version=version("tppo-kb"), log_level="WARNING"
    )

    def offer(tool: Callable[_Parameters, dict[str, Any]]) -> None:
        annotations = ToolAnnotations(read_only_hint=True, open_world_hint=False)
        server.add_tool(_with_tool_errors(tool), title=tool.__name__, annotations=annotations, structured_output=True)

    @offer
    def search(
        query: Words, k: Annotated[int, Field(description="How many passages.", json_schema_extra=_RANGE)] = 10, on: Day = None
    ) -> dict[str, Any]:
        """Passages of law that match a question, best first, with the reasons why each was found."""
        engine = open_reader().engine
        return search_view(engine.presenter, engine.search(Query.make(query, on=params.day(on), today=params.today(), k=k)))

    @offer
    def ask(question: Words, on: Day = None) -> dict[str, Any]:
        """Clauses that answer a question, quoted word for word and cited; answered is false, with a reason, where nothing answers it."""
        engine = open_reader().engine
        return answer_view(answer_question(engine, Query.make(question, on=params.day(on), today=params.today())))

    @offer
    def get_provision(address: Place, on: Day = None) -> dict[str, Any]:
        """One clause with its status, our digest, its surroundings and its references."""
        reader = open_reader()
        place = reader.engine.locate(address)
        shown = reader.presenter.show(place, params.day(on) or params.today()) if place.path else None
        if shown is None:
            raise _not_found(reader, place)
        return provision_view(reader.store, shown)

    @offer
    def list_regulations(on: Day = None) -> dict[str, Any]:
        """Every regulation here, with its status and what there is of it: law text (from where), digests, notes."""
        reader = open_reader()
        return regulations_view(reader.store, reader.presenter, params.day(on) or params.today())

    @offer
    def get_status(address: Place = "", on: Day = None) -> dict[str, Any]:
        """Whether a regulation or clause is in force on a day, and what later law did to it; without an address, what is in here."""
        if not address:
            return inventory(settings)
        reader = open_reader()
        place, day = reader.engine.locate(address, whole=True), params.day(on) or params.today()
        if not reader.has(place):
            raise _not_found(reader, place)
        return {
            "address": str(place),
            "citation": place.citation,
            "on": day.isoformat(),
            **standing_view(reader.presenter.standing(place, day)),
            "replaces": list(map(str, reader.presenter.replaces(place, day))),
        }

    return server


def _with_tool_errors(tool: Callable[_Parameters, dict[str, Any]]) -> Callable[_Parameters, dict[str, Any]]:
    """An expected failure is the tool's own error, in one line with its code; others stay in the log."""

    @wraps(tool)
    def wrapped(*args: _Parameters.args, **kwargs: _Parameters.kwargs) -> dict[str, Any]:
        try:
            return tool(*args, **kwargs)
        except KnowledgeBaseError as error:
            code = status_of(type(error))[1]
            raise ToolError(f"{code}: {' '.join(str(error).split())}") from error

    return wrapped


def _not_found(reader: Reader, place: Address) -> ProvisionNotFound:
    near = nearest_places(Reading.make(reader, DEFAULT, None, ""), str(place))
    addresses = ", ".join(one.address for one in near if one.address)
    return ProvisionNotFound(f"{place} is not here" + (f"; nearest: {addresses}" if addresses else "; list_regulations tells what is"))
