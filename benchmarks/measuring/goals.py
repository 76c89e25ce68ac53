"""A measured figure beside its goal and the floor below which the work is not done, and how the two are printed."""

from dataclasses import dataclass

from benchmarks.measuring.machine import processor


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure; without `floor` it is only reported. `at_least`: more is better."""

    name: str
    value: float
    goal: float | None = None
    floor: float | None = None
    at_least: bool = False

    @property
    def failed(self) -> bool:
        """Whether the floor is missed."""
        return self.floor is not None and not self._holds(self.floor)

    def _holds(self, bound: float) -> bool:
        return self.value >= bound if self.at_least else self.value <= bound

    def __str__(self) -> str:
        bounds = f"goal {self.goal:g}, floor {self.floor:g}" if self.goal is not None and self.floor is not None else ""
        if self.goal is None or self.floor is None:
            verdict = ""
        elif self._holds(self.goal):
            verdict = "reached"
        elif self._holds(self.floor):
            verdict = f"goal NOT reached, floor held, on {processor()}"
        else:
            verdict = f"NOT reached on {processor()}"
        return f"{self.name:66} {self.value:9.3f}  {bounds:22} {verdict}".rstrip()


def print_figures(figures: list[Figure]) -> int:
    """Print them a line each; exit code 1 when a floor is missed."""
    print("\n".join(map(str, figures)), flush=True)
    return int(any(figure.failed for figure in figures))
