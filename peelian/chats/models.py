"""What `chats` keeps."""
