"""Every URL of the service. Nothing else spells a path, so that a link in a printed handout and a link on a page are the same."""

import hashlib
from datetime import date
from functools import cache
from pathlib import Path
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from kb.citation.address import Address, RegulationId
from kb.law.duty import Duty

STATIC = Path(__file__).parents[2] / "static"
STATIC_MOUNT = "/static"
HEALTH = "/healthz"
DEFINITIONS = "/definisi"
PREVIEW = "/pratinjau"
COMPARE = "/banding"
REPORT = "/lapor"
PATHS = "/belajar"
TOPICS = "/topik"
ABOUT = "/tentang"
HELP = "/bantuan"
COLLECTIONS = "/berkas"
COLLECTIONS_NEW = "/berkas/baru"
COLLECTIONS_OPEN = "/berkas/buka"
COLLECTIONS_IMPORT = "/berkas/impor"
COLLECTIONS_SAVE = "/berkas/simpan"
PACKS = "/paket"
QUIZZES = "/kuis"
CHECK = "/periksa"
DOWNLOAD = "/unduh{suffix}"
SOURCE_PAGE = "/sumber/{id}/halaman/{page}"
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


def home() -> str:
    """The first page."""
    return "/"


def ask(question: str = "", per: date | None = None, after: str = "") -> str:
    """An answer; `after` is the question asked just before, whose subject this one may go on with.

    >>> ask("apa itu restitusi?", date(2025, 6, 1))
    '/tanya?q=apa+itu+restitusi%3F&per=2025-06-01'
    """
    return _with("/tanya", q=question, per=per, lanjut=after)


def search(q: str = "", *, uu: str = "", jenis: str = "", status: str = "", per: date | None = None, hal: int = 1) -> str:
    """A page of search results with its filters."""
    return _with("/cari", q=q, uu=uu, jenis=jenis, status=status, per=per, hal=hal if hal > 1 else "")


def duties(
    *, badan: str = "", tingkat: str = "", bidang: str = "", uu: str = "", status: str = "", per: date | None = None, anchor: str = ""
) -> str:
    """The duty matrix with its filters; `anchor` is one of its cells or parts.

    >>> duties(badan="kepolisian", per=date(2025, 6, 1), anchor="matriks")
    '/gugus-tugas?badan=kepolisian&per=2025-06-01#matriks'
    """
    fragment = f"#{quote(anchor)}" if anchor else ""
    return _with("/gugus-tugas", badan=badan, tingkat=tingkat, bidang=bidang, uu=uu, status=status, per=per) + fragment


def duty_anchor(duty: Duty) -> str:
    """Where a duty stands on the page of the matrix."""
    return f"{duty.address}:{duty.body.id}:{duty.field.id}"


def reading_paths(per: date | None = None) -> str:
    """Where a new member begins: all reading paths."""
    return _with(PATHS, per=per)


def reading_path(id: str, per: date | None = None, *, anchor: str = "") -> str:
    """A reading path; `anchor` is one of its steps, or "kuis".

    >>> reading_path("pengantar", anchor="langkah-2")
    '/belajar/pengantar#langkah-2'
    """
    return _with(f"{PATHS}/{quote(id)}", per=per) + (f"#{quote(anchor)}" if anchor else "")


def topics(per: date | None = None) -> str:
    """All topic pages."""
    return _with(TOPICS, per=per)


def topic(id: str, per: date | None = None) -> str:
    """A topic page."""
    return _with(f"{TOPICS}/{quote(id)}", per=per)


def definitions(q: str = "", *, huruf: str = "", uu: str = "", per: date | None = None) -> str:
    """The list of defined terms, filtered by words, letter and law."""
    return _with(DEFINITIONS, q=q, huruf=huruf, uu=uu, per=per)


def definition(slug: str, per: date | None = None, *, dasar: str = "") -> str:
    """A term's page; `dasar` is the law whose definition the others are compared with.

    >>> definition("eksploitasi", dasar="uu-21-2007")
    '/definisi/eksploitasi?dasar=uu-21-2007'
    """
    return _with(f"{DEFINITIONS}/{quote(slug)}", dasar=dasar, per=per)


