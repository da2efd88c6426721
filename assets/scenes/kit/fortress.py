"""The Pass: geometry shared by the day, night and visitors pictures. Units: metres."""

import math

import numpy as np

from .mesh import Builder
from .nodes import lin, material, principled, simple
from .noise import fbm

rng = np.random.default_rng(11)


# ---- materials
def earth_mat(name="earth", base="#b58a5c", light="#cfa877", dark="#7d5b3c", strata=1.0):
    t = material(name)
    p = t.pos()
    x, y, z = t.sep(p)[:3]
    n1 = t.noise(p, 0.25, 8, 0.6)
    n2 = t.noise(p, 2.2, 10, 0.65)
    # tamped layers: z wobbled by noise, 13 cm lifts
    zz = t.m("ADD", z, t.m("MULTIPLY", t.noise(p, 0.5, 4), 0.35))
    lay = t.noise(
        t.comb(t.m("MULTIPLY", x, 0.10), t.m("MULTIPLY", y, 0.10), t.m("MULTIPLY", zz, 4.2)), 1.0, 4, 0.6
    )
    big = t.noise(p, 0.09, 5, 0.6)
    streak = t.noise(
        t.comb(t.m("MULTIPLY", x, 1.1), t.m("MULTIPLY", y, 1.1), t.m("MULTIPLY", z, 0.10)), 1.0, 7, 0.6
    )
    c = t.mix(n1, lin(base), lin(light))
    c = t.mix(t.m("MULTIPLY", t.mapr(lay, 0.42, 0.62), 0.38 * strata), c, lin(dark))
    c = t.mix(t.m("MULTIPLY", t.mapr(streak, 0.46, 0.70), 0.65), c, tuple(k * 0.60 for k in lin(base)[:3]))
    c = t.mix(t.m("MULTIPLY", t.mapr(big, 0.40, 0.62), 0.45), c, tuple(k * 0.70 for k in lin(base)[:3]))
    c = t.mix(
        t.m("MULTIPLY", t.mapr(t.m("ADD", z, t.m("MULTIPLY", n1, 2.2)), 2.6, 0.9), 0.55),
        c,
        tuple(k * 0.55 for k in lin(base)[:3]),
    )
    holes = t.mapr(t.n("ShaderNodeTexVoronoi", {"Vector": p, "Scale": 0.55}).outputs[0], 0.06, 0.16, 1, 0)
    c = t.mix(t.m("MULTIPLY", holes, 0.8), c, tuple(k * 0.35 for k in lin(base)[:3]))
    c = t.mix(t.m("MULTIPLY", t.mapr(n2, 0.5, 0.75), 0.35), c, lin(dark))
    h = t.m(
        "ADD",
        t.m("MULTIPLY", lay, 0.9 * strata),
        t.m("ADD", t.m("MULTIPLY", n2, 0.7), t.m("MULTIPLY", streak, 0.9)),
    )
    h = t.m("SUBTRACT", h, t.m("MULTIPLY", holes, 0.8))
    principled(t, c, 0.95, t.bump(h, 1.0, 0.30), spec=0.08)
    return t.mat


def brick_mat(name="brick", a="#8d7a66", b="#a18c73", mortar="#6d5f51"):
    t = material(name)
    p = t.pos()
    x, y, z = t.sep(p)[:3]
    u = t.m("ADD", x, y)
    br = t.n(
        "ShaderNodeTexBrick",
        {
            "Vector": t.comb(u, z, 0),
            "Color1": lin(a),
            "Color2": lin(b),
            "Mortar": lin(mortar),
            "Scale": 1.0,
            "Mortar Size": 0.012,
            "Brick Width": 0.36,
            "Row Height": 0.12,
        },
    )
    n = t.noise(p, 1.2, 8, 0.6)
    c = t.mix(t.m("MULTIPLY", n, 0.5), br.outputs[0], lin("#b79b77"))
    principled(t, c, 0.92, t.bump(t.m("ADD", br.outputs[1], t.m("MULTIPLY", n, -0.8)), 0.5, -0.03), spec=0.1)
    return t.mat


def tile_mat():
    t = material("tile")
    p = t.pos()
    n = t.noise(p, 0.9, 6, 0.6)
    n2 = t.noise(p, 9, 4)
    c = t.mix(n, lin("#4c5651"), lin("#6f766a"))
    c = t.mix(t.m("MULTIPLY", n2, 0.45), c, lin("#39423f"))
    principled(t, c, 0.55, t.bump(n2, 0.25, 0.02), spec=0.4)
    return t.mat


