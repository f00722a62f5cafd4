"""Settings of how much the hub takes from strangers, and from devices that are let in.

Every default leaves a household room to spare; each is told with what it is measured by in ``docs/limits.md``.
"""

from pydantic import Field

from hub.config.section import Section


class LimitSettings(Section):
    """How much is taken before it is refused."""

    head_bytes: int = Field(
        16_384,
        ge=2_048,
        le=65_536,
        description="Largest head of a request or handshake, bytes; a device's has about 700.",
    )
    head_s: float = Field(
        10.0, gt=0, le=120, description="Longest wait for the first request or the handshake, seconds."
    )
    body_bytes: int = Field(
        65_536,
        ge=8_192,
        le=1_048_576,
        description="Largest body of a request but for pictures, bytes; a device's check has about 2,000.",
    )
    body_s: float = Field(30.0, gt=0, le=300, description="Longest a request's body may take, seconds.")
    idle_s: float = Field(
        75.0,
        gt=0,
        le=3_600,
        description="How long a connection is kept for another request, seconds; proxies keep theirs for 60.",
    )
    http_connections: int = Field(300, ge=10, le=10_000, description="HTTP connections at once.")
    http_connections_per_address: int = Field(
        100, ge=5, le=10_000, description="Of those, from one address; a trusted proxy's count one by one."
    )
    half_open: int = Field(128, ge=5, le=10_000, description="WebSocket handshakes under way at once.")
    half_open_per_address: int = Field(
        32, ge=2, le=10_000, description="Of those, from one address; an honest one takes milliseconds."
    )
    requests_per_s: float = Field(
        50.0,
        ge=1,
        le=10_000,
        description="Requests of one address without a token of the API, per second; a device that waits "
        "sends one in 3 s.",
    )
    requests_at_once: int = Field(
        500, ge=10, le=100_000, description="Such requests that may come at once after a quiet time."
    )
    token_requests_per_s: float = Field(
        200.0, ge=1, le=10_000, description="Requests with one token of the API, per second."
    )
    token_requests_at_once: int = Field(
        2_000, ge=10, le=100_000, description="Such requests that may come at once after a quiet time."
    )
    handshakes_per_min: int = Field(
        120,
        ge=10,
        le=100_000,
        description="Handshakes of one address without a good token, per minute; good ones do not count.",
    )
    sessions: int = Field(500, ge=1, le=10_000, description="Conversations at once.")
    message_bytes: int = Field(
        65_535,
        ge=4_096,
        le=1_048_576,
        description="Largest message of a device, bytes; none sends a larger one.",
    )
    json_depth: int = Field(
        32, ge=8, le=200, description="Objects and lists within each other; a device's tools have about 12."
    )
    texts_per_s: float = Field(
        10.0, ge=1, le=1_000, description="Text messages of one device, per second; it sends a few a turn."
    )
    texts_at_once: int = Field(
        100, ge=10, le=100_000, description="Text messages that may come at once after a quiet time."
    )
    packets_per_s: float = Field(
        100.0,
        ge=20,
        le=1_000,
        description="Packets of sound of one device, per second; 50 is a microphone with the shortest frames.",
    )
    packets_at_once: int = Field(
        4_000,
        ge=100,
        le=100_000,
        description="Packets that may come at once, after a stall or from a recording; 3,000 are a minute.",
    )
    pending: int = Field(
        200, ge=1, le=1_000, description="Devices that may wait for a person at once; about 1 kB each."
    )
    pending_per_address: int = Field(
        50, ge=1, le=1_000, description="Of those, from one address; who comes first keeps the place."
    )
    uploads: int = Field(
        4, ge=1, le=64, description="Pictures that are taken in at once; each takes up to 25 MB meanwhile."
    )
    uploads_per_device: int = Field(2, ge=1, le=64, description="Of those, from one device.")
