from typing import Any

import aiohttp


async def get_json(client: aiohttp.ClientSession, method: str, url: str, **how: Any) -> Any:
    """The JSON of a plain 200 that says how long it is, which is all that devices understand."""
    async with client.request(method, url, allow_redirects=False, **how) as response:
        assert response.status == 200
        assert response.content_type == "application/json"
        assert response.content_length
        return await response.json()
