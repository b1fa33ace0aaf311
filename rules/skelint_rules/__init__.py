"""The built-in rules of skelint: one a module, collected by walking this package."""
