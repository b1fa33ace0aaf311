"""skelint lints what people hand to the AWS CLI. Its public names are those of `skelint.authoring`; rules see only them."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from skelint.authoring import *  # noqa: F403

__version__ = "0.1.0"
SITE = ""
"""The address of the documentation, with a slash at its end. Empty until it is registered: then it is written here, and only
here; reports link to AWS's own documents until then."""

if not TYPE_CHECKING:  # `skelint --version` needs none of them

    def __getattr__(name: str) -> object:
        """Return a public name, and have all of them from then on."""
        from importlib import import_module  # noqa: PLC0415

        authoring = import_module("skelint.authoring")
        if name not in authoring.__all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        globals().update({public: getattr(authoring, public) for public in authoring.__all__})
        return globals()[name]
