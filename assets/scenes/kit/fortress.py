"""The Pass: its walls of rammed earth, brick gates and towers, as the day, night and visitors pictures need them.

The x axis points west, towards the desert, and the y axis south, towards the snow. The north wall lies at y = 0.
"""

import math

import numpy as np

from .mesh import Builder, grid_mesh
from .nodes import lin, material, principled, simple
from .noise import fbm
from .timber import Hall

#: The materials of the fortress, filled by `mats`; "glow" is the node that lights the windows at night.
MATS = {}
#: Those that stand in the haze.
NAMES = (
    "wallearth",
    "earth",
    "brick",
    "stone",
    "slab",
    "lacquer",
    "gilt",
    "wood",
    "tile",
    "red",
    "painted",
    "lattice",
    "ridge",
    "rafter",
)

#: Height of the inner walls without their battlements.
HEIGHT = 10.2
#: The inner city: where its west and east walls stand, and its depth from north to south.
WEST_X, EAST_X, DEPTH = 82, -100, 150
#: Where the gates are, from north to south.
GATE_Y = 75
#: The outer west wall with the gate to the desert, and how far it reaches.
OUTER_X, OUTER_NORTH, OUTER_SOUTH = WEST_X + 62, -46, 160
#: Half sides and height of a gate's platform, and how much its faces lean in up to the top.
PLATFORM = (10.0, 14.0)
PLATFORM_HEIGHT = HEIGHT + 1.0
BATTER = 1.3
#: The gate's passage: half its width, and the height at which its vault begins.
ARCH_RADIUS, ARCH_SPRING = 2.3, 3.1
#: One tamped layer of earth, one lift of the formwork (eight layers), and the length of its boards.
LAYER, LIFT, BOARD = 0.13, 1.04, 5.3
#: Height of a row of points on a face of earth, of the outer wall and of those farther off.
FINE, COARSE = 0.1, 0.2


# ---- materials


def darker(color, share):
    """A colour with only `share` of its light."""
    return tuple(part * share for part in lin(color)[:3])


def along_wall(t):
    """The horizontal coordinate on upright faces that look along x or along y."""
    x, y, _ = t.sep(t.pos())[:3]
    nx, ny, _ = t.sep(t.n("ShaderNodeNewGeometry").outputs["True Normal"])[:3]
    faces_x = t.m("GREATER_THAN", t.m("ABSOLUTE", nx), t.m("ABSOLUTE", ny))
    return t.m("ADD", x, t.m("MULTIPLY", faces_x, t.m("SUBTRACT", y, x)))


def white(t, a, b=0.0):
    """A random number that stays the same within a cell."""
    return t.n("ShaderNodeTexWhiteNoise", {"Vector": t.comb(a, b, 0.0)}, noise_dimensions="2D").outputs[0]


def earth_mat(name="earth", base="#b58a5c", light="#cfa877", dark="#7d5b3c"):
    """Rammed earth: tamped layers of uneven thickness in lifts of formwork, each lift of an earth of its own.

    Soft layers have weathered back and hard ones stand out; rain has washed some places smooth, crusts have come off
    others. Some of it is mended with plain mud, some rammed anew; cracks, and the holes of the formwork's poles.
    Needs the attributes that `skin` writes: along (metres), below (metres under the crown), wash and spall (0 to 1).
    """
    t = material(name)
    p = t.pos()
    z = t.sep(p)[2]
    u, below, wash, spall = (t.attr(key).outputs["Fac"] for key in ("along", "below", "wash", "spall"))
    cloudy = t.noise(p, 0.07, 4, 0.55)
    smooth = t.noise(t.comb(t.m("MULTIPLY", u, 0.30), t.m("MULTIPLY", z, 0.8), 0.0), 1.0, 7, 0.6)
    grain = t.noise(p, 5.0, 8, 0.65)
    level = tamped(t, p, z, grain)

    layer = t.m("FLOOR", t.m("DIVIDE", level, LAYER))
    lift = t.m("DIVIDE", level, LIFT)
    course = t.m("FLOOR", lift)
    board = t.m("ADD", t.m("DIVIDE", u, BOARD), t.m("MULTIPLY", white(t, course), 3.0))
    batch = white(t, t.m("FLOOR", board), course)
    # What weather makes of a layer: from 0 (soft, back in the wall) to 1 (hard, proud of it).
    hard = t.m("ADD", t.m("MULTIPLY", white(t, layer, 3.0), 0.6), t.m("MULTIPLY", t.noise(p, 0.5, 4, 0.6), 0.4))
    worn = t.m("MAXIMUM", t.mapr(t.noise(p, 0.11, 5, 0.6), 0.40, 0.62), spall)
    seam = t.mapr(t.m("FRACT", t.m("DIVIDE", level, LAYER)), 0.0, 0.30, 1, 0, True)
    seam = t.m("MULTIPLY", seam, t.mapr(white(t, layer, 5.0), 0.25, 0.9))
    bed = t.mapr(t.m("FRACT", lift), 0.0, 0.10, 0.9, 0)
    joint = t.mapr(t.m("FRACT", board), 0.0, 0.014, 0.6, 0)
    joints = t.m("MULTIPLY", t.m("MAXIMUM", t.m("MAXIMUM", bed, joint), t.m("MULTIPLY", seam, 0.75)), worn)

    color = t.mix(t.mapr(cloudy, 0.35, 0.65), lin(base), lin(light))
    # Each lift was dug from another pit: redder, greyer, paler.
    pit = t.ramp(batch, [(0.0, "#a9754e"), (0.3, "#b98f62"), (0.62, "#c9a878"), (1.0, "#a68a68")])
    color = t.mix(0.34, color, pit)
    color = t.mix(t.m("MULTIPLY", t.m("SUBTRACT", 1.0, hard), t.m("MULTIPLY_ADD", worn, 0.30, 0.10)), color, lin(dark))
    color = t.mix(t.m("MULTIPLY", t.mapr(smooth, 0.45, 0.70), 0.30), color, lin(dark))
    color = t.mix(t.m("MULTIPLY", spall, 0.50), color, darker(dark, 0.95))
    mud = mended(t, u, z, smooth)
    color = t.mix(t.m("MULTIPLY", mud, 0.60), color, t.mix(cloudy, lin("#b98f62"), lin("#dcbd8e")))
    anew = rammed_anew(t, u, z)
    color = t.mix(t.m("MULTIPLY", anew, 0.55), color, lin("#d3b183"))
    plain = t.m("SUBTRACT", 1.0, t.m("MULTIPLY", mud, 0.9))
    joints = t.m("MULTIPLY", joints, plain)
    rain = run_off(t, u, z, below, wash)
    color = t.mix(t.m("MULTIPLY", rain, 0.62), color, darker(dark, 0.9))
    foot = t.m("ADD", z, t.m("MULTIPLY", t.m("SUBTRACT", smooth, 0.5), 3.2))
    color = t.mix(t.mapr(foot, 1.9, 0.2, 0.0, 0.55), color, darker(base, 0.50))
    salt = t.m("MULTIPLY", t.mapr(foot, 0.5, 1.1, 0, 1), t.mapr(foot, 2.3, 1.2, 0, 1))
    color = t.mix(
        t.m("MULTIPLY", t.m("MULTIPLY", salt, t.mapr(grain, 0.40, 0.75)), 0.36), color, lin("#dccbb0")
    )
    color = t.mix(t.m("MULTIPLY", joints, 0.42), color, darker(dark, 0.60))
    color = t.mix(t.m("MULTIPLY", t.mapr(grain, 0.52, 0.75), 0.26), color, lin(dark))
    gaps = t.m("MAXIMUM", cracks(t, u, z), t.m("MULTIPLY", pole_holes(t, u, lift, p), plain))
    color = t.mix(t.m("MULTIPLY", gaps, 0.80), color, darker(dark, 0.30))

    proud = t.m("MULTIPLY", t.m("MULTIPLY", hard, plain), t.m("MULTIPLY_ADD", worn, 0.9, 0.15))
    height = t.m("ADD", t.m("MULTIPLY", smooth, 1.0), t.m("MULTIPLY", grain, 0.7))
    height = t.m("SUBTRACT", t.m("ADD", height, proud), t.m("MULTIPLY", joints, 0.8))
    height = t.m("SUBTRACT", t.m("ADD", height, t.m("MULTIPLY", mud, 0.6)), t.m("MULTIPLY", gaps, 1.5))
    height = t.m("SUBTRACT", height, t.m("MULTIPLY", rain, 0.5))
    principled(t, color, 0.95, t.bump(height, 0.9, 0.12), spec=0.08)
    return t.mat


