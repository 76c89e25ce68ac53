"""What the operator does with reports and digests on the command line."""

import json
from typing import Any

import pytest
from click.testing import CliRunner, Result

from cli.main import main
from kb.citation.address import Address
from kb.people import Complaint, People, ReportKind
from tests.conftest import use_fake_model
from tests.corpus_samples import AIR, Place

DIGEST = f"{AIR}/pasal-2"


@pytest.fixture
def own(built_place: Place, monkeypatch: pytest.MonkeyPatch) -> Place:
    """A sample corpus of this test's own, built, with the environment that names it."""
    use_fake_model(monkeypatch)
    for name, value in built_place.environment.items():
        monkeypatch.setenv(name, value)
    return built_place


def kb(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def kb_json(*arguments: str) -> Any:
    result = kb(*arguments, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_reports_are_listed_and_closed(own: Place) -> None:
    number = People(own.data).report(Complaint(ReportKind.STATUS, "Sudah dicabut.", Address.parse(DIGEST), "kapan menyiram", None, "g"))
    (listed,) = kb_json("reports")["reports"]
    assert (listed["id"], listed["kind"], listed["address"], listed["question"]) == (number, "status", DIGEST, "kapan menyiram")
    said = kb("reports").output
    assert "Perda DKI 903/2013 Pasal 2" in said and "Sudah dicabut." in said and "1 open" in said
    assert kb_json("status")["reports"] == 1
    assert "0 open" in kb("reports", "--close", str(number)).output
    assert "[closed]" in kb("reports", "--all").output
    assert kb("reports", "--close", str(number)).exit_code == 1


def test_a_withdrawn_digest_is_out_of_sight_at_once(own: Place) -> None:
    generation = kb_json("status")["generation"]
    assert kb("show", DIGEST).exit_code == 0
    done = kb("digest", "withdraw", DIGEST, "--reason", "salah  jam")
    assert done.exit_code == 0 and "withdrawn" in done.output
    assert kb("show", DIGEST).exit_code == 1
    status = kb_json("status")
    assert [(one["address"], one["reason"]) for one in status["withdrawn"]] == [(DIGEST, "salah jam")]
    assert status["generation"] == generation, "nothing was rebuilt"
    assert "salah jam" in kb("status").output
    gaps = json.loads(kb("verify", "--json").stdout)["gaps"]
    assert [gap for gap in gaps if "ringkasan" in gap["what"] and "salah jam" in gap["why"]]
    assert kb("digest", "restore", DIGEST).exit_code == 0
    assert kb("show", DIGEST).exit_code == 0


def test_a_build_leaves_it_withdrawn(own: Place) -> None:
    kb("digest", "withdraw", DIGEST, "--reason", "uji")
    (own.corpus / f"catatan/{AIR}.toml").write_text('[[note]]\njudul = "a"\nisi = "b"\ngloss = "c"\nsource = "d"\n', "utf-8")
    assert kb_json("build")["fresh"]
    assert kb("show", DIGEST).exit_code == 1


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        pytest.param(["digest", "withdraw", f"{AIR}/pasal-9", "--reason", "x"], 1, "no digest", id="no such digest"),
        pytest.param(["digest", "withdraw", DIGEST], 2, "--reason", id="without a reason"),
        pytest.param(["digest", "withdraw", DIGEST, "--reason", " "], 2, "say why", id="a blank reason"),
        pytest.param(["digest", "withdraw", "entah", "--reason", "x"], 2, "entah", id="no address"),
        pytest.param(["digest", "restore", DIGEST], 1, "not withdrawn", id="nothing to restore"),
        pytest.param(["reports", "--close", "7"], 1, "no open report 7", id="no such report"),
    ],
)
def test_what_cannot_be_done_is_one_clear_line(own: Place, arguments: list[str], code: int, said: str) -> None:
    result = kb(*arguments)
    assert result.exit_code == code and said in result.stderr and len(result.stderr.splitlines()) == 1
    assert People(own.data).withdrawals() == ()


def test_what_is_withdrawn_already_stays_so(own: Place) -> None:
    for _ in range(2):
        assert kb("digest", "withdraw", DIGEST, "--reason", "uji").exit_code == 0
    assert len(People(own.data).withdrawals()) == 1
