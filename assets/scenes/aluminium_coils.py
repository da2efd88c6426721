"""A store of aluminium coils and ingots in cool light; the crane carries a coil over the aisle."""

import math

import numpy as np

from kit import halls, studio
from kit.mesh import Builder, grid_mesh
from kit.nodes import lin, material, principled, simple

SHOTS = {
    "aluminium-coils": studio.Shot(
        (2560, 1440), samples=16, exposure=0.1, bounces=7, grade={"contrast": 0.16}
    )
}

HALL = halls.Hall(-12.0, 25.0, -14.0, 72.0, 9.5)
CAMERA, TARGET = (-7.0, -5.0, 4.6), (-1.93, 5.87, 3.58)

#: Outer and inner radius and length of a coil.
OUTER, INNER, LENGTH = 1.0, 0.30, 1.5
#: Middles of the rows, and the distance between two coils of a row (they nearly touch).
ROWS, PITCH = (2.6, 5.3, 8.0, 10.7, 13.4, 16.1), 2.12
#: The coil on the hook: its middle, and how far it is turned towards the camera.
CARRIED, TURNED = np.array([-0.45, 5.1, 4.25]), math.radians(24)
UP = np.array([0.0, 0.0, 1.0])
RANDOM = np.random.default_rng(8)


# Coils


def rolled():
    """Bright rolled sheet: the end shows its windings, each coil has its own shade."""
    t = material("rolled")
    x, y, z = t.sep(t.obj())[:3]
    radius = t.m("SQRT", t.m("ADD", t.m("MULTIPLY", y, y), t.m("MULTIPLY", z, z)))
    windings = t.noise(t.comb(t.m("MULTIPLY", radius, 110), 0, 0), 1.5, 5, 0.7)
    bands = t.noise(t.comb(t.m("MULTIPLY", radius, 14), 3, 0), 1.0, 3, 0.6)
    rolling = t.noise(t.comb(t.m("MULTIPLY", x, 70), t.m("MULTIPLY", radius, 2), 0), 1.0, 4, 0.6)
    at_end = t.m("GREATER_THAN", t.m("ABSOLUTE", x), LENGTH / 2 - 0.035)
    layer = t.m("ADD", t.m("MULTIPLY", windings, 0.7), t.m("MULTIPLY", bands, 0.3))
    lines = t.m("ADD", t.m("MULTIPLY", at_end, layer), t.m("MULTIPLY", t.m("SUBTRACT", 1.0, at_end), rolling))
    own = t.n("ShaderNodeObjectInfo").outputs["Random"]
    tint = t.mix(t.mapr(lines, 0.32, 0.68), lin("#7f868e"), lin("#d9dde1"))
    tint = t.mix(t.m("MULTIPLY", own, 0.35), tint, lin("#8d949c"))
    rough = t.m("ADD", t.m("MULTIPLY", own, 0.08), t.m("ADD", 0.17, t.m("MULTIPLY", at_end, 0.12)))
    bump = t.bump(t.m("MULTIPLY", windings, at_end), 0.5, 0.010)
    principled(t, tint, t.m("ADD", rough, t.m("MULTIPLY", lines, 0.1)), bump, metallic=1.0, spec=0.5)
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


