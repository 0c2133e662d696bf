"""The same `analyse` on many machines: pages and analyses as Parquet, Daft's engine between them. Needs the extra ``cluster``."""
