"""Feathers: a body as a field of distances, soft contour feathers of single barbs, vanes for wing and tail."""

from dataclasses import dataclass

import bpy
import numpy as np
from scipy.ndimage import map_coordinates
from scipy.spatial import cKDTree

from .mesh import grid_quads, mesh_np
from .nodes import material

#: Points along one barb; three segments are enough for a bent hair of a few millimetres.
BARB_POINTS = 4

#: Points along and across a vane: enough for a round tip, a black band and a white spot.
VANE_ALONG, VANE_ACROSS = 16, 7


class Field:
    """Signed distances on a grid, and the outward normals that go with them."""

    def __init__(self, distance, low, high, step):
        self.low, self.step = np.asarray(low, float), step
        counts = np.ceil((np.asarray(high) - self.low) / step).astype(int) + 1
        axes = [self.low[axis] + np.arange(counts[axis]) * step for axis in range(3)]
        points = np.stack(np.meshgrid(*axes, indexing="ij"), -1)
        self.values = distance(points.reshape(-1, 3)).reshape(counts)
        self.gradient = np.stack(np.gradient(self.values, step), 0)

    def sample(self, points):
        """Distance from the skin in metres, and the unit normal, at each of `points`."""
        where = ((points - self.low) / self.step).T
        value = map_coordinates(self.values, where, order=1, mode="nearest")
        slope = np.stack([map_coordinates(part, where, order=1, mode="nearest") for part in self.gradient], 1)
        length = np.linalg.norm(slope, axis=1)[:, None] + 1e-9
        return value / length[:, 0], slope / length

    def settle(self, points, height=0.0, steps=2):
        """Moves `points` along the normal until they lie `height` above the skin."""
        for _ in range(steps):
            value, normal = self.sample(points)
            points = points - normal * (value - height)[:, None]
        return points

    def surface(self):
        """The skin as vertices and quads, by surface nets: one vertex in every cell the skin passes through."""
        values, inside = self.values, self.values < 0
        cells = tuple(count - 1 for count in values.shape)
        total, crossings = np.zeros((*cells, 3)), np.zeros(cells)
        corners = np.array([(i, j, k) for i in (0, 1) for j in (0, 1) for k in (0, 1)])
        for start in corners:
            for axis in np.flatnonzero(start == 0):
                end = start.copy()
                end[axis] = 1
                first, second = (
                    values[tuple(slice(o, o + n) for o, n in zip(corner, cells))] for corner in (start, end)
                )
                cut = (first < 0) != (second < 0)
                share = np.where(cut, first / np.where(cut, first - second, 1), 0)
                total += cut[..., None] * (start + share[..., None] * (end - start))
                crossings += cut
        active = crossings > 0
        index = np.full(cells, -1)
        index[active] = np.arange(active.sum())
        vertices = self.low + (np.argwhere(active) + total[active] / crossings[active][:, None]) * self.step
        quads = []
        for axis in range(3):
            one, two = [other for other in range(3) if other != axis]
            ahead = np.roll(inside, -1, axis)
            crossing = np.argwhere(inside != ahead)
            margin = (crossing[:, axis] < cells[axis]) & (crossing[:, one] > 0) & (crossing[:, two] > 0)
            crossing = crossing[margin & (crossing[:, one] < cells[one]) & (crossing[:, two] < cells[two])]
            ring = []
            for back_one, back_two in ((1, 1), (0, 1), (0, 0), (1, 0)):
                cell = crossing.copy()
                cell[:, one] -= back_one
                cell[:, two] -= back_two
                ring.append(index[tuple(cell.T)])
            quad = np.stack(ring, 1)
            flip = inside[tuple(crossing.T)] == (axis == 1)
            quad[flip] = quad[flip, ::-1]
            quads.append(quad)
        return self.settle(vertices), np.concatenate(quads)


def smooth_union(first, second, width):
    """The lesser of two distances, with the crease between them rounded over `width` metres."""
    blend = np.clip(0.5 + 0.5 * (second - first) / width, 0, 1)
    return second + (first - second) * blend - width * blend * (1 - blend)


