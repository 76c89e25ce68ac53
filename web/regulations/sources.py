"""Pages of the files that the law was read from, with the words of a clause marked, so that a quotation can be compared with its source."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kb.citation.address import Address, RegulationId
from kb.errors import AddressError, ProvisionNotFound
from kb.law.regulation import Source
from kb.law.textrecord import TextRecord
from web.pages import reading_of
from web.shared.law.pagecontexts import SourcePage
from web.shared.law.reading import Reading
from web.shared.law.standings import source_label
from web.shared.site import links, params
from web.shared.site.rendering import render

_KEPT = {"cache-control": "private, max-age=86400"}


def source_page(request: Request) -> Response:
    """`/sumber/{id}/halaman/{page}?alamat=&per=`."""
    reading = reading_of(request)
    record, page, clause = _asked(request, reading)
    around = [links.source_page(record.regulation, number, clause, reading.per) for number in (page - 1, page + 1)]
    context = SourcePage(
        law=reading.place(Address(record.regulation)),
        file=record.file,
        source=source_label(Source.NASKAH, record.provenance, record.ocr, reading.language),
        page=page,
        pages=record.pages or page,
        clause=reading.place(clause) if clause else None,
        picture=links.source_picture(record.regulation, page, clause, reading.per),
        scanned=record.ocr,
        previous=around[0] if page > 1 else None,
        next=around[1] if page < (record.pages or page) else None,
    )
    return render(request, "source.html", context)


def source_picture(request: Request) -> Response:
    """`/sumber/{id}/halaman/{page}/gambar?alamat=&per=`: the page as PNG."""
    reading = reading_of(request)
    record, page, clause = _asked(request, reading)
    wording = reading.reader.store.wording(clause, reading.on) if clause else None
    return Response(reading.reader.originals.picture(record, page, wording.text if wording else ""), media_type="image/png", headers=_KEPT)


def _asked(request: Request, reading: Reading) -> tuple[TextRecord, int, Address | None]:
    """The file, the page and the clause that a URL names; ProvisionNotFound where there is no such page."""
    _ = reading.language.gettext
    id = RegulationId.parse(request.path_params["id"])
    record = reading.reader.store.text(id)
    page = params.source_page(request.path_params["page"])
    if record is None or reading.reader.originals.find(record) is None:
        raise ProvisionNotFound(_("Berkas %s tidak ada di sini.") % id.citation)
    if page is None or not 1 <= page <= (record.pages or 0):
        raise ProvisionNotFound(
            _("Berkas %(law)s hanya punya halaman 1 sampai %(pages)s.") % {"law": id.citation, "pages": record.pages or 0}
        )
    try:
        clause = Address.parse(asked) if (asked := request.query_params.get("alamat", "")) else None
    except AddressError:
        clause = None
    if clause is not None and (not clause.path or not reading.reader.has(clause)):
        clause = None
    return record, page, clause


def routes() -> list[Route]:
    """The routes of both."""
    return [Route(links.SOURCE_PAGE, source_page), Route(f"{links.SOURCE_PAGE}/gambar", source_picture)]
