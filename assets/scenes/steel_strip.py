"""Hot strip runs out of the last stand of a rolling mill, in a dark hall with cool daylight from high windows."""

from collections import defaultdict

import numpy as np

from kit import halls, studio
from kit.mesh import Builder, grid_mesh
from kit.nodes import lin, material, principled, simple

#: Both pictures are developed alike.
LOOK = {
    "samples": 10,
    "exposure": 0.45,
    "bounces": 6,
    "grade": {"bloom": 0.32, "threshold": 0.55, "saturation": 1.22, "contrast": 0.1},
}
SHOTS = {
    "steel-strip": studio.Shot((2560, 1440), **LOOK),
    "steel-strip-tall": studio.Shot((1440, 2560), **LOOK),
}

HALL = halls.Hall(-17.0, 19.0, -8.0, 104.0, 12.0)
CAMERA, TARGET = np.array([-2.0, 2.0, 2.55]), np.array([-1.65, 12.0, 2.18])
#: The upright picture is taken from further back, over the left edge of the strip; level, so that the stand is upright
#: and the dark roof fills the upper third.
TALL = {"location": (-1.5, -4.4, 2.5), "target": (-0.48, 12.4, 2.5), "lens": 30, "shift_y": 0.10}
UP = np.array([0.0, 0.0, 1.0])
RANDOM = np.random.default_rng(5)

#: Where the stands are, and the height, half width and ends of the strip.
STANDS = (14.0, 20.5, 27.0, 33.5, 40.0)
LINE, HALF_STRIP, STRIP_ENDS = 1.06, 0.82, (-5.0, 43.0)
#: Radii of the work rolls and of the backing rolls that keep them straight.
WORK, BACKING = 0.38, 0.76
#: The light of the strip: redder than it looks, which the film curve wants.
HOT = "#ff7228"
#: Inner and outer face of a housing, and half the length of its window along the line.
INNER, OUTER, WINDOW = 1.5, 2.5, 0.69


def finishes():
    """What each part is made of: (material, width of the bevel or None, smooth)."""
    paint = halls.paint
    return {
        "housing": (paint("housing", "#33504e", 0.42, wear=0.56, dirt=0.85), 0.06, False),
        "plate": (paint("plate", "#3b3a38", 0.38, wear=0.56, dirt=0.6, metallic=0.6), 0.012, False),
        "chock": (paint("chock", "#35322f", 0.36, wear=0.56, dirt=0.6, metallic=0.5), 0.02, False),
        "rolls": (roll_steel("roll", 0.27), None, True),
        "rollers": (roll_steel("roller", 0.30), None, True),
        "bright": (simple("bright", "#8d8e90", 0.28, metallic=0.95, vary=0.2), None, True),
        "pipe": (paint("pipe", "#4c565b", 0.4, wear=0.57, dirt=0.7, metallic=0.3), None, True),
        "hose": (simple("hose", "#121314", 0.45), None, True),
        "girder": (paint("girder", "#30363a", 0.5, wear=0.56, dirt=0.8), 0.01, False),
        "bearing": (paint("bearing", "#3d4344", 0.42, wear=0.55, dirt=0.8), 0.006, True),
        "motor": (paint("motor", "#24404c", 0.45, wear=0.57, dirt=0.9), None, True),
        "drive": (paint("drive", "#2a454a", 0.45, wear=0.58, dirt=0.9), 0.025, False),
        "deck": (paint("deck", "#3f4244", 0.5, wear=0.56, dirt=0.8), None, False),
        "rail": (paint("rail", "#8f6a17", 0.5, wear=0.55, dirt=0.9), None, True),
        "kerb": (paint("kerb", "#4d4b48", 0.7, wear=0.50, dirt=0.8), 0.02, False),
    }


def finish(parts):
    """Turns the builders of `parts` into objects."""
    looks = finishes()
    for name, builder in parts.items():
        mat, bevel, smooth = looks[name]
        thing = builder.build(name, mat, smooth=smooth)
        if bevel:
            halls.bevelled(thing, bevel)


def roll_steel(name, rough):
    """Turned steel with rings of wear around it, tarnished by heat and wet in patches."""
    t = material(name)
    place = t.pos()
    x = t.sep(place)[0]
    rings = t.noise(t.comb(t.m("MULTIPLY", x, 9), 0, 0), 1.0, 5, 0.65)
    wet = t.noise(place, 3.0, 5, 0.6)
    tint = t.mix(t.mapr(rings, 0.35, 0.65), lin("#8d8a88"), lin("#4d4541"))
    tint = t.mix(t.mapr(wet, 0.5, 0.7, 0, 0.5), tint, lin("#3a332f"))
    skin = t.m("ADD", rough - 0.1, t.m("MULTIPLY", t.m("ADD", rings, wet), 0.12))
    principled(t, tint, skin, metallic=0.95, spec=0.5)
    return t.mat


# The strip


