"""The pages of this room: each asks policy for the object, binds a form, calls one service, and answers."""
