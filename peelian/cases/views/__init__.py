"""The pages of the cases room. Each asks policy for the object, binds a form, and makes one service call."""
