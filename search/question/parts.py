"""The parts of a question: "apa itu restitusi dan siapa yang membayar?" asks two things, and each is to be answered.

A question is cut at its sentences, at conjunctions before a second question word, and between the things that it compares. A part that
only points back ("berapa hukumannya?") is read with the subject of the part before it. Nothing is searched here and nothing is guessed:
where no rule applies, a question is one part.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from kb.words.lexicon import content_words


class PartKind(StrEnum):
    """What a part asks for."""

    DEFINISI = "definisi"
    BANDING = "banding"
    DAFTAR = "daftar"
    PIDANA = "pidana"
    TUGAS = "tugas"
    PROSEDUR = "prosedur"
    STATUS = "status"
    FAKTA = "fakta"
    """No question: what happened, in a case that somebody tells."""
    UMUM = "umum"


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that a question asks: its own words, what is searched for it, and its kind."""

    text: str
    search: str
    """The words that are searched: the part's own, and the subject that it leaves out."""
    kind: PartKind


MOST = 6
"""Parts beyond these are not read: a long story is cut into its first and last sentences."""

_QUESTION_WORD = (
    r"(?:apa(?:kah|\s+saja|\s+itu)?|siapa(?:kah|\s+saja)?|berapa(?:kah)?|bagaimana(?:kah)?|kapan(?:kah)?|di\s*mana|ke\s*mana|dari\s+mana"
    r"|mana|mengapa|kenapa|bolehkah|bisakah|dapatkah|haruskah|wajibkah|adakah|sampai\s+kapan|sejak\s+kapan|dalam\s+berapa|kepada\s+siapa"
    r"|oleh\s+siapa|pasal\s+(?:berapa|mana)|sebutkan|jelaskan"
    r"|what|who(?:m|se)?|how|when|where|which|why|can|may|must|does|do|is|are|to\s+whom|by\s+whom|within\s+how|list)"
)
# "dan hukumannya", "serta sanksi pidananya", "and its penalty": a second thing asked without a question word of its own
_SECOND_NOUN = (
    r"(?:(?:ancaman\s+|sanksi\s+)?(?:hukuman|pidana|sanksi|denda|ancaman)(?:\s*(?:pidana|penjara|hukuman))?nya"
    r"|(?:tugas|syarat|prosedur|tata\s+cara|cara|dasar\s+hukum|batas\s+waktu|jangka\s+waktu|definisi|pengertian|arti|ketua|anggota|biaya|bentuk|hak|kewajiban)nya"
    r"|(?:the|its|their)\s+(?:penalt\w+|punishment|sentence|duties|tasks|deadline|procedure|definition|members?))"
)
_JOIN = re.compile(
    r"\s*(?:[,;]\s*(?:(?:dan|serta|lalu|terus|kemudian|and|then|also)\b)?|\b(?:dan|serta|lalu|terus|kemudian|sekaligus|and|then|plus)\b|&)\s+",
    re.I,
)
_ASKING = re.compile(
    r"\b(?:apa(?:kah|nya)?|siapa(?:kah|nya)?|berapa(?:kah)?|bagaimana(?:kah)?|gimana|kapan(?:kah)?|mana|kemana|dimana|mengapa|kenapa|ngapain|bolehkah|bisakah|dapatkah"
    r"|haruskah|wajibkah|adakah|sebutkan|jelaskan|what|who|whom|whose|how|when|where|which|why)\b"
    rf"|\b{_SECOND_NOUN}\b"
    r"|^\W*(?:boleh|bisa|dapat|harus|wajib|perlu|masih|can|could|may|must|does|do|did|is|are|will|should|has|have)\b"
    r"|\b(?:nggak|enggak|tidak|bukan|gak|ga)\s*\??\s*$|\b(?:nggak|enggak|gak|ga)\s+(?:kalau|klo|jika)\b",
    re.I,
)
# a stop ends a sentence only before a space and not behind a number, an initial or "No."
_SENTENCE = re.compile(r"(?<=[?!;])\s+|(?<=[^\W\d_]{3}\.)\s+(?=\S)|(?<=[)\d]{4}\.)\s+(?=[A-Z])")
_COMPARE = re.compile(
    r"""\b(?:apa\s+)?(?:beda(?:nya)?|perbedaan(?:nya)?|perbandingan|persamaan(?:nya)?|membedakan|bandingkan|dibandingkan|dibedakan)\b
      | \b(?:differ(?:ence|ences|ent|s)?|compare[ds]?|comparison|distinguish|versus|vs)\b""",
    re.I | re.X,
)
_SECOND = re.compile(rf"[,?]\s*(?:dan\s+|and\s+)?(?:{_QUESTION_WORD})\b", re.I)
_COMPARE_LEAD = re.compile(
    r"""^\W*(?:(?:tolong|mohon|coba|jelaskan|apa(?:kah|\s+saja|\s+sih)?|bagaimana|what(?:\s+is|'s|\s+are)?|how\s+(?:do|does|is|are)|please|explain|adakah|ada)\s+)*
      (?:(?:beda(?:nya)?|perbedaan(?:nya)?|perbandingan|persamaan(?:nya)?|bandingkan|compare|comparison|distinguish|(?:the\s+)?differences?)\s*)
      (?:utama\s+|pokok\s+|main\s+|key\s+)?(?:antara|between|of|from|the|dari)?\s*""",
    re.I | re.X,
)
_COMPARE_TAIL = re.compile(r"\s*(?:(?:apa(?:nya)?|di\s*mana|nya)\s*)?(?:beda(?:nya)?|perbedaan(?:nya)?|differ(?:s|ent)?)\b.*$", re.I)
_BETWEEN = re.compile(
    r"\s*(?:,\s*(?:dan\s+|and\s+|atau\s+|or\s+)?|\b(?:dan|dengan|dgn|sama|vs\.?|versus|atau|and|with|from|or|to)\b)\s+", re.I
)
_UNDER = re.compile(r"\s*\b(?:menurut|dalam|di|pada|versi|under|in|according\s+to)\s+(?P<laws>.+)$", re.I)
_LIST = re.compile(
    r"""\b(?:sebutkan|daftar(?:kan)?|apa\s+saja|siapa\s+saja|mana\s+saja|di\s*mana\s+saja|ke\s*mana\s+saja|semua\s+(?:hak|tugas|kewajiban|anggota|pasal|larangan
      |hukuman|pidana|definisi|bentuk|jenis)|seluruh\s+(?:hak|tugas|anggota|pasal)|jenis-jenis|bentuk-bentuk|macam-macam|hak-hak|tugas-tugas
      |list|name\s+(?:all|the)|enumerate|what\s+are\s+(?:all\s+)?(?:the|a|an)?|which\s+(?:rights|duties|offen[cs]es|acts|ministries|bodies|agencies|kinds|forms|types)
      |who\s+(?:are|sits|belongs)|all\s+(?:the\s+)?(?:rights|duties|members|offen[cs]es|penalties|definitions))\b""",
    re.I | re.X,
)
_DEFINITION = re.compile(
    r"""^\W*(?:apa(?:kah)?\s+(?:sih\s+)?(?:itu|yang\s+(?:dimaksud|disebut|dianggap)|arti\w*|definisi|pengertian|maksud\w*)|(?:definisi|pengertian|arti|makna|maksud)\b
      |apa\s+sih\b|siapa\s+(?:itu|yang\s+(?:dimaksud|disebut))|what\s+(?:is|are)\s+(?:a|an|meant)\b|what\s+counts|define|definition|meaning\s+of)
      |\b(?:itu\s+apa|adalah\s+apa|artinya\s+apa|maksudnya\s+apa|artinya)\W*$""",
    re.I | re.X,
)
_PENALTY = re.compile(
    r"\b(?:hukuman\w*|pidananya|ancaman\w*|sanksi\w*|denda\w*|penjara|dipenjara|dihukum|dipidana|vonis|jerat\w*|dijerat|penalt\w+|punish\w*|sentence[ds]?|prison|fine[ds]?|jail\w*|imprison\w*|sanction\w*)\b",
    re.I,
)
_DUTY = re.compile(
    r"\b(?:tugas\w*|wajib|kewajiban\w*|bertugas|berwenang|kewenangan\w*|wewenang\w*|tanggung\s?jawab\w*|dut(?:y|ies)|respons\w+|task[s]?|mandate\w*)\b",
    re.I,
)
_PROCEDURE = re.compile(
    r"\b(?:bagaimana|cara|prosedur|mekanisme|langkah\w*|berapa\s+(?:lama|hari|jam|bulan)|batas\s+waktu|tenggat|jangka\s+waktu|how\s+(?:do|to|can|long)|procedure|deadline|time\s+limit)\b",
    re.I,
)
_STATUS = re.compile(
    r"""\b(?:masih\s+(?:\w+\s+)?(?:berlaku|dipakai|digunakan|sah|hidup|di|ada)|(?:sudah|udah|telah)\s+(?:\w+\s+)?(?:dicabut|diganti|diubah|dihapus|tidak\s+berlaku|mati|berlaku|direvisi)
      |dicabut(?:\s+semua)?|tidak\s+berlaku\s+lagi|apa\s+(?:saja\s+)?yang\s+(?:berubah|diubah|diganti|dicabut)|berubah(?:nya)?\s+apa|apa\s+perubahan|perubahan\s+apa
      |still\s+(?:\w+\s+)?(?:in\s+force|valid|apply|applies|applicable|used)|repealed|revoked|replaced\s+by|superseded|in\s+force|what\s+(?:has\s+)?changed)\b""",
    re.I | re.X,
)
_POINTS_BACK = re.compile(r"\w{3,}nya\b|\b(?:itu|tersebut|tadi|ini|begitu|demikian|it|its|they|their|them|this|that|these|those)\b", re.I)
_ASKS = re.compile(
    rf"\?\s*$|^\W*(?:{_QUESTION_WORD}|kalau|gimana|gmn|brp|tolong|mohon|boleh|bisa)\b"
    r"|\b(?:apa|siapa|berapa|bagaimana|gimana|kapan)\b",
    re.I,
)
_ASKED_FOR = re.compile(rf"{_PENALTY.pattern}|{_DUTY.pattern}|kali|lama|pays?|kena|berlaku|dicabut|diubah|ketua|anggota", re.I)
_NAME = re.compile(r"\bgugus tugas\b|\btask force\b", re.I)
"""What is one name, though one of its words asks for something when it stands alone."""
_FEW = 2
"""A part with no more words of its own than this may leave its subject out."""


