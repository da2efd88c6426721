"""How a mountain range gets its shape: it rises, rivers cut into it, and slopes that get too steep come down.

Rivers take away as much as the water above them is strong (the stream power law, solved from the foot upwards, as
Braun and Willett do it). Slopes stay under the angle at which their rock holds, which differs from bed to bed: so
there are knife edges between valleys, faces with ledges, and a tree of gullies.
"""

import heapq
import math

import numpy as np
from scipy.ndimage import zoom

import numba as nb

from .noise import fbm

#: How easily rivers cut, and how much the water above a place counts.
CUT, GATHER = 1 / 520.0, 0.45
#: Slopes (rise over run) at which soft and hard beds come down, and how thick a bed is, in metres.
SOFT, HARD, BED = 0.74, 1.18, 210.0


def carve(height, rise, cell, steps, rock, seed, flooded=0):
    """`steps` of rise, rivers and falling slopes on a grid of `cell` metres; the first and last rows stay at 0.

    `flooded` first steps find the way out of every hollow, which takes long; later hollows are small, and filled up.
    """
    tough = 0.45 + 1.1 * np.clip(0.5 + fbm(*_square(height.shape), 6.0, 5, 0.6, seed + 70, False), 0, 1)
    for step in range(steps):
        if step < flooded:
            order, to, run = drain(height, cell, seed + step)
        else:
            order = np.argsort(height, axis=None, kind="stable")
            to, run = downhill(height, cell, seed + step)
        wear(height, rise, cell, order, to, run, rock, tough, CUT, GATHER, SOFT, HARD, BED)
    return height


def _square(shape):
    """Coordinates of a grid, in parts of its depth."""
    return np.meshgrid(np.arange(shape[1]) / shape[0], np.arange(shape[0]) / shape[0])


@nb.njit(cache=True)
def downhill(height, cell, seed):
    """As `drain`, without a way out of hollows: their lowest cells are raised to their lowest brim."""
    np.random.seed(seed)
    rows, columns = height.shape
    flat = height.ravel()
    to, run = np.arange(rows * columns), np.full(rows * columns, cell)
    for row in range(1, rows - 1):
        for column in range(columns):
            place = row * columns + column
            best, low, lowest = 0.0, 1e9, place
            for dy in range(-1, 2):
                for dx in range(-1, 2):
                    x = column + dx
                    if (dy == 0 and dx == 0) or x < 0 or x >= columns:
                        continue
                    other = place + dy * columns + dx
                    away = cell * math.sqrt(dx * dx + dy * dy)
                    if flat[other] < low:
                        low, lowest = flat[other], other
                    fall = (flat[place] - flat[other]) / away * (0.75 + 0.5 * np.random.random())
                    if fall > best:
                        best, to[place], run[place] = fall, other, away
            if best == 0.0:
                flat[place], to[place] = low + 1e-3, lowest
    return to, run


@nb.njit(cache=True)
def drain(height, cell, seed):
    """Which cell each one drains into and how far off it is; and all cells, each after the one it drains into.

    Hollows are filled from their lowest brim, so that all water leaves the grid over its first or last row.
    """
    np.random.seed(seed)
    rows, columns = height.shape
    count = rows * columns
    full = height.copy().ravel()
    seen = np.zeros(count, np.bool_)
    to, run, order = np.empty(count, np.int64), np.full(count, cell), np.empty(count, np.int64)
    heap = [(full[0], 0)]
    seen[0], to[0] = True, 0
    for column in range(columns):
        for place in (column, count - 1 - column):
            if not seen[place]:
                seen[place], to[place] = True, place
                heapq.heappush(heap, (full[place], place))
    taken = 0
    while len(heap) > 0:
        level, place = heapq.heappop(heap)
        order[taken] = place
        taken += 1
        row, column = place // columns, place % columns
        for dy in range(-1, 2):
            for dx in range(-1, 2):
                y, x = row + dy, column + dx
                if y < 0 or x < 0 or y >= rows or x >= columns:
                    continue
                other = y * columns + x
                if seen[other]:
                    continue
                seen[other], to[other] = True, place
                full[other] = max(full[other], level + 1e-4)
                heapq.heappush(heap, (full[other], other))
    for place in range(columns, count - columns):
        row, column = place // columns, place % columns
        best = 0.0
        for dy in range(-1, 2):
            for dx in range(-1, 2):
                y, x = row + dy, column + dx
                if (dy == 0 and dx == 0) or x < 0 or x >= columns:
                    continue
                away = cell * math.sqrt(dx * dx + dy * dy)
                # A little luck, or the rivers would run along the rows and diagonals of the grid.
                fall = (full[place] - full[y * columns + x]) / away * (0.75 + 0.5 * np.random.random())
                if fall > best:
                    best, to[place], run[place] = fall, y * columns + x, away
    return order, to, run


