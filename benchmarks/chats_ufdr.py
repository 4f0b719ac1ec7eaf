"""How a Cellebrite report is read: memory that does not grow, and processor time beside other readers.

    python -m benchmarks.chats_ufdr [--messages 100000] [--peer PYTHON]

An invented report.xml is written to a temporary folder, once with a tenth of the messages and once with all, and each
reader reads it in a process of its own:
  peelian      every record of the reader, counted; its bytes are not held
  iterparse    `xml.etree.ElementTree.iterparse` as it is usually written: fields looked up, elements cleared
  ufedlib_py   the library of that name, where --peer names a Python that has it installed
Leaves with 1 when the peak memory of peelian is over 32 MB, when it grows by more than 4 MB between the two reports
(the list of the files that it states hashes of), when not every message is found, or when it takes more than 1.25 times
the time of iterparse, which looks up far fewer fields and knows no bytes, or a quarter of the time of ufedlib_py.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

MOST_MEMORY_MB = 32.0
MOST_GROWTH_MB = 4.0
MOST_TIMES_ITERPARSE = 1.25
MOST_TIMES_UFEDLIB = 0.25
RUNS = 3
IN_A_CHAT = 5_000
HEAD = """<?xml version="1.0" encoding="utf-8"?>
<project id="p" name="Invented phone" reportVersion="5.2" xmlns="http://pa.cellebrite.com/report/2.0">
<taggedFiles>
"""

MEASURE = """
import json, resource, sys, time
def peak():
    try:
        with open("/proc/self/status") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
def told(count):
    used = resource.getrusage(resource.RUSAGE_SELF)
    print(json.dumps({"messages": count, "mb": peak(), "seconds": used.ru_utime + used.ru_stime}))
"""
PEELIAN = (
    MEASURE
    + """
from peelian.chats.formats import ufdr
from peelian.chats.formats.records import Message, Settings
from peelian.chats.formats.sources import FileSource
reading = ufdr.read(FileSource(sys.argv[1], "report.xml"), Settings())
told(sum(type(record) is Message for record in reading.records))
"""
)
ITERPARSE = (
    MEASURE
    + """
from xml.etree import ElementTree
NS = "{http://pa.cellebrite.com/report/2.0}"
def field(model, name):
    for each in model.iterfind(NS + "field"):
        if each.get("name") == name:
            value = each.find(NS + "value")
            return value.text if value is not None else None
count, depth = 0, 0
for event, element in ElementTree.iterparse(sys.argv[1], events=("start", "end")):
    if element.tag != NS + "model":
        continue
    depth += 1 if event == "start" else -1
    if event == "end" and depth == 1:
        if element.get("type") == "InstantMessage":
            count += 1
            sender = element.find(NS + "modelField[@name='From']/" + NS + "model")
            found = (field(element, "Body"), field(element, "TimeStamp"), field(element, "Identifier"))
            found += (field(sender, "Identifier"), field(sender, "Name"))
            for party in element.iterfind(NS + "multiModelField[@name='To']/" + NS + "model"):
                found += (field(party, "Identifier"), field(party, "DateRead"), field(party, "DateDelivered"))
            for one in element.iterfind(NS + "multiModelField[@name='Attachments']/" + NS + "model"):
                found += (field(one, "Filename"), field(one, "attachment_extracted_path"))
        element.clear()
told(count)
"""
)
UFEDLIB = (
    MEASURE
    + """
