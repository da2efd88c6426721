"""Home: a renewed quarter at the blue hour. Warm windows, neighbours in the lane, chess under a lamp, and the last
light on the snow range at the end of the street.

The lane runs along +y. In the wide picture its vanishing point lies right of the middle, so that the near, darker
house on the left leaves room for words; in the tall one words stand in the sky, and the hour is later.
"""

import math

import bpy
import numpy as np

from kit import facades, people, studio
from kit.mesh import Builder, grid_mesh, mesh_np
from kit.mountains import mountains
from kit.nodes import T, hazify, lin, material, principled, simple
from kit.noise import fbm
from kit.plants import tuft
from kit.scatter import scatter

SHOTS = {
    "renewed-quarter": studio.Shot(
        (2560, 1440), samples=20, exposure=0.9, grade={"bloom": 0.3, "threshold": 0.7, "saturation": 1.08}
    ),
    "renewed-quarter-tall": studio.Shot(
        (1440, 2560), samples=20, exposure=0.9, grade={"bloom": 0.3, "threshold": 0.7, "saturation": 1.08}
    ),
}

CAMERA, LENS, SHIFT = (0.0, 0.0, 1.9), 26, (-0.12, 0.0675)
#: The tall picture: eaves end at two thirds of its height; above them is only sky.
TALL, TALL_LENS, TALL_SHIFT = (0.4, 0.0, 2.3), 28, (0.0, 0.235)
#: Where the fronts on both sides stand.
LEFT, RIGHT = -10.5, 11.5
#: Rows of lamps and of trees, as distances from the middle of the lane.
LAMPS, TREES = 4.6, 6.6
#: Incandescent light as the street lamps give it.
WARM = "#ffbe78"
#: A strip of ribbed yellow slabs that leads the blind along the lane, and the bands of dark stone across it.
BLIND_PATH, BANDS = 3.45, 5.4
#: Where the squares of a hopping game are chalked on the slabs.
CHALK = np.array([-0.75, 14.6])
#: Where chess is played, and the direction of the board: one player turns the back to the camera.
TABLE, BOARD = np.array([2.7, 17.2]), 0.85
#: Colours of the sky by the height above the horizon, a quarter of an hour after sunset and some minutes later.
SUNSET = (
    (0.0, "#f0a468"),
    (0.09, "#e09c7c"),
    (0.19, "#a98da8"),
    (0.28, "#6781b8"),
    (0.5, "#34579c"),
    (1.0, "#1c3470"),
)
BLUE_HOUR = (
    (0.0, "#e8946a"),
    (0.09, "#c88880"),
    (0.19, "#8d80aa"),
    (0.28, "#4c68a8"),
    (0.45, "#234288"),
    (1.0, "#12255f"),
)


def build(scene, shot):
    """The lane at the end of the day; the tall shot is framed anew, with light on both of its sides."""
    tall = shot.endswith("tall")
    rng = np.random.default_rng(6)
    dusk_sky(scene, BLUE_HOUR if tall else SUNSET)
    lamps = houses(lit=0.5 if tall else 0.16)
    paving()
    fallen_leaves(rng)
    hopping_game(np.random.default_rng(8))
    lane(rng, lamps, dim=0.0 if tall else 30.0)
    greenery(rng, dim=0.0 if tall else 24.0)
    neighbours()
    for place in lamps:
        street_light(scene, place)
    for thing in list(bpy.data.materials):
        hazify(thing, CAMERA, 420, "#4a5580", start=12, maxf=0.7)
    country(rng)
    alpenglow(scene)
    place, lens, shift = (TALL, TALL_LENS, TALL_SHIFT) if tall else (CAMERA, LENS, SHIFT)
    ahead = (place[0], 10, place[2])
    studio.camera(scene, place, ahead, lens=lens, shift_x=shift[0], shift_y=shift[1])


# --- light -----------------------------------------------------------------------------------------------------------


