import pytest

from sanscreen.model import FlagKind
from sanscreen.names.disguises import rewritings

ENCODED, REVERSED, LOOK_ALIKE = FlagKind.ENCODED_TEXT, FlagKind.REVERSED_TEXT, FlagKind.LOOK_ALIKE_LETTERS


@pytest.mark.parametrize(
    ("written", "flag", "meant"),
    [
        ("&#84;estov", ENCODED, "Testov"),
        ("Ivan&nbsp;Testov", ENCODED, "Ivan\xa0Testov"),
        ("%54estov", ENCODED, "Testov"),
        ("%D0%A2естов", ENCODED, "Тестов"),
        ("\\u0054estov", ENCODED, "Testov"),
        ("Ð˜Ð²Ð°Ð½", ENCODED, "Иван"),
        ("MÃ¼ller", ENCODED, "Müller"),
        ("\u202evotseT\u202c", REVERSED, "Testov"),
        ("ТЕЅТОѴ Ivan", LOOK_ALIKE, "testov Ivan"),
        ("ІVАN ТЕЅТОѴ", LOOK_ALIKE, "ivan testov"),
        ("НОСОВ", None, "hocob"),
        ("T.E.S.T.O.V. Ivan", None, "TESTOV. Ivan"),
        ("t_e_s_t_o_v Ivan", None, "testov Ivan"),
        ("TES&TOV Ivan", None, "TESTOV Ivan"),
        ("TESTOV SERGEi KUJUGETOVIc", ENCODED, "ТЕСТОВ СЕРГЕЙ КУЖУГЕТОВИЧ"),
        ("cAPAEVSKIi", ENCODED, "ЧАПАЕВСКИЙ"),
        ("$ergey T€stov", LOOK_ALIKE, "sergey Testov"),
    ],
)
def test_a_disguise_is_seen_through(written: str, flag: FlagKind | None, meant: str) -> None:
    assert (flag, meant) in rewritings(written)


@pytest.mark.parametrize(
    "written",
    [
        "Ivan Testov",
        "A.P.J. Testov",
        "McDONALD RONALD",
        "MacTESTOV",
        "eBAY",
        "TESTOV IVAN",
        "Hart & Sons",
        "Hart &Sons",
        "A&B",
        "T&Test",
        "Yahoo!",
        "$ 100",
        "100% Example",
        "Müller",
        "Иван Тестов",
        "A\\B",
        "",
        "김",
    ],
)
def test_a_plain_name_has_none(written: str) -> None:
    assert rewritings(written) == ()
