"""Jobs and studies that began, and whose work they are."""
