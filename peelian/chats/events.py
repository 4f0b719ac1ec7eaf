"""What happens in `chats`."""
