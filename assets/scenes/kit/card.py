"""What renders: the processor, or a graphics card where there is one; and whose turn it is."""

import contextlib
import fcntl
import os
import time

import bpy

#: What `--gpu` may name, and what is tried for it, in this order.
KINDS = {"auto": ("OPTIX", "CUDA"), "optix": ("OPTIX",), "cuda": ("CUDA",)}


def order(wish):
    """Names of what may render, the wished for first; the processor is always the last resort."""
    kinds = [kind for kind in KINDS.get(wish, ()) if _cards(kind)]
    if wish and not kinds:
        print("no graphics card that Cycles can use: the processor renders", flush=True)
    return [*kinds, "CPU"]


def use(scene, kind):
    """Renders `scene` on what `order` named."""
    cycles = scene.cycles
    cycles.device = "CPU" if kind == "CPU" else "GPU"
    cycles.denoising_use_gpu = kind != "CPU"
    if kind == "CPU":
        return
    # A card has room for the whole picture at once, the largest tile there may be.
    cycles.tile_size = 8192
    preferences = _preferences()
    preferences.compute_device_type = kind
    for device in preferences.devices:
        device.use = device.type == kind
    print(f"{kind}: {', '.join(card.name for card in _cards(kind))}", flush=True)


@contextlib.contextmanager
def turn(folder):
    """Waits until one of the files in `folder` is free and holds it: as many scenes render at once as it has files."""
    if not folder:
        yield
        return
    began = time.time()
    with contextlib.ExitStack() as stack:
        files = [
            stack.enter_context(open(os.path.join(folder, name), "w")) for name in sorted(os.listdir(folder))
        ]
        while not any(_lock(file) for file in files):
            time.sleep(0.2)
        print(f"waited {time.time() - began:.0f} s for its turn", flush=True)
        yield


def _cards(kind):
    """The cards of one kind; asking for nothing else, since some drivers of other makers crash when asked."""
    try:
        return [device for device in _preferences().get_devices_for_type(kind) if device.type == kind]
    except Exception as error:  # Blender raises what it likes where a driver is broken
        print(f"{kind}: {error}", flush=True)
        return []


def _preferences():
    return bpy.context.preferences.addons["cycles"].preferences


def _lock(file):
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
