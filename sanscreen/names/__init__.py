"""A written name in any script, to prepared tokens: text, roles, readings, sounds, weights."""
