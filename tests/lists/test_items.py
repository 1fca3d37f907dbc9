from sanscreen.lists.items import Item


def example() -> Item:
    root = Item("entry", 3, {"id": "7", "note": "  look\n twice "}, "")
    for number, text in enumerate(["one", " ", "  two  words "]):
        name = Item("name", 4 + number, {"quality": "strong"}, text)
        root.add(name)
    box = Item("box", 8)
    box.add(Item("name", 9, None, "inner"))
    root.add(box)
    return root


def test_values_are_taken_once_in_order_and_tidied() -> None:
    item = example()
    assert item.values("name") == ["one", "two words"]
    assert item.values("name") == []
    assert item.value("box", "name") == "inner"
    assert item.value("missing") == ""
    assert item.attribute("note") == "look twice"
    assert item.attribute("note") == ""


def test_children_are_found_along_a_path() -> None:
    item = example()
    assert [child.line for child in item.children("name")] == [4, 5, 6]
    assert [child.tag for child in item.children()] == ["name", "name", "name", "box"]
    assert len(item.children("box", "name")) == 1
    assert item.child("missing") is None


def test_what_nobody_took_is_left_over_by_its_path() -> None:
    item = example()
    assert list(item.leftovers()) == [
        "entry@id", "entry@note", "entry/name@quality", "entry/name", "entry/name@quality", "entry/name@quality",
        "entry/name", "entry/box/name",
    ]  # fmt: skip
    item.values("name")
    item.skip("id", "box")
    for name in item.children("name"):
        name.skip("quality")
    assert list(item.leftovers()) == ["entry@note"]
