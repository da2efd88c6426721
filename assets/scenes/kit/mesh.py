"""Meshes out of numpy arrays."""

import math

import bpy
import numpy as np


def mesh_np(
    name, verts, quads=None, tris=None, mat=None, smooth=True, attrs=None, uv=None, link=True, scene=None
):
    verts = np.asarray(verts, np.float32)
    me = bpy.data.meshes.new(name)
    loops, starts, totals = [], [], []
    off = 0
    for f, k in ((quads, 4), (tris, 3)):
        if f is None or len(f) == 0:
            continue
        f = np.asarray(f, np.int32).reshape(-1, k)
        loops.append(f.ravel())
        starts.append(off + np.arange(len(f)) * k)
        totals.append(np.full(len(f), k))
        off += f.size
    loops = np.concatenate(loops).astype(np.int32)
    starts = np.concatenate(starts).astype(np.int32)
    totals = np.concatenate(totals).astype(np.int32)
    me.vertices.add(len(verts))
    me.vertices.foreach_set("co", verts.ravel())
    me.loops.add(len(loops))
    me.loops.foreach_set("vertex_index", loops)
    me.polygons.add(len(starts))
    me.polygons.foreach_set("loop_start", starts)
    try:
        me.polygons.foreach_set("loop_total", totals)
    except Exception:
        pass
    me.update(calc_edges=True)
    me.validate()
    me.polygons.foreach_set(
        "use_smooth", np.full(len(me.polygons), bool(smooth))
    )  # new meshes are smooth by default since 4.1
    for k, a in (attrs or {}).items():
        at = me.attributes.new(k, "FLOAT", "POINT")
        at.data.foreach_set("value", np.asarray(a, np.float32).ravel())
    if uv is not None:
        layer = me.uv_layers.new(name="UVMap")
        layer.data.foreach_set("uv", np.asarray(uv, np.float32)[loops].ravel())
    ob = bpy.data.objects.new(name, me)
    if mat is not None:
        me.materials.append(mat)
    if link:
        (scene or bpy.context.scene).collection.objects.link(ob)
    return ob


def grid_quads(nx, ny):
    i = np.arange(nx * ny).reshape(ny, nx)
    return np.stack([i[:-1, :-1], i[:-1, 1:], i[1:, 1:], i[1:, :-1]], -1).reshape(-1, 4)


def grid_mesh(name, X, Y, Z, mat=None, attrs=None, smooth=True, **kw):
    ny, nx = X.shape
    v = np.stack([X, Y, Z], -1).reshape(-1, 3)
    return mesh_np(
        name,
        v,
        grid_quads(nx, ny),
        mat=mat,
        attrs={k: a.ravel() for k, a in (attrs or {}).items()},
        smooth=smooth,
        **kw,
    )


