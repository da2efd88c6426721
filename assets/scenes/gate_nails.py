"""A leaf of the old gate from close by: rows of worn bronze nails on vermilion boards, in raking light."""

import math

import bpy
import numpy as np

from kit import studio
from kit.mesh import Builder, grid_mesh
from kit.nodes import lin, material, principled
from kit.noise import fbm
from kit.sky import sky

SHOTS = {"gate-nails": studio.Shot((3840, 2160), samples=48, exposure=0.4, bounces=5, grade={"saturation": 0.92})}

#: Metres: the leaf lies in the plane y = 0 and looks along -y; the jamb stands before it on the left (x < 0).
LEAF, BOARD = (-0.31, 3.4, -0.2, 3.2), 0.31
#: Distance between nails, the first one's place (x, z), how many along and up, and their radius.
PITCH, FIRST, COUNT, RADIUS = 0.265, (0.30, 0.56), (11, 9), 0.062
#: The knocker hangs where a nail of the grid is left out.
KNOCKER = (FIRST[0] + 3 * PITCH, FIRST[1] + 3 * PITCH)
#: How far the jamb stands before the leaf, the width of its brick edge, and a brick: long, high, and its joint.
REVEAL, EDGE, BRICK = 0.34, 0.30, (0.30, 0.075, 0.011)
CAMERA, TARGET, LENS = (1.95, -1.62, 1.52), (0.56, 0.0, 1.36), 40
FOCUS = (KNOCKER[0], -0.05, KNOCKER[1])


def build(scene, shot):
    """Low sun from the right, so that every nail throws a long shadow; sky fills the rest."""
    sky(scene, 19.0, 114.0, strength=0.085, sun=6.0, sun_col="#ffbf80", dust=1.4, clouds=0.0, sunsize=1.3)
    boards()
    nails()
    knocker()
    jamb()
    ground()
    shade()
    away = math.dist(CAMERA, FOCUS)
    studio.camera(scene, CAMERA, TARGET, lens=LENS, fstop=2.4, focus=away)


def dusted(t, color, p, most=0.7):
    """`color` with the dust of the desert on whatever looks up, in blotches."""
    up = t.sep(t.n("ShaderNodeNewGeometry").outputs["Normal"])[2]
    lies = t.m("MULTIPLY", t.mapr(up, 0.15, 0.85), t.mapr(t.noise(p, 9.0, 6, 0.6), 0.30, 0.62, 0.35, 1.0))
    return t.mix(t.m("MULTIPLY", lies, most), color, lin("#c3a27a"))


