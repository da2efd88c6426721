"""wetland world: winding water, reeds, distant snow range"""

import math

import numpy as np

from .mesh import grid_mesh, mesh_np
from .nodes import hazify, lin, material, principled
from .noise import fbm
from .plants import tuft
from .scatter import scatter


def centre(y):
    return 9 * np.sin(y / 34.0 + 0.4) + 5 * np.sin(y / 13.0 + 1.2) * np.clip(y / 60, 0, 1) + y * 0.10


def width(y):
    return 7.0 + 3.5 * np.sin(y / 21.0) + np.clip(60 - y, 0, 60) * 0.14


def hgt(X, Y, seed=3):
    d = np.abs(X - centre(Y)) - width(Y)
    d2 = np.abs(X - (38 + 14 * np.sin(Y / 40.0 + 2))) - 9 * np.clip((Y - 25) / 40, 0, 1) - 2
    d = np.minimum(d, d2)  # side arm
    n = fbm(X, Y, 1 / 14.0, 5, 0.55, seed, False)
    d = d + n * 7
    return np.where(d > 0, 0.5 * (1 - np.exp(-d / 4.0)) + 0.18 * n, np.maximum(d * 0.16, -1.5)), d


def build(
    s,
    cam,
    sv,
    hz,
    hs,
    hazeL=4200,
    reeds=26000,
    view=(0, 1),
    half=34,
    near=1.2,
    ripple=0.035,
    reed_far=420,
    keep_clear=None,
    shore=None,
    wind=0.25,
):
    r = np.concatenate([np.linspace(0.3, 150, 420), np.geomspace(151, 16000, 150)])
    a = np.linspace(-math.pi, math.pi, 721)
    A, R = np.meshgrid(a, r)
    X = cam[0] + R * np.sin(A)
    Y = cam[1] + R * np.cos(A)
    Z, d = hgt(X, Y)
    if shore:
        Z = shore(X, Y, Z)
    t = material("marsh")
    p = t.pos()
    z = t.sep(p)[2]
    n1 = t.noise(p, 0.05, 8, 0.6)
    n2 = t.noise(p, 1.3, 10, 0.65)
    c = t.mix(t.mapr(n1, 0.35, 0.65), lin("#8c7440"), lin("#6d6b3a"))
    c = t.mix(t.m("MULTIPLY", n2, 0.6), c, lin("#b08f52"))
    c = t.mix(t.mapr(z, 0.14, 0.0), c, lin("#4a3c2a"))
    principled(t, c, t.mapr(z, 0.0, 0.15, 0.35, 0.95), t.bump(n2, 0.9, 0.12), spec=0.3)
    hazify(t.mat, cam, hazeL, hz, hs, sv, maxf=0.55)
    grid_mesh("marsh", X, Y, Z, t.mat)
    w = material("water")
    p = w.pos()
    x, y, zz = w.sep(p)[:3]
    dist = w.vm("LENGTH", w.vm("SUBTRACT", p, tuple(cam)))
    patch = w.mapr(
        w.noise(w.comb(w.m("MULTIPLY", x, 0.25), w.m("MULTIPLY", y, 1.0), 0), 0.06, 3),
        0.42,
        0.62,
        0.15,
        1.0,
        True,
    )
    rip = w.m(
        "ADD",
        w.noise(w.comb(w.m("MULTIPLY", x, 0.55), y, 0.0), 2.2, 4, 0.55),
        w.m("MULTIPLY", w.noise(w.comb(w.m("MULTIPLY", x, 0.5), y, 4.0), 9.0, 3, 0.5), 0.35),
    )
    st = w.m("MULTIPLY", patch, w.m("DIVIDE", 1.0, w.m("ADD", 1.0, w.m("DIVIDE", dist, 60.0))))
    nrm = w.n("ShaderNodeBump", {"Strength": st, "Distance": ripple, "Height": rip}).outputs[0]
    principled(w, "#16241f", 0.02, nrm, spec=0.5, **{"IOR": 1.333})
    hazify(w.mat, cam, hazeL * 2.2, hz, hs, sv, maxf=0.45)
    rw = np.concatenate([np.linspace(0.3, 300, 60), np.geomspace(310, 9000, 30)])
    A2, R2 = np.meshgrid(np.linspace(-math.pi, math.pi, 121), rw)
    grid_mesh("water", cam[0] + R2 * np.sin(A2), cam[1] + R2 * np.cos(A2), np.zeros_like(R2), w.mat)

    # reeds: stems with leaves and plumes
    def reedmat(name, lo, hi, tip):
        t = material(name)
        o = t.n("ShaderNodeObjectInfo").outputs["Random"]
        z = t.sep(t.obj())[2]
        c = t.mix(o, lin(lo), lin(hi))
        c = t.mix(t.mapr(z, 1.3, 2.1), c, lin(tip))
        c = t.mix(t.mapr(z, 0.5, 0.0), c, tuple(k * 0.35 for k in lin(lo)[:3]))
        b = t.n("ShaderNodeBsdfDiffuse", {0: c})
        tr = t.n("ShaderNodeBsdfTranslucent", {0: c})
        mx = t.n("ShaderNodeMixShader", {0: 0.45, 1: b.outputs[0], 2: tr.outputs[0]})
        t.t.links.new(mx.outputs[0], t.out.inputs[0])
        hazify(t.mat, cam, hazeL, hz, hs, sv)
        return t.mat

    rm = [
        reedmat("reedA", "#a8863f", "#c9a55a", "#d9c08c"),
        reedmat("reedB", "#8a8440", "#b29a4e", "#cdb079"),
        reedmat("grass", "#7d8a3c", "#a3a34c", "#b9b060"),
    ]

    def reed(name, seed, stems=16, h=2.1):
        g = np.random.default_rng(seed)
        V = []
        Q = []

        def ribbon(pts, wid, side):
            b = len(V)
            for i, q in enumerate(pts):
                k = wid[i]
                V.append(q - side * k)
                V.append(q + side * k)
            for i in range(len(pts) - 1):
                Q.append((b + 2 * i, b + 2 * i + 1, b + 2 * i + 3, b + 2 * i + 2))

        for st_ in range(stems):
            a = g.uniform(0, 6.28)
            r_ = 0.42 * math.sqrt(g.uniform())
            base = np.array([r_ * math.cos(a), r_ * math.sin(a), -0.3])
            hh = h * g.uniform(0.65, 1.05)
            ln = np.array([wind + g.normal(0, 0.09), g.normal(0, 0.1), 0])
            T_ = np.linspace(0, 1, 7)
            pts = [base + np.array([0, 0, hh + 0.3]) * t_ + ln * hh * t_**2 * 0.5 for t_ in T_]
            sd = np.array([math.cos(a + 1.1), math.sin(a + 1.1), 0])
            ribbon(pts, np.linspace(0.008, 0.004, 7), sd)
            for l in range(g.integers(4, 7)):  # leaves
                k = g.uniform(0.2, 0.85)
                o = base + np.array([0, 0, hh + 0.3]) * k + ln * hh * k * k * 0.5
                az = g.uniform(0, 6.28)
                dr = np.array([math.cos(az) + wind * 1.2, math.sin(az), 0])
                dr /= np.linalg.norm(dr) + 1e-6
                L = g.uniform(0.3, 0.62)
                lp = [
                    o + dr * L * q * 0.75 + np.array([0, 0, L * (0.75 * q - 0.75 * q * q)])
                    for q in np.linspace(0, 1, 5)
                ]
                ribbon(lp, np.array([0.008, 0.013, 0.011, 0.007, 0.001]), np.cross(dr, (0, 0, 1)))
            if g.uniform() < 0.6:  # plume
                top = pts[-1]
                for l in range(16):
                    az = g.uniform(0, 6.28)
                    dr = np.array(
                        [math.cos(az) * 0.35 + wind * 1.6, math.sin(az) * 0.35, g.uniform(0.2, 0.9)]
                    )
                    L = g.uniform(0.08, 0.2)
                    o = top + np.array([0, 0, -g.uniform(0, 0.22)])
                    ribbon(
                        [o, o + dr * L * 0.6, o + dr * L + np.array([0, 0, -0.03])],
                        np.array([0.004, 0.008, 0.002]),
                        np.cross(dr, (0.3, 0.9, 0.1)),
                    )
        ob = mesh_np(name, np.array(V), np.array(Q), mat=rm[seed % 2], smooth=True)
        ob.location = (0, 0, -5000)
        return ob

    RV = [reed(f"reed{i}", i) for i in range(6)]
    GV = [tuft(f"gr{i}", rm[2], 90, 0.62, 0.35, 0.006, 0.6, i) for i in range(3)]
    g = np.random.default_rng(21)
    va = math.atan2(view[0], view[1])
    hf = math.radians(half)

    def cand(n, near, far, pw):
        d_ = near + (far - near) * g.uniform(size=n) ** pw
        th = va + g.uniform(-hf, hf, n)
        return cam[0] + d_ * np.sin(th), cam[1] + d_ * np.cos(th)

    x, y = cand(int(reeds), near, reed_far, 1.5)
    zz, dd = hgt(x[None], y[None])
    zz, dd = zz[0], dd[0]
    band = np.exp(-(((dd - 1.6) / 2.6) ** 2)) + 0.55 * (
        fbm(x[None], y[None], 1 / 26.0, 3, 0.5, 8, False)[0] > 0.06
    )
    keep = (g.uniform(size=len(x)) < band) & (dd > -0.9)
    if keep_clear is not None:
        keep &= ~keep_clear(x, y)
    x, y, zz = x[keep], y[keep], zz[keep]
    scatter(
        "reed",
        np.stack([x, y, np.maximum(zz, -0.3)], 1),
        np.stack([g.normal(0, 0.04, len(x)), g.normal(0, 0.04, len(x)), g.normal(0, 0.5, len(x))], 1),
        g.uniform(0.6, 1.15, len(x)),
        RV,
        seed=2,
    )
    x, y = cand(int(reeds * 1.4), near, 160, 1.6)
    zz, dd = hgt(x[None], y[None])
    zz, dd = zz[0], dd[0]
    keep = dd > 0.3
    if keep_clear is not None:
        keep &= ~keep_clear(x, y)
    x, y, zz = x[keep], y[keep], zz[keep]
    scatter(
        "grass",
        np.stack([x, y, zz - 0.03], 1),
        np.stack([0 * x, 0 * x, g.uniform(0, 6.3, len(x))], 1),
        g.uniform(0.5, 1.3, len(x)),
        GV,
        seed=3,
    )
    print("reeds", keep.sum())
