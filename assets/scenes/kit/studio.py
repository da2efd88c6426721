"""The studio every scene is taken in: shots, render settings, camera, lamps and the command line."""

import argparse
import math
import os
import time
from dataclasses import dataclass

import bpy
from mathutils import Vector
from PIL import Image

from . import card, grade
from .nodes import lin


@dataclass(frozen=True)
class Shot:
    """One picture of a scene."""

    #: Pixels of the final picture.
    size: tuple[int, int] = (2560, 1440)
    #: Samples a pixel of the final picture. The more pixels, the fewer each needs.
    samples: int = 20
    #: Stops; positive is brighter.
    exposure: float = 0.0
    #: Longest path of light; halls need more than open land.
    bounces: int = 6
    #: Settings of `grade.grade` that differ from its defaults.
    grade: dict | None = None


def main(shots, build):
    """The command line of a scene file.

    `shots` maps the name of a picture to its `Shot`; `build(scene, name)` makes the world and the camera.
    """
    names = list(shots)
    parser = argparse.ArgumentParser(
        description="Renders a scene; without options a small draft of its first shot."
    )
    parser.add_argument("--shot", default=names[0], choices=names)
    parser.add_argument("--final", action="store_true", help="full size and samples")
    parser.add_argument("--width", type=int, help="pixels along the longer side, instead of 640 or the final size")
    parser.add_argument("--samples", type=int, help="a pixel, instead of 12 or what the shot says")
    parser.add_argument("--seconds", type=float, default=0, help="take no further samples after this time")
    parser.add_argument(
        "--gpu", nargs="?", const="auto", choices=list(card.KINDS), help="render on a graphics card, if there is one"
    )
    parser.add_argument("--turn", metavar="FOLDER", help="render only while holding one of the files in FOLDER")
    parser.add_argument(
        "--part",
        metavar="X0,Y0,X1,Y1",
        action="append",
        help="only this part of the picture, in fractions from the top left; with --into, several",
    )
    parser.add_argument(
        "--into", metavar="JPEG", help="with --part: put it, in final size and samples, into this finished picture"
    )
    parser.add_argument("--out", default="out/scenes", help="folder for the results")
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    options = parser.parse_args()

    shot = shots[options.shot]
    width, height = shot.size
    final = options.final or bool(options.into)
    longer = options.width or (max(width, height) if final else 640)
    if options.into:
        if not options.part:
            parser.error("--into needs --part")
        longer = max(Image.open(options.into).size)
    scale = longer / max(width, height)
    samples = options.samples or (shot.samples if final else 12)

    scene = empty_scene()
    settings(scene, shot, (round(width * scale), round(height * scale)), samples, options.threads)
    scene.cycles.time_limit = options.seconds
    places = [[float(number) for number in part.split(",")] for part in options.part or ()]
    # Several renders of one scene.
    scene.render.use_persistent_data = bool(options.into)
    if places:
        crop(scene, places[0])
    build(scene, options.shot)
    os.makedirs(options.out, exist_ok=True)
    kind = "" if final else ".draft"
    path = os.path.join(options.out, options.shot + (".part" if options.part else "") + kind)
    with card.turn(options.turn):
        take(scene, path + ".png", card.order(options.gpu))
        if options.into:
            parts = [path + ".png"]
            for number, place in enumerate(places[1:], 1):
                crop(scene, place)
                parts.append(f"{path}{number}.png")
                take(scene, parts[-1], card.order(options.gpu))
            scene.render.use_border = False
            scene.render.resolution_percentage = 12
            scene.cycles.samples = 6
            take(scene, path + ".whole.png", card.order(options.gpu))
            grade.mend(path + ".whole.png", zip(parts, places), options.into, **(shot.grade or {}))
            print(options.into)
            return
    grade.grade(path + ".png", path + ".jpg", **(shot.grade or {}))
    print(path + ".jpg")


