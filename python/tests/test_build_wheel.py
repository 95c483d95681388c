"""Tests of the wheels that are made of a release."""

import base64
import csv
import hashlib
import io
import pathlib
import sys
import tarfile
import tempfile
import unittest
import zipfile

if sys.version_info < (3, 11):
    raise unittest.SkipTest("build_wheel.py needs Python 3.11")
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import build_wheel  # noqa: E402


class Release(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.dist = self.folder / "dist"
        self.dist.mkdir()
        for platform in build_wheel.TAGS:
            self.archive(platform)

    def archive(self, platform):
        """An archive as .ci/release writes it, around a binary of a few bytes."""
        name = "copytaster_0.1.0-dev_" + platform.replace("/", "_")
        binary = b"binary of " + platform.encode()
        with tarfile.open(self.dist / f"{name}.tar.gz", "w:gz") as tar:
            entry = tarfile.TarInfo(f"{name}/copytaster" + (".exe" if platform.startswith("windows") else ""))
            entry.size = len(binary)
            tar.addfile(entry, io.BytesIO(binary))
        (self.dist / f"{name}.cdx.json").write_text("{}", encoding="utf-8")

    def wheels(self, name):
        (self.folder / name).mkdir()
        names = list(build_wheel.of_release(self.dist, self.folder / name))
        return {n: (self.folder / name / n).read_bytes() for n in names}

    def test_a_wheel_for_each_platform(self):
        number = build_wheel.version()
        wanted = [
            "macosx_12_0_arm64",
            "macosx_12_0_x86_64",
            "manylinux2014_aarch64.musllinux_1_1_aarch64",
            "manylinux2014_x86_64.musllinux_1_1_x86_64",
            "win_amd64",
            "win_arm64",
        ]
        self.assertEqual(sorted(self.wheels("w")), [f"copytaster-{number}-py3-none-{tag}.whl" for tag in wanted])

    def test_the_same_bytes_each_time(self):
        self.assertEqual(self.wheels("first"), self.wheels("second"))

    def test_what_is_in_it(self):
        for name, data in self.wheels("w").items():
            wheel = zipfile.ZipFile(io.BytesIO(data))
            suffix = ".exe" if "win_" in name else ""
            self.assertTrue(wheel.read(f"copytaster/bin/copytaster{suffix}").startswith(b"binary of "), name)
            self.assertEqual(wheel.getinfo(f"copytaster/bin/copytaster{suffix}").external_attr >> 16, 0o100755)
            self.assertEqual(wheel.getinfo("copytaster/__init__.py").external_attr >> 16, 0o100644)
            info = f"copytaster-{build_wheel.version()}.dist-info"
            tags = [line.removeprefix("Tag: py3-none-") for line in wheel.read(f"{info}/WHEEL").decode().splitlines() if line.startswith("Tag: ")]
            self.assertEqual(".".join(tags), name.removesuffix(".whl").split("-")[-1])
            record = {path: (digest, size) for path, digest, size in csv.reader(wheel.read(f"{info}/RECORD").decode().splitlines())}
            self.assertEqual(sorted(record), sorted(wheel.namelist()))
            for path, (digest, size) in record.items():
                if path != f"{info}/RECORD":
                    content = wheel.read(path)
                    self.assertEqual(digest, "sha256=" + base64.urlsafe_b64encode(hashlib.sha256(content).digest()).decode().rstrip("="))
                    self.assertEqual(size, str(len(content)))
            for path in ("copytaster/py.typed", "copytaster/schema/pairs.table.json", f"{info}/licenses/LICENSE", f"{info}/sboms/copytaster.cdx.json"):
                self.assertIn(path, record)

    def test_nothing_to_make_wheels_of(self):
        self.assertEqual(list(build_wheel.of_release(self.folder, self.folder)), [])


if __name__ == "__main__":
    unittest.main()
