"""The Pass in the blue hour, from a rise in the north-west: lamps on its towers, and the young city's windows beyond."""

import math

import numpy as np

from kit import fortress, night, studio
from kit.desert import Plain, foothills, range_behind
from kit.mesh import Builder, mesh_np
from kit.nodes import hazify, lin, material, principled, simple
from kit.sky import empty_world, shine, sun_vec
from pass_daylight import FLAGS

SHOTS = {
    "blue-hour": studio.Shot((3840, 2160), samples=24, exposure=1.15, grade={"bloom": 0.08}),
    "blue-hour-tall": studio.Shot((2160, 3840), samples=24, exposure=1.15, grade={"bloom": 0.08}),
}

#: Each picture's camera; level, so that the towers stand upright, with the horizon in the lower third.
VIEWS = {
    "blue-hour": {"location": (316.0, -78.0, 17.5), "target": (16.0, 62.0, 17.5), "lens": 42, "shift_y": 0.115},
    "blue-hour-tall": {"location": (316.0, -78.0, 17.5), "target": (60.0, 76.5, 17.5), "lens": 36, "shift_y": 0.20},
}
#: Haze of the hour: its length, its colour, and its colour towards the last light.
HAZE = (6500, "#22376f", "#6d5a78")
#: Where the last light comes from: degrees above the horizon, and from south towards west (minus: towards east).
LAST_LIGHT = (4.0, -100.0)

#: Where the city lies: its nearest and farthest streets east of the Pass, and how far it reaches north and south.
CITY = ((-2700.0, -7200.0), (-1500.0, 2700.0))
#: Metres between its rows of houses, and between its floors.
STREETS, STOREY = 85.0, 3.3
WARM = "#ffb562"
#: Chimneys of the works at the northern edge: x, y, height and radius.
CHIMNEYS = ((-6100, -900, 130, 5.0), (-6350, -780, 150, 5.5), (-6900, -1180, 110, 6.0), (-5600, -1250, 96, 4.0))


def build(scene, shot):
    """The fortress as in the other pictures, its lamps few; the plain, the city and the range behind it."""
    view = VIEWS[shot]
    camera = view["location"]
    bearing = math.degrees(math.atan2(view["target"][0] - camera[0], view["target"][1] - camera[1]))
    evening(scene)
    sun = sun_vec(*LAST_LIGHT)
    studio.sun_lamp(scene, sun, 0.22, "#ff9a66", degrees=40)
    fortress.fortress(FLAGS)
    plain = Plain(camera, bearing, half_angle=34, knoll=(14.0, 150), nearest=9)
    plain.build(sun, HAZE)
    plain.stones(16000, 150)
    plain.bushes(sun, HAZE, 900)
    lamps(scene)
    city(plain)
    # Beyond the city; the range swings round to stand behind it too.
    foothills(camera, bearing, sun, HAZE, layers=((8200, 14000, 260, 9),))
    range_behind(camera, sun, HAZE, 30000, ("#2a3f78", "#6a5f86"), yaw=20.0, seen=(bearing, 27))
    studio.camera(scene, **view)


def evening(scene):
    """Deep blue above, paler below, and a last warm band over the horizon behind the city."""
    t = empty_world(scene, "evening")
    way = t.n("ShaderNodeTexCoord").outputs["Generated"]
    up = t.sep(way)[2]
    color = t.ramp(
        t.mapr(up, 0.0, 0.85),
        [(0.0, "#5a6fa6"), (0.07, "#48639f"), (0.20, "#2b4a8c"), (0.45, "#172f6b"), (1.0, "#0a1740")],
    )
    band = t.ramp(
        t.mapr(up, -0.02, 0.22), [(0.0, "#e8a070"), (0.22, "#d59a86"), (0.5, "#7f7fa8"), (1.0, "#2b4a8c")]
    )
    toward = t.vm("DOT_PRODUCT", way, tuple(sun_vec(0.0, LAST_LIGHT[1])))
    share = t.m("MULTIPLY", t.mapr(toward, 0.30, 1.0, 0.0, 0.85, True), t.mapr(up, 0.20, 0.0, 0.0, 1.0, True))
    # Thin streaks of cloud keep a little of the light.
    streaks = t.noise(t.vm("MULTIPLY", way, (2.0, 2.0, 34.0)), 1.6, 7, 0.6)
    cloud = t.m("MULTIPLY", t.mapr(streaks, 0.54, 0.74, 0, 0.35, True), t.mapr(up, 0.26, 0.05, 0, 1))
    color = t.mix(share, color, band)
    color = t.mix(t.m("MULTIPLY", cloud, t.mapr(toward, 0.1, 0.9, 0.2, 1.0)), color, lin("#b98b92"))
    # The land is lighter than the sky of a picture exposed for the lamps would make it, as the eye sees it.
    seen = t.n("ShaderNodeLightPath").outputs["Is Camera Ray"]
    shine(t, color, t.m("MULTIPLY_ADD", seen, -2.0, 2.6))


