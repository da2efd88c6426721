"""The green city: a summer morning in the park by the lake, blocks of flats behind, the snow range over them.

`gobi_1965` shows the same place from the same camera before the city was there; it takes `Lake`, `look` and
`snow_range` from here.
"""

import math

import bpy
import numpy as np
from scipy.interpolate import splev, splprep
from scipy.spatial import cKDTree

from kit import facades, fortress, marsh, people, studio, trees
from kit.mesh import Builder, grid_mesh
from kit.mountains import mountains
from kit.nodes import hazify, lin, material, principled, simple
from kit.noise import fbm
from kit.plants import rocks, tuft
from kit.scatter import scatter
from kit.sky import sky
from kit.timber import Hall

SHOTS = {"green-city-park": studio.Shot((2560, 1440), samples=20, exposure=0.65)}

#: The camera stands on a footbridge and looks south over the lake.
CAMERA = (0.0, 0.0, 4.2)
#: Colours of haze away from and towards the sun.
HAZE, HAZE_SUN = "#a9b8cc", "#f0dcba"
#: Corners of the lake, from the near shore round the right one, in metres.
SHORE = [
    (-46, 9),
    (-24, 13),
    (-11, 16.5),
    (-2, 20),
    (4.5, 26.5),
    (9.5, 35),
    (15, 44),
    (22, 52),
    (28, 62),
    (28, 74),
    (18, 84),
    (4, 88),
    (-12, 85),
    (-26, 89),
    (-46, 94),
    (-72, 86),
    (-88, 60),
    (-78, 26),
]
#: The pavilion stands in the lake, a bridge leads to it from the right shore.
PAVILION, BRIDGE_LAND = (11.5, 57.0), (26.0, 59.5)
#: The paved way runs this far from the water and is this wide.
WALK_FROM_SHORE, WALK_WIDTH = 5.0, 3.4
#: Height of the lawn and of the way over the water.
BANK = 0.55


class Lake:
    """The shore as a smooth closed line, and how far every place is from it."""

    def __init__(self, corners=SHORE):
        line, _ = splprep(np.array([*corners, corners[0]], float).T, s=0, per=True)
        self.line = np.stack(splev(np.linspace(0, 1, 1600, endpoint=False), line), 1)
        ahead = np.roll(self.line, -1, 0) - np.roll(self.line, 1, 0)
        ahead /= np.linalg.norm(ahead, axis=1)[:, None]
        self.outward = np.stack([ahead[:, 1], -ahead[:, 0]], 1)
        self._tree = cKDTree(self.line)

    def distance(self, x, y):
        """Metres from the shore; negative on the water."""
        away, nearest = self._tree.query(np.stack([np.ravel(x), np.ravel(y)], 1))
        offset = np.stack([np.ravel(x), np.ravel(y)], 1) - self.line[nearest]
        side = np.sign(np.sum(offset * self.outward[nearest], 1))
        return (away * side).reshape(np.shape(x))

    def height(self, x, y):
        """Height of the ground: a bank that levels out to the way, and gentle swells of lawn beyond."""
        away = self.distance(x, y)
        ragged = 0.5 * fbm(np.atleast_2d(x), np.atleast_2d(y), 0.5, 3, 0.5, 4, False).reshape(np.shape(x))
        bank = np.where(away > 0, BANK * (1 - np.exp(-(away + ragged * 0.6) / 1.3)), away * 0.35)
        swell = fbm(np.atleast_2d(x), np.atleast_2d(y), 1 / 26, 3, 0.5, 9, False).reshape(np.shape(x))
        lawn = (0.35 + 1.3 * swell) * np.clip((away - 8) / 14, 0, 1) * np.clip((400 - away) / 200, 0, 1)
        return np.clip(bank, -1.6, None) + lawn

    def relief(self, x, y):
        """Height and distance, as `marsh.water` wants them."""
        away = self.distance(x, y)
        return away, away

    def beside(self, distance):
        """The line that follows the shore at a distance, from the near shore's left end round the right one."""
        line = self.line + self.outward * distance
        return line[: int(len(line) * 0.62)]


def look(scene):
    """The camera both pictures share: level, with the horizon a little below the middle."""
    studio.camera(scene, CAMERA, (0.0, 30.0, CAMERA[2]), lens=28, shift_y=0.045)


def snow_range(sun, haze="#9db0cc", haze_sun="#ecd8bc"):
    """The range both pictures share. No hills before it: trees hide them in the one, and would not in the other."""
    mountains(
        CAMERA, sun, 6500, height=3600, snowline=0.32, haze_L=15000, haze=haze, haze_sun=haze_sun, base_z=-40
    )


def build(scene, shot):
    sun = sky(
        scene,
        27,
        -108,
        strength=0.10,
        sun=4.6,
        sun_col="#ffdcb0",
        dust=1.0,
        clouds=0.75,
        cloud_lit="#fff0de",
        cloud_shade="#c3c9d6",
        cloud_gain=0.9,
        cloud_seed=4.4,
    )
    lake = Lake()
    fortress.mats()
    ground(lake, sun)
    water(lake, sun)
    walk(lake)
    shore_stones(lake)
    water_plants(lake)
    lawn(lake)
    flower_beds(lake)
    plant_trees(lake, sun)
    pavilion()
    bridge()
    furniture(lake)
    boats()
    visitors(lake)
    flats(sun)
    snow_range(sun)
    look(scene)


