"""Writes wheels: of the binaries of a release, or of what Go builds for this machine.

    .ci/release dist && python3 python/build_wheel.py dist wheels

writes a wheel for each platform of the release. `pip install ./python` and `pip wheel ./python` call build_wheel, by pyproject.toml, which
needs Go. The same binary gives the same bytes, with the same zlib. It needs Python 3.11 and nothing beyond the standard library.
"""

import base64
import hashlib
import io
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent

# The binaries are static: on Linux any C library will do. Go says from which macOS on they run.
TAGS = {
    "linux/amd64": "manylinux2014_x86_64.musllinux_1_1_x86_64",
    "linux/arm64": "manylinux2014_aarch64.musllinux_1_1_aarch64",
    "darwin/amd64": "macosx_12_0_x86_64",
    "darwin/arm64": "macosx_12_0_arm64",
    "windows/amd64": "win_amd64",
    "windows/arm64": "win_arm64",
}


def version():
    """The version of the program, as Python writes it: 0.1.0-dev is 0.1.0.dev0."""
    text = re.search(r'^const version = "(.+)"$', (ROOT / "internal/cli/version.go").read_text(encoding="utf-8"), re.M)[1]
    number, _, rest = text.partition("-")
    return number if not rest else number + {"dev": ".dev0"}.get(rest, rest.replace("-", "").replace(".", ""))


def metadata(number):
    project = tomllib.loads((HERE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = ["Metadata-Version: 2.4", f"Name: {project['name']}", f"Version: {number}", f"Summary: {project['description']}"]
    lines += [f"Keywords: {','.join(project['keywords'])}", f"License-Expression: {project['license']}", "License-File: LICENSE"]
    lines += [f"Requires-Python: {project['requires-python']}"]
    for extra, wanted in project["optional-dependencies"].items():
        lines += [f"Provides-Extra: {extra}", *(f'Requires-Dist: {name}; extra == "{extra}"' for name in wanted)]
    lines += ["Description-Content-Type: text/markdown", "", (HERE / project["readme"]).read_text(encoding="utf-8")]
    return "\n".join(lines).encode()


def write_wheel(folder, platform, binary, bill=None):
    """Writes the wheel of a binary, with its bill of materials if there is one, and returns its name."""
    number, tags = version(), TAGS[platform]
    suffix = ".exe" if platform.startswith("windows/") else ""
    info = f"copytaster-{number}.dist-info"
    files = {f"copytaster/{path.name}": path.read_bytes() for path in (HERE / "src/copytaster").iterdir() if path.is_file()}
    files |= {f"copytaster/schema/{path.name}": path.read_bytes() for path in (ROOT / "docs/schema").glob("*.table.json")}
    files[f"copytaster/bin/copytaster{suffix}"] = binary
    files[f"{info}/licenses/LICENSE"] = (ROOT / "LICENSE").read_bytes()
    files[f"{info}/METADATA"] = metadata(number)
    files[f"{info}/WHEEL"] = "".join(
        ["Wheel-Version: 1.0\nGenerator: copytaster\nRoot-Is-Purelib: false\n", *(f"Tag: py3-none-{tag}\n" for tag in tags.split("."))]
    ).encode()
    files[f"{info}/entry_points.txt"] = b"[console_scripts]\ncopytaster = copytaster.__main__:main\n"
    if bill is not None:
        files[f"{info}/sboms/copytaster.cdx.json"] = bill
    digest = lambda data: base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
    record = [f"{name},sha256={digest(data)},{len(data)}\n" for name, data in sorted(files.items())]
    name = f"copytaster-{number}-py3-none-{tags}.whl"
    with zipfile.ZipFile(pathlib.Path(folder) / name, "w", zipfile.ZIP_DEFLATED) as wheel:
        for path, data in [*sorted(files.items()), (f"{info}/RECORD", "".join([*record, f"{info}/RECORD,,\n"]).encode())]:
            entry = zipfile.ZipInfo(path)  # of 1980, as any other time would differ
            entry.create_system, entry.compress_type = 3, zipfile.ZIP_DEFLATED
            entry.external_attr = (0o100755 if "/bin/" in path else 0o100644) << 16
            wheel.writestr(entry, data)
    return name


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    """Builds the program for this machine, and its wheel. See PEP 517."""
    if shutil.which("go") is None:
        sys.exit("error: go is not installed: it builds the program that the wheel ships\nhint: https://go.dev/doc/install, or install a wheel of a release")
    environment = os.environ | {"CGO_ENABLED": "0"}
    platform = subprocess.check_output(["go", "env", "GOOS", "GOARCH"], text=True, env=environment).split()
    with tempfile.TemporaryDirectory() as folder:
        binary = pathlib.Path(folder) / "copytaster"
        subprocess.run(["go", "build", "-trimpath", "-ldflags", "-s -w", "-o", binary, "./cmd/copytaster"], cwd=ROOT, check=True, env=environment)
        return write_wheel(wheel_directory, "/".join(platform), binary.read_bytes())


def of_release(dist, folder):
    """Writes the wheels of a folder that .ci/release has written, and yields their names."""
    for archive in sorted(pathlib.Path(dist).glob("copytaster_*.tar.gz")):
        name = archive.name.removesuffix(".tar.gz")
        platform = "/".join(name.split("_")[-2:])
        suffix = ".exe" if platform.startswith("windows/") else ""
        with tarfile.open(fileobj=io.BytesIO(archive.read_bytes())) as tar:
            binary = tar.extractfile(f"{name}/copytaster{suffix}").read()
        bill = archive.with_name(f"{name}.cdx.json")
        yield write_wheel(folder, platform, binary, bill.read_bytes() if bill.exists() else None)


def main():
    if len(sys.argv) != 3:
        sys.exit("usage: build_wheel.py DIST WHEELS")
    folder = pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    names = list(of_release(sys.argv[1], folder))
    if not names:
        sys.exit(f"error: {sys.argv[1]} has no copytaster_*.tar.gz\nhint: .ci/release {sys.argv[1]} makes them")
    print("\n".join(f"- {name}" for name in names))


if __name__ == "__main__":
    main()
