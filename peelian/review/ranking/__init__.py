"""The order in which unread messages are read: likely relevance, learnt from what has been read. No Django in here.

`features` turns texts into numbers once; `ranking` learns from the codes given so far and orders the unread. Both
need numpy and scikit-learn and are imported by jobs and commands only. What is done and why: docs/review/method.md.
"""
