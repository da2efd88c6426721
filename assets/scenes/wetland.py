"""The Caohu wetland in autumn: still water winds through golden reeds towards the snow range."""

import math

import bpy
import numpy as np

from kit import marsh, studio
from kit.mesh import Builder, mesh_np
from kit.mountains import mountains
from kit.nodes import hazify, lin, material, principled, simple
from kit.noise import fbm
from kit.people import person
from kit.scatter import scatter
from kit.sky import sky

SHOTS = {
    "wetland": studio.Shot((3840, 2160), samples=10, exposure=0.72),
    "wetland-tall": studio.Shot((1440, 2560), samples=20, exposure=0.72),
}

#: From the dyke, high enough that the bends of the water are not hidden behind their own reeds.
CAMERA = (0.0, 0.0, 8.5)

#: What each picture looks at and through; the upright one looks down more, for more water.
VIEWS = {"wetland": ((0.0, 60.0, 6.6), 32), "wetland-tall": ((-2.6, 60.0, 3.9), 36)}

#: Mounds of the dyke close by that lift reeds into the picture: x, y, half widths, height.
DYKES = {
    "wetland": ((-4.8, 2.0, 4.0, 6.5, 8.2),),
    "wetland-tall": ((-2.8, 4.0, 2.0, 4.5, 6.4), (2.5, 4.0, 1.5, 4.0, 5.2)),
}

#: Where the near reeds stand: heading and half angle in degrees, seen from the camera.
NEAR_REEDS = {"wetland": ((-30.0, 7.0, 330),), "wetland-tall": ((-20.0, 5.0, 240), (15.0, 3.5, 130))}

#: Two bends that read as an S from the dyke, then a lake of mist.
COURSE = marsh.Course(
    [
        (-40, 6, 12),
        (10, 7.5, 12.5),
        (25, 8.0, 12.5),
        (38, 4.5, 11.5),
        (52, -4.5, 9.5),
        (68, -13, 9),
        (86, -14, 9),
        (104, -1, 9.5),
        (126, 20, 11),
        (150, 29, 13),
        (176, 20, 14),
        (205, -8, 15),
        (240, -38, 17),
        (280, -44, 18),
        (340, -6, 22),
        (420, 34, 30),
        (520, 20, 70),
        (640, 0, 150),
        (760, -20, 60),
        (900, -20, -10),
        (1600, -20, -400),
    ]
)

#: The hide stands on the point of the first bend; the boardwalk leads to it from the right.
HIDE = (-3.4, 70.5)
WALK = np.array([(-2.4, 72.5), (5.0, 76.0), (15.0, 77.5), (27.0, 83.0), (50.0, 90.0)])
DECK = 1.25

#: Ducks on the water: x, y, heading, size, what each does ("swims", "looks", "rests" or "dabbles"), and its plumage.
DUCKS = (
    (0.3, 32.6, 2.55, 1.06, "looks", "drake"),
    (1.15, 33.1, 2.30, 0.97, "swims", "duck"),
    (2.9, 31.9, 3.05, 0.92, "swims", "pale"),
    (4.4, 35.6, 1.55, 1.00, "dabbles", "drake"),
    (5.1, 34.4, 0.35, 0.94, "rests", "duck"),
    (-4.3, 48.7, 0.25, 1.04, "swims", "drake"),
    (-5.9, 51.0, -0.75, 0.95, "rests", "pale"),
    (-3.1, 54.5, 2.0, 0.84, "swims", "mallard"),
    (-2.2, 55.1, 2.5, 0.80, "looks", "brown"),
)
#: Colours of body, head, and tail of each plumage; the wing shows a paler patch.
PLUMAGE = {
    "drake": ("#b5622a", "#d3a06a", "#15130f"),
    "duck": ("#a8683a", "#e3cba6", "#1c1813"),
    "pale": ("#b98352", "#dcc29a", "#2a231b"),
    "mallard": ("#8d8a84", "#1f3d2e", "#17140f"),
    "brown": ("#7a6144", "#8f7858", "#4a3c2b"),
}