# ---- land and water


def ground(lake, sun):
    """Mown grass, trodden in places, sandy mud at the water; far off the tone of a green town."""
    x, y = marsh.rings(CAMERA, 360, 22000)
    away = lake.distance(x, y)
    t = material("lawn")
    p = t.pos()
    z = t.sep(p)[2]
    wide, fine = t.noise(p, 0.10, 6, 0.6), t.noise(p, 5.0, 8, 0.7)
    color = t.mix(t.mapr(wide, 0.35, 0.65), lin("#59703a"), lin("#7d8d4c"))
    color = t.mix(t.m("MULTIPLY", fine, 0.6), color, lin("#3a5126"))
    worn = t.mapr(t.noise(p, 0.35, 7, 0.65), 0.60, 0.74, 0.0, 0.55, True)
    color = t.mix(worn, color, lin("#93855a"))
    color = t.mix(t.mapr(z, 0.30, 0.02), color, lin("#6f6248"))
    color = t.mix(t.mapr(t.attr("away").outputs["Fac"], 300, 900), color, lin("#6f7a58"))
    principled(t, color, 0.95, t.bump(fine, 0.9, 0.07), spec=0.0)
    hazify(t.mat, CAMERA, 5200, HAZE, HAZE_SUN, sun, maxf=0.6)
    grid_mesh("ground", x, y, lake.height(x, y), t.mat, {"away": away})


def water(lake, sun):
    """The lake; the bank hides the sheet beyond the shore."""
    hazify(
        marsh.water(CAMERA, lake.relief, ripple=0.026, size=160), CAMERA, 9000, HAZE, HAZE_SUN, sun, maxf=0.4
    )


def walk(lake):
    """The paved way with its kerbs, on a line beside the shore."""
    t = material("paving")
    along, across = (t.attr(name).outputs["Fac"] for name in ("along", "across"))
    place = t.comb(along, across, 0.0)
    slabs = t.n(
        "ShaderNodeTexBrick",
        {
            "Vector": place,
            "Color1": lin("#a99c86"),
            "Color2": lin("#92866f"),
            "Mortar": lin("#6a6252"),
            "Scale": 1.0,
            "Mortar Size": 0.012,
            "Brick Width": 0.8,
            "Row Height": 0.4,
        },
    )
    border = t.m("GREATER_THAN", t.m("ABSOLUTE", across), WALK_WIDTH / 2 - 0.38)
    color = t.mix(border, slabs.outputs[0], lin("#7b6f60"))
    stain = t.mapr(t.noise(t.pos(), 0.8, 8, 0.65), 0.35, 0.7)
    color = t.mix(t.m("MULTIPLY", stain, 0.45), color, lin("#7d725e"))
    principled(t, color, 0.8, t.bump(slabs.outputs[1], -0.4, 0.02), spec=0.25)
    line = lake.beside(WALK_FROM_SHORE)
    side = lake.outward[: len(line)]
    steps = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))])
    offset = np.linspace(-WALK_WIDTH / 2, WALK_WIDTH / 2, 5)
    x = line[:, 0, None] + side[:, 0, None] * offset
    y = line[:, 1, None] + side[:, 1, None] * offset
    # A slight camber sheds the rain.
    z = BANK + 0.10 - 0.012 * np.abs(offset) + 0 * x
    grid_mesh("walk", x, y, z, t.mat, {"along": steps[:, None] + 0 * x, "across": offset + 0 * x})
    kerb = Builder()
    for edge in (-WALK_WIDTH / 2 - 0.08, WALK_WIDTH / 2 + 0.08):
        path = np.column_stack([line + side * edge, np.full(len(line), BANK - 0.15)])
        kerb.sweep(path, 0.09, 0.30)
    kerb.build("kerb", simple("kerb", "#8b8376", 0.85, vary=0.3))


def along_shore(lake, rng, count, near, far, stretches):
    """Places at a distance between `near` and `far` from the shore, on `stretches` of it (shares of its length)."""
    share = np.concatenate(
        [rng.uniform(a, b, int(count * (b - a) / sum(d - c for c, d in stretches))) for a, b in stretches]
    )
    i = (share % 1 * len(lake.line)).astype(int)
    places = lake.line[i] + lake.outward[i] * rng.uniform(near, far, len(i))[:, None]
    return places[:, 0], places[:, 1]


def shore_stones(lake):
    """Boulders set along the water's edge, as gardeners do, in groups."""
    rng = np.random.default_rng(31)
    x, y = along_shore(lake, rng, 1500, -0.35, 0.5, [(0.0, 0.75)])
    grouped = fbm(x[None], y[None], 0.16, 3, 0.5, 12, False)[0] > -0.05
    x, y = x[grouped], y[grouped]
    size = np.clip(rng.lognormal(-1.6, 0.5, len(x)), 0.08, 0.55)
    kinds = rocks(3, 5, simple("shore-a", "#8c8272", 0.85, vary=0.5), 3) + rocks(
        3, 8, simple("shore-b", "#6f675c", 0.85, vary=0.5), 3
    )
    turn = np.stack([rng.normal(0, 0.2, len(x)), rng.normal(0, 0.2, len(x)), rng.uniform(0, 6.3, len(x))], 1)
    z = np.clip(lake.height(x, y), -0.15, None)
    scatter("shore-stones", np.stack([x, y, z], 1), turn, size, kinds, seed=31)


