"""The services that think: tried with a real question, and asked for their models."""

from typing import Annotated, Final

from pydantic import AfterValidator, Field, SecretStr, StringConstraints

from hub.engines.trial import LONGEST_NAME, MOST_MODELS, AskedService
from hub.secrets import KEY
from hub.storage.tokens import Scope
from hub.web.api.endpoint import ROOT, Call, Endpoint, Nothing, Told, Topic
from hub.web.api.parts import ApiParts
from hub.web.api.settings import Which, sendable

LONGEST_URL: Final = 500
"""Characters of a service's address."""


class ServiceAsked(Which):
    """A service. What is left out is as the settings have it; a key goes to its own service only."""

    base_url: str = Field("", max_length=LONGEST_URL, pattern=r"^(https?://[!-~]+)?$")
    api_key: (
        Annotated[
            SecretStr,
            StringConstraints(min_length=1, max_length=1_000),
            AfterValidator(sendable),
            Field(json_schema_extra={"pattern": KEY.pattern}),
        ]
        | None
    ) = None
    model: str = Field("", max_length=LONGEST_NAME)

    def asked(self) -> AskedService:
        """The same for the hub."""
        return AskedService(self.is_second, self.base_url, self.api_key, self.model)


class Trial(Told):
    """What came of a question."""

    model: str
    first_word_s: float | None = Field(description="Seconds until the first word; null: none came.")
    words: str = Field(description="How the answer began.")
    error: str = Field(description="An error's code; empty when it answered.")
    detail: str = Field(description="What is wrong, in English.")


class Models(Told):
    """The models that a service tells of, in its order."""

    models: tuple[str, ...]
    complete: bool = Field(description=f"False: there are more than {MOST_MODELS}.")
    error: str = Field(description="An error's code; empty when it told them.")
    detail: str = Field(description="What is wrong, in English.")


class LlmEndpoints:
    """Try them."""

    def __init__(self, parts: ApiParts) -> None:
        self._thinkers = parts.thinkers

    def all(self) -> tuple[Endpoint, ...]:
        """The endpoints. All of them send something to a service, perhaps to one that nobody chose yet."""
        topic, scope = Topic.SETTINGS, Scope.ADMIN
        models = f"{ROOT}/llm/models"
        return (
            Endpoint("GET", models, topic, "Models of a service in use", self.list_llm_models, scope),
            Endpoint("POST", models, topic, "Models of any service", self.ask_llm_models, scope),
            Endpoint("POST", f"{ROOT}/llm/test", topic, "Ask a service something", self.test_llm, scope),
        )

    async def list_llm_models(self, call: Call[Which, Nothing]) -> Models:
        """Those of the first or the second service of the settings."""
        asked = AskedService(call.query.is_second)
        return Models.model_validate(await self._thinkers.list_models(asked))

    async def ask_llm_models(self, call: Call[Nothing, ServiceAsked]) -> Models:
        """Those of a service before it is taken."""
        return Models.model_validate(await self._thinkers.list_models(call.body.asked()))

    async def test_llm(self, call: Call[Nothing, ServiceAsked]) -> Trial:
        """Ask it one short question, which may cost as much as any; how long the first word took."""
        return Trial.model_validate(await self._thinkers.try_service(call.body.asked()))
