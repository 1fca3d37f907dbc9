"""The names of elements of ISO 20022, to what they hold; one table for all messages and versions of the family.

What stands in no table is searched as a text where it has a letter. So a table is reviewed by one question: can its
elements hold a name? Only `SKIPPED` leaves anything out, and only values that are written as its kind is.
"""

from sanscreen.integrations.payments.message import Role
from sanscreen.model import IdentifierKind

__all__ = [
    "ADDRESS", "BICS", "COUNTRIES", "GROUPS", "MESSAGES", "NAMED_BESIDE", "NUMBERS", "PAYMENTS", "REFERENCES", "REPEATED", "ROLES",
    "SCHEMES", "SKIPPED", "WRAPPERS",
]  # fmt: skip

# What stands below Document, to the message; what is not here is known by its namespace.
MESSAGES = {
    "FIToFICstmrCdtTrf": "pacs.008",
    "FICdtTrf": "pacs.009",
    "FinInstnCdtTrf": "pacs.009",
    "PmtRtr": "pacs.004",
    "FIToFICstmrDrctDbt": "pacs.003",
    "FIToFIPmtStsRpt": "pacs.002",
    "FIToFIPmtRvsl": "pacs.007",
    "FIDrctDbt": "pacs.010",
    "FIToFIPmtStsReq": "pacs.028",
    "CstmrCdtTrfInitn": "pain.001",
    "CstmrPmtStsRpt": "pain.002",
    "CstmrPmtRvsl": "pain.007",
    "CstmrDrctDbtInitn": "pain.008",
    "CdtrPmtActvtnReq": "pain.013",
    "BkToCstmrAcctRpt": "camt.052",
    "BkToCstmrStmt": "camt.053",
    "BkToCstmrDbtCdtNtfctn": "camt.054",
    "CstmrPmtCxlReq": "camt.055",
    "FIToFIPmtCxlReq": "camt.056",
    "NtfctnToRcv": "camt.057",
    "RsltnOfInvstgtn": "camt.029",
}

# One payment each, unless a further one stands within.
PAYMENTS = frozenset("CdtTrfTxInf CdtTrfTx DrctDbtTxInf TxInf TxInfAndSts TxDtls Ntry".split())
# Groups of payments; one without any is told as one, so that its parties are not taken for those of the next group.
GROUPS = frozenset("PmtInf Stmt Rpt Ntfctn OrgnlPmtInfAndSts OrgnlPmtInfAndCxl Document".split())
REPEATED = PAYMENTS | GROUPS - {"Document"} | frozenset(("NtryDtls", "Undrlyg", "CdtInstr"))

# Figures at the end of a name count: IntrmyAgt2 is an IntrmyAgt. Whoever has a name and no role here is another party.
ROLES = {
    "Dbtr": Role.DEBTOR,
    "OrgnlDbtr": Role.DEBTOR,
    "UltmtDbtr": Role.ULTIMATE_DEBTOR,
    "OrgnlUltmtDbtr": Role.ULTIMATE_DEBTOR,
    "InitgPty": Role.INITIATING_PARTY,
    "Cdtr": Role.CREDITOR,
    "OrgnlCdtr": Role.CREDITOR,
    "CdtrSchmeId": Role.CREDITOR,
    "OrgnlCdtrSchmeId": Role.CREDITOR,
    "UltmtCdtr": Role.ULTIMATE_CREDITOR,
    "OrgnlUltmtCdtr": Role.ULTIMATE_CREDITOR,
    "DbtrAgt": Role.DEBTOR_AGENT,
    "OrgnlDbtrAgt": Role.DEBTOR_AGENT,
    "CdtrAgt": Role.CREDITOR_AGENT,
    "OrgnlCdtrAgt": Role.CREDITOR_AGENT,
    "InstgAgt": Role.INSTRUCTING_AGENT,
    "FwdgAgt": Role.INSTRUCTING_AGENT,
    "InstdAgt": Role.INSTRUCTED_AGENT,
    "PrvsInstgAgt": Role.PREVIOUS_AGENT,
    "IntrmyAgt": Role.INTERMEDIARY_AGENT,
    "InstgRmbrsmntAgt": Role.REIMBURSEMENT_AGENT,
    "InstdRmbrsmntAgt": Role.REIMBURSEMENT_AGENT,
    "ThrdRmbrsmntAgt": Role.REIMBURSEMENT_AGENT,
    "RmbrsmntAgt": Role.REIMBURSEMENT_AGENT,
    "Ownr": Role.ACCOUNT_OWNER,
    "AcctOwnr": Role.ACCOUNT_OWNER,
    "Svcr": Role.ACCOUNT_SERVICER,
    "AcctSvcr": Role.ACCOUNT_SERVICER,
    "Fr": Role.SENDER,  # of the business application header
    "To": Role.RECEIVER,
    "Assgnr": Role.SENDER,
    "Assgne": Role.RECEIVER,
}