def tamped(t, p, z, grain):
    """The height of a place as its layers count it: they sag, and are of 9 to 22 cm where `LAYER` is their mean."""
    sag = t.m("MULTIPLY_ADD", t.noise(p, 0.045, 2), 1.5, t.m("MULTIPLY", t.noise(p, 0.5, 4, 0.6), 0.16))
    level = t.m("ADD", t.m("ADD", z, sag), t.m("MULTIPLY", grain, 0.045))
    thick = t.n("ShaderNodeTexNoise", {"W": level, "Scale": 1.7, "Detail": 2}, noise_dimensions="1D").outputs[0]
    return t.m("MULTIPLY_ADD", thick, 0.42, level)


def rammed_anew(t, u, z):
    """1 in the few blocks, some lifts high, that were cut out and rammed anew in a later century."""
    place, rise = (t.m("DIVIDE", part, size) for part, size in ((u, 8.3), (z, 3.4)))
    ragged = t.m("MULTIPLY", t.noise(t.comb(u, z, 4.0), 0.7, 4, 0.6), 0.16)
    cell = [t.m("FLOOR", t.m("ADD", part, ragged)) for part in (place, rise)]
    return t.m("GREATER_THAN", white(t, *cell), 0.88)


def run_off(t, u, z, below, wash):
    """How much rain has run down a place: in the gullies, and in tongues of all widths under the crown."""
    broad = t.noise(t.comb(t.m("MULTIPLY", u, 0.42), t.m("MULTIPLY", z, 0.06), 5.0), 1.0, 6, 0.62)
    fine = t.noise(t.comb(t.m("MULTIPLY", u, 2.1), t.m("MULTIPLY", z, 0.16), 5.0), 1.0, 5, 0.6)
    reach = t.m("MULTIPLY_ADD", broad, 9.0, -1.8)
    tongue = t.m("MULTIPLY", t.mapr(broad, 0.46, 0.62), t.mapr(t.m("SUBTRACT", reach, below), 0.0, 1.6))
    fresh = t.m("MULTIPLY", tongue, t.mapr(fine, 0.30, 0.62, 0.35, 1.0))
    return t.m("MAXIMUM", t.m("MULTIPLY", wash, t.mapr(fine, 0.30, 0.60, 0.5, 1.0)), t.m("MULTIPLY", fresh, 0.75))


def mended(t, u, z, smooth):
    """1 where the wall was patched with mud, in broad sheets with ragged edges; 0 elsewhere."""
    sheet = t.noise(t.comb(t.m("MULTIPLY", u, 0.085), t.m("MULTIPLY", z, 0.21), 9.0), 1.0, 2, 0.5)
    return t.mapr(t.m("ADD", sheet, t.m("MULTIPLY", t.m("SUBTRACT", smooth, 0.5), 0.16)), 0.585, 0.605)


def cracks(t, u, z):
    """1 in the cracks, which run down the wall some metres apart and only for a part of its height."""
    bend = t.m("MULTIPLY", t.noise(t.comb(u, z, 2.0), 0.9, 5, 0.6), 0.55)
    cells = t.n(
        "ShaderNodeTexVoronoi",
        {
            "Vector": t.comb(t.m("MULTIPLY_ADD", u, 0.17, bend), t.m("MULTIPLY_ADD", z, 0.06, bend), 0.0),
            "Scale": 1.0,
        },
        feature="DISTANCE_TO_EDGE",
    )
    open_ = t.mapr(t.noise(t.comb(u, z, 6.0), 0.16, 4, 0.6), 0.50, 0.58)
    return t.m("MULTIPLY", t.mapr(cells.outputs["Distance"], 0.002, 0.007, 0.75, 0.0), open_)


