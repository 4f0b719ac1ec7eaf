"""Messages taken from phones: reading exports, merging what several phones hold, who was in the room when."""
