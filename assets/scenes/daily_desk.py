"""A desk at a window in the morning: a telephone, a satchel with a red scarf, a stethoscope, letters that have come."""

import math
from collections import defaultdict

import bpy
import numpy as np
from mathutils import Matrix
from scipy.interpolate import PchipInterpolator

from chess_hands import wood
from kit import closeup, halls, studio
from kit.frieze import smooth
from kit.mesh import Builder, grid_mesh
from kit.nodes import lin, material, principled, simple
from kit.sky import sun_vec

#: Not as wide as other close-ups: it is shown nearly square.
SHOTS = {
    "daily-desk": studio.Shot(
        (1920, 1280),
        samples=7,
        exposure=0.45,
        bounces=8,
        grade={"bloom": 0.22, "threshold": 0.72, "contrast": 0.08, "saturation": 1.06, "vignette": 0.2},
    )
}

#: Where things stand on the desk, whose top is z = 0, and how far each is turned, degrees.
PHONE, PHONE_TURN = np.array([-0.070, 0.015, 0.0]), 14
SATCHEL, SATCHEL_TURN = np.array([0.070, 0.215, 0.0]), -9
#: Half the width and depth of the satchel, and its height.
BAG = (0.150, 0.048, 0.215)
#: Envelopes, the lowest first: across, away, turn in degrees.
LETTERS = ((0.118, -0.045, 9), (0.110, -0.056, 24), (0.122, -0.062, 15))
LETTER = (0.092, 0.058, 0.0011)
FINISH = {}


def build(scene, shot):
    """Low sun from behind, at the left, through the bars of the window; the room gives a little light back."""
    closeup.sky_of(scene, [(-1, "#4a4038"), (0.0, "#d6c9b2"), (0.25, "#d9d0c2"), (1, "#b9b2a8")], strength=0.42)
    studio.sun_lamp(scene, sun_vec(24, -52), 7.0, "#ffd29c", 0.9)
    finishes()
    desk()
    window()
    telephone()
    satchel()
    scarf(scene)
    stethoscope()
    letters()
    studio.area_lamp(scene, (0.9, -1.3, 1.0), (0, 0, 0.08), 9.0, "#ffdcb8", 1.2, 1.0)
    studio.area_lamp(scene, (-1.0, 0.55, 0.8), (0, 0.05, 0.05), 7.0, "#ffe2c0", 0.7, 1.0)
    studio.camera(scene, (0.0, -0.90, 0.385), (0.005, 0.04, 0.072), lens=46, fstop=2.8, focus=0.885)


def finishes():
    """What everything is made of."""
    t = material("bakelite")
    cloud = t.noise(t.obj(), 14.0, 5, 0.6)
    tone = t.mix(t.mapr(cloud, 0.3, 0.7), lin("#e2d3b0"), lin("#d8c69e"))
    worn = t.mapr(t.noise(t.obj(), 45.0, 6, 0.7), 0.35, 0.7, 0.20, 0.42)
    scratch = t.noise(t.vm("MULTIPLY", t.obj(), (900.0, 30.0, 30.0)), 1.0, 3)
    principled(t, tone, worn, t.bump(scratch, 0.04, 0.0004), spec=0.5, **{
        "Coat Weight": 0.55, "Coat Roughness": 0.08, "Subsurface Weight": 0.06,
        "Subsurface Radius": (1.0, 0.7, 0.4), "Subsurface Scale": 0.003})  # fmt: skip
    FINISH["ivory"] = t.mat
    FINISH["dark"] = simple("dark plastic", "#1a1817", 0.35, spec=0.5)
    FINISH["cord"] = simple("coiled cord", "#d9c9a6", 0.42, spec=0.45)
    t = material("worn steel")
    marks = t.noise(t.obj(), 120.0, 6, 0.7)
    principled(t, "#c9c6c0", t.mapr(marks, 0.3, 0.7, 0.12, 0.32), metallic=1.0)
    FINISH["steel"] = t.mat
    FINISH["brass"] = simple("brass", "#b8904a", 0.30, metallic=1.0, vary=0.2)
    FINISH["rubber"] = simple("rubber", "#232c33", 0.42, spec=0.45, vary=0.15)
    FINISH["diaphragm"] = simple("diaphragm", "#e7e6e0", 0.3, spec=0.5)
    FINISH["leather"] = leather("leather", "#8a4f28", "#5c3018")
    FINISH["strap"] = leather("strap", "#6d3a1c", "#46240f")
    FINISH["thread"] = simple("thread", "#d9bb84", 0.8)
    FINISH["paper"] = paper("paper", "#efe6d2")
    FINISH["kraft"] = paper("kraft", "#c9a878")
    FINISH["white paint"] = simple("white paint", "#e9e4d8", 0.5, vary=0.06)


