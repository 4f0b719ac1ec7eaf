"""What people see of exhibits, and the receiver of uploads."""
