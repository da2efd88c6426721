"""People for the middle distance, 12 to 60 m away: posed by their joints and dressed in cloth that falls into folds.

A figure stands at the origin of its root and looks along +X. All lengths below are those of an adult of 1.72 m; the
finished figure is scaled as a whole. Faces are only shapes of light: nobody can be recognised.
"""

import math
from collections import defaultdict
from dataclasses import dataclass, field

import bpy
import numpy as np

from . import dress
from .mesh import Builder, grid_quads
from .nodes import lin, material, principled, simple

#: Height for which the lengths in this file are given.
ADULT = 1.72
#: Lengths of the bones, hip to ankle and shoulder to wrist.
THIGH, SHIN, UPPER_ARM, FOREARM = 0.415, 0.415, 0.285, 0.255
#: Half the distance between the hips and between the shoulders.
HIP, SHOULDER = 0.088, 0.162

#: The attribute that says how high a point of cloth would be if the arms hung down; bands go by it.
HANGING = "hanging"

#: Muted cloth as seen in a street of north-west China; the last four are accents, worn by few.
TOPS = (
    "#3b4552 #8d8f8e #c9c3b6 #5a6b78 #7a6a58 #e1dcd0 #44503f #6d7f93 #a58f76 #2c2f36 #b9a9a0 #93a08c "
    "#8a3a2c #a8803f #4a6878 #96656a"
).split()
BOTTOMS = "#23272f #2e3a4e #3f4b5e #6a5f50 #8b8172 #33322f #4a4d45 #1f2024".split()
SHOES = "#1d1c1c #e2dfd8 #4a382b #8c8a86 #2a2f3a".split()
BAGS = "#2c2a28 #5b3a2a #7a7f72 #8a3a2c #39485a #b7a78c".split()
HAIR = "#14110f #1c1613 #241b16".split()
GREY_HAIR = "#8d8b88 #b9b6b1 #5e5a57".split()
SKIN = "#b98763 #c4946f #a87551".split()


@dataclass
class Pose:
    """Where the joints are; pairs are (left, right), left being +Y."""

    pelvis: np.ndarray
    ankles: list
    wrists: list
    #: Nose-up (+) or heel-up (-) angle of each foot, and how far it points outward.
    foot_pitch: tuple = (0.0, 0.0)
    foot_yaw: tuple = (0.12, -0.12)
    #: Forward lean of the lower and the upper back, sideways lean, and turn of the shoulders.
    lean: tuple = (0.03, 0.06)
    sway: float = 0.0
    twist: float = 0.0
    #: Turn and nod of the head.
    head: tuple = (0.0, 0.0)
    #: Way the elbows point.
    elbows: tuple = ((-0.7, 0.5, -0.4), (-0.7, -0.5, -0.4))
    knees: tuple = ((1, 0.1, 0), (1, -0.1, 0))


@dataclass
class Look:
    """Body and clothes of one figure."""

    height: float
    girth: float
    #: Size of the head against the body; large in children.
    head: float
    old: bool
    woman: bool
    top: str
    bottom: str
    long_sleeves: bool
    #: "trousers", "shorts", "skirt" or "dress".
    lower: str
    #: How far the top hangs below the hips.
    hem: float
    hair: str
    #: "short", "bob", "long", "tail", "bun".
    cut: str
    skin: str
    shoes: str
    bag: str
    #: "" or one of `HATS`.
    hat: str
    #: Any of "backpack", "shoulder bag", "hand bag", "parasol", "stick".
    carries: tuple = ()
    #: Heights of reflecting bands on the top.
    bands: tuple = ()
    #: Edge of the faces of its clothes in metres; what is near wants them finer.
    cell: float = 0.015
    #: How much larger than the body its clothes are cut.
    slack: float = 1.07


@dataclass
class Spine:
    """The curved line from the hips to the neck, and the frame that turns along it."""

    points: np.ndarray
    fronts: np.ndarray
    sides: np.ndarray
    #: Height above the hips of each point.
    heights: np.ndarray = field(default_factory=lambda: np.linspace(-0.34, 0.64, 50))

    def at(self, height, front=0.0, side=0.0):
        """The place `height` above the hips along the spine, moved to the front and the left."""
        here = [np.interp(height, self.heights, self.points[:, axis]) for axis in range(3)]
        i = int(np.argmin(np.abs(self.heights - height)))
        return np.array(here) + self.fronts[i] * front + self.sides[i] * side


def person(name, seed, walk=True, child=False, pose=None, old=None, carries=None, season="mild", **look):
    """One figure; returns its root, to be placed and turned about Z.

    `season` is "summer", "mild" or "cool". `pose` takes the place of a walk or a stand; `carries` and any further
    keyword override what the seed chose for `Look`.
    """
    rng = np.random.default_rng(seed)
    chosen = _look(rng, child, old, season)
    if carries is not None:
        chosen.carries = tuple(carries)
    for key, value in look.items():
        setattr(chosen, key, value)
    if pose is None:
        pose = _walking(rng, chosen) if walk else _standing(rng, chosen)
        _hold(pose, chosen)
    return _figure(name, rng, chosen, pose)


def crowd(n, where, seed=0, walk=0.8, season="mild"):
    """`n` people, the i-th at (x, y, z, angle) = where(rng, i); the share `walk` of them walks."""
    rng = np.random.default_rng(seed)
    roots = []
    for i in range(n):
        x, y, z, angle = where(rng, i)
        root = person(
            f"p{seed}_{i}", seed * 1000 + i, rng.uniform() < walk, rng.uniform() < 0.12, season=season
        )
        root.location = (x, y, z)
        root.rotation_euler = (0, 0, angle)
        roots.append(root)
    return roots


def sitting(name, seed, seat=0.45, season="mild", child=False, **look):
    """A figure on a seat of the given height, whose front edge is at the origin's X."""
    rng = np.random.default_rng(seed)
    lap = rng.uniform(-0.03, 0.05)
    pose = Pose(
        pelvis=np.array([-0.17, 0, seat + 0.10]),
        ankles=[np.array([0.20 + 0.1 * rng.uniform(-1, 1), s * 0.11, 0.085]) for s in (1, -1)],
        wrists=[np.array([0.10 + lap, s * 0.10, seat + 0.20]) for s in (1, -1)],
        lean=(rng.uniform(-0.15, 0.05), rng.uniform(0.05, 0.3)),
        sway=rng.uniform(-0.06, 0.06),
        head=(rng.uniform(-0.7, 0.7), rng.uniform(-0.05, 0.25)),
    )
    return person(name, seed, child=child, pose=pose, carries=(), season=season, **look)


def family(name, seed, season="mild"):
    """A grown-up and a child who walk hand in hand."""
    rng = np.random.default_rng(seed)
    root = _empty(name)
    parent = person(name + "a", seed * 7 + 1, carries=(), season=season, old=False)
    little = person(name + "b", seed * 7 + 2, child=True, carries=(), season=season)
    parent.location, little.location = (0, 0.27, 0), (rng.uniform(-0.05, 0.12), -0.27, 0)
    for member in (parent, little):
        member.parent = root
    return root


