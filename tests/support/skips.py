"""Where EMPLOYER_MATCH_TEST_CI is set, a test that was skipped has failed, but for a short list."""

import re
from collections.abc import Generator

import pytest

from tests.support import run

#: Reasons that hold on every machine of CI; everything else there was to be run, and was not.
ALLOWED: tuple[str, ...] = ()


def _refused(report: pytest.TestReport | pytest.CollectReport) -> str | None:
    if not (run.in_ci() and report.skipped) or hasattr(report, "wasxfail"):
        return None
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    if any(re.search(pattern, reason) for pattern in ALLOWED):
        return None
    return f"Skipped, though in CI nothing may be: {reason}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a skipped test into a failed one."""
    report = yield
    if refusal := _refused(report):
        report.outcome, report.longrepr = "failed", refusal
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Turn a file that skips itself into a failed one."""
    report = yield
    if refusal := _refused(report):
        report.outcome, report.longrepr = "failed", refusal
    return report
