"""Corn drying in the sun in a farm courtyard under the snow range: heaps of cobs, loose grain being raked, strings
of corn and chillies under the eaves.

The house stands along the right side and looks to the left, into the sun; the wall on the left is in its own shade.
Positions in the house are local: x runs along its front towards the camera, y into it, z up.
"""

import math

import bpy
import numpy as np

from kit import people, studio
from kit.mesh import Builder, grid_mesh, grid_quads, mesh_np
from kit.mountains import mountains
from kit.nodes import hazify, lin, material, principled, simple
from kit.noise import fbm
from kit.plants import tuft
from kit.scatter import scatter
from kit.sky import sky

SHOTS = {
    "corn-drying": studio.Shot(
        (2560, 1440), samples=20, exposure=0.52, grade={"saturation": 1.16, "contrast": 0.08}
    )
}

CAMERA = (0.0, 0.0, 1.55)
#: Where prototypes of instances are kept, out of sight below the ground.
STORE = (0.0, 0.0, -60.0)
#: The far corner of the house's front, and its turn about z: the front runs to the right and towards the camera.
HOUSE, HOUSE_TURN = np.array([2.2, 14.2, 0.0]), math.radians(-68.8)
#: Height of the veranda's floor, how far it and the roof reach out, and the height of the wall.
FLOOR, VERANDA, EAVES, WALL = 0.36, 1.5, 1.8, 3.0
#: The loose grain: middle and half axes.
GRAIN, GRAIN_SIZE = np.array([-0.15, 10.3]), np.array([1.95, 1.75])
FARMER, FARMER_TURN = np.array([0.75, 9.45, 0.03]), math.radians(140)
#: The colour of the kit's straw hat, by which its crown is found again.
STRAW = "#b99a62"
#: Heaps of cobs: place, height and spread.
HEAPS = ((1.2, 3.55, 0.60, 0.80, 0.62), (-0.5, 6.1, 0.30, 0.75, 0.55), (2.15, 6.5, 0.55, 0.65, 0.75))


def build(scene, shot):
    rng = np.random.default_rng(5)
    sun = sky(
        scene,
        31,
        -72,
        strength=0.125,
        sun=5.0,
        sun_col="#ffd3a0",
        dust=1.4,
        clouds=0.55,
        cloud_lit="#fff0dc",
        cloud_shade="#c5c8d4",
        cloud_gain=0.8,
        cloud_seed=6.0,
    )
    ears = [
        ear(f"ear{i}", np.random.default_rng(40 + i), husks=(0, 0, 0, 1, 0, 0, 2, 0)[i]) for i in range(8)
    ]
    yard(rng)
    courtyard_walls()
    house(rng)
    carpet(rng, ears)
    under_the_eaves(rng, ears)
    tools(rng, ears)
    farmer()
    for thing in list(bpy.data.materials):
        hazify(thing, CAMERA, 110, "#dcbf95", "#ffdca6", sun, start=4.5, maxf=0.3)
    dust()
    country(rng, sun)
    studio.camera(scene, CAMERA, (0, 10, CAMERA[2]), lens=32, fstop=6.3, focus=3.3, shift_y=-0.079)


# --- stuff -----------------------------------------------------------------------------------------------------------


def adobe(name, light, dark):
    """Mud plaster with chopped straw: clouds of tone, repaired patches, cracks, a splashed and salty foot."""
    t = material(name)
    position = t.pos()
    warped = t.vm(
        "ADD", position, t.vm("SCALE", t.n("ShaderNodeTexNoise", {"Scale": 3.0}).outputs[1], scale=0.25)
    )
    color = t.mix(t.noise(position, 0.8, 8, 0.6), lin(light), lin(dark))
    patch = t.mapr(t.noise(warped, 0.55, 4, 0.5), 0.56, 0.60, 0, 1, True)
    color = t.mix(t.m("MULTIPLY", patch, 0.35), color, lin("#c6a97f"))
    straw = None
    for turn in ((9, 70, 60), (70, 9, 16), (30, 60, 9)):
        stalks = t.mapr(t.noise(t.vm("MULTIPLY", position, turn), 1.0, 2), 0.66, 0.72)
        straw = stalks if straw is None else t.m("MAXIMUM", straw, stalks)
    color = t.mix(t.m("MULTIPLY", straw, 0.6), color, lin("#dcc187"))
    # Cracks run crooked: the pattern is bent by a fine noise besides the broad one.
    jitter = t.n("ShaderNodeTexNoise", {"Vector": position, "Scale": 7.0, "Detail": 6.0}).outputs[1]
    bent = t.vm(
        "ADD", t.vm("ADD", warped, t.vm("SCALE", warped, scale=0.4)), t.vm("SCALE", jitter, scale=0.16)
    )
    cells = t.n("ShaderNodeTexVoronoi", {"Vector": bent, "Scale": 0.8}, feature="DISTANCE_TO_EDGE").outputs[0]
    cracked = t.mapr(t.noise(position, 0.9, 3), 0.52, 0.62)
    crack = t.m("MULTIPLY", t.mapr(cells, 0.0, 0.009, 1.0, 0.0), cracked)
    color = t.mix(t.m("MULTIPLY", crack, 0.8), color, lin("#4f3a26"))
    height = t.sep(position)[2]
    ragged = t.m("ADD", height, t.mapr(t.noise(position, 1.7, 6, 0.6), 0.3, 0.7, -0.25, 0.25))
    color = t.mix(t.mapr(ragged, 0.25, 0.75, 0.55, 0.0, True), color, lin("#7c634a"))
    relief = t.m("ADD", t.noise(position, 9, 9, 0.7), t.m("MULTIPLY", straw, 0.35))
    relief = t.m("ADD", relief, t.m("MULTIPLY", crack, -1.2))
    relief = t.m("ADD", relief, t.m("MULTIPLY", patch, 0.3))
    principled(t, color, 0.95, t.bump(relief, 0.7, 0.025), spec=0.1)
    return t.mat


def timber(name, color, stretch=(22, 22, 1.6), worn="#8f7d69"):
    """Old wood: grain along the axis that `stretch` leaves short, grey where the weather has got at it."""
    t = material(name)
    grain = t.noise(t.vm("MULTIPLY", t.obj(), stretch), 1.0, 7, 0.65)
    weather = t.noise(t.obj(), 1.8, 6, 0.6)
    base = lin(color)
    tone = t.mix(t.mapr(grain, 0.35, 0.68), tuple(part * 0.45 for part in base[:3]), base)
    tone = t.mix(t.mapr(weather, 0.45, 0.72, 0.0, 0.6), tone, lin(worn))
    principled(t, tone, 0.75, t.bump(grain, 0.5, 0.006), spec=0.2)
    return t.mat


