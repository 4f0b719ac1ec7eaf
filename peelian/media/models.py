"""What `media` keeps."""