def wheelchair(name, seed, season="mild"):
    """An old figure in a wheelchair, pushed by a younger one who walks behind it."""
    root = _empty(name)
    pose = Pose(
        pelvis=np.array([-0.10, 0, 0.60]),
        ankles=[np.array([0.36, s * 0.10, 0.22]) for s in (1, -1)],
        wrists=[np.array([0.20, s * 0.20, 0.76]) for s in (1, -1)],
        lean=(-0.12, 0.12),
        head=(0.3, 0.05),
    )
    rider = person(name + "a", seed * 5 + 1, pose=pose, old=True, carries=(), season=season, lower="trousers")
    rng = np.random.default_rng(seed * 5 + 2)
    look = _look(rng, False, False, season)
    look.carries = ()
    pose = _walking(rng, look)
    pose.wrists = [np.array([0.40, s * 0.22, 0.98]) for s in (1, -1)]
    pose.lean, pose.twist = (0.12, 0.14), 0.0
    pusher = _figure(name + "b", rng, look, pose)
    pusher.location = (-0.88, 0, 0)
    chair = _wheelchair_frame(name + "c")
    for thing in (rider, pusher, chair):
        thing.parent = root
    return root


def cyclist(name, seed, season="mild"):
    """A figure on a city bicycle; the rear wheel touches the ground at x = -0.5, the front one at x = 0.55."""
    rng = np.random.default_rng(seed)
    root = _empty(name)
    up = rng.uniform(0.2, 1.0)
    pedal = 0.17 * np.array([math.cos(up), math.sin(up)])
    pose = Pose(
        pelvis=np.array([-0.22, 0, 0.98]),
        ankles=[np.array([0.0 + s * pedal[0], s * 0.11, 0.40 + s * pedal[1]]) for s in (1, -1)],
        wrists=[np.array([0.36, s * 0.24, 1.06]) for s in (1, -1)],
        lean=(0.22, 0.34),
        head=(rng.uniform(-0.2, 0.2), -0.1),
    )
    rider = person(
        name + "a",
        seed,
        pose=pose,
        carries=("backpack",) if seed % 2 else (),
        season=season,
        lower="trousers",
    )
    for thing in (rider, _bicycle(name + "b")):
        thing.parent = root
    return root


def bicycle(name, paint="#39485a"):
    """A city bicycle without its rider, on its stand: a little to the left, on the side of the stand."""
    root = _empty(name)
    frame = _bicycle(name + "a", paint)
    frame.rotation_euler = (-0.12, 0, 0)
    frame.parent = root
    stand = Builder()
    stand.tube([(-0.12, 0.03, 0.30), (-0.16, 0.24, 0.01), (-0.11, 0.26, 0.0)], 0.010, 6)
    stand.build(name + "stand", cloth("#3a3c3e"), smooth=True).parent = root
    return root


# --- who it is -------------------------------------------------------------------------------------------------------


def _look(rng, child, old, season):
    """Body and clothes drawn by lot, as the season allows."""
    woman = rng.uniform() < 0.5
    old = (rng.uniform() < 0.16 if old is None else old) and not child
    accent = rng.uniform() < (0.55 if child else 0.22)
    top = TOPS[rng.integers(12, 16)] if accent else TOPS[rng.integers(0, 12)]
    warm = {"summer": 0.25, "mild": 0.65, "cool": 1.0}[season]
    skirts = {"summer": 0.45, "mild": 0.22, "cool": 0.1}[season]
    lower = "trousers"
    if woman and rng.uniform() < skirts:
        lower = "dress" if rng.uniform() < 0.5 else "skirt"
    elif season == "summer" and rng.uniform() < (0.5 if child else 0.2):
        lower = "shorts"
    chance = rng.uniform()
    carries = ()
    if old and chance < 0.45:
        carries = ("stick",)
    elif chance < 0.34:
        carries = ("backpack",)
    elif chance < 0.55:
        carries = ("shoulder bag",)
    elif chance < 0.66:
        carries = ("hand bag",)
    elif woman and season != "cool" and chance < 0.80:
        carries = ("parasol",)
    hat = ""
    if rng.uniform() < 0.34 and "parasol" not in carries:
        hat = ("sun hat", "straw hat")[rng.integers(0, 2)] if woman else "cap"
    height = rng.normal(1.60 if woman else 1.715, 0.045) - 0.05 * old
    return Look(
        height=rng.uniform(1.02, 1.32) if child else height,
        girth=rng.uniform(0.90, 1.02)
        if child
        else float(np.clip(rng.normal(1.0 + 0.05 * old, 0.09), 0.86, 1.25)),
        head=1.14 if child else 0.95,
        old=old,
        woman=woman,
        top=top,
        bottom=top if lower == "dress" else BOTTOMS[rng.integers(0, len(BOTTOMS))],
        long_sleeves=rng.uniform() < warm or old,
        lower=lower,
        hem=rng.choice([0.02, 0.08, 0.12, 0.22 if season == "cool" else 0.10]),
        hair=GREY_HAIR[rng.integers(0, 3)] if old else HAIR[rng.integers(0, 3)],
        cut=("bob", "long", "tail", "bun")[rng.integers(0, 4)] if woman else "short",
        skin=SKIN[rng.integers(0, 3)],
        shoes=SHOES[rng.integers(0, len(SHOES))],
        bag=BAGS[rng.integers(0, len(BAGS))],
        hat=hat,
        carries=carries,
    )


# --- how it stands ---------------------------------------------------------------------------------------------------


def _walking(rng, look):
    """A moment of the walk: the heel set down, one leg swinging past the other, or the push of the toes."""
    stride = rng.uniform(0.15, 0.20) if look.old else rng.uniform(0.22, 0.31)
    lead = 0 if rng.uniform() < 0.5 else 1
    swing = 1 - lead
    side = (1, -1)
    ankles, pitch = [None, None], [0.0, 0.0]
    moment = rng.integers(0, 3)
    if moment == 0:  # heel down in front, toes of the other foot still on the ground
        ankles[lead] = np.array([stride, side[lead] * 0.06, 0.10])
        ankles[swing] = _heel_up(-stride + 0.10, side[swing] * 0.07, 0.55)
        pitch[lead], pitch[swing] = 0.28, -0.55
    elif moment == 1:  # weight on one leg, the other passes it bent
        ankles[lead] = np.array([0.0, side[lead] * 0.045, 0.08])
        ankles[swing] = np.array([-0.10, side[swing] * 0.08, 0.22])
        pitch[swing] = -0.45
    else:  # weight in front, the rear foot about to leave
        ankles[lead] = np.array([stride * 0.55, side[lead] * 0.055, 0.08])
        ankles[swing] = _heel_up(-stride * 1.15 + 0.12, side[swing] * 0.08, 0.85)
        pitch[swing] = -0.85
    reach = max(abs(ankles[lead][0]), 0.02)
    hip = ankles[lead][2] + math.sqrt((THIGH + SHIN - 0.012) ** 2 - reach**2)
    arm = stride * (0.9 if moment != 1 else 0.25)
    wrists = [None, None]
    for i in (lead, swing):
        forward = -arm if i == lead else arm
        wrists[i] = np.array([forward + 0.05, side[i] * 0.25, hip - 0.03 + 0.35 * max(forward, 0)])
    bent = 0.14 if look.old else 0.0
    pose = Pose(
        pelvis=np.array([0.0, side[lead] * 0.015, hip]),
        ankles=ankles,
        wrists=wrists,
        foot_pitch=tuple(pitch),
        lean=(0.04 + bent, 0.07 + 2 * bent),
        twist=0.14 * side[lead] * (moment != 1),
        head=(rng.normal(0, 0.25), rng.uniform(0.0, 0.15) - bent),
    )
    if look.old and not look.carries and rng.uniform() < 0.6:
        _hands_behind(pose)
    return pose


