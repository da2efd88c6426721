"""The place of the park in 1965: stony Gobi, a dry stream bed where the lake is now, and the first surveyors.

Camera and range are those of `green_city_park` and `city_today`, so that a visitor can drag one picture over the other.
It is imagined, after what the plain beside the city still looks like.
"""

import math

import bpy
import numpy as np

from green_city_park import CAMERA, Lake, look, snow_range
from kit import desert, people, studio
from kit.halls import READING
from kit.mesh import Builder, grid_mesh, mesh_np
from kit.nodes import hazify, lin, material, principled, simple
from kit.noise import fbm
from kit.plants import tuft
from kit.scatter import scatter
from kit.sky import sky

SHOTS = {"gobi-1965": studio.Shot((2560, 1440), samples=18, exposure=0.35)}

#: Strength, colour and sunward colour of the haze: dust is in the air.
HAZE = (7000, "#b6bccb", "#ead7b8")
#: Haze before the range, and towards the sun.
RANGE_HAZE = ("#a9b6cb", "#eadcc4")
#: Wheels have come from the left distance to the camp, and on along the right bank.
TRACKS = (
    [(-240, 330), (-120, 205), (-40, 128), (14, 106), (40, 92)],
    [(40, 92), (46, 70), (34, 48), (22, 34), (12, 22), (5, 8)],
    [(38, 96), (70, 140), (150, 220), (320, 420)],
    [(40, 92), (27, 73), (11, 57), (-3, 44), (-22, 33), (-50, 24)],
)
#: Where the tents, the lorry, the jeep and, close to us, the man at the theodolite stand.
TENTS = ((29.0, 84.0, 0.35), (36.5, 89.0, 0.15), (23.0, 92.0, 0.6), (43.0, 97.0, -0.2))
JEEP, LORRY = (19.5, 80.0, 3.6), (8.6, 54.6, -2.30)
LEVEL = (4.4, 17.2)
STAFF = (-6.5, 58.0)


class Bed(desert.Plain):
    """The plain with a dry stream bed in the outline of the later lake, and its arms up and down the valley."""

    def __init__(self):
        super().__init__(CAMERA, 0.0, half_angle=36, tracks=TRACKS, knoll=(0, 1), nearest=10, seed=6)
        self.lake = Lake()

    def bed(self, x, y):
        """Metres from the bank; negative in the bed. The bank is ragged as floods leave it."""
        away = self.lake.distance(x, y)
        # The stream came from the range and left to the north-west.
        inflow = np.abs(x + 8 + 14 * np.sin(y / 47)) - 6 - 0.03 * (y - 85)
        inflow = np.where(y > 80, inflow, 99)
        ragged = 2.6 * fbm(x, y, 1 / 9, 4, 0.55, 33, False)
        return np.minimum(away, inflow) + ragged

    def channel(self, x, y):
        """Silt lies in braided runs on the floor of the bed."""
        inside = np.clip(-self.bed(x, y) / 2.5, 0, 1)
        runs = fbm(x * 0.5 + 0.25 * y, y * 0.22 - 0.1 * x, 1 / 11, 4, 0.5, 40, False)
        return inside * np.clip(0.45 + 1.6 * runs, 0.05, 1)

    def height(self, x, y):
        """A bank of one to two metres, bars of gravel in the bed, ruts."""
        away = self.bed(x, y)
        wide = 0.55 * fbm(x, y, 1 / 45, 4, 0.5, 6, False)
        fine = 0.10 * fbm(x, y, 1 / 5, 5, 0.55, 10, False)
        bars = 0.30 * fbm(x * 0.6 + 0.3 * y, y * 0.25, 1 / 7, 4, 0.5, 44, False)
        sunk = np.clip(0.5 - away / 2.6, 0, 1)
        sunk = sunk * sunk * (3 - 2 * sunk)
        rut, dust = self.wheel(x, y)
        far = np.clip((y - 1500) / 6000, 0, 1) * 30 * fbm(x, y, 1 / 2600, 4, 0.5, 36, False)
        return (
            0.25
            + wide * (1 - 0.7 * sunk)
            + fine
            + sunk * (bars - 1.5 - 0.3 * self.channel(x, y))
            + far
            - 0.09 * rut
            - 0.03 * dust
        )

    def build(self, sun, haze):
        """The ground in view; nothing is needed behind the camera, for no ground there throws light into the picture."""
        finish = pavement()
        hazify(finish, self.camera, *haze, sun, maxf=0.42)
        distance = np.concatenate([np.linspace(self.nearest, 150, 700), np.geomspace(150.5, 22000, 240)])
        angle, away = np.meshgrid(np.linspace(-self.half_angle, self.half_angle, 1300), distance)
        x, y = self.from_camera(away, angle)
        rut, dust = self.wheel(x, y)
        floor = np.clip(0.5 - self.bed(x, y) / 1.6, 0, 1)
        bank = np.exp(-(((self.bed(x, y) - 0.2) / 0.9) ** 2))
        marks = {
            "dust": np.maximum(dust * 0.75, rut),
            "floor": floor,
            "silt": self.channel(x, y),
            "bank": bank,
        }
        grid_mesh("ground", x, y, self.height(x, y), finish, marks)

    def places(self, count, farthest, seed, crowding=1.5):
        """Places in view, denser near the camera, none in the ruts."""
        random = np.random.default_rng(seed)
        away = self.nearest + (farthest - self.nearest) * random.uniform(size=count) ** crowding
        x, y = self.from_camera(away, random.uniform(-self.half_angle, self.half_angle, count))
        camp = np.hypot(x - 33, y - 90) < 15
        free = ~camp & (self.wheel(x[None], y[None])[1][0] < 0.3)
        return x[free], y[free], away[free], random


