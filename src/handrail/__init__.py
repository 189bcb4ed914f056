"""Handrail: psychoeducation sites with worksheets, from YAML to a searchable static site."""

__version__ = "0.1.0"
