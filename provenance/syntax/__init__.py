"""Reading the words of one language: tokens, quotations, verb groups and noun phrases, all as index arithmetic."""
