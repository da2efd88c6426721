"""Lanterns of the night parade before the wall of the Pass: palace lanterns near by, camels of silk out of focus behind."""

import math
from collections import defaultdict

import numpy as np

from kit import closeup, fortress, frieze, halls, projection, studio
from kit.mesh import Builder, mesh_np
from kit.nodes import lin, material, principled, simple
from kit.paper_camel import lantern_camel
from light_show import AMBER

SHOTS = {"lanterns": closeup.shot(samples=40, exposure=0.35, bloom=0.42, threshold=0.5, saturation=1.12)}

#: Half the width of a lantern's body, from its middle to a corner, and the height of its silk, metres.
BODY, SILK = 0.20, 0.36
#: Where lanterns hang (the middle of the silk): across, away, height, and how far each is turned, degrees.
HANGING = (
    (0.42, 2.45, 1.70, 14),
    (-0.12, 3.95, 1.90, 40),
    (1.34, 4.3, 2.02, 5),
    (-0.62, 5.2, 2.10, 22),
    (-1.02, 7.4, 2.25, 50),
    (2.35, 6.2, 2.3, 33),
)
#: Camels of the parade: across, away, heading in degrees.
CAMELS = ((6.3, 17.0, 168), (-2.1, 19.0, 172), (-6.0, 25.0, 176))
NIGHT = "#070d22"


def ring(radius, z, count=6, turn=0.0):
    """Corners of a regular polygon."""
    angle = turn + np.arange(count + 1) / count * 2 * np.pi
    return np.stack([radius * np.cos(angle), radius * np.sin(angle), np.full(count + 1, z)], 1)


def painted():
    """What the silk of every second pane shows: a camel before a ridge and a cloud, in three inks on cream, 2 x 3 wide."""
    sheet = sky_and_ground("#d98a4a", "#a84a20")
    frieze.camel(sheet, 0.18, 0.34, 1.06, color="#3a1208", edge="#7a2a10")
    sheet.disc(1.36, 2.84, 0.20, "#c8301a", 0.85)
    frieze.cloud(sheet, 0.86, 2.36, 0.15, tail=4.0)
    frieze.cloud(sheet, 1.30, 1.98, 0.10, tail=3.0, flip=-1)
    return framed(sheet, "lantern painting")


def painted_wall():
    """What the panes between show: the wall that climbs over the dunes to a watch tower, under a new moon."""
    sheet = sky_and_ground("#d98a4a", "#b5602c")
    sheet.fill(np.vstack([frieze.smooth([(-0.1, 0.9), (0.5, 1.12), (1.2, 1.22), (2.1, 0.95)], 24), [(2.1, 0), (-0.1, 0)]]), "#c9752f", 0.7)
    way = frieze.smooth([(-0.1, 0.62), (0.35, 0.86), (0.75, 0.84), (1.12, 1.20), (1.42, 1.34), (2.1, 1.02)], 24)
    wall = np.vstack([way + (0, 0.17), way[::-1] - (0, 0.10)])
    sheet.fill(wall, "#3a1208")
    for x, y in way[3::6]:
        sheet.fill([(x - 0.028, y + 0.15), (x + 0.028, y + 0.15), (x + 0.028, y + 0.235), (x - 0.028, y + 0.235)], "#3a1208")
    # The tower and its roof with upturned eaves.
    x, y = 1.30, 1.30
    sheet.fill([(x - 0.27, y - 0.2), (x + 0.27, y - 0.2), (x + 0.21, y + 0.42), (x - 0.21, y + 0.42)], "#3a1208")
    for lift, half, high in ((0.42, 0.36, 0.20), (0.66, 0.27, 0.24)):
        sheet.fill([(x - 0.6 * half, y + lift), (x + 0.6 * half, y + lift), (x + 0.6 * half, y + lift + 0.16), (x - 0.6 * half, y + lift + 0.16)], "#5c1c0c")
        eaves = frieze.smooth([(x - half, y + lift + 0.20), (x - 0.6 * half, y + lift + 0.13), (x, y + lift + 0.11), (x + 0.6 * half, y + lift + 0.13), (x + half, y + lift + 0.20)], 8)
        top = [(x + 0.62 * half, y + lift + 0.19), (x + 0.40 * half, y + lift + 0.13 + high), (x - 0.40 * half, y + lift + 0.13 + high), (x - 0.62 * half, y + lift + 0.19)]
        sheet.fill(np.vstack([eaves, top]), "#3a1208")
    # The dune before it, on which wall and tower stand.
    dune = frieze.smooth([(-0.1, 0.56), (0.35, 0.80), (0.75, 0.78), (1.12, 1.13), (1.42, 1.26), (2.1, 0.97)], 24)
    sheet.fill(np.vstack([dune, [(2.1, 0), (-0.1, 0)]]), "#a84a20")
    sheet.disc(0.62, 2.78, 0.24, "#c8301a", 0.85)
    sheet.disc(0.73, 2.84, 0.21, "#fff4df")
    frieze.cloud(sheet, 0.52, 2.08, 0.12, tail=4.0)
    return framed(sheet, "lantern wall")


