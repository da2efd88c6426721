"""A light show on a wall: a flat picture becomes the light of a row of projectors.

The wall stands in the plane x = const and is seen from a fixed place, so the picture is drawn as it shall look from
there: along the wall it is stretched by as much as the slanting view shortens it.
"""

import math
from dataclasses import dataclass

import bpy
import numpy as np
from scipy.ndimage import gaussian_filter

from .nodes import T
from .noise import fbm
from .studio import area_lamp


#: Mean brightness of tamped earth, which keeps its value while differences from it are deepened.
EARTH = 0.32


@dataclass(frozen=True)
class Stretch:
    """How the picture lies on the wall."""

    #: Where the picture is right: (x, y) of the eye, and x of the wall.
    eye: tuple[float, float]
    wall: float
    #: A place of the wall (its y) and the x of the picture that belongs there.
    anchor: tuple[float, float]
    #: Size of the picture in its own metres.
    size: tuple[float, float]

    @property
    def distance(self):
        return self.eye[0] - self.wall

    def _angle(self, y):
        return math.asinh((y - self.eye[1]) / self.distance)

    def picture_x(self, y):
        """Place in the picture of a place on the wall."""
        return self.anchor[1] + self.distance * (self._angle(y) - self._angle(self.anchor[0]))

    def wall_y(self, x):
        """Place on the wall of a place in the picture; also for arrays."""
        return self.eye[1] + self.distance * np.sinh(
            (x - self.anchor[1]) / self.distance + self._angle(self.anchor[0])
        )

    def coordinates(self, t):
        """Texture coordinates as shader nodes, out of the position in the world.

        On faces that look to the left (to -y) the picture of the wall goes on round the corner, at half its pace: a
        fold as in a mirror makes faces out of any two things beside the corner.
        """
        x, y, z = t.sep(t.pos())[:3]
        before = t.m("MAXIMUM", t.m("SUBTRACT", x, self.wall), 0.0)
        y = t.m("ADD", y, t.m("MULTIPLY", t.m("MULTIPLY", left(t), before), 0.5))
        q = t.m("DIVIDE", t.m("SUBTRACT", y, self.eye[1]), self.distance)
        root = t.m("SQRT", t.m("MULTIPLY_ADD", q, q, 1.0))
        angle = t.m("LOGARITHM", t.m("ADD", q, root), math.e)
        start = self.anchor[1] / self.distance - self._angle(self.anchor[0])
        across = t.m("MULTIPLY", t.m("ADD", angle, start), self.distance / self.size[0])
        return t.comb(across, t.m("DIVIDE", z, self.size[1]), 0.0)


def left(t):
    """1 on faces that look to -y, 0 on others."""
    return t.m("LESS_THAN", t.sep(t.n("ShaderNodeNewGeometry").outputs["True Normal"])[1], -0.75)


def throw(pixels, stretch, spacing=17.0, seed=4):
    """Linear light of the picture `pixels` (sRGB, top row first) as a row of projectors throws it.

    Each projector has a lamp of its own age, is brightest in the middle of its field and overlaps its neighbours; the
    black of a projector is not quite black.
    """
    picture = (pixels[..., :3].astype(np.float32) / 255.0) ** 2.4
    grey = picture.mean(2, keepdims=True)
    picture = np.clip(grey + (picture - grey) * 1.15, 0, None)
    rows, columns = picture.shape[:2]
    along = stretch.wall_y(np.linspace(0, stretch.size[0], columns))
    up = np.linspace(1, 0, rows)[:, None]
    rng = np.random.default_rng(seed)
    light = np.zeros((rows, columns, 3), np.float32)
    for middle in np.arange(along[0], along[-1] + spacing, spacing):
        away = np.abs(along - middle) / spacing
        # Fields meet at 0.5; the blend is a little too wide, so that a brighter seam shows.
        share = np.clip((0.64 - away) / 0.22, 0, 1) ** 1.3
        hot = 0.55 + 0.58 * np.exp(-((away / 0.42) ** 2) - ((up - 0.45) / 0.62) ** 2)
        tint = 1 + rng.normal(0, 0.035, 3)
        light += (share * hot)[..., None] * tint * rng.uniform(0.84, 1.14)
    dust = (
        0.9
        + 0.2
        * fbm(np.broadcast_to(along / 6, (1, columns)), np.zeros((1, columns)), 1.0, 3, 0.5, seed, False)[0]
    )
    black = np.array([0.010, 0.014, 0.030])
    halo = gaussian_filter(picture, (14, 14, 0)) * 0.10
    edge = np.clip((1 - up) * rows / 16, 0, 1) * np.clip(up * rows / 10, 0, 1)
    return (picture * 0.92 + halo + black) * light * (dust[None, :] * edge)[..., None]


