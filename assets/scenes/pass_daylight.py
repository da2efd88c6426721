"""The Pass in the last light of the day, seen from the north-west over the stony plain."""

import math

import numpy as np

from kit import fortress, studio
from kit.desert import Plain, foothills, range_behind
from kit.people import family, person
from kit.sky import sky

SHOTS = {
    "pass-daylight": studio.Shot((3840, 2160), samples=10, exposure=0.7),
    "pass-daylight-tall": studio.Shot((1440, 2560), samples=10, exposure=0.7),
}

#: The night picture is taken from the same place, so that one can fade into the other.
CAMERA, TARGET, LENS = (237.0, -43.0, 10.5), (133.0, 65.1, 18.9), 40
#: So is the tall one, from nearer along the wall.
TALL = {"location": (206.0, -20.0, 8.0), "target": (147.0, 71.0, 15.0), "lens": 52}
#: Half the angle that each shot sees, and a little more.
HALF_ANGLES = {"pass-daylight": 27, "pass-daylight-tall": 14}
#: Where pennants fly on the outer wall.
FLAGS = (20, 34, 48, 102, 116, 130)

#: Length of the haze over the plain, its colour, and its colour towards the sun.
HAZE = (9000, "#a9b4c9", "#f0cfa6")
#: Where the sun stands: degrees above the horizon, and from south towards west.
SUN = (9.5, 37.0)
#: The light on the range: as the sun, but farther in the west, so that its northern side is not all in shade.
RAKE = (11.0, 96.0, 3.8, "#ffb884")

#: Wheels have come from the desert to the gate for centuries, and turned off to the south along the wall.
TRACKS = (
    [(154, 75), (172, 72), (196, 58), (214, 30), (226, 4), (224, -30), (226, -60), (236, -90)],
    [(196, 58), (190, 96), (178, 140), (172, 190), (160, 260), (128, 360), (90, 520), (30, 800)],
    [(154, 75), (160, 60), (166, 26), (172, -12), (185, -42), (198, -62), (240, -120)],
)
#: In the tall picture a way leads from the camera to the gate.
TALL_TRACKS = ([(154, 75), (164, 66), (178, 40), (189, 12), (197, -12), (204, -34), (212, -60)],)

#: Visitors: where each group stands, and its members' (ahead, aside) of that place; they walk to the gate.
GROUPS = (
    ((177, 14), ((0.0, 0.0), (-0.3, 0.8))),
    ((189, 26), ((0.0, 0.0), (0.2, -0.7), (-1.5, 0.3))),
    ((191, 60), ((0.0, 0.0), (0.4, 0.9), (-1.2, 0.5))),
    ((183, 66), ((0.0, 0.0), (-0.2, -0.8))),
    ((174, 70.5), ((0.0, 0.0), (1.1, 0.9), (0.2, 1.6))),
    ((166, 73.4), ((0.0, 0.0), (0.3, 0.9))),
    ((158, 75.5), ((0.0, 0.0), (-1.0, 0.6), (0.8, -0.9))),
    ((170, 92), ((0.0, 0.0),)),
)
#: Families hand in hand, and who goes with a parasol or a stick.
FAMILIES = ((197.0, 15.0), (187.6, 63.4))
TALL_GROUPS = (
    ((190.2, 10.5), ((0.0, 0.0), (-0.4, 0.9))),
    ((175.0, 44.5), ((0.0, 0.0), (0.5, -0.8), (-1.3, 0.4))),
    ((165.5, 63.5), ((0.0, 0.0), (-0.8, 0.7))),
    ((158.0, 72.5), ((0.0, 0.0), (0.3, 0.9), (-1.3, 0.2))),
)
TALL_FAMILIES = ((181.5, 29.0),)


def build(scene, shot):
    """The fortress on its plain at golden hour; the tall shot looks from elsewhere at the same world."""
    tall = shot.endswith("tall")
    view = TALL if tall else {"location": CAMERA, "target": TARGET, "lens": LENS}
    camera = view["location"]
    bearing = math.degrees(math.atan2(view["target"][0] - camera[0], view["target"][1] - camera[1]))
    sun = evening_sky(scene)
    fortress.fortress(FLAGS)
    if tall:
        plain = Plain(camera, bearing, half_angle=15, tracks=TALL_TRACKS, nearest=11)
    else:
        plain = Plain(camera, bearing, tracks=TRACKS)
    plain.build(sun, HAZE)
    plain.stones(18000 if tall else 42000)
    plain.rubble()
    plain.bushes(sun, HAZE, 1300 if tall else 2600)
    visitors(plain, *((TALL_GROUPS, TALL_FAMILIES) if tall else (GROUPS, FAMILIES)))
    foothills(camera, bearing, sun, HAZE)
    # Nearer in the tall one, where the walls stand higher.
    range_behind(
        camera, sun, HAZE, 44000, rake=RAKE, seen=(bearing, HALF_ANGLES[shot]), away=13000 if tall else 26000
    )
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


def visitors(plain, groups, families):
    """People on their way to the gate, the nearest some sixty metres off; they give the walls their size."""
    for number, ((x, y), members) in enumerate(groups):
        ahead = to_gate(x, y)
        for member, (forward, aside) in enumerate(members):
            place = np.array((x, y)) + forward * ahead + aside * np.array([-ahead[1], ahead[0]])
            carries = ("parasol",) if (number, member) in ((1, 1), (4, 2)) else None
            walker = person(f"walker{number}_{member}", 310 + 10 * number + member, carries=carries)
            stand(plain, walker, place)
    for number, place in enumerate(families):
        stand(plain, family(f"family{number}", 11 + number), place)


def to_gate(x, y):
    """The direction in plan from a place to the gate."""
    way = np.array([fortress.OUTER_X + fortress.PLATFORM[0] - x, fortress.GATE_Y - y])
    return way / max(np.linalg.norm(way), 1e-6)


def stand(plain, figure, place):
    """Puts a figure on the ground of the plain, turned to the gate."""
    ahead = to_gate(*place)
    figure.location = (*place, float(plain.at(*place)[0]))
    figure.rotation_euler = (0, 0, math.atan2(ahead[1], ahead[0]))


if __name__ == "__main__":
    studio.main(SHOTS, build)
