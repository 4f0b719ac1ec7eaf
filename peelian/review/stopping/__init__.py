"""When a review may stop: what the samples show, the rule fixed before reading, and the popular rules for comparison.

No Django in here. `bounds` gives honest intervals for what is still missed, `lookback` the test on the order of
reading, `rule` the rule and its verdict, `popular` the heuristics that are shown and never followed. Papers and
formulas: docs/review/method.md.
"""