def packed(name, light):
    """The light as an image inside Blender, with values above one."""
    rows, columns = light.shape[:2]
    image = bpy.data.images.new(name, columns, rows, float_buffer=True, is_data=True)
    rgba = np.ones((rows, columns, 4), np.float32)
    rgba[..., :3] = light[::-1]
    image.pixels.foreach_set(rgba.ravel())
    image.update()
    return image


def cast(material, image, stretch, gain, behind, passage):
    """Lets a material of the wall shine in the light of the projectors wherever it faces them.

    Light is added as emission seen by the camera only: free of noise. What falls on the ground comes from `spill`.
    Nothing further back than x = `behind` is reached, nor the wall of the `passage` (its sides, as y, and its
    height) that looks left.
    """
    t = T(material.node_tree)
    shader = next(node for node in material.node_tree.nodes if node.type == "BSDF_PRINCIPLED")
    picture = t.n(
        "ShaderNodeTexImage",
        {"Vector": stretch.coordinates(t)},
        image=image,
        extension="CLIP",
        interpolation="Cubic",
    ).outputs[0]
    base = shader.inputs["Base Color"]
    color = base.links[0].from_socket if base.links else tuple(base.default_value)
    # The earth shows through: its light and dark more than by day, its hue by a third (the show allows for the ochre).
    grey = t.n("ShaderNodeRGBToBW", {0: color}).outputs[0]
    deep = t.m("DIVIDE", t.m("POWER", t.m("DIVIDE", grey, EARTH), 1.8), 1.0 / EARTH)
    surface = t.mix(0.30, deep, color)
    bump = shader.inputs["Normal"]
    geometry = t.n("ShaderNodeNewGeometry")
    normal = bump.links[0].from_socket if bump.links else geometry.outputs["Normal"]
    # Projectors stand a little lower than the middle of the wall and to the left, which models the tamped layers;
    # some further to the left reach the sides of gate and bastion.
    front, side = (
        t.m("MAXIMUM", t.vm("DOT_PRODUCT", normal, toward), 0.0)
        for toward in ((0.86, -0.40, -0.33), (0.50, -0.80, -0.33))
    )
    facing = t.mix(left(t), front, side)
    front = t.m("MAXIMUM", t.mapr(t.sep(geometry.outputs["True Normal"])[0], 0.15, 0.5), left(t))
    x, y, z = t.sep(geometry.outputs["Position"])[:3]
    south, north, top = passage
    within = t.m("MULTIPLY", t.m("GREATER_THAN", y, south), t.m("LESS_THAN", y, north))
    within = t.m("MULTIPLY", within, t.m("LESS_THAN", z, top))
    dark = t.m("MULTIPLY", within, left(t))
    reached = t.m("SUBTRACT", t.m("GREATER_THAN", x, behind), dark, clamp=True)
    seen = t.n("ShaderNodeLightPath").outputs["Is Camera Ray"]
    strength = t.m(
        "MULTIPLY", t.m("POWER", facing, 1.9), t.m("MULTIPLY", front, t.m("MULTIPLY", reached, seen))
    )
    t.set(shader.inputs["Emission Color"], t.mix(1.0, picture, surface, "MULTIPLY"))
    t.set(shader.inputs["Emission Strength"], t.m("MULTIPLY", strength, gain))
    material.cycles.emission_sampling = "NONE"


def spill(scene, light, stretch, y0, y1, count, height, watts, spared, off=0.6):
    """The glow of the wall on everything before it: lamps along the wall from y0 to y1, coloured by the picture.

    The objects `spared` stand so close that the lamps would wash out the picture on them.
    """
    lit = bpy.data.collections.new("lit by the show")
    for thing in spared:
        lit.objects.link(thing)
    for member in lit.collection_objects:
        member.light_linking.link_state = "EXCLUDE"
    edges = np.linspace(y0, y1, count + 1)
    columns = light.shape[1]
    for start, end in zip(edges, edges[1:]):
        first, last = (int(stretch.picture_x(y) / stretch.size[0] * columns) for y in (start, end))
        color = light[:, max(first, 0) : max(last, first + 1)].mean((0, 1))
        middle = (stretch.wall + off, (start + end) / 2, height / 2)
        lamp = area_lamp(
            scene,
            middle,
            (middle[0] + 10, middle[1], middle[2] - 1.0),
            watts * (end - start) * float(color.max()),
            "#ffffff",
            end - start,
            height,
        )
        lamp.data.color = tuple(float(part) for part in color / color.max())
        lamp.visible_camera = False
        lamp.light_linking.receiver_collection = lit
