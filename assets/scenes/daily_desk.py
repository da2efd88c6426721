"""A desk at a window in the morning: a phone with a call on it, a satchel with a red scarf, a stethoscope, letters that have come."""

import math
import os
from collections import defaultdict

import bpy
import numpy as np
from PIL import Image, ImageDraw, ImageFont

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
PHONE, PHONE_TURN = np.array([-0.052, 0.000, 0.0]), 10
MUG = np.array([-0.158, 0.120, 0.0])
SATCHEL, SATCHEL_TURN = np.array([0.070, 0.215, 0.0]), -9
#: Half the width and depth of the satchel, and its height.
BAG = (0.150, 0.048, 0.215)
#: Envelopes, the lowest first: across, away, turn in degrees.
LETTERS = ((0.118, -0.045, 9), (0.110, -0.056, 24), (0.122, -0.062, 15))
LETTER = (0.092, 0.058, 0.0011)
#: Half the width and height of the smartphone, its thickness, the radius of its corners; degrees its screen rises.
SMARTPHONE, LEAN = (0.0375, 0.0810, 0.0082, 0.0115), 68
FONT = os.path.join(os.path.dirname(__file__), "..", "fonts", "NotoSansSC-wght.ttf")
FINISH = {}


def build(scene, shot):
    """Low sun from behind, at the left, through the bars of the window; the room gives a little light back."""
    closeup.sky_of(scene, [(-1, "#4a4038"), (0.0, "#d6c9b2"), (0.25, "#d9d0c2"), (1, "#b9b2a8")], strength=0.42)
    studio.sun_lamp(scene, sun_vec(24, -52), 7.0, "#ffd29c", 0.9)
    finishes()
    desk()
    window()
    smartphone()
    satchel()
    scarf()
    stethoscope()
    letters()
    studio.area_lamp(scene, (0.9, -1.3, 1.0), (0, 0, 0.08), 9.0, "#ffdcb8", 1.2, 1.0)
    studio.area_lamp(scene, (-1.0, 0.55, 0.8), (0, 0.05, 0.05), 7.0, "#ffe2c0", 0.7, 1.0)
    studio.camera(scene, (0.0, -0.90, 0.385), (0.005, 0.04, 0.072), lens=46, fstop=2.8, focus=0.885)


def finishes():
    """What everything is made of."""
    t = material("porcelain")
    cloud = t.noise(t.obj(), 14.0, 5, 0.6)
    tone = t.mix(t.mapr(cloud, 0.3, 0.7), lin("#f1eee6"), lin("#e4e0d6"))
    principled(t, tone, 0.14, spec=0.5, **{"Coat Weight": 0.4, "Coat Roughness": 0.05, "Subsurface Weight": 0.08,
        "Subsurface Radius": (1.0, 0.8, 0.6), "Subsurface Scale": 0.003})  # fmt: skip
    FINISH["porcelain"] = t.mat
    FINISH["cobalt"] = simple("cobalt", "#1d3c8a", 0.15, spec=0.5)
    FINISH["graphite"] = simple("graphite", "#2b2d30", 0.32, metallic=0.85)
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


def column(builder, rows, count):
    """A round body that stands upright: `rows` of (height, radius) from below, each above the one before."""
    builder.tube([(0, 0, height) for height, _ in rows], [radius for _, radius in rows], count)


def rounded(half, high, corner, inset=0.0):
    """The outline of a rectangle with round corners, `inset` within it: (n, 2)."""
    turn = np.linspace(0, np.pi / 2, 13)
    quarter = (corner - inset) * np.stack([np.cos(turn), np.sin(turn)], 1)
    middle = np.array([half - corner, high - corner])
    corners = []
    for k, sign in enumerate(((1, 1), (-1, 1), (-1, -1), (1, -1))):
        c, s = math.cos(k * math.pi / 2), math.sin(k * math.pi / 2)
        corners.append(middle * sign + quarter @ np.array([[c, s], [-s, c]]))
    return np.concatenate(corners)