def stone_of_steps(name):
    """Dressed stone, worn and dusty: pitted, darker in the joints' damp."""
    t = material(name)
    position = t.pos()
    broad, fine = t.noise(position, 2.2, 7, 0.65), t.noise(position, 34, 7, 0.7)
    color = t.mix(t.mapr(broad, 0.35, 0.65), lin("#9a8a74"), lin("#77695a"))
    color = t.mix(t.mapr(fine, 0.5, 0.7, 0.0, 0.55), color, lin("#b7a282"))
    color = t.mix(t.mapr(t.sep(position)[2], 0.0, 0.2, 0.5, 0.0), color, lin("#6b543c"))
    principled(t, color, 0.9, t.bump(t.m("ADD", broad, t.m("MULTIPLY", fine, 0.6)), 0.8, 0.02), spec=0.15)
    return t.mat


def grain_of_corn():
    """Loose kernels: rounded cells, each of its own yellow, dark where they touch."""
    t = material("grain")
    cells = t.n("ShaderNodeTexVoronoi", {"Vector": t.pos(), "Scale": 85.0})
    tone = t.sep(cells.outputs[1])[0]
    color = t.ramp(tone, [(0.0, "#c27610"), (0.5, "#d99a16"), (1.0, "#e6b52c")])
    color = t.mix(t.mapr(cells.outputs[0], 0.35, 0.75), color, lin("#7a4409"))
    color = t.mix(t.mapr(t.noise(t.pos(), 2.5, 5), 0.5, 0.75, 0.0, 0.35), color, lin("#b39a6a"))
    principled(t, color, 0.5, t.bump(cells.outputs[0], 0.8, -0.008), spec=0.3)
    return t.mat


def corn():
    """Kernels of every orange between honey and rust; `chaff` marks husk and stalk, `k` how high the skin stands."""
    t = material("corn")
    each = t.n("ShaderNodeObjectInfo").outputs["Random"]
    k, kernel, chaff = (t.attr(name).outputs["Fac"] for name in ("k", "kernel", "chaff"))
    color = t.ramp(
        each, [(0.0, "#bb6006"), (0.25, "#cf7c08"), (0.7, "#db930c"), (0.93, "#e4aa1c"), (1.0, "#a0420a")]
    )
    color = t.mix(t.m("MULTIPLY", kernel, 0.35), color, lin("#e8b02c"))
    color = t.mix(t.mapr(k, 0.15, 0.6, 0.85, 0.0), color, lin("#6e2f06"))
    fibers = t.noise(t.vm("MULTIPLY", t.obj(), (15, 160, 160)), 1.0, 4)
    color = t.mix(chaff, color, t.mix(fibers, lin("#d6b877"), lin("#96713c")))
    principled(t, color, t.mapr(chaff, 0, 1, 0.45, 0.85), spec=0.2)
    return t.mat


# --- corn ------------------------------------------------------------------------------------------------------------


def ear(name, rng, husks):
    """A cob along x, its tip at +x: rows of kernels, closed at both ends, with a stub of stalk and peeled husks."""
    length, thick, rows = rng.uniform(0.16, 0.205), rng.uniform(0.022, 0.026), int(rng.choice([14, 16]))
    around, per_row = rows * 6 + 1, 36
    # Rings in millimetres along the axis: stub of the stalk, shoulder, then the kernels up to the tip.
    along = np.concatenate([[-0.022, -0.0215, -0.004, 0.0, 0.003], np.linspace(0.004, length, per_row * 5)])
    v = np.clip(along / length, 0, 1)
    body = np.interp(
        v, [0, 0.02, 0.06, 0.2, 0.5, 0.78, 0.91, 0.97, 1.0], [0.6, 0.82, 0.95, 1, 0.97, 0.86, 0.66, 0.42, 0]
    )
    radius = np.where(
        along <= 0.003,
        np.interp(along, [-0.022, -0.0215, -0.004, 0, 0.003], [0, 0.007, 0.008, 0.011, 0.013]),
        body * thick,
    )
    U, A = np.meshgrid(np.linspace(0, 2 * np.pi, around), along)
    V, R = np.clip(A / length, 0, 1), np.broadcast_to(radius[:, None], A.shape)
    place = rows * (U / (2 * np.pi) + rng.uniform(-0.06, 0.06) * V)
    row = np.floor(place).astype(int) % rows
    shift = rng.uniform(-0.25, 0.25, rows)[row] + 0.5 * (row % 2)
    step = V * per_row + shift
    across, down = np.abs(2 * (place % 1) - 1), np.abs(2 * (step % 1) - 1)
    k = (1 - across**3) * (1 - down**2.5)
    kernel = rng.uniform(size=(rows, per_row + 3))[row, np.floor(step).astype(int) + 1]
    chaff = (A <= 0.003).astype(float)
    relief = 0.0032 * k * np.clip(R / 0.016, 0, 1) * (1 - chaff)
    R = R + relief * (1 + 0.5 * (kernel - 0.5))
    bow = 0.006 * rng.normal() * np.sin(V * np.pi)
    points = np.stack([A - length / 2, R * np.cos(U), R * np.sin(U) + bow], -1).reshape(-1, 3)
    parts = [
        (
            points,
            grid_quads(around, len(along)),
            np.where(chaff > 0, 1, k).ravel(),
            kernel.ravel(),
            chaff.ravel(),
        )
    ]
    for _ in range(husks * 2):
        parts.append(_husk(rng, np.array([-length / 2 - 0.004, 0, 0]), rng.uniform(0.09, 0.17)))
    return _chaffy_mesh(name, parts)


def _husk(rng, start, length):
    """A papery leaf that leaves `start` backwards along x and curls away, as vertices, quads and values."""
    count, wide = 9, rng.uniform(0.012, 0.02)
    t = np.linspace(0, 1, count)
    turn, curl = rng.uniform(0, 2 * np.pi), rng.uniform(0.3, 1.3)
    way = np.array([0, math.cos(turn), math.sin(turn)])
    side = np.array([0, -math.sin(turn), math.cos(turn)])
    middle = start + np.outer(-length * np.sin(t * curl) / max(curl, 0.5), [1, 0, 0])
    middle = middle + np.outer(0.008 + length * (1 - np.cos(t * curl * 1.3)) * 0.6, way)
    half = wide * np.sin(np.pi * np.clip(0.12 + 0.88 * t, 0, 1)) ** 0.6
    cup = 0.35 * half
    lines = [middle + np.outer(half * s, side) + np.outer(cup * abs(s), way) for s in (-1, 0, 1)]
    points = np.stack(lines, 1).reshape(-1, 3) + rng.normal(0, 0.0012, (3 * count, 3))
    ones = np.ones(3 * count)
    return points, grid_quads(3, count), ones, rng.uniform(size=1) * ones, ones


