#!/usr/bin/env python3
"""Makes the font of printed papers from Debian's Noto Sans CJK.

    apt-get install fonts-noto-cjk python3-fonttools
    /usr/bin/python3 deploy/fonts/make-font.py

PDFBox embeds parts of TrueType fonts only, so the outlines are converted, and what is neither Chinese
nor Latin is left out. Of code points that share a shape only one stays: what is copied out of a PDF must
be the character that was meant and not a radical (U+2F00) that looks like it.
"""

import unicodedata
from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, newTable

SOURCE = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
FACE = "Noto Sans CJK SC"
TARGET = "shared-runtime/src/main/resources/org/chakong/runtime/print/NotoSansCJKsc-subset.ttf"
RANGES = [
    (0x20, 0x7F), (0xA0, 0x180), (0x2000, 0x2070), (0x20A0, 0x20C0), (0x2100, 0x2300),
    (0x2460, 0x2650), (0x2700, 0x27C0), (0x2E80, 0x3040), (0x3105, 0x3130), (0x3200, 0x4DC0),
    (0x4E00, 0xA000), (0xF900, 0xFB00), (0xFE10, 0xFE70), (0xFF00, 0xFFF0), (0x20000, 0x33480),
]
MOST_DEVIATION = 1.0  # thousandths of the em


def preferred(code_point):
    stable = unicodedata.normalize("NFKC", chr(code_point)) == chr(code_point)
    radical = 0x2E80 <= code_point < 0x2FE0
    return (not stable, radical, code_point)


def meant(cmap):
    """One code point for each shape."""
    by_glyph = {}
    for code_point, glyph in cmap.items():
        by_glyph.setdefault(glyph, []).append(code_point)
    return [min(code_points, key=preferred) for code_points in by_glyph.values()]


def main():
    font = next(f for f in TTCollection(SOURCE).fonts if f["name"].getDebugName(1) == FACE)
    cmap = font.getBestCmap()
    wanted = {c: g for c, g in cmap.items() if any(a <= c < b for a, b in RANGES)}
    options = subset.Options()
    options.layout_features = []
    options.hinting = False
    options.notdef_outline = True
    options.drop_tables += ["vhea", "vmtx", "VORG", "GSUB", "GPOS", "GDEF", "BASE", "DSIG"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=meant(wanted))
    cutter.subset(font)
    outline(font)
    font.recalcTimestamp = False
    font.save(TARGET)
    print(len(font.getBestCmap()), "characters")


def outline(font):
    order = font.getGlyphOrder()
    shapes = font.getGlyphSet()
    glyphs = {}
    for name in order:
        pen = TTGlyphPen(shapes)
        shapes[name].draw(Cu2QuPen(pen, MOST_DEVIATION, reverse_direction=True))
        glyphs[name] = pen.glyph()
    font["loca"] = newTable("loca")
    font["glyf"] = newTable("glyf")
    font["glyf"].glyphOrder = order
    font["glyf"].glyphs = glyphs
    most = font["maxp"]
    most.tableVersion = 0x00010000
    for field in ("maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs",
                  "maxStackElements", "maxSizeOfInstructions", "maxComponentElements"):
        setattr(most, field, 0)
    most.maxZones = 1
    font["post"].formatType = 3.0
    del font["CFF "]
    font.sfntVersion = "\0\1\0\0"


main()
