"""The relict gull (Ichthyaetus relictus) in breeding dress, built feather by feather.

Lengths are metres of a bird 44 cm long. A bird looks along +x, its left is +y. A standing one has its root on the ground
between its feet, a flying one in the middle of its trunk.
"""

import math
from dataclasses import dataclass

import bpy
import numpy as np
from mathutils import Matrix
from scipy.interpolate import PchipInterpolator

from . import plumage
from .mesh import Builder
from .nodes import lin, material, principled, simple


def _tint(hexs):
    return np.array(lin(hexs)[:3])


WHITE, PEARL, BLACK = _tint("#e8e6e4"), _tint("#a9aeb5"), _tint("#141315")
PALE_PEARL = _tint("#bfc4c9")
#: Brown-black, paler brown about the bill.
HOOD, FACE = _tint("#17100d"), _tint("#3b271b")

#: Sections of the trunk, a long drop that is deepest above the legs: x, height of the middle, half width, half height.
TRUNK = np.array(
    [
        (0.035, -0.0055, 0.0508, 0.0500),
        (0.015, -0.004, 0.0515, 0.0510),
        (-0.025, 0.000, 0.0505, 0.0485),
        (-0.065, 0.005, 0.0450, 0.0410),
        (-0.105, 0.012, 0.0355, 0.0305),
        (-0.140, 0.018, 0.0255, 0.0200),
        (-0.175, 0.0225, 0.0165, 0.0110),
        (-0.205, 0.025, 0.003, 0.002),
    ]
)

#: Length of the breast: half an ellipsoid ahead of the first section, as a flat end would show where the neck joins.
BREAST = 0.065

#: The shell on which the vanes of the folded wings lie: 2 mm above the trunk, and on over the tail.
SHELL = np.array(
    [
        (0.095, -0.005, 0.031, 0.032),
        (0.075, -0.005, 0.0425, 0.0425),
        (0.050, -0.005, 0.0500, 0.0495),
        (0.015, -0.003, 0.0535, 0.0530),
        (-0.025, 0.001, 0.0525, 0.0505),
        (-0.065, 0.006, 0.0475, 0.0430),
        (-0.105, 0.0125, 0.0390, 0.0335),
        (-0.140, 0.019, 0.0310, 0.0245),
        (-0.175, 0.0245, 0.0245, 0.0175),
        (-0.215, 0.029, 0.0190, 0.0120),
        (-0.255, 0.032, 0.0140, 0.0080),
        (-0.305, 0.033, 0.0100, 0.0060),
    ]
)

#: Lower edge of the folded wing: x along the trunk, and degrees around it from the ridge of the back.
WING_EDGE = ((-0.115, -0.08, -0.03, 0.02, 0.05, 0.072, 0.084), (62, 78, 90, 92, 80, 52, 20))
#: Where the soft feathers of shoulder and wing give way to the long vanes: degrees from the ridge, and x.
SHOULDER_END = ((0, 40, 62, 88), (-0.082, -0.082, -0.052, 0.000))
#: How thick they lie on the trunk, enough to bury the roots of the vanes.
SHOULDER_DEPTH = 0.0075

#: Width of the tufts that the soft feathers of breast and belly form.
TUFT = 0.012

#: Half axes of the head without its feathers, along, across, up.
HEAD = np.array([0.0298, 0.0232, 0.0240])
EYE = np.array([0.0115, 0.0, 0.0048])
EYE_RADIUS = 0.0040

#: Where the tail is rooted, in the trunk.
TAIL_ROOT = np.array([-0.135, 0.0, 0.020])
TAIL_LENGTH = 0.122


@dataclass(frozen=True)
class Wing:
    """Angles in degrees of the three parts of a spread wing: upper arm, forearm, hand."""

    #: How far each part rises outwards.
    rise: tuple[float, float, float] = (20, 8, -2)
    #: How far each part points forward.
    sweep: tuple[float, float, float] = (-22, 24, -22)
    #: How much the air bends the tips of the feathers upward, as a share of their length.
    bend: float = 0.06
    #: Leading edge up.
    twist: float = 6.0


@dataclass(frozen=True)
class Pose:
    """How a bird holds itself."""

    #: Middle of the trunk above the root, and breast up in degrees.
    height: float = 0.133
    pitch: float = 11.0
    #: Where the neck leaves the trunk, ahead of its middle and above.
    nape: tuple[float, float] = (0.083, 0.045)
    #: Middle of the head and where the bill points, from the root.
    head: tuple[float, float, float] = (0.094, 0.0, 0.250)
    look: tuple[float, float, float] = (1.0, 0.0, -0.10)
    #: None when folded; otherwise both wings.
    wing: Wing | None = None
    #: "stand", "stride", or "tuck": laid back under the tail, as in flight.
    legs: str = "stand"
    #: Half the angle of the tail's fan, and how far it is pressed down.
    fan: float = 4.0
    tail_down: float = 0.0


