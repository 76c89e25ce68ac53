"""What every page needs, whatever it shows: URLs, parameters, languages, templates and the page cache."""