def hot_steel():
    """Steel at about 900 degrees: yellow in its middle and where it leaves the rolls, red at its edges; drawn-out scale.

    The film curve bleaches orange, so what the camera sees is kept dim; in reflections the strip shines as it should.
    """
    t = material("glow strip")
    x, y = t.sep(t.pos())[:2]

    def lengthwise(across, along, seed, detail=5):
        return t.noise(
            t.comb(t.m("MULTIPLY", x, across), t.m("MULTIPLY", y, along), seed), 1.0, detail, 0.6, 0.4
        )

    # What the rolls drew out is straight only from afar.
    fray = t.m("MULTIPLY", t.m("SUBTRACT", lengthwise(22.0, 6.0, 4), 0.5), 0.010)
    bent = t.m("ADD", x, fray)

    def drawn(across, along, seed, detail=7):
        return t.noise(t.comb(t.m("MULTIPLY", bent, across), t.m("MULTIPLY", y, along), seed), 1.0, detail, 0.64)

    wander = t.m("MULTIPLY", t.m("SUBTRACT", lengthwise(2.0, 0.5, 1), 0.5), 0.16)
    inward = t.m("ADD", t.m("SUBTRACT", HALF_STRIP, t.m("ABSOLUTE", x)), wander)
    heat = t.mapr(inward, -0.05, 0.62, 0.60, 0.93, True)
    heat = t.m("MULTIPLY", heat, t.mapr(t.m("SUBTRACT", HALF_STRIP, t.m("ABSOLUTE", x)), 0.0, 0.035, 0.78, 1.0, True))
    heat = t.m("MULTIPLY", heat, t.mapr(y, 2.5, 13.3, 0.82, 1.14))
    heat = t.m("MULTIPLY", heat, t.mapr(lengthwise(2.6, 0.10, 7), 0.3, 0.7, 0.90, 1.06))
    heat = t.m("MULTIPLY", heat, t.mapr(lengthwise(0.0, 0.30, 9, 2), 0.35, 0.65, 1.03, 0.93))
    # Thin scale: fine streaks that gather to feathery bands, older the further they have come.
    older = t.mapr(y, 5.0, 13.0, 1.0, 0.25)
    band = t.mapr(t.m("ADD", drawn(5.0, 0.16, 2, 8), t.mapr(inward, 0.0, 0.4, 0.08, 0.0, True)), 0.44, 0.68, 0.0, 1.0, True)
    for across, along, seed, low, high, alone, deep in (
        (26.0, 0.40, 3, 0.48, 0.66, 0.06, 0.26),
        (80.0, 0.85, 5, 0.48, 0.68, 0.16, 0.24),
        (230.0, 2.2, 6, 0.47, 0.70, 0.25, 0.14),
    ):
        streak = t.mapr(drawn(across, along, seed), low, high, 0.0, 1.0, True)
        where = t.m("MULTIPLY", t.m("MULTIPLY_ADD", band, 1 - alone, alone), older)
        heat = t.m("MULTIPLY", heat, t.m("MULTIPLY_ADD", t.m("MULTIPLY", streak, where), -deep, 1.0))
    # A few thick flakes, torn lengthwise.
    tear = t.m("MULTIPLY", t.m("SUBTRACT", drawn(60.0, 1.8, 13), 0.5), 0.30)
    flake = t.m("ADD", t.m("ADD", drawn(5.5, 0.55, 16, 5), tear), t.mapr(y, 3.0, 11.0, 0.02, -0.04))
    heat = t.m("MULTIPLY", heat, t.mapr(flake, 0.665, 0.70, 1.0, 0.46, True))
    color = t.ramp(
        heat,
        [
            (0.0, "#2a0200"),
            (0.25, "#7a1000"),
            (0.42, "#c92a00"),
            (0.60, "#f94c03"),
            (0.82, "#ff860c"),
            (1.0, "#ffb030"),
        ],
    )
    seen = t.n("ShaderNodeLightPath").outputs["Is Camera Ray"]
    strength = t.m("MULTIPLY", t.mapr(heat, 0.0, 1.0, 0.1, 1.35), t.mapr(seen, 0, 1, 1.9, 1.0))
    shine = t.n("ShaderNodeEmission", {0: color, 1: strength})
    skin = t.n("ShaderNodeBsdfGlossy", {0: lin("#2a1c16"), "Roughness": 0.3})
    both = t.n("ShaderNodeAddShader", {0: shine.outputs[0], 1: skin.outputs[0]})
    t.t.links.new(both.outputs[0], t.out.inputs[0])
    return t.mat


def strip(scene):
    """The strip, its edges a little wavy, and flat lamps on it that give its light without noise.

    The waves only rise: what dipped below the line would let the rollers through.
    """
    y, x = np.linspace(*STRIP_ENDS, 700), np.linspace(-HALF_STRIP, HALF_STRIP, 17)
    across, along = np.meshgrid(x, y)
    calm = np.clip((13.0 - along) / 3, 0, 1)
    left, right = np.sin(along * 3.9 + 0.4 * np.sin(along)), np.sin(along * 3.4 + 2)
    edge = np.clip(np.abs(across) / HALF_STRIP - 0.45, 0, 1) ** 2
    wave = 0.04 * calm * edge * (1 + np.where(across < 0, left, right))
    hot = hot_steel()
    for name, lift in (("strip", 0.0), ("strip under", -0.012)):
        grid_mesh(name, across, along, LINE + wave + lift, hot)
    lamps = [(-4, 3, 60), (3, 8, 70), (8, 12.2, 100), (12.2, 13.45, 170)]
    lamps += [(stand + 1.6, stand + 5.0, 90) for stand in STANDS]
    for start, end, watts in lamps:
        middle, length = (start + end) / 2, end - start
        place = (0, middle, LINE + 0.04)
        studio.area_lamp(scene, place, (0, middle, 9), watts * length, HOT, 2 * HALF_STRIP, length)
        for side in (-1, 1):
            place, goal = (side * 0.86, middle, LINE - 0.02), (side * 3, middle, 0.2)
            studio.area_lamp(scene, place, goal, 0.24 * watts * length, HOT, 0.25, length)
    for lamp in scene.objects:
        if lamp.type == "LIGHT":
            # Mirrors show the strip itself.
            lamp.visible_glossy = False
    # Light that leaves along the floor and finds the man at the rail, from the side of the strip.
    studio.area_lamp(scene, (-1.1, 10.5, 1.35), (-4, 12.8, 1.2), 70, HOT, 0.3, 3.0).visible_glossy = False