POSES = {
    "alert": Pose(),
    "relaxed": Pose(height=0.130, pitch=8, head=(0.094, -0.006, 0.242), look=(0.80, -0.55, -0.12)),
    "aside": Pose(pitch=9, head=(0.089, -0.006, 0.256), look=(0.86, -0.45, -0.06), legs="stride"),
    "forage": Pose(
        height=0.128,
        pitch=-3,
        nape=(0.106, 0.018),
        head=(0.158, 0.006, 0.172),
        look=(0.86, 0.08, -0.42),
        legs="stride",
    ),
    "landing": Pose(
        height=0.0,
        pitch=28,
        nape=(0.100, 0.020),
        head=(0.130, 0.0, 0.084),
        look=(1.0, 0.0, -0.20),
        wing=Wing((50, 42, 30), (-16, 22, -8), 0.07, 16),
        legs="tuck",
        fan=30,
        tail_down=20,
    ),
    "glide": Pose(
        height=0.0,
        pitch=4,
        nape=(0.100, 0.016),
        head=(0.146, 0.0, 0.020),
        look=(1.0, 0.0, -0.16),
        wing=Wing((22, 6, -6), (-24, 26, -26), 0.06, 5),
        legs="tuck",
        fan=16,
    ),
    "upstroke": Pose(
        height=0.0,
        pitch=6,
        nape=(0.100, 0.016),
        head=(0.146, 0.0, 0.024),
        look=(1.0, 0.05, -0.12),
        wing=Wing((48, 38, 26), (-18, 24, -24), 0.03, 8),
        legs="tuck",
        fan=14,
    ),
}


def materials():
    """The materials all gulls share."""
    return {
        "coat": plumage.coat_material("gull coat"),
        "skin": plumage.skin_material("gull skin"),
        "vane": plumage.vane_material("gull vane"),
        "bill": _horn("gull bill", "#7c1914", 0.30),
        "leg": _scutes("gull leg", "#701a15"),
        "web": simple("gull web", "#6f1a15", 0.5),
        "claw": simple("gull claw", "#15100f", 0.4),
        "eye": simple("gull eye", "#0a0605", 0.10, spec=0.4),
        "lid": simple("gull lid", "#140b09", 0.5),
    }


def make(mats, name, pose="alert", seed=0, detail=1.0):
    """One gull, as a root to be placed. `detail` below 1 takes fewer and larger feathers, for birds far away."""
    pose = POSES[pose]
    rng = np.random.default_rng(seed)
    frame = Frame(pose)
    field = plumage.Field(frame.distance, *frame.bounds(), 0.0035)
    parts = _plumage(field, frame, pose, mats, name, rng, detail)
    parts.append(_vanes(frame, pose, rng).build(name + " vanes", mats["vane"]))
    parts += _bill(frame, mats, name) + _eyes(field, frame, mats, name) + _legs(frame, pose, mats, name)
    root = bpy.data.objects.new(name, None)
    bpy.context.scene.collection.objects.link(root)
    for part in parts:
        part.parent = root
    return root


class Frame:
    """Where trunk, neck and head of a pose are, and how far a point is from their skin."""

    def __init__(self, pose):
        self.pose = pose
        pitch = math.radians(pose.pitch)
        #: Columns are the trunk's forward, left and up.
        self.turn = np.array(
            [[math.cos(pitch), 0, -math.sin(pitch)], [0, 1, 0], [math.sin(pitch), 0, math.cos(pitch)]]
        )
        self.middle = np.array([0.0, 0.0, pose.height])
        self.droop = math.tan(math.radians(pose.tail_down))
        self.head = np.array(pose.head, float)
        forward = np.array(pose.look, float) / np.linalg.norm(pose.look)
        left = np.cross((0, 0, 1), forward)
        left /= np.linalg.norm(left)
        self.face = np.stack([forward, left, np.cross(forward, left)], 1)
        self.neck, self.neck_radius = self._neck()
        self.feet = [] if pose.legs == "tuck" else _feet(pose)

    def out(self, points):
        """From the trunk's coordinates to the bird's."""
        points = np.array(points, float)
        points[..., 2] -= self._sag(points[..., 0])
        return points @ self.turn.T + self.middle

    def trunk(self, points):
        """From the bird's coordinates to the trunk's."""
        points = (points - self.middle) @ self.turn
        points[..., 2] += self._sag(points[..., 0])
        return points

    def _sag(self, x):
        """How far a tail that is pressed down bends the rump with it."""
        behind = np.maximum(-0.08 - x, 0)
        return self.droop * behind**2 / (behind + 0.05)

    def facing(self, points):
        """From the bird's coordinates to the head's."""
        return (points - self.head) @ self.face

    def _neck(self):
        """Spheres along a bent line from the breast into the head."""
        flying = self.pose.wing is not None
        start = self.out((0.050, 0, 0.006))
        rise = self.out((self.pose.nape[0], 0, self.pose.nape[1]))
        below = self.head + self.face @ np.array([-0.022, 0, -0.006] if flying else [-0.012, 0, -0.030])
        points = np.stack([start, rise, below, self.head])
        part = np.linspace(0, 1, 18)[:, None]
        weights = np.concatenate(
            [(1 - part) ** 3, 3 * part * (1 - part) ** 2, 3 * part**2 * (1 - part), part**3], 1
        )
        return weights @ points, weights @ np.array([0.042, 0.036, 0.0250, 0.0205])

    def distance(self, points):
        """Signed distance from the skin."""
        skin = _trunk_distance(self.trunk(points), self.pose.wing is None)
        neck = np.full(len(points), 1.0)
        for place, radius in zip(self.neck, self.neck_radius):
            neck = np.minimum(neck, np.linalg.norm(points - place, axis=1) - radius)
        skin = plumage.smooth_union(skin, neck, 0.042)
        local = self.facing(points)
        head = (np.linalg.norm(local / HEAD, axis=1) - 1) * HEAD.min()
        brow = _cone(local, (0.010, 0, -0.003), (0.031, 0, -0.0045), 0.0185, 0.0082)
        cheek = np.linalg.norm(local - (-0.003, 0, -0.006), axis=1) - 0.0222
        head = plumage.smooth_union(plumage.smooth_union(head, brow, 0.010), cheek, 0.010)
        skin = plumage.smooth_union(skin, head, 0.014)
        for hip, ankle in self.thighs():
            skin = plumage.smooth_union(skin, _cone(points, hip, ankle, 0.026, 0.0058), 0.022)
        return skin

    def thighs(self):
        """Hip and the end of the feathers on each leg."""
        ends = []
        for side, (foot, ankle) in zip((1, -1), self.feet):
            hip = self.out((0.004, side * 0.026, -0.032))
            ends.append((hip, ankle + (hip - ankle) * 0.30))
        return ends

    def bounds(self):
        """Corners of a box around the skin."""
        trunk = self.out(
            np.array([(x, side * 0.07, z) for x in (-0.21, 0.13) for side in (1, -1) for z in (-0.07, 0.07)])
        )
        head = self.head + np.array([(-0.05,) * 3, (0.05,) * 3])
        legs = [end for pair in self.thighs() for end in pair]
        points = np.concatenate([trunk, head, np.array(legs).reshape(-1, 3)])
        return points.min(0) - 0.012, points.max(0) + 0.012

    def lie(self, points):
        """The way feathers point: from the bill over head and neck to the tail, and down the thighs."""
        line = [self.head + self.face @ np.array([x, 0, -0.004]) for x in (0.04, 0.02, 0.0, -0.014)]
        line += list(self.neck[::-1][3:])
        line += [
            self.out((x, 0, z))
            for x, z in ((0.03, 0), (-0.02, 0), (-0.07, 0.006), (-0.13, 0.018), (-0.20, 0.026))
        ]
        line = np.array(line)
        starts, ends, reach = line[:-1], line[1:], np.full(len(line) - 1, 0.030)
        for hip, ankle in self.thighs():
            low = hip * 0.35 + ankle * 0.65
            starts, ends = np.vstack([starts, low]), np.vstack([ends, ankle])
            reach = np.append(reach, 0.014)
        middles, ways = (starts + ends) / 2, ends - starts
        ways = ways / (np.linalg.norm(ways, axis=1)[:, None] + 1e-9)
        away = np.linalg.norm(points[:, None] - middles[None], axis=2)
        # The nearest part of the line decides, softly.
        away = away - away.min(1)[:, None]
        weight = np.exp(-((away / reach[None]) ** 2) * 3)
        way = weight @ ways
        return way / (np.linalg.norm(way, axis=1)[:, None] + 1e-9)