import ufedlib_py
told(sum(len(chat.Messages or ()) for chat in ufedlib_py.parse_data(sys.argv[1], "Chat")))
"""
)


def field(name: str, value: str) -> str:
    """A field with its value, or empty, on lines of their own as the program writes them."""
    inner = f'<value type="String"><![CDATA[{value}]]></value>' if value else "<empty />"
    return f'            <field name="{name}" type="String">\n                {inner}\n            </field>\n'


def party(number: int, role: str, times: str = "") -> str:
    """A party of a message."""
    fields = field("UserMapping", "") + field("Identifier", f"4477009{number:05}@s.whatsapp.net")
    fields += field("Role", role) + field("Name", f"Person {number}") + times
    fields += field("IsPhoneOwner", "False") + field("IsGroupAdmin", "")
    return (
        f'<model type="Party" id="p-{number}" deleted_state="Unknown" extractionId="0">\n{fields}</model>\n'
    )


def message(number: int) -> str:
    """A message of about 2.3 kB, as in a report: every tenth with a file, every fourth with receipts."""
    at = f"2023-01-{1 + number % 28:02}T{number % 24:02}:{number % 60:02}:09.000+00:00"
    time = f'<field name="{{}}" type="TimeStamp"><value type="TimeStamp" format="TimeStampKnown">{at}</value></field>\n'
    receipts = time.format("DateDelivered") + time.format("DateRead")
    to = "".join(party(other, "To", receipts) for other in range(3)) if number % 4 == 0 else ""
    file = f'<model type="Attachment" id="a-{number}" deleted_state="Intact" file_id="f-{number}">\n'
    file += field("Filename", f"IMG-{number}.jpg") + field("ContentType", "image/jpeg")
    file += field("attachment_extracted_path", f"files\\Image\\IMG-{number}.jpg") + "</model>\n"
    state = "Deleted" if number % 50 == 0 else "Intact"
    parts = (
        f'<model type="InstantMessage" id="m-{number}" deleted_state="{state}" extractionId="0">\n',
        field("UserMapping", "Decoding") + field("Source", "WhatsApp") + field("ServiceIdentifier", ""),
        f'<modelField name="From" type="Party">\n{party(number % 24, "From")}</modelField>\n',
        f'<multiModelField name="To" type="Party">\n{to}</multiModelField>\n',
        field("Body", f"Message {number} of nobody to nobody 😂, said on a long night shift"),
        field("Identifier", f"{number:032X}") + time.format("TimeStamp"),
        '<multiModelField name="Attachments" type="Attachment">\n',
        (file if number % 10 == 0 else "") + "</multiModelField>\n",
        field("Status", "Read") + field("Platform", "Mobile") + field("Type", "AppMessage"),
        '<multiModelField name="EmbeddedInstantMessage" type="InstantMessage" />\n</model>\n',
    )
    return "".join(parts)


def write_report(path: Path, messages: int) -> None:
    """An invented report, written a message at a time."""
    with path.open("w", encoding="utf-8") as out:
        out.write(HEAD)
        for number in range(0, messages, 10):
            items = f'<item name="Local Path"><![CDATA[files\\Image\\IMG-{number}.jpg]]></item>'
            items += f'<item name="SHA256"><![CDATA[{number:064x}]]></item>'
            out.write(f'<file id="f-{number}"><metadata section="File">{items}</metadata></file>\n')
        out.write('</taggedFiles>\n<decodedData>\n<modelType type="Chat">\n')
        for first in range(0, messages, IN_A_CHAT):
            out.write(f'<model type="Chat" id="c-{first}" deleted_state="Intact" extractionId="0">\n')
            out.write(field("Id", f"{first}@g.us") + field("Name", f"Chat {first}"))
            people = "".join(party(other, "General") for other in range(24))
            out.write(f'<multiModelField name="Participants" type="Party">\n{people}</multiModelField>\n')
            out.write('<multiModelField name="Messages" type="InstantMessage">\n')
            out.writelines(message(number) for number in range(first, min(first + IN_A_CHAT, messages)))
            out.write("</multiModelField>\n</model>\n")
        out.write("</modelType>\n</decodedData>\n</project>\n")


def measure(python: str, code: str, path: Path) -> dict[str, float]:
    """Messages found, peak megabytes and processor seconds of one process."""
    done = subprocess.run([python, "-c", code, str(path)], text=True, check=True, stdout=subprocess.PIPE)
    return json.loads(done.stdout)


def least(python: str, codes: dict[str, str], path: Path) -> dict[str, dict[str, float]]:
    """Each reader's run with the least time, the readers taken in turn."""
    runs = [{name: measure(python, code, path) for name, code in codes.items()} for _ in range(RUNS)]
    return {name: min((run[name] for run in runs), key=lambda one: one["seconds"]) for name in codes}


def show(name: str, one: dict[str, float], beside: float) -> None:
    """One line of results."""
    print(
        f"{name:12} {one['messages']:>9,.0f} messages {one['seconds']:7.2f} s {one['mb']:8.1f} MB"
        f"   {one['seconds'] / beside:5.2f} x iterparse"
    )


def main() -> int:
    """Measure, print, and give the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--messages", type=int, default=100_000)
    parser.add_argument("--peer", help="a Python in which ufedlib_py is installed")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder) / "small.xml", Path(folder) / "large.xml"
        write_report(small, asked.messages // 10)
        write_report(large, asked.messages)
        print(f"report.xml: {asked.messages:,} messages, {large.stat().st_size / 1e6:.0f} MB")
        few = measure(sys.executable, PEELIAN, small)
        found = least(sys.executable, {"peelian": PEELIAN, "iterparse": ITERPARSE}, large)
        if asked.peer:
            found["ufedlib_py"] = measure(asked.peer, UFEDLIB, large)
    return judge(found, few, asked.messages)


def judge(found: dict[str, dict[str, float]], few: dict[str, float], messages: int) -> int:
    """Print the figures beside their limits; 1 when one is missed."""
    ours, other = found["peelian"], found["iterparse"]
    for name, one in found.items():
        show(name, one, other["seconds"])
    growth, ratio = ours["mb"] - few["mb"], ours["seconds"] / other["seconds"]
    print(f"peak memory: {ours['mb']:.1f} MB (limit {MOST_MEMORY_MB:.0f} MB)")
    print(f"growth from a tenth to all of it: {growth:.1f} MB (limit {MOST_GROWTH_MB:.0f} MB)")
    print(f"time: {ratio:.2f} x iterparse (limit {MOST_TIMES_ITERPARSE:.2f} x)")
    beside = ours["seconds"] / found["ufedlib_py"]["seconds"] if "ufedlib_py" in found else 0.0
    if beside:
        print(f"time: {beside:.2f} x ufedlib_py (limit {MOST_TIMES_UFEDLIB:.2f} x)")
    whole = all(one["messages"] == messages for one in found.values())
    print("every message was found by all" if whole else "NOT EVERY MESSAGE WAS FOUND")
    slow = beside > MOST_TIMES_UFEDLIB or ratio > MOST_TIMES_ITERPARSE
    return int(slow or ours["mb"] > MOST_MEMORY_MB or growth > MOST_GROWTH_MB or not whole)


if __name__ == "__main__":
    sys.exit(main())
