#!/usr/bin/env python3
"""Rebuild the bundled fonts from the packages they come from.

    build.py [CACHE]        CACHE keeps the downloads (default: a temporary directory)

Needs npm, apt-get and dpkg-deb; the Python packages it uses are put into CACHE when they are missing.
Every face is cut down to the characters of `wanted()` and stored as NAME.zst beside this file,
with the licence of each. The test `fonts` in the crate checks the result's coverage.
"""

import bz2
import gzip
import os
import subprocess
import sys
import tarfile
import tempfile
import venv
from pathlib import Path

PYTHON = ["fonttools==4.68.0", "zstandard==0.25.0"]
HERE = Path(__file__).parent
NPM = {"noto-serif-sc": "0.4.3", "noto-sans-sc": "0.4.3"}
DEB = ["fonts-lxgw-wenkai", "texlive-lang-chinese", "unicode-data"]
LXGW = "usr/share/fonts/truetype/lxgw-wenkai"
FANDOL = "usr/share/texlive/texmf-dist/fonts/opentype/public/fandol"
# name: (package, file in it, which characters)
FACES = {
    "song": ("noto-serif-sc", "400Regular/NotoSerifSC_400Regular.ttf", "all"),
    "biao": ("noto-serif-sc", "700Bold/NotoSerifSC_700Bold.ttf", "standard"),
    "hei": ("noto-sans-sc", "500Medium/NotoSansSC_500Medium.ttf", "standard"),
    "kai": ("fonts-lxgw-wenkai", f"{LXGW}/LXGWWenKai-Regular.ttf", "standard"),
    "fang": ("texlive-lang-chinese", f"{FANDOL}/FandolFang-Regular.otf", "standard"),
    # Stands in where 仿宋 has no glyph, so it carries nothing that 仿宋 has.
    "kai-light": ("fonts-lxgw-wenkai", f"{LXGW}/LXGWWenKai-Light.ttf", "not in fang"),
}
# Characters of names beyond the basic plane, for a screen whose system has no font for them (ui/src/styles/rare.ttf).
SCREEN = HERE.parents[3] / "ui" / "src" / "styles" / "rare.ttf"
SCREEN_FACE = ("noto-sans-sc", "400Regular/NotoSansSC_400Regular.ttf")
RARE = "㛃䶮堃喆翀犇淼𬭊𫖯𬍛𬀩𫍯龑昇珺玥赟翯㼆𠅤𬱖"
SYMBOLS = (
    "√△▲○●◎×☆★□■◇◆①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳〔〕〈〉《》「」『』【】〖〗（）［］｛｝—–―…‥·•‰％℃㎡㎥№"
    "“”‘’、。，．：；？！～＋－＝±÷≈≠≤≥∶／＼←→↑↓↔§¶©®™°′″￥€£¢〇々ー　\u00a0\u2002\u2003\u2010\u2011✓✔"
)


def run(*command, cwd):
    """Run a command quietly; stop with its output when it fails."""
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")


def fetch(cache):
    """Download and unpack what is missing; return package → directory."""
    places = {}
    for name, version in NPM.items():
        place = places[name] = cache / name
        if not place.exists():
            run("npm", "pack", f"@expo-google-fonts/{name}@{version}", cwd=cache)
            with tarfile.open(cache / f"expo-google-fonts-{name}-{version}.tgz") as archive:
                archive.extractall(place, filter="data")
        places[name] = place / "package"
    for name in DEB:
        place = places[name] = cache / name
        if not place.exists():
            run("apt-get", "download", name, cwd=cache)
            package = next(cache.glob(f"{name}_*.deb"))
            run("dpkg-deb", "-x", str(package), str(place), cwd=cache)
    return places


