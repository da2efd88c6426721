"""Cells of a solar module at sunrise, from a hand's breadth above the glass: fingers, busbars, dew."""

import math

import numpy as np

from kit import closeup, studio
from kit.mesh import Builder, mesh_np
from kit.nodes import lin, material, principled, simple
from kit.noise import fbm
from kit.sky import sun_vec

SHOTS = {"module-cells": closeup.shot(samples=36, exposure=0.25, bloom=0.34, threshold=0.7)}

#: A half cell across and along, the gap between two, metres; busbars across a cell, fingers along it.
CELL, HALF, SPACE = 0.182, 0.091, 0.0022
BUSBARS, PITCH = 10, 0.00135
SUN = sun_vec(8.5, -16.5)


def cells():
    """The laminate: blue-black silicon under coated glass, silver lines as thin as hairs, a dark sheet between cells."""
    t = material("cells")
    x, y = t.sep(t.pos())[:2]

    def within(coordinate, pitch, shift=0.0):
        """Metres from the last line of a raster."""
        share = t.m("FRACT", t.m("ADD", t.m("DIVIDE", coordinate, pitch), shift))
        return t.m("MULTIPLY", share, pitch)

    def line(coordinate, pitch, wide, shift=0.0, soft=0.00004):
        away = t.m("ABSOLUTE", t.m("SUBTRACT", within(coordinate, pitch, shift + 0.5), pitch / 2))
        return t.mapr(away, wide / 2 + soft, wide / 2 - soft, 0.0, 1.0)

    across, along = CELL + SPACE, HALF + SPACE
    cx, cy = within(x, across), within(y, along)
    gap = t.m("MAXIMUM", t.m("GREATER_THAN", cx, CELL), t.m("GREATER_THAN", cy, HALF))
    # Corners are cut off a little: cells are sawn from round rods.
    to_x = t.m("SUBTRACT", t.m("ABSOLUTE", t.m("SUBTRACT", cx, CELL / 2)), CELL / 2)
    to_y = t.m("SUBTRACT", t.m("ABSOLUTE", t.m("SUBTRACT", cy, HALF / 2)), HALF / 2)
    gap = t.m("MAXIMUM", gap, t.m("GREATER_THAN", t.m("ADD", to_x, to_y), -0.0042))
    busbar = line(cx, CELL / BUSBARS, 0.00042, 0.5)
    pad = t.m("MULTIPLY", line(cx, CELL / BUSBARS, 0.0013, 0.5), line(cy, HALF / 5, 0.0016, 0.5))
    busbar = t.m("MAXIMUM", busbar, pad)
    finger = t.m("MULTIPLY", line(cy, PITCH, 0.00013), t.m("SUBTRACT", 1.0, gap))
    # Wires run on through the gap between two half cells, but not between two columns.
    wire = t.m("MULTIPLY", busbar, t.m("LESS_THAN", cx, CELL))

    number = t.comb(t.m("FLOOR", t.m("DIVIDE", x, across)), t.m("FLOOR", t.m("DIVIDE", y, along)), 3.0)
    own = t.n("ShaderNodeTexWhiteNoise", {"Vector": number}).outputs[0]
    grain = t.noise(t.pos(), 900, 3, 0.7)
    cell = t.mix(own, lin("#081431"), lin("#0c1d44"))
    cell = t.mix(t.m("MULTIPLY", grain, 0.35), cell, lin("#030713"))
    color = t.mix(t.m("MULTIPLY", gap, 1.0), cell, lin("#14161b"))
    color = t.mix(t.m("MULTIPLY", finger, 0.55), color, lin("#7f8794"))
    color = t.mix(wire, color, lin("#d3d4d6"))
    dust = t.mapr(t.noise(t.pos(), 60, 8, 0.75), 0.52, 0.8, 0.0, 0.10)
    color = t.mix(dust, color, lin("#a58f72"))
    metal = t.m("MAXIMUM", wire, t.m("MULTIPLY", finger, 0.5))
    rough = t.m("MULTIPLY_ADD", metal, -0.15, 0.5)
    # A wire is round: its flanks send the light aside.
    profile = t.m("MULTIPLY", wire, 1.0)
    principled(
        t,
        color,
        rough,
        t.bump(t.m("ADD", profile, t.m("MULTIPLY", finger, 0.2)), 0.6, 0.0003),
        metallic=t.m("MULTIPLY", metal, 0.85),
        spec=0.12,
        **{
            "Coat Weight": 1.0,
            "Coat IOR": 1.42,
            # Rolled glass: a fine grain, a little more where dust lies.
            "Coat Roughness": t.m("MULTIPLY_ADD", dust, 1.0, 0.035),
            "Coat Normal": t.bump(t.noise(t.pos(), 420, 2, 0.5), 0.02, 0.001),
        },
    )
    return t.mat


