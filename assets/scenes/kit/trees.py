"""Trees with real leaves, for the middle distance."""

import numpy as np

from .mesh import Builder, mesh_np
from .nodes import hazify, lin, material, simple


def make(cam, hz, hs, sv, n=4):
    lm = []
    for i, (a, b_) in enumerate((("#5d8a2e", "#3f6a22"), ("#7d9a35", "#55802c"), ("#a8a03a", "#6f8a30"))):
        t = material(f"lf{i}")
        o = t.n("ShaderNodeObjectInfo").outputs["Random"]
        c = t.mix(t.noise(t.obj(), 0.9, 4), lin(a), lin(b_))
        d = t.n("ShaderNodeBsdfDiffuse", {0: c})
        tr = t.n("ShaderNodeBsdfTranslucent", {0: c})
        mx = t.n("ShaderNodeMixShader", {0: 0.42, 1: d.outputs[0], 2: tr.outputs[0]})
        t.t.links.new(mx.outputs[0], t.out.inputs[0])
        hazify(t.mat, cam, 2600, hz, hs, sv, maxf=0.6)
        lm.append(t.mat)
    bark = simple("bark", "#5b4a3a", 0.9, vary=0.4)

    def tree(name, seed, h=8.5, willow=False):
        g = np.random.default_rng(seed)
        B = Builder()
        tips = []

        def br(p, d, L, r, lev):
            pts = [p]
            q = p.copy()
            dd = d.copy()
            for i in range(5):
                dd = (
                    dd
                    + g.normal(0, 0.13, 3)
                    + np.array([0, 0, 0.05 if lev > 1 else (-0.25 if willow else 0.02)])
                )
                dd /= np.linalg.norm(dd)
                q = q + dd * L / 5
                pts.append(q.copy())
            B.tube(pts, np.linspace(r, r * 0.55, 6), 7)
            if lev == 0:
                tips.extend(pts[1:])
                return
            for k in range(4 if lev > 1 else 5):
                i = g.integers(2, 6)
                nd = dd * 0.6 + g.normal(0, 0.62, 3) + np.array([0, 0, 0.18])
                nd /= np.linalg.norm(nd)
                br(pts[i], nd, L * g.uniform(0.55, 0.78), r * 0.52, lev - 1)

        br(np.array([0, 0, 0.0]), np.array([0, 0, 1.0]), h * 0.36, h * 0.018, 3)
        T_ = np.array(tips)
        n = 15000
        c = T_[g.integers(0, len(T_), n)] + g.normal(0, 0.22 if not willow else 0.12, (n, 3)) * h / 8
        if willow:
            c[:, 2] -= np.abs(g.normal(0, 1.1, n))
        u = g.normal(size=(n, 3))
        u /= np.linalg.norm(u, axis=1)[:, None]
        v = np.cross(u, g.normal(size=(n, 3)))
        v /= np.linalg.norm(v, axis=1)[:, None]
        k = 0.085
        V = np.stack([c - u * k, c - v * k * 0.55, c + u * k, c + v * k * 0.55], 1).reshape(-1, 3)
        o = B.build(name + "b", bark, smooth=True)
        l = mesh_np(name + "l", V, np.arange(4 * n).reshape(-1, 4), mat=lm[seed % 3], smooth=False)
        o.location = l.location = (0, 0, -300)
        return o, l

    return [tree(f"t{i}", i, 8.5, i == 3) for i in range(n)]
