"""Words as the lexical index knows them: folded and stemmed.

Stemmers: Snowball `indonesian` (Tala's algorithm) for Indonesian, `english` for the glosses.
"""

import re
import threading
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

_WORD = re.compile(r"\w+")
_local = threading.local()


def words(text: str) -> list[str]:
    """Words of a text, lower case, without accents.

    >>> words("Undang-Undang Nomor 21/2007")
    ['undang', 'undang', 'nomor', '21', '2007']
    """
    if text.isascii():
        return _WORD.findall(text.lower())
    folded = unicodedata.normalize("NFKD", text.lower())
    return _WORD.findall("".join(c for c in folded if not unicodedata.combining(c)))


def stems(text: str, language: str = "indonesian") -> list[str]:
    """Stems of a text's words in order.

    >>> stems("perlindungan korban")
    ['lindung', 'korban']
    """
    return [_stem(word, language) for word in words(text)]


def all_stems(known: Iterable[str], language: str = "indonesian") -> frozenset[str]:
    """The stems of many words at once; the words are in lower case and without accents."""
    return frozenset(_stemmer(language).stemWords(list(known)))


@lru_cache(maxsize=65536)
def _stem(word: str, language: str) -> str:
    return str(_stemmer(language).stemWord(word))


def _stemmer(language: str) -> Any:
    # a Stemmer object is not safe under concurrent calls
    stemmers = _local.__dict__.setdefault("stemmers", {})
    if language not in stemmers:
        import Stemmer

        stemmers[language] = Stemmer.Stemmer(language)
    return stemmers[language]


#: Words that say nothing about what is asked, in both languages; they never decide whether a question is covered.
STOPWORDS = frozenset(
    """
    a ada adalah agar akan aku anda antara apa apabila apakah atas atau bagaimana bagi bahwa banyak baru beberapa belum berapa
    berdasarkan
    bila bisa boleh bolehkah bukan dalam dan dapat dari daripada dengan di dia diatur dimaksud dimaksudkan disebut ditulis hal hanya harus
    ia ini itu jadi jika juga kah kalau kami kamu kapan kapankah karena ke kepada ketika kita lagi lah lain maka mana masih maupun
    menurut mereka merupakan namun nya oleh orang pada padahal para per perlu pernah pun saat saja saya sebagai sebagaimana sebelum
    sebuah secara
    sedang sejak selama seluruh semua seorang seperti serta sesuai setelah setiap siapa siapakah suatu sudah supaya tahun tapi telah
    tentang terhadap tersebut tetapi tiap tidak tolong untuk yaitu yakni yang
    an and any are as at be been being by can could did do does for from had has have how i if in into is it its me my of on or our
    shall should so some such than that the their them then there these they this those to under us was we were what when where which while
    who whom whose why will with would you your
    aja apaan cara dong gimana gak ga jelaskan kasih kan kok mohon ngga nggak nih sebutkan sih tau tahu tuh ya yg utk dgn dlm pd tsb
    mean means meaning define definition explain tell count counts according law article
    arti artinya definisi pengertian maksud maksudnya istilah pasal ayat huruf angka undang uu peraturan ketentuan hukum nomor isi bunyi
    """.split()
)


def content_words(text: str) -> list[str]:
    """Words of a question that carry its subject, in order, without repeats.

    >>> content_words("apa saja tugas gugus tugas?")
    ['tugas', 'gugus']
    """
    return list(dict.fromkeys(word for word in words(text) if word not in STOPWORDS and (len(word) > 1 or word.isdigit())))