# The run-out table


def roller_table(parts):
    """Rollers on bearings, each with a motor of its own on the far side, the girders under them, a water main."""
    for number, y in enumerate(np.arange(-4.4, 12.3, 0.56)):
        z = LINE - 0.172
        halls.turned(
            parts["rollers"],
            (-1.42, y, z),
            (1, 0, 0),
            [
                (0, 0.06),
                (0.18, 0.06),
                (0, 0.15),
                (0.015, 0.16),
                (2.45, 0.16),
                (0.015, 0.15),
                (0, 0.06),
                (0.3, 0.06),
            ],
        )
        for side in (-1, 1):
            bearing(parts, side * 1.40, y, z)
        roller_motor(parts, y, z)
        if number % 2:
            parts["pipe"].tube(
                [(-1.72, y + 0.2, 0.34), (-1.72, y + 0.2, 0.8), (-1.5, y + 0.2, 0.86), (-1.3, y + 0.2, 0.84)],
                0.018,
                6,
            )
    for side in (-1, 1):
        x = side * 1.42
        for low, high, half in ((0.66, 0.70, 0.22), (0.14, 0.18, 0.22), (0.16, 0.68, 0.012)):
            parts["girder"].box(x - half, x + half, -5, 12.2, low, high)
        for y in np.arange(-4.68, 12.2, 1.12):
            parts["girder"].box(x - 0.20, x + 0.20, y - 0.012, y + 0.012, 0.18, 0.66)
        parts["kerb"].box(x - 0.30, x + 0.30, -5, 12.2, -0.05, 0.14)
    parts["girder"].box(1.66, 2.6, -5, 12.2, 0.3, 0.62)
    parts["girder"].box(-1.1, 1.1, -5, 12.2, -0.02, 0.03)
    parts["pipe"].tube([(-1.74, -5, 0.34), (-1.74, 12.0, 0.34)], 0.05, 12)
    for y in np.arange(-4.5, 12, 2.8):
        halls.turned(parts["pipe"], (-1.74, y, 0.34), (0, 1, 0), [(0, 0.085), (0.05, 0.085)], 16)


def bearing(parts, x, y, z):
    """A split bearing housing: rounded cap, foot, bolts, end cover."""
    way = np.sign(x)
    parts["bearing"].tube([(x - 0.075, y, z), (x + 0.075, y, z)], 0.125, 24)
    parts["bearing"].box(x - 0.07, x + 0.07, y - 0.19, y + 0.19, 0.70, z - 0.02)
    halls.turned(
        parts["chock"],
        (x + way * 0.07, y, z),
        (way, 0, 0),
        [(0, 0.085), (0.025, 0.085), (0, 0.05), (0.02, 0.05)],
    )
    halls.bolts(parts["bright"], (x + way * 0.09, y, z), (way, 0, 0), 0.066, 6, 0.011)
    for lug in (-0.15, 0.15):
        parts["bright"].tube([(x, y + lug, z - 0.02), (x, y + lug, z + 0.035)], 0.022, 6)
    parts["bright"].tube([(x, y, z + 0.12), (x, y, z + 0.15)], 0.012, 6)


def roller_motor(parts, y, z):
    """Coupling guard, finned motor on feet, its box of terminals and the cable that goes down."""
    parts["rail"].tube([(1.52, y, z), (1.76, y, z)], 0.1, 16)
    halls.finned(parts["motor"], (1.80, y, z), (2.28, y, z), 0.165, 20)
    halls.turned(parts["motor"], (2.28, y, z), (1, 0, 0), [(0, 0.172), (0.16, 0.172), (0.02, 0.15)], 24)
    parts["motor"].box(1.92, 2.12, y - 0.08, y + 0.08, z + 0.13, z + 0.23)
    parts["motor"].box(1.84, 2.24, y - 0.16, y + 0.16, 0.62, z - 0.12)
    parts["hose"].tube(
        [(2.12, y, z + 0.2), (2.24, y + 0.12, z + 0.17), (2.5, y + 0.19, z - 0.2), (2.55, y + 0.2, 0.3)],
        0.018,
        6,
    )


def rails_beside(parts):
    """The rail that keeps people off the table, and off the flank of the stands further on."""
    corners = [(-2.28, -4.0), (-2.28, 11.0), (-2.86, 11.6), (-2.86, 18.0)]
    for (x0, y0), (x1, y1) in zip(corners[:-1], corners[1:]):
        halls.railing(parts["rail"], [(x0, y0, 0.1), (x1, y1, 0.1)], 1.05, 1.4)
    parts["kerb"].box(-2.4, -2.1, -5, 11.1, -0.05, 0.1)
    parts["deck"].box(-2.1, -1.72, -5, 11.1, -0.05, 0.04)