def pole_holes(t, u, lift, p):
    """1 in the holes that the poles of the formwork left: rows of them on some stretches, filled or plastered elsewhere."""
    pitch, half = 1.55, 0.085
    pair = t.m("MULTIPLY", lift, 0.5)
    course = t.m("FLOOR", pair)
    place = t.m("ADD", t.m("DIVIDE", u, pitch), white(t, course, 7.0))
    luck = white(t, t.m("FLOOR", place), t.m("ADD", course, 4.0))
    across = t.m("MULTIPLY", t.m("SUBTRACT", t.m("FRACT", place), t.m("MULTIPLY_ADD", luck, 0.16, 0.42)), pitch)
    up = t.m("MULTIPLY", t.m("SUBTRACT", t.m("FRACT", pair), 0.5), 2 * LIFT)
    away = t.m("SQRT", t.m("ADD", t.m("MULTIPLY", across, across), t.m("MULTIPLY", up, up)))
    ragged = t.m("MULTIPLY_ADD", t.noise(p, 4.0, 3, 0.6), 0.11, half - 0.055)
    kept = t.m("MULTIPLY", t.m("GREATER_THAN", luck, 0.35), t.m("GREATER_THAN", t.noise(p, 0.06, 2), 0.54))
    return t.m("MULTIPLY", t.m("LESS_THAN", away, ragged), kept)


def brick_mat():
    """Grey-brown brick in courses, dusty, with dirt below the parapet and salt at the foot."""
    t = material("brick")
    p = t.pos()
    z = t.sep(p)[2]
    u = along_wall(t)
    bond = t.n(
        "ShaderNodeTexBrick",
        {
            "Vector": t.comb(u, z, 0.0),
            "Color1": lin("#7f6f5e"),
            "Color2": lin("#a3917a"),
            "Mortar": lin("#6a5d4f"),
            "Scale": 1.0,
            "Mortar Size": 0.012,
            "Bias": -0.1,
            "Brick Width": 0.38,
            "Row Height": 0.115,
        },
    )
    dust = t.noise(p, 1.2, 8, 0.6)
    color = t.mix(t.m("MULTIPLY", dust, 0.45), bond.outputs[0], lin("#b59b7a"))
    patch = t.mapr(
        t.noise(t.comb(t.m("MULTIPLY", u, 0.16), t.m("MULTIPLY", z, 0.34), 2.0), 1.0, 5, 0.6), 0.5, 0.6
    )
    color = t.mix(t.m("MULTIPLY", patch, 0.30), color, lin("#63564a"))
    streak = t.noise(t.comb(t.m("MULTIPLY", u, 1.3), t.m("MULTIPLY", z, 0.12), 1.0), 1.0, 6, 0.6)
    dirt = t.m("MULTIPLY", t.mapr(streak, 0.48, 0.66), t.mapr(z, 3.0, 11.0, 0.1, 0.75))
    color = t.mix(t.m("MULTIPLY", dirt, 0.6), color, lin("#4d4238"))
    foot = t.m("ADD", z, t.m("MULTIPLY", t.m("SUBTRACT", dust, 0.5), 3.0))
    color = t.mix(t.mapr(foot, 2.4, 0.4, 0.0, 0.45), color, lin("#cdb595"))
    principled(
        t, color, 0.92, t.bump(t.m("ADD", bond.outputs[1], t.m("MULTIPLY", dust, -0.8)), 0.6, -0.03), spec=0.1
    )
    return t.mat


def stone_mat():
    """Dressed stone of plinths, arch rings and sills."""
    t = material("stone")
    p = t.pos()
    blocks = t.n(
        "ShaderNodeTexBrick",
        {
            "Vector": t.comb(along_wall(t), t.sep(p)[2], 0.0),
            "Color1": lin("#8d8272"),
            "Color2": lin("#a89b86"),
            "Mortar": lin("#625849"),
            "Scale": 1.0,
            "Mortar Size": 0.014,
            "Brick Width": 1.1,
            "Row Height": 0.36,
        },
    )
    worn = t.noise(p, 1.8, 8, 0.6)
    color = t.mix(t.m("MULTIPLY", worn, 0.55), blocks.outputs[0], lin("#b39d7d"))
    principled(t, color, 0.85, t.bump(t.m("ADD", worn, blocks.outputs[1]), 0.4, -0.03), spec=0.2)
    return t.mat


def wood_mat():
    """Old red-brown planks of the gate's leaves."""
    t = material("wood")
    p = t.pos()
    x, y, z = t.sep(p)[:3]
    u = t.m("ADD", x, y)
    plank = white(t, t.m("FLOOR", t.m("DIVIDE", u, 0.24)))
    gap = t.mapr(t.m("FRACT", t.m("DIVIDE", u, 0.24)), 0.0, 0.06, 1, 0)
    fibre = t.noise(t.comb(t.m("MULTIPLY", u, 14.0), t.m("MULTIPLY", z, 0.7), 0.0), 1.0, 5, 0.6)
    color = t.mix(plank, lin("#5d2b1c"), lin("#7a3a25"))
    color = t.mix(t.m("MULTIPLY", fibre, 0.5), color, lin("#3d2017"))
    color = t.mix(gap, color, lin("#1c0f0a"))
    principled(t, color, 0.7, t.bump(fibre, 0.3, 0.01), spec=0.3)
    return t.mat


def tile_mat():
    """Grey-green roof tiles, each row a little different."""
    t = material("tile")
    p = t.pos()
    fine = t.noise(p, 9, 4)
    color = t.mix(t.noise(p, 0.9, 6, 0.6), lin("#4c5651"), lin("#6f766a"))
    color = t.mix(t.m("MULTIPLY", fine, 0.45), color, lin("#39423f"))
    principled(t, color, 0.55, t.bump(fine, 0.25, 0.02), spec=0.4)
    return t.mat