def spread_points(vertices, quads, spacing, rng):
    """Points all over a skin, no two nearer than `spacing(points)`: feathers stand in a loose order, not at random."""
    corners = vertices[quads]
    areas = np.linalg.norm(np.cross(corners[:, 2] - corners[:, 0], corners[:, 3] - corners[:, 1]), axis=1) / 2
    gaps = spacing(corners.mean(1))
    expected = areas / gaps**2
    # Three candidates for every place leave few holes.
    count = int(expected.sum() * 3)
    faces = rng.choice(len(quads), count, p=expected / expected.sum())
    along, across = rng.uniform(size=(2, count, 1))
    one, two, three, four = (corners[faces, corner] for corner in range(4))
    points = (one * (1 - along) + two * along) * (1 - across) + (four * (1 - along) + three * along) * across
    return points[_apart(points, gaps[faces] * 0.85)]


def _apart(points, gaps):
    """Which points to keep, so that no two are nearer than the gap of the earlier one."""
    tree = cKDTree(points)
    free = np.ones(len(points), bool)
    for number, gap in enumerate(gaps):
        if free[number]:
            near = np.array(tree.query_ball_point(points[number], gap))
            free[near[near > number]] = False
    return free


@dataclass(frozen=True)
class Tufts:
    """Soft feathers that cling together in overlapping tufts, as on a belly. One value for each feather."""

    #: Place in its tuft: -0.5 at the root to 0.5 at the tip, and -0.5 to 0.5 from one edge to the other.
    along: np.ndarray
    across: np.ndarray
    #: How much it belongs to a tuft at all: 0 where the coat is sleek.
    share: np.ndarray
    #: Brightness of its tuft beside the next.
    tone: np.ndarray

    def height(self):
        """Metres above the skin: a tuft rises towards its tip like a shingle and falls off at its edges."""
        return 0.0019 * self.share * (self.along + 0.5) * (1 - 3.2 * self.across**2).clip(0)

    def shade(self):
        """Dark in the clefts and under the tip of the tuft before."""
        cleft = 0.10 * (2 * np.abs(self.across)).clip(0, 1) ** 3 + 0.05 * (0.5 - self.along)
        return 1 + self.share * (0.03 + self.tone - cleft)


def tufts(field, points, lie, size, share, rng):
    """Gathers the feathers at `points` into tufts about `size` metres wide and longer than wide."""
    _, normal = field.sample(points)
    way = lie - normal * (lie * normal).sum(1)[:, None]
    way /= np.linalg.norm(way, axis=1)[:, None] + 1e-9
    side = np.cross(normal, way)
    centres = points[_apart(points, np.full(len(points), size))]
    near = cKDTree(centres).query(points, 8)[1]
    offset = points[:, None] - centres[near]
    along = (offset * way[:, None]).sum(2) / (1.7 * size)
    across = (offset * side[:, None]).sum(2) / size
    own = np.hypot(along, across).argmin(1)
    every = np.arange(len(points))
    tone = rng.normal(0, 0.018, len(centres))[near[every, own]]
    return Tufts(along[every, own].clip(-0.5, 0.5), across[every, own].clip(-0.5, 0.5), share, tone)