def lattice_mat():
    """red doors and windows with a paper-white lattice"""
    t = material("lattice")
    p = t.pos()
    x, y, z = t.sep(p)[:3]
    u = t.m("ADD", x, y)

    def stripe(v, per, wid):
        return t.m("LESS_THAN", t.m("FRACT", t.m("DIVIDE", v, per)), wid)

    lat = t.m("MAXIMUM", stripe(u, 0.19, 0.32), stripe(z, 0.19, 0.32))
    zone = t.m(
        "MULTIPLY",
        t.m("GREATER_THAN", t.m("FRACT", t.m("DIVIDE", u, 1.25)), 0.16),
        t.m(
            "GREATER_THAN",
            t.m("FRACT", t.m("DIVIDE", t.m("SUBTRACT", z, t.attr("z0").outputs["Fac"]), 3.2)),
            0.42,
        ),
    )
    pane = t.m("MULTIPLY", zone, t.m("SUBTRACT", 1.0, lat))
    red = t.mix(t.noise(p, 2.0, 6), lin("#7a2418"), lin("#95351f"))
    col = t.mix(pane, red, lin("#2a1c16"))
    b = principled(t, col, 0.6, spec=0.3)
    t.mat["pane"] = 1
    t.pane = pane
    em = t.m("MULTIPLY", pane, 0.0)
    t.glow = em.node
    t.set(b.inputs["Emission Color"], lin("#ffb45a"))
    t.set(b.inputs["Emission Strength"], em)
    t.mat.cycles.emission_sampling = "NONE"
    MATS["glow"] = em.node
    return t.mat


def painted_mat():
    """blue-green-gold painted beams"""
    t = material("painted")
    p = t.pos()
    x, y, z = t.sep(p)[:3]
    u = t.m("ADD", x, y)
    w = t.m("FRACT", t.m("DIVIDE", u, 1.1))
    k = t.m("ABSOLUTE", t.m("SUBTRACT", w, 0.5))
    c = t.ramp(
        t.m("MULTIPLY", k, 2.0),
        [
            (0.0, "#c9a24a"),
            (0.10, "#1f4f6e"),
            (0.45, "#2e6e62"),
            (0.62, "#e2d3a8"),
            (0.68, "#24566f"),
            (0.92, "#b5402a"),
        ],
        "CONSTANT",
    )
    c = t.mix(t.m("MULTIPLY", t.noise(p, 5, 5), 0.5), c, lin("#3b4a44"))
    principled(t, c, 0.7)
    return t.mat


MATS = {}
#: The materials of the fortress that stand in the haze.
NAMES = ("wallearth", "earth", "brick", "tile", "red", "painted", "lattice", "ridge", "rafter")


def mats():
    MATS.update(
        earth=earth_mat(),
        wallearth=earth_mat("wallearth", "#b88d5f", "#d0aa79", "#86623f"),
        brick=brick_mat(),
        tile=tile_mat(),
        ridge=simple("ridge", "#5e655c", 0.6, vary=0.3),
        red=simple("red", "#8a2c1c", 0.5, vary=0.25),
        painted=painted_mat(),
        lattice=lattice_mat(),
        rafter=simple("rafter", "#3f5a4c", 0.7, vary=0.3),
        plaque=simple("plaque", "#1a2430", 0.4),
        gold=simple("gold", "#c79a3c", 0.35, metallic=0.7),
        dark=simple("dark", "#14100d", 0.9),
    )
    return MATS


# ---- roofs
def f_prof(v):
    return 0.55 * v + 0.45 * v * v


def lift_fn(u, v, L):
    return L * np.clip((np.abs(u) - 0.50) / 0.50, 0, 1) ** 2.4 * (1 - v) ** 1.6