def pavement():
    """Gravel that the sun has varnished dark; cobbles and pale silt on the "floor" of the bed, raw earth on its "bank"."""
    t = material("pavement")
    p = t.pos()
    dust, floor, silt, bank = (t.attr(key).outputs["Fac"] for key in ("dust", "floor", "silt", "bank"))
    wide, middle, fine = t.noise(p, 0.02, 7, 0.6), t.noise(p, 0.5, 9, 0.65), t.noise(p, 12, 7, 0.7)
    cobbles = t.n("ShaderNodeTexVoronoi", {"Vector": p, "Scale": 3.6, "Randomness": 1.0})
    pebbles = t.n("ShaderNodeTexVoronoi", {"Vector": p, "Scale": 12.0, "Randomness": 1.0})
    color = t.mix(t.mapr(wide, 0.36, 0.64), lin("#7d6850"), lin("#9b8363"))
    color = t.mix(t.m("MULTIPLY", t.mapr(middle, 0.4, 0.66), 0.6), color, lin("#65543f"))
    small = t.mapr(pebbles.outputs[0], 0.10, 0.36, 1, 0)
    color = t.mix(t.m("MULTIPLY", small, 0.6), color, t.mix(0.8, pebbles.outputs[1], lin("#5c5147")))
    big = t.m("MULTIPLY", t.mapr(cobbles.outputs[0], 0.05, 0.30, 1, 0), t.mapr(middle, 0.38, 0.55))
    gravel = t.mix(t.m("MULTIPLY", big, 0.8), lin("#a3937d"), t.mix(0.8, cobbles.outputs[1], lin("#7f766c")))
    gravel = t.mix(t.m("MULTIPLY", small, 0.4), gravel, lin("#75695c"))
    color = t.mix(floor, color, gravel)
    runs = t.m("MULTIPLY", silt, t.mapr(fine, 0.15, 0.6, 0.55, 1.0))
    color = t.mix(runs, color, lin("#c5ae8b"))
    color = t.mix(t.m("MULTIPLY", bank, t.mapr(middle, 0.35, 0.6, 0.3, 0.9)), color, lin("#8a6b49"))
    color = t.mix(t.m("MULTIPLY", dust, 0.8), color, lin("#bfa47c"))
    stony = t.m("SUBTRACT", 1.0, t.m("MAXIMUM", runs, dust))
    relief = t.m("MULTIPLY", t.m("ADD", big, t.m("MULTIPLY", small, 0.5)), stony)
    principled(t, color, 0.95, t.bump(t.m("ADD", relief, t.m("MULTIPLY", fine, 0.35)), 0.9, 0.09), spec=0.06)
    return t.mat


def noon(scene):
    """The sky of this picture and of `city_today`: under the line between them it must run on."""
    return sky(
        scene,
        40,
        -112,
        strength=0.11,
        sun=4.9,
        sun_col="#fff0d8",
        dust=3.0,
        clouds=0.5,
        cloud_lit="#f7f1e6",
        cloud_shade="#cdd2da",
        cloud_gain=0.95,
        cloud_seed=7.1,
        cloud_lo=0.52,
    )


def build(scene, shot):
    sun = noon(scene)
    plain = Bed()
    plain.build(sun, HAZE)
    plain.stones(60000, 150)
    plain.bushes(sun, HAZE, count=3400, farthest=380, planted=CAMEL_THORN)
    dry_grass(plain)
    camp(plain)
    survey(plain)
    vehicles(plain)
    dust(plain, sun)
    for made in bpy.data.materials:
        if made.name.startswith(("camp", "folk", "car")):
            hazify(made, CAMERA, *HAZE, sun)
    snow_range(sun, *RANGE_HAZE)
    look(scene)


#: Bushes set by hand in the foreground: x, y, height.
CAMEL_THORN = (
    (13.0, 20.5, 0.75),
    (15.2, 22.0, 0.5),
    (10.2, 16.0, 0.45),
    (-11.5, 20.0, 0.6),
    (-9.8, 21.2, 0.4),
    (-3.5, 15.2, 0.38),
    (22.5, 33.5, 0.9),
    (24.5, 35.0, 0.6),
    (-24.0, 34.0, 0.7),
)


