"""Coils of rolled metal, the cradles they lie in, and what packs them."""

import math

import numpy as np

from .mesh import Builder, grid_mesh
from .nodes import lin, material, principled

#: Outer and inner radius and length of a coil.
OUTER, INNER, LENGTH = 1.0, 0.30, 1.5
#: The distance between two coils of a row, and how high their lowest point lies.
PITCH, BED = 2.12, 0.12


def rolled(name="rolled", dark="#7f868e", light="#d9dde1", aged="#8d949c", rough=0.17, matt=0.22, brushed=0.0):
    """Rolled sheet, aluminium if not said: the end shows its windings, each coil has its own shade.

    The end is rougher by `matt`. With `brushed` the windings draw what they mirror out into fans of light, as seen from near.
    """
    t = material(name)
    x, y, z = t.sep(t.obj())[:3]
    radius = t.m("SQRT", t.m("ADD", t.m("MULTIPLY", y, y), t.m("MULTIPLY", z, z)))
    windings = t.noise(t.comb(t.m("MULTIPLY", radius, 110), 0, 0), 1.5, 5, 0.7)
    bands = t.noise(t.comb(t.m("MULTIPLY", radius, 14), 3, 0), 1.0, 3, 0.6)
    rolling = t.noise(t.comb(t.m("MULTIPLY", x, 70), t.m("MULTIPLY", radius, 2), 0), 1.0, 4, 0.6)
    at_end = t.m("GREATER_THAN", t.m("ABSOLUTE", x), LENGTH / 2 - 0.035)
    layer = t.m("ADD", t.m("MULTIPLY", windings, 0.7), t.m("MULTIPLY", bands, 0.3))
    lines = t.m("ADD", t.m("MULTIPLY", at_end, layer), t.m("MULTIPLY", t.m("SUBTRACT", 1.0, at_end), rolling))
    own = t.n("ShaderNodeObjectInfo").outputs["Random"]
    tint = t.mix(t.mapr(lines, 0.32, 0.68), lin(dark), lin(light))
    tint = t.mix(t.m("MULTIPLY", own, 0.35), tint, lin(aged))
    skin = t.m("ADD", t.m("MULTIPLY", own, 0.08), t.m("ADD", rough, t.m("MULTIPLY", at_end, matt)))
    bump = t.bump(t.m("MULTIPLY", windings, at_end), 0.5, 0.010)
    fans = {}
    if brushed:
        around = t.n("ShaderNodeTangent", direction_type="RADIAL", axis="X")
        fans = {"Anisotropic": t.m("MULTIPLY", at_end, brushed), "Tangent": around.outputs[0]}
    principled(
        t,
        tint,
        t.m("ADD", skin, t.m("MULTIPLY", lines, 0.1)),
        bump,
        metallic=t.m("SUBTRACT", 1.0, t.m("MULTIPLY", at_end, 0.0 if brushed else 0.2)),
        **fans,
    )
    return t.mat


def wrapped():
    """A coil packed in pale film, creased around it."""
    t = material("wrapped")
    x, y, z = t.sep(t.obj())[:3]
    creases = t.noise(
        t.comb(t.m("MULTIPLY", x, 9), t.m("MULTIPLY", y, 2.5), t.m("MULTIPLY", z, 2.5)), 1.6, 6, 0.6
    )
    tint = t.mix(creases, lin("#9fb0c0"), lin("#c9d4dd"))
    principled(t, tint, 0.32, t.bump(creases, 0.5, 0.05), spec=0.5)
    return t.mat