def lattice_mat():
    """Red doors and windows with latticed panes, which `MATS["glow"]` can light from within."""
    t = material("lattice")
    p = t.pos()
    x, y, z = t.sep(p)[:3]
    u = t.m("ADD", x, y)

    def beyond(value, period, share):
        """1 where `value` is past `share` of its period."""
        return t.m("GREATER_THAN", t.m("FRACT", t.m("DIVIDE", value, period)), share)

    above_floor = t.m("SUBTRACT", z, t.attr("z0").outputs["Fac"])
    window = t.m("MULTIPLY", beyond(u, 1.25, 0.16), beyond(above_floor, 3.2, 0.42))
    pane = t.m("MULTIPLY", window, t.m("MULTIPLY", beyond(u, 0.19, 0.32), beyond(z, 0.19, 0.32)))
    red = t.mix(t.noise(p, 2.0, 6), lin("#7a2418"), lin("#95351f"))
    surface = principled(t, t.mix(pane, red, lin("#2a1c16")), 0.6, spec=0.3)
    glow = t.m("MULTIPLY", pane, 0.0)
    t.set(surface.inputs["Emission Color"], lin("#ffb45a"))
    t.set(surface.inputs["Emission Strength"], glow)
    t.mat.cycles.emission_sampling = "NONE"
    MATS["glow"] = glow.node
    return t.mat