def _sections(table, x):
    """Middle height, half width and half height of a table of sections at `x`."""
    table = table[::-1]
    return (PchipInterpolator(table[:, 0], table[:, column])(x) for column in (1, 2, 3))


def _around(points):
    """Sections of the trunk at `points` in its own space, and how far around it from the ridge they lie, in degrees."""
    middle, wide, high = _sections(TRUNK, np.clip(points[:, 0], TRUNK[-1, 0], TRUNK[0, 0]))
    turned = np.degrees(np.arctan2(np.abs(points[:, 1]) / wide, (points[:, 2] - middle) / high))
    return middle, wide, high, turned


def _trunk_distance(points, folded):
    """Signed distance from the trunk, with the soft feathers of shoulders and wings if they are `folded`."""
    x = points[:, 0]
    middle, wide, high, turned = _around(points)
    ahead = np.maximum(x - TRUNK[0, 0], 0) / BREAST
    within = np.sqrt(ahead**2 + (points[:, 1] / wide) ** 2 + ((points[:, 2] - middle) / high) ** 2) - 1
    within *= np.minimum(wide, high)
    if folded:
        within -= _shoulder(x, turned)
    return np.maximum(within, TRUNK[-1, 0] - x)


def _shoulder(x, turned):
    """Thickness of the soft feathers of a folded wing, which fades out at its edges."""
    end = np.interp(turned, *SHOULDER_END)
    along = _ease((0.084 - x) / 0.022) * _ease((x - end + 0.028) / 0.028)
    return SHOULDER_DEPTH * along * _ease((np.interp(x, *WING_EDGE) + 3 - turned) / 9)


def _ease(share):
    """From 0 to 1 without a kink."""
    share = np.clip(share, 0, 1)
    return share * share * (3 - 2 * share)


def _cone(points, start, end, first, last):
    """Distance from a cone with round ends."""
    start, end = np.asarray(start, float), np.asarray(end, float)
    line = end - start
    part = np.clip((points - start) @ line / (line @ line), 0, 1)
    return np.linalg.norm(points - start - part[:, None] * line, axis=1) - (first + (last - first) * part)


# The coat


def _plumage(field, frame, pose, mats, name, rng, detail):
    """The skin and the soft feathers on it."""

    def dress(points):
        return _dress(frame, pose, points)

    vertices, quads = field.surface()
    skin = plumage.tinted_mesh(name + " skin", vertices, quads, dress(vertices) * 0.93, mats["skin"])

    def spacing(points):
        local = np.linalg.norm(frame.facing(points), axis=1)
        near_eye = _eye_distance(frame, points)
        gap = np.interp(local, (0.034, 0.075), (0.0027, 0.0050))
        return np.where(near_eye < 0.013, 0.0014, gap) / detail

    points = field.settle(plumage.spread_points(vertices, quads, spacing, rng))
    away = np.linalg.norm(frame.facing(points), axis=1)
    length = np.interp(away, (0.030, 0.045, 0.09, 0.16), (0.0042, 0.0060, 0.0110, 0.0135))
    length = np.where(_eye_distance(frame, points) < 0.013, 0.0024, length)
    # Short at the base of the bill, long on belly and flank.
    length *= np.interp(frame.facing(points)[:, 0], (0.015, 0.032), (1.0, 0.55))
    trunk = frame.trunk(points)
    length *= np.interp(trunk[:, 2], (-0.06, -0.02), (1.25, 1.0))
    # Smooth as silk on the back, a little looser below, and in soft tufts on breast, flanks and belly.
    lift = np.where(trunk[:, 2] > 0.01, 0.011, 0.020)[:, None, None]
    downy = _ease((_around(trunk)[-1] - 68) / 30) * _ease((away - 0.07) / 0.04)
    lie = frame.lie(points)
    tufted = plumage.tufts(field, points, lie, TUFT, downy, rng)
    barbs = max(8, int(25 * detail))
    coat = plumage.contour_feathers(field, points, lie, length, dress, barbs, rng, lift, tufted)
    return [skin, plumage.coat(name + " coat", *coat, mats["coat"])]