def boards():
    """Upright boards of uneven depth, joints open by a finger; painted many times, the paint cracked and worn off."""
    x0, x1, z0, z1 = LEAF
    x, z = np.meshgrid(np.arange(x0, x1, 0.004), np.arange(z0, z1, 0.012))
    share = x / BOARD - np.floor(x / BOARD)
    number = np.floor(x / BOARD)
    random = np.random.default_rng(4).normal(0, 0.004, int(number.max()) + 2)
    groove = np.clip(1 - np.minimum(share, 1 - share) * BOARD / 0.008, 0, 1)
    cup = 0.004 * (share - 0.5) ** 2 * 4
    y = 0.022 * groove + cup + random[number.astype(int)] + 0.004 * fbm(x * 9, z * 0.7, 1.0, 5, 0.6, 6, False)
    t = material("boards")
    p = t.pos()
    px, _, pz = t.sep(p)[:3]
    fibre = t.noise(t.comb(t.m("MULTIPLY", px, 62.0), t.m("MULTIPLY", pz, 1.5), 0.0), 1.0, 8, 0.62)
    broad = t.noise(t.comb(t.m("MULTIPLY", px, 3.2), t.m("MULTIPLY", pz, 0.9), 3.0), 1.0, 7, 0.62)
    check = t.noise(t.comb(t.m("MULTIPLY", px, 26.0), t.m("MULTIPLY", pz, 0.9), 7.0), 1.0, 4, 0.55)
    flake = t.noise(p, 34.0, 7, 0.68)
    rain = t.mapr(pz, 1.6, 0.1, 0.0, 0.12)
    edge = t.m("MULTIPLY", t.attr("groove").outputs["Fac"], 0.22)
    bare = t.m("ADD", t.m("ADD", t.m("MULTIPLY", broad, 0.62), t.m("MULTIPLY", flake, 0.30)), t.m("ADD", rain, edge))
    bare = t.m("ADD", bare, t.m("MULTIPLY", t.m("SUBTRACT", fibre, 0.5), 0.22))
    gone, thin = t.mapr(bare, 0.555, 0.59), t.mapr(bare, 0.42, 0.56)
    red = t.mix(t.noise(p, 2.1, 5), lin("#6f1f15"), lin("#8c2d1d"))
    red = t.mix(t.m("MULTIPLY", thin, 0.6), red, lin("#99553c"))
    red = t.mix(t.m("MULTIPLY", t.mapr(fibre, 0.5, 0.75), 0.30), red, lin("#5a150d"))
    wood = t.mix(fibre, lin("#584737"), lin("#9a8266"))
    color = t.mix(gone, red, wood)
    crack = t.mapr(check, 0.655, 0.69)
    color = t.mix(t.m("MULTIPLY", crack, 0.85), color, lin("#1d110b"))
    color = t.mix(t.m("MULTIPLY", t.mapr(t.noise(p, 5.0, 7, 0.65), 0.50, 0.72), 0.28), color, lin("#b9946b"))
    height = t.m("SUBTRACT", t.m("MULTIPLY", fibre, 0.35), t.m("MULTIPLY", gone, 0.35))
    height = t.m("SUBTRACT", height, t.m("MULTIPLY", crack, 1.2))
    principled(t, color, t.m("MULTIPLY_ADD", gone, 0.25, 0.58), t.bump(height, 0.8, 0.004), spec=0.35)
    grid_mesh("leaf", x, y, z, t.mat, {"groove": groove})


def bronze():
    """Bronze that hands have polished on the crowns, brown elsewhere, green where rain stands, dust on top."""
    t = material("bronze")
    p = t.pos()
    pits, cloud = t.noise(p, 60.0, 7, 0.65), t.noise(p, 7.0, 6, 0.6)
    out = t.mapr(t.m("MULTIPLY", t.sep(p)[1], -1.0), 0.030, 0.075)
    color = t.mix(t.mapr(cloud, 0.35, 0.68), lin("#3d2c1c"), lin("#6a4c2a"))
    green = t.m("MULTIPLY", t.mapr(cloud, 0.52, 0.66), t.m("SUBTRACT", 1.0, out))
    color = t.mix(t.m("MULTIPLY", green, 0.55), color, lin("#5c7563"))
    bright = t.m("MULTIPLY", out, t.mapr(pits, 0.35, 0.60))
    color = t.mix(t.m("MULTIPLY", bright, 0.75), color, lin("#b48a4c"))
    color = dusted(t, color, p, 0.6)
    metal = t.m("MULTIPLY_ADD", bright, 0.45, 0.40)
    principled(t, color, t.m("MULTIPLY_ADD", pits, 0.35, 0.28), t.bump(pits, 0.35, 0.004), metallic=metal, spec=0.5)
    return t.mat


def turned(shape, place, profile, squash=1.0, dent=None):
    """Adds a body turned about the axis along -y through `place` (x, z); `profile`: (radius, distance from the leaf)."""
    x, z = place
    turn = np.linspace(0, 2 * math.pi, 49)
    radius, out = (np.array(part, float)[:, None] for part in zip(*profile))
    swell = 1.0 if dent is None else 1 + dent * np.cos(turn + 3 * dent * 50)
    shape.grid(x + radius * swell * np.cos(turn), -out * squash + 0 * turn, z + radius * swell * np.sin(turn))