def _chaffy_mesh(name, parts):
    """One mesh of corn out of (vertices, quads, k, kernel, chaff) parts."""
    offsets = np.cumsum([0] + [len(part[0]) for part in parts[:-1]])
    quads = np.concatenate([part[1] + offset for part, offset in zip(parts, offsets)])
    values = {
        key: np.concatenate([part[i] for part in parts]) for i, key in ((2, "k"), (3, "kernel"), (4, "chaff"))
    }
    look = bpy.data.materials.get("corn") or corn()
    thing = mesh_np(name, np.concatenate([part[0] for part in parts]), quads, mat=look, attrs=values)
    thing.location = STORE
    return thing


def aim(directions, rng):
    """Euler angles that turn x towards each direction, rolled at random about it."""
    d = directions / np.linalg.norm(directions, axis=1)[:, None]
    return np.stack([rng.uniform(0, 6.28, len(d)), -np.arcsin(d[:, 2]), np.arctan2(d[:, 1], d[:, 0])], 1)


def mound(x, y):
    """Height of the corn over the yard: heaps, and the low swell of the carpet between them."""
    z = 0 * x
    for at_x, at_y, height, wide, deep in HEAPS:
        away = np.hypot((x - at_x) / wide, (y - at_y) / deep)
        z = z + height * np.exp(-(away**2) * 0.9) * (1 + 0.12 * np.sin(5 * x + 3 * y))
    return z + 0.05 * cover(x, y)


def cover(x, y):
    """How thickly cobs lie: 1 on the carpet, thinning out over its ragged edge, 0 beyond."""
    ragged = 0.35 * fbm(np.atleast_2d(x), np.atleast_2d(y), 0.9, 4, 0.55, 21, False).reshape(np.shape(x))
    left = (x + 1.0 + 0.12 * (y - 3.0)) / 0.7 + ragged * 2
    far = (8.2 - 0.25 * np.maximum(x, 0) - y) / 0.6 + ragged * 2
    veranda = (veranda_edge(y) - 0.25 - x) / 0.2
    return np.clip(np.minimum(np.minimum(left, far), veranda), 0, 1)


def veranda_edge(y):
    """x of the veranda's edge at a depth of the picture."""
    along, out = np.array([math.cos(HOUSE_TURN), math.sin(HOUSE_TURN)]), VERANDA
    normal = np.array([along[1], -along[0]])
    t = (HOUSE[1] + normal[1] * out - y) / -along[1]
    return HOUSE[0] + along[0] * t + normal[0] * out


class Pile:
    """How high the cobs on a patch lie so far, centimetre by centimetre, so that the next one rests on them."""

    CELL = 0.01
    #: A cob of size 1: its length without the stub, and its radius.
    LENGTH, RADIUS = 0.17, 0.024

    def __init__(self, x, y, ground):
        """A patch from `x[0]` to `x[1]` and `y[0]` to `y[1]` on `ground(x, y)`, which takes grids."""
        self.low = np.array([x[0], y[0]])
        self.top = ground(*np.meshgrid(np.arange(*x, self.CELL), np.arange(*y, self.CELL)))

    def _cells(self, x, y):
        column = np.clip(np.round((x - self.low[0]) / self.CELL).astype(int), 0, self.top.shape[1] - 1)
        return np.clip(np.round((y - self.low[1]) / self.CELL).astype(int), 0, self.top.shape[0] - 1), column

    def rest(self, x, y, yaw, size):
        """Height of the middle, and slope, of a cob that lies on what is highest under each of its halves."""
        along = np.linspace(-0.5, 0.5, 18) * self.LENGTH * size
        under = self.top[self._cells(x + along * math.cos(yaw), y + along * math.sin(yaw))]
        back, front = under[:9].argmax(), 9 + under[9:].argmax()
        dip = np.clip((under[front] - under[back]) / (along[front] - along[back]), -0.45, 0.45)
        return (under - dip * along).max() + 0.92 * self.RADIUS * size, dip

    def lay(self, x, y, z, yaw, dip, size):
        """Adds a cob."""
        along, aside = np.meshgrid(np.linspace(-0.5, 0.5, 18) * self.LENGTH * size, np.linspace(-1, 1, 7))
        radius = self.RADIUS * size
        cos, sin = math.cos(yaw), math.sin(yaw)
        cells = self._cells(x + along * cos - aside * radius * sin, y + along * sin + aside * radius * cos)
        np.maximum.at(self.top, cells, z + dip * along + radius * np.sqrt(1 - aside**2))


def yard_height(x, y):
    """Trodden earth that swells under the corn; takes grids."""
    return mound(x, y) * 0.9 - 0.01 + 0.012 * fbm(x, y, 1.3, 5, 0.5, 3, False)


def let_down(points, turns, sizes):
    """Cobs that hover over earth or cobs, as some do where the layers thin out, come to rest; the others stay."""
    pile = Pile((-2.5, 4.0), (1.9, 8.9), yard_height)
    for number, ((x, y, z), (_, tilt, yaw), size) in enumerate(zip(points, turns, sizes)):
        low, dip = pile.rest(x, y, yaw, size)
        if low < z:
            points[number, 2], turns[number, 1] = low, -math.atan(dip)
        pile.lay(x, y, points[number, 2], yaw, math.tan(-turns[number, 1]), size)


def carpet(rng, ears):
    """Cobs spread over the yard in layers that follow the heaps, and strays around them."""
    points, turns = [], []
    for layer in range(4):
        x, y = rng.uniform(-2.4, 3.9, 5200), rng.uniform(2.0, 8.8, 5200)
        thick = cover(x, y)
        heaped = mound(x, y) > 0.15
        keep = rng.uniform(size=len(x)) < thick * np.where(heaped, 1.0, (1.0, 0.85, 0.5, 0.12)[layer])
        keep |= (layer == 0) & (rng.uniform(size=len(x)) < 0.012)
        x, y = x[keep], y[keep]
        z, e = mound(x, y), 0.05
        slope_x, slope_y = (mound(x + e, y) - z) / e, (mound(x, y + e) - z) / e
        yaw = rng.uniform(0, 6.28, len(x))
        dip = slope_x * np.cos(yaw) + slope_y * np.sin(yaw) + rng.normal(0, 0.10 + 0.08 * layer, len(x))
        points.append(np.stack([x, y, z * 0.93 + 0.022 + 0.026 * layer], 1))
        turns.append(aim(np.stack([np.cos(yaw), np.sin(yaw), dip], 1), rng))
    points, turns = np.concatenate(points), np.concatenate(turns)
    sizes = rng.uniform(0.86, 1.12, len(points))
    let_down(points, turns, sizes)
    scatter("corn", points, turns, sizes, ears, seed=1)