def _eye_distance(frame, points):
    local = frame.facing(points)
    return np.hypot(local[:, 0] - EYE[0], local[:, 2] - EYE[2]) + np.where(
        np.abs(local[:, 1]) < 0.010, 1.0, 0.0
    )


def _dress(frame, pose, points):
    """Colour of the soft feathers: hood, crescents at the eye, pearl-grey mantle, white for the rest."""
    tint = np.repeat(WHITE[None], len(points), 0)
    trunk = frame.trunk(points)
    x, turned = trunk[:, 0], _around(trunk)[-1]
    if pose.wing is None:
        mantle = (turned < np.interp(x, *WING_EDGE)) & (x < 0.080) & (x > -0.115)
        # The neck is white from where it leaves the back.
        mantle &= (trunk[:, 2] < 0.056) & (trunk[:, 0] + 0.8 * np.maximum(trunk[:, 2] - 0.02, 0) < 0.078)
    else:
        mantle = (turned < np.interp(x, (-0.09, 0.0, 0.07), (45, 62, 40))) & (np.abs(x) < 0.074)
    tint[mantle] = PEARL * 1.04

    local = frame.facing(points)
    # Drawn down on throat and nape like a cowl, a little further at the throat.
    edge = -0.033 - 0.30 * local[:, 0] - 0.06 * np.abs(local[:, 1])
    hood = (local[:, 2] > edge) & (np.linalg.norm(local, axis=1) < 0.060) & (local[:, 0] > -0.045)
    browner = _ease((local[:, 0] + 0.004) / 0.032)[:, None]
    tint[hood] = (HOOD * (1 - browner) + FACE * browner)[hood]
    tint[_crescents(local)] = WHITE
    return tint


def _crescents(local):
    """The white half moons above and below the eye, broad towards the back, open before it and parted behind it."""
    ahead, above = local[:, 0] - EYE[0], local[:, 2] - EYE[2]
    angle = np.degrees(np.abs(np.arctan2(above, ahead)))
    inner = EYE_RADIUS + 0.0005
    outer = inner + np.interp(angle, (66, 95, 124, 142, 152, 155), (0.0, 0.0016, 0.0026, 0.0023, 0.0011, 0.0))
    # Longer than high, as the eye lies in a long head.
    away = np.hypot(ahead * 0.92, above)
    return (
        (np.abs(local[:, 1]) > 0.010)
        & (away > inner - 0.0006)
        & (away < outer)
        & (angle > 66)
        & (angle < 155)
    )


# Wings and tail


def _vanes(frame, pose, rng):
    """All feathers with a stiff vane."""
    vanes = plumage.Vanes()
    _tail(vanes, frame, pose, rng)
    for side in (1, -1):
        if pose.wing is None:
            _folded_wing(vanes, frame, side, rng)
        else:
            _spread_wing(vanes, frame, pose.wing, side, rng)
    return vanes


def _paint(along, across, base, tip=None, tip_from=1.0, bands=(), edge=0.12):
    """Colour of a vane: `base`, dark bands (from, to), a tip of another colour, and an edge slightly paler."""
    # What lies under the next feather is darker.
    tint = base * (0.94 + 0.06 * np.clip(along / 0.75, 0, 1))[..., None]
    for start, end in bands:
        inside = np.clip((along - start) / 0.03, 0, 1) * np.clip((end - along) / 0.015 + 1, 0, 1)
        tint += (BLACK - tint) * inside[..., None]
    if tip is not None:
        beyond = np.clip((along + 0.05 * across**2 - tip_from) / 0.03, 0, 1)
        tint += (tip - tint) * beyond[..., None]
    rim = np.clip(np.maximum(across**6, (along - 0.93) / 0.07), 0, 1) * edge
    return tint + (WHITE - tint) * rim[..., None]


#: Black of the primaries from the fifth to the outermost, as shares of their length; white follows to the tip.
PRIMARY_BLACK = {
    5: ((0.86, 0.955),),
    6: ((0.77, 0.955),),
    7: ((0.69, 0.960),),
    8: ((0.60, 0.960),),
    9: ((0.56, 0.80), (0.87, 0.965)),
    10: ((0.45, 0.72), (0.86, 0.970)),
}


def _primary_tint(number, along, across, folded=False):
    """Grey inner primaries, white outer ones with black before the white tip; at rest the grey webs lie outside."""
    base = PALE_PEARL if number < 6 or folded else WHITE * 0.98
    return _paint(along, across, base, WHITE, 0.965, PRIMARY_BLACK.get(number, ()), edge=0.0)


def _tail(vanes, frame, pose, rng):
    """Twelve white feathers, the middle pair uppermost."""
    for number in range(12):
        out = (number - 5.5) / 5.5
        angle = math.radians(pose.fan) * out
        length = TAIL_LENGTH * (1 - 0.05 * abs(out)) * rng.uniform(0.985, 1.015)
        way = np.array([-math.cos(angle), math.sin(angle), 0.0])
        root = TAIL_ROOT + (0, 0.009 * out, -0.0045 * abs(out))
        up = np.array([0, 0.18 * out, 1.0])
        x, y, u, v = plumage.vane_shape(length, 0.011, 0.011, point=0.80, sharp=0.42)
        _lay(
            vanes, frame, root, way, up, x, y, u, v, length, _paint(u, v, WHITE), roll=0.0008 * np.sign(-out)
        )


