"""Chinese chess at dusk: an old hand sets a piece, the other player's hands rest by his tea, lamps far behind.

The pieces bear their names, carved and painted: red ones, which the hand plays, stand on the near side and are read from
there, black ones from the other.
"""

import math
import os

import bpy
import numpy as np
from scipy.ndimage import distance_transform_edt

from kit import dress, people, studio
from kit.halls import ellipsoid, loft
from kit.mesh import Builder, grid_mesh, mesh_np
from kit.nodes import lin, material, principled
from kit.noise import fbm
from kit.sky import empty_world, shine
from PIL import Image, ImageDraw, ImageFont

SHOTS = {"chess-hands": studio.Shot((2560, 1440), samples=8, exposure=0.5, bounces=8)}

#: Side of a square; middle and turn of the board; height of its top over the table, which lies at 0.
SQUARE, BOARD, TURN, TOP = 0.036, np.array([0.07, 0.03]), 0.20, 0.016
#: Pieces as (file, rank, name) from the middle of the board, red and black; the hand holds one more, a soldier. A game
#: that could be: nobody stands where the rules do not let him come, and a soldier keeps the two generals apart.
RED = (
    (-4, -4.5, "车"), (-2, -4.5, "相"), (0, -4.5, "帅"), (1, -3.5, "马"), (3, -2.5, "炮"), (-3, -1.5, "马"),
    (-1, -1.5, "炮"), (4, -4.5, "车"),
)  # fmt: skip
BLACK = (
    (-2, 0.5, "卒"), (0, 1.5, "卒"), (-4, 1.5, "卒"), (3, 2.5, "炮"), (-1, 2.5, "士"), (0, 4.5, "将"), (-3, 4.5, "马"),
    (4, 1.5, "卒"),
)  # fmt: skip
#: Black pieces that red has taken, beside the board: place, level in the stack, name.
TAKEN = ((-0.145, -0.085, 0, "卒"), (-0.141, -0.083, 1, "车"), (-0.182, -0.068, 0, "士"), (-0.150, -0.036, 0, "象"))
RADIUS, TALL = 0.0158, 0.0125
#: Colours of the paint in the carved names, and how wide a name is, in metres.
PAINT, WIDE = {"black": "#12201b", "red": "#b3150c"}, 0.0208
FONT = os.path.join(os.path.dirname(__file__), "..", "fonts", "NotoSerifSC-wght.ttf")


def build(scene, shot):
    dusk(scene)
    table()
    board()
    pieces()
    tea(np.array([-0.075, 0.275]))
    players()
    studio.camera(scene, (-0.03, -0.597, 0.222), (0.035, 0.0, 0.073), lens=47, fstop=3.6, focus=0.545)
    studio.area_lamp(scene, (0.62, 0.42, 0.85), (0.06, 0.0, 0.0), 17, "#ffc386", 0.16, 0.16)
    studio.area_lamp(scene, (-1.6, -0.5, 1.3), (0.0, 0.1, 0.0), 7.5, "#7f9fe0", 1.6, 1.0)
    # A window behind the one who looks on: the side of the hand that is seen.
    studio.area_lamp(scene, (-0.35, -0.85, 0.75), (0.14, 0.0, 0.08), 2.6, "#ffc590", 0.5, 0.4)
    lamps_behind()
    # The lamp over the one who looks on, from the upper left, shows the hand that plays; the board keeps its long shadows.
    over = studio.area_lamp(scene, (-0.22, -0.42, 0.60), (0.15, 0.0, 0.10), 2.7, "#ffd9b0", 0.30, 0.30)
    studio.only(over, *(bpy.data.objects[name] for name in ("setting", "setting nails", "near sleeve", "near sleeve knit", "held")))


def dusk(scene):
    """The blue hour: a last warm streak low down."""
    t = empty_world(scene, "dusk")
    up = t.sep(t.n("ShaderNodeTexCoord").outputs["Generated"])[2]
    tone = t.ramp(t.mapr(up, -0.1, 0.6), [(0.0, "#0c0f1a"), (0.16, "#3a3040"), (0.24, "#33426e"), (1.0, "#1a2b58")])
    shine(t, tone, 0.55)


