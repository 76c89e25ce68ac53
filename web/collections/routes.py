"""Endpoints of collections: forms that work without scripts; a key stands only in paths, and nothing of a collection is cached."""

import re

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from kb.collecting.collection import Answer, Clause, Collection, Section
from kb.collecting.exchange import read_collection, write_collection
from kb.collecting.sharing import Shared
from kb.errors import CollectionError, CollectionNotFound, CollectionsFull, CollectionStale, CollectionsUnusable, QueryError
from web.collections.contexts import CollectionsPage
from web.collections.desk import desk_of
from web.collections.editing import edited, text_of, where
from web.collections.page import collection_page
from web.collections.saving import as_it_is, save_page, wanted
from web.shared.law.contexts import Place
from web.shared.serving.downloads import attachment, download, refused, wanted_suffix
from web.shared.serving.endpoints import reading_of, reading_on
from web.shared.serving.posting import Posted, posted
from web.shared.serving.security import most_body
from web.shared.serving.shelf import packs_of
from web.shared.site import links
from web.shared.site.i18n import language_of
from web.shared.site.rendering import render
from web.shared.training.items import collector_of
from web.shared.training.quizzes import quiz_of

_SECTION = "collections"
_JSON = ".json"
_KEY = re.compile(r"(?:^|/)([A-Za-z0-9_-]{20,64})(?=$|[/?#])")


def collections(request: Request) -> Response:
    """`/berkas`: make, open or import one; nothing tells which there are."""
    return _index(request)


async def make(request: Request) -> Response:
    """`/berkas/baru`, posted: a new collection, empty or with what a ready pack holds."""
    sent = await posted(request, desk_of(request).new, most_body(request.url.path))
    return sent if isinstance(sent, Response) else await run_in_threadpool(_make, request, sent)


async def open_link(request: Request) -> Response:
    """`/berkas/buka`, posted: goes to the collection of a link that somebody was given."""
    sent = await posted(request, desk_of(request).changes, most_body(request.url.path))
    if isinstance(sent, Response):
        return sent
    key = _key_in(sent.fields.get("tautan", ""))
    if key:
        return RedirectResponse(links.collection(key), 303)
    message = language_of(request).gettext("Itu bukan tautan berkas. Tempel seluruh tautannya.")
    return await run_in_threadpool(_index, request, message, 400)


async def take_in(request: Request) -> Response:
    """`/berkas/impor`, posted: a JSON export, as a file or pasted, becomes a collection of its own."""
    sent = await posted(request, desk_of(request).new, most_body(request.url.path), file=True)
    return sent if isinstance(sent, Response) else await run_in_threadpool(_take_in, request, sent)


async def save(request: Request) -> Response:
    """`/berkas/simpan?alamat=&istilah=&q=&per=`: asks where to; posted, puts it there."""
    if request.method != "POST":
        return await run_in_threadpool(_save_form, request)
    sent = await posted(request, desk_of(request).changes, most_body(request.url.path))
    return sent if isinstance(sent, Response) else await run_in_threadpool(_save, request, sent)


async def collection(request: Request) -> Response:
    """`/berkas/{key}?per=`: the collection; posted, one change to it."""
    if request.method != "POST":
        return await run_in_threadpool(_show, request)
    sent = await posted(request, desk_of(request).changes, most_body(request.url.path))
    return sent if isinstance(sent, Response) else await run_in_threadpool(_change, request, sent)


def collection_file(request: Request) -> Response:
    """`/berkas/{key}/unduh{suffix}?per=`: as a file of any kind, as JSON, or its quiz."""
    refusal = refused(request)
    if refusal is not None:
        return refusal
    held = desk_of(request).shared.read(request.path_params["key"]).collection
    if request.path_params["suffix"] == _JSON:
        return attachment(write_collection(held).encode("utf-8", "replace"), "application/json", held.title, _JSON)
    suffix, reading = wanted_suffix(request), reading_of(request)
    if suffix == ".gift.txt":
        items = [item for item in held.items() if isinstance(item, Clause | Answer)]
        asked = tuple(a for item in items for a in ((item.address,) if isinstance(item, Clause) else item.addresses))
        return download(quiz_of(reading, held.title, asked, 1), suffix, held.title)
    return download(collector_of(reading).document(held, reading.on), suffix, held.title)


def _index(request: Request, problem: str = "", status: int = 200, *, detail: str = "", title: str = "", pasted: str = "") -> Response:
    english = language_of(request).code == "en"
    packs = tuple(Place(pack.id, pack.gloss if english else pack.title, links.pack(pack.id)) for pack in packs_of(request).values())
    page = CollectionsPage(packs, problem, detail, title, pasted)
    return render(request, "collections/collections.html", page, status=status, section=_SECTION)


def _make(request: Request, sent: Posted) -> Response:
    _ = language_of(request).gettext
    pack = packs_of(request).get(sent.fields.get("paket", ""))
    title = " ".join(sent.fields.get("judul", "").split())
    if not (title or pack):
        return _index(request, _("Beri judul dulu, misalnya “Pelatihan kelurahan”."), 400)
    made = Collection(title, sections=(Section(""),))
    if pack is not None:
        reading = reading_of(request)
        held = pack.collection
        made = Collection(
            held.title,
            held.note,
            tuple(Section(one.title, tuple(as_it_is(reading, item) for item in one.items), one.introduction) for one in held.sections),
        )
    return _kept(request, made, title)