def yard(rng):
    """Trodden earth, the sheet of loose grain with the rake's furrows, and litter."""
    x, y = np.meshgrid(np.linspace(-6, 6, 420), np.linspace(1.0, 16.5, 520))
    z = yard_height(x, y)
    t = material("earth")
    position = t.pos()
    fine, broad = t.noise(position, 20, 7, 0.7), t.noise(position, 0.9, 7, 0.6)
    color = t.mix(broad, lin("#a98a63"), lin("#8a6c49"))
    color = t.mix(t.m("MULTIPLY", fine, 0.5), color, lin("#6f563b"))
    straw = t.mapr(t.noise(t.vm("MULTIPLY", position, (60, 9, 9)), 1.0, 2), 0.64, 0.7)
    color = t.mix(t.m("MULTIPLY", straw, 0.5), color, lin("#cdb27c"))
    color = t.mix(t.attr("corn").outputs["Fac"], color, lin("#7d4210"))
    principled(t, color, 0.95, t.bump(t.m("ADD", fine, broad), 0.6, 0.02), spec=0.1)
    grid_mesh("yard", x, y, z, t.mat, {"corn": cover(x, y)})

    x, y = np.meshgrid(np.linspace(-2.6, 2.2, 420), np.linspace(8.2, 12.6, 420))
    ragged = 0.12 * fbm(x, y, 1.6, 4, 0.5, 9, False)
    inside = 1 - np.hypot((x - GRAIN[0]) / GRAIN_SIZE[0], (y - GRAIN[1]) / GRAIN_SIZE[1]) + ragged
    around = np.hypot(x - FARMER[0] - 0.6, y - FARMER[1] + 0.9)
    furrows = np.abs(np.sin(around * math.pi / 0.115 + 1.5 * fbm(x, y, 0.8, 3, 0.5, 5, False))) ** 0.7
    z = np.clip(inside * 3, 0, 1) * (0.028 + 0.03 * furrows) - 0.03 + 0.06 * np.clip(inside * 8, 0, 0.5)
    grid_mesh("grain sheet", x, y, z, grain_of_corn())
    _litter(rng)


def _litter(rng):
    """Husks blown over the yard, and kernels that fell off near the carpet's edge."""
    husks = [_chaffy_mesh(f"husk{i}", [_husk(rng, np.zeros(3), 0.14)]) for i in range(4)]
    x, y = rng.uniform(-3.0, 2.6, 200), rng.uniform(5.2, 13, 200)
    z = mound(x, y) + 0.02 + 0.07 * (cover(x, y) > 0.3)
    turns = np.stack([rng.normal(0, 0.5, 200), rng.normal(0, 0.25, 200), rng.uniform(0, 6.28, 200)], 1)
    scatter("husks", np.stack([x, y, z], 1), turns, rng.uniform(0.6, 1.2, 200), husks)
    look = simple("kernel", "#dc9c1a", 0.4, vary=0.3)
    angle, height = np.meshgrid(np.linspace(0, 2 * np.pi, 9), np.linspace(-np.pi / 2, np.pi / 2, 6))
    kernel = grid_mesh(
        "kernel",
        0.0055 * np.cos(height) * np.cos(angle),
        0.0045 * np.cos(height) * np.sin(angle),
        0.003 * np.sin(height),
        look,
    )
    kernel.location = STORE
    count = 3000
    x, y = rng.normal(-1.2, 0.7, count), 3.2 + 7.5 * rng.uniform(size=count) ** 1.5
    turns = rng.uniform(0, 6.28, (count, 3))
    scatter("kernels", np.stack([x, y, 0 * x + 0.004], 1), turns, rng.uniform(0.8, 1.3, count), [kernel])


# --- walls and house -------------------------------------------------------------------------------------------------


def courtyard_walls():
    """The long wall on the left, in its own shade, and the low one behind; both lean a little and crumble on top."""
    look = adobe("adobe wall", "#a98a64", "#8b6c49")
    for name, start, end, height in (
        ("left wall", (-3.55, 1.0), (-4.1, 14.9), 2.3),
        ("back wall", (-4.4, 14.7), (1.9, 15.2), 1.62),
    ):
        length = math.dist(start, end)
        along = (np.array(end) - start) / length
        normal = np.array([along[1], -along[0]])
        count = int(length / 0.06)
        t = np.linspace(0, length, count)
        # From the foot on the near side over the rounded top to the far side: distance from the middle, and height.
        rise = np.linspace(0, 1, 26)
        profile = [(0.30 - 0.07 * h, h * height) for h in rise]
        profile += [
            (0.27, height),
            (0.25, height + 0.10),
            (0.1, height + 0.15),
            (-0.2, height + 0.12),
            (-0.3, 0),
        ]
        out, z = (np.array(column)[:, None] + 0 * t for column in zip(*profile))
        T = t[None] + 0 * out
        crumbled = fbm(T, z, 0.45, 5, 0.55, 31, False)
        out = out + 0.05 * fbm(T, z, 1.1, 6, 0.55, 8, False)
        z = z + np.where(z > height * 0.8, 0.10 * crumbled, 0)
        X, Y = (start[i] + along[i] * T + normal[i] * out for i in (0, 1))
        grid_mesh(name, X, Y, z, look)


def placed(thing):
    """Puts a thing made in the house's coordinates where the house is."""
    if thing:
        thing.location, thing.rotation_euler = HOUSE, (0, 0, HOUSE_TURN)
    return thing


def to_world(points, directions=False):
    """Points (or directions) of the house's coordinates in the world."""
    cos, sin = math.cos(HOUSE_TURN), math.sin(HOUSE_TURN)
    turned = np.asarray(points, float) @ np.array([[cos, sin, 0], [-sin, cos, 0], [0, 0, 1.0]])
    return turned if directions else turned + HOUSE


#: Openings of the front: from, to, sill, top.
FAR_WINDOW, DOOR, NEAR_WINDOW = (0.8, 2.2, 1.2, 2.35), (3.05, 4.35, FLOOR, 2.5), (5.35, 7.05, 1.2, 2.4)


def house(rng):
    """An adobe house with a veranda under a flat mud roof on round rafters."""
    look = adobe("adobe house", "#c19a6b", "#a67c4f")
    wood = timber("posts", "#6a4527")
    logs = timber("rafters", "#5d3c23", (22, 1.6, 22))
    _front(look)
    _roof(look, logs)
    _door(timber("door", "#6f4a2c", (26, 26, 1.8)), simple("iron", "#2a2622", 0.5, metallic=0.8))
    _windows(timber("window frames", "#4c6a66", (20, 20, 4), worn="#a59a86"))
    stone = stone_of_steps("stone")
    b = Builder()
    b.box(-0.4, 14, -VERANDA + 0.02, 0.1, 0, FLOOR)
    placed(b.build("veranda", adobe("floor", "#a88c68", "#8f7350")))
    b = Builder()
    x = -0.4
    while x < 13:
        width = rng.uniform(0.35, 0.6)
        b.box(
            x,
            x + width - 0.012,
            -VERANDA - 0.06 + rng.normal(0, 0.008),
            -VERANDA + 0.22,
            0,
            FLOOR + rng.normal(0.01, 0.006),
            0.008,
        )
        x += width
    for step in (1, 2):
        b.box(2.95, 4.45, -VERANDA - 0.06 - 0.3 * step, -VERANDA, 0, FLOOR * (1 - step / 3), 0.01)
    posts = (0.1, 2.6, 4.85, 7.6, 10.3)
    for x in posts:
        b.box(x - 0.15, x + 0.15, -1.45, -1.15, FLOOR, FLOOR + 0.14, 0.02)
    placed(b.build("stones", stone))
    b = Builder()
    for x in posts:
        lean = rng.normal(0, 0.02, 2)
        b.tube(
            [(x, -1.3, FLOOR), (x + lean[0], -1.3 + lean[1], 1.6), (x, -1.3, 2.8)], [0.085, 0.078, 0.072], 12
        )
        b.box(x - 0.35, x + 0.35, -1.36, -1.24, 2.66, 2.78, 0.02)
    placed(b.build("posts", wood, smooth=True))