def lamps(scene):
    """The towers' lamps, weak and warm, light in some windows, and one lantern in the gate."""
    for share, place in (
        (0.42, (fortress.OUTER_X, fortress.GATE_Y, fortress.PLATFORM_HEIGHT)),
        (0.34, (fortress.WEST_X, fortress.GATE_Y, fortress.HEIGHT + 0.3)),
        (0.30, (fortress.EAST_X, fortress.GATE_Y, fortress.HEIGHT + 0.3)),
    ):
        night.tower_lights(scene, place, share, floodlit=False)
    night.outlines(ridges=0.0, windows=0.5)
    gate = (fortress.OUTER_X - 2.0, fortress.GATE_Y, 4.4)
    studio.area_lamp(scene, gate, (gate[0], gate[1], 0), 160, night.AMBER, 3, 2).visible_camera = False
    x, y, z = fortress.OUTER_X, fortress.OUTER_NORTH, fortress.HEIGHT + 2.9
    studio.spot_lamp(scene, (x + 3.4, y - 3.2, z), (x, y, z + 3), 110, night.AMBER, 110)
    # A row so close that their light on the wall is one wash, which fades upwards.
    for along in np.arange(-66.0, 92.0, 9.0):
        foot = (fortress.OUTER_X + 9.0, along, 0.5)
        studio.spot_lamp(scene, foot, (fortress.OUTER_X + 2.5, along, 4.5), 160, "#ffb46a", 140, 1.0, 0.9)


# ---- the city


def city(plain):
    """Houses and towers with lit windows, and the chimneys of the works."""
    rng = np.random.default_rng(65)
    houses(plain, rng)
    street_lamps(plain, rng)
    works(plain)


def glow(name, color, strength):
    """A point of light; it lights nothing else, so that thousands of them cost nothing."""
    t = material(name)
    principled(t, "#000000", emission=color, estr=strength)
    return t.mat


def points(name, places, radius, finish):
    """Many small lamps (octahedra of `radius` metres, a number or one for each) as one mesh."""
    corners = np.array([(1, 0, 0), (0, 1, 0), (-1, 0, 0), (0, -1, 0), (0, 0, 1), (0, 0, -1)], float)
    faces = np.array([(0, 1, 4), (1, 2, 4), (2, 3, 4), (3, 0, 4), (1, 0, 5), (2, 1, 5), (3, 2, 5), (0, 3, 5)])
    places = np.asarray(places, float)
    size = np.broadcast_to(radius, len(places))[:, None, None]
    verts = (places[:, None] + corners[None] * size).reshape(-1, 3)
    tris = (faces[None] + 6 * np.arange(len(places))[:, None, None]).reshape(-1, 3)
    lights = mesh_np(name, verts, tris=tris, mat=finish, smooth=False)
    lights.visible_shadow = lights.visible_diffuse = lights.visible_glossy = False


def built_up(x, y):
    """How dense the city is at a place, 0 to 1: most in its middle, ragged at its edges."""
    (near, far), (north, south) = CITY
    along, across = (x - (near + far) / 2) / ((far - near) / 2), (y - (north + south) / 2) / ((south - north) / 2)
    return np.clip(1.25 - along**2 - across**2 + 0.25 * np.sin(x / 410.0) * np.cos(y / 330.0), 0, 1)


def houses(plain, rng):
    """Blocks of flats in rows along streets, higher ones among them towards the middle; a lift's hut on some roofs."""
    (near, far), (north, south) = CITY
    shape, up = Builder(), []

    def block(x, y, deep, long, low, high):
        shape.box(x - deep / 2, x + deep / 2, y - long / 2, y + long / 2, low, high)
        up.extend([0.0] * 4 + [high - low] * 4)

    for row, x in enumerate(np.arange(near, far, -STREETS)):
        y = north + rng.uniform(0, 40)
        while y < south:
            dense = float(built_up(x, y))
            tower = rng.uniform() < 0.16 * (dense - 0.55) and row > 2
            long, storeys = (23.0, rng.integers(12, 19)) if tower else (rng.choice((38.0, 50.0, 63.0)), rng.choice((5, 6, 6, 7, 11)))
            place = y + long / 2
            y += long + rng.uniform(14, 24)
            if rng.uniform() > 1.3 * dense:
                continue
            low = float(plain.at(x, place)[0])
            high = low + STOREY * storeys + 1.6
            block(x + rng.normal(0, 3), place, 15.0 if tower else 12.0, long, low - 6, high)
            if tower or rng.uniform() < 0.4:
                block(x, place + rng.uniform(-0.3, 0.3) * long, 6.0, 8.0, high - 0.5, high + 3.4)
    made = shape.build("houses", windows())
    made.data.attributes.new("up", "FLOAT", "POINT").data.foreach_set("value", np.array(up, np.float32))


