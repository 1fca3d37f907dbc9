"""Payment messages as they are, to what of them is screened, what is found, and what nobody looked at."""
