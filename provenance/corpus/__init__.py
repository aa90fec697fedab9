"""Annotating a corpus: many documents, in several processes, in an order that is always that of the inputs.

`run.run_corpus` is the embedded engine; `spark` holds the functions for Apache Spark. Both annotate through `pipeline`.
"""
