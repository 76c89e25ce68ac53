"""What trainers gather: collections of clauses, answers and definitions, how they travel and where shared ones lie; ready packs."""