def sky_and_ground(far, near):
    """A sheet of cream with two low ridges."""
    sheet = frieze.Sheet(2.0, 3.6, 220)
    sheet.fill([(0, 0), (2, 0), (2, 3.6), (0, 3.6)], "#fff4df")
    sheet.fill(np.vstack([frieze.ridge(-0.1, 2.1, 0.86, 0.55, 5, wave=0.7), [(2.1, 0), (-0.1, 0)]]), far, 0.55)
    sheet.fill(np.vstack([frieze.ridge(-0.1, 2.1, 0.62, 0.30, 9, wave=0.5), [(2.1, 0), (-0.1, 0)]]), near, 0.6)
    return sheet


def framed(sheet, name):
    """The finished painting with a thin double line round it."""
    for inset, width in ((0.07, 0.020), (0.12, 0.008)):
        sheet.line([(inset, inset), (2 - inset, inset), (2 - inset, 3.6 - inset), (inset, 3.6 - inset)], "#8a2a12", width, closed=True)
    return projection.packed(name, (sheet.pixels[..., :3].astype(np.float32) / 255) ** 2.2)


def silk(name, picture):
    """Silk painted with `picture`, with a lamp behind: threads cross, the light is strongest where the lamp is near."""
    t = material(name)
    uv = t.n("ShaderNodeTexCoord").outputs["UV"]
    u, v = t.sep(uv)[:2]
    picture = t.n("ShaderNodeTexImage", {"Vector": uv}, image=picture, extension="EXTEND").outputs[0]
    threads = t.m(
        "MULTIPLY",
        t.m("MULTIPLY_ADD", t.m("SINE", t.m("MULTIPLY", u, 900.0)), 0.06, 0.94),
        t.m("MULTIPLY_ADD", t.m("SINE", t.m("MULTIPLY", v, 1600.0)), 0.06, 0.94),
    )
    slub = t.noise(t.comb(t.m("MULTIPLY", u, 4.0), t.m("MULTIPLY", v, 140.0), 0.0), 1.0, 4, 0.6)
    threads = t.m("MULTIPLY", threads, t.mapr(slub, 0.35, 0.7, 1.0, 0.86))
    away = t.m("POWER", t.m("ADD", t.m("POWER", t.m("SUBTRACT", u, 0.5), 2.0), t.m("MULTIPLY", t.m("POWER", t.m("SUBTRACT", v, 0.46), 2.0), 2.6)), 0.5)
    near = t.m("POWER", math.e, t.m("MULTIPLY", t.m("MULTIPLY", away, away), -4.2))
    light = t.m("MULTIPLY", t.m("MULTIPLY_ADD", near, 1.75, 0.34), threads)
    warm = t.mix(near, lin("#ff5a14"), lin("#ffc06a"))
    color = t.mix(1.0, picture, warm, "MULTIPLY")
    principled(t, t.mix(0.5, picture, lin("#caa070")), 0.6, spec=0.3, emission=color, estr=light)
    return t.mat


