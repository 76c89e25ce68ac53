"""The files of `corpus/`, read and checked: manifest, effects, digests, notes, duties.

In: TOML. Out: values of `kb.law`, or a `CorpusError` that names file and field.
"""
