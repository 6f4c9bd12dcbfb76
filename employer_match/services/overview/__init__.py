"""What the county's coordinators see."""
