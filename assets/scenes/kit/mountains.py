"""The snowy range that stands behind every scene."""

import math
import os

import numpy as np

from .mesh import grid_mesh
from .nodes import hazify, lin, material, principled
from .noise import erode, fbm


def mountain_field(nx=1400, ny=560, seed=7, drops=450000, front=0.25):
    """eroded range, unit: grid cells wide; returns heights 0..1 (cached)"""
    f = f"out/cache/range_{nx}_{ny}_{seed}_{drops}.npy"
    if os.path.exists(f):
        return np.load(f)
    os.makedirs("out/cache", exist_ok=True)
    X, Y = np.meshgrid(np.arange(nx) / ny, np.arange(ny) / ny)
    wx = fbm(X, Y, 1.6, 4, 0.5, seed + 50, False)
    wy = fbm(X + 9, Y + 4, 1.6, 4, 0.5, seed + 60, False)
    r = fbm(X + 0.22 * wx, Y + 0.22 * wy, 1.5, 9, 0.46, seed, True) ** 0.8
    big = fbm(X, Y * 1.4, 0.8, 3, 0.5, seed + 20, False)
    env = np.clip((Y - 0.02) / 0.55, 0, 1) ** 1.25 * np.clip((1.02 - Y) / 0.25, 0, 1) ** 0.5
    foothill = np.clip(1 - np.abs(Y - 0.12) / 0.14, 0, 1) * 0.16
    H = (r * (0.62 + 0.55 * big)) * env * 1.0 + foothill * r * 0.6
    H = H / H.max()
    Hs = H * ny * 0.20
    erode(Hs, drops, seed)
    from scipy.ndimage import gaussian_filter

    Hs = 0.75 * Hs + 0.25 * gaussian_filter(Hs, 0.8)
    H = np.clip(Hs / (ny * 0.20), 0, None)
    H = np.minimum(H, np.percentile(H, 99.8) + 0.25 * np.maximum(H - np.percentile(H, 99.8), 0))
    H /= H.max()
    H = H**0.85
    np.save(f, H)
    return H


def mountains(
    cam,
    x0,
    x1,
    y0,
    y1,
    height,
    sundir,
    snowline=0.42,
    haze_L=26000,
    haze="#9fb0c8",
    haze_sun="#e8c39a",
    seed=7,
    rock="#5d5148",
    rock2="#8a7460",
    snow="#f2f3f7",
    base_z=-30,
    nx=1400,
    ny=560,
    drops=450000,
    yaw=0.0,
    hscale=None,
    power=4.0,
    mirror=False,
    maxf=1.0,
):
    H = mountain_field(nx, ny, seed, drops)
    from scipy.ndimage import median_filter, gaussian_filter as _g

    k = np.clip((np.arange(ny) / ny - 0.03) / 0.10, 0, 1)[:, None]
    H = (k * H + (1 - k) * _g(median_filter(H, 9), 3)) * np.clip((np.arange(ny) / ny) / 0.05, 0, 1)[
        :, None
    ]  # droplets pile up at the grid edge
    if mirror:
        H = H[:, ::-1]
    X, Y = np.meshgrid(np.linspace(x0, x1, nx), np.linspace(y0, y1, ny))
    Z = H * height + base_z
    gy, gx = np.gradient(Z, (y1 - y0) / ny, (x1 - x0) / nx)
    slope = np.hypot(gx, gy)
    nzz = fbm(X / (x1 - x0) * 3, Y / (x1 - x0) * 3, 6.0, 6, 0.6, seed + 5, False)
    from scipy.ndimage import gaussian_filter

    conv = gaussian_filter(Z, 4) - Z  # gullies hold snow
    sn = (
        (H - snowline) * 3.2
        + nzz * 0.35
        - np.clip(slope - 0.9, 0, 2) * 0.55
        + conv / height * 9.0
        - np.clip(0.2 - H, 0, 1) * 10
    )
    t = material("mtn")
    p = t.pos()
    a = t.attr("snow").outputs["Fac"]
    det = t.noise(p, 0.004, 12, 0.62)
    rockc = t.mix(t.noise(p, 0.0012, 8, 0.6), lin(rock), lin(rock2))
    rockc = t.mix(t.m("MULTIPLY", det, 0.55), rockc, tuple(c * 0.45 for c in lin(rock)[:3]))
    f = t.mapr(t.m("ADD", a, t.m("MULTIPLY", t.m("SUBTRACT", det, 0.5), 1.3)), 0.05, 0.42, 0, 1, True)
    col = t.mix(f, rockc, lin(snow))
    nrm = t.bump(t.noise(p, 0.006, 12, 0.65), 0.55, 90)
    principled(t, col, 0.9, nrm, spec=0.1)
    hazify(t.mat, cam, haze_L, haze, haze_sun, sundir, power=power, hscale=hscale, maxf=maxf)
    ob = grid_mesh("mountains", X, Y, Z, t.mat, {"snow": sn})
    if yaw:
        ob.rotation_euler = (0, 0, math.radians(yaw))
    return ob