def windows():
    """Dusky walls with rows of windows, some lit in warm light of many strengths; the lamps of the street below."""
    t = material("houses")
    u, up = fortress.along_wall(t), t.attr("up").outputs["Fac"]
    # Every house has windows of its own width, and lit ones come in knots: families, and stairs floor over floor.
    house = t.m("FLOOR", t.m("DIVIDE", t.m("ADD", t.sep(t.pos())[0], t.m("MULTIPLY", t.m("FLOOR", t.m("DIVIDE", u, 41.0)), 17.0)), 30.0))
    wide = t.m("MULTIPLY_ADD", fortress.white(t, house, 3.0), 3.2, 3.4)
    column, floor = t.m("DIVIDE", u, wide), t.m("DIVIDE", up, STOREY)
    cell = t.m("FLOOR", column)
    luck = fortress.white(t, cell, t.m("ADD", t.m("FLOOR", floor), house))
    knots = t.noise(t.comb(t.m("MULTIPLY", u, 0.055), t.m("MULTIPLY", up, 0.09), house), 1.0, 2, 0.5)
    share = t.mapr(knots, 0.40, 0.66, 0.04, 0.50)
    own = t.m("FRACT", t.m("MULTIPLY", luck, 57.0))
    edge = t.m("MULTIPLY_ADD", own, 0.30, 0.30)
    inside = t.m("MULTIPLY", t.m("GREATER_THAN", t.m("FRACT", column), edge), t.m("GREATER_THAN", t.m("FRACT", floor), 0.50))
    upright = t.m("LESS_THAN", t.m("ABSOLUTE", t.sep(t.n("ShaderNodeNewGeometry").outputs["True Normal"])[2]), 0.5)
    lit = t.m("MULTIPLY", t.m("MULTIPLY", inside, upright), t.m("LESS_THAN", luck, share))
    tone = t.m("FRACT", t.m("MULTIPLY", luck, 191.0))
    shade = t.ramp(tone, [(0.0, "#ff8a38"), (0.6, WARM), (0.92, "#ffd39a"), (1.0, "#e6e4ff")])
    bright = t.m("MULTIPLY_ADD", t.m("POWER", own, 2.5), 1.5, 0.22)
    # What the lamps of its street throw on the foot of a house.
    street = t.m("MULTIPLY", t.m("POWER", math.e, t.m("MULTIPLY", up, -0.11)), 0.20)
    light = t.m("ADD", t.m("MULTIPLY", lit, bright), street)
    principled(t, "#454a66", 0.9, emission=t.mix(lit, lin("#ff9c58"), shade), estr=light)
    hazify(t.mat, VIEWS["blue-hour"]["location"], HAZE[0], "#434a7d", maxf=0.6)
    return t.mat


def street_lamps(plain, rng):
    """Lamps along the streets between the rows and along a few avenues across them, no two alike from so far off."""
    (near, far), (north, south) = CITY
    along = [(x + STREETS / 2, y) for x in np.arange(near, far, -STREETS) for y in np.arange(north, south, 34.0)]
    avenues = [(x, y) for y in np.arange(north + 160, south, 430.0) for x in np.arange(near, far, -24.0)]
    places = np.array(along + avenues) + rng.normal(0, 4.0, (len(along) + len(avenues), 2))
    keep = rng.uniform(size=len(places)) < 0.9 * built_up(*places.T)
    places = np.column_stack([places[keep], plain.at(*places[keep].T) + rng.uniform(7.0, 12.0, keep.sum())])
    kind = rng.choice(3, len(places), p=(0.72, 0.22, 0.06))
    for number, (color, strength) in enumerate((("#ff9d42", 2.6), ("#ffcf8e", 2.8), ("#cfdcff", 2.0))):
        some = places[kind == number]
        size = np.clip(rng.lognormal(-0.15, 0.45, len(some)), 0.45, 2.6)
        points(f"street lamps {number}", some, size, glow(f"street lamp {number}", color, strength))


def works(plain):
    """Chimneys and the long roof of the works, far off, with a red lamp on each chimney."""
    shape, low = Builder(), float(plain.at(-6400.0, -900.0)[0])
    for x, y, height, radius in CHIMNEYS:
        shape.cyl(x, y, low - 9, low + height, radius, 16, radius * 0.62)
    shape.box(-6500, -6250, -1250, -520, low - 9, low + 34)
    shape.box(-6850, -6600, -900, -300, low - 9, low + 26)
    finish = simple("works", "#343b52", 0.9)
    hazify(finish, VIEWS["blue-hour"]["location"], HAZE[0], HAZE[1], maxf=0.6)
    shape.build("works", finish)
    tops = [(x + 7, y, low + height * part) for x, y, height, _ in CHIMNEYS for part in (0.55, 1.0)]
    points("chimney lamps", tops, 1.8, glow("chimney lamp", "#ff4030", 2.0))


if __name__ == "__main__":
    studio.main(SHOTS, build)
