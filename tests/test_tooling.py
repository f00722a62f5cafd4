"""Devices' tools, wired to the rest of the hub."""

import sys
from dataclasses import replace
from pathlib import Path

from hub.bus import Bus
from hub.devices.mcp.parts import Vision
from hub.events import DeviceChecked
from hub.storage.tool_kinds import ToolKind
from hub.tooling import Tooling
from hub.tools import Tool
from hub.web.intake import Intake
from hub.web.reached import Reached
from tests.devices.household import MAC, Household
from tests.fakes.letting_in import CLIENT
from tests.storage.conftest import a_store

OWN = "http://192.0.2.1:8003/xiaozhi/ota/"
VISION = "/xiaozhi/vision/explain"


async def test_a_device_is_sent_to_the_hub_as_it_reached_it(tmp_path: Path) -> None:
    household, store, intake = Household(Bus()), a_store(tmp_path), Intake()
    await (await store.tool_kinds()).put([ToolKind(kind="box/2.4.2", tools=(Tool("self.lamp.set"),))])
    for proxied, reached, base in (
        ("", "http://xiaozhi-hub.local:8003", "http://xiaozhi-hub.local:8003"),
        ("", "", "http://192.0.2.1:8003"),
        ("https://hub.example/xiaozhi/ota/", "http://10.0.0.1:8003", "https://hub.example"),
    ):
        tooling = Tooling(
            household.bus,
            store,
            registry=household.registry,
            enrolment=household.enrolment,
            intake=intake,
            reached=Reached(household.registry.record, lambda: OWN, proxied),
        )
        await tooling.load()
        vision_of = tooling.toolboxes._parts.vision_of
        assert vision_of("aa:bb:cc:dd:ee:09") is None
        await household.let_in()
        known = household.registry.record(MAC)
        assert known is not None
        household.registry.put(replace(known, hub_url=reached))
        assert vision_of(MAC) == Vision(f"{base}{VISION}", household.enrolment.token(MAC))
        assert "token" not in repr(vision_of(MAC))
        assert [one.name for one in tooling.toolboxes.tools(MAC)] == ["self.lamp.set"]
        await household.enrolment.block(MAC)
        assert vision_of(MAC) is None
        await household.enrolment.unblock(MAC)
    assert await intake.close()
    await store.close()


async def test_what_speaks_to_devices_is_loaded_once_one_of_the_house_starts_up(tmp_path: Path) -> None:
    household, store, intake = Household(Bus()), a_store(tmp_path), Intake()
    tooling = Tooling(
        household.bus,
        store,
        registry=household.registry,
        enrolment=household.enrolment,
        intake=intake,
        reached=Reached(household.registry.record, lambda: OWN),
    )
    checked = DeviceChecked(device_id=MAC, board="box", firmware="2.4.2", address="", client_id=CLIENT)
    household.bus.publish(checked)
    tooling.warm_up()
    assert not tooling._wanted.is_set()
    await household.let_in()
    assert tooling._wanted.is_set()
    await tooling._load_when_wanted()
    assert {"mcp", "jsonschema"} <= sys.modules.keys()
    assert await intake.close()
    await store.close()
