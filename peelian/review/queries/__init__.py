"""What pages of the review room show, as frozen objects, and what other rooms may ask."""
