"""The United Kingdom: the UK Sanctions List and the retired OFSI list, one module for each form in which they are published."""
