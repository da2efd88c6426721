"""The city today, on the plain of `gobi_1965`: where the stream bed was lies a lake, where wheels went runs a boulevard.

Camera, sky and range are those of `gobi_1965`, so that horizon and ridge run on under the line that a visitor drags.
What stands near that line, in the middle of the picture, stays low.
"""

import math

import bpy
import numpy as np

import green_city_park as park
from gobi_1965 import HAZE, RANGE_HAZE, noon
from kit import city, facades, marsh, people, studio, trees
from kit.nodes import hazify
from kit.noise import fbm

SHOTS = {"city-today": studio.Shot((2560, 1440), samples=12, exposure=0.5)}

#: Corners of the lake, from the near shore round the right one, in metres.
SHORE = [
    (-52, 7),
    (-24, 12),
    (-11, 15),
    (-4.0, 20),
    (-1.8, 28),
    (-1.0, 38),
    (-0.5, 52),
    (-0.5, 70),
    (-3, 92),
    (-10, 106),
    (-24, 110),
    (-40, 106),
    (-60, 112),
    (-92, 106),
    (-108, 74),
    (-86, 26),
]
BOULEVARD = city.Street(22.0, 6.0, 620.0, park.BANK + 0.05, crossings=(52.0, 172.0, 330.0))
#: Where the works stand, and from which place to which one sees them between the groves.
WORKS, GAP = (-545.0, 1080.0), (-0.60, -0.33)
#: x, y, heading, length, floors: first along the boulevard on the right, then the clusters behind the lake.
BLOCKS = (
    (43, 122, -90, 44, 6),
    (46, 190, -90, 50, 9),
    (43, 262, -90, 52, 6),
    (47, 340, -90, 58, 11),
    (44, 430, -90, 56, 7),
    (46, 520, -90, 60, 9),
    (66, 98, 0, 42, 6),
    (82, 150, 0, 44, 7),
    (76, 205, 4, 46, 6),
    (98, 250, 0, 48, 12),
    (84, 318, -5, 46, 8),
    (150, 235, 0, 44, 9),
    (150, 330, 0, 54, 12),
    (210, 300, 8, 46, 7),
    (108, 420, 0, 60, 11),
    (190, 430, 0, 56, 9),
    (260, 440, -6, 60, 12),
    (-22, 245, 90, 44, 6),
    (-26, 330, 90, 50, 7),
    (-30, 420, 90, 56, 9),
    (-28, 520, 90, 56, 6),
    (-78, 206, 0, 42, 6),
    (-86, 262, 0, 44, 8),
    (-74, 322, 6, 40, 11),
    (-196, 252, -6, 46, 7),
    (-112, 372, 0, 56, 11),
    (-250, 372, 0, 56, 9),
    (-160, 500, 5, 60, 12),
    (-230, 560, 8, 50, 6),
    (-370, 480, 0, 40, 6),
    (40, 640, 0, 60, 7),
    (-90, 660, 0, 64, 8),
    (130, 620, 0, 64, 12),
    (260, 640, 0, 64, 8),
    (-420, 760, 0, 80, 9),
)  # fmt: skip


class Site(park.Lake):
    """The lake and its lawns; under the boulevard the ground lies low, for the street has its own surface."""

    def __init__(self):
        super().__init__(SHORE)

    def height(self, x, y):
        street = BOULEVARD.covers(x) & (np.asarray(y) > BOULEVARD.start) & (np.asarray(y) < BOULEVARD.end)
        return np.where(street, -1.0, super().height(x, y))


def build(scene, shot):
    sun = noon(scene)
    site = Site()
    park.ground(site, sun)
    park.water(site, sun)
    park.walk(site)
    park.shore_stones(site)
    reeds(site)
    park.lawn(site)
    park.furniture(site)
    city.street(BOULEVARD)
    city.lamps(BOULEVARD, first=46)
    green(site, sun)
    city.traffic(
        BOULEVARD,
        cars=((-2.9, 63), (6.5, 73), (3.1, 88), (-6.4, 96), (-3.0, 118), (6.4, 128),
              (2.9, 150), (-6.2, 160), (6.3, 196), (-3.0, 205), (3.0, 240)),
        buses=((6.7, 108), (-6.6, 136)),
    )  # fmt: skip
    city.flats(BLOCKS, finish := facades.finish(), detail=lambda x, y: y < 215)
    city.works(WORKS, 0.25)
    passers_by(site)
    for made in (*finish.values(), *(bpy.data.materials["works-" + key] for key in ("concrete", "steel", "wall"))):
        hazify(made, park.CAMERA, 2600, HAZE[1], HAZE[2], sun, maxf=0.7)
    park.snow_range(sun, *RANGE_HAZE)
    park.look(scene)


