"""The article lists that come with the package, found in a wheel and in a checkout alike."""

from pathlib import Path

from sanscreen.errors import WatchlistError
from sanscreen.lists.load import load_watchlists
from sanscreen.model import Watchlist

__all__ = ["bundled_folder", "bundled_watchlists"]


def bundled_folder() -> Path:
    """Return the folder of the bundled lists: `sanscreen/watchlists` in a wheel, `watchlists/` of a checkout."""
    package = Path(__file__).parent.parent
    for folder in (package / "watchlists", package.parent / "watchlists"):
        if any(folder.glob("*.yml")):
            return folder
    raise WatchlistError(f"{package / 'watchlists'}: the bundled lists are missing; install the package again")


def bundled_watchlists() -> tuple[Watchlist, ...]:
    """Return the bundled article lists, in the order of their keys. They are illustrative and clear nobody."""
    return load_watchlists(bundled_folder())
