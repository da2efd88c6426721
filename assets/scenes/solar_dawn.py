"""First light in the solar field: the sun comes up where the rows end, and its light runs along the glass.

The rows run to the east (+y) and lean to the south (+x), where the snow range stands, as they do below the Qilian.
"""

import math
from dataclasses import dataclass

import bpy
import numpy as np

from kit import halls, marsh, solar, studio
from kit.mesh import grid_mesh
from kit.mountains import mountains
from kit.nodes import hazify, lin, material, principled
from kit.noise import fbm
from kit.sky import sky, sun_vec

LOOK = {
    "exposure": 0.7,
    "grade": {"bloom": 0.26, "threshold": 0.72, "saturation": 1.12, "contrast": 0.14, "vignette": 0.16},
}
SHOTS = {
    "solar-dawn": studio.Shot((3840, 2160), samples=14, **LOOK),
    # Dark words are dull on a sky that is neither light nor dark.
}

#: Degrees above the horizon and from the way of the rows to the right: the glass throws it back some thirty metres off.
SUN = (2.8, -1.5)
#: Lean of the modules in degrees, distance of the rows, and the row beside the camera.
TILT, PITCH, FIRST = 3.0, 6.8, -2.3
HAZE, HAZE_SUN = "#7285b4", "#f3b184"
MIST, MIST_SUN = "#8d9cc6", "#f7bd90"


@dataclass(frozen=True)
class View:
    """Where a picture is taken from."""

    #: Height above the ground, and degrees from the way of the rows to the right.
    above: float
    heading: float
    lens: float
    #: Moves the picture up, so that the horizon lies below its middle.
    shift_y: float
    #: Half the angle of the picture, and a little more.
    half_angle: float

    @property
    def camera(self):
        """The location of the camera, in the lane south of the first row."""
        return (0.0, 0.0, level(0.0, 0.0) + self.above)

    def sees(self, x, y):
        """Whether a place is in the picture or close to it; nothing is built elsewhere."""
        turn = math.radians(self.heading)
        ahead, aside = x * math.sin(turn) + y * math.cos(turn), x * math.cos(turn) - y * math.sin(turn)
        return (ahead > -1.5) & (np.abs(aside) < np.abs(ahead) * math.tan(math.radians(self.half_angle)) + 6)


VIEWS = {
    "solar-dawn": View(4.0, 12.0, 25, 0.03, 40),
}


def build(scene, shot):
    """The rows on their hills, the frozen ground, mist, and the range."""
    view = VIEWS[shot]
    camera = view.camera
    sun = sky(
        scene, *SUN, sun=4.2, sun_col="#ff9c5c", strength=0.10, dust=1.7, air=1.0, sunsize=0.6,
        clouds=0.42, cloud_lo=0.47, cloud_lit="#ffb48e", cloud_shade="#8f8fb8", cloud_gain=0.62,
        cloud_seed=6.4, cloud_stretch=(0.7, 3.4),
    )  # fmt: skip
    ground(view)
    solar.strewn(view.camera, view.heading, height, lambda x, y: np.hypot(x, y) > 2.0, stones=11000, bushes=2600)
    rows(view)
    for mat in list(bpy.data.materials):
        hazify(mat, camera, 7000, HAZE, HAZE_SUN, sun, maxf=0.85)
        marsh.mist(mat, camera, MIST, MIST_SUN, sun, density=0.022, depth=1.15, most=0.86)
    peaks = snow_range(view, sun)
    marsh.mist(bpy.data.materials["mtn"], camera, MIST, MIST_SUN, sun, density=0.0012, depth=40.0, most=0.8)
    lamp = studio.sun_lamp(scene, sun_vec(5.0, -22.0), 6.0, "#ff5046")
    studio.only(lamp, peaks)
    disc(camera, sun)
    turn = math.radians(view.heading)
    ahead = (camera[0] + math.sin(turn), camera[1] + math.cos(turn), camera[2])
    studio.camera(scene, camera, ahead, lens=view.lens, shift_y=view.shift_y)


def height(x, y):
    """Flat under the camera, then swells, then low hills over which the rows go on."""
    away = np.hypot(x, y)
    swell = np.clip((away - 25) / 120, 0, 1) * (1.6 * np.sin(y / 62.0 + 0.6) + 1.3 * np.sin(x / 47.0 + y / 110.0) - 1.2)
    hills = np.clip((away - 90) / 620, 0, 1) ** 1.1 * 88 * np.clip(
        0.08 + 1.25 * fbm(x, y, 1 / 620.0, 3, 0.42, 51, False), 0, 1
    )
    # Lower where the sun comes up, higher towards the range.
    hills = hills * np.clip(0.35 + 0.9 * np.clip((x + 60) / (away + 1), 0, 1), 0.2, 1.2)
    far = np.clip((away - 1700) / 5000, 0, 1) * 150 * np.clip(0.25 + fbm(x, y, 1 / 1500.0, 5, 0.5, 37, False), 0, 1)
    return swell + hills + far + 0.07 * fbm(x, y, 1 / 7.0, 4, 0.5, 5, False) - 0.001 * away * (away < 1700)


def level(x, y):
    """Height of the ground at one place."""
    return float(height(np.array([[x]], float), np.array([[y]], float))[0, 0])


