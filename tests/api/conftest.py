"""The API as a machine sees it: `api(coach).get("/contacts")`."""

import pytest

from employer_match.models import User
from tests.api.machine import Api, Machine
from tests.support.clients import Client


@pytest.fixture
def api(client: Client) -> Api:
    """A machine with a fresh token of this user, in the user's first unit; None: without one."""

    def machine(user: User | None) -> Machine:
        return Machine(client, user)

    return machine
