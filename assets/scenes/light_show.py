"""The light show on the wall of the Pass: the picture of `pass_daylight.py` by night, an hour before the end."""

import math
from dataclasses import dataclass

import bpy
import numpy as np
from mathutils import Vector

from kit import fortress, frieze, night, projection, studio
from kit.desert import Plain, foothills, range_behind
from kit.mesh import Builder, grid_mesh
from kit.nodes import lin, material, principled, simple
from kit.night import AMBER
from kit.noise import fbm
from kit.paper_camel import lantern_camel
from kit.people import ADULT, Pose, person
from kit.scatter import scatter
from kit.sky import empty_world, shine, sun_vec
from pass_daylight import CAMERA, FLAGS, HALF_ANGLES, LENS, TALL, TARGET

SHOTS = {
    "light-show": studio.Shot((3840, 2160), samples=12, exposure=0.5),
    "light-show-tall": studio.Shot((1440, 2560), samples=16, exposure=0.5),
    # From among those who watch.
    "light-stage": studio.Shot((2560, 1440), samples=12, exposure=0.5),
    "light-stage-tall": studio.Shot((1440, 2560), samples=12, exposure=0.5),
}

#: The outer face of the wall that is shone on.
WALL_X = 147.0
#: Half the breadth of the round stage on the plain.
STAGE_RADIUS = 8.5
#: Half the width that the audience leaves free for it.
PARADE_WIDTH = 3.0
#: Haze of the night: its length, its colour, and no sun in it.
HAZE = (4200, "#1b2a5c", None)
MOON = sun_vec(34, 30)
#: What the moon makes of the range.
MOONLIT = (20.0, 98.0, 0.55, "#b4c8ff")
#: Lamps for the audience: degrees off the view axis, metres from the camera, height, watts and colour.
CROWD_LIGHTS = ((-42, 78, 11, 190_000, "#5f86ff"), (44, 74, 9, 85_000, "#ff9a4e"))


@dataclass(frozen=True)
class View:
    """Where a picture is taken from, and what is arranged for it."""

    location: tuple[float, float, float]
    target: tuple[float, float, float]
    lens: float
    #: Height and radius of the rise under the camera.
    knoll: tuple[float, float]
    #: Middle of the stage.
    stage: tuple[float, float]
    #: The way of the parade, from the gate on.
    parade: tuple
    #: Groups that watch: how many, from and to which distance, from and to which angle off the view axis.
    groups: tuple
    #: Half the angle that is seen, and a little more; nothing of the ground is closer than `nearest`.
    half_angle: float = 33
    nearest: float = 18
    #: How far each camel walks behind the head of the parade.
    camels: tuple = (3, 12, 21)
    #: How far beside the line of the parade they walk, in plan, and their size.
    beside: tuple[float, float] = (0.0, 0.0)
    camel_size: float = 1.0
    #: Where the picture on the wall is right; those who watch from nearer by have it drawn for them.
    eye: tuple[float, float] = CAMERA[:2]
    #: The way that those who watch leave free, where it is not the parade's.
    lane: tuple = ()
    #: Nobody stands so near before the parade.
    clear: float = 12
    #: Whether light falls on the audience; where not, they are outlines.
    lit: bool = True

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
        (183, 22),
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
        ((88, 53, 84, -27, 1), (14, 74, 92, 1, 17), (14, 62, 96, 18.5, 27), (26, 38, 50, -27, 27)),
    ),
    # Along the foot of the wall; the stage stands so far off that the whole of it is in the narrow picture.
    "light-show-tall": View(
        TALL["location"],
        TALL["target"],
        TALL["lens"],
        (0, 85),
        (173, 30.5),
        (
            (156, 75),
            (163, 78),
            (171, 77),
            (175, 71),
            (172, 65),
            (166.5, 60.5),
            (159, 53),
            (154, 44),
            (152, 36),
        ),
        ((34, 25, 46, -14, 14), (16, 46, 80, -14, -7), (16, 46, 80, 7, 14)),
    ),
    # Over the heads of those before one: the dancers against the wall, and the camels as they come round the stage.
    "light-stage": View(
        (215.0, 22.0, 2.6),
        (147.0, 53.9, 12.5),
        28,
        (0, 85),
        (185.5, 29.8),
        (
            (156, 75),
            (170, 68.5),
            (183.8, 61.5),
            (190, 55.8),
            (193.5, 49.2),
            (195.4, 43.9),
            (196.1, 40.6),
            (195.7, 37.4),
        ),
        ((70, 10.5, 17, -36, 36), (24, 17, 30, -36, 36), (20, 38, 70, -36, 8)),
        half_angle=37,
        nearest=6,
        camels=(3, 11, 20),
        eye=(215.0, 22.0),
        clear=6,
        lit=False,
    ),
    "light-stage-tall": View(
        (212.0, 20.0, 2.6),
        (147.0, 72.0, 19.0),
        40,
        (0, 85),
        (181.5, 43.0),
        (
            (156, 75),
            (174.7, 61.4),
            (186.1, 51.8),
            (191.0, 47.4),
            (193.0, 43.8),
            (193.2, 40.6),
            (192.6, 38.2),
        ),
        ((46, 8.5, 14, -16, 5), (12, 15, 28, -18, 4), (14, 38, 70, -18, 18)),
        half_angle=20,
        nearest=6,
        # One, at the right edge and in profile: the gate and what is drawn round it stay free.
        camels=(3,),
        beside=(0.70, 0.95),
        camel_size=0.88,
        lane=(
            (156, 75),
            (174.7, 61.4),
            (186.1, 51.6),
            (192.8, 44.1),
            (197.2, 38.3),
            (199.3, 35.3),
            (199.6, 33.0),
            (198.7, 30.6),
        ),
        eye=(212.0, 20.0),
        clear=6,
        lit=False,
    ),
}


