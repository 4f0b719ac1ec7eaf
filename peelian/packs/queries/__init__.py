"""What a pack looks like to its pages and to whoever writes it out."""