def tassel(parts, place, long, size=1.0, threads=46, seed=1):
    """A cord, a bead, a knot bound with gold, and threads that hang and spread a little."""
    g = np.random.default_rng(seed)
    x, y, z = place
    cord, bead = 0.30 * long, z - 0.30 * long
    parts["cord"].tube([(x, y, z), (x, y, z - cord)], 0.0016 * size, 6)
    halls.ellipsoid(parts["jade"], (x, y, bead - 0.009 * size), (0.009 * size, 0.009 * size, 0.0095 * size), count=18)
    knot = bead - 0.030 * size
    parts["cord"].tube([(x, y, bead), (x, y, knot), (x, y, knot - 0.022 * size)], [0.002 * size, 0.010 * size, 0.0085 * size], 14)
    parts["gold"].tube([(x, y, knot - 0.010 * size), (x, y, knot - 0.016 * size)], 0.0102 * size, 14)
    foot = z - long
    t = np.linspace(0, 1, 7)[:, None]
    for _ in range(threads):
        turn, out = g.uniform(0, 6.3), math.sqrt(g.uniform())
        top = np.array([x + 0.006 * size * out * math.cos(turn), y + 0.006 * size * out * math.sin(turn), knot - 0.018 * size])
        end = np.array([x + 0.015 * size * out * math.cos(turn) + g.normal(0, 0.002), y + 0.015 * size * out * math.sin(turn), foot + g.normal(0, 0.006)])
        sway = np.array([g.normal(0, 0.003), g.normal(0, 0.003), 0]) * np.sin(t * 3.1)
        parts["cord"].tube(top + (end - top) * np.stack([t[:, 0] ** 0.6, t[:, 0] ** 0.6, t[:, 0]], 1) + sway, 0.0009 * size, 4)


def palace_lantern(seed, near):
    """A six-sided lantern of lacquered wood and painted silk; `near` ones have every thread. Its middle is the origin."""
    parts = defaultdict(Builder)
    half = SILK / 2
    body = ring(BODY, 0.0)
    for k in range(6):
        (x0, y0, _), (x1, y1, _) = body[k], body[k + 1]
        # A corner post with a gilded bead above and below.
        parts["lacquer"].cyl(x0, y0, -half - 0.05, half + 0.05, 0.0125, 16)
        for z in (-half - 0.055, half + 0.05):
            halls.ellipsoid(parts["gold"], (x0, y0, z), (0.017, 0.017, 0.013), count=16)
        for z, deep in ((half, 0.016), (-half, 0.016), (half + 0.045, 0.011), (-half - 0.045, 0.011)):
            halls.beam(parts["lacquer"], (x0, y0, z), (x1, y1, z), deep, 0.0095)
        for z in (half - 0.019, -half + 0.019):
            halls.beam(parts["gold"], (x0 * 0.995, y0 * 0.995, z), (x1 * 0.995, y1 * 0.995, z), 0.0022, 0.0105)
        # Little balusters between the two rails, above and below.
        for share in np.linspace(0.12, 0.88, 8):
            x, y = x0 + (x1 - x0) * share, y0 + (y1 - y0) * share
            for z in (half, -half - 0.045):
                parts["gold" if round(share * 100) % 2 else "lacquer"].cyl(x, y, z, z + 0.045, 0.0042, 8)
        # The bracket that carries the eaves: out, down and up again, a dragon's neck without its head.
        turn = k / 6 * 2 * np.pi
        out = np.array([math.cos(turn), math.sin(turn), 0])
        t = np.linspace(0, 1, 14)
        reach = BODY * (0.35 + 1.10 * t)
        rise = half + 0.155 - 0.10 * t + 0.10 * np.clip(t - 0.72, 0, 1) ** 1.4 * 4
        parts["lacquer"].tube(out * reach[:, None] + np.stack([0 * t, 0 * t, rise], 1), np.linspace(0.015, 0.009, 14), 14)
        tip = out * reach[-1] + (0, 0, rise[-1])
        halls.ellipsoid(parts["gold"], tip, (0.014, 0.014, 0.014), count=16)
        tassel(parts, out * reach[10] + (0, 0, rise[10] - 0.008), 0.34, 0.85, 34 if near else 10, seed * 10 + k)
        # The foot curves in under the body.
        foot = np.stack([BODY * (1 - 0.62 * t**1.5), 0 * t, -half - 0.05 - 0.085 * t ** 0.8], 1)
        foot = np.stack([foot[:, 0] * out[0], foot[:, 0] * out[1], foot[:, 2]], 1)
        parts["lacquer"].tube(foot, np.linspace(0.012, 0.008, 14), 12)
    # Six planes of roof between the brackets, a crown on top, a ring below.
    for k in range(6):
        a, b = k / 6 * 2 * np.pi, (k + 1) / 6 * 2 * np.pi
        u, t = np.meshgrid(np.linspace(0, 1, 7), np.linspace(0, 1, 8))
        reach = BODY * (0.35 + 0.82 * t)
        px = reach * (np.cos(a) * (1 - u) + np.cos(b) * u)
        py = reach * (np.sin(a) * (1 - u) + np.sin(b) * u)
        parts["roof"].grid(px, py, half + 0.15 - 0.085 * t - 0.012 * np.sin(u * np.pi) * t)
    halls.turned(parts["lacquer"], (0, 0, half + 0.13), (0, 0, 1), [(0, 0.075), (0.03, 0.075), (0, 0.05), (0.05, 0.035), (0.03, 0.012)], 36)
    halls.ellipsoid(parts["gold"], (0, 0, half + 0.25), (0.028, 0.028, 0.022), count=24)
    parts["gold"].tube([(0, 0, half + 0.26), (0, 0, half + 0.32)], 0.005, 10)
    parts["cord"].tube([(0, 0, half + 0.32), (0, 0, half + 0.75)], 0.005, 8)
    halls.turned(parts["lacquer"], (0, 0, -half - 0.155), (0, 0, 1), [(0, 0.06), (0.012, 0.088), (0.016, 0.088)], 36)
    tassel(parts, (0, 0, -half - 0.15), 0.22, 1.5, 150 if near else 30, seed)
    things = [builder.build(f"lantern {name} {seed}", FINISH[name], smooth=name != "roof") for name, builder in parts.items()]
    things += [panes(seed, 0, "silk"), panes(seed, 1, "other silk")]
    return things