def nails():
    """Mushroom-headed nails on a rim; each is a little askew, some flattened by blows, one lost and only its mark left."""
    rng = np.random.default_rng(12)
    shape = Builder()
    dome = [(RADIUS * math.cos(a), 0.018 + 0.052 * math.sin(a)) for a in np.linspace(0, math.pi / 2, 15)]
    # Closed at the top: a rim there, be it ever so narrow, is seen as a hole.
    dome[-1] = (0.0, dome[-1][1])
    rim = [(RADIUS * 1.16, 0.0), (RADIUS * 1.17, 0.008), (RADIUS * 1.08, 0.016), (RADIUS * 1.0, 0.016)]
    for column in range(COUNT[0]):
        for row in range(COUNT[1]):
            place = np.array(FIRST) + PITCH * np.array((column, row)) + rng.normal(0, 0.0035, 2)
            # Neither under the knocker nor where its ring strikes; one was lost long ago.
            aside, up = place - np.array(KNOCKER)
            if (abs(aside) < 0.05 and -0.3 < up < 0.05) or (column, row) == (1, 4):
                continue
            size = rng.normal(1.0, 0.025)
            profile = [(radius * size, out) for radius, out in rim + dome]
            turned(shape, place, profile, rng.uniform(0.84, 1.06), rng.normal(0, 0.018))
    shape.build("nails", bronze(), smooth=True)


def knocker():
    """A plate with a rim of petals, a boss, and a heavy ring that goes through it, worn thin where it strikes."""
    shape = Builder()
    x, z = KNOCKER
    turn, share = np.meshgrid(np.linspace(0, 2 * math.pi, 145), np.linspace(0, 1, 12))
    petal = 1 + 0.09 * np.abs(np.cos(4 * turn)) ** 0.6 * share**2
    out = 0.006 + 0.022 * np.clip((1 - share) / 0.12, 0, 1) + 0.008 * np.cos(8 * turn) * share * (1 - share)
    shape.grid(x + 0.155 * share * petal * np.cos(turn), -out, z + 0.155 * share * petal * np.sin(turn))
    boss = [(0.088, 0.026), (0.094, 0.036), (0.088, 0.044)]
    boss += [(0.078 * math.cos(a), 0.044 + 0.062 * math.sin(a)) for a in np.linspace(0.05, math.pi / 2, 12)]
    boss[-1] = (0.0, boss[-1][1])
    turned(shape, KNOCKER, boss)
    # Both seams of the ring, where its first and last points meet, are hidden: in the boss and behind.
    angle, around = np.meshgrid(np.linspace(0, 2 * math.pi, 145), np.linspace(math.pi / 2, 2.5 * math.pi, 33))
    thick = 0.0135 + 0.0035 * np.cos(angle)
    wide = 0.118 + thick * np.cos(around)
    out = -0.075 + 0.012 * np.cos(angle) + thick * np.sin(around)
    shape.grid(x + wide * np.sin(angle), out, z - 0.145 + wide * np.cos(angle))
    shape.build("knocker", bpy.data.materials["bronze"], smooth=True)


def jamb():
    """Left of the leaf: an edge of grey brick, and rammed earth behind it, which stays calm."""
    rng = np.random.default_rng(31)
    long, high, joint = BRICK
    bricks = Builder()
    for row, z in enumerate(np.arange(-0.2, 3.2, high + joint)):
        # Headers and stretchers in turn; each brick sits a little in or out.
        # They reach in under the earth.
        near = -long if row % 2 else -long / 2
        for start, end in ((near, 0.0), (near - long, near - joint)):
            face = -REVEAL + rng.normal(0, 0.004)
            side = end + rng.normal(0, 0.0035)
            bricks.box(start, side, face, -0.02, z + rng.normal(0, 0.0015), z + high, 0.0)
    thing = bricks.build("bricks", brick())
    bevel = thing.modifiers.new("worn", "BEVEL")
    bevel.width, bevel.segments, bevel.limit_method = 0.007, 3, "NONE"
    mortar = Builder()
    mortar.box(-EDGE - 0.3, -0.014, -REVEAL + 0.014, 0.0, -0.3, 3.3)
    mortar.build("mortar", plain("mortar", "#8d8069", 40.0))
    earth()