def leather(name, light, dark):
    """Grained hide, paler where hands have rubbed it."""
    t = material(name)
    cells = t.n("ShaderNodeTexVoronoi", {"Vector": t.obj(), "Scale": 620.0}, feature="DISTANCE_TO_EDGE").outputs[0]
    cloud = t.noise(t.obj(), 16.0, 6, 0.65)
    tone = t.mix(t.mapr(cloud, 0.32, 0.68), lin(dark), lin(light))
    tone = t.mix(t.m("MULTIPLY", t.mapr(t.noise(t.obj(), 70.0, 5, 0.7), 0.55, 0.75), 0.30), tone, lin("#a87445"))
    edge = t.n("ShaderNodeNewGeometry").outputs["Pointiness"]
    tone = t.mix(t.m("MULTIPLY", t.mapr(edge, 0.52, 0.60), 0.45), tone, lin("#b98a58"))
    rough = t.mapr(cloud, 0.3, 0.7, 0.52, 0.36)
    creases = t.bump(t.noise(t.obj(), 32.0, 5, 0.6, 1.2), 0.30, 0.004)
    principled(t, tone, rough, t.bump(t.mapr(cells, 0.0, 0.12), 0.35, 0.0005, creases), spec=0.42)
    return t.mat


def paper(name, color):
    """Paper with its fibres."""
    t = material(name)
    fibre = t.noise(t.vm("MULTIPLY", t.obj(), (500.0, 180.0, 500.0)), 1.0, 5, 0.65)
    tone = t.mix(t.mapr(fibre, 0.3, 0.7), lin(color), tuple(c * 0.88 for c in lin(color)[:3]))
    principled(t, tone, 0.85, t.bump(fibre, 0.12, 0.0004), spec=0.2, **{"Subsurface Weight": 0.05})
    return t.mat


def put(thing, place, turn):
    """Moves a finished thing to its place on the desk."""
    thing.location, thing.rotation_euler = tuple(place), (0, 0, math.radians(turn))
    return thing


def put_all(parts, name, place, turn, flat=()):
    """Builds every part of a thing in the finish that names it, and puts it in its place."""
    for finish, builder in parts.items():
        put(builder.build(f"{name} {finish}", FINISH[finish], smooth=finish not in flat), place, turn)


# ---- the room


def desk():
    """Boards of old wood, an edge worn round."""
    for number in range(7):
        y0, along = -0.62 + 0.19 * number, 3.1 * number
        plank = Builder()
        # Every board is cut from another place of the wood.
        plank.box(along - 1.1, along + 1.1, y0, y0 + 0.1885, -0.03, 0.0)
        made = plank.build(f"plank {number}", wood(f"plank {number}", "#8c6644", "#5a3f2a", 0.40, 0.30))
        made.location.x = -along
        halls.bevelled(made, 0.0012)


def window():
    """Painted bars, a sill, sheer curtains at both sides, a garden far out of focus."""
    bars = Builder()
    y = 0.80
    for x, half in ((-0.62, 0.035), (-0.13, 0.016), (0.36, 0.016), (0.85, 0.035)):
        bars.box(x - half, x + half, y - 0.02, y + 0.03, -0.1, 1.4)
    for z in (0.03, 0.62):
        bars.box(-1.4, 1.4, y - 0.022, y + 0.032, z - 0.022, z + 0.022)
    halls.bevelled(bars.build("window", FINISH["white paint"]), 0.004)
    t = material("curtain")
    weave = t.noise(t.vm("MULTIPLY", t.obj(), (600.0, 600.0, 600.0)), 1.0, 2)
    both = t.n("ShaderNodeMixShader", {0: 0.55})
    for slot, kind in ((1, "ShaderNodeBsdfDiffuse"), (2, "ShaderNodeBsdfTranslucent")):
        t.t.links.new(t.n(kind, {0: lin("#f1e6d2")}).outputs[0], both.inputs[slot])
    thin = t.n("ShaderNodeMixShader", {0: t.mapr(weave, 0.3, 0.7, 0.55, 0.75), 1: t.n("ShaderNodeBsdfTransparent").outputs[0]})
    t.t.links.new(both.outputs[0], thin.inputs[2])
    t.t.links.new(thin.outputs[0], t.out.inputs[0])
    for x0, x1 in ((0.42, 0.80),):
        u, z = np.meshgrid(np.linspace(x0, x1, 240), np.linspace(0.02, 1.3, 40))
        fold = 0.018 * np.sin((u - x0) * 110 + 0.6 * np.sin(z * 4)) + 0.008 * np.sin(u * 47 + z * 3)
        grid_mesh("curtain", u, 0.70 + fold, z, t.mat)
    garden()


