"""Watchlist files, to watchlists: each whole or not at all, with every fault named."""

from sanscreen.lists.bundled import bundled_folder, bundled_watchlists
from sanscreen.lists.load import Loaded, check, load_watchlist, load_watchlists

__all__ = ["Loaded", "bundled_folder", "bundled_watchlists", "check", "load_watchlist", "load_watchlists"]
