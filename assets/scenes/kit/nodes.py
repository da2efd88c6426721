"""Materials: a small builder of shader nodes, the usual materials, and aerial perspective."""

import bpy
from mathutils import Vector


def lin(hexs):
    h = hexs.lstrip("#")
    out = []
    for i in (0, 2, 4):
        c = int(h[i : i + 2], 16) / 255.0
        out.append(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4)
    return (*out, 1.0)


class T:
    """tiny node-tree builder: t.n('ShaderNodeX', {input: value-or-socket}, prop=...)"""

    def __init__(s, tree):
        s.t = tree

    def n(s, typ, inp=None, **props):
        nd = s.t.nodes.new(typ)
        for k, v in props.items():
            setattr(nd, k, v)
        for k, v in (inp or {}).items():
            s.set(nd.inputs[k], v)
        return nd

    def set(s, sock, v):
        if isinstance(v, bpy.types.Node):
            v = v.outputs[0]
        if isinstance(v, bpy.types.NodeSocket):
            s.t.links.new(v, sock)
        else:
            if sock.type == "RGBA" and isinstance(v, (tuple, list)) and len(v) == 3:
                v = (*v, 1)
            sock.default_value = v

    def m(s, op, a, b=0.5, c=None, clamp=False):
        nd = s.t.nodes.new("ShaderNodeMath")
        nd.operation = op
        nd.use_clamp = clamp
        s.set(nd.inputs[0], a)
        s.set(nd.inputs[1], b)
        if c is not None:
            s.set(nd.inputs[2], c)
        return nd.outputs[0]

    def vm(s, op, a, b=(0, 0, 0), scale=None):
        nd = s.t.nodes.new("ShaderNodeVectorMath")
        nd.operation = op
        s.set(nd.inputs[0], a)
        if scale is not None:
            s.set(nd.inputs["Scale"], scale)
        else:
            s.set(nd.inputs[1], b)
        return nd.outputs["Value"] if op in ("DOT_PRODUCT", "LENGTH", "DISTANCE") else nd.outputs[0]

    def mix(s, fac, a, b, blend="MIX"):
        nd = s.t.nodes.new("ShaderNodeMix")
        nd.data_type = "RGBA"
        nd.blend_type = blend
        s.set(nd.inputs[0], fac)
        s.set(nd.inputs[6], a)
        s.set(nd.inputs[7], b)
        return nd.outputs[2]

    def noise(s, vec=None, scale=5, detail=6, rough=0.55, dist=0.0):
        inp = {"Scale": scale, "Detail": detail, "Roughness": rough, "Distortion": dist}
        if vec is not None:
            inp["Vector"] = vec
        return s.n("ShaderNodeTexNoise", inp).outputs[0]

    def ramp(s, fac, stops, interp="LINEAR"):
        nd = s.t.nodes.new("ShaderNodeValToRGB")
        s.set(nd.inputs[0], fac)
        cr = nd.color_ramp
        cr.interpolation = interp
        while len(cr.elements) < len(stops):
            cr.elements.new(0.5)
        for e, (p, c) in zip(cr.elements, stops):
            e.position = p
            e.color = lin(c) if isinstance(c, str) else ((c, c, c, 1) if isinstance(c, (int, float)) else c)
        return nd.outputs[0]

    def mapr(s, v, a, b, c=0.0, d=1.0, smooth=False):
        nd = s.t.nodes.new("ShaderNodeMapRange")
        nd.clamp = True
        if smooth:
            nd.interpolation_type = "SMOOTHSTEP"
        for i, x in enumerate((v, a, b, c, d)):
            s.set(nd.inputs[i], x)
        return nd.outputs[0]

    def pos(s):
        return s.n("ShaderNodeNewGeometry").outputs["Position"]

    def obj(s):
        return s.n("ShaderNodeTexCoord").outputs["Object"]

    def attr(s, name):
        return s.n("ShaderNodeAttribute", attribute_name=name)

    def sep(s, v):
        return s.n("ShaderNodeSeparateXYZ", {0: v}).outputs

    def comb(s, x, y, z):
        return s.n("ShaderNodeCombineXYZ", {0: x, 1: y, 2: z}).outputs[0]

    def bump(s, h, strength=0.3, dist=0.1, normal=None):
        inp = {"Strength": strength, "Distance": dist, "Height": h}
        if normal is not None:
            inp["Normal"] = normal
        return s.n("ShaderNodeBump", inp).outputs[0]