def wood(name, light, dark, rough=0.4, scale=1.0, lines=None, glyph=None):
    """Wood whose grain runs along x of the thing; painted in `lines` where cut, and in the `glyph` carved in its top."""
    t = material(name)
    place = t.vm("MULTIPLY", t.obj(), (scale * 6, scale * 70, scale * 70))
    rings = t.noise(place, 1.0, 6, 0.6, 0.6)
    pores = t.noise(t.vm("MULTIPLY", t.obj(), (scale * 40, scale * 900, scale * 900)), 1.0, 3)
    tone = t.mix(t.mapr(rings, 0.3, 0.7), lin(dark), lin(light))
    tone = t.mix(t.m("MULTIPLY", t.mapr(pores, 0.55, 0.75), 0.35), tone, lin("#2b180c"))
    if lines:
        tone = t.mix(t.attr("painted").outputs["Fac"], tone, lin(lines))
    worn = t.mapr(t.noise(t.obj(), 60 * scale, 5), 0.3, 0.7, rough * 0.8, rough * 1.3)
    relief = t.bump(pores, 0.15, 0.0006)
    if glyph:
        x, y, z = t.sep(t.obj())[:3]
        spot = t.comb(t.m("MULTIPLY_ADD", x, 1 / WIDE, 0.5), t.m("MULTIPLY_ADD", y, 1 / WIDE, 0.5), 0.0)
        image = t.n("ShaderNodeTexImage", {"Vector": spot}, image=carved(glyph), extension="CLIP", interpolation="Cubic")
        depth = t.m("MULTIPLY", image.outputs[0], t.m("GREATER_THAN", z, TALL - 0.0009))
        # The knife slipped here, and fingers have worn the paint there.
        full = t.mapr(t.noise(t.obj(), 900.0, 4), 0.25, 0.5, 0.72, 1.0)
        tone = t.mix(t.m("MULTIPLY", t.mapr(depth, 0.02, 0.16), full), tone, lin(lines))
        relief = t.bump(t.m("MULTIPLY", depth, -1.0), 0.8, 0.0011, relief)
    principled(t, tone, worn, relief, spec=0.4)
    return t.mat


