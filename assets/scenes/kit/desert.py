"""The plain before the Pass: its relief, gravel and tracks, bushes on their mounds of sand, foothills beyond."""

import math

import bpy
import numpy as np

from . import fortress
from .fortress import EAST_X, GATE_Y, OUTER_NORTH, OUTER_SOUTH, OUTER_X, PLATFORM
from .mesh import Builder, grid_mesh
from .mountains import mountains
from .nodes import hazify, lin, material, principled, simple
from .noise import fbm
from .plants import rocks
from .scatter import scatter

#: Half the distance between the wheels of a cart or car.
HALF_GAUGE = 0.85


class Plain:
    """The stony ground around a camera, as a function of place, and what grows and lies on it.

    `tracks` are lines worn by wheels; `knoll` is the rise under the camera: its height and
    its radius; nothing is made closer than `nearest`.
    """

    def __init__(self, camera, bearing, half_angle=33, tracks=(), knoll=(4.5, 85), nearest=18, seed=2):
        self.camera, self.seed = camera, seed
        self.bearing, self.half_angle = math.radians(bearing), math.radians(half_angle)
        self.tracks = [_smooth(track) for track in tracks]
        self.knoll, self.nearest = knoll, nearest

    def from_camera(self, distance, angle):
        """Plan coordinates at a distance and an angle (radians, positive to the right) from the view axis."""
        turn = self.bearing + angle
        return self.camera[0] + distance * np.sin(turn), self.camera[1] + distance * np.cos(turn)

    def channel(self, x, y):
        """1 in the beds that the rare floods leave, 0 outside."""
        line = fbm(x * 0.8 + y * 0.5, y * 0.6 - x * 0.3, 1 / 70, 4, 0.5, self.seed + 20, False)
        return np.exp(-((line / 0.055) ** 2))

    def wheel(self, x, y):
        """Depth of the ruts (0 to 1) and how dusty the ground beside them is (0 to 1)."""
        rut, dust = np.zeros_like(x), np.zeros_like(x)
        for track in self.tracks:
            away = _distance(track, x, y)
            rut = np.maximum(rut, np.exp(-(((away - HALF_GAUGE) / 0.28) ** 2)))
            dust = np.maximum(dust, np.exp(-((away / 1.9) ** 4)))
        return rut, dust

    def height(self, x, y):
        """Height of the ground; nearly level around the fortress."""
        wide = fbm(x, y, 1 / 60, 5, 0.5, self.seed, False) * 1.0
        fine = fbm(x, y, 1 / 7, 4, 0.5, self.seed + 4, False) * 0.16
        outside = np.maximum(
            np.maximum(EAST_X - 20 - x, x - OUTER_X - 18), np.maximum(-56 - y, y - OUTER_SOUTH - 20)
        )
        relief = (wide + fine - 0.45 * self.channel(x, y)) * np.clip(outside / 45, 0.08, 1)
        away = np.hypot(x - self.camera[0], y - self.camera[1])
        rise = self.knoll[0] * np.clip(1 - (away / self.knoll[1]) ** 2, 0, 1) ** 1.5
        far = np.clip((away - 1500) / 6000, 0, 1) * 40 * fbm(x, y, 1 / 2600, 4, 0.5, self.seed + 30, False)
        rut, dust = self.wheel(x, y)
        return relief + rise + far - 0.15 - 0.07 * rut - 0.03 * dust

    def at(self, x, y):
        """Height of the ground at a list of places."""
        return self.height(np.atleast_2d(x), np.atleast_2d(y))[0]

    def build(self, sun, haze, columns=1300):
        """The mesh of the ground in view, and a coarse one around it that only throws light back."""
        finish = ground_mat()
        # Capped, or the plain would end in a pale line under the hills.
        hazify(finish, self.camera, *haze, sun, maxf=0.34)
        distance = np.concatenate([np.geomspace(self.nearest, 150, 720), np.geomspace(150.5, 22000, 240)])
        angle, away = np.meshgrid(np.linspace(-self.half_angle, self.half_angle, columns), distance)
        x, y = self.from_camera(away, angle)
        rut, dust = self.wheel(x, y)
        grid_mesh(
            "ground",
            x,
            y,
            self.height(x, y),
            finish,
            {"dust": np.maximum(dust * 0.75, rut), "bed": self.channel(x, y)},
        )
        side = np.linspace(-30000, 30000, 9)
        x, y = np.meshgrid(side, side)
        grid_mesh("far_ground", x, y, np.full_like(x, -45.0), finish)
        near = np.linspace(-400, 400, 21)
        x, y = np.meshgrid(near + self.camera[0], near + self.camera[1])
        grid_mesh("near_ground", x, y, np.full_like(x, -2.6), finish)

    def free(self, x, y):
        """Where something may grow or lie: not under walls, nor on tracks."""
        gate = np.abs(y - GATE_Y) < PLATFORM[1] + 2.0
        foot = np.where(gate, PLATFORM[0] + 2.0, 6.0)
        built = (x < OUTER_X + foot) & (x > EAST_X - 10) & (y > -56) & (y < OUTER_SOUTH + 10)
        return ~built & (self.wheel(x[None], y[None])[1][0] < 0.3)

    def places(self, count, farthest, seed, crowding=1.5):
        """Free places in view, denser near the camera: plan coordinates and distance, and the generator."""
        random = np.random.default_rng(seed)
        away = self.nearest + (farthest - self.nearest) * random.uniform(size=count) ** crowding
        x, y = self.from_camera(away, random.uniform(-self.half_angle, self.half_angle, count))
        free = self.free(x, y)
        return x[free], y[free], away[free], random

    def stones(self, count=42000, farthest=170):
        """Angular stones of the desert pavement, in patches."""
        x, y, away, random = self.places(count, farthest, self.seed + 40)
        patchy = fbm(x[None], y[None], 0.11, 4, 0.6, 77, False)[0] - 0.5 * self.channel(x[None], y[None])[0]
        keep = random.uniform(size=len(x)) < np.clip(0.35 + 1.5 * patchy, 0.04, 1)
        x, y, away = x[keep], y[keep], away[keep]
        size = np.clip(random.lognormal(-2.9, 0.62, len(x)), 0.02, 0.42) * (1 + away / 160)
        colors = ("#7d6f61", "#9c8870", "#665a4e", "#b59c7e")
        kinds = []
        for number, color in enumerate(colors):
            finish = simple(f"stone{number}", color, 0.85, vary=0.45)
            kinds += broken(2, self.seed + number * 7, finish)
        self._lay("stones", x, y, size, kinds, random)

    def rubble(self, count=7000):
        """Clods of earth at the foot of the outer wall, in heaps below the places that lose most."""
        random = np.random.default_rng(self.seed + 50)
        y = random.uniform(OUTER_NORTH + 7, OUTER_SOUTH - 7, count)
        heap = fbm(y[None] / 7, 0 * y[None], 1.0, 3, 0.5, 8, False)[0]
        keep = (random.uniform(size=count) < np.clip(0.22 + 2.2 * heap, 0.04, 1)) & (
            np.abs(y - GATE_Y) > PLATFORM[1] + 0.5
        )
        y, heap = y[keep], np.clip(heap[keep], 0, 1)
        x = OUTER_X + 3.6 + np.abs(random.normal(0, 1, len(y))) * (1.0 + 3.0 * heap)
        size = np.clip(random.lognormal(-2.5, 0.65, len(y)), 0.03, 0.45)
        kinds = []
        for number, color in enumerate(("#b08a5f", "#94714c", "#c39e70")):
            kinds += broken(2, 90 + number * 7, simple(f"clod{number}", color, 0.95, vary=0.35))
        self._lay("rubble", x, y, size, kinds, random)

    def _lay(self, name, x, y, size, kinds, random):
        """Scatters stones a little tilted, a part of each in the ground."""
        tilt = random.normal(0, 0.25, (len(x), 2))
        turn = np.column_stack([tilt, random.uniform(0, 2 * math.pi, len(x))])
        scatter(name, np.column_stack([x, y, self.at(x, y) + size * 0.10]), turn, size, kinds, seed=self.seed)

    def bushes(self, sun, haze, count=2600, farthest=420, planted=()):
        """Camel-thorn and saxaul, each on the sand it has caught; `planted` are (x, y, height) set by hand."""
        x, y, _, random = self.places(count, farthest, self.seed + 60, 1.2)
        patchy = fbm(x[None], y[None], 0.035, 3, 0.6, 99, False)[0] + 0.25 * self.channel(x[None], y[None])[0]
        keep = random.uniform(size=len(x)) < np.clip(0.06 + 1.5 * patchy, 0.02, 1)
        x, y = x[keep], y[keep]
        size = np.clip(random.lognormal(-0.55, 0.38, len(x)), 0.25, 1.5)
        if planted:
            hand = np.array(planted, float)
            x, y, size = (np.concatenate(pair) for pair in zip((x, y, size), hand.T))
        z, turn = self.at(x, y), random.uniform(0, 6.3, len(x))
        rotation = np.stack([0 * x, 0 * x, turn], 1)
        greens = ("#6f6a45", "#8d7a4c", "#76704f", "#9a8452")
        kinds = [
            bush(f"bush{i}", simple(f"bush{i}", color, 0.9, vary=0.4), i) for i, color in enumerate(greens)
        ]
        scatter("bushes", np.stack([x, y, z], 1), rotation, size * 1.1, kinds, seed=self.seed + 1)
        sand = simple("sand", "#c4a680", 0.95, vary=0.15)
        hazify(sand, self.camera, *haze, sun)
        # Wind leaves none on a bank, where a mound would stand out into the air.
        reach = 1.45 * size
        around = np.stack([self.at(x + reach * dx, y + reach * dy) for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1))])
        holds = np.clip(2.0 - np.ptp(np.vstack([around, z]), 0) / (0.35 * size), 0.02, 1)
        mound = np.stack([1.15 * size, 0.95 * size, 0.34 * size], 1) * holds[:, None]
        scatter(
            "mounds", np.stack([x, y, z - 0.02], 1), rotation, mound, [heap("mound", sand)], seed=self.seed
        )


