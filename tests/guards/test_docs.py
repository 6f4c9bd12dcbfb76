"""The docs are true where a machine can tell: links lead somewhere, each folder has its line."""

import re

from tests.support.house import PACKAGES, ROOT

PAGES = [*sorted(ROOT.glob("*.md")), *sorted(ROOT.glob("docs/**/*.md")), ROOT / "admin/README.md"]


def test_links_within_the_project_lead_somewhere() -> None:
    broken = [
        f"{page.name}: {target}"
        for page in PAGES
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text())
        if "://" not in target and not target.startswith("mailto:")
        if not (page.parent / target).exists()
    ]
    assert broken == []


def test_the_tour_names_every_folder() -> None:
    tour = (ROOT / "docs" / "tour.md").read_text()
    folders = [
        folder.name
        for package in PACKAGES
        for folder in sorted(package.iterdir())
        if folder.is_dir() and (any(folder.glob("*.py")) or folder.name == "translations")
    ]
    assert [name for name in folders if f"{name}/" not in tour] == []


def test_every_decision_is_numbered_once() -> None:
    numbers = [page.name[:4] for page in sorted((ROOT / "docs" / "decisions").glob("*.md"))]
    assert numbers == [f"{number:04d}" for number in range(1, len(numbers) + 1)]
