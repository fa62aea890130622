"""Killed at any moment, or run by several at once, the archive has whole bags only."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from support.published import MEETING, archived, bag

from papers.archive.archiving import clear_remains
from papers.archive.places import places
from papers.archive.verification import verify

KILLS = 100
KILLED = """
import datetime, os, random, signal, sys, time
from pathlib import Path
from papers.archive.fixity import check_bag
from papers.archive.places import places
from papers.build.archive import archive_meeting

meeting, content, archive, times = Path(sys.argv[1]), *map(Path, sys.argv[2:4]), int(sys.argv[4])
moments = random.Random(6)

def started():
    child = os.fork()
    if child:
        return child
    archive_meeting(meeting, content, archive, datetime.date(2026, 11, 24))
    os._exit(0)

os.waitpid(started(), 0)
began = time.perf_counter()
os.waitpid(started(), 0)
lasts = time.perf_counter() - began
killed = remains = 0
seen = set()
while killed < times:
    child = started()
    time.sleep(moments.uniform(0, lasts))
    os.kill(child, signal.SIGKILL)
    dead = os.WIFSIGNALED(os.waitpid(child, 0)[1])
    killed += dead
    lasts *= 1.1 if dead else 0.8  # as busy as the machine is, about a third are let finish
    remains += bool(list(archive.glob(".making-*")))
    for place in set(places(archive)) - seen:
        assert not check_bag(place.below(archive), place.name).faults, place
        seen.add(place)
os.waitpid(started(), 0)
print(killed, remains, len(list(archive.glob("*/v*"))))
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows cannot fork")
def test_killed_at_any_moment_it_leaves_no_bag_or_a_whole_one(
    project: Path, tmp_path: Path
) -> None:
    content, archive = project / "content", tmp_path / "archive"
    arguments = [content / "meetings" / MEETING, content, archive, str(KILLS)]
    run = subprocess.run(
        [sys.executable, "-c", KILLED, *arguments], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    killed, remains, versions = map(int, run.stdout.split())
    assert killed == KILLS
    assert remains > KILLS // 5  # many were killed in the middle
    assert versions > KILLS // 20  # and some after it
    assert not list(archive.glob(".making-*"))
    assert verify(archive, lambda _: None).faults == ()
    parts = [place.part for place in places(archive)]
    assert parts.count("open") == parts.count("exempt") == versions


def test_what_a_killed_run_left_is_cleared_away(archive: Path) -> None:
    (archive / f".making-{MEETING}/open/data").mkdir(parents=True)
    clear_remains(archive)
    assert not list(archive.glob(".making-*"))


def test_several_runs_at_once_make_one_version_each(project: Path, tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    command = [sys.executable, "-m", "papers", "archive", MEETING, "--to", archive]
    runs = [
        subprocess.Popen(command, cwd=project, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(4)
    ]
    for run in runs:
        _, said = run.communicate(timeout=120)
        assert run.returncode == 0, said.decode()
    assert [place.version for place in places(archive)] == [1, 1, 2, 2, 3, 3, 4, 4]
    assert verify(archive, lambda _: None).faults == ()


def test_a_run_waits_for_another(project: Path, archive: Path, tmp_path: Path) -> None:
    holder = (
        "import sys, time\nfrom pathlib import Path\nfrom papers.archive.lock import locked\n"
        "with locked(Path(sys.argv[1])):\n    print('held', flush=True)\n    sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", holder, archive], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as held:
        assert held.stdout is not None
        held.stdout.readline()
        command = [sys.executable, "-m", "papers", "archive", MEETING, "--to", archive]
        with subprocess.Popen(command, cwd=project, stdout=subprocess.PIPE) as waiting:
            with pytest.raises(subprocess.TimeoutExpired):
                waiting.wait(3)
            assert not bag(archive, 2).exists()
            held.communicate()
            assert waiting.wait(60) == 0
    assert bag(archive, 2).is_dir()


def test_a_version_that_is_there_is_never_overwritten(project: Path, archive: Path) -> None:
    (archive / MEETING / "v0007").mkdir()
    assert {place.version for place in archived(project, archive)} == {8}
