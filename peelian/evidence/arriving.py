"""Takes a file that a plain form sends straight into the vault: it is never on disk in clear, however large.

Django's own handlers would write it to the temporary folder of the system. The doorkeeper stands before them in the
settings and minds only the form that adds a file to an exhibit; for every other form it is as if it were not there. The
form is read while the token against forgery is checked, before any view: so whether the actor may add a file is asked
here already, and what may not come is read and dropped.
"""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import QueryDict
from django.http.multipartparser import MultiPartParser
from django.utils.datastructures import MultiValueDict

from peelian.access.refusals import Hidden, Refused
from peelian.evidence import policy
from peelian.evidence.services.storing import check_length
from peelian.evidence.vault.layout import CHUNK
from peelian.evidence.vault.places import remove
from peelian.evidence.vault.writing import Sealed, Sealer

ADDRESS = "evidence:add-file"


class SealedArrival(UploadedFile):
    """A file that came with a form and lies sealed in the vault, or the refusal that it met with on its way.

    Whoever makes a file of it takes it; what nobody took is removed when the request ends.
    """

    def __init__(self, name: str, size: int, *, sealed: Sealed | None, refusal: Refused | None) -> None:
        super().__init__(file=None, name=name, size=size)
        self._sealed, self._refusal = sealed, refusal

    def take(self) -> Sealed:
        """What was sealed; from now on it is for the taker to keep or remove. Raises Refused when there is nothing."""
        if self._sealed is None:
            raise self._refusal or Refused("This file was taken already. Send it again.")
        taken, self._sealed = self._sealed, None
        return taken

    def close(self) -> None:
        """Remove what nobody took. Django calls this at the end of the request."""
        if self._sealed is not None:
            remove(self._sealed.vault_name)
            self._sealed = None


class Doorkeeper(FileUploadHandler):
    """Stands in the settings before Django's own handlers, and reads the one form that brings exhibits by itself."""

    def handle_raw_input(
        self, input_data: Any, META: dict[str, Any], content_length: int, boundary: Any, encoding: Any = None
    ) -> tuple[QueryDict, MultiValueDict[str, UploadedFile]] | None:
        """What the form held, when it is ours; nothing is left in the vault of one that cannot be read to its end."""
        match = getattr(self.request, "resolver_match", None)
        if not match or match.view_name != ADDRESS:
            return None
        sealing = SealingHandler(self.request, ref=match.kwargs["ref"])
        try:
            return MultiPartParser(META, input_data, [sealing], encoding).parse()
        except BaseException:
            sealing.close()
            raise

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Of other forms every byte is for the next handler."""
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Of other forms no file is ours."""


class SealingHandler(FileUploadHandler):
    """Seals what comes with the form that adds a file; after a refusal it reads on, so that the answer arrives."""

    chunk_size = CHUNK

    def __init__(self, request: Any, *, ref: str) -> None:
        super().__init__(request)
        self._ref = ref
        self._sealer: Sealer | None = None
        self._refusal: Refused | None = None
        self._arrived: list[SealedArrival] = []

    def close(self) -> None:
        """Leave nothing behind of a form that was not read to its end."""
        self._drop()
        for each in self._arrived:
            each.close()

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin to seal, for somebody who may add a file here."""
        super().new_file(*args, **kwargs)
        self._drop()
        self._refusal = None
        self._guarded(self._begin)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Seal some more of it."""
        self._guarded(lambda: self._take_in(raw_data, start))

    def file_complete(self, file_size: int) -> SealedArrival:
        """The file, sealed or refused."""
        sealed = self._guarded(self._finish)
        self._arrived.append(
            SealedArrival(self.file_name or "", file_size, sealed=sealed, refusal=self._refusal)
        )
        return self._arrived[-1]

    def upload_interrupted(self) -> None:
        """The form ended within the file."""
        self._drop()

    def _begin(self) -> None:
        actor = getattr(self.request, "actor", None)
        if actor is None:
            raise Refused("Sign in first.")
        policy.check_can_handle(actor, policy.get_exhibit(actor, self._ref).case)
        self._sealer = Sealer()

    def _take_in(self, content: bytes, start: int) -> None:
        if self._sealer is not None:
            check_length(start + len(content))
            self._sealer.write(content)

    def _finish(self) -> Sealed | None:
        sealed = self._sealer.finish() if self._sealer is not None else None
        self._sealer = None
        return sealed

    def _guarded(self, act: Any) -> Any:
        try:
            return act()
        except (
            Hidden
        ):  # the view says so to whoever asked, in the same words as of anything that is not there
            self._drop()
        except Refused as refusal:
            self._refusal = refusal
            self._drop()
        return None

    def _drop(self) -> None:
        if self._sealer is not None:
            self._sealer.discard()
            self._sealer = None