#: Where a fish rose: x, y, radius, share of the ripples.
RISES = ((6.4, 23.5, 1.1, 0.05), (9.6, 30.0, 1.5, 0.05), (3.6, 45.0, 1.6, 0.06))

HAZE, HAZE_SUN = "#a3aec6", "#efcba0"

#: Colours of the mist away from the sun and towards it, and its density on the water.
MIST = "#aab1c4", "#e6c6a2"


def build(scene, shot):
    """Everything in one world; the shots differ in the view and in what grows close by."""
    sun = sky(
        scene,
        8.0,
        -76.0,
        strength=0.10,
        sun=5.2,
        sun_col="#ffb26b",
        dust=1.3,
        clouds=0.6,
        cloud_lo=0.50,
        cloud_lit="#ffdcb4",
        cloud_shade="#b3b6c6",
        cloud_gain=0.85,
        cloud_seed=5.1,
    )

    def relief(x, y):
        return land(x, y, DYKES[shot])

    rounds = RISES + tuple((duck[0], duck[1], 0.8, 0.05) for duck in DUCKS)
    marsh.ground(CAMERA, relief)
    marsh.water(CAMERA, relief, ripple=0.022, duckweed=0.5, rounds=rounds)
    reeds(relief, NEAR_REEDS[shot])
    floating_leaves(relief)
    trees(relief)
    boardwalk()
    hide()
    visitors()
    ducks()
    egret(relief)
    air(sun)
    mountains(
        CAMERA,
        sun,
        along=20000,
        haze_L=26000,
        hscale=2000,
        haze="#93a5c4",
        haze_sun="#ecc9a2",
        base_z=-60,
        seen=(-2.0, 33),
        rake=(11.0, -112.0, 3.6, "#ffae7c"),
    )
    marsh.mist(bpy.data.materials["mtn"], CAMERA, *MIST, sun)
    target, lens = VIEWS[shot]
    studio.camera(scene, CAMERA, target, lens=lens)


def land(x, y, dykes):
    """The banks, the dyke, and the plain that rises into soft foothills, so that no edge lies along the horizon."""
    z, distance = COURSE.relief(x, y, ragged=2.2)
    for center_x, center_y, half_x, half_y, height in dykes:
        mound = height * np.exp(-(((x - center_x) / half_x) ** 2) - ((y - center_y) / half_y) ** 2) - 0.4
        z = np.maximum(z, mound)
    plain = np.clip((y - 1300) / 7700, 0, 1) ** 1.4 * 90
    hills = (
        np.clip((y - 2600) / 5000, 0, 1)
        * 210
        * np.clip(0.35 + fbm(x, y, 1 / 1900.0, 5, 0.5, 31, False), 0, 1)
    )
    return z + plain + hills, distance


def air(sun):
    """Haze and mist in every material made so far."""
    for mat in list(bpy.data.materials):
        far, most = (30000, 0.45) if mat.name == "water" else (14000, 0.8)
        hazify(mat, CAMERA, far, HAZE, HAZE_SUN, sun, maxf=most)
        marsh.mist(mat, CAMERA, *MIST, sun)


