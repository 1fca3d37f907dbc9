from sanscreen._yaml import Scalar
from sanscreen.lists.faults import MAX_FAULTS, Faults


def test_a_fault_opens_with_file_line_and_field() -> None:
    faults = Faults("a.yml")
    faults.add(7, "designations.testov-ivan.born", "'soon' is no date")
    faults.at(Scalar("x", 9, False), "key", "is empty")
    assert faults.faults == [
        "a.yml:7: designations.testov-ivan.born: 'soon' is no date",
        "a.yml:9: key: is empty",
    ]


def test_a_warning_is_no_fault() -> None:
    faults = Faults("a.yml")
    faults.warn(Scalar("x", 3, False), "action", "say why")
    assert (faults.warnings, faults.faults, faults.count) == (["a.yml:3: action: say why"], [], 0)


def test_faults_are_told_up_to_a_number_and_counted_beyond_it() -> None:
    """A reader that asks whether a party had a fault must get the answer for the thousandth fault too."""
    faults = Faults("a.yml")
    for line in range(1, 1001):
        faults.add(line, "key", "is empty")
    assert faults.count == 1000
    assert len(faults.faults) == MAX_FAULTS + 1
    assert faults.faults[-2:] == [
        "a.yml:200: key: is empty",
        "a.yml: more than 200 faults; the rest is not told",
    ]


def test_what_a_file_holds_steers_nobody_who_shows_the_sentence() -> None:
    faults = Faults("a.yml")
    faults.add(1, "\x1b[31m\nid", "x\u202ey")
    faults.doubt(1, "id", "a\rb")
    assert faults.faults == ["a.yml:1: \\x1b[31m\\nid: x\\u202ey"]
    assert faults.warnings == ["a.yml:1: id: a\\rb"]