def dusk_sky(scene, colors):
    """The sky after sunset: rose at the horizon, deep blue and clear above, a few streaks of cloud between."""
    world = bpy.data.worlds.new("dusk")
    scene.world = world
    world.use_nodes = True
    tree = world.node_tree
    tree.nodes.clear()
    t = T(tree)
    direction = t.n("ShaderNodeTexCoord").outputs["Generated"]
    x, y, z = t.sep(direction)[:3]
    color = t.ramp(t.m("MAXIMUM", z, 0.0), list(colors))
    over = t.m("ADD", t.m("MAXIMUM", z, 0.0), 0.12)
    plane = t.comb(t.m("DIVIDE", x, over), t.m("MULTIPLY", t.m("DIVIDE", y, over), 0.45), 2.0)
    streaks = t.mapr(t.noise(plane, 0.9, 9, 0.6, 0.6), 0.46, 0.72, 0.0, 0.55, True)
    lit_from_below = t.mix(t.mapr(z, 0.1, 0.45), lin("#e39a86"), lin("#6d7fb4"))
    low = t.m("MULTIPLY", t.mapr(z, 0.03, 0.15), t.mapr(z, 0.40, 0.60, 1.0, 0.0))
    color = t.mix(t.m("MULTIPLY", streaks, low), color, lit_from_below)
    background = t.n("ShaderNodeBackground", {0: color, 1: 0.5})
    tree.links.new(background.outputs[0], t.n("ShaderNodeOutputWorld").inputs[0])


def alpenglow(scene):
    """The sun has left the street; its last red light, from the west on the right, falls on the range alone."""
    sun = studio.sun_lamp(scene, (0.88, -0.46, 0.09), 3.8, "#ff9468")
    only = bpy.data.collections.new("in the last sun")
    only.objects.link(bpy.data.objects["mountains"])
    sun.light_linking.receiver_collection = only


def street_light(scene, place):
    """The light of one lamp: `place` is (x, y, z, watts)."""
    data = bpy.data.lights.new("lamp", "POINT")
    data.energy, data.color, data.shadow_soft_size = place[3], lin(WARM)[:3], 0.16
    thing = bpy.data.objects.new("lamp", data)
    thing.location = place[:3]
    scene.collection.objects.link(thing)


def glowing(name, color, strength, rim=1.0):
    """A lamp's glass or a bulb: seen and mirrored, but its light comes from a lamp of its own.

    `rim` is how bright the edge is against the middle: a globe of milk glass looks round by it.
    """
    t = material(name)
    edge = t.n("ShaderNodeLayerWeight", {"Blend": 0.5}).outputs["Facing"]
    bright = t.mapr(edge, 0.0, 1.0, strength, strength * rim)
    emission = t.n("ShaderNodeEmission", {0: lin(color), 1: bright})
    t.t.links.new(emission.outputs[0], t.out.inputs[0])
    return t.mat


# --- what stands there -----------------------------------------------------------------------------------------------


def houses(lit):
    """The blocks on both sides and at the far end; returns the lamps over their doors.

    `lit` is the part of the rooms in the near house on the left that are lit.
    """
    finish = facades.finish(glow=1.15)
    lamps = []
    # Front, start, length, floors, look, part of the rooms that are lit.
    left = ((1.5, 34.6, 5, 2, lit), (42.0, 31.0, 5, 0, 0.55))
    right = ((9.0, 31.0, 5, 1, 0.62), (46.0, 31.0, 5, 0, 0.6))
    for i, (start, length, floors, look, share) in enumerate(left):
        made = facades.block(
            f"left{i}", (LEFT, start), 90, length, finish, floors, look=look, lit=share, seed=11 + i
        )
        lamps += made.lamps
    for i, (start, length, floors, look, share) in enumerate(right):
        place = (RIGHT, start + length)
        made = facades.block(
            f"right{i}", place, -90, length, finish, floors, look=look, lit=share, seed=21 + i
        )
        lamps += made.lamps
    for i, (x, y, length, floors) in enumerate(((-66, 170, 44, 6), (-30, 245, 34, 4), (38, 190, 46, 6))):
        facades.block(
            f"far{i}", (x, y), 0, length, finish, floors, look=i, lit=0.5, seed=31 + i, detail=False
        )
    return [(*place, 45.0) for place in lamps]


