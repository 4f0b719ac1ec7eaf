"""What people fill in about messages. A form checks shape; the services decide."""
