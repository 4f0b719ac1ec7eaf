"""Three phones of one group of ten, as the extraction unit would hand them in. Every word of it is invented.

Where somebody abuses somebody, a marked placeholder such as `[abuse: women]` stands for the words.
"""