def paving():
    """Slabs of the lane, drying after a sprinkler cart: damp patches and a few puddles in the hollows."""
    t = material("paving")
    position = t.pos()
    x, y = t.sep(position)[:2]
    slabs = t.n(
        "ShaderNodeTexBrick",
        {
            "Vector": position,
            "Color1": lin("#96877a"),
            "Color2": lin("#75695f"),
            "Mortar": lin("#3a332e"),
            "Scale": 1.0,
            "Mortar Size": 0.010,
            "Brick Width": 0.6,
            "Row Height": 0.3,
        },
    )
    band = t.m("LESS_THAN", t.m("FRACT", t.m("DIVIDE", y, BANDS)), 0.6 / BANDS)
    yellow = t.m("LESS_THAN", t.m("ABSOLUTE", t.m("SUBTRACT", t.m("ABSOLUTE", x), BLIND_PATH)), 0.2)
    ribs = t.m("SINE", t.m("MULTIPLY", x, 2 * math.pi / 0.08))
    broad, stains = t.noise(position, 0.32, 6, 0.55), t.noise(position, 1.1, 7, 0.6)
    hollow = t.m("ADD", broad, t.m("MULTIPLY", t.noise(position, 3.0, 4), 0.12))
    damp, puddle = t.mapr(hollow, 0.50, 0.64, 0, 1, True), t.mapr(hollow, 0.685, 0.70, 0, 1, True)
    color = t.mix(t.m("MULTIPLY", stains, 0.5), slabs.outputs[0], lin("#6d6359"))
    color = t.mix(t.m("MULTIPLY", band, 0.7), color, lin("#4a4440"))
    color = t.mix(t.m("MULTIPLY", yellow, 0.8), color, t.mix(stains, lin("#b08a35"), lin("#7a6636")))
    color = t.mix(t.m("MULTIPLY", damp, 0.5), color, lin("#2f2a27"))
    rough = t.m(
        "ADD", t.mapr(damp, 0.0, 1.0, 0.62, 0.30), t.m("MULTIPLY", t.m("SUBTRACT", stains, 0.5), 0.25)
    )
    rough = t.m("ADD", t.m("MULTIPLY", rough, t.m("SUBTRACT", 1.0, puddle)), t.m("MULTIPLY", puddle, 0.05))
    relief = t.m("MULTIPLY", slabs.outputs[1], -0.5)
    relief = t.m("ADD", relief, t.m("MULTIPLY", t.noise(position, 9, 5), 0.5))
    relief = t.m("ADD", relief, t.m("MULTIPLY", t.m("MULTIPLY", yellow, ribs), 0.3))
    relief = t.m("MULTIPLY", relief, t.mapr(puddle, 0.0, 1.0, 1.0, 0.05))
    principled(t, color, rough, t.bump(relief, 0.4, 0.012), spec=0.4)
    x, y = np.meshgrid(np.linspace(-40, 40, 3), np.linspace(-6, 260, 3))
    grid_mesh("paving", x, y, 0 * x, t.mat)


def hopping_game(rng):
    """Squares that children have chalked on the slabs: one, one, two, one, two, and a bow at the end."""
    side, lines = 0.46, []
    for row, wide in enumerate((1, 1, 2, 1, 2)):
        for column in range(wide):
            x0, y0 = (column - wide / 2) * side, row * side
            corners = [(x0, y0), (x0 + side, y0), (x0 + side, y0 + side), (x0, y0 + side)]
            lines += list(zip(corners, corners[1:] + corners[:1]))
    bow = [(side * math.cos(a), 5 * side + side * math.sin(a)) for a in np.linspace(0, math.pi, 13)]
    lines += list(zip(bow[:-1], bow[1:]))
    vertices = []
    for start, end in lines:
        start, end = np.array(start) + rng.normal(0, 0.012, 2), np.array(end) + rng.normal(0, 0.012, 2)
        way = (end - start) / np.linalg.norm(end - start)
        across = np.array([-way[1], way[0]]) * rng.uniform(0.022, 0.032)
        vertices += [
            (*(CHALK + point), 0.004)
            for point in (start - across, end - across, end + across, start + across)
        ]
    t = material("chalk")
    grain = t.mapr(t.noise(t.pos(), 45.0, 5, 0.7), 0.30, 0.48)
    chalk = t.n("ShaderNodeBsdfDiffuse", {0: lin("#f2ede4")})
    clear = t.n("ShaderNodeBsdfTransparent")
    mixed = t.n("ShaderNodeMixShader", {0: grain, 1: clear.outputs[0], 2: chalk.outputs[0]})
    t.t.links.new(mixed.outputs[0], t.out.inputs[0])
    mesh_np("chalk", vertices, np.arange(len(vertices)).reshape(-1, 4), mat=t.mat, smooth=False)


