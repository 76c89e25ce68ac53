"""What every page needs whatever it shows: URLs, parameters, languages, rendering, limits, failures."""