def read_parts(text: str) -> tuple[Part, ...]:
    """The parts of a question, at least one, at most `MOST`, in its order.

    >>> [part.search for part in read_parts("apa itu restitusi dan siapa yang membayarnya?")]
    ['apa itu restitusi', 'siapa yang membayarnya restitusi']
    >>> [(part.search, part.kind.value) for part in read_parts("beda restitusi dan kompensasi")]
    [('restitusi', 'banding'), ('kompensasi', 'banding')]
    """
    sentences = [sentence.strip() for sentence in _SENTENCE.split(text.strip()) if re.search(r"\w", sentence)]
    found: list[Part] = []
    for sentence in sentences:
        found += _of_sentence(sentence, told=len(sentences) > 1)
    if len(found) > MOST:
        found = [*found[: MOST - 2], *found[-2:]]
    return tuple(_with_subjects(found)) or (Part(text, text, PartKind.UMUM),)


def kind_of(text: str) -> PartKind:
    """What one part asks for, by its words.

    >>> [kind_of(text).value for text in ("apa itu korban", "berapa hukumannya", "sebutkan semua anggota", "masih berlaku?")]
    ['definisi', 'pidana', 'daftar', 'status']
    """
    for pattern, kind in (
        (_STATUS, PartKind.STATUS),
        (_PENALTY, PartKind.PIDANA),
        (_LIST, PartKind.DAFTAR),
        (_DEFINITION, PartKind.DEFINISI),
        (_DUTY, PartKind.TUGAS),
        (_PROCEDURE, PartKind.PROSEDUR),
    ):
        if pattern.search(text):
            return kind
    return PartKind.UMUM


