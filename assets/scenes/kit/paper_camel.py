"""A camel as a lantern: panels of paper over hoops of wire, a lamp in its body. It looks along +x and rolls on a low cart.

All measures are parts of its height at the humps until `Parts.build` gives it its size.
"""

import math
from collections import defaultdict

import bpy
import numpy as np
from scipy.interpolate import PchipInterpolator

from . import frieze, halls
from .mesh import Builder
from .nodes import lin, material, principled, simple

#: Size in metres, how far the neck is raised (radians), phase of the stride, colours of paper and of the saddle cloth.
KINDS = (
    (3.0, 0.0, 0, ("#6e1604", "#e8601a", "#ffb246"), ("#a8140e", "#0d7a70")),
    (2.65, 0.22, 1, ("#661006", "#de4a18", "#ff9a3c"), ("#0b6a62", "#c23a12")),
    (3.2, -0.16, 0, ("#742806", "#e87a22", "#ffc258"), ("#1b3a92", "#c8321a")),
)
#: The lamps within: where, how far they reach, how bright.
LAMPS = (((0.40, 0.68), 0.30, 0.95), ((0.76, 0.64), 0.30, 1.0), ((1.17, 0.80), 0.13, 0.45), ((1.30, 0.955), 0.10, 0.60))
#: The middle of the camel, where it stands on its cart.
MIDDLE = 0.70
#: The top of the cart, metres.
CART = 0.36

_SIDE = PchipInterpolator(
    (0.190, 0.24, 0.31, 0.36, 0.42, 0.49, 0.555, 0.62, 0.69, 0.77, 0.84, 0.92, 1.00, 1.035),
    [
        # Upper edge, lower edge, half width.
        (0.610, 0.590, 0.020), (0.705, 0.490, 0.105), (0.775, 0.445, 0.150), (0.880, 0.425, 0.165), (0.985, 0.415, 0.178),
        (0.900, 0.408, 0.186), (0.765, 0.400, 0.190), (0.890, 0.395, 0.188), (0.990, 0.390, 0.184), (0.895, 0.395, 0.176),
        (0.775, 0.410, 0.160), (0.725, 0.440, 0.132), (0.680, 0.500, 0.095), (0.640, 0.560, 0.030),
    ],
)  # fmt: skip


def lantern_camel(number):
    """One camel, all its parts in one object whose origin lies on the ground; no two kinds are alike."""
    size, lift, stride, paper, cloth = KINDS[number % len(KINDS)]
    parts = Parts(number, size)
    _body(parts)
    _neck_and_head(parts, lift)
    _legs(parts, frieze.CAMEL_LEGS[stride])
    _saddle(parts)
    _cart(parts)
    return parts.build(paper, cloth)


class Parts:
    """Panels, wires and ornaments of one camel."""

    def __init__(self, number, size):
        self.number, self.size = number, size
        self.made = defaultdict(Builder)
        self.wire = 0.0032

    def shell(self, rings, finish="paper", hoops=1, staves=4):
        """Flat panels between `rings` (n, around, 3), with a wire along every `hoops`-th of them and every `staves`-th stave."""
        rings = np.asarray(rings)
        closed = np.concatenate([rings, rings[:, :1]], 1)
        self.made[finish].grid(*np.moveaxis(closed, 2, 0))
        for end in (0, -1):
            middle = rings[end].mean(0)
            fan = [(0, 1 + k, 1 + (k + 1) % len(rings[end])) for k in range(len(rings[end]))]
            self.made[finish].add(np.vstack([middle, rings[end]]), t=fan)
        for ring in closed[1:-1:hoops]:
            self.made["wire"].tube(ring, self.wire, 5)
        for stave in range(0, rings.shape[1], staves):
            self.made["wire"].tube(rings[:, stave], self.wire, 5)

    def build(self, paper, cloth):
        """The camel as one object of its size, on its cart."""
        number, size = self.number, self.size
        finishes = {
            "paper": lit_paper(f"camel paper {number}", size, paper, 1.0),
            "tuft": lit_paper(f"camel tuft {number}", size, ("#3a0c04", "#8a2c0c", "#c85a1c"), 0.8),
            "cloth": woven(f"camel cloth {number}", size, *cloth),
            "wire": simple(f"camel wire {number}", "#4a2008", 0.6, emission="#7a2c08", estr=0.35),
            "gold": simple(f"camel gold {number}", "#d89a3a", 0.4, emission="#ff9a30", estr=0.35),
            "red": simple(f"camel red {number}", "#9a160c", 0.6, emission="#c81c0a", estr=0.25),
            "eye": simple(f"camel eye {number}", "#0a0504", 0.15, spec=0.6),
            "white": simple(f"camel white {number}", "#fff2dc", 0.5, emission="#ffe8c0", estr=1.2),
            "cart": simple(f"camel cart {number}", "#1a0c08", 0.6),
        }
        things = []
        for finish, builder in self.made.items():
            thing = builder.build(f"lantern camel {finish}", finishes[finish])
            place = np.array([v.co[:] for v in thing.data.vertices])
            low = place[:, 2].copy()
            place = (place - (MIDDLE, 0, 0)) * size + (0, 0, CART)
            # The cart is as high as it is, whatever the camel's size.
            place[:, 2] = np.where(low < -0.001, CART + low, place[:, 2])
            thing.data.vertices.foreach_set("co", place.astype(np.float32).ravel())
            thing.data.update()
            things.append(thing)
        for thing in things:
            thing.select_set(True)
        bpy.context.view_layer.objects.active = things[0]
        bpy.ops.object.join()
        things[0].select_set(False)
        things[0].name = f"lantern_camel{number}"
        return things[0]