def compare(before: Address | None = None, after: Address | None = None, per: date | None = None) -> str:
    """Two regulations, or two states of one, side by side; the form to choose them where one is missing.

    >>> compare(Address.parse("uu-23-2002@uu-23-2002"), Address.parse("uu-23-2002"))
    '/banding/uu-23-2002@uu-23-2002/uu-23-2002'
    """
    return _with(f"{COMPARE}/{before}/{after}" if before and after else COMPARE, per=per)


def regulation(id: RegulationId, per: date | None = None, *, tampil: str = "", bahasa: str = "", isi: str = "", anchor: str = "") -> str:
    """A regulation's page; `tampil` and `bahasa` choose texts, `isi` the full text of a long code."""
    fragment = f"#{quote(anchor)}" if anchor else ""
    return _with(f"/{id}", per=per, tampil=tampil, bahasa=bahasa, isi=isi) + fragment


def provision(address: Address, per: date | None = None) -> str:
    """A provision's page, or the regulation's where the address names no clause.

    >>> provision(Address.parse("uu-23-2002/pasal-59@uu-35-2014"))
    '/uu-23-2002/pasal-59@uu-35-2014'
    """
    return _with(f"/{address}", per=per)


def law_map(*, uu: str = "", per: date | None = None) -> str:
    """The map of regulations, or of what is bound to one."""
    return _with("/peta", uu=uu, per=per)


def timeline(*, uu: str = "", per: date | None = None) -> str:
    """When regulations were made and did something to others."""
    return _with("/linimasa", uu=uu, per=per)


def report(alamat: str = "", *, q: str = "", per: date | None = None, terkirim: str = "") -> str:
    """Where a mistake in a clause or in an answer is reported; `terkirim` thanks for one that was.

    >>> report("uu-21-2007/pasal-58", terkirim="ya")
    '/lapor?alamat=uu-21-2007%2Fpasal-58&terkirim=ya'
    """
    return _with(REPORT, alamat=alamat, q=q, per=per, terkirim=terkirim)


def collections() -> str:
    """Where collections begin: make, open or import one; the ready packs."""
    return COLLECTIONS


def collection(key: str, *, anchor: str = "") -> str:
    """A collection by one of its secret keys; `anchor` is one of its sections or items."""
    return f"{COLLECTIONS}/{quote(key, safe='')}" + (f"#{quote(anchor)}" if anchor else "")


def collection_download(key: str, suffix: str, per: date | None = None) -> str:
    """A collection as a file."""
    return _with(collection(key) + DOWNLOAD.format(suffix=suffix), per=per)


def is_secret(path: str) -> bool:
    """Whether a path holds a collection's key.

    >>> is_secret("/berkas/q7Hx"), is_secret("/berkas/simpan"), is_secret("/berkas")
    (True, False, False)
    """
    fixed = (COLLECTIONS_NEW, COLLECTIONS_OPEN, COLLECTIONS_IMPORT, COLLECTIONS_SAVE)
    return path.startswith(f"{COLLECTIONS}/") and path not in fixed


def save(*addresses: str, istilah: str = "", q: str = "", per: date | None = None) -> str:
    """Where a clause, a term, or an answer with its clauses is put into a collection.

    >>> save("uu-21-2007/pasal-58")
    '/berkas/simpan?alamat=uu-21-2007%2Fpasal-58'
    """
    given = [("alamat", address) for address in addresses]
    more = [("istilah", istilah), ("q", q), ("per", per.isoformat() if per else "")]
    return f"{COLLECTIONS_SAVE}?{urlencode([*given, *(pair for pair in more if pair[1])])}"


def pack(id: str, per: date | None = None) -> str:
    """A ready pack."""
    return _with(f"{PACKS}/{quote(id)}", per=per)


def pack_download(id: str, suffix: str, per: date | None = None, *, seed: int | None = None) -> str:
    """A ready pack as a file; `.gift.txt` holds its quiz, that of a seed where one is given."""
    return _with(pack(id) + DOWNLOAD.format(suffix=suffix), seed=seed, per=per)


def quiz(id: str, seed: int | None = None, per: date | None = None) -> str:
    """The quiz of a ready pack; the same seed gives the same questions."""
    return _with(f"{QUIZZES}/{quote(id)}", seed=seed, per=per)