# ---- plants


def water_plants(lake):
    """Reeds on parts of the edge; lotus in the still corner at the left, sparse pads further out."""
    rng = np.random.default_rng(41)
    green = marsh.reed_material("reed-green", "#52662c", "#6b8539", "#8a9c4a", "#9a9470", 0.4)
    clumps = [marsh.reed_clump(f"reed{i}", green, i, height=1.7, thick=1.5, wind=0.12) for i in range(4)]
    x, y = along_shore(lake, rng, 800, -1.3, 0.15, [(0.03, 0.11), (0.155, 0.19), (0.33, 0.38), (0.47, 0.66)])
    patchy = fbm(x[None], y[None], 0.12, 3, 0.5, 5, False)[0] > -0.05
    x, y = x[patchy], y[patchy]
    marsh.plant("reeds", clumps, x, y, np.full(len(x), -0.2), rng.uniform(0.6, 1.15, len(x)), seed=42)
    lotus(lake, rng)


def lotus(lake, rng):
    """Floating pads, raised leaves on stalks, and pink flowers."""
    x = rng.uniform(-34, 8, 3600)
    y = rng.uniform(13, 46, 3600)
    away = -lake.distance(x, y)
    patchy = fbm(x[None], y[None], 0.10, 4, 0.55, 18, False)[0]
    keep = (away > 0.7) & (patchy + 0.5 * np.exp(-(((away - 2.5) / 4.5) ** 2)) > 0.36)
    x, y = x[keep], y[keep]
    raised = rng.uniform(size=len(x)) < 0.36 * np.clip(0.4 + patchy[keep] * 2.5, 0, 1.6)
    tilt = np.where(raised, 0.30, 0.03)
    turn = np.stack([rng.normal(0, tilt), rng.normal(0, tilt), rng.uniform(0, 6.3, len(x))], 1)
    size = np.clip(rng.lognormal(0.0, 0.32, len(x)), 0.45, 1.6)
    leaf = [_lotus_leaf("pad", 0), _lotus_leaf("raised-leaf", 1), _lotus_leaf("cupped-leaf", 2)]
    kind = np.where(raised, rng.integers(1, 3, len(x)), 0)
    # Stalks of one length, sunk by more or less: leaves stand a hand to a forearm above the water.
    z = np.where(raised, -rng.uniform(0.12, 0.42, len(x)) * size, 0.012)
    scatter("lotus", np.stack([x, y, z], 1), turn, size, leaf, kind)
    bloom = raised & (rng.uniform(size=len(x)) < 0.16)
    flat = np.stack([0 * x[bloom], 0 * x[bloom], rng.uniform(0, 6.3, bloom.sum())], 1)
    sunk = -rng.uniform(0.18, 0.40, bloom.sum())
    beside = np.stack([x[bloom] + 0.12, y[bloom] - 0.1, sunk], 1)
    scatter("lotus-flowers", beside, flat, rng.uniform(0.8, 1.25, bloom.sum()), [_lotus_flower()])


def _lotus_leaf(name, cup):
    """A round leaf 0.6 m across: afloat with a notch (`cup` 0), a shallow funnel on a stalk (1) or half furled (2)."""
    angle, out = np.meshgrid(np.linspace(0.0, 2 * np.pi, 49), np.linspace(0, 1, 8))
    radius = 0.30 * out * (1 + 0.04 * np.sin(5 * angle + cup) + 0.02 * np.sin(11 * angle))
    leaf = Builder()
    if cup:
        stalk = 0.55
        fold = 0.10 * np.abs(np.sin(angle)) ** 1.5 * out**2 * (cup - 1) * 1.6
        z = stalk + 0.07 * out**0.8 - 0.05 * out**3 + fold + 0.022 * out**3 * np.sin(7 * angle + cup)
        leaf.tube([(0.05, 0.02, -0.5), (0.02, 0, 0.1), (0, 0, stalk + 0.005)], 0.009, 5)
    else:
        radius = radius * (1 - 0.75 * np.exp(-(((angle - np.pi) / 0.10) ** 2)) * out)
        z = 0.008 * out**4 * (1 + np.sin(6 * angle))
    leaf.grid(radius * np.cos(angle), radius * np.sin(angle), z)
    t = material("lotus-" + name)
    own = t.n("ShaderNodeObjectInfo").outputs["Random"]
    x, y = t.sep(t.obj())[:2]
    rays = t.m("ABSOLUTE", t.m("SINE", t.m("MULTIPLY", t.m("ARCTAN2", y, x), 10.0)))
    veins = t.mapr(rays, 0.22, 0.0)
    color = t.mix(own, lin("#486b38"), lin("#7c974f"))
    color = t.mix(t.m("MULTIPLY", t.noise(t.obj(), 9.0, 4), 0.5), color, lin("#35522f"))
    color = t.mix(t.m("MULTIPLY", veins, 0.4), color, lin("#93a765"))
    dry = t.m("MULTIPLY", t.mapr(own, 0.82, 0.95), t.mapr(t.noise(t.obj(), 4.0, 5), 0.45, 0.65))
    color = t.mix(dry, color, lin("#97773f"))
    principled(t, color, 0.42, t.bump(veins, 0.3, 0.01), spec=0.35)
    made = leaf.build("lotus-" + name, t.mat, smooth=True)
    made.location = (0, 0, -5000)
    return made


