"""Clothes that hang: bodies and sleeves are joined into one skin, cut open at neck, cuffs and hems, and left to fall on
the limbs under them until they lie in folds."""

import bpy
import numpy as np
from mathutils import Vector
from numba import njit

from .mesh import mesh_np


def skin(builder, cell):
    """The outside of overlapping closed shapes as one mesh with faces of about `cell` metres: its points and quads."""
    rough = builder.build("pattern", None)
    union = rough.modifiers.new("union", "REMESH")
    union.mode, union.voxel_size = "VOXEL", cell
    seen = rough.evaluated_get(bpy.context.evaluated_depsgraph_get()).to_mesh()
    points = np.empty(len(seen.vertices) * 3, np.float32)
    seen.vertices.foreach_get("co", points)
    quads = np.array([face.vertices[:] for face in seen.polygons if len(face.vertices) == 4], np.int64)
    bpy.data.objects.remove(rough)
    return points.reshape(-1, 3).astype(float), quads


def smoothed(points, quads, times, share=0.5):
    """Every point moved a `share` of the way to the middle of its neighbours, some times over."""
    edges = np.concatenate([quads[:, [i, (i + 1) % 4]] for i in range(4)])
    count = np.maximum(np.bincount(edges[:, 0], minlength=len(points)), 1)[:, None]
    for _ in range(times):
        total = np.zeros_like(points)
        np.add.at(total, edges[:, 0], points[edges[:, 1]])
        points = points + share * (np.where(count > 1, total / count, points) - points)
    return points


def garment(builder, openings, seams, limbs, seed, cell=0.014, slack=1.06, stiff=0.06):
    """Cloth cut to the closed shapes in `builder`, taken along by the limbs as they move and fallen onto them there.

    The result are its points as cut, those as worn, and its quads.

    `openings` are (middle, outward axis, radius) of what is cut away. `seams` are those of places where the cloth is
    sewn fast, each with two frames, as cut and as worn: origin and three axes, (2, 4, 3). `limbs`, (2, n, 8), are rows of
    ax, ay, az, radius, bx, by, bz, radius. The cloth is larger than its pattern by `slack`: what is too much lies
    in folds. `stiff` is how it resists them, 0 to 1.
    """
    rng = np.random.default_rng(seed)
    points, quads = skin(builder, cell)
    points = smoothed(points, quads, 3)

    def within(opening, depth):
        middle, axis, radius = opening
        off = points - middle
        return (off @ axis > -depth) & (np.linalg.norm(off, axis=1) < radius)

    gone = np.any([within(opening, 0.6 * cell) for opening in openings], axis=0)
    quads = quads[~gone[quads].any(1)]
    used, quads = np.unique(quads, return_inverse=True)
    points, quads = points[used], quads.reshape(-1, 4)
    sewn = np.full(len(points), -1)
    for number, (*place, _) in enumerate(seams):
        sewn[within(place, 0.03)] = number
    frames = np.array([frame for *_, frame in seams], float)
    fixed = sewn >= 0
    local = np.zeros_like(points)
    origin, axes = frames[sewn[fixed], 0, 0], frames[sewn[fixed], 0, 1:]
    local[fixed] = np.einsum("nij,nj->ni", axes, points[fixed] - origin)
    pairs, weights = _threads(quads, stiff)
    order = rng.permutation(len(pairs))
    pairs, weights = pairs[order], weights[order]
    rest = np.linalg.norm(points[pairs[:, 0]] - points[pairs[:, 1]], axis=1)
    wave = points @ rng.normal(0, 9, (3, 3)) + rng.uniform(0, 6, 3)
    rest *= 1 + (slack - 1) * (1 + 0.55 * np.sin(wave).mean(1))[pairs].mean(1)
    start = _carried(points, *limbs) + rng.normal(0, 0.0015, points.shape)
    goal = frames[sewn[fixed], 1]
    start[fixed] = goal[:, 0] + np.einsum("nj,nji->ni", local[fixed], goal[:, 1:])
    fallen = _fall(start, pairs, rest, weights, ~fixed, np.asarray(limbs[1], float))
    return points, smoothed(fallen, quads, 1, 0.35), quads