def smartphone():
    """A smartphone that leans on a block of walnut, a call on its screen; a cup of tea stands beside it."""
    half, high, thick, corner = SMARTPHONE
    case, glass = Builder(), Builder()
    rows = [(0.0, 0.0012), (0.0008, 0.0003), (0.0018, 0.0), (0.0062, 0.0), (0.0072, 0.0003), (thick, 0.0012)]
    outlines = [np.column_stack([rounded(half, high, corner, inset), np.full(52, z)]) for z, inset in rows]
    closed = np.array([np.vstack([ring, ring[:1]]) for ring in outlines])
    case.grid(*np.moveaxis(closed, 2, 0))
    fan = [(0, 1 + k, 1 + (k + 1) % 52) for k in range(52)]
    case.add(np.vstack([(0, 0, 0), outlines[0]]), t=[triangle[::-1] for triangle in fan])
    face = np.column_stack([rounded(half, high, corner, 0.0014), np.full(52, thick + 0.0002)])
    glass.add(np.vstack([(0, 0, thick + 0.0002), face]), t=fan)
    for z0, z1 in ((0.030, 0.046), (0.052, 0.061)):
        case.box(half - 0.0004, half + 0.0006, z0, z1, 0.0032, 0.0052)
    root = bpy.data.objects.new("smartphone", None)
    bpy.context.scene.collection.objects.link(root)
    for thing in (case.build("smartphone case", FINISH["graphite"], smooth=True), glass.build("smartphone glass", call_screen())):
        thing.parent = root
    lean = math.radians(LEAN)
    root.location = PHONE + (0, 0, 0.011 + high * math.sin(lean))
    root.rotation_euler = (lean, 0, math.radians(PHONE_TURN))
    stand(high * math.cos(lean))
    mug()


def call_screen():
    """The glass, and under it the screen of a call: the one who answers, the number of the hotline, a green button."""
    half, high, _, _ = SMARTPHONE
    t = material("call screen")
    x, y = t.sep(t.obj())[:2]
    spot = t.comb(t.m("MULTIPLY_ADD", x, 0.5 / (half - 0.0032), 0.5), t.m("MULTIPLY_ADD", y, 0.5 / (high - 0.0032), 0.5), 0.0)
    picture = t.n("ShaderNodeTexImage", {"Vector": spot}, image=drawn_call(), extension="CLIP", interpolation="Cubic")
    principled(t, "#07090b", 0.10, spec=0.45, emission=picture.outputs[0], estr=1.25)
    return t.mat


def drawn_call(width=700):
    """The picture on the screen; its only lettering is the number itself."""
    high = round(width * (SMARTPHONE[1] - 0.0032) / (SMARTPHONE[0] - 0.0032))
    rise = np.linspace(0, 1, high)[:, None, None]
    ground = np.array([0x2c, 0x93, 0x9a]) * (1 - rise) + np.array([0x0e, 0x3c, 0x4c]) * rise
    sheet = Image.fromarray(np.broadcast_to(ground, (high, width, 3)).astype(np.uint8))
    pen = ImageDraw.Draw(sheet, "RGBA")

    def disc(x, y, radius, color):
        pen.ellipse([x - radius, y - radius, x + radius, y + radius], fill=color)

    x, y = width / 2, high * 0.285
    for radius, light in ((0.34, 20), (0.285, 34)):
        disc(x, y, radius * width, (255, 255, 255, light))
    bust = Image.new("RGB", sheet.size, "#f3ead8")
    body = ImageDraw.Draw(bust)
    r = 0.225 * width
    body.ellipse([x - 0.80 * r, y + 0.32 * r, x + 0.80 * r, y + 2.0 * r], fill="#2f7f86")
    body.ellipse([x - 0.36 * r, y - 0.52 * r, x + 0.36 * r, y + 0.26 * r], fill="#b8794e")
    body.pieslice([x - 0.42 * r, y - 0.62 * r, x + 0.42 * r, y + 0.22 * r], 180, 360, fill="#33241c")
    body.arc([x - 0.50 * r, y - 0.68 * r, x + 0.50 * r, y + 0.32 * r], 180, 360, fill="#1c2226", width=round(0.07 * r))
    for side in (-1, 1):
        body.ellipse([x + side * 0.46 * r - 0.12 * r, y - 0.30 * r, x + side * 0.46 * r + 0.12 * r, y + 0.06 * r], fill="#1c2226")
    body.arc([x - 0.46 * r, y - 0.36 * r, x + 0.30 * r, y + 0.36 * r], 95, 170, fill="#1c2226", width=round(0.05 * r))
    hole = Image.new("L", sheet.size, 0)
    ImageDraw.Draw(hole).ellipse([x - r, y - r, x + r, y + r], fill=255)
    sheet.paste(bust, mask=hole)
    font = ImageFont.truetype(FONT, round(width * 0.225))
    font.set_variation_by_axes([500])
    pen.text((x, high * 0.545), "12345", (255, 255, 255), font, "mm")
    y = high * 0.815
    disc(x, y, 0.150 * width, (60, 190, 90))
    # The receiver on the button: a bow with two ends, tilted as it is held.
    side, r = round(0.30 * width), 0.095 * width
    layer = Image.new("L", (side, side), 0)
    bow = ImageDraw.Draw(layer)
    bow.arc([side / 2 - r, side / 2 - 0.55 * r, side / 2 + r, side / 2 + 1.45 * r], 205, 335, fill=255, width=round(0.36 * r))
    for end in (-0.76, 0.76):
        x0, y0 = side / 2 + end * r, side / 2 + 0.06 * r
        bow.ellipse([x0 - 0.29 * r, y0 - 0.29 * r, x0 + 0.29 * r, y0 + 0.29 * r], fill=255)
    layer = layer.rotate(225, Image.Resampling.BICUBIC)
    sheet.paste((255, 255, 255), (round(x - side / 2), round(y - side / 2)), layer)
    linear = (np.asarray(sheet, np.float32)[::-1] / 255) ** 2.2
    image = bpy.data.images.new("call", width, high, float_buffer=True, is_data=True)
    image.pixels.foreach_set(np.concatenate([linear, np.ones((high, width, 1), np.float32)], 2).ravel())
    image.pack()
    return image


