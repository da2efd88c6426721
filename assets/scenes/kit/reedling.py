"""The bearded reedling (Panurus biarmicus), a small bird of the reeds, feather by feather. Metres; it looks along +x.

Its root is the middle of the trunk. Reuses the soft feathers and vanes of `plumage`.
"""

import math

import bpy
import numpy as np

from . import plumage
from .halls import glow
from .mesh import Builder
from .nodes import lin, simple

#: Balls that make the body, from the root of the tail to the head: middle and radius.
BODY = np.array(
    [
        (-0.0400, 0.0, -0.0130, 0.0060),
        (-0.0290, 0.0, -0.0085, 0.0115),
        (-0.0170, 0.0, -0.0045, 0.0172),
        (-0.0030, 0.0, 0.0000, 0.0216),
        (0.0095, 0.0, 0.0065, 0.0220),
        (0.0180, 0.0, 0.0160, 0.0185),
        (0.0235, 0.0, 0.0255, 0.0158),
    ]
)
HEAD, HEAD_RADIUS = np.array([0.0275, 0.0, 0.0335]), 0.0148
EYE = np.array([0.0062, 0.0, 0.0028])
TAIL = np.array([-0.038, 0.0, -0.0115])


def _tint(hexs):
    return np.array(lin(hexs)[:3])


GREY, CINNAMON, BUFF, WHITE, BLACK = (
    _tint(h) for h in ("#a4a3a3", "#b06a30", "#d9b8a4", "#ece4da", "#100e0d")
)


def turned(turn):
    """The head's own directions as columns: forward, left, up; `turn` degrees to its left."""
    a = math.radians(turn)
    return np.array([[math.cos(a), -math.sin(a), 0], [math.sin(a), math.cos(a), 0], [0, 0, 1.0]])


def distance(points):
    """Signed distance from the skin."""
    skin = np.full(len(points), 1.0)
    for x, y, z, radius in BODY:
        skin = plumage.smooth_union(skin, np.linalg.norm(points - (x, y, z), axis=1) - radius, 0.007)
    head = np.linalg.norm((points - HEAD) / (1.06, 0.96, 0.98), axis=1) - HEAD_RADIUS
    return plumage.smooth_union(skin, head, 0.009)


def dress(points, face):
    """Cinnamon above, grey head with the black moustache, white throat, a breath of pink on the breast."""
    x, y, z = points.T
    tint = np.repeat(CINNAMON[None], len(points), 0)
    lower = (z - 0.62 * x < -0.006) | (np.abs(y) < 0.55 * (x + 0.010))
    tint[lower] = BUFF
    pale = (z - 0.35 * x < -0.012) & (x > -0.022)
    tint[pale] = WHITE * 0.95
    tint[(x < -0.026) & (z < -0.012)] = BLACK
    local = (points - HEAD) @ face
    lx, ly, lz = local[:, 0], np.abs(local[:, 1]), local[:, 2]
    near = np.linalg.norm(local, axis=1)
    tint[(near < 0.0205) & (lz > -0.0075 - 0.35 * lx)] = GREY
    throat = (near < 0.024) & (lz < -0.0045) & (lx > -0.002) & (ly < 0.0085)
    tint[throat] = WHITE
    # From the lores down to a point beside the throat.
    down = np.clip((0.0035 - lz) / 0.0215, 0, 1)
    beard = (np.abs(lx - 0.0105 + 0.0065 * down) < 0.0042 * (1 - down) ** 0.75 + 0.0003) & (lz < 0.0035) & (lz > -0.019)
    tint[beard & (ly > 0.0035)] = BLACK
    return tint


def make(name, turn=0.0, seed=1, detail=1.0):
    """One bird as a root object with its parts; the head is turned `turn` degrees to its left."""
    g, face = np.random.default_rng(seed), turned(turn)
    field = plumage.Field(distance, (-0.055, -0.035, -0.035), (0.055, 0.035, 0.060), 0.0014)
    vertices, quads = field.surface()

    blur = np.random.default_rng(seed + 100)

    def colours(points):
        # Feathers of one colour reach into the next; only the head is drawn sharply.
        loose = np.interp(np.linalg.norm(points - HEAD, axis=1), (0.019, 0.029), (0.00015, 0.0013))
        return dress(points + blur.normal(0, 1, points.shape) * loose[:, None], face)

    parts = [plumage.tinted_mesh(f"{name} skin", vertices, quads, colours(vertices) * 0.9, plumage.skin_material("reedling skin"))]
    parts.append(_coat(field, vertices, quads, colours, name, g, detail))
    vanes = plumage.Vanes()
    _tail(vanes, g)
    for side in (1, -1):
        _wing(vanes, field, side, g)
    parts.append(vanes.build(f"{name} vanes", plumage.vane_material("reedling vane")))
    parts += _face(field, face, name)
    root = bpy.data.objects.new(name, None)
    bpy.context.scene.collection.objects.link(root)
    for part in parts:
        part.parent = root
    return root


