"""Sky, clouds and the sun; an empty world for skies of a scene's own."""

import math

import bpy
from mathutils import Vector

from .nodes import T, lin


def empty_world(scene, name):
    """Gives `scene` a world with nothing in it yet: the builder of its nodes. `shine` is what lights it."""
    world = bpy.data.worlds.new(name)
    scene.world = world
    world.use_nodes = True
    world.node_tree.nodes.clear()
    return T(world.node_tree)


def shine(t, color, strength=1.0):
    """The world of `t` shines in `color`, both socket or value."""
    back = t.n("ShaderNodeBackground", {0: color, 1: strength})
    t.t.links.new(back.outputs[0], t.n("ShaderNodeOutputWorld").inputs[0])


def sun_vec(elev, azim):
    e, a = math.radians(elev), math.radians(azim)  # azimuth: 0 = +Y, clockwise to +X
    return Vector((math.cos(e) * math.sin(a), math.cos(e) * math.cos(a), math.sin(e)))


def sky(
    s,
    elev,
    azim,
    strength=0.12,
    sun=3.0,
    sun_col="#ffd2a0",
    dust=1.5,
    air=1.0,
    altitude=1700,
    clouds=0.6,
    cloud_scale=1.6,
    cloud_lit="#ffe2c4",
    cloud_shade="#9aa3b5",
    sunsize=0.6,
    cloud_gain=1.0,
    cloud_stretch=(1.0, 3.0),
    cloud_seed=3.0,
    cloud_lo=0.48,
    cloud_hi=0.78,
):
    t = empty_world(s, "sky")
    sk = t.n("ShaderNodeTexSky")
    try:
        sk.sky_type = "MULTIPLE_SCATTERING"
    except Exception:
        sk.sky_type = "NISHITA"
    sk.sun_disc = False
    sk.sun_elevation = math.radians(elev)
    sk.sun_rotation = math.radians(azim)
    sk.altitude = altitude
    sk.air_density = air
    if hasattr(sk, "aerosol_density"):
        sk.aerosol_density = dust
    else:
        sk.dust_density = dust
    col = sk.outputs[0]
    sv = sun_vec(elev, azim)
    if clouds > 0:
        d = t.n("ShaderNodeTexCoord").outputs["Generated"]
        x, y, z = t.sep(d)[:3]
        zz = t.m("MAXIMUM", z, 0.012)
        u = t.m("DIVIDE", x, t.m("ADD", zz, 0.10))
        v = t.m("DIVIDE", y, t.m("ADD", zz, 0.10))
        p = t.comb(t.m("MULTIPLY", u, cloud_stretch[0]), t.m("MULTIPLY", v, cloud_stretch[1]), cloud_seed)
        warp = t.n("ShaderNodeTexNoise", {"Vector": p, "Scale": cloud_scale * 0.35, "Detail": 3}).outputs[1]
        p2 = t.vm("ADD", p, t.vm("SCALE", warp, scale=1.1))
        a = t.noise(p2, cloud_scale * 0.30, 11, 0.60)
        big = t.noise(p, cloud_scale * 0.085, 2, 0.5)
        dens = t.mapr(
            t.m("ADD", t.m("MULTIPLY", a, 0.72), t.m("MULTIPLY", big, 0.34)), cloud_lo, cloud_hi, 0, 1, True
        )
        horizon = t.mapr(z, 0.0, 0.10, 0.0, 1.0, True)
        fac = t.m("MULTIPLY", t.m("MULTIPLY", dens, clouds), horizon)
        toward = t.m("POWER", t.m("MAXIMUM", t.vm("DOT_PRODUCT", d, tuple(sv)), 0.0), 3.0)
        lit = t.mix(toward, lin(cloud_shade), lin(cloud_lit))
        lit = t.mix(t.m("MULTIPLY", t.m("SUBTRACT", 1.0, dens), 0.8), lit, lin(cloud_lit))
        lit = t.vm("SCALE", lit, scale=cloud_gain / strength)
        col = t.mix(fac, col, lit)
    shine(t, col, strength)
    ld = bpy.data.lights.new("sun", "SUN")
    ld.energy = sun
    ld.color = lin(sun_col)[:3]
    ld.angle = math.radians(sunsize)
    lo = bpy.data.objects.new("sun", ld)
    s.collection.objects.link(lo)
    lo.rotation_euler = sv.to_track_quat("Z", "Y").to_euler()
    return sv