def painted_mat():
    """Beams painted in blue, green and gold."""
    t = material("painted")
    p = t.pos()
    x, y, _ = t.sep(p)[:3]
    place = t.m("FRACT", t.m("DIVIDE", t.m("ADD", x, y), 1.1))
    color = t.ramp(
        t.m("MULTIPLY", t.m("ABSOLUTE", t.m("SUBTRACT", place, 0.5)), 2.0),
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
    principled(t, t.mix(t.m("MULTIPLY", t.noise(p, 5, 5), 0.5), color, lin("#3b4a44")), 0.7)
    return t.mat


def mats():
    """Makes the materials; once a scene, before anything is built."""
    MATS.update(
        earth=earth_mat(),
        wallearth=earth_mat("wallearth", "#b88d5f", "#d0aa79", "#8b6743"),
        brick=brick_mat(),
        stone=stone_mat(),
        wood=wood_mat(),
        tile=tile_mat(),
        ridge=simple("ridge", "#5e655c", 0.6, vary=0.3),
        red=simple("red", "#8a2c1c", 0.5, vary=0.25),
        painted=painted_mat(),
        lattice=lattice_mat(),
        rafter=simple("rafter", "#3f5a4c", 0.7, vary=0.3),
        lacquer=simple("lacquer", "#07164a", 0.9, vary=0.15, spec=0.02),
        gilt=simple("gilt", "#80500e", 0.5, metallic=0.35, vary=0.15),
        slab=simple("slab", "#a1927b", 0.9, vary=0.12, spec=0.1),
        gold=simple("gold", "#c79a3c", 0.35, metallic=0.7),
        dark=simple("dark", "#14100d", 0.9),
    )
    return MATS


# ---- towers


def gate_tower(origin, turn, name):
    """Three storeys under three roofs, about 17 m."""
    hall = Hall(origin, turn)
    hall.box("brick", -9.6, 9.6, -6.9, 6.9, -0.2, 0.35)
    hall.storey((6.4, 3.9), 0.35, 4.6, columns=(8.3, 5.6))
    hall.rail(8.3, 5.6, 0.35)
    hall.skirt((10.0, 7.3), (6.9, 4.4), 4.9, 6.6, lift=0.75, push=0.55)
    hall.storey((6.2, 3.7), 6.4, 8.9)
    hall.rail(6.8, 4.3, 6.6, 0.7)
    hall.skirt((8.2, 5.7), (5.6, 3.2), 9.2, 10.7, lift=0.7, push=0.5)
    hall.storey((5.0, 2.7), 10.5, 12.7)
    hall.rail(5.6, 3.3, 10.7, 0.6)
    hall.gable((7.2, 4.9), 4.7, 13.0, 17.2, lift=0.85, push=0.6)
    for sign in (-1, 1):
        _name_board(hall, sign * 4.33, sign)
    hall.build(name, MATS)


def _name_board(hall, y, sign):
    """The board under the middle roof: blue lacquer in a gilded frame. It is empty: whoever can read would look for what stands there."""
    half, low, high, wide = 1.32, 6.95, 8.25, 0.13

    def layer(finish, x0, x1, z0, z1, out):
        hall.box(finish, x0, x1, *sorted((y - sign * 0.08, y + sign * out)), z0, z1)

    layer("lacquer", -half + wide, half - wide, low + wide, high - wide, 0.08)
    for side in (-1, 1):
        layer("gilt", *sorted((side * half, side * (half - wide))), low, high, 0.14)
    for z in (low, high - wide):
        layer("gilt", -half + wide, half - wide, z, z + wide, 0.14)


def small_tower(origin, turn, name, half_x=4.2, half_y=2.8, height=3.4):
    """A watch hall of one storey."""
    hall = Hall(origin, turn)
    hall.box("brick", -half_x - 1, half_x + 1, -half_y - 1, half_y + 1, -0.1, 0.3)
    hall.storey((half_x - 0.9, half_y - 0.7), 0.3, height, columns=(half_x, half_y), bays=(3, 2))
    hall.gable((half_x + 1.5, half_y + 1.5), half_x - 0.6, height + 0.3, height + 3.2, lift=0.6, push=0.45)
    hall.build(name, MATS)


def corner_turret(origin, name):
    """A watch house on a corner: a low hall under a tiled roof, on a base of brick that leans in as the walls do."""
    hall = Hall(origin)
    hall.box("brick", -3.7, 3.7, -3.7, 3.7, -0.2, 2.3, 0.22)
    hall.box("brick", -3.62, 3.62, -3.62, 3.62, 2.3, 2.5)
    hall.storey((2.3, 2.0), 2.5, 5.0, columns=(3.1, 2.8), bays=(3, 3))
    hall.rail(3.1, 2.8, 2.5, 0.7)
    hall.gable((4.5, 4.2), 2.3, 5.3, 8.1, lift=0.6, push=0.45)
    hall.build(name, MATS)


# ---- rammed earth


def gullies(along, depth, height, seed):
    """What rain has washed out of a wall: metres lost, and how wet each place gets (0 to 1).

    Gullies begin at the crown, most of them are short and shallow, a few run down to the foot.
    """
    random = np.random.default_rng(seed)
    lost, wet = np.zeros_like(along), np.zeros_like(along)
    place = along.min() + random.uniform(0, 3)
    while place < along.max():
        near = np.abs(along[0] - place) < 4
        if near.any():
            u, d = along[:, near], depth[:, near]
            deep = 0.07 + 0.58 * random.uniform() ** 2.0
            length = height * (0.18 + 0.95 * random.uniform() ** 1.5)
            width = random.uniform(0.16, 0.40) + 0.7 * deep
            wander = 0.35 * fbm(d / 2.5 + place, 0 * d, 1.0, 3, 0.5, seed, False)
            off = np.abs(u - place - wander) / (width * (1 + 0.08 * d))
            fade = np.clip((length - d) / (0.45 * length), 0, 1) ** 0.7
            lost[:, near] += deep * np.exp(-(off**1.7)) * fade
            wet[:, near] = np.maximum(
                wet[:, near], np.exp(-((off / 1.5) ** 2)) * fade * min(1, 0.35 + 2 * deep)
            )
        place += random.lognormal(0.75, 0.75)
    return lost, wet


def skin(name, foot, outward, along, height, batter, finish, seed, base=-1.2, rough=1.0, row=COARSE):
    """One weathered face of earth over a line of points on the ground.

    `foot` and `outward` are (n, 2): where the face would begin at z = 0, and its normal in plan; it leans in by
    `batter` metres up to `height`, a number or one for each point. Earth that came down lies at its foot.
    """
    rows = max(12, round(float(np.max(height)) / row))
    up = np.linspace(0, 1, rows)[:, None]
    u = np.broadcast_to(along, (rows, len(along)))
    z = base + (np.broadcast_to(height, u.shape) - base) * up
    below = np.broadcast_to(height, u.shape) - z
    lost, wet = gullies(u, below, float(np.max(height)), seed)
    shape = 0.34 * fbm(u / 13, z / 8 + seed, 1.0, 3, 0.5, seed, False)
    shape += 0.17 * fbm(u / 2.6, z / 1.7 + seed, 1.0, 4, 0.55, seed + 1, False)
    # Hard and soft beds, some layers thick: ledges that throw shadows.
    shape += 0.17 * fbm(u / 9, z / 0.55 + seed, 1.0, 4, 0.6, seed + 2, False)
    gnawed = np.clip(0.4 + fbm(u / 5, 0 * u, 1.0, 3, 0.5, seed + 3, False), 0, 1)
    shape -= 0.28 * gnawed * np.exp(-(((z - 0.75) / 0.45) ** 2))
    shape -= 0.22 * np.exp(-below / 0.30)
    spall = spalls(u, z, below, seed)
    shape -= 0.24 * spall
    heap = np.clip(0.25 + 0.8 * fbm(u / 7 + 40, 0 * u, 1.0, 4, 0.55, seed + 4, False), 0, 1)
    shape += 1.7 * heap * np.clip(1 - (z + 0.3) / 1.5, 0, 1.6) ** 1.8
    out = -batter * np.clip(z / np.max(height), 0, 1) + rough * (shape - lost)
    x = foot[:, 0] + outward[:, 0] * out
    y = foot[:, 1] + outward[:, 1] * out
    return grid_mesh(name, x, y, z, MATS[finish], {"along": u, "below": below, "wash": wet, "spall": spall})


def spalls(u, z, below, seed):
    """1 where a crust as wide as some lifts has come off, with sharp edges: oftenest at the foot and under the crown."""
    peel = fbm(u / 6.5, z / 2.3 + seed, 1.0, 5, 0.55, seed + 5, False)
    peel += 0.16 * np.exp(-(((z - 0.6) / 1.3) ** 2)) + 0.06 * np.exp(-below / 1.2)
    return np.clip((peel - 0.27) / 0.05, 0, 1)


def wall(name, start, end, height, foot=6.6, crown=4.6, step=0.5, seed=3):
    """A wall of rammed earth with brick battlements; the outside lies to the right of the way from start to end."""
    start, end = np.array(start, float), np.array(end, float)
    length = np.linalg.norm(end - start)
    ahead = (end - start) / length
    right = np.array([ahead[1], -ahead[0]])
    along = np.linspace(0, length, int(length / step) + 2)
    line = start + ahead * along[:, None]
    for side, sign in (("out", 1), ("in", -1)):
        outward = np.broadcast_to(right * sign, line.shape)
        skin(
            f"{name}_{side}",
            line + outward * foot / 2,
            outward,
            along,
            height,
            (foot - crown) / 2,
            "wallearth",
            seed * 10 + sign,
            row=FINE if step < 0.3 else COARSE,
        )
    masonry = Builder()
    masonry.obox(start + ahead * length / 2, ahead, length / 2, crown / 2, height - 0.6, height)
    edge = right * (crown / 2 - 0.15)
    battlements(masonry, start + edge, end + edge, height, seed)
    masonry.obox(start + ahead * length / 2 - edge, ahead, length / 2, 0.2, height - 0.3, height + 0.75)
    masonry.build(name + "_battlements", MATS["brick"])


def ring(half_x, half_y, corner, count):
    """A rectangle with rounded corners as points, outward normals and length along it, closed."""
    angle = np.linspace(0, 2 * math.pi, 720, endpoint=False)
    inner = np.stack(
        [
            np.clip(np.cos(angle) * 40, -1, 1) * (half_x - corner),
            np.clip(np.sin(angle) * 40, -1, 1) * (half_y - corner),
        ],
        1,
    )
    normal = np.stack([np.cos(angle), np.sin(angle)], 1)
    points = inner + normal * corner
    points, normal = np.vstack([points, points[:1]]), np.vstack([normal, normal[:1]])
    along = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1))])
    even = np.linspace(0, along[-1], count)
    pick = lambda values: np.stack([np.interp(even, along, values[:, axis]) for axis in (0, 1)], 1)  # noqa: E731
    return pick(points), pick(normal), even