def empty_scene():
    """A scene with nothing in it, for Cycles."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    scene = bpy.context.scene
    scene.render.engine = "CYCLES"
    return scene


def settings(scene, shot, size, samples, threads):
    """Render settings for one shot. Seeds are fixed, so that the same file gives the same picture."""
    cycles = scene.cycles
    cycles.seed = 1
    cycles.samples = samples
    cycles.use_adaptive_sampling = True
    # Few samples cannot tell finer; with many, a coarse threshold would stop before they are taken.
    cycles.adaptive_threshold = 0.02 if samples < 64 else 0.005
    cycles.max_bounces = shot.bounces
    cycles.diffuse_bounces = 3
    cycles.glossy_bounces = 4
    cycles.transmission_bounces = 4
    cycles.transparent_max_bounces = 16
    # Caustics are noise at these sample counts; lamps of their own stand for light thrown back by water.
    cycles.caustics_reflective = False
    cycles.caustics_refractive = False
    cycles.sample_clamp_indirect = 6
    cycles.blur_glossy = 0.6
    cycles.use_denoising = True
    cycles.denoiser = "OPENIMAGEDENOISE"
    cycles.denoising_input_passes = "RGB_ALBEDO_NORMAL"
    cycles.denoising_prefilter = "ACCURATE"
    cycles.denoising_quality = "HIGH"
    render = scene.render
    render.resolution_x, render.resolution_y = size
    render.resolution_percentage = 100
    render.threads_mode = "FIXED"
    render.threads = threads
    scene.view_settings.view_transform = "AgX"
    scene.view_settings.look = "AgX - Medium High Contrast"
    scene.view_settings.exposure = shot.exposure


def crop(scene, part):
    """Renders only `part`, to look at details of a large picture without its price."""
    render = scene.render
    wide, high = render.resolution_x, render.resolution_y
    # Whole pixels; Blender drops what is less than one, and counts from the bottom.
    x0, x1 = (round(x * wide) + 0.1 for x in part[::2])
    y0, y1 = (round(y * high) - 0.1 for y in part[1::2])
    render.use_border = render.use_crop_to_border = True
    render.border_min_x, render.border_max_x = x0 / wide, min(x1 / wide, 1)
    render.border_min_y, render.border_max_y = max(1 - y1 / high, 0), min(1 - y0 / high, 1)


def take(scene, path, kinds=("CPU",)):
    """Renders into a 16-bit PNG, on the first of `kinds` that can, and says how long it took."""
    began, cpu = time.time(), time.process_time()
    image = scene.render.image_settings
    image.file_format, image.color_mode, image.color_depth = "PNG", "RGB", "16"
    for kind in kinds:
        try:
            card.use(scene, kind)
            bpy.ops.render.render(write_still=False)
            break
        except RuntimeError as error:
            # A card without memory or with an old driver: what comes next may still do it.
            if kind == kinds[-1]:
                raise
            print(f"{kind} failed, {error}", flush=True)
    bpy.data.images["Render Result"].save_render(path, scene=scene)
    render = scene.render
    print(
        f"{path}: {render.resolution_x} x {render.resolution_y}, {scene.cycles.samples} samples, "
        f"{time.time() - began:.0f} s, {time.process_time() - cpu:.0f} s of processor, {kind}",
        flush=True,
    )


def camera(scene, location, target, lens=35, fstop=None, focus=None, shift_x=0.0, shift_y=0.0):
    """A camera at `location` that looks at `target`; `lens` in millimetres across a 36 mm side.

    With an `fstop` what is not `focus` metres away (as far as the target, if not said) gets soft. The shifts move the
    picture without tilting the verticals, in fractions of the longer side.
    """
    data = bpy.data.cameras.new("camera")
    data.lens, data.clip_start, data.clip_end = lens, 0.05, 200_000
    data.shift_x, data.shift_y = shift_x, shift_y
    direction = Vector(target) - Vector(location)
    if fstop:
        data.dof.use_dof = True
        data.dof.aperture_fstop = fstop
        data.dof.focus_distance = focus or direction.length
    scene.camera = _place(scene, "camera", data, location, direction.to_track_quat("-Z", "Y"))
    return scene.camera


def area_lamp(scene, location, target, watts, color, width, height):
    """A rectangular lamp that shines from `location` towards `target`."""
    lamp = bpy.data.lights.new("area", "AREA")
    lamp.energy, lamp.color = watts, lin(color)[:3]
    lamp.shape, lamp.size, lamp.size_y = "RECTANGLE", width, height
    return _aim(scene, lamp, location, target)


def spot_lamp(scene, location, target, watts, color, degrees=60, blend=0.7, radius=0.4):
    """A spotlight with a cone of `degrees`."""
    lamp = bpy.data.lights.new("spot", "SPOT")
    lamp.energy, lamp.color = watts, lin(color)[:3]
    lamp.spot_size, lamp.spot_blend, lamp.shadow_soft_size = math.radians(degrees), blend, radius
    return _aim(scene, lamp, location, target)


def sun_lamp(scene, direction, strength, color, degrees=0.6, shadow=True):
    """Parallel light that comes from `direction`."""
    lamp = bpy.data.lights.new("sun", "SUN")
    lamp.energy, lamp.color, lamp.angle = strength, lin(color)[:3], math.radians(degrees)
    lamp.use_shadow = shadow
    return _place(scene, "sun", lamp, (0, 0, 0), Vector(direction).to_track_quat("Z", "Y"))


def only(lamp, *things):
    """Lets a lamp shine on these things only."""
    receivers = bpy.data.collections.new("lit by " + lamp.name)
    for thing in things:
        receivers.objects.link(thing)
    lamp.light_linking.receiver_collection = receivers


def _aim(scene, lamp, location, target):
    return _place(
        scene, lamp.name, lamp, location, (Vector(target) - Vector(location)).to_track_quat("-Z", "Y")
    )


def _place(scene, name, data, location, rotation):
    thing = bpy.data.objects.new(name, data)
    scene.collection.objects.link(thing)
    thing.location = location
    thing.rotation_euler = rotation.to_euler()
    return thing
