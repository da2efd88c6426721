"""The light show on the wall of the Pass: the picture of `pass_daylight.py` by night, an hour before the end."""

import math
from dataclasses import dataclass

import bpy
import numpy as np
from mathutils import Vector
from mathutils.geometry import tessellate_polygon

from kit import fortress, frieze, projection, studio
from kit.desert import Plain, foothills, range_behind
from kit.mesh import Builder, grid_mesh
from kit.nodes import T, lin, material, principled
from kit.people import Pose, person
from kit.scatter import scatter
from kit.sky import sun_vec
from pass_daylight import CAMERA, FLAGS, LENS, TARGET

SHOTS = {
    "light-show": studio.Shot((3840, 2160), samples=12, exposure=0.5),
    "light-show-tall": studio.Shot((1440, 2560), samples=16, exposure=0.5),
}

#: The outer face of the wall that is shone on.
WALL_X = 147.0
#: The round stage on the plain.
STAGE, STAGE_RADIUS = np.array([183.0, 22.0]), 8.5
#: Half the width that the audience leaves free for it.
PARADE_WIDTH = 3.0
#: Haze of the night: its length, its colour, and no sun in it.
HAZE = (4200, "#1b2a5c", None)
MOON = sun_vec(34, 30)
#: Light of the towers, and of lanterns.
AMBER, LANTERN = "#ffac56", "#ff8a3a"


@dataclass(frozen=True)
class View:
    """Where a picture is taken from, and what is arranged for it."""

    location: tuple[float, float, float]
    target: tuple[float, float, float]
    lens: float
    #: Height and radius of the rise under the camera.
    knoll: tuple[float, float]
    #: The way of the parade, from the gate on.
    parade: tuple
    #: Groups that watch: how many, from and to which distance, from and to which angle off the view axis.
    groups: tuple

    @property
    def bearing(self):
        """Direction of the view, in degrees from south towards west."""
        return math.degrees(math.atan2(self.target[0] - self.location[0], self.target[1] - self.location[1]))


VIEWS = {
    # Out to the dark right of the gate, then back before the stage, so that the camels are seen from the side.
    "light-show": View(
        CAMERA,
        TARGET,
        LENS,
        (4.5, 85),
        (
            (156, 75),
            (161, 72),
            (169, 67.5),
            (186, 57),
            (198, 44),
            (203.5, 32),
            (204.5, 22.5),
            (202.5, 15),
            (200.5, 11),
        ),
        ((150, 53, 84, -27, 1), (22, 74, 92, 1, 17), (20, 62, 96, 18.5, 27), (44, 39, 50, -27, 27)),
    ),
    # Across the picture between the stage and the wall.
    "light-show-tall": View(
        (206, -20, 8),
        (147, 71, 14),
        45,
        (0, 85),
        ((156, 75), (164, 80), (178, 80), (190, 72), (192, 62), (184, 53), (174, 46), (166, 40), (159, 33)),
        ((46, 23, 36, -15, 15), (30, 40, 80, -15, -5), (30, 40, 80, 6, 15)),
    ),
}


def build(scene, shot):
    """The evening of the show; nothing of the fortress differs from the day."""
    view = VIEWS[shot]
    night_sky(scene)
    studio.sun_lamp(scene, MOON, 0.42, "#a9c4ff")
    fortress.fortress(FLAGS)
    plain = Plain(view.location, view.bearing, knoll=view.knoll)
    plain.build(MOON, HAZE)
    foothills(view.location, view.bearing, MOON, HAZE)
    show(scene)
    for place in ((fortress.OUTER_X, fortress.GATE_Y, 11.2), (fortress.WEST_X, fortress.GATE_Y, 10.5)):
        tower_lights(scene, place)
    outlines()
    other_lights(scene)
    stage(scene)
    way = line_of_parade(view.parade)
    audience(plain, view, way[0])
    parade(scene, plain, *way)
    sky_beams()
    range_behind(view.location, MOON, HAZE, 26000, ("#2b3b72", None))
    studio.camera(scene, view.location, view.target, lens=view.lens)


