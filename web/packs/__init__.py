"""Ready packs for trainers, and their quizzes."""