def _kept(request: Request, made: Collection, title: str) -> Response:
    try:
        keys = desk_of(request).shared.share(made)
    except (CollectionsFull, CollectionsUnusable):
        raise
    except CollectionError:
        return _index(request, _too_large(request), 422, title=title[:300])
    return RedirectResponse(links.collection(keys.edit), 303)


def _take_in(request: Request, sent: Posted) -> Response:
    _ = language_of(request).gettext
    pasted = sent.fields.get("isi", "")
    try:
        made = read_collection(sent.file or pasted)
    except CollectionError as error:
        message = _("Itu bukan ekspor berkas dari layanan ini, atau sudah rusak. Tidak ada yang disimpan.")
        return _index(request, message, 422, detail=" ".join(str(error).split())[:300], pasted=pasted[:20_000])
    return _kept(request, made, "")


def _save_form(request: Request) -> Response:
    query, reading = request.query_params, reading_of(request)
    what = wanted(reading, query.getlist("alamat"), query.get("istilah", ""), query.get("q", ""))
    return render(request, "collections/save.html", save_page(reading, what), section=_SECTION)


def _save(request: Request, sent: Posted) -> Response:
    fields, reading = sent.fields, reading_on(request, sent.fields.get("per", ""))
    _ = reading.language.gettext
    what = wanted(reading, [value for name, value in sent.every if name == "alamat"], fields.get("istilah", ""), fields.get("q", ""))
    link, title = fields.get("tautan", "").strip(), " ".join(fields.get("judul", "").split())
    key, item = _key_in(link), as_it_is(reading, what.item)
    problem, status = "", 400
    try:
        if link and key:
            desk_of(request).add(key, item)
            return RedirectResponse(links.collection(key), 303)
        if title and not link:
            made = desk_of(request).shared.share(Collection(title, sections=(Section("", (item,)),)))
            return RedirectResponse(links.collection(made.edit), 303)
        problem = (
            _("Itu bukan tautan berkas. Tempel seluruh tautannya.") if link else _("Tempel tautan berkas, atau beri judul untuk yang baru.")
        )
    except CollectionNotFound:
        problem, status = _("Tautan itu tidak membuka berkas yang dapat diubah; mungkin hanya untuk membaca."), 404
    except CollectionStale:
        problem, status = _("Berkas sedang diubah orang lain. Coba sekali lagi."), 409
    except (CollectionsFull, CollectionsUnusable):
        raise
    except CollectionError:
        problem, status = _too_large(request), 422
    page = save_page(reading, what, link=link[:300], title=title[:300], problem=problem)
    return render(request, "collections/save.html", page, status=status, section=_SECTION)


def _show(request: Request) -> Response:
    key, reading = request.path_params["key"], reading_of(request)
    return _page(request, key, desk_of(request).shared.read(key), per=reading.per.isoformat() if reading.per else "")


def _page(request: Request, key: str, shared: Shared, problem: str = "", status: int = 200, typed: str = "", per: str = "") -> Response:
    page = collection_page(reading_on(request, per), key, shared, problem=problem, typed=typed)
    return render(request, "collections/collection.html", page, status=status, section=_SECTION)


def _change(request: Request, sent: Posted) -> Response:
    _ = language_of(request).gettext
    key, fields, shared = request.path_params["key"], sent.fields, desk_of(request).shared
    if fields.get("aksi") == "hapus-berkas" and fields.get("yakin"):
        if not shared.remove(key):
            raise CollectionNotFound("no collection can be removed by this link")
        return RedirectResponse(links.collections(), 303)
    found = shared.read(key)
    if not found.editable:
        raise CollectionNotFound("the link is only for reading")
    typed = "\n".join(filter(None, (text_of(fields.get(name, "")) for name in ("judul", "catatan"))))
    version = fields.get("versi", "")
    try:
        if not version.isascii() or version != str(found.version):
            raise CollectionStale("changed meanwhile", found)
        shared.change(key, found.version, edited(found.collection, fields))
    except CollectionStale as error:
        now = error.current if isinstance(error.current, Shared) else found
        message = _("Berkas ini sudah diubah orang lain. Inilah keadaannya sekarang; perubahan Anda belum disimpan. Ulangi bila perlu.")
        return _page(request, key, now, message, 409, typed)
    except QueryError:
        return _page(request, key, found, _("Permintaan itu tidak dapat dilayani."), 400, typed)
    except (CollectionNotFound, CollectionsUnusable):
        raise
    except CollectionError:
        return _page(request, key, found, _too_large(request), 422, typed)
    return RedirectResponse(links.collection(key, anchor=where(fields)), 303)


def _too_large(request: Request) -> str:
    _ = language_of(request).gettext
    return _("Tidak dapat disimpan: berkas butuh judul (paling banyak 300 huruf), catatan sampai 20.000 huruf, dan sampai 500 butir.")


def _key_in(text: str) -> str:
    """The key in a link, or a key alone; "" where there is none."""
    found = _KEY.findall(text.strip()[:500])
    return found[-1] if found else ""


def routes() -> list[Route]:
    """The routes of this subject."""
    one = links.COLLECTIONS + "/{key}"
    return [
        Route(links.COLLECTIONS, collections),
        Route(links.COLLECTIONS_NEW, make, methods=["POST"]),
        Route(links.COLLECTIONS_OPEN, open_link, methods=["POST"]),
        Route(links.COLLECTIONS_IMPORT, take_in, methods=["POST"]),
        Route(links.COLLECTIONS_SAVE, save, methods=["GET", "POST"]),
        Route(one, collection, methods=["GET", "POST"]),
        Route(one + links.DOWNLOAD, collection_file),
    ]