def bastion(name, center, half_x, half_y, height, seed, batter=0.9):
    """A block of rammed earth with rounded edges and battlements around its top."""
    points, normals, along = ring(half_x, half_y, 0.7, int((half_x + half_y) * 4 / 0.4))
    skin(name, points + np.array(center), normals, along, height, batter, "wallearth", seed, rough=0.8)
    masonry = Builder()
    top_x, top_y = half_x - batter, half_y - batter
    x, y = center
    masonry.box(x - top_x, x + top_x, y - top_y, y + top_y, height - 0.6, height)
    crown_walk(masonry, center, top_x - 0.15, top_y - 0.15, height, seed)
    masonry.build(name + "_battlements", MATS["brick"])


def beacon(name, center, half=6.0, height=8.0, seed=1):
    """The stump of a beacon tower: a block of earth that has lost its edges."""
    points, normals, along = ring(half, half * 0.9, half * 0.45, 160)
    ragged = height * (0.86 + 0.3 * fbm(along[None] / 4, along[None] * 0, 1.0, 4, 0.5, seed, False)[0])
    ragged[-1] = ragged[0]
    points = points + np.array(center)
    skin(name, points, normals, along, ragged, half * 0.42, "earth", seed, rough=1.4)
    top = Builder()
    rim = points - normals * half * 0.5
    middle = [*center, height * 0.9]
    top.add(
        np.vstack([np.column_stack([rim, ragged - 0.15]), middle]),
        t=[(i, i + 1, len(rim)) for i in range(len(rim) - 1)],
    )
    top.build(name + "_top", MATS["earth"], smooth=True)


def ruin(name, path, height=4.5, foot=5.0, seed=15, step=0.6):
    """A stretch of the Great Wall as centuries have left it: a ridge of earth with a ragged, broken crown."""
    path = np.array(path, float)
    legs = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))])
    along = np.linspace(0, legs[-1], int(legs[-1] / step))
    line = np.stack([np.interp(along, legs, path[:, axis]) for axis in (0, 1)], 1)
    width = max(1, int(20 / step))
    line[width:-width] = [line[i - width : i + width + 1].mean(0) for i in range(width, len(line) - width)]
    ahead = np.gradient(line, axis=0)
    ahead /= np.linalg.norm(ahead, axis=1)[:, None]
    right = np.stack([ahead[:, 1], -ahead[:, 0]], 1)
    ragged = fbm(along[None] / 26, along[None] * 0, 1.0, 5, 0.6, seed, False)[0]
    crest = height * np.clip(0.72 + 1.15 * ragged, 0.10, 1.0)
    across = np.linspace(-1, 1, 27)[:, None]
    u = np.broadcast_to(along, (27, len(along)))
    z = crest * (1 - np.abs(across) ** 3.2) - 0.4 * np.abs(across)
    z = z + 0.5 * fbm(u / 3, across * 2 + u * 0, 1.0, 5, 0.6, seed + 1, False) * np.clip(z, 0, 1)
    half = foot / 2 * (1 + 0.25 * fbm(u / 6, across + u * 0, 1.0, 4, 0.5, seed + 2, False))
    x = line[:, 0] + right[:, 0] * across * half
    y = line[:, 1] + right[:, 1] * across * half
    grid_mesh(name, x, y, z, MATS["earth"], {"along": u, "below": crest - z, "wash": 0 * u, "spall": 0 * u})


# ---- brickwork


def battlements(masonry, start, end, z, seed):
    """A parapet with merlons along a line, each with a loophole; no two quite alike."""
    random = np.random.default_rng(seed)
    start, end = np.array(start, float), np.array(end, float)
    length = np.linalg.norm(end - start)
    ahead = (end - start) / length
    middle = (start + end) / 2
    masonry.obox(middle, ahead, length / 2, 0.26, z - 0.75, z + 0.78)
    masonry.obox(middle, ahead, length / 2, 0.36, z - 0.10, z + 0.03)
    masonry.obox(middle, ahead, length / 2, 0.31, z - 0.62, z - 0.50)
    count = max(2, round(length / 1.95))
    pitch = length / count
    half = pitch * 0.335
    for number in range(count):
        center = start + ahead * pitch * (number + 0.5)
        worn = random.uniform() < 0.07
        top = z + 1.80 + random.normal(0, 0.03) - (random.uniform(0.15, 0.5) if worn else 0)
        low, high = z + 1.02, z + 1.34
        for sign in (-1, 1):
            masonry.obox(center + ahead * sign * (half + 0.13) / 2, ahead, (half - 0.13) / 2, 0.24, low, high)
        masonry.obox(center, ahead, half, 0.24, z + 0.78, low)
        masonry.obox(center, ahead, half, 0.24, high, top)
        if not worn:
            masonry.obox(center, ahead, half + 0.05, 0.29, top, top + 0.13, 0.09)


def crown_walk(masonry, center, half_x, half_y, z, seed):
    """Battlements around a rectangle."""
    x, y = center
    corners = [
        (x - half_x, y - half_y),
        (x + half_x, y - half_y),
        (x + half_x, y + half_y),
        (x - half_x, y + half_y),
    ]
    for number in range(4):
        # A hair's breadth between neighbours, whose tops would else lie in one plane twice at the corners.
        battlements(masonry, corners[number], corners[(number + 1) % 4], z + 0.004 * number, seed + number)


