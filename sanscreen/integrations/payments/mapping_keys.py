"""A key of a dictionary, to what it says: whose field it is, and which field, in any case and with any joints."""

import re
from dataclasses import dataclass
from itertools import pairwise

from sanscreen.integrations.column_names import NUMBERS, USUAL, plain_header
from sanscreen.integrations.payments.iso20022_tables import (
    BICS,
    GROUPS,
    MESSAGES,
    REFERENCES,
    REPEATED,
    ROLES,
    SKIPPED,
    WRAPPERS,
)
from sanscreen.integrations.payments.iso20022_tables import NUMBERS as TAGS
from sanscreen.integrations.payments.message import Role
from sanscreen.model import IdentifierKind

__all__ = ["NAMES", "PARTS", "Key", "plain", "read_key", "spaced"]

PARTS = ("given", "middle", "family")  # of a name, in the order in which they are joined
NAMES = frozenset((*PARTS, "name", "affix", "other_names"))  # fields that make an object somebody


@dataclass(frozen=True, slots=True)
class Key:
    """What a key says. `role` and `whose` are empty for a field of the object that has the key.

    `field` is one of `NAMES`, the value of an `IdentifierKind`, or `party`, `text`, `reference`, `code`, `wrapper`, `address`,
    `account`, `birth_date`, `countries`, `type`; empty where nobody knows. `whose` tells parties of one object apart.
    `words` are those of a key in which a name may stand, as a text.
    """

    field: str
    role: Role | None = None
    whose: str = ""
    words: str = ""


def read_key(key: str) -> Key:
    """Return what a key says: the longest role or field that opens or closes it counts.

    >>> read_key("beneficiary_first-name 2").field, read_key("ИНН получателя").role.value, read_key("ubo1DateOfBirth").whose
    ('given', 'creditor', 'ubo1')
    """
    if len(key) > _LONGEST:
        return Key("", words=spaced(key))
    whole = plain(key)
    bare = _bare(whole)
    if bare in _ROLES:
        return Key("party", *_whose(whole))
    if bare in _FIELDS:
        return Key(_FIELDS[bare])
    return _of_role(whole) or _of_anybody(key) or _opened_by_role(key, whole) or Key("", words=_searched(key))


def plain(key: str) -> str:
    """Return the letters and figures of a key, in small letters without marks."""
    return plain_header(key).replace(" ", "")


def spaced(key: str) -> str:
    """Return a key with blanks between its words, in its own letters.

    >>> spaced("ivanTestov"), spaced("ivan_testov"), spaced("Ivan McTestov")
    ('ivan Testov', 'ivan testov', 'Ivan McTestov')
    """
    apart = "".join(f" {b}" if a.islower() and b.isupper() else b for a, b in pairwise(f"_{key}"))
    return " ".join((key if " " in key.strip() else apart).replace("_", " ").split())


def _of_role(whole: str) -> Key | None:
    """Return what a key says that has a role and a field: `debtor_iban`, `creditor2_name`, `iban_of_debtor`."""
    for end in range(len(whole) - 1, 2, -1):
        head, rest = whole[:end], _bare(whole[end:])
        if _bare(head) in _ROLES and rest in _FIELDS and _FIELDS[rest] not in _OF_PAYMENT:
            return Key(_FIELDS[rest], *_whose(head))
    for end in range(len(whole) - 3, 1, -1):
        head, rest = whole[:end], whole[end:].removeprefix("of")
        if head in _FIELDS and _FIELDS[head] not in _OF_PAYMENT and _bare(rest) in _ROLES:
            return Key(_FIELDS[head], *_whose(rest))
    return None


def _of_anybody(key: str) -> Key | None:
    """Return what a key says that has a field behind words that are no role: `ubo_first_name`."""
    words = re.findall(r"\d+|[^\W\d]+", plain_header(key).replace("_", " "))
    while len(words) > 1 and words[-1].isdigit():
        words.pop()
    for start in range(1, len(words)):
        field = _FIELDS.get("".join(words[start:]))
        if field is not None and field not in _OF_PAYMENT:
            whose = " ".join(words[:start])
            return Key(field, Role.OTHER, whose, "" if _is_usual(words[:start]) else spaced(key))
    return None