def _heel_up(toe_x, y, angle):
    """Place of the ankle when the ball of the foot is on the ground at `toe_x` and the heel is up by `angle`."""
    back, high = -0.13, 0.07
    return np.array(
        [
            toe_x + back * math.cos(angle) + high * math.sin(angle),
            y,
            0.012 - back * math.sin(angle) + high * math.cos(angle),
        ]
    )


def _standing(rng, look):
    """The weight on one leg, its hip pushed out; the other knee loose, the shoulders tilted against the hips."""
    heavy = 1 if rng.uniform() < 0.5 else -1
    hip = THIGH + SHIN + 0.08 - 0.014
    ankles = [np.array([0.0, 0.0, 0.08]), np.array([0.0, 0.0, 0.08])]
    for i, side in enumerate((1, -1)):
        free = side != heavy
        ankles[i][:2] = (rng.uniform(0.02, 0.14) * free, side * (0.07 + 0.07 * free))
    bent = 0.12 if look.old else 0.0
    pose = Pose(
        pelvis=np.array([0.0, heavy * 0.045, hip]),
        ankles=ankles,
        wrists=[np.array([0.06, side * 0.24, hip - 0.07]) for side in (1, -1)],
        foot_yaw=(0.25, -0.3),
        lean=(-0.02 + bent, 0.06 + 2 * bent),
        sway=-0.07 * heavy,
        twist=rng.normal(0, 0.1),
        head=(rng.normal(0, 0.45), rng.uniform(-0.05, 0.2) - bent),
    )
    kind = rng.uniform()
    if kind < 0.22:
        _hands_behind(pose)
    elif kind < 0.40:  # looks at a telephone or a camera
        lift = rng.choice([0.28, 0.55])
        pose.wrists = [np.array([0.30, side * 0.06, hip + lift]) for side in (1, -1)]
        pose.head = (0.0, 0.38 if lift < 0.4 else 0.05)
    elif kind < 0.55:  # one arm bent, as when one talks
        i = int(rng.integers(0, 2))
        pose.wrists[i] = np.array([0.27, (1, -1)[i] * 0.18, hip + 0.22])
    return pose


def _hands_behind(pose):
    """Hands clasped behind the back, the way old men stroll."""
    x, y, z = pose.pelvis
    pose.wrists = [np.array([x - 0.19, y + side * 0.03, z + 0.10]) for side in (1, -1)]
    pose.elbows = ((-0.4, 1.0, 0.0), (-0.4, -1.0, 0.0))


def _hold(pose, look):
    """Moves the right hand to what it carries."""
    x, y, z = pose.pelvis
    if "parasol" in look.carries:
        pose.wrists[1] = np.array([x + 0.21, y - 0.15, z + 0.30])
    elif "stick" in look.carries:
        pose.wrists[1] = np.array([x + 0.22, y - 0.25, z - 0.02])
    elif "shoulder bag" in look.carries:
        pose.wrists[1] = np.array([x + 0.10, y - 0.25, z - 0.02])


# --- building --------------------------------------------------------------------------------------------------------


@dataclass
class Body:
    """The joints of a posed figure: three points for each leg and each arm."""

    spine: Spine
    legs: list
    arms: list


def _body(look, pose):
    spine = _spine(pose)
    wide = SHOULDER * look.girth**0.5 * (0.93 if look.woman else 1.0)
    legs, arms = [], []
    for i, side in enumerate((1, -1)):
        hip = pose.pelvis + spine.sides[17] * side * HIP
        legs.append((hip, *_bend(hip, pose.ankles[i], THIGH, SHIN, pose.knees[i])))
        shoulder = spine.at(0.478, 0.0, side * wide)
        arms.append((shoulder, *_bend(shoulder, pose.wrists[i], UPPER_ARM, FOREARM, pose.elbows[i])))
    return Body(spine, legs, arms)


def _fitting():
    """The pose in which clothes are cut: limbs apart."""
    hip = THIGH + SHIN + 0.07
    return Pose(
        pelvis=np.array([0.0, 0, hip]),
        ankles=[np.array([0.0, s * 0.17, 0.085]) for s in (1, -1)],
        wrists=[np.array([0.05, s * 0.46, hip + 0.08]) for s in (1, -1)],
        lean=(0.0, 0.02),
    )


def _limbs(look, body, trousers):
    """What clothes lie on, as `dress.garment` wants it; over trousers the legs are thicker."""
    girth, spine = look.girth, body.spine
    thick = 0.021 if trousers else 0.0
    belly = 0.012 * look.old + 0.02 * (girth > 1.06)
    rows = []

    def row(a, ra, b, rb):
        rows.append((*a, ra * girth, *b, rb * girth))

    for side in (1, -1):
        row(spine.at(-0.06, -0.01, side * 0.075), 0.100 + thick, spine.at(0.12, belly, side * 0.062), 0.090 + thick)
        row(spine.at(0.12, belly, side * 0.062), 0.090 + thick, spine.at(0.40, 0, side * 0.080), 0.098)
        row(spine.at(0.51, -0.01, side * 0.03), 0.058, spine.at(0.475, -0.005, side * SHOULDER), 0.052)
    for hip, knee, ankle in body.legs:
        row(hip, 0.084 + thick, knee, 0.056 + thick)
        row(knee, 0.056 + thick, ankle, 0.040 + thick)
        row(ankle - (0.02, 0, 0.035), 0.040, ankle + (0.09, 0, -0.045), 0.034)
    for shoulder, elbow, wrist in body.arms:
        row(shoulder, 0.050, elbow, 0.039)
        row(elbow, 0.040, wrist, 0.029)
        row(wrist, 0.034, wrist + (wrist - elbow) * 0.35, 0.046)
    return np.array(rows)