class Tower:
    def __init__(s, origin, rot=0.0):
        s.o = np.array(origin, float)
        s.c, s.s = math.cos(rot), math.sin(rot)
        s.B = {
            k: Builder()
            for k in (
                "tile",
                "ridge",
                "red",
                "painted",
                "lattice",
                "rafter",
                "brick",
                "gold",
                "plaque",
                "dark",
            )
        }

    def skirt(s, a, b, a2, b2, z0, z1, L=0.55, push=0.45, tile=0.34, full=True):
        Bt = s.B["tile"]
        for side in range(4):
            A, Bb, A2, B2 = (a, b, a2, b2) if side % 2 == 0 else (b, a, b2, a2)
            nu = int(2 * A / tile) * 4 + 1
            nv = 9
            u = np.linspace(-1, 1, nu)[None, :].repeat(nv, 0)
            v = np.linspace(0, 1, nv)[:, None].repeat(nu, 1)
            g = np.clip((np.abs(u) - 0.50) / 0.50, 0, 1) ** 2.4 * (1 - v) ** 1.6 * push
            X = u * ((A + g) * (1 - v) + A2 * v)
            Y = -((Bb + g) * (1 - v) + B2 * v)
            Z = z0 + (z1 - z0) * f_prof(v) + lift_fn(u, v, L)
            ph = np.abs(np.cos(np.pi * X / tile))
            Z = Z + 0.085 * ph**0.7
            s.put(Bt, X, Y, Z, side)
            # underside soffit + eave edge
            Y2 = -((Bb + g) * (1 - v * 0.999) + B2 * v * 0.999)
            s.put(
                s.B["rafter"],
                X[:, ::2],
                Y2[:, ::2],
                (z0 + (z1 - z0) * f_prof(v) * 0.35 + lift_fn(u, v, L) - 0.16)[:, ::2],
                side,
                flip=True,
            )
            # rafter ends
            n = int(2 * A / 0.42)
            for uu in np.linspace(-0.98, 0.98, n):
                gg = max(0, (abs(uu) - 0.5) / 0.5) ** 2.4
                x = uu * (A + gg * push)
                y = -(Bb + gg * push)
                z = z0 + L * gg - 0.13
                P = [
                    s.rotp((x + dx, y + dy, z + dz), side)
                    for dz in (-0.07, 0.05)
                    for dx, dy in ((-0.06, 0.0), (0.06, 0.0), (0.06, 1.0), (-0.06, 1.0))
                ]
                s.B["rafter"].add(s.w(P), [(0, 1, 5, 4), (1, 2, 6, 5), (2, 3, 7, 6), (3, 0, 4, 7)])
            # eave fascia
            k = np.linspace(-1, 1, 41)
            gg = np.clip((np.abs(k) - 0.5) / 0.5, 0, 1) ** 2.4
            path = [
                s.rotp((kk * (A + g_ * push), -(Bb + g_ * push) + 0.05, z0 + L * g_ - 0.10), side)
                for kk, g_ in zip(k, gg)
            ]
            s.B["ridge"].sweep(s.w(path), 0.06, 0.10)
        # hip ridges
        for sx in (-1, 1):
            for sy in (-1, 1):
                v = np.linspace(1, -0.06, 16)
                vv = np.clip(v, 0, 1)
                g = (1 - vv) ** 1.6 * push
                path = np.stack(
                    [
                        sx * ((a + g) * (1 - v) + a2 * v),
                        sy * ((b + g) * (1 - v) + b2 * v),
                        z0 + (z1 - z0) * f_prof(vv) + L * (1 - vv) ** 1.6 + 0.1 + np.clip(-v, 0, 1) * 3.5,
                    ],
                    1,
                )
                s.B["ridge"].sweep(s.w(path), np.linspace(0.17, 0.12, 16), np.linspace(0.34, 0.22, 16))
                for q in range(3):  # small ridge beasts
                    i = 13 - q * 2
                    p = s.w([path[i]])[0]
                    s.B["ridge"].obox(p[:2], (1, 0), 0.09, 0.09, p[2] + 0.2, p[2] + 0.52, 0.04)

    def rotp(s, p, side):
        x, y, z = p
        return ((x, y, z), (-y, x, z), (-x, -y, z), (y, -x, z))[side]

    def put(s, B, X, Y, Z, side, flip=False):
        X, Y = ((X, Y), (-Y, X), (-X, -Y), (Y, -X))[side]
        W = s.w(np.stack([X, Y, Z], -1).reshape(-1, 3)).reshape(*X.shape, 3)
        B.grid(W[..., 0], W[..., 1], W[..., 2], flip)

    def w(s, P):
        P = np.asarray(P, float).reshape(-1, 3)
        return np.stack(
            [
                s.o[0] + s.c * P[:, 0] - s.s * P[:, 1],
                s.o[1] + s.s * P[:, 0] + s.c * P[:, 1],
                s.o[2] + P[:, 2],
            ],
            1,
        )

    def bx(s, k, x0, x1, y0, y1, z0, z1, taper=0.0):
        b = Builder()
        b.box(x0, x1, y0, y1, z0, z1, taper)
        s.B[k].add(s.w(np.concatenate(b.v)), np.concatenate(b.q))

    def cy(s, k, x, y, z0, z1, r, n=12, r1=None):
        b = Builder()
        b.cyl(x, y, z0, z1, r, n, r1)
        s.B[k].add(s.w(np.concatenate(b.v)), np.concatenate(b.q), np.concatenate(b.tr))

    def gable(s, a, b, ag, z0, z1, L=0.7, push=0.5, tile=0.34):
        """hip-and-gable: skirt below, gable above; ridge along local x"""
        vg = 0.42
        bg = b * (1 - vg)
        zg = z0 + (z1 - z0) * f_prof(vg)
        for side in range(4):
            longs = side % 2 == 0
            A, Bb = (a, b) if longs else (b, a)
            nu = int(2 * A / tile) * 4 + 1
            top = 1.0 if longs else vg
            nv = 15 if longs else 8
            u = np.linspace(-1, 1, nu)[None, :].repeat(nv, 0)
            v = np.linspace(0, top, nv)[:, None].repeat(nu, 1)
            k = np.clip(v / vg, 0, 1)
            vv = k  # 0 eave..1 gable foot
            g = np.clip((np.abs(u) - 0.5) / 0.5, 0, 1) ** 2.4 * (1 - vv) ** 1.6 * push
            if longs:
                half = np.where(v <= vg, (a + g) * (1 - k) + ag * k, ag)
                X = u * half
                Y = -((b + g) * (1 - v) + 0.0 * v)
            else:
                X = u * ((b + g) * (1 - v))
                Y = -((a + g) * (1 - k) + (ag - 0.35) * k)
            Z = (
                z0
                + (z1 - z0) * f_prof(v)
                + lift_fn(u, vv, L)
                + 0.085 * np.abs(np.cos(np.pi * X / tile)) ** 0.7
            )
            s.put(s.B["tile"], X, Y, Z, side)
            s.put(
                s.B["rafter"],
                X[:6, ::2],
                Y[:6, ::2],
                (z0 + (z1 - z0) * f_prof(v) * 0.3 + lift_fn(u, vv, L) - 0.16)[:6, ::2],
                side,
                flip=True,
            )
            n = int(2 * A / 0.42)
            for uu in np.linspace(-0.98, 0.98, n):
                gg = max(0, (abs(uu) - 0.5) / 0.5) ** 2.4
                Bq = b if longs else a
                x = uu * (A + gg * push)
                y = -(Bq + gg * push)
                z = z0 + L * gg - 0.13
                P = [
                    s.rotp((x + dx, y + dy, z + dz), side)
                    for dz in (-0.07, 0.05)
                    for dx, dy in ((-0.06, 0.0), (0.06, 0.0), (0.06, 1.0), (-0.06, 1.0))
                ]
                s.B["rafter"].add(s.w(P), [(0, 1, 5, 4), (1, 2, 6, 5), (2, 3, 7, 6), (3, 0, 4, 7)])
            kk = np.linspace(-1, 1, 41)
            gg = np.clip((np.abs(kk) - 0.5) / 0.5, 0, 1) ** 2.4
            Bq = b if longs else a
            path = [
                s.rotp((q * (A + g_ * push), -(Bq + g_ * push) + 0.05, z0 + L * g_ - 0.10), side)
                for q, g_ in zip(kk, gg)
            ]
            s.B["ridge"].sweep(s.w(path), 0.06, 0.10)
        for sx in (-1, 1):  # gable walls, gable-edge ridges, hips
            v = np.linspace(vg, 1, 9)
            ys = b * (1 - v)
            zs = z0 + (z1 - z0) * f_prof(v)
            x = sx * (ag - 0.30)
            P = []
            for y, z in zip(ys, zs):
                P += [(x, -y, z - 0.05), (x, y, z - 0.05)]
            W = s.w(P)
            q = [(2 * i, 2 * i + 1, 2 * i + 3, 2 * i + 2) for i in range(8)]
            s.B["red"].add(W, q)
            for sy in (-1, 1):
                pth = np.stack(
                    [
                        np.full(12, sx * (ag - 0.12)),
                        sy * b * (1 - np.linspace(vg * 0.9, 1, 12)),
                        z0 + (z1 - z0) * f_prof(np.linspace(vg * 0.9, 1, 12)) + 0.12,
                    ],
                    1,
                )
                s.B["ridge"].sweep(s.w(pth), 0.16, 0.32)
                v2 = np.linspace(1, -0.06, 14)
                c2 = np.clip(v2, 0, 1)
                g = (1 - c2) ** 1.6 * push
                vr = c2 * vg
                pth = np.stack(
                    [
                        sx * ((a + g) * (1 - v2) + ag * v2),
                        sy * ((b + g) * (1 - v2 * vg)),
                        z0 + (z1 - z0) * f_prof(vr) + L * (1 - c2) ** 1.6 + 0.1 + np.clip(-v2, 0, 1) * 3.5,
                    ],
                    1,
                )
                s.B["ridge"].sweep(s.w(pth), np.linspace(0.17, 0.12, 14), np.linspace(0.32, 0.22, 14))
                for q in range(3):
                    p = s.w([pth[11 - q * 2]])[0]
                    s.B["ridge"].obox(p[:2], (1, 0), 0.09, 0.09, p[2] + 0.2, p[2] + 0.52, 0.04)
        xr = np.linspace(-ag, ag, 21)
        pth = np.stack([xr, 0 * xr, z1 + 0.05 + 0.35 * (np.abs(xr) / ag) ** 4], 1)
        s.B["ridge"].sweep(s.w(pth), 0.2, 0.62)
        for sx in (-1, 1):  # owl-tail ridge ornaments
            th = np.linspace(0, 1, 10)
            pth = np.stack(
                [sx * (ag - 0.1 + 0.35 * np.sin(th * 2.2) - 0.55 * th), 0 * th, z1 + 0.3 + 1.5 * th], 1
            )
            s.B["ridge"].sweep(s.w(pth), np.linspace(0.22, 0.06, 10), np.linspace(0.5, 0.15, 10))
        s.cy("gold", 0, 0, z1 + 0.5, z1 + 1.7, 0.28, 10, 0.05)

    def storey(s, hx, hy, z0, z1, col_hx=None, col_hy=None, nx=5, ny=3):
        """lattice core; optional colonnade; painted beams at the top; bracket band"""
        s.bx("lattice", -hx, hx, -hy, hy, z0, z1 - 0.55)
        cx, cyy = (col_hx or hx), (col_hy or hy)
        for x in np.linspace(-cx, cx, nx + 1):
            for y in (-cyy, cyy):
                s.cy("red", x, y, z0, z1 - 0.4, 0.2)
        for y in np.linspace(-cyy, cyy, ny + 1)[1:-1]:
            for x in (-cx, cx):
                s.cy("red", x, y, z0, z1 - 0.4, 0.2)
        for zz, hh, th in ((z1 - 0.62, 0.42, 0.14),):
            s.bx("painted", -cx - 0.1, cx + 0.1, -cyy - th, -cyy + th, zz, zz + hh)
            s.bx("painted", -cx - 0.1, cx + 0.1, cyy - th, cyy + th, zz, zz + hh)
            s.bx("painted", -cx - th, -cx + th, -cyy, cyy, zz, zz + hh)
            s.bx("painted", cx - th, cx + th, -cyy, cyy, zz, zz + hh)
        # bracket sets
        for d in (0, 1):
            off = 0.22 + 0.25 * d
            z = z1 - 0.20 + 0.24 * d
            w = 0.17
            for x in np.arange(-cx, cx + 0.01, 0.62):
                for sy in (-1, 1):
                    s.bx("painted", x - w, x + w, sy * (cyy + off) - 0.2, sy * (cyy + off) + 0.2, z, z + 0.17)
            for y in np.arange(-cyy, cyy + 0.01, 0.62):
                for sx in (-1, 1):
                    s.bx("painted", sx * (cx + off) - 0.2, sx * (cx + off) + 0.2, y - w, y + w, z, z + 0.17)
        s.bx("dark", -cx, cx, -cyy, cyy, z1 - 0.2, z1 + 0.3)

    def rail(s, hx, hy, z, h=0.85, k="red"):
        for sy in (-1, 1):
            s.bx(k, -hx, hx, sy * hy - 0.04, sy * hy + 0.04, z + h - 0.1, z + h)
            s.bx(k, -hx, hx, sy * hy - 0.03, sy * hy + 0.03, z + 0.3, z + 0.36)
            for x in np.linspace(-hx, hx, int(hx * 2 / 0.8) + 1):
                s.bx(k, x - 0.04, x + 0.04, sy * hy - 0.04, sy * hy + 0.04, z, z + h)
        for sx in (-1, 1):
            s.bx(k, sx * hx - 0.04, sx * hx + 0.04, -hy, hy, z + h - 0.1, z + h)
            s.bx(k, sx * hx - 0.03, sx * hx + 0.03, -hy, hy, z + 0.3, z + 0.36)
            for y in np.linspace(-hy, hy, int(hy * 2 / 0.8) + 1):
                s.bx(k, sx * hx - 0.04, sx * hx + 0.04, y - 0.04, y + 0.04, z, z + h)

    def build(s, name):
        for k, b in s.B.items():
            ob = b.build(f"{name}_{k}", MATS[k], smooth=(k == "tile"))
            if ob and k == "lattice":
                at = ob.data.attributes.new("z0", "FLOAT", "POINT")
                at.data.foreach_set("value", np.full(len(ob.data.vertices), s.o[2], np.float32))


