"""Speech models: what there is, getting it, trying a voice, choosing what hears and speaks."""

from typing import Final

from aiohttp import web

from hub.errors import EngineError, SettingFixedError
from hub.events import ModelDownloadChanged
from hub.storage.tokens import Scope
from hub.storage.waiting import as_wav
from hub.web.api.endpoint import ROOT, Call, Endpoint, File, Nothing, Topic
from hub.web.api.model_forms import (
    Decided,
    Download,
    HearWith,
    Measuring,
    ModelService,
    SayText,
    SpeakWith,
    SpeechModels,
    told_models,
)
from hub.web.api.parts import ApiParts
from hub.web.api.problems import Fault, RequestError
from hub.web.api.status import Engines, StatusEndpoints
from models.errors import (
    BundledModelError,
    DamagedError,
    FolderError,
    ModelInUseError,
    NotInstalledError,
    OtherKindError,
    UnknownModelError,
)

PATH: Final = f"{ROOT}/models"
ONE: Final = f"{PATH}/{{model_id}}"
MEASURE: Final = f"{PATH}/measure"

NOT_HERE: Final = (UnknownModelError.code, NotInstalledError.code, DamagedError.code, OtherKindError.code)
"""Why a model cannot be used."""

CHOSEN: Final = (*NOT_HERE, EngineError.code, SettingFixedError.code)
"""Why a model cannot be chosen."""


