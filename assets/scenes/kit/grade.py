"""The finish of every picture: bloom, split tone, local contrast, vignette, fine grain, and a tagged JPEG."""

import cv2
import numpy as np
from PIL import Image, ImageCms

#: Weights of red, green and blue in luminance (Rec. 709).
LUMA = np.array([0.2126, 0.7152, 0.0722], np.float32)

#: No master is larger than this.
MOST_BYTES = 3 * 1024 * 1024


def grade(source, target, quality=90, **look):
    """Grades the 16-bit PNG `source` into the JPEG `target`, sRGB tagged."""
    save(graded(rendered(source), **look), target, quality)


def mend(whole, parts, target, quality=92, **look):
    """Puts `parts` of a picture, rendered anew, into the finished JPEG `target`, with soft edges.

    Each is a 16-bit PNG and where it belongs, fractions (x0, y0, x1, y1); `whole` is the whole picture, small, for the
    glow and the local contrast around them. Grain and vignette are those of the whole, so that no seam shows.
    """
    finished = np.asarray(Image.open(target).convert("RGB"))
    height, width = finished.shape[:2]
    canvas = np.clip(cv2.resize(rendered(whole), (width, height), interpolation=cv2.INTER_CUBIC), 0, 1)
    share = np.zeros((height, width, 1), np.float32)
    for source, place in parts:
        part = rendered(source)
        x, y = round(place[0] * width), round(place[1] * height)
        high, wide = part.shape[:2]
        canvas[y : y + high, x : x + wide] = part
        # Not soft where the part ends with the picture, nor over all of a small one.
        soft = min(width / 240, high / 4, wide / 4)
        along = np.clip(np.minimum(_from(x > 0, wide), _from(x + wide < width, wide)[::-1]) / soft, 0, 1)
        down = np.clip(np.minimum(_from(y > 0, high), _from(y + high < height, high)[::-1]) / soft, 0, 1)
        new = np.minimum(along[None], down[:, None])[..., None]
        share[y : y + high, x : x + wide] += new * new * (3 - 2 * new)
    fresh = graded(canvas, **look)
    # What is the same in both stays as it was, with all its samples; only noise and fine grain may differ there.
    change = np.abs(cv2.GaussianBlur(fresh.astype(np.float32) - finished, (0, 0), width / 640)).max(-1)
    change = cv2.GaussianBlur(cv2.dilate(change, np.ones((9, 9))), (0, 0), width / 1280)
    share = np.minimum(share, 1) * np.clip(change / 3 - 1, 0, 1)[..., None]
    pixels = (fresh * share + finished * (1 - share) + 0.5).astype(np.uint8)
    save(pixels, target, quality)


def _from(inside, count):
    """Distance from the first of `count` pixels; far where it lies on the picture's own edge."""
    return np.arange(count) + (0.5 if inside else 1e9)


def rendered(source):
    """The 16-bit PNG `source` as numbers from 0 to 1."""
    return cv2.imread(source, cv2.IMREAD_UNCHANGED).astype(np.float32)[..., ::-1][..., -3:] / 65535.0


def graded(
    image,
    bloom=0.18,
    threshold=0.78,
    warm=(1.02, 1.0, 0.97),
    cool=(0.97, 1.0, 1.04),
    split=0.6,
    contrast=0.06,
    clarity=0.12,
    saturation=1.05,
    vignette=0.12,
    grain=0.008,
    sharpen=0.35,
    white=None,
    pale=None,
):
    """The finished pixels of what was rendered, (height, width, 3) from 0 to 1."""
    height, width = image.shape[:2]
    # Radii are meant for a picture 1280 pixels along its longer side.
    unit = max(width, height) / 1280.0

    light = image @ LUMA
    glow = image * np.clip((light[..., None] - threshold) / (1 - threshold), 0, 1)
    halo = sum(_blur(glow, radius * unit) * share for radius, share in ((6, 0.5), (22, 0.3), (70, 0.2)))
    image = 1 - (1 - image) * (1 - np.clip(halo * bloom * 2, 0, 1))
    image = image + (image - _blur(image, 28 * unit)) * clarity

    light = (image @ LUMA)[..., None]
    image = light + (image - light) * saturation
    tone = np.clip(light, 0, 1)
    image = image * (1 - split + split * ((1 - tone) * np.array(cool) + tone * np.array(warm)))
    image = np.clip(image, 0, 1)
    image = image + contrast * 2 * (image * image * (3 - 2 * image) - image)
    image = image + (image - _blur(image, 0.9 * unit)) * sharpen

    if white is not None:
        image = balanced(np.clip(image, 0, 1), white)
    if pale is not None:
        image = paled(image, *pale)

    y, x = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j]
    edge = np.clip(np.sqrt((x * 0.9) ** 2 + (y * 0.8) ** 2) - 0.35, 0, 1) ** 1.6
    image = image * (1 - vignette * edge)[..., None]
    image = image + _noise(height, width, unit) * grain * (
        0.4 + 1.2 * np.sqrt(np.clip(light * (1 - light), 0, 0.25))
    )
    return (np.clip(image, 0, 1) * 255 + 0.5).astype(np.uint8)


#: The haze of a desert's noon.
PALE = (0.86, 0.905, 0.94)


def paled(image, share, down_to):
    """`image` with more haze towards its top: `share` of it there, none from `down_to` on, so that dark words stand out."""
    at = np.clip(np.linspace(0, 1, len(image)) / down_to, 0, 1)
    haze = (share * (1 - at * at * (3 - 2 * at)))[:, None, None].astype(np.float32)
    return np.clip(image, 0, 1) * (1 - haze) + np.array(PALE, np.float32) * haze


def balanced(image, white):
    """`image` under another light: greys become multiples of `white` (linear), what has a strong colour keeps it."""
    linear = np.asarray(image, np.float32) ** 2.2
    light = linear @ LUMA
    most = linear.max(-1)
    colour = (most - linear.min(-1)) / (most + 1e-4)
    turned = linear * np.array(white, np.float32)
    turned *= (light / (turned @ LUMA + 1e-6))[..., None]
    kept = np.clip((colour - 0.80) / 0.15, 0, 1)[..., None]
    return np.clip((turned * (1 - kept) + linear * kept) * 1.1, 0, 1) ** (1 / 2.2)


def save(pixels, target, quality):
    """Writes a JPEG with the profile of sRGB, at a lower quality if it gets too large.

    Not a progressive one: the program decodes the others straight at the size it needs, several times faster.
    """
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    picture = Image.fromarray(pixels)
    while True:
        picture.save(target, quality=quality, optimize=True, subsampling=0, icc_profile=profile)
        with open(target, "rb") as written:
            if len(written.read()) <= MOST_BYTES:
                return
        quality -= 2


def _blur(image, radius):
    """A Gaussian; wide ones on a smaller picture, which nobody can tell apart."""
    step = int(max(1, radius // 8))
    if step == 1:
        return cv2.GaussianBlur(image, (0, 0), radius)
    height, width = image.shape[:2]
    small = cv2.resize(image, (max(1, width // step), max(1, height // step)), interpolation=cv2.INTER_AREA)
    return cv2.resize(
        cv2.GaussianBlur(small, (0, 0), radius / step), (width, height), interpolation=cv2.INTER_CUBIC
    )


def _noise(height, width, unit):
    """Film grain of one size and strength on every picture, whatever its pixels; coarser grain looks woven in a sky."""
    noise = np.random.default_rng(1).normal(size=(height, width)).astype(np.float32)
    noise = cv2.GaussianBlur(noise, (0, 0), 0.45 * max(unit, 1.0))
    return (noise / noise.std())[..., None] * 0.4