def night_sky(scene):
    """Deep blue above, a last paler blue over the range, and few stars."""
    world = bpy.data.worlds.new("night")
    scene.world = world
    world.use_nodes = True
    world.node_tree.nodes.clear()
    t = T(world.node_tree)
    way = t.n("ShaderNodeTexCoord").outputs["Generated"]
    up = t.sep(way)[2]
    color = t.ramp(
        t.mapr(up, 0.0, 0.75), [(0.0, "#3a4c84"), (0.09, "#27397a"), (0.32, "#142154"), (1.0, "#080e2a")]
    )
    cells = t.n("ShaderNodeTexVoronoi", {"Vector": way, "Scale": 120.0})
    luck = t.sep(cells.outputs[1])[0]
    bright = t.m("MULTIPLY", t.m("POWER", luck, 5.0), t.mapr(up, 0.06, 0.25, 0.0, 3.0))
    star = t.m("MULTIPLY", t.mapr(cells.outputs[0], 0.045, 0.0), bright)
    color = t.vm("ADD", color, t.comb(star, star, t.m("MULTIPLY", star, 1.15)))
    background = t.n("ShaderNodeBackground", {0: color, 1: 1.0})
    out = t.n("ShaderNodeOutputWorld")
    t.t.links.new(background.outputs[0], out.inputs[0])


# ---- the show
def show(scene):
    """The frieze on the outer wall, and its light on the plain."""
    stretch = projection.Stretch(
        CAMERA[:2], WALL_X, (fortress.GATE_Y, frieze.GATE), (frieze.WIDTH, frieze.HEIGHT)
    )
    light = projection.throw(frieze.draw().pixels, stretch)
    image = projection.packed("frieze", light)
    for name, gain in (("wallearth", 7.5), ("brick", 6.5), ("stone", 5.0)):
        projection.cast(fortress.MATS[name], image, stretch, gain, behind=132.0)
    projection.spill(scene, light, stretch, -30, fortress.OUTER_SOUTH, 14, 9.0, 380.0)


def tower_lights(scene, place):
    """Lamps at the foot of a gate tower and under its eaves, and floodlights that reach its tiles."""
    x, y, z = place
    for dx, dy in ((8.2, -9), (8.2, -3), (8.2, 3), (8.2, 9), (-4, -11.8), (2, -11.8), (6, -11.8)):
        studio.spot_lamp(
            scene, (x + dx, y + dy, z + 0.5), (x + dx * 0.35, y + dy * 0.55, z + 6.5), 650, AMBER, 95
        )
    # From the lower roofs to the storeys above them.
    for up, reach_x, reach_y in ((6.7, 5.6, 8.2), (10.9, 4.6, 6.6)):
        studio.area_lamp(
            scene, (x + reach_x, y, z + up), (x + reach_x - 2.2, y, z + up + 2.2), 75, AMBER, 12, 0.3
        )
        studio.area_lamp(
            scene, (x, y - reach_y, z + up), (x, y - reach_y + 2.2, z + up + 2.2), 60, AMBER, 0.3, 8
        )
    studio.spot_lamp(scene, (x + 62, y - 40, z + 24), (x, y, z + 9), 420_000, "#ffd3a0", 17, 0.6, 1.0)


def outlines():
    """Ridges and eaves drawn in light, and lamps behind the latticed windows."""
    ridge = next(node for node in fortress.MATS["ridge"].node_tree.nodes if node.type == "BSDF_PRINCIPLED")
    ridge.inputs["Emission Color"].default_value = lin("#ffb04e")
    ridge.inputs["Emission Strength"].default_value = 0.55
    fortress.MATS["glow"].inputs[1].default_value = 1.5


def other_lights(scene):
    """Light in the gate, against which those who come out are seen, and at the blockhouse on the corner."""
    for depth in (-5.0, 3.0):
        lamp = studio.area_lamp(
            scene, (fortress.OUTER_X + depth, 75, 4.6), (fortress.OUTER_X + depth, 75, 0), 260, AMBER, 3, 2
        )
        lamp.visible_camera = False
    x, y, z = fortress.OUTER_X, fortress.OUTER_SOUTH, fortress.HEIGHT + 0.8
    for dx, dy in ((4.4, -1.5), (0.0, -4.4)):
        studio.spot_lamp(scene, (x + dx, y + dy, z), (x + dx * 0.6, y + dy * 0.6, z + 4), 220, AMBER, 110)


