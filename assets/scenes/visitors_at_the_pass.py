"""Visitors on the way to the open gate of the Pass, on a clear afternoon."""

import math

import numpy as np

from kit import fortress, studio
from kit.desert import Plain, foothills, range_behind
from kit.mesh import Builder, grid_mesh
from kit.nodes import lin, material, principled
from kit.noise import fbm
from kit.people import family, person, wheelchair
from kit.sky import sky
from pass_daylight import FLAGS, HAZE

SHOTS = {"visitors-at-the-pass": studio.Shot((2560, 1440), samples=14, exposure=0.45)}

#: On the right side of the paved way, which leads to the gate; both sides of the gate's block are seen, one in shade.
CAMERA, LENS = (206.0, 27.0, 3.0), 28
#: Direction of the view, in degrees from south towards west.
BEARING = -54.0
#: The camera is level, so that the towers stand upright; this moves the horizon down to two thirds of the height.
SHIFT_Y = 0.092
SUN = (14.0, 40.0)
#: The paved way from the gate outwards: x, y of its middle, and half its extent along y (it runs aslant).
WAY = np.array(
    [
        (152, 75, 2.6),
        (160, 73.6, 3.4),
        (166, 69.2, 4.6),
        (175, 59.6, 5.2),
        (184.8, 48.2, 5.6),
        (192.8, 39.3, 5.8),
        (201, 29, 6.0),
        (209, 19, 6.2),
    ]
)
#: Who walks alone or in a loose group: x, metres right of the middle, and turn (pi: comes back; None: stands).
WALKERS = (
    (188.2, -0.8, -0.15),
    (184.9, -2.7, math.pi),
    (184.5, -2.0, math.pi + 0.1),
    (182.0, -2.6, 0.0),
    (181.5, -1.8, 0.1),
    (181.0, -2.9, -0.1),
    (180.6, -2.1, 0.0),
    (176.0, 2.4, None),
    (175.6, 1.6, None),
    (173.2, 0.1, 0.0),
    (172.8, 0.9, 0.1),
    (171.9, -0.5, 0.0),
    (168.6, -1.8, math.pi),
    (168.0, -1.1, math.pi),
    (164.6, 0.2, 0.0),
    (163.8, -0.7, 0.0),
    (162.0, 1.5, math.pi),
    (160.0, 0.3, 0.0),
    (159.1, 1.0, 0.0),
    (157.6, -0.8, 0.0),
    (156.0, 0.5, 0.0),
    (150.0, 0.6, 0.0),
    (144.0, -0.4, 0.0),
)
#: Height of the paving; the ground beside it lies a little lower.
PAVING_Z = 0.03


class Forecourt(Plain):
    """The plain, levelled along the paved way."""

    def height(self, x, y):
        """Height of the ground: just under the paving beside it, as it likes farther out."""
        beside = 0.66 * (np.abs(y - middle(x)) - half_width(x))
        outward = np.clip((beside - 0.5) / 14, 0, 1)
        sand = 0.05 * fbm(x, y, 1 / 2.5, 3, 0.5, 5, False)
        return super().height(x, y) * outward + (sand - 0.08) * (1 - outward) - 0.12 * (beside < -0.4)

    def free(self, x, y):
        """Neither on the way and its edges nor just before the camera."""
        way = np.abs(y - middle(x)) < half_width(x) + 3.4
        near = np.hypot(x - CAMERA[0], y - CAMERA[1]) < 13
        return super().free(x, y) & ~(way & (x < WAY[-1, 0])) & ~near


def middle(x):
    """Where the middle of the way is at `x`."""
    return np.interp(x, *_fine(1))


def half_width(x):
    """Half the extent of the way along y at `x`."""
    return np.interp(x, *_fine(2))


def _fine(column):
    """One column of the way, smoothly interpolated."""
    x = np.linspace(WAY[0, 0], WAY[-1, 0], 141)
    values = np.interp(x, WAY[:, 0], WAY[:, column])
    for _ in range(150):
        values[1:-1] = (values[:-2] + 2 * values[1:-1] + values[2:]) / 4
    return x, values


def build(scene, shot):
    """The gate in the afternoon sun, with the way to it and the people on it."""
    sun = sky(
        scene,
        *SUN,
        strength=0.10,
        sun=5.0,
        sun_col="#ffdcb4",
        dust=1.2,
        clouds=0.75,
        cloud_scale=2.2,
        cloud_stretch=(0.8, 3.0),
        cloud_lit="#ffe9d2",
        cloud_shade="#c3c1cb",
        cloud_gain=0.85,
    )
    fortress.fortress(FLAGS)
    ground = Forecourt(CAMERA, BEARING, half_angle=36, knoll=(0.0, 1.0), nearest=5)
    ground.build(sun, HAZE)
    ground.stones(26000, 80)
    ground.rubble()
    ground.bushes(sun, HAZE, 520, 120)
    paving()
    kerbs()
    posts()
    people()
    light_at_the_far_end(scene)
    foothills(CAMERA, BEARING, sun, HAZE)
    range_behind(CAMERA, sun, HAZE, 34000, seen=(BEARING, 36))
    turn = math.radians(BEARING)
    target = (CAMERA[0] + math.sin(turn), CAMERA[1] + math.cos(turn), CAMERA[2])
    studio.camera(scene, CAMERA, target, lens=LENS, shift_y=SHIFT_Y)


