"""What nobody types but somebody sends: an answer all the same, and never a fault that tells one case from another."""

from base64 import b64encode
from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from peelian.cases.models import Case
from peelian.chats.models import Conversation, Message
from peelian.media.models import HashList
from tests.cast import Cast
from tests.chats.factories import LATE_TURN, brought_in, case_of_phones, exhibit_in, vault

__all__ = ["case_of_phones", "vault"]
pytestmark = pytest.mark.django_db
ODD = ("\x00", "²", "9" * 5_000, "-1", "%", "'", "٣", "9" * 30)
NAMES = (
    "page", "around", "at", "number", "day", "after", "before", "words", "message", "conversation", "sender",
    "decision", "same_as", "from_on_0", "kind", "flag", "copies", "q",
)  # fmt: skip


def test_no_value_in_an_address_makes_a_page_fail(cast: Cast, case_of_phones: Case) -> None:
    done = brought_in(cast, case_of_phones, LATE_TURN)
    thread, message = Conversation.objects.get(), Message.objects.all()[0]
    case = case_of_phones.ref
    addresses = [
        *(reverse(f"chats:{name}", args=[case]) for name in ("case", "search", "participants", "proposals")),
        *(reverse(f"chats:{name}", args=[thread.ref]) for name in ("conversation", "members", "copies")),
        reverse("chats:remainders", args=[done.ref]),
        reverse("chats:message", args=[message.ref]),
        reverse("evidence:exhibit", args=[done.phone.exhibit.ref]),
        *(reverse(f"media:{name}", args=[case]) for name in ("case", "groups")),
        reverse("desk:case", args=[case]),
    ]
    for address in addresses:
        for value in ODD:
            for names in (NAMES[::3], NAMES[1::3], NAMES[2::3]):
                query = "&".join(f"{name}={quote(value)}" for name in names)
                status = cast.asha.client.get(f"{address}?{query}").status_code
                assert status in {200, 302, 400, 404}, (address, names, value[:10], status)


@pytest.mark.parametrize(
    "ref", ["%00", "X-ABCDEFGH%00", "%F0%9F%92%A9", "X" * 300, "%27", "..", "%2e%2e", "²"]
)
def test_no_reference_makes_a_page_fail(cast: Cast, ref: str) -> None:
    pages = (
        "/evidence/exhibits/{}/", "/evidence/uploads/{}/", "/evidence/files/{}/take-out/", "/chats/conversations/{}/",
        "/chats/messages/{}/", "/chats/participants/{}/", "/review/{}/", "/media/files/{}/", "/media/shown/{}/",
        "/packs/{}/", "/packs/withheld/{}/lift/",
    )  # fmt: skip
    for page in pages:
        assert cast.asha.client.get(page.format(ref)).status_code == 404, page


def test_no_number_makes_a_page_fail(cast: Cast) -> None:
    for number in (0, 2**63, 2**64, 10**30):
        assert cast.asha.client.post(f"/review/turns/{number}/").status_code == 404
        assert cast.asha.client.get(f"/packs/K-ABCDEFGH/{number}/change/").status_code == 404
        assert cast.asha.client.get(f"/packs/K-ABCDEFGH/editions/{number}/pdf/").status_code == 404


def test_no_browser_keeps_a_page(cast: Cast, case_of_phones: Case) -> None:
    done = brought_in(cast, case_of_phones, LATE_TURN)
    thread = Conversation.objects.get().ref
    pages = {
        "chats:conversation": thread, "chats:members-csv": thread, "chats:import": done.ref,
        "evidence:exhibit": done.phone.exhibit.ref, "desk:case": case_of_phones.ref,
    }  # fmt: skip
    for name, ref in pages.items():
        reply = cast.asha.client.get(reverse(name, args=[ref]))
        assert (reply.status_code, reply["Cache-Control"]) == (200, "private, no-store"), name
    assert cast.asha.client.get("/chats/conversations/V-ABCDEFGH/")["Cache-Control"] == "private, no-store"


def test_a_file_is_not_added_without_the_token_against_forgery(cast: Cast, case_of_phones: Case) -> None:
    exhibit = exhibit_in(cast, case_of_phones, "ZZ/1")
    forged = Client(enforce_csrf_checks=True)
    forged.force_login(cast.asha.account)
    tus = {"HTTP_TUS_RESUMABLE": "1.0.0", "HTTP_UPLOAD_LENGTH": "5"}
    assert forged.post(reverse("evidence:uploads", args=[exhibit.ref]), **tus).status_code == 403
    sent = {"file": SimpleUploadedFile("a.txt", b"hello"), "stated_hash": ""}
    assert forged.post(reverse("evidence:add-file", args=[exhibit.ref]), sent).status_code == 403
    lists = {
        "file": SimpleUploadedFile("a.txt", b"0" * 64),
        "title": "T",
        "purpose": "victim",
        "plain": "sha256",
    }
    assert forged.post(reverse("media:give", args=[case_of_phones.ref]), lists).status_code == 403
    assert not exhibit.files.exists()
    assert not HashList.objects.exists()


def test_an_upload_cannot_be_overrun_overlapped_or_taken_over(cast: Cast, case_of_phones: Case) -> None:
    exhibit = exhibit_in(cast, case_of_phones, "ZZ/1")
    head = {"HTTP_TUS_RESUMABLE": "1.0.0"}
    begun = cast.asha.client.post(
        reverse("evidence:uploads", args=[exhibit.ref]),
        **head,
        HTTP_UPLOAD_LENGTH="5",
        HTTP_UPLOAD_METADATA="filename " + b64encode(b"../../x\x00.txt").decode(),
    )
    where = begun["Location"]

    def patch(offset: str, body: bytes, client: Client = cast.asha.client, **more: str) -> int:
        kind = "application/offset+octet-stream"
        sent = client.generic("PATCH", where, body, kind, **head, HTTP_UPLOAD_OFFSET=offset, **more)
        return int(sent.status_code)

    assert {member: patch("0", b"hello", getattr(cast, member).client) for member in ("ben", "ed", "cora")} == {
        "ben": 404, "ed": 404, "cora": 404
    }  # fmt: skip
    assert [patch(offset, b"hel") for offset in ("-1", "1", "٣", "9" * 40, "")] == [400, 409, 400, 400, 400]
    assert patch("0", b"hello!") == 413
    assert patch("0", b"hel") == 204
    assert patch("0", b"hel") == 409
    assert patch("2", b"llo") == 409
    assert patch("3", b"lo!") == 413
    assert patch("3", b"lo", HTTP_UPLOAD_CHECKSUM="md5 AAAA") == 400
    assert patch("3", b"lo") == 204
    stored = exhibit.files.get()
    assert (stored.size, "/" in stored.name, "\x00" in stored.name) == (5, False, False)
    assert patch("5", b"") == 404
