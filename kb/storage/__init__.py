"""What is kept on disk: a generation (SQLite and FAISS), its tables, rows and sums, and the cache of vectors.

In: a folder. Out: values of `kb.law`, and an index of passages (`index.py`); nothing else knows a table or a row.
"""