def garden():
    """Leaves in the sun, which the lens turns into discs."""
    t = material("garden")
    up = t.sep(t.obj())[2]
    cloud = t.noise(t.obj(), 0.9, 3, 0.5)
    tone = t.ramp(
        t.m("ADD", t.mapr(up, -1.2, 2.4), t.m("MULTIPLY_ADD", cloud, 0.5, -0.25)),
        [(0.0, "#5c6238"), (0.35, "#9a9a5c"), (0.55, "#e6cf9c"), (0.75, "#f6e3bf"), (1.0, "#eceae2")],
    )
    t.t.links.new(t.n("ShaderNodeEmission", {0: tone, 1: 1.15}).outputs[0], t.out.inputs[0])
    x, z = np.meshgrid((-6.0, 6.0), (-2.0, 4.0))
    sheet = grid_mesh("garden", x, 0 * x + 6.0, z, t.mat)
    sheet.visible_shadow = sheet.visible_diffuse = False
    g = np.random.default_rng(3)
    for name, count, low, high, color, strength in (
        ("sun on leaves", 60, -0.7, 0.6, "#ffdf9a", 26.0),
        ("leaves", 90, -0.9, 0.4, "#a8b060", 9.0),
    ):
        y = g.uniform(3.4, 5.4, count)
        places = np.stack([g.uniform(-0.5, 0.5, count) * y, y, g.uniform(low, high, count) * y / 4], 1)
        closeup.lights(name, places, g.uniform(0.008, 0.015, count), color, strength)


# ---- the telephone


def telephone():
    """A rotary telephone, its receiver on the cradle."""
    parts = defaultdict(Builder)
    # The body: rounded rectangles, each (height, half width, half depth, how far back its middle lies).
    rows = np.array(
        [(0.004, 0.094, 0.089, 0.0), (0.006, 0.099, 0.094, 0.0), (0.012, 0.101, 0.096, 0.0), (0.024, 0.098, 0.092, 0.001),
         (0.045, 0.083, 0.071, 0.008), (0.066, 0.066, 0.050, 0.016), (0.080, 0.056, 0.037, 0.021),
         (0.0885, 0.051, 0.031, 0.022), (0.0915, 0.047, 0.027, 0.022), (0.0925, 0.040, 0.021, 0.022), (0.0925, 0.001, 0.001, 0.022)]
    )  # fmt: skip
    step = np.concatenate([[0], np.cumsum(np.hypot(np.diff(rows[:, 0]), np.diff(rows[:, 1])))])
    fine = PchipInterpolator(step, rows)(np.linspace(0, step[-1], 90))
    angle = np.linspace(0, 2 * np.pi, 181)
    u, v = (np.sign(f(angle)) * np.abs(f(angle)) ** (2 / 3.5) for f in (np.cos, np.sin))
    parts["ivory"].grid(fine[:, 1:2] * u, fine[:, 3:4] + fine[:, 2:3] * v, fine[:, :1] + 0 * u)
    for x in (-0.075, 0.075):
        for y in (-0.07, 0.07):
            parts["dark"].cyl(x, y, 0.0, 0.008, 0.012, 20)
    # The cradle: two forks on a saddle, with the button of the hook between.
    for x in (-0.040, 0.040):
        for y in (0.003, 0.041):
            spine = [(x, y + (0.022 - y) * 0.25, 0.086), (x, y, 0.096), (x, y + (y - 0.022) * 0.15, 0.108), (x, y + (y - 0.022) * 0.35, 0.117)]
            parts["ivory"].tube(smooth(np.array(spine), 8), np.linspace(0.0068, 0.0042, 25), 20)
            halls.ellipsoid(parts["ivory"], spine[-1], (0.0042, 0.0042, 0.0042), count=16)
        parts["ivory"].tube([(x, 0.002, 0.0965), (x, 0.042, 0.0965)], 0.0062, 20)
    put_all(parts, "telephone", PHONE, PHONE_TURN)
    dial()
    handset()


