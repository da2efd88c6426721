"""Industrial halls: shell, steel frame, floor, lamps, screens, rails, and the people who work in them."""

import math
from dataclasses import dataclass

import bpy
import numpy as np
from mathutils import Vector

from . import people
from .mesh import Builder, mesh_np
from .nodes import hazify, lin, material, principled, simple

UP = np.array([0.0, 0.0, 1.0])


@dataclass(frozen=True)
class Hall:
    """The inside of a hall in metres: y runs along it, `eaves` is where the roof trusses begin."""

    x0: float
    x1: float
    y0: float
    y1: float
    eaves: float
    #: Distance between two frames.
    bay: float = 8.0

    @property
    def ridge(self):
        """The underside of the roof; trusses are 2.9 m deep in the middle."""
        return self.eaves + 3.6


def ambient(scene, color, strength, seen=None, seen_strength=1.0):
    """The little light that comes from everywhere; with `seen`, what the camera sees through windows instead."""
    world = bpy.data.worlds.new("hall")
    scene.world = world
    world.use_nodes = True
    tree = world.node_tree
    fill = tree.nodes["Background"]
    fill.inputs[0].default_value, fill.inputs[1].default_value = lin(color), strength
    if seen is None:
        return
    view = tree.nodes.new("ShaderNodeBackground")
    view.inputs[0].default_value, view.inputs[1].default_value = lin(seen), seen_strength
    path, choose = tree.nodes.new("ShaderNodeLightPath"), tree.nodes.new("ShaderNodeMixShader")
    tree.links.new(path.outputs["Is Camera Ray"], choose.inputs[0])
    tree.links.new(fill.outputs[0], choose.inputs[1])
    tree.links.new(view.outputs[0], choose.inputs[2])
    tree.links.new(choose.outputs[0], tree.nodes["World Output"].inputs[0])


def haze(camera, length, color, skip=(), most=1.0):
    """Dusty air in every material but those named in `skip` (what glows keeps its light)."""
    for mat in bpy.data.materials:
        if mat.name not in skip and not mat.name.startswith("glow"):
            hazify(mat, camera, length, color, maxf=most)


# Surfaces


def glow(name, color, strength):
    """A surface that is seen to shine; lamps next to it give the light, which has less noise."""
    t = material("glow " + name)
    t.t.links.new(t.n("ShaderNodeEmission", {0: lin(color), 1: strength}).outputs[0], t.out.inputs[0])
    return t.mat


def cladding(name, color, shade, pitch=0.3, depth=0.03, rough=0.6):
    """Ribbed sheet metal on a wall, dirtier near the floor and streaked downwards."""
    t = material(name)
    place = t.pos()
    x, y, z = t.sep(place)[:3]
    along = t.m("ADD", x, y)
    streaks = t.noise(t.comb(t.m("MULTIPLY", along, 2.2), 0, t.m("MULTIPLY", z, 0.15)), 1.0, 6, 0.6)
    dirt = t.m("ADD", t.m("MULTIPLY", streaks, 0.7), t.mapr(z, 0, 2.5, 0.35, 0.0, True))
    dirt = t.m("ADD", dirt, t.m("MULTIPLY", t.noise(place, 0.35, 6), 0.3))
    ribs = t.m("SINE", t.m("MULTIPLY", along, 2 * math.pi / pitch))
    tint = t.mix(t.mapr(dirt, 0.25, 1.0), lin(color), lin(shade))
    principled(t, tint, rough, t.bump(t.mapr(ribs, -0.4, 0.4, 0, 1, True), 0.5, depth))
    return t.mat


def paint(name, color, rough=0.42, chips="#2c2a28", wear=0.55, dirt=0.35, metallic=0.0, spec=0.4):
    """Machine paint with grime in patches and, where `wear` is low, chips down to dark metal."""
    t = material(name)
    place = t.pos()
    grime = t.noise(place, 1.3, 7, 0.65)
    fine = t.noise(place, 14.0, 5, 0.6)
    base = lin(color)
    tint = t.mix(t.m("MULTIPLY", t.mapr(grime, 0.4, 0.75), dirt), base, tuple(c * 0.45 for c in base[:3]))
    tint = t.mix(t.mapr(t.m("MULTIPLY", grime, fine), wear * 0.62, wear * 0.66), tint, lin(chips))
    principled(
        t, tint, t.m("ADD", rough, t.m("MULTIPLY", fine, 0.16)), t.bump(fine, 0.06, 0.01), metallic, spec
    )
    return t.mat