def _lay(vanes, frame, root, way, up, x, y, u, v, length, tint, side=1, camber=0.0012, roll=0.0008, bend=0.0):
    """Places a vane in the trunk's space: from `root` along `way`, its upper face towards `up`."""
    way = way / np.linalg.norm(way)
    up = up - way * (up @ way)
    up /= np.linalg.norm(up)
    lead = side * np.cross(way, up)
    rise = camber * (1 - v**2) + roll * v + bend * length * u**2
    places = root + way * x[..., None] + lead * y[..., None] + up * rise[..., None]
    vanes.add(frame.out(places), u, v, length, np.abs(y).max(), tint)


def _shell(x, down, height, side):
    """A point of the folded wing: `down` metres of arc from the ridge of the back, `height` above the shell."""
    middle, wide, high = _sections(SHELL, np.clip(x, SHELL[-1, 0], SHELL[0, 0]))
    angle = down / np.sqrt((wide**2 + high**2) / 2)
    y = side * (wide + height) * np.sin(angle)
    return np.stack([x, y, middle + (high + height) * np.cos(angle)], -1)


def _fold(
    vanes,
    frame,
    side,
    root,
    tip,
    half,
    base,
    tint,
    lift=0.0003,
    camber=0.0002,
    roll=0.0002,
    point=0.62,
    sharp=0.5,
):
    """A vane on the folded wing from `root` to `tip`, both (x, arc down from the ridge)."""
    root, tip = np.array(root), np.array(tip)
    length = np.linalg.norm(tip - root)
    way = (tip - root) / length
    x, y, u, v = plumage.vane_shape(length, half, half, point, sharp)
    place = root + way * x[..., None] + np.array([way[1], -way[0]]) * y[..., None]
    height = base + lift * u**2 + camber * (1 - v**2) + roll * v
    # The root dives under the soft feathers before it.
    height = height - 0.0045 * _ease(1 - u / 0.22)
    vanes.add(frame.out(_shell(place[..., 0], place[..., 1], height, side)), u, v, length, half, tint(u, v))


def _fold_row(vanes, frame, side, count, first, last, length, turn, half, base, tint, rng, **shape):
    """A row of like feathers whose roots run from `first` to `last`; `turn` is how steeply they run up (negative) or down."""
    for number in range(count):
        share = number / (count - 1)
        root = np.array(first) * (1 - share) + np.array(last) * share + rng.normal(0, 0.0005, 2)
        span = length[0] * (1 - share) + length[1] * share
        span *= rng.uniform(0.95, 1.05)
        slope = turn[0] * (1 - share) + turn[1] * share + rng.normal(0, 0.02)
        tip = root + span * np.array([-math.cos(slope), math.sin(slope)])
        shade = 1 + rng.normal(0, 0.025)
        height = base + 0.00010 * (count - number)
        _fold(vanes, frame, side, root, tip, half, height, lambda u, v: tint(u, v) * shade, **shape)


def _folded_wing(vanes, frame, side, rng):
    """A wing at rest, from the lowest layer to the highest."""
    # Of the two wings that cross over the tail one lies above.
    over = 0.0022 if side > 0 else 0.0
    tips = {10: -0.290, 9: -0.286, 8: -0.268, 7: -0.246, 6: -0.223, 5: -0.203}
    for number, tip in tips.items():
        layer = 10 - number
        root, end = (-0.050, 0.059 - 0.003 * layer), (tip, 0.0085 - 0.0012 * layer)
        _fold(
            vanes, frame, side, root, end, 0.0100, 0.0004 + over + 0.0006 * layer,
            lambda u, v, number=number: _primary_tint(number, u, v, folded=True), lift=0.0004, point=0.72, sharp=0.62,
        )  # fmt: skip

    def grey(edge, tip_from=1.0):
        return lambda u, v: _paint(u, v, PEARL, WHITE if tip_from < 1 else None, tip_from, edge=edge)

    def row(*place_and_look):
        _fold_row(vanes, frame, side, *place_and_look, rng)

    # Secondaries, greater coverts, tertials, and the longest feathers of the shoulder.
    row(9, (0.000, 0.074), (-0.075, 0.056), (0.070, 0.074), (-0.10, -0.30), 0.0110, 0.0003, grey(0.06))
    row(13, (0.046, 0.073), (-0.060, 0.055), (0.044, 0.050), (-0.04, -0.24), 0.0105, 0.0008, grey(0.07))
    for number in range(5):
        root = (-0.030 - 0.002 * number, 0.045 - 0.0056 * number)
        tip = (-0.180 + 0.018 * number, 0.030 - 0.0052 * number)
        _fold(
            vanes, frame, side, root, tip, 0.0120, 0.0014 + 0.0005 * number,
            grey(0.16, 0.93), lift=0.0007, camber=0.0006, roll=0.0005, point=0.66,
        )  # fmt: skip
    row(7, (0.000, 0.032), (-0.045, 0.013), (0.050, 0.056), (0.10, -0.02), 0.0115, 0.0032, grey(0.07))


#: Lengths of the primaries from the innermost to the outermost, and how far each turns from the chord to the hand.
PRIMARIES = (0.132, 0.140, 0.150, 0.162, 0.176, 0.192, 0.210, 0.227, 0.240, 0.243)
PRIMARY_TURN = (14, 20, 27, 34, 40, 46, 51, 56, 60, 63)