# A stand


def stands(parts):
    """Four-high stands: two housings, work rolls and backing rolls between them, water, guides, spindles."""
    for y in STANDS:
        for side in (-1, 1):
            housing(parts, y, side)
            roll_ends(parts, y, side)
        rolls(parts, y)
        top_gear(parts, y)
        headers(parts, y)
        drive(parts, y)
    exit_guides(parts, STANDS[0])


def housing(parts, y, side):
    """One cast frame: two posts, crown, feet with their anchors; plates, pipes and conduits on the near post."""
    frame, x = parts["housing"], side * (INNER + OUTER) / 2
    for post in (-1.15, 1.15):
        frame.box(x - 0.5, x + 0.5, y + post - 0.46, y + post + 0.46, 0, 7.0)
        frame.box(x - 0.6, x + 0.6, y + post - 0.62, y + post + 0.62, 0, 0.28)
        for corner in (-0.5, 0.5):
            halls.turned(
                parts["bright"],
                (x + corner, y + post - 0.54, 0.28),
                UP,
                [(0, 0.09), (0.1, 0.09), (0, 0.05), (0.12, 0.05)],
                12,
            )
    frame.box(x - 0.58, x + 0.58, y - 1.75, y + 1.75, 6.4, 7.7, 0.1)
    face = y - 1.61
    frame.box(x - 0.36, x + 0.36, face - 0.035, face, 0.75, 2.35)
    frame.box(x - 0.30, x + 0.30, face - 0.05, face, 2.75, 3.5)
    for z in np.arange(0.85, 2.35, 0.28):
        for lane in (-0.3, 0.3):
            parts["bright"].tube([(x + lane, face - 0.07, z), (x + lane, face, z)], 0.028, 6)
    for number, lane in enumerate((0.40, 0.33)):
        outer = x + side * lane
        parts["pipe"].tube([(outer, face - 0.06, 0.3), (outer, face - 0.06, 6.6)], 0.03 - 0.008 * number, 8)
    for z in np.arange(0.9, 6.5, 0.9):
        parts["plate"].box(
            x + side * 0.36 - 0.11, x + side * 0.36 + 0.11, face - 0.1, face, z - 0.025, z + 0.025
        )
    inside = side * (INNER - 0.05)
    parts["pipe"].tube([(inside, y - 1.3, 1.4), (inside, y - 1.3, 6.0)], 0.055, 12)
    parts["pipe"].tube([(inside, y - 0.95, 2.0), (inside, y - 0.95, 6.0)], 0.035, 10)
    for z in (1.9, 3.0, 4.2):
        halls.turned(parts["pipe"], (inside, y - 1.3, z), UP, [(0, 0.085), (0.05, 0.085)], 14)
    parts["plate"].box(side * INNER - 0.05, side * INNER + 0.05, y - 1.55, y - 0.75, 0.5, 0.62)


def roll_ends(parts, y, side):
    """Chocks that hold the rolls in the window, with their seals and bolts towards the barrels."""
    for z, half, deep in (
        (LINE - WORK, 0.34, 0.52),
        (LINE + WORK, 0.36, 0.52),
        (LINE + 2 * WORK + BACKING, 0.72, 0.66),
    ):
        reach = 1.30 if half < 0.5 else 1.24
        low, high = sorted((side * reach, side * 2.62))
        parts["chock"].box(low, high, y - deep, y + deep, z - half, z + half)
        ring = np.array([side * reach, y, z])
        halls.turned(
            parts["plate"],
            ring,
            (-side, 0, 0),
            [(0, half * 0.86), (0.05, half * 0.86), (0, half * 0.66), (0.05, half * 0.66)],
            36,
        )
        halls.bolts(parts["bright"], ring - (side * 0.05, 0, 0), (-side, 0, 0), half * 0.76, 14, 0.022)
        halls.turned(
            parts["bright"],
            (side * 2.62, y, z),
            (side, 0, 0),
            [(0, half * 0.7), (0.1, half * 0.7), (0, half * 0.4), (0.08, half * 0.4)],
        )


def rolls(parts, y):
    """The barrels with their necks; the lower backing roll turns in the pit."""
    middle = LINE + 2 * WORK + BACKING
    for z, radius, neck in (
        (LINE - WORK - 0.012, WORK, 0.24),
        (LINE + WORK + 0.006, WORK, 0.24),
        (middle, BACKING, 0.48),
    ):
        halls.turned(
            parts["rolls"],
            (-1.4, y, z),
            (1, 0, 0),
            [
                (0, neck),
                (0.26, neck),
                (0, radius * 0.96),
                (0.03, radius),
                (2.22, radius),
                (0.03, radius * 0.96),
                (0, neck),
                (0.26, neck),
            ],
            64,
        )