def contour_feathers(field, points, lie, length, dress, barbs, rng, lift, tufted):
    """Barbs of the soft feathers that root at `points` and lie along `lie`.

    Each feather is `length` long and fans out from its shaft, so that the coat is made of tufts and not of even fur;
    `dress` gives the colour of each barb by its place, so that the border of two colours is ragged as fine as they are;
    `lift` is how far their tips stand off, a share of their length, and `tufted` the tufts they form.
    Gives positions and normals (barbs, points, 3), the tint of each barb and its width at the root.
    """
    count = len(points)
    _, normal = field.sample(points)
    along = lie - normal * (lie * normal).sum(1)[:, None]
    # The feathers of a tuft draw together towards its tip.
    along -= (0.5 * tufted.share * tufted.across)[:, None] * np.cross(normal, along)
    along += rng.normal(0, 0.07, (count, 3))
    along -= normal * (along * normal).sum(1)[:, None]
    along /= np.linalg.norm(along, axis=1)[:, None] + 1e-9
    across = np.cross(normal, along)

    shape = (count, barbs, 1)
    start = rng.uniform(0, 0.7, shape)
    end = np.minimum(start + rng.uniform(0.35, 0.6, shape), 1) * rng.uniform(0.85, 1.12, shape)
    aside = rng.uniform(-1, 1, shape)
    part = np.linspace(0, 1, BARB_POINTS)[None, None, :]
    size = length[:, None, None]
    forward = (start + (end - start) * part) * size
    half_width = 0.42 * size * np.sqrt(np.clip(1.25 - end, 0.02, 1))
    sideways = aside * half_width * part**1.3
    raised = lift * rng.uniform(0.6, 1.35, (count, 1, 1)) * (1 - 0.5 * aside**2)
    # One barb in twenty stands off, less in a tuft: the soft outline of a bird against the light.
    aloof = (2.4 - 1.3 * tufted.share)[:, None, None]
    raised = raised * np.where(rng.uniform(size=shape) < 0.05, aloof, 1.0)
    height = 0.0003 + tufted.height()[:, None, None] + raised * size * (forward / size) ** 1.5

    place = points[:, None, None] + along[:, None, None] * forward[..., None]
    place = place + across[:, None, None] * sideways[..., None]
    flat = field.settle(place.reshape(-1, 3), height.reshape(-1))
    _, skin = field.sample(flat)
    skin = skin.reshape(*place.shape)
    # Each feather is a little vaulted, and so is each tuft, which also tilts back as it rises to its tip.
    vault = 0.035 * aside * part + (0.55 * tufted.share * tufted.across)[:, None, None]
    tilt = 0.02 * (forward / size - 0.4) + (tufted.share * (0.3 * tufted.along - 0.06))[:, None, None]
    shading = skin + across[:, None, None] * vault[..., None] + along[:, None, None] * tilt[..., None]
    shading /= np.linalg.norm(shading, axis=-1)[..., None]
    shape = (count * barbs, BARB_POINTS, 3)
    shade = tufted.shade()[:, None, None] + rng.normal(0, 0.010, (count, 1, 1))
    shade = shade + rng.normal(0, 0.03, (count, barbs, 1))
    # Long feathers of two colours mingle further than the short ones of the face.
    middles = flat.reshape(shape)[:, 1] + rng.normal(0, 1, (count * barbs, 3)) * np.repeat(
        0.075 * length, barbs
    ).reshape(-1, 1)
    colour = np.clip(dress(middles) * shade.reshape(-1, 1), 0, 0.9)
    root = np.repeat(0.00024 + 0.012 * length, barbs)
    return flat.reshape(shape), shading.reshape(shape), colour, root


def coat(name, positions, normals, tints, roots, mat):
    """The barbs as curves of Cycles, thinner towards the tip."""
    count, points = positions.shape[:2]
    curves = bpy.data.hair_curves.new(name)
    curves.add_curves([points] * count)
    curves.attributes["position"].data.foreach_set("vector", positions.astype(np.float32).ravel())
    radii = roots[:, None] / 2 * np.linspace(1, 0.25, points)
    curves.attributes.new("radius", "FLOAT", "POINT").data.foreach_set(
        "value", radii.astype(np.float32).ravel()
    )
    curves.attributes.new("nrm", "FLOAT_VECTOR", "POINT").data.foreach_set(
        "vector", normals.astype(np.float32).ravel()
    )
    _colour(curves, np.repeat(tints, points, 0))
    curves.materials.append(mat)
    thing = bpy.data.objects.new(name, curves)
    bpy.context.scene.collection.objects.link(thing)
    return thing


def coat_material(name):
    """Barbs that take the light as the feather they belong to, not each as a little cylinder."""
    t = material(name)
    t.mat.cycles.use_bump_map_correction = False
    normal = t.n(
        "ShaderNodeVectorTransform",
        {0: t.attr("nrm").outputs["Vector"]},
        vector_type="NORMAL",
        convert_from="OBJECT",
        convert_to="WORLD",
    )
    colour = t.attr("tint").outputs["Color"]
    lit = t.n("ShaderNodeBsdfDiffuse", {"Color": colour, "Normal": normal})
    through = t.n("ShaderNodeBsdfTranslucent", {"Color": colour, "Normal": normal})
    both = t.n("ShaderNodeMixShader", {0: 0.28, 1: lit.outputs[0], 2: through.outputs[0]})
    # Feathers lie so close that dark ones have a soft gloss.
    gloss = t.n("ShaderNodeBsdfGlossy", {"Roughness": 0.42, "Normal": normal})
    sleek = t.n("ShaderNodeMixShader", {0: 0.022, 1: both.outputs[0], 2: gloss.outputs[0]})
    t.t.links.new(sleek.outputs[0], t.out.inputs[0])
    return t.mat


