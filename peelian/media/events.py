"""What happens in `media`."""