def arch_profile(radius):
    """The outline of the gate's opening, from foot to foot: across and up."""
    turn = np.linspace(0, math.pi, 29)
    across = np.concatenate([[-radius], -radius * np.cos(turn), [radius]])
    return across, np.concatenate([[-0.3], ARCH_SPRING + radius * np.sin(turn), [-0.3]])


def platform(name, center, height=PLATFORM_HEIGHT):
    """A gate: a battered block of brick, open from west to east by a vaulted passage, leaves folded back."""
    half_x, half_y = PLATFORM
    masonry, stone = Builder(), Builder()
    x, y = center

    def inset(z):
        return BATTER * np.clip(z, 0, None) / height

    for west in (1, -1):
        _pierced_face(masonry, x, y, west, half_x, half_y, height, inset)
        _arch_rings(stone, x, y, west, half_x, inset)
    for south in (1, -1):
        z = np.linspace(-1, height, 9)[:, None]
        reach = np.linspace(-1, 1, 9)[None]
        masonry.grid(
            x + reach * (half_x - inset(z)),
            y + south * (half_y - inset(z)) + 0 * reach,
            z + 0 * reach,
            south > 0,
        )
    across, up = arch_profile(ARCH_RADIUS)
    depth = np.linspace(-1, 1, 25)[:, None]
    masonry.grid(x + depth * (half_x - inset(up)), y + across + 0 * depth, up + 0 * depth)
    stone.box(x - half_x - 1.2, x + half_x + 1.2, y - ARCH_RADIUS - 0.2, y + ARCH_RADIUS + 0.2, -0.6, 0.03)

    _plinth(stone, x, y, half_x, half_y, inset)
    for z, out in ((height - 1.35, 0.10), (height - 0.62, 0.14), (height - 0.50, 0.24)):
        _belt(masonry, x, y, half_x - inset(z) + out, half_y - inset(z) + out, z, z + 0.13)
    _dentils(masonry, x, y, half_x - inset(height), half_y - inset(height), height - 0.82)
    top_x, top_y = half_x - BATTER, half_y - BATTER
    masonry.box(x - top_x, x + top_x, y - top_y, y + top_y, height - 0.4, height)
    crown_walk(masonry, center, top_x - 0.1, top_y - 0.1, height, 40)
    masonry.build(name, MATS["brick"])
    stone.build(name + "_stone", MATS["stone"])
    _tablet(name, x, y, half_x, inset)
    _leaves(name, x, y, half_x)


def _pierced_face(masonry, x, y, west, half_x, half_y, height, inset):
    """The brick around the opening on one side of a platform: beside it and above it."""
    across, up = arch_profile(ARCH_RADIUS)
    for places, bottom in (
        (np.linspace(-half_y, -ARCH_RADIUS, 12), -1.0),
        (across[1:-1], up[1:-1]),
        (np.linspace(ARCH_RADIUS, half_y, 12), -1.0),
    ):
        z = bottom + (height - bottom) * np.linspace(0, 1, 9)[:, None] + 0 * places
        # Jambs stay upright; only what is beside them leans in with the corners.
        outer = np.clip((np.abs(places) - ARCH_RADIUS) / (half_y - ARCH_RADIUS), 0, 1)
        masonry.grid(
            x + west * (half_x - inset(z)), y + places - np.sign(places) * outer * inset(z), z, west < 0
        )


def _arch_rings(stone, x, y, west, half_x, inset):
    """Two rings of dressed stone around an opening, the outer one standing out as a hood."""
    for inner, outer, out in ((ARCH_RADIUS - 0.02, 2.85, 0.07), (2.85, 3.06, 0.17)):
        (a0, z0), (a1, z1) = arch_profile(inner), arch_profile(outer)
        front = [half_x - inset(z) + out for z in (z0, z1)]
        back = [half_x - inset(z) - 0.3 for z in (z0, z1)]
        rings = [(back[0], a0, z0), (front[0], a0, z0), (front[1], a1, z1), (back[1], a1, z1)]
        depth, across, up = (np.stack([part[axis] for part in rings]) for axis in range(3))
        stone.grid(x + west * depth, y + across, up, west > 0)


def _belt(masonry, x, y, half_x, half_y, low, high, thick=0.5):
    """A course of brick around a platform."""
    for sign in (-1, 1):
        edge_x, edge_y = x + sign * half_x, y + sign * half_y
        masonry.box(*sorted((edge_x, edge_x - sign * thick)), y - half_y, y + half_y, low, high)
        inner = half_x - thick  # the corners belong to the other two sides
        masonry.box(x - inner, x + inner, *sorted((edge_y, edge_y - sign * thick)), low, high)


def _dentils(masonry, x, y, half_x, half_y, z):
    """The toothed course between two belts."""
    for sign in (-1, 1):
        for place in np.arange(-half_y, half_y, 0.56):
            edge = x + sign * (half_x + 0.12)
            masonry.box(edge - 0.2, edge + 0.08, y + place, y + place + 0.28, z, z + 0.2)
        for place in np.arange(-half_x, half_x, 0.56):
            edge = y + sign * (half_y + 0.12)
            masonry.box(x + place, x + place + 0.28, edge - 0.2, edge + 0.08, z, z + 0.2)


def _plinth(stone, x, y, half_x, half_y, inset):
    """Three courses of dressed stone at the foot, left out where the passage is."""
    for low, high, out in ((-1.0, 0.42, 0.22), (0.42, 0.78, 0.16), (0.78, 1.14, 0.10)):
        reach_x, reach_y = half_x - inset(low) + out, half_y - inset(low) + out
        for sign in (-1, 1):
            for a, b in ((-reach_y, -3.06), (3.06, reach_y)):
                stone.box(*sorted((x + sign * reach_x, x + sign * (reach_x - 0.9))), y + a, y + b, low, high)
            edge, inner = y + sign * reach_y, reach_x - 0.9  # the corners belong to the other two sides
            stone.box(x - inner, x + inner, *sorted((edge, edge - sign * 0.9)), low, high)


