"""Yearly indicators of a place: the figure, its unit, its growth, its rank and its source."""

TYPE_CHECKING = False  # typing itself takes longer to load than the version takes to print
if TYPE_CHECKING:
    from binzhou_cli.api.dataset import Dataset as Dataset
    from binzhou_cli.api.dataset import open_dataset as open_dataset
    from binzhou_cli.api.table import Chart as Chart
    from binzhou_cli.api.table import Table as Table
    from binzhou_cli.api.warned import BoundWarning as BoundWarning
    from binzhou_cli.api.warned import BreakWarning as BreakWarning
    from binzhou_cli.errors import BinzhouError as BinzhouError

__version__ = "0.1.0"
__all__ = [
    "BinzhouError",
    "BoundWarning",
    "BreakWarning",
    "Chart",
    "Dataset",
    "Table",
    "__version__",
    "open_dataset",
]

_HOMES = {
    "BinzhouError": "errors",
    "BoundWarning": "api.warned",
    "BreakWarning": "api.warned",
    "Chart": "api.table",
    "Dataset": "api.dataset",
    "Table": "api.table",
    "open_dataset": "api.dataset",
}


def __getattr__(name: str) -> object:
    """Load the public names on first use, so that ``--version`` loads nothing."""
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(f"binzhou_cli.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
