"""Front ends: each turns a file into values, and can say where each value is written."""
