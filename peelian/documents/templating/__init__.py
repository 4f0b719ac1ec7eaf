"""Templates: text reviewed in the repository, read into blocks, and filled with facts as plain text. Pure.

The order is what makes it safe. A template is parsed first, and facts go into the parsed blocks afterwards; nothing
parses the result again, so no fact can become a heading, a placeholder or a command, whatever is typed into it.
"""