def _tablet(name, x, y, half_x, inset):
    """The tablet over the arch in a frame of stone: one slab that the weather has worn, without an inscription."""
    low, high, half = 6.75, 8.05, 2.1
    for west in (1, -1):
        face = x + west * (half_x - inset((low + high) / 2))
        frame, panel = Builder(), Builder()
        for side in (-1, 1):
            frame.box(face - 0.3, face + 0.3, *sorted((y + side * half, y + side * (half - 0.22))), low, high)
        for z in (low - 0.22, high):
            frame.box(face - 0.3, face + 0.34, y - half - 0.12, y + half + 0.12, z, z + 0.22)
        panel.box(face - 0.2, face + 0.2, y - half + 0.1, y + half - 0.1, low - 0.1, high + 0.1)
        frame.build(f"{name}_frame{west}", MATS["stone"])
        panel.build(f"{name}_tablet{west}", MATS["slab"])


def _leaves(name, x, y, half_x):
    """The wooden leaves of the gate, folded back against the sides of the passage, with rows of gilt studs."""
    wood, studs = Builder(), Builder()
    hinge = half_x - 3.2
    for south in (-1, 1):
        ahead = np.array([-math.cos(0.16), -south * math.sin(0.16)])
        start = np.array([x + hinge, y + south * (ARCH_RADIUS - 0.12)])
        wood.obox(start + ahead * 1.05, ahead, 1.05, 0.08, 0.06, ARCH_SPRING + 0.5)
        for out in np.linspace(0.25, 1.85, 6):
            for z in np.linspace(0.6, ARCH_SPRING, 6):
                studs.obox(start + ahead * out, ahead, 0.06, 0.13, z, z + 0.12, 0.02)
    wood.build(name + "_leaves", MATS["wood"])
    studs.build(name + "_studs", MATS["gold"])


# ---- the whole


def fortress(flags_at):
    """The inner city with its gates, turrets and barbican, and the outer west wall with the gate to the desert.

    `flags_at` says where along the outer wall (its y) pennants fly.
    """
    mats()
    corners = [(EAST_X, 0), (WEST_X, 0), (WEST_X, DEPTH), (EAST_X, DEPTH)]
    for number, side in enumerate(("north", "west", "south", "east")):
        wall(side, corners[number], corners[(number + 1) % 4], HEIGHT, seed=3 + number)
    for number, corner in enumerate(corners):
        bastion(f"bastion{number}", corner, 5.6, 5.6, HEIGHT, 60 + number)
        corner_turret((*corner, HEIGHT), f"turret{number}")
    bastion("north_bastion", (0, -2.1), 8.0, 6.1, HEIGHT, 66)
    small_tower((0, -2.0, HEIGHT + 0.1), 0, "north_hall")
    for x, name in ((WEST_X, "rouyuan"), (EAST_X, "guanghua")):
        platform(name, (x, GATE_Y), HEIGHT + 0.3)
        gate_tower((x, GATE_Y, HEIGHT + 0.3), math.pi / 2, name)
    barbican()
    outer_wall()
    flags([(OUTER_X + 1.6, y) for y in flags_at], HEIGHT + 0.4)


def barbican():
    """The yard before the inner west gate; its own gate looks south."""
    x0, x1 = WEST_X + 8, WEST_X + 34
    y0, y1 = GATE_Y - 17, GATE_Y + 17
    wall("barbican_north", (x0, y0), (x1, y0), HEIGHT - 0.2, seed=9)
    wall("barbican_west", (x1, y0), (x1, y1), HEIGHT - 0.2, seed=8)
    wall("barbican_south", (x1, y1), (x0, y1), HEIGHT - 0.2, seed=10)


def outer_wall():
    """The wall that meets the desert, the tower over its gate, and what is left of the Great Wall beyond it."""
    wall("outer", (OUTER_X, OUTER_NORTH), (OUTER_X, OUTER_SOUTH), HEIGHT + 0.4, step=0.25, seed=12)
    platform("jiayuguan", (OUTER_X, GATE_Y))
    gate_tower((OUTER_X, GATE_Y, PLATFORM_HEIGHT), math.pi / 2, "jiayuguan_tower")
    for number, y in enumerate((OUTER_NORTH, OUTER_SOUTH)):
        bastion(f"outer_bastion{number}", (OUTER_X, y), 5.8, 5.8, HEIGHT + 0.4, 70 + number)
        corner_turret((OUTER_X, y, HEIGHT + 0.4), f"outer_turret{number}")
    ruin(
        "great_wall",
        [
            (146, 166),
            (142, 200),
            (130, 262),
            (104, 340),
            (42, 480),
            (-30, 680),
            (-170, 1000),
            (-420, 1600),
            (-900, 2600),
        ],
    )
    beacon("beacon_near", (36, 486), seed=81)
    beacon("beacon_far", (-186, 1010), seed=82)


def flags(places, height, seed=21, colors=("#8a2c1c", "#c9a55a")):
    """Plain pennants on poles that stand on the wall at `places`, blown to the east by one wind."""
    random = np.random.default_rng(seed)
    poles = Builder()
    cloths = [Builder() for _ in colors]
    along, down = np.meshgrid(np.linspace(0, 1, 15), np.linspace(0, 1, 7))
    for number, (x, y) in enumerate(places):
        top = height + 5.6
        poles.cyl(x, y, height - 0.5, top, 0.06, 8, 0.035)
        phase, gust = random.uniform(0, 6), random.uniform(0.85, 1.1)
        wave = 0.16 * np.sin(along * 7.5 + phase + 0.8 * down) * along
        reach = 2.3 * gust * along * (1 - 0.25 * along * down)
        drop = (0.1 + 1.35 * (down * (1 - 0.55 * along) + 0.27 * along)) + 0.30 * along**2
        cloths[number % len(colors)].grid(x - 0.80 * reach + wave, y - 0.60 * reach - wave, top - drop)
    poles.build("flag_poles", MATS["dark"], smooth=True)
    for color, cloth in zip(colors, cloths):
        cloth.build("flag" + color, simple("flag" + color, color, 0.8, vary=0.2), smooth=True)