def top_gear(parts, y):
    """Above the rolls: balance beam, cylinders, cross pipes and slack hoses, half lost in the dark."""
    parts["housing"].box(-INNER, INNER, y - 1.05, y - 0.35, 4.05, 4.62)
    parts["plate"].box(-INNER, INNER, y - 1.12, y - 0.28, 4.0, 4.05)
    parts["housing"].box(-INNER, INNER, y + 0.8, y + 1.5, 6.4, 7.5)
    parts["housing"].box(-INNER, INNER, y - 1.5, y - 0.8, 6.4, 7.5)
    for x in np.linspace(-1.2, 1.2, 7):
        parts["plate"].box(x - 0.02, x + 0.02, y - 1.09, y - 1.05, 4.05, 4.62)
    for x in (-0.75, 0.75):
        parts["bright"].tube([(x, y - 0.7, 3.42), (x, y - 0.7, 4.1)], 0.1, 20)
        halls.turned(
            parts["pipe"],
            (x, y - 0.7, 4.62),
            UP,
            [(0, 0.26), (0.08, 0.26), (0, 0.2), (1.2, 0.2), (0, 0.26), (0.08, 0.26)],
        )
        parts["chock"].box(x - 0.22, x + 0.22, y - 0.9, y - 0.2, 3.3, 3.44)
    for z, radius in ((4.85, 0.05), (5.35, 0.07)):
        parts["hose"].tube([(-INNER, y - 1.2, z), (INNER, y - 1.2, z)], radius, 12)
    for number in range(9):
        start = np.array([RANDOM.uniform(-1.3, 1.3), y - 1.22, RANDOM.choice([4.85, 5.35])])
        end = np.array([start[0] + RANDOM.uniform(-0.5, 0.5), y - 1.0, RANDOM.uniform(3.5, 4.1)])
        share = np.linspace(0, 1, 10)[:, None]
        path = start + (end - start) * share - (0.2 + 0.25 * RANDOM.uniform()) * 4 * UP * share * (1 - share)
        parts["hose"].tube(path, 0.024, 6)


def headers(parts, y):
    """Pipes across the rolls whose nozzles cool them."""
    for z, ahead in HEADERS:
        place = y - ahead
        parts["pipe"].tube([(-1.46, place, z), (1.46, place, z)], 0.05, 14)
        for side in (-1, 1):
            halls.turned(parts["pipe"], (side * 1.2, place, z), (side, 0, 0), [(0, 0.08), (0.05, 0.08)], 16)
        for x in NOZZLES:
            parts["bright"].tube([(x, place, z), (x, place + 0.07, z - 0.05)], [0.022, 0.014], 6)


#: Height of each header and how far it is before the rolls; where its nozzles are.
HEADERS = ((2.02, 1.02), (3.18, 1.10))
NOZZLES = np.linspace(-0.96, 0.96, 9)


def exit_guides(parts, y):
    """The apron the strip slides over out of the gap, and the two cheeks that keep it straight."""
    parts["plate"].box(-1.12, 1.12, y - 1.9, y - 0.46, LINE - 0.17, LINE - 0.05)
    for side in (-1, 1):
        for start, end, x0, x1 in ((-2.7, -1.7, 1.18, 0.96), (-1.7, -0.62, 0.96, 0.96)):
            path = [(side * x0, y + start, LINE - 0.06), (side * x1, y + end, LINE - 0.06)]
            parts["plate"].sweep(path, 0.035, 0.26)
        for place in (-2.4, -1.75, -1.0):
            parts["plate"].box(
                side * 1.18 - 0.16, side * 1.18 + 0.16, y + place - 0.06, y + place + 0.06, 0.7, LINE + 0.1
            )


def drive(parts, y):
    """Spindles with their couplings, the pinion stand and the great motor."""
    for z, far in ((LINE - WORK, 0.78), (LINE + WORK, 1.62)):
        start, end = np.array([2.78, y, z]), np.array([6.2, y, far])
        axis = (end - start) / np.linalg.norm(end - start)
        sleeve = [(0, 0.27), (0.1, 0.27), (0, 0.23), (0.42, 0.23), (0, 0.27), (0.09, 0.27)]
        halls.turned(parts["drive"], start, axis, [*sleeve, (0, 0.15), (2.1, 0.15), *sleeve], 32)
        for reach in (0.62, 2.75):
            halls.bolts(parts["bright"], start + axis * reach, axis, 0.2, 10, 0.025)
    parts["drive"].box(4.2, 4.7, y - 0.5, y + 0.5, 0, 0.42)
    parts["plate"].box(4.35, 4.55, y - 0.42, y + 0.42, 0.42, 2.05)
    box = parts["drive"]
    box.box(6.2, 8.4, y - 1.0, y + 1.0, 0.35, 2.5, 0.06)
    box.box(6.05, 8.55, y - 1.12, y + 1.12, 0, 0.35)
    box.box(6.1, 8.5, y - 1.08, y + 1.08, 1.28, 1.44)
    for x in np.linspace(6.4, 8.2, 5):
        box.box(x - 0.035, x + 0.035, y - 1.09, y + 1.09, 0.35, 2.3)
        for z in (1.24, 1.48):
            parts["bright"].tube([(x + 0.2, y - 1.04, z - 0.05), (x + 0.2, y - 1.04, z + 0.05)], 0.04, 6)
    for z in (0.78, 1.62):
        halls.turned(box, (6.2, y, z), (-1, 0, 0), [(0, 0.46), (0.08, 0.46), (0, 0.36), (0.06, 0.36)], 32)
    box.tube([(7.3, y, 2.45), (7.3, y, 2.75)], 0.3, 24)
    halls.finned(parts["motor"], (9.2, y, 1.55), (12.0, y, 1.55), 1.25, 40, 0.07)
    halls.turned(
        parts["motor"], (8.55, y, 1.55), (1, 0, 0), [(0, 0.25), (0.3, 0.25), (0, 0.8), (0.35, 1.2)], 36
    )
    parts["motor"].box(9.4, 11.8, y - 1.2, y + 1.2, 0, 0.6)
    parts["motor"].box(9.7, 11.5, y - 0.7, y + 0.7, 2.7, 3.5)
    parts["pipe"].tube([(10.6, y, 3.5), (10.6, y, 4.6), (13.5, y, 4.6)], 0.28, 18)


