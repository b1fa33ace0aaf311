"""Service models as JSON Schemas: compiling them, asking them, and recognising which operation an input is for."""
