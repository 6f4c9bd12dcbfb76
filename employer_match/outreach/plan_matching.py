"""Rows take one column each, at the least cost: exact, one row after another.

A row is added along the cheapest augmenting path (Dijkstra with potentials, as in the Hungarian
method), so after each addition the rows in the matching have, together, the cheapest columns there
are for them; a row is refused only if no rearrangement of the earlier ones makes room. Hence a
queue, added in its order, is served as far as that order allows: no other matching serves somebody
earlier. Columns belong to groups, and each further column of a group costs `again`: a convex cost,
which the same flow carries.

Costs are whole numbers of any size, so that levels of a lexicographic order can stand in one number
without rounding; a linear-programming solver in floating point could not tell the last from noise.
"""

import heapq
import itertools
from collections.abc import Mapping
from dataclasses import dataclass, field

ROW, COLUMN, GROUP = range(3)
#: A node of the search: what it is, and its number among those.
Node = tuple[int, int]


@dataclass
class Matching:
    """Rows with their columns, each known by a number; `column_of` is the answer.

    `group_of` tells a column's group, `load` how many columns a group holds, also beforehand.
    """

    group_of: Mapping[int, int]
    again: int = 0
    load: dict[int, int] = field(default_factory=dict)
    column_of: dict[int, int] = field(default_factory=dict)
    _costs: dict[int, Mapping[int, int]] = field(default_factory=dict)
    _row_of: dict[int, int] = field(default_factory=dict)
    _held: dict[int, list[int]] = field(default_factory=dict)
    _potential: dict[Node, int] = field(default_factory=dict)
    _closed: set[int] = field(default_factory=set)

    def add(self, row: int, costs: Mapping[int, int]) -> bool:
        """Let one more row in, where there is room; says whether there was.

        Ties fall to the path found first: by cost, then by the order in which edges are given.
        """
        self._costs[row] = costs
        start = (ROW, row)
        highest = (self._potential.get((COLUMN, c), 0) - cost for c, cost in costs.items())
        self._potential[start] = max(highest, default=0)
        distance, came_from, end = self._search(start)
        if end is None:
            # Nobody gets out of what was seen here, now or later: it need not be searched again.
            self._closed.update(key for kind, key in distance if kind == COLUMN)
            del self._costs[row], self._potential[start]
            return False
        last, length = end
        for node, far in distance.items():
            if far < length:
                self._potential[node] = self._potential.get(node, 0) + far - length
        self._rearrange(last, came_from)
        return True

    def _search(
        self, start: Node
    ) -> tuple[dict[Node, int], dict[Node, Node], tuple[Node, int] | None]:
        """Distances of the nodes settled, how each was reached, and the group the path ends in."""
        settled: dict[Node, int] = {}
        best: dict[Node, int] = {start: 0}
        came_from: dict[Node, Node] = {}
        heap: list[tuple[int, int, Node]] = [(0, 0, start)]
        end: tuple[Node, int] | None = None
        tick = 0
        while heap:
            far, _tick, node = heapq.heappop(heap)
            if end is not None and far >= end[1]:
                break
            if node in settled:
                continue
            settled[node] = far
            here = far + self._potential.get(node, 0)
            if node[0] == GROUP and (end is None or here + self._next(node[1]) < end[1]):
                end = (node, here + self._next(node[1]))
            for following, cost in self._arcs(node):
                reached = here + cost - self._potential.get(following, 0)
                if following not in settled and reached < best.get(following, reached + 1):
                    best[following] = reached
                    came_from[following] = node
                    tick += 1
                    heapq.heappush(heap, (reached, tick, following))
        return settled, came_from, end

    def _next(self, group: int) -> int:
        """What one more column of the group costs."""
        return self.again if self.load.get(group) else 0

    def _arcs(self, node: Node) -> list[tuple[Node, int]]:
        kind, key = node
        if kind == ROW:
            own = self.column_of.get(key)
            return [
                ((COLUMN, column), cost)
                for column, cost in self._costs[key].items()
                if column != own and column not in self._closed
            ]
        if kind == GROUP:
            return [((COLUMN, column), 0) for column in self._held.get(key, ())]
        row = self._row_of.get(key)
        if row is None:
            return [((GROUP, self.group_of[key]), 0)]
        return [((ROW, row), -self._costs[row][key])]

    def _rearrange(self, end: Node, came_from: Mapping[Node, Node]) -> None:
        """Move each row on the path to the column after it, and count the group at its end."""
        path = [end]
        while path[-1] in came_from:
            path.append(came_from[path[-1]])
        path.reverse()
        self.load[end[1]] = self.load.get(end[1], 0) + 1
        for before, after in itertools.pairwise(path):
            if before[0] == GROUP:  # the column gives up its place in the group …
                self._held[before[1]].remove(after[1])
                self._row_of.pop(after[1])
            elif after[0] == GROUP:  # … and a free one takes it
                self._held.setdefault(after[1], []).append(before[1])
            elif before[0] == ROW:
                self.column_of[before[1]] = after[1]
        for kind, key in path:
            if kind == ROW:
                self._row_of[self.column_of[key]] = key