def reeds(relief, near_reeds):
    """Four belts by distance: plumed clumps close by, clumps and sedge on the banks, wide patches beyond."""
    g = np.random.default_rng(21)
    gold = marsh.reed_material("reed gold", "#76803a", "#c9a54e", "#dfbd6c", "#eadbb8")
    russet = marsh.reed_material("reed russet", "#75722f", "#b98a42", "#cf9f55", "#dcc19a")
    olive = marsh.reed_material("reed olive", "#62763a", "#93974a", "#c6ad5c", "#e0cda6")
    sedge = marsh.reed_material("sedge", "#6b8038", "#9c9c48", "#bf9d52", "#b9a060")
    colors = (gold, gold, russet, olive, gold, olive)

    near = [marsh.reed_clump(f"near{i}", colors[i], 40 + i, 7, 3.5, 0.5, 190, broken=0.14) for i in range(6)]
    for k, (heading, half, count) in enumerate(near_reeds):
        x, y = marsh.wedge(g, CAMERA, count, 3.0, 15.0, half, 1.2, math.radians(heading))
        z, _ = heights(relief, x, y)
        keep = z > -0.2
        marsh.plant(
            f"near reeds {k}", near, x[keep], y[keep], z[keep], g.uniform(0.72, 1.08, keep.sum()), seed=k
        )

    clumps = [marsh.reed_clump(f"clump{i}", colors[i], i, 15, 2.2, 0.45, 20, 1.2) for i in range(6)]
    x, y = marsh.wedge(g, CAMERA, 30000, 13, 150, 36, 1.35)
    z, distance = heights(relief, x, y)
    share = np.exp(-(((distance - 2.5) / 4.0) ** 2)) + 0.75 * groves(x, y)
    keep = (g.uniform(size=len(x)) < share) & (distance > -0.8) & (walk_distance(x, y) > 1.6)
    x, y, z = x[keep], y[keep], z[keep]
    # Lower in front of the boardwalk and behind it, as the keepers cut them there: the second bend shows.
    cut = np.clip(np.abs(walk_distance(x, y + 7)) / 9.0, 0.5, 1)
    cut = np.where((x > -6) & (y > 82) & (y < 128), 0.6, cut)
    tall = (
        g.uniform(0.6, 1.12, len(x))
        * cut
        * (0.9 + 0.5 * fbm(x[None], y[None], 1 / 11.0, 3, 0.5, 12, False)[0])
    )
    marsh.plant("reeds", clumps, x, y, np.maximum(z, -0.3), tall)

    tussocks = [marsh.sedge(f"sedge{i}", (sedge, olive, sedge)[i], i, 80, 0.7, 0.35, 1.3) for i in range(3)]
    x, y = marsh.wedge(g, CAMERA, 26000, 13, 170, 36, 1.4)
    z, distance = heights(relief, x, y)
    keep = (distance > 0.1) & (walk_distance(x, y) > 0.9)
    marsh.plant(
        "tussocks", tussocks, x[keep], y[keep], z[keep] - 0.03, g.uniform(0.5, 1.4, keep.sum()), 3, turn=2.0
    )

    patches = [
        marsh.reed_clump(f"patch{i}", colors[i + 1], 80 + i, 60, 2.1, 2.2, 5, 5.0, broken=0.03)
        for i in range(4)
    ]
    x, y = marsh.wedge(g, CAMERA, 15000, 125, 1300, 34, 1.25)
    z, distance = heights(relief, x, y)
    share = np.exp(-(((distance - 5) / 10.0) ** 2)) + 0.6 * groves(x, y * 0.5)
    keep = (g.uniform(size=len(x)) < share) & (distance > 0.5)
    marsh.plant("patches", patches, x[keep], y[keep], z[keep], g.uniform(0.6, 1.25, keep.sum()), 4, 0.02, 2.0)


def heights(relief, x, y):
    """Height of the ground and distance from the bank at loose points."""
    return (a[0] for a in relief(x[None], y[None]))


def groves(x, y):
    """1 where reeds cover the land behind the banks, 0 in the meadows between."""
    return np.clip(fbm(x[None], y[None], 1 / 26.0, 3, 0.5, 8, False)[0] * 6 + 0.5, 0, 1)


def walk_distance(x, y):
    """Metres from the middle of the boardwalk."""
    nearest = np.full(np.shape(x), np.inf)
    for (x0, y0), (x1, y1) in zip(WALK[:-1], WALK[1:]):
        along = np.clip(
            ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / ((x1 - x0) ** 2 + (y1 - y0) ** 2), 0, 1
        )
        nearest = np.minimum(nearest, np.hypot(x - x0 - along * (x1 - x0), y - y0 - along * (y1 - y0)))
    return nearest


