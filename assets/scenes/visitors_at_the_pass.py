"""Visitors on the way to the open gate of the Pass, on a clear afternoon."""

import math

import numpy as np

from kit import fortress, studio
from kit.desert import Plain, range_behind
from kit.mesh import Builder, grid_mesh
from kit.nodes import lin, material, principled
from kit.noise import fbm
from kit.people import crowd, family, person, wheelchair
from kit.sky import sky

SHOTS = {"visitors-at-the-pass": studio.Shot((2560, 1440), samples=20, exposure=0.35)}

#: Beside the paved way, near enough to its line for the far end of the gate's passage to be seen.
CAMERA, TARGET, LENS = (219.0, 67.2, 2.9), (144.0, 66.6, 2.9), 28
#: The camera is level, so that the towers stand upright; this moves the horizon down to two thirds of the height.
SHIFT_Y = 0.092
SUN = (20.0, 40.0)
HAZE = (9000, "#a9b4c9", "#f0cfa6")
#: The paved way from the gate outwards: x, y of its middle, and half its width.
WAY = np.array(
    [(152, 75, 2.6), (160, 75, 3.2), (174, 75.4, 3.9), (190, 76.0, 4.3), (204, 74.6, 4.6), (222, 69.5, 5.0)]
)
#: Height of the paving; the ground beside it lies a little lower.
PAVING_Z = 0.03


class Forecourt(Plain):
    """The plain, levelled along the paved way."""

    def height(self, x, y):
        """Height of the ground: just under the paving beside it, as it likes farther out."""
        beside = np.abs(y - middle(x)) - half_width(x)
        outward = np.clip((beside - 0.5) / 14, 0, 1)
        sand = 0.05 * fbm(x, y, 1 / 2.5, 3, 0.5, 5, False)
        return super().height(x, y) * outward + (sand - 0.08) * (1 - outward) - 0.12 * (beside < -0.4)

    def free(self, x, y):
        """Neither on the way and its edges nor just before the camera."""
        way = np.abs(y - middle(x)) < half_width(x) + 2.6
        near = np.hypot(x - CAMERA[0], y - CAMERA[1]) < 13
        return super().free(x, y) & ~(way & (x < WAY[-1, 0])) & ~near


def middle(x):
    """Where the middle of the way is at `x`."""
    return np.interp(x, *_fine(1))


def half_width(x):
    """Half the width of the way at `x`."""
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
    fortress.fortress((32, 44, 106, 118, 130))
    ground = Forecourt(CAMERA, -90, half_angle=36, knoll=(0.0, 1.0), nearest=5)
    ground.build(sun, HAZE)
    ground.stones(26000, 80)
    ground.bushes(sun, HAZE, 520, 120)
    paving()
    kerbs()
    posts()
    lanterns()
    people()
    light_at_the_far_end(scene)
    range_behind(CAMERA, sun, HAZE, 34000, height=4000, yaw=25)
    studio.camera(scene, CAMERA, TARGET, lens=LENS, shift_y=SHIFT_Y)


