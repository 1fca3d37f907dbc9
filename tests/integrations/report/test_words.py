"""The words of two names under each other."""

from decimal import Decimal

import pytest

from sanscreen import Screener
from sanscreen.integrations.report.words import Block, blocks
from sanscreen.model import Evidence, PartyType


def words(screener: Screener, name: str, *, party_type: PartyType = PartyType.INDIVIDUAL) -> list[Block]:
    evidence = next(iter(screener.screen(name).hits)).evidence
    return list(blocks(next(piece for piece in evidence if piece.feature == "name"), party_type))


def signs(block: Block) -> str:
    return "".join(column.sign for column in block.columns)


def test_words_of_one_script_stand_letter_by_letter_in_the_order_of_the_record(invented: Screener) -> None:
    found = words(invented, "Ivan Petrovich Testof")
    assert [block.screened for block in found] == ["Ivan", "Petrovich", "Testof"]
    assert [signs(block) for block in found] == ["====", "=========", "=====≠"]
    assert not any(block.above or block.below for block in found)


def test_words_of_two_scripts_stand_by_the_reading_that_explains_them(invented: Screener) -> None:
    found = words(invented, "Иван Петрович Тестов")
    assert [block.above for block in found] == ["Иван", "Петрович", "Тестов"]
    assert ["".join(column.screened for column in block.columns) for block in found] == ["ivan", "petrovich", "testov"]
    assert all(set(signs(block)) == {"="} for block in found)
    assert all("BGN/PCGN 1947" in block.why for block in found)


def test_reading_that_does_not_explain_the_words_is_named(screener: Screener) -> None:
    found = words(screener, "Ким Чен Ын")
    assert any("Korean syllables" in block.why and "letters by" in block.why for block in found)


@pytest.mark.parametrize(
    ("screened", "listed"),
    [("POPULAR M0VEMENT", "POPULAR MOVEMENT"), ("Zimеnkоv Igоr", "ZIMENKOV, Igor"), ("ZYKOVА Anna", "ZYKOVA, Anna"),
     ("B1G BANK", "BIG BANK"), ("Straße Bank", "Strasse Bank"), ("ТЕСТOВ Иван", "Тестов Иван"),
     ("РОРULАR Movement", "Popular Movement")],
)  # fmt: skip
def test_no_letter_is_another_one_beside_the_words_same_letters(invented: Screener, screened: str, listed: str) -> None:
    found = blocks(invented.compare(screened, listed).evidence[0], PartyType.ENTITY)
    assert any("⇕" in signs(block) for block in found)
    assert not any("≠" in signs(block) for block in found)


def test_what_is_left_over_is_told_behind_the_words_of_the_record(screener: Screener) -> None:
    last = words(screener, "Igor Zimenkov")[-1]
    assert last.left_over
    assert (last.screened, last.listed, signs(last)) == ("", "Vladimirovich", "−")


def test_legal_forms_stand_for_each_other_as_wholes(invented: Screener) -> None:
    found = words(invented, "Exemplaria Trading Limited Liability Company", party_type=PartyType.ENTITY)
    form = next(block for block in found if block.listed == "LLC")
    assert [tuple(column) for column in form.columns] == [("Limited Liability Company", "~", "LLC")]


def test_points_of_the_words_are_those_of_the_name(screener: Screener) -> None:
    name = screener.screen("Михейчик Владимир").hits[0].evidence[0]
    assert sum(block.points for block in blocks(name, PartyType.INDIVIDUAL)) == name.points


def test_words_that_run_from_right_to_left_stand_so(invented: Screener) -> None:
    evidence = invented.compare("محمد تستوف", "محمد تستوف").evidence[0]
    assert {block.direction for block in blocks(evidence, PartyType.UNKNOWN)} == {"rtl"}


def test_name_without_detail_has_no_words() -> None:
    assert blocks(Evidence("name", Decimal("90.0")), PartyType.ENTITY) == ()
