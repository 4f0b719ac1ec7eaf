"""What `packs` keeps."""