def _front(look):
    """The mud wall of the front around its openings, uneven as hands have smoothed it."""
    length = 14.0
    edges = [0.0]
    for left, right, _, _ in (FAR_WINDOW, DOOR, NEAR_WINDOW):
        edges += [left, right]
    edges.append(length)
    panels = [(a, b, FLOOR, WALL) for a, b in zip(edges[::2], edges[1::2])]
    for left, right, sill, top in (FAR_WINDOW, DOOR, NEAR_WINDOW):
        panels += [(left, right, top, WALL)] + ([(left, right, FLOOR, sill)] if sill > FLOOR else [])
    b = Builder()
    for x0, x1, z0, z1 in panels:
        x, z = np.meshgrid(
            np.linspace(x0, x1, max(3, int((x1 - x0) / 0.05))),
            np.linspace(z0, z1, max(3, int((z1 - z0) / 0.05))),
        )
        b.grid(x, 0.035 * fbm(x, z, 0.8, 6, 0.5, 12, False), z)
    for left, right, sill, top in (FAR_WINDOW, DOOR, NEAR_WINDOW):
        b.box(left - 0.02, left, -0.0, 0.3, sill, top)
        b.box(right, right + 0.02, -0.0, 0.3, sill, top)
        b.box(left, right, -0.0, 0.3, top, top + 0.02)
        b.box(left, right, -0.02, 0.3, sill - 0.05, sill)
    placed(b.build("front", look, smooth=True))
    b = Builder()
    b.box(0.05, length, 0.32, 4.0, 0, WALL)
    b.box(-0.02, 0.05, 0.02, 4.0, 0, WALL)
    placed(b.build("core", look))


def _roof(look, logs):
    """Rafters whose round ends look out, mats on them, and a thick edge of mud and straw."""
    rng = np.random.default_rng(17)
    b = Builder()
    for x in np.arange(-0.3, 13, 0.43):
        end = -EAVES + 0.08 + rng.normal(0, 0.05)
        z = WALL - 0.06 + rng.normal(0, 0.008)
        b.tube([(x + rng.normal(0, 0.02), end, z), (x, 0.3, z + 0.04)], rng.uniform(0.048, 0.062), 10)
    b.box(-0.5, 13.5, -1.37, -1.23, WALL - 0.24, WALL - 0.11)
    placed(b.build("rafters", logs, smooth=True))
    b = Builder()
    b.box(-0.5, 13.5, -EAVES + 0.12, 0.3, WALL + 0.0, WALL + 0.03)
    placed(b.build("mats", simple("mats", "#8a7145", 0.9, vary=0.4)))
    t = np.linspace(-0.6, 13.5, 300)
    profile = [
        (0.3, 0.03),
        (-EAVES + 0.06, 0.03),
        (-EAVES - 0.02, 0.09),
        (-EAVES, 0.2),
        (-EAVES + 0.12, 0.25),
        (0.4, 0.27),
        (4.2, 0.3),
    ]
    y, z = (np.array(column)[:, None] + 0 * t for column in zip(*profile))
    x = t[None] + 0 * y
    y = y + 0.05 * fbm(x, z * 3, 1.2, 5, 0.55, 2, False)
    z = z + WALL + 0.05 * fbm(x, y, 0.9, 5, 0.5, 4, False)
    placed(grid_mesh("mud roof", x, y, z, look))


def _door(wood, iron):
    """Two leaves of stiles, rails and boards in a heavy frame; one leaf stands ajar before a dark room."""
    left, right, sill, top = DOOR
    b = Builder()
    for x in (left, right - 0.13):
        b.box(x, x + 0.13, 0.0, 0.2, sill, top)
    b.box(left - 0.06, right + 0.06, -0.02, 0.2, top - 0.15, top)
    b.box(left, right, -0.02, 0.22, sill, sill + 0.12)
    placed(b.build("door frame", wood))
    width = (right - left) / 2 - 0.13
    for hinge, way, ajar in ((left + 0.13, 1, 0), (right - 0.13, -1, 52)):
        leaf, fittings = _leaf(width, sill + 0.13, top - 0.16)
        for builder, look in ((leaf, wood), (fittings, iron)):
            thing = builder.build("leaf", look)
            thing.location = to_world([(hinge, 0.1, 0)])[0]
            thing.rotation_euler = (0, 0, HOUSE_TURN - math.radians(ajar))
            thing.scale = (way, 1, 1)
    b = Builder()
    b.box(left - 0.5, right + 0.5, 0.9, 1.0, 0, WALL)
    placed(b.build("dark room", simple("dark", "#171310", 0.9)))
    b = Builder()
    for x in (left - 0.27, right + 0.09):
        b.box(x, x + 0.18, -0.032, -0.028, sill + 0.75, sill + 2.0)
    placed(b.build("red paper", simple("red paper", "#8e2b1f", 0.85, vary=0.35)))


def _leaf(width, bottom, top):
    """A door leaf along +x from its hinge: wood and iron."""
    wood, iron = Builder(), Builder()
    for x in (0.01, width - 0.09):
        wood.box(x, x + 0.08, 0.0, 0.05, bottom, top)
    rails = np.linspace(bottom, top - 0.1, 4)
    for z in rails:
        wood.box(0.01, width - 0.01, 0.004, 0.046, z, z + 0.1)
    boards = np.linspace(0.08, width - 0.08, 4)
    for a, b in zip(boards[:-1], boards[1:]):
        wood.box(a + 0.003, b - 0.003, 0.02, 0.035, bottom, top)
    for z in (bottom + 0.3, top - 0.4):
        iron.box(0.0, width * 0.6, -0.006, 0.0, z, z + 0.035)
    angle = np.linspace(0, 2 * np.pi, 17)
    middle = (bottom + top) / 2
    ring = np.stack(
        [width - 0.06 + 0.045 * np.sin(angle), np.full(17, -0.015), middle + 0.045 * np.cos(angle)], 1
    )
    iron.tube(ring, 0.006, 6)
    iron.box(width - 0.075, width - 0.045, -0.012, 0.0, middle + 0.03, middle + 0.06)
    return wood, iron