def coil(name, mat, seed, strap):
    """One coil along x around the origin: windings that stand out unevenly, a core, bands around and through."""
    chance = np.random.default_rng(seed)
    radii = np.linspace(INNER, OUTER, 110)
    steps = np.where(
        chance.uniform(size=110) < 0.10, chance.normal(0, 0.010, 110), chance.normal(0, 0.0022, 110)
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


def coils(scene):
    """Rows of coils on saddles, two high; the patterns themselves lie below the floor."""
    strap = simple("strap", "#39516b", 0.35, metallic=0.6)
    sheet, film = rolled(), wrapped()
    patterns = [coil(f"coil {seed}", sheet, seed, strap) for seed in range(4)]
    patterns.append(coil("coil wrapped", film, 9, strap))
    for pattern in patterns:
        pattern.location = (0, 0, -60)
    saddles = Builder()
    higher = math.sqrt((2 * OUTER) ** 2 - (PITCH / 2) ** 2)
    for number, x in enumerate(ROWS):
        start = 5.4 if number == 0 else 3.0 + RANDOM.uniform(0, 1)
        for k in range(12):
            y = start + k * PITCH
            shift = RANDOM.normal(0, 0.05)
            kind = patterns[RANDOM.choice(5, p=(0.23, 0.23, 0.22, 0.22, 0.10))]
            place(
                scene,
                kind,
                (x + shift, y, OUTER + 0.10),
                math.pi * RANDOM.integers(0, 2),
                RANDOM.uniform(0, 6),
            )
            for side in (-1, 1):
                saddles.box(x - 0.62, x + 0.62, y + side * 0.5 - 0.1, y + side * 0.5 + 0.1, 0, 0.20, 0.02)
            kept = 0.9 if number else 0.72
            if 0 < k < 11 and RANDOM.uniform() < kept:
                kind = patterns[RANDOM.integers(0, 4)]
                place(
                    scene,
                    kind,
                    (x + RANDOM.normal(0, 0.06), y + PITCH / 2, OUTER + 0.10 + higher),
                    math.pi * RANDOM.integers(0, 2),
                    RANDOM.uniform(0, 6),
                )
    for x in ROWS:
        saddles.box(x - 0.75, x - 0.60, 2, 31, 0, 0.07)
        saddles.box(x + 0.60, x + 0.75, 2, 31, 0, 0.07)
    saddles.build("saddles", halls.paint("saddle", "#5f574b", 0.7, wear=0.6, dirt=0.6))
    place(scene, patterns[1], CARRIED, TURNED, 0.7)


# The crane


def hook():
    """A C-hook through the coil from behind, its block and ropes, hanging from a crane out of the picture."""
    steel, block, ropes = (Builder() for _ in range(3))
    axis = np.array([-math.cos(TURNED), -math.sin(TURNED), 0.0])
    side = np.array([-axis[1], axis[0], 0.0])

    def at(along, high):
        return CARRIED + axis * along + UP * high

    halls.loft(
        steel, [at(-1.28, 0.13), at(-0.3, 0.14), at(0.95, 0.17)], 0.11, (0.17, 0.14, 0.10), side, square=5
    )
    halls.loft(
        steel, [at(-1.22, -0.05), at(-1.25, 0.8), at(-1.12, 1.78)], 0.13, (0.22, 0.25, 0.22), side, square=5
    )
    halls.loft(
        steel, [at(-1.3, 1.62), at(-0.6, 1.74), at(0.28, 1.62)], 0.11, (0.2, 0.25, 0.14), side, square=5
    )
    halls.loft(steel, [at(-0.16, 1.95), at(0.16, 1.95)], 0.07, 0.22, side, square=2.4)
    block.tube([at(0, 1.98), at(0, 2.5)], (0.09, 0.07), 16)
    ring = np.linspace(0.15 * np.pi, 1.75 * np.pi, 16)
    block.tube([at(0, 2.06) + axis * 0.16 * math.sin(a) - UP * 0.18 * math.cos(a) for a in ring], 0.05, 12)
    halls.loft(
        block,
        [at(0, 2.42), at(0, 2.55), at(0, 3.15), at(0, 3.25)],
        (0.16, 0.2, 0.2, 0.12),
        (0.3, 0.4, 0.4, 0.3),
        side,
        square=6,
    )
    for sign in (-1, 1):
        block.tube([at(0, 2.85) + sign * side * 0.2, at(0, 2.85) + sign * side * 0.24], 0.3, 32)
        for lane in (-0.26, 0.26):
            top = at(lane * 1.4, 8.0) + sign * side * 0.16
            ropes.tube([at(lane, 3.0) + sign * side * 0.16, top], 0.016, 8)
    halls.bevelled(
        steel.build("hook", halls.paint("hook", "#c08a1a", 0.4, wear=0.62, dirt=0.5), smooth=True), 0.01
    )
    block.build("block", halls.paint("block", "#b9821a", 0.4, wear=0.64), smooth=True)
    ropes.build("ropes", simple("rope", "#3a3d40", 0.45, metallic=0.7), smooth=True)


def crane():
    """The second crane, further down the hall: two box girders, trolley, cabin."""
    bridge, dark = Builder(), Builder()
    for y in (38.0, 41.0):
        bridge.box(HALL.x0 + 1, HALL.x1 - 1, y - 0.35, y + 0.35, 7.6, 9.0)
    bridge.box(3, 6.5, 37.8, 41.2, 9.0, 9.9)
    for y in np.arange(HALL.x0 + 2, HALL.x1 - 2, 1.5):
        dark.tube([(y, 37.6, 9.0), (y, 37.6, 9.9)], 0.03, 5)
    dark.tube([(HALL.x0 + 1, 37.6, 9.9), (HALL.x1 - 1, 37.6, 9.9)], 0.03, 5)
    dark.box(14.0, 16.2, 36.4, 37.7, 5.6, 7.7)
    for lane in (4.4, 5.1):
        dark.tube([(lane, 39.5, 9.0), (lane, 39.5, 5.2)], 0.03, 6)
    dark.box(4.2, 5.3, 39.1, 39.9, 4.6, 5.3)
    halls.bevelled(bridge.build("bridge", halls.paint("bridge", "#b07a18", 0.45, wear=0.66)), 0.02)
    dark.build("crane parts", simple("crane part", "#34383c", 0.5))


def far_end():
    """The gate in the far wall, closed, with posts before it, and the pipes beside."""
    gate, posts, pipes = Builder(), Builder(), Builder()
    for z in np.arange(0.0, 5.4, 0.6):
        gate.box(-3.6, 2.4, HALL.y1 - 0.1, HALL.y1, z + 0.02, z + 0.6)
    gate.box(-3.9, 2.7, HALL.y1 - 0.16, HALL.y1, 5.42, 5.9)
    gate.box(6.0, 7.1, HALL.y1 - 0.1, HALL.y1, 0, 2.2)
    for x in (-4.2, 3.0):
        posts.tube([(x, HALL.y1 - 1.2, 0), (x, HALL.y1 - 1.2, 1.3)], 0.12, 16)
    for x, radius in ((-7.4, 0.14), (-7.0, 0.08), (-6.8, 0.08)):
        pipes.tube([(x, HALL.y1 - 0.2, 0), (x, HALL.y1 - 0.2, HALL.ridge)], radius, 12)
    gate.build("gate", halls.paint("gate", "#69727a", 0.45, wear=0.75))
    posts.build("gate posts", halls.paint("gate post", "#b98b1c", 0.5, wear=0.62), smooth=True)
    pipes.build("wall pipes", halls.paint("wall pipe", "#5b646b", 0.45), smooth=True)


# Ingots, forklift


def bundles(spots, base=0.10):
    """Stacks of cast ingots, laid crosswise layer by layer, each on two bearers and held by bands."""
    metal, bands, bearers = (Builder() for _ in range(3))
    half, layers, high = 0.39, 8, 0.10
    for x, y, turn in spots:
        ahead = np.array([math.cos(turn), math.sin(turn)])
        beside = np.array([-ahead[1], ahead[0]])
        for layer in range(layers):
            along, across = (ahead, beside) if layer % 2 else (beside, ahead)
            for lane in range(5):
                middle = np.array([x, y]) + across * (lane - 2) * 0.16 + along * RANDOM.normal(0, 0.008)
                low = base + layer * high
                metal.obox(middle, along, half, 0.076, low, low + high * 0.93, 0.022)
        top = base + layers * high
        for lane in (-0.2, 0.2):
            for sign in (-1, 1):
                foot = np.array([x, y]) + beside * lane + ahead * sign * (half + 0.005)
                bands.obox(foot, ahead, 0.003, 0.016, base, top, 0)
            bands.obox(np.array([x, y]) + beside * lane, ahead, half + 0.006, 0.016, top - 0.006, top, 0)
            bearers.obox(np.array([x, y]) + beside * lane * 1.3, ahead, half, 0.05, 0, base, 0)
    t = material("ingot")
    place_ = t.pos()
    skin = t.noise(place_, 9, 6, 0.6)
    tint = t.mix(skin, lin("#9da3aa"), lin("#d3d7da"))
    principled(
        t, tint, t.mapr(skin, 0.3, 0.7, 0.26, 0.45), t.bump(t.noise(place_, 40, 4), 0.12, 0.01), 1.0, 0.5
    )
    halls.bevelled(metal.build("ingots", t.mat), 0.012)
    bands.build("ingot bands", simple("ingot band", "#2c3a4a", 0.35, metallic=0.5))
    bearers.build("bearers", simple("bearer", "#7a6244", 0.8, vary=0.2))


def forklift(x, y):
    """A counterbalanced truck that comes towards us, forks low, lamps on; its driver sits under the guard."""
    body, dark, mast, lamp = (Builder() for _ in range(4))
    body.box(x - 0.58, x + 0.58, y, y + 1.5, 0.32, 0.95)
    body.box(x - 0.62, x + 0.62, y + 1.3, y + 2.0, 0.35, 1.35, 0.06)
    body.box(x - 0.56, x + 0.56, y - 0.15, y + 0.25, 0.3, 1.05, 0.04)
    for side in (-1, 1):
        for along, radius in ((y + 0.05, 0.36), (y + 1.55, 0.30)):
            dark.tube([(x + side * 0.42, along, radius), (x + side * 0.66, along, radius)], radius, 28)
        dark.tube([(x + side * 0.5, y + 0.1, 0.95), (x + side * 0.48, y + 0.35, 2.1)], 0.035, 8)
        dark.tube([(x + side * 0.5, y + 1.6, 1.2), (x + side * 0.48, y + 1.4, 2.1)], 0.035, 8)
        mast.box(x + side * 0.38 - 0.06, x + side * 0.38 + 0.06, y - 0.5, y - 0.34, 0.06, 2.25)
        mast.box(x + side * 0.28 - 0.06, x + side * 0.28 + 0.06, y - 1.65, y - 0.5, 0.12, 0.17)
        mast.box(x + side * 0.28 - 0.06, x + side * 0.28 + 0.06, y - 0.56, y - 0.5, 0.12, 0.75)
        lamp.tube([(x + side * 0.5, y + 0.2, 2.0), (x + side * 0.5, y + 0.12, 1.99)], 0.075, 16)
    for z in (0.35, 0.7):
        mast.box(x - 0.5, x + 0.5, y - 0.52, y - 0.46, z, z + 0.09)
    mast.box(x - 0.4, x + 0.4, y - 0.48, y - 0.4, 2.1, 2.2)
    for lane in (-0.12, 0.12):
        mast.tube([(x + lane, y - 0.4, 0.3), (x + lane, y - 0.4, 2.0)], 0.04, 10)
    for lane in np.linspace(-0.48, 0.48, 7):
        dark.tube([(x + lane, y + 0.35, 2.12), (x + lane, y + 1.4, 2.12)], 0.022, 6)
    dark.box(x - 0.3, x + 0.3, y + 0.95, y + 1.25, 0.95, 1.55, 0.05)
    halls.bevelled(body.build("truck", halls.paint("truck", "#c77a14", 0.35, wear=0.68)), 0.05)
    dark.build("truck dark", simple("truck dark", "#1b1d1f", 0.6), smooth=True)
    halls.bevelled(mast.build("mast", halls.paint("mast", "#3b3f42", 0.4, metallic=0.4)), 0.008)
    lamp.build("truck lamps", halls.glow("truck lamp", "#fff0d0", 14.0))


def crew():
    """Two people with a list by the ingots, one on the truck, one far down the aisle."""
    people = halls.Crew()
    people.add((-0.75, 11.0, 0), 15, "#33506e", "#e8ebe8", "tablet", long_coat=False, vest="#d07a1c")
    people.add((-0.1, 11.9, 0), 200, "#3f5a78", "#d9a51f", "point", long_coat=False)
    people.add((0.75, 18.0, 0.12), -90, "#33506e", "#d9a51f", "tablet", long_coat=False)
    people.add((-2.4, 33.0, 0), 85, "#33506e", "#e8ebe8", "walk", long_coat=False, vest="#d07a1c")
    people.build()


def lamps(scene):
    """Roof lights in a cool row, daylight from the left, and one low ray of sun on the coil in the air."""
    panels = Builder()
    for x in (-5.0, 3.0, 11.0, 19.0):
        for y in np.arange(HALL.y0 + 3, HALL.y1 - 3, 8.0):
            panels.box(x - 0.7, x + 0.7, y, y + 5.0, HALL.ridge - 0.12, HALL.ridge - 0.06)
        studio.area_lamp(scene, (x, 29, HALL.ridge - 0.2), (x, 29, 0), 6800, "#d3e1f5", 1.4, 84)
    panels.build("roof lights", halls.glow("roof light", "#dbe7f8", 6.0))
    studio.area_lamp(scene, (HALL.x0 + 0.3, 16, 6.5), (6, 16, 1.0), 4600, "#c4d6f0", 60, 3.0)
    ray = np.array([-10.5, -9.0, 7.6])
    studio.spot_lamp(scene, ray, CARRIED + (0.4, 0.6, 0.1), 70000, "#ffae62", 11, blend=0.35, radius=0.25)
    for y in (52.0, 62.0):
        studio.spot_lamp(scene, (18, y, 9), (18, y, 0), 1500, "#ffb46e", 100)


def build(scene, shot):
    halls.ambient(scene, "#27313d", 0.3)
    halls.shell(HALL, halls.cladding("wall", "#54595f", "#2c3034", 0.4, 0.04), simple("roof", "#3c444c", 0.7))
    halls.frames(HALL, halls.paint("frame", "#5d676f", 0.5, wear=0.7), girder=2.6)
    stripes = ((0.95, 0.06, "#c79a2a"), (-6.2, 0.06, "#c79a2a"))
    halls.floor(HALL, halls.floor_material("floor", "#3c4147", "#4c5157", 0.09, stripes, marks=0.45))
    coils(scene)
    hook()
    crane()
    far_end()
    bundles(
        [
            (0.15, 7.4, 0.03),
            (0.2, 8.5, -0.02),
            (-0.85, 7.5, 0.05),
            (0.1, 9.6, 0.02),
            (1.15, 6.3, 0.04),
            (0.2, 6.2, -0.03),
        ]
    )
    forklift(0.75, 17.0)
    crew()
    lamps(scene)
    halls.haze(CAMERA, 210, "#66717f", most=0.5)
    studio.camera(scene, CAMERA, TARGET, lens=37, fstop=2.2, focus=12.0)


if __name__ == "__main__":
    studio.main(SHOTS, build)
