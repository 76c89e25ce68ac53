"""What several subjects use, in three layers: `site` below `law` below `serving`."""