# ---- the plain
def joined(root):
    """All parts of a figure as one object, parked out of sight, so that it can be scattered."""
    parts = [part for part in root.children_recursive if part.type == "MESH"]
    for part in parts:
        part.select_set(True)
    bpy.context.view_layer.objects.active = parts[0]
    bpy.ops.object.parent_clear(type="CLEAR_KEEP_TRANSFORM")
    bpy.ops.object.join()
    parts[0].select_set(False)
    parts[0].location.z -= 5000.0
    return parts[0]


def line_of_parade(corners):
    """Places a metre apart along the way of the parade, and the direction in which it goes."""
    line = frieze.smooth(corners, 20)
    run = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))])
    at = np.arange(2.0, run[-1])
    places = np.stack([np.interp(at, run, line[:, k]) for k in (0, 1)], 1)
    ahead = np.gradient(places, axis=0)
    return places, ahead / np.linalg.norm(ahead, axis=1)[:, None]


def put(name, plain, places, angles, kinds, seed=0, sizes=1.0, lift=0.0):
    """Scatters `kinds` upright over places of the plain."""
    ground = plain.at(places[:, 0], places[:, 1]) + lift
    turn = np.column_stack([0 * angles, 0 * angles, angles])
    scatter(
        name, np.column_stack([places, ground]), turn, np.broadcast_to(sizes, len(places)), kinds, seed=seed
    )


def audience(plain, view, way):
    """People who watch, in loose groups, none of them between the camera and the parade."""
    figures = [joined(person(f"viewer{i}", 300 + i, False, i % 6 == 5, season="cool")) for i in range(14)]
    rng = np.random.default_rng(21)
    places = []
    for count, nearest, farthest, left, right in view.groups:
        for _ in range(count):
            away = nearest + (farthest - nearest) * rng.uniform() ** 1.2
            middle = np.array(plain.from_camera(away, math.radians(rng.uniform(left, right))))
            places += [middle + rng.normal(0, 0.9, 2) for _ in range(rng.integers(2, 6))]
    places = np.array(places)
    places = places[np.linalg.norm(places - STAGE, axis=1) > STAGE_RADIUS + 3.0]
    away = np.linalg.norm(places[:, None] - way[None], axis=2)
    depth, way_depth = (np.linalg.norm(spots - view.location[:2], axis=1) for spots in (places, way))
    hides = (away.min(1) < 12) & (depth < way_depth[away.argmin(1)])
    places = places[(away.min(1) > PARADE_WIDTH) & ~hides]
    gap = np.linalg.norm(places[:, None] - places[None], axis=2) + np.eye(len(places)) * 9
    places = places[[k for k in range(len(places)) if not (gap[k, :k] < 0.55).any()]]
    angles = math.pi + rng.normal(0, 0.35, len(places))
    put("viewers", plain, places, angles, figures, 5, rng.uniform(0.94, 1.05, len(places)))
    films = rng.uniform(size=len(places)) < 0.05
    ahead = np.column_stack([np.cos(angles), np.sin(angles)])
    put("phones", plain, (places + 0.42 * ahead)[films], angles[films], [phone()], 6)


def phone():
    """The screen of a telephone held up before the eyes, with the show on it; it is seen from behind its owner."""
    across, up = np.meshgrid((-0.085, 0.085), (1.62, 1.73))
    screen = grid_mesh("phone", 0 * up, across + 0.13, up, glowing("phone_screen", "#8fa8ff", 0.5))
    screen.location.z -= 5000.0
    return screen


