"""Each kind of document gives its words, their places, and an account of what was not read."""

import hashlib
from datetime import UTC, date, datetime

import pytest

from peelian.reports.documents import Extracted, read_document
from tests.reports.documents.making import outlook, paragraph, part, pdf, word

pytestmark = pytest.mark.pure


def read(data: bytes, filename: str) -> Extracted:
    found = read_document(data, filename)
    assert isinstance(found, Extracted), found
    assert found.sha256 == hashlib.sha256(data).hexdigest()
    for one in found.parts:
        assert found.text[one.start : one.end].strip()
    return found


def words_of(found: Extracted, name: str) -> str:
    return next(found.text[one.start : one.end] for one in found.parts if one.name == name)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_text_is_read_in_the_encodings_that_say_so(encoding):
    found = read("“Café”, said PC Ólafsson for £5.\n".encode(encoding), "note.txt")

    assert found.text.strip() == "“Café”, said PC Ólafsson for £5."
    assert (found.kind, found.notes) == ("text", ())


def test_windows_text_is_read_and_the_guess_is_said():
    found = read("The officer’s caf\u00e9 cost £5.".encode("cp1252"), "note.txt")

    assert found.text == "The officer’s café cost £5."
    assert "Windows-1252" in found.notes[0]


def test_wide_text_without_a_mark_is_read_and_the_guess_is_said():
    found = read("Police confirmed an arrest on Tuesday.".encode("utf-16-le"), "note.txt")

    assert found.text == "Police confirmed an arrest on Tuesday."
    assert "UTF-16" in found.notes[0]


def test_a_few_null_characters_are_replaced_and_counted():
    found = read(b"Police\x00 confirmed an arrest." + b" He was bailed." * 20, "note.txt")

    assert "\x00" not in found.text
    assert "1 NUL" in found.notes[0]


def test_a_word_document_gives_body_tables_headers_footers_notes_and_comments():
    table = "<w:tbl><w:tr><w:tc>" + paragraph("in a table") + "</w:tc></w:tr></w:tbl>"
    data = word(
        paragraph("First.")
        + table
        + "<w:p><w:r><w:t>one</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t></w:r></w:p>",
        more={
            "word/header1.xml": part("hdr", paragraph("RESTRICTED")),
            "word/footer2.xml": part("ftr", paragraph("page 1")),
            "word/footnotes.xml": part("footnotes", paragraph("a footnote")),
            "word/comments.xml": part("comments", paragraph("is this right?")),
        },
    )
    found = read(data, "report.docx")

    assert words_of(found, "body") == "First.\nin a table\none\ttwo\nthree"
    assert [words_of(found, n) for n in ("page header", "page footer", "footnotes", "comments")] == [
        "RESTRICTED",
        "page 1",
        "a footnote",
        "is this right?",
    ]


def test_a_word_document_accounts_for_hidden_deleted_and_inserted_words_and_pictures():
    data = word(
        paragraph("seen")
        + paragraph("hidden", properties="<w:vanish/>")
        + "<w:p><w:del><w:r><w:delText>deleted</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>inserted</w:t></w:r></w:ins></w:p>",
        more={
            "word/media/image1.png": b"x",
            "word/embeddings/list.xlsx": b"cells",
            "word/vbaProject.bin": b"x",
        },
    )
    found = read(data, "report.docx")
    notes = " ".join(found.notes)

    assert found.text == "seen\nhidden\ninserted"
    assert all(
        words in notes
        for words in (
            "1 passage deleted",
            "1 passage inserted",
            "1 passage formatted as hidden",
            "1 picture",
            "macros",
        )
    )
    assert found.attachments[0].sha256 == hashlib.sha256(b"cells").hexdigest()
    assert found.attachments[0].sha256 in notes


def test_a_word_document_states_its_properties_as_a_soft_date():
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dcterms="http://purl.org/dc/terms/"><dcterms:created>2024-05-01T09:00:00Z</dcterms:created>'
        "<dcterms:modified>2024-05-04T09:00:00Z</dcterms:modified></cp:coreProperties>"
    )
    found = read(word(paragraph("Words."), more={"docProps/core.xml": core}), "report.docx")

    assert (found.document_date, found.date_is_firm) == (date(2024, 5, 4), False)
    assert found.metadata["created"].startswith("2024-05-01")


def test_a_pdf_gives_its_pages_and_names_the_ones_without_words():
    found = read(
        pdf("Police confirmed an arrest.", "", "He was bailed.", info="/CreationDate (D:20240504103000Z)"),
        "report.pdf",
    )

    assert words_of(found, "page 1").strip() == "Police confirmed an arrest."
    assert words_of(found, "page 3").strip() == "He was bailed."
    assert "page 2" in found.notes[0]
    assert (found.document_date, found.date_is_firm) == (date(2024, 5, 4), False)