def fallen_leaves(rng, count=1500):
    """Leaves on the wet slabs, most of them near the beds they fell from."""
    side = rng.choice([-1, 1], count)
    x = side * np.abs(TREES - 1.3 - np.abs(rng.normal(0, 2.2, count)))
    y = 3.5 + 32 * rng.uniform(size=count) ** 1.4
    turn, size = rng.uniform(0, 6.28, count), rng.uniform(0.03, 0.055, count)
    corners = []
    for k, reach in enumerate((1.0, 0.55, 1.0, 0.55)):
        a = turn + k * math.pi / 2
        lift = 0.004 + 0.012 * rng.uniform(size=count)
        corners.append(np.stack([x + size * reach * np.cos(a), y + size * reach * np.sin(a), lift], 1))
    quads = np.arange(4 * count).reshape(-1, 4)
    look = simple("fallen leaves", "#8d6a26", 0.6, vary=0.45)
    mesh_np("fallen leaves", np.stack(corners, 1).reshape(-1, 3), quads, mat=look, smooth=False)


def lane(rng, lamps, dim):
    """Lamp posts, benches, planting beds, the chess table, bollards and bins; adds its lamps to `lamps`.

    On the left the lamps nearer than `dim` are weak.
    """
    posts, glass, lanterns, seats, legs, beds = (Builder() for _ in range(6))
    for side, first in ((-1, 14.5), (1, 8.6)):
        for y in np.arange(first, 78, 9.0):
            x = side * LAMPS
            _lamp_post(posts, glass, lanterns, x, y, -side)
            if y < 62:
                lamps.append((x - side * 0.55, y, 3.75, 260.0 if side > 0 or y > dim else 150.0))
    for side, first in ((-1, 10.5), (1, 12.8)):
        for y in np.arange(first, 76, 9.0):
            _bench(seats, legs, side * 5.0, y, side)
    for side in (-1, 1):
        for y in np.arange(8.0, 80, 9.0):
            middle = y + (0.0 if side < 0 else 4.0)
            _bed(beds, side * TREES, middle)
    x, y = TABLE
    stone = Builder()
    stone.cyl(x, y, 0, 0.68, 0.20, 14, 0.16)
    stone.cyl(x, y, 0.68, 0.75, 0.46, 24)
    for turn in (0, 1, 2, 3):
        a = BOARD + turn * math.pi / 2
        stone.cyl(x + 0.85 * math.cos(a), y + 0.85 * math.sin(a), 0, 0.43, 0.17, 14)
    for y in np.arange(7.0, 76, 4.5):
        for side in (-1, 1):
            stone.cyl(side * 8.1, y, 0, 0.55, 0.07, 12)
    stone.build("stone", simple("stone", "#857b70", 0.7, vary=0.25))
    posts.build("posts", simple("posts", "#23272a", 0.4, metallic=0.6, vary=0.2), smooth=True)
    glass.build("lamp glass", glowing("lamp glass", "#ffb873", 6.5, rim=0.35), smooth=True)
    lanterns.build("lanterns", glowing("lanterns", "#d3200e", 1.0, rim=0.12), smooth=True)
    seats.build("seats", simple("seats", "#6a4426", 0.5, vary=0.3))
    legs.build("bench legs", simple("bench legs", "#2a2c2e", 0.5, metallic=0.5))
    beds.build("kerbs", simple("kerbs", "#7d7266", 0.7, vary=0.25))


def _lamp_post(posts, glass, lanterns, x, y, inward):
    """A slender post with a short arm over the lane, a lamp under it and a red lantern on the other side."""
    posts.cyl(x, y, 0, 0.35, 0.11, 12, 0.08)
    posts.cyl(x, y, 0.35, 4.15, 0.055, 10, 0.04)
    arm = [
        (x, y, 4.05),
        (x + inward * 0.2, y, 4.22),
        (x + inward * 0.45, y, 4.24),
        (x + inward * 0.55, y, 4.14),
    ]
    posts.tube(arm, 0.022, 7)
    posts.cyl(x + inward * 0.55, y, 4.06, 4.14, 0.17, 16, 0.05)
    _globe(glass, (x + inward * 0.55, y, 3.97), 0.15, 0.13)
    posts.tube([(x, y, 3.75), (x - inward * 0.36, y, 3.75)], 0.014, 6)
    x -= inward * 0.34
    _globe(lanterns, (x, y, 3.47), 0.18, 0.19)
    posts.cyl(x, y, 3.64, 3.69, 0.085, 12)
    posts.cyl(x, y, 3.25, 3.30, 0.085, 12)
    posts.cyl(x, y, 3.06, 3.25, 0.018, 6, 0.03)


