"""COG71xx: an update beside the app client as it is, which other files describe, or the same script created."""