def within(t, size):
    """How much of the light of the lamps reaches a place of the skin, as a shader's number."""
    x, y, z = t.sep(t.obj())[:3]
    total = None
    for (px, pz), reach, bright in LAMPS:
        away = t.vm("SUBTRACT", t.comb(x, t.m("MULTIPLY", y, 0.5), z), ((px - MIDDLE) * size, 0.0, pz * size + CART))
        away = t.m("DIVIDE", t.vm("LENGTH", away), reach * size)
        light = t.m("DIVIDE", bright, t.m("ADD", 1.0, t.m("POWER", away, 3.2)))
        total = light if total is None else t.m("ADD", total, light)
    return total


def lit_paper(name, size, colors, strength):
    """Paper lit from within: pale where a lamp is near and where one looks straight through, deep red far from it."""
    t = material(name)
    facing = t.m("SUBTRACT", 1.0, t.n("ShaderNodeLayerWeight", {0: 0.38}).outputs["Facing"])
    fibre = t.noise(t.obj(), 34.0, 5, 0.7)
    light = t.m("MULTIPLY", within(t, size), t.m("MULTIPLY_ADD", facing, 0.75, 0.25))
    light = t.m("MULTIPLY", light, t.mapr(fibre, 0.3, 0.7, 0.86, 1.10))
    dark, middle, bright = colors
    color = t.ramp(light, [(0.0, dark), (0.42, middle), (1.0, bright)])
    principled(t, middle, 0.8, emission=color, estr=t.m("MULTIPLY_ADD", light, 0.90 * strength, 0.10 * strength))
    return t.mat


def woven(name, size, field, rim):
    """The saddle cloth: a field with a border and rows of lozenges, the lamp shines through it dimly."""
    t = material(name)
    x, _, z = t.sep(t.obj())[:3]
    u = t.m("ABSOLUTE", t.m("DIVIDE", t.m("SUBTRACT", x, (0.555 - MIDDLE) * size), 0.098 * size))
    v = t.m("DIVIDE", t.m("SUBTRACT", z, CART + 0.46 * size), 0.34 * size)
    lozenge = t.m("ADD", u, t.m("ABSOLUTE", t.m("MULTIPLY", t.m("SUBTRACT", t.m("FRACT", t.m("MULTIPLY", v, 2.6)), 0.5), 1.5)))
    color = t.mix(t.m("LESS_THAN", lozenge, 0.62), lin(field), lin("#e8a840"))
    color = t.mix(t.m("LESS_THAN", lozenge, 0.46), color, lin(rim))
    edge = t.m("MAXIMUM", t.m("GREATER_THAN", u, 0.74), t.m("LESS_THAN", v, 0.10))
    color = t.mix(edge, color, lin("#e8a840"))
    edge = t.m("MAXIMUM", t.m("GREATER_THAN", u, 0.84), t.m("LESS_THAN", v, 0.055))
    color = t.mix(edge, color, lin(rim))
    principled(t, color, 0.8, emission=color, estr=t.m("MULTIPLY_ADD", within(t, size), 0.55, 0.12))
    return t.mat


