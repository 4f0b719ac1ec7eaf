"""What happens in `evidence`."""
