"""Instances on points."""

import bpy
import numpy as np

from .nodes import T


def scatter(name, pts, rots, scales, variants, idx=None, seed=0):
    """instance objects of list `variants` on points; attributes carry rotation/scale/variant index"""
    pts = np.asarray(pts, np.float32)
    n = len(pts)
    rng = np.random.default_rng(seed)
    scales = (
        np.broadcast_to(np.asarray(scales, np.float32), (n,))
        if np.ndim(scales) < 2
        else np.asarray(scales, np.float32)
    )
    if scales.ndim == 1:
        scales = np.repeat(scales[:, None], 3, 1)
    if idx is None:
        idx = rng.integers(0, len(variants), n)
    made = []
    for k, ob in enumerate(variants):
        sel = idx == k
        if not sel.any():
            continue
        me = bpy.data.meshes.new(f"{name}_{k}")
        P = pts[sel]
        me.vertices.add(len(P))
        me.vertices.foreach_set("co", P.ravel())
        a = me.attributes.new("rot", "FLOAT_VECTOR", "POINT")
        a.data.foreach_set("vector", np.asarray(rots, np.float32)[sel].ravel())
        a = me.attributes.new("scl", "FLOAT_VECTOR", "POINT")
        a.data.foreach_set("vector", scales[sel].ravel())
        o = bpy.data.objects.new(me.name, me)
        bpy.context.scene.collection.objects.link(o)
        ng = bpy.data.node_groups.new(f"sc_{name}_{k}", "GeometryNodeTree")
        ng.interface.new_socket("Geometry", in_out="INPUT", socket_type="NodeSocketGeometry")
        ng.interface.new_socket("Geometry", in_out="OUTPUT", socket_type="NodeSocketGeometry")
        t = T(ng)
        gi = t.n("NodeGroupInput")
        go = t.n("NodeGroupOutput")
        oi = t.n("GeometryNodeObjectInfo")
        oi.inputs["Object"].default_value = ob
        oi.inputs["As Instance"].default_value = True
        ra = t.n("GeometryNodeInputNamedAttribute", {"Name": "rot"}, data_type="FLOAT_VECTOR")
        sa = t.n("GeometryNodeInputNamedAttribute", {"Name": "scl"}, data_type="FLOAT_VECTOR")
        e2r = t.n("FunctionNodeEulerToRotation", {0: ra.outputs[0]})
        ip = t.n(
            "GeometryNodeInstanceOnPoints",
            {
                "Points": gi.outputs[0],
                "Instance": oi.outputs["Geometry"],
                "Rotation": e2r.outputs[0],
                "Scale": sa.outputs[0],
            },
        )
        ng.links.new(ip.outputs[0], go.inputs[0])
        md = o.modifiers.new("sc", "NODES")
        md.node_group = ng
        made.append(o)
    return made