def _globe(builder, place, wide, high):
    angle, height = np.meshgrid(np.linspace(0, 2 * np.pi, 17), np.linspace(-np.pi / 2, np.pi / 2, 9))
    builder.grid(
        place[0] + wide * np.cos(height) * np.cos(angle),
        place[1] + wide * np.cos(height) * np.sin(angle),
        place[2] + high * np.sin(height),
    )


def _bench(seats, legs, x, y, side):
    """Slats along the lane, a back on the outer side, iron legs."""
    for k in range(4):
        seats.box(x - 0.22 + 0.115 * k, x - 0.13 + 0.115 * k, y - 0.85, y + 0.85, 0.43, 0.46)
    for z in (0.58, 0.70, 0.82):
        lean = side * (0.25 + 0.12 * (z - 0.5))
        seats.box(x + lean - 0.015, x + lean + 0.015, y - 0.85, y + 0.85, z, z + 0.09)
    for end in (-0.65, 0.65):
        for foot in (-0.18, 0.18):
            legs.box(x + foot - 0.02, x + foot + 0.02, y + end - 0.03, y + end + 0.03, 0, 0.43)
        legs.tube([(x + side * 0.2, y + end, 0.4), (x + side * 0.3, y + end, 0.92)], 0.018, 6)


def _bed(beds, x, y):
    """Kerbs around a bed of earth 2.2 by 6.4 m, which `greenery` fills."""
    for a, b, c, d in (
        (x - 1.1, x - 0.98, y - 3.2, y + 3.2),
        (x + 0.98, x + 1.1, y - 3.2, y + 3.2),
        (x - 1.1, x + 1.1, y - 3.2, y - 3.08),
        (x - 1.1, x + 1.1, y + 3.08, y + 3.2),
    ):
        beds.box(a, b, c, d, 0, 0.36)
    beds.box(x - 0.98, x + 0.98, y - 3.08, y + 3.08, 0, 0.26)


# --- trees -----------------------------------------------------------------------------------------------------------


def street_tree(name, rng, leaves, bark, bulbs):
    """A pruned street tree of some 6 m: wood, crown, and a chain of bulbs wound around trunk and boughs."""
    wood, tips, chain = Builder(), [], []

    def grow(start, way, length, radius, level):
        path, point = [start], start
        for _ in range(5):
            way = way + rng.normal(0, 0.12, 3) + (0, 0, 0.06)
            way = way / np.linalg.norm(way)
            point = point + way * length / 5
            path.append(point)
        wood.tube(path, np.linspace(radius, radius * 0.6, 6), 7)
        if level > 0:
            chain.append((np.array(path), radius))
        if level == 0:
            tips.extend(path[1:])
            return
        for _ in range(4):
            out = rng.normal(0, 0.6, 3) + way * 0.7 + (0, 0, 0.12)
            grow(
                path[rng.integers(3, 6)],
                out / np.linalg.norm(out),
                length * rng.uniform(0.6, 0.8),
                radius * 0.5,
                level - 1,
            )

    grow(np.zeros(3), np.array([0, 0, 1.0]), 2.5, 0.12, 3)
    crown = _foliage(name + " crown", rng, np.array(tips), leaves)
    lights = _bulbs(name + " lights", rng, chain, bulbs)
    trunk = wood.build(name + " wood", bark, smooth=True)
    for thing in (trunk, crown, lights):
        thing.location = (0, 0, -300)
    return trunk, crown, lights


