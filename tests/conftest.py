"""What the tests share: the repository's places, and the switch that rewrites snapshots."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def pytest_addoption(parser):
    parser.addoption("--update-snapshots", action="store_true", help="write the snapshots anew")


@pytest.fixture
def update_snapshots(request):
    return request.config.getoption("--update-snapshots")
