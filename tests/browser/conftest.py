"""The browser and the served site that every browser test uses."""