def coil(name, mat, seed, strap, sleeve, rings=110):
    """One coil along x around the origin: windings that stand out unevenly, bands, a dark open `sleeve` in the bore."""
    chance = np.random.default_rng(seed)
    radii = np.linspace(INNER, OUTER, rings)
    steps = np.where(
        chance.uniform(size=rings) < 0.10, chance.normal(0, 0.010, rings), chance.normal(0, 0.0022 * 110 / rings, rings)
    )
    drift = 0.008 * np.sin(radii * 23 + seed) + steps
    drift[-3:] = drift[:2] = 0
    half = LENGTH / 2
    profile = [(-half - out, radius) for radius, out in zip(radii, drift)]
    profile += [(x, OUTER) for x in np.linspace(-half, half, 5)[1:-1]]
    profile += [(half + out, radius) for radius, out in zip(radii[::-1], drift[::-1])]
    profile += [(x, INNER) for x in np.linspace(half, -half, 4)]
    profile = np.array(profile)
    angle, ring = np.meshgrid(np.linspace(0, 2 * np.pi, 129), np.arange(len(profile)))
    body = grid_mesh(
        name, profile[ring, 0], profile[ring, 1] * np.cos(angle), profile[ring, 1] * np.sin(angle), mat
    )
    body.data.set_sharp_from_angle(angle=math.radians(35))
    core = Builder()
    tube = np.array(
        [
            (-half - 0.02, INNER),
            (-half - 0.02, INNER - 0.018),
            (half + 0.02, INNER - 0.018),
            (half + 0.02, INNER),
        ]
    )
    turn, ring = np.meshgrid(np.linspace(0, 2 * np.pi, 65), np.arange(4))
    core.grid(tube[ring, 0], tube[ring, 1] * np.cos(turn), tube[ring, 1] * np.sin(turn), flip=True)
    core.build(name + " core", sleeve, smooth=True).parent = body
    bands = Builder()
    around = np.linspace(0, 2 * np.pi, 97)
    for x in (-0.42, 0.42):
        across = np.stack([np.full(97, x - 0.017), np.full(97, x + 0.017)])
        bands.grid(
            across,
            np.stack([(OUTER + 0.004) * np.cos(around)] * 2),
            np.stack([(OUTER + 0.004) * np.sin(around)] * 2),
        )
    for turn in np.arange(3) * 2 * np.pi / 3 + 0.5:
        out = np.array([0, math.cos(turn), math.sin(turn)])
        flat = np.cross((1, 0, 0), out) * 0.017
        path = [
            (-half - 0.016, INNER),
            (-half - 0.016, OUTER + 0.004),
            (half + 0.016, OUTER + 0.004),
            (half + 0.016, INNER),
        ]
        line = np.array([np.array([x, 0, 0]) + out * radius for x, radius in path])
        edges = np.stack([line - flat, line + flat])
        bands.grid(*np.moveaxis(edges, -1, 0))
    straps = bands.build(name + " straps", strap, smooth=True)
    straps.parent = body
    return body


def place(scene, pattern, location, turn=0.0, roll=0.0):
    """A copy of `pattern` with its bands; it shares the meshes."""
    copy = pattern.copy()
    scene.collection.objects.link(copy)
    copy.location, copy.rotation_euler = location, (roll, 0, turn)
    for child in pattern.children:
        band = child.copy()
        scene.collection.objects.link(band)
        band.parent = copy


def cradle(beds, wedges, x, y, floor=0.0):
    """What a coil at (x, y) lies in: two steel beams across, on each a pair of wedges that touch it 34 degrees up."""
    slope = math.tan(math.radians(34))
    touch_y, touch_z = OUTER * math.sin(math.radians(34)), OUTER * (1 - math.cos(math.radians(34)))
    for lane in (-0.46, 0.46):
        beds.box(x + lane - 0.12, x + lane + 0.12, y - 1.0, y + 1.0, floor, floor + BED - 0.02)
        for side in (-1, 1):
            near, far, back = 0.36, 0.80, 0.94
            rise = [touch_z + (reach - touch_y) * slope for reach in (near, far)]
            section = [(near, 0), (near, rise[0]), (far, rise[1]), (back, rise[1]), (back, 0)]
            points = [
                (x + lane + across, y + side * reach, floor + BED - 0.02 + z)
                for across in (-0.1, 0.1)
                for reach, z in section
            ]
            rim = [(j, (j + 1) % 5, 5 + (j + 1) % 5, 5 + j) for j in range(5)]
            ends = [(first, first + 1 + j, first + 2 + j) for first in (0, 5) for j in range(3)]
            wedges.add(points, rim, ends)