def _of_sentence(sentence: str, *, told: bool) -> list[Part]:
    """The parts of one sentence; `told` marks one of several, which may tell a fact and ask nothing."""
    if told and not _ASKS.search(sentence):
        return [Part(sentence, sentence, PartKind.FAKTA)]
    parts: list[Part] = []
    for piece in [sentence] if _COMPARE.search(sentence) and not _SECOND.search(sentence) else _asking_pieces(sentence):
        sides = _sides(piece)
        parts += [Part(side, side, PartKind.BANDING) for side in sides] or [Part(piece, piece, kind_of(piece))]
    return parts


def _asking_pieces(sentence: str) -> list[str]:
    """A sentence cut where something else is asked: at a conjunction or comma with a question on either side.

    >>> _asking_pieces("siapa yang memantau, evaluasinya berapa bulan sekali, dan hasilnya dilaporkan ke siapa?")
    ['siapa yang memantau', 'evaluasinya berapa bulan sekali', 'hasilnya dilaporkan ke siapa?']
    >>> _asking_pieces("siapa ketua, sekretaris, dan anggota gugus tugas?")
    ['siapa ketua, sekretaris, dan anggota gugus tugas?']
    """
    pieces: list[str] = []
    start = end = 0
    for match in [*_JOIN.finditer(sentence), None]:
        stop = match.start() if match else len(sentence)
        piece = sentence[end:stop]
        if pieces and _ASKING.search(piece) and _ASKING.search(pieces[-1]) and _asks_by_itself(piece):
            pieces.append(piece.strip(" ,"))
            start = end
        elif pieces:
            pieces[-1] = sentence[start:stop].strip(" ,")
        else:
            pieces.append(piece.strip(" ,"))
        end = match.end() if match else stop
    return [piece for piece in pieces if re.search(r"\w", piece)] or [sentence]