class Arm:
    """The bones of a spread wing in the trunk's space, and the frame of the feathers along them.

    A place is a share of the way: 0 shoulder, 1/3 elbow, 2/3 wrist, 1 the end of the hand.
    """

    def __init__(self, wing, side):
        self.side = side
        joints, ways, chords, ups = [np.array([0.040, side * 0.034, 0.030])], [], [], []
        for rise, sweep, length in zip(np.radians(wing.rise), np.radians(wing.sweep), (0.092, 0.108, 0.062)):
            way = np.array(
                [math.sin(sweep), side * math.cos(sweep) * math.cos(rise), math.cos(sweep) * math.sin(rise)]
            )
            joints.append(joints[-1] + way * length)
            tilt = math.radians(wing.twist)
            chord = np.array([-math.cos(tilt), 0, -math.sin(tilt)])
            chord -= way * (chord @ way)
            chord /= np.linalg.norm(chord)
            ways.append(way)
            chords.append(chord)
            ups.append(side * np.cross(way, chord))
        self.joints = np.array(joints)
        #: The skin before the elbow is stretched from shoulder to wrist.
        between = (self.joints[0] + self.joints[2]) / 2 - chords[0] * 0.012
        self.edge = np.array(
            [self.joints[0] - chords[0] * 0.012, between, *(self.joints[2:] - chords[2] * 0.004)]
        )
        self.ways, self.chords, self.ups = np.array(ways), np.array(chords), np.array(ups)

    def point(self, share, forward):
        """A place on the wing: `forward` 0 on the bones, 1 on the leading edge."""
        bone, edge = (
            np.array([np.interp(share, (0, 1 / 3, 2 / 3, 1), line[:, axis]) for axis in range(3)])
            for line in (self.joints, self.edge)
        )
        return bone * (1 - forward) + edge * forward

    def frame(self, share):
        """Directions outward, backward and up."""
        return [
            _unit(np.array([np.interp(share, (1 / 6, 1 / 2, 5 / 6), part[:, axis]) for axis in range(3)]))
            for part in (self.ways, self.chords, self.ups)
        ]


def _unit(vector):
    return vector / np.linalg.norm(vector)


def _spread_wing(vanes, frame, wing, side, rng):
    """A wing in flight: flight feathers, and rows of coverts above and below them."""
    arm = Arm(wing, side)

    def feather(
        share, forward, angle, length, lead, trail, lift, tint, face=1, bend=0.0, relief=1.0, **shape
    ):
        outward, back, up = arm.frame(share)
        turn = math.radians(angle)
        way = back * math.cos(turn) + outward * math.sin(turn)
        x, y, u, v = plumage.vane_shape(length, lead, trail, **shape)
        root = arm.point(share, forward) + up * lift
        _lay(
            vanes, frame, root, way, up * face, x, y, u, v, length, tint(u, v) * (1 + rng.normal(0, 0.02)),
            side * face, camber=0.0010 * relief, roll=0.0010 * relief, bend=bend * face,
        )  # fmt: skip

    def grey(edge, tip_from=1.0):
        return lambda u, v: _paint(u, v, PEARL, WHITE if tip_from < 1 else None, tip_from, edge=edge)

    def white(u, v):
        return _paint(u, v, WHITE * 0.97, edge=0.0)

    for number in range(10):
        share = 0.69 + 0.31 * number / 9
        feather(
            share, 0.0, PRIMARY_TURN[number], PRIMARIES[number] * rng.uniform(0.99, 1.01), 0.0080, 0.0175, 0.0,
            lambda u, v, number=number: _primary_tint(number + 1, u, v), bend=wing.bend, point=0.66, sharp=0.75,
        )  # fmt: skip
    for number in range(18):
        share = 0.335 + 0.335 * number / 17
        angle = np.interp(share, (0.335, 0.60, 0.67), (-6, 4, 12))
        length = np.interp(share, (0.335, 0.67), (0.108, 0.124)) * rng.uniform(0.985, 1.015)
        feather(share, 0.0, angle, length, 0.011, 0.013, 0.0002, grey(0.2, 0.84), bend=-0.02, point=0.74)
    for number in range(7):
        share = 0.05 + 0.27 * number / 6
        feather(
            share,
            0.0,
            -8,
            0.085 + 0.022 * number / 6,
            0.013,
            0.013,
            0.001,
            grey(0.2, 0.88),
            bend=-0.05,
            point=0.7,
        )

    # Rows: roots between bones and edge, shares of the length of the feathers they cover, number of feathers, height.
    rows = (
        (0.05, 0.46, 30, 0.0026),
        (0.25, 0.30, 32, 0.0042),
        (0.50, 0.19, 36, 0.0054),
        (0.74, 0.15, 40, 0.0062),
        (0.95, 0.11, 44, 0.0060),
    )
    for forward, part, count, lift in rows:
        for share in np.linspace(0.03, 0.985, count):
            angle = np.interp(share, (0, 0.34, 0.60, 0.69, 1.0), (-8, -6, 4, 14, 66))
            length = part * np.interp(share, (0, 0.34, 0.66, 0.8, 1), (0.105, 0.112, 0.124, 0.115, 0.110))
            width = max(0.0062, 0.20 * length)
            feather(
                share,
                forward,
                angle,
                length,
                width,
                width,
                lift,
                grey(0.08),
                point=0.6,
                bend=-0.05,
                relief=0.25,
            )
            feather(
                share,
                forward,
                angle,
                length * 1.12,
                width,
                width,
                -lift * 0.4,
                white,
                face=-1,
                point=0.6,
                bend=0.015,
                relief=0.25,
            )
    _leading_edge(vanes, frame, arm)


