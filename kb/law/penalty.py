"""Penalties as data: what each offence carries by the day of the act, checked by hand against its clauses. Facts, never law text."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kb.citation.address import Address
from kb.law.regulation import Source


class OffenceKind(StrEnum):
    """What an entry is: an offence, its aggravation, participation in it, a corporation's liability, or an additional penalty."""

    POKOK = "pokok"
    PEMBERATAN = "pemberatan"
    PENYERTAAN = "penyertaan"
    KORPORASI = "korporasi"
    PIDANA_TAMBAHAN = "pidana-tambahan"


class LawGroup(StrEnum):
    """The field of law that an offence belongs to."""

    PERDAGANGAN_ORANG = "perdagangan-orang"
    ANAK = "anak"
    KEKERASAN_SEKSUAL = "kekerasan-seksual"
    KEIMIGRASIAN = "keimigrasian"
    PEKERJA_MIGRAN = "pekerja-migran"
    PORNOGRAFI = "pornografi"
    KDRT = "kdrt"
    SAKSI_KORBAN = "saksi-korban"


class Joined(StrEnum):
    """How imprisonment and fine go together: both, one of the two, or either."""

    DAN = "dan"
    ATAU = "atau"
    DAN_ATAU = "dan/atau"


_DURATION = re.compile(r"(?:(?P<years>\d+) tahun)? ?(?:(?P<months>\d+) bulan)? ?(?:(?P<days>\d+) hari)?")


@dataclass(frozen=True, slots=True)
class Duration:
    """A span of imprisonment in years, months and days, as the law counts it.

    >>> Duration.parse("3 tahun 6 bulan")
    Duration(years=3, months=6, days=0)
    >>> str(Duration.parse("1 hari"))
    '1 hari'
    """

    years: int = 0
    months: int = 0
    days: int = 0

    @classmethod
    def parse(cls, text: str) -> "Duration":
        """Read "3 tahun", "9 bulan", "3 tahun 6 bulan"; ValueError when it is none."""
        match = _DURATION.fullmatch(text)
        if not text or match is None or text != text.strip():
            raise ValueError(f'"{text[:40]}" is no duration; write it like "3 tahun", "9 bulan" or "3 tahun 6 bulan"')
        return cls(*(int(match[unit] or 0) for unit in ("years", "months", "days")))

    @property
    def parts(self) -> tuple[tuple[int, str], ...]:
        """Its numbers, each with its Indonesian unit."""
        named = ((self.years, "tahun"), (self.months, "bulan"), (self.days, "hari"))
        return tuple((number, unit) for number, unit in named if number)

    def __str__(self) -> str:
        return " ".join(f"{number} {unit}" for number, unit in self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Penalty:
    """What an act from `since` to `until` (both inclusive; None: still) carries, and `by` which clauses.

    `life` without `prison_max` tops the range; beside it, and `death`, are choices of their own. Fines are in rupiah; `add` is the fraction
    that raises the penalty of the basic offence ("1/3"), `multiply` the factor of its fine: neither is worked out.
    """

    since: date
    until: date | None = None
    prison_min: Duration | None = None
    prison_max: Duration | None = None
    life: bool = False
    death: bool = False
    detention_max: Duration | None = None
    fine_min: int | None = None
    fine_max: int | None = None
    fine_category: str | None = None
    joined: Joined | None = None
    add: str | None = None
    multiply: int | None = None
    by: tuple[Address, ...]
    source: Source
    note: str | None = None
    note_gloss: str | None = None

    def holds_on(self, day: date) -> bool:
        """Whether it applies to an act on that day."""
        return self.since <= day and (self.until is None or day <= self.until)

    @property
    def custodial(self) -> bool:
        """Whether it threatens death, imprisonment or light detention."""
        return bool(self.prison_max or self.life or self.death or self.detention_max)

    @property
    def has_figures(self) -> bool:
        """Whether it says more than its note."""
        return bool(self.custodial or self.fine_max or self.add or self.multiply)


@dataclass(frozen=True, slots=True)
class Offence:
    """One offence at the clause that states its penalty; `penalties` in order of time, without overlap."""

    address: Address
    judul: str
    gloss: str
    kind: OffenceKind
    law_group: LawGroup
    penalties: tuple[Penalty, ...]
    replaced_by: tuple[Address, ...] = ()
    before: tuple[Address, ...] = ()

    def on(self, day: date) -> Penalty | None:
        """The penalty for an act on that day; None where the clause punished nothing then, as far as is known."""
        return next((penalty for penalty in self.penalties if penalty.holds_on(day)), None)
