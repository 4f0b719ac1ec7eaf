"""The vault: where the bytes of exhibits lie on disk, encrypted in chunks that can be read from any place.

One file of the vault is a header of 96 bytes and then chunks. Every file has a data key of its own, drawn at random
and wrapped by the key-encryption key; the wrapping binds the key to the file's name and to everything in the header.
A chunk is AES-256-GCM over 1 MiB, and its nonce says which chunk it is and whether it is the last (the STREAM
construction: Hoang, Reyhanitabar, Rogaway and Vizár, "Online Authenticated-Encryption and its Nonce-Reuse
Misuse-Resistance", CRYPTO 2015). So a chunk that was changed, moved, dropped or taken from another file is refused
when it is read, and a file that was cut short is refused when it is opened.

| Bytes | What |
|---:|---|
| 16 | `PEELIAN-VAULT` and the version of the format |
| 1 | algorithm: 1 is AES-256-GCM |
| 4 | plain bytes in a chunk |
| 8 | which key-encryption key wrapped the data key |
| 7 | the beginning of every nonce of this file, at random |
| 12 + 48 | nonce and wrapped data key |
"""
