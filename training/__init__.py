"""What is learned, made from zero by `make train`: the weights of ranking, of refusing and of quoting.

In: practice questions and the tuning halves of our own, and indexes in which single laws have only their text. Out: numbers in
`search/retrieval/weights.toml` and the answerability classifier; each command prints what they are worth on questions held out.
"""
