"""What looks like a secret does not stay in a text."""

import pytest

from hub.logbook import veiled
from hub.logbook.veil import HIDDEN


@pytest.mark.parametrize(
    "text",
    [
        "Authorization: Bearer {}",
        "GET /xiaozhi/upload/{} 200",
        "GET /xiaozhi/files/{}?x=1",
        "api_key={}",
        '{{"token": "{}"}}',
        "password: {}",
        "http://anna:{}@proxy:3128/",
        "the key xai-{} is refused",
        "sk-{}",
        "gsk_{}",
        "AIza{}",
        "github_pat_{}",
        "Authorization: Token {}",
        "{{'Authorization': 'ApiKey {}'}}",
        "eyJhbGciOiJIUzI1NiJ9.{}.sig",
    ],
)
def test_secrets_are_taken_out(text: str) -> None:
    told = veiled(text.format("QMzT7hidden4wLk"))
    assert "QMzT7hidden4wLk" not in told
    assert HIDDEN in told


@pytest.mark.parametrize(
    "text",
    [
        "the token of aa:bb:cc:dd:ee:01 is out of date",
        "devices can come",
        "turn 1f-3: answered (first_token 0.31 s)",
        "http://192.168.1.20:8003/xiaozhi/ota/ is where devices come",
    ],
)
def test_everything_else_stays(text: str) -> None:
    assert veiled(text) == text