def _section(x, around, swell=1.0):
    """A section of the body at `x`: round below, drawn in where a hump rises."""
    top, low, half = _SIDE(x)
    angle = np.linspace(0, 2 * np.pi, around, endpoint=False) + np.pi / around
    up = np.sin(angle)
    middle = low + 0.46 * (min(top, 0.76) - low)
    hump = np.clip((top - 0.76) / 0.23, 0, 1)
    z = np.where(up > 0, middle + (top - middle) * up, middle + (middle - low) * up)
    drawn = 1 - 0.62 * hump * np.clip((z - 0.70) / 0.26, 0, 1)
    y = half * np.cos(angle) * drawn
    return np.stack([np.full(around, x), y * swell, middle + (z - middle) * swell], 1)


def _body(parts):
    at = np.concatenate([[0.192, 0.205], np.linspace(0.235, 1.005, 20), [1.030]])
    parts.shell([_section(x, 16) for x in at], staves=2)
    # A tuft of darker paper on each hump.
    for x, top in ((0.42, 0.985), (0.69, 0.990)):
        rows = np.linspace(0, 1, 5)
        angle = np.linspace(0, 2 * np.pi, 10, endpoint=False)
        rings = [
            np.stack([x - 0.03 * row**2 + 0.052 * (1 - row**2) ** 0.6 * np.cos(angle), 0.056 * (1 - row**2) ** 0.6 * np.sin(angle),
                      np.full(10, top - 0.045 + 0.065 * row)], 1)
            for row in rows * 0.97
        ]  # fmt: skip
        parts.shell(rings, "tuft", hoops=9)
    tail = frieze.smooth([(0.205, 0.61), (0.165, 0.57), (0.140, 0.46), (0.135, 0.38)], 6)
    spine = np.stack([tail[:, 0], 0 * tail[:, 0], tail[:, 1]], 1)
    parts.shell(rings_along(spine, np.linspace(0.020, 0.010, len(spine)), 8), hoops=3)
    tip = np.array([(0.135, 0, 0.40), (0.133, 0, 0.35), (0.130, 0, 0.27)])
    parts.shell(rings_along(tip, (0.014, 0.030, 0.006), 8), "tuft", hoops=9)


def rings_along(spine, radii, around, widths=None):
    """Sections square to a `spine` that lies in a plane of y: `radii` in this plane, `widths` across it."""
    spine = np.asarray(spine, float)
    ahead = np.gradient(spine, axis=0)
    ahead /= np.linalg.norm(ahead, axis=1)[:, None]
    normal = np.stack([-ahead[:, 2], 0 * ahead[:, 0], ahead[:, 0]], 1)
    radii = np.broadcast_to(np.asarray(radii, float), len(spine))
    widths = radii if widths is None else np.broadcast_to(np.asarray(widths, float), len(spine))
    angle = np.linspace(0, 2 * np.pi, around, endpoint=False) + np.pi / around
    across = (widths[:, None] * np.cos(angle))[..., None] * np.array([0, 1.0, 0])
    return spine[:, None] + across + (radii[:, None] * np.sin(angle))[..., None] * normal[:, None]


def _bent(points, lift):
    """Points of neck and head with the neck raised by `lift` about its root, the more the further up."""
    root = np.array([0.96, 0.60])
    share = np.clip((points[:, 0] - 0.98) / 0.20, 0, 1) * lift
    x, z = points[:, 0] - root[0], points[:, 2] - root[1]
    turned = (x * np.cos(share) - z * np.sin(share), x * np.sin(share) + z * np.cos(share))
    return np.stack([root[0] + turned[0], points[:, 1], root[1] + turned[1]], 1)