def _windows(look):
    """Casements with muntins, set back in the wall, dark glass behind."""
    b, glass = Builder(), Builder()
    for left, right, sill, top in (FAR_WINDOW, NEAR_WINDOW):
        for x in (left, (left + right) / 2 - 0.05, right - 0.1):
            b.box(x, x + 0.1, 0.05, 0.15, sill, top)
        for z in (sill, top - 0.1):
            b.box(left, right, 0.05, 0.15, z, z + 0.1)
        for x in np.linspace(left, right, 7)[1:-1]:
            b.box(x - 0.015, x + 0.015, 0.08, 0.11, sill, top)
        for z in np.linspace(sill, top, 5)[1:-1]:
            b.box(left, right, 0.082, 0.108, z - 0.015, z + 0.015)
        glass.box(left, right, 0.115, 0.12, sill, top)
    placed(b.build("window frames", look))
    placed(glass.build("glass", simple("glass", "#20262a", 0.12, spec=0.6)))


# --- things in the yard ----------------------------------------------------------------------------------------------


def under_the_eaves(rng, ears):
    """Strings of corn and chillies on the tie beam, and corn laid out on the edge of the roof."""
    points, ways, ropes = [], [], Builder()
    strings = (0.45, 0.82, 1.25, 2.1, 2.95, 3.2, 4.5, 5.25, 5.65, 6.05, 6.9, 7.25, 7.95, 8.4)
    for x in strings:
        low = rng.uniform(1.15, 1.7)
        top = rng.uniform(2.52, 2.66)
        ropes.tube([(x, -1.36, WALL - 0.12), (x, -1.45, top - 0.05), (x, -1.45, low + 0.2)], 0.009, 6)
        for z in np.arange(low + 0.12, top, 0.062):
            for angle in rng.uniform(0, 2.1) + np.arange(3) * 2.1 + rng.normal(0, 0.25, 3):
                out = np.array([math.cos(angle), math.sin(angle), 0])
                points.append(np.array([x, -1.45, z]) + out * rng.uniform(0.055, 0.075))
                ways.append(out * rng.uniform(0.3, 0.6) - (0, 0, 0.9))
    count = 420
    x, y, fall = rng.uniform(-0.4, 9.5, count), rng.uniform(-1.76, -1.3, count), rng.uniform(size=count)
    yaw, nod = rng.uniform(0, 6.28, count), rng.normal(0, 0.06, count)
    places, dips = on_the_roof(x[np.argsort(fall)], y[np.argsort(fall)], yaw)
    points += list(places)
    ways += list(np.stack([np.cos(yaw), np.sin(yaw), dips + nod], 1))
    turns = aim(to_world(ways, directions=True), rng)
    scatter("strings", to_world(points), turns, rng.uniform(0.82, 1.05, len(points)), ears, seed=3)
    placed(ropes.build("ropes", simple("rope", "#a58d5c", 0.9), smooth=True))

    t = np.linspace(0, 1, 8)
    chilli = Builder()
    chilli.tube(np.stack([0.02 * np.sin(t * 2.4), 0 * t, -0.10 * t], 1), 0.010 * (1 - t) ** 0.6 + 0.0012, 8)
    pod = chilli.build("chilli", simple("chilli", "#8f0f0c", 0.28, vary=0.35, spec=0.5), smooth=True)
    pod.location = STORE
    points, turns = [], []
    for x in (1.72, 4.2, 4.72, 6.45, 7.62):
        for z in np.arange(rng.uniform(1.2, 1.5), 2.55, 0.022):
            angle = rng.uniform(0, 6.28, 4)
            points += list(
                np.stack(
                    [x + 0.04 * np.cos(angle), -1.45 + 0.04 * np.sin(angle), z + rng.normal(0, 0.01, 4)], 1
                )
            )
            turns += list(np.stack([rng.normal(0, 0.5, 4), rng.normal(0, 0.5, 4), angle], 1))
    scatter("chillies", to_world(points), np.array(turns), rng.uniform(0.8, 1.25, len(points)), [pod])


def on_the_roof(x, y, yaw):
    """Cobs laid one upon another along the edge of the mud roof: their places, and how far each one slopes."""
    roof = bpy.data.objects["mud roof"]
    bpy.context.view_layer.update()

    def ground(x, y):
        falls = [roof.ray_cast((*place, WALL + 2), (0, 0, -1)) for place in zip(x.ravel(), y.ravel())]
        return np.array([hit[1].z if hit[0] else WALL for hit in falls]).reshape(x.shape)

    pile = Pile((-0.6, 9.7), (-1.85, -0.9), ground)
    places, dips = [], []
    for place in zip(x, y, yaw):
        z, dip = pile.rest(*place, size=0.94)
        pile.lay(*place[:2], z, place[2], dip, size=0.94)
        places.append((*place[:2], z))
        dips.append(dip)
    return np.array(places), np.array(dips)


def tools(rng, ears):
    """Baskets full of cobs, pumpkins on the veranda, a broom and a ladder, and stalks leaned to the back wall."""
    wicker = simple("wicker", "#8a6236", 0.75, vary=0.45)
    for x, y, radius, height in (
        (2.5, 4.85, 0.34, 0.38),
        (2.85, 5.6, 0.28, 0.32),
        (-0.75, 8.5, 0.32, 0.36),
        (1.85, 8.75, 0.36, 0.3),
    ):
        basket(rng, ears, wicker, x, y, float(mound(np.array(x), np.array(y))) * 0.8, radius, height)
    skins = [
        simple(f"pumpkin{i}", c, 0.45, vary=0.3) for i, c in enumerate(("#b8561a", "#c8782a", "#6d6a3a"))
    ]
    stalk = simple("pumpkin stalk", "#6b5a35", 0.9)
    for i, (x, y, size) in enumerate(
        (
            (5.2, -1.1, 0.19),
            (5.62, -1.25, 0.23),
            (5.5, -0.8, 0.2),
            (6.05, -1.05, 0.17),
            (2.75, -1.2, 0.18),
            (1.4, -1.15, 0.2),
        )
    ):
        pumpkin(rng, skins[i % 3], stalk, to_world([(x, y, FLOOR)])[0], size)
    b = Builder()
    b.tube([(4.75, -0.55, FLOOR), (4.66, -0.12, 1.75)], 0.015, 7)
    for x in (-0.35, 0.05):
        b.tube([(x, -2.75, 0), (x + 0.03, -1.78, 3.75)], 0.032, 8)
    for t in np.linspace(0.06, 0.97, 12):
        y, z = -2.75 + 0.97 * t, 3.75 * t
        b.tube([(-0.38 + 0.03 * t, y, z), (0.08 + 0.03 * t, y, z)], 0.019, 7)
    placed(b.build("ladder", timber("old pine", "#9a7a52"), smooth=True))
    straw = simple("straw", "#b8985c", 0.9, vary=0.4)
    broom = tuft("broom", straw, 160, 0.62, 0.20, 0.004, 0.25, 4, lean=0.3)
    broom.location, broom.rotation_euler = (
        to_world([(4.74, -0.5, FLOOR + 0.6)])[0],
        (math.pi - 0.25, 0, HOUSE_TURN),
    )
    stalks = [tuft(f"stalks{i}", straw, 150, 1.9, 0.5, 0.014, 0.3, i, seg=6, lean=0.28) for i in range(3)]
    x = np.concatenate([rng.uniform(-3.4, -1.6, 9), rng.uniform(0.2, 1.1, 6)])
    count = len(x)
    turns = np.stack(
        [rng.normal(-0.28, 0.06, count), rng.normal(0, 0.1, count), rng.uniform(-0.4, 0.4, count)], 1
    )
    places = np.stack([x, 14.0 + rng.uniform(-0.2, 0.3, count), 0 * x], 1)
    scatter("stalks", places, turns, rng.uniform(0.8, 1.05, count), stalks)