def dry_grass(plain):
    """Tussocks of straw along the banks, where a little water stays."""
    x, y, _, rng = plain.places(9000, 120, 71, 1.4)
    away = plain.bed(x[None], y[None])[0]
    keep = rng.uniform(size=len(x)) < 0.9 * np.exp(-(((away - 0.6) / 1.6) ** 2)) + 0.02
    x, y = x[keep], y[keep]
    colors = ("#a08a58", "#8d8152", "#b29c6c")
    kinds = [
        tuft(f"straw{i}", simple(f"straw{i}", color, 0.9, vary=0.35), 80, 0.42, 0.26, 0.006, 0.7, i)
        for i, color in enumerate(colors)
    ]
    turn = np.column_stack([0 * x, 0 * x, rng.uniform(0, 6.3, len(x))])
    scatter(
        "straw", np.column_stack([x, y, plain.at(x, y) - 0.02]), turn, rng.uniform(0.5, 1.3, len(x)), kinds
    )


def ground_at(plain, x, y):
    """Height of the ground at one place."""
    return float(plain.at(np.array([x]), np.array([y]))[0])


def stand(thing, plain, x, y, turn):
    """Puts a thing on the ground."""
    thing.location, thing.rotation_euler = (x, y, ground_at(plain, x, y)), (0, 0, turn)


def rooted(name, parts, smooth=False):
    """Builds `parts`, pairs of a builder and a material, under one root."""
    root = bpy.data.objects.new(name, None)
    bpy.context.scene.collection.objects.link(root)
    for number, (builder, finish) in enumerate(parts):
        builder.build(f"{name}-{number}", finish, smooth=smooth).parent = root
    return root


# ---- the camp


def camp(plain):
    """Four ridge tents, crates and drums before them, a cooking fire, men who mend and carry."""
    canvas = [weathered(f"camp-canvas{i}", color) for i, color in enumerate(("#8f8866", "#77775a"))]
    wood = simple("camp-wood", "#6d5439", 0.85, vary=0.3)
    for number, (x, y, turn) in enumerate(TENTS):
        stand(tent(f"tent{number}", canvas[number % 2], wood), plain, x, y, turn)
    goods = Builder()
    rng = np.random.default_rng(12)
    for _ in range(16):
        x, y = rng.normal(31, 3.2), rng.normal(80.5, 0.9)
        z, half = ground_at(plain, x, y), rng.uniform(0.22, 0.42)
        turn = rng.uniform(0, 3)
        goods.obox(
            (x, y),
            (math.cos(turn), math.sin(turn)),
            half,
            half * 0.7,
            z - 0.1,
            z + half * rng.uniform(1, 1.9),
        )
    goods.build("crates", wood)
    drums = Builder()
    for x, y in ((37.5, 83.2), (38.2, 83.6), (37.7, 84.1), (26.0, 82.0)):
        z = ground_at(plain, x, y)
        drums.cyl(x, y, z - 0.05, z + 0.88, 0.29, 16)
    drums.build("drums", simple("camp-drum", "#4f5648", 0.6, vary=0.3))
    for i, (x, y, turn, walk) in enumerate(
        (
            (27.0, 79.0, 2.6, True),
            (30.5, 78.2, -0.5, False),
            (31.4, 78.6, 2.9, False),
            (35.5, 82.0, 1.4, True),
        )
    ):
        stand(worker(f"camp-man{i}", 640 + i, walk), plain, x, y, turn)


def tent(name, canvas, wood):
    """A ridge tent of canvas, 4.4 m long: it hangs between its poles and pulls towards its guy ropes; one end is open."""
    cloth, poles, ropes, dark = (Builder() for _ in range(4))
    length, half, wall, ridge = 2.2, 1.75, 0.85, 2.45
    along, rise = np.meshgrid(np.linspace(-1, 1, 81), np.linspace(0, 1, 33))
    # Four ropes a side; between them the eaves drop, and creases run from each towards the ridge.
    pull = np.abs(np.cos(1.5 * np.pi * (along + 1)))
    slack = 0.17 * (1 - along**2) + 0.05 * (1 - pull)
    for side in (-1, 1):
        rough = fbm(along * 3 + 9 * side, rise * 5, 1.0, 4, 0.55, 51, True) - 0.5
        crease = 0.035 * (1 - rise) * (pull**6 - 0.4) + 0.03 * rough
        y = side * ((half + 0.14) * (1 - rise) + crease)
        z = wall + (ridge - wall) * rise - slack * (0.45 * rise**4 + np.sin(np.pi * rise) * 0.8) + crease
        z = z - 0.07 * (1 - pull) * (1 - rise) ** 3
        cloth.grid(length * along, y, z)
        sag = 0.07 * np.sin(np.pi * rise) * (1 - pull) - 0.014 * rough
        cloth.grid(length * along, side * (half + sag), (wall + 0.06 - 0.07 * (1 - pull)) * rise - 0.05)
        for at in (-1, -1 / 3, 1 / 3, 1):
            peg = (at * (length + 0.25), side * (half + 1.5), 0.0)
            ropes.tube([(at * length, side * (half + 0.1), wall), peg], 0.011, 5)
            poles.tube([np.add(peg, (0, -side * 0.03, -0.1)), np.add(peg, (0, side * 0.05, 0.22))], 0.025, 6)
    for end in (-1, 1):
        across, up = np.meshgrid(np.linspace(0.0 if end < 0 else 0.36, 1, 15), np.linspace(0, 1, 15))
        for side in (-1, 1):
            # The flap of the open end is tied back: narrow in the middle of its height.
            tied = (0.25 * np.sin(np.pi * up) * (1 - across)) if end > 0 else 0.0
            share = across + tied
            top = ridge - 0.08 - (ridge - wall) * share
            x = end * length * 0.985 + 0.05 * np.sin(7 * across + 2 * up) * (1 - up)
            cloth.grid(x, side * half * share, up * top - 0.05)
        poles.cyl(end * length, 0, -0.2, ridge + 0.22, 0.04, 8)
        ropes.tube([(end * length, 0, ridge + 0.1), (end * (length + 2.0), 0, 0)], 0.011, 5)
    dark.box(-length * 0.9, length * 0.9, -half * 0.9, half * 0.9, -0.02, 0.02)
    dark.box(length * 0.2, length * 0.8, -1.5, -0.8, 0.0, 0.45)
    made = rooted(name, ((cloth, canvas), (poles, wood), (ropes, wood), (dark, wood)), smooth=True)
    return made


