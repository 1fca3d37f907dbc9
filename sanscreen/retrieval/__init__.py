"""Watchlists, to the few listed names that a party must be compared with: none that can reach the floor is left out.

`bound` says which names are out of reach and why; `index` is the face of it. All that they read lies in flat arrays (`flat`),
in memory or mapped from a file: words (`words`, by `keys` and `neighbours`), forms of names (`forms`), and names written as
one word (`solids`).
"""