def _figure(name, rng, look, pose):
    """Builds body, clothes and belongings: one mesh for each garment, one for each other material."""
    parts = defaultdict(Builder)
    steps = _body(look, _fitting()), _body(look, pose)
    body = steps[1]
    root = _empty(name)
    sewing = {"seed": int(rng.integers(1 << 30)), "cell": look.cell, "slack": look.slack}
    for color, top, pattern in _patterns(rng, look, steps[0]):
        builder, openings, seams = pattern
        limbs = np.array([_limbs(look, step, top and look.lower == "trousers") for step in steps])
        seams = [(*seam, [_frame(step.spine, height) for step in steps]) for *seam, height in seams]
        cut, points, quads = dress.garment(builder, openings, seams, limbs, **sewing)
        bands = look.bands if top else ()
        hanging = {HANGING: _hanging(steps[0], cut)} if bands else None
        finish = cloth(color, bands)
        scaled = points * (look.height / ADULT)
        dress.hang(name + color, scaled, quads, finish, look.cell < 0.012, hanging).parent = root
    for i, (joints, foot) in enumerate(zip(body.legs, zip(pose.foot_pitch, pose.foot_yaw))):
        if look.lower != "trousers":
            _bare_leg(parts[look.skin], look, joints)
        _shoe(parts[look.shoes], joints[2], *foot)
        _bare_arm(parts[look.skin], look, body.arms[i], 1 if i == 0 else -1)
    _head(parts, rng, look, pose, body.spine)
    for thing in look.carries:
        BELONGINGS[thing](parts, look, pose, body.spine)
    for color, builder in parts.items():
        builder.v = [vertices * (look.height / ADULT) for vertices in builder.v]
        builder.build(name + color, finish_of(color), smooth=True).parent = root
    return root


def _frame(spine, height):
    """Origin, front, side and up of the spine at a height."""
    i = int(np.argmin(np.abs(spine.heights - height)))
    front, side = spine.fronts[i], spine.sides[i]
    return np.array([spine.at(height), front, side, np.cross(front, side)])


def _hanging(body, points):
    """How high points of a top are, or would be if its arms hung down."""
    high = points[:, 2].copy()
    for shoulder, elbow, wrist in body.arms:
        along = wrist - shoulder
        length = np.linalg.norm(along)
        reach = (points - shoulder) @ (along / length)
        off = np.linalg.norm(points - shoulder - reach[:, None] * along / length, axis=1)
        sleeve = (reach > 0.05) & (off < 0.12) & (np.abs(points[:, 1]) > abs(shoulder[1]))
        high[sleeve] = shoulder[2] - reach[sleeve]
    return high


def _empty(name):
    """A root to which the parts of a thing are bound."""
    root = bpy.data.objects.new(name, None)
    bpy.context.scene.collection.objects.link(root)
    return root


def finish_of(color):
    """Skin and hair are no cloth."""
    if color in SKIN:
        return _skin_of(color)
    if color.endswith("helmet"):
        return _known("folk" + color) or simple("folk" + color, color[:7], 0.35)
    return _hair_of(color) if color in HAIR + GREY_HAIR else cloth(color)


def _known(name):
    return bpy.data.materials.get(name)


def cloth(color, bands=()):
    """Matt stuff of one colour, washed out here and there and finely creased; shared by all who wear it.

    `bands` are heights of reflecting bands, in the attribute `HANGING` of what is made of it.
    """
    name = "folk" + color + (" with bands" if bands else "")
    if _known(name):
        return _known(name)
    t = material(name)
    place = t.obj()
    base = lin(color)[:3]
    tone = t.mix(
        t.mapr(t.noise(place, 4.0, 6, 0.65), 0.3, 0.7),
        tuple(c * 0.68 for c in base),
        tuple(min(1.0, c * 1.25 + 0.008) for c in base),
    )
    for band in bands:
        away = t.m("ABSOLUTE", t.m("SUBTRACT", t.attr(HANGING).outputs["Fac"], band))
        tone = t.mix(t.m("LESS_THAN", away, 0.026), tone, lin("#c9cccb"))
    creased = t.bump(t.noise(place, 22.0, 5, 0.6, 1.2), 0.35, 0.012)
    woven = t.bump(t.noise(place, 220.0, 2), 0.2, 0.002, creased)
    principled(t, tone, 0.9, woven, spec=0.1, **{"Sheen Weight": 0.12, "Sheen Roughness": 0.5})
    return t.mat


def _skin_of(color):
    name = "folk skin" + color
    if _known(name):
        return _known(name)
    t = material(name)
    tone = t.mix(t.noise(t.obj(), 18.0, 4), lin(color), tuple(c * k for c, k in zip(lin(color), (0.9, 0.72, 0.68))))
    principled(t, tone, 0.5, t.bump(t.noise(t.obj(), 90.0, 3), 0.15, 0.003), spec=0.3)
    return t.mat


def _hair_of(color):
    name = "folk hair" + color
    if _known(name):
        return _known(name)
    t = material(name)
    strands = t.noise(t.vm("MULTIPLY", t.obj(), (1.0, 1.0, 0.18)), 260.0, 3, 0.7)
    tone = t.mix(strands, tuple(c * 0.5 for c in lin(color)[:3]), tuple(c * 1.6 for c in lin(color)[:3]))
    principled(t, tone, 0.55, t.bump(strands, 0.8, 0.006), spec=0.35)
    return t.mat


def _spine(pose):
    """Integrates the leans of lower and upper back into a curve."""
    heights = np.linspace(-0.34, 0.64, 50)
    lean = np.interp(heights, [0.0, 0.25, 0.55], [pose.lean[0], np.mean(pose.lean), pose.lean[1]])
    turn = np.interp(heights, [0.05, 0.45], [-0.4 * pose.twist, pose.twist])
    up = np.stack([np.sin(lean), np.sin(pose.sway) * np.ones_like(lean) * -1, np.cos(lean)], 1)
    up /= np.linalg.norm(up, axis=1)[:, None]
    step = heights[1] - heights[0]
    points = np.cumsum(up * step, axis=0)
    zero = [np.interp(0.0, heights, points[:, axis]) for axis in range(3)]
    points = points - zero + pose.pelvis
    sides = np.stack([-np.sin(turn), np.cos(turn), 0 * turn], 1)
    sides -= up * np.sum(sides * up, axis=1)[:, None]
    sides /= np.linalg.norm(sides, axis=1)[:, None]
    return Spine(points, np.cross(sides, up), sides)


def _bend(root, tip, upper, lower, towards):
    """The middle joint of a limb, bent `towards`; a tip out of reach is pulled in."""
    root, tip = np.asarray(root, float), np.asarray(tip, float)
    axis = tip - root
    length = np.linalg.norm(axis)
    axis /= length
    reach = min(length, (upper + lower) * 0.995)
    along = (upper**2 - lower**2 + reach**2) / (2 * reach)
    out = np.asarray(towards, float) - axis * np.dot(towards, axis)
    out /= np.linalg.norm(out)
    middle = root + axis * along + out * math.sqrt(max(upper**2 - along**2, 0))
    return middle, root + axis * reach


def _loft(builder, centers, fronts, sides, depth, width, around=22, square=2.0):
    """A skin over rings: `depth` is the radius along `fronts`, `width` along `sides`."""
    count = len(centers)
    angle = np.linspace(0, 2 * np.pi, around, endpoint=False)
    c, s = np.cos(angle), np.sin(angle)
    if square != 2.0:
        c, s = (np.sign(v) * np.abs(v) ** (2 / square) for v in (c, s))
    depth, width = (np.broadcast_to(np.asarray(v, float), (count,))[:, None] for v in (depth, width))
    rings = (
        centers[:, None] + (depth * c)[..., None] * fronts[:, None] + (width * s)[..., None] * sides[:, None]
    )
    vertices = np.concatenate([rings.reshape(-1, 3), centers[:1], centers[-1:]])
    a, b = np.meshgrid(np.arange(count - 1) * around, np.arange(around), indexing="ij")
    after = (b + 1) % around
    quads = np.stack([a + b, a + after, a + around + after, a + around + b], -1).reshape(-1, 4)
    last = count * around
    ends = [(last, (j + 1) % around, j) for j in range(around)]
    ends += [(last + 1, last - around + j, last - around + (j + 1) % around) for j in range(around)]
    builder.add(vertices, quads, ends)


