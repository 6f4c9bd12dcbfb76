"""No room becomes a hall: source files have at most 300 lines, tests 500."""

from tests.support.house import PACKAGES, ROOT, files, short

LONGEST_SOURCE, LONGEST_TEST = 300, 500


def test_no_file_is_too_long() -> None:
    sources = [
        path
        for path in files(".py", ".html", ".css", ".js", under=PACKAGES)
        if path.parent.name != "versions"  # a migration is written once and read by nobody twice
    ]
    tests = files(".py", under=(ROOT / "tests", ROOT / "benchmarks"))
    limits = {
        **dict.fromkeys((*sources, ROOT / "dev.py"), LONGEST_SOURCE),
        **dict.fromkeys(tests, LONGEST_TEST),
    }
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in limits}
    too_long = {short(path): length for path, length in lengths.items() if length > limits[path]}
    assert not too_long, f"split these by what they do: {too_long}"