def broken(count, seed, finish):
    """Stones with the sharp edges of split rock. Parked out of sight."""
    stones = rocks(count, seed, finish, 2)
    for stone in stones:
        stone.data.set_sharp_from_angle(angle=math.radians(24))
    return stones


def ground_mat():
    """Gravel varnished dark by the sun, pale silt where floods and wheels have been ("bed", "dust")."""
    t = material("plain")
    p = t.pos()
    bed, dust = (t.attr(key).outputs["Fac"] for key in ("bed", "dust"))
    wide, middle, fine = t.noise(p, 0.018, 7, 0.6), t.noise(p, 0.55, 9, 0.65), t.noise(p, 11, 7, 0.7)
    cobbles = t.n("ShaderNodeTexVoronoi", {"Vector": p, "Scale": 4.2, "Randomness": 1.0})
    pebbles = t.n("ShaderNodeTexVoronoi", {"Vector": p, "Scale": 13.0, "Randomness": 1.0})
    silt = t.m("MAXIMUM", t.m("MULTIPLY", bed, 0.8), dust)

    color = t.mix(t.mapr(wide, 0.38, 0.62), lin("#b2936a"), lin("#caac82"))
    color = t.mix(t.m("MULTIPLY", t.mapr(middle, 0.42, 0.68), 0.55), color, lin("#86704f"))
    stony = t.m("MULTIPLY", t.mapr(middle, 0.36, 0.56), t.m("SUBTRACT", 1.0, silt))
    big = t.m(
        "MULTIPLY",
        t.mapr(cobbles.outputs[0], 0.06, 0.30, 1, 0),
        t.m("MULTIPLY", stony, t.mapr(wide, 0.3, 0.6)),
    )
    small = t.m("MULTIPLY", t.mapr(pebbles.outputs[0], 0.10, 0.38, 1, 0), stony)
    color = t.mix(t.m("MULTIPLY", small, 0.55), color, t.mix(0.75, pebbles.outputs[1], lin("#6d5f50")))
    color = t.mix(t.m("MULTIPLY", big, 0.75), color, t.mix(0.75, cobbles.outputs[1], lin("#75675a")))
    color = t.mix(t.m("MULTIPLY", silt, t.mapr(fine, 0.2, 0.6, 0.45, 0.85)), color, lin("#cfb48c"))
    height = t.m(
        "ADD", t.m("ADD", big, t.m("MULTIPLY", small, 0.4)), t.m("ADD", t.m("MULTIPLY", fine, 0.35), middle)
    )
    principled(t, color, 0.95, t.bump(height, 0.9, 0.09), spec=0.08)
    return t.mat