# What belongs to the party around it; elsewhere, an element with such a child is a party of its own.
WRAPPERS = frozenset(
    "Pty Agt FinInstnId FIId OrgId PrvtId Id NmAndAdr CmbndId Othr OthrId Prtry PrtryId SchmeNm Tp ClrSysMmbId ClrSysId PstlAdr "
    "AdrTp DtAndPlcOfBirth Prxy BkPtyId".split()
)
NAMED_BESIDE = frozenset({"CtctDtls"})  # people in a party that are not the party

BICS = frozenset("BICFI BIC BICOrBEI AnyBIC BEI".split())
COUNTRIES = frozenset("Ctry CtryOfRes CtryOfBirth".split())
ADDRESS = frozenset(
    "StrtNm BldgNb PstBx PstCd TwnNm TwnLctnNm DstrctNm CtrySubDvsn Flr Room UnitNb".split()
)  # BldgNm, CareOf, Dept, SubDept and AdrLine can hold names: they are texts

# Elements that hold one number of a party, also those of the first versions.
NUMBERS = {
    "PsptNb": IdentifierKind.PASSPORT,
    "TaxIdNb": IdentifierKind.TAX_NUMBER,
    "TaxId": IdentifierKind.TAX_NUMBER,
    "RegnId": IdentifierKind.REGISTRATION_NUMBER,
    "SclSctyNb": IdentifierKind.NATIONAL_ID,
    "IdntyCardNb": IdentifierKind.NATIONAL_ID,
    "AlnRegnNb": IdentifierKind.OTHER,
    "DrvrsLicNb": IdentifierKind.OTHER,
    "CstmrNb": IdentifierKind.OTHER,
    "MplyrIdNb": IdentifierKind.OTHER,
    "DUNS": IdentifierKind.OTHER,
    "EANGLN": IdentifierKind.OTHER,
    "IBEI": IdentifierKind.OTHER,
    "MmbId": IdentifierKind.BANK_CODE,
    "PhneNb": IdentifierKind.PHONE,
    "MobNb": IdentifierKind.PHONE,
    "FaxNb": IdentifierKind.PHONE,
    "EmailAdr": IdentifierKind.EMAIL,
    "URLAdr": IdentifierKind.WEBSITE,
}

# The codes of ExternalOrganisationIdentification1Code, ExternalPersonIdentification1Code and of proxies; all others are OTHER,
# which answers to every kind.
SCHEMES = {
    "TXID": IdentifierKind.TAX_NUMBER,
    "CCPT": IdentifierKind.PASSPORT,
    "NIDN": IdentifierKind.NATIONAL_ID,
    "SOSE": IdentifierKind.NATIONAL_ID,
    "COID": IdentifierKind.REGISTRATION_NUMBER,
    "CINC": IdentifierKind.REGISTRATION_NUMBER,
    "SREN": IdentifierKind.REGISTRATION_NUMBER,
    "SRET": IdentifierKind.REGISTRATION_NUMBER,
    "TELE": IdentifierKind.PHONE,
    "MBNO": IdentifierKind.PHONE,
    "EMAL": IdentifierKind.EMAIL,
}

# By what a payment is called, the best first. Customers write them: they are searched where a word stands in them.
REFERENCES = (
    "EndToEndId OrgnlEndToEndId TxId OrgnlTxId InstrId OrgnlInstrId UETR OrgnlUETR AcctSvcrRef NtryRef MsgId BizMsgIdr "
    "OrgnlMsgId PmtInfId OrgnlPmtInfId MndtId ClrSysRef Ref Nb".split()
)

# Elements that cannot hold names, to what they hold. A value that is not written as such is searched all the same.
SKIPPED = {
    **dict.fromkeys(  # lists of codes of the standard, or codes that are assigned
        "Cd SttlmMtd ChrgBr PmtMtd CdtDbtInd InstrPrty SttlmPrty ClrChanl Ccy UnitCcy SrcCcy TrgtCcy QtdCcy Sts TxSts GrpSts "
        "PmtInfSts CpyDplctInd CpyDplct Prty SeqTp AdrTp NmPrfx PrefrdMtd SubFmlyCd Dmn Fmly RgltryRptgTp DbtCdtRptgInd RateTp "
        "@Ccy @Tp @Authrty Tp TxTp CharSet".split(),
        "code",
    ),
    **dict.fromkeys(
        "MessageIdentifier MsgNmId OrgnlMsgNmId MsgDefIdr BizSvc MktPrctc Regy ReqdMsgNmId".split(),
        "name of a message or service",
    ),
    **dict.fromkeys(  # what a machine computed
        "Sgntr SignatureValue DigestValue X509Certificate LAU MAC Modulus Exponent CanonicalizationMethod".split(),
        "signature",
    ),
    **dict.fromkeys(("@Algorithm", "@xsi:type", "@xsi:schemaLocation"), "schema"),
}
