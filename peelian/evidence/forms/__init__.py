"""What people fill in. A form checks shape; the services decide."""