def basket(rng, ears, wicker, x, y, z, radius, height):
    """A woven basket, wider at the rim, heaped with cobs."""
    b, stakes, layers = Builder(), 40, 13
    angle = np.linspace(0, 2 * np.pi, stakes * 2 + 1)
    for layer in range(layers):
        level = (layer + 0.5) / layers
        r = radius * (0.74 + 0.26 * level**0.8) + 0.009 * np.sin(stakes * angle + math.pi * layer)
        wave = z + height * level + 0.003 * np.sin(3 * angle + layer)
        b.tube(np.stack([x + r * np.cos(angle), y + r * np.sin(angle), wave], 1), 0.0125, 5)
    for a in angle[::2]:
        way = np.array([math.cos(a), math.sin(a)])
        foot, rim = way * radius * 0.74, way * radius
        b.tube([(x + foot[0], y + foot[1], z), (x + rim[0], y + rim[1], z + height + 0.02)], 0.008, 5)
    for lift, thick in ((0.0, 0.02), (0.028, 0.016)):
        rim = radius * 1.01 + 0.006 * np.sin(24 * angle)
        b.tube(
            np.stack([x + rim * np.cos(angle), y + rim * np.sin(angle), 0 * angle + z + height + lift], 1),
            thick,
            7,
        )
    for side in (0.6, 0.6 + math.pi):
        a = np.linspace(-0.35, 0.35, 9) + side
        bow = z + height + 0.02 + 0.11 * np.cos(np.linspace(-np.pi / 2, np.pi / 2, 9))
        b.tube(np.stack([x + radius * np.cos(a), y + radius * np.sin(a), bow], 1), 0.014, 7)
    b.build("basket", wicker, smooth=True)
    count = 110
    away, a = radius * 0.86 * np.sqrt(rng.uniform(size=count)), rng.uniform(0, 6.28, count)
    top = z + height - 0.05 + 0.15 * (1 - (away / radius) ** 2) + rng.normal(0, 0.012, count)
    yaw = rng.uniform(0, 6.28, count)
    ways = np.stack([np.cos(yaw), np.sin(yaw), rng.normal(0, 0.3, count)], 1)
    scatter(
        "in basket",
        np.stack([x + away * np.cos(a), y + away * np.sin(a), top], 1),
        aim(ways, rng),
        np.ones(count),
        ears,
    )


def pumpkin(rng, skin, stalk, place, size):
    """A ribbed flat globe with a bent stalk."""
    angle, height = np.meshgrid(np.linspace(0, 2 * np.pi, 97), np.linspace(-np.pi / 2, np.pi / 2, 25))
    ribs = 1 - 0.09 * (1 - np.abs(np.sin(angle * 5.5))) ** 2 * np.cos(height)
    r = size * ribs * np.cos(height) ** 0.85
    z = (
        size * 0.72 * (np.sin(height) - 0.22 * np.exp(-((np.cos(height) / 0.25) ** 2)) * np.sign(height))
        + size * 0.6
    )
    body = grid_mesh("pumpkin", r * np.cos(angle), r * np.sin(angle), z, skin)
    b = Builder()
    top = size * 1.1
    b.tube([(0, 0, top - 0.03), (0.005, 0, top + 0.03), (0.03, 0.01, top + 0.06)], [0.022, 0.014, 0.017], 7)
    stem = b.build("stalk", stalk, smooth=True)
    for thing in (body, stem):
        thing.location, thing.rotation_euler = (
            place,
            (rng.normal(0, 0.08), rng.normal(0, 0.08), rng.uniform(0, 6)),
        )


def farmer():
    """An old farmer who looks aside as he draws a wooden rake through the grain."""
    butt, head = np.array([-0.22, -0.24, 1.30]), np.array([1.55, 0.16, 0.05])

    def on_pole(t):
        return butt + (head - butt) * t

    pose = people.Pose(
        pelvis=np.array([-0.08, 0.0, 0.84]),
        ankles=[np.array([0.24, 0.12, 0.085]), np.array([-0.24, -0.12, 0.10])],
        wrists=[on_pole(0.36) + (-0.02, 0.03, 0.03), on_pole(0.17) + (-0.02, -0.02, 0.03)],
        foot_pitch=(0.0, -0.12),
        lean=(0.40, 0.62),
        twist=-0.18,
        # Turned to us as far as a man may who minds his rake: ear, cheek and nose under the brim, not only hair.
        head=(0.85, 0.30),
    )
    root = people.person(
        "farmer",
        8,
        pose=pose,
        old=True,
        carries=(),
        woman=False,
        height=1.66,
        girth=1.08,
        top="#4d5968",
        bottom="#454543",
        cell=0.010,
        slack=1.09,
        long_sleeves=True,
        lower="trousers",
        hem=0.14,
        hat="straw hat",
        # Under the brim white hair would be a blank.
        hair=people.GREY_HAIR[2],
        cut="short",
        shoes="#2a2624",
    )
    root.location, root.rotation_euler = FARMER, (0, 0, FARMER_TURN)
    b = Builder()
    b.tube([butt, on_pole(0.5) + (0, 0, 0.008), head], [0.014, 0.016, 0.014], 8)
    b.box(head[0] - 0.02, head[0] + 0.02, head[1] - 0.34, head[1] + 0.34, head[2] - 0.015, head[2] + 0.03)
    for y in np.linspace(-0.31, 0.31, 9):
        b.tube(
            [(head[0], head[1] + y, head[2] + 0.02), (head[0] - 0.015, head[1] + y, head[2] - 0.07)], 0.008, 6
        )
    rake = b.build("rake", timber("rake", "#a88455", (3, 20, 20)), smooth=True)
    rake.parent = root