def floor_material(name, light, dark, rough=0.12, stripes=(), marks=0.35, joint=6.0):
    """A sealed floor: cloudy, scuffed along y by wheels, sawn into slabs of `joint` metres.

    `stripes` are painted lines along y: (x of the middle, half the width, colour).
    """
    t = material(name)
    place = t.pos()
    x, y = t.sep(place)[:2]
    clouds, fine = t.noise(place, 0.35, 8, 0.6), t.noise(place, 6, 8, 0.65)
    tint = t.mix(clouds, lin(light), lin(dark))
    tracks = t.noise(t.comb(t.m("MULTIPLY", x, 2.4), t.m("MULTIPLY", y, 0.06), 0), 1.6, 7, 0.62)
    tint = t.mix(
        t.m("MULTIPLY", t.mapr(tracks, 0.5, 0.72), marks), tint, tuple(c * 0.5 for c in lin(dark)[:3])
    )
    for middle, half, color in stripes:
        inside = t.m("LESS_THAN", t.m("ABSOLUTE", t.m("SUBTRACT", x, middle)), half)
        kept = t.m("MULTIPLY", inside, t.mapr(fine, 0.30, 0.42, 0.25, 0.95))
        tint = t.mix(kept, tint, lin(color))
    for across in (x, y):
        off = t.m("ABSOLUTE", t.m("SUBTRACT", t.m("FRACT", t.m("DIVIDE", across, joint)), 0.5))
        tint = t.mix(t.mapr(off, 0.499, 0.4985, 0.6, 0), tint, tuple(c * 0.35 for c in lin(dark)[:3]))
    shine = t.m("ADD", rough, t.m("MULTIPLY", t.mapr(tracks, 0.35, 0.75), rough * 1.2))
    principled(t, tint, t.m("ADD", shine, t.m("MULTIPLY", fine, 0.1)), t.bump(fine, 0.04, 0.01), spec=0.5)
    return t.mat


def concrete(name, light, dark, stripes=(), wet=0.0, rough=0.36, joint=6.0):
    """A floor that works for its living: trowelled clouds, tyre tracks along y, oil, patched joints and, if `wet`, puddles.

    `stripes` are painted lines along y: (x of the middle, half the width, colour). `wet` is the share under water.
    """
    t = material(name)
    place = t.pos()
    x, y = t.sep(place)[:2]
    clouds, fine = t.noise(place, 0.5, 8, 0.62), t.noise(place, 9, 7, 0.65)
    shade = tuple(c * 0.4 for c in lin(dark)[:3])
    tint = t.mix(t.mapr(clouds, 0.25, 0.75), lin(light), lin(dark))
    tint = t.mix(t.m("MULTIPLY", t.mapr(fine, 0.35, 0.7), 0.25), tint, lin(dark))
    tracks = t.noise(t.comb(t.m("MULTIPLY", x, 1.8), t.m("MULTIPLY", y, 0.05), 0), 1.4, 4, 0.5)
    rubber = t.mapr(tracks, 0.40, 0.85, 0, 1, True)
    tint = t.mix(t.m("MULTIPLY", rubber, 0.22), tint, shade)
    oil = t.mapr(t.noise(place, 0.9, 5, 0.55), 0.66, 0.78, 0, 1, True)
    tint = t.mix(t.m("MULTIPLY", oil, 0.55), tint, shade)
    for middle, half, color in stripes:
        inside = t.m("LESS_THAN", t.m("ABSOLUTE", t.m("SUBTRACT", x, middle)), half)
        kept = t.m("MULTIPLY", t.mapr(fine, 0.38, 0.5), t.mapr(tracks, 0.62, 0.45, 0.35, 1.0))
        tint = t.mix(t.m("MULTIPLY", inside, kept), tint, lin(color))
    for across in (x, y):
        off = t.m("ABSOLUTE", t.m("SUBTRACT", t.m("FRACT", t.m("DIVIDE", across, joint)), 0.5))
        tint = t.mix(t.mapr(off, 0.499, 0.498, 0.75, 0), tint, shade)
    skin = t.m("ADD", rough, t.m("MULTIPLY", t.m("SUBTRACT", fine, 0.5), 0.2))
    skin = t.m("SUBTRACT", skin, t.m("MULTIPLY", t.m("ADD", oil, rubber), 0.04))
    water = t.mapr(
        t.noise(place, 0.45, 5, 0.55, 0.4), 0.72 - 0.34 * wet, 0.78 - 0.34 * wet, 0, min(1, 9 * wet), True
    )
    skin = t.m("ADD", t.m("MULTIPLY", skin, t.m("SUBTRACT", 1.0, water)), t.m("MULTIPLY", water, 0.05))
    tint = t.mix(t.m("MULTIPLY", water, 0.6), tint, shade)
    relief = t.m("MULTIPLY", fine, t.m("SUBTRACT", 1.0, water))
    principled(t, tint, skin, t.bump(relief, 0.03, 0.005), spec=0.5)
    return t.mat