EMAIL = b"""From: =?utf-8?q?Bo_H=C3=A4le?= <bo@example.test>\r
To: standards@example.test\r
Subject: A colleague\r
Date: Sat, 04 May 2024 23:30:00 +0100\r
MIME-Version: 1.0\r
Content-Type: multipart/mixed; boundary="x"\r
\r
--x\r
Content-Type: multipart/alternative; boundary="y"\r
\r
--y\r
Content-Type: text/plain; charset=utf-8\r
Content-Transfer-Encoding: quoted-printable\r
\r
He filmed her=20on Tuesday.\r
--y\r
Content-Type: text/html\r
\r
<p>He filmed her on Tuesday.</p>\r
--y--\r
--x\r
Content-Type: message/rfc822\r
\r
From: someone@example.test\r
Subject: Earlier\r
Content-Type: text/html\r
\r
<html><style>p{}</style><script>alert(1)</script><p>I saw&nbsp;it.</p><div style="display: none">unseen</div></html>\r
--x\r
Content-Type: image/jpeg; name="photo.jpg"\r
Content-Disposition: attachment; filename="photo.jpg"\r
Content-Transfer-Encoding: base64\r
\r
AAEC\r
--x--\r
"""


def test_an_email_gives_each_text_once_with_enclosed_mail_and_names_its_attachments():
    found = read(EMAIL, "message.eml")
    notes = " ".join(found.notes)

    assert words_of(found, "plain part").strip() == "He filmed her on Tuesday."
    assert found.text.count("He filmed her") == 1
    assert words_of(found, "html part") == "I saw it.\n\nunseen"
    assert "alert" not in found.text
    assert "1 script, not read" in notes
    assert "hides 1 passage" in notes
    assert "“Earlier”" in notes
    assert found.attachments[0].name == "photo.jpg"
    assert hashlib.sha256(b"\x00\x01\x02").hexdigest() in notes


def test_an_email_says_who_when_and_about_what():
    found = read(EMAIL, "message.eml")

    assert found.metadata["from"] == "Bo Häle <bo@example.test>"
    assert (found.document_date, found.date_is_firm) == (date(2024, 5, 4), True)
    assert "Subject: A colleague" in words_of(found, "headers")


def test_an_outlook_message_gives_its_words_and_names_its_attachments():
    sent = datetime(2024, 5, 4, 10, 30, tzinfo=UTC)
    photo = b"\xff\xd8" * 3000
    found = read(
        outlook(
            subject="A colleague",
            body="He filmed her.\r\nI saw it.",
            sender="Bo Hale",
            sent=sent,
            attachments={"photo.jpg": photo},
        ),
        "m.msg",
    )

    assert words_of(found, "plain body") == "He filmed her.\nI saw it."
    assert (
        words_of(found, "headers") == "From: Bo Hale\nDate: 2024-05-04T10:30:00+00:00\nSubject: A colleague"
    )
    assert (found.document_date, found.date_is_firm) == (date(2024, 5, 4), True)
    assert (found.attachments[0].name, found.attachments[0].sha256) == (
        "photo.jpg",
        hashlib.sha256(photo).hexdigest(),
    )


def test_an_outlook_message_with_only_html_is_read_without_its_scripts():
    found = read(
        outlook(subject="A colleague", html=b"<p>He filmed her.</p><script>alert(1)</script>"), "m.msg"
    )

    assert words_of(found, "html body") == "He filmed her."
    assert "1 script, not read" in " ".join(found.notes)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (pdf("Words."), "pdf"),
        (word(paragraph("Words.")), "docx"),
        (EMAIL, "eml"),
        (outlook(subject="a", body="Words."), "msg"),
        (b"<!DOCTYPE html><html><body>Words.</body></html>", "html"),
        (b"Words.", "text"),
    ],
    ids=["pdf", "docx", "eml", "msg", "html", "text"],
)
def test_the_bytes_and_not_the_name_say_what_a_file_is(data, kind):
    found = read(data, "statement.txt")

    assert found.kind == kind
    assert ("was read as that" in " ".join(found.notes)) == (kind != "text")


def test_a_letter_that_begins_like_a_message_is_a_letter():
    found = read(b"To: Professional Standards\nDate: 4 May 2024\n\nI am writing to complain.", "letter.txt")

    assert found.kind == "text"