def _coat(field, vertices, quads, colours, name, g, detail):
    """Soft feathers, short on the head, fluffed up on breast and flanks."""

    def spacing(points):
        return np.interp(np.linalg.norm(points - HEAD, axis=1), (0.016, 0.03), (0.00105, 0.0019)) / detail

    points = field.settle(plumage.spread_points(vertices, quads, spacing, g))
    away = np.linalg.norm(points - HEAD, axis=1)
    length = np.interp(away, (0.014, 0.022, 0.045), (0.0030, 0.0046, 0.0085))
    eyes = np.hypot(points[:, 0] - HEAD[0] - EYE[0], points[:, 2] - HEAD[2] - EYE[2])
    length = np.where(eyes < 0.0045, 0.0015, length)
    length *= np.interp(points[:, 0] - HEAD[0], (0.007, 0.013), (1.0, 0.6))
    line = np.array([HEAD + (0.015, 0, 0.0), HEAD, *BODY[::-1, :3]])
    middles, ways = (line[:-1] + line[1:]) / 2, np.diff(line, axis=0)
    ways /= np.linalg.norm(ways, axis=1)[:, None]
    gap = np.linalg.norm(points[:, None] - middles[None], axis=2)
    weight = np.exp(-(((gap - gap.min(1)[:, None]) / 0.012) ** 2) * 3)
    lie = weight @ ways
    lie /= np.linalg.norm(lie, axis=1)[:, None]
    downy = np.clip((0.008 - points[:, 2]) / 0.02, 0, 1) * np.clip((away - 0.02) / 0.01, 0, 1)
    tufted = plumage.tufts(field, points, lie, 0.0055, downy, g)
    lift = np.interp(points[:, 2], (-0.01, 0.02), (0.040, 0.022))[:, None, None]
    barbs = plumage.contour_feathers(field, points, lie, length, colours, max(8, int(20 * detail)), g, lift, tufted)
    return plumage.coat(f"{name} coat", barbs[0], barbs[1], barbs[2], barbs[3] * 0.55, plumage.coat_material("reedling coat"))


def _put(vanes, places, u, v, length, half, tint, g):
    vanes.add(places, u, v, length, half, tint * (1 + g.normal(0, 0.04)))


def _tail(vanes, g):
    """Long and stepped, the middle pair longest, and half folded like a roof; white on the outermost."""
    for number in range(12):
        out = (number - 5.5) / 5.5
        length = 0.084 * (1 - 0.42 * abs(out) ** 1.4)
        x, y, u, v = plumage.vane_shape(length, 0.0042, 0.0042, point=0.7, sharp=0.6)
        way = np.array([-math.cos(0.10 * out), math.sin(0.10 * out), -0.30 - 0.07 * abs(out)])
        way /= np.linalg.norm(way)
        slope = 0.95 * math.copysign(abs(out) ** 0.6, out)
        lead = np.array([0, math.cos(slope), -math.sin(slope)])
        up = np.cross(way, lead)
        places = TAIL + (0, 0.0030 * out, -0.0030 * abs(out)) + way * x[..., None] + lead * y[..., None]
        places = places + up * (0.0009 * (1 - v**2) - 0.06 * x * u)[..., None]
        color = CINNAMON * 1.05 if abs(out) < 0.8 else WHITE * 0.9
        _put(vanes, places, u, v, length, 0.0042, np.broadcast_to(color, (*u.shape, 3)) * (1 - 0.25 * v[..., None] ** 2), g)