def carved(glyph, size=512):
    """How deep the strokes of a character are cut: 0 on the wood, 1 where a stroke is widest; across, `WIDE` metres."""
    name = "carved " + glyph
    if name in bpy.data.images:
        return bpy.data.images[name]
    font = ImageFont.truetype(FONT, round(size * 0.86))
    font.set_variation_by_axes([700])
    drawn = Image.new("L", (size, size), 0)
    ImageDraw.Draw(drawn).text((size / 2, size / 2), glyph, 255, font, "mm", stroke_width=9)
    # Thin strokes no thinner than a knife, and in the middle, whatever room the font leaves around it.
    left, top, right, bottom = drawn.getbbox()
    drawn = np.roll(np.asarray(drawn), ((size - top - bottom) // 2, (size - left - right) // 2), (0, 1))
    inside = distance_transform_edt(drawn > 127)
    depth = np.clip(inside / (0.022 * size), 0, 1) ** 0.7
    image = bpy.data.images.new(name, size, size, float_buffer=True, is_data=True)
    image.pixels.foreach_set(np.repeat(depth[::-1, :, None], 4, 2).astype(np.float32).ravel())
    image.pack()
    return image


def table():
    """A slab of speckled stone, its far edge rounded and a little chipped."""
    t = material("stone")
    speck = t.n("ShaderNodeTexVoronoi", {"Vector": t.obj(), "Scale": 420.0}).outputs[1]
    cloud = t.noise(t.obj(), 9.0, 8, 0.6)
    tone = t.mix(0.55, t.mix(t.mapr(cloud, 0.3, 0.7), lin("#6c6864"), lin("#8e8880")), speck, "MULTIPLY")
    tone = t.mix(0.5, tone, lin("#7a746d"))
    rough = t.mapr(t.noise(t.obj(), 5.0, 7, 0.7), 0.35, 0.65, 0.25, 0.55)
    principled(t, tone, rough, t.bump(t.noise(t.obj(), 140.0, 6), 0.25, 0.001), spec=0.4)
    slab = Builder()
    slab.box(-0.62, 0.78, -0.75, 0.47, -0.07, 0.0)
    made = slab.build("table", t.mat)
    edge = made.modifiers.new("edge", "BEVEL")
    edge.width, edge.segments = 0.012, 4


def on_board(file, rank):
    """Where a crossing of the lines is, in plan."""
    c, s = math.cos(TURN), math.sin(TURN)
    x, y = file * SQUARE, rank * SQUARE
    return BOARD + (c * x - s * y, s * x + c * y)


def board():
    """Nine files and ten ranks cut into a wooden board, the river free in the middle."""
    plank, lines = Builder(), Builder()
    plank.box(-4.75 * SQUARE, 4.75 * SQUARE, -5.3 * SQUARE, 5.3 * SQUARE, 0.0005, TOP)

    def cut(a, b):
        lines.sweep([(*np.array(a) * SQUARE, TOP), (*np.array(b) * SQUARE, TOP)], 0.00045, 0.00015)

    for rank in np.arange(-4.5, 5):
        cut((-4, rank), (4, rank))
    for file in range(-4, 5):
        for low, high in ((-4.5, -0.5), (0.5, 4.5)) if abs(file) < 4 else ((-4.5, 4.5),):
            cut((file, low), (file, high))
    for low, high in ((-4.5, -2.5), (2.5, 4.5)):
        cut((-1, low), (1, high))
        cut((1, low), (-1, high))
    for made in (
        plank.build("board", wood("board", "#b07c45", "#7d4f26")),
        lines.build("lines", wood("line", "#2c1a10", "#23140b")),
    ):
        made.location, made.rotation_euler = (*BOARD, 0), (0, 0, TURN)
    bpy.data.objects["board"].modifiers.new("edge", "BEVEL").width = 0.003


def piece(name, finish, place, turn, tilt=0.0):
    """A piece turned of wood: bellied, a painted groove round the top."""
    rows = np.array(
        [(0, 0), (0.0135, 0), (0.0148, 0.001), (0.0158, 0.0045), (0.0158, 0.008), (0.0150, 0.0112), (0.0141, 0.0124),
         (0.0133, 0.0125), (0.0129, 0.0125), (0.0126, 0.0119), (0.0119, 0.0119), (0.0116, 0.0125), (0.006, 0.0126),
         (0, 0.0126)]
    )  # fmt: skip
    angle, radius = np.meshgrid(np.linspace(0, 2 * np.pi, 65), rows[:, 0])
    height = np.repeat(rows[:, 1:], 65, 1)
    painted = np.isin(np.arange(len(rows)), (9, 10))[:, None] * np.ones(65)
    made = grid_mesh(
        name, radius * np.cos(angle), radius * np.sin(angle), height, finish, {"painted": painted}, smooth=True
    )
    made.modifiers.new("round", "SUBSURF").render_levels = 1
    made.location, made.rotation_euler = place, (tilt, 0, turn)
    return made


def pieces():
    """Those on the board, each turned a little as hands leave them, and the taken ones, turned anyhow."""
    rng = np.random.default_rng(9)
    for side, places, ahead in (("red", RED, TURN), ("black", BLACK, TURN + math.pi)):
        for number, (file, rank, name) in enumerate(places):
            x, y = on_board(file, rank) + rng.normal(0, 0.0012, 2)
            piece(f"{side}-{number}", named(side, name), (x, y, TOP), ahead + rng.normal(0, 0.16))
    for number, (x, y, level, name) in enumerate(TAKEN):
        piece(f"taken-{number}", named("black", name), (x, y, level * TALL), (0.4, -0.5, 0.9, 0.25)[number])
    # One stands on its edge against the stack.
    piece("leaning", named("black", "马"), (-0.112, -0.104, 0.0155), 0.5, 1.25)


def named(side, name):
    """The wood of a piece with its name cut into it; made once."""
    known = f"{side} {name}"
    return bpy.data.materials.get(known) or wood(known, "#d8b27a", "#b3854c", 0.36, 2.0, PAINT[side], name)


def tea(place):
    """A tumbler of green tea, leaves at its bottom."""
    t = material("tumbler")
    rim = t.n("ShaderNodeFresnel", {0: 1.5}).outputs[0]
    clear = t.n("ShaderNodeBsdfTransparent", {0: lin("#eef4f0")})
    gloss = t.n("ShaderNodeBsdfGlossy", {"Roughness": 0.03})
    both = t.n("ShaderNodeMixShader", {0: t.m("MULTIPLY", rim, 0.9), 1: clear.outputs[0], 2: gloss.outputs[0]})
    t.t.links.new(both.outputs[0], t.out.inputs[0])
    brew = material("brew")
    principled(brew, "#c98a2a", 0.1, spec=0.5, **{"Transmission Weight": 0.85, "IOR": 1.33})
    for name, finish, rows in (
        ("glass", t.mat, ((0, 0.004), (0.028, 0.004), (0.030, 0.02), (0.034, 0.10), (0.036, 0.10), (0.033, 0.01),
                          (0.030, 0), (0, 0))),
        ("tea", brew.mat, ((0, 0.006), (0.0275, 0.006), (0.0295, 0.02), (0.0325, 0.074), (0, 0.074))),
    ):  # fmt: skip
        angle, radius = np.meshgrid(np.linspace(0, 2 * np.pi, 73), [r for r, _ in rows])
        height = np.repeat(np.array([[h] for _, h in rows]), 73, 1)
        made = grid_mesh(name, radius * np.cos(angle), radius * np.sin(angle), height, finish, smooth=True)
        made.location = (*place, 0)
        made.data.set_sharp_from_angle(angle=0.6)
    rng = np.random.default_rng(4)
    leaves = Builder()
    for _ in range(40):
        x, y = rng.normal(0, 0.011, 2)
        z = 0.008 + abs(rng.normal(0, 0.012))
        leaves.tube([(x, y, z), (x + rng.normal(0, 0.004), y + rng.normal(0, 0.004), z + 0.008)], [0.0016, 0.0005], 5)
    leaves.build("leaves", people.cloth("#3d4a1e")).location = (*place, 0)


# ---- hands


#: For each finger: where it starts across the wrist and across the knuckles, length of the back of the hand, and of
#: its three bones.
FINGERS = (
    (0.018, 0.031, 0.082, (0.037, 0.023, 0.019)),
    (0.006, 0.010, 0.085, (0.040, 0.026, 0.020)),
    (-0.006, -0.011, 0.081, (0.037, 0.024, 0.020)),
    (-0.017, -0.030, 0.074, (0.029, 0.019, 0.017)),
)


def hand(name, wrist, ahead, back, curls, thumb, right=True, cell=0.0020):
    """An old hand: `ahead` the way from the wrist, `back` the way its back faces.

    `curls` are for each finger the bends of its three joints, `thumb` the joints of the thumb as (ahead, to the thumb's
    side, to the back), in metres from the wrist. Gives the tips of the fingers and of the thumb.
    """
    ahead = np.asarray(ahead, float) / np.linalg.norm(ahead)
    back = np.asarray(back, float) - ahead * np.dot(back, ahead)
    back /= np.linalg.norm(back)
    side = np.cross(back, ahead) * (1 if right else -1)
    wrist = np.asarray(wrist, float)

    def at(a, s, b):
        return wrist + a * ahead + s * side + b * back

    flesh, nails, tips, joints = Builder(), Builder(), [], []

    def limb(path, radii):
        """A tube with rounded ends through `path`."""
        flesh.tube(path, radii, 14)
        for point, radius in zip(path, np.broadcast_to(radii, len(path))):
            ellipsoid(flesh, point, (radius, radius, radius), count=14)

    for (start, knuckle, length, bones), curl in zip(FINGERS, curls):
        root = at(length, knuckle, 0.002)
        limb([at(0, start, 0), at(length * 0.5, (start + knuckle) / 2, 0.004), root], [0.0125, 0.0115, 0.0108])
        ellipsoid(flesh, root + 0.004 * back, (0.0088, 0.0088, 0.0088), count=14)
        # A tendon runs over the back of the hand.
        limb([at(0.012, start * 0.7, 0.0088), at(length * 0.55, (start + knuckle) / 2, 0.0116), root + 0.0080 * back],
             [0.0028, 0.0026, 0.0026])  # fmt: skip
        joint, angle = root, 0.0
        for bone, bend, (r0, r1, r2) in zip(
            bones, curl, ((0.0100, 0.0088, 0.0094), (0.0092, 0.0080, 0.0082), (0.0080, 0.0074, 0.0056))
        ):
            angle += bend
            way = math.cos(angle) * ahead - math.sin(angle) * back
            # The skin over a joint lies half way between its bones.
            half = angle - bend / 2
            joints.append((joint, math.cos(half) * ahead - math.sin(half) * back,
                           math.sin(half) * ahead + math.cos(half) * back))  # fmt: skip
            limb([joint, joint + way * bone * 0.5, joint + way * bone], [r0, r1, r2])
            joint = joint + way * bone
        _nail(nails, joint, way, math.sin(angle) * ahead + math.cos(angle) * back, side, 0.0062)
        tips.append(joint)
    limb([at(0.01, 0.012, -0.008), at(0.05, 0.020, -0.010)], [0.014, 0.013])
    limb([at(0.02, -0.014, -0.009), at(0.06, -0.022, -0.008)], [0.013, 0.012])
    limb([at(-0.10, 0.004, 0.0), at(-0.02, 0.006, 0.0), at(0.01, 0, 0)], [0.030, 0.024, 0.021])
    bones = [at(*joint) for joint in thumb]
    limb(bones, [0.0150, 0.0118, 0.0098, 0.0070])
    way = (bones[3] - bones[2]) / np.linalg.norm(bones[3] - bones[2])
    face = back - way * np.dot(back, way)
    face /= np.linalg.norm(face)
    joints.append((bones[2], way, face))
    _nail(nails, bones[3], way, face, np.cross(way, face), 0.0076)
    points, quads = dress.skin(flesh, cell)
    points = dress.smoothed(points, quads, 5)
    mesh_np(name, points, quads, mat=old_skin(), attrs=_creases(points, joints))
    nails.build(name + " nails", people.finish_of(people.SKIN[1]), smooth=True)
    return np.array([*tips, bones[3]])


def _creases(points, joints):
    """Where skin is folded over `joints` (place, the way of the finger, the way of its back): how much, and how far along.

    The folds themselves are finer than the mesh; the material makes them of these two.
    """
    most, along = np.zeros(len(points)), np.zeros(len(points))
    for joint, way, face in joints:
        off = points - joint
        near = np.exp(-((np.linalg.norm(off, axis=1) / 0.0125) ** 4)) * np.clip((off @ face) / 0.004, 0, 1)
        along = np.where(near > most, off @ way, along)
        most = np.maximum(most, near)
    return {"knuckle": most, "along": along}


def _nail(builder, tip, way, face, side, width):
    """A nail on the last bone of a finger."""
    u, v = np.meshgrid(np.linspace(-1, 1, 9), np.linspace(-1, 1, 9))
    round_u, round_v = u * np.sqrt(1 - v**2 / 2), v * np.sqrt(1 - u**2 / 2)
    side = side / np.linalg.norm(side)
    place = (
        tip
        + way * (-0.0035 + 0.0058 * round_v)[..., None]
        + side * (width * 0.82 * round_u)[..., None]
        + face * (0.0068 - 0.0032 * round_u**2 - 0.0012 * round_v**2 - 0.0010 * (round_v > 0.5))[..., None]
    )
    builder.grid(place[..., 0], place[..., 1], place[..., 2])


def old_skin():
    """Tanned, spotted, creased skin; made once."""
    found = bpy.data.materials.get("old skin")
    if found:
        return found
    t = material("old skin")
    blotch = t.mapr(t.noise(t.obj(), 55.0, 5, 0.6), 0.35, 0.65)
    tone = t.mix(blotch, lin("#cf9a76"), lin("#b57f5d"))
    spots = t.mapr(t.noise(t.obj(), 150.0, 2), 0.66, 0.74)
    tone = t.mix(t.m("MULTIPLY", spots, 0.5), tone, lin("#8a5a40"))
    cracks = t.n("ShaderNodeTexVoronoi", {"Vector": t.vm("MULTIPLY", t.obj(), (1.0, 1.6, 1.0)), "Scale": 520.0},
                 feature="DISTANCE_TO_EDGE").outputs[0]  # fmt: skip
    # Folds across the knuckles, uneven as they come.
    knuckle, wander = t.attr("knuckle").outputs["Fac"], t.noise(t.obj(), 260.0, 3)
    folds = t.m("SINE", t.m("MULTIPLY_ADD", t.attr("along").outputs["Fac"], 2300.0, t.m("MULTIPLY", wander, 9.0)))
    folds = t.m("MULTIPLY", knuckle, t.mapr(folds, -1.0, 0.1))
    tone = t.mix(t.m("MULTIPLY", knuckle, 0.45), tone, lin("#bb6f58"))
    tone = t.mix(t.m("MULTIPLY", t.m("SUBTRACT", knuckle, folds), 0.34), tone, lin("#7a4632"))
    pores = t.n("ShaderNodeTexVoronoi", {"Vector": t.obj(), "Scale": 1150.0}).outputs[0]
    creases = t.bump(t.noise(t.obj(), 130.0, 4, 0.6, 1.5), 0.5, 0.0016)
    normal = t.bump(t.mapr(cracks, 0.0, 0.25), 0.45, 0.0006, creases)
    normal = t.bump(t.mapr(pores, 0.05, 0.45), 0.5, 0.0003, normal)
    normal = t.bump(folds, 0.8, 0.0010, normal)
    # Dry on the whole, a little oily where skin is thin.
    rough = t.mapr(t.m("ADD", t.noise(t.obj(), 70.0, 6, 0.65), t.m("MULTIPLY", pores, 0.2)), 0.4, 0.8, 0.44, 0.72)
    principled(t, tone, rough, normal, spec=0.42, **{
        "Subsurface Weight": 0.12, "Subsurface Radius": (1.0, 0.35, 0.2), "Subsurface Scale": 0.0035})  # fmt: skip
    return t.mat


def sleeve(name, cuff, elbow, color, seed, radius=0.048):
    """The sleeve of a padded jacket from the cuff to the elbow: wadding between seams, folds, a knitted cuff below."""
    cuff, elbow = np.asarray(cuff, float), np.asarray(elbow, float)
    way = (elbow - cuff) / np.linalg.norm(elbow - cuff)
    side = np.cross(way, (0, 0, 1.0))
    side /= np.linalg.norm(side)
    up = np.cross(side, way)
    reach = np.linalg.norm(elbow - cuff)
    along, angle = np.meshgrid(np.linspace(0, reach, 150), np.linspace(0, 2 * np.pi, 97), indexing="ij")
    folds = fbm(along * 1.4 + 0.03 * np.cos(angle), 0.07 * np.sin(angle), 11, 3, 0.5, seed, True)
    r = radius * (1 + 0.55 * np.clip(along / reach, 0, 1) ** 0.8)
    r = r + 0.008 * np.abs(np.sin(np.pi * along / 0.045)) ** 0.6 + 0.008 * (folds - 0.5)
    r = np.where(along < 0.006, r - 0.012 * (1 - along / 0.006), r)
    # Inside the cuff the lining goes back a little.
    place = cuff + way * along[..., None] + r[..., None] * (
        np.cos(angle)[..., None] * side + np.sin(angle)[..., None] * up
    )
    cloth = people.cloth(color)
    grid_mesh(name, place[..., 0], place[..., 1], place[..., 2], cloth, smooth=True)
    knit = Builder()
    knit.tube([cuff - way * 0.022, cuff - way * 0.018, cuff + way * 0.02], [0.028, 0.031, 0.036], 30)
    knit.build(name + " knit", people.cloth("#2a2624"), smooth=True)


def players():
    """One reaches in from the right with a piece; of the other only hands, sleeves and chest are in the picture."""
    wrist, ahead = np.array([0.212, -0.008, 0.133]), np.array([-0.80, 0.34, -0.32])
    pinch = ((0.62, 0.75, 0.25), (0.70, 0.80, 0.30), (0.85, 0.95, 0.40), (0.90, 1.0, 0.45))
    thumb = ((0.012, 0.020, -0.010), (0.050, 0.039, -0.023), (0.079, 0.044, -0.034), (0.101, 0.037, -0.047))
    tips = hand("setting", wrist, ahead, (0.1, -0.35, 1.0), pinch, thumb)
    elbow = wrist + np.array([0.30, -0.165, 0.05])
    sleeve("near sleeve", wrist + 0.11 * (elbow - wrist), elbow, "#27364e", 3)
    # Held by its edge, between the thumb and the first two fingers.
    held = (tips[4] + (tips[0] + tips[1]) / 2) / 2 - (0, 0, 0.010)
    piece("held", named("red", "兵"), held, 0.25, 0.12)
    rest = ((0.30, 0.35, 0.2), (0.32, 0.38, 0.22), (0.34, 0.42, 0.25), (0.36, 0.46, 0.28))
    flat = ((0.012, 0.020, -0.008), (0.048, 0.042, -0.014), (0.076, 0.050, -0.020), (0.098, 0.048, -0.026))
    far = ((0.045, 0.375, -0.15, True), (0.345, 0.36, -0.55, False))
    for number, (x, y, turn, right) in enumerate(far):
        way = np.array([math.sin(turn), -math.cos(turn), -0.12])
        hand(f"resting{number}", (x, y, 0.040), way, (0, 0, 1), rest, flat, right, 0.003)
        back = np.array([x, y, 0.045]) - way * 0.34 + (0, 0, 0.06)
        sleeve(f"far sleeve{number}", np.array([x, y, 0.042]) - way * 0.03, back, "#4a4038", 7 + number, 0.052)
    chest = Builder()
    loft(chest, [(0.2, 0.80, z) for z in np.linspace(-0.3, 0.75, 12)], 0.27, 0.16, (1, 0, 0), 2.4, 40)
    chest.build("chest", people.cloth("#4a4038"), smooth=True)


def lamps_behind():
    """Street lamps, lit windows and lanterns that the lens turns into discs."""
    rng = np.random.default_rng(23)
    kinds = []
    for i, (color, strength) in enumerate((("#ffb65c", 30), ("#ff8a3c", 18), ("#d8301c", 14), ("#9db6ff", 5))):
        t = material(f"lamp{i}")
        t.t.links.new(t.n("ShaderNodeEmission", {0: lin(color), 1: strength}).outputs[0], t.out.inputs[0])
        kinds.append((Builder(), t.mat))
    for _ in range(26):
        y = rng.uniform(6, 22)
        x = rng.uniform(-0.34, 0.46) * y
        near = abs(x / y - 0.15) < 0.1 and rng.uniform() < 0.5
        kind = rng.choice(4, p=(0.45, 0.25, 0.15, 0.15))
        radius = 0.0022 * y * rng.uniform(0.7, 1.3)
        if not near:
            ellipsoid(kinds[kind][0], (x, y, 0.20 + y * rng.uniform(-0.075, -0.012)), (radius,) * 3, count=20)
    for number, (builder, finish) in enumerate(kinds):
        builder.build(f"lamps{number}", finish, smooth=True)


if __name__ == "__main__":
    studio.main(SHOTS, build)
