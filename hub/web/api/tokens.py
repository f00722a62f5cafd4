"""The tokens of other programs."""

from typing import Annotated

from pydantic import Field, StringConstraints

from hub.storage.tokens import Scope
from hub.web.api.access import Access
from hub.web.api.devices import Name
from hub.web.api.endpoint import ROOT, Asked, Call, Endpoint, Nothing, Told, Topic
from hub.web.api.live import End, Live
from hub.web.api.problems import Fault


class Token(Told):
    """A token, as far as the hub knows it. Times are seconds since 1970."""

    token_id: str
    name: str
    scope: Scope
    created_at: float
    last_used: float | None


class TokenList(Told):
    """All tokens, oldest first."""

    tokens: tuple[Token, ...]


class NewToken(Asked):
    """What a token is to be called, and good for."""

    name: Annotated[Name, StringConstraints(min_length=1)]
    scope: Scope


class MadeToken(Token):
    """A new token. It is not kept, and never shown again."""

    token: str = Field(description="To be sent as Authorization: Bearer TOKEN.")


class TokenEndpoints:
    """Make and revoke tokens."""

    def __init__(self, access: Access, live: Live) -> None:
        self._access = access
        self._live = live

    def all(self) -> tuple[Endpoint, ...]:
        """The endpoints."""
        return (
            Endpoint(
                "GET",
                f"{ROOT}/tokens",
                Topic.TOKENS,
                "All tokens",
                self.list_tokens,
                scope=Scope.ADMIN,
            ),
            Endpoint(
                "POST",
                f"{ROOT}/tokens",
                Topic.TOKENS,
                "Make a token",
                self.create_token,
                scope=Scope.ADMIN,
                status=201,
                faults=(Fault.TOO_MANY,),
            ),
            Endpoint(
                "DELETE",
                f"{ROOT}/tokens/{{token_id}}",
                Topic.TOKENS,
                "Let nobody in with it any more, and end its event streams",
                self.revoke_token,
                scope=Scope.ADMIN,
                faults=(Fault.NOT_KEPT,),
            ),
        )

    async def list_tokens(self, call: Call[Nothing, Nothing]) -> TokenList:
        """Answer with every token that programs were given, oldest first, without what is secret."""
        return TokenList(tokens=tuple(map(Token.model_validate, self._access.records())))

    async def create_token(self, call: Call[Nothing, NewToken]) -> MadeToken:
        """Make a token with a name and a scope. The answer is the only place where its secret ever is.

        Raises:
            RequestError: There are as many as there may be (``TOO_MANY``).
            DataFolderError: It cannot be kept, and is good for nothing.
        """
        record, token = await self._access.create(call.body.name, call.body.scope)
        return MadeToken(**Token.model_validate(record).model_dump(), token=token)

    async def revoke_token(self, call: Call[Nothing, Nothing]) -> None:
        """Make the token worthless at once, and end the event streams that it opened.

        Raises:
            RequestError: There is none with that id (``NOT_KEPT``).
            DataFolderError: It is worthless until the hub ends, but that cannot be kept.
        """
        token_id = call.path["token_id"]
        try:
            await self._access.revoke(token_id)
        finally:
            self._live.close(End.REVOKED, token_id)