def panes(seed, first, finish):
    """Every second sheet of silk from the `first` on, drawn tight between the posts, with texture coordinates across each."""
    points, uv, quads = [], [], []
    for k in range(first, 6, 2):
        start, end = ring(BODY * 0.985, 0)[k], ring(BODY * 0.985, 0)[k + 1]
        u, v = np.meshgrid(np.linspace(0, 1, 9), np.linspace(0, 1, 13))
        hollow = 1 - 0.028 * np.sin(u * np.pi) * np.sin(v * np.pi)
        place = (start * (1 - u[..., None]) + end * u[..., None]) * hollow[..., None]
        place[..., 2] = (v - 0.5) * SILK
        i = np.arange(9 * 13).reshape(13, 9) + len(points) * 117
        quads.append(np.stack([i[:-1, :-1], i[:-1, 1:], i[1:, 1:], i[1:, :-1]], -1).reshape(-1, 4))
        points.append(place.reshape(-1, 3))
        uv.append(np.stack([u, v], -1).reshape(-1, 2))
    return mesh_np(
        f"lantern {finish} {seed}", np.concatenate(points), np.concatenate(quads), mat=FINISH[finish], uv=np.concatenate(uv)
    )


#: Materials of the lanterns, made with the scene.
FINISH = {}


def finishes():
    """Lacquer, gilding, cords of red silk, a bead of jade, the painted silk."""
    t = material("lacquer")
    principled(
        t, t.mix(t.noise(t.obj(), 30, 5), lin("#5e0d08"), lin("#7c150c")), 0.34, spec=0.5,
        **{"Coat Weight": 0.6, "Coat Roughness": 0.12},
    )  # fmt: skip
    FINISH["lacquer"] = t.mat
    FINISH["gold"] = simple("gilding", "#c48a2c", 0.28, metallic=1.0, vary=0.15)
    FINISH["cord"] = simple("silk cord", "#a31a10", 0.55, vary=0.25)
    FINISH["jade"] = simple("jade", "#3f7a58", 0.2, spec=0.6)
    FINISH["roof"] = simple("lantern roof", "#3a0c08", 0.5)
    FINISH["silk"] = silk("silk", painted())
    FINISH["other silk"] = silk("other silk", painted_wall())


