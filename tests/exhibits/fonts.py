"""Cuts Noto to what the history museum and the program itself say in Japanese and Korean: history/fonts/*.ttf.

    npm pack @expo-google-fonts/noto-sans-jp @expo-google-fonts/noto-serif-jp
    npm pack @expo-google-fonts/noto-sans-kr @expo-google-fonts/noto-serif-kr
    python3 -m venv venv && venv/bin/pip install fonttools
    venv/bin/python tests/exhibits/fonts.py FOLDER        # the folder with the four packages

Texts with new characters want the fonts cut anew: `xiongguan check` tells which are missing.
"""

import io
import re
import sys
import tarfile
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
WORDS = HERE.parent.parent / "assets/words/visitors"
PLAIN = {chr(c) for c in range(0x20, 0x7F)} | set("·–—‘’“”…°×≈−、。「」・！（），：；？")


def characters(tag):
    """What the exhibition and the program say in this language, and what every text may have."""
    content = (HERE / "history/content.ron").read_text("utf-8")
    said = "".join(re.findall(rf'\b{tag}: "([^"]*)"', content))
    own = (WORDS / f"{tag}.ron").read_text("utf-8")
    return (set(said + own) | PLAIN) - {"\n"}


def cut(package, member, tag, name):
    """Writes one weight of a package with the characters of one language."""
    with tarfile.open(package) as archive:
        font = TTFont(io.BytesIO(archive.extractfile(member).read()))
        licence = [m for m in archive.getnames() if m.endswith(("OFL.txt", "LICENSE_FONT", "LICENSE"))]
    options = subset.Options(layout_features=["kern", "palt", "vert", "ccmp", "locl"], hinting=False, name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14], notdef_outline=True)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[ord(c) for c in characters(tag)])
    cutter.subset(font)
    path = HERE / "history/fonts" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    font.save(path)
    print(f"{name}: {len(font.getBestCmap())} characters, {path.stat().st_size // 1024} KiB; licence in the package: {licence}")


def main(folder):
    for style, weight in (("sans", "400Regular"), ("serif", "700Bold")):
        for script, tag in (("jp", "ja"), ("kr", "ko")):
            package = next(Path(folder).glob(f"*noto-{style}-{script}-*.tgz"))
            family = f"Noto{style.title()}{script.upper()}"
            cut(package, f"package/{weight}/{family}_{weight}.ttf", tag, f"{family}-{weight[3:]}.ttf")


if __name__ == "__main__":
    main(sys.argv[1])