def build(scene, shot):
    """The evening of the show; nothing of the fortress differs from the day."""
    view = VIEWS[shot]
    night_sky(scene)
    studio.sun_lamp(scene, MOON, 0.42, "#a9c4ff")
    fortress.fortress(FLAGS)
    plain = Plain(view.location, view.bearing, view.half_angle, knoll=view.knoll, nearest=view.nearest)
    plain.build(MOON, HAZE)
    foothills(view.location, view.bearing, MOON, HAZE)
    show(scene, view.eye)
    for place in ((fortress.OUTER_X, fortress.GATE_Y, 11.2), (fortress.WEST_X, fortress.GATE_Y, 10.5)):
        night.tower_lights(scene, place)
    night.outlines()
    other_lights(scene)
    stage(scene, *view.stage)
    way = line_of_parade(view.parade)
    audience(plain, view, line_of_parade(view.lane or view.parade)[0])
    if view.lit:
        crowd_lights(scene, view)
    parade(scene, plain, *way, view)
    sky_beams()
    half_angle = HALF_ANGLES.get(shot.replace("light-show", "pass-daylight"), view.half_angle)
    range_behind(
        view.location, MOON, HAZE, 30000, ("#2b3b72", None), rake=MOONLIT, seen=(view.bearing, half_angle)
    )
    studio.camera(scene, view.location, view.target, lens=view.lens)


def night_sky(scene):
    """Deep blue above, a last paler blue over the range, and few stars."""
    t = empty_world(scene, "night")
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
    shine(t, color)