def dial():
    """Ten holes in a wheel of steel, over a white plate; on the slope of the body."""
    slope = math.atan2(0.0885 - 0.024, 0.091 - 0.009)
    middle, tilt = np.array([0.0, -0.0545, 0.0545]), slope
    plate, wheel, under = Builder(), Builder(), Builder()
    column(plate, [(-0.014, 0.0475), (0.0000, 0.0475), (0.0016, 0.0468), (0.0022, 0.0452)], 128)
    column(under, [(-0.002, 0.0412), (0.0030, 0.0412)], 128)
    column(wheel, [(0.0050, 0.0392), (0.0052, 0.0395), (0.0064, 0.0395), (0.0068, 0.0390)], 128)
    turns = np.radians(60 + 30 * np.arange(10))
    made = wheel.build("dial wheel", FINISH["steel"], smooth=True)
    punch = Builder()
    for turn in turns:
        punch.tube([(0.0292 * math.cos(turn), 0.0292 * math.sin(turn), z) for z in (0.0, 0.02)], 0.0062, 48)
    tool = punch.build("punch", None)
    cut = made.modifiers.new("holes", "BOOLEAN")
    cut.object, cut.operation, cut.solver = tool, "DIFFERENCE", "EXACT"
    tool.hide_render = True
    halls.bevelled(made, 0.00035)
    hub = Builder()
    column(hub, [(0.0060, 0.0190), (0.0074, 0.0190), (0.0082, 0.0182), (0.0086, 0.0160), (0.0088, 0.0080)], 96)
    stop = Builder()
    a = math.radians(-52)
    path = [(0.0450, 0.001), (0.0440, 0.0090), (0.0385, 0.0100), (0.0290, 0.0092)]
    stop.tube(smooth(np.array([(r * math.cos(a), r * math.sin(a), z) for r, z in path]), 8), 0.0016, 14)
    spots = Builder()
    for turn in turns:
        spots.cyl(0.0292 * math.cos(turn), 0.0292 * math.sin(turn), 0.0030, 0.0033, 0.0024, 24)
    things = [
        plate.build("dial plate", FINISH["ivory"], smooth=True),
        under.build("dial under", FINISH["diaphragm"], smooth=True),
        spots.build("dial spots", FINISH["dark"], smooth=True),
        made,
        hub.build("dial hub", FINISH["ivory"], smooth=True),
        stop.build("dial stop", FINISH["steel"], smooth=True),
        tool,
    ]
    root = bpy.data.objects.new("dial", None)
    bpy.context.scene.collection.objects.link(root)
    for thing in things:
        thing.parent = root
    c, s = math.cos(math.radians(PHONE_TURN)), math.sin(math.radians(PHONE_TURN))
    x, y, z = middle
    root.location = PHONE + (c * x - s * y, s * x + c * y, z)
    root.rotation_euler = (tilt, 0, math.radians(PHONE_TURN))


def column(builder, rows, count):
    """A round body that stands upright: `rows` of (height, radius) from below, each above the one before."""
    builder.tube([(0, 0, height) for height, _ in rows], [radius for _, radius in rows], count)


def handset():
    """The receiver: a bowed grip between two cups, and its coiled cord."""
    parts = defaultdict(Builder)
    y = 0.022
    x = np.linspace(-0.094, 0.094, 61)
    bow = 0.1475 - 0.0200 * (np.abs(x) / 0.094) ** 2.6
    thick = 0.0120 + 0.0045 * np.clip((np.abs(x) - 0.04) / 0.054, 0, 1) ** 1.6
    halls.loft(parts["ivory"], np.stack([x, 0 * x + y, bow], 1), thick * 1.18, thick, (0, 1, 0), 2.6, 48)
    for side in (-1, 1):
        head = np.array([side * 0.0945, y, 0.1375])
        axis = np.array([-side * 0.24, 0.0, -1.0])
        axis /= np.linalg.norm(axis)
        steps = [(0, 0.004), (0.001, 0.0125), (0.003, 0.0175), (0.006, 0.0205), (0.010, 0.0235), (0.010, 0.0275),
                 (0.006, 0.0290), (0.003, 0.0293)]  # fmt: skip
        far = np.cumsum([length for length, _ in steps])
        fine = np.linspace(0, far[-1], 40)
        radii = PchipInterpolator(far, [radius for _, radius in steps])(fine)
        parts["ivory"].tube(head + axis * fine[:, None], radii, 72)
        foot = head + axis * (far[-1] + 0.0006)
        parts["dark"].tube([foot - axis * 0.002, foot + axis * 0.0004], 0.0272, 64)
        foot = foot + axis * 0.0010
        rim = [(0.0000, 0.0290), (0.0012, 0.0298), (0.0062, 0.0296), (0.0078, 0.0284), (0.0084, 0.0240)]
        parts["ivory"].tube([foot + axis * reach for reach, _ in rim], [radius for _, radius in rim], 72)
    put_all(parts, "receiver", PHONE, PHONE_TURN)
    for thing in bpy.data.objects:
        if thing.name == "receiver ivory":
            thing.data.set_sharp_from_angle(angle=math.radians(60))
    coiled_cord()


