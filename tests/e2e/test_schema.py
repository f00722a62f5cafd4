"""The API does what its document says, and nothing else: schemathesis with all of its checks, in short."""

from pathlib import Path

import pytest

from tests.e2e.schema_trial import ALL_PHASES, ask_as

PHASES = {"admin": ALL_PHASES, "read": "fuzzing", "nobody": "fuzzing"}


@pytest.mark.logs("Error handling request")  # one is asked first that is no HTTP
@pytest.mark.parametrize("caller", PHASES)
async def test_what_the_document_says_is_true(tmp_path: Path, caller: str) -> None:
    trial = await ask_as(caller, tmp_path, examples=2, phases=PHASES[caller])
    assert trial.status == 0, trial.report
    assert trial.asked > 50, trial.report
