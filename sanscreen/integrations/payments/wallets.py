"""A text, to whether it is written as the address of a wallet, of any currency that lists have."""

import re

__all__ = ["WALLET", "wallet_of"]

# Base58Check of Bitcoin (1, 3), Litecoin (L, M), Dash (X), Zcash (t1, t3), Verge (D), Bitcoin Gold (G, A), Tron (T), XRP (r),
# Monero (4, 8; 95 and 106 letters) and Solana (any): letters of both cases and figures without 0, O, I and l.
# Source: the Base58 alphabet of Bitcoin's base58.cpp; lengths are of 25 bytes, of 32 and of Monero's 69 and 77.
_BASE58 = r"(?=[A-Za-z]*[0-9])(?=[A-Z0-9]*[a-z])(?=[a-z0-9]*[A-Z])[1-9A-HJ-NP-Za-km-z]{25,106}"
# Bech32 (BIP-173) of Bitcoin, Litecoin and Zcash's shielded addresses, and the CashAddr of Bitcoin Cash, in one case.
_BECH32 = r"(?:bc|ltc|zs|BC|LTC|ZS)1(?:[02-9ac-hj-np-z]{11,87}|[02-9AC-HJ-NP-Z]{11,87})"
_CASH = r"(?:(?:bitcoincash|BITCOINCASH):)?(?:[qp][02-9ac-hj-np-z]{41}|[QP][02-9AC-HJ-NP-Z]{41})"
# Hexadecimal ones of Ethereum (EIP-55; a list has one of 39 figures) and hashes of 64 figures, as a list has for Monero.
_HEXADECIMAL = r"0[xX][0-9a-fA-F]{38,40}|(?=[0-9]*[a-fA-F])[0-9a-fA-F]{64}"

WALLET = rf"{_BECH32}|{_CASH}|{_HEXADECIMAL}|{_BASE58}"  # among ASCII letters and figures
_WALLET = re.compile(WALLET)


def wallet_of(text: str) -> str | None:
    """Return the address that a text is, as lists write it, or None.

    >>> wallet_of("bitcoincash:qpf2cphc5dkuclkqur7lhj2yuqq9pk3hmukle77vhq"), wallet_of("DE89370400440532013000")
    ('qpf2cphc5dkuclkqur7lhj2yuqq9pk3hmukle77vhq', None)
    """
    if _WALLET.fullmatch(text) is None:
        return None
    address = text.rpartition(":")[2]
    return address.lower() if address.isupper() else address
