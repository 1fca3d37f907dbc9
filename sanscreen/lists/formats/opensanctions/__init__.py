"""OpenSanctions: its exports, one module for each form in which they are published."""