def bush(name, finish, seed):
    """A desert bush 1 m high: bare stems below, a dense broken dome of twigs above. Parked out of sight."""
    random = np.random.default_rng(seed)
    shape = Builder()
    lobes = random.normal(0, 1, (7, 3)) * (0.36, 0.36, 0.13) + (0, 0, 0.52)
    for lobe in lobes:
        middle = lobe * (0.45, 0.45, 0.55) + random.normal(0, 0.05, 3)
        shape.tube([(0, 0, -0.05), middle, lobe], (0.028, 0.018, 0.008), 5)
    count = 1500
    center = lobes[random.integers(0, len(lobes), count)]
    point = center + random.normal(0, 1, (count, 3)) * (0.20, 0.20, 0.17)
    point = point[point[:, 2] > 0.04]
    away = point - (0, 0, 0.15)
    away /= np.linalg.norm(away, axis=1)[:, None]
    twig = away + random.normal(0, 0.55, point.shape) + (0, 0, 0.25)
    twig /= np.linalg.norm(twig, axis=1)[:, None]
    side = np.cross(twig, random.normal(size=point.shape))
    side *= 0.011 / np.linalg.norm(side, axis=1)[:, None]
    tip = point + twig * random.uniform(0.07, 0.20, (len(point), 1))
    quads = np.stack([point - side, point + side, tip + side * 0.5, tip - side * 0.5], 1)
    shape.add(quads.reshape(-1, 3), np.arange(len(point) * 4).reshape(-1, 4))
    thing = shape.build(name, finish)
    thing.location = (0, 0, -5000)
    return thing