def floating_leaves(relief):
    """Fallen reed and poplar leaves that drift together in lines."""
    g = np.random.default_rng(5)
    models = []
    for i, color in enumerate(("#b98b3c", "#8f6a2c", "#7c7a34")):
        turn = np.linspace(0, 2 * math.pi, 9)[:-1]
        rim = np.stack(
            [0.5 * np.cos(turn), (0.16, 0.28, 0.34)[i] * np.sin(turn), 0.06 * np.cos(turn) ** 2], 1
        )
        fan = np.stack([np.arange(8), (np.arange(8) + 1) % 8, np.full(8, 8)], 1)
        leaf = mesh_np(
            f"leaf{i}", np.vstack([rim, (0, 0, 0)]), tris=fan, mat=simple(f"leaf{i}", color, 0.7, vary=0.3)
        )
        leaf.location = marsh.PARKED
        models.append(leaf)
    x, y = marsh.wedge(g, CAMERA, 5000, 9, 60, 31, 1.3)
    _, distance = heights(relief, x, y)
    drift = fbm(x[None] * 0.5, y[None] * 1.4, 0.16, 4, 0.6, 61, False)[0]
    # Only along the banks: on open water they would read as dirt on the picture.
    near_bank = (distance < -0.2) & (distance > -2.6)
    keep = (g.uniform(size=len(x)) < np.clip(drift * 3.2 - 0.35, 0.0, 1)) & near_bank
    spots = np.stack([x[keep], y[keep], np.full(keep.sum(), 0.004)], 1)
    turns = np.stack([0 * x[keep], 0 * x[keep], g.uniform(0, 6.28, keep.sum())], 1)
    scatter("leaves", spots, turns, g.uniform(0.05, 0.16, keep.sum()), models, seed=6)


def trees(relief):
    """Rows of poplars in autumn leaf, far off: a soft dark line between the reeds and the hills."""
    g = np.random.default_rng(14)
    bark = simple("bark", "#5b4a3a", 0.9, vary=0.3)
    models = []
    for i, (color, other) in enumerate(
        (("#a98a34", "#7c7a35"), ("#b7803a", "#8d7a36"), ("#6f7a3a", "#8d8a44"))
    ):
        t = material(f"poplar{i}")
        principled(t, t.mix(t.noise(t.obj(), 0.6, 3), lin(color), lin(other)), 0.9, spec=0.0)
        models.append(poplar(f"poplar{i}", t.mat, bark, i))
    x = g.uniform(-950, 950, 4200)
    rows = np.array([860, 980, 1150, 1400, 1750])[g.integers(0, 5, len(x))]
    y = rows + 0.08 * x + g.normal(0, 25, len(x))
    gaps = fbm(x[None] + rows * 3.0, y[None] * 0, 1 / 160.0, 3, 0.5, 17, False)[0]
    x, y, grove = x[gaps > 0.0], y[gaps > 0.0], gaps[gaps > 0.0]
    z, _ = heights(relief, x, y)
    # The middle of a grove stands tallest, so that the line has a rhythm.
    scale = np.clip(g.lognormal(-0.6, 0.35, len(x)) * (0.65 + 2.2 * grove), 0.25, 1.0)
    turns = np.stack([0 * x, 0 * x, g.uniform(0, 6.28, len(x))], 1)
    scatter("poplars", np.stack([x, y, z - 0.3], 1), turns, scale, models, seed=9)


def poplar(name, leaf, bark, seed):
    """A slim tree of leaf cards as large as tufts of leaves, for hundreds of metres away."""
    g = np.random.default_rng(seed)
    n = 1500
    k = g.uniform(0.12, 1, n) ** 0.8
    radius = (1.3 + 0.9 * seed) * np.sin(math.pi * k**1.3) ** 0.5 * np.sqrt(g.uniform(0.1, 1, n))
    angle = g.uniform(0, 2 * math.pi, n)
    center = np.stack([radius * np.cos(angle), radius * np.sin(angle), 13 * k + g.normal(0, 0.3, n)], 1)
    u = g.normal(size=(n, 3))
    u /= np.linalg.norm(u, axis=1)[:, None]
    v = np.cross(u, g.normal(size=(n, 3)))
    v /= np.linalg.norm(v, axis=1)[:, None]
    card = np.stack([center - 0.28 * u, center - 0.2 * v, center + 0.28 * u, center + 0.2 * v], 1).reshape(
        -1, 3
    )
    trunk = Builder()
    trunk.cyl(0, 0, -0.5, 11, 0.18, 6, 0.05)
    crown_quads = np.arange(4 * n).reshape(-1, 4)
    wood = np.concatenate(trunk.v)
    tree = mesh_np(
        name,
        np.concatenate([card, wood]),
        np.concatenate([crown_quads, trunk.q[0] + 4 * n]),
        mat=leaf,
        smooth=False,
    )
    tree.data.materials.append(bark)
    slots = np.zeros(len(tree.data.polygons), np.int32)
    slots[n:] = 1
    tree.data.polygons.foreach_set("material_index", slots)
    tree.location = marsh.PARKED
    return tree


