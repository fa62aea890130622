"""What pyproject.toml cannot say: templates/ travels with the program, as papers/templates."""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py


class WithTemplates(build_py):
    """Copies the Word templates into the package that is built; a checkout has them beside it."""

    def run(self) -> None:
        """Build, then copy."""
        super().run()
        if not self.editable_mode:
            target = Path(self.build_lib, "papers", "templates")
            shutil.copytree("templates", target, dirs_exist_ok=True)


setup(cmdclass={"build_py": WithTemplates})
