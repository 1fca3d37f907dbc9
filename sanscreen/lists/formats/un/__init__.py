"""The UN Security Council: its consolidated list, one module for each form in which they are published."""