def _lotus_flower():
    """A cup of pointed petals on a stalk over the leaves."""
    flower = Builder()
    flower.tube([(0.02, 0.01, -0.4), (0, 0, 0.3), (0, 0, 0.82)], 0.008, 5)
    for ring, (count, tilt, long) in enumerate(((9, 0.75, 0.13), (7, 1.1, 0.12))):
        for turn in np.arange(count) * 2 * np.pi / count + ring * 0.3:
            t, across = np.meshgrid(np.linspace(0, 1, 6), np.linspace(-1, 1, 3), indexing="ij")
            out = 0.02 + long * np.sin(t * 1.3) * math.cos(tilt)
            up = 0.80 + long * t * math.sin(tilt)
            wide = 0.042 * np.sin(np.pi * np.clip(t * 0.92 + 0.08, 0, 1)) * across
            x = out * math.cos(turn) - wide * math.sin(turn)
            y = out * math.sin(turn) + wide * math.cos(turn)
            flower.grid(x, y, up)
    made = flower.build("lotus-flower", simple("lotus-pink", "#d58fa0", 0.6, vary=0.3), smooth=True)
    made.location = (0, 0, -5000)
    return made


def lawn(lake):
    """Tufts of grass where the camera is near enough to see blades, over the kerbs and down to the water."""
    rng = np.random.default_rng(51)
    x, y = marsh.wedge(rng, CAMERA, 60000, 11, 62, 36, 1.5)
    away = lake.distance(x, y)
    patchy = fbm(x[None], y[None], 0.3, 3, 0.5, 7, False)[0]
    keep = (away > 0.15) & (np.abs(away - WALK_FROM_SHORE) > WALK_WIDTH / 2 + 0.13)
    keep &= rng.uniform(size=len(x)) < 0.75 + 0.9 * patchy
    x, y, away = x[keep], y[keep], away[keep]
    colors = ("#637a38", "#55702f", "#7f8a45", "#8c8a50")
    kinds = [
        tuft(f"grass{i}", simple(f"grass{i}", color, 0.9, vary=0.4), 70, 0.13, 0.20, 0.006, 0.7, i)
        for i, color in enumerate(colors)
    ]
    # Nobody mows at the water's edge.
    size = rng.uniform(0.5, 1.1, len(x)) * np.where(away < 2.2, 1.9, 1.0)
    turn = np.stack([0 * x, 0 * x, rng.uniform(0, 6.3, len(x))], 1)
    kind = np.clip((2 + 3.4 * patchy[keep] + rng.normal(0, 0.8, len(x))).astype(int), 0, 3)
    scatter("grass", np.stack([x, y, lake.height(x, y) - 0.02], 1), turn, size, kinds, kind)


def flower_beds(lake):
    """Beds on the land side of the way, each of two or three colours, drifting into one another."""
    rng = np.random.default_rng(61)
    line = lake.beside(WALK_FROM_SHORE + WALK_WIDTH / 2 + 1.1)
    x, y = marsh.wedge(rng, CAMERA, 120000, 12, 66, 36, 1.5)
    away = lake.distance(x, y)
    _, nearest = cKDTree(line).query(np.stack([x, y], 1))
    # Beds 9 m long with gaps of lawn between them.
    part = np.cumsum(np.concatenate([[0], np.linalg.norm(np.diff(line, axis=0), axis=1)]))[nearest] % 13.0
    ragged = 0.5 * fbm(x[None], y[None], 0.7, 3, 0.5, 8, False)[0]
    from_way = away - WALK_FROM_SHORE - WALK_WIDTH / 2
    keep = (from_way > 0.35) & (from_way < 2.1 + ragged) & (part > 2 + ragged) & (part < 11 + ragged)
    x, y, from_way = x[keep], y[keep], from_way[keep]
    # Low white before, sage behind it, in long drifts that cross a little; green between all of them.
    drift = 1.1 * fbm(x[None], y[None], 0.16, 2, 0.5, 13, False)[0] + 0.75 * from_way + rng.normal(0, 0.22, len(x))
    kind = 2 * np.clip((drift / 0.95).astype(int), 0, 2) + (rng.uniform(size=len(x)) < 0.55)
    models = [
        _flower(2 * i + bare, color, tall, bare) for i, (color, tall) in enumerate(DRIFTS) for bare in (False, True)
    ]
    turn = np.stack(
        [rng.normal(0, 0.15, len(x)), rng.normal(0, 0.15, len(x)), rng.uniform(0, 6.3, len(x))], 1
    )
    z = lake.height(x, y) - 0.02
    scatter("flowers", np.stack([x, y, z], 1), turn, rng.uniform(0.65, 1.25, len(x)), models, kind)