def _leading_edge(vanes, frame, arm):
    """The rounded front of the wing, grey above and white below."""
    shares = np.linspace(0.0, 1.0, plumage.VANE_ALONG)
    bow = np.linspace(-1, 1, plumage.VANE_ACROSS)
    places = np.zeros((plumage.VANE_ALONG, plumage.VANE_ACROSS, 3))
    for row, share in enumerate(shares):
        outward, back, up = arm.frame(share)
        thick = np.interp(share, (0, 0.66, 1), (0.0085, 0.0070, 0.0030))
        places[row] = (
            arm.point(share, 0.98)
            + up * (thick * np.sin(bow * math.pi / 2))[:, None]
            - back * (0.7 * thick * np.cos(bow * math.pi / 2))[:, None]
        )
    along, across = np.broadcast_arrays(shares[:, None], bow[None])
    above = np.clip(across * 3 + 0.5, 0, 1)[..., None]
    vanes.add(frame.out(places), along, across, 0.26, 0.02, WHITE * (1 - above) + PALE_PEARL * above)


# Bill, eyes, legs


def _bill(frame, mats, name):
    """A stout bill in two halves: curved to a small hook above, with an angle (gonys) below."""
    share = np.linspace(0, 1, 22)
    top = PchipInterpolator((0, 0.3, 0.55, 0.75, 0.9, 1), (0.0072, 0.0070, 0.0062, 0.0042, 0.0009, -0.0042))(
        share
    )
    seam = PchipInterpolator((0, 0.5, 0.85, 1), (-0.0006, -0.0010, -0.0018, -0.0045))(share)
    wide = PchipInterpolator((0, 0.3, 0.6, 0.85, 1), (0.0056, 0.0048, 0.0037, 0.0023, 0.0006))(share)
    chin = PchipInterpolator((0, 0.35, 0.60, 0.80, 0.95), (-0.0074, -0.0069, -0.0074, -0.0056, -0.0028))
    along = 0.024 + 0.040 * share
    upper = _half_loft(along, seam, top, wide)
    short = share * 0.95
    lower_seam = PchipInterpolator(share, seam)(short)
    lower = _half_loft(0.024 + 0.040 * short, lower_seam - 0.0001, chin(short), wide * 0.93)
    bill = Builder()
    for half in (upper, lower):
        rows, columns = half.shape[:2]
        bill.grid(*(half[..., axis] for axis in range(3)))
    bill = bill.build(name + " bill", mats["bill"], smooth=True)
    slots = Builder()
    for side in (1, -1):
        path = [
            (0.0365 + step, side * (0.0043 - step * 0.09), 0.0024 - step * 0.12) for step in (0, 0.003, 0.006)
        ]
        slots.tube(path, (0.0003, 0.00075, 0.0003), 6)
    slots = slots.build(name + " nostrils", mats["claw"], smooth=True)
    for thing in (bill, slots):
        _put(thing, frame.face, frame.head + frame.face @ np.array([0, 0, -0.0042]))
    return [bill, slots]


def _half_loft(along, seam, ridge, wide):
    """Half a bill: sections that bulge from the seam to the ridge, closed along the seam."""
    turn = np.linspace(0, math.pi, 15)
    y = wide[:, None] * np.cos(turn)
    z = seam[:, None] + (ridge - seam)[:, None] * np.sin(turn) ** 0.85
    return np.stack([np.broadcast_to(along[:, None], y.shape), y, z], -1)


def _put(thing, turn, place):
    """Moves an object made in a frame of its own into the bird's."""
    matrix = np.eye(4)
    matrix[:3, :3], matrix[:3, 3] = turn, place
    thing.matrix_world = Matrix(matrix.tolist())


def _eyes(field, frame, mats, name):
    """Dark eyes that stand a little out of the feathers, each with a thin red rim."""
    parts = []
    for side in (1, -1):
        steps = np.linspace(0.05, 0.0, 200)
        ray = (
            frame.head
            + np.stack([np.full(200, EYE[0]), side * steps, np.full(200, EYE[2])], 1) @ frame.face.T
        )
        hit = ray[np.argmax(field.sample(ray)[0] < 0)]
        normal = field.sample(hit[None])[1][0]
        middle = hit - normal * (EYE_RADIUS * 0.36)
        bpy.ops.mesh.primitive_uv_sphere_add(radius=EYE_RADIUS, location=middle, segments=32, ring_count=20)
        parts.append(bpy.context.object)
        parts[-1].data.materials.append(mats["eye"])
        bpy.ops.object.shade_smooth()
        bpy.ops.mesh.primitive_torus_add(
            major_radius=EYE_RADIUS * 0.97, minor_radius=0.00038, major_segments=40, minor_segments=8
        )
        lid = bpy.context.object
        forward = _unit(frame.face[:, 0] - normal * (frame.face[:, 0] @ normal))
        _put(lid, np.stack([forward, np.cross(normal, forward), normal], 1), hit + normal * 0.0004)
        lid.data.materials.append(mats["lid"])
        parts.append(lid)
    for part, what in zip(parts, ("eye", "lid") * 2):
        part.name = f"{name} {what}"
    return parts


def _feet(pose):
    """Foot and ankle of the left and the right leg."""
    apart = 0.026 if pose.legs == "stride" else 0.015
    return [
        (np.array([0.014 + s * apart, s * 0.030, 0.0]), np.array([0.004 + s * apart * 0.8, s * 0.029, 0.064]))
        for s in (1, -1)
    ]


