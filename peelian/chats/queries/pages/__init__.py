"""What the pages of messages show, as frozen objects, one file a page. What other rooms ask is a level above."""