# ---- the show
def show(scene, eye):
    """The frieze on the outer wall, drawn for an `eye` (its plan), and its light on the plain."""
    stretch = projection.Stretch(
        eye, WALL_X, (fortress.GATE_Y, frieze.GATE), (frieze.WIDTH, frieze.HEIGHT)
    )
    light = projection.throw(frieze.draw().pixels, stretch)
    image = projection.packed("frieze", light)
    half = fortress.ARCH_RADIUS + 0.2
    passage = (fortress.GATE_Y - half, fortress.GATE_Y + half, fortress.ARCH_SPRING + half)
    for name, gain in (("wallearth", 7.5), ("brick", 6.5), ("stone", 5.0), ("slab", 5.0), ("cut", 4.6)):
        projection.cast(fortress.MATS[name], image, stretch, gain, behind=132.0, passage=passage)
    gate = [bpy.data.objects[name] for name in ("jiayuguan", "jiayuguan_stone")]
    projection.spill(scene, light, stretch, -30, fortress.OUTER_SOUTH, 14, 9.0, 560.0, gate)


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
def joined(root, *things):
    """All parts of a figure, and `things` in its hands, as one object to be scattered."""
    return joined_parts([part for part in root.children_recursive if part.type == "MESH"] + list(things))


def joined_parts(parts):
    """One object out of several, parked out of sight, so that it can be scattered."""
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
    """People who watch, none between the camera and the parade.

    They come as people come: some knots where one sees well, families with a child between them or before them, pairs,
    a few alone, and bare ground between.
    """
    grown = [joined(person(f"viewer{i}", 300 + i, False, season="cool")) for i in range(18)]
    small = [joined(person(f"child{i}", 360 + i, False, True, season="cool")) for i in range(6)]
    rng = np.random.default_rng(21)
    stage_at = np.array(view.stage, float)
    places, facing, child = gathered(plain, view, stage_at, rng)
    away = np.linalg.norm(places[:, None] - way[None], axis=2)
    depth, way_depth = (np.linalg.norm(spots - view.location[:2], axis=1) for spots in (places, way))
    hides = (away.min(1) < view.clear) & (depth < way_depth[away.argmin(1)])
    lane = np.abs(fbm(*places.T[:, None], 1 / 16, 2, 0.5, 33, False)[0]) < 0.06
    keep = (away.min(1) > PARADE_WIDTH) & ~hides & ~lane
    keep &= np.linalg.norm(places - stage_at, axis=1) > STAGE_RADIUS + 2.2
    places, facing, child = places[keep], facing[keep], child[keep]
    gap = np.linalg.norm(places[:, None] - places[None], axis=2) + np.eye(len(places)) * 9
    alone = [k for k in range(len(places)) if not (gap[k, :k] < 0.42).any()]
    places, facing, child = places[alone], facing[alone], child[alone]
    ahead = facing - places
    chats = rng.uniform(size=len(places)) < 0.16
    angles = np.arctan2(ahead[:, 1], ahead[:, 0]) + rng.normal(0, np.where(chats, 1.2, 0.25))
    sizes = np.clip(rng.normal(1.0, 0.055, len(places)), 0.87, 1.12)
    films = ~chats & ~child & (rng.uniform(size=len(places)) < 0.10)
    watch = ~films & ~child
    put("viewers", plain, places[watch], angles[watch], grown, 5, sizes[watch])
    put("children", plain, places[child], angles[child], small, 7, sizes[child])
    put("filming", plain, places[films], angles[films], [filming(i) for i in range(5)], 6, sizes[films])