class ModelEndpoints:
    """Look at models, get them, use them."""

    def __init__(self, parts: ApiParts, status: StatusEndpoints) -> None:
        self._models = parts.models
        self._status = status

    def all(self) -> tuple[Endpoint, ...]:
        """The endpoints."""
        topic, admin, unknown = Topic.MODELS, Scope.ADMIN, UnknownModelError.code
        sound = File("audio/wav", "What it sounds like: mono, 16 bit.")
        job = (unknown, Fault.NOT_KEPT)
        removing = (
            unknown,
            NotInstalledError.code,
            BundledModelError.code,
            ModelInUseError.code,
            FolderError.code,
        )
        return (
            Endpoint("GET", PATH, topic, "Everything that can hear or speak here", self.list_models),
            Endpoint("GET", f"{PATH}/service", topic, "Whether models can be had now", self.get_model_service),
            Endpoint(
                "POST", MEASURE, topic, "Measure how fast this machine hears", self.measure, scope=Scope.CONTROL
            ),
            Endpoint("DELETE", MEASURE, topic, "Stop measuring", self.stop_measuring, scope=Scope.CONTROL),
            Endpoint(
                "POST",
                f"{ONE}/download",
                topic,
                "Get a model, or go on with that",
                self.download_model,
                scope=admin,
                faults=(unknown, BundledModelError.code),
            ),
            Endpoint(
                "POST",
                f"{ONE}/pause",
                topic,
                "Put its download off",
                self.pause_download,
                scope=admin,
                faults=job,
            ),
            Endpoint(
                "POST", f"{ONE}/resume", topic, "Go on with it", self.resume_download, scope=admin, faults=job
            ),
            Endpoint(
                "POST",
                f"{ONE}/cancel",
                topic,
                "Stop its download, and keep nothing of it",
                self.cancel_download,
                scope=admin,
                faults=(*job, FolderError.code),
            ),
            Endpoint(
                "DELETE", ONE, topic, "Delete a model's files", self.remove_model, scope=admin, faults=removing
            ),
            Endpoint(
                "POST",
                f"{ONE}/try",
                topic,
                "Hear what a voice sounds like",
                self.try_voice,
                scope=Scope.CONTROL,
                faults=(*NOT_HERE, EngineError.code),
                file=sound,
            ),
            Endpoint(
                "PUT",
                f"{ROOT}/engines/stt",
                topic,
                "Hear with a model from the next question on",
                self.choose_hearing,
                scope=admin,
                faults=CHOSEN,
            ),
            Endpoint(
                "PUT",
                f"{ROOT}/engines/tts",
                topic,
                "Speak with a voice from the next answer on",
                self.choose_voice,
                scope=admin,
                faults=CHOSEN,
            ),
            Endpoint(
                "DELETE",
                f"{ROOT}/engines/tts/{{language}}",
                topic,
                "Let the usual voice speak a language again",
                self.release_voice,
                scope=admin,
                faults=(Fault.NOT_KEPT, EngineError.code, SettingFixedError.code),
            ),
        )

    async def release_voice(self, call: Call[Nothing, Nothing]) -> Engines:
        """Let the usual voice speak a language again, and keep that; how the engines are then.

        Raises:
            DataFolderError: It does, but that cannot be kept.
            EngineError: There is no usual voice.
            SettingFixedError: The environment or the command line decides it.
            RequestError: No other voice speaks that language.
        """
        language = call.path["language"]
        if not await self._models.release_voice(language):
            raise RequestError(Fault.NOT_KEPT, "No voice was chosen for that language.")
        return self._status.engines()

    async def list_models(self, call: Call[Nothing, Nothing]) -> SpeechModels:
        """Answer with all models, and what is true of each on this machine now."""
        state, usual = self._models.measuring.state, self._models.usual_decided
        return SpeechModels(
            models=told_models(await self._models.shown()),
            served=self._models.served,
            measuring=Measuring.model_validate(state) if state else None,
            usual_decided=Decided.model_validate(usual) if usual else None,
        )

    async def get_model_service(self, call: Call[Nothing, Nothing]) -> ModelService:
        """Answer whether the service that models come from can be reached; that takes up to 4 s."""
        return ModelService(reachable=await self._models.reachable())

    async def measure(self, call: Call[Nothing, Nothing]) -> Measuring:
        """Begin to measure, unless that goes on; events tell how far it is. It takes some seconds."""
        return Measuring.model_validate(self._models.measuring.start())

    async def stop_measuring(self, call: Call[Nothing, Nothing]) -> None:
        """End it without a result."""
        await self._models.measuring.stop()

    async def download_model(self, call: Call[Nothing, Nothing]) -> Download:
        """Get it: at once, or when others before it have come; events tell how far it is.

        Raises:
            ModelStoreError: There is no such model, or it comes with the hub.
        """
        return Download.model_validate(await self._models.download(call.path["model_id"]))

    async def pause_download(self, call: Call[Nothing, Nothing]) -> Download:
        """Put it off and keep what has come, also over a restart.

        Raises:
            RequestError: It is not being downloaded.
        """
        return _is_there(self._models.downloads.pause(call.path["model_id"]))

    async def resume_download(self, call: Call[Nothing, Nothing]) -> Download:
        """Go on from what has come.

        Raises:
            RequestError: There is nothing to go on with.
        """
        _is_there(self._models.downloads.all().get(call.path["model_id"]))
        return Download.model_validate(await self._models.download(call.path["model_id"]))

    async def cancel_download(self, call: Call[Nothing, Nothing]) -> None:
        """Stop it and remove what has come.

        Raises:
            RequestError: It is not being downloaded.
            FolderError: What has come cannot be removed.
        """
        if not await self._models.downloads.cancel(call.path["model_id"]):
            _is_there(None)

    async def remove_model(self, call: Call[Nothing, Nothing]) -> None:
        """Delete its files.

        Raises:
            ModelStoreError: It is in use, not here, comes with the hub, or cannot be deleted.
        """
        await self._models.remove(call.path["model_id"])

    async def try_voice(self, call: Call[Nothing, SayText]) -> web.Response:
        """Answer with what the voice says; nobody's conversation is disturbed, and nothing is chosen.

        Raises:
            EngineError: It cannot be loaded, or gave up.
            ModelStoreError: There is no such voice, or it is not here.
        """
        pcm, rate = await self._models.speak(call.path["model_id"], call.body.text)
        return web.Response(body=as_wav(pcm, rate), content_type="audio/wav")

    async def choose_hearing(self, call: Call[Nothing, HearWith]) -> Engines:
        """Load it, hear with it from the next question on, and keep that; how the engines are then.

        Raises:
            DataFolderError: It hears, but that cannot be kept.
            EngineError: It cannot be loaded; what heard before goes on.
            SettingFixedError: The environment or the command line decides it.
            ModelStoreError: There is no such model, or it is not here.
        """
        await self._models.use_hearing(call.body.model)
        return self._status.engines()

    async def choose_voice(self, call: Call[Nothing, SpeakWith]) -> Engines:
        """Load it, speak with it from the next answer on, and keep that; how the engines are then.

        Raises:
            DataFolderError: It speaks, but that cannot be kept.
            EngineError: It cannot be loaded; who spoke before goes on.
            SettingFixedError: The environment or the command line decides it.
            ModelStoreError: There is no such voice, or it is not here.
        """
        body = call.body
        await self._models.use_voice(body.voice, body.language, usual=body.usual)
        return self._status.engines()


def _is_there(download: ModelDownloadChanged | None) -> Download:
    if download is None:
        raise RequestError(Fault.NOT_KEPT, "That model is not being downloaded.")
    return Download.model_validate(download)
