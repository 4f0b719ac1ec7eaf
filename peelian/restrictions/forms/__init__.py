"""What people type about restrictions, one file a stage."""