def weathered(name, color, dirt="#8f7a5c", height=0.9):
    """Canvas or paint: bleached and stained, dusty towards the ground."""
    t = material(name)
    place = t.obj()
    stains = t.mapr(t.noise(place, 1.3, 8, 0.65), 0.32, 0.68)
    base = lin(color)[:3]
    tone = t.mix(stains, tuple(c * 0.66 for c in base), tuple(min(1, c * 1.2) for c in base))
    low = t.mapr(t.m("ADD", t.sep(place)[2], t.m("MULTIPLY", stains, 0.5)), 0.1, height + 0.5, 0.75, 0.08)
    tone = t.mix(low, tone, lin(dirt))
    principled(t, tone, 0.85, t.bump(t.noise(place, 9.0, 6, 0.6, 0.8), 0.3, 0.02), spec=0.15)
    return t.mat


def worker(name, seed, walk=True, pose=None, cell=0.02):
    """A man in the plain blue, grey or khaki cotton of the time, with a cap."""
    rng = np.random.default_rng(seed)
    cloth = ("#36425a", "#5c6065", "#5d6048", "#3f4a5c")
    return people.person(
        name,
        seed,
        walk=walk,
        pose=pose,
        old=False,
        carries=(),
        season="cool",
        woman=False,
        cut="short",
        hair="#14110f",
        hem=0.12,
        cell=cell,
        slack=1.09,
        top=cloth[rng.integers(0, 4)],
        bottom=cloth[rng.integers(0, 4)],
        lower="trousers",
        long_sleeves=True,
        hat="work cap",
        bag="#4b5349",
        shoes="#2a2622",
    )


# ---- the survey


def survey(plain):
    """A theodolite on its tripod with two men, a third who holds the staff beyond the bed, ranging poles and pegs."""
    x, y = LEVEL
    # He looks along the telescope to the staff.
    aim = math.atan2(STAFF[1] - y, STAFF[0] - x)
    stand(theodolite("theodolite"), plain, x, y, aim)
    observer = worker("at-theodolite", 702, pose=_bent_to_eyepiece(), cell=0.011)
    stand(observer, plain, x - 0.62 * math.cos(aim), y - 0.62 * math.sin(aim), aim)
    taker = worker("note-taker", 711, pose=READING, cell=0.011)
    stand(taker, plain, x + 1.55, y - 0.1, 2.5)
    book = Builder()
    book.box(0.24, 0.42, -0.14, 0.12, 1.10, 1.115)
    book.build("note-book", simple("camp-paper", "#d9cfb6", 0.8)).parent = taker
    stand(outfit("outfit"), plain, x + 0.9, y - 1.5, 0.5)
    white = simple("camp-white", "#d8d3c6", 0.7)
    red = simple("camp-red", "#8a2c1c", 0.7)
    staff = [Builder(), Builder()]
    for i in range(12):
        staff[i % 2].box(-0.05, 0.05, -0.015, 0.015, i * 0.25, (i + 1) * 0.25)
    stand(rooted("staff", zip(staff, (white, red))), plain, *STAFF, 0.2)
    stand(worker("staff-man", 720, walk=False), plain, STAFF[0] - 0.32, STAFF[1] + 0.1, -1.1)
    line = [
        (3.6, 44.0),
        (-2.5, 58.0),
        (-12.0, 74.0),
        (-24.0, 95.0),
        (20.5, 24.0),
        (-44.0, 130.0),
        (0.1, 21.5),
    ]
    for number, place in enumerate(line):
        poles = [Builder(), Builder()]
        for i in range(5):
            poles[i % 2].cyl(0, 0, i * 0.5 - 0.1 * (i == 0), (i + 1) * 0.5, 0.022, 8)
        flag = Builder()
        u, v = np.meshgrid(np.linspace(0, 1, 9), np.linspace(0, 1, 4))
        flag.grid(0.45 * u, 0.06 * np.sin(5 * u + number) * u, 2.48 - 0.30 * v * (1 - 0.3 * u) - 0.10 * u)
        stand(rooted(f"pole{number}", ((poles[0], white), (poles[1], red), (flag, red))), plain, *place, 0.4)