def clear_panel(name, tint="#dfeaf0", shine=0.10):
    """Thin glass that costs no refraction: mostly see-through, a little mirror."""
    t = material(name)
    through = t.n("ShaderNodeBsdfTransparent", {0: lin(tint)})
    mirror = t.n("ShaderNodeBsdfGlossy", {0: (1, 1, 1, 1), "Roughness": 0.03})
    facing = t.n("ShaderNodeLayerWeight", {0: 0.25}).outputs["Facing"]
    share = t.m("ADD", shine, t.m("MULTIPLY", t.m("POWER", facing, 3.0), 0.5))
    both = t.n("ShaderNodeMixShader", {0: share, 1: through.outputs[0], 2: mirror.outputs[0]})
    t.t.links.new(both.outputs[0], t.out.inputs[0])
    return t.mat


def screen_material(name, seed, strength=1.6):
    """A control panel seen from afar: tiles, bars and a curve on dark blue, nothing that could be read."""
    t = material("glow " + name)
    u, v = t.sep(t.n("ShaderNodeTexCoord").outputs["UV"])[:2]

    def between(value, low, high):
        return t.m("MULTIPLY", t.m("GREATER_THAN", value, low), t.m("LESS_THAN", value, high))

    def hashed(value, salt):
        where = t.comb(t.m("FLOOR", value), salt, seed)
        return t.n("ShaderNodeTexWhiteNoise", {"Vector": where}).outputs[0]

    color = t.mix(v, lin("#0b2140"), lin("#123a66"))
    columns = t.m("MULTIPLY", u, 18)
    gap = t.m("LESS_THAN", t.m("FRACT", columns), 0.6)
    rises = t.m("LESS_THAN", v, t.m("ADD", 0.10, t.m("MULTIPLY", hashed(columns, 1.0), 0.26)))
    bars = t.m("MULTIPLY", t.m("MULTIPLY", gap, rises), between(v, 0.08, 0.5))
    color = t.mix(t.m("MULTIPLY", bars, between(u, 0.05, 0.62)), color, lin("#37b3e6"))
    wave = t.m("ADD", 0.62, t.m("MULTIPLY", t.noise(t.comb(t.m("MULTIPLY", u, 5), seed, 0), 1.0, 4), 0.22))
    curve = t.m("LESS_THAN", t.m("ABSOLUTE", t.m("SUBTRACT", v, t.m("SUBTRACT", wave, 0.04))), 0.012)
    color = t.mix(t.m("MULTIPLY", curve, between(u, 0.05, 0.62)), color, lin("#7fe0b0"))
    rows = t.m("MULTIPLY", v, 5)
    tiles = t.m("MULTIPLY", between(u, 0.68, 0.95), between(t.m("FRACT", rows), 0.15, 0.85))
    tile = t.mix(hashed(rows, 7.0), lin("#1d5f9a"), lin("#d9a441"))
    color = t.mix(tiles, color, tile)
    t.t.links.new(t.n("ShaderNodeEmission", {0: color, 1: strength}).outputs[0], t.out.inputs[0])
    return t.mat


