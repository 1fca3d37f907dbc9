"""Invented names, made by hand, for bounds that names made at random seldom come near."""

from itertools import product

from sanscreen import Identifier, IdentifierKind, Party, PartyType
from tests.laws.confusable import Case, watchlist

__all__ = ["telling_cases"]

PERSONS = {  # of each pair the listed and the screened name
    "I. P.": "I. P.",  # initials alone, and all of them
    "Inventsky Probusov": "I.",  # an initial alone, which is capped
    "Tes tov Ivan Exemplarov Probusov Inventsky": "Testov Ivan",  # two listed words as one are part of a longer name
    "Exemplarovsky, Probus Ivan Maxim Belobor Inventor Tester Sampler Lister": "Probus Exemplarovsky",  # the family name and a given name of a longer name
    "Exemplarov bin Testov": "Exemplarov ibn Testov",  # little words of one meaning
    "Exemplarov Oleksandr": "Exemplarov Aleksandr",  # one given name in two languages
    "Exemplarov Sasha": "Exemplarov Aleksandr",  # and a short form
    "Wrightov Exemplarov": "Wraitov Exemplarov",
    "Testov, Ivan Maximus": "Testovivan",  # one word, and the listed middle name is missing
    "Belov, Probus": "Probusbelov",  # one word in another order
    "Tes Tov Bek Kor": "Teb Tov Bef Kor",  # slips in words so short that they are only one in the name as a whole
    "Tes Belov Maximus": "Tesbelox Maximus",  # a join with a slip
    "Te Belov Maximus": "Tebelox Maximus",  # and one that agrees hardly enough
    "Tebelox Maximus": "Te Belov Maximus",  # and where the listed word is the one
    "Kim Jong Un": "Kim Bjongun",  # and one of syllables, of which less is asked
    "Testinvetory Ivan Maximus": "Testin vexory Maximus",  # a join in which one letter differs, and the sound in two,
    "Tereyes Ivan Maximus": "Tere yes Maximus",  # one that is spelled the same, and sounds otherwise,
    "Phaoa Maximus": "Fa oa Maximus",  # that sounds the same, and has too few consonants,
    "Photoreskovexemplar Maximus": "Foto teskovexemplar Maximus",  # that sounds nearly the same,
    "Testavexemplor Maximus": "Tes tovexemplar Maximus",  # whose vowels are others,
    "Tamovexemplarin Ivan Maximus": "Tar novexemplarin Maximus",  # that a scanner reads so,
    "تستوفكسمب ماكسيموس": "Testof kasemb Maksimus",  # of a word that is written without its vowels,
    "EXEMPLAROV, Maxim Ivan Heydarovich": "Exemplarov Ivan Heydar oglu",  # of the name of a father,
    "Testovinvexory Ivan Maximus": "Тестов инветоры Maximus",  # and of another alphabet
    "Bobo Exemplarov": "Bobi Exemplarov",  # a vowel in a sound as short as is compared
    "Bex Exemplarov": "Bes Exemplarov",  # a slip in the sound, and no more than that in the letters
    "Tarnov Exemplarovich": "Tamov Exemplarovich",  # two letters that scan as one,
    "Karnovkonstantestovbelovostrekovskarnovich": "Kamovkonstantestovbelovostrekovskamovich",  # where they cost little
    "Konstantesbov": "Konsrantesbok",  # a letter more than the longest that count as short
    "Konstantestovsky": "Ktonstantestovsky",  # a letter more moves all behind it
}
FIRMS = {
    "Testex Exemplaria Technologies LLC": "TET LLC",
    "TET LLC": "Testex Exemplaria Technologies LLC",
    "Научно-производственное предприятие Exemplaria": "НПП Exemplaria",
    "НПП Exemplaria": "Научно-производственное предприятие Exemplaria",
    "Судоходная компания Exemplaria": "SK Exemplaria",
    "Exemplaria 44": "Exemplaria Forty Four",
    "Exemplaria One": "Exemplaria 1",
    "Testex OOO": "Testex LLC",
    "Testex PAO": "Testex JSC",
    "Exemplaria Ltd": "Exemplarialtd",
    "Exemplaria Trading House Konstantestexport": "Exemplaria Trading House Konstantes",  # cut after 35 letters,
    "Exemplaria Trading Konstantestov": "Exemplaria Trading Company Konstant",  # and the listed name is shorter
}
VESSELS = {
    "Company Company Company Company Company": "Company Company Company Company Com",  # each word pairs, however often it stands there
}
LONG = "Konstantestovbek"
NUMBER = Identifier(IdentifierKind.TAX_NUMBER, "7700000000")


def telling_cases() -> list[Case]:
    """Return short lists, each with the parties that one bound decides on."""
    return [
        *(_pair(PartyType.INDIVIDUAL, *names) for names in PERSONS.items()),
        *(_pair(PartyType.ENTITY, *names) for names in FIRMS.items()),
        *(_pair(PartyType.VESSEL, *names) for names in VESSELS.items()),
        (watchlist([PartyType.ENTITY], [["Exemplaria"]], [NUMBER]), [Party("Nobody", identifiers=(NUMBER,))]),
        (  # the commonest words are enough, and the rarest is another's
            watchlist(
                [PartyType.INDIVIDUAL] * 4, [["Ivan Maxim"], ["Ivan Testov"], ["Maxim Belov"], ["Exemplarov Probus"]]
            ),
            [Party("Ivan Maxim Exemplarov")],
        ),
        (watchlist([PartyType.INDIVIDUAL], [[LONG]]), [Party(name) for name in _turned(LONG)]),
    ]


def _pair(kind: PartyType, listed: str, screened: str) -> Case:
    return watchlist([kind], [[listed]]), [Party(screened)]


def _turned(word: str) -> list[str]:
    """Return a word with two letters in its midst that have changed places, and another letter near its end."""
    found = []
    for one, other in product(range(3, 8), range(12, len(word))):
        turned = word[:one] + word[one + 1] + word[one] + word[one + 2 :]
        found.append(turned[:other] + "x" + turned[other + 1 :])
    return found