def material(name):
    m = bpy.data.materials.new(name)
    m.use_nodes = True
    nt = m.node_tree
    nt.nodes.clear()
    t = T(nt)
    t.out = nt.nodes.new("ShaderNodeOutputMaterial")
    t.mat = m
    try:
        m.cycles.emission_sampling = "NONE"
    except Exception:
        pass
    return t


def principled(t, color, rough=0.8, normal=None, metallic=0.0, spec=0.3, emission=None, estr=0.0, **kw):
    b = t.n("ShaderNodeBsdfPrincipled")
    t.set(b.inputs["Base Color"], lin(color) if isinstance(color, str) else color)
    t.set(b.inputs["Roughness"], rough)
    t.set(b.inputs["Metallic"], metallic)
    t.set(b.inputs["Specular IOR Level"], spec)
    if normal is not None:
        t.set(b.inputs["Normal"], normal)
    if emission is not None:
        t.set(b.inputs["Emission Color"], lin(emission) if isinstance(emission, str) else emission)
        t.set(b.inputs["Emission Strength"], estr)
    for k, v in kw.items():
        t.set(b.inputs[k], v)
    t.t.links.new(b.outputs[0], t.out.inputs[0])
    return b


def simple(name, color, rough=0.8, metallic=0.0, vary=0.0, spec=0.3, emission=None, estr=0.0):
    t = material(name)
    col = lin(color)
    if vary:
        nz = t.noise(t.obj(), 3.0, 4)
        col = t.mix(
            nz, tuple(c * (1 - vary) for c in col[:3]), tuple(min(1, c * (1 + vary)) for c in col[:3])
        )
    principled(t, col, rough, metallic=metallic, spec=spec, emission=emission, estr=estr)
    return t.mat


def hazify(mat, cam, L, far, sunward=None, sundir=(1, 0, 0), power=4.0, start=0.0, hscale=None, maxf=1.0):
    """aerial perspective inside the material: works in reflections, adds no noise"""
    nt = mat.node_tree
    t = T(nt)
    out = next(n for n in nt.nodes if n.type == "OUTPUT_MATERIAL")
    src = out.inputs[0].links[0].from_socket
    pos = t.pos()
    v = t.vm("SUBTRACT", pos, tuple(cam))
    d = t.vm("LENGTH", v)
    dd = t.m("MAXIMUM", t.m("SUBTRACT", d, start), 0.0)
    if hscale:
        z = t.sep(pos)[2]
        dd = t.m("MULTIPLY", dd, t.m("POWER", 2.718, t.m("DIVIDE", z, -hscale)))
    f = t.m("SUBTRACT", 1.0, t.m("POWER", 2.718, t.m("DIVIDE", dd, -L)))
    f = t.m("MULTIPLY", f, maxf)
    col = lin(far) if isinstance(far, str) else far
    if sunward is not None:
        k = t.m(
            "POWER",
            t.m(
                "MAXIMUM", t.vm("DOT_PRODUCT", t.vm("NORMALIZE", v), tuple(Vector(sundir).normalized())), 0.0
            ),
            power,
        )
        col = t.mix(k, col, lin(sunward) if isinstance(sunward, str) else sunward)
    em = t.n("ShaderNodeEmission", {0: col, 1: 1.0})
    mx = t.n("ShaderNodeMixShader", {0: f, 1: src, 2: em.outputs[0]})
    nt.links.new(mx.outputs[0], out.inputs[0])
    try:
        mat.cycles.emission_sampling = "NONE"
    except Exception:
        pass