def parade(scene, plain, places, ahead):
    """What walks out of the gate: lantern bearers, banners, and camels of paper and light; lights along its way."""
    aside = np.stack([-ahead[:, 1], ahead[:, 0]], 1)
    angles = np.arctan2(ahead[:, 1], ahead[:, 0])
    walkers = [
        joined(person(f"bearer{i}", 80 + i, True, carries=(), lower="dress", season="cool")) for i in range(5)
    ]
    rng = np.random.default_rng(8)

    camels = len(places) - np.array([3, 12, 21])
    put("lantern_camels", plain, places[camels], angles[camels], [lantern_camel()])
    bearers = np.array([k for k in range(2, len(places), 2) if np.abs(camels - k).min() > 2])
    for side in (-1, 1):
        spots = places[bearers] + aside[bearers] * side * 1.5 + rng.normal(0, 0.15, (len(bearers), 2))
        put(f"bearers{side}", plain, spots, angles[bearers], walkers, side + 2)
        light = np.arange(len(bearers)) % 3 != 1
        put(f"hand_lanterns{side}", plain, spots[light], angles[bearers][light], [hand_lantern()])
        put(f"banners{side}", plain, spots[~light], angles[bearers][~light], [banner(0), banner(1)], side + 4)
    posts = np.arange(0, len(places), 5)
    for side in (-1, 1):
        put(
            f"posts{side}",
            plain,
            places[posts] + aside[posts] * side * PARADE_WIDTH,
            angles[posts],
            [path_light()],
        )
    for k in posts:
        for side in (-1, 1):
            x, y = places[k] + aside[k] * side * (PARADE_WIDTH - 0.25)
            lamp = studio.spot_lamp(
                scene, (x, y, float(plain.at(x, y)[0]) + 1.1), (x, y, 0), 60, AMBER, 150, 1.0, 0.15
            )
            lamp.visible_camera = False


def paper(name, dark, bright, strength, ribs=0.0):
    """Paper lit from within: brighter in the middle of what is seen of it; `ribs` metres between its hoops."""
    t = material(name)
    facing = t.m("SUBTRACT", 1.0, t.n("ShaderNodeLayerWeight", {0: 0.45}).outputs["Facing"])
    color = t.mix(t.m("POWER", facing, 1.4), lin(dark), lin(bright))
    light = t.m("MULTIPLY_ADD", facing, 0.7 * strength, 0.3 * strength)
    if ribs:
        hoop = t.m("GREATER_THAN", t.m("FRACT", t.m("DIVIDE", t.sep(t.obj())[0], ribs)), 0.12)
        light = t.m("MULTIPLY", light, t.m("MULTIPLY_ADD", hoop, 0.65, 0.35))
    principled(t, bright, 0.8, emission=color, estr=light)
    return t.mat


def lantern_camel(size=2.9):
    """A camel of paper over a frame, lit from within, that rolls on a low cart; it looks along +X."""
    outline = frieze.smooth(frieze.CAMEL, 6, closed=True) * size
    outline[:, 0] -= 0.7 * size
    half = 0.12 * size
    middle = outline.mean(0)
    skin = Builder()
    rings = []
    for inset, across in ((0.0, 0.0), (0.02, 0.55), (0.08, 0.85), (0.16, 1.0)):
        ring = outline + (middle - outline) * inset
        rings.append((ring, half * across))
    for side in (-1, 1):
        x = np.stack([ring[:, 0] for ring, _ in rings])
        z = np.stack([ring[:, 1] for ring, _ in rings])
        y = np.stack([np.full(len(outline), side * across) for _, across in rings])
        x, y, z = (np.concatenate([part, part[:, :1]], 1) for part in (x, y, z))
        skin.grid(x, y, z + 0.35)
        face = [Vector((px, pz, 0)) for px, pz in rings[-1][0]]
        skin.add([(px, side * half, pz + 0.35) for px, pz in rings[-1][0]], t=tessellate_polygon([face]))
    for number, leg in enumerate(frieze.CAMEL_LEGS[0]):
        spine = frieze.smooth(np.array(leg) * size, 6)
        points = [(px - 0.7 * size, (-0.6, 0.6)[number % 2] * half, pz + 0.35) for px, pz in spine]
        skin.tube(points, np.linspace(0.06, 0.035, len(points)) * size, 8)
    camel = skin.build("lantern_camel", paper("camel_paper", "#c22a08", "#ff9c3c", 0.9, 0.42), smooth=True)
    cart = Builder()
    cart.box(-0.62 * size, 0.5 * size, -0.3 * size, 0.3 * size, 0.12, 0.32)
    joined_cart = cart.build("camel_cart", paper("cart", "#2a1208", "#5a2410", 0.4))
    for part in (camel, joined_cart):
        part.select_set(True)
    bpy.context.view_layer.objects.active = camel
    bpy.ops.object.join()
    camel.select_set(False)
    camel.location.z -= 5000.0
    return camel


