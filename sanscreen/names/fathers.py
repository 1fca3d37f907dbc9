"""A patronymic, to whose son or daughter it says that somebody is: one father in any language.

`Mykolaiovych` and `Nikolaevich` are sons of a Nikolay, `Гейдар оглы` and `Heydarovich` of a Haydar.
"""

from sanscreen import tables
from sanscreen.errors import TableError
from sanscreen.names.fold import PlainText
from sanscreen.names.name_words import father_of_irregular, given_names_of, name_table
from sanscreen.names.reading import Reading
from sanscreen.names.sounds import plain_sound

__all__ = ["child_of", "children_of", "is_behind_father", "sound_of_father"]

_SON, _DAUGHTER = "son of", "daughter of"
_LEAST_STEM = 3  # letters of a father's name that is in no group
# What the name of a father can end in, where its patronymic drops that: Yuri, Dmitry, Pavlo, Mykola, Aleksey.
_DROPPED = ("", "y", "i", "iy", "ii", "o", "a", "ey", "ay")


def children_of(readings: tuple[Reading, ...]) -> frozenset[str]:
    """Return whose child a patronymic names, `son of nikolay`, by the groups of given names.

    A father whose name is in no group goes by the sound of his name: `son of ~abiS`.
    """
    unknown = frozenset[str]()
    for text in (reading.text for reading in readings):
        father = father_of_irregular(text)
        if father:
            return frozenset({f"{_DAUGHTER if _is_daughters(text) else _SON} {father}"})
    for text in (reading.text for reading in readings if reading.text.isascii()):
        for ending, child in _endings():
            stem = text.removesuffix(ending)
            if stem == text or len(stem) < 2:
                continue
            for dropped in _DROPPED:
                if fathers := given_names_of((Reading(stem + dropped),)):
                    return frozenset(f"{child} {father}" for father in fathers)
            if len(stem) >= _LEAST_STEM:
                unknown |= {f"{child} {sound_of_father(stem)}"}
            break
    return unknown


def sound_of_father(name: str) -> str:
    """Return what stands for a father whose name is in no group of given names."""
    return f"~{plain_sound(PlainText(name))}"


def child_of(fathers: frozenset[str], name: str, chain: str) -> frozenset[str]:
    """Return whose child the name of a father with a chain word behind it names: `Heydar oglu`."""
    child = _DAUGHTER if _is_daughters(chain) else _SON
    return frozenset(f"{child} {father}" for father in fathers or {sound_of_father(name)})


def is_behind_father(meaning: str | None) -> bool:
    """Whether a chain word of this meaning stands behind the name of the father, as `oglu` does, not before it."""
    return meaning is not None and meaning.endswith(("(Turkic)", "(Kazakh)"))


@tables.kept
def _endings() -> tuple[tuple[str, str], ...]:
    """Return every Latin ending of a patronymic, the longest first, and whether it is that of a son or a daughter."""
    part = name_table().get("patronymics")
    if not isinstance(part, dict):
        raise TableError("name_words.yaml: patronymics are missing")
    born = ("zade", "zadeh", "zada", "zoda")  # of sons and daughters
    endings = (ending for ending in part["endings"] if ending not in born)
    return tuple(
        (ending, _DAUGHTER if _is_daughters(ending) else _SON)
        for ending in sorted(endings, key=lambda ending: (-len(ending), ending))
    )


def _is_daughters(ending: str) -> bool:
    return ending.endswith(("na", "на", "yzy", "izi", "kyz"))