def _legs(frame, pose, mats, name):
    """Bare shanks with a thick ankle, three webbed toes with claws, a small toe behind."""
    legs, webs, claws = Builder(), Builder(), Builder()
    if pose.legs == "tuck":
        for side in (1, -1):
            _tucked_foot(legs, frame, side)
        return [legs.build(f"{name} leg", mats["leg"], smooth=True)]
    for side, (foot, ankle) in zip((1, -1), frame.feet):
        hip = frame.out((0.004, side * 0.026, -0.032))
        thigh = ankle + (hip - ankle) * 0.5
        heel = foot + np.array([0, 0, 0.006])
        # One tube with a knob at the ankle; two would show their flat ends there.
        above = ankle + (thigh - ankle) * np.array([1.0, 0.35, 0.12])[:, None]
        below = ankle + (heel - ankle) * np.array([0.0, 0.06, 0.18, 0.5, 0.85, 0.95, 1.0])[:, None]
        thick = (0.0042, 0.0036, 0.0039, 0.0046, 0.0043, 0.0034, 0.0030, 0.0033, 0.0040, 0.0038)
        legs.tube(np.concatenate([above, below]), thick, 12)
        _foot(legs, webs, claws, heel, side)
    made = [(legs, "leg"), (webs, "web"), (claws, "claw")]
    return [builder.build(f"{name} {what}", mats[what], smooth=True) for builder, what in made]


def _tucked_foot(legs, frame, side):
    """A foot in flight: shank and ankle lie hidden in the belly's feathers, the closed toes on the undertail coverts."""
    x = np.linspace(-0.128, -0.184, 8)
    middle, _, high = _sections(TRUNK, x)
    # They sink into the down at both ends, and lie bedded in it between.
    bedded = (
        0.0018 - 0.0055 * np.clip((x + 0.140) / 0.012, 0, 1) - 0.0016 * np.clip((-0.176 - x) / 0.008, 0, 1)
    )
    for toe in (-1, 0, 1):
        y = side * (0.0085 - 0.05 * (-0.128 - x)) + 0.0023 * toe * np.sin(np.linspace(0.5, 2.6, 8))
        z = middle - high - bedded + 0.0006 * abs(toe)
        legs.tube(frame.out(np.stack([x, y, z], 1)), np.linspace(0.0019, 0.0011, 8), 8)


def _foot(legs, webs, claws, heel, side):
    """Toes fan out from the heel; a web hangs between each pair."""
    forward, sole = np.array([1.0, 0, 0]), np.array([0, 0, 1.0])
    across = np.cross(sole, forward)
    share = np.linspace(0, 1, 10)
    toes = []
    for angle, length in ((-30, 0.036), (2, 0.043), (30, 0.037)):
        turn = math.radians(angle * side)
        way = forward * math.cos(turn) + across * math.sin(turn)
        drop = (-0.0038 * (1 - (1 - share) ** 2))[:, None] * sole
        toe = heel + way * (share * length)[:, None] + drop
        # Thicker at the joints.
        legs.tube(toe, 0.0027 * (1 - 0.35 * share) * (1 + 0.16 * np.cos(share * 3 * 2 * math.pi)), 8)
        claws.tube(
            np.stack([toe[-1], toe[-1] + way * 0.003, toe[-1] + way * 0.0065 - sole * 0.0018]),
            (0.0015, 0.0012, 0.0002),
            6,
        )
        toes.append(toe)
    for first, second in zip(toes, toes[1:]):
        between = np.linspace(0, 1, 9)
        # The free edge of a web is hollow.
        reach = 0.93 - 0.22 * np.sin(between * math.pi)
        sheet = np.zeros((8, 9, 3))
        for row, out in enumerate(np.linspace(0.0, 1, 8)):
            ends = [
                np.stack([np.interp(out * reach, share, toe[:, axis]) for axis in range(3)], 1)
                for toe in (first, second)
            ]
            sheet[row] = ends[0] * (1 - between)[:, None] + ends[1] * between[:, None]
        webs.grid(*(sheet[..., axis] for axis in range(3)))
    back = heel + np.stack([0 * forward, -forward * 0.006 - sole * 0.001, -forward * 0.010 - sole * 0.0035])
    legs.tube(back, (0.0017, 0.0014, 0.0006), 8)


def _horn(name, colour, rough):
    """Horn of the bill: fine growth lines, worn darker towards the tip."""
    t = material(name)
    x = t.sep(t.obj())[0]
    mottle = t.noise(t.obj(), 260, 4, 0.6)
    tint = t.mix(t.mapr(x, 0.050, 0.063), lin(colour), lin("#5c1110"))
    tint = t.mix(t.mapr(mottle, 0.35, 0.7, 0.0, 0.45), tint, lin("#6c1512"))
    principled(t, tint, t.mapr(mottle, 0.3, 0.7, rough, rough + 0.2), t.bump(mottle, 0.25, 0.0004), spec=0.45)
    return t.mat


def _scutes(name, colour):
    """Skin of the legs: fine rings of scales, fainter than a gull's are: larger ones look like rope from afar."""
    t = material(name)
    x, y, z = t.sep(t.obj())[:3]
    rings = t.m("FRACT", t.m("MULTIPLY", t.m("ADD", z, t.m("MULTIPLY", x, 0.15)), 640.0))
    plate = t.mapr(t.m("ABSOLUTE", t.m("SUBTRACT", rings, 0.5)), 0.5, 0.32, 0.0, 1.0, True)
    mottle = t.noise(t.obj(), 180, 4, 0.6)
    tint = t.mix(t.m("ADD", t.m("MULTIPLY", plate, 0.3), 0.65), lin("#3c0d0b"), lin(colour))
    tint = t.mix(t.mapr(mottle, 0.5, 0.75, 0.0, 0.35), tint, lin("#8a4a38"))
    principled(t, tint, 0.5, t.bump(t.m("ADD", plate, mottle), 0.15, 0.0004), spec=0.35)
    return t.mat