def _foliage(name, rng, tips, look, count=15000):
    """Pointed leaves folded along the midrib, strewn around the ends of the twigs."""
    middle = tips[rng.integers(0, len(tips), count)] + rng.normal(0, 0.22, (count, 3))
    along = rng.normal(size=(count, 3)) - (0, 0, 0.5)
    along /= np.linalg.norm(along, axis=1)[:, None]
    across = np.cross(along, rng.normal(size=(count, 3)))
    across /= np.linalg.norm(across, axis=1)[:, None]
    fold = np.cross(along, across) * 0.18
    size = rng.uniform(0.04, 0.068, (count, 1))
    # Stalk, left edge, tip, right edge: place along the leaf and across it.
    outline = ((-1.0, 0.0), (-0.35, -0.5), (0.3, -0.42), (1.0, 0.0), (0.3, 0.42), (-0.35, 0.5))
    corners = [middle + size * (along * a + across * b + fold * abs(b) * 2) for a, b in outline]
    halves = np.array([(0, 1, 2, 3), (3, 4, 5, 0)])
    quads = halves[None] + 6 * np.arange(count)[:, None, None]
    return mesh_np(name, np.stack(corners, 1).reshape(-1, 3), quads.reshape(-1, 4), mat=look, smooth=False)


#: An octahedron: the cheapest round thing.
OCTAHEDRON = np.array([(1, 0, 0), (-1, 0, 0), (0, 1, 0), (0, -1, 0), (0, 0, 1), (0, 0, -1)], float)
OCTAHEDRON_FACES = np.array(
    [(0, 2, 4), (2, 1, 4), (1, 3, 4), (3, 0, 4), (2, 0, 5), (1, 2, 5), (3, 1, 5), (0, 3, 5)]
)


def _bulbs(name, rng, chain, look, size=0.017):
    """Bulbs in a helix around each (path, radius) of `chain`, a hand apart."""
    places = []
    for path, radius in chain:
        steps = np.linalg.norm(np.diff(path, axis=0), axis=1)
        along = np.concatenate([[0], np.cumsum(steps)])
        t = np.arange(0.35 if path[0, 2] == 0 else 0.0, along[-1], 0.075)
        turn = t * 17 + rng.uniform(0, 6.28)
        middle = np.stack([np.interp(t, along, path[:, axis]) for axis in range(3)], 1)
        around = np.stack([np.cos(turn), np.sin(turn), 0.3 * np.sin(3 * turn)], 1)
        places.append(middle + around * (radius * 0.9 + 0.03))
    return _specks(name, np.concatenate(places), size, look)


def _specks(name, places, sizes, look):
    """Small octahedra at `places`."""
    sizes = np.broadcast_to(sizes, (len(places),))
    corners = places[:, None] + OCTAHEDRON[None] * sizes[:, None, None]
    faces = OCTAHEDRON_FACES[None] + 6 * np.arange(len(places))[:, None, None]
    return mesh_np(name, corners.reshape(-1, 3), tris=faces.reshape(-1, 3), mat=look, smooth=True)


def leaf_look():
    """Late summer leaves; lamplight comes through."""
    t = material("street leaves")
    tone = t.mix(t.noise(t.obj(), 0.9, 4), lin("#55702e"), lin("#8a8434"))
    front = t.n("ShaderNodeBsdfDiffuse", {0: tone})
    through = t.n("ShaderNodeBsdfTranslucent", {0: tone})
    mixed = t.n("ShaderNodeMixShader", {0: 0.45, 1: front.outputs[0], 2: through.outputs[0]})
    t.t.links.new(mixed.outputs[0], t.out.inputs[0])
    return t.mat