def ground(view):
    """Gravel under hoarfrost: white where the night's cold lay, brown where stones and tracks are."""
    t = material("gobi")
    p = t.pos()
    wide, middle, fine = t.noise(p, 0.05, 7, 0.6), t.noise(p, 1.1, 8, 0.65), t.noise(p, 16, 7, 0.7)
    pebbles = t.n("ShaderNodeTexVoronoi", {"Vector": p, "Scale": 18.0})
    color = t.mix(t.mapr(wide, 0.35, 0.65), lin("#7d6850"), lin("#9b8160"))
    color = t.mix(t.m("MULTIPLY", t.mapr(middle, 0.45, 0.7), 0.6), color, lin("#5f4f3d"))
    stony = t.m("MULTIPLY", t.mapr(pebbles.outputs[0], 0.08, 0.34, 1, 0), t.mapr(middle, 0.35, 0.6))
    color = t.mix(t.m("MULTIPLY", stony, 0.6), color, t.mix(0.75, pebbles.outputs[1], lin("#57493d")))
    rime = t.m("MULTIPLY", t.mapr(fine, 0.32, 0.52, 0.35, 1.0), t.mapr(middle, 0.68, 0.46, 0.2, 1.0))
    rime = t.m("MULTIPLY", rime, t.mapr(wide, 0.32, 0.52, 0.45, 0.97))
    color = t.mix(rime, color, lin("#dbe4f4"))
    relief = t.m("ADD", t.m("ADD", stony, t.m("MULTIPLY", fine, 0.5)), t.m("MULTIPLY", middle, 0.5))
    principled(t, color, 0.9, t.bump(relief, 0.9, 0.07), spec=0.1)
    x, y = solar.fan(view.camera, view.heading)
    grid_mesh("gobi", x, y, height(x, y), t.mat)


def rows(view):
    """The glass of the row on the left lies open to the eye; the rows on the right are seen over their upper edges."""
    # At so low an angle plain glass would throw back the pale sky alone, and the rows would be white boards.
    field = solar.Field(height, TILT, seed=6, mirror=0.45)
    for k in range(-40, 130):
        x = FIRST + PITCH * k
        for begin, end, merge in ((-1, 6, 1), (6, 14, 2), (15, 31, 2)):
            begin, end = begin * solar.TABLE_PITCH, end * solar.TABLE_PITCH
            field.row(x, begin, end, view.sees, merge)
            if abs(x) < 60 and begin < 100:
                field.steelwork(x, max(begin, 0.7 * abs(x)), end, detail=abs(x) < 26)
    return field.build()


def snow_range(view, sun):
    """The range to the south-east; it sinks towards the sunrise."""
    peaks = mountains(
        view.camera, sun, 18000, height=3000, snowline=0.3, haze_L=110000, hscale=1500,
        haze="#66749f", haze_sun="#e6a488", rock="#544b5a", rock2="#7c6a70", base_z=-60, yaw=-38,
        seen=(view.heading, view.half_angle),
    )  # fmt: skip
    mesh = peaks.data
    places = np.empty(len(mesh.vertices) * 3, np.float32)
    mesh.vertices.foreach_get("co", places)
    places = places.reshape(-1, 3)
    share = np.clip((places[:, 0] + 15000) / 13000, 0, 1)
    places[:, 2] = -60 + (places[:, 2] + 60) * (share * share * (3 - 2 * share))
    mesh.vertices.foreach_set("co", places.ravel())
    mesh.update()
    return peaks


def disc(camera, sun):
    """The sun itself, half a degree wide, and the glare of the air around it."""
    t = material("sun disc")
    shine = t.n("ShaderNodeEmission", {0: lin("#ffd9a0"), 1: 26.0})
    t.t.links.new(shine.outputs[0], t.out.inputs[0])
    bpy.ops.mesh.primitive_uv_sphere_add(radius=230, location=[c + 50_000 * s for c, s in zip(camera, sun)])
    bpy.context.object.data.materials.append(t.mat)
    glare = material("glare")
    u, v = glare.sep(glare.n("ShaderNodeTexCoord").outputs["UV"])[:2]
    away = glare.vm("LENGTH", glare.comb(glare.m("SUBTRACT", u, 0.5), glare.m("SUBTRACT", v, 0.5), 0.0))
    fall = glare.m("POWER", glare.mapr(away, 0.5, 0.0, 0.0, 1.0), 5.0)
    shine = glare.n("ShaderNodeEmission", {0: lin("#ffb778"), 1: glare.m("MULTIPLY", fall, 2.4)})
    clear = glare.n("ShaderNodeBsdfTransparent")
    both = glare.n("ShaderNodeAddShader", {0: shine.outputs[0], 1: clear.outputs[0]})
    glare.t.links.new(both.outputs[0], glare.out.inputs[0])
    # In front of the sky and behind all land that is built.
    middle = np.array(camera) + 45_000 * np.array(sun)
    card = halls.picture("glare", middle, (9000, 0, 0), (0, 0, 9000), glare.mat)
    # The lamp gives its light; this is only what is seen of it.
    for thing in (bpy.data.objects["Sphere"], card):
        thing.visible_diffuse = thing.visible_shadow = thing.visible_glossy = False


if __name__ == "__main__":
    studio.main(SHOTS, build)
