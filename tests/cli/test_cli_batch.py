import csv
import io
import json
import os
import re
import signal
import sys
from collections.abc import Callable, Iterator
from datetime import date
from itertools import count
from pathlib import Path

import pytest

from sanscreen.cli import job, main
from sanscreen.cli.signals import Terminated
from sanscreen.errors import WorkerError
from sanscreen.integrations.batch import screen_table
from sanscreen.integrations.csv_out import CsvWriter
from sanscreen.integrations.results import RESULT_COLUMNS
from sanscreen.integrations.table import Row
from sanscreen.model import Party, Screening, Verdict
from sanscreen.screener import Screener

LIST = Path(__file__).with_name("invented-trade.yml")
EXAMPLES = Path(__file__).parents[2] / "docs" / "examples" / "counterparties.csv"
FILE = """id;Partner;Country
1;TESTOV, Ivan;RU
2;Invented Person;DE
3;;

4;"Example
Trading LLC";CY
5;Another Person;"US
6;?!;
7;Person;too;many
8;Last Person;FR

"""
VERDICTS = ["alert", "clear", "error", "alert", "error", "error", "error", "clear"]
Run = Callable[..., tuple[object, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `sanscreen batch` over the invented list; return status, stdout and stderr."""

    def run(*arguments: str | Path) -> tuple[object, str, str]:
        monkeypatch.setattr(sys, "argv", ["sanscreen", "batch", "--lists", str(LIST), *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        return ended.value.code, *capsys.readouterr()

    return run


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file with one record of each kind."""
    return written(tmp_path, FILE)


def written(folder: Path, text: str | bytes, name: str = "in.csv") -> Path:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def verdicts(text: str) -> list[str]:
    header, *rows = read(text)
    return [row[header.index("sanscreen_verdict")] for row in rows]


NAME = ("--map", "name=Partner")


def test_people_read_alerts_and_errors_and_a_summary(run: Run, file: Path) -> None:
    status, out, err = run(file, *NAME)
    assert (status, err) == (4, "")
    lines = out.splitlines()
    told = lines[: lines.index("")]
    assert [re.split(r"[ :]+", line)[1] for line in told] == ["2", "4", "6", "8", "9", "10"]
    assert told[0] == "line 2: 100.0 'TESTOV, Ivan' alerts against 'TESTOV, Ivan' (invented-trade)"
    assert told[4] == "line 9: ERROR, not screened: the name '?!' has no letter or figure that can be compared"
    assert f"{file}: 8 records read = 2 clear + 2 alert + 0 incomplete + 4 error" in lines
    assert "Beside them 2 blank lines." in lines
    assert "4 records NOT screened: mend and screen again." in lines


def test_summary_names_the_lists_their_scope_and_their_age(
    run: Run, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(job, "today", lambda: date(2030, 2, 11))
    _, out, _ = run(file, *NAME)
    assert "  invented-trade: 3 parties, internal, as of 2030-02-01, 10 days old, version 2030-02-01+" in out


def test_alert_says_when_a_number_carries_it_and_not_the_name(run: Run, tmp_path: Path) -> None:
    file = written(tmp_path, "name,INN,passport\nEmily Hart,,000000001\nIvan Testov,000000001,\nIvan Testov,,\n")
    _, out, _ = run(file)
    assert out.splitlines()[:3] == [
        "line 2: 100.0 'Emily Hart' alerts against 'TESTOV, Ivan' (invented-trade, by passport 000000001)",
        "line 3: 100.0 'Ivan Testov' alerts against 'TESTOV, Ivan' (invented-trade)",
        "line 4: 100.0 'Ivan Testov' alerts against 'TESTOV, Ivan' (invented-trade)",
    ]


def test_names_read_in_a_wrong_encoding_are_warned_of(run: Run, tmp_path: Path) -> None:
    file = written(tmp_path, "name\nИван Тестов\nПётр\nJohn\n".encode("cp1251"))
    status, out, _ = run(file, "--encoding", "cp1252")
    assert status == 3  # the record alerts all the same, since mixed-up encodings are read
    assert (
        "WARNING: 2 names such as 'Èâàí Òåñòîâ': Cyrillic looks so when it is read as cp1252; "
        "--encoding cp1251 reads 'Иван Тестов'."
    ) in out.splitlines()
    status, out, _ = run(file, "--encoding", "cp1251")
    assert status == 3
    assert "WARNING" not in out


def test_csv_goes_to_stdout_and_the_summary_to_stderr(run: Run, file: Path) -> None:
    status, out, err = run(file, *NAME, "--format", "csv")
    assert status == 4
    assert verdicts(out) == VERDICTS
    assert "8 records read" in err
    assert "records read" not in out


def test_json_lines_go_to_stdout_and_come_back(run: Run, file: Path) -> None:
    status, out, err = run(file, *NAME, "--format", "json")
    assert status == 4
    outcomes = [json.loads(line) for line in out.splitlines()]
    assert [Screening.from_dict(outcome["screening"]).verdict.value for outcome in outcomes] == VERDICTS
    assert [outcome["line"] for outcome in outcomes] == [2, 3, 4, 6, 8, 9, 10, 11]
    assert outcomes[3]["input"] == {"id": "4", "Partner": "Example\nTrading LLC", "Country": "CY"}
    assert "8 records read" in err


@pytest.mark.parametrize(
    ("name", "options", "form"),
    [
        ("out.csv", [], "csv"),
        ("out.txt", [], "csv"),
        ("out", ["--format", "csv"], "csv"),
        ("out.xlsx", ["--format", "json"], "json"),
        ("out.json", [], "json"),
        ("out.JSONL", [], "json"),
        ("out.ndjson", [], "json"),
        ("out.csv", ["--format", "json"], "json"),
        ("out.json", ["--format", "csv"], "csv"),
    ],
)
def test_form_of_the_output_is_that_of_its_name_unless_it_is_said(
    run: Run, file: Path, name: str, options: list[str], form: str
) -> None:
    output = file.with_name(name)
    status, out, err = run(file, *NAME, "-o", output, *options)
    assert (status, err) == (4, "")
    assert out.splitlines()[-1] == f"Outcomes: {output}"
    text = output.read_text(encoding="utf-8")
    found = (
        [json.loads(line)["screening"]["verdict"] for line in text.splitlines()] if form == "json" else verdicts(text)
    )
    assert found == VERDICTS
    assert sorted(path.name for path in file.parent.iterdir()) == sorted({"in.csv", name})


def test_output_has_the_original_columns_and_rows(run: Run, file: Path) -> None:
    run(file, *NAME, "-o", file.with_name("out.csv"), "--raw")
    header, *rows = read(file.with_name("out.csv").read_text(encoding="utf-8"))
    assert header == ["id", "Partner", "Country", *RESULT_COLUMNS]
    assert [row[:3] for row in rows] == [
        ["1", "TESTOV, Ivan", "RU"],
        ["2", "Invented Person", "DE"],
        ["3", "", ""],
        ["4", "Example\nTrading LLC", "CY"],
        ['5;Another Person;"US', "", ""],
        ["6", "?!", ""],
        ["7", "Person", "too"],
        ["8", "Last Person", "FR"],
    ]
    assert {len(row) for row in rows} == {len(header)}


def test_output_can_be_screened_again_with_the_same_outcome(run: Run, tmp_path: Path) -> None:
    file = written(tmp_path, "Partner,Land\nTESTOV Ivan,RU\nInvented Person,DE\n")
    run(file, *NAME, "-o", tmp_path / "out.csv")
    run(tmp_path / "out.csv", *NAME, "-o", tmp_path / "again.csv")
    first, again = (read((tmp_path / name).read_text()) for name in ("out.csv", "again.csv"))
    width = 2 + len(RESULT_COLUMNS)
    assert [row[width:] for row in again] == [row[2:] for row in first]
    assert [row[:width] for row in again] == first


def test_same_input_and_lists_give_the_same_bytes(run: Run, file: Path) -> None:
    first, second = (run(file, *NAME, "--format", "json")[1] for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    ("text", "status", "why"),
    [
        ("name\nInvented Person\n", 0, "all clear"),
        ("name\nInvented Person\nIvan Testov\n", 3, "one alert"),
        ("name\nThe Tester\n", 0, "a near miss is clear"),
        ("name\nInvented Person\n?!\n", 4, "one not screened"),
        ("name,x\nIvan Testov,\n?!,\n", 4, "one not screened wins over an alert"),
        ('name,x\nIvan Testov,\n"?,\n', 4, "so does a row that cannot be read"),
    ],
)
@pytest.mark.parametrize("options", [[], ["--format", "csv"], ["--format", "json"]])
def test_exit_status_is_that_of_the_worst_record(
    run: Run, tmp_path: Path, text: str, status: int, why: str, options: list[str]
) -> None:
    assert run(written(tmp_path, text), *options)[0] == status, why


def test_summary_gives_alerts_and_errors_where_the_status_gives_one(run: Run, tmp_path: Path) -> None:
    _, out, _ = run(written(tmp_path, "name\nIvan Testov\n?!\n"))
    assert "2 records read = 0 clear + 1 alert + 0 incomplete + 1 error" in out


@pytest.mark.parametrize(
    ("data", "options", "why"),
    [
        ("name,country\nИван Тестов,RU\n".encode(), [], "UTF-8"),
        ("\ufeffname,country\nИван Тестов,RU\n".encode(), [], "UTF-8 with its mark"),
        ("\ufeffname,country\nИван Тестов,RU\n".encode("utf-16-le"), [], "UTF-16 with its mark"),
        ("name,country\nИван Тестов,RU\n".encode("utf-16-le"), ["--encoding", "utf-16-le"], "UTF-16 as said"),
        ("name,country\nИван Тестов,RU\n".encode("cp1251"), ["--encoding", "cp1251"], "cp1251 as said"),
        ("NAME\tCountry\nИван Тестов\tRU\n".encode(), [], "tabs"),
        ("Full-Name|country\nИван Тестов|RU\n".encode(), [], "pipes"),
        ("name\nТестов, Иван\n".encode(), [], "one column, and a comma in the name"),
        ("last name;first name\nТестов;Иван\n".encode(), [], "the name in two columns"),
        ("name,x;y\nИван Тестов,1\n".encode(), ["--delimiter", ","], "the delimiter as said"),
        ("name\tx,y,z\nИван Тестов\t1\n".encode(), ["--delimiter", "tab"], "the delimiter by its word"),
        ("Partner,Firma\nИван Тестов,x\n".encode(), ["--map", "Name=partner"], "the column as said, in any case"),
        ("Partner,Firma\nx,Иван Тестов\n".encode(), ["--map", "name=Partner", "--map", "other_names=Firma"], "a second name"),
        (b"name,pass\nAnybody Else,000000001\n", ["--map", "passport=pass"], "a number as said"),
        (b"name,pass\nAnybody Else,passport no. 000000001.0\n", ["--map", "passport=pass"], "a number as a spreadsheet has it"),
        ("name,a,b\nx,y,Иван Тестов\n".encode(), ["--map", "other_names=a", "--map", "other_names=b"], "one of several columns"),
        ("sep=;\nname;a,b,c\nИван Тестов;1\n".encode(), [], "the delimiter in a line of its own"),
        ("name,surname\nИван,Тестов\n".encode(), [], "half of the name beside the other"),
        (b"Name;Vorname\nTestov;Ivan\n", [], "German columns"),
        ("Фамилия;Имя\nТестов;Иван\n".encode("cp1251"), ["--encoding", "cp1251"], "Russian columns in cp1251"),
        (b"name\nIvan\0Testov\n", [], "a NUL inside the name"),
    ],
)  # fmt: skip
def test_listed_party_is_found_in_a_file_of(
    run: Run, tmp_path: Path, data: bytes, options: list[str], why: str
) -> None:
    assert run(written(tmp_path, data), *options)[0] == 3, why


@pytest.mark.parametrize(
    ("data", "options", "says"),
    [
        (b"", [], "in.csv: the file is empty; a header line with column names is needed"),
        (b"name\na\nb\nc\nd\ne\nIvan \xcf\n", [], "in.csv:7: not utf-8 here (byte 0xcf); say which encoding it is: --encoding cp1251 reads 'Ivan П', --encoding cp1252 reads 'Ivan Ï'"),
        (b"name\nIvan\n", ["--encoding", "bogus"], "in.csv: 'bogus' is no encoding that is known"),
        (b"\xef\xbb\xbfname\n", ["--encoding", "cp1251"], "so it is not cp1251; leave --encoding out"),
        ("name\nIvan\n".encode("utf-16-le"), [], "in.csv:1: the header holds NUL characters, as UTF-16 does"),
        (b"Partner,Land\nIvan,RU\n", [], "no column is the name; the columns are 'Partner', 'Land'; say which one it is: --map name=COLUMN"),
        (b"name,Company\n", [], "columns 'name', 'Company' can each be the name"),
        (b"name,name\n", [], "columns 'name', 'name' can each be the name"),
        (b"name\n", ["--map", "name=Nom"], "no column 'Nom'; the columns are 'name'"),
        (b"a,a\n", ["--map", "name=a"], "2 columns are called 'a'"),
        (b"name\n", ["--map", "nom=name"], "'nom' is no field; allowed are name,"),
        (b"name\n", ["--map", "name"], "--map name: write FIELD=COLUMN, such as name=Partner"),
        (b"name\n", ["--map", "=name"], "--map =name: write FIELD=COLUMN, such as name=Partner"),
        (b"name\n", ["--map", "name="], "--map name=: write FIELD=COLUMN, such as name=Partner"),
        (b"a,b\n", ["--map", "name=a", "--map", "Name=b"], "--map Name=b: name is mapped twice"),
        (b"name\n", [], "in.csv: no record below the header; --allow-empty takes that for all clear"),
        (b"\xef\xbb\xbfname\r\n\r\n  \r\n", [], "in.csv: no record below the header"),
        (b"sep=;\nname\n", ["--format", "json"], "in.csv: no record below the header"),
        (b"name\n", ["--delimiter", ":"], "Invalid value for '--delimiter'"),
        (b"name\n", ["--format", "xml"], "Invalid value for '--format'"),
        (b"name\n", ["--threshold", "0.9"], "threshold runs from 1 to 100, got 0.9: did you mean 90?"),
        (b"name\n", ["--lists", "missing.yml"], "missing.yml: cannot be read: No such file or directory"),
    ],
)  # fmt: skip
def test_file_or_option_that_cannot_be_used_is_status_2_and_nothing_is_written(
    run: Run, tmp_path: Path, data: bytes, options: list[str], says: str
) -> None:
    file = written(tmp_path, data)
    status, out, err = run(file, *options, "-o", tmp_path / "out.csv")
    assert (status, out) == (2, "")
    assert says in err
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("options", [[], ["--format", "csv"], ["-o", "out.csv"], ["-o", "out.json"]])
def test_file_without_a_record_is_all_clear_where_that_is_allowed(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    status, out, err = run(written(tmp_path, "name\n"), "--allow-empty", *options)
    assert status == 0
    assert "0 records read = 0 clear + 0 alert" in out + err
    assert [path.name for path in tmp_path.iterdir() if path.name != "in.csv"] == options[1:] * ("-o" in options)


@pytest.mark.parametrize(
    ("output", "says"),
    [
        ("-", "-o -: use --format csv to write to stdout"),
        ("out", "the name ends in none of .csv, .txt (csv), .tsv (tsv), .json, .jsonl, .ndjson (json), .parquet (parquet); say the form: --format csv"),
        ("out.xlsx", "-o out.xlsx: the name ends in none of .csv, .txt (csv), .tsv (tsv)"),
        ("out.csv.gz", "the name ends in none of"),
    ],
)  # fmt: skip
def test_output_whose_form_is_not_known_is_wrong_usage(
    run: Run, file: Path, monkeypatch: pytest.MonkeyPatch, output: str, says: str
) -> None:
    monkeypatch.chdir(file.parent)
    status, out, err = run(file, *NAME, "-o", output)
    assert (status, out) == (2, "")
    assert says in err
    assert list(file.parent.iterdir()) == [file]


def test_hyphen_is_no_output_with_a_format_either(run: Run, file: Path) -> None:
    assert "use --format csv to write to stdout" in run(file, *NAME, "-o", "-", "--format", "csv")[2]


@pytest.mark.parametrize("options", [["-o", "out.tsv"], ["-o", "out", "--format", "tsv"]])
def test_output_of_that_name_is_written_with_tabs(
    run: Run, file: Path, monkeypatch: pytest.MonkeyPatch, options: list[str]
) -> None:
    monkeypatch.chdir(file.parent)
    run(file, *NAME, *options)
    text = Path(options[1]).read_text(encoding="utf-8")
    header, *rows = csv.reader(io.StringIO(text, newline=""), delimiter="\t", strict=True)
    assert header == ["id", "Partner", "Country", *RESULT_COLUMNS]
    assert [row[3] for row in rows] == VERDICTS


def test_missing_file_and_folder_are_status_2(run: Run, tmp_path: Path) -> None:
    status, _, err = run(tmp_path / "missing.csv")
    assert (status, err) == (
        2,
        f"Error: {tmp_path / 'missing.csv'}: cannot be read: No such file or directory\n",
    )
    status, _, err = run(tmp_path)
    assert status == 2
    assert f"File '{tmp_path}' is a directory." in err


def test_output_that_would_overwrite_an_input_is_refused(run: Run, file: Path) -> None:
    for output in (file, file.parent / "x" / ".." / "in.csv"):
        (file.parent / "x").mkdir(exist_ok=True)
        status, _, err = run(file, *NAME, "-o", output)
        assert status == 2
        assert "the output would overwrite it" in err
    status, _, err = run(file, *NAME, "-o", LIST, "--format", "csv")
    assert (status, err) == (
        2,
        f"Error: {LIST}: the output would overwrite it; give the output another name\n",
    )
    assert file.read_text() == FILE


def test_rows_left_of_an_interrupted_run_are_not_overwritten_when_they_are_the_input(run: Run, tmp_path: Path) -> None:
    left = written(tmp_path, "name\nInvented Person\n", "out.csv.partial")
    status, _, err = run(left, "-o", tmp_path / "out.csv")
    assert status == 2
    assert "the output would overwrite it" in err
    assert left.read_text() == "name\nInvented Person\n"


def test_output_that_cannot_be_written_is_status_2_before_anything_is_screened(
    run: Run, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*arguments: object, **others: object) -> Iterator[Screening]:
        raise AssertionError("screened")

    monkeypatch.setattr(Screener, "screen_many", fail)
    output = file.parent / "missing" / "out.csv"
    status, _, err = run(file, *NAME, "-o", output)
    assert (status, err) == (2, f"Error: {output}.partial: cannot be written: No such file or directory\n")
    status, _, err = run(file, *NAME, "-o", file.parent)
    assert status == 2
    assert "is a directory" in err


FORMULAS = ["=1+1", "+A1", "-A1", "@SUM(1)", "＝1", "\tx"]
NUMBERS = ["-5.20", "+49 30 1234", "-", "1,5"]


@pytest.mark.parametrize(("options", "mark"), [([], "'"), (["--raw"], "")])
def test_formulas_are_guarded_unless_raw(run: Run, tmp_path: Path, options: list[str], mark: str) -> None:
    source = io.StringIO(newline="")
    csv.writer(source).writerows([["name", "=note"], *[["Person", cell] for cell in FORMULAS + NUMBERS]])
    run(written(tmp_path, source.getvalue()), "-o", tmp_path / "out.csv", *options)
    header, *rows = read((tmp_path / "out.csv").read_text(encoding="utf-8"))
    assert header[1] == mark + "=note"
    assert [row[1] for row in rows] == [mark + cell for cell in FORMULAS] + NUMBERS


def test_formula_in_the_name_of_a_row_that_cannot_be_read_is_guarded(run: Run, tmp_path: Path) -> None:
    run(written(tmp_path, 'name,x\n=1+1,2,3\n+A1,"open\n'), "-o", tmp_path / "out.csv")
    assert [row[0] for row in read((tmp_path / "out.csv").read_text())[1:]] == ["'=1+1", "'+A1,\"open"]


def test_old_output_is_replaced_at_the_end_and_not_before(
    run: Run, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = written(file.parent, "old", "out.csv")
    seen: list[str] = []
    write = CsvWriter.write

    def watched(self: CsvWriter, row: Row, screening: Screening) -> None:
        seen.append(output.read_text())
        write(self, row, screening)

    monkeypatch.setattr(CsvWriter, "write", watched)
    run(file, *NAME, "-o", output)
    assert set(seen) == {"old"}
    assert len(seen) == len(VERDICTS)
    assert verdicts(output.read_text(encoding="utf-8")) == VERDICTS


def stopping(monkeypatch: pytest.MonkeyPatch, problem: BaseException, after: int = 3) -> None:
    screen_many, asked = Screener.screen_many, count()

    def stop(self: Screener, parties: list[Party], *, on: date | None) -> Iterator[Screening]:
        if next(asked) == after:
            raise problem
        return screen_many(self, parties, on=on)

    monkeypatch.setattr(Screener, "screen_many", stop)


@pytest.mark.parametrize("form", ["csv", "json"])
def test_interrupted_run_keeps_whole_rows_in_the_partial_file(
    run: Run, file: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    output = written(file.parent, "old", "out")
    stopping(monkeypatch, KeyboardInterrupt())
    status, out, err = run(file, *NAME, "-o", output, "--format", form)
    partial = file.parent / "out.partial"
    assert (status, out) == (130, "")
    assert err == f"interrupted after 3 records; the finished outcomes are in {partial}\n"
    assert output.read_text() == "old"
    text = partial.read_text(encoding="utf-8")
    assert text.endswith("\n")
    if form == "csv":
        assert verdicts(text) == VERDICTS[:3]
    else:
        assert [json.loads(line)["screening"]["verdict"] for line in text.splitlines()] == VERDICTS[:3]


def test_two_workers_write_what_one_writes(run: Run, file: Path) -> None:
    for workers in ("1", "2"):
        assert run(file, *NAME, "-o", file.with_name(f"{workers}.csv"), "--workers", workers)[0] == 4
    assert file.with_name("1.csv").read_bytes() == file.with_name("2.csv").read_bytes()


def test_a_worker_that_dies_leaves_what_was_finished_and_says_where(
    run: Run, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopping(monkeypatch, WorkerError("a worker process died"))
    status, _, err = run(file, *NAME, "-o", file.with_name("out.csv"))
    partial = file.with_name("out.csv.partial")
    assert status == 4
    assert err == f"stopped after 3 records: a worker process died; the finished outcomes are in {partial}\n"
    assert verdicts(partial.read_text(encoding="utf-8")) == VERDICTS[:3]


def test_interrupted_run_without_output_says_how_far_it_came(
    run: Run, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopping(monkeypatch, KeyboardInterrupt())
    status, out, err = run(file, *NAME)
    assert (status, err) == (130, "interrupted after 3 records\n")
    assert len(out.splitlines()) == 2


def test_terminated_run_keeps_whole_rows_and_ends_with_its_own_status(
    run: Run, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopping(monkeypatch, Terminated())
    status, out, err = run(file, *NAME, "-o", file.with_name("out.csv"))
    partial = file.with_name("out.csv.partial")
    assert (status, out) == (143, "")
    assert err == f"terminated after 3 records; the finished outcomes are in {partial}\n"
    assert verdicts(partial.read_text(encoding="utf-8")) == VERDICTS[:3]


def test_run_that_is_terminated_while_lists_are_read_says_so(
    run: Run, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(*arguments: object) -> Screener:
        os.kill(os.getpid(), signal.SIGTERM)
        signal.pause()
        raise AssertionError("nobody was stopped")

    monkeypatch.setattr(job, "screener_of", read)
    status, out, err = run(file, *NAME, "-o", file.with_name("out.csv"))
    assert (status, out, err.strip()) == (143, "", "terminated")
    assert list(file.parent.iterdir()) == [file]


def test_full_disk_stops_the_run_with_status_4_and_says_where_the_rest_is(
    run: Run, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopping(monkeypatch, OSError(28, "No space left on device"))
    status, _, err = run(file, *NAME, "-o", file.with_name("out.csv"))
    assert status == 4
    partial = file.with_name("out.csv.partial")
    assert err == f"stopped after 3 records: No space left on device; the finished outcomes are in {partial}\n"
    assert not file.with_name("out.csv").exists()


def test_output_that_cannot_take_its_place_in_the_end_is_status_4(
    run: Run, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    status, _, err = run(file, *NAME, "-o", file.with_name("out.csv"))
    assert status == 4
    assert "stopped after 8 records: Permission denied; the finished outcomes are in" in err
    assert verdicts(file.with_name("out.csv.partial").read_text(encoding="utf-8")) == VERDICTS


def test_record_without_an_outcome_is_a_bug_and_no_status(
    run: Run, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lossy(*arguments: object, **options: object) -> Iterator[object]:
        yield from list(screen_table(*arguments, **options))[1:]  # type: ignore[arg-type]  # passed on

    monkeypatch.setattr(job, "screen_table", lossy)
    monkeypatch.setattr(sys, "argv", ["sanscreen", "batch", str(file), *NAME, "--lists", str(LIST)])
    with pytest.raises(RuntimeError, match="8 records were read and 7 have an outcome"):
        main()


HOSTILE = 'name,"no\nte\x1b[2J"\n"Ivan\x1b[2J\u202e\nTestov",x\n[bold red]Hostile Trade[/] :smile:,x\n"?\n\x1b!",x\na\x1b[2J,"x\n'


def test_hostile_text_comes_out_harmless(run: Run, tmp_path: Path) -> None:
    status, out, err = run(written(tmp_path, HOSTILE))
    assert (status, err) == (4, "")
    assert all(line.isprintable() for line in out.split("\n"))
    assert not any(line.startswith(("Testov", "!", "te")) for line in out.split("\n"))
    assert "'[bold red]Hostile Trade[/] :smile:'" in out
    assert "'[bold red]HOSTILE TRADE[/] :smile:'" in out


def test_hostile_text_in_json_is_kept_and_printable(run: Run, tmp_path: Path) -> None:
    _, out, _ = run(written(tmp_path, HOSTILE), "--format", "json")
    assert all(line.isprintable() for line in out.split("\n"))
    assert json.loads(out.split("\n")[0])["input"]["name"] == "Ivan\x1b[2J\u202e\nTestov"


def test_hostile_file_name_comes_out_harmless(run: Run, tmp_path: Path) -> None:
    _, out, _ = run(written(tmp_path, "name\nInvented Person\n", "a\x1b[2J\nb.csv"))
    _, _, err = run(tmp_path / "c\x1b[2J\nd.csv")
    assert all(line.isprintable() for line in (out + err).split("\n"))
    assert "a[2J b.csv: 1 record read" in out


def test_half_of_a_surrogate_pair_is_one_error_and_can_be_written(run: Run, tmp_path: Path) -> None:
    file = written(tmp_path, b"name,x\nIvan \\ud800,1\nInvented Person,2\n")
    options = ("--encoding", "unicode_escape")
    assert run(file, *options, "-o", tmp_path / "out.csv")[0] == 4
    assert [row[:3] for row in read((tmp_path / "out.csv").read_text())[1:]] == [
        ["Ivan \\ud800", "1", "error"],
        ["Invented Person", "2", "clear"],
    ]
    assert run(file, *options, "-o", tmp_path / "out.json")[0] == 4
    line = (tmp_path / "out.json").read_text().splitlines()[0]
    assert json.loads(line)["input"]["name"] == "Ivan \ud800"


def test_example_file_has_one_outcome_for_each_record(run: Run) -> None:
    """Each customer comes out once and in order; the rows that the file calls broken, and no other, are errors."""
    status, out, err = run(EXAMPLES, "--format", "json")
    assert status == 4
    outcomes = [json.loads(line) for line in out.splitlines()]
    customers = re.findall(r"^\"?(C-\d+)", EXAMPLES.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert len(customers) > 100
    found = [
        outcome["input"]["customer_id"] if isinstance(outcome["input"], dict) else outcome["input"][0][:6]
        for outcome in outcomes
    ]
    assert found == customers
    for outcome in outcomes:
        verdict = Verdict(outcome["screening"]["verdict"])
        readable = isinstance(outcome["input"], dict)
        assert (verdict is Verdict.ERROR) is (not readable or outcome["input"]["expected"] == "error"), outcome["input"]
    assert f"{len(customers)} records read = " in err