def skin_material(name):
    """What shows between the barbs."""
    t = material(name)
    lit = t.n("ShaderNodeBsdfDiffuse", {"Color": t.attr("tint").outputs["Color"]})
    t.t.links.new(lit.outputs[0], t.out.inputs[0])
    return t.mat


def vane_material(name):
    """A vane: barbs that run slanting from the shaft, a paler shaft, light that shines through."""
    t = material(name)
    across = t.m("ABSOLUTE", t.attr("across").outputs["Fac"])
    stripes = t.comb(
        t.attr("barb").outputs["Fac"], t.attr("number").outputs["Fac"], t.m("MULTIPLY", across, 0.7)
    )
    # One to two stripes a millimetre: groups of barbs, as single ones are finer than any pixel.
    fibre = t.noise(stripes, 1.3, 3, 0.6)
    shaft = t.mapr(across, 0.07, 0.03)
    colour = t.mix(t.mapr(fibre, 0.3, 0.7, 0.10, 0.0), t.attr("tint").outputs["Color"], (0.10, 0.09, 0.09))
    colour = t.mix(t.m("MULTIPLY", shaft, 0.30), colour, (0.16, 0.14, 0.12))
    height = t.m("ADD", t.m("MULTIPLY", fibre, 0.6), shaft)
    normal = t.bump(height, 0.5, 0.0006)
    lit = t.n(
        "ShaderNodeBsdfPrincipled",
        {"Base Color": colour, "Roughness": 0.62, "Specular IOR Level": 0.22, "Normal": normal},
    )
    through = t.n("ShaderNodeBsdfTranslucent", {"Color": colour})
    both = t.n("ShaderNodeMixShader", {0: 0.24, 1: lit.outputs[0], 2: through.outputs[0]})
    t.t.links.new(both.outputs[0], t.out.inputs[0])
    return t.mat


def vane_shape(length, leading, trailing, point=0.70, sharp=0.5):
    """The flat outline of a vane as grids of distances along and across; `along` 0..1 and `across` -1..1 as well.

    The tip begins to round off at the share `point` of the length; a larger `sharp` makes it more pointed.
    """
    # Denser towards the tip, where the outline bends.
    along = 1 - (1 - np.linspace(0, 1, VANE_ALONG)) ** 1.6
    across = np.linspace(-1, 1, VANE_ACROSS)
    base = 0.45 + 0.55 * np.clip(along / 0.3, 0, 1) ** 0.7
    tip = np.clip(1 - (np.clip(along - point, 0, 1) / (1 - point)) ** 2, 0.0, 1) ** sharp
    half = (base * tip)[:, None] * np.where(across > 0, leading, trailing)[None]
    u, v = np.broadcast_arrays(along[:, None], across[None])
    return u * length, half * v, u, v


class Vanes:
    """Collects the vanes of one bird into a single mesh."""

    def __init__(self):
        self.places, self.marks, self.tints = [], [], []

    def add(self, places, along, across, length, width, tint):
        """One vane: positions (along, across, 3) and colours of the same shape."""
        number = len(self.places)
        barb = (along * length - np.abs(across) * width * 0.8) * 1000
        self.places.append(places.reshape(-1, 3))
        self.marks.append(np.stack([across, barb, np.full(across.shape, number * 3.7)], -1).reshape(-1, 3))
        self.tints.append(np.clip(tint, 0, 0.9).reshape(-1, 3))

    def build(self, name, mat):
        """The mesh object."""
        one = grid_quads(VANE_ACROSS, VANE_ALONG)
        quads = one[None] + np.arange(len(self.places))[:, None, None] * (VANE_ALONG * VANE_ACROSS)
        marks = np.concatenate(self.marks)
        thing = mesh_np(
            name,
            np.concatenate(self.places),
            quads.reshape(-1, 4),
            mat=mat,
            attrs={"across": marks[:, 0], "barb": marks[:, 1], "number": marks[:, 2]},
        )
        _colour(thing.data, np.concatenate(self.tints))
        return thing


def tinted_mesh(name, vertices, quads, tints, mat):
    """A mesh with a colour at each vertex."""
    thing = mesh_np(name, vertices, quads, mat=mat)
    _colour(thing.data, tints)
    return thing


def _colour(data, tints):
    rgba = np.concatenate([tints, np.ones((len(tints), 1))], 1).astype(np.float32)
    data.attributes.new("tint", "FLOAT_COLOR", "POINT").data.foreach_set("color", rgba.ravel())
