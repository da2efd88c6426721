"""Towards the light: the sun rises where the boulevard ends, seen over the modules on the roof of a block of flats.

The boulevard runs to the east (+y); the modules lean to the south (+x), where the snow range stands.
"""

import math

import bpy
import numpy as np

from kit import city, facades, marsh, solar, studio, trees
from kit.mesh import Builder, grid_mesh
from kit.nodes import hazify, lin, material, principled, simple
from kit.noise import fbm
from kit.sky import sky, sun_vec
from solar_dawn import HAZE, HAZE_SUN, MIST, MIST_SUN, View, disc, snow_range

#: Dark words stand in the upper part of the sky.
LOOK = {
    "exposure": 0.85,
    "grade": {"bloom": 0.26, "threshold": 0.72, "saturation": 1.1, "contrast": 0.12, "vignette": 0.1, "pale": (0.45, 0.5)},
}
SHOTS = {
    "city-dawn": studio.Shot((2560, 1440), samples=10, **LOOK),
    # Its sky reaches higher, where it is darker.
    "city-dawn-tall": studio.Shot((1440, 2560), samples=10, **{**LOOK, "grade": {**LOOK["grade"], "pale": (0.66, 0.6)}}),
}
#: Degrees above the horizon, and to the right of the boulevard's end.
SUN = (2.9, 0.5)
#: Height of the roof, and its edges: the camera stands over the parapet on the street's side.
ROOF, ROOF_X, ROOF_Y = 26.0, (-13.4, 0.7), (-4.0, 64.0)
#: Height of the camera, lens, and what moves the picture aside and up.
VIEWS = {
    "city-dawn": (View(ROOF + 3.3, 0.0, 28, 0.0355, 42), 0.045),
    "city-dawn-tall": (View(ROOF + 3.3, 0.0, 24, 0.105, 30), -0.03),
}
BOULEVARD = city.Street(21.0, 30.0, 1900.0, 0.05, crossings=(150.0, 320.0, 560.0))
#: Height of a roof of six floors: those carry modules.
SIXTH = facades.GROUND + 6 * facades.STOREY + 0.5 + 1.1


def build(scene, shot):
    view, aside = VIEWS[shot]
    camera = view.camera
    sun = sky(
        scene, *SUN, sun=4.6, sun_col="#ff9c5c", strength=0.11, dust=1.5, air=1.0, sunsize=0.6,
        clouds=0.35, cloud_lo=0.50, cloud_lit="#ffbf98", cloud_shade="#9a9cc0", cloud_gain=0.7,
        cloud_seed=9.2, cloud_stretch=(0.6, 3.4),
    )  # fmt: skip
    ground(view)
    roof()
    city.street(BOULEVARD)
    city.lamps(BOULEVARD, first=60, until=700)
    city.traffic(BOULEVARD, cars=TRAFFIC, buses=((6.7, 128), (-6.6, 206)))
    blocks = quarters()
    city.flats(blocks, facades.finish(glow=0.9), detail=lambda x, y: y < 130 and abs(x) < 70, lit=0.16)
    roof_modules(blocks)
    green(blocks, camera, sun)
    for mat in list(bpy.data.materials):
        if not mat.name.startswith("leaf"):
            hazify(mat, camera, 2300, HAZE, HAZE_SUN, sun, maxf=0.85)
        marsh.mist(mat, camera, MIST, MIST_SUN, sun, density=0.0016, depth=9.0, most=0.8)
    peaks = snow_range(view, sun)
    studio.only(studio.sun_lamp(scene, sun_vec(5.0, -22.0), 6.0, "#ff5a48"), peaks)
    disc(camera, sun)
    studio.camera(scene, camera, (0, 10, camera[2]), lens=view.lens, shift_x=aside, shift_y=view.shift_y)


#: Few are up so early: metres from the middle of the street, and along it.
TRAFFIC = (
    (6.4, 74), (-3.0, 92), (3.0, 108), (-6.4, 120), (6.4, 172), (-3.0, 190), (3.0, 236),
    (-6.2, 262), (6.3, 330), (-3.0, 400), (3.0, 480),
)  # fmt: skip