def coiled_cord():
    """From the cup at the left down to the desk, along it in a slack bow, and under the body behind."""
    turn = math.radians(PHONE_TURN)
    c, s = math.cos(turn), math.sin(turn)

    def there(x, y, z):
        return PHONE + (c * x - s * y, s * x + c * y, z)

    way = np.array(
        [there(-0.101, 0.022, 0.128), there(-0.126, 0.018, 0.112), there(-0.140, 0.006, 0.060), there(-0.142, -0.020, 0.018),
         there(-0.137, -0.060, 0.0075), there(-0.118, -0.098, 0.0075), there(-0.088, -0.118, 0.0075), there(-0.108, -0.150, 0.0075), there(-0.145, -0.130, 0.0075),
         there(-0.158, -0.070, 0.0075), there(-0.152, 0.010, 0.0075), there(-0.120, 0.085, 0.0075), there(-0.06, 0.105, 0.012)]
    )  # fmt: skip
    line = smooth(way, 60)
    run = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))])
    at = np.linspace(0, run[-1], int(run[-1] / 0.00022))
    line = np.stack([np.interp(at, run, line[:, k]) for k in range(3)], 1)
    ahead = np.gradient(line, axis=0)
    ahead /= np.linalg.norm(ahead, axis=1)[:, None]
    # A frame carried along the line, so that the coil does not flip where the line stands upright.
    first = np.empty_like(ahead)
    first[0] = np.cross(ahead[0], (0, 1, 0))
    for k in range(1, len(ahead)):
        first[k] = first[k - 1] - ahead[k] * np.dot(first[k - 1], ahead[k])
        first[k] /= np.linalg.norm(first[k])
    second = np.cross(ahead, first)
    angle = 2 * np.pi * at / 0.0044
    radius = np.clip(np.minimum(at, at[-1] - at) / 0.012, 0, 1) * 0.0058
    coil = line + (radius * np.cos(angle))[:, None] * first + (radius * np.sin(angle))[:, None] * second
    cord = Builder()
    cord.tube(coil, 0.00165, 8)
    cord.build("cord", FINISH["cord"], smooth=True)


# ---- the satchel


def satchel():
    """A satchel of hide: body, flap, two straps with buckles, a handle, and a seam round the flap."""
    half, deep, high = BAG
    body = Builder()
    body.box(-half, half, -deep, deep, 0.001, high)
    made = put(body.build("satchel body", FINISH["leather"]), SATCHEL, SATCHEL_TURN)
    edge = made.modifiers.new("edge", "BEVEL")
    edge.width, edge.segments = 0.016, 5
    made.data.polygons.foreach_set("use_smooth", [True] * len(made.data.polygons))
    # The way of the flap over the top: (y, z), and how far along.
    way = smooth(
        np.array([(deep + 0.0015, high - 0.055), (deep + 0.0015, high - 0.020), (deep - 0.012, high + 0.0022), (0.0, high + 0.004),
                  (-deep + 0.012, high + 0.0022), (-deep - 0.0025, high - 0.020), (-deep - 0.0040, high - 0.055), (-deep - 0.0030, 0.100), (-deep - 0.0030, 0.062)]),
        16,
    )  # fmt: skip
    run = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(way, axis=0), axis=1))])

    def on_flap(share, lift=0.0):
        """Place on the flap's way, (y, z), at a distance along it, lifted off it."""
        y, z = (np.interp(share, run, way[:, k]) for k in (0, 1))
        dy, dz = (np.interp(share, run, np.gradient(way[:, k], run)) for k in (0, 1))
        # Outside is to the left of the way as it goes up at the back and down in front.
        return y + dz * lift, z - dy * lift

    wide = half + 0.004
    u = np.linspace(-1, 1, 121)
    corner = 0.042
    near = np.clip((np.abs(u) * wide - (wide - corner)) / corner, 0, 1)
    ends = run[-1] - corner * (1 - np.sqrt(1 - near**2 * 0.9999))
    share = np.linspace(0, 1, 140)[:, None] * ends[None]
    y, z = on_flap(share)
    # Hide that has been bent for years does not lie quite flat.
    y = y - 0.0022 * np.sin(u * 2.6 + 0.7) * np.clip(share / run[-1] - 0.5, 0, 1)
    flap = put(grid_mesh("satchel flap", wide * u + 0 * y, y, z, FINISH["leather"]), SATCHEL, SATCHEL_TURN)
    skin = flap.modifiers.new("skin", "SOLIDIFY")
    skin.thickness, skin.offset = 0.0036, 0.0
    halls.bevelled(flap, 0.0010)
    seam(on_flap, run, wide, corner)
    parts = defaultdict(Builder)
    for x in (-0.082, 0.082):
        strap(parts, on_flap, run, x)
    # The handle: a rolled strip between two rings on the top.
    arch = np.array([(-0.062, 0, high + 0.006), (-0.058, 0, high + 0.022), (-0.030, -0.004, high + 0.036), (0.0, -0.006, high + 0.039),
                     (0.030, -0.004, high + 0.036), (0.058, 0, high + 0.022), (0.062, 0, high + 0.006)])  # fmt: skip
    halls.loft(parts["strap"], smooth(arch, 12), 0.0100, 0.0042, (0, 1, 0), 3, 28)
    for x in (-0.062, 0.062):
        parts["brass"].tube([(x, -0.012, high + 0.007), (x, 0.012, high + 0.007)], 0.0022, 12)
    put_all(parts, "satchel", SATCHEL, SATCHEL_TURN)
    for name, width in (("satchel strap", 0.0008), ("satchel brass", 0.0005)):
        halls.bevelled(bpy.data.objects[name], width)


