"""What `evidence` keeps."""