def module():
    """The glass, a module and more; its far frame, and the rows behind as dark shapes."""
    mesh_np(
        "glass", [(-1.4, -0.6, 0), (1.6, -0.6, 0), (1.6, 1.5, 0), (-1.4, 1.5, 0)], [(0, 1, 2, 3)], mat=cells()
    )
    frame = Builder()
    frame.box(-1.4, 1.6, 1.5, 1.535, -0.03, 0.0015)
    frame.build("frame", simple("frame", "#b9bcc2", 0.35, metallic=0.9))
    rows = Builder()
    for k in range(9):
        y = 7.0 + 6.5 * k
        rows.box(-60, 60, y, y + 2.1, -1.1 - 0.05 * k, -0.95 - 0.05 * k)
    rows.build("rows", simple("rows", "#131b2d", 0.25, spec=0.5))
    land = Builder()
    land.box(-2000, 2000, 4, 6000, -3.0, -2.5)
    land.build("land", simple("land", "#3c3340", 1.0))


def dew(scene):
    """Night has left drops of every size; the sun shines through them. Large ones have drunk up those around them."""
    g = np.random.default_rng(12)
    sets = ((9000, 0.00028, 0.5), (4600, 0.0007, 0.4), (1250, 0.0016, 0.35), (300, 0.0029, 0.3))
    places, radii = [], []
    for count, middle, spread in sets:
        y = -0.24 + 0.95 * g.uniform(size=count) ** 1.25
        x = g.uniform(-1, 1, count) * (0.16 + 0.42 * (y + 0.3))
        places.append(np.stack([x, y], 1))
        radii.append(np.clip(middle * np.exp(g.normal(0, spread, count)), 0.00016, 0.0048))
    places, radii = np.concatenate(places), np.concatenate(radii)
    clump = fbm(places[None, :, 0], places[None, :, 1], 9.0, 3, 0.5, 4, False)[0]
    keep = g.uniform(size=len(radii)) < np.clip(0.85 + 1.5 * clump, 0.10, 1)
    # One part stays nearly dry and calm: the upper left, where words stand.
    keep &= (places[:, 0] > -0.10 - 0.30 * (places[:, 1] - 0.06)) | (g.uniform(size=len(radii)) < 0.22)
    places, radii = places[keep], radii[keep]
    kept = closeup.apart(places, radii)
    spots = np.concatenate([places[kept], np.full((len(kept), 1), 0.00002)], 1)
    mat, large = closeup.water(), radii[kept] > 0.0009
    for name, part, count in (("dew", large, 36), ("fine dew", ~large, 12)):
        closeup.drops(name, spots[part], radii[kept][part], mat, steep=0.66, rough=0.05, count=count)


def build(scene, shot):
    """Dawn sky, the module, the dew; the lens is a macro lens."""
    closeup.sky_of(
        scene,
        [(-1, "#1a1c26"), (-0.02, "#2b2a38"), (0.0, "#f2a468"), (0.06, "#e79a77"), (0.15, "#7d7ba3"),
         (0.34, "#3f5c92"), (1.0, "#16294f")],
        strength=0.85, sunward=SUN, glow="#ffb46c", power=420.0, gain=8.5,
    )  # fmt: skip
    studio.sun_lamp(scene, SUN, 2.4, "#ffab66", degrees=0.9)
    module()
    dew(scene)
    eye = (0.02, -0.36, 0.128)
    studio.camera(scene, eye, (0.0, 0.02, 0.012), lens=52, fstop=4.5, focus=math.dist(eye, (0.015, -0.045, 0)))
    scene.camera.data.clip_start = 0.005


if __name__ == "__main__":
    studio.main(SHOTS, build)