def lanterns(scene):
    """The hanging lanterns; each lights its own wood from below and what is around it."""
    for number, (x, y, z, turn) in enumerate(HANGING):
        for part in palace_lantern(number, number < 2):
            part.location, part.rotation_euler = (x, y, z), (0, 0, math.radians(turn))
        for dz, watts in ((-0.42, 3.2), (0.40, 1.2)):
            lamp = studio.spot_lamp(scene, (x, y, z + dz * 0.62), (x, y, z + dz * 3), watts, "#ff9a48", 170, 0.6, 0.12)
            lamp.visible_camera = False
        # The silk shines on its own eaves and tassels.
        for side in range(6):
            a = math.radians(turn + 30 + 60 * side)
            out = np.array([math.cos(a), math.sin(a), 0])
            place = np.array([x, y, z]) + out * BODY * 0.90
            lamp = studio.area_lamp(scene, place, place + out, 1.5 if number < 3 else 2.0, "#ff9440", 0.16, 0.3)
            lamp.visible_camera = lamp.visible_glossy = False


def behind(scene):
    """The wall with its row of ground lights, the camels, and a hundred small lights of those who watch."""
    fortress.mats()
    fortress.wall("night wall", (60, 44), (-60, 48), 10.5, seed=3)
    for k in range(-9, 10):
        x = 4.4 * k
        y = 46 - 0.033 * x - 4.6
        studio.spot_lamp(scene, (x, y, 0.3), (x, y + 3.6, 9.0), 900, AMBER if k % 3 else "#ff7a2c", 74, 0.9, 0.3).visible_camera = False
    for number, (x, y, heading) in enumerate(CAMELS):
        camel = lantern_camel(number)
        camel.location, camel.rotation_euler = (x, y, 0.0), (0, 0, math.radians(heading))
        camel.scale = (0.95,) * 3
        studio.area_lamp(scene, (x, y - 1.2, 1.6), (x, y - 4, 0), 25, AMBER, 2.5, 1.5).visible_camera = False
    ground = Builder()
    ground.box(-90, 90, -4, 90, -0.3, 0.0)
    ground.build("square", halls.concrete("square", "#4a4036", "#2a2420", (), wet=0.3))
    g = np.random.default_rng(15)
    for name, count, low, high, color, strength in (
        ("far amber", 70, 0.6, 2.4, "#ff9a40", 5.0),
        ("far red", 26, 1.6, 3.6, "#ff3a1c", 4.0),
        ("far blue", 18, 1.0, 1.7, "#8fa8ff", 2.0),
    ):
        y = g.uniform(16, 42, count)
        x = g.uniform(-0.55, 0.75, count) * y
        places = np.stack([x, y, g.uniform(low, high, count)], 1)
        closeup.lights(name, places, 0.035 + 0.045 * g.uniform(size=count), color, strength)


def build(scene, shot):
    """Blue night, warm silk."""
    closeup.sky_of(
        scene, [(-1, "#05070f"), (0.0, "#1a2450"), (0.16, "#121b42"), (0.5, NIGHT), (1, "#04060f")], strength=0.42
    )
    finishes()
    lanterns(scene)
    behind(scene)
    studio.sun_lamp(scene, (0.7, 0.5, 0.6), 0.3, "#8fa9ff")
    # What the lanterns behind the camera give: red wood and gilding instead of outlines.
    studio.area_lamp(scene, (-1.5, 0.3, 2.3), (0.42, 2.45, 1.7), 26, "#ffa860", 0.7, 0.9)
    studio.area_lamp(scene, (2.3, 0.6, 1.3), (0.42, 2.45, 1.65), 9, "#ff8a50", 0.5, 0.7)
    eye = (-0.06, 0.30, 1.50)
    studio.camera(scene, eye, (0.05, 2.45, 1.650), lens=40, fstop=1.4, focus=1.98)


if __name__ == "__main__":
    studio.main(SHOTS, build)