def greenery(rng, dim):
    """A tree in every bed, flowers and hedges of tufts under it; on the left only trees beyond `dim` are lit."""
    leaves, bark = leaf_look(), simple("bark", "#4d3f34", 0.9, vary=0.4)
    bulbs = glowing("bulbs", "#ffb04e", 7.0)
    trees = [street_tree(f"tree{i}", np.random.default_rng(70 + i), leaves, bark, bulbs) for i in range(4)]
    places = [(-TREES, y) for y in np.arange(8.0, 80, 9.0)] + [
        (TREES, y + 4.0) for y in np.arange(8.0, 80, 9.0)
    ]
    places = np.array(places) + rng.normal(0, 0.15, (len(places), 2))
    count = len(places)
    kinds, turn = rng.integers(0, 4, count), rng.uniform(0, 6.28, count)
    turns = np.stack([0 * turn, 0 * turn, turn], 1)
    sizes = rng.uniform(0.85, 1.1, count)
    points = np.column_stack([places, np.full(count, 0.2)])
    lit = (places[:, 0] > 0) | (places[:, 1] > dim)
    for part, which in ((0, slice(None)), (1, slice(None)), (2, lit)):
        scatter(
            f"trees{part}",
            points[which],
            turns[which],
            sizes[which],
            [tree[part] for tree in trees],
            kinds[which],
        )
    tones = ("#6d2c3a", "#3f5a2c", "#4a6634", "#8a7434")
    tufts = [
        tuft(f"flowers{i}", simple(f"flowers{i}", tone, 0.8, vary=0.3), 70, 0.42, 0.26, 0.012, 0.5, i)
        for i, tone in enumerate(tones)
    ]
    many = np.repeat(places, 60, 0)
    many = many + np.column_stack([rng.uniform(-0.9, 0.9, len(many)), rng.uniform(-3, 3, len(many))])
    turn = rng.uniform(0, 6.28, len(many))
    scatter(
        "flowers",
        np.column_stack([many, np.full(len(many), 0.25)]),
        np.stack([0 * turn, 0 * turn, turn], 1),
        rng.uniform(0.6, 1.25, len(many)),
        tufts,
    )
    x, y = rng.uniform(-45, 50, 46), rng.uniform(92, 150, 46)
    kinds, turn = rng.integers(0, 4, 46), rng.uniform(0, 6.28, 46)
    turns, sizes = np.stack([0 * turn, 0 * turn, turn], 1), rng.uniform(0.9, 1.4, 46)
    for part in (0, 1):
        scatter(
            f"grove{part}", np.stack([x, y, 0 * x], 1), turns, sizes, [tree[part] for tree in trees], kinds
        )


# --- people ----------------------------------------------------------------------------------------------------------


def neighbours():
    """Two at the chessboard and those who look on, children, a family, people on benches and strolling.

    Faces are mere shapes: who is near turns away or wears a brim, and only the far come towards the camera.
    """
    board = np.array([math.cos(BOARD), math.sin(BOARD)])
    for i, (side, hat) in enumerate(((-1, "cap"), (1, "straw hat"))):
        player = people.sitting(f"player{i}", 301 + i, seat=0.43, season="cool", old=True, hat=hat, cell=0.012)
        _stand(player, *(TABLE + side * 0.68 * board), BOARD if side < 0 else BOARD + math.pi)
    lookers = (
        (-1.0, -0.55, 0.75, {"woman": True, "cut": "bob", "hat": "sun hat"}),
        (0.85, -0.85, 1.95, {"woman": False, "cut": "short", "hat": "cap", "carries": ("backpack",)}),
    )
    for i, (dx, dy, turn, look) in enumerate(lookers):
        look = {"carries": (), "cell": 0.012, **look}
        looker = people.person(f"looker{i}", 320 + i, walk=False, season="cool", old=False, **look)
        _stand(looker, *(TABLE + (dx, dy)), turn)
    children()
    child = people.cyclist("child", 41, season="mild")
    child.scale = (0.7, 0.7, 0.7)
    _stand(child, -0.9, 24.0, 1.3)
    _stand(people.family("family", 5, season="cool"), -2.4, 21.0, 1.65)
    _stand(people.wheelchair("chair", 9, season="cool"), 0.9, 27.5, 1.45)
    granny = people.sitting("granny", 347, seat=0.46, season="cool", old=True, woman=True, cut="bun")
    _stand(granny, 4.75, 13.1, math.pi - 0.45)
    _stand(people.bicycle("parked", "#7a2f28"), 3.95, 10.4, 1.35)
    for i, (px, py, turn) in enumerate(((4.75, 21.6, math.pi), (4.75, 22.3, math.pi), (-4.75, 28.3, 0.0))):
        _stand(people.sitting(f"rest{i}", 340 + i, seat=0.46, season="cool"), px, py, turn)

    def somewhere(draw, i):
        x, y = draw.uniform(-3.6, 3.8), draw.uniform(24, 62)
        ahead = draw.choice([1.57, -1.57]) if y > 40 else 1.57
        return x, y, 0.0, ahead + draw.normal(0, 0.3)

    people.crowd(13, somewhere, 14, season="cool")