def wood(name, color, board=0.2):
    """Grey weathered timber; every `board` metres another board with a tone of its own."""
    t = material(name)
    p = t.obj()
    boards = t.vm("FLOOR", t.vm("SCALE", t.vm("ADD", p, (0.003, 0.003, 0)), scale=1 / board))
    own = t.n("ShaderNodeTexWhiteNoise", {"Vector": t.vm("MULTIPLY", boards, (1, 1, 0))}).outputs["Value"]
    grain = t.noise(t.vm("MULTIPLY", p, (6.0, 6.0, 0.8)), 3.0, 6, 0.6)
    tone = t.m("ADD", t.m("MULTIPLY", own, 0.5), t.m("MULTIPLY", grain, 0.6))
    stain = t.mapr(t.noise(p, 1.1, 4), 0.4, 0.7)
    color = t.mix(tone, tuple(0.4 * c for c in lin(color)[:3]), lin(color))
    color = t.mix(t.m("MULTIPLY", stain, 0.5), color, lin("#6d6a63"))
    principled(t, color, 0.85, t.bump(grain, 0.5, 0.02), spec=0.2)
    return t.mat


def boardwalk():
    """Planks on posts, with a railing on both sides."""
    planks, frame = Builder(), Builder()
    g = np.random.default_rng(3)
    for start, end in zip(WALK[:-1], WALK[1:]):
        way = end - start
        length = np.hypot(*way)
        ahead = way / length
        left = np.array([-ahead[1], ahead[0]])
        for at in np.arange(0, length, 0.16):
            thick = DECK + g.normal(0, 0.006)
            planks.obox(start + ahead * at, ahead, 0.072, 0.95, thick - 0.05, thick)
        for at in np.arange(0, length, 2.0):
            for side in (-0.9, 0.9):
                frame.obox(start + ahead * at + left * side, ahead, 0.055, 0.055, -1.2, DECK + 1.05)
        for side in (-0.9, 0.9):
            for low, high in (
                (DECK - 0.2, DECK - 0.05),
                (DECK + 0.5, DECK + 0.57),
                (DECK + 1.0, DECK + 1.07),
            ):
                frame.obox((start + end) / 2 + left * side, ahead, length / 2, 0.035, low, high)
    planks.build("deck", wood("deck", "#a08c72", 0.16))
    frame.build("railing", wood("railing", "#80684c"))


def hide():
    """A hut for bird watchers: boarded walls with a slit to look out of, and a roof of reed thatch."""
    posts, walls, dark = Builder(), Builder(), Builder()
    for x in (-1.9, 0.0, 1.9):
        for y in (-1.3, 1.3):
            posts.box(x - 0.08, x + 0.08, y - 0.08, y + 0.08, -1.5, DECK + 2.3)
    posts.box(-2.3, 2.3, -1.7, 1.9, DECK - 0.12, DECK)
    dark.box(-1.85, 1.85, -1.2, 1.2, DECK, DECK + 2.2)
    g = np.random.default_rng(8)
    for face in (-1.36, 1.36):
        for low, high in ((DECK, DECK + 1.15), (DECK + 1.6, DECK + 2.25)):
            for board in np.arange(-2.0, 2.0, 0.2):
                walls.box(board, board + 0.19, face - 0.03 - g.uniform(0, 0.02), face + 0.03, low, high)
    for face in (-2.0, 2.0):
        for board in np.arange(-1.36, 1.36, 0.2):
            # The boards of the gable reach up under the roof.
            high = DECK + 2.2 + 2.0 * (1 - abs(board + 0.1) / 1.9)
            walls.box(face - 0.03 - g.uniform(0, 0.02), face + 0.03, board, board + 0.19, DECK, high)
    parts = [
        posts.build("hide posts", bpy.data.materials["railing"]),
        walls.build("hide walls", wood("boards", "#94795a")),
        dark.build("hide inside", simple("inside", "#15110d", 0.9)),
        *thatch(DECK + 2.15),
    ]
    for part in parts:
        part.location, part.rotation_euler = (*HIDE, 0), (0, 0, -0.55)