def _neck_and_head(parts, lift):
    def there(rings):
        rings = np.asarray(rings)
        return _bent(rings.reshape(-1, 3), lift).reshape(rings.shape)

    def along(points, rows, around, count):
        """Sections along `points` (x, z), resampled to `count`; each row is the radius there and the half width."""
        at = np.linspace(0, 1, len(points))
        fine = np.linspace(0, 1, count)
        x, z = PchipInterpolator(at, points)(fine).T
        radius, width = PchipInterpolator(at, rows)(fine).T
        return there(rings_along(np.stack([x, 0 * x, z], 1), radius, around, width))

    neck = [(0.93, 0.590), (1.03, 0.575), (1.115, 0.630), (1.165, 0.740), (1.180, 0.860), (1.200, 0.960), (1.225, 1.005)]
    thick = [(0.125, 0.105), (0.112, 0.088), (0.095, 0.072), (0.078, 0.060), (0.066, 0.052), (0.060, 0.048), (0.035, 0.035)]
    rings = along(neck, thick, 12, 15)
    parts.shell(rings, staves=3)
    head = [(1.185, 0.985), (1.225, 0.998), (1.275, 0.985), (1.330, 0.955), (1.385, 0.925), (1.420, 0.905), (1.436, 0.893)]
    thick = [(0.022, 0.022), (0.055, 0.050), (0.062, 0.055), (0.050, 0.041), (0.046, 0.038), (0.038, 0.032), (0.012, 0.014)]
    parts.shell(along(head, thick, 12, 9), staves=3)
    jaw = [(1.270, 0.945), (1.320, 0.912), (1.370, 0.885), (1.400, 0.872)]
    parts.shell(along(jaw, [(0.022, 0.030), (0.024, 0.030), (0.020, 0.026), (0.008, 0.010)], 8, 5), hoops=9)
    for side in (-1, 1):
        _face(parts, there, side)
    _mane(parts, rings, there)
    # The halter, and a string of tassels round the root of the neck.
    for x, z, radius, width in ((1.352, 0.930, 0.058, 0.047), (1.243, 0.975, 0.074, 0.062)):
        spine = np.array([(x - 0.006, 0, z + 0.003), (x, 0, z), (x + 0.006, 0, z - 0.003)])
        ring = there(rings_along(spine, radius, 20, width))[1]
        parts.made["red"].tube(np.vstack([ring, ring[:1]]), 0.0085, 6)
    ring = rings[3]
    for k in range(12):
        place = ring[k] + (ring[k] - ring.mean(0)) * 0.06
        halls.ellipsoid(parts.made["red" if k % 2 else "gold"], place, (0.020, 0.020, 0.022), count=8)
    low = ring[np.argmin(ring[:, 2])]
    halls.ellipsoid(parts.made["gold"], low - (0, 0, 0.035), (0.030, 0.030, 0.038), count=10)


def _face(parts, there, side):
    """Eye with its lid and a light in it, ear, nostril, and the line of the mouth."""
    turn = np.linspace(0, 2 * np.pi, 17)

    def almond(center, wide, high, y):
        x, z = center
        ring = np.stack([x + wide * np.cos(turn), 0 * turn + side * y, z - 0.35 * wide * np.cos(turn) + high * np.sin(turn)], 1)
        return there(np.vstack([[(x, side * (y + 0.004), z)], ring]))

    fan = [(0, k, k + 1) for k in range(1, 17)]
    parts.made["white"].add(almond((1.290, 0.992), 0.026, 0.017, 0.0535), t=fan)
    parts.made["eye"].add(almond((1.293, 0.990), 0.015, 0.015, 0.0575), t=fan)
    parts.made["white"].add(almond((1.297, 0.996), 0.0045, 0.0045, 0.0620), t=fan)
    lid = there(np.array([(1.258, side * 0.054, 1.000), (1.278, side * 0.058, 1.014), (1.300, side * 0.058, 1.008), (1.322, side * 0.048, 0.982)]))
    parts.made["eye"].tube(frieze.smooth(lid, 6), 0.0060, 6)
    parts.made["eye"].add(almond((1.418, 0.912), 0.008, 0.005, 0.0310), t=fan)
    mouth = there(np.array([(1.315, side * 0.040, 0.918), (1.360, side * 0.038, 0.897), (1.408, side * 0.026, 0.880)]))
    parts.made["eye"].tube(frieze.smooth(mouth, 6), 0.0040, 6)
    ear = there(np.array([(1.232, side * 0.040, 1.035), (1.222, side * 0.058, 1.070), (1.214, side * 0.062, 1.098)]))
    parts.made["paper"].tube(ear, (0.020, 0.022, 0.003), 8)
    parts.made["wire"].tube(ear, 0.0035, 5)


