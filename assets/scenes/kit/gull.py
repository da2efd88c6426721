"""relict gull: lofted body, hood, bill, wings with primaries"""

import math

import bpy
import numpy as np

from .mesh import Builder, grid_quads, mesh_np
from .nodes import lin, material, principled, simple


def loft(rings):
    k, n = len(rings), len(rings[0])
    v = np.concatenate(rings)
    q = [
        (i * n + j, i * n + (j + 1) % n, (i + 1) * n + (j + 1) % n, (i + 1) * n + j)
        for i in range(k - 1)
        for j in range(n)
    ]
    return v, q


def body_rings(st, n=20):
    """stations: x, z, half-width, half-height"""
    a = np.arange(n) / n * 2 * np.pi
    return [np.stack([np.full(n, x), w * np.cos(a), z + h * np.sin(a)], 1) for x, z, w, h in st]


def interp_st(st, m=40):
    st = np.array(st, float)
    from_t = np.linspace(0, 1, len(st))
    from scipy.interpolate import PchipInterpolator as P

    t = np.linspace(0, 1, m)
    return np.stack([P(from_t, st[:, i])(t) for i in range(4)], 1)


def mats():
    t = material("gbody")
    o = t.attr("hx").outputs["Fac"]
    w = t.attr("wg").outputs["Fac"]
    nz = t.noise(t.obj(), 60, 5, 0.6)
    c = t.mix(
        t.mapr(t.m("ADD", o, t.m("MULTIPLY", t.m("SUBTRACT", nz, 0.5), 0.06)), 0.49, 0.52),
        lin("#f3f1ee"),
        lin("#1b1715"),
    )
    c = t.mix(t.mapr(w, 0.45, 0.55), c, lin("#a4abb3"))
    principled(
        t, c, 0.75, t.bump(t.noise(t.obj(), 90, 4), 0.15, 0.004), spec=0.2, **{"Subsurface Weight": 0.0}
    )
    t2 = material("gwing")
    k = t2.attr("tip").outputs["Fac"]
    side = t2.attr("edge").outputs["Fac"]
    f = t2.noise(t2.obj(), 30, 4)
    c2 = t2.mix(t2.mapr(side, 0.80, 0.95), lin("#aeb4bb"), lin("#eeeeee"))  # white trailing edge
    c2 = t2.mix(t2.mapr(k, 0.72, 0.80), c2, lin("#f2f2f0"))
    c2 = t2.mix(t2.mapr(k, 0.83, 0.87), c2, lin("#1d1d1f"))
    c2 = t2.mix(t2.mapr(k, 0.965, 0.985), c2, lin("#f2f2f0"))
    under = t2.n("ShaderNodeNewGeometry").outputs["Backfacing"]
    b = principled(
        t2,
        c2,
        0.7,
        t2.bump(t2.m("FRACT", t2.m("MULTIPLY", t2.attr("fe").outputs["Fac"], 22.0)), 0.25, 0.004),
        spec=0.2,
    )
    tr = t2.n("ShaderNodeBsdfTranslucent", {0: (0.80, 0.80, 0.80, 1)})
    mx = t2.n("ShaderNodeMixShader", {0: 0.38, 1: b.outputs[0], 2: tr.outputs[0]})
    t2.t.links.new(mx.outputs[0], t2.out.inputs[0])
    return dict(
        body=t.mat,
        wing=t2.mat,
        bill=simple("bill", "#b3231c", 0.3, spec=0.5),
        leg=simple("leg", "#a0302a", 0.5),
        eye=simple("eye", "#080808", 0.1, spec=0.8),
        ring=simple("ring", "#f4f4f0", 0.5),
    )