def _limb(joints, count=26):
    """A smooth line through three joints, and frames along it whose front is the way the limb bends."""
    a, b, c = (np.asarray(joint, float) for joint in joints)
    t = np.linspace(0, 1, count)[:, None]
    straight = np.where(t < 0.5, a + (b - a) * 2 * t, b + (c - b) * (2 * t - 1))
    near = np.exp(-(((t - 0.5) / 0.10) ** 2))
    points = straight + near * ((a + c) / 2 - b) * 0.10
    along = np.gradient(points, axis=0)
    along /= np.linalg.norm(along, axis=1)[:, None]
    out = b - (a + c) / 2
    if np.linalg.norm(out) < 0.01:
        out = np.array([1.0, 0, 0])
    fronts = out - along * np.sum(along * out, axis=1)[:, None]
    fronts /= np.linalg.norm(fronts, axis=1)[:, None]
    return points, fronts, np.cross(along, fronts)


def _patterns(rng, look, body):
    """The garments of a figure from the inside out: colour, whether it is the top, and what `dress.garment` wants."""
    if look.lower in ("skirt", "dress"):
        yield look.bottom, False, _skirt(rng, look, body)
    else:
        yield look.bottom, False, _trousers(rng, look, body)
    yield look.top, True, _top(look, body)


def _rings(spine, heights):
    """Middles, fronts and sides of the rings of a loft along the spine."""
    nearest = [int(np.argmin(np.abs(spine.heights - h))) for h in heights]
    return np.array([spine.at(h) for h in heights]), spine.fronts[nearest], spine.sides[nearest]


def _top(look, body):
    """A jacket or shirt: its body, its sleeves; one that ends at the waist is gathered there."""
    girth, spine = look.girth, body.spine
    belly = 0.022 * (girth > 1.06) + 0.012 * look.old
    waist = -0.018 if look.woman else 0.0
    gathered = look.hem < 0.07
    table = np.array(
        [  # height above the hips, depth, width
            (-look.hem, 0.128 + belly / 2 - 0.012 * gathered, 0.176 - 0.012 * gathered),
            (0.04, 0.126 + belly, 0.170),
            (0.16, 0.118 + belly, 0.158 + waist),
            (0.28, 0.122 + belly / 2, 0.166 + waist / 2),
            (0.38, 0.128, 0.182),
            (0.45, 0.118, 0.186),
            (0.50, 0.098, 0.168),
            (0.535, 0.080, 0.120),
            (0.560, 0.068, 0.080),
            (0.600, 0.064, 0.068),
        ]
    )
    heights = np.linspace(table[0, 0], table[-1, 0], 40)
    depth, width = (np.interp(heights, table[:, 0], table[:, i]) * girth for i in (1, 2))
    builder = Builder()
    _loft(builder, *_rings(spine, heights), depth, width, square=2.3)
    up = _frame(spine, 0.58)[3]
    openings = [(spine.at(0.585), up, 0.13), (spine.at(-look.hem), -_frame(spine, 0)[3], 0.40)]
    seams = [(spine.at(0.555), up, 0.13, 0.57)]
    if gathered:
        seams.append((*openings[1], -0.04))
    for side, (shoulder, elbow, wrist) in zip((1, -1), body.arms):
        points, fronts, sides = _limb((shoulder - (0, side * 0.03, -0.005), elbow, wrist))
        end = 1.0 if look.long_sleeves else 0.36
        t = np.linspace(0, 1, len(points))
        kept = t <= end + 1e-6
        radius = np.interp(t / end, [0, 0.15, 0.5, 0.8, 1], [0.066, 0.068, 0.060, 0.052, 0.046])[kept] * girth**0.8
        _loft(builder, points[kept], fronts[kept], sides[kept], radius, radius, around=16)
        tip, along = points[kept][-1], points[kept][-1] - points[kept][-2]
        openings.append((tip, along / np.linalg.norm(along), 0.10))
    return builder, openings, seams


def _trousers(rng, look, body):
    """Seat and legs; shorts end above the knee."""
    girth, spine = look.girth, body.spine
    wide = rng.uniform(0.95, 1.12) * girth
    builder = Builder()
    heights = np.linspace(-0.13, 0.12, 12)
    depth = np.interp(heights, [-0.13, -0.06, 0.12], [0.090, 0.122, 0.106]) * girth
    width = np.interp(heights, [-0.13, -0.06, 0.12], [0.135, 0.172, 0.146]) * girth
    _loft(builder, *_rings(spine, heights), depth, width)
    up = _frame(spine, 0.1)[3]
    openings = [(spine.at(0.115), up, 0.30)]
    for hip, knee, ankle in body.legs:
        down = (ankle - knee) / np.linalg.norm(ankle - knee)
        points, fronts, sides = _limb((hip, knee, ankle + 0.012 * down))
        end = 0.50 if look.lower == "shorts" else 1.0
        t = np.linspace(0, 1, len(points))
        kept = t <= end
        radius = np.interp(t, [0, 0.2, 0.5, 0.75, 1], [0.100, 0.096, 0.078, 0.074, 0.076]) * wide
        if end < 1:
            radius = np.interp(t, [0, 0.2, 0.5], [0.102, 0.102, 0.098]) * wide
        radius = radius[kept]
        _loft(builder, points[kept], fronts[kept], sides[kept], radius, radius * 0.97)
        openings.append((points[kept][-1], down, 0.16))
    return builder, openings, [(spine.at(0.10), up, 0.30, 0.1)]


def _bare_leg(builder, look, joints):
    """A leg below shorts or skirt."""
    points, fronts, sides = _limb(joints)
    t = np.linspace(0, 1, len(points))
    bare = np.interp(t, [0, 0.25, 0.48, 0.62, 0.75, 0.97], [0.085, 0.075, 0.053, 0.055, 0.048, 0.036])
    _loft(builder, points, fronts, sides, bare * look.girth, bare * look.girth * 0.95)


def _bare_arm(builder, look, joints, side):
    """The arm as far as no sleeve hides it, and the hand."""
    points, fronts, sides = _limb(joints)
    t = np.linspace(0, 1, len(points))
    bare = np.interp(t, [0, 0.3, 0.5, 0.62, 1], [0.048, 0.044, 0.037, 0.038, 0.025]) * look.girth**0.8
    shown = t > (0.7 if look.long_sleeves else 0.1)
    _loft(builder, points[shown], fronts[shown], sides[shown], bare[shown], bare[shown] * 0.9, around=14)
    _hand(builder, points[-1], points[-1] - points[-4], sides[-1], side)


