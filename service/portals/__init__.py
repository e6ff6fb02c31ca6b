"""A school's own lines (the counselor's room, the city's desk), signed into the address of its frame."""
