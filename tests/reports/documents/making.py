"""Small documents of every kind, built byte by byte, so that tests can break them in exactly one way."""

import io
import struct
import zipfile
from datetime import UTC, datetime
from itertools import pairwise

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def word(body: str, *, more: dict[str, str | bytes] | None = None, prologue: str = "") -> bytes:
    """A .docx whose document part holds ``body`` (WordprocessingML), with further members as given."""
    document = (
        f'<?xml version="1.0"?>{prologue}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {
            "[Content_Types].xml": TYPES,
            "word/document.xml": document,
            **(more or {}),
        }.items():
            # a fixed time (ZipInfo's own), so that the same document has the same bytes in every process
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def paragraph(words: str, *, properties: str = "") -> str:
    """A paragraph with one run."""
    return f"<w:p><w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}<w:t>{words}</w:t></w:r></w:p>"


def part(kind: str, body: str) -> str:
    """A header, footer, footnotes or comments part."""
    return f'<?xml version="1.0"?><w:{kind} xmlns:w="{W}">{body}</w:{kind}>'


def pdf(*pages: str, extra: str = "", info: str = "") -> bytes:
    """A PDF with one line of Helvetica a page; an empty page where the words are empty."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(count))
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {extra} >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, words in enumerate(pages):
        stream = f"BT /F1 12 Tf 72 720 Td ({words}) Tj ET" if words else ""
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {5 + 2 * number} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    objects.append(f"<< {info} >>")
    return _assembled(objects, trailer=f"/Root 1 0 R /Info {len(objects)} 0 R")


def encrypted_pdf() -> bytes:
    """A PDF that asks for a password nobody has."""
    nonsense = "41" * 32
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [] /Count 0 >>",
        f"<< /Filter /Standard /V 1 /R 2 /O <{nonsense}> /U <{nonsense}> /P -4 >>",
    ]
    return _assembled(objects, trailer=f"/Root 1 0 R /Encrypt 3 0 R /ID [<{nonsense}> <{nonsense}>]")


def _assembled(objects: list[str], *, trailer: str) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    out += f"trailer\n<< /Size {len(objects) + 1} {trailer} >>\nstartxref\n{table}\n%%EOF\n".encode()
    return bytes(out)


# --- Outlook messages: a Compound File ([MS-CFB], version 3) with the streams of [MS-OXMSG] ---

SECTOR, MINI = 512, 64
FREE, END, FAT_SECTOR = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
Tree = dict[str, "bytes | Tree"]


def outlook(
    *,
    subject: str = "",
    body: str = "",
    html: bytes = b"",
    sender: str = "",
    sent: datetime | None = None,
    attachments: dict[str, bytes] | None = None,
    rich_only: bool = False,
) -> bytes:
    """A .msg with the given subject, bodies and attachments."""
    strings = {0x001A: "IPM.Note", 0x0037: subject, 0x0C1A: sender}
    if body:
        strings[0x1000] = body
    binaries = {0x1013: html} if html else {}
    if rich_only:
        binaries[0x1009] = b"LZFu"
    tree = _properties(
        strings,
        binaries,
        times={0x0039: sent} if sent else {},
        header=24 + 8,
        attached=len(attachments or {}),
    )
    for number, (name, data) in enumerate((attachments or {}).items()):
        tree[f"__attach_version1.0_#{number:08X}"] = _properties(
            {0x3707: name, 0x370E: "image/jpeg"}, {0x3701: data}, header=8
        )
    return compound_file(tree)


def _properties(
    strings: dict[int, str],
    binaries: dict[int, bytes],
    *,
    header: int,
    times: dict[int, datetime] | None = None,
    attached: int = 0,
) -> Tree:
    tree: Tree = {}
    rows = []
    for pid, words in strings.items():
        data = words.encode("utf-16-le")
        tree[f"__substg1.0_{pid:04X}001F"] = data
        rows.append(struct.pack("<HHIII", 0x001F, pid, 6, len(data) + 2, 0))
    for pid, data in binaries.items():
        tree[f"__substg1.0_{pid:04X}0102"] = data
        rows.append(struct.pack("<HHIII", 0x0102, pid, 6, len(data), 0))
    for pid, moment in (times or {}).items():
        ticks = int((moment - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds() * 10_000_000)
        rows.append(struct.pack("<HHIQ", 0x0040, pid, 6, ticks))
    head = struct.pack("<8x4I8x", 0, attached, 0, attached) if header == 32 else b"\0" * header
    tree["__properties_version1.0"] = head + b"".join(rows)
    return tree


def compound_file(tree: Tree) -> bytes:
    """A Compound File holding the tree; small streams go to the mini stream as the format asks."""
    return _CompoundFile(tree).bytes()


class _CompoundFile:
    """Lays out directory entries, mini stream, streams and the table of sectors."""

    def __init__(self, tree: Tree) -> None:
        self.entries: list[dict] = [
            {
                "name": "Root Entry",
                "kind": 5,
                "child": FREE,
                "left": FREE,
                "right": FREE,
                "start": END,
                "size": 0,
            }
        ]
        self.mini, self.mini_fat = bytearray(), []
        self.sectors: list[bytes] = []
        self.fat: list[int] = []
        self.entries[0]["child"] = self._add(tree)

    def _add(self, tree: Tree) -> int:
        """Add the members of a storage as a chain of right siblings, in the order the format sorts names."""
        indexes = []
        for name in sorted(tree, key=lambda n: (len(n), n.upper())):
            content = tree[name]
            index = len(self.entries)
            indexes.append(index)
            entry = {
                "name": name,
                "kind": 2,
                "child": FREE,
                "left": FREE,
                "right": FREE,
                "start": END,
                "size": 0,
            }
            self.entries.append(entry)
            if isinstance(content, dict):
                entry["kind"], entry["start"] = 1, 0
                entry["child"] = self._add(content)
            else:
                entry["size"] = len(content)
                entry["start"] = self._store(content)
        for one, other in pairwise(indexes):
            self.entries[one]["right"] = other
        return indexes[0] if indexes else FREE

    def _store(self, data: bytes) -> int:
        if not data:
            return END
        if len(data) >= 4096:
            return self._chain(data)
        start = len(self.mini) // MINI
        count = -(-len(data) // MINI)
        self.mini += data.ljust(count * MINI, b"\0")
        self.mini_fat += [*range(start + 1, start + count), END]
        return start

    def _chain(self, data: bytes) -> int:
        if not data:
            return END
        start = len(self.sectors)
        pieces = [data[at : at + SECTOR].ljust(SECTOR, b"\0") for at in range(0, len(data), SECTOR)]
        self.sectors += pieces
        self.fat += [*range(start + 1, start + len(pieces)), END]
        return start

    def bytes(self) -> bytes:
        root = self.entries[0]
        root["start"], root["size"] = self._chain(bytes(self.mini)), len(self.mini)
        mini_fat = b"".join(struct.pack("<I", number) for number in self.mini_fat)
        mini_fat_start = self._chain(mini_fat.ljust(-(-len(mini_fat) // SECTOR) * SECTOR, b"\xff"))
        directory = b"".join(self._entry(entry) for entry in self.entries)
        directory_start = self._chain(directory.ljust(-(-len(directory) // SECTOR) * SECTOR, b"\0"))
        fat_count = next(n for n in range(1, 110) if n * 128 >= len(self.sectors) + n)
        places = list(range(len(self.sectors), len(self.sectors) + fat_count))
        table = [*self.fat, *[FAT_SECTOR] * fat_count]
        table += [FREE] * (fat_count * 128 - len(table))
        header = struct.pack(
            "<8s16xHHHHH6xIIIIIIIII",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            0x3E,
            3,
            0xFFFE,
            9,
            6,
            0,
            fat_count,
            directory_start,
            0,
            4096,
            mini_fat_start,
            -(-len(mini_fat) // SECTOR),
            END,
            0,
        )
        header += b"".join(struct.pack("<I", place) for place in [*places, *[FREE] * (109 - fat_count)])
        return header + b"".join(self.sectors) + struct.pack(f"<{len(table)}I", *table)

    @staticmethod
    def _entry(entry: dict) -> bytes:
        name = entry["name"].encode("utf-16-le") + b"\0\0"
        return struct.pack(
            "<64sHBBIII16xI8x8xIQ",
            name,
            len(name),
            entry["kind"],
            1,
            entry["left"],
            entry["right"],
            entry["child"],
            0,
            entry["start"],
            entry["size"],
        )