def wanted(unihan):
    """The two character sets: `standard` (GB 2312, 通用规范汉字表, symbols, Latin) and `all` (all Han besides)."""
    standard = {ord(c) for c in RARE + SYMBOLS} | set(range(0x20, 0x7F)) | set(range(0xA0, 0x180))
    standard |= set(range(0x0391, 0x03CA)) | set(range(0xFF01, 0xFF5F)) | set(range(0x2460, 0x2474))
    for high in range(0xA1, 0xF8):
        for low in range(0xA1, 0xFF):
            standard.update(ord(c) for c in bytes([high, low]).decode("gb2312", "ignore"))
    # kTGH: place in 通用规范汉字表 (2013), 8,105 characters.
    for line in bz2.open(unihan, "rt", encoding="utf-8"):
        if "\tkTGH\t" in line:
            standard.add(int(line.split("\t")[0][2:], 16))
    # Names may use any ideograph of GB 18030: the face every chain ends with keeps all it has.
    han = set(range(0x3400, 0x4DC0)) | set(range(0x4E00, 0xA000)) | set(range(0xF900, 0xFB00)) | set(range(0x20000, 0x32000))
    return standard, standard | han


def with_packages(cache):
    """Run again inside an environment that has the packages, when this one has not."""
    try:
        import fontTools, zstandard  # noqa: F401
    except ImportError:
        inside = cache / "python"
        if sys.prefix == str(inside):
            raise
        venv.create(inside, with_pip=True)
        python = str(inside / "bin" / "python")
        run(python, "-m", "pip", "install", "-q", *PYTHON, cwd=cache)
        os.execv(python, [python, __file__, str(cache)])


def cut(source, characters):
    """One face with only these characters, without hints and shaping tables."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    options = Options()
    options.hinting = False
    options.layout_features = []
    options.glyph_names = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx", "DSIG", "STAT", "meta"]
    options.recalc_timestamp = False
    font = TTFont(source, recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    with tempfile.NamedTemporaryFile(suffix=source.suffix) as out:
        font.save(out.name)
        return Path(out.name).read_bytes(), set(font.getBestCmap())


def licences(places):
    """Lay the licence of every face beside it."""
    for name in NPM:
        (HERE / f"LICENSE-{name}.txt").write_bytes((places[name] / "LICENSE_FONT").read_bytes())
    wenkai = places["fonts-lxgw-wenkai"] / "usr/share/doc/fonts-lxgw-wenkai/copyright"
    (HERE / "LICENSE-lxgw-wenkai.txt").write_bytes(wenkai.read_bytes())
    fandol = places["texlive-lang-chinese"] / "usr/share/doc/texlive-doc/fonts/fandol"
    (HERE / "LICENSE-fandol.txt").write_bytes(gzip.decompress((fandol / "COPYING.gz").read_bytes()))
    (HERE / "README-fandol.txt").write_bytes((fandol / "README").read_bytes())


def main():
    cache = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else Path(tempfile.mkdtemp())
    cache.mkdir(parents=True, exist_ok=True)
    with_packages(cache)
    import zstandard

    places = fetch(cache)
    standard, everything = wanted(places["unicode-data"] / "usr/share/unicode/Unihan_OtherMappings.txt.bz2")
    print(f"standard {len(standard)} characters, all {len(everything)}")
    have = {}
    for name, (package, file, which) in FACES.items():
        characters = {"standard": standard, "all": everything}.get(which) or standard - have["fang"]
        data, have[name] = cut(places[package] / file, characters)
        packed = zstandard.ZstdCompressor(level=22).compress(data)
        (HERE / f"{name}.zst").write_bytes(packed)
        print(f"{name}: {len(have[name])} characters, {len(data)} bytes, {len(packed)} stored")
    package, file = SCREEN_FACE
    data, shown = cut(places[package] / file, {character for character in everything if character > 0xFFFF})
    SCREEN.write_bytes(data)
    print(f"rare: {len(shown)} characters, {len(data)} bytes, for the screen")
    licences(places)


if __name__ == "__main__":
    main()
