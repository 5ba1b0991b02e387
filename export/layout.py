"""Where things stand in a picture: computed once, at export, so that a page stands still as soon as it opens.

The same graph gives the same places: the layouts are networkx' with a fixed seed, nodes are taken in sorted order, and
places are rounded to whole canvas units (CSS pixels at zoom 1).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import networkx as nx
import numpy as np

Point = tuple[float, float]
#: width and height that a node needs for itself and its label
Box = tuple[float, float]

SEED = 7
#: a graph with more actors than this opens as groups
MANY = 500
#: nodes times lines above which nodes may lie on lines: the picture is too dense for it to show
MANY_CROSSINGS = 60_000
#: a group of fewer is no group
FEW = 4
#: wider than high, as screens are; a page on a tall screen turns the picture by a quarter
ASPECT = 1.3
GAP = 14.0


def place(graph: nx.Graph[int], boxes: Mapping[int, Box]) -> dict[int, Point]:
    """Place the nodes of a graph so that linked ones are near and no two boxes overlap.

    Nodes without a neighbour stand in rows below the rest. The picture's centre is (0, 0).

    >>> g = nx.Graph([(1, 2), (2, 3)])
    >>> spots = place(g, {n: (80, 40) for n in g})
    >>> sorted(spots) == [1, 2, 3] and spots == place(g, {n: (80, 40) for n in g})
    True
    """
    linked = [n for n in sorted(graph) if graph.degree(n)]
    alone = [n for n in sorted(graph) if not graph.degree(n)]
    tied = graph.subgraph(linked)
    spots = _apart(_off_lines(tied, _apart(_forces(tied, boxes), boxes), boxes), boxes)
    spots |= _rows(alone, boxes, below=max((y for _, y in spots.values()), default=0.0))
    return _centred(spots)


def communities(graph: nx.Graph[int]) -> list[list[int]]:
    """Split a graph into groups that are tied more among themselves, the largest first.

    Nodes without a tie, and groups of fewer than :data:`FEW`, are thrown together as one group.

    :return: groups of at most :data:`MANY` nodes, where the ties allow it.
    """
    linked = graph.subgraph([n for n in sorted(graph) if graph.degree(n)])
    alone = [n for n in sorted(graph) if not graph.degree(n)]
    groups = [sorted(g) for g in nx.community.louvain_communities(linked, seed=SEED)] if linked else []
    groups = [part for group in groups for part in _split(linked, group)]
    scattered = [n for group in groups if len(group) < FEW for n in group] + alone
    groups = [group for group in groups if len(group) >= FEW]
    if scattered:
        groups.append(scattered)
    return sorted(groups, key=lambda g: (-len(g), g[0]))


def place_communities(
    graph: nx.Graph[int], groups: Sequence[Sequence[int]], boxes: Mapping[int, Box]
) -> tuple[dict[int, Point], list[tuple[float, float, float]]]:
    """Place groups as discs that don't overlap, and every node inside its group's disc.

    A group can thus unfold where it stands, and nothing else has to move.

    :return: the nodes' places, and for each group the centre and radius of its disc.
    """
    inner = [_inside(graph.subgraph(group), boxes) for group in groups]
    radii = [_radius(spots, boxes) for spots in inner]
    home = {n: i for i, group in enumerate(groups) for n in group}
    quotient: nx.Graph[int] = nx.Graph()
    quotient.add_nodes_from(range(len(groups)))
    for a, b in graph.edges:
        if home[a] != home[b]:
            weight = quotient.get_edge_data(home[a], home[b], {"weight": 0})["weight"] + 1
            quotient.add_edge(home[a], home[b], weight=weight)
    centres = place(quotient, {i: (2 * r + 4 * GAP, 2 * r + 4 * GAP) for i, r in enumerate(radii)})
    spots = {
        n: (x + centres[i][0], y + centres[i][1])
        for i, group in enumerate(inner)
        for n, (x, y) in group.items()
    }
    return spots, [(*centres[i], r) for i, r in enumerate(radii)]


def _inside(graph: nx.Graph[int], boxes: Mapping[int, Box]) -> dict[int, Point]:
    """Place one group's nodes: with less care than a whole picture, for there are hundreds of groups."""
    if len(graph) > MANY:
        return _centred(_rows(sorted(graph), boxes, below=0.0))
    return _centred(_apart(_forces(graph, boxes, steps=60), boxes, rounds=20))


def _forces(graph: nx.Graph[int], boxes: Mapping[int, Box], *, steps: int = 300) -> dict[int, Point]:
    """Give a force-directed layout, scaled so that the boxes have about the room they need."""
    if len(graph) < 2:
        return dict.fromkeys(graph, (0.0, 0.0))
    found = nx.forceatlas2_layout(
        graph, max_iter=steps, seed=SEED, scaling_ratio=2.0, gravity=1.5, weight=None
    )
    area = sum((w + GAP) * (h + GAP) for w, h in (boxes[n] for n in graph)) * 3.2
    xs = [p[0] for p in found.values()]
    ys = [p[1] for p in found.values()]
    width, height = max(max(xs) - min(xs), 1e-6), max(max(ys) - min(ys), 1e-6)
    wide = math.sqrt(area * ASPECT)
    return {
        n: ((p[0] - min(xs)) / width * wide, (p[1] - min(ys)) / height * wide / ASPECT)
        for n, p in found.items()
    }


