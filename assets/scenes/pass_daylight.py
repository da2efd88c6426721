"""The Pass in the last light of the day, seen from the north-west over the stony plain."""

import math

import bpy

from kit import fortress, studio
from kit.desert import Plain, foothills
from kit.mountains import mountains
from kit.nodes import hazify
from kit.people import crowd
from kit.sky import sky

SHOTS = {
    "pass-daylight": studio.Shot((3840, 2160), samples=10, exposure=0.7),
    "pass-daylight-tall": studio.Shot((1440, 2560), samples=16, exposure=0.7),
}

#: The night picture is taken from the same place, so that one can fade into the other.
CAMERA, TARGET, LENS = (237.0, -43.0, 10.5), (133.0, 65.1, 18.9), 40
#: The tall picture is taken closer to the wall, which leads the eye to the gate; level, so that the towers stand upright.
TALL = {"location": (192.0, -66.0, 7.5), "target": (138.2, 74.0, 7.5), "lens": 42, "shift_y": 0.14}

#: Length of the haze over the plain, its colour, and its colour towards the sun.
HAZE = (9000, "#a9b4c9", "#f0cfa6")
#: Where the sun stands: degrees above the horizon, and from south towards west.
SUN = (9.5, 37.0)

#: Wheels have come from the desert to the gate for centuries, and turned off to the south along the wall.
TRACKS = (
    [(154, 75), (172, 72), (196, 58), (214, 30), (226, 4), (224, -30), (226, -60), (236, -90)],
    [(196, 58), (190, 96), (178, 140), (172, 190), (160, 260), (128, 360), (90, 520), (30, 800)],
    [(154, 75), (160, 60), (166, 26), (172, -12), (185, -42), (198, -62), (240, -120)],
)


def build(scene, shot):
    """The fortress on its plain at golden hour; the tall shot looks from elsewhere at the same world."""
    tall = shot.endswith("tall")
    view = TALL if tall else {"location": CAMERA, "target": TARGET, "lens": LENS}
    camera = view["location"]
    bearing = math.degrees(math.atan2(view["target"][0] - camera[0], view["target"][1] - camera[1]))
    sun = evening_sky(scene)
    fortress.mats()
    fortress.fortress()
    fortress.flags([(fortress.OUTER_X + 1.6, y) for y in (20, 34, 48, 102, 116, 130)], fortress.HEIGHT + 0.4)
    plain = Plain(camera, bearing, tracks=TRACKS, nearest=6 if tall else 18)
    plain.build(sun, HAZE)
    plain.stones()
    plain.bushes(sun, HAZE)
    visitors(plain)
    foothills(camera, bearing, sun, HAZE)
    mountains(
        camera,
        -52000,
        24000,
        9500,
        26000,
        3700,
        sun,
        snowline=0.30,
        haze_L=36000,
        haze="#93a5c4",
        haze_sun="#e6c8a8",
        base_z=-60,
    )
    for finish in bpy.data.materials:
        if finish.name in fortress.NAMES:
            hazify(finish, camera, *HAZE, sun)
    studio.camera(scene, **view)


def evening_sky(scene):
    """Thin streaks of cirrus in a dusty evening sky; returns the direction of the sun."""
    return sky(
        scene,
        *SUN,
        strength=0.10,
        sun=5.5,
        sun_col="#ffc080",
        dust=1.6,
        clouds=0.8,
        cloud_scale=2.4,
        cloud_stretch=(0.7, 3.4),
        cloud_lit="#ffdcb4",
        cloud_shade="#c2b6bf",
        cloud_gain=0.8,
        cloud_lo=0.50,
        cloud_hi=0.82,
    )


def visitors(plain):
    """A few people on their way to the gate; they give the walls their size."""
    spots = [
        (166, 73.4),
        (167, 74.6),
        (175, 70.5),
        (186, 64),
        (187, 65.2),
        (187.6, 63.6),
        (158, 75.5),
        (170, 88),
    ]

    def place(random, number):
        x, y = spots[number]
        return x, y, plain.at(x, y)[0], math.pi + random.normal(0, 0.3)

    crowd(len(spots), place, seed=31)


if __name__ == "__main__":
    studio.main(SHOTS, build)