def _opened_by_role(key: str, whole: str) -> Key | None:
    for end in range(len(whole) - 1, 3, -1):
        if _bare(whole[:end]) in _ROLES:
            return Key("", *_whose(whole[:end]), _searched(key))
    return None


def _whose(head: str) -> tuple[Role, str]:
    """Return the role that a text is, and what tells its party from others; words for one role are one party."""
    bare = _bare(head)
    role = _ROLES[bare]
    return role, (bare if role is Role.OTHER else role.value) + head[len(bare) :]


def _searched(key: str) -> str:
    """Return a key as a text, or an empty one where its words are usual in payments and name nobody."""
    words = re.findall(r"[^\W\d_]+", plain_header(key))
    return "" if _is_usual(words) else spaced(key)


def _is_usual(words: list[str]) -> bool:
    return all(word in _USUAL_WORDS or word in _FIELDS or word in _ROLES or len(word) < 2 or word.isdigit() for word in words)  # fmt: skip


def _bare(text: str) -> str:
    return text.rstrip("0123456789")


_LONGEST = 100  # characters of a key that says anything
_OF_PAYMENT = frozenset(("text", "reference", "code", "wrapper"))
_ROLES = {
    **{plain(role.value): role for role in Role},
    **{plain(tag): role for tag, role in ROLES.items()},
    **dict.fromkeys(
        "payer originator remitter orderingcustomer orderingparty плательщик плательщика отправитель отправителя платник "
        "платника auftraggeber zahler donneurdordre ordenante".split(),
        Role.DEBTOR,
    ),
    **dict.fromkeys(
        "payee beneficiary bene beneficiarycustomer recipient получатель получателя одержувач одержувача отримувач отримувача "
        "бенефициар бенефициара begunstigter zahlungsempfanger empfanger beneficiaire beneficiario".split(),
        Role.CREDITOR,
    ),
    **dict.fromkeys(
        "payerbank debtorbank orderingbank originatorbank orderinginstitution remitterbank remittingbank senderbank sendingbank "
        "банкплательщика банкотправителя".split(),
        Role.DEBTOR_AGENT,
    ),
    **dict.fromkeys(
        "payeebank creditorbank beneficiarybank benebank beneficiaryagent recipientbank receivingbank receiverbank "
        "accountwithinstitution банкполучателя банкбенефициара".split(),
        Role.CREDITOR_AGENT,
    ),
    **dict.fromkeys(("intermediary", "intermediarybank", "correspondentbank", "correspondent"), Role.INTERMEDIARY_AGENT),
    "ultimatebeneficiary": Role.ULTIMATE_CREDITOR,
    # Somebody whom the tables give no role; words that mean nobody alone, such as `owner`, tell parties apart all the same.
    **dict.fromkeys(
        "other otherparty counterparty customer client vendor supplier merchant shopper buyer seller owner beneficialowner ubo "
        "shareholder director signatory contact контрагент клиент поставщик kunde lieferant kontrahent fournisseur "
        "proveedor cliente".split(),
        Role.OTHER,
    ),
    "beneficiaries": Role.CREDITOR,
}  # fmt: skip
_ROLES |= {f"{word}s": role for word, role in _ROLES.items() if word.isascii() and len(word) > 2}
_KINDS = {
    IdentifierKind.TAX_NUMBER: (
        "taxnumber taxid taxids taxidnumber taxidentificationnumber taxpayerid taxpayernumber taxno ein itin vatid vatno euvat "
        "vatregistrationnumber gstin gst abn cnpj cpf cuit rut nit pan fiscalcode codicefiscale steuernummer iin bin innkpp иннкпп"
    ),
    IdentifierKind.REGISTRATION_NUMBER: (
        "registrationnumber registrationno registrationid registration regno regnumber regid companynumber companyno companyid "
        "companyregistrationnumber businessregistrationnumber crn incorporationnumber brn acn hrb okpo окпо uscc"
    ),
    IdentifierKind.PASSPORT: "passport passportnumber passportno passportid passports серияиномерпаспорта серияпаспорта",
    IdentifierKind.NATIONAL_ID: (
        "nationalid nationalids nationalidnumber nationalidentitynumber idcard idcardnumber identitycard identitycardnumber "
        "personalcode personalid personalnumber personalidnumber ssn socialsecuritynumber socialsecurityno snils снилс nin "
        "nino curp dni nie cedula aadhaar hkid nric iddocument documentnumber documentno docnumber idnumber idno pinfl"
    ),
    IdentifierKind.IMO_NUMBER: "imo imono imonumber imonr vesselimo",
    IdentifierKind.CALL_SIGN: "callsign",
    IdentifierKind.TAIL_NUMBER: "tailnumber tailno aircraftregistration",
    IdentifierKind.WALLET: (
        "wallet wallets walletid walletaddress cryptoaddress cryptowallet cryptowalletaddress blockchainaddress xbt xbtaddress "
        "btcaddress bitcoinaddress ethaddress ethereumaddress usdtaddress trxaddress tronaddress digitalcurrencyaddress"
    ),
    IdentifierKind.PHONE: (
        "phone phones phonenumber phoneno telephone telephonenumber tel mobile mobilenumber mobilephone fax faxnumber телефон"
    ),
    IdentifierKind.EMAIL: "email emails emailaddress mail electronicmail",
    IdentifierKind.WEBSITE: "website websites url web homepage webpage siteweb сайт",
    IdentifierKind.BANK_CODE: "mmbid memberid bik бик bankcode bankid clearingcode sortcode routingnumber",
    IdentifierKind.OTHER: (
        "identifier identifiers identification identifications document documents identitydocument identitydocuments iddocuments"
    ),
    IdentifierKind.BIC: "bic swift swiftcode swiftbic bicswift biccode bicnumber bicorswift swiftaddress",
    IdentifierKind.BANK_ACCOUNT: (
        "iban ibannumber account accounts accountnumber accountno accountid accountiban acct acctno acctid bankaccount "
        "bankaccountnumber bankaccounts bban accountidentification счет номерсчета рс kontonummer konto"
    ),
}  # fmt: skip
_FIELDS: dict[str, str] = {
    **{plain(word): field for field in USUAL if field != "reference" for word in USUAL[field]},
    **{plain(word): "address" for word in USUAL["addresses"]},
    **{plain(word): kind.value for word, kind in NUMBERS.items()},
    **{plain(tag): kind.value for tag, kind in TAGS.items()},
    **{word: kind.value for kind, words in _KINDS.items() for word in words.split()},
    **{plain(tag): "bic" for tag in BICS},
    **dict.fromkeys(
        "name nm fullname companyname legalname businessname displayname nameline namelines accountname accountholder "
        "accountholdername holdername cardholder cardholdername nameoncard organizationname organisationname "
        "names fio наименование".split(),
        "name",
    ),
    **dict.fromkeys(
        "first given firstname firstnames givenname givennames givname forename forenames christianname frstnm имя имена".split(),
        "given",
    ),
    **dict.fromkeys(
        "middle middlename middlenames patronymic patronymicname patronym secondname mdlnm отчество matronymic".split(),
        "middle",
    ),
    **dict.fromkeys(
        "last family lastname lastnames surname surnames familyname familynames secondlastname secondsurname paternalname "
        "maternalname paternalsurname maternalsurname lstnm srnm фамилия".split(),
        "family",
    ),
    **dict.fromkeys(
        "prefix suffix salutation honorific title nameprefix namesuffix generationqualifier nmprfx".split(), "affix"
    ),
    **dict.fromkeys(
        "othernames othername aliases alias aka akas alsoknownas tradingname tradename dba doingbusinessas maidenname birthname "
        "formername formernames previousname previousnames nickname nicknames shortname nativename localname legalnames".split(),
        "other_names",
    ),
    **dict.fromkeys("birthdate birthdt dateofbirth dob birthday born".split(), "birth_date"),
    **dict.fromkeys(
        "country countries ctry nationality nationalities citizenship citizenships ctryofres ctryofbirth countrycode countryname "
        "countryofresidence countryofbirth residencecountry".split(),
        "countries",
    ),
    **dict.fromkeys(
        "address addresses addressline addresslines adrline postaladdress pstladr street streetname streetline strtnm city cityname "
        "town townname twnnm postcode postalcode pstcd zip zipcode state province region line housenumber "
        "housenumberorname buildingnumber bldgnb ctrysubdvsn адрес город улица".split(),
        "address",
    ),
    **dict.fromkeys("type tp kind scheme idtype documenttype identifiertype legaltype entitytype".split(), "type"),
    **dict.fromkeys(
        "remittance remittancetext remittanceinformation remittanceinfo rmtinf ustrd instructions instruction purpose details "
        "narrative description memo message text назначениеплатежа назначение verwendungszweck".split(),
        "text",
    ),
    **dict.fromkeys(
        "reference id paymentid endtoendid transactionid txid uetr messageid msgid instructionid".split(), "reference"
    ),
    **dict.fromkeys("currency ccy form messagetype cd".split(), "code"),
    **dict.fromkeys(
        "othr orgid prvtid fininstnid finaninstnid pty agt schmenm prtry dtandplcofbirth nmandadr cmbndid person party individual "
        "organisation organization company entity legalentity naturalperson personaldetails companydetails persondetails "
        "data info attributes properties fields value values".split(),
        "wrapper",
    ),
}
for _word in list(_FIELDS):  # a column may be called so, and here it is of somebody: `debtor_name`
    if _word in _ROLES or any(
        _word.startswith(role) and _word[len(role) :] in _FIELDS for role in _ROLES.keys() - {"other", "to", "fr"}
    ):
        del _FIELDS[_word]
