import pytest

from sanscreen.integrations.payments.values import account, bic, lei


@pytest.mark.parametrize(
    "text", ["TESTDEFF", " testdeff ", "TEST\u200bDEFF", "ＴＥＳＴＤＥＦＦ", "ТЕSТDЕFF", "TÉSTDEFF"]
)
def test_a_bic_is_read_in_whatever_letters_it_is_written(text: str) -> None:
    found = bic(text)
    assert found is not None
    assert found.number == "TESTDEFF"


@pytest.mark.parametrize("text", ["MAHAN AIR", "TEST DEFF", "TEST\nDEFF", "TESTDEF", "ЖЕSТDЕFF"])
def test_words_are_no_bic(text: str) -> None:
    assert bic(text) is None


def test_other_numbers_are_read_in_whatever_letters_they_are_written() -> None:
    iban, entity = account("ＤＥ89 3704 0044 0532\u200b0130 ٠٠"), lei("529900Т8ВМ49АURSDО55")
    assert (iban.number, iban.scheme, iban.country) == ("DE89370400440532013000", "iban", "DE")
    assert entity is not None
    assert entity.number == "529900T8BM49AURSDO55"


def test_a_wallet_that_is_given_as_an_account_is_a_wallet() -> None:
    kinds = [
        account(text).kind.value for text in ("1ExampLeWaLLetAddressXXX2nobody", "40702810500000000001", "ИВАН ТЕСТОВ")
    ]
    assert kinds == ["wallet", "bank_account", "bank_account"]
    assert account("ИВАН ТЕСТОВ").number == "ИВАН ТЕСТОВ"
