"""What happens in `packs`."""