def reeds(site):
    """Reeds in a few bays only: most of the shore is mown."""
    rng = np.random.default_rng(41)
    green = marsh.reed_material("reed-green", "#52662c", "#6b8539", "#8a9c4a", "#9a9470", 0.4)
    clumps = [marsh.reed_clump(f"reed{i}", green, i, height=1.5, thick=1.5, wind=0.12) for i in range(4)]
    x, y = park.along_shore(site, rng, 620, -1.2, 0.15, [(0.09, 0.14), (0.30, 0.36), (0.46, 0.66)])
    patchy = fbm(x[None], y[None], 0.12, 3, 0.5, 5, False)[0] > -0.02
    x, y = x[patchy], y[patchy]
    marsh.plant("reeds", clumps, x, y, np.full(len(x), -0.2), rng.uniform(0.6, 1.1, len(x)), seed=42)


def green(site, sun):
    """Avenue trees, willows and poplars behind the lake, groves between the blocks, shrubs on the lawns."""
    rng = np.random.default_rng(81)
    haze = (park.CAMERA, HAZE[1], HAZE[2], sun)
    willows = trees.make(*haze, 3, kinds=("willow",), seed=1)
    broad = trees.make(*haze, 5, kinds=("broad",), seed=2)
    poplars = trees.make(*haze, 3, kinds=("poplar",), seed=3)
    shrubs = trees.make(*haze, 3, kinds=("bush",), seed=4)
    city.avenue("avenue", BOULEVARD, broad, shrubs, rng, first=(62.0, 43.0), size=0.92)

    def put(name, models, places, size):
        places = np.asarray(places, float).reshape(-1, 2)
        city.planted(name, models, places, site.height(*places.T) - 0.05, size, rng)

    put("willow", willows, [(-31, 113), (-48, 114), (-66, 117), (-82, 113), (-14, 113)], rng.uniform(1.0, 1.3, 5))
    grove = rng.uniform((-190, 117), (-3, 190), (900, 2))
    put_mixed(put, "grove", broad, poplars, _free(grove, 5.2), rng, 0.75, 1.2)
    yards = rng.uniform((-420, 190), (320, 640), (2400, 2))
    put_mixed(put, "yards", broad[:3], poplars[:2], _free(yards, 8.0), rng, 0.8, 1.25)
    front = np.column_stack([rng.uniform(39, 46, 260), rng.uniform(64, 420, 260)])
    put_mixed(put, "front", broad, poplars, _free(front, 6.0), rng, 0.55, 0.95)
    right = rng.uniform((50, 60), (150, 190), (260, 2))
    put_mixed(put, "right", broad, poplars, _free(right, 7.0), rng, 0.7, 1.15)
    x, y = park.along_shore(site, rng, 300, 8.0, 13, [(0.10, 0.52)])
    x, y = x[~BOULEVARD.covers(x)], y[~BOULEVARD.covers(x)]
    grouped = fbm(x[None], y[None], 0.16, 2, 0.5, 14, False)[0] > 0.06
    put("shrub", shrubs, np.column_stack([x, y])[grouped], rng.uniform(0.5, 1.1, grouped.sum()))


def put_mixed(put, name, broad, poplars, places, rng, least, most):
    """Broad trees, and poplars in drifts among them."""
    narrow = fbm(*places.T[:, None], 1 / 33, 2, 0.5, 21, False)[0] > 0.16
    for kind, models, which in (("broad", broad, ~narrow), ("poplar", poplars, narrow)):
        put(f"{name}-{kind}", models, places[which], rng.uniform(least, most, which.sum()))


