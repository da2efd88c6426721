"""Trees with real leaves, for the middle distance: broad crowns, weeping willows, and the poplars of the Hexi towns."""

import numpy as np

from .mesh import Builder, mesh_np
from .nodes import hazify, lin, material, simple

#: Leaf colours, sunny and shady side of the range, of each kind of tree.
GREENS = {
    "broad": (("#5c7d33", "#3c5f24"), ("#71873a", "#4b6b2b")),
    "willow": (("#8b9a48", "#62802f"), ("#94a052", "#6f8a3a")),
    "poplar": (("#5f7b3a", "#44652d"), ("#77874a", "#526f33")),
    "bush": (("#4f6f33", "#3a5a28"), ("#7f8f3f", "#586f2d")),
}
#: What `make` grows by default, in turn.
MIXED = ("broad", "broad", "poplar", "willow")


def make(cam, hz, hs, sv, n=4, kinds=MIXED, seed=0):
    """`n` different trees as pairs (trunk, crown), parked out of sight, to be scattered with the same places.

    `hz` and `hs` are the colours of haze away from and towards the sun `sv`, seen from `cam`. A broad tree is 8 m high,
    a willow 7, a poplar 13, a bush 1.3.
    """
    bark = {kind: simple(f"bark-{kind}", color, 0.9, vary=0.4) for kind, color in BARK.items()}
    pairs = []
    for i in range(n):
        kind = kinds[i % len(kinds)]
        green = GREENS[kind][i // len(kinds) % 2]
        leaf = _leaf_material(f"leaf{seed}-{i}", green, cam, hz, hs, sv)
        wood, crown = GROW[kind](np.random.default_rng(seed * 100 + i))
        pairs.append(_park(f"tree{seed}-{i}", wood, crown, bark[kind], leaf))
    return pairs


BARK = {"broad": "#544638", "willow": "#4d4236", "poplar": "#8f8a7c", "bush": "#4d4236"}


def _leaf_material(name, green, cam, hz, hs, sv):
    """Leaves let light through; each has its `tone`, each tree its own tint."""
    t = material(name)
    tint = t.n("ShaderNodeObjectInfo").outputs["Random"]
    tone = t.attr("tone").outputs["Fac"]
    sunny, shady = lin(green[0]), lin(green[1])
    color = t.mix(t.m("ADD", t.m("MULTIPLY", tone, 0.7), t.m("MULTIPLY", tint, 0.3)), sunny, shady)
    color = t.mix(t.mapr(tone, 0.93, 1.0, 0.0, 0.6), color, lin("#a59a45"))
    diffuse = t.n("ShaderNodeBsdfDiffuse", {0: color})
    through = t.n("ShaderNodeBsdfTranslucent", {0: t.mix(0.35, color, lin("#a8b83c"))})
    both = t.n("ShaderNodeMixShader", {0: 0.36, 1: diffuse.outputs[0], 2: through.outputs[0]})
    t.t.links.new(both.outputs[0], t.out.inputs[0])
    hazify(t.mat, cam, 2600, hz, hs, sv, maxf=0.6)
    return t.mat


def _park(name, wood, crown, bark, leaf):
    """Makes the meshes, far below the ground."""
    corners, tone = crown
    quads = np.arange(len(corners)).reshape(-1, 4)
    leaves = mesh_np(
        name + "-crown", corners, quads, mat=leaf, smooth=False, attrs={"tone": np.repeat(tone, 4)}
    )
    trunk = wood.build(name + "-trunk", bark, smooth=True)
    trunk.location = leaves.location = (0, 0, -300)
    return trunk, leaves


def _leaves(rng, places, outward, length, breadth, hang=0.0):
    """Diamond-shaped leaves at `places`, facing roughly `outward`; returns their corners and tones.

    `hang` from 0 to 1 turns the tips to the ground.
    """
    count = len(places)
    facing = _unit(outward + rng.normal(0, 0.55, (count, 3)))
    along = np.cross(facing, rng.normal(size=(count, 3)))
    along = _unit(_unit(along) * (1 - hang) + np.array([0, 0, -1.0]) * hang)
    across = _unit(np.cross(along, facing))
    size = rng.uniform(0.7, 1.3, (count, 1))
    corners = np.stack(
        [
            places,
            places + (along * 0.5 * length + across * breadth / 2) * size,
            places + along * length * size,
            places + (along * 0.5 * length - across * breadth / 2) * size,
        ],
        1,
    )
    return corners.reshape(-1, 3), rng.uniform(size=count)


def _unit(vectors):
    return vectors / (np.linalg.norm(vectors, axis=-1, keepdims=True) + 1e-9)


def _branch(rng, wood, start, heading, length, radius, levels, ends, lift=0.06, spread=0.6, fork=4):
    """A limb that wanders and forks; the tips of the last level go into `ends`."""
    points, place, way = [start], start.copy(), heading.copy()
    for _ in range(5):
        way = _unit(way + rng.normal(0, 0.13, 3) + np.array([0, 0, lift]))
        place = place + way * length / 5
        points.append(place.copy())
    wood.tube(points, np.linspace(radius, radius * (0.5 if levels else 0.12), 6), 8 if levels > 1 else 5)
    if levels == 0:
        ends.extend(points[2:])
        return
    for k in range(fork):
        # The first goes on from the tip: a limb that ended between its boughs would look sawn off.
        i = rng.integers(2, 6) if k else 5
        turned = _unit(way * 0.6 + rng.normal(0, spread, 3) + np.array([0, 0, 0.16]))
        child = length * rng.uniform(0.52, 0.80)
        _branch(rng, wood, points[i], turned, child, radius * 0.5, levels - 1, ends, lift, spread, fork)


def _clusters(rng, ends, count, size):
    """Places of leaves in tufts around the tips, with the way out of each tuft."""
    ends = np.array(ends)
    tuft = rng.integers(0, len(ends), count)
    out = _unit(rng.normal(size=(count, 3)) + np.array([0, 0, 0.35]))
    reach = (
        size * rng.uniform(0.15, 1.0, (count, 1)) ** 0.6 * rng.uniform(0.6, 1.25, len(ends))[tuft][:, None]
    )
    return ends[tuft] + out * reach * np.array([1, 1, 0.7]), out


def _broad(rng):
    """An elm or locust of a park: a short trunk that forks low, a crown of many tufts with holes between them."""
    wood, ends = Builder(), []
    trunk = rng.uniform(1.7, 2.4)
    foot = [np.array([0, 0, -0.3]), np.array([0.03, 0, 0.5]), np.array([*rng.normal(0, 0.08, 2), trunk])]
    wood.tube(foot, [0.24, 0.19, 0.16], 10)
    limbs = rng.integers(6, 9)
    for i in range(limbs):
        turn = 2 * np.pi * (i + rng.uniform(-0.3, 0.3)) / limbs
        steep = rng.uniform(0.6, 1.45) if i else 1.5
        heading = np.array([np.cos(turn) * np.cos(steep), np.sin(turn) * np.cos(steep), np.sin(steep)])
        _branch(rng, wood, foot[-1], heading, rng.uniform(2.2, 3.0), 0.10, 2, ends, fork=5)
    places, out = _clusters(rng, ends, 42000, 0.48)
    return wood, _leaves(rng, places, out, 0.105, 0.065)


def _poplar(rng):
    """A narrow poplar, pale trunk, steep branches from near the ground to the top."""
    wood, ends = Builder(), []
    height = rng.uniform(12, 14)
    line = np.linspace(0, 1, 12)
    trunk = np.stack(
        [0.12 * np.sin(line * 3 + rng.uniform(0, 6)), 0.1 * np.sin(line * 4), line * height - 0.3], 1
    )
    wood.tube(trunk, np.linspace(0.17, 0.02, 12), 9)
    for level in np.linspace(0.11, 0.98, 96):
        start = np.array([np.interp(level, line, trunk[:, axis]) for axis in range(3)])
        turn = rng.uniform(0, 2 * np.pi)
        steep = rng.uniform(1.14, 1.36)
        heading = np.array([np.cos(turn) * np.cos(steep), np.sin(turn) * np.cos(steep), np.sin(steep)])
        reach = (
            (0.5 + 2.4 * np.sin(np.pi * np.clip(level * 0.86 + 0.06, 0, 1))) * rng.uniform(0.7, 1.0) * 0.85
        )
        reach = min(reach, height * 1.02 - start[2])
        _branch(rng, wood, start, heading, reach, 0.028, 1, ends, lift=0.10, spread=0.32, fork=4)
    places, out = _clusters(rng, ends, 46000, 0.30)
    return wood, _leaves(rng, places, out, 0.085, 0.065)


def _willow(rng):
    """A weeping willow: limbs that rise and arch over, and curtains of thin twigs that hang from them."""
    wood, ends = Builder(), []
    lean = rng.normal(0, 0.25, 2)
    foot = [np.array([0, 0, -0.3]), np.array([*lean * 0.3, 0.8]), np.array([*lean, 2.0])]
    wood.tube(foot, [0.30, 0.24, 0.20], 10)
    limbs = rng.integers(6, 9)
    for i in range(limbs):
        turn = 2 * np.pi * (i + rng.uniform(-0.35, 0.35)) / limbs
        steep = rng.uniform(0.75, 1.3)
        heading = np.array([np.cos(turn) * np.cos(steep), np.sin(turn) * np.cos(steep), np.sin(steep)])
        reach = rng.uniform(2.5, 3.6)
        _branch(rng, wood, foot[-1], heading, reach, 0.10, 2, ends, lift=0.0, spread=0.5, fork=4)
    ends = np.array(ends)
    count = 1500
    # One strand in three hangs from the upper half of the crown, so that no limb stands bare.
    upper = ends[ends[:, 2] > np.median(ends[:, 2])]
    hold = np.concatenate(
        [ends[rng.integers(0, len(ends), count * 2 // 3)], upper[rng.integers(0, len(upper), count // 3)]]
    )
    start = hold + rng.normal(0, 0.12, (count, 3))
    out = _unit(start * np.array([1, 1, 0]) + rng.normal(0, 0.5, (count, 3)) * np.array([1, 1, 0]))
    drop = np.minimum(rng.uniform(0.9, 3.4, count), start[:, 2] - rng.uniform(0.5, 1.9, count))
    drop = np.clip(drop, 0.4, None)
    steps = np.linspace(0, 1, 9)
    swing = out * rng.uniform(0.25, 0.7, (count, 1))
    strands = (
        start[:, None]
        + swing[:, None] * np.sqrt(steps)[None, :, None]
        + np.array([0, 0, 1.0]) * (0.25 * np.sin(steps * np.pi) - drop[:, None] * steps**1.5)[..., None]
    )
    leaf = rng.integers(0, count, 80000)
    where = rng.uniform(size=len(leaf)) ** 0.8 * 7.999
    low, part = where.astype(int), (where % 1)[:, None]
    places = strands[leaf, low] * (1 - part) + strands[leaf, low + 1] * part
    places = places + rng.normal(0, 0.035, places.shape)
    corners, tone = _leaves(rng, places, out[leaf] + np.array([0, 0, 0.3]), 0.135, 0.028, hang=0.62)
    # The twig of a strand is seen only as its leaves' common tone.
    tone = np.clip(0.6 * tone + 0.4 * rng.uniform(size=count)[leaf], 0, 1)
    crest, outward = _clusters(rng, ends, 34000, 0.42)
    top, top_tone = _leaves(rng, crest, outward, 0.125, 0.030, hang=0.4)
    return wood, (np.concatenate([corners, top]), np.concatenate([tone, top_tone]))


def _bush(rng):
    """A shrub of a park, 1.3 m high and as dense as gardeners keep it."""
    wood, ends = Builder(), []
    for _ in range(9):
        heading = _unit(np.array([*rng.normal(0, 0.55, 2), 1.0]))
        _branch(rng, wood, np.array([0, 0, -0.1]), heading, rng.uniform(0.5, 0.8), 0.02, 1, ends)
    places, out = _clusters(rng, ends, 9000, 0.20)
    places[:, 2] = np.abs(places[:, 2])
    return wood, _leaves(rng, places, out, 0.07, 0.045)


GROW = {"broad": _broad, "poplar": _poplar, "willow": _willow, "bush": _bush}
