"""The rules of the committee: models, sentences with their fields, an example that answers as one types."""