def stand(reach):
    """The block that holds the phone, its foot in a groove; a bent rod behind bears its back."""
    block, rod = Builder(), Builder()
    foot = -reach
    block.box(-0.046, 0.046, foot - 0.016, foot - 0.0046, 0.0, 0.019)
    block.box(-0.046, 0.046, foot - 0.0046, foot + 0.0060, 0.0, 0.010)
    block.box(-0.046, 0.046, foot + 0.0060, foot + 0.062, 0.0, 0.016)
    made = put(block.build("phone stand", wood("walnut", "#6a4328", "#3c2415", 0.42, 0.6)), PHONE, PHONE_TURN)
    halls.bevelled(made, 0.0014)
    for x in (-0.022, 0.022):
        rod.tube([(x, foot + 0.05, 0.015), (x, foot + 0.052, 0.05), (x, foot + 0.042, 0.082)], 0.0022, 12)
    put(rod.build("phone rest", FINISH["brass"], smooth=True), PHONE, PHONE_TURN)


def mug():
    """A lidded cup of white porcelain with a thin blue ring, tea standing ready."""
    body, ring, lid = Builder(), Builder(), Builder()
    column(body, [(0.0, 0.030), (0.002, 0.0335), (0.010, 0.0375), (0.030, 0.0400), (0.092, 0.0410), (0.0945, 0.0405)], 96)
    for height in (0.0790, 0.0840):
        column(ring, [(height, 0.04102), (height + 0.0016, 0.04104)], 96)
    column(lid, [(0.0950, 0.0430), (0.0975, 0.0438), (0.1000, 0.0425), (0.1060, 0.0300), (0.1095, 0.0120), (0.1120, 0.0062),
                 (0.1160, 0.0072), (0.1190, 0.0092), (0.1225, 0.0080), (0.1240, 0.0030)], 96)  # fmt: skip
    bow = smooth(np.array([(-0.039, 0, 0.078), (-0.058, 0, 0.078), (-0.068, 0, 0.058), (-0.062, 0, 0.034), (-0.039, 0, 0.026)]), 12)
    halls.loft(body, bow, 0.0062, 0.0040, (0, 1, 0), 2.4, 24)
    for builder, finish in ((body, "porcelain"), (lid, "porcelain"), (ring, "cobalt")):
        put(builder.build(f"mug {finish}", FINISH[finish], smooth=True), MUG, 24)


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


def scarf():
    """A red scarf, folded lengthwise as a child folds it before it is tied, hung over the satchel: two tails in front."""
    finish = cotton()
    # (x on the top, x of the point, how far down, half width in the middle, lift, folds, seed): the lower tail first.
    for number, tail in enumerate((
        (0.113, 0.136, 0.098, 0.026, 0.0078, 2.5, 4.0),
        (0.102, 0.091, 0.140, 0.029, 0.0122, 3.0, 9.0),
    )):  # fmt: skip
        hang(f"scarf {number}", finish, *tail)


