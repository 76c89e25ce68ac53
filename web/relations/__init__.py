"""What binds regulations together: the map and the timeline."""