def _wing(vanes, field, side, g):
    """A folded wing: pale-edged primaries, black, white and cinnamon tertials, cinnamon coverts over them."""
    cream = _tint("#e9d6b8")

    def lay(root, tip, half, lift, paint, loose=0.0):
        root, tip = np.array(root) * (1, side, 1), np.array(tip) * (1, side, 1)
        length = np.linalg.norm(tip - root)
        x, y, u, v = plumage.vane_shape(length, half, half, point=0.68, sharp=0.55)
        way = (tip - root) / length
        normal = field.sample(((root + tip) / 2)[None])[1][0]
        lead = np.cross(normal, way)
        flat = root + way * x[..., None] + lead * y[..., None]
        hugging = field.settle(flat.reshape(-1, 3), lift, 3).reshape(flat.shape)
        # Towards the tip the feather leaves the body.
        free = np.clip((u - 0.45) / 0.5, 0, 1)[..., None] * loose
        places = hugging * (1 - free) + (flat + normal * lift) * free
        _put(vanes, places + normal * (0.0004 * (1 - v**2))[..., None], u, v, length, half, paint(u, v), g)

    def edged(base, rim):
        return lambda u, v: base + (rim - base) * np.clip((np.abs(v) - 0.55) / 0.25, 0, 1)[..., None]

    for k in range(6):
        lay((-0.006, 0.0185, 0.006 - 0.0012 * k), (-0.056 + 0.003 * k, 0.008 + 0.0005 * k, -0.0085 - 0.0016 * k),
            0.0032, 0.0012 + 0.0003 * k, edged(BLACK * 2.2, cream), 1.0)  # fmt: skip
    for k, paint in enumerate((edged(CINNAMON, BUFF), edged(BLACK, cream), edged(BLACK, WHITE), edged(CINNAMON, BUFF))):
        lay((0.002, 0.0175, 0.0135 - 0.001 * k), (-0.040 + 0.004 * k, 0.0085 + 0.001 * k, 0.000 + 0.0014 * k),
            0.0046, 0.0026 + 0.0004 * k, paint, 0.6)  # fmt: skip
    for row, (base, length) in enumerate(((0.0032, 0.016), (0.0040, 0.012), (0.0046, 0.009))):
        for k in range(8):
            x, z = 0.014 - 0.0036 * k - 0.002 * row, 0.0045 + 0.0022 * k + 0.0016 * row
            z = min(z, 0.0185 - 0.0006 * row)
            lay((x + 0.003, 0.0185, z), (x + 0.003 - length, 0.0170, z - 0.30 * length), 0.0040, base, edged(CINNAMON * 0.95, CINNAMON * 1.25))


def _face(field, face, name):
    """Eyes with a pale ring round the pupil, a small orange bill."""
    parts = []
    for side in (1, -1):
        steps = np.linspace(0.025, 0.0, 160)
        ray = HEAD + np.stack([np.full(160, EYE[0]), side * steps, np.full(160, EYE[2])], 1) @ face.T
        hit = ray[np.argmax(field.sample(ray)[0] < 0.0004)]
        normal = field.sample(hit[None])[1][0]
        for radius, sunk, what, color in ((0.00235, 0.0008, "eye", "#d9b36a"), (0.0020, 0.00028, "pupil", "#050404")):
            bpy.ops.mesh.primitive_uv_sphere_add(radius=radius, location=hit - normal * sunk, segments=28, ring_count=18)
            ball = bpy.context.object
            bpy.ops.object.shade_smooth()
            ball.data.materials.append(simple(f"reedling {what}", color, 0.06, spec=0.6))
            ball.name = f"{name} {what}"
            parts.append(ball)
        # The point of light without which an eye is dead: the sky, of which a lamp would show less than a pixel.
        up = normal + face @ np.array([0.25, 0, 0.75])
        spark = hit - normal * 0.00028 + up / np.linalg.norm(up) * 0.0019
        bpy.ops.mesh.primitive_uv_sphere_add(radius=0.00045, location=spark, segments=12, ring_count=8)
        ball = bpy.context.object
        ball.data.materials.append(glow("reedling spark", "#fff4e4", 4.0))
        ball.name = f"{name} spark"
        parts.append(ball)
    bill = Builder()
    t = np.linspace(0, 1, 12)[:, None]
    root, forward = HEAD + face @ (0.0135, 0, -0.0010), face @ np.array([1.0, 0, -0.10])
    path = root + forward * 0.0088 * t - np.array([0, 0, 0.0009]) * t**2
    bill.tube(path, 0.0024 * (1 - t[:, 0]) ** 0.75 + 0.0002, 16)
    low = path[:9] - (0, 0, 0.0011)
    bill.tube(low, 0.0018 * (1 - t[:9, 0]) ** 0.8 + 0.0002, 14)
    parts.append(bill.build(f"{name} bill", simple("reedling bill", "#d98a22", 0.35), smooth=True))
    return parts