def seam(on_flap, run, wide, corner):
    """Stitches a little inside the edge of the flap."""
    inset = 0.0062
    flat = np.linspace(0.11, run[-1] - corner, 60)
    turn = np.linspace(0, math.pi / 2, 30)
    round_x = wide - corner + (corner - inset) * np.cos(turn)
    round_s = run[-1] - corner + (corner - inset) * np.sin(turn)
    right = np.concatenate([np.stack([0 * flat + wide - inset, flat], 1), np.stack([round_x, round_s], 1)])
    line = np.concatenate([right, right[::-1] * (-1, 1)])
    far = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))])
    thread = Builder()
    for start in np.arange(0, far[-1] - 0.006, 0.0058):
        points = []
        for step, lift in ((0.0, 0.0014), (0.0010, 0.0024), (0.0030, 0.0024), (0.0040, 0.0014)):
            x, s = (np.interp(start + step, far, line[:, k]) for k in (0, 1))
            y, z = on_flap(s, lift)
            points.append((x, y, z))
        thread.tube(points, 0.00062, 7)
    put(thread.build("satchel seam", FINISH["thread"], smooth=True), SATCHEL, SATCHEL_TURN)


def strap(parts, on_flap, run, x):
    """A strap down the flap, through a buckle below it, its loose end hanging."""
    share = np.linspace(run[-1] - 0.105, run[-1] - 0.001, 40)
    y, z = on_flap(share, 0.0036)
    tail = np.array([(y[-1] - 0.0005, z[-1] - 0.008), (y[-1] - 0.0012, z[-1] - 0.022), (y[-1] + 0.0004, z[-1] - 0.040)])
    y, z = np.concatenate([y, tail[:, 0]]), np.concatenate([z, tail[:, 1]])
    path = smooth(np.stack([0 * y + x, y, z], 1), 2)
    halls.loft(parts["strap"], path, 0.0105, 0.0016, (1, 0, 0), 8, 24)
    low, front = z[-3] + 0.020, y[-3] - 0.0030
    frame = [(-0.0145, -0.012), (0.0145, -0.012), (0.0145, 0.012), (-0.0145, 0.012)]
    corners = [(x + dx, front, low + dz) for dx, dz in frame]
    for a, b in zip(corners, corners[1:] + corners[:1]):
        parts["brass"].tube([a, b], 0.0019, 14)
        halls.ellipsoid(parts["brass"], a, (0.0019, 0.0019, 0.0019), count=14)
    parts["brass"].tube([(x, front - 0.0014, low + 0.013), (x, front - 0.0030, low), (x, front - 0.0016, low - 0.013)], 0.0013, 12)
    # The loop that holds the loose end, and a rivet above.
    loop = low - 0.021
    for dz in (0.0,):
        parts["strap"].box(x - 0.0125, x + 0.0125, front - 0.0022, front + 0.004, loop + dz - 0.004, loop + dz + 0.004)
    y0, z0 = on_flap(run[-1] - 0.098, 0.0052)
    halls.ellipsoid(parts["brass"], (x, float(y0), float(z0)), (0.0030, 0.0016, 0.0030), count=18)


