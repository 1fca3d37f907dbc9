"""The header of a column, to the field of a party that columns of that name usually hold.

The names are written as people write them, in English, German, French, Spanish, Italian, Polish, Russian and Ukrainian,
and compared by `plain_header`. Where several columns can be one field, that is asked about: a column left out in
silence is a party that nobody screened. Only for `reference` the first of these words wins.
"""

import re
from itertools import pairwise

from sanscreen.model import IdentifierKind
from sanscreen.names.fold import fold, plain

__all__ = ["FAMILY_BESIDE", "GIVEN_BESIDE_FAMILY", "NUMBERS", "NUMBER_WORDS", "USUAL", "plain_header"]


def plain_header(name: str) -> str:
    """Return a header in small letters, without marks, with one blank for whatever separates its words.

    >>> plain_header("Date_of-Birth:"), plain_header("dateOfBirth"), plain_header("Prénom")
    ('date of birth', 'date of birth', 'prenom')
    """
    pairs = pairwise(f" {name}")
    spaced = "".join(f" {letter}" if before.islower() and letter.isupper() else letter for before, letter in pairs)
    return " ".join(re.split(r"[\W_]+", plain(fold(spaced.replace("№", " no "))))).strip()


_WRITTEN: dict[str, tuple[str, ...]] = {
    "name": (
        "name", "full name", "fullname", "party name", "customer name", "client name", "counterparty",
        "counterparty name", "beneficiary", "beneficiary name", "creditor", "creditor name", "debtor", "debtor name",
        "company", "company name", "legal name", "entity name", "organization", "organization name",
        "organisation name", "account name", "account holder", "vendor", "vendor name", "supplier", "supplier name",
        "customer", "client", "party", "person", "primary name", "payee", "payee name",
        "Firma", "Firmenname", "Vor- und Nachname", "Vorname Nachname", "Name und Vorname", "Name Vorname", "Kunde",
        "Kundenname", "Geschäftspartner", "Lieferant", "Begünstigter", "Zahlungsempfänger", "Kontoinhaber",
        "nom", "nom complet", "nom et prénom", "nom prénom", "raison sociale", "dénomination sociale", "société",
        "bénéficiaire", "titulaire du compte", "fournisseur",
        "nombre", "nombre completo", "nombre y apellido", "nombre y apellidos", "apellidos y nombre", "razón social",
        "denominación social", "beneficiario", "titular", "cliente", "proveedor", "empresa",
        "nome", "nome completo", "nome e cognome", "cognome e nome", "ragione sociale", "denominazione", "intestatario",
        "fornitore",
        "nazwa", "pełna nazwa", "nazwa firmy", "imię i nazwisko", "nazwisko i imię", "kontrahent", "klient",
        "beneficjent", "odbiorca", "dostawca",
        "имя", "полное имя", "фио", "ф.и.о.", "имя и фамилия", "фамилия и имя", "фамилия имя отчество", "наименование",
        "полное наименование", "наименование организации", "название", "организация", "компания", "контрагент",
        "клиент", "получатель", "плательщик", "поставщик", "бенефициар",
        "ім'я", "повне ім'я", "піб", "п.і.б.", "прізвище та ім'я", "прізвище ім'я по батькові", "найменування",
        "повне найменування", "назва", "організація", "компанія", "клієнт", "одержувач", "отримувач", "платник",
        "постачальник", "бенефіціар",
    ),
    "family": (
        "family name", "last name", "lastname", "surname",
        "Nachname", "Familienname", "Zuname", "nom de famille", "apellido", "apellidos", "primer apellido", "cognome",
        "nazwisko", "фамилия", "прізвище",
    ),
    "given": (
        "given name", "given names", "first name", "firstname", "forename",
        "Vorname", "Vornamen", "prénom", "prénoms", "nombre de pila", "imię", "imiona",
    ),
    "middle": (
        "middle name", "middle names", "patronymic", "Vatersname", "zweiter Vorname", "deuxième prénom",
        "segundo nombre", "secondo nome", "drugie imię", "отчество", "по батькові",
    ),
    "other_names": ("other names", "alias", "aliases", "aka", "also known as", "trading name", "trade name"),
    "type": ("type", "party type", "entity type", "customer type", "client type"),
    "gender": ("gender", "sex"),
    "birth_date": (
        "birth date", "birthdate", "date of birth", "dob", "born", "birthday",
        "Geburtsdatum", "Geburtstag", "geboren am", "date de naissance", "né le", "née le", "fecha de nacimiento",
        "data di nascita", "data urodzenia", "дата рождения", "дата народження",
    ),
    "countries": (
        "country", "countries", "country code", "nationality", "citizenship", "country of residence",
        "residence country", "country of birth", "domicile",
        "Land", "Ländercode", "Staat", "Staatsangehörigkeit", "Nationalität", "Wohnsitzland",
        "pays", "code pays", "pays de résidence", "nationalité", "país", "código de país", "país de residencia",
        "nacionalidad", "paese", "nazione", "nazionalità", "cittadinanza", "paese di residenza",
        "kraj", "kod kraju", "kraj zamieszkania", "obywatelstwo", "страна", "код страны", "страна регистрации",
        "гражданство", "країна", "код країни", "громадянство",
    ),
    "addresses": (
        "address", "addresses", "street address", "full address",
        "Adresse", "Anschrift", "dirección", "domicilio", "indirizzo", "adres", "адрес", "адреса",
    ),
    "reference": (
        "reference", "ref", "id", "customer id", "client id", "party id", "record id", "row id", "customer number",
        "client number", "account number", "external id",
    ),
}  # fmt: skip

