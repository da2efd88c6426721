"""The stony plain: relief, gravel, pebbles and dry bushes."""

import math

import numpy as np

from .mesh import grid_mesh
from .nodes import hazify, lin, material, principled, simple
from .noise import fbm
from .plants import rocks, shrub, tuft
from .scatter import scatter


def gobi(
    cam,
    sundir,
    haze_L,
    haze,
    haze_sun,
    near_target=None,
    pebbles=26000,
    shrubs=1500,
    seed=2,
    half_fov=32,
    view=(0, 1),
    col=("#b3966f", "#cdb088", "#8d7555"),
    maxd=60,
    start=0,
    size=16000,
):
    """plain with relief near the camera, gravel, pebbles and dry bushes in the view wedge"""
    r = np.concatenate([np.linspace(0.5, 120, 420), np.geomspace(121, size, 180)])
    a = np.linspace(-math.pi, math.pi, 721)
    A, R = np.meshgrid(a, r)
    X = cam[0] + R * np.sin(A)
    Y = cam[1] + R * np.cos(A)

    def hgt(X, Y):
        z = (
            fbm(X, Y, 1 / 60.0, 5, 0.5, seed, False) * 0.9
            + fbm(X, Y, 1 / 7.0, 4, 0.5, seed + 4, False) * 0.13
        )
        d = np.maximum(np.abs(X - 30) - 200, np.maximum(-46 - Y, Y - 200))
        flat = np.clip(d / 60, 0, 1)
        return z * np.clip(flat, 0.12, 1) - 0.15

    Z = hgt(X, Y)
    t = material("gobi")
    p = t.pos()
    n1 = t.noise(p, 0.03, 8, 0.6)
    n2 = t.noise(p, 0.9, 10, 0.65)
    n3 = t.noise(p, 14, 8, 0.7)
    vo = t.n("ShaderNodeTexVoronoi", {"Vector": p, "Scale": 9.0, "Randomness": 1.0})
    vo2 = t.n("ShaderNodeTexVoronoi", {"Vector": p, "Scale": 28.0})
    c = t.mix(t.mapr(n1, 0.35, 0.65), lin(col[0]), lin(col[1]))
    c = t.mix(t.m("MULTIPLY", t.mapr(n2, 0.45, 0.7), 0.6), c, lin(col[2]))
    grav = t.mapr(vo.outputs[0], 0.05, 0.30, 1, 0)
    gr = t.m("MULTIPLY", grav, t.mapr(n2, 0.40, 0.58))
    c = t.mix(t.m("MULTIPLY", gr, 0.75), c, t.mix(0.72, vo.outputs[1], lin("#6f6054")))
    c = t.mix(
        t.m("MULTIPLY", t.mapr(vo2.outputs[0], 0.05, 0.3, 1, 0), 0.35),
        c,
        t.mix(0.8, vo2.outputs[1], lin("#5f5348")),
    )
    h = t.m(
        "ADD",
        t.m("ADD", t.m("MULTIPLY", gr, 0.7), t.m("MULTIPLY", n3, 0.5)),
        t.m("MULTIPLY", t.mapr(vo2.outputs[0], 0.05, 0.3, 1, 0), 0.3),
    )
    principled(t, c, 0.95, t.bump(h, 0.9, 0.06), spec=0.1)
    hazify(t.mat, cam, haze_L, haze, haze_sun, sundir, start=start)
    grid_mesh("gobi", X, Y, Z, t.mat)
    g = np.random.default_rng(seed + 40)
    va = math.atan2(view[0], view[1])
    hf = math.radians(half_fov)
    pm = [
        simple("peb0", "#6d6157", 0.85, vary=0.5),
        simple("peb1", "#94836f", 0.85, vary=0.5),
        simple("peb2", "#4d463f", 0.8, vary=0.5),
        simple("peb3", "#b09a80", 0.85, vary=0.4),
    ]
    V = []
    for i, m in enumerate(pm):
        V += rocks(2, seed + i * 7, m, 3)
    n = int(pebbles)
    d = 1.5 + (maxd - 1.5) * g.uniform(size=n) ** 1.7
    th = va + g.uniform(-hf, hf, n)
    x = cam[0] + d * np.sin(th)
    y = cam[1] + d * np.cos(th)
    clump = fbm(x[None], y[None], 0.25, 4, 0.6, 77, False)[0]
    keep = g.uniform(size=n) < np.clip(0.45 + 1.3 * clump, 0.08, 1)
    x, y, d = x[keep], y[keep], d[keep]
    z = hgt(x[None], y[None])[0]
    sc = np.clip(g.lognormal(-3.5, 0.62, len(x)), 0.008, 0.32) * (1 + d / 70)
    scatter(
        "peb",
        np.stack([x, y, z + sc * 0.18], 1),
        np.stack([g.normal(0, 0.25, len(x)), g.normal(0, 0.25, len(x)), g.uniform(0, 6.3, len(x))], 1),
        sc,
        V,
        seed=seed,
    )
    bm = [
        simple("bush0", "#7d6f4e", 0.9, vary=0.4),
        simple("bush1", "#8f7a50", 0.9, vary=0.4),
        simple("bush2", "#6b6a4a", 0.9, vary=0.4),
    ]
    S = [shrub(f"sh{i}", bm[i % 3], i, 0.55, 46) for i in range(4)] + [
        tuft(f"tf{i}", bm[(i + 1) % 3], 120, 0.42, 0.3, 0.006, 0.7, i) for i in range(3)
    ]
    n = int(shrubs)
    d = 4 + (240 - 4) * g.uniform(size=n) ** 1.25
    th = va + g.uniform(-hf, hf, n)
    x = cam[0] + d * np.sin(th)
    y = cam[1] + d * np.cos(th)
    cl = fbm(x[None], y[None], 0.05, 3, 0.6, 99, False)[0]
    keep = (g.uniform(size=n) < np.clip(0.35 + 1.6 * cl, 0.03, 1)) & ~((np.abs(x - 30) < 178) & (y > -43))
    x, y = x[keep], y[keep]
    z = hgt(x[None], y[None])[0]
    scatter(
        "bush",
        np.stack([x, y, z - 0.02], 1),
        np.stack([0 * x, 0 * x, g.uniform(0, 6.3, len(x))], 1),
        g.uniform(0.55, 1.5, len(x)),
        S,
        seed=seed + 1,
    )
    return hgt