def _shoe(builder, ankle, pitch, yaw):
    """A low shoe: rings from heel to toe, flat below."""
    rows = np.array(
        [  # distance from the ankle to the front, half width, height of the upper
            (-0.066, 0.020, 0.040),
            (-0.058, 0.034, 0.066),
            (-0.030, 0.040, 0.092),
            (0.030, 0.041, 0.096),
            (0.075, 0.044, 0.066),
            (0.125, 0.048, 0.052),
            (0.165, 0.042, 0.042),
            (0.186, 0.024, 0.030),
        ]
    )
    angle = np.linspace(0, 2 * np.pi, 14, endpoint=False)
    y = rows[:, 1:2] * np.cos(angle)
    z = rows[:, 2:3] * np.clip(np.sin(angle), 0, 1) ** 0.8 - 0.08
    x = np.repeat(rows[:, :1], len(angle), 1)
    x, z = x * math.cos(pitch) - z * math.sin(pitch), x * math.sin(pitch) + z * math.cos(pitch)
    x, y = x * math.cos(yaw) - y * math.sin(yaw), x * math.sin(yaw) + y * math.cos(yaw)
    rings = np.stack([x, y, z], -1) + ankle
    count, around = x.shape
    quads = [
        (
            a * around + b,
            a * around + (b + 1) % around,
            (a + 1) * around + (b + 1) % around,
            (a + 1) * around + b,
        )
        for a in range(count - 1)
        for b in range(around)
    ]
    caps = [
        (count * around + end, first + b, first + (b + 1) % around)
        for end, first in ((0, 0), (1, (count - 1) * around))
        for b in range(around)
    ]
    centers = rings[[0, -1]].mean(1)
    builder.add(np.concatenate([rings.reshape(-1, 3), centers]), quads, caps)


def _hand(builder, wrist, along, across, side):
    """A loose hand: palm, four fingers that curl a little more from the first to the last, and a thumb."""
    along = along / np.linalg.norm(along)
    palm = np.cross(along, across)
    reach = np.array([-0.01, 0.025, 0.06, 0.088])
    frame = np.ones((4, 1))
    centers = wrist + reach[:, None] * along
    _loft(
        builder, centers, frame * palm, frame * across, [0.020, 0.019, 0.016, 0.011], [0.025, 0.036, 0.041, 0.038],
        around=12,
    )  # fmt: skip
    for i in range(4):
        start = wrist + along * (0.080 - 0.004 * abs(i - 1)) + across * side * (0.028 - 0.0187 * i)
        curl = np.cumsum([0.25 + 0.12 * i, 0.45 + 0.1 * i, 0.4])
        bones = (0.040, 0.026, 0.020) if i < 3 else (0.032, 0.020, 0.017)
        turns = along * np.cos(curl)[:, None] + palm * np.sin(curl)[:, None]
        joints = [start, *(start + np.cumsum(turns * np.array(bones)[:, None], axis=0))]
        builder.tube(joints, [0.0095, 0.0095, 0.0085, 0.006], 7)
    thumb = [(0.02, 0.012, 0.022), (0.055, 0.030, 0.040), (0.085, 0.040, 0.038), (0.105, 0.046, 0.034)]
    builder.tube(
        [wrist + along * a + palm * p + across * side * s for a, p, s in thumb], [0.014, 0.012, 0.010, 0.007], 7
    )


def _skirt(rng, look, body):
    """Cloth that hangs from the waist around both legs."""
    length, flare = rng.uniform(0.46, 0.68), rng.uniform(0.02, 0.09)
    spine, girth = body.spine, look.girth
    t = np.linspace(0, 1, 18)
    top = spine.at(0.16)
    centers = np.stack([0 * t + top[0], 0 * t + top[1], top[2] - t * (length + 0.16)], 1)
    depth = np.interp(t, [0, 0.3, 1], [0.104, 0.130, 0.16 + flare]) * girth
    width = np.interp(t, [0, 0.3, 1], [0.140, 0.178, 0.22 + flare]) * girth
    ones = np.ones((18, 1))
    builder = Builder()
    _loft(builder, centers, ones * np.array([1.0, 0, 0]), ones * np.array([0, 1.0, 0]), depth, width, around=44)
    up = np.array([0, 0, 1.0])
    return builder, [(top, up, 0.3), (centers[-1], -up, 0.6)], [(top, up, 0.3, 0.16)]


def _head(parts, rng, look, pose, spine):
    """Neck and collar, head with brow, nose and jaw, hair and hat."""
    size = look.head
    base = spine.at(0.555)
    turn, nod = pose.head
    nod = nod + pose.lean[1] * 0.3
    front = np.array([math.cos(nod) * math.cos(turn), math.cos(nod) * math.sin(turn), -math.sin(nod)])
    side = np.array([-math.sin(turn), math.cos(turn), 0.0])
    up = np.cross(front, side)
    center = base + np.array([0.0, 0, 0.168 if size > 1 else 0.158]) + spine.fronts[-1] * 0.03
    neck = 0.054 - 0.006 * look.woman
    parts[look.skin].tube(
        [base - (0, 0, 0.05), base + (0.004, 0, 0.03), center - up * 0.04], [0.068, neck, neck * 0.96], 16
    )
    if look.long_sleeves:
        _collar(parts[look.top], spine, look.girth)
    longitude, latitude = np.meshgrid(np.linspace(-np.pi, np.pi, 97), np.linspace(-np.pi / 2, np.pi / 2, 49))
    skull = _skull(longitude, latitude)

    def put(builder, shape, shift=(0, 0, 0)):
        place = center + ((shape + np.array(shift)) * size) @ np.array([front, side, up])
        builder.add(place.reshape(-1, 3), grid_quads(shape.shape[1], shape.shape[0]))

    put(parts[look.skin], skull)
    put(parts[look.hair], _hair(skull, longitude, latitude, look, rng))
    if look.cut in ("long", "tail"):
        _tress(parts[look.hair], center, front, side, up, look.cut, size)
    if look.cut == "bun":
        put(parts[look.hair], skull * 0.42, (-0.085, 0, 0.075))
    if look.hat:
        color, rows, peak = HATS[look.hat]
        put(parts[(color or look.bag) + look.hat * (look.hat == "helmet")], *_hat(np.array(rows), peak, rng))


def _collar(builder, spine, girth):
    """A turned-down collar, open in front."""
    rows = ((0.525, 0.078), (0.552, 0.070), (0.590, 0.064), (0.612, 0.068), (0.610, 0.076), (0.575, 0.090), (0.560, 0.096))
    angle = np.linspace(0.5, 2 * np.pi - 0.5, 33)
    frame = _frame(spine, 0.57)
    low = np.clip(np.cos(angle / 2) ** 2 * 2 - 1, 0, 1) * 0.03 + 0.02 * np.cos(angle)
    place = np.array(
        [
            spine.at(height)
            + girth**0.5 * radius * (np.cos(angle)[:, None] * frame[1] + 0.95 * np.sin(angle)[:, None] * frame[2])
            - low[:, None] * frame[3]
            for height, radius in rows
        ]
    )
    builder.grid(place[..., 0], place[..., 1], place[..., 2])