def quarters():
    """x, y, heading, length, floors of all blocks: fronts along the boulevard, and quarters of rows behind them."""
    rng = np.random.default_rng(17)
    blocks = [(-2.0, 96, 90, 54, 6), (-3.0, 190, 90, 56, 7), (-2.0, 280, 90, 50, 6), (-4.0, 364, 90, 62, 8)]
    blocks += [(42, 150, -90, 62, 6), (43, 226, -90, 54, 7), (42, 300, -90, 54, 6), (44, 384, -90, 62, 9)]
    for side in (-1, 1):
        for row, near in enumerate((30, 112, 206, 320, 450, 600)):
            y = 84 + 30 * (row % 2) + 14 * row
            while y < 1350:
                length = rng.uniform(44, 66)
                x = -near - length if side < 0 else 42 + near
                # Low near the eye, or they would stand before the sky where the words are.
                floors = int(rng.choice([6, 7, 9, 11], p=[0.65, 0.15, 0.12, 0.08] if y > 240 else [0.85, 0.15, 0, 0]))
                if rng.uniform() < 0.84 and abs(x + length / 2) < 0.75 * y + 40:
                    blocks.append((x + rng.normal(0, 5), y, rng.normal(0, 2.5), length, floors))
                # Nearer the eye the rows stand close; far off every other one would be hidden.
                y += rng.uniform(40, 52) if y < 420 else rng.uniform(80, 130)
    for y in np.arange(470, 1500, 95):
        blocks += [(-3.0, y, 90, 60, int(rng.integers(5, 9))), (43, y + 40, -90, 60, int(rng.integers(5, 9)))]
    return blocks


def ground(view):
    """Lawns and yards between the houses, drives among them; beyond the town the plain."""
    t = material("town")
    p = t.pos()
    x, y = t.sep(p)[:2]
    wide, fine = t.noise(p, 0.03, 6, 0.6), t.noise(p, 0.6, 8, 0.7)
    color = t.mix(t.mapr(wide, 0.35, 0.65), lin("#4d5b38"), lin("#78745a"))
    color = t.mix(t.m("MULTIPLY", fine, 0.6), color, lin("#3c4a2c"))
    yards = t.mapr(t.noise(p, 0.02, 3, 0.4), 0.52, 0.56)
    color = t.mix(yards, color, lin("#8c857b"))
    away = t.vm("LENGTH", p)
    color = t.mix(t.mapr(away, 1400, 2600), color, lin("#8a7358"))
    principled(t, color, 0.95, t.bump(fine, 0.6, 0.1), spec=0.05)
    x, y = solar.fan(view.camera, 0.0)
    far = np.clip((np.hypot(x, y) - 2500) / 5000, 0, 1)
    grid_mesh("town", x, y, -0.1 + 60 * far * np.clip(fbm(x, y, 1 / 1500.0, 4, 0.5, 37, False), 0, 1), t.mat)


# ---- the roof before us


def roof():
    """A flat roof of grey felt with its parapet, rows of modules, vents and a lightning wire."""
    felt = felt_mat()
    x0, x1 = ROOF_X
    y0, y1 = ROOF_Y
    slab, wall, coping, metal = (Builder() for _ in range(4))
    slab.box(x0, x1, y0, y1, ROOF - 0.4, ROOF)
    wall.box(x0, x1 - 0.05, y0, y1 - 0.05, 0, ROOF - 0.4)
    for a, b, c, d in ((x1 - 0.28, x1, y0, y1), (x0, x0 + 0.28, y0, y1), (x0, x1, y1 - 0.28, y1)):
        wall.box(a, b, c, d, ROOF - 0.4, ROOF + 0.75)
        coping.box(a - 0.07, b + 0.07, c - 0.07, d + 0.07, ROOF + 0.75, ROOF + 0.85, 0.03)
    for k, y in enumerate(np.arange(9.0, 62, 6.5)):
        # Vents of kitchens along the walkway, each with its cap.
        x = -0.75 - 0.25 * (k % 3 == 1)
        metal.cyl(x, y, ROOF, ROOF + 0.55 + 0.15 * (k % 2), 0.09, 12)
        metal.cyl(x, y, ROOF + 0.6 + 0.15 * (k % 2), ROOF + 0.75 + 0.15 * (k % 2), 0.17, 14, 0.05)
    wire = [(x1 - 0.14, y, ROOF + 1.0) for y in np.arange(y0, y1, 2.0)]
    metal.tube(wire, 0.008, 5)
    for x, y, _ in wire:
        metal.cyl(x, y, ROOF + 0.84, ROOF + 1.0, 0.012, 5)
    slab.build("roof", felt)
    wall.build("roof-wall", facades.plaster("roof-plaster", "#c9a57c"))
    coping.build("roof-coping", simple("roof-coping", "#a8a196", 0.8, vary=0.25))
    metal.build("roof-metal", simple("roof-metal", "#9a9fa2", 0.4, metallic=0.7, vary=0.2), smooth=True)
    field = solar.Field(lambda x, y: np.full(np.shape(x), ROOF - 1.0), 22.0, seed=3, mirror=0.7)
    for x in (-3.0, -7.0, -11.0):
        for start, end in ((2.0, 29.0), (31.5, 58.0)):
            field.row(x, start, end)
            field.steelwork(x, start, end)
    field.build()