_TAGS = (*MESSAGES, *GROUPS, *REPEATED, *WRAPPERS, *ROLES, *TAGS, *SKIPPED, *REFERENCES)
# Words of keys that name nobody, so that they are not searched.
_USUAL_WORDS = frozenset(
    {word for tag in _TAGS for word in plain_header(tag).split()}
    | set(
        "active additional adr advice agency amount amounts amt and approved at attempt auth authorization authorized available balance "
        "bank base batch bearer billing body book booked booking branch by business capture captured card cards category "
        "challenge channel charge charged charges check checkout child city clearing clr code codes comment comments completed "
        "config confirmed content context correlation cost count created creation credit creditor currencies current custom data date "
        "datetime day debit debtor default delivery destination detail details device direction discount document due dt enabled end error event exchange "
        "execution expires expiry external extra failed fee fees field file final fin flag flags for format from fx gateway "
        "general group has hash hdr header history holder id idempotency identifier ids in index indicator info information initiated input instant "
        "instr instructed instruction intr intrbk invoice invoices ip is issuer item items itm key keys kind label language legal level line lines link "
        "list livemode local locale location main map max meta metadata method min mode modified month name nb net "
        "new note notes notification number object of on operation option options order origin original outgoing owner page parameters parent parties party path "
        "pay payload payment payments payout payouts phone pmt postal price priority private process processing product "
        "profile provider public qty quantity rail rate raw reason received record ref reference references refund regulatory "
        "remark remarks remittance request requested response result return risk route routing rule scheduled schema scheme score section "
        "sent sequence service settled settlement shipping sign signature source start state statement status step store structured sttlm sub "
        "subtotal success sum summary supplementary support system tag tags target tax terms test time timestamp timezone tm tms to token total totals "
        "transaction transactions transfer transfers trigger tx txs type unit unstructured updated url use user username utc value values vat verified version via "
        "webhook weight with year zone".split()
    )
)