def _asks_by_itself(piece: str) -> bool:
    """Whether a piece is more than one question word that belongs to the piece before it."""
    return len(piece.split()) > 1 or bool(re.fullmatch(_SECOND_NOUN, piece.strip(" ?.!"), re.I))


def _sides(text: str) -> list[str]:
    """What a comparison sets side by side; nothing where it compares nothing that can be told apart.

    >>> _sides("bandingkan definisi korban menurut UU TPPO, UU TPKS dan UU PSK")
    ['definisi korban menurut UU TPPO', 'definisi korban menurut UU TPKS', 'definisi korban menurut UU PSK']
    """
    if not _COMPARE.search(text):
        return []
    matter = _COMPARE_TAIL.sub("", text) if not _COMPARE_LEAD.match(text) else _COMPARE_LEAD.sub("", text)
    matter = re.sub(r"^\W*(?:apa(?:kah)?|what|how)\s+", "", matter).strip(" ?.!,")
    under = _UNDER.search(matter)
    if under:
        laws = [law for law in _BETWEEN.split(under["laws"]) if law.strip()]
        head = matter[: under.start()].strip(" ,")
        if len(laws) > 1 and head:
            return [f"{head} {under[0].split()[0]} {law.strip()}" for law in laws]
        sides = [side.strip() for side in _BETWEEN.split(head) if side.strip()]
        return [f"{side}{matter[under.start() :]}" for side in sides] if len(sides) > 1 else []
    sides = [side.strip() for side in _BETWEEN.split(matter) if side.strip()]
    if len(sides) < 2 or len(sides) > MOST:
        return []
    return _shared_head(sides)


def _shared_head(sides: list[str]) -> list[str]:
    """ "tugas gugus tugas pusat" and "provinsi": the second side lacks the head of the first."""
    first = sides[0].split()
    if len(first) < _FEW + 1:
        return sides
    return [sides[0], *(" ".join([*first[:-1], side]) if len(side.split()) == 1 else side for side in sides[1:])]


def _with_subjects(parts: list[Part]) -> list[Part]:
    """Parts that point back, read with the subject of the first part that has one."""
    subject: tuple[str, ...] = ()
    found = []
    for part in parts:
        telling = subject_of(part.text)
        leaves_out = len(telling) <= _FEW or (_POINTS_BACK.search(part.text) and len(telling) <= _FEW + 1)
        if subject and leaves_out and part.kind is not PartKind.BANDING:
            found.append(Part(part.text, with_subject(part.text, subject), part.kind))
        else:
            found.append(part)
        if telling and (not subject or len(telling) > _FEW):
            subject = telling
    return found


def subject_of(text: str) -> tuple[str, ...]:
    """What a question is about: its words that neither ask nor point back, at most six.

    >>> subject_of("berapa hukuman pelaku perdagangan orang?")
    ('pelaku', 'perdagangan')
    """
    own = [word for word in content_words(_NAME.sub(_joined, text)) if not word.isdigit()]
    return tuple(word.replace("_", " ") for word in own if not (_ASKED_FOR.fullmatch(word) or (word.endswith("nya") and len(word) > 5)))[:6]


def _joined(name: re.Match[str]) -> str:
    return name[0].lower().replace(" ", "_")


def with_subject(text: str, subject: tuple[str, ...]) -> str:
    """A question with the words of a subject that it does not have itself."""
    own = content_words(_NAME.sub(_joined, text))
    return " ".join([text.rstrip(" ?.!"), *(word for word in subject if word.replace(" ", "_") not in own)])