#: Colours of the drifts from the way inwards, and how tall they stand.
DRIFTS = (("#d9d2c2", 0.22), ("#6f62a0", 0.42), ("#b77a86", 0.55))


def _flower(seed, color, tall, bare):
    """A plant: leaves at its foot, thin stems, and on each a spike of small blossoms; or, `bare`, leaves and buds."""
    rng = np.random.default_rng(70 + seed)
    green = simple(f"bed-leaves{seed}", ("#4b6532", "#5a7040")[seed % 2], 0.85, vary=0.45)
    leaves = tuft(f"bed-leaves{seed}", green, 46, 0.55 * tall + 0.1, 0.24, 0.012, 0.8, seed)
    stems, heads = Builder(), Builder()
    for _ in range(3 if bare else 8):
        foot, lean = rng.normal(0, 0.06, 2), rng.normal(0, 0.10, 2) * tall
        high = tall * rng.uniform(0.65, 1.05)
        top = np.array([*(foot + lean), high])
        stems.tube([(*foot, 0), (*(foot + 0.4 * lean), 0.6 * high), top], [0.003, 0.002, 0.0015], 4)
        for share in () if bare else np.linspace(0.62, 1.0, 7):
            middle = np.array([*(foot + lean * share**1.5), high * share]) + (*rng.normal(0, 0.008, 2), 0)
            size = 0.017 * (1.25 - 0.75 * (share - 0.62) / 0.38) * rng.uniform(0.7, 1.2)
            angle, rise = np.meshgrid(np.linspace(0, 2 * np.pi, 6), (-1.2, 0.0, 1.2))
            wide = size * np.cos(rise) * (1 + 0.3 * np.cos(2 * angle + rng.uniform(0, 6)))
            heads.grid(
                middle[0] + wide * np.cos(angle), middle[1] + wide * np.sin(angle), middle[2] + 0.7 * size * np.sin(rise)
            )
    whole = _joined(leaves, stems.build(f"stems{seed}", green))
    if bare:
        return whole
    blossom = heads.build(f"blossom{seed}", simple(f"blossom{seed}", color, 0.7, vary=0.4), smooth=False)
    return _joined(whole, blossom)


def _joined(first, second):
    """Two meshes as one object, materials kept."""
    second.location = first.location
    with bpy.context.temp_override(active_object=first, selected_editable_objects=[first, second]):
        bpy.ops.object.join()
    return first


def plant_trees(lake, sun):
    """Willows at the water, poplars in rows and groups, broad trees between, shrubs below them."""
    rng = np.random.default_rng(81)
    haze = (CAMERA, HAZE, HAZE_SUN, sun)
    willows = trees.make(*haze, 4, kinds=("willow",), seed=1)
    broad = trees.make(*haze, 5, kinds=("broad",), seed=2)
    poplars = trees.make(*haze, 3, kinds=("poplar",), seed=3)
    shrubs = trees.make(*haze, 3, kinds=("bush",), seed=4)

    def put(name, models, x, y, size):
        x, y = np.asarray(x, float), np.asarray(y, float)
        z = lake.height(x, y) - 0.05
        lean = rng.normal(0, 0.03, (len(x), 2))
        turn = np.column_stack([lean, rng.uniform(0, 6.3, len(x))])
        size = np.column_stack(
            [size * rng.uniform(0.88, 1.15, len(x)), size * rng.uniform(0.88, 1.15, len(x)), size]
        )
        kind = rng.integers(0, len(models), len(x))
        for part, which in (("trunk", 0), ("crown", 1)):
            scatter(
                f"{name}-{part}", np.column_stack([x, y, z]), turn, size, [m[which] for m in models], kind
            )

    # By hand: the willow that frames the right, those beside the bridge's landing, and some along the far shore.
    by_water = np.array(
        [
            (18.5, 28.5, 1.30),
            (31.5, 57, 1.20),
            (31, 70, 1.15),
            (24, 86.5, 1.25),
            (-3, 91, 1.20),
            (-9, 89, 0.95),
            (-30, 93.5, 1.3),
            (-38, 95, 1.05),
            (-62, 94.5, 1.25),
            (-74, 90, 1.2),
            (-82, 80, 1.2),
        ]
    )
    put("willow", willows, *by_water.T)
    grove = rng.uniform((-170, 40), (150, 165), (2600, 2))
    away = lake.distance(*grove.T)
    seen = (np.abs(grove[:, 0]) < grove[:, 1] * 0.72 + 8) & (away > 9)
    crowded = fbm(*grove.T[:, None], 1 / 24, 3, 0.5, 3, False)[0]
    grove = _spaced(grove[seen & (crowded > -0.12 - 0.004 * (grove[:, 1] - 90))], 4.6)
    narrow = fbm(*grove.T[:, None], 1 / 33, 2, 0.5, 21, False)[0] > 0.24
    put("broad", broad, *grove[~narrow].T, rng.uniform(0.7, 1.35, (~narrow).sum()))
    put("poplar", poplars, *grove[narrow].T, rng.uniform(0.65, 1.15, narrow.sum()))
    belt = rng.uniform((-330, 175), (330, 430), (900, 2))
    belt = _spaced(belt, 8.0)
    put("belt", broad[:2] + poplars[:1], *belt.T, rng.uniform(0.9, 1.5, len(belt)))
    x, y = along_shore(lake, rng, 420, 8.8, 20, [(0.13, 0.66)])
    grouped = fbm(x[None], y[None], 0.16, 2, 0.5, 14, False)[0] > 0.12
    x, y = x[grouped], y[grouped]
    put("shrub", shrubs, x, y, rng.uniform(0.5, 1.4, len(x)))


