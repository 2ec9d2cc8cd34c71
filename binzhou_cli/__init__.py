"""Yearly indicators of a place: the figure, its unit, its growth, its rank and its source."""

TYPE_CHECKING = False  # typing itself takes longer to load than the version takes to print
if TYPE_CHECKING:
    from binzhou_cli.formats import open_dataset as open_dataset
    from binzhou_cli.model.dataset import Dataset as Dataset

__version__ = "0.1.0"
__all__ = ["Dataset", "__version__", "open_dataset"]


def __getattr__(name: str) -> object:
    """Load the public names on first use, so that ``--version`` loads nothing."""
    if name == "open_dataset":
        from binzhou_cli.formats import open_dataset

        return open_dataset
    if name == "Dataset":
        from binzhou_cli.model.dataset import Dataset

        return Dataset
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