def scarf(scene):
    """A red scarf that was thrown over the satchel and has fallen into folds there."""
    t = material("red cotton")
    weave = t.noise(t.vm("MULTIPLY", t.obj(), (900.0, 900.0, 900.0)), 1.0, 2)
    cloud = t.noise(t.obj(), 12.0, 4)
    tone = t.mix(t.mapr(cloud, 0.3, 0.7), lin("#a3140e"), lin("#bd2118"))
    principled(t, tone, 0.72, t.bump(weave, 0.12, 0.0004), spec=0.2, **{"Sheen Weight": 0.35, "Sheen Roughness": 0.4})
    # A triangle: rows from the long edge to the point.
    rows, columns = 46, 120
    v, u = np.meshgrid(np.linspace(0, 1, rows), np.linspace(-1, 1, columns), indexing="ij")
    x = 0.17 * u * (1 - 0.93 * v)
    y = 0.125 - 0.285 * v
    # Gathered into folds that run to the point, as when it was taken off.
    gather = np.sin(u * 11 + 0.9 * np.sin(u * 4 + 2)) * (0.013 + 0.004 * np.sin(u * 5 + 1)) * (1 - 0.85 * v)
    cloth = grid_mesh("scarf", x, y, BAG[2] + 0.040 + gather, t.mat)
    cloth.data.transform(Matrix.Translation(SATCHEL + (0.078, 0.0, 0)) @ Matrix.Rotation(math.radians(SATCHEL_TURN - 14), 4, "Z"))
    for name in ("satchel body", "plank 3", "plank 4"):
        bpy.data.objects[name].modifiers.new("hit", "COLLISION")
        settings = bpy.data.objects[name].collision
        # The flap and the straps lie on the body.
        settings.thickness_outer, settings.cloth_friction = (0.009 if name == "satchel body" else 0.002), 60.0
    fall = cloth.modifiers.new("fall", "CLOTH")
    fall.settings.quality = 5
    fall.settings.mass = 0.12
    fall.settings.tension_stiffness = fall.settings.compression_stiffness = 12
    fall.settings.shear_stiffness = 4
    fall.settings.bending_stiffness = 0.35
    fall.settings.air_damping = 2.0
    fall.collision_settings.distance_min = 0.002
    fall.collision_settings.use_self_collision = False
    fall.collision_settings.self_distance_min = 0.0015
    fall.point_cache.frame_end = FALL
    for frame in range(1, FALL + 1):
        scene.frame_set(frame)
    fallen = np.empty(len(cloth.data.vertices) * 3, np.float32)
    cloth.evaluated_get(bpy.context.evaluated_depsgraph_get()).data.vertices.foreach_get("co", fallen)
    cloth.modifiers.clear()
    cloth.data.vertices.foreach_set("co", fallen)
    cloth.data.update()
    # What hangs down in front falls into soft folds, finer than the simulated cloth.
    normals = np.empty_like(fallen)
    cloth.data.vertices.foreach_get("normal", normals)
    points, normals = fallen.reshape(-1, 3), normals.reshape(-1, 3)
    normals *= np.sign(((points - SATCHEL - (0, 0, BAG[2] / 2)) * normals).sum(1, keepdims=True))
    fold = 0.5 + 0.5 * np.sin(x * 150 + 2.2 * v + 0.8 * np.sin(x * 40 + 1))
    fold = fold.ravel() * 0.0065 * np.clip((v.ravel() - 0.40) / 0.35, 0, 1)
    fallen = (points + fold[:, None] * normals).astype(np.float32).ravel()
    cloth.data.vertices.foreach_set("co", fallen)
    cloth.data.update()
    cloth.modifiers.new("round", "SUBSURF").render_levels = 2
    hem = cloth.modifiers.new("hem", "SOLIDIFY")
    hem.thickness = 0.0009


#: Frames until the scarf lies still.
FALL = 70


# ---- the stethoscope


def stethoscope():
    """Lies in a bow before the telephone: ear tubes at the right, the chest piece in front."""
    parts = defaultdict(Builder)
    r = 0.0046
    joint = np.array([0.020, -0.150, r])
    way = np.array([joint, (-0.030, -0.146, r), (-0.085, -0.165, r), (-0.118, -0.205, r), (-0.100, -0.250, r), (-0.055, -0.268, r),
                    (-0.020, -0.262, 0.007), (0.004, -0.254, 0.0125)])  # fmt: skip
    parts["rubber"].tube(smooth(way, 24), r, 24)
    # Two soft tubes part at the joint, and go over into bent steel with an ear piece at its end.
    for side, soft, hard in (
        (1, [(0.055, -0.140), (0.088, -0.145)], [(0.088, -0.145), (0.122, -0.158), (0.150, -0.186), (0.155, -0.214), (0.146, -0.226)]),
        (-1, [(0.052, -0.172), (0.080, -0.196)], [(0.080, -0.196), (0.102, -0.222), (0.112, -0.250), (0.126, -0.264), (0.139, -0.262)]),
    ):
        points = np.array([(*joint[:2], r), *((x, y, r) for x, y in soft)])
        parts["rubber"].tube(smooth(points, 20), 0.0040, 20)
        points = np.array([(x, y, 0.0040 + 0.005 * k / 4) for k, (x, y) in enumerate(hard)])
        line = smooth(points, 20)
        parts["steel"].tube(line, 0.0027, 20)
        tip, way_out = line[-1], (line[-1] - line[-3]) / np.linalg.norm(line[-1] - line[-3])
        steps = np.linspace(0, 0.013, 16)
        parts["rubber"].tube(tip + way_out * (steps - 0.002)[:, None], 0.0062 * np.sqrt(np.clip(1 - ((steps - 0.0055) / 0.0078) ** 2, 0.02, 1)), 28)
    halls.ellipsoid(parts["rubber"], joint, (0.0075, 0.0062, 0.0056), count=28)
    # The chest piece lies with its bell down and the membrane tilted up to the light.
    middle = np.array([0.030, -0.246, 0.0120])
    axis = np.array([0.06, -0.34, 0.94])
    axis /= np.linalg.norm(axis)
    bell = [(0.0, 0.0135), (0.0015, 0.0150), (0.004, 0.0120), (0.007, 0.0085), (0.010, 0.0085), (0.0125, 0.0190), (0.0150, 0.0222), (0.0190, 0.0226),
            (0.0200, 0.0218), (0.0203, 0.0204)]  # fmt: skip
    parts["steel"].tube([middle + axis * (reach - 0.010) for reach, _ in bell], [radius for _, radius in bell], 80)
    face = middle + axis * 0.0105
    parts["diaphragm"].tube([face - axis * 0.001, face, face + axis * 0.0002], [0.0202, 0.0200, 0.0190], 72)
    parts["steel"].tube([(0.004, -0.254, 0.0125), middle - axis * 0.002], 0.0036, 20)
    put_all(parts, "stethoscope", (0, 0, 0), 0)


