"""What a reading says, laid out for people: an outline of its facts, and pages made from it."""