# Around the mill


def galleries(parts):
    """Platforms on the side of the operators from the second stand on, with ladders, valves and pipes."""
    for y in STANDS[1:]:
        parts["deck"].box(-4.3, -2.75, y - 1.9, y + 1.9, 3.36, 3.44)
        halls.railing(parts["rail"], [(-4.28, y - 1.9, 3.44), (-4.28, y + 1.9, 3.44)])
        halls.railing(parts["rail"], [(-4.28, y - 1.9, 3.44), (-2.75, y - 1.9, 3.44)])
        for post in (-1.8, 1.8):
            parts["deck"].box(-4.26, -4.14, y + post - 0.06, y + post + 0.06, 0, 3.36)
            parts["deck"].tube([(-4.2, y + post, 2.7), (-3.5, y + post, 3.36)], 0.04, 6)
        for lane in range(5):
            x, high = -2.9 - 0.16 * lane, 2.0 + 0.2 * lane
            path = [
                (x, y + 0.6, 0.0),
                (x, y + 0.6, high),
                (x + 0.15, y + 0.6, high + 0.2),
                (-2.5, y + 0.6, high + 0.2),
            ]
            parts["pipe"].tube(path, 0.045, 10)
    for level, x, radius in (
        (3.35, 4.6, 0.13),
        (3.32, 4.9, 0.10),
        (3.4, 5.2, 0.18),
    ):
        parts["pipe"].tube([(x, 11, level), (x, 80, level)], radius, 14)
    for y in np.arange(17.2, 80, 6.5):
        for x in (4.3, 5.5):
            parts["deck"].box(x - 0.09, x + 0.09, y - 0.09, y + 0.09, 0, 3.22)
        parts["deck"].box(4.2, 5.6, y - 0.08, y + 0.08, 3.06, 3.22)


def spare_rolls(parts):
    """Rolls that wait to be changed, on cradles far down the dark side of the hall."""
    for y in (25.0, 27.0, 29.0, 31.0, 33.0):
        halls.turned(
            parts["rollers"],
            (-11.6, y, 0.95),
            (1, 0, 0),
            [
                (0, 0.2),
                (0.55, 0.2),
                (0, 0.26),
                (0.25, 0.26),
                (0, 0.42),
                (2.2, 0.42),
                (0, 0.26),
                (0.25, 0.26),
                (0, 0.2),
                (0.55, 0.2),
            ],
            40,
        )
        for x in (-11.2, -8.5):
            parts["girder"].box(x - 0.18, x + 0.18, y - 0.5, y + 0.5, 0, 0.72)


def pulpit(scene):
    """The control room at the far wall: windows lit from within, somebody at the glass."""
    walls, panes, bars = Builder(), Builder(), Builder()
    x0, x1, y0, y1, low, high = 11.0, 17.0, 26.0, 33.0, 4.7, 7.5
    walls.box(x0 - 0.3, x1, y0 - 0.3, y1, high, high + 0.25)
    walls.box(x0 - 0.15, x1, y0 - 0.15, y1, low - 0.3, low)
    walls.box(x0, x0 + 0.1, y0, y1, low, low + 0.95)
    walls.box(x0, x1, y0, y0 + 0.1, low, low + 0.95)
    walls.box(x1 - 0.1, x1, y0, y1, low, high)
    walls.box(x0, x1, y1 - 0.1, y1, low, high)
    panes.box(x0 + 0.04, x0 + 0.05, y0, y1, low + 0.95, high)
    panes.box(x0, x1, y0 + 0.04, y0 + 0.05, low + 0.95, high)
    for y in np.linspace(y0, y1, 6):
        bars.box(x0, x0 + 0.09, y - 0.04, y + 0.04, low + 0.95, high)
    for x in np.linspace(x0, x1, 5):
        bars.box(x - 0.04, x + 0.04, y0, y0 + 0.09, low + 0.95, high)
    for x in (x0 + 0.3, x1 - 0.3):
        for y in (y0 + 0.3, y1 - 0.3):
            bars.box(x - 0.14, x + 0.14, y - 0.14, y + 0.14, 0, low - 0.3)
    for y in np.arange(y0 + 0.6, y1, 1.1):
        bars.box(x0 + 0.25, x0 + 0.8, y, y + 0.7, low, low + 1.15)
    halls.bevelled(walls.build("pulpit", halls.paint("pulpit", "#3a403f", 0.5, wear=0.6, dirt=0.7)), 0.02)
    panes.build("panes", halls.clear_panel("pane", shine=0.05))
    bars.build("pulpit bars", simple("pulpit bar", "#1f2326", 0.5))
    lit = Builder()
    for y in np.arange(y0 + 1, y1 - 1, 1.6):
        lit.box(x0 + 1.5, x1 - 1.0, y, y + 0.16, high - 0.06, high - 0.02)
    lit.build("pulpit lamps", halls.glow("pulpit lamp", "#ffe9c4", 2.0))
    studio.area_lamp(scene, (14, 29.5, high - 0.1), (14, 29.5, low), 320, "#ffe0b4", 4.0, 6.0)