def hang(name, finish, top, tip, down, half, lift, folds, seed):
    """One end of the scarf: from behind over the top of the satchel and down its front to its point."""
    _, deep, high = BAG
    way = smooth(
        np.array([(deep + 0.001, high - 0.050), (deep + 0.001, high - 0.020), (deep - 0.014, high + 0.000), (0.0, high + 0.001),
                  (-deep + 0.015, high + 0.000), (-deep - 0.0005, high - 0.020), (-deep - 0.0020, high - 0.045),
                  (-deep - 0.0015, high - 0.5 * down - 0.02), (-deep - 0.0005, high - down)]),
        16,
    )  # fmt: skip
    run = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(way, axis=0), axis=1))])
    v, u = np.meshgrid(np.linspace(0, 1, 220), np.linspace(-1, 1, 260), indexing="ij")
    y, z = (np.interp(v * run[-1], run, way[:, k]) for k in (0, 1))
    dy, dz = (np.interp(v * run[-1], run, np.gradient(way[:, k], run)) for k in (0, 1))
    # Over the top it lies gathered; below it opens, then runs out slantwise to its point, as the corner of a triangle does.
    front = np.clip((v - 0.52) / 0.48, 0, 1)
    wide = half * (0.74 + 0.26 * np.clip(front / 0.45, 0, 1) ** 0.8) * (1 - np.clip(1 - (1.001 - v) / 0.34, 0, 1) ** 1.25)
    wave = 0.0030 * np.sin(7 * v + seed) + 0.0016 * np.sin(17 * v + 2.3 * seed)
    middle = top + (tip - top) * front**1.2 + wave
    # Folds that lie over one another: what is across goes back on itself.
    turn = math.pi * folds * (u + 0.16 * np.cos(2.2 * u + seed)) + 0.5 * np.sin(2.6 * v + seed) + 0.25 * np.sin(9 * v + seed * 1.7)
    open_up = 1 - 0.45 * np.clip(front, 0, 1)
    x = middle + wide * (u + 0.155 * (3 / folds) * np.sin(turn) * open_up)
    rise = 0.0042 * (1 + np.cos(turn + 0.7)) * (0.75 + 0.25 * np.sin(3.1 * u + seed)) * open_up
    rise = rise + 0.0022 * (0.5 + 0.5 * np.sin(11 * v + 4 * u + seed)) * front + 0.0010 * np.sin(31 * v + 9 * u + seed) * front
    # It swings clear of the hide where it hangs free.
    rise = rise + lift + 0.0040 * front**2
    edge = np.minimum(1 - np.abs(u), (1 - v) * 4) * wide
    cloth = grid_mesh(name, x, y + dz * rise, z - dy * rise, finish, {"edge": edge})
    skin = put(cloth, SATCHEL, SATCHEL_TURN).modifiers.new("skin", "SOLIDIFY")
    skin.thickness, skin.offset = 0.0008, 0.0


def cotton():
    """Red cotton: a fine weave, paler where folds are worn, a hem with its stitches along the edges ("edge", metres)."""
    t = material("red cotton")
    weave = t.noise(t.vm("MULTIPLY", t.obj(), (900.0, 900.0, 900.0)), 1.0, 2)
    crease = t.noise(t.obj(), 60.0, 6, 0.6, 0.8)
    tone = t.mix(t.mapr(t.noise(t.obj(), 14.0, 4), 0.3, 0.7), lin("#ab150e"), lin("#c8261a"))
    edge = t.attr("edge").outputs["Fac"]
    hem = t.mapr(edge, 0.0034, 0.0040, 1.0, 0.0)
    stitch = t.mapr(t.m("ABSOLUTE", t.m("SUBTRACT", edge, 0.0033)), 0.0003, 0.0006, 1.0, 0.0)
    tone = t.mix(t.m("MULTIPLY", stitch, 0.55), tone, lin("#5a0805"))
    relief = t.bump(weave, 0.12, 0.0004, t.bump(crease, 0.30, 0.0030))
    relief = t.bump(t.m("SUBTRACT", hem, stitch), 0.5, 0.0007, relief)
    principled(t, tone, 0.78, relief, spec=0.15, **{"Sheen Weight": 0.30, "Sheen Roughness": 0.4})
    return t.mat


# ---- the stethoscope


def stethoscope():
    """Lies in a bow before the phone: ear tubes at the right, the chest piece in front."""
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