def _bent_to_eyepiece():
    """The pose of one who looks through the telescope, hands at its screws."""
    return people.Pose(
        pelvis=np.array([-0.05, 0, 0.86]),
        ankles=[np.array([0.08, 0.16, 0.08]), np.array([-0.16, -0.14, 0.08])],
        wrists=[np.array([0.40, 0.15, 1.27]), np.array([0.40, -0.15, 1.27])],
        lean=(0.16, 0.36),
        head=(0.0, -0.1),
    )


def theodolite(name):
    """Legs of two wooden rails each with iron shoes, the plate and its screws, the circles, the telescope in its fork."""
    legs, brass, black = Builder(), Builder(), Builder()
    for turn in (math.pi / 3, math.pi, -math.pi / 3):
        out = np.array([math.cos(turn), math.sin(turn), 0])
        side = np.array([-math.sin(turn), math.cos(turn), 0])
        foot, top = 0.58 * out + (0, 0, 0.10), 0.09 * out + (0, 0, 1.20)
        for sign in (-1, 1):
            legs.tube([foot + sign * side * 0.012, top + sign * side * 0.055], 0.017, 6)
        brass.tube([foot + (0, 0, 0.06), foot + out * 0.06 - (0, 0, 0.14)], (0.026, 0.008), 8)
        for share in (0.35, 0.7):
            middle = foot + (top - foot) * share
            brass.tube([middle - side * 0.05, middle + side * 0.05], 0.014, 6)
        black.cyl(0.075 * math.cos(turn), 0.075 * math.sin(turn), 1.24, 1.30, 0.016, 8)
    legs.cyl(0, 0, 1.18, 1.24, 0.12, 20)
    black.cyl(0, 0, 1.30, 1.33, 0.095, 24)
    brass.cyl(0, 0, 1.33, 1.36, 0.11, 28)
    for side in (-1, 1):
        # The fork, and the upright circle on its left arm.
        black.tube([(0, side * 0.055, 1.35), (0, side * 0.075, 1.44), (0, side * 0.07, 1.54)], 0.018, 8)
    brass.tube([(0, 0.085, 1.53), (0, 0.115, 1.53)], 0.085, 26)
    black.tube([(0, -0.10, 1.53), (0, 0.12, 1.53)], 0.02, 10)
    black.tube(
        [(-0.17, 0, 1.53), (-0.15, 0, 1.53), (0.05, 0, 1.53), (0.17, 0, 1.53)],
        (0.018, 0.024, 0.03, 0.038),
        16,
    )
    brass.tube([(0.165, 0, 1.53), (0.185, 0, 1.53)], 0.042, 16)
    black.tube([(0, 0, 1.18), (0, 0, 0.42)], 0.003, 4)
    brass.tube([(0, 0, 0.44), (0, 0, 0.40), (0, 0, 0.31)], (0.012, 0.022, 0.002), 10)
    finishes = (
        simple("camp-tripod", "#a67c42", 0.55, vary=0.25),
        simple("camp-brass", "#8d7038", 0.35, metallic=0.8),
        simple("camp-instrument", "#34382f", 0.4),
    )
    return rooted(name, zip((legs, brass, black), finishes))


def outfit(name):
    """What the party has set down: the case of the instrument, a roll of plans, a satchel and a water bottle."""
    wood, leather, paper = Builder(), Builder(), Builder()
    wood.box(-0.20, 0.20, -0.17, 0.17, -0.02, 0.36)
    wood.box(-0.21, 0.21, -0.18, 0.18, 0.36, 0.44, 0.015)
    leather.box(-0.215, 0.215, -0.10, -0.07, -0.02, 0.445)
    leather.box(-0.215, 0.215, 0.07, 0.10, -0.02, 0.445)
    leather.tube([(-0.1, 0, 0.44), (-0.05, 0, 0.50), (0.05, 0, 0.50), (0.1, 0, 0.44)], 0.014, 6)
    leather.box(0.38, 0.46, -0.20, 0.14, -0.02, 0.26, 0.02)
    leather.tube([(0.42, -0.18, 0.24), (0.34, -0.28, 0.08), (0.50, 0.20, 0.05), (0.42, 0.12, 0.24)], 0.010, 5)
    paper.tube([(-0.24, -0.42, 0.05), (0.52, -0.36, 0.05)], 0.045, 14)
    finishes = (
        simple("camp-case", "#8a6238", 0.6, vary=0.25),
        simple("camp-leather", "#54351f", 0.6, vary=0.2),
        simple("camp-plans", "#d8ceb4", 0.8),
    )
    return rooted(name, zip((wood, leather, paper), finishes))


