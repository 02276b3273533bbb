"""Small faults put into the rules one at a time: each that no test notices is a rule without a test."""
