"""Services that think, which answer as they are told, and keep what they were asked."""

from dataclasses import dataclass, field

from hub.engines.trial import AskedService, Listed, Tried


@dataclass
class ScriptedThinkers:
    """Has the shape of ``hub.web.api.parts.Thinkers``."""

    tried: Tried = field(default_factory=lambda: Tried("grok-4", 0.42, "Hello!"))
    listed: Listed = field(default_factory=lambda: Listed(("grok-4", "grok-4-fast")))
    asked: list[AskedService] = field(default_factory=list)

    async def try_service(self, asked: AskedService) -> Tried:
        self.asked.append(asked)
        return self.tried

    async def list_models(self, asked: AskedService) -> Listed:
        self.asked.append(asked)
        return self.listed
