"""What happens in `review`."""
