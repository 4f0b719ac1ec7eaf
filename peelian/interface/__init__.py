"""What every page is made of: layout, components, form rendering, drawings and the vendored front end.

It knows nothing of policing and imports no other room. docs/rooms/interface.md has an example of every part.
"""
