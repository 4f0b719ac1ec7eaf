"""A pack as CASE/UCO JSON-LD: the exchange language of digital evidence, ontology version 1.4 (and conforming to 1.5).

Source: CASE, https://caseontology.org (namespaces and classes of `uco-observable` and `case-investigation`).
"""

import json
import uuid
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from peelian.packs.contents import Citation, Contents, Excerpt, File, Line

Node = dict[str, Any]

CONTEXT = {
    "kb": "urn:peelian:",
    "case-investigation": "https://ontology.caseontology.org/case/investigation/",
    "uco-action": "https://ontology.unifiedcyberontology.org/uco/action/",
    "uco-core": "https://ontology.unifiedcyberontology.org/uco/core/",
    "uco-identity": "https://ontology.unifiedcyberontology.org/uco/identity/",
    "uco-observable": "https://ontology.unifiedcyberontology.org/uco/observable/",
    "co": "http://purl.org/co/",
    "uco-types": "https://ontology.unifiedcyberontology.org/uco/types/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_NAMES = uuid.UUID("5b0f3f0c-7a53-5c6e-9b57-0e9b6f3c2d10")
"""Identifiers are made from what they name, so that the same pack is written the same each time (RFC 9562, 5.5)."""


def write_case_uco(contents: Contents) -> bytes:
    """The pack as one JSON-LD document in UTF-8, keys in order: the same bytes for the same pack."""
    graph: dict[str, Node] = {}
    for node in _nodes(contents):
        graph.setdefault(node["@id"], node)
    document = {"@context": CONTEXT, "@graph": list(graph.values())}
    return (json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _nodes(contents: Contents) -> Iterable[Node]:
    exhibited: list[Node] = []
    for excerpt in contents.excerpts:
        for line in excerpt.lines:
            yield from _message(contents, line)
        exhibited.append(_link(_message_id(contents, excerpt.line)))
        yield from _thread(contents, excerpt)
    maker = {
        "@id": _id("person", contents.made_by),
        "@type": "uco-identity:Person",
        "uco-core:name": contents.made_by,
    }
    yield maker
    record = {
        "@id": _id("provenance", contents.ref),
        "@type": "case-investigation:ProvenanceRecord",
        "uco-core:description": contents.title,
        "case-investigation:exhibitNumber": contents.ref,
        "uco-core:object": exhibited,
    }
    yield record
    yield {
        "@id": _id("investigation", contents.case_ref),
        "@type": "case-investigation:Investigation",
        "uco-core:name": contents.case_ref,
        "uco-core:object": [_link(record["@id"])],
    }
    yield {
        "@id": _id("action", contents.ref),
        "@type": "case-investigation:InvestigativeAction",
        "uco-core:name": "exhibited",
        "uco-action:performer": _link(maker["@id"]),
        "uco-action:endTime": _moment(contents.made_at),
        "uco-action:result": [_link(record["@id"])],
    }


def _message(contents: Contents, line: Line) -> Iterable[Node]:
    facet: Node = {
        "@id": _id("facet", _message_id(contents, line)),
        "@type": "uco-observable:MessageFacet",
        "uco-observable:messageText": line.text,
    }
    if line.sender:
        sender = _account(contents, line.sender)
        yield sender
        facet["uco-observable:from"] = _link(sender["@id"])
    if line.sent_at is not None:
        facet["uco-observable:sentTime"] = _moment(line.sent_at)
    message: Node = {
        "@id": _message_id(contents, line),
        "@type": "uco-observable:Message",
        "uco-core:hasFacet": [facet],
    }
    if line.number is not None:
        message["uco-core:name"] = f"{contents.ref}/{line.number}"
    if said := [*line.marks, *([line.time_note] if line.time_note else [])]:
        message["uco-core:description"] = said
    yield message
    for citation in line.citations:
        yield from _held_in(message["@id"], citation)
    for place, file in enumerate(line.files, start=1):
        yield from _attached(message["@id"], file, place)


def _held_in(message: str, citation: Citation) -> Iterable[Node]:
    """The file in which the message stands, and which bytes of it they are."""
    file = _file(citation.file_name, citation.sha256)
    yield file
    yield {
        **_relationship(message, file["@id"], "Contained_Within", str(citation)),
        "uco-core:hasFacet": [
            {
                "@id": _id("facet", message, str(citation)),
                "@type": "uco-observable:DataRangeFacet",
                "uco-observable:rangeOffset": _integer(citation.start),
                "uco-observable:rangeSize": _integer(citation.end - citation.start),
            }
        ],
    }


def _attached(message: str, file: File, place: int) -> Iterable[Node]:
    known = _file(file.name, file.sha256, mime=file.mime, size=file.size, of=f"{message}/{place}")
    yield known
    yield _relationship(known["@id"], message, "Attachment_Of", str(place))


def _file(name: str, sha256: str, *, mime: str = "", size: int | None = None, of: str = "") -> Node:
    named = sha256 or of
    facets: list[Node] = [
        {
            "@id": _id("facet", "file", named, name),
            "@type": "uco-observable:FileFacet",
            "uco-observable:fileName": name,
        }
    ]
    if sha256:
        facets.append(_content(sha256, mime=mime, size=size))
    return {"@id": _id("file", named), "@type": "uco-observable:File", "uco-core:hasFacet": facets}


def _content(sha256: str, *, mime: str, size: int | None) -> Node:
    content: Node = {
        "@id": _id("facet", "content", sha256),
        "@type": "uco-observable:ContentDataFacet",
        "uco-observable:hash": [
            {
                "@id": _id("hash", sha256),
                "@type": "uco-types:Hash",
                "uco-types:hashMethod": "SHA256",
                "uco-types:hashValue": {"@type": "xsd:hexBinary", "@value": sha256},
            }
        ],
    }
    if mime:
        content["uco-observable:mimeType"] = mime
    if size is not None:
        content["uco-observable:sizeInBytes"] = _integer(size)
    return content


def _thread(contents: Contents, excerpt: Excerpt) -> Iterable[Node]:
    """The excerpt as a thread: its messages in their order, and that there are others before and after."""
    lines = excerpt.lines
    items = [
        {
            "@id": _id("item", contents.ref, excerpt.line.ref, line.ref),
            "@type": "uco-types:ThreadItem",
            "co:index": {"@type": "xsd:positiveInteger", "@value": str(index)},
            "co:itemContent": _link(_message_id(contents, line)),
        }
        for index, line in enumerate(lines, start=1)
    ]
    yield {
        "@id": _id("thread", contents.ref, excerpt.line.ref),
        "@type": "uco-observable:MessageThread",
        "uco-core:name": excerpt.line.conversation,
        "uco-core:hasFacet": [
            {
                "@id": _id("facet", "thread", contents.ref, excerpt.line.ref),
                "@type": "uco-observable:MessageThreadFacet",
                "uco-observable:displayName": excerpt.line.conversation,
                "uco-observable:messageThread": {
                    "@id": _id("order", contents.ref, excerpt.line.ref),
                    "@type": "uco-types:Thread",
                    "co:item": items,
                    "co:element": [_link(_message_id(contents, line)) for line in lines],
                    "co:size": {"@type": "xsd:nonNegativeInteger", "@value": str(len(lines))},
                },
            }
        ],
    }


def _account(contents: Contents, name: str) -> Node:
    return {
        "@id": _id("account", contents.case_ref, name),
        "@type": "uco-observable:Account",
        "uco-core:hasFacet": [
            {
                "@id": _id("facet", "account", contents.case_ref, name),
                "@type": "uco-observable:DigitalAccountFacet",
                "uco-observable:displayName": name,
            }
        ],
    }


def _relationship(source: str, target: str, kind: str, place: str) -> Node:
    return {
        "@id": _id("relationship", source, target, kind, place),
        "@type": "uco-observable:ObservableRelationship",
        "uco-core:source": _link(source),
        "uco-core:target": _link(target),
        "uco-core:kindOfRelationship": kind,
        "uco-core:isDirectional": True,
    }


def _message_id(contents: Contents, line: Line) -> str:
    return _id("message", contents.case_ref, line.ref)


def _id(kind: str, *named: str) -> str:
    return f"kb:{kind}-{uuid.uuid5(_NAMES, json.dumps([kind, *named]))}"


def _link(to: str) -> Node:
    return {"@id": to}


def _integer(value: int) -> Node:
    return {"@type": "xsd:integer", "@value": str(value)}


def _moment(moment: datetime) -> Node:
    return {"@type": "xsd:dateTime", "@value": moment.astimezone(UTC).isoformat().replace("+00:00", "Z")}