def gate_tower(o, rot, name, k=1.0):
    """three storeys, about 17 m"""
    t = Tower(o, rot)
    t.bx("brick", -9.6, 9.6, -6.9, 6.9, -0.2, 0.35)
    t.storey(6.4, 3.9, 0.35, 4.6, 8.3, 5.6, 5, 3)
    t.rail(8.3, 5.6, 0.35)
    t.skirt(10.0, 7.3, 6.9, 4.4, 4.9, 6.6, L=0.75, push=0.55)
    t.storey(6.2, 3.7, 6.4, 8.9, None, None, 5, 3)
    t.rail(6.8, 4.3, 6.6, 0.7)
    t.skirt(8.2, 5.7, 5.6, 3.2, 9.2, 10.7, L=0.7, push=0.5)
    t.storey(5.0, 2.7, 10.5, 12.7, None, None, 5, 3)
    t.rail(5.6, 3.3, 10.7, 0.6)
    t.gable(7.2, 4.9, 4.7, 13.0, 17.2, L=0.85, push=0.6)
    t.bx("plaque", -1.1, 1.1, -4.42, -4.25, 6.95, 8.1)
    t.bx("plaque", -1.1, 1.1, 4.25, 4.42, 6.95, 8.1)
    t.build(name)


def small_tower(o, rot, name, hx=4.2, hy=2.8, h=3.4):
    """single-storey watch hall"""
    t = Tower(o, rot)
    t.bx("brick", -hx - 1, hx + 1, -hy - 1, hy + 1, -0.1, 0.3)
    t.storey(hx - 0.9, hy - 0.7, 0.3, h, hx, hy, 3, 2)
    t.gable(hx + 1.5, hy + 1.5, hx - 0.6, h + 0.3, h + 3.2, L=0.6, push=0.45)
    t.build(name)