# ---- vehicles


def vehicles(plain):
    """A field car by the bed, and a lorry on its way in."""
    stand(field_car("field-car"), plain, *JEEP)
    stand(lorry("lorry"), plain, *LORRY)
    stand(worker("driver", 731, walk=False), plain, JEEP[0] - 1.9, JEEP[1] - 1.2, -0.6)


def _materials():
    """Paint, canvas, glass and rubber of the cars, made once."""
    if "car-paint" not in bpy.data.materials:
        weathered("car-paint", "#4f5a41", "#a08a68", 0.7)
        weathered("car-canvas", "#837d5c", "#9c8a68", 0.4)
        weathered("car-rubber", "#24211e", "#8a7558", 0.5)
        weathered("car-planks", "#5d5a3e", "#9c8866", 0.7)
        simple("car-glass", "#2b3438", 0.06, spec=0.6)
        simple("car-lamp", "#c9c6bb", 0.15, metallic=0.7)
    return {part: bpy.data.materials["car-" + part] for part in ("paint", "canvas", "rubber", "planks", "glass", "lamp")}


def _wheels(rubber, places, radius, width):
    """Wheels at (x, y) standing on the ground, with axles along y."""
    for x, y in places:
        side = np.array([0, width / 2, 0])
        middle = np.array([x, y, radius])
        rubber.tube(
            [middle - side, middle - side * 0.98, middle + side * 0.98, middle + side],
            (radius * 0.9, radius, radius, radius * 0.9),
            22,
        )


def field_car(name):
    """A four-wheeled field car of the sixties: a bonnet between flat wings, a canvas top on hoops. It heads to +x."""
    paint, canvas, glass, rubber = (Builder() for _ in range(4))
    _wheels(rubber, [(x, y) for x in (-1.15, 1.15) for y in (-0.68, 0.68)], 0.38, 0.20)
    paint.box(-1.85, 1.80, -0.62, 0.62, 0.42, 0.72)
    paint.box(0.45, 1.75, -0.50, 0.50, 0.70, 1.08, 0.05)
    for side in (-1, 1):
        for x in (-1.15, 1.15):
            paint.box(x - 0.52, x + 0.52, *sorted((side * 0.52, side * 0.84)), 0.74, 0.86, 0.04)
        paint.box(-0.62, 0.45, *sorted((side * 0.74, side * 0.80)), 0.55, 1.12)
    paint.box(-1.80, 0.45, -0.80, 0.80, 0.62, 1.08)
    paint.box(1.80, 1.92, -0.80, 0.80, 0.45, 0.58)
    for side in (-1, 1):
        paint.tube([(1.68, side * 0.62, 0.92), (1.80, side * 0.62, 0.92)], 0.10, 12)
    glass.box(0.36, 0.40, -0.72, 0.72, 1.12, 1.60)
    for side in (-1, 1):
        glass.box(-1.4, 0.30, *sorted((side * 0.765, side * 0.785)), 1.14, 1.52)
    x, around = np.meshgrid(np.linspace(-1.82, 0.46, 15), np.linspace(0, np.pi, 15))
    sag = 0.025 * np.cos((x + 1.8) * 2 * np.pi / 0.75)
    canvas.grid(
        x,
        0.80 * np.sign(np.cos(around)) * np.abs(np.cos(around)) ** 0.35,
        1.52 + (0.34 + sag) * np.sin(around) ** 0.5,
    )
    canvas.box(-1.82, -1.76, -0.78, 0.78, 1.05, 1.78)
    canvas.tube([(-1.90, 0.0, 0.95), (-2.08, 0.0, 0.95)], 0.37, 20)
    m = _materials()
    return rooted(
        name, ((paint, m["paint"]), (canvas, m["canvas"]), (glass, m["glass"]), (rubber, m["rubber"]))
    )