def paving():
    """Stone slabs, worn in the middle, with sand blown over the edges ("sand")."""
    t = material("paving")
    p = t.pos()
    # Rows of slabs lie across the way, which runs at half a right angle before the camera.
    across, along = (t.vm("DOT_PRODUCT", p, line) for line in ((0.75, 0.66, 0.0), (-0.66, 0.75, 0.0)))
    slabs = t.n(
        "ShaderNodeTexBrick",
        {
            "Vector": t.comb(across, along, 0.0),
            "Color1": lin("#94866f"),
            "Color2": lin("#afa087"),
            "Mortar": lin("#5f5443"),
            "Scale": 1.0,
            "Mortar Size": 0.012,
            "Brick Width": 0.9,
            "Row Height": 0.45,
        },
    )
    worn, fine = t.noise(p, 0.8, 8, 0.6), t.noise(p, 9, 6, 0.65)
    color = t.mix(t.m("MULTIPLY", worn, 0.55), slabs.outputs[0], lin("#b59f80"))
    color = t.mix(t.m("MULTIPLY", t.mapr(fine, 0.5, 0.75), 0.3), color, lin("#6f624f"))
    sand = t.m("ADD", t.attr("sand").outputs["Fac"], t.m("MULTIPLY", t.m("SUBTRACT", worn, 0.5), 1.6))
    color = t.mix(t.mapr(sand, 0.45, 0.95), color, lin("#c2a57b"))
    height = t.m("ADD", slabs.outputs[1], t.m("MULTIPLY", worn, -0.5))
    principled(t, color, 0.85, t.bump(height, 0.5, -0.02), spec=0.2)
    along, across = np.meshgrid(np.linspace(WAY[0, 0], WAY[-1, 0], 240), np.linspace(-1, 1, 41))
    y = middle(along) + across * half_width(along)
    z = PAVING_Z + 0.012 * fbm(along, y, 1 / 1.5, 3, 0.5, 8, False)
    grid_mesh("paving", along, y, z, t.mat, {"sand": np.abs(across) ** 5})


def kerbs():
    """Kerb stones on both sides, each a little out of line, let into the ground."""
    random = np.random.default_rng(3)
    shape = Builder()
    for side in (-1, 1):
        x = WAY[0, 0] + 8.0
        while x < WAY[-1, 0]:
            length = random.uniform(0.58, 0.70)
            here, there = (
                np.array([at, middle(at) + side * (half_width(at) + 0.10)]) for at in (x, x + length)
            )
            half = np.linalg.norm(there - here) / 2
            ahead = (there - here) / (2 * half)
            center = (here + there) / 2 + random.normal(0, 0.012, 2)
            shape.obox(center, ahead, half - 0.012, 0.13, -0.5, 0.13 + random.normal(0, 0.012), 0.02)
            x += length
    shape.build("kerbs", fortress.MATS["stone"])


def posts():
    """Low stone posts with a rope between them, along the left side."""
    stone, rope = Builder(), Builder()
    sag = np.linspace(0, 1, 13)
    last = None
    for x in np.arange(164, 204, 2.0):
        y = middle(x) - half_width(x) - 1.1
        stone.cyl(x, y, -0.3, 0.78, 0.11, 14, 0.095)
        stone.cyl(x, y, 0.78, 0.90, 0.13, 14, 0.08)
        here = np.array([x, y, 0.68])
        if last is not None:
            line = last + (here - last) * sag[:, None]
            line[:, 2] -= 0.30 * 4 * sag * (1 - sag)
            rope.tube(line, 0.022, 6)
        last = here
    stone.build("posts", fortress.MATS["stone"], smooth=True)
    rope.build("rope", fortress.MATS["red"], smooth=True)


def stand(root, x, aside, turn=0.0):
    """Puts a figure on the way at `x`, `aside` metres right of its middle; it looks along the way to the gate."""
    y, slope = float(middle(x)), float(middle(x + 0.5) - middle(x - 0.5))
    heading = math.atan2(-slope, -1.0)
    root.location = (x + aside * math.sin(heading), y - aside * math.cos(heading), PAVING_Z)
    root.rotation_euler = (0, 0, heading + turn)


def people():
    """Groups on their way in, seen from behind, and some who come back; nobody is nearer than 20 m."""
    stand(wheelchair("elder", 4, season="mild"), 187.6, -1.9, -0.10)
    stand(family("family_near", 11, season="summer"), 190.2, 1.2, 0.05)
    stand(person("old_man", 52, hat="straw hat", old=True, carries=("stick",)), 185.8, 1.9, 0.05)
    stand(person("old_woman", 57, old=True, carries=("hand bag",)), 185.4, 2.7, -0.05)
    stand(person("parasol_near", 41, carries=("parasol",), season="summer"), 184.4, -0.4, -0.10)
    stand(person("sun_hat", 47, hat="sun hat", season="summer"), 184.1, 0.4, 0.06)
    stand(family("family_middle", 12, season="mild"), 179.6, 1.9, 0.05)
    stand(family("family_back", 15, season="summer"), 177.0, -1.2, math.pi)
    stand(person("parasol_far", 43, carries=("parasol",), season="summer"), 166.0, 1.2, math.pi)
    for number, (x, aside, turn) in enumerate(WALKERS):
        stand(person(f"walker{number}", 610 + number, turn is not None, season="mild"), x, aside, turn or 0.7)


def light_at_the_far_end(scene):
    """The yard behind the gate lies in the shadow of its tower; this stands for the sky and the sunlit walls there."""
    yard = fortress.OUTER_X - fortress.PLATFORM[0]
    studio.area_lamp(
        scene, (yard - 2, fortress.GATE_Y, 11.5), (yard - 15, fortress.GATE_Y, 2), 9000, "#ffe2bd", 8, 3
    )


if __name__ == "__main__":
    studio.main(SHOTS, build)