def brick():
    """Old grey brick with dust, pits and a few paler faces."""
    t = material("brick")
    p = t.pos()
    pits, cloud = t.noise(p, 75.0, 7, 0.68), t.noise(p, 6.0, 5, 0.6)
    row = t.m("FLOOR", t.m("DIVIDE", t.m("ADD", t.sep(p)[2], 0.2), BRICK[1] + BRICK[2]))
    own = t.n("ShaderNodeTexWhiteNoise", {"W": row}, noise_dimensions="1D").outputs[0]
    color = t.mix(own, lin("#66625c"), lin("#8b857b"))
    color = t.mix(t.m("MULTIPLY", t.mapr(cloud, 0.42, 0.68), 0.45), color, lin("#a58f72"))
    color = t.mix(t.m("MULTIPLY", t.mapr(pits, 0.55, 0.72), 0.5), color, lin("#3f3a34"))
    principled(t, dusted(t, color, p, 0.8), 0.92, t.bump(pits, 0.7, 0.006), spec=0.12)
    return t.mat


def plain(name, color, scale):
    """A dull rough surface of one colour, a little uneven."""
    t = material(name)
    p = t.pos()
    grain = t.noise(p, scale, 7, 0.66)
    dark = tuple(0.6 * part for part in lin(color)[:3])
    principled(t, t.mix(grain, dark, lin(color)), 0.95, t.bump(grain, 0.7, 0.008), spec=0.08)
    return t.mat


def earth():
    """Rammed earth from the brick edge on: layers of 8 to 15 cm that have weathered unevenly."""
    x, z = np.meshgrid(np.arange(-3.2, -EDGE + 0.01, 0.008), np.arange(-0.2, 3.2, 0.006))
    level = z + 0.03 * fbm(x, z, 0.8, 3, 0.5, 3, False) + 0.06 * fbm(0 * x, z, 2.1, 2, 0.5, 5, False)
    layer = level / 0.115
    share, number = layer - np.floor(layer), np.floor(layer).astype(int) + 8
    hard = np.random.default_rng(6).uniform(0, 1, number.max() + 2)[number]
    groove = np.exp(-((share / 0.12) ** 2)) * (0.4 + 0.6 * np.clip(0.5 + fbm(x, z, 3.0, 4, 0.6, 8, False), 0, 1))
    y = -REVEAL - 0.045 - 0.020 * hard + 0.022 * groove
    y += 0.020 * fbm(x, z, 1.6, 6, 0.6, 9, False) + 0.010 * fbm(x, z, 22.0, 4, 0.6, 10, False)
    t = material("earth")
    p = t.pos()
    grain, cloud = t.noise(p, 55.0, 8, 0.68), t.noise(p, 2.0, 6, 0.6)
    color = t.mix(t.attr("hard").outputs["Fac"], lin("#a67c52"), lin("#c6a070"))
    color = t.mix(t.m("MULTIPLY", t.mapr(cloud, 0.4, 0.7), 0.4), color, lin("#b98c5e"))
    color = t.mix(t.m("MULTIPLY", t.attr("groove").outputs["Fac"], 0.40), color, lin("#6f5236"))
    color = t.mix(t.m("MULTIPLY", t.mapr(grain, 0.54, 0.74), 0.4), color, lin("#70543a"))
    principled(t, color, 0.95, t.bump(grain, 0.7, 0.008), spec=0.06)
    grid_mesh("earth", x, y, z, t.mat, {"hard": hard, "groove": groove})


def ground():
    """Stone and sand before the gate, out of the picture: they throw warm light up."""
    floor = Builder()
    floor.box(-8, 10, -12, 0.5, -0.6, -0.2)
    floor.build("floor", plain("floor", "#b59a74", 3.0))


def shade():
    """A pier out of the picture, whose soft shadow falls on the jamb and leaves the left third quiet."""
    pier = Builder()
    pier.box(1.2, 1.6, -2.6, -1.07, -0.2, 6.0)
    pier.build("pier", plain("pier", "#8d8069", 4.0)).visible_camera = False


if __name__ == "__main__":
    studio.main(SHOTS, build)
