"""Watchlist files, to watchlists: each whole or not at all, with every fault named."""

from sanscreen.lists.bundled import bundled_folder, bundled_watchlists
from sanscreen.lists.guards import Guards
from sanscreen.lists.load import Loaded, check, load_watchlist, load_watchlists
from sanscreen.lists.report import LoadReport

__all__ = [
    "Guards", "LoadReport", "Loaded", "bundled_folder", "bundled_watchlists", "check", "load_watchlist",
    "load_watchlists",
]  # fmt: skip
