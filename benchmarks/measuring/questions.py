"""Questions that benchmarks ask: the tuning half of our own (the test half is for `make evaluate` alone)."""

from pathlib import Path

from search.evaluation.retrieval import read_questions

_FILE = Path(__file__).resolve().parents[2] / "corpus" / "questions.jsonl"


def tuning_questions() -> list[str]:
    """Their texts, in the file's order."""
    return [question.text for question in read_questions(_FILE) if question.half == "tuning"]