# Air


def steam_material(name, seed, warm, strength, density):
    """A veil of steam: lit by the strip from below, by the windows above."""
    t = material("glow " + name)
    u, v = t.sep(t.n("ShaderNodeTexCoord").outputs["UV"])[:2]
    place = t.comb(t.m("MULTIPLY", u, 2.2), t.m("MULTIPLY", v, 2.6), seed)
    bend = t.n("ShaderNodeTexNoise", {"Vector": place, "Scale": 1.2, "Detail": 3}).outputs[1]
    place = t.vm("ADD", place, t.vm("SCALE", bend, scale=0.9))
    puffs = t.mapr(t.noise(place, 1.5, 7, 0.58), 0.34, 0.70, 0, 1, True)
    sides = t.m("SUBTRACT", 1.0, t.m("ABSOLUTE", t.m("SUBTRACT", t.m("MULTIPLY", u, 2.0), 1.0)))
    frame = t.m("MULTIPLY", t.mapr(sides, 0, 0.75, 0, 1, True), t.mapr(v, 1.0, 0.25, 0, 1, True))
    frame = t.m("MULTIPLY", frame, t.mapr(v, 0.0, 0.10, 0, 1, True))
    color = t.mix(t.mapr(v, 0.0, 0.5, 0, 1, True), lin(warm), lin("#8492a6"))
    light = t.m("MULTIPLY", t.mapr(v, 0.0, 0.6, strength, strength * 0.3), t.mapr(puffs, 0, 1, 0.6, 1.0))
    veil = t.n("ShaderNodeEmission", {0: color, 1: light})
    clear = t.n("ShaderNodeBsdfTransparent")
    share = t.m("MULTIPLY", t.m("MULTIPLY", puffs, frame), density)
    both = t.n("ShaderNodeMixShader", {0: share, 1: clear.outputs[0], 2: veil.outputs[0]})
    t.t.links.new(both.outputs[0], t.out.inputs[0])
    return t.mat


def steam():
    """Veils behind the first stand and beside it, facing the camera; the mouth of the rolls stays clear."""
    view = TARGET - CAMERA
    right = np.cross(view, UP)
    right /= np.linalg.norm(right)
    veils = [
        # x, y and foot, half width, height, density
        (2.9, 12.6, 0.5, 1.6, 3.2, 0.30),
        (-2.2, 16.2, 0.2, 1.9, 4.6, 0.42),
        (0.2, 16.6, 1.0, 2.6, 5.8, 0.85),
        (1.35, 12.5, 0.7, 0.8, 2.6, 0.32),
        (-1.3, 12.5, 0.7, 0.7, 2.2, 0.26),
        (3.6, 17.6, 0.4, 3.4, 5.6, 0.50),
        (-1.4, 24.0, 0.8, 5.0, 8.0, 0.62),
        (3.5, 25.0, 0.8, 5.5, 7.0, 0.50),
        (-1.2, 31.0, 0.8, 6.0, 9.0, 0.62),
        (-0.5, 38.0, 0.8, 8.0, 10.0, 0.65),
    ]
    for number, (x, y, foot, half, height, density) in enumerate(veils):
        center = np.array([x, y, foot + height / 2])
        mat = steam_material(f"steam {number}", 3.7 * number, "#ff7a34", 1.15, density)
        veil = halls.picture(f"steam {number}", center, right * half, UP * height / 2, mat)
        veil.visible_shadow = veil.visible_diffuse = veil.visible_glossy = False


def sprays():
    """Fans of water from the headers on to the rolls, thin streaks that catch the light of the strip."""
    t = material("glow spray")
    u, v = t.sep(t.n("ShaderNodeTexCoord").outputs["UV"])[:2]
    fan = t.m("ABSOLUTE", t.m("SUBTRACT", t.m("FRACT", t.m("MULTIPLY", u, len(NOZZLES))), 0.5))
    spread = t.mapr(v, 1.0, 0.0, 0.04, 0.5)
    inside = t.mapr(t.m("DIVIDE", fan, spread), 0.4, 1.0, 1, 0, True)
    streak = t.mapr(t.noise(t.comb(t.m("MULTIPLY", u, 160), t.m("MULTIPLY", v, 3), 0), 1.0, 3), 0.42, 0.75)
    share = t.m("MULTIPLY", t.m("MULTIPLY", inside, streak), t.mapr(v, 0.0, 0.3, 0.0, 0.55, True))
    veil = t.n("ShaderNodeEmission", {0: lin("#d99a72"), 1: 0.5})
    clear = t.n("ShaderNodeBsdfTransparent")
    both = t.n("ShaderNodeMixShader", {0: share, 1: clear.outputs[0], 2: veil.outputs[0]})
    t.t.links.new(both.outputs[0], t.out.inputs[0])
    half = (NOZZLES[1] - NOZZLES[0]) / 2 + NOZZLES[-1]
    for y in STANDS[:2]:
        for z, ahead in HEADERS:
            top, foot = np.array([0, y - ahead + 0.07, z - 0.05]), np.array([0, y - ahead + 0.32, z - 0.46])
            card = halls.picture("spray", (top + foot) / 2, (half, 0, 0), (top - foot) / 2, t.mat)
            card.visible_shadow = card.visible_diffuse = False


