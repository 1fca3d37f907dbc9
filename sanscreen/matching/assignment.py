"""What pairs of rows and columns are worth, to the one-to-one choice of the largest total (the assignment problem)."""

__all__ = ["best_assignment"]


def best_assignment(worth: dict[tuple[int, int], int], rows: int, columns: int) -> list[tuple[int, int]]:
    """Return the best choice of pairs; all worths are positive, and what has none pairs with nothing."""
    best_of_row: dict[int, tuple[int, int]] = {}
    for (i, j), value in worth.items():
        if i not in best_of_row or value > worth[best_of_row[i]]:
            best_of_row[i] = i, j
    if len({j for _, j in best_of_row.values()}) == len(best_of_row):
        return list(best_of_row.values())  # every row has its favourite: nothing can be better
    favourites = _only_favourites(worth)
    if favourites is not None:
        return favourites
    matrix = [[worth.get((i, j), 0) for j in range(columns)] for i in range(rows)]
    return [key for key in _hungarian(matrix) if key in worth]


def _only_favourites(worth: dict[tuple[int, int], int]) -> list[tuple[int, int]] | None:
    """Return the favourite row of each column, where no other choice is as good; None where that is not plain."""
    best_of_column: dict[int, tuple[int, int]] = {}
    for key, value in worth.items():
        known = best_of_column.get(key[1])
        if known is not None and value == worth[known]:
            return None
        if known is None or value > worth[known]:
            best_of_column[key[1]] = key
    favourites = sorted(best_of_column.values())
    return favourites if len({i for i, _ in favourites}) == len(favourites) else None


def _hungarian(gains: list[list[int]]) -> list[tuple[int, int]]:
    """Return row and column of a largest assignment, in whole numbers (Kuhn 1955; shortest augmenting paths).

    The potentials are those of the textbook form with rows no longer than columns, on costs that are negated gains.
    """
    turned = len(gains) > len(gains[0])
    cost = (
        [[-gains[i][j] for i in range(len(gains))] for j in range(len(gains[0]))]
        if turned
        else [[-g for g in row] for row in gains]
    )
    rows, columns = len(cost), len(cost[0])
    row_potential, column_potential = [0] * (rows + 1), [0] * (columns + 1)
    row_of = [0] * (columns + 1)
    for row in range(1, rows + 1):
        row_of[0] = row
        way, column = [0] * (columns + 1), 0
        least: list[int | None] = [None] * (columns + 1)
        seen = [False] * (columns + 1)
        while row_of[column]:
            seen[column] = True
            current, step, following = row_of[column], None, 0
            for j in range(1, columns + 1):
                if seen[j]:
                    continue
                reduced = cost[current - 1][j - 1] - row_potential[current] - column_potential[j]
                known = least[j]
                if known is None or reduced < known:
                    least[j], way[j], known = reduced, column, reduced
                if step is None or known < step:
                    step, following = known, j
            assert step is not None
            for j in range(columns + 1):
                if seen[j]:
                    row_potential[row_of[j]] += step
                    column_potential[j] -= step
                elif (known := least[j]) is not None:
                    least[j] = known - step
            column = following
        while column:
            row_of[column], column = row_of[way[column]], way[column]
    found = [(row_of[j] - 1, j - 1) for j in range(1, columns + 1) if row_of[j]]
    return sorted((j, i) if turned else (i, j) for i, j in found)
