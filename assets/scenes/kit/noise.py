"""Noise, compiled."""

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