def corner_turret(o, name, r=3.6):
    t = Tower(o, 0)
    t.bx("brick", -r, r, -r, r, 0, 5.2, 0.15)
    for z in (0.0, 5.2):
        t.bx("brick", -r - 0.18, r + 0.18, -r - 0.18, r + 0.18, z - 0.12, z + 0.12)
    for sx in (-1, 1):
        for k in (-1.6, 0, 1.6):
            t.bx("dark", k - 0.32, k + 0.32, sx * r * 0.985 - 0.08, sx * r * 0.985 + 0.08, 2.6, 3.5)
            t.bx("dark", sx * r * 0.985 - 0.08, sx * r * 0.985 + 0.08, k - 0.32, k + 0.32, 2.6, 3.5)
    for x in np.arange(-r + 0.4, r, 1.05):
        for y in (-r + 0.2, r - 0.2):
            t.bx("brick", x - 0.36, x + 0.36, y - 0.2, y + 0.2, 5.2, 6.3)
    for y in np.arange(-r + 0.4, r, 1.05):
        for x in (-r + 0.2, r - 0.2):
            t.bx("brick", x - 0.2, x + 0.2, y - 0.36, y + 0.36, 5.2, 6.3)
    t.build(name)


# ---- walls
def wall(
    p0,
    p1,
    h=9.6,
    bot=6.6,
    top=4.6,
    out=1,
    crenel=True,
    name="wall",
    mat="wallearth",
    rough=0.75,
    cap=True,
    seed=3,
    base=-1.5,
    hvar=0.0,
):
    """battered rammed-earth wall, both faces; `out`=+1: outside lies to the right of p0->p1"""
    p0 = np.array(p0, float)
    p1 = np.array(p1, float)
    L = np.linalg.norm(p1 - p0)
    d = (p1 - p0) / L
    n = np.array([d[1], -d[0]]) * out
    nu = int(L / 0.45) + 2
    nv = 26
    U = np.linspace(0, L, nu)[None].repeat(nv, 0)
    B = Builder()
    for sgn in (1, -1):
        V = np.linspace(0, 1, nv)[:, None].repeat(nu, 1)
        off = sgn * ((bot * (1 - V) + top * V) / 2)
        nz = fbm(U / 3.0 + seed * 7.1 + sgn, V * h / 3.0, 0.6, 6, 0.55, seed, False)
        nz2 = fbm(U / 1.1, V * h / 4.0 + 3, 0.9, 4, 0.5, seed + 9, False)
        hh = h + (fbm(U / 8, V * 0, 0.7, 4, 0.5, seed + 3, False) * hvar if hvar else 0)
        foot = np.clip(1 - V * h / 1.6, 0, 1) ** 2 * 0.5
        off = off + sgn * (
            rough * (nz * 0.8 + nz2 * 0.5) * np.clip((1 - V) * 9, 0.15, 1)
            - foot * 0.35 * np.clip(nz * 2 + 0.3, 0, 1)
        )
        X = p0[0] + d[0] * U + n[0] * off
        Y = p0[1] + d[1] * U + n[1] * off
        Z = base + (hh - base) * V
        B.grid(X, Y, Z, flip=(sgn * out < 0))
    uu = np.linspace(0, L, nu)
    X = np.stack([p0[0] + d[0] * uu + n[0] * k for k in (-top / 2, top / 2)])
    Y = np.stack([p0[1] + d[1] * uu + n[1] * k for k in (-top / 2, top / 2)])
    B.grid(
        X,
        Y,
        np.full_like(X, h) + (fbm(U[:2] / 8, U[:2] * 0, 0.7, 4, 0.5, seed + 3, False) * hvar if hvar else 0),
    )
    B.build(name, MATS[mat], smooth=True)
    P = Builder()
    if crenel:
        c = lambda u, o: p0 + d * u + n * o
        P.obox(c(L / 2, top / 2 - 0.20), d, L / 2, 0.26, h - 0.55, h + 0.78)  # parapet base
        P.obox(c(L / 2, top / 2 - 0.14), d, L / 2, 0.36, h - 0.08, h + 0.05)
        u = 0.8
        while u < L - 0.8:
            hm = 1.02 + rng.normal(0, 0.025)
            P.obox(c(u, top / 2 - 0.20), d, 0.66, 0.25, h + 0.78, h + 0.78 + hm)
            P.obox(c(u, top / 2 - 0.20), d, 0.70, 0.30, h + 0.78 + hm, h + 0.78 + hm + 0.12, 0.1)
            u += 1.95
        P.obox(c(L / 2, -top / 2 + 0.2), d, L / 2, 0.2, h - 0.2, h + 0.75)  # low inner parapet
        P.build(name + "_par", MATS["brick"])


