"""Readers of message exports: a folder for each kind, all of one shape.

A kind's package offers three names:

- `KIND`: its code, a `Kind`.
- `sniff(source) -> Guess | None`: whether this looks like its kind, from the content and never from the name alone.
- `read(source, settings) -> Reading`: its `records` are every record in the order of the file, with the bytes it stands
  in. A question that the file leaves open raises `NeedsAnswer`; a file that cannot be read at all raises `Unreadable`.
  Neither is raised for a part that is not understood: that part is a `Remainder` which says why.

`loss.account(source, records)` holds a reading to the bytes it was given.
"""