class Builder:
    """accumulate boxes, sweeps, grids into one mesh per material"""

    def __init__(s):
        s.v = []
        s.q = []
        s.tr = []
        s.n = 0

    def add(s, v, q=None, t=None):
        v = np.asarray(v, float).reshape(-1, 3)
        if q is not None and len(q):
            s.q.append(np.asarray(q).reshape(-1, 4) + s.n)
        if t is not None and len(t):
            s.tr.append(np.asarray(t).reshape(-1, 3) + s.n)
        s.v.append(v)
        s.n += len(v)

    def box(s, x0, x1, y0, y1, z0, z1, taper=0.0):
        t = taper
        v = [
            (x0, y0, z0),
            (x1, y0, z0),
            (x1, y1, z0),
            (x0, y1, z0),
            (x0 + t, y0 + t, z1),
            (x1 - t, y0 + t, z1),
            (x1 - t, y1 - t, z1),
            (x0 + t, y1 - t, z1),
        ]
        s.add(v, [(0, 3, 2, 1), (4, 5, 6, 7), (0, 1, 5, 4), (1, 2, 6, 5), (2, 3, 7, 6), (3, 0, 4, 7)])

    def obox(s, c, ax, hx, hy, z0, z1, taper=0.0):
        """box oriented in plan by unit vector ax"""
        ax = np.asarray(ax, float)
        ay = np.array([-ax[1], ax[0]])
        c = np.asarray(c, float)
        P = []
        for z, t in ((z0, 0), (z1, taper)):
            for sx, sy in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
                p = c + ax * sx * (hx - t) + ay * sy * (hy - t)
                P.append((p[0], p[1], z))
        s.add(P, [(0, 3, 2, 1), (4, 5, 6, 7), (0, 1, 5, 4), (1, 2, 6, 5), (2, 3, 7, 6), (3, 0, 4, 7)])

    def cyl(s, x, y, z0, z1, r, n=10, r1=None):
        a = np.arange(n) / n * 2 * np.pi
        r1 = r if r1 is None else r1
        v = (
            [(x + r * np.cos(k), y + r * np.sin(k), z0) for k in a]
            + [(x + r1 * np.cos(k), y + r1 * np.sin(k), z1) for k in a]
            + [(x, y, z1)]
        )
        q = [(i, (i + 1) % n, n + (i + 1) % n, n + i) for i in range(n)]
        s.add(v, q, [(n + i, n + (i + 1) % n, 2 * n) for i in range(n)])

    def sweep(s, path, w, h, down=0.0):
        """rectangular section along path (k,3)"""
        p = np.asarray(path, float)
        d = np.gradient(p, axis=0)
        d /= np.linalg.norm(d, axis=1)[:, None] + 1e-9
        up = np.array([0, 0, 1.0])
        side = np.cross(d, up)
        side /= np.linalg.norm(side, axis=1)[:, None] + 1e-9
        w = np.broadcast_to(np.asarray(w, float), (len(p),))[:, None]
        h = np.broadcast_to(np.asarray(h, float), (len(p),))[:, None]
        ring = np.stack(
            [
                p - side * w - up * down,
                p + side * w - up * down,
                p + side * w * 0.8 + up * h,
                p - side * w * 0.8 + up * h,
            ],
            1,
        )
        k = len(p)
        q = []
        for i in range(k - 1):
            for j in range(4):
                q.append((i * 4 + j, i * 4 + (j + 1) % 4, (i + 1) * 4 + (j + 1) % 4, (i + 1) * 4 + j))
        q += [(3, 2, 1, 0), ((k - 1) * 4, (k - 1) * 4 + 1, (k - 1) * 4 + 2, (k - 1) * 4 + 3)]
        s.add(ring.reshape(-1, 3), q)

    def tube(s, path, r, n=6):
        p = np.asarray(path, float)
        d = np.gradient(p, axis=0)
        d /= np.linalg.norm(d, axis=1)[:, None] + 1e-9
        ref = np.where(np.abs(d[:, 2:3]) > 0.9, np.array([[1.0, 0, 0]]), np.array([[0, 0, 1.0]]))
        u = np.cross(d, ref)
        u /= np.linalg.norm(u, axis=1)[:, None] + 1e-9
        w = np.cross(d, u)
        r = np.broadcast_to(np.asarray(r, float), (len(p),))
        a = np.arange(n) / n * 2 * np.pi
        ring = p[:, None] + r[:, None, None] * (
            np.cos(a)[None, :, None] * u[:, None] + np.sin(a)[None, :, None] * w[:, None]
        )
        q = [
            (i * n + j, i * n + (j + 1) % n, (i + 1) * n + (j + 1) % n, (i + 1) * n + j)
            for i in range(len(p) - 1)
            for j in range(n)
        ]
        m = len(p)
        v = np.concatenate([ring.reshape(-1, 3), p[:1], p[-1:]])
        tr = [(m * n, (j + 1) % n, j) for j in range(n)] + [
            (m * n + 1, (m - 1) * n + j, (m - 1) * n + (j + 1) % n) for j in range(n)
        ]  # end caps
        s.add(v, q, tr)

    def grid(s, X, Y, Z, flip=False):
        ny, nx = X.shape
        q = grid_quads(nx, ny)
        if flip:
            q = q[:, ::-1]
        s.add(np.stack([X, Y, Z], -1).reshape(-1, 3), q)

    def build(s, name, mat, smooth=False, link=True):
        if not s.v:
            return None
        ob = mesh_np(
            name,
            np.concatenate(s.v),
            np.concatenate(s.q) if s.q else None,
            np.concatenate(s.tr) if s.tr else None,
            mat=mat,
            smooth=smooth,
            link=link,
        )
        if smooth and len(ob.data.polygons) < 400000:
            ob.data.set_sharp_from_angle(angle=math.radians(38))
        return ob