def dust():
    """What the rake stirs up: soft sunlit puffs on cards that face the camera."""
    t = material("dust")
    u, v = t.attr("u").outputs["Fac"], t.attr("v").outputs["Fac"]
    away = t.m("SQRT", t.m("ADD", t.m("MULTIPLY", u, u), t.m("MULTIPLY", v, v)))
    wisps = t.mapr(t.noise(t.pos(), 1.6, 7, 0.6, 0.8), 0.35, 0.75)
    dense = t.m("MULTIPLY", t.mapr(away, 0.1, 1.0, 0.36, 0.0, True), wisps)
    light = t.n("ShaderNodeEmission", {0: lin("#e7c08a"), 1: 1.0})
    clear = t.n("ShaderNodeBsdfTransparent")
    mixed = t.n("ShaderNodeMixShader", {0: dense, 1: clear.outputs[0], 2: light.outputs[0]})
    t.t.links.new(mixed.outputs[0], t.out.inputs[0])
    corners = ((-1, -1), (1, -1), (1, 1), (-1, 1))
    puffs = (
        (-0.1, 10.9, 0.35, 0.9, 0.45),
        (0.9, 11.6, 0.6, 1.5, 0.8),
        (-0.9, 12.0, 0.7, 1.6, 0.8),
        (0.3, 9.9, 0.25, 0.7, 0.3),
        (1.6, 12.6, 1.2, 1.5, 1.3),
    )
    points = [(x + u * wide, y, z + v * high) for x, y, z, wide, high in puffs for u, v in corners]
    values = np.array([corner for _ in puffs for corner in corners], float)
    quads = np.arange(len(points)).reshape(-1, 4)
    mesh_np("dust", points, quads, mat=t.mat, smooth=False, attrs={"u": values[:, 0], "v": values[:, 1]})


# --- country ---------------------------------------------------------------------------------------------------------


def poplar(name, rng, leaves, bark, height=11.0, count=30000):
    """A slim poplar in autumn: trunk, steep branches, and leaves in tufts around their ends."""
    wood, tips = Builder(), []
    wood.tube([(0, 0, 0), (0.05, 0, height * 0.5), (0, 0, height * 0.96)], [0.16, 0.10, 0.02], 9)
    for z in np.linspace(height * 0.13, height * 0.93, 46):
        angle = rng.uniform(0, 6.28)
        share = z / height
        reach = height * (0.14 * math.sin(math.pi * min(1, share * 1.1 + 0.12)) ** 0.8 + 0.012)
        out = np.array([math.cos(angle), math.sin(angle), 0])
        path = [
            np.array([0, 0, z]) + out * reach * t**0.8 + (0, 0, reach * 1.9 * t) for t in np.linspace(0, 1, 6)
        ]
        wood.tube(path, np.linspace(0.035, 0.008, 6), 5)
        tips += path[1:]
    tips = np.array(tips)
    middle = tips[rng.integers(0, len(tips), count)] + rng.normal(0, 0.24, (count, 3))
    u = rng.normal(size=(count, 3))
    u /= np.linalg.norm(u, axis=1)[:, None]
    v = np.cross(u, rng.normal(size=(count, 3)))
    v /= np.linalg.norm(v, axis=1)[:, None]
    size = rng.uniform(0.045, 0.075, (count, 1))
    corners = np.stack(
        [middle - u * size, middle - v * size * 0.8, middle + u * size, middle + v * size * 0.8], 1
    )
    crown = mesh_np(
        name, corners.reshape(-1, 3), np.arange(4 * count).reshape(-1, 4), mat=leaves, smooth=False
    )
    trunk = wood.build(name + " wood", bark, smooth=True)
    crown.location = trunk.location = (0, 0, -300)
    return crown, trunk


def leaf_look(name, color, green):
    """Leaves that the sun shines through, greener deep in the crown."""
    t = material(name)
    tone = t.mix(t.mapr(t.noise(t.obj(), 1.2, 4), 0.4, 0.7), lin(color), lin(green))
    front = t.n("ShaderNodeBsdfDiffuse", {0: tone})
    through = t.n("ShaderNodeBsdfTranslucent", {0: tone})
    mixed = t.n("ShaderNodeMixShader", {0: 0.5, 1: front.outputs[0], 2: through.outputs[0]})
    t.t.links.new(mixed.outputs[0], t.out.inputs[0])
    return t.mat


def country(rng, sun):
    """Poplars in gold behind the yard and far off in rows, stubble fields, and the range."""
    bark = simple("bark", "#8a7c68", 0.9, vary=0.4)
    colors = (("#d8b433", "#a39c2c"), ("#d3a624", "#b3a030"), ("#c6b43a", "#84902e"))
    leaves = [leaf_look(f"leaves{i}", *pair) for i, pair in enumerate(colors)]
    trees = [poplar(f"poplar{i}", np.random.default_rng(60 + i), leaves[i], bark, 10 + i) for i in range(3)]
    near = [(-14.5, 30), (-3.2, 34), (-1.7, 30), (0.7, 27), (1.9, 31), (3.6, 26)]
    near += [(6.2, 25), (8.6, 27), (11.5, 26), (14.5, 28), (17, 29)]
    far_x = np.concatenate([np.linspace(-110, 130, 70), np.linspace(-160, 190, 90)])
    far_y = np.concatenate([np.full(70, 170.0), np.full(90, 330.0)]) + rng.normal(0, 5, 160)
    far_x = far_x + rng.normal(0, 1.2, 160)
    places = np.concatenate([near, np.stack([far_x, far_y], 1)])
    places = np.column_stack([places, 0 * places[:, 0]])
    scales = np.concatenate([rng.uniform(0.7, 1.0, len(near)), rng.uniform(0.5, 0.9, 160)])
    turns = np.stack([0 * scales, 0 * scales, rng.uniform(0, 6.28, len(scales))], 1)
    kinds = rng.integers(0, 3, len(scales))
    scatter("crowns", places, turns, scales, [crown for crown, _ in trees], kinds)
    scatter("trunks", places, turns, scales, [trunk for _, trunk in trees], kinds)
    t = material("fields")
    rows = t.noise(t.vm("MULTIPLY", t.pos(), (0.02, 0.15, 1)), 1.0, 6, 0.6)
    principled(t, t.mix(t.mapr(rows, 0.4, 0.6), lin("#b3934f"), lin("#7f7a42")), 0.95)
    b = Builder()
    b.box(-12000, 12000, 15.4, 9900, -3, -0.06)
    b.build("fields", t.mat)
    for thing in (t.mat, bark, *leaves):
        hazify(thing, CAMERA, 900, "#b9b4b4", "#f0d6ac", sun, start=20, maxf=0.75)
    mountains(CAMERA, sun, 6000, height=3700, snowline=0.31, haze_L=38000, haze="#93a5c4", haze_sun="#e8d2b4", base_z=0, seen=(0.0, 33))


if __name__ == "__main__":
    studio.main(SHOTS, build)