def arch(x, y, nm, r=2.3, h=3.2):
    a = np.linspace(0, math.pi, 25)
    prof = [(-r, 0)] + [(-r * math.cos(k), h + r * math.sin(k)) for k in a] + [(r, 0)]
    d = Builder()
    n = len(prof)
    xf = x - 0.28
    v = [(xf, y, 0.0)] + [(xf, y + p[0], p[1]) for p in prof]
    d.add(v, None, [(0, i + 1, i + 2) for i in range(n - 1)])
    d.build("arch_d" + nm, MATS["dark"])
    b = Builder()  # surround ring
    for r0, r1, xo in ((r, r + 0.55, x + 0.02), (r + 0.55, r + 0.8, x + 0.14)):
        k = np.linspace(0, math.pi, 25)
        Y = np.stack([y - q * np.cos(k) for q in (r0, r1)])
        Z = np.stack([h + q * np.sin(k) for q in (r0, r1)])
        b.grid(np.full_like(Y, xo), Y, Z)
        for sg in (-1, 1):
            b.box(
                x - 0.9,
                xo,
                y + sg * (r0 + r1) / 2 - (r1 - r0) / 2,
                y + sg * (r0 + r1) / 2 + (r1 - r0) / 2,
                0,
                h,
            )
    b.box(x - 0.6, x + 0.16, y - 2.2, y + 2.2, h + r + 1.3, h + r + 2.5)
    b.build("arch_s" + nm, MATS["brick"])
    p = Builder()
    p.box(x, x + 0.2, y - 1.9, y + 1.9, h + r + 1.45, h + r + 2.35)
    p.build("arch_p" + nm, MATS["plaque"])


