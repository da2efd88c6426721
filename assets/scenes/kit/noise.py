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
