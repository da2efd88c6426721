"""Steel and aluminium side by side: coils two high, dark blue-grey ones at the left, bright ones at the right."""

import math

import numpy as np

from kit import halls, studio
from kit.coil import BED, OUTER, PITCH, coil, cradle, place, rolled
from kit.mesh import Builder
from kit.nodes import simple

SHOTS = {
    "coils": studio.Shot((2000, 1600), samples=5, exposure=0.25, bounces=6, grade={"contrast": 0.14, "bloom": 0.24})
}

#: The coils lie along x and show us their ends; we look along x, so that the steel at y > 0 is at the left.
HALL = halls.Hall(-14.0, 30.0, -24.0, 24.0, 11.0)
CAMERA, TARGET = (-7.9, 3.7, 1.45), (0.0, -0.15, 2.2)
WINDOWS = (6.6, 10.4)
#: How much higher a coil lies that rests on two others.
HIGHER = math.sqrt((2 * OUTER) ** 2 - (PITCH / 2) ** 2)
#: Where the two metals meet, and the middles of the blocks behind each other.
MEET = 0.0
BLOCKS = (0.0, 2.3, 5.4, 8.1, 12.0)
RANDOM = np.random.default_rng(21)


def patterns():
    """Some coils of either metal, below the floor, to be copied: (of steel, of aluminium)."""
    sleeve = halls.paint("sleeve", "#141414", 0.6, wear=0.6, dirt=0.8)
    steel = rolled("steel", "#2a323b", "#5c6976", "#3c3f44", rough=0.22, matt=0.08, brushed=0.9)
    bright = rolled("aluminium", "#747b83", "#d3d8dd", "#8f969d", rough=0.12, matt=0.06, brushed=0.9)
    steel_strap = simple("steel strap", "#0e1114", 0.4, metallic=0.6)
    blue_strap = simple("blue strap", "#39516b", 0.35, metallic=0.6)
    kinds = []
    for name, metal, strap in (("steel", steel, steel_strap), ("aluminium", bright, blue_strap)):
        kinds.append([coil(f"{name} coil {seed}", metal, seed, strap, sleeve, 200) for seed in range(3)])
    for pattern in sum(kinds, []):
        pattern.location = (0, 0, -60)
    return kinds


def stacks(scene):
    """Blocks of coils behind each other, two high; of the front one, the coils stand out unevenly."""
    steel, bright = patterns()
    beds, wedges = Builder(), Builder()
    for number, x in enumerate(BLOCKS):
        for k in range(-4, 4):
            y = MEET + (k + 0.5) * PITCH
            kind = steel if y > MEET else bright
            spot = (x + RANDOM.normal(0, 0.05) - 0.30 * (k % 2), y, OUTER + BED)
            place(scene, kind[RANDOM.integers(3)], spot, math.pi * RANDOM.integers(0, 2), RANDOM.uniform(0, 6))
            cradle(beds, wedges, x, y)
            if k < 3 and (number == 0 and k in (-3, -2, -1, 1) or number and RANDOM.uniform() < 0.8):
                upper = steel if k >= 0 else bright
                spot = (x + RANDOM.normal(0, 0.08) - 0.15, y + PITCH / 2, OUTER + BED + HIGHER)
                place(scene, upper[RANDOM.integers(3)], spot, math.pi * RANDOM.integers(0, 2), RANDOM.uniform(0, 6))
    halls.bevelled(beds.build("beds", halls.paint("bed", "#3c474f", 0.5, wear=0.56, dirt=0.7)), 0.008)
    dull = halls.paint("wedge", "#2c3136", 0.6, wear=0.58, dirt=0.6)
    halls.bevelled(wedges.build("wedges", dull), 0.008)


def lamps(scene):
    """Low warm light through a gate at the right, cool daylight from the left and from the roof."""
    panels = Builder()
    for x in np.arange(-3.0, 28.0, 5.0):
        for y in np.arange(HALL.y0 + 3, HALL.y1 - 3, 8.0):
            panels.box(x - 0.4, x + 0.4, y, y + 4.0, HALL.ridge - 0.12, HALL.ridge - 0.06)
    panels.build("roof lights", halls.glow("roof light", "#dbe7f8", 2.6))
    studio.area_lamp(scene, (8, 0, HALL.ridge - 0.2), (8, 0, 0), 5200, "#c9dbf5", 30, 30)
    panes = Builder()
    for y in np.arange(HALL.y0 + 1, HALL.y1 - 1, 2.0):
        panes.box(HALL.x1 - 0.02, HALL.x1 - 0.01, y + 0.08, y + 1.92, *WINDOWS)
    panes.build("panes of sky", halls.glow("sky", "#e9d3b4", 1.5))
    studio.area_lamp(scene, (-6.0, 8.5, 5.5), (0, 2.2, 2.0), 2500, "#b2caf2", 1.6, 3.0)
    studio.area_lamp(scene, (-6.5, -8.5, 4.8), (0, -1.6, 1.9), 900, "#ffcf9a", 0.9, 2.2)
    # A long window at the left, for the flanks to mirror, and a little light from behind us for the ends.
    studio.area_lamp(scene, (6, HALL.y1 - 0.5, 6.0), (6, 0, 2.0), 4200, "#bcd0f0", 34, 6)
    studio.area_lamp(scene, (-13.0, 1.0, 4.0), (0, 0, 2.0), 560, "#d5dcea", 14, 4)
    # What lies over the lanes: daylight that runs along the backs of the coils.
    studio.area_lamp(scene, (3.0, 6.5, 8.5), (1.0, -1.5, 2.5), 900, "#c4d8f5", 6.0, 1.0)


def build(scene, shot):
    halls.ambient(scene, "#27313d", 0.35)
    wall = halls.cladding("wall", "#4b5158", "#2a2e33", 0.4, 0.04)
    halls.shell(HALL, wall, simple("roof", "#33393f", 0.7))
    halls.mullions(HALL, 1, *WINDOWS, simple("mullion", "#2a2f34", 0.6))
    halls.frames(HALL, halls.paint("frame", "#545e66", 0.5, wear=0.58, dirt=0.6), girder=3.6)
    halls.floor(HALL, halls.concrete("floor", "#4b4d4f", "#383b3f", rough=0.30))
    stacks(scene)
    lamps(scene)
    halls.haze(CAMERA, 60, "#5d6673", most=0.6)
    studio.camera(scene, CAMERA, TARGET, lens=43, fstop=4.0, focus=8.0)


if __name__ == "__main__":
    studio.main(SHOTS, build)