def hand_lantern():
    """A round lantern on a stick, as one carries it on the right."""
    ball = Builder()
    turn, up = np.meshgrid(np.linspace(0, 2 * np.pi, 17), np.linspace(-1.4, 1.4, 9))
    ball.grid(
        0.62 + 0.21 * np.cos(up) * np.cos(turn),
        -0.3 + 0.21 * np.cos(up) * np.sin(turn),
        1.12 + 0.25 * np.sin(up),
    )
    lantern = ball.build("hand_lantern", paper("lantern_paper", "#ff2a08", "#ff8a34", 1.8), smooth=True)
    lantern.location.z -= 5000.0
    return lantern


def banner(kind):
    """A tall plain banner, lit along its pole."""
    down, across = np.meshgrid(np.linspace(0, 1, 14), np.linspace(0, 1, 6), indexing="ij")
    wave = 0.10 * np.sin(down * 6 + kind * 2) * across
    cloth = grid_mesh(
        "banner",
        0.3 - across * (0.75 - 0.25 * down) + 0.25 * down,
        wave - 0.3,
        4.5 - 2.7 * down,
        paper(f"banner{kind}", ("#7a0f0a", "#0a5a52")[kind], ("#ff4a1e", "#2cc090")[kind], 0.6),
    )
    pole = Builder()
    pole.cyl(0.3, -0.3, 0.0, 4.75, 0.035, 6)
    pole.build("banner_pole", glowing("pole_light", "#ffb060", 0.5)).select_set(True)
    cloth.select_set(True)
    bpy.context.view_layer.objects.active = cloth
    bpy.ops.object.join()
    cloth.select_set(False)
    cloth.location.z -= 5000.0
    return cloth


def path_light():
    """A low post with a lamp in its head."""
    post = Builder()
    post.cyl(0, 0, 0.7, 0.9, 0.085, 10)
    light = post.build("path_light", glowing("path_lamp", "#ffa850", 2.6))
    light.location.z -= 5000.0
    return light


def glowing(name, color, strength):
    """A surface that shines evenly, for strips and lanterns; too weak to light its surroundings."""
    t = material(name)
    principled(t, color, 0.6, emission=color, estr=strength)
    return t.mat


def stage(scene):
    """The round stage that turns: two steps with strips of light, and a lotus in its floor."""
    x, y = STAGE
    steps, strips = Builder(), Builder()
    for radius, z0, z1 in ((STAGE_RADIUS + 1.2, -0.4, 0.4), (STAGE_RADIUS, 0.4, 0.95)):
        steps.cyl(x, y, z0, z1, radius, 96)
        strips.cyl(x, y, z1 - 0.13, z1 - 0.05, radius + 0.03, 96)
    t = material("stage")
    principled(t, "#1c1a1e", 0.35, spec=0.5)
    steps.build("stage", t.mat)
    strips.build("stage_strips", glowing("strip", "#ffa040", 1.8))

    side = 2.3
    sheet = frieze.Sheet(2 * side, 2 * side, 220)
    frieze.halo(sheet, side, side, 1.4)
    light = (sheet.pixels[..., :3].astype(np.float32) / 255) ** 2.2
    t = material("stage_floor")
    across = t.vm("MULTIPLY_ADD", t.pos(), (1, 1, 0))
    across.node.inputs[1].default_value = (0.5 / STAGE_RADIUS, 0.5 / STAGE_RADIUS, 0)
    across.node.inputs[2].default_value = (0.5 - 0.5 * x / STAGE_RADIUS, 0.5 - 0.5 * y / STAGE_RADIUS, 0)
    image = projection.packed("stage", light)
    picture = t.n("ShaderNodeTexImage", {"Vector": across}, image=image, extension="CLIP").outputs[0]
    principled(t, "#1c1a1e", 0.4, emission=picture, estr=0.5)
    floor = Builder()
    floor.cyl(x, y, 0.9, 0.97, STAGE_RADIUS - 0.05, 96)
    floor.build("stage_floor", t.mat)
    for angle in np.radians((20, 140, 260)):
        edge = (x + 9 * math.cos(angle), y + 9 * math.sin(angle), 5.5)
        studio.spot_lamp(scene, edge, (x, y, 1.0), 1500, "#ffc58a", 85, 0.8, 0.5)
    angle = np.concatenate([[0.0], np.radians(np.arange(0, 360, 60)), np.radians(np.arange(15, 375, 40))])
    out = np.concatenate([[0.0], np.full(6, 2.9), np.full(9, 6.0)])
    places = np.column_stack([x + out * np.cos(angle), y + out * np.sin(angle), np.full(len(out), 0.96)])
    turn = np.column_stack([0 * angle, 0 * angle, angle * 3.1])
    scatter("dancers", places, turn, 1.08, [dancer(number) for number in range(4)], seed=12)


