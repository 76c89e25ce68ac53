"""A penalty in a few words, in Indonesian and English; figures only from the data, nothing worked out."""

from collections.abc import Iterator
from dataclasses import dataclass

from kb.law.penalty import Duration, Joined, Penalty


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of one language."""

    units: dict[str, tuple[str, str]]
    scales: tuple[tuple[int, str], ...]
    point: str
    joined: dict[Joined, str]
    death: str
    life: str
    prison: str
    detention: str
    up_to: str
    fine: str
    fine_up_to: str
    category: str
    either: str
    add: str
    multiply: str
    none: str


_ID = _Words(
    units={"tahun": ("tahun", "tahun"), "bulan": ("bulan", "bulan"), "hari": ("hari", "hari")},
    scales=((10**9, "miliar"), (10**6, "juta")),
    point=",",
    joined={Joined.DAN: "dan", Joined.ATAU: "atau", Joined.DAN_ATAU: "dan/atau"},
    death="pidana mati",
    life="seumur hidup",
    prison="penjara",
    detention="kurungan",
    up_to="paling lama",
    fine="denda",
    fine_up_to="denda paling banyak",
    category="kategori",
    either="atau",
    add="ditambah {}",
    multiply="denda {} kali lipat",
    none="tanpa angka",
)
_EN = _Words(
    units={"tahun": ("year", "years"), "bulan": ("month", "months"), "hari": ("day", "days")},
    scales=((10**9, "billion"), (10**6, "million")),
    point=".",
    joined={Joined.DAN: "and", Joined.ATAU: "or", Joined.DAN_ATAU: "and/or"},
    death="death",
    life="life",
    prison="in prison",
    detention="of light detention",
    up_to="up to",
    fine="a fine of",
    fine_up_to="a fine of up to",
    category="category",
    either="or",
    add="increased by {}",
    multiply="{} times the fine",
    none="no figures",
)


def penalty_words(penalty: Penalty, language: str = "id") -> str:
    """The penalty in words of "id" or "en".

    "3–15 tahun penjara dan denda Rp120 juta–Rp600 juta"
    "paling lama 15 tahun penjara atau denda paling banyak kategori VII (Rp5 miliar)"
    """
    words = _EN if language == "en" else _ID
    choices = [*_custody(penalty, words)]
    custody = _listed(choices, words)
    fine = _fine(penalty, words)
    parts = [custody] if custody else []
    if fine and custody:
        comma = "," if len(choices) > 1 else ""  # "death, life or 5–20 years, and a fine": the fine comes with each of them
        parts = [f"{custody}{comma} {words.joined[penalty.joined or Joined.DAN_ATAU]} {fine}"]
    elif fine:
        parts = [fine]
    if penalty.add:
        parts.append(words.add.format(penalty.add))
    if penalty.multiply:
        parts.append(words.multiply.format(penalty.multiply))
    return "; ".join(parts) or words.none


def _custody(penalty: Penalty, words: _Words) -> Iterator[str]:
    """Death, imprisonment, light detention: the choices among them."""
    if penalty.death:
        yield words.death
    if penalty.life and penalty.prison_max:
        yield f"{words.prison} {words.life}" if words is _ID else f"{words.life} {words.prison}"
    if penalty.prison_max or penalty.life:
        top = penalty.prison_max or words.life
        yield f"{_span(penalty.prison_min, top, words)} {words.prison}"
    if penalty.detention_max:
        yield f"{_span(None, penalty.detention_max, words)} {words.detention}"


def _span(least: Duration | None, most: Duration | str, words: _Words) -> str:
    """ "3–15 tahun", "6 bulan–6 tahun", "paling lama 4 bulan"."""
    top = most if isinstance(most, str) else _duration(most, words)
    if least is None:
        return f"{words.up_to} {top}"
    same = not isinstance(most, str) and [unit for _, unit in least.parts] == [unit for _, unit in most.parts] and len(least.parts) == 1
    return f"{least.parts[0][0]}–{top}" if same else f"{_duration(least, words)}–{top}"


def _duration(duration: Duration, words: _Words) -> str:
    return " ".join(f"{number} {words.units[unit][number > 1]}" for number, unit in duration.parts)


def _fine(penalty: Penalty, words: _Words) -> str:
    if penalty.fine_max is None:
        return ""
    most = rupiah(penalty.fine_max, words is _EN)
    if penalty.fine_category:
        return f"{words.fine_up_to} {words.category} {penalty.fine_category} ({most})"
    return f"{words.fine} {rupiah(penalty.fine_min, words is _EN)}–{most}" if penalty.fine_min else f"{words.fine_up_to} {most}"


def rupiah(amount: int, english: bool = False) -> str:
    """An amount in short, exact.

    >>> rupiah(120_000_000), rupiah(1_500_000_000), rupiah(1_500_000_000, english=True), rupiah(1_234_567)
    ('Rp120 juta', 'Rp1,5 miliar', 'Rp1.5 billion', 'Rp1.234.567')
    """
    words = _EN if english else _ID
    for scale, name in words.scales:
        if amount >= scale and amount % (scale // 1000) == 0:
            whole, rest = divmod(amount, scale)
            fraction = f"{rest * 1000 // scale:03}".rstrip("0")
            return f"Rp{whole}{words.point}{fraction} {name}" if fraction else f"Rp{whole} {name}"
    grouped = f"{amount:,}"
    return "Rp" + (grouped if english else grouped.replace(",", "."))


def _listed(choices: list[str], words: _Words) -> str:
    if len(choices) < 3:
        return f" {words.either} ".join(choices)
    return f"{', '.join(choices[:-1])}, {words.either} {choices[-1]}"