# ---- the letters


def letters():
    """Three envelopes, the uppermost with its back up and its flap a little open; a pen on them."""
    half, deep, thick = LETTER
    for number, (x, y, turn) in enumerate(LETTERS):
        u, v = np.meshgrid(np.linspace(-half, half, 60), np.linspace(-deep, deep, 40))
        swell = 0.0016 * np.clip(1 - (u / half) ** 2, 0, 1) * np.clip(1 - (v / deep) ** 2, 0, 1)
        bent = 0.0035 * np.clip((u - v * 0.5) / half - 0.55, 0, 1) ** 2 * number
        base = 0.0024 * number
        finish = FINISH["kraft" if number == 1 else "paper"]
        top = grid_mesh(f"letter {number}", u, v, base + thick + swell + bent, finish)
        sheet = top.modifiers.new("sheet", "SOLIDIFY")
        sheet.thickness, sheet.offset = thick, -1
        put(top, (x, y, 0), turn)
        put(letter_flap(number, half, deep, base + thick, finish), (x, y, 0), turn)
    pen()


def letter_flap(number, half, deep, level, finish):
    """The flap of an envelope, a triangle with a rounded point, over its back."""
    s, w = np.meshgrid(np.linspace(0, 1, 40), np.linspace(-1, 1, 41), indexing="ij")
    reach = 0.66 * 2 * deep
    width = half * 0.985 * (1 - s**1.35 * 0.94)
    x = w * width
    y = deep - s * reach
    swell = 0.0016 * np.clip(1 - (x / half) ** 2, 0, 1) * np.clip(1 - (y / deep) ** 2, 0, 1)
    lift = 0.0005 + (0.0060 if number == 2 else 0.0) * s**2.2
    bent = 0.0035 * np.clip((x - y * 0.5) / half - 0.55, 0, 1) ** 2 * number
    flap = grid_mesh(f"letter flap {number}", x, y, level + swell + lift + bent, finish)
    sheet = flap.modifiers.new("sheet", "SOLIDIFY")
    sheet.thickness, sheet.offset = 0.0004, 1
    return flap


def pen():
    """A fountain pen of dark lacquer with a gilded clip."""
    parts = defaultdict(Builder)
    rows = [(0.0, 0.0030), (0.003, 0.0046), (0.050, 0.0056), (0.052, 0.0058), (0.054, 0.0062), (0.118, 0.0060), (0.124, 0.0050), (0.127, 0.0026)]
    parts["lacquer"].tube([(reach - 0.063, 0, 0) for reach, _ in rows], [radius for _, radius in rows], 40)
    for reach in (0.0535, 0.0600):
        parts["brass"].tube([(reach - 0.0640, 0, 0), (reach - 0.0625, 0, 0)], 0.00635, 40)
    parts["brass"].tube(smooth(np.array([(0.058, 0, 0.006), (0.056, 0, 0.0088), (0.040, 0, 0.0082), (0.018, 0, 0.0072)]), 8), [*np.linspace(0.0012, 0.0009, 25)], 12)
    t = material("lacquer")
    principled(t, "#2a0f10", 0.22, spec=0.5, **{"Coat Weight": 0.8, "Coat Roughness": 0.05})
    FINISH["lacquer"] = t.mat
    put_all(parts, "pen", (0.130, -0.082, 0.0155), 40)


if __name__ == "__main__":
    studio.main(SHOTS, build)