def _free(places, least):
    """Places in view on open ground: not in a block, not on the street, and none that hides the works."""
    x, y = places.T
    seen = np.abs(x) < y * 0.70 + 10
    open_ground = seen & ~BOULEVARD.covers(x)
    for bx, by, heading, length, _ in BLOCKS:
        turn = math.radians(heading)
        along = (x - bx) * math.cos(turn) + (y - by) * math.sin(turn)
        into = -(x - bx) * math.sin(turn) + (y - by) * math.cos(turn)
        open_ground &= ~((along > -4) & (along < length + 4) & (into > -5) & (into < 18))
    bearing = x / y
    open_ground &= ~((bearing > GAP[0]) & (bearing < GAP[1]) & (y > 112))
    return city.spaced(places[open_ground], least)


def passers_by(site):
    """Strollers by the water, on benches, on the pavement and on the crossing; cyclists in their lane."""
    rng = np.random.default_rng(111)
    stations = list(park._stations(site, park.WALK_FROM_SHORE, 0.5, 0.0))
    entry = next(i for i, (place, _, _) in enumerate(stations) if place[0] > 0.5 and place[1] > 13)

    def on_walk(figure, metres, across=0.0, back=False):
        place, ahead, outward = stations[entry + int(metres / 0.5)]
        figure.location = (*(place + outward * across), park.BANK + 0.09)
        figure.rotation_euler = (0, 0, math.atan2(ahead[1], ahead[0]) + math.pi * back + rng.normal(0, 0.08))

    on_walk(people.family("family", 8, season="summer"), 7.0, 0.5)
    on_walk(people.person("grandmother", 210, season="summer", carries=("parasol",), woman=True), 15, -0.6, True)
    on_walk(people.wheelchair("chair", 4, season="summer"), 25, -0.9)
    for i in range(7):
        on_walk(people.person(f"walker{i}", 300 + i, child=i == 3, season="summer"), 28 + 7 * i, rng.uniform(-1, 1), i % 2 == 0)
    bench(site)
    x, z = BOULEVARD.x, BOULEVARD.level
    for i, (across, y, turn) in enumerate(
        ((-13.6, 41, 1.6), (-14.2, 58, -1.5), (13.2, 58, 1.5), (14.1, 66, -1.6), (13.7, 84, 1.5), (-4.6, 52.4, 0.1), (-2.2, 51.6, 0.0))
    ):
        figure = people.person(f"townsman{i}", 500 + i, season="summer")
        figure.location, figure.rotation_euler = (x + across, y, z + (0.14 if abs(across) > 11 else 0.0)), (0, 0, turn)
    for i, (across, y) in enumerate(((9.3, 40), (9.2, 60), (-9.3, 48))):
        rider = people.cyclist(f"rider{i}", 8 + i, season="summer")
        rider.location, rider.rotation_euler = (x + across, y, z), (0, 0, math.copysign(math.pi / 2, across))


def bench(site):
    """Two old people look over the lake from the bench near the camera.

    Their tops end at the waist: cloth knows nothing of a bench and would hang through the seat.
    """
    stations = park._stations(site, park.WALK_FROM_SHORE + park.WALK_WIDTH / 2 + 0.55, 21.0, 10.0)
    place, ahead, outward = min(stations, key=lambda station: abs(math.hypot(*station[0]) - 12))
    clothes = (
        {"woman": True, "cut": "bun", "top": "#7d4a42"},
        {"woman": False, "hat": "cap", "hair": "#5e5a57", "bag": "#6d6a5e", "top": "#55636e"},
    )
    for i, (aside, look) in enumerate(zip((-0.32, 0.30), clothes)):
        figure = people.sitting(
            f"old{i}", 431 + i, 0.50, season="mild", old=True, bottom="#2e3440", lower="trousers", hem=0.02, cell=0.010, **look
        )
        figure.location = (*(place + ahead * aside - outward * 0.20), park.BANK + 0.02)
        figure.rotation_euler = (0, 0, math.atan2(-outward[1], -outward[0]))


if __name__ == "__main__":
    studio.main(SHOTS, build)
