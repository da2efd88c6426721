"""Noise and erosion, compiled."""

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
def _waves(x, y, across_x, across_y, seed):
    """Cosine and sine of waves that cross `across` (waves a unit), each cell's in a phase of its own, blended smoothly."""
    ix, iy = int(math.floor(x)), int(math.floor(y))
    c = s = total = 0.0
    for oy in range(-1, 3):
        for ox in range(-1, 3):
            a = _h(ix + ox, iy + oy, seed)
            b = _h(ix + ox, iy + oy, seed + 977)
            dx = x - ix - ox - (a / 65535.0 - 0.5) * 0.9
            dy = y - iy - oy - (b / 65535.0 - 0.5) * 0.9
            weight = max(math.exp(-2.0 * (dx * dx + dy * dy)) - 0.0111, 0.0)
            phase = 2 * math.pi * (dx * across_x + dy * across_y)
            c += math.cos(phase) * weight
            s += math.sin(phase) * weight
            total += weight
    c /= total
    s /= total
    size = max(math.sqrt(c * c + s * s), 0.45)
    return c / size, s / size


@nb.njit(cache=True, fastmath=True)
def gullies(X, Y, SX, SY, width, octaves, depth, seed):
    """Ribs and gullies that run down slopes (`SX`, `SY`), each size branching off the one before.

    Returns their height in the units of `X`, and how much a place is crest (1) or gully (-1).
    """
    relief, ribs = np.zeros(X.shape), np.zeros(X.shape)
    for i in range(X.shape[0]):
        for j in range(X.shape[1]):
            gx, gy = SX[i, j], SY[i, j]
            w, share, r, total = width, 1.0, 0.0, 0.0
            for o in range(octaves):
                steep = math.sqrt(gx * gx + gy * gy) + 1e-6
                # Not on gentle ground, which no water cuts.
                cut = steep * steep / (steep * steep + 0.04)
                ax, ay = -gy / steep, gx / steep
                # A cell holds less than one wave and a half, so that ribs end and new ones begin.
                cell = w * 1.4
                c, s = _waves(X[i, j] / cell + 31.7 * o, Y[i, j] / cell - 12.9 * o, ax * 1.4, ay * 1.4, seed + 7 * o)
                tall = depth * w * cut * min(steep, 1.2)
                relief[i, j] += tall * c * 0.5
                r += c * share * cut
                total += share
                k = -s * tall * 0.5 * 2 * math.pi / w
                gx += k * ax
                gy += k * ay
                w *= 0.5
                share *= 0.72
            ribs[i, j] = r / total
    return relief, ribs


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


@nb.njit(cache=True, fastmath=True)
def erode(H, drops, seed, inertia=0.05, cap=4.0, dep=0.3, ero=0.3, evap=0.012, steps=90, radius=2):
    np.random.seed(seed)
    n, m = H.shape
    for d in range(drops):
        x = np.random.random() * (m - 3) + 1
        y = np.random.random() * (n - 3) + 1
        dx = 0.0
        dy = 0.0
        sp = 1.0
        wa = 1.0
        se = 0.0
        for st in range(steps):
            ix = int(x)
            iy = int(y)
            fx = x - ix
            fy = y - iy
            h00 = H[iy, ix]
            h10 = H[iy, ix + 1]
            h01 = H[iy + 1, ix]
            h11 = H[iy + 1, ix + 1]
            gx = (h10 - h00) * (1 - fy) + (h11 - h01) * fy
            gy = (h01 - h00) * (1 - fx) + (h11 - h10) * fx
            h = h00 * (1 - fx) * (1 - fy) + h10 * fx * (1 - fy) + h01 * (1 - fx) * fy + h11 * fx * fy
            dx = dx * inertia - gx * (1 - inertia)
            dy = dy * inertia - gy * (1 - inertia)
            length = math.sqrt(dx * dx + dy * dy)
            if length < 1e-9:
                break
            dx /= length
            dy /= length
            x += dx
            y += dy
            if x < radius + 1 or y < radius + 1 or x > m - radius - 3 or y > n - radius - 3:
                break
            jx = int(x)
            jy = int(y)
            px = x - jx
            py = y - jy
            nh = (
                H[jy, jx] * (1 - px) * (1 - py)
                + H[jy, jx + 1] * px * (1 - py)
                + H[jy + 1, jx] * (1 - px) * py
                + H[jy + 1, jx + 1] * px * py
            )
            dh = nh - h
            c = max(-dh, 0.002) * sp * wa * cap
            if se > c or dh > 0:
                a = min(dh, se) if dh > 0 else (se - c) * dep
                se -= a
                H[iy, ix] += a * (1 - fx) * (1 - fy)
                H[iy, ix + 1] += a * fx * (1 - fy)
                H[iy + 1, ix] += a * (1 - fx) * fy
                H[iy + 1, ix + 1] += a * fx * fy
            else:
                a = min((c - se) * ero, -dh)
                se += a
                ws = 0.0
                for oy in range(-radius, radius + 1):
                    for ox in range(-radius, radius + 1):
                        ws += max(0.0, radius + 0.5 - math.sqrt(ox * ox + oy * oy))
                for oy in range(-radius, radius + 1):
                    for ox in range(-radius, radius + 1):
                        H[iy + oy, ix + ox] -= a * max(0.0, radius + 0.5 - math.sqrt(ox * ox + oy * oy)) / ws
            sp = math.sqrt(max(sp * sp - dh * 4.0, 0.01))
            wa *= 1 - evap
    return H
