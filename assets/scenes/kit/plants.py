"""Stones and grass."""

import math

import bpy
import numpy as np

from .mesh import mesh_np


def rocks(n=6, seed=1, mat=None, res=3):
    out = []
    rng = np.random.default_rng(seed)
    for k in range(n):
        bpy.ops.mesh.primitive_ico_sphere_add(subdivisions=res, radius=1.0)
        ob = bpy.context.object
        me = ob.data
        v = np.zeros(len(me.vertices) * 3, np.float32)
        me.vertices.foreach_get("co", v)
        v = v.reshape(-1, 3)
        for _ in range(9):  # chop with planes: angular pebbles
            nrm = rng.normal(size=3)
            nrm /= np.linalg.norm(nrm)
            d = rng.uniform(0.55, 0.92)
            dist = v @ nrm - d
            v -= np.where(dist > 0, dist, 0)[:, None] * nrm * 0.93
        v *= rng.uniform(0.7, 1.25, 3) * np.array([1, 1, 0.62])
        v += rng.normal(scale=0.012, size=v.shape)
        me.vertices.foreach_set("co", v.ravel().astype(np.float32))
        me.polygons.foreach_set("use_smooth", np.ones(len(me.polygons), bool))
        me.update()
        if mat:
            me.materials.append(mat)
        ob.name = f"rock{k}"
        ob.location = (0, 0, -5000)
        out.append(ob)
    return out


def tuft(name, mat, blades=70, h=0.5, spread=0.25, w=0.006, bend=0.6, seed=0, seg=4, lean=0.5):
    rng = np.random.default_rng(seed)
    V = []
    Q = []
    n = 0
    for b in range(blades):
        a = rng.uniform(0, 2 * np.pi)
        r = spread * math.sqrt(rng.uniform()) * 0.35
        base = np.array([r * math.cos(a), r * math.sin(a), 0])
        out = np.array([math.cos(a + rng.normal(0, 0.6)), math.sin(a + rng.normal(0, 0.6)), 0])
        hh = h * rng.uniform(0.45, 1.0)
        ln = lean * rng.uniform(0.1, 1.0)
        bd = bend * rng.uniform(0.2, 1.0)
        side = np.cross(out, (0, 0, 1))
        ww = w * rng.uniform(0.6, 1.3)
        for i in range(seg + 1):
            t = i / seg
            p = (
                base
                + np.array([0, 0, 1]) * hh * (t - 0.25 * bd * t * t)
                + out * hh * (ln * t * 0.5 + bd * t * t * 0.6)
            )
            k = ww * (1 - t) ** 0.6 + 0.0008
            V += [p - side * k, p + side * k]
        for i in range(seg):
            Q.append((n + 2 * i, n + 2 * i + 1, n + 2 * i + 3, n + 2 * i + 2))
        n += 2 * (seg + 1)
    ob = mesh_np(name, np.array(V), np.array(Q), mat=mat, smooth=True)
    ob.location = (0, 0, -5000)
    return ob