def paving():
    """Stone slabs, worn in the middle, with sand blown over the edges ("sand")."""
    t = material("paving")
    p = t.pos()
    x, y, _ = t.sep(p)[:3]
    slabs = t.n(
        "ShaderNodeTexBrick",
        {
            "Vector": t.comb(y, x, 0.0),
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
        x = WAY[0, 0] + 4.0
        while x < WAY[-1, 0]:
            length = random.uniform(0.85, 1.05)
            here, there = (
                np.array([at, middle(at) + side * (half_width(at) + 0.10)]) for at in (x, x + length)
            )
            ahead = (there - here) / np.linalg.norm(there - here)
            center = (here + there) / 2 + random.normal(0, 0.012, 2)
            shape.obox(center, ahead, length / 2 - 0.012, 0.13, -0.5, 0.13 + random.normal(0, 0.012), 0.02)
            x += length
    shape.build("kerbs", fortress.MATS["stone"])


def posts():
    """Low stone posts with a rope between them, along the left side."""
    stone, rope = Builder(), Builder()
    sag = np.linspace(0, 1, 13)
    last = None
    for x in np.arange(162, 213, 3.2):
        y = middle(x) - half_width(x) - 0.75
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


def lanterns():
    """Stone lanterns in pairs along the way: foot, post, fire box and roof."""
    shape, dark = Builder(), Builder()
    for x in (164, 178, 192):
        for side in (-1, 1):
            y = middle(x) + side * (half_width(x) + 1.9)
            shape.box(x - 0.36, x + 0.36, y - 0.36, y + 0.36, -0.4, 0.22, 0.03)
            shape.box(x - 0.16, x + 0.16, y - 0.16, y + 0.16, 0.22, 1.15, 0.02)
            shape.box(x - 0.34, x + 0.34, y - 0.34, y + 0.34, 1.15, 1.27)
            shape.box(x - 0.24, x + 0.24, y - 0.24, y + 0.24, 1.27, 1.72)
            shape.box(x - 0.46, x + 0.46, y - 0.46, y + 0.46, 1.72, 2.02, 0.34)
            shape.cyl(x, y, 2.0, 2.2, 0.08, 10, 0.03)
            dark.box(x - 0.245, x + 0.245, y - 0.12, y + 0.12, 1.36, 1.62)
            dark.box(x - 0.12, x + 0.12, y - 0.245, y + 0.245, 1.36, 1.62)
    shape.build("lanterns", fortress.MATS["stone"])
    dark.build("lantern_windows", fortress.MATS["dark"])


def stand(root, x, aside, turn=math.pi, z=PAVING_Z):
    """Puts a figure at `x`, `aside` metres right of the middle of the way; it looks towards the gate."""
    root.location = (x, middle(x) + aside, z)
    root.rotation_euler = (0, 0, turn)


def people():
    """Groups on their way in, seen from behind, and some who come back; nobody is nearer than 18 m."""
    stand(wheelchair("elder", 4, season="mild"), 194.5, -2.3, math.pi - 0.42)
    stand(family("family_near", 11, season="summer"), 189.0, 1.6, math.pi - 0.08)
    stand(family("family_far", 12, season="mild"), 171.0, -1.5, math.pi + 0.05)
    stand(person("parasol_near", 41, carries=("parasol",), season="summer"), 197.5, 2.5, math.pi - 0.10)
    stand(person("sun_hat", 47, hat="sun hat", season="summer"), 197.0, 3.4, math.pi - 0.04)
    stand(person("straw_hat", 52, hat="straw hat", old=True, carries=("stick",)), 184.0, 3.0, math.pi + 0.10)
    stand(person("parasol_far", 43, carries=("parasol",), season="summer"), 168.0, 1.8, 0.15)
    spots = [
        (183.0, -0.9, math.pi),
        (182.2, -1.8, math.pi + 0.1),
        (181.6, 0.3, math.pi),
        (180.4, -0.6, math.pi - 0.1),
        (176.5, 1.2, 0.0),
        (175.8, 2.1, 0.1),
        (173.0, 0.6, math.pi),
        (166.5, -1.2, math.pi),
        (165.8, -0.4, math.pi),
        (163.0, 1.0, 0.0),
        (160.5, -0.7, math.pi),
        (158.0, 0.8, math.pi),
        (156.2, -0.2, math.pi),
        (149.0, 0.7, math.pi),
        (143.0, -0.4, math.pi),
        (139.0, 0.5, 0.0),
        (186.0, -2.6, math.pi),
        (201.0, 1.0, math.pi - 0.06),
    ]

    def place(random, number):
        x, aside, turn = spots[number]
        return x, float(middle(x)) + aside, PAVING_Z, turn + random.normal(0, 0.12)

    crowd(len(spots), place, seed=61, season="summer")


def light_at_the_far_end(scene):
    """The yard behind the gate lies in the shadow of its tower; this stands for the sky and the sunlit walls there."""
    yard = fortress.OUTER_X - fortress.PLATFORM[0]
    studio.area_lamp(
        scene, (yard - 2, fortress.GATE_Y, 11.5), (yard - 15, fortress.GATE_Y, 2), 9000, "#ffe2bd", 8, 3
    )


if __name__ == "__main__":
    studio.main(SHOTS, build)