def _spaced(places, least):
    """Those of `places` that keep a distance from all chosen before them."""
    chosen = []
    for place in places:
        if all((place[0] - x) ** 2 + (place[1] - y) ** 2 > least**2 for x, y in chosen):
            chosen.append(place)
    return np.array(chosen)


# ---- what people have built


def pavilion():
    """A hall of two roofs on a terrace in the lake, with a stone balustrade."""
    x, y = PAVILION
    stone = Builder()
    stone.box(x - 7.4, x + 7.4, y - 6.0, y + 6.0, -1.2, 0.75)
    stone.box(x - 7.6, x + 7.6, y - 6.2, y + 6.2, 0.75, 0.92)
    for path in (((-7.3, -5.9), (7.3, -5.9)), ((-7.3, -5.9), (-7.3, 5.9)), ((7.3, -5.9), (7.3, -1.4))):
        balustrade(stone, np.array([(x + a, y + b, 0.92) for a, b in path]))
    stone.build("terrace", fortress.MATS["stone"])
    hall = Hall((x, y, 0.92), 0.0)
    hall.box("brick", -5.6, 5.6, -4.3, 4.3, -0.05, 0.3)
    hall.storey((3.5, 2.4), 0.3, 3.7, columns=(4.8, 3.5), bays=(4, 3))
    hall.rail(4.8, 3.5, 0.3, 0.6)
    hall.skirt((6.4, 5.1), (3.4, 2.3), 4.0, 5.5, lift=0.7, push=0.5)
    hall.storey((2.9, 1.9), 5.3, 6.9)
    hall.gable((4.6, 3.6), 2.6, 7.2, 10.2, lift=0.7, push=0.5)
    hall.build("pavilion", fortress.MATS)


def balustrade(stone, path):
    """Posts with panels between them along a straight line from the first to the last of `path`."""
    start, end = path[0], path[-1]
    count = max(2, round(np.linalg.norm(end - start) / 1.4))
    ahead = (end - start)[:2] / np.linalg.norm((end - start)[:2])
    for i in range(count + 1):
        here = start + (end - start) * i / count
        stone.obox(here[:2], ahead, 0.10, 0.10, here[2] - 0.05, here[2] + 1.0)
        stone.obox(here[:2], ahead, 0.07, 0.07, here[2] + 1.0, here[2] + 1.16, 0.03)
        if i < count:
            middle = here + (end - start) * 0.5 / count
            half = np.linalg.norm((end - start)[:2]) / count / 2
            stone.obox(middle[:2], ahead, half, 0.05, middle[2] + 0.70, middle[2] + 0.82)
            stone.obox(middle[:2], ahead, half, 0.035, middle[2] + 0.10, middle[2] + 0.52)


def bridge():
    """A bridge of pale stone with one arch, from the shore to the terrace."""
    start, end = np.array([PAVILION[0] + 7.4, PAVILION[1]]), np.array(BRIDGE_LAND)
    length = np.linalg.norm(end - start)
    ahead = (end - start) / length
    side = np.array([-ahead[1], ahead[0]])
    t = np.linspace(0, 1, 61)
    top = 0.80 + 1.15 * np.sin(np.pi * t) ** 1.3
    # The opening is a low arch of 4.6 m.
    from_middle = (t - 0.5) * length
    under = np.where(
        np.abs(from_middle) < 2.3, 1.35 * np.sqrt(np.clip(1 - (from_middle / 2.3) ** 2, 0, 1)) - 0.05, -0.9
    )
    line = start + ahead * (t * length)[:, None]
    stone = Builder()
    for sign in (-1, 1):
        edge = line + side * sign * 1.45
        stone.grid(
            *(np.stack([a, b]) for a, b in ((edge[:, 0],) * 2, (edge[:, 1],) * 2, (under, top))), sign < 0
        )
    left, right = line - side * 1.45, line + side * 1.45
    for height, flip in ((top, False), (under, True)):
        stone.grid(
            *(
                np.stack([a, b])
                for a, b in ((left[:, 0], right[:, 0]), (left[:, 1], right[:, 1]), (height, height))
            ),
            flip,
        )
    posts = np.linspace(0, 1, 11)
    for sign in (-1, 1):
        for a, b in zip(posts[:-1], posts[1:]):
            ends = [
                np.array([*(start + ahead * s * length + side * sign * 1.32), np.interp(s, t, top)])
                for s in (a, b)
            ]
            _sloping_panel(stone, *ends)
    stone.build("bridge", simple("bridge", "#b5ad9d", 0.8, vary=0.3))


