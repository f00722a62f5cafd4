"""The public model service: what a repository holds, and the bytes of its files.

The only door to ``huggingface_hub``. Requests carry no token and are not repeated here: who downloads
decides what to do about a failure.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Protocol

from models.catalog import ServiceSource
from models.errors import GoneError, OfflineError

TIMEOUT_S = 15.0  # longest silence of the service; also how late a stop of a stalled download may be
GREETING_S = 4.0  # longest wait for any answer, when only that is asked: a person looks at the page meanwhile
USER_AGENT = "xiaozhi-hub"
PARTIAL_CONTENT = 206
RANGE_NOT_SATISFIABLE = 416
SERVER_ERROR = 500


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A file the service offers. Exactly one of ``sha256`` and ``blob_id`` is what it is checked by."""

    name: str
    size: int
    sha256: str  # of large files; empty for the others
    blob_id: str  # git's id of the content
    url: str


@dataclass(frozen=True, slots=True)
class Body:
    """The bytes of a file from ``start`` on; 0 when the service sends the whole file."""

    start: int
    chunks: Iterator[bytes]


class Service(Protocol):
    """What a download needs of the service."""

    def reachable(self) -> bool:
        """Whether it answers at all; soon."""
        ...

    def list_files(self, source: ServiceSource) -> tuple[RemoteFile, ...]:
        """The files to take, at one state of the repository."""
        ...

    @contextmanager
    def open(self, file: RemoteFile, start: int) -> Iterator[Body]:
        """The file's bytes, from ``start`` on if the service can."""
        ...


class PublicService:
    """The service at ``endpoint``, or where ``HF_ENDPOINT`` says, or the public one."""

    def __init__(self, endpoint: str | None = None) -> None:
        self._endpoint = endpoint

    def list_files(self, source: ServiceSource) -> tuple[RemoteFile, ...]:
        """Ask which files there are.

        Raises:
            OfflineError: The service cannot be reached or does not answer.
            GoneError: It does not know the repository or one of the files, or refuses them.
        """
        from huggingface_hub import HfApi, hf_hub_url

        with _translated(source.repository):
            info = HfApi(endpoint=self._endpoint, token=False, library_name=USER_AGENT).model_info(
                source.repository, revision=source.revision or None, files_metadata=True, timeout=TIMEOUT_S
            )
        files = []
        for sibling in info.siblings or ():
            folder, _, name = sibling.rfilename.rpartition("/")
            if folder != source.folder or not any(fnmatchcase(name, pattern) for pattern in source.take):
                continue
            size = sibling.lfs.size if sibling.lfs else sibling.size
            url = hf_hub_url(source.repository, sibling.rfilename, revision=info.sha, endpoint=self._endpoint)
            sha256 = sibling.lfs.sha256 if sibling.lfs else ""
            files.append(RemoteFile(name, size or 0, sha256, sibling.blob_id or "", url))
        _require_all(source, files)
        return tuple(files)

    def reachable(self) -> bool:
        """Whether it answers at all, known within `GREETING_S`."""
        from httpx2 import HTTPError
        from huggingface_hub import constants, get_session

        if constants.is_offline_mode():
            return False
        try:
            get_session().head(self._endpoint or constants.ENDPOINT, timeout=GREETING_S)
        except HTTPError:
            return False
        return True

    @contextmanager
    def open(self, file: RemoteFile, start: int) -> Iterator[Body]:
        """Open the file's bytes; errors as those of `list_files`."""
        from huggingface_hub import get_session

        # identity: a compressed answer could not be resumed
        headers = {"User-Agent": USER_AGENT, "Accept-Encoding": "identity"}
        if start:
            headers["Range"] = f"bytes={start}-"
        with (
            _translated(file.name),
            get_session().stream(
                "GET", file.url, headers=headers, timeout=TIMEOUT_S, follow_redirects=True
            ) as response,
        ):
            if response.status_code == RANGE_NOT_SATISFIABLE:
                yield Body(0, iter(()))
                return
            response.raise_for_status()
            begins = start if response.status_code == PARTIAL_CONTENT else 0
            yield Body(begins, response.iter_bytes())


def _require_all(source: ServiceSource, files: list[RemoteFile]) -> None:
    for pattern in source.take:
        if not any(fnmatchcase(file.name, pattern) for file in files):
            raise GoneError(f"The model service has no {pattern} in {source.repository} {source.folder}.")
    for file in files:
        if not file.size or not (file.sha256 or file.blob_id):
            raise GoneError(f"The model service does not tell size and checksum of {file.name}.")


@contextmanager
def _translated(what: str) -> Iterator[None]:
    """Turn the library's errors into ours; its messages are long and speak of tokens."""
    from httpx2 import HTTPError, HTTPStatusError
    from huggingface_hub.errors import HfHubHTTPError, OfflineModeIsEnabled

    try:
        yield
    except OfflineModeIsEnabled as error:
        raise OfflineError("Downloads are switched off here by HF_HUB_OFFLINE.") from error
    except (HfHubHTTPError, HTTPStatusError) as error:
        status = error.response.status_code
        if status >= SERVER_ERROR:
            raise OfflineError(f"The model service fails ({status}); try again later.") from error
        raise GoneError(f"The model service does not give out {what} ({status}).") from error
    except HTTPError as error:
        raise OfflineError(
            "The model service cannot be reached; check the network connection and try again."
        ) from error