USUAL: dict[str, tuple[str, ...]] = {field: tuple(map(plain_header, names)) for field, names in _WRITTEN.items()}

# Words for the whole name that mean a part of it where the other part has a column of its own.
GIVEN_BESIDE_FAMILY = frozenset(map(plain_header, ("nom", "nombre", "nome", "имя", "ім'я")))
FAMILY_BESIDE: dict[str, frozenset[str]] = {  # the word, and the words for a given name beside which it is the family's
    "nom": frozenset(map(plain_header, ("prénom", "prénoms"))),
    "name": frozenset(map(plain_header, ("Vorname", "Vornamen"))),
}

_KINDS: dict[IdentifierKind, tuple[str, ...]] = {
    IdentifierKind.TAX_NUMBER: (
        "INN", "TIN", "tax id", "VAT", "VAT number", "VAT id", "Steuernummer", "Steuer-ID", "USt-IdNr", "SIREN",
        "numéro fiscal", "NIF", "codice fiscale", "partita IVA", "NIP", "ИНН", "ІПН", "РНОКПП",
    ),
    IdentifierKind.REGISTRATION_NUMBER: (
        "registration no", "company number", "OGRN", "OGRNIP", "Handelsregisternummer", "SIRET", "REGON", "KRS",
        "ОГРН", "ОГРНИП", "ЄДРПОУ",
    ),
    IdentifierKind.PASSPORT: (
        "passport number", "passport no", "Reisepass", "Passnummer", "passeport", "pasaporte", "passaporto",
        "paszport", "паспорт", "номер паспорта",
    ),
    IdentifierKind.NATIONAL_ID: ("national id number", "PESEL"),
    IdentifierKind.BIC: ("SWIFT", "SWIFT code"),
    IdentifierKind.IMO_NUMBER: ("IMO",),
    IdentifierKind.TAIL_NUMBER: ("tail no",),
    IdentifierKind.WALLET: ("wallet address",),
    IdentifierKind.OTHER: ("identifier", "identifiers"),
}  # fmt: skip

NUMBERS: dict[str, IdentifierKind] = {
    **{kind.value.replace("_", " "): kind for kind in IdentifierKind if kind is not IdentifierKind.OTHER},
    **{plain_header(name): kind for kind, names in _KINDS.items() for name in names},
}
# Words that stand before a number in its cell; a single letter can be the series of a passport.
NUMBER_WORDS = frozenset(
    word
    for name in (*NUMBERS, "no", "nr", "num", "number", "№")
    for word in plain_header(name).split()
    if len(word) > 1
)