def make(M, name, pose="fly", flap=0.35, fold=0.15, seed=0):
    """x forward; length about 0.44 m, span about 1.05 m"""
    parts = []
    if pose == "fly":
        st = [
            (-0.24, 0.005, 0.035, 0.006),
            (-0.17, 0.0, 0.045, 0.022),
            (-0.10, -0.005, 0.058, 0.048),
            (0.0, -0.01, 0.066, 0.062),
            (0.09, -0.006, 0.055, 0.054),
            (0.145, 0.004, 0.040, 0.041),
            (0.185, 0.012, 0.038, 0.038),
            (0.215, 0.010, 0.030, 0.029),
            (0.236, 0.004, 0.014, 0.013),
            (0.243, 0.002, 0.004, 0.004),
        ]
        hood = 0.158
        billbase = (0.232, 0, 0.004)
        eye = (0.205, 0.027, 0.018)
        bdir = np.array([1, 0, -0.06])
    else:
        st = [
            (-0.26, 0.215, 0.018, 0.008),
            (-0.19, 0.222, 0.038, 0.026),
            (-0.11, 0.228, 0.060, 0.050),
            (-0.02, 0.232, 0.073, 0.068),
            (0.06, 0.245, 0.066, 0.066),
            (0.105, 0.283, 0.045, 0.050),
            (0.122, 0.325, 0.036, 0.040),
            (0.140, 0.352, 0.037, 0.039),
            (0.166, 0.355, 0.031, 0.032),
            (0.188, 0.348, 0.016, 0.016),
            (0.196, 0.345, 0.004, 0.004),
        ]
        hood = 0.0
        billbase = (0.186, 0, 0.346)
        eye = (0.160, 0.028, 0.362)
        bdir = np.array([1, 0, -0.18])
    S = interp_st(st, 60)
    v, q = loft(body_rings(S, 28))
    v = np.array(v)
    if pose == "fly":
        hx = 0.5 + (v[:, 0] - hood) * 6 + (v[:, 2]) * 1.5
    else:
        hx = 0.5 + (v[:, 2] - 0.318) * 9 + (v[:, 0] - 0.13) * 5.0
    wg = np.zeros(len(v))
    ob = mesh_np(name, v, np.array(q), mat=M["body"], attrs={"hx": hx, "wg": wg})
    parts.append(ob)
    # tail fan
    if True:
        k = np.linspace(-1, 1, 13)
        L = 0.12
        z0 = 0.004 if pose == "fly" else 0.213
        x0 = -0.20 if pose == "fly" else -0.22
        P = []
        for r in np.linspace(0, 1, 6):
            for a in k:
                P.append(
                    (
                        x0 - r * L * (1 - 0.06 * a * a),
                        a * (0.028 + (0.055 if pose == "fly" else 0.012) * r),
                        z0 - 0.01 * r * (0 if pose == "fly" else 1.2) - 0.006 * abs(a),
                    )
                )
        parts.append(
            mesh_np(
                name + "t",
                P,
                grid_quads(13, 6),
                mat=M["wing"],
                attrs={
                    "tip": np.full(78, 0.81),
                    "edge": np.ones(78),
                    "fe": np.repeat(np.linspace(0, 0.3, 6), 13),
                },
            )
        )
    # bill
    b = Builder()
    bb = np.array(billbase)
    bd = bdir / np.linalg.norm(bdir)
    t = np.linspace(0, 1, 9)
    path = bb + bd * 0.050 * t[:, None] + np.array([0, 0, -0.010]) * (t**3)[:, None]
    b.tube(path, np.array([0.0110, 0.0105, 0.0098, 0.0092, 0.0090, 0.0085, 0.0068, 0.0045, 0.001]), 10)
    parts.append(b.build(name + "b", M["bill"], smooth=True))
    for sg in (1, -1):
        for r, m, dy in ((0.0052, "eye", 0.001),):
            bpy.ops.mesh.primitive_uv_sphere_add(
                radius=r, location=(eye[0], sg * (eye[1] + dy), eye[2]), segments=16, ring_count=8
            )
            e = bpy.context.object
            e.data.materials.append(M[m])
            parts.append(e)
        for dz in (0.0085, -0.0085):
            bpy.ops.mesh.primitive_uv_sphere_add(
                radius=0.0042,
                location=(eye[0] - 0.004, sg * (eye[1] - 0.002), eye[2] + dz),
                segments=12,
                ring_count=8,
            )
            e = bpy.context.object
            e.scale = (1.6, 0.5, 0.55)
            e.data.materials.append(M["ring"])
            parts.append(e)
    if pose == "fly":
        for sg in (1, -1):
            nu, nv = 60, 16
            u = np.linspace(0, 1, nu)
            v = np.linspace(0, 1, nv)
            U, Vv = np.meshgrid(u, v)
            span = 0.52
            # arm/hand: lead edge sweeps forward to the wrist (u=.45) then back
            lead = 0.055 + np.interp(U, [0, 0.25, 0.45, 0.7, 1], [0, 0.045, 0.075, 0.02, -0.11])
            chord = np.interp(
                U, [0, 0.2, 0.45, 0.7, 0.9, 0.97, 1], [0.165, 0.160, 0.150, 0.125, 0.080, 0.045, 0.006]
            )
            # scalloped trailing edge on the hand
            sc = 0.010 * np.abs(np.sin(U * np.pi * 15)) * np.clip((U - 0.4) * 3, 0, 1)
            from scipy.interpolate import PchipInterpolator as PI

            zc = PI([0, 0.22, 0.45, 0.7, 1], [0, 0.22 * flap, 0.40 * flap * 1.05, 0.52 * flap, 0.56 * flap])
            lead = 0.055 + PI([0, 0.25, 0.45, 0.7, 1], [0, 0.045, 0.075, 0.02, -0.11])(U)
            chord = PI([0, 0.2, 0.45, 0.7, 0.9, 0.97, 1], [0.165, 0.160, 0.150, 0.125, 0.080, 0.045, 0.006])(
                U
            )
            x = lead - Vv * (chord - sc)
            y = sg * (0.045 + U * span * (1 - fold * U))
            ang = flap * np.interp(U, [0, 0.45, 1], [0.9, 0.85, 0.35])
            z = 0.03 + span * zc(U)
            z = (
                z
                + 0.016 * np.sin(np.pi * np.clip(Vv * 0.9 + 0.1, 0, 1)) * (1 - U * 0.7)
                - Vv * 0.018 * (1 - U)
            )
            w = mesh_np(
                f"{name}w{sg}",
                np.stack([x, y, z], -1).reshape(-1, 3),
                grid_quads(nu, nv),
                mat=M["wing"],
                attrs={
                    "tip": U.ravel(),
                    "edge": (Vv * (U < 0.75)).ravel(),
                    "fe": (U * 0.85 + Vv * 0.15).ravel(),
                },
            )
            parts.append(w)
    else:
        for sg in (1, -1):  # folded wings: shell over the back with dark crossed primaries
            nu, nv = 40, 14
            U, Vv = np.meshgrid(np.linspace(0, 1, nu), np.linspace(0, 1, nv))
            x = 0.075 - U * 0.37
            top = np.interp(U, [0, 0.15, 0.5, 0.8, 1], [0.268, 0.290, 0.285, 0.252, 0.236])
            bot = np.interp(U, [0, 0.15, 0.5, 0.8, 1], [0.245, 0.215, 0.205, 0.228, 0.230])
            wid = np.interp(U, [0, 0.15, 0.5, 0.75, 1], [0.058, 0.074, 0.074, 0.036, 0.010])
            th = Vv
            z = top * (1 - th) + bot * th
            y = sg * wid * np.sin(np.pi * (0.12 + 0.52 * th))
            tip = np.where(U > 0.70, 0.78 + (U - 0.70) * 0.9, 0.1)
            tip = np.where(th > 0.9, np.minimum(tip, 0.9), tip)
            w = mesh_np(
                f"{name}w{sg}",
                np.stack([x, y, z], -1).reshape(-1, 3),
                grid_quads(nu, nv),
                mat=M["wing"],
                attrs={
                    "tip": tip.ravel(),
                    "edge": (0.5 + 0 * U).ravel(),
                    "fe": (th * 0.35 + U * 0.1).ravel(),
                },
            )
            parts.append(w)
            lb = Builder()
            lb.tube(
                [(0.0, sg * 0.028, 0.18), (-0.005, sg * 0.028, 0.11), (0.005, sg * 0.028, 0.005)], 0.0048, 8
            )
            for a in (-0.45, 0, 0.45):
                lb.tube(
                    [
                        (0.005, sg * 0.028, 0.006),
                        (0.005 + 0.04 * math.cos(a), sg * 0.028 + 0.04 * math.sin(a), 0.003),
                    ],
                    0.004,
                    6,
                )
            parts.append(lb.build(f"{name}l{sg}", M["leg"], smooth=True))
    root = bpy.data.objects.new(name + "_root", None)
    bpy.context.scene.collection.objects.link(root)
    for p in parts:
        p.parent = root
    return root
