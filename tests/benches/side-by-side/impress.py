"""Writes the deck as the smallest presentation that LibreOffice Impress opens: a zip of XML files and the pictures."""

import zipfile

import deck

WIDTH, HEIGHT = 28.0, 15.75  # cm, 16:9
NAMES = {
    "office": "office", "style": "style", "text": "text", "draw": "drawing", "presentation": "presentation",
}  # fmt: skip
OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = " ".join(f'xmlns:{short}="{OASIS}{long}:1.0"' for short, long in NAMES.items())
SPACES += f' xmlns:fo="{OASIS}xsl-fo-compatible:1.0" xmlns:svg="{OASIS}svg-compatible:1.0"'
SPACES += f' xmlns:smil="{OASIS}smil-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"'
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
TYPE = "application/vnd.oasis.opendocument.presentation"


def write(path, folder, interval):
    """Slides that change by a key, or each `interval` seconds and for ever."""
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("mimetype", TYPE)
        parts = ["content.xml", "styles.xml"]
        listed = "".join(entry(part, "text/xml") for part in parts)
        for number in range(len(deck.COLOURS)):
            file.write(folder / deck.name(number), f"Pictures/{deck.name(number)}")
            listed += entry(f"Pictures/{deck.name(number)}", "image/jpeg")
        file.writestr("content.xml", content(interval))
        file.writestr("styles.xml", styles())
        root = f'<manifest:manifest xmlns:manifest="{OASIS}manifest:1.0" manifest:version="1.2">'
        file.writestr("META-INF/manifest.xml", HEAD + root + entry("/", TYPE) + listed + "</manifest:manifest>")


def entry(path, kind):
    return f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'


def styles():
    """A page of the shape of the screen."""
    layout = f'<style:page-layout-properties fo:page-width="{WIDTH}cm" fo:page-height="{HEIGHT}cm" fo:margin="0cm"/>'
    return (
        f'{HEAD}<office:document-styles {SPACES} office:version="1.2"><office:automatic-styles>'
        f'<style:page-layout style:name="P">{layout}</style:page-layout></office:automatic-styles>'
        '<office:master-styles><style:master-page style:name="M" style:page-layout-name="P"/></office:master-styles>'
        "</office:document-styles>"
    )


def content(interval):
    # The fade takes a second, which is the fastest that the program offers for it.
    change = 'smil:type="fade" smil:subtype="crossfade" presentation:transition-speed="fast"'
    if interval is not None:
        # The wait begins when the fade has ended.
        wait = max(interval - 1.0, 0.1)
        change += f' presentation:transition-type="automatic" presentation:duration="PT{wait:.2f}S"'
    change = f"<style:drawing-page-properties {change}/>"
    page = f'<style:style style:name="D" style:family="drawing-page">{change}</style:style>'
    plain = '<style:graphic-properties draw:stroke="none" draw:fill="none"/>'
    page += f'<style:style style:name="G" style:family="graphic">{plain}</style:style>'
    white = '<style:text-properties fo:color="#FFFFFF"/>'
    page += f'<style:style style:name="W" style:family="text">{white}</style:style>'
    endless = 'presentation:endless="true" presentation:pause="PT0S" presentation:mouse-visible="false"'
    settings = f"<presentation:settings {endless}/>"
    slides = "".join(map(slide, range(len(deck.COLOURS))))
    return (
        f'{HEAD}<office:document-content {SPACES} office:version="1.2"><office:automatic-styles>{page}'
        f"</office:automatic-styles><office:body><office:presentation>{slides}{settings}</office:presentation>"
        "</office:body></office:document-content>"
    )


def slide(number):
    """A picture that fills the page and hangs over it above and below, and the words."""
    tall = WIDTH * deck.PIXELS[1] / deck.PIXELS[0]
    box = f'svg:width="{WIDTH}cm" svg:height="{tall:.3f}cm" svg:x="0cm" svg:y="{(HEIGHT - tall) / 2:.3f}cm"'
    picture = f'<draw:image xlink:href="Pictures/{deck.name(number)}" xlink:type="simple" xlink:show="embed"/>'
    lines = (deck.heading(number), deck.SENTENCE)
    words = "".join(f'<text:p><text:span text:style-name="W">{line}</text:span></text:p>' for line in lines)
    place = 'svg:width="11cm" svg:height="2cm" svg:x="0.9cm" svg:y="5cm"'
    return (
        f'<draw:page draw:name="s{number}" draw:style-name="D" draw:master-page-name="M"><draw:frame {box}>{picture}'
        f'</draw:frame><draw:frame draw:style-name="G" {place}><draw:text-box>{words}</draw:text-box></draw:frame>'
        "</draw:page>"
    )