@nb.njit(cache=True)
def wear(height, rise, cell, order, to, run, rock, tough, cut, gather, soft, hard, bed):
    """One step: raises the land, cuts the rivers from their mouths upwards, and lets steep slopes come down."""
    flat, lift, beds, hard_to_cut = height.ravel(), rise.ravel(), rock.ravel(), tough.ravel()
    water = np.full(len(flat), cell * cell)
    for k in range(len(order) - 1, -1, -1):
        place = order[k]
        if to[place] != place:
            water[to[place]] += water[place]
    for place in order:
        below = to[place]
        if below == place:
            continue
        power = 40.0 * cut / hard_to_cut[place] * water[place] ** gather / run[place]
        level = (flat[place] + 40.0 * lift[place] + power * flat[below]) / (1 + power)
        layer = (level + beds[place]) / bed
        share = layer - math.floor(layer)
        holds = soft + (hard - soft) * (0.5 + 0.5 * math.sin(6.2832 * share)) ** 2
        flat[place] = min(level, flat[below] + holds * run[place])


def range_relief(columns, rows, length, seed):
    """Heights (0 to 1) of a range `length` metres long that faces the first row, and how much each place gathers snow.

    Summits and saddles follow each other along its crest; lower ranges stand before it, and a plain at the foot.
    """
    cell = length / columns
    height = None
    for scale, steps, flooded in ((4, 130, 60), (2, 45, 0), (1, 16, 0)):
        shape = rows // scale, columns // scale
        y, x = np.meshgrid(np.arange(shape[0]) / shape[0], np.arange(shape[1]) / shape[0], indexing="ij")
        rise = uplift(x, y, seed)
        # Beds dip to one side and are folded a little.
        dip = 5200 * x + 1500 * y + 900 * fbm(x, y, 1.7, 4, 0.5, seed + 40, False)
        if height is None:
            height = rise * (300 + 900 * fbm(x, y, 2.6, 7, 0.6, seed, False))
        else:
            height = zoom(height, (shape[0] / height.shape[0], shape[1] / height.shape[1]), order=1)
            height += rise * 9 * scale * fbm(x, y, 40.0 / scale, 3, 0.6, seed + 9 + scale, False)
        height[0] = height[-1] = 0
        height = carve(np.ascontiguousarray(height), rise, cell * scale, steps, dip, seed, flooded)
    return height


def uplift(x, y, seed):
    """How fast each place rises (about 0 to 1): the crest most, the lower ranges before it less, the plain not at all."""
    crest = 0.66 + 0.10 * fbm(x, 0 * y, 1.1, 3, 0.5, seed + 20, False)
    summit = np.clip(0.72 + 0.75 * fbm(x, 0 * y, 1.9, 3, 0.5, seed + 21, False), 0.35, 1.3)
    main = summit * np.exp(-np.abs((y - crest) / 0.20) ** 1.7)
    front = 0.33 + 0.06 * fbm(x, 0 * y, 1.5, 3, 0.5, seed + 22, False)
    lower = np.clip(0.45 + 0.8 * fbm(x, y, 1.4, 3, 0.5, seed + 23, False), 0.05, 1)
    lower = 0.40 * lower * np.exp(-(((y - front) / 0.09) ** 2))
    return (main + lower) * np.clip((y - 0.10) / 0.12, 0, 1) * (0.8 + 0.5 * fbm(x, y, 5.0, 3, 0.5, seed + 24, False))
