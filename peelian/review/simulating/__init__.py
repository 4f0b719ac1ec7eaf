"""Reviews replayed on messages whose answer is known: what a ranking finds how soon, and whether its figures hold.

The answers are used as a reader would give them, message by message, and to judge the result; never to order or to
stop.
"""
