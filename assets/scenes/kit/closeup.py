"""What close-ups share: their size and film, drops of water, lights far out of focus, a sky of two or three colours."""

import math

import numpy as np
from scipy.spatial import cKDTree

from .mesh import Builder, mesh_np
from .nodes import lin, material
from .sky import empty_world, shine
from .studio import Shot

#: Pixels of a close-up, if not said.
SIZE = (3840, 2160)


def shot(samples=40, exposure=0.0, bounces=8, size=SIZE, **grade):
    """A close-up: many samples, for what is out of focus is grainy with few."""
    look = {"bloom": 0.26, "threshold": 0.66, "contrast": 0.09, "saturation": 1.08, "vignette": 0.2}
    return Shot(size, samples=samples, exposure=exposure, bounces=bounces, grade=look | grade)


def apart(places, radii, room=1.08):
    """Which discs of a plane to keep, largest first, so that no two touch: indices."""
    order = np.argsort(-radii)
    tree, free, kept = cKDTree(places), np.ones(len(places), bool), []
    largest = radii.max()
    for k in order:
        if not free[k]:
            continue
        kept.append(k)
        near = np.array(tree.query_ball_point(places[k], (radii[k] + largest) * room))
        gap = np.linalg.norm(places[near] - places[k], axis=1)
        free[near[gap < (radii[k] + radii[near]) * room]] = False
    return np.array(kept)


def water(name="water drop", tint="#ffffff"):
    """Clear water, for drops that are closed bodies."""
    t = material(name)
    drop = t.n("ShaderNodeBsdfGlass", {"Color": lin(tint), "Roughness": 0.0, "IOR": 1.33})
    t.t.links.new(drop.outputs[0], t.out.inputs[0])
    return t.mat


def drops(name, places, radii, mat, steep=0.62, seed=1, rough=0.08, count=28):
    """Drops that sit on the plane of `places` (n, 3): domes `steep` times as high as wide, none quite round.

    What they throw is caught by the lamps that stand for it; they cast no shadow, as water hardly does.
    """
    g = np.random.default_rng(seed)
    rise = np.linspace(0, math.pi / 2, count // 3)
    turn = np.linspace(0, 2 * math.pi, count, endpoint=False)
    # A drop bulges over its foot: the widest ring lies a little above the plane.
    out = np.cos(rise) ** 0.8
    up = np.sin(rise)
    out = np.concatenate([[0.0, 0.90, 0.975], out[1:]])
    up = np.concatenate([[-0.02, -0.02, 0.10], 0.16 + 0.84 * up[1:]])
    lobes = g.normal(0, rough, (len(places), 3))
    phase = g.uniform(0, 2 * math.pi, (len(places), 3))
    wave = 1 + sum(
        lobes[:, k, None] / (k + 1) * np.cos((k + 2) * turn[None] + phase[:, k, None]) for k in range(3)
    )
    ring = radii[:, None, None] * wave[:, None, :] * out[None, :, None]
    points = np.stack(
        [
            places[:, 0, None, None] + ring * np.cos(turn),
            places[:, 1, None, None] + ring * np.sin(turn),
            places[:, 2, None, None] + (radii[:, None] * steep * up)[..., None] + 0 * ring,
        ],
        -1,
    )
    rows = len(out)
    r, k = np.meshgrid(np.arange(rows - 1), np.arange(count), indexing="ij")
    after = (k + 1) % count
    quads = np.stack([r * count + k, r * count + after, (r + 1) * count + after, (r + 1) * count + k], -1)
    quads = quads.reshape(-1, 4)[None] + (np.arange(len(places)) * rows * count)[:, None, None]
    thing = mesh_np(name, points.reshape(-1, 3), quads.reshape(-1, 4), mat=mat)
    thing.visible_shadow = False
    return thing


def lights(name, places, sizes, color, strength):
    """Small bright balls far behind what is sharp, which become discs of light; they light nothing."""
    t = material("glow " + name)
    t.t.links.new(t.n("ShaderNodeEmission", {0: lin(color), 1: strength}).outputs[0], t.out.inputs[0])
    balls = Builder()
    for place, size in zip(places, sizes):
        balls.tube([np.asarray(place) - (0, 0, size), np.asarray(place) + (0, 0, size)], size, 10)
    thing = balls.build(name, t.mat)
    thing.visible_diffuse = thing.visible_shadow = False
    return thing


def sky_of(scene, stops, strength=1.0, sunward=None, glow="#ffd9a8", power=40.0, gain=6.0):
    """A plain sky: `stops` are (sine of the height, colour); a glow of `gain` towards `sunward`.

    What is out of focus behind a close-up, and what glass and water mirror, is no more than this.
    """
    t = empty_world(scene, "plain sky")
    way = t.n("ShaderNodeTexCoord").outputs["Generated"]
    height = t.m("MULTIPLY_ADD", t.sep(way)[2], 0.5, 0.5)
    color = t.ramp(height, [((h + 1) / 2, c) for h, c in stops], "EASE")
    if sunward is not None:
        near = t.m("MAXIMUM", t.vm("DOT_PRODUCT", t.vm("NORMALIZE", way), tuple(sunward)), 0.0)
        for wide, share in ((power, 1.0), (power * 0.12, 0.10)):
            light = t.m("MULTIPLY", t.m("POWER", near, wide), gain * share)
            color = t.vm("ADD", color, t.vm("SCALE", lin(glow)[:3], scale=light))
    shine(t, color, strength)