def lorry(name):
    """A four-ton lorry of the fifties: long narrow bonnet, swept wings and running boards, a round cab with a split
    windscreen, planks around the bed and a tilt over hoops. It heads to +x."""
    paint, canvas, glass, rubber, planks, lamp = (Builder() for _ in range(6))
    _wheels(rubber, [(2.35, y) for y in (-0.86, 0.86)], 0.50, 0.24)
    _wheels(rubber, [(-1.65, y + d) for y in (-0.86, 0.86) for d in (-0.14, 0.14)], 0.50, 0.23)
    for x, y in [(x, y) for x in (2.35, -1.65) for y in (-0.98, 0.98)]:
        paint.tube([(x, y * 0.9, 0.5), (x, y * 1.01, 0.5), (x, y * 1.03, 0.5)], (0.20, 0.20, 0.10), 18)
    planks.box(-3.5, 2.9, -0.42, 0.42, 0.58, 0.82)
    _hull(paint, ((1.15, 0.60, 0.85, 1.62), (1.6, 0.55, 0.85, 1.60), (2.5, 0.44, 0.84, 1.54), (2.9, 0.38, 0.82, 1.50),
                  (3.02, 0.33, 0.86, 1.44)))  # fmt: skip
    for y in np.linspace(-0.26, 0.26, 9):
        # The bars of the radiator, bowed as its shell is.
        top = 1.42 - 1.2 * y * y
        lamp.tube([(3.02, y, 0.90), (3.07, y, 1.15), (3.02, y, top)], 0.012, 5)
    for side in (-1, 1):
        for x in np.linspace(1.75, 2.5, 8):
            planks.box(x, x + 0.035, *sorted((side * (0.505 - 0.1 * (x - 1.75)), side * 0.48)), 1.05, 1.38)
        _wing(paint, side)
        lamp.tube([(2.62, side * 0.66, 1.26), (2.72, side * 0.66, 1.26), (2.86, side * 0.66, 1.26)], (0.07, 0.13, 0.135), 18)
        paint.tube([(2.66, side * 0.66, 1.0), (2.66, side * 0.66, 1.2)], 0.03, 8)
        paint.tube([(1.28, side * 1.02, 1.70), (1.34, side * 1.18, 1.78)], 0.012, 6)
        lamp.box(1.28, 1.31, *sorted((side * 1.12, side * 1.26)), 1.66, 1.92)
        # One pane each side of the pillar, set a little back towards the doors.
        glass.add(
            [(1.25, side * 0.03, 1.66), (1.20, side * 0.70, 1.66), (1.11, side * 0.64, 2.03), (1.15, side * 0.03, 2.05)],
            [(0, 1, 2, 3)],
        )
        glass.box(0.34, 0.98, *sorted((side * 0.845, side * 0.875)), 1.62, 2.02)
        planks.box(0.18, 1.06, *sorted((side * 0.895, side * 0.905)), 1.55, 1.57)
        planks.box(0.16, 0.19, *sorted((side * 0.88, side * 0.905)), 0.9, 2.05)
    _hull(paint, ((0.02, 0.84, 0.80, 2.10), (0.08, 0.88, 0.78, 2.20), (0.6, 0.89, 0.78, 2.24), (1.0, 0.84, 0.78, 2.18),
                  (1.10, 0.80, 0.80, 2.10), (1.18, 0.78, 0.80, 1.62), (1.24, 0.70, 0.84, 1.58)))  # fmt: skip
    paint.box(3.02, 3.14, -0.98, 0.98, 0.56, 0.74, 0.02)
    _bed(planks, canvas, paint)
    rubber.tube([(-0.42, -0.16, 0.82), (-0.12, -0.16, 0.82)], 0.46, 26)
    m = _materials()
    finishes = (m[part] for part in ("paint", "canvas", "glass", "rubber", "planks", "lamp"))
    return rooted(name, zip((paint, canvas, glass, rubber, planks, lamp), finishes), smooth=True)


def _hull(builder, rows, square=3.2):
    """A skin over rounded sections across x: (x, half width, bottom, top)."""
    angle = np.linspace(0, 2 * np.pi, 41)
    c, s = (np.sign(v) * np.abs(v) ** (2 / square) for v in (np.cos(angle), np.sin(angle)))
    rows = np.array([(rows[0][0], 0.01, *(rows[0][2:3] * 2)), *rows, (rows[-1][0], 0.01, *(rows[-1][2:3] * 2))])
    rows[0, 2:] = rows[1, 2:].mean()
    rows[-1, 2:] = rows[-2, 2:].mean()
    middle, tall = rows[:, 2:].mean(1), (rows[:, 3] - rows[:, 2]) / 2
    builder.grid(rows[:, :1] + 0 * c, rows[:, 1:2] * c, middle[:, None] + tall[:, None] * s)


def _wing(builder, side):
    """A front wing that rises over its wheel, falls to the running board and runs on under the door."""
    x = np.array([3.06, 3.05, 2.98, 2.80, 2.55, 2.25, 1.98, 1.75, 1.55, 1.35, 1.15, 0.6, 0.05])
    z = np.array([0.62, 0.78, 0.96, 1.09, 1.14, 1.12, 1.02, 0.86, 0.70, 0.60, 0.57, 0.57, 0.57])
    u = np.linspace(0, 1, 60)
    x, z = (np.interp(u, np.linspace(0, 1, len(v)), v) for v in (x, z))
    for _ in range(3):
        x[1:-1], z[1:-1] = ((v[:-2] + 2 * v[1:-1] + v[2:]) / 4 for v in (x, z))
    along, across = np.meshgrid(np.arange(60), np.linspace(0, 1, 12), indexing="ij")
    # Crowned, with the outer edge turned down.
    drop = 0.02 * across**2 + 0.19 * np.clip(across - 0.78, 0, 1) ** 1.5 / 0.22**1.5
    builder.grid(x[along], side * (0.46 + 0.67 * across), z[along] - drop)
    builder.grid(x[along], side * (0.46 + 0.65 * across), z[along] - drop - 0.03, True)


