"""What `review` keeps."""