def sparks():
    """Scale that bursts off in the gap of the rolls: bright points that fly low over the strip, drawn out to arcs."""
    chance = np.random.default_rng(17)
    arcs = Builder()
    for _ in range(90):
        start = np.array([chance.uniform(-0.8, 0.8), STANDS[0] - 0.7, LINE + 0.04])
        speed = np.array([chance.normal(0, 1.4), -chance.uniform(1.0, 6.5), chance.uniform(1.0, 4.2)])
        # What the shutter sees of a flight: a fiftieth to a twentieth of a second, somewhere on the way.
        begin = chance.uniform(0.06, 0.7)
        times = begin + np.linspace(0, chance.uniform(0.02, 0.05), 7)[:, None]
        path = start + speed * times - 4.9 * UP * times**2
        if path[:, 2].min() > LINE + 0.02:
            arcs.tube(path, np.array([1, 3, 5, 6, 6, 5, 2]) * 0.0011, 5)
    flight = arcs.build("sparks", halls.glow("spark", "#ff9a3c", 5.0), smooth=True)
    flight.visible_shadow = flight.visible_diffuse = False


def crew():
    """A man at the rail who watches the strip, one on a gallery, one in the control room."""
    halls.worker(
        "at the rail", 11, (-3.26, 12.6, 0), -8, halls.AT_RAIL, "#7a4317", "#c9962a", cell=0.011, bottom="#5c3717"
    )
    halls.worker("on the gallery", 23, (-3.72, 20.2, 3.44), 190, halls.AT_RAIL, "#2c3f55", "#b9b9b2")
    halls.worker("in the control room", 31, (11.6, 29.0, 4.7), 200, halls.READING, "#5a666e", "#b9b9b2")


def lamps(scene):
    """Daylight in the high windows, a few lamps in the trusses over the drives."""
    panes = Builder()
    for y in np.arange(HALL.y0 + 1, HALL.y1 - 1, 2.0):
        panes.box(HALL.x1 - 0.02, HALL.x1 - 0.01, y + 0.08, y + 1.92, 8.3, 11.4)
    panes.build("panes of sky", halls.glow("sky", "#9fbbe0", 1.1))
    studio.area_lamp(scene, (HALL.x1 - 0.3, 44, 9.8), (-4, 44, 0), 24000, "#a5c2ec", 90, 3.0)
    end = studio.area_lamp(scene, (2, HALL.y1 - 1, 9), (0, 40, 2), 4500, "#a5c2ec", 24, 5)
    end.visible_glossy = False
    studio.area_lamp(scene, (-12, 1, 10.5), (-1, 15, 2.5), 2600, "#a9c3ee", 5.0, 5.0)
    # A lamp over the mouth, out of the picture, that draws a line of light along each roll.
    studio.area_lamp(scene, (1.0, 9.5, 6.5), (0, 13.4, 2.4), 70, "#b4caf0", 3.6, 0.5)
    bulbs = Builder()
    for y in np.arange(26, HALL.y1, 12):
        bulbs.cyl(9, y, 11.2, 11.5, 0.32, 16, 0.15)
        studio.spot_lamp(scene, (9, y, 11.1), (9, y, 0), 1200, "#ffdcb0", 95)
    bulbs.build("bulbs", halls.glow("bulb", "#ffe2bc", 4.0))


def build(scene, shot):
    """The mill in its dark hall; the tall shot looks at it from further back."""
    tall = shot.endswith("tall")
    halls.ambient(scene, "#26344a", 0.5)
    wall = halls.cladding("wall", "#43474b", "#222426", 0.35, 0.04)
    halls.shell(HALL, wall, simple("roof", "#25282c", 0.7))
    halls.mullions(HALL, 1, 8.3, 11.4, simple("mullion", "#1d2124", 0.6), 2.0)
    # Words stand before the roof of the upright picture: its trusses are hardly paler than what is behind them.
    steel = "#202226" if tall else "#3b3a39"
    halls.frames(HALL, halls.paint("frame", steel, 0.55, wear=0.6, dirt=0.7), girder=4.6)
    halls.floor(HALL, halls.concrete("floor", "#3a3835", "#232323", ((-4.9, 0.06, "#6e5518"),), wet=0.42))
    strip(scene)
    parts = defaultdict(Builder)
    roller_table(parts)
    rails_beside(parts)
    stands(parts)
    galleries(parts)
    spare_rolls(parts)
    finish(parts)
    halls.bridge_crane(HALL, 4.6, 58.0, -6.5, 6.2)
    pulpit(scene)
    crew()
    lamps(scene)
    halls.haze(TALL["location"] if tall else CAMERA, 75, "#38455a", skip=("pane",), most=0.75)
    steam()
    sprays()
    if tall:
        sparks()
        studio.camera(scene, **TALL)
    else:
        studio.camera(scene, CAMERA, TARGET, lens=28)


if __name__ == "__main__":
    studio.main(SHOTS, build)
