"""Every URL of the JSON interface; the pages' are in `links`."""

from datetime import date
from urllib.parse import quote

from kb.citation.address import Address, RegulationId
from web.shared.site.links import with_query

API = "/api"
API_SEARCH = "/api/search"
API_ASK = "/api/ask"
API_PROVISIONS = "/api/provisions"
API_REGULATIONS = "/api/regulations"
API_DUTIES = "/api/duties"
API_DEFINITIONS = "/api/definitions"
API_COMPARE = "/api/compare"
API_DOCS = "/api/docs"
API_SCHEMA = "/api/openapi.json"


def api_provision(address: Address, per: date | None = None) -> str:
    """A provision as JSON."""
    return with_query(f"{API_PROVISIONS}/{address}", on=per)


def api_regulation(id: RegulationId, per: date | None = None) -> str:
    """A regulation as JSON."""
    return with_query(f"{API_REGULATIONS}/{id}", on=per)


def api_search(question: str, per: date | None = None) -> str:
    """Search results as JSON."""
    return with_query(API_SEARCH, q=question, on=per)


def api_ask(question: str, per: date | None = None, after: str = "") -> str:
    """An answer as JSON."""
    return with_query(API_ASK, q=question, on=per, after=after)


def api_duties(*, body: str = "", level: str = "", field: str = "", law: str = "", status: str = "", per: date | None = None) -> str:
    """The duty matrix as JSON."""
    return with_query(API_DUTIES, body=body, level=level, field=field, law=law, status=status, on=per)


def api_definitions(q: str = "", letter: str = "", law: str = "", per: date | None = None) -> str:
    """The list of defined terms as JSON."""
    return with_query(API_DEFINITIONS, q=q, letter=letter, law=law, on=per)


def api_definition(slug: str, per: date | None = None) -> str:
    """A term's definitions as JSON."""
    return with_query(f"{API_DEFINITIONS}/{quote(slug)}", on=per)


def api_compare(before: Address, after: Address, per: date | None = None) -> str:
    """A comparison as JSON."""
    return with_query(f"{API_COMPARE}/{before}/{after}", on=per)