#: Colour, if not that of the bag; rings from the rim to the top as (radius, height over the middle of the head); how
#: far a peak stands out.
HATS = {
    "cap": ("", ((0.093, 0.035), (0.096, 0.07), (0.084, 0.11), (0.05, 0.132), (0, 0.138)), 0.075),
    "work cap": (
        "",
        ((0.097, 0.03), (0.099, 0.066), (0.103, 0.09), (0.104, 0.108), (0.094, 0.122), (0.05, 0.122), (0, 0.120)),
        0.05,
    ),
    "helmet": (
        "",
        ((0.098, 0.030), (0.126, 0.034), (0.126, 0.042), (0.108, 0.048), (0.106, 0.08), (0.092, 0.122), (0.055, 0.148),
         (0, 0.155)),
        0.03,
    ),
    "sun hat": (
        "#d9cdb8",
        ((0.18, 0.0), (0.15, 0.02), (0.12, 0.036), (0.097, 0.046), (0.093, 0.09), (0.07, 0.12), (0, 0.13)),
        0,
    ),
    "straw hat": (
        "#b99a62",
        ((0.27, -0.03), (0.22, 0.005), (0.16, 0.036), (0.10, 0.052), (0.094, 0.08), (0.088, 0.12), (0.06, 0.132),
         (0, 0.134)),
        0,
    ),
}  # fmt: skip


def _hat(rows, peak, rng):
    """A hat turned about the head's axis and pressed oval; the brim waves a little."""
    turn = np.linspace(-np.pi, np.pi, 73)
    angle, radius = np.meshgrid(turn, rows[:, 0])
    height = np.repeat(rows[:, 1:], len(turn), 1)
    outside = np.clip((radius - 0.1) / 0.1, 0, 1.5)
    height = height + outside * (0.016 * np.sin(2 * angle + rng.uniform(0, 6)) + 0.007 * np.sin(5 * angle))
    if peak:
        ahead = np.clip(np.cos(angle * 1.5), 0, 1) ** 0.7 * (np.abs(angle) < np.pi / 3)
        first = np.zeros(len(rows))
        first[0] = 1
        radius = radius + peak * ahead * first[:, None]
        height = height - 0.012 * ahead * first[:, None]
        # The rim comes back under the peak, or the crown would run out into it.
        rim = np.stack([np.full(len(turn), rows[0, 0]), np.full(len(turn), rows[0, 1])])
        radius = np.concatenate([radius[:1], rim[:1], radius[1:]])
        height = np.concatenate([height[:1], rim[1:], height[1:]])
        angle = np.concatenate([angle[:1], angle])
    crumpled = 1 + 0.02 * np.sin(3 * angle + rng.uniform(0, 6)) * (radius < 0.12)
    shape = np.stack([1.14 * radius * np.cos(angle), 0.98 * radius * np.sin(angle), height], -1)
    return shape * crumpled[..., None], (-0.004, 0, 0)


def _skull(longitude, latitude):
    """Points of a head about its middle: the x axis goes through the nose."""
    x, y, z = np.cos(latitude) * np.cos(longitude), np.cos(latitude) * np.sin(longitude), np.sin(latitude)
    below = np.clip(-z, 0, 1)
    y = y * (1 - 0.30 * below**1.4)
    x = np.where(x < 0, x * (1 - 0.35 * below), x * (1 - 0.06 * below))
    points = np.stack([x * 0.098, y * 0.077, z * 0.118], -1)

    def bump(at, width, height):
        away = (longitude - at[0]) ** 2 / width[0] ** 2 + (latitude - at[1]) ** 2 / width[1] ** 2
        return (height * np.exp(-away))[..., None] * np.stack(
            [np.cos(longitude), np.sin(longitude), 0 * z], -1
        )

    points += bump((0, -0.12), (0.13, 0.22), 0.022)  # nose
    points += bump((0.42, 0.10), (0.2, 0.12), -0.009) + bump((-0.42, 0.10), (0.2, 0.12), -0.009)  # eyes
    points += bump((0, -0.75), (0.4, 0.2), 0.008)  # chin
    points += bump((1.62, -0.05), (0.10, 0.22), 0.014) + bump((-1.62, -0.05), (0.10, 0.22), 0.014)  # ears
    return points


def _hair(skull, longitude, latitude, look, rng):
    """A shell over the skull above the hairline; below it, it is drawn into the head."""
    away, cut = np.abs(longitude), look.cut
    low = {"short": -0.45, "bob": -0.85, "long": -0.7, "tail": -0.45, "bun": -0.45}[cut]
    ear = -0.05 if cut in ("short", "tail", "bun") else low
    line = np.interp(away, [0.0, 0.7, 1.05, 1.4, 1.9, np.pi], [0.62, 0.52, 0.22, ear, min(ear, low), low])
    line = line + 0.05 * np.sin(5 * longitude + rng.uniform(0, 6)) + 0.05 * np.sin(37 * longitude)
    above = np.clip((latitude - line) / 0.10, 0, 1)
    volume = 1.09 + (0.06 if cut == "bob" else 0.0) * np.clip(0.6 - latitude, 0, 1)
    locks = np.sin(23 * longitude + 2.5 * np.sin(3 * latitude + rng.uniform(0, 6)) + rng.uniform(0, 6))
    locks = 0.5 * locks + 0.5 * np.sin(9 * longitude - 5 * latitude + rng.uniform(0, 6))
    volume = volume + 0.022 * locks * np.cos(latitude)
    if look.hat:
        # Pressed flat where the hat sits.
        volume = np.where(latitude > 0.2, np.minimum(volume, 1.01), volume)
    return skull * (0.90 + (volume - 0.90) * above)[..., None]


def _tress(builder, center, front, side, up, cut, size):
    """Hair that falls on the back, loose or as a tail."""
    t = np.linspace(0, 1, 9)
    wide = (
        np.interp(t, [0, 0.5, 1], [0.07, 0.085, 0.05])
        if cut == "long"
        else np.interp(t, [0, 0.4, 1], [0.018, 0.03, 0.01])
    )
    drop = 0.30 if cut == "long" else 0.26
    start = -0.055 if cut == "long" else -0.10
    centers = (
        center + (np.outer(start - 0.05 * np.sin(t * 2.2), front) + np.outer(0.03 - drop * t, up)) * size
    )
    ones = np.ones((9, 1))
    _loft(builder, centers, ones * front, ones * side, 0.035 * size * (1 - 0.6 * t), wide * size, around=14)


# --- belongings ------------------------------------------------------------------------------------------------------