def gathered(plain, view, stage_at, rng):
    """Where people stand, what each looks at, and who is a child, before those in the way are sent off."""
    places, facing, child = [], [], []
    for count, nearest, farthest, left, right in view.groups:
        # Groups stand around a few knots, not all over the ground.
        knots = [
            (nearest + (farthest - nearest) * rng.uniform() ** 1.2, rng.uniform(left, right))
            for _ in range(max(2, count // 6))
        ]
        for _ in range(count):
            away, angle = knots[int(len(knots) * rng.uniform() ** 1.6)]
            away, angle = away * rng.lognormal(0, 0.05), np.clip(angle + rng.normal(0, 1.6), left, right)
            middle = np.array(plain.from_camera(away, math.radians(angle)))
            # A group watches one thing: the stage or a place on the wall.
            watched = stage_at if rng.uniform() < 0.45 else np.array([WALL_X, middle[1] + rng.normal(8, 12)])
            members, young = (family_of if rng.uniform() < 0.38 else knot_of)(rng)
            places += list(middle + members)
            facing += [watched] * len(members)
            child += list(young)
    return np.array(places), np.array(facing), np.array(child, bool)


def family_of(rng):
    """Two grown-ups shoulder to shoulder, and one or two children before them or between them."""
    side = np.array([math.cos(turn := rng.uniform(0, 2 * math.pi)), math.sin(turn)])
    ahead = np.array([-side[1], side[0]])
    grown = [side * 0.30, -side * 0.30]
    young = [side * rng.uniform(-0.3, 0.3) + ahead * 0.48, -side * 0.75 + ahead * rng.uniform(-0.1, 0.3)]
    young = young[: rng.integers(1, 3)]
    return np.array(grown + young) + rng.normal(0, 0.05, (2 + len(young), 2)), [False] * 2 + [True] * len(young)


def knot_of(rng):
    """One, a pair, or some who stand close together."""
    size = int(np.clip(rng.lognormal(0.9, 0.9), 1, 14))
    return rng.normal(0, 0.30 * math.sqrt(size), (size, 2)), [False] * size


def crowd_lights(scene, view):
    """Light of the show on the audience: cool from masts at the left, warm from the parade, both from before them.

    They stand outside the picture, and graze, so that shoulders and heads get a rim and bodies throw long shadows.
    """
    eye, ahead = np.array(view.location[:2]), math.radians(view.bearing)
    for angle, away, height, watts, color in CROWD_LIGHTS:
        turn = ahead + math.radians(angle)
        x, y = eye + away * np.array([math.sin(turn), math.cos(turn)])
        aim = eye + 46 * np.array([math.sin(ahead), math.cos(ahead)])
        lamp = studio.spot_lamp(scene, (x, y, height), (*aim, 0.5), watts, color, 95, 0.9, 0.5)
        lamp.visible_camera = False


def filming(number):
    """One who films the show over the heads in front, the telephone in both hands or in the right one."""
    both = number % 2 == 0
    right = np.array([0.30, -0.10 if both else -0.13, 1.60])
    pose = Pose(
        pelvis=np.array([0.0, 0.03, 0.89]),
        ankles=[np.array([0.02, 0.10, 0.08]), np.array([0.06, -0.11, 0.08])],
        wrists=[right * (1, -1, 1) if both else np.array([0.06, 0.24, 0.83]), right],
        head=(0.0, -0.12),
        elbows=((-0.2, 0.5, -1.0), (-0.2, -0.5, -1.0)),
    )
    middle, up = (0.0 if both else -0.065), 1.77
    across, height = np.meshgrid((middle - 0.075, middle + 0.075), (up - 0.037, up + 0.037))
    screen = grid_mesh("screen", 0 * height + 0.325, across, height, glowing("screen", "#a9b6ff", 0.4))
    back = Builder()
    back.box(0.327, 0.336, middle - 0.08, middle + 0.08, up - 0.042, up + 0.042)
    case = back.build("phone", simple("phone", "#15161a"))
    figure = person(f"filming{number}", 340 + number, pose=pose, carries=(), season="cool", height=ADULT)
    return joined(figure, screen, case)


def parade(scene, plain, places, ahead, view):
    """What walks out of the gate: lantern bearers, banners, and camels of paper and light; lights along its way."""
    aside = np.stack([-ahead[:, 1], ahead[:, 0]], 1)
    angles = np.arctan2(ahead[:, 1], ahead[:, 0])
    rng = np.random.default_rng(8)

    camels = len(places) - np.array(view.camels)
    herd = [lantern_camel(number) for number in range(len(camels))]
    for camel, place, angle in zip(herd, places[camels], angles[camels]):
        place = place + view.beside
        camel.location, camel.scale = (*place, float(plain.at(*place)[0])), (view.camel_size,) * 3
        camel.rotation_euler = (0, 0, angle)
    bearers = np.array([k for k in range(2, len(places), 2) if np.abs(camels - k).min() > 2])
    kinds = [lantern_bearer(number) for number in range(3)], [banner_bearer(number) for number in range(4)]
    light = np.arange(len(bearers)) % 3 != 1
    for side in (-1, 1):
        spots = places[bearers] + aside[bearers] * side * 1.5 + rng.normal(0, 0.15, (len(bearers), 2))
        for seed, (which, figures) in enumerate(zip((light, ~light), kinds)):
            put("bearers", plain, spots[which], angles[bearers][which], figures, side + 2 + 2 * seed, 0.95)
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


def paper(name, dark, bright, strength):
    """Paper lit from within: brighter in the middle of what is seen of it."""
    t = material(name)
    facing = t.m("SUBTRACT", 1.0, t.n("ShaderNodeLayerWeight", {0: 0.45}).outputs["Facing"])
    color = t.mix(t.m("POWER", facing, 1.4), lin(dark), lin(bright))
    light = t.m("MULTIPLY_ADD", facing, 0.7 * strength, 0.3 * strength)
    principled(t, dark, 0.8, emission=color, estr=light)
    return t.mat


def bearer(number, wrists, *things):
    """One in a robe who walks in the parade, a heel just set down; `things` are in the hands."""
    lead = number % 2
    ankles, pitch = [None, None], [0.0, 0.0]
    for foot, place, lift in ((lead, (0.26, 0.06, 0.10), 0.28), (1 - lead, (-0.234, 0.07, 0.14), -0.55)):
        ankles[foot], pitch[foot] = np.array(place) * (1, (1, -1)[foot], 1), lift
    pose = Pose(
        pelvis=np.array([0.0, 0.0, 0.876]),
        ankles=ankles,
        wrists=[np.array(wrist) for wrist in wrists],
        foot_pitch=tuple(pitch),
        elbows=((-0.3, 0.4, -1.0), (-0.3, -0.4, -1.0)),
    )
    robe = ("#9a3226", "#cbb58c", "#2d6f66")[number % 3]
    look = {"carries": (), "lower": "dress", "season": "cool", "top": robe, "bottom": robe}
    figure = person(f"bearer{len(things)}{number}", 80 + number, pose=pose, height=ADULT, **look)
    return joined(figure, *things)


def lantern_bearer(number):
    """One who holds a stick in the right hand, with a round lantern on a cord at its tip."""
    hand, tip = np.array([0.368, -0.166, 1.104]), np.array([0.80, -0.166, 1.724])
    stick = Builder()
    stick.tube([hand - 0.45 * (tip - hand), hand, tip], 0.016, 7)
    stick.tube([tip, tip - (0, 0, 0.2)], 0.008, 5)
    stick.cyl(tip[0], tip[1], 1.53, 1.57, 0.09, 12)
    ball = Builder()
    turn, up = np.meshgrid(np.linspace(0, 2 * np.pi, 17), np.linspace(-1.4, 1.4, 9))
    ball.grid(
        tip[0] + 0.21 * np.cos(up) * np.cos(turn),
        tip[1] + 0.21 * np.cos(up) * np.sin(turn),
        1.30 + 0.25 * np.sin(up),
    )
    lantern = ball.build("lantern", paper("lantern_paper", "#f02408", "#ff7a2a", 1.25), smooth=True)
    wood = stick.build("lantern_stick", simple("stick", "#5a3d24"))
    return bearer(number, ((-0.02, 0.25, 0.88), (0.30, -0.18, 1.10)), lantern, wood)


def banner_bearer(number):
    """One who holds a tall plain banner in both hands, lit along its pole."""
    kind = number % 2
    x, y = 0.34, -0.04
    down, across = np.meshgrid(np.linspace(0, 1, 14), np.linspace(0, 1, 6), indexing="ij")
    wave = 0.10 * np.sin(down * 6 + kind * 2) * across
    cloth = grid_mesh(
        "banner",
        x - across * (0.75 - 0.25 * down) + 0.25 * down * across,
        y + wave,
        4.5 - 2.5 * down,
        paper(f"banner{kind}", ("#7a0f0a", "#0a5a52")[kind], ("#ff4a1e", "#2cc090")[kind], 0.6),
    )
    pole = Builder()
    pole.cyl(x, y, 0.62, 4.75, 0.028, 8)
    shaft = pole.build("banner_pole", glowing("pole_light", "#ffb060", 0.3))
    return bearer(number, ((0.27, 0.02, 1.22), (0.27, -0.10, 0.98)), cloth, shaft)


def path_light():
    """A low dark post with a lamp under its cap."""
    post, lamp = Builder(), Builder()
    post.cyl(0, 0, 0, 0.72, 0.045, 8)
    post.cyl(0, 0, 0.88, 0.93, 0.11, 10, 0.05)
    lamp.cyl(0, 0, 0.72, 0.88, 0.07, 10)
    parts = [
        lamp.build("path_lamp", glowing("path_lamp", "#ff9a42", 1.3)),
        post.build("path_post", simple("path_post", "#2a2622")),
    ]
    return joined_parts(parts)


def glowing(name, color, strength):
    """A surface that shines evenly, for strips and lanterns; too weak to light its surroundings."""
    t = material(name)
    principled(t, color, 0.6, emission=color, estr=strength)
    return t.mat


def stage(scene, x, y):
    """The round stage that turns: two steps with strips of light, and a lotus in its floor."""
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
    angle = np.concatenate([[0.0], np.radians(np.arange(0, 360, 72)), np.radians(np.arange(15, 375, 45))])
    out = np.concatenate([[0.0], np.full(5, 3.0), np.full(8, 6.3)])
    places = np.column_stack([x + out * np.cos(angle), y + out * np.sin(angle), np.full(len(out), 0.96)])
    # Two rings that wheel in opposite directions around the one in the middle; the silk trails behind.
    turn = np.column_stack([0 * angle, 0 * angle, angle + np.where(out > 4, 1, -1) * math.pi / 2])
    scatter("dancers", places, turn, 1.08, [dancer(number) for number in range(4)], seed=12)


def dancer(number):
    """A dancer in a light robe with raised arms and two long scarves of lit silk."""
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
    figure = person(
        f"dancer{number}", 40 + number, pose=pose, carries=(), lower="dress", top=color, bottom=color
    )
    t, across = np.meshgrid(np.linspace(0, 1, 56), np.linspace(-0.5, 0.5, 5))
    silk = Builder()
    for side, start, height in ((1, 0.26, high + 0.03), (-1, wide + 0.03, 1.45)):
        # The silk rises from the hand in an arch and floats down behind, turning about itself; it tapers to its end.
        width = (0.05 + 0.12 * np.sin(np.pi * t**0.7)) * across
        twist = 0.5 + 2.6 * t + 0.5 * number
        ripple = 0.10 * np.sin(t * 11 + 1.9 * number + side) * t
        silk.grid(
            0.10 - 2.1 * t**1.1 + ripple,
            side * (start + 0.45 * np.sin(np.pi * t) + 0.25 * t) + width * np.sin(twist),
            height + 0.42 * np.sin(np.pi * t**0.8) - 0.95 * t**1.8 + ripple + width * np.cos(twist),
        )
    hue = ("#e8603a", "#f0b864", "#4fb8a0", "#d8452e")[number]
    shade = ("#a83a20", "#b07c34", "#2a7d6c", "#96261a")[number]
    return joined(figure, silk.build(f"silk{number}", paper(f"silk{number}", shade, hue, 0.35), smooth=True))


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
