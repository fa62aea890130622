"""Set everything up and build the sample; or check everything. Needs Python 3.11 and nothing else.

python3 make.py          set up, then build the sample council's papers into build/
python3 make.py test     set up, then format check, lint, types, import contract, tests
python3 make.py format   put the code into its usual form
python3 make.py lock     renew the lock files from pyproject.toml
"""

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
CODE = ["papers", "tests", "benchmarks", "make.py", "setup.py"]


def run(*command: str) -> None:
    """Run a command in the project; stop with its exit code where it fails."""
    tool = shutil.which(command[0], path=str(SCRIPTS)) or command[0]
    result = subprocess.run([tool, *command[1:]], cwd=ROOT, check=False)
    if result.returncode:
        sys.exit(result.returncode)


def install(lock: str) -> None:
    """Make the environment agree with a lock file; quick where it already does."""
    stamp = VENV / f"{lock}.done"
    wanted = (ROOT / lock).read_text(encoding="utf-8") + (ROOT / "pyproject.toml").read_text(
        encoding="utf-8"
    )
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return
    make_environment()
    pip = (
        str(SCRIPTS / "python"),
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
    )
    print(f"Installing what {lock} names ...", file=sys.stderr, flush=True)
    run(*pip, "--require-hashes", "-r", lock)
    run(*pip, "--no-deps", "-e", ".")
    stamp.write_text(wanted, encoding="utf-8")


def make_environment() -> None:
    """Make .venv; on Debian and Ubuntu its package is installed first where it is missing."""
    if (SCRIPTS / "pip").exists() or (SCRIPTS / "pip.exe").exists():
        return
    try:
        import ensurepip  # noqa: F401, PLC0415
    except ImportError:
        install_package(f"python{sys.version_info.major}.{sys.version_info.minor}-venv")
        os.execv(sys.executable, [sys.executable, *sys.argv])
    venv.EnvBuilder(with_pip=True, clear=VENV.exists()).create(VENV)


def install_package(name: str) -> None:
    """Install a package of Debian or Ubuntu."""
    if not shutil.which("apt-get"):
        sys.exit(f"Please install what Debian calls {name}, and run this again.")
    sudo = [] if os.geteuid() == 0 else ["sudo"]
    run(*sudo, "apt-get", "update", "-q")
    run(*sudo, "apt-get", "install", "-q", "-y", "--no-install-recommends", name)


def build() -> None:
    """Set up and build the sample."""
    install("requirements.lock")
    run("papers", "build")


def test() -> None:
    """Set up and check everything, the quickest first."""
    install("requirements-dev.lock")
    if not shutil.which("soffice"):  # the other engine, which a test compares
        install_package("libreoffice-writer-nogui")
    code = [name for name in CODE if (ROOT / name).exists()]
    run("ruff", "format", "--check", *code)
    run("ruff", "check", *code)
    run("lint-imports")
    run("mypy")
    run("pytest", "-q", "-n", "auto", *sys.argv[2:])


def tidy() -> None:
    """Format the code and mend what can be mended."""
    install("requirements-dev.lock")
    code = [name for name in CODE if (ROOT / name).exists()]
    run("ruff", "check", "--fix", *code)
    run("ruff", "format", *code)


def lock() -> None:
    """Renew the lock files: for every platform, with hashes."""
    install("requirements-dev.lock")
    # pip needs the extras: it meets coverage[toml] unpinned otherwise, once a newer one is out
    compiled = ("uv", "pip", "compile", "-q", "--universal", "--generate-hashes", "--upgrade")
    plain = ("--no-header", "--no-annotate", "--no-strip-extras", "pyproject.toml")
    run(*compiled, *plain, "-o", "requirements.lock")
    run(*compiled, *plain, "--group", "dev", "-o", "requirements-dev.lock")


COMMANDS = {"": build, "test": test, "format": tidy, "lock": lock}

if __name__ == "__main__":
    name = sys.argv[1] if len(sys.argv) > 1 else ""
    if name not in COMMANDS:
        sys.exit(__doc__)
    COMMANDS[name]()
