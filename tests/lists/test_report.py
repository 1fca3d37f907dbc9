from datetime import date

from sanscreen import LoadReport
from sanscreen.lists import check
from sanscreen.lists.bundled import bundled_folder
from sanscreen.lists.ledger import Ledger
from sanscreen.lists.report import Count, SourceFile
from tests.conftest import invented_list


def test_the_report_counts_what_the_list_holds() -> None:
    report = LoadReport.of(invented_list(), "form", (SourceFile("a.yml", "d"),), Ledger())
    assert report.parties == (Count("entity", 1), Count("individual", 1), Count("vessel", 1))
    assert report.names == (Count("primary", 3), Count("strong", 1), Count("weak", 1))
    assert Count("birth dates", 1) in report.values
    assert report.digest == invented_list().digest
    assert (report.unread, report.aside, report.doubts) == ((), (), ())
    assert LoadReport.from_dict(report.to_dict()) == report


def test_the_report_tells_what_is_not_in_the_list_the_most_first() -> None:
    ledger = Ledger()
    ledger.unread.update(["b", "a", "c", "c"])
    ledger.aside["not a target"] += 1
    ledger.doubts["country that is not known"] += 2
    report = LoadReport.of(invented_list(), "form", (), ledger)
    assert report.unread == (Count("c", 2), Count("a", 1), Count("b", 1))
    assert report.aside == (Count("not a target", 1),)
    assert report.doubts == (Count("country that is not known", 2),)


def test_the_age_counts_from_the_day_that_the_caller_says() -> None:
    (loaded,), _ = check(bundled_folder() / "2023-03-30-mkrtychev.yml")
    assert loaded.report.as_of == date(2026, 4, 23)
    assert loaded.report.age(date(2026, 4, 25)) == 2
    assert LoadReport.of(invented_list(), "form", (), Ledger()).age(date(2026, 4, 25)) is None
    assert loaded.report.files[0].name == loaded.path.name
    assert loaded.source_digest == loaded.report.files[0].digest
