"""The proof sheet of an exhibit, and who may make and read one."""
