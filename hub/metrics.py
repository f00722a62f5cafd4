"""What happens, counted for Prometheus: the door to its client library.

It follows the bus. Labels come from closed sets, never from strangers, so that there are only so many series.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest
from prometheus_client.core import CounterMetricFamily
from prometheus_client.registry import Collector

from hub.bus import Bus
from hub.events import (
    ApprovedBy,
    DeviceApproved,
    DeviceBlocked,
    DeviceChecked,
    DeviceConnected,
    DeviceDisconnected,
    DeviceForgotten,
    DeviceRejected,
    DeviceRenewed,
    DeviceUnblocked,
    EngineChanged,
    EngineState,
    Event,
    Outcome,
    StoreChanged,
    StoreState,
    TokensUsed,
    TurnFinished,
)

PREFIX: Final = "xiaozhi_hub"

STAGE_BUCKETS_S: Final = (0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 5.0, 8.0, 13.0, 30.0, 60.0)
"""Seconds: a local answer takes 0.3, one of a model 1; ``heard`` has the whole playback in it."""


DECISIONS: Final[Mapping[type[Event], str]] = {
    DeviceRejected: "rejected",
    DeviceBlocked: "blocked",
    DeviceUnblocked: "unblocked",
    DeviceForgotten: "forgotten",
    DeviceRenewed: "renewed",
}
"""What a person decides about a device that is not to let it in, as a label."""


class Metrics:
    """Counts since the hub was started; thread-bound to the event loop, like the bus."""

    def __init__(self, bus: Bus) -> None:
        self._registry = CollectorRegistry()
        self._checks = self._counter("checks", "Checks of devices over HTTP.")
        self._open = self._gauge("sessions_open", "Conversations that are open.")
        self._sessions = self._counter("sessions", "Conversations that were opened.")
        self._turns = self._counter("turns", "Turns that are over, by how they ended.", "outcome")
        self._errors = self._counter(
            "turn_errors", "Turns in which something failed, by the error's code.", "code"
        )
        self._stages = Histogram(
            f"{PREFIX}_turn_stage_seconds",
            "Seconds from the end of a question to each stage of its turn.",
            ("stage",),
            buckets=STAGE_BUCKETS_S,
            registry=self._registry,
        )
        self._refused = self._counter(
            "messages_refused",
            "Messages and packets of devices that were of no use, by kind; counted when a conversation ends.",
            "kind",
        )
        self._engines = self._gauge("engine_state", "1 for the state an engine is in.", "kind", "state")
        self._store = self._gauge("store_failing", "1 while the disk does not take what happens.")
        self._requests = self._counter("api_requests", "Requests to the API.", "method", "route", "status")
        self._api_refused = self._counter("api_refused", "Requests that were not let in, by why.", "reason")
        self._dropped = self._counter("api_listeners_dropped", "Event streams ended for being too slow.")
        self._approved = self._counter("devices_approved", "Devices that were let in, by whom or what.", "by")
        self._decisions = self._counter(
            "device_decisions", "What people decided about devices, approving apart.", "decision"
        )
        self._tokens = self._counter(
            "llm_tokens", "Tokens of language models: of questions, of those read before, of answers.", "kind"
        )
        self._cost = self._counter("llm_cost", "What language models cost, in the currency of the settings.")
        for kind in ("prompt", "cached", "answer"):
            self._tokens.labels(kind)
        for by in ApprovedBy:
            self._approved.labels(by.value)
        for decision in DECISIONS.values():
            self._decisions.labels(decision)
        for outcome in Outcome:
            self._turns.labels(outcome.value)
        ProcessCollector(registry=self._registry)
        self._follow(bus)

    def watch(self, name: str, what: str, read: Callable[[], float]) -> None:
        """Have ``read`` asked for a value, which is told as ``name``, whenever the metrics are."""
        self._gauge(name, what).set_function(read)

    def count(self, name: str, what: str, label: str, read: Callable[[], Mapping[str, int]]) -> None:
        """The same for counts that never fall, each under its value of ``label``."""
        self._registry.register(_Counts(f"{PREFIX}_{name}", what, label, read))

    def request(self, method: str, route: str, status: int) -> None:
        """A request to the API was answered. ``route`` is one of the hub's, not what was asked for."""
        self._requests.labels(method, route, status).inc()

    def refused(self, reason: str) -> None:
        """A request was not let in; ``reason`` is an error's code."""
        self._api_refused.labels(reason).inc()

    def listener_dropped(self) -> None:
        """An event stream was ended because nobody read it fast enough."""
        self._dropped.inc()

    def text(self) -> bytes:
        """All of it in Prometheus' text format; some milliseconds."""
        return generate_latest(self._registry)

    def _follow(self, bus: Bus) -> None:
        bus.subscribe(DeviceChecked, lambda _: self._checks.inc())
        bus.subscribe(DeviceConnected, self._connected)
        bus.subscribe(DeviceDisconnected, self._disconnected)
        bus.subscribe(TurnFinished, self._turn_finished)
        bus.subscribe(DeviceApproved, lambda event: self._approved.labels(event.by.value).inc())
        for kind in DECISIONS:
            bus.subscribe(kind, lambda event: self._decisions.labels(DECISIONS[type(event)]).inc())
        bus.subscribe(EngineChanged, self._engine_changed)
        bus.subscribe(TokensUsed, self._tokens_used)
        bus.subscribe(StoreChanged, lambda event: self._store.set(event.state is StoreState.FAILING))

    def _connected(self, _event: DeviceConnected) -> None:
        self._sessions.inc()
        self._open.inc()

    def _disconnected(self, event: DeviceDisconnected) -> None:
        self._open.dec()
        for kind, count in event.refused.items():
            self._refused.labels(kind).inc(count)

    def _turn_finished(self, event: TurnFinished) -> None:
        self._turns.labels(event.outcome.value).inc()
        if event.error:
            self._errors.labels(event.error).inc()
        for stage, seconds in event.timings.items():
            self._stages.labels(stage).observe(seconds)

    def _tokens_used(self, event: TokensUsed) -> None:
        kinds = {"prompt": event.prompt - event.cached, "cached": event.cached, "answer": event.answer}
        for kind, count in kinds.items():
            self._tokens.labels(kind).inc(max(0, count))
        self._cost.inc(event.cost)

    def _engine_changed(self, event: EngineChanged) -> None:
        for state in EngineState:
            self._engines.labels(event.kind.value, state.value).set(state is event.state)

    def _counter(self, name: str, what: str, *labels: str) -> Counter:
        return Counter(f"{PREFIX}_{name}", what, labels, registry=self._registry)

    def _gauge(self, name: str, what: str, *labels: str) -> Gauge:
        return Gauge(f"{PREFIX}_{name}", what, labels, registry=self._registry)


class _Counts(Collector):
    """What somebody else counts."""

    def __init__(self, name: str, what: str, label: str, read: Callable[[], Mapping[str, int]]) -> None:
        self._name = name
        self._what = what
        self._label = label
        self._read = read

    def collect(self) -> Iterator[CounterMetricFamily]:
        """The counts now."""
        family = CounterMetricFamily(self._name, self._what, labels=[self._label])
        for value, count in self._read().items():
            family.add_metric([value], count)
        yield family
