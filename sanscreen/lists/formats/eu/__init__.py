"""The EU: the consolidated financial sanctions list (FSF), one module for each form in which they are published."""
