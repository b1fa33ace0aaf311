"""CDN1xx: which version of a resource a change is made to."""
