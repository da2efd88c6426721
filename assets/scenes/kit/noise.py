"""Noise and erosion, compiled."""

import heapq
import math

import numpy as np

import numba as nb


@nb.njit(cache=True, fastmath=True)
def _h(ix, iy, seed):
    n = (ix * 374761393 + iy * 668265263 + seed * 974711) & 0x7FFFFFFF
    n = ((n ^ (n >> 13)) * 1274126177) & 0x7FFFFFFF
    return (n ^ (n >> 16)) & 0xFFFF


@nb.njit(cache=True, fastmath=True)
def perlin(x, y, seed):
    ix = int(math.floor(x))
    iy = int(math.floor(y))
    fx = x - ix
    fy = y - iy
    u = fx * fx * fx * (fx * (fx * 6 - 15) + 10)
    v = fy * fy * fy * (fy * (fy * 6 - 15) + 10)
    a00 = _h(ix, iy, seed) * 9.58738e-5
    a10 = _h(ix + 1, iy, seed) * 9.58738e-5
    a01 = _h(ix, iy + 1, seed) * 9.58738e-5
    a11 = _h(ix + 1, iy + 1, seed) * 9.58738e-5
    g00 = math.cos(a00) * fx + math.sin(a00) * fy
    g10 = math.cos(a10) * (fx - 1) + math.sin(a10) * fy
    g01 = math.cos(a01) * fx + math.sin(a01) * (fy - 1)
    g11 = math.cos(a11) * (fx - 1) + math.sin(a11) * (fy - 1)
    return 1.5 * ((g00 * (1 - u) + g10 * u) * (1 - v) + (g01 * (1 - u) + g11 * u) * v)


@nb.njit(cache=True, parallel=False, fastmath=True)
def fbm(X, Y, scale, octaves, gain, seed, ridged):
    out = np.zeros(X.shape)
    for i in range(X.shape[0]):
        for j in range(X.shape[1]):
            a = 1.0
            f = scale
            s = 0.0
            w = 1.0
            tot = 0.0
            for o in range(octaves):
                n = perlin(X[i, j] * f + o * 17.3, Y[i, j] * f - o * 9.1, seed + o)
                if ridged:
                    n = 1.0 - abs(n) * 1.6
                    n = max(n, 0.0)
                    n *= n
                    n *= w
                    w = min(max(n * 1.9, 0.0), 1.0)
                s += n * a
                tot += a
                a *= gain
                f *= 2.03
            out[i, j] = s / tot
    return out


@nb.njit(cache=True, fastmath=True)
def drawn_out(V, SX, SY, step_x, step_y, reach, steps):
    """`V` smeared up and down the slopes (`SX`, `SY`), `reach` metres each way, as snow and scree lie along the fall line.

    `step_x` and `step_y` are the metres between its columns and rows.
    """
    n, m = V.shape
    out = np.empty(V.shape)
    for i in range(n):
        for j in range(m):
            total, weights = V[i, j], 1.0
            for way in (-1.0, 1.0):
                x, y = float(j), float(i)
                for k in range(1, steps + 1):
                    a, b = min(max(int(x), 0), m - 1), min(max(int(y), 0), n - 1)
                    gx, gy = SX[b, a], SY[b, a]
                    size = math.sqrt(gx * gx + gy * gy) + 1e-6
                    x += way * gx / size * reach / steps / step_x
                    y += way * gy / size * reach / steps / step_y
                    if x < 0 or y < 0 or x >= m - 1.001 or y >= n - 1.001:
                        break
                    a, b = int(x), int(y)
                    u, v = x - a, y - b
                    here = (V[b, a] * (1 - u) + V[b, a + 1] * u) * (1 - v) + (V[b + 1, a] * (1 - u) + V[b + 1, a + 1] * u) * v
                    w = 1.0 - (k - 0.5) / (steps + 1)
                    total += here * w
                    weights += w
            out[i, j] = total / weights
    return out


@nb.njit(cache=True)
def carve(H, uplift, soft, steep, step, years, rounds, seed):
    """Raises the land `H` by `uplift` (metres a year) for some `rounds` of `years`, while rivers and landslides wear it down.

    All in metres, `step` from cell to cell; it goes on from the last column to the first, and drains over its first and
    last rows. Rivers cut by the root of the area that they drain and by their fall (`soft`), solved backwards in time;
    no ground is steeper than `steep`, and less so where water gathers.
    """
    np.random.seed(seed)
    n, m = H.shape
    flat, raised, soft, steep = H.reshape(n * m), uplift.reshape(n * m), soft.reshape(n * m), steep.reshape(n * m)
    level, far, area = np.empty(n * m), np.full(n * m, step), np.empty(n * m)
    order, into = np.empty(n * m, np.int64), np.empty(n * m, np.int64)
    for _ in range(rounds):
        # From the lowest outlet up, each cell after the one it drains into; hollows are filled as lakes.
        reached = np.zeros(n * m, np.bool_)
        shore = [(flat[k], k) for k in range(m)] + [(flat[k], k) for k in range(n * m - m, n * m)]
        for _, k in shore:
            reached[k], level[k], into[k] = True, flat[k], k
        heapq.heapify(shore)
        for count in range(n * m):
            here, k = heapq.heappop(shore)
            order[count] = k
            row, column, best = k // m, k % m, 0.0
            for r in range(max(row - 1, 0), min(row + 2, n)):
                for c in range(column - 1, column + 2):
                    q = r * m + c % m
                    away = step * (1.4142 if r != row and c != column else 1.0)
                    if not reached[q]:
                        reached[q], level[q], into[q], far[q] = True, max(flat[q], here + 1e-4 * away), k, away
                        heapq.heappush(shore, (level[q], q))
                    elif into[k] != k:
                        # By chance, or else all water would run in eight directions.
                        fall = (here - level[q]) / away * (0.4 + 1.2 * np.random.random())
                        if fall > best:
                            best, into[k], far[k] = fall, q, away
        area[:] = step * step
        for k in order[::-1]:
            if into[k] != k:
                area[into[k]] += area[k]
        for k in order:
            if into[k] != k:
                below, cut = flat[into[k]], soft[k] * years * math.sqrt(area[k]) / far[k]
                river = (flat[k] + raised[k] * years + cut * below) / (1 + cut)
                flat[k] = min(river, below + steep[k] * (area[k] / 1e4) ** -0.11 * far[k])
