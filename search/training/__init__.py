"""What a trainer takes away: collections and packs on a day's law, quizzes, the documents that they become."""
