import os
import stat
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.exports.files import write_whole

FULL = Path("/dev/full")


def test_the_file_is_there_whole(tmp_path):
    path = tmp_path / "out.ttl"
    write_whole(path, [b"a", b"b"])
    assert path.read_bytes() == b"ab"
    assert os.listdir(tmp_path) == ["out.ttl"]


def test_a_failure_half_way_leaves_the_old_file_alone(tmp_path):
    def broken():
        yield b"half"
        raise OSError(28, "No space left on device")

    path = tmp_path / "out.ttl"
    path.write_bytes(b"old")
    with pytest.raises(StoreError, match=r"No space left on device.*-o"):
        write_whole(path, broken())
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["out.ttl"]


def test_any_other_error_cleans_up_too(tmp_path):
    def broken():
        yield b"half"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "out.ttl", broken())
    assert not os.listdir(tmp_path)


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(StoreError, match="cannot be written"):
        write_whole(tmp_path / "no" / "out.ttl", [b"a"])


def test_a_folder_cannot_be_overwritten(tmp_path):
    with pytest.raises(StoreError, match="cannot be written"):
        write_whole(tmp_path, [b"a"])


@pytest.mark.skipif(not FULL.exists(), reason="no /dev/full on this system")
def test_a_full_device_is_said():
    with pytest.raises(StoreError, match="No space left"):
        write_whole(FULL, [b"a" * 100_000])


def test_a_device_stays_a_device():
    write_whole(Path(os.devnull), [b"a"])
    assert stat.S_ISCHR(os.stat(os.devnull).st_mode)


def test_a_link_is_followed(tmp_path):
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_whole(tmp_path / "link", [b"new"])
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def test_the_mode_is_kept_and_a_new_file_follows_the_umask(tmp_path):
    old = tmp_path / "old"
    old.write_bytes(b"")
    old.chmod(0o640)
    write_whole(old, [b"a"])
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    plain = tmp_path / "plain"
    plain.open("wb").close()
    write_whole(tmp_path / "new", [b"a"])
    assert (tmp_path / "new").stat().st_mode == plain.stat().st_mode
