"""A key goes to its own service only."""

from pathlib import Path

import pytest
from pydantic import SecretStr

from hub.config import SecondModelSettings
from hub.engines.trial import AskedService
from hub.errors import DataFolderError, SettingError
from hub.model_key import ServiceKey
from hub.secrets import KeyPlace
from tests.fakes.chat_service import ChatService
from tests.mind_house import HELLO, House, house, service

__all__ = ["house", "service"]

pytestmark = pytest.mark.loads_engines


async def test_a_key_is_sent_to_no_other_service(house: House, service: ChatService) -> None:
    async with ChatService(default=HELLO) as other:
        await house.mind.try_service(AskedService(base_url=other.base_url, model="llama"))
        await house.mind.list_models(AskedService(base_url=other.base_url))
        await house.mind.try_service(AskedService(base_url=other.base_url, key=SecretStr("sk-new")))
        await house.use(base_url=other.base_url, model="llama")
        assert await house.answer()
        assert house.mind.key_place() is KeyPlace.NOWHERE
        assert other.keys == ["Bearer none", "Bearer none", "Bearer sk-new", "Bearer none"]
        await house.mind.set_key("sk-other")
        await house.answer()
        assert other.keys[-1] == "Bearer sk-other"
        await house.mind.set_key("")
        await house.answer()
        assert other.keys[-1] == "Bearer none"
    await house.use(base_url=service.base_url, model="grok-4")
    await house.answer()
    assert service.keys == ["Bearer sk-own"]
    assert house.mind.key_place() is KeyPlace.FILE


async def test_a_service_whose_key_cannot_be_read_is_not_half_taken(
    house: House, service: ChatService, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable(_key: ServiceKey) -> None:
        raise DataFolderError("locked")

    async with ChatService(default=HELLO) as other:
        with monkeypatch.context() as broken:
            broken.setattr(ServiceKey, "get", unreadable)
            with pytest.raises(DataFolderError):
                await house.use(base_url=other.base_url, model="llama")
        await house.mind.set_key("sk-newer")
        await house.answer()
        assert (service.keys, other.keys) == (["Bearer sk-newer"], [])
        await house.mind.use_services(house.settings)
        await house.answer()
        assert other.keys == ["Bearer none"]


async def test_a_given_key_does_not_follow_another_address(tmp_path: Path, service: ChatService) -> None:
    house = House(tmp_path, base_url=service.base_url, model="grok-4", api_key="sk-given")
    await house.mind.begin()
    await house.answer()
    assert (service.keys, house.mind.key_place()) == (["Bearer sk-given"], KeyPlace.ENVIRONMENT)
    async with ChatService(default=HELLO) as other:
        await house.use(base_url=other.base_url, model="llama")
        await house.answer()
        assert (other.keys, house.mind.key_place()) == (["Bearer none"], KeyPlace.NOWHERE)
        await house.mind.set_key("sk-other")
        await house.answer()
        assert other.keys[-1] == "Bearer sk-other"
    await house.use(base_url=service.base_url, model="grok-4")
    await house.answer()
    assert service.keys[-1] == "Bearer sk-given"
    await house.end()


async def test_the_second_service_has_a_kept_key_of_its_own(tmp_path: Path, service: ChatService) -> None:
    async with ChatService(default=HELLO) as other, ChatService(default=HELLO) as third:
        second = SecondModelSettings(base_url=other.base_url, model="llama")
        house = House(tmp_path, second=second)
        await house.mind.begin()
        await house.answer()
        await house.mind.set_key("sk-second", second=True)
        await house.answer()
        assert other.keys == ["Bearer none", "Bearer sk-second"]
        places = [house.mind.key_place(second=one) for one in (True, False)]
        assert places == [KeyPlace.FILE, KeyPlace.NOWHERE]
        await house.mind.try_service(AskedService(second=True))
        await house.mind.try_service(AskedService(second=True, base_url=third.base_url, model="m"))
        assert (other.keys[-1], third.keys) == ("Bearer sk-second", ["Bearer none"])
        await house.use(second=second.model_copy(update={"base_url": third.base_url}))
        await house.answer()
        assert third.keys[-1] == "Bearer none"
        await house.use(second=second)
        await house.answer()
        assert other.keys[-1] == "Bearer sk-second"
        await house.mind.set_key("", second=True)
        await house.answer()
        assert other.keys[-1] == "Bearer none"
        await house.end()


async def test_the_second_service_s_given_key_stays_with_it(tmp_path: Path) -> None:
    async with ChatService(default=HELLO) as other, ChatService(default=HELLO) as third:
        second = SecondModelSettings(base_url=other.base_url, model="llama", api_key=SecretStr("sk-given"))
        house = House(tmp_path, second=second)
        await house.mind.begin()
        await house.answer()
        await house.use(second=second.model_copy(update={"base_url": third.base_url}))
        await house.answer()
        assert (other.keys, third.keys) == (["Bearer sk-given"], ["Bearer none"])
        await house.end()


async def test_without_a_second_service_there_is_no_key_of_it(house: House) -> None:
    with pytest.raises(SettingError, match="no second service"):
        await house.mind.set_key("sk-2", second=True)
