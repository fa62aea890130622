"""Record how LibreOffice fills the pages of the corpus: letters and digits on each page.

python tests/corpus/reference.py FOLDER    needs soffice and pdftotext; works in FOLDER
"""

import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from corpus.documents import MAKERS
from corpus.documents import main as write

HERE = Path(__file__).parent
RECORDED = HERE / "libreoffice"


def signs(text: str) -> int:
    """How many letters and digits a text has: spaces, leaders and bullets do not count."""
    return sum(map(str.isalnum, text))


def recorded(name: str) -> list[int]:
    """What LibreOffice puts on each page of a document."""
    return [int(line) for line in (RECORDED / f"{name}.txt").read_text(encoding="utf-8").split()]


def main(folder: Path) -> None:
    write(folder)
    profile = f"-env:UserInstallation=file://{folder.resolve()}/profile"
    files = [folder / f"{name}.docx" for name in MAKERS]
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *files],
        check=True,
        capture_output=True,
    )
    RECORDED.mkdir(exist_ok=True)
    for name in MAKERS:
        text = subprocess.run(
            ["pdftotext", folder / f"{name}.pdf", "-"], check=True, capture_output=True
        ).stdout.decode()
        counts = "\n".join(str(signs(page)) for page in text.split("\f")[:-1])
        (RECORDED / f"{name}.txt").write_text(counts + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