def _bed(planks, canvas, paint):
    """Boards with gaps, posts, and a tilt that sags between its five hoops and is laced at the tail."""
    planks.box(-3.55, -0.12, -1.12, 1.12, 1.0, 1.12)
    for low in (1.13, 1.31, 1.49):
        for side in (-1, 1):
            planks.box(-3.5, -0.15, *sorted((side * 1.08, side * 1.12)), low, low + 0.165)
        for x in (-3.5, -0.15):
            planks.box(x - 0.02, x + 0.02, -1.08, 1.08, low, low + 0.165)
    for x in np.linspace(-3.4, -0.25, 6):
        for side in (-1, 1):
            paint.box(x - 0.035, x + 0.035, *sorted((side * 1.12, side * 1.16)), 0.98, 1.68)
    x, around = np.meshgrid(np.linspace(-3.52, -0.14, 97), np.linspace(-0.06, np.pi + 0.06, 61))
    hoop = np.abs(np.cos(2 * np.pi * (x + 3.52) / 1.69))
    rough = fbm(x * 1.5, around * 2, 1.0, 4, 0.55, 61, True) - 0.5
    shrunk = 1 - 0.055 * (1 - hoop**3) * np.sin(np.clip(around, 0, np.pi)) ** 0.3 + 0.03 * rough
    c, s = np.cos(around), np.sin(around)
    y = 1.14 * np.sign(c) * np.abs(c) ** 0.55 * shrunk
    # The lower edge is drawn up between the lashings.
    low = 0.05 * np.abs(np.sin(6 * np.pi * (x + 3.52) / 3.38)) * (s < 0.1)
    canvas.grid(x, y, 1.55 + low + 1.02 * np.sign(s) * np.abs(s) ** 0.6 * shrunk)
    for end in (-3.50, -0.16):
        across, up = np.meshgrid(np.linspace(-1, 1, 25), np.linspace(0, 1, 13))
        top = 1.02 * np.clip(1 - np.abs(across) ** 3.4, 0, 1) ** 0.6
        canvas.grid(end + 0.04 * np.sin(9 * across) * (1 - up), 1.10 * across, 1.5 + up * top)


# ---- dust


def dust(plain, sun):
    """The plume behind the lorry, and thin sheets of dust that the wind drives over the plain."""
    t = material("plume")
    uv = t.n("ShaderNodeUVMap").outputs[0]
    u, v = t.sep(uv)[:2]
    billow = t.noise(t.vm("ADD", t.vm("MULTIPLY", t.pos(), (0.09, 0.09, 0.22)), (3.0, 0.0, 0.0)), 1.0, 6, 0.6)
    edge = t.m("MULTIPLY", t.mapr(u, 0.0, 0.35, 0, 1, True), t.mapr(u, 1.0, 0.75, 0, 1, True))
    edge = t.m("MULTIPLY", edge, t.mapr(v, 1.0, 0.05, 0, 1, True))
    dense = t.m(
        "MULTIPLY", edge, t.mapr(t.m("ADD", billow, t.m("MULTIPLY", v, -0.18)), 0.30, 0.62, 0, 1, True)
    )
    thick = t.attr("thick").outputs["Fac"]
    clear = t.n("ShaderNodeBsdfTransparent")
    # Lit as haze is, for a thin sheet has no shaded side.
    glow = t.n("ShaderNodeEmission", {0: lin("#d5c3a2"), 1: 0.62})
    both = t.n(
        "ShaderNodeMixShader", {0: t.m("MULTIPLY", dense, thick), 1: clear.outputs[0], 2: glow.outputs[0]}
    )
    t.t.links.new(both.outputs[0], t.out.inputs[0])
    x, y = LORRY[:2]
    sheets = [
        # left end, right end, height, thickness
        ((x + 1.0, y + 1.5), (x + 26, y + 27), 3.6, 0.62),
        ((x + 2.5, y + 1.5), (x + 17, y + 20), 2.4, 0.60),
        ((-190, 240), (40, 250), 7.0, 0.40),
        ((20, 300), (260, 290), 9.0, 0.45),
        ((-420, 520), (380, 540), 16.0, 0.40),
    ]
    for number, (left, right, tall, thickness) in enumerate(sheets):
        foot = ground_at(plain, *left) - 0.5, ground_at(plain, *right) - 0.5
        corners = [(*left, foot[0]), (*right, foot[1]), (*right, foot[1] + tall), (*left, foot[0] + tall)]
        sheet = mesh_np(
            f"dust{number}",
            corners,
            [(0, 1, 2, 3)],
            mat=t.mat,
            attrs={"thick": [thickness] * 4},
            uv=[(0, 0), (1, 0), (1, 1), (0, 1)],
        )
        sheet.visible_shadow = False


if __name__ == "__main__":
    studio.main(SHOTS, build)
