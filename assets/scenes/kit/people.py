"""simple clothed figures for middle distance (over 12 m away)"""

import bpy
import numpy as np

from .mesh import Builder
from .nodes import simple

CO = [
    "#b5372b",
    "#2f5f8f",
    "#e0b23a",
    "#f0ece2",
    "#3b4a3a",
    "#7a4f7a",
    "#d97b3a",
    "#2a2d33",
    "#6fa0a8",
    "#c9c2b2",
    "#8c2f3f",
    "#557a46",
]


def person(name, seed, walk=True, child=False):
    g = np.random.default_rng(seed)
    h = g.uniform(1.55, 1.80) * (0.68 if child else 1)
    k = h / 1.72
    mats = [
        simple(
            f"{name}{i}",
            CO[g.integers(0, len(CO))]
            if i == 0
            else ("#23262d", "#3a4a63", "#6b5b48", "#8a8478")[g.integers(0, 4)],
            0.85,
            vary=0.15,
        )
        for i in range(2)
    ]
    skin = simple(name + "s", "#c08a66", 0.6)
    hair = simple(name + "h", "#17120f", 0.5)
    B = [Builder() for _ in range(4)]
    st = 0.26 * g.uniform(0.4, 1) if walk else 0.04
    for sg, ph in ((-1, st), (1, -st)):
        hip = np.array([0, sg * 0.09, 0.88]) * k
        kn = np.array([ph * 0.55 + 0.04, sg * 0.095, 0.47]) * k
        an = np.array([ph - 0.06 * (ph < 0), sg * 0.10, 0.08 + 0.06 * (ph < -0.1)]) * k
        B[1].tube([hip, kn, an], np.array([0.095, 0.07, 0.052]) * k, 10)
        B[1].tube([an, an + np.array([0.16, 0, -0.05]) * k], np.array([0.05, 0.035]) * k, 8)
        sh = np.array([0.0, sg * 0.19, 1.40]) * k
        el = np.array([-ph * 0.30 - 0.03, sg * 0.25, 1.13]) * k
        ha = np.array([-ph * 0.55 + 0.10, sg * 0.24, 0.92]) * k
        B[0].tube([sh, el, ha], np.array([0.062, 0.055, 0.045]) * k, 8)
        B[2].tube([ha, ha + np.array([0.03, 0, -0.08]) * k], 0.035 * k, 6)
    n = 16
    a = np.linspace(0, 2 * np.pi, n, endpoint=False)
    R = []
    for z, w, d in (
        (0.80, 0.165, 0.115),
        (0.90, 0.17, 0.12),
        (1.05, 0.155, 0.11),
        (1.2, 0.18, 0.12),
        (1.36, 0.20, 0.115),
        (1.44, 0.14, 0.085),
        (1.49, 0.06, 0.06),
    ):
        R.append(np.stack([d * np.cos(a) * k, w * np.sin(a) * k, np.full(n, z * k)], 1))
    q = [
        (i * n + j, i * n + (j + 1) % n, (i + 1) * n + (j + 1) % n, (i + 1) * n + j)
        for i in range(6)
        for j in range(n)
    ]
    B[0].add(np.concatenate(R), q)

    def ball(b, c, r, sx=1, sz=1):
        u, v = np.meshgrid(np.linspace(0, 2 * np.pi, 15), np.linspace(-np.pi / 2, np.pi / 2, 9))
        b.grid(
            c[0] + r * sx * np.cos(v) * np.cos(u),
            c[1] + r * 0.86 * np.cos(v) * np.sin(u),
            c[2] + r * sz * np.sin(v),
        )

    B[2].tube([(0, 0, 1.44 * k), (0.01, 0, 1.56 * k)], 0.05 * k, 8)
    ball(B[2], np.array([0.015, 0, 1.63]) * k, 0.105 * k, 1, 1.15)
    ball(B[3], np.array([-0.012, 0, 1.655]) * k, 0.112 * k, 1, 1.05)
    acc = g.uniform()
    if acc < 0.4:
        B[1].tube(
            [np.array([-0.17, 0, 1.02]) * k, np.array([-0.18, 0, 1.2]) * k, np.array([-0.15, 0, 1.38]) * k],
            np.array([0.13, 0.15, 0.09]) * k,
            12,
        )
    elif acc < 0.6:
        B[0].cyl(0.01 * k, 0, 1.70 * k, 1.72 * k, 0.19 * k, 18)
        B[0].cyl(0.01 * k, 0, 1.71 * k, 1.80 * k, 0.11 * k, 16)
    root = None
    obs = []
    for b, m, nm in zip(B, (mats[0], mats[1], skin, hair), "abcd"):
        o = b.build(name + nm, m, smooth=True)
        obs.append(o)
    root = bpy.data.objects.new(name, None)
    bpy.context.scene.collection.objects.link(root)
    for o in obs:
        o.parent = root
    return root


def crowd(n, where, seed=0, walk=0.8):
    g = np.random.default_rng(seed)
    for i in range(n):
        x, y, z, a = where(g, i)
        p = person(f"p{seed}_{i}", seed * 1000 + i, g.uniform() < walk, g.uniform() < 0.12)
        p.location = (x, y, z)
        p.rotation_euler = (0, 0, a)
