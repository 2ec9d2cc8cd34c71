"""The table of verbs, as the program knows them before any is loaded.

Completion reads it at every Tab: it imports nothing.
"""


class Verb:
    """A command.

    Attributes:
        name: what a person types; the module of ``commands`` that holds it.
        group: the group it stands in, in the help.
        takes: what its words are: ``indicators``, ``areas``, ``periods``, or other words.
    """

    __slots__ = ("group", "name", "takes")

    def __init__(self, name: str, group: str, takes: str = "indicators areas periods") -> None:
        self.name = name
        self.group = group
        self.takes = takes

    @property
    def module(self) -> str:
        """The module that holds it."""
        return f"binzhou_cli.commands.{self.name}"


VERBS = (
    Verb("list", "look", "text"),
    Verb("show", "look"),
    Verb("table", "look"),
    Verb("profile", "look", "areas periods"),
    Verb("cite", "look"),
    Verb("about", "look", "indicators"),
    Verb("sources", "look"),
    Verb("areas", "look", "text"),
    Verb("compare", "compare"),
    Verb("growth", "compare"),
    Verb("rank", "compare"),
    Verb("plot", "compare"),
    Verb("check", "files", "file"),
    Verb("export", "files", "indicators areas periods"),
    Verb("new", "files", "file"),
    Verb("add", "files", "file"),
    Verb("schema", "files", ""),
    Verb("completion", "files", "shell"),
    Verb("help", "files", "verb"),
)
START = Verb("start", "", "")
"""What runs when no verb is given; it is no word of the command line."""
GROUPS = ("look", "compare", "files")
BY_NAME = {verb.name: verb for verb in VERBS}