def felt_mat():
    """Roofing felt in strips a metre wide, patched with darker tar, dusty where water has stood."""
    t = material("roof-felt")
    p = t.pos()
    x, y = t.sep(p)[:2]
    seam = t.m("LESS_THAN", t.m("FRACT", x), 0.03)
    stains = t.noise(p, 0.5, 8, 0.65)
    color = t.mix(t.mapr(stains, 0.35, 0.65), lin("#6d6a68"), lin("#8f8a83"))
    color = t.mix(t.mapr(t.noise(p, 0.22, 4), 0.6, 0.68), color, lin("#4b4a4a"))
    color = t.mix(t.m("MULTIPLY", seam, 0.7), color, lin("#413f3e"))
    principled(t, color, 0.7, t.bump(t.m("ADD", t.noise(p, 20, 5), seam), 0.3, 0.01), spec=0.3)
    return t.mat


def roof_modules(blocks):
    """Modules on most roofs of six floors, in short rows across the house or long ones along it."""
    rng = np.random.default_rng(5)
    field = solar.Field(lambda x, y: np.full(np.shape(x), SIXTH - 1.1), 18.0, seed=8, mirror=0.6)
    for x, y, heading, length, floors in blocks:
        if floors != 6 or y > 700 or (rng.uniform() < 0.25 and abs(heading) != 90):
            continue
        if abs(heading) == 90:
            y0, x0 = (y + 2, x - 11.5) if heading > 0 else (y - length + 2, x + 1.5)
            for k in range(3):
                field.row(x0 + 1.5 + 3.6 * k, y0, y0 + length - 5, merge=2)
        else:
            for at in np.arange(x + 4, x + length - 4, 3.6):
                if (at - x) % 23 > 5:
                    field.row(at, y + 2.0, y + 11.0, merge=2)
    if field.corners:
        field.build()


# ---- trees


def green(blocks, camera, sun):
    """Avenue trees, and trees in all yards."""
    rng = np.random.default_rng(23)
    haze = (camera, HAZE, HAZE_SUN, sun)
    broad = trees.make(*haze, 4, kinds=("broad",), seed=2)
    poplars = trees.make(*haze, 2, kinds=("poplar",), seed=3)
    shrubs = trees.make(*haze, 2, kinds=("bush",), seed=4)
    city.avenue("avenue", BOULEVARD, broad, shrubs, rng, pitch=8.5, size=1.0)
    places = np.concatenate([rng.uniform((-420, 60), (470, 520), (2600, 2)), rng.uniform((-900, 520), (950, 1900), (2600, 2))])
    x, y = places.T
    keep = (np.abs(x) < 0.78 * y + 30) & ~BOULEVARD.covers(x) & ~((x < 2) & (x > -15) & (y < 66))
    for bx, by, heading, length, _ in blocks:
        turn = math.radians(heading)
        along = (x - bx) * math.cos(turn) + (y - by) * math.sin(turn)
        into = -(x - bx) * math.sin(turn) + (y - by) * math.cos(turn)
        keep &= ~((along > -3) & (along < length + 3) & (into > -4.5) & (into < 17))
    places = city.spaced(places[keep], 6.5)
    narrow = fbm(*places.T[:, None], 1 / 60, 2, 0.5, 21, False)[0] > 0.18
    city.planted("yard-broad", broad, places[~narrow], -0.1, rng.uniform(0.7, 1.3, (~narrow).sum()), rng)
    city.planted("yard-poplar", poplars, places[narrow], -0.1, rng.uniform(0.6, 1.05, narrow.sum()), rng)


if __name__ == "__main__":
    studio.main(SHOTS, build)