def _sloping_panel(stone, start, end):
    """One post and the panel to the next, which follows the slope of the deck."""
    ahead = (end - start)[:2] / np.linalg.norm((end - start)[:2])
    stone.obox(start[:2], ahead, 0.09, 0.09, start[2] - 0.1, start[2] + 1.05)
    stone.obox(start[:2], ahead, 0.07, 0.07, start[2] + 1.05, start[2] + 1.20, 0.03)
    for low, high in ((0.12, 0.58), (0.74, 0.86)):
        side = np.array([-ahead[1], ahead[0], 0]) * 0.045
        corners = [
            point + offset + np.array([0, 0, z])
            for point in (start, end)
            for offset in (-side, side)
            for z in (low, high)
        ]
        stone.add(corners, [(0, 4, 5, 1), (2, 3, 7, 6), (1, 5, 7, 3), (0, 2, 6, 4)])


#: Iron side of a bench, as (distance outward, height): front leg, rear leg with the back's post, arm rest.
BENCH_FRAME = [
    (-0.27, -0.1),
    (-0.24, 0.47),
    (0.13, 0.47),
    (0.20, -0.1),
    (0.13, 0.47),
    (0.24, 0.74),
    (-0.22, 0.72),
    (-0.24, 0.47),
]


def furniture(lake):
    """Lamps and benches along the way."""
    lamps, benches = Builder(), Builder()
    glass = Builder()
    for place, ahead, outward in _stations(lake, WALK_FROM_SHORE + WALK_WIDTH / 2 + 0.5, 14.0, 4.0):
        x, y = place
        if math.hypot(x, y) < 22:  # would stand across the lake
            continue
        lamps.cyl(x, y, 0.3, 0.75, 0.10, 10, 0.07)
        lamps.cyl(x, y, 0.75, 3.7, 0.045, 8, 0.035)
        lamps.cyl(x, y, 4.12, 4.22, 0.20, 10, 0.05)
        glass.cyl(x, y, 3.7, 4.12, 0.09, 10, 0.15)
    for place, ahead, outward in _stations(lake, WALK_FROM_SHORE + WALK_WIDTH / 2 + 0.55, 21.0, 10.0):
        for lift in (-0.24, -0.13, -0.02, 0.09):
            benches.obox(place + outward * lift, ahead, 0.85, 0.045, BANK + 0.49, BANK + 0.525)
        for z, back in ((0.64, 0.235), (0.77, 0.26), (0.90, 0.285)):
            benches.obox(place + outward * back, ahead, 0.85, 0.014, BANK + z, BANK + z + 0.09)
        for end in (-0.7, 0.7):
            side = place + ahead * end
            foot = [np.array([*(side + outward * lift), BANK + z]) for lift, z in BENCH_FRAME]
            for path in (foot[:2], foot[2:5], foot[1:3], foot[5:]):
                lamps.tube(path, 0.022, 7)
    lamps.build("lamps", simple("iron", "#2c3331", 0.5, vary=0.2), smooth=False)
    glass.build("lamp-glass", simple("lamp-glass", "#d9d4c4", 0.4))
    benches.build("benches", simple("bench-wood", "#7a5636", 0.7, vary=0.3))


def _stations(lake, distance, every, first):
    """Place, direction and outward normal at regular steps along the near and right shore."""
    line = lake.beside(distance)
    steps = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))])
    for at in np.arange(first, steps[-1], every):
        i = min(int(np.searchsorted(steps, at)), len(line) - 2)
        ahead = line[i + 1] - line[i]
        yield line[i], ahead / np.linalg.norm(ahead), lake.outward[i]


def boats():
    """Rowing boats for hire, two of them out with people."""
    colors = ("#8a2c1c", "#d8d0bd", "#4f6f78")
    spots = ((-13, 52, 0.5, True), (-27, 66, -0.7, True), (-8.5, 73, 2.4, False))
    for number, (x, y, turn, taken) in enumerate(spots):
        root = bpy.data.objects.new(f"boat{number}", None)
        bpy.context.scene.collection.objects.link(root)
        for thing in _boat(f"boat{number}", colors[number]):
            thing.parent = root
        if taken:
            for seat in (-0.35, 0.75):
                rower = people.sitting(
                    f"rower{number}{seat}", number * 9 + int(seat > 0), 0.30, season="summer"
                )
                rower.location = (seat + 0.1, 0, -0.02)
                rower.rotation_euler = (0, 0, math.pi if seat > 0 else 0)
                rower.parent = root
        root.location, root.rotation_euler = (x, y, 0), (0, 0, turn)


def _boat(name, color):
    """A hull 3.6 m long: its inner and outer skin, and thwarts."""
    along, around = np.meshgrid(np.linspace(-1, 1, 25), np.linspace(0, np.pi, 13))
    beam = 0.62 * (1 - np.abs(along) ** 2.6) + 0.02
    sheer = 0.34 + 0.16 * along**2
    hull = Builder()
    for inset in (0.0, 0.04):
        y, z = (beam - inset) * np.cos(around), sheer - (0.46 - inset) * np.sin(around) ** 0.7
        hull.grid(1.8 * along, y, z)
    made = hull.build(name, simple(name, color, 0.5, vary=0.2), smooth=True)
    seats = Builder()
    for x in (-0.75, 0.35, 1.1):
        seats.box(x - 0.13, x + 0.13, -0.5, 0.5, 0.24, 0.28)
    return made, seats.build(name + "-seats", simple(name + "-seats", "#9a7a50", 0.7, vary=0.3))