def _mane(parts, rings, there):
    """Strips of darker paper that hang from the throat, and a tuft between the ears."""
    g = np.random.default_rng(40 + parts.number)
    for ring in rings[3:13]:
        middle = ring.mean(0)
        # The four corners of the section that look down and ahead.
        low = (ring[:, 2] - middle[2]) - 0.8 * (ring[:, 0] - middle[0])
        for k in np.argsort(low)[:4]:
            for _ in range(2):
                root = ring[k] + g.normal(0, 0.010, 3)
                tip = root + (0.020 + g.normal(0, 0.010), g.normal(0, 0.012), -0.085 - 0.03 * g.uniform())
                parts.made["tuft"].tube([root, (root + tip) / 2 + (0.010, 0, 0), tip], (0.016, 0.014, 0.002), 5)
    for _ in range(9):
        root = np.array([1.215 + g.normal(0, 0.012), g.normal(0, 0.016), 1.035])
        tip = root + (0.030 + g.normal(0, 0.012), g.normal(0, 0.016), 0.028)
        parts.made["tuft"].tube(there(np.array([root, root + (0.004, 0, 0.030), tip])), (0.016, 0.014, 0.002), 5)


def _legs(parts, legs):
    """Strong thighs, knees that stand out, soft feet."""
    for number, (hip, knee, foot) in enumerate(legs):
        fore, side = number > 1, (-1, 1)[number % 2]
        hip, knee, foot = (np.array(place, float) for place in (hip, knee, foot))
        foot[1] += 0.028
        line = PchipInterpolator(
            (0, 0.30, 0.52, 0.75, 0.93, 1.0),
            [hip + (0, 0.03), hip + (knee - hip) * 0.62, knee, knee + (foot - knee) * 0.5, foot + (0, 0.02), foot],
        )(np.linspace(0, 1, 12))
        spine = np.stack([line[:, 0], np.linspace(0.075, 0.105, 12) * side, line[:, 1]], 1)
        at = (0, 0.20, 0.38, 0.52, 0.62, 0.85, 1.0)
        radius = (0.085, 0.080, 0.048, 0.044, 0.030, 0.026, 0.034) if fore else (0.120, 0.105, 0.056, 0.042, 0.031, 0.027, 0.034)
        radius = PchipInterpolator(at, radius)(np.linspace(0, 1, 12))
        width = PchipInterpolator(at, (0.060, 0.060, 0.044, 0.040, 0.029, 0.026, 0.034))(np.linspace(0, 1, 12))
        parts.shell(rings_along(spine, radius, 10, width), hoops=2, staves=5)
        x, y, z = foot[0] + 0.014, 0.105 * side, foot[1]
        sole = [(x, y, z - 0.028 + 0.052 * share) for share in (0, 0.25, 0.6, 1)]
        turn = np.linspace(0, 2 * np.pi, 10, endpoint=False)
        rings = [np.stack([px + 0.058 * r * np.cos(turn), py + 0.048 * r * np.sin(turn), 0 * turn + pz], 1)
                 for (px, py, pz), r in zip(sole, (0.9, 1.0, 0.85, 0.5))]  # fmt: skip
        parts.shell(rings, "tuft", hoops=9)


def _saddle(parts):
    """A cloth over the back between the humps, tassels along its edges."""
    around = 48
    at = np.linspace(0.457, 0.653, 9)
    sections = np.array([_section(x, around, 1.05) for x in at])
    # The staves from one flank over the back to the other.
    over = [k % around for k in range(-4, around // 2 + 4)]
    sheet = sections[:, over]
    parts.made["cloth"].grid(*np.moveaxis(sheet, 2, 0))
    for edge in (sheet[:, 0], sheet[:, -1]):
        for place in frieze.smooth(edge, 2):
            parts.made["gold"].tube([place, place - (0, 0, 0.028), place - (0, 0, 0.060)], (0.0055, 0.0085, 0.0095), 6)
    for edge in (sheet[0], sheet[-1]):
        parts.made["gold"].tube(edge, 0.006, 6)


def _cart(parts):
    """The low cart: dark boards behind a red valance with gilded edges. Its heights are metres below the camel's feet."""
    x0, x1, half = 0.06, 1.12, 0.26
    parts.made["cart"].box(x0, x1, -half, half, -0.34, -0.002)
    for z0, z1, out, finish in ((-0.30, -0.05, 0.004, "red"), (-0.05, -0.02, 0.008, "gold"), (-0.33, -0.30, 0.008, "gold")):
        for y in (-half, half):
            parts.made[finish].box(x0, x1, y - out, y + out, z0, z1)
        for x in (x0, x1):
            parts.made[finish].box(x - out, x + out, -half, half, z0, z1)
