"""What a picture or film looks like, as numbers that survive recompression: pure, without Django.

The hash is compatible with PDQ (Meta, "The TMK+PDQF Video-Hashing Algorithm and the PDQ Image-Hashing Algorithm",
2019): 256 bits, a quality from 0 to 100, and the eight symmetries of the square from one transform.
"""