def _off_lines(graph: nx.Graph[int], spots: dict[int, Point], boxes: Mapping[int, Box]) -> dict[int, Point]:
    """Push nodes off the lines between others, so that no line seems to end where it only passes."""
    if not 0 < graph.number_of_edges() * len(graph) <= MANY_CROSSINGS:
        return spots
    order = sorted(spots)
    number = {n: i for i, n in enumerate(order)}
    at = np.array([spots[n] for n in order])
    clear = np.array([boxes[n][1] / 2 + GAP / 2 for n in order])
    lines = sorted((min(number[a], number[b]), max(number[a], number[b])) for a, b in graph.edges if a != b)
    for _ in range(60):
        push = np.zeros_like(at)
        for a, b in lines:
            along = at[b] - at[a]
            length = max(float(np.hypot(*along)), 1e-6)
            normal = np.array([-along[1], along[0]]) / length
            share = (at - at[a]) @ along / length**2
            off = (at - at[a]) @ normal
            near = (np.abs(off) < clear) & (share > 0.04) & (share < 0.96)
            near[[a, b]] = False
            side = np.where(off < 0, -1.0, 1.0)
            push += np.outer(np.where(near, (clear - np.abs(off)) * side * 0.5, 0.0), normal)
        if not push.any():
            break
        # several lines may push at once: no node leaps
        reach = np.maximum(np.hypot(push[:, 0], push[:, 1]), 1e-9)
        at += push * np.minimum(1.0, 20.0 / reach)[:, None]
    return {n: (float(x), float(y)) for n, (x, y) in zip(order, at, strict=True)}


def _apart(spots: dict[int, Point], boxes: Mapping[int, Box], *, rounds: int = 200) -> dict[int, Point]:
    """Push overlapping boxes apart, each pair along the axis where least is needed."""
    order = sorted(spots)
    x = {n: spots[n][0] for n in order}
    y = {n: spots[n][1] for n in order}
    for _ in range(rounds):
        moved = False
        by_left = sorted(order, key=lambda n: (x[n] - boxes[n][0] / 2, n))
        widest = max((boxes[n][0] for n in order), default=0.0)
        for i, a in enumerate(by_left):
            for b in by_left[i + 1 :]:
                if x[b] - boxes[b][0] / 2 > x[a] + widest / 2 + GAP:
                    break
                moved |= _push(a, b, x, y, boxes)
        if not moved:
            break
    return {n: (x[n], y[n]) for n in order}


def _push(a: int, b: int, x: dict[int, float], y: dict[int, float], boxes: Mapping[int, Box]) -> bool:
    """Move two nodes apart if their boxes overlap; say whether they did."""
    over_x = (boxes[a][0] + boxes[b][0]) / 2 + GAP - abs(x[a] - x[b])
    over_y = (boxes[a][1] + boxes[b][1]) / 2 + GAP - abs(y[a] - y[b])
    if over_x <= 0.01 or over_y <= 0.01:
        return False
    if over_x < over_y:
        half = over_x / 2 if x[a] < x[b] or (x[a] == x[b] and a < b) else -over_x / 2
        x[a] -= half
        x[b] += half
    else:
        half = over_y / 2 if y[a] < y[b] or (y[a] == y[b] and a < b) else -over_y / 2
        y[a] -= half
        y[b] += half
    return True


def _rows(nodes: Sequence[int], boxes: Mapping[int, Box], *, below: float) -> dict[int, Point]:
    """Stand nodes in rows of about the picture's shape, under ``below``."""
    if not nodes:
        return {}
    wide = max(boxes[n][0] for n in nodes) + GAP
    high = max(boxes[n][1] for n in nodes) + GAP
    columns = max(1, math.ceil(math.sqrt(len(nodes) * ASPECT * 2 * high / wide)))
    top = below + 2 * high
    return {n: ((i % columns) * wide, top + (i // columns) * high) for i, n in enumerate(nodes)}


def _centred(spots: dict[int, Point]) -> dict[int, Point]:
    """Move the picture's middle to (0, 0) and round."""
    if not spots:
        return {}
    xs = [p[0] for p in spots.values()]
    ys = [p[1] for p in spots.values()]
    mid_x, mid_y = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2
    return {n: (float(round(px - mid_x)), float(round(py - mid_y))) for n, (px, py) in sorted(spots.items())}


def _radius(spots: Mapping[int, Point], boxes: Mapping[int, Box]) -> float:
    """Give the radius of a disc around (0, 0) that holds all boxes."""
    corners = [math.hypot(abs(x) + boxes[n][0] / 2, abs(y) + boxes[n][1] / 2) for n, (x, y) in spots.items()]
    return float(math.ceil(max(corners, default=20.0)))


def _split(graph: nx.Graph[int], group: list[int]) -> list[list[int]]:
    """Split a group that is too large to draw once more, if its ties allow."""
    if len(group) <= MANY:
        return [group]
    parts = nx.community.louvain_communities(graph.subgraph(group), seed=SEED, resolution=2.0)
    return [sorted(p) for p in parts]