# Shapes


def bevelled(thing, width=0.012):
    """Rounds the edges of `thing`, so that they catch light as real ones do."""
    edges = thing.modifiers.new("edges", "BEVEL")
    edges.width, edges.segments, edges.limit_method = width, 2, "ANGLE"
    edges.angle_limit = math.radians(40)
    return thing


def loft(builder, path, widths, depths, side, square=2.0, count=20):
    """A closed skin over sections along `path`, `widths` to the `side`, `depths` across it (both half sizes).

    A section is an ellipse at `square` 2 and nears a rectangle as it grows.
    """
    path = np.asarray(path, float)
    ahead = np.gradient(path, axis=0)
    ahead /= np.linalg.norm(ahead, axis=1)[:, None]
    side = np.asarray(side, float) - (ahead @ np.asarray(side, float))[:, None] * ahead
    side /= np.linalg.norm(side, axis=1)[:, None]
    across = np.cross(ahead, side)
    angle = np.arange(count) / count * 2 * np.pi
    u = np.sign(np.cos(angle)) * np.abs(np.cos(angle)) ** (2 / square)
    v = np.sign(np.sin(angle)) * np.abs(np.sin(angle)) ** (2 / square)
    widths, depths = (np.broadcast_to(np.asarray(size, float), (len(path),)) for size in (widths, depths))
    rings = path[:, None] + (widths[:, None] * u)[..., None] * side[:, None]
    rings = rings + (depths[:, None] * v)[..., None] * across[:, None]
    turn, rung = np.meshgrid(np.arange(count), np.arange(len(path) - 1))
    nearer, further = rung * count, (rung + 1) * count
    after = (turn + 1) % count
    quads = np.stack([nearer + turn, nearer + after, further + after, further + turn], -1).reshape(-1, 4)
    last = (len(path) - 1) * count
    first_cap, last_cap = len(path) * count, len(path) * count + 1
    ring = np.arange(count)
    caps = [(first_cap, (j + 1) % count, j) for j in ring]
    caps += [(last_cap, last + j, last + (j + 1) % count) for j in ring]
    builder.add(np.concatenate([rings.reshape(-1, 3), path[:1], path[-1:]]), quads, caps)