def thatch(eave, half_length=2.6, half_width=2.05, rise=2.1):
    """A gabled roof of bundled reed in courses, ragged at the eaves."""
    straw = material("thatch")
    tone = straw.m(
        "MULTIPLY", straw.attr("up").outputs["Fac"], straw.mapr(straw.noise(straw.obj(), 1.2, 5), 0.3, 0.7)
    )
    principled(straw, straw.mix(tone, lin("#6b563a"), lin("#c2a878")), 0.95, spec=0.0)
    ribbons = marsh.Ribbons()
    g = np.random.default_rng(12)
    for side in (-1, 1):
        for course in range(6):
            for at in np.arange(-half_length, half_length, 0.03):
                top = 1 - course * 0.165
                foot = max(top - g.uniform(0.25, 0.36), -0.14)
                skew = g.normal(0, 0.03)
                line = [
                    (at + skew * lift, side * (1 - k) * half_width, eave + 0.05 + rise * k + 0.06 * lift)
                    for k, lift in ((top, 0.4), ((top + foot) / 2, 1.2), (foot, 1.0))
                ]
                ribbons.add(line, (0.026, 0.03, 0.012), np.array([1.0, 0, 0]), g.uniform(0.2, 1.0))
    under, length = Builder(), half_length - 0.1
    profile = ((-half_width, 0.0), (0, rise), (half_width, 0.0))
    under.add([(x, y, eave + z) for x in (-length, length) for y, z in profile], [(0, 1, 4, 3), (1, 2, 5, 4)])
    return ribbons.build("thatch", straw.mat), under.build("roof", simple("roof", "#7d6438", 0.95, vary=0.3))


def visitors():
    """Two people on the boardwalk, far enough for plain figures."""
    for i, (x, y, heading) in enumerate(((7.4, 79.2, -1.9), (8.3, 79.5, -1.5))):
        figure = person(f"visitor{i}", 11 + i, walk=False)
        figure.location = (x, y, DECK)
        figure.rotation_euler = (0, 0, heading)


def body(builder, stations, n=14):
    """A body of round cross sections: (x, z, half width, half height) from tail to bill."""
    turn = np.linspace(0, 2 * math.pi, n, endpoint=False)
    ring = [
        np.stack([np.full(n, x), half_width * np.cos(turn), z + half_height * np.sin(turn)], 1)
        for x, z, half_width, half_height in stations
    ]
    quads = [
        (i * n + j, i * n + (j + 1) % n, (i + 1) * n + (j + 1) % n, (i + 1) * n + j)
        for i in range(len(stations) - 1)
        for j in range(n)
    ]
    builder.add(np.concatenate(ring), quads)


def ducks():
    """Ruddy shelducks, the orange ducks of the Hexi marshes, and a pair of mallards; no two alike."""
    bill = simple("bill", "#15130f", 0.5)
    looks = {
        name: [simple(f"{name}{k}", color, 0.7, vary=0.15) for k, color in enumerate(colors)]
        for name, colors in PLUMAGE.items()
    }
    for number, (x, y, heading, size, does, plumage) in enumerate(DUCKS):
        feathers, head, dark = looks[plumage]
        made = [
            part.build(f"duck{number} {name}", finish, smooth=True)
            for name, part, finish in zip(
                ("body", "head", "tail", "wing", "bill"),
                duck(does),
                (feathers, head, dark, looks["pale"][1], bill),
            )
        ]
        for part in made:
            part.location, part.scale = (x, y, -0.02), (size, size, size)
            part.rotation_euler = (0, 0.62 if does == "dabbles" else 0, heading)