def fortress(H=10.2):
    """inner city 164x150 with gate platforms, corner turrets, outer rampart; north face at y=0"""
    W = 82
    D = 150
    wall((-W, 0), (W, 0), H, name="north", out=1, seed=3)
    wall((W, 0), (W, D), H, name="west", out=1, seed=4)
    wall((-W, D), (-W, 0), H, name="east", out=1, seed=5)
    wall((W, D), (-W, D), H, name="south", out=1, seed=6)
    for i, (x, y) in enumerate(((-W, 0), (W, 0), (W, D), (-W, D))):
        b = Builder()
        b.box(x - 5.6, x + 5.6, y - 5.6, y + 5.6, -1, H + 0.1, 0.9)
        b.build(f"bast{i}", MATS["wallearth"])
        pb = Builder()
        for k in np.arange(-4.0, 4.1, 1.6):
            for s_ in (-1, 1):
                pb.box(x + k - 0.55, x + k + 0.55, y + s_ * 4.55 - 0.22, y + s_ * 4.55 + 0.22, H, H + 1.75)
                pb.box(x + s_ * 4.55 - 0.22, x + s_ * 4.55 + 0.22, y + k - 0.55, y + k + 0.55, H, H + 1.75)
        pb.box(x - 4.75, x + 4.75, y - 4.75, y + 4.75, H - 0.5, H + 0.7)
        pb.build(f"bastpar{i}", MATS["brick"])
        corner_turret((x, y, H), f"turret{i}")
    # north-wall bastion and hall
    b = Builder()
    b.box(-8, 8, -8.2, 4, -1, H + 0.1, 1.0)
    b.build("nb", MATS["wallearth"])
    pb = Builder()
    for x in np.arange(-6.6, 6.7, 1.65):
        pb.box(x - 0.55, x + 0.55, -7.15, -6.7, H, H + 1.75)
    for y in np.arange(-6.6, 2, 1.65):
        for s_ in (-1, 1):
            pb.box(s_ * 6.85 - 0.22, s_ * 6.85 + 0.22, y - 0.55, y + 0.55, H, H + 1.75)
    pb.box(-7.07, 7.07, -7.2, 3, H - 0.5, H + 0.7)
    pb.build("nbp", MATS["brick"])
    small_tower((0, -2.0, H + 0.1), 0, "nhall")
    # gate platforms (brick) on west and east walls with the three-storey towers
    for sx, nm in ((1, "rouyuan"), (-1, "guanghua")):
        b = Builder()
        b.box(sx * W - 9.5, sx * W + 9.5, 75 - 13.5, 75 + 13.5, -1, H + 0.3, 0.8)
        b.build("plat" + nm, MATS["brick"])
        pb = Builder()
        for y in np.arange(75 - 12.2, 75 + 12.3, 1.9):
            for q in (-1, 1):
                pb.box(sx * W + q * 8.5 - 0.24, sx * W + q * 8.5 + 0.24, y - 0.62, y + 0.62, H + 0.3, H + 2.0)
        for x in np.arange(-8.0, 8.1, 1.9):
            for q in (-1, 1):
                pb.box(
                    sx * W + x - 0.62,
                    sx * W + x + 0.62,
                    75 + q * 12.5 - 0.24,
                    75 + q * 12.5 + 0.24,
                    H + 0.3,
                    H + 2.0,
                )
        pb.box(sx * W - 8.75, sx * W + 8.75, 75 - 12.75, 75 + 12.75, H - 0.3, H + 0.95)
        pb.build("platp" + nm, MATS["brick"])
        gate_tower((sx * W, 75, H + 0.3), math.pi / 2, nm)
        # arch
        db = Builder()
        db.box(sx * (W + 9.0) - 0.6, sx * (W + 9.0) + 0.6, 72.6, 77.4, 0, 4.0)
        db.build("arch" + nm, MATS["dark"])
    # barbican west
    wall((W + 34, 58), (W + 34, 92), H - 0.2, name="b1", out=1, seed=8)
    wall((W + 8, 58), (W + 34, 58), H - 0.2, name="b2", out=1, seed=9)
    wall((W + 34, 92), (W + 8, 92), H - 0.2, name="b3", out=1, seed=10)
    # Jiayuguan tower on the outer west wall
    wx = W + 62
    wall((wx, -46), (wx, 205), H + 0.4, name="lw", out=1, seed=12)
    b = Builder()
    b.box(wx - 10, wx + 10, 75 - 14, 75 + 14, -1, H + 1.0, 0.9)
    b.build("platj", MATS["brick"])
    pb = Builder()
    for y in np.arange(75 - 12.5, 75 + 12.6, 1.9):
        for q in (-1, 1):
            pb.box(wx + q * 8.9 - 0.24, wx + q * 8.9 + 0.24, y - 0.62, y + 0.62, H + 1.0, H + 2.7)
    for x in np.arange(-8.4, 8.5, 1.9):
        for q in (-1, 1):
            pb.box(wx + x - 0.62, wx + x + 0.62, 75 + q * 12.9 - 0.24, 75 + q * 12.9 + 0.24, H + 1.0, H + 2.7)
    pb.box(wx - 9.15, wx + 9.15, 75 - 13.15, 75 + 13.15, H + 0.4, H + 1.65)
    pb.build("platpj", MATS["brick"])
    arch(wx + 10, 75, "jyg")
    gate_tower((wx, 75, H + 1.0), math.pi / 2, "jyg")
    corner_turret((wx, -46, H + 0.4), "turretlw")
    # low outer rampart running out over the Gobi (the Great Wall)
    wall(
        (-210, -46),
        (wx, -46),
        4.6,
        4.2,
        2.2,
        name="outer",
        crenel=False,
        mat="earth",
        rough=0.6,
        seed=14,
        hvar=1.4,
    )
    wall(
        (wx, -46),
        (900, -330),
        4.4,
        4.2,
        2.0,
        name="gw",
        crenel=False,
        mat="earth",
        rough=0.6,
        seed=15,
        hvar=2.0,
    )