def dancer(number):
    """A dancer in a light robe with raised arms and two long ribbons of lit silk."""
    rng = np.random.default_rng(500 + number)
    high, wide = rng.uniform(1.55, 1.80), rng.uniform(0.42, 0.52)
    pose = Pose(
        pelvis=np.array([0.0, 0.0, 0.90]),
        ankles=[np.array([0.06, 0.10, 0.08]), np.array([-0.10, -0.08, 0.08])],
        wrists=[np.array([0.10, 0.24, high]), np.array([0.16, -wide, 1.42])],
        lean=(0.0, -0.10),
        sway=rng.uniform(-0.12, 0.12),
        twist=rng.uniform(-0.3, 0.3),
    )
    color = ("#d9c7a4", "#b0392a", "#d9c7a4", "#2d8f80")[number]
    figure = joined(
        person(f"dancer{number}", 40 + number, pose=pose, carries=(), lower="dress", top=color, bottom=color)
    )
    t, across = np.meshgrid(np.linspace(0, 1, 40), (-0.5, 0.5))
    silk = Builder()
    for side, start, height in ((1, 0.26, high + 0.03), (-1, wide + 0.03, 1.45)):
        # The silk trails behind the hand, sinks, and ripples more and more.
        ripple = np.sin(t * 8.5 + 1.9 * number + side) * t**0.7
        silk.grid(
            0.12 - 0.7 * t + 0.25 * ripple,
            side * (start + 1.7 * t),
            height - 0.75 * t**1.6 + 0.24 * ripple + across * (0.12 + 0.26 * np.sin(np.pi * t**0.8)),
        )
    hue = ("#ff5a2a", "#ffb24a", "#35d0a0", "#ff5a2a")[number]
    ribbon = silk.build(f"silk{number}", glowing(f"silk{number}", hue, 0.32), smooth=True)
    ribbon.location = figure.location
    for part in (figure, ribbon):
        part.select_set(True)
    bpy.context.view_layer.objects.active = figure
    bpy.ops.object.join()
    figure.select_set(False)
    return figure


def sky_beams():
    """Fine beams that stand behind the tower."""
    # `across` is horizontal in the picture.
    across = np.array([0.72, 0.69])
    for y, lean in ((88, -0.16), (91, -0.05), (95, 0.07), (98, 0.19)):
        beam((128, y, 12.0), (*(across * lean), 1.0), 62, 0.5, "#9dbcff", 0.055)


def beam(foot, direction, length, spread, color, strength):
    """A beam in the dust: a cone that adds light and fades along its length."""
    t = material("beam")
    along = t.m("DIVIDE", t.sep(t.obj())[2], length)
    rim = t.n("ShaderNodeLayerWeight", {0: 0.5}).outputs["Facing"]
    core = t.m("POWER", t.m("SUBTRACT", 1.0, rim), 2.2)
    fade = t.m("POWER", t.m("SUBTRACT", 1.0, along), 1.8)
    light = t.n(
        "ShaderNodeEmission", {0: lin(color), 1: t.m("MULTIPLY", t.m("MULTIPLY", fade, core), strength)}
    )
    clear = t.n("ShaderNodeBsdfTransparent")
    both = t.n("ShaderNodeAddShader", {0: light.outputs[0], 1: clear.outputs[0]})
    t.t.links.new(both.outputs[0], t.out.inputs[0])
    angle, z = np.meshgrid(np.linspace(0, 2 * np.pi, 49), np.linspace(0, length, 12))
    radius = 0.15 + spread * z / length
    cone = grid_mesh("beam", radius * np.cos(angle), radius * np.sin(angle), z, t.mat)
    cone.location = foot
    cone.rotation_euler = Vector(direction).to_track_quat("Z", "Y").to_euler()
    cone.visible_shadow = cone.visible_diffuse = cone.visible_glossy = False


if __name__ == "__main__":
    studio.main(SHOTS, build)