def _threads(quads, stiff):
    """Pairs of points that keep their distance, and how well: edges, diagonals, and across each edge against folding."""
    edges = np.concatenate([quads[:, [i, (i + 1) % 4, (i + 2) % 4, (i + 3) % 4]] for i in range(4)])
    swap = edges[:, 0] > edges[:, 1]
    edges[swap] = edges[swap][:, [1, 0, 3, 2]]
    edges = edges[np.lexsort((edges[:, 1], edges[:, 0]))]
    twin = (edges[:-1, :2] == edges[1:, :2]).all(1)
    first, second = edges[:-1][twin], edges[1:][twin]
    across = np.concatenate([first[:, [2]], second[:, [2]], first[:, [3]], second[:, [3]]], 1).reshape(-1, 2)
    sides = np.unique(edges[:, :2], axis=0)
    slant = np.concatenate([quads[:, [0, 2]], quads[:, [1, 3]]])
    across = across[across[:, 0] != across[:, 1]]
    pairs = np.concatenate([sides, slant, across])
    return pairs, np.repeat([1.0, 0.35, stiff], [len(sides), len(slant), len(across)])


def _carried(points, first, last):
    """Points that go along with the limbs they are close to, as those move from `first` to `last`."""
    total, moved = np.zeros((len(points), 1)), np.zeros_like(points)
    for old, new in zip(first, last):
        was, now = old[4:7] - old[:3], new[4:7] - new[:3]
        t = np.clip((points - old[:3]) @ was / (was @ was), 0, 1)[:, None]
        away = np.linalg.norm(points - old[:3] - t * was, axis=1) - old[3] * (1 - t[:, 0]) - old[7] * t[:, 0]
        share = np.exp(-np.clip(away, -0.05, 0.4) / 0.016)[:, None]
        was, now = was / np.linalg.norm(was), now / np.linalg.norm(now)
        turn = Vector(was).rotation_difference(Vector(now)).to_matrix()
        moved += share * ((points - old[:3]) @ np.array(turn).T + new[:3])
        total += share
    return moved / total


@njit(cache=True)
def _fall(points, pairs, rest, weights, free, limbs, steps=60):
    """Lets cloth settle on `limbs`. It weighs little, or the threads, which give a bit, would stretch."""
    speed = np.zeros_like(points)
    before = points.copy()
    for _ in range(steps):
        before[:] = points
        for i in range(len(points)):
            if free[i]:
                speed[i, 2] -= 0.9 / 60
                points[i] += 0.92 * speed[i] / 60
        for _ in range(8):
            for n in range(len(pairs)):
                a, b = pairs[n]
                loose = 1.0 * free[a] + 1.0 * free[b]
                if loose == 0:
                    continue
                x, y, z = points[b, 0] - points[a, 0], points[b, 1] - points[a, 1], points[b, 2] - points[a, 2]
                length = (x * x + y * y + z * z) ** 0.5 + 1e-12
                pull = weights[n] * (length - rest[n]) / length / loose
                if free[a]:
                    points[a, 0] += pull * x
                    points[a, 1] += pull * y
                    points[a, 2] += pull * z
                if free[b]:
                    points[b, 0] -= pull * x
                    points[b, 1] -= pull * y
                    points[b, 2] -= pull * z
        for i in range(len(points)):
            if free[i]:
                _push_out(points[i], before[i], limbs)
                speed[i] = (points[i] - before[i]) * 60
    return points


@njit(cache=True)
def _push_out(point, before, limbs):
    """Moves a point out of the limbs; where it touches one it hardly slides."""
    for n in range(len(limbs)):
        u = limbs[n, 4:7] - limbs[n, :3]
        p = point - limbs[n, :3]
        t = min(max(np.dot(p, u) / (np.dot(u, u) + 1e-12), 0.0), 1.0)
        p -= t * u
        away = np.dot(p, p) ** 0.5 + 1e-9
        radius = limbs[n, 3] + t * (limbs[n, 7] - limbs[n, 3]) + 0.004
        if away < radius:
            point += (radius - away) / away * p
            point -= 0.5 * (point - before)


def hang(name, points, quads, finish, fine=False, attrs=None):
    """A garment as an object; `fine` rounds its faces once more."""
    made = mesh_np(name, points, quads, mat=finish, attrs=attrs)
    if fine:
        made.modifiers.new("round", "SUBSURF").render_levels = 1
    return made
