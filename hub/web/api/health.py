"""What machines ask to see whether the hub is well: probes, and Prometheus."""

from typing import Literal

from aiohttp import web
from pydantic import Field

from hub.events import EngineKind, EngineState, HubState, StoreState
from hub.snapshot import HubSnapshot
from hub.storage.tokens import Scope
from hub.web.api.endpoint import Call, Endpoint, File, Nothing, Told, Topic
from hub.web.api.parts import ApiParts

USABLE = frozenset({EngineState.READY, EngineState.STANDING_IN})
"""States in which an engine does its work."""

NEEDED = (EngineKind.STT, EngineKind.TTS)
"""Without a language model the hub still answers what its skills know, and says what is missing."""

METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8"
"""Prometheus' text format."""


class Alive(Told):
    """The program runs, and its event loop turns."""

    status: Literal["ok"] = "ok"


class Readiness(Told):
    """Whether devices are answered, and kept account of."""

    status: Literal["ready", "not ready"]
    waits_for: tuple[str, ...] = Field(description="hub, store, stt (hearing) or tts (speaking).")


class HealthEndpoints:
    """The hub's health. Probes bring no token, and are told nothing of the house."""

    def __init__(self, parts: ApiParts) -> None:
        self._hub = parts.hub
        self._meter = parts.meter

    def all(self) -> tuple[Endpoint, ...]:
        """The endpoints."""
        about, text = Topic.HEALTH, File("text/plain", "Prometheus' text format.")
        ready = File("application/json", "Readiness: 200 when ready, else 503.")
        return (
            Endpoint("GET", "/healthz", about, "Whether the program runs", self.get_health, None),
            Endpoint(
                "GET", "/readyz", about, "Whether devices are answered", self.get_readiness, None, file=ready
            ),
            Endpoint("GET", "/metrics", about, "What is counted", self.get_metrics, Scope.READ, file=text),
        )

    async def get_health(self, call: Call[Nothing, Nothing]) -> Alive:
        """Answer that the program runs: whoever gets this answer knows it does."""
        return Alive()

    async def get_readiness(self, call: Call[Nothing, Nothing]) -> web.StreamResponse:
        """Answer 200 when devices are answered and kept account of, else 503 with what is missing."""
        missing = tuple(_missing(self._hub.snapshot()))
        told = Readiness(status="not ready" if missing else "ready", waits_for=missing)
        return web.json_response(text=told.model_dump_json(), status=503 if missing else 200)

    async def get_metrics(self, call: Call[Nothing, Nothing]) -> web.StreamResponse:
        """Answer with everything that is counted, in Prometheus' text format."""
        return web.Response(body=self._meter.text(), headers={"Content-Type": METRICS_TYPE})


def _missing(now: HubSnapshot) -> list[str]:
    missing = [] if now.state is HubState.READY else ["hub"]
    if now.store is not StoreState.KEEPING:
        missing.append("store")
    usable = {engine.kind for engine in now.engines if engine.state in USABLE}
    return missing + [kind.value for kind in NEEDED if kind not in usable]
