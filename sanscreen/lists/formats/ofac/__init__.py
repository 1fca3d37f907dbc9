"""OFAC: the SDN and Consolidated lists, one module for each form in which they are published."""
