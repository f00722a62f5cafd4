"""What is counted, read back by Prometheus' own parser."""

from typing import Any

from prometheus_client.parser import text_string_to_metric_families

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
    EngineKind,
    EngineState,
    Outcome,
    StoreChanged,
    StoreState,
    TokensUsed,
    TurnFinished,
)
from hub.metrics import Metrics

IDS: dict[str, Any] = {"device_id": "aa:bb:cc:dd:ee:01", "session_id": "s1"}


def samples(metrics: Metrics) -> dict[str, float]:
    """Each value by its name and its labels' values."""
    families = text_string_to_metric_families(metrics.text().decode())
    return {
        " ".join((sample.name.removeprefix("xiaozhi_hub_"), *sample.labels.values())): sample.value
        for family in families
        for sample in family.samples
    }


def test_what_others_count_is_read_when_it_is_asked_for() -> None:
    metrics, counts = Metrics(Bus()), {"forged": 1}
    metrics.count("connections_refused", "Connections refused.", "reason", lambda: counts)
    assert samples(metrics)["connections_refused_total forged"] == 1
    counts.update(forged=3, blocked=0)
    told = samples(metrics)
    assert (told["connections_refused_total forged"], told["connections_refused_total blocked"]) == (3, 0)


def test_conversations_and_turns_are_counted() -> None:
    bus = Bus()
    metrics = Metrics(bus)
    bus.publish(DeviceChecked(device_id="", board="", firmware="", address=""))
    bus.publish(DeviceConnected(**IDS))
    bus.publish(DeviceConnected(device_id="", session_id="s2"))
    bus.publish(
        TurnFinished(
            **IDS,
            turn_id="s1-1",
            outcome=Outcome.APOLOGISED,
            spoken="Sorry.",
            timings={"transcribed": 0.31, "heard": 4.0},
            error="llm.down",
        )
    )
    bus.publish(DeviceDisconnected(**IDS, reason="", refused={"broken": 3, "unasked": 1}))
    told = samples(metrics)
    assert told["checks_total"] == 1
    assert (told["sessions_total"], told["sessions_open"]) == (2, 1)
    assert (told["turns_total apologised"], told["turns_total answered"]) == (1, 0)
    assert told["turn_errors_total llm.down"] == 1
    assert told["turn_stage_seconds_count transcribed"] == 1
    assert told["turn_stage_seconds_sum heard"] == 4.0
    assert told["turn_stage_seconds_bucket 0.3 transcribed"] == 0
    assert told["turn_stage_seconds_bucket 0.5 transcribed"] == 1
    assert (told["messages_refused_total broken"], told["messages_refused_total unasked"]) == (3, 1)


def test_decisions_about_devices_are_counted_and_by_whom_they_were_let_in() -> None:
    bus = Bus()
    metrics = Metrics(bus)
    mac: dict[str, Any] = {"device_id": "aa:bb:cc:dd:ee:01"}
    told = samples(metrics)
    assert [told[f"devices_approved_total {by.value}"] for by in ApprovedBy] == [0, 0, 0, 0]
    for by in (ApprovedBy.PERSON, ApprovedBy.WINDOW, ApprovedBy.WINDOW, ApprovedBy.PROOF, ApprovedBy.USB):
        bus.publish(DeviceApproved(**mac, client_id="c1", by=by))
    bus.publish(DeviceRejected(**mac, client_id="c1"))
    for kind in (DeviceBlocked, DeviceBlocked, DeviceUnblocked, DeviceForgotten, DeviceRenewed):
        bus.publish(kind(**mac))
    told = samples(metrics)
    assert [told[f"devices_approved_total {by.value}"] for by in ApprovedBy] == [1, 2, 1, 1]
    assert {name: count for name, count in told.items() if name.startswith("device_decisions_total")} == {
        "device_decisions_total rejected": 1,
        "device_decisions_total blocked": 2,
        "device_decisions_total unblocked": 1,
        "device_decisions_total forgotten": 1,
        "device_decisions_total renewed": 1,
    }


def test_an_engine_is_in_one_state() -> None:
    bus = Bus()
    metrics = Metrics(bus)
    for state in (EngineState.LOADING, EngineState.READY):
        bus.publish(EngineChanged(kind=EngineKind.STT, state=state, name="whisper-base"))
    told = samples(metrics)
    assert {key: value for key, value in told.items() if key.startswith("engine_state")} == {
        f"engine_state stt {state.value}": float(state is EngineState.READY) for state in EngineState
    }


def test_a_disk_that_fails_is_seen_until_it_recovers() -> None:
    bus = Bus()
    metrics = Metrics(bus)
    bus.publish(StoreChanged(state=StoreState.FAILING))
    assert samples(metrics)["store_failing"] == 1
    bus.publish(StoreChanged(state=StoreState.KEEPING))
    assert samples(metrics)["store_failing"] == 0


def test_what_is_watched_is_read_when_it_is_told() -> None:
    metrics = Metrics(Bus())
    waiting = [1, 2]
    metrics.watch("turns_waiting", "Turns not on the disk yet.", lambda: len(waiting))
    assert samples(metrics)["turns_waiting"] == 2
    waiting.clear()
    assert samples(metrics)["turns_waiting"] == 0


def test_requests_are_counted_and_two_hubs_are_apart() -> None:
    metrics, other = Metrics(Bus()), Metrics(Bus())
    metrics.request("GET", "/api/v1/status", 200)
    metrics.refused("api.token")
    metrics.listener_dropped()
    told = samples(metrics)
    assert told["api_requests_total GET /api/v1/status 200"] == 1
    assert told["api_refused_total api.token"] == 1
    assert told["api_listeners_dropped_total"] == 1
    assert samples(other)["api_listeners_dropped_total"] == 0


def test_tokens_are_counted_by_kind_and_costs_added_up() -> None:
    bus = Bus()
    metrics = Metrics(bus)
    assert samples(metrics)["llm_tokens_total answer"] == 0
    for cached in (0, 40):
        told: dict[str, Any] = {"prompt": 100, "cached": cached, "answer": 10, "cost": 0.5, "estimated": False}
        bus.publish(TokensUsed(device_id="", turn_id="", model="grok", **told))
    told = samples(metrics)
    assert [told[f"llm_tokens_total {kind}"] for kind in ("prompt", "cached", "answer")] == [160, 40, 20]
    assert told["llm_cost_total"] == 1.0