def flats(sun):
    """Blocks behind the trees, of different height, age and angle; the gap between them shows the range."""
    finish = facades.finish()
    blocks = [  # x, y, heading, length, floors
        (-205, 235, 12, 46, 7),
        (-150, 262, 0, 52, 11),
        (-96, 228, -8, 40, 6),
        (-62, 300, 0, 34, 11),
        (-20, 330, 0, 40, 6),
        (60, 340, 0, 46, 6),
        (86, 262, 8, 34, 9),
        (118, 230, 0, 44, 6),
        (166, 275, -10, 40, 11),
        (200, 240, -6, 46, 7),
        (-250, 330, 0, 60, 11),
        (250, 340, 0, 60, 11),
    ]
    for number, (x, y, heading, length, floors) in enumerate(blocks):
        facades.block(
            f"flats{number}",
            (x, y),
            heading,
            length,
            finish,
            floors,
            depth=13,
            look=number,
            seed=90 + number,
            detail=y < 265,
        )
    for made in finish.values():
        hazify(made, CAMERA, 1700, HAZE, HAZE_SUN, sun, maxf=0.6)


# ---- people


def visitors(lake):
    """Strollers on the way, on the benches, on the bridge and on the terrace."""
    rng = np.random.default_rng(111)
    stations = list(_stations(lake, WALK_FROM_SHORE, 0.5, 0.0))

    def on_way(figure, metres, across=0.0, backwards=False):
        place, ahead, outward = stations[int(metres / 0.5)]
        x, y = place + outward * across
        turn = math.atan2(ahead[1], ahead[0]) + math.pi * backwards + rng.normal(0, 0.08)
        figure.location, figure.rotation_euler = (x, y, BANK + 0.09), (0, 0, turn)

    entry = next(i for i, (place, _, _) in enumerate(stations) if place[0] > 6.0 and place[1] > 14) * 0.5
    on_way(people.family("family", 5, season="summer"), entry + 3.5, 0.3)
    on_way(
        people.person("stroller-a", 210, season="summer", carries=("parasol",), woman=True),
        entry + 9,
        0.6,
        True,
    )
    on_way(people.person("stroller-b", 223, season="summer", old=False), entry + 9.4, -0.25, True)
    on_way(people.wheelchair("chair", 4, season="summer"), entry + 15, 0.7)
    on_way(people.person("old-man", 231, season="mild", old=True, woman=False), entry + 18.5, -0.9, True)
    on_way(people.cyclist("cyclist", 8, season="summer"), entry + 26, -0.6, True)
    for i in range(16):
        figure = people.person(f"walker{i}", 300 + i, child=i % 7 == 3, season="summer")
        on_way(figure, entry + 21 + 4.6 * i + rng.uniform(0, 3), rng.uniform(-1.2, 1.2), rng.uniform() < 0.5)
    for i, (place, ahead, outward) in enumerate(
        _stations(lake, WALK_FROM_SHORE + WALK_WIDTH / 2 + 0.55, 21.0, 10.0)
    ):
        for side in (-0.35, 0.3) if i % 2 else (0.1,):
            # The third bench is the one near the camera: dark cloth against the pale way.
            near = {"top": "#4a6878", "bottom": "#2e3a4e", "lower": "trousers", "cell": 0.011} if i == 2 else {}
            figure = people.sitting(
                f"sitter{i}{side}", 400 + 3 * i + int(side > 0), 0.50, season="summer", **near
            )
            x, y = place + ahead * side - outward * 0.20
            figure.location = (x, y, BANK + 0.02)
            figure.rotation_euler = (0, 0, math.atan2(-outward[1], -outward[0]))
    start, end = np.array([PAVILION[0] + 7.4, PAVILION[1]]), np.array(BRIDGE_LAND)
    for i, along in enumerate((0.22, 0.45, 0.52, 0.8)):
        figure = people.person(f"on-bridge{i}", 500 + i, walk=i % 3 != 1, season="summer")
        x, y = start + (end - start) * along
        figure.location = (x, y - 0.5 * (i % 2), 0.80 + 1.15 * math.sin(math.pi * along) ** 1.3)
        figure.rotation_euler = (0, 0, (math.pi, -1.4, 0.1, math.pi)[i])
    for i, (x, y, turn) in enumerate(
        ((-6.3, -5.1, -1.8), (-5.5, -4.9, -1.2), (2.5, -5.2, 3.0), (6.2, -3.0, 0.4))
    ):
        figure = people.person(f"on-terrace{i}", 520 + i, walk=i == 2, season="summer", child=i == 1)
        figure.location, figure.rotation_euler = (PAVILION[0] + x, PAVILION[1] + y, 0.92), (0, 0, turn)


if __name__ == "__main__":
    studio.main(SHOTS, build)