def children():
    """A girl hops along the chalked squares, two friends behind her wait for their turn."""
    hip = people.THIGH + people.SHIN + 0.075
    hopping = people.Pose(
        pelvis=np.array([0.02, 0.03, hip]),
        ankles=[np.array([0.03, 0.03, 0.10]), np.array([-0.24, -0.08, 0.42])],
        wrists=[np.array([0.12, 0.50, hip + 0.22]), np.array([0.02, -0.52, hip + 0.30])],
        foot_pitch=(-0.12, -0.9),
        lean=(0.10, 0.12),
        sway=0.08,
        head=(0.0, 0.3),
        elbows=((-0.4, 0.6, -0.7), (-0.4, -0.6, -0.7)),
    )
    girl = {"woman": True, "cut": "tail", "top": "#8f3a34", "bottom": "#2e3a4e"}
    boy = {"woman": False, "cut": "short", "top": "#b08a3c", "bottom": "#3f4b5e", "hat": "cap"}
    little = {"woman": True, "cut": "bob", "top": "#c9c3b6", "bottom": "#6d2c3a", "lower": "skirt"}
    girl |= {"height": 1.20, "carries": ()}
    boy |= {"height": 1.26, "carries": ("backpack",), "bag": "#39485a"}
    little |= {"height": 1.08, "carries": ("backpack",), "bag": "#8a3a2c"}
    places = ((0.12, 0.98, 1.5), (0.65, -1.05, 1.75), (-0.7, -0.75, 1.35))
    for i, (look, (dx, dy, turn)) in enumerate(zip((girl, boy, little), places)):
        look = {"hat": "", "lower": "trousers", "cell": 0.012, **look}
        pose = hopping if i == 0 else None
        figure = people.person(
            f"hopping{i}", 361 + i, child=True, walk=False, pose=pose, season="cool", **look
        )
        _stand(figure, CHALK[0] + dx, CHALK[1] + dy, turn)


def _stand(root, x, y, turn):
    root.location, root.rotation_euler = (x, y, 0), (0, 0, turn)


# --- beyond ----------------------------------------------------------------------------------------------------------


def country(rng):
    """The plain with the lights of the city's edge, and the range."""
    b = Builder()
    b.box(-9000, 9000, 250, 9900, -3, -0.05)
    plain = b.build("plain", simple("plain", "#4d4a48", 0.95, vary=0.2)).data.materials[0]
    hazify(plain, CAMERA, 3500, "#59608c", maxf=0.9)
    count = 260
    y = rng.uniform(280, 1500, count)
    places = np.stack([rng.uniform(-0.6, 0.6, count) * y, y, rng.uniform(3, 16, count)], 1)
    _specks("city lights", places, y * 0.0007, glowing("city lights", "#ffb566", 3.0))
    foothills()
    mountains(
        CAMERA,
        (0.88, -0.46, 0.09),
        12500,
        along=5700,
        height=3300,
        haze_L=20000,
        haze="#41538f",
        haze_sun="#5d629c",
        base_z=-40,
        hscale=1300,
        seen=(0.0, 24),
    )


def foothills():
    """Bare hills in the shadow of the evening, one chain behind the other, each paler than the one before."""
    for i, (near, far, high) in enumerate(((2600, 4200, 130), (4600, 7600, 330), (7800, 10800, 620))):
        x, y = np.meshgrid(np.linspace(-1.0, 1.3, 420) * far, np.linspace(near, far, 60))
        rise = np.sin(np.pi * (y - near) / (far - near)) ** 1.2
        crest = np.clip(0.5 + 1.1 * fbm(x, y, 3.2 / far, 6, 0.5, 47 + 9 * i, False), 0.05, 1.3)
        spurs = 0.75 + 0.5 * fbm(x, y, 16 / far, 6, 0.55, 53 + 9 * i, True)
        look = simple(f"foothills{i}", ("#6d5a4e", "#64574f", "#5d5452")[i], 0.95, vary=0.2)
        hazify(look, CAMERA, 5200, ("#555c8c", "#5c6398", "#6a6ba0")[i], maxf=0.93)
        grid_mesh(f"foothills{i}", x, y, high * rise * crest * spurs - 8, look)


if __name__ == "__main__":
    studio.main(SHOTS, build)
