"""COG13xx: recovery, verification, devices and temporary passwords of the users' accounts."""