def definition_download(slug: str, suffix: str, per: date | None = None) -> str:
    """A term's definitions side by side as a file."""
    return _with(definition(slug) + DOWNLOAD.format(suffix=suffix), per=per)


def duties_download(
    suffix: str, *, badan: str = "", tingkat: str = "", bidang: str = "", uu: str = "", status: str = "", per: date | None = None
) -> str:
    """The duty matrix, filtered, as a file."""
    return _with(duties() + DOWNLOAD.format(suffix=suffix), badan=badan, tingkat=tingkat, bidang=bidang, uu=uu, status=status, per=per)


def preview(address: Address, per: date | None = None) -> str:
    """What a link to a place shows before it is followed; `static/preview.js` makes it from the link's own address."""
    return PREVIEW + provision(address, per)


def source_page(id: RegulationId, page: int, address: Address | None = None, per: date | None = None) -> str:
    """A page of the file that a regulation was read from, a clause marked on it.

    >>> source_page(RegulationId.parse("uu-21-2007"), 3, Address.parse("uu-21-2007/pasal-7"))
    '/sumber/uu-21-2007/halaman/3?alamat=uu-21-2007%2Fpasal-7'
    """
    return _with(SOURCE_PAGE.format(id=id, page=page), alamat=address, per=per)


def source_picture(id: RegulationId, page: int, address: Address | None = None, per: date | None = None) -> str:
    """The picture of that page."""
    return _with(SOURCE_PAGE.format(id=id, page=page) + "/gambar", alamat=address, per=per)


def anchor(address: Address) -> str:
    """Where a clause stands on its regulation's page."""
    return "/".join(map(str, address.path))


@cache
def static(name: str) -> str:
    """A file of `static/`, with its sum, so that browsers may keep it for good."""
    digest = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]
    return f"{STATIC_MOUNT}/{name}?v={digest}"


def api_provision(address: Address, per: date | None = None) -> str:
    """A provision as JSON."""
    return _with(f"{API_PROVISIONS}/{address}", on=per)


def api_regulation(id: RegulationId, per: date | None = None) -> str:
    """A regulation as JSON."""
    return _with(f"{API_REGULATIONS}/{id}", on=per)


def api_search(question: str, per: date | None = None) -> str:
    """Search results as JSON."""
    return _with(API_SEARCH, q=question, on=per)


def api_ask(question: str, per: date | None = None, after: str = "") -> str:
    """An answer as JSON."""
    return _with(API_ASK, q=question, on=per, after=after)


def api_duties(*, body: str = "", level: str = "", field: str = "", law: str = "", status: str = "", per: date | None = None) -> str:
    """The duty matrix as JSON."""
    return _with(API_DUTIES, body=body, level=level, field=field, law=law, status=status, on=per)


def api_definitions(q: str = "", letter: str = "", law: str = "", per: date | None = None) -> str:
    """The list of defined terms as JSON."""
    return _with(API_DEFINITIONS, q=q, letter=letter, law=law, on=per)


def api_definition(slug: str, per: date | None = None) -> str:
    """A term's definitions as JSON."""
    return _with(f"{API_DEFINITIONS}/{quote(slug)}", on=per)


def api_compare(before: Address, after: Address, per: date | None = None) -> str:
    """A comparison as JSON."""
    return _with(f"{API_COMPARE}/{before}/{after}", on=per)


def whatsapp(text: str) -> str:
    """WhatsApp's own link for sharing a text."""
    return "https://wa.me/?" + urlencode({"text": text})


def in_language(url: str, lang: str) -> str:
    """The same page in another language.

    >>> in_language("/cari?q=a+b&lang=id", "en")
    '/cari?q=a+b&lang=en'
    """
    parts = urlsplit(url)
    pairs = [(key, value) for key, value in parse_qsl(parts.query) if key != "lang"]
    return f"{quote(parts.path, safe='/@')}?{urlencode([*pairs, ('lang', lang)])}"


def _with(path: str, **parameters: object) -> str:
    pairs = {key: value.isoformat() if isinstance(value, date) else value for key, value in parameters.items() if value}
    return f"{path}?{urlencode(pairs)}" if pairs else path