def ellipsoid(builder, center, radii, lowest=-90.0, count=20):
    """A ball with three radii; from `lowest` degrees of latitude up, for domes."""
    turn, rise = np.meshgrid(
        np.linspace(0, 2 * np.pi, count + 1), np.linspace(math.radians(lowest), np.pi / 2, count // 2 + 1)
    )
    builder.grid(
        center[0] + radii[0] * np.cos(rise) * np.cos(turn),
        center[1] + radii[1] * np.cos(rise) * np.sin(turn),
        center[2] + radii[2] * np.sin(rise),
    )


def bolts(builder, center, axis, radius, count, size=0.03):
    """A ring of bolt heads around `center` on a face whose outward direction is `axis`."""
    center, axis = np.asarray(center, float), np.asarray(axis, float)
    first = np.cross(axis, UP if abs(axis[2]) < 0.9 else (1, 0, 0))
    second = np.cross(axis, first)
    for turn in np.arange(count) / count * 2 * np.pi:
        head = center + radius * (math.cos(turn) * first + math.sin(turn) * second)
        builder.tube([head - axis * 0.01, head + axis * size], size, 6)


def turned(builder, start, axis, steps, count=28):
    """A body turned on a lathe: from `start` along `axis`, `steps` are (how far to go, radius there)."""
    far = np.cumsum([length for length, _ in steps])
    # Two rings a hair apart make a step a step.
    path = [value for reach, _ in zip(far, steps) for value in (reach - 2e-3, reach)][1:]
    radii = [radius for _, radius in steps for _ in (0, 1)][:-1]
    start, axis = np.asarray(start, float), np.asarray(axis, float)
    builder.tube([start + axis * reach for reach in path], radii, count)


def finned(builder, start, end, radius, fins=26, depth=0.13):
    """The body of an electric motor: cooling fins along a cylinder, closed at both ends."""
    start, end = np.asarray(start, float), np.asarray(end, float)
    axis = (end - start) / np.linalg.norm(end - start)
    first = np.cross(axis, UP)
    first /= np.linalg.norm(first)
    second = np.cross(axis, first)
    angle = np.repeat(np.arange(2 * fins + 1), 2)[1:-1] / (2 * fins) * 2 * np.pi
    tall = np.repeat(np.arange(2 * fins) % 2, 2)
    ring = (radius * (1 - depth * tall))[:, None] * (
        np.cos(angle)[:, None] * first + np.sin(angle)[:, None] * second
    )
    ring = np.concatenate([ring, ring[:1]])
    rows = np.stack([start + ring, end + ring])
    builder.grid(*np.moveaxis(rows, -1, 0))
    for place, way in ((start, -1), (end, 1)):
        builder.tube([place - axis * 0.01, place + axis * 0.05 * way * radius / 0.2], radius * 0.99, 32)


def beam(builder, start, end, width, depth, side=UP):
    """A straight bar of rectangular section from `start` to `end`; `width` and `depth` are half sizes."""
    loft(builder, [start, end], width, depth, side, square=60, count=4 * 2)


def picture(name, center, right, up, mat):
    """A flat rectangle with texture coordinates; `right` and `up` reach from `center` to its edges."""
    center, right, up = (np.asarray(vector, float) for vector in (center, right, up))
    corners = [center - right - up, center + right - up, center + right + up, center - right + up]
    return mesh_np(
        name, corners, [(0, 1, 2, 3)], mat=mat, smooth=False, uv=np.array([(0, 0), (1, 0), (1, 1), (0, 1)])
    )


# Buildings


def shell(hall, wall, roof, windows=()):
    """Walls and roof; `windows` are open bands in the long walls: (side -1 left or 1 right, lower z, upper z)."""
    walls = Builder()
    top = hall.ridge + 0.4
    for side, x in ((-1, hall.x0), (1, hall.x1)):
        outer = x + side * 0.3
        heights = [0.0, *(z for band in sorted(windows) if band[0] == side for z in band[1:]), top]
        for low, high in zip(heights[::2], heights[1::2]):
            walls.box(min(x, outer), max(x, outer), hall.y0, hall.y1, low, high)
    walls.box(hall.x0, hall.x1, hall.y1, hall.y1 + 0.3, 0, top)
    walls.box(hall.x0, hall.x1, hall.y0 - 0.3, hall.y0, 0, top)
    walls.build("walls", wall)
    cover = Builder()
    cover.box(hall.x0 - 0.3, hall.x1 + 0.3, hall.y0 - 0.3, hall.y1 + 0.3, hall.ridge, hall.ridge + 0.3)
    cover.build("roof", roof)


def mullions(hall, side, low, high, mat, pitch=1.6):
    """Bars of a window band."""
    bars = Builder()
    x = hall.x1 if side > 0 else hall.x0
    for y in np.arange(hall.y0, hall.y1, pitch):
        bars.box(x - 0.04, x + 0.04, y - 0.03, y + 0.03, low, high)
    for z in (low, (low + high) / 2, high):
        bars.box(x - 0.05, x + 0.05, hall.y0, hall.y1, z - 0.035, z + 0.035)
    bars.build("mullions", mat)


def frames(hall, steel, girder=2.6, panels=12):
    """Columns, lattice trusses and purlins; crane girders run `girder` metres below the trusses."""
    steelwork = Builder()
    middle, half, low = (hall.x0 + hall.x1) / 2, (hall.x1 - hall.x0) / 2, hall.eaves

    def upper(x):
        return low + 2.0 + 0.9 * (1 - abs(x - middle) / half)

    for y in np.arange(hall.y0 + 2, hall.y1, hall.bay):
        for x in (hall.x0 + 0.4, hall.x1 - 0.4):
            steelwork.box(x - 0.3, x + 0.3, y - 0.02, y + 0.02, 0, low)
            for flange in (-0.29, 0.29):
                steelwork.box(x + flange - 0.02, x + flange + 0.02, y - 0.19, y + 0.19, 0, low)
        steelwork.tube([(hall.x0, y, low), (hall.x1, y, low)], 0.13, 6)
        steelwork.tube(
            [(hall.x0, y, upper(hall.x0)), (middle, y, upper(middle)), (hall.x1, y, upper(hall.x1))], 0.13, 6
        )
        for left, right in zip(
            *(np.linspace(hall.x0, hall.x1, panels + 1)[cut] for cut in (slice(-1), slice(1, None)))
        ):
            peak = (left + right) / 2
            steelwork.tube([(left, y, low), (peak, y, upper(peak)), (right, y, low)], 0.065, 5)
    for x in np.linspace(hall.x0 + 2, hall.x1 - 2, 9):
        steelwork.tube([(x, hall.y0, low + 2.6), (x, hall.y1, low + 2.6)], 0.08, 4)
    for x in (hall.x0 + 0.9, hall.x1 - 0.9):
        steelwork.box(x - 0.28, x + 0.28, hall.y0, hall.y1, low - girder, low - girder + 0.05)
        steelwork.box(x - 0.28, x + 0.28, hall.y0, hall.y1, low - girder + 0.75, low - girder + 0.8)
        steelwork.box(x - 0.03, x + 0.03, hall.y0, hall.y1, low - girder, low - girder + 0.8)
    steelwork.build("frames", steel)


def floor(hall, mat):
    """The slab."""
    slab = Builder()
    slab.box(hall.x0 - 1, hall.x1 + 1, hall.y0 - 1, hall.y1 + 1, -0.3, 0)
    return slab.build("floor", mat)


def railing(builder, path, height=1.1, post=1.5):
    """Handrail, knee rail and posts along a straight `path` of two points."""
    start, end = (np.asarray(point, float) for point in path)
    length = np.linalg.norm(end - start)
    for part in (0.5, 1.0):
        builder.tube([start + UP * height * part, end + UP * height * part], 0.024, 6)
    builder.sweep([start + UP * 0.01, end + UP * 0.01], 0.008, 0.1)
    for share in np.linspace(0, 1, max(2, round(length / post) + 1)):
        foot = start + (end - start) * share
        builder.tube([foot, foot + UP * height], 0.026, 6)


def bridge_crane(hall, girder, y, trolley, hook=None, color="#8f6c25"):
    """A travelling crane on the rails of `frames(..., girder)`: two box girders, a trolley at x = `trolley`, ropes.

    `hook` is how high its empty block hangs; without it the caller hangs the load. Returns the height of the drum.
    """
    steel, dark, rope = Builder(), Builder(), Builder()
    rail = hall.eaves - girder + 0.8
    low, high = rail + 0.25, rail + 1.6
    for end, inward in ((hall.x0 + 0.9, 1), (hall.x1 - 0.9, -1)):
        steel.box(end - 0.22, end + 0.22, y - 2.7, y + 2.7, rail + 0.2, rail + 0.85)
        for wheel in (-2.3, 2.3):
            dark.tube([(end - 0.1, y + wheel, rail + 0.3), (end + 0.1, y + wheel, rail + 0.3)], 0.3, 24)
            dark.box(
                end - 0.3, end + 0.3, y + wheel * 1.17 - 0.08, y + wheel * 1.17 + 0.08, rail + 0.3, rail + 0.6
            )
    for side in (-1.5, 1.5):
        steel.box(hall.x0 + 1.0, hall.x1 - 1.0, y + side - 0.3, y + side + 0.3, low, high)
        for flange in (low, high):
            steel.box(
                hall.x0 + 1.0, hall.x1 - 1.0, y + side - 0.38, y + side + 0.38, flange - 0.03, flange + 0.03
            )
        dark.box(hall.x0 + 1.0, hall.x1 - 1.0, y + side - 0.05, y + side + 0.05, high + 0.03, high + 0.12)
        for x in np.arange(hall.x0 + 2.0, hall.x1 - 1.5, 1.6):
            outer = y + side + math.copysign(0.31, side)
            steel.box(x - 0.02, x + 0.02, min(y + side, outer), max(y + side, outer), low, high)
    walk = y - 2.3
    dark.box(hall.x0 + 1.0, hall.x1 - 1.0, walk - 0.35, walk + 0.4, low + 0.5, low + 0.54)
    railing(
        dark, [(hall.x0 + 1.0, walk - 0.33, low + 0.54), (hall.x1 - 1.0, walk - 0.33, low + 0.54)], 1.05, 1.6
    )
    _festoon(dark, hall.x0 + 1.5, trolley - 1.4, y + 2.0, high - 0.2)
    drum = high + 0.85
    for side in (-1.0, 1.0):
        steel.box(
            trolley - 1.5,
            trolley + 1.5,
            y + side * 1.5 - 0.14,
            y + side * 1.5 + 0.14,
            high + 0.26,
            high + 0.52,
        )
        steel.box(
            trolley + side * 1.3 - 0.12, trolley + side * 1.3 + 0.12, y - 1.6, y + 1.6, high + 0.3, high + 0.5
        )
        for wheel in (-1.1, 1.1):
            dark.tube(
                [(trolley + wheel, y + side * 1.5 + turn, high + 0.29) for turn in (-0.09, 0.09)], 0.19, 20
            )
        dark.box(
            trolley - 0.3,
            trolley + 0.3,
            y + side * 1.15 - 0.05,
            y + side * 1.15 + 0.05,
            high + 0.4,
            drum + 0.35,
        )
    dark.tube([(trolley, y - 1.1, drum), (trolley, y + 1.1, drum)], 0.34, 32)
    steel.box(trolley + 0.5, trolley + 1.0, y + 0.5, y + 1.2, high + 0.5, drum + 0.4)
    finned(dark, (trolley + 0.75, y - 0.9, drum), (trolley + 0.75, y + 0.4, drum), 0.25)
    if hook is not None:
        for lane in (-0.5, -0.2, 0.2, 0.5):
            rope.tube([(trolley, y + lane * 1.4, drum), (trolley, y + lane, hook)], 0.018, 6)
        hook_block(steel, dark, (trolley, y, hook), (0, 1, 0))
    bevelled(steel.build("bridge", paint("bridge", color, 0.5, wear=0.60, dirt=0.75)), 0.015)
    dark.build("crane works", paint("crane works", "#33373b", 0.5, wear=0.6, metallic=0.3), smooth=True)
    rope.build("crane ropes", simple("crane rope", "#26282b", 0.5, metallic=0.6), smooth=True)
    return drum


def _festoon(builder, start, end, y, high):
    """The cable of a trolley, hung in loops below its own little rail."""
    builder.sweep([(start, y, high + 0.06), (end, y, high + 0.06)], 0.03, 0.06)
    hangers = np.linspace(start, end, max(3, round((end - start) / 1.3)))
    for left, right in zip(hangers[:-1], hangers[1:]):
        share = np.linspace(0, 1, 9)
        sag = 0.75 * 4 * share * (1 - share)
        path = np.stack([left + (right - left) * share, np.full(9, y), high - sag], 1)
        builder.tube(path, 0.035, 5)


def hook_block(cheeks, works, place, axle, size=1.0):
    """The lower block of a hoist: sheaves on `axle` between two cheeks, and the forged shank below.

    `place` is the middle of the axle; the eye of the shank is 0.95 m (times `size`) below it.
    """
    place, axle = np.asarray(place, float), np.asarray(axle, float)
    across = np.cross(axle, UP)
    for side in (-1, 1):
        plate = place + axle * side * 0.33 * size
        loft(
            cheeks,
            [plate - axle * 0.022 * size, plate + axle * 0.022 * size],
            0.42 * size,
            0.52 * size,
            across,
            square=3.2,
            count=36,
        )
        turned(
            works,
            plate,
            axle * side,
            [(0, 0.13 * size), (0.05 * size, 0.13 * size), (0.03 * size, 0.08 * size)],
        )
        bolts(works, plate + axle * side * 0.02 * size, axle * side, 0.36 * size, 8, 0.022 * size)
    for lane in (-0.21, -0.07, 0.07, 0.21):
        turned(
            works,
            place + axle * (lane - 0.05) * size,
            axle,
            [
                (0, 0.37 * size),
                (0.03 * size, 0.37 * size),
                (0.02 * size, 0.31 * size),
                (0.02 * size, 0.37 * size),
                (0.03 * size, 0.37 * size),
            ],
            36,
        )
    cheeks.tube(
        [place - axle * 0.4 * size - UP * 0.42 * size, place + axle * 0.4 * size - UP * 0.42 * size],
        0.11 * size,
        20,
    )
    works.tube([place - UP * 0.4 * size, place - UP * 0.72 * size], [0.12 * size, 0.10 * size], 20)
    ring = np.linspace(0, 2 * np.pi, 25)
    eye = place - UP * 0.92 * size
    works.tube(
        [eye + 0.2 * size * (across * math.sin(turn) + UP * math.cos(turn)) for turn in ring], 0.07 * size, 14
    )


def cable_tray(builder, start, end, width=0.3, rung=0.5):
    """A ladder of sheet steel with cables lying in it."""
    start, end = np.asarray(start, float), np.asarray(end, float)
    ahead = (end - start) / np.linalg.norm(end - start)
    side = np.cross(ahead, UP) * width
    for sign in (-1, 1):
        builder.sweep([start + sign * side, end + sign * side], 0.012, 0.1)
    for share in np.linspace(0, 1, int(np.linalg.norm(end - start) / rung) + 1):
        middle = start + (end - start) * share
        builder.tube([middle - side, middle + side], 0.015, 4)
    for lane in np.linspace(-0.75, 0.75, 6):
        builder.tube([start + lane * side + UP * 0.05, end + lane * side + UP * 0.05], 0.028, 5)


# People


#: At a rail: weight on the rear leg, both hands on a bar 1.1 m high and 0.42 m ahead.
AT_RAIL = people.Pose(
    pelvis=np.array([-0.02, -0.03, 0.892]),
    ankles=[np.array([0.12, 0.12, 0.08]), np.array([-0.05, -0.08, 0.08])],
    wrists=[np.array([0.36, 0.27, 1.09]), np.array([0.34, -0.24, 1.09])],
    foot_yaw=(0.3, -0.25),
    lean=(0.10, 0.16),
    sway=0.05,
    head=(-0.25, -0.05),
)

#: Reading a list held low in both hands.
READING = people.Pose(
    pelvis=np.array([0.0, 0.04, 0.894]),
    ankles=[np.array([0.0, 0.07, 0.08]), np.array([0.10, -0.15, 0.08])],
    wrists=[np.array([0.27, 0.09, 1.10]), np.array([0.26, -0.11, 1.08])],
    lean=(-0.02, 0.08),
    sway=-0.06,
    head=(0.1, 0.40),
)

#: Waving a load on: one arm up, the eyes on it.
SIGNALLING = people.Pose(
    pelvis=np.array([0.0, 0.045, 0.894]),
    ankles=[np.array([0.0, 0.07, 0.08]), np.array([0.13, -0.16, 0.08])],
    wrists=[np.array([0.06, 0.26, 0.84]), np.array([0.26, -0.33, 1.72])],
    elbows=((-0.7, 0.5, -0.4), (0.1, -1.0, -0.3)),
    lean=(-0.04, -0.02),
    sway=-0.06,
    head=(-0.1, -0.30),
)


def worker(name, seed, place, heading, pose=None, jacket="#2f4a66", helmet="#d9a51f", walk=False, **look):
    """Somebody in working clothes and a helmet at `place`, looking to `heading` (degrees from +x)."""
    look = {
        "height": 1.73,
        "girth": 1.0,
        "top": jacket,
        "bottom": "#262d3a",
        "hem": 0.05,
        "hair": people.HAIR[0],
        "hat": helmet and "helmet",
        "bag": helmet or "#e8e6e0",
        "shoes": "#1d1c1c",
        "bands": (1.08, 1.28),
        **look,
    }
    look |= {"woman": False, "cut": "short", "lower": "trousers", "long_sleeves": True}
    root = people.person(name, seed, walk=walk, pose=pose, old=False, carries=(), **look)
    root.location, root.rotation_euler = place, (0, 0, math.radians(heading))
    return root