def duck(does):
    """Body, head, tail, the patch on the wing, and bill of a duck that looks along +X."""
    trunk, head, tail, wing, bill = (Builder() for _ in range(5))
    body(
        trunk,
        [(-0.28, 0.14, 0.02, 0.02), (-0.21, 0.11, 0.085, 0.055), (-0.10, 0.075, 0.13, 0.095)]
        + [(0.02, 0.06, 0.142, 0.105), (0.12, 0.06, 0.13, 0.105), (0.2, 0.08, 0.09, 0.09), (0.26, 0.12, 0.04, 0.05)],
    )
    body(tail, [(-0.37, 0.165, 0.025, 0.008), (-0.26, 0.135, 0.065, 0.03), (-0.18, 0.125, 0.03, 0.02)])
    for side in (-1, 1):
        path = [(-0.26, side * 0.075, 0.155), (-0.10, side * 0.128, 0.12), (0.06, side * 0.140, 0.095)]
        wing.tube(path, (0.01, 0.024, 0.008), 8)
    # Where the neck leaves the breast, the nape, the crown, and how far the face is turned aside.
    crown, turn = {
        "swims": ((0.30, 0.0, 0.225), 0.0),
        "looks": ((0.25, 0.0, 0.285), 1.1),
        "rests": ((0.10, 0.05, 0.185), 2.75),
        "dabbles": ((0.36, 0.0, -0.02), 0.0),
    }[does]
    crown = np.array(crown)
    face = np.array([math.cos(turn), math.sin(turn), -0.10])
    root = np.array((0.20, 0.0, 0.09))
    nape = (root + crown) / 2 - (0.012, 0, 0)
    head.tube([root, nape, crown - face * 0.012, crown + face * 0.03, crown + face * 0.066],
              (0.062, 0.046, 0.050, 0.046, 0.022), 12)  # fmt: skip
    bill.tube([crown + face * 0.055 - (0, 0, 0.004), crown + face * 0.10, crown + face * 0.125 - (0, 0, 0.006)],
              (0.018, 0.013, 0.006), 8)  # fmt: skip
    return trunk, head, tail, wing, bill


def egret(relief):
    """A great egret in the shallows of the right bank, white against the reeds."""
    y = 50.0
    x = np.linspace(0, 16, 400)
    _, distance = heights(relief, x, np.full(400, y))
    x = x[np.argmax(distance > -0.9)]
    parts = Builder(), Builder()
    body(
        parts[0],
        [(-0.36, 0.5, 0.01, 0.01), (-0.2, 0.55, 0.07, 0.06), (0, 0.62, 0.11, 0.11), (0.16, 0.68, 0.07, 0.08)]
        + [(0.2, 0.7, 0.03, 0.03)],
    )
    neck = [
        (0.16, 0, 0.68),
        (0.27, 0, 0.76),
        (0.24, 0, 0.88),
        (0.2, 0, 0.97),
        (0.25, 0, 1.05),
        (0.33, 0, 1.06),
    ]
    parts[0].tube(neck, [0.05, 0.03, 0.022, 0.02, 0.026, 0.02], 8)
    parts[1].tube([(0.33, 0, 1.06), (0.46, 0, 1.03)], [0.014, 0.003], 6)
    for foot in (-0.06, 0.08):
        parts[1].tube([(0, foot * 0.6, 0.55), (-0.03, foot, 0.3), (0, foot, -0.2)], 0.011, 6)
    for builder, mat, part in zip(
        parts, (simple("white", "#f1efe8", 0.7), simple("shank", "#2a2620", 0.6)), ("body", "legs")
    ):
        bird = builder.build(f"egret {part}", mat, smooth=True)
        bird.location, bird.rotation_euler = (x, y, 0.0), (0, 0, 2.9)


if __name__ == "__main__":
    studio.main(SHOTS, build)