def _backpack(parts, look, pose, spine):
    heights = np.linspace(0.10, 0.50, 12)
    t = np.linspace(0, 1, 12)
    round_off = np.clip(np.sin(np.pi * np.clip(t * 0.92 + 0.06, 0, 1)) * 2.2, 0.25, 1)
    centers = np.array([spine.at(h, -0.19 * look.girth) for h in heights])
    ones = np.ones((12, 1))
    i = 35
    _loft(
        parts[look.bag],
        centers,
        ones * spine.fronts[i],
        ones * spine.sides[i],
        0.085 * round_off * (1.12 - 0.3 * t),
        0.145 * round_off,
        square=3.2,
    )
    for side in (1, -1):
        strap = [
            spine.at(0.48, -0.12, side * 0.10),
            spine.at(0.555, -0.02, side * 0.11),
            spine.at(0.48, 0.115, side * 0.11),
            spine.at(0.34, 0.125, side * 0.13),
            spine.at(0.20, 0.02, side * 0.19),
        ]
        parts[look.bag].tube(strap, 0.017, 6)


def _shoulder_bag(parts, look, pose, spine):
    middle = spine.at(-0.06, 0.02, -0.225 * look.girth)
    bag = parts[look.bag]
    bag.box(*_around(middle, 0.13, 0.045, 0.10), taper=0.01)
    for end in (0.1, -0.1):
        strap = [middle + (end, 0, 0.09), spine.at(0.30, end * 1.3, -0.12), spine.at(0.56, end * 0.3, 0.09)]
        bag.tube(strap, 0.009, 5)


def _hand_bag(parts, look, pose, spine):
    hand = pose.wrists[1] + np.array([0.02, 0, -0.12])
    bag = parts[look.bag]
    bag.box(*_around(hand - (0, 0, 0.24), 0.14, 0.05, 0.12), taper=0.015)
    bag.tube([hand - (0.07, 0, 0.13), hand, hand + (0.07, 0, -0.13)], 0.007, 5)


def _parasol(parts, look, pose, spine):
    """A sunshade over the right shoulder, tipped back a little."""
    hand = pose.wrists[1] + np.array([0.02, 0.01, 0.04])
    axis = np.array([-0.16, 0.10, 1.0])
    axis /= np.linalg.norm(axis)
    top = hand + axis * 0.78
    parts["#55524e"].tube([hand - axis * 0.12, top + axis * 0.05], 0.008, 6)
    front = np.cross((0, 1.0, 0), axis)
    front /= np.linalg.norm(front)
    side = np.cross(axis, front)
    angle, r = np.meshgrid(np.linspace(0, 2 * np.pi, 49), np.linspace(0, 1, 9))
    ribs = np.abs(np.cos(4 * angle))
    radius = 0.50 * r * (0.93 + 0.07 * ribs)
    drop = -0.24 * r**2 + 0.03 * r**2 * (1 - ribs)
    place = (
        top + (radius * np.cos(angle))[..., None] * front + (radius * np.sin(angle))[..., None] * side
    ) + drop[..., None] * axis
    color = ("#b8a6b4", "#9db0b4", "#d8c9a6", "#8f4d45")[int(look.height * 1000) % 4]
    parts[color].grid(place[..., 0], place[..., 1], place[..., 2])


def _stick(parts, look, pose, spine):
    hand = pose.wrists[1] + np.array([0.03, 0, -0.07])
    wood = parts["#4a3322"]
    wood.tube(
        [hand + (-0.05, 0, 0.02), hand + (0.03, 0, 0.025), hand, (hand[0] + 0.08, hand[1], 0.0)], 0.013, 7
    )


BELONGINGS = {
    "backpack": _backpack,
    "shoulder bag": _shoulder_bag,
    "hand bag": _hand_bag,
    "parasol": _parasol,
    "stick": _stick,
}


def _around(middle, x, y, z):
    """The six limits of a box with these half sizes about `middle`, as `Builder.box` wants them."""
    a, b, c = middle
    return a - x, a + x, b - y, b + y, c - z, c + z


# --- vehicles --------------------------------------------------------------------------------------------------------


def _wheel(tyre, spokes, center, radius, width=0.018):
    """A wire wheel in the plane of X and Z."""
    angle = np.linspace(0, 2 * np.pi, 41)
    rim = np.stack([np.cos(angle), 0 * angle, np.sin(angle)], 1)
    center = np.asarray(center, float)
    tyre.tube(center + rim * (radius - width), width, 8)
    for a in np.linspace(0, 2 * np.pi, 14, endpoint=False):
        spokes.tube([center, center + np.array([math.cos(a), 0, math.sin(a)]) * (radius - width)], 0.0025, 4)


def _build_vehicle(name, tyre, steel, paint, paint_color):
    root = _empty(name)
    for builder, color in ((tyre, "#1b1b1b"), (steel, "#9a9c9e"), (paint, paint_color)):
        builder.build(name + color, cloth(color), smooth=True).parent = root
    return root


def _wheelchair_frame(name):
    tyre, steel, seat = Builder(), Builder(), Builder()
    for side in (1, -1):
        y = side * 0.29
        _wheel(tyre, steel, (-0.16, y, 0.30), 0.30)
        _wheel(tyre, steel, (0.34, y * 0.9, 0.09), 0.09, 0.02)
        y = side * 0.25
        steel.tube([(-0.30, y, 0.48), (0.20, y, 0.48), (0.34, y, 0.40), (0.42, y * 0.7, 0.14)], 0.012, 7)
        steel.tube([(-0.30, y, 0.20), (-0.30, y, 0.95), (-0.44, y, 0.97)], 0.012, 7)
        steel.tube([(-0.30, y, 0.70), (0.14, y, 0.70), (0.20, y, 0.48)], 0.012, 7)
        seat.box(-0.2, 0.16, y - 0.03, y + 0.03, 0.70, 0.73)
    seat.box(-0.30, 0.22, -0.24, 0.24, 0.46, 0.50)
    seat.box(-0.33, -0.29, -0.24, 0.24, 0.50, 0.92)
    seat.box(0.34, 0.50, -0.18, 0.18, 0.12, 0.135)
    return _build_vehicle(name, tyre, steel, seat, "#2a2f3a")


def _bicycle(name, paint="#39485a"):
    tyre, steel, frame = Builder(), Builder(), Builder()
    _wheel(tyre, steel, (-0.50, 0, 0.33), 0.33)
    _wheel(tyre, steel, (0.55, 0, 0.33), 0.33)
    crank, saddle, neck = np.array([0.0, 0, 0.33]), np.array([-0.20, 0, 0.86]), np.array([0.38, 0, 0.86])
    for path in (
        (crank, saddle),
        (crank, neck),
        (saddle * 0.9 + crank * 0.1, neck),
        ((-0.5, 0, 0.33), crank),
        ((-0.5, 0, 0.33), saddle),
        (neck, (0.55, 0, 0.33)),
    ):
        frame.tube([np.asarray(point) for point in path], 0.016, 8)
    steel.tube([neck, neck + (-0.02, 0, 0.16)], 0.012, 7)
    steel.tube([(0.28, 0.27, 1.02), (0.36, 0.14, 1.03), (0.36, -0.14, 1.03), (0.28, -0.27, 1.02)], 0.012, 7)
    tyre.box(-0.34, -0.10, -0.07, 0.07, 0.88, 0.93, 0.02)
    frame.box(0.46, 0.74, -0.15, 0.15, 0.78, 0.98)
    steel.box(-0.74, -0.36, -0.07, 0.07, 0.72, 0.735)
    return _build_vehicle(name, tyre, steel, frame, paint)