def heap(name, finish):
    """A mound of blown sand, 1 m in radius and height. Parked out of sight."""
    turn, out = np.meshgrid(np.linspace(0, 2 * math.pi, 33), np.linspace(0, 1.25, 12))
    x, y = out * np.cos(turn), out * np.sin(turn)
    z = np.cos(np.clip(out, 0, 1) * math.pi) * 0.5 + 0.5 - np.clip(out - 1, 0, 1) * 0.6
    thing = grid_mesh(name, x, y, z, finish)
    thing.location = (0, 0, -5000)
    return thing


def foothills(camera, bearing, sun, haze, layers=((3200, 7000, 130, 5), (8000, 14000, 420, 9))):
    """Ridges between plain and range, one behind the other: (from, to, height, seed) in metres."""
    for number, (near, far, tall, seed) in enumerate(layers):
        angle, away = np.meshgrid(
            np.radians(np.linspace(-38, 38, 1500) + bearing), np.linspace(near, far, 170)
        )
        x, y = camera[0] + away * np.sin(angle), camera[1] + away * np.cos(angle)
        scale = 1 / (far - near) * 1.9
        warp = fbm(x, y, scale, 4, 0.5, seed + 3, False) / scale * 0.25
        ridges = fbm(x + warp, y - warp, scale, 8, 0.5, seed, True)
        inside = (away - near) / (far - near)
        envelope = np.clip(inside / 0.55, 0, 1) ** 1.2 * np.clip((1 - inside) / 0.3, 0, 1)
        broad = np.clip(0.45 + 0.9 * fbm(x, y, scale * 0.35, 3, 0.5, seed + 8, False), 0.08, 1)
        z = tall * ridges * envelope * broad * 1.5 - 12
        t = material(f"foothill{number}")
        p = t.pos()
        rough = t.noise(p, 0.012, 10, 0.62)
        color = t.mix(rough, lin("#6e5643"), lin("#a5835f"))
        principled(t, color, 0.95, t.bump(rough, 0.5, 22), spec=0.05)
        # The low ridges carry the colour of the plain on; with the whole haze their sunlit feet would be a pale line.
        hazify(t.mat, camera, *haze, sun, maxf=0.30 if near < 5000 else 0.72)
        grid_mesh(f"foothill{number}", x, y, z, t.mat)


def range_behind(camera, sun, haze, length=36000, colors=("#93a5c4", "#e6c8a8"), yaw=0.0, rake=None, seen=None, away=26000):
    """The snowy range in the south, in haze of its own `length` and `colors`, and the fortress in the haze before it."""
    mountains(
        camera, sun, away, haze_L=length, haze=colors[0], haze_sun=colors[1], base_z=-60, yaw=yaw, rake=rake, seen=seen
    )
    for finish in bpy.data.materials:
        if finish.name in fortress.NAMES:
            hazify(finish, camera, *haze, sun)


def _smooth(line, step=1.5):
    """A line with its corners rounded, first as points `step` metres apart."""
    line = np.array(line, float)
    legs = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))])
    along = np.linspace(0, legs[-1], int(legs[-1] / step))
    points = np.stack([np.interp(along, legs, line[:, axis]) for axis in (0, 1)], 1)
    for _ in range(60):
        points[1:-1] = (points[:-2] + points[1:-1] * 2 + points[2:]) / 4
    # Ten times finer, or the distance from the nearest point would give the ruts scallops.
    finer = np.linspace(0, len(points) - 1, 10 * len(points))
    return np.stack([np.interp(finer, np.arange(len(points)), points[:, axis]) for axis in (0, 1)], 1)


def _distance(line, x, y):
    """Distance of places from a line of points; 99 where it is more than a few metres."""
    from scipy.spatial import cKDTree

    away, _ = cKDTree(line).query(np.stack([x.ravel(), y.ravel()], 1), distance_upper_bound=8)
    return np.minimum(away, 99).reshape(x.shape)
