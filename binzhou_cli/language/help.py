"""What the help says: verbs with their examples, options, topics. Loaded for help alone."""

from binzhou_cli.record import Record

Said = tuple[str, str]


class VerbHelp(Record):
    """The help of a verb.

    Attributes:
        summary: one sentence in English and Chinese.
        examples: a command line, and what it does in English and Chinese.
        words: what its words are.
        after: what else a person must know, in English and Chinese.
    """

    summary: Said
    examples: tuple[tuple[str, str, str], ...]
    words: Said = ("", "")
    after: Said = ("", "")


ANY_WORDS = (
    "Indicators (id, name or alias), areas, periods, in any order; all: every area.",
    "指标（代号、名称或别名）、地区、时期，次序不限；all 为全部地区。",
)

GROUPS: dict[str, Said] = {
    "look": ("Look up", "查询"),
    "compare": ("Compare", "比较"),
    "files": ("Datasets and help", "数据集与帮助"),
}

VERBS: dict[str, VerbHelp] = {
    "list": VerbHelp(
        (
            "List the indicators: what to type, latest figure with its period and unit.",
            "列出指标：输入什么、最新数值及其时期和单位。",
        ),
        (
            ("binzhou list", "every indicator", "全部指标"),
            (
                "binzhou list income",
                "those whose name or topic holds a word",
                "名称或主题中含某词的指标",
            ),
            ("binzhou list --csv", "as CSV, with what each covers", "CSV 格式，含各指标的覆盖范围"),
        ),
        ("Part of a name or of a topic.", "名称或主题的一部分。"),
    ),
    "show": VerbHelp(
        (
            "Show a series: value, growth printed and computed, rank and source.",
            "显示一个序列：数值、公布增长与计算增长、位次、来源。",
        ),
        (
            ("binzhou show revenue", "a series with growth and source", "一个序列及其增长与来源"),
            ("binzhou show gdp 2015:2021", "some years only", "只看部分年份"),
            ("binzhou show gdp all 2021 --csv", "every city, as CSV", "各市数据，CSV 格式"),
            (
                "binzhou show exports --over gdp",
                "in per cent of GDP",
                "占地区生产总值的比例",
            ),
            ("binzhou show gdp --per population", "per head", "人均"),
        ),
        ANY_WORDS,
    ),
    "table": VerbHelp(
        (
            "Figures side by side: years by indicators, years by areas, or both.",
            "并列数据：年份×指标、年份×地区，或两者兼有。",
        ),
        (
            ("binzhou table gdp wage 2017:2021", "years by indicators", "年份×指标"),
            ("binzhou table gdp all 2015: --csv", "years by cities", "年份×各市"),
            ("binzhou table gdp wage all -o panel.csv", "the panel of all cities", "各市面板数据"),
        ),
        ANY_WORDS,
    ),
    "profile": VerbHelp(
        (
            "A place on one page: the latest figure of each series.",
            "一页看懂一地：各序列最新数值。",
        ),
        (
            ("binzhou profile", "Binzhou", "滨州"),
            ("binzhou profile Dongying 2023", "another city, one year", "另一市，某一年"),
            ("binzhou profile -o binzhou.html", "the page, offline", "离线网页"),
            ("binzhou profile --lang zh -o briefing.md", "as Markdown", "存为 Markdown"),
        ),
        ("An area, a period; none means yours, and the latest.", "地区、时期；不写为本地与最新。"),
    ),
    "cite": VerbHelp(
        (
            "A ready sentence with its source; BibTeX and CSL-JSON.",
            "带出处的现成句子；BibTeX 与 CSL-JSON。",
        ),
        (
            ("binzhou cite gdp 2021", "a sentence with its source", "带出处的一句话"),
            ("binzhou cite gdp 2021 -f bibtex", "for LaTeX", "供 LaTeX 使用"),
            ("binzhou cite dataset", "the dataset itself", "数据集本身"),
        ),
        ("An indicator, periods, areas; dataset.", "指标、时期、地区；或 dataset。"),
    ),
    "about": VerbHelp(
        (
            "What an indicator is: definition, unit, years, breaks; alone: the dataset.",
            "指标说明：定义、单位、年份、断点；不写指标则说明数据集。",
        ),
        (
            ("binzhou about gdp", "definition, unit, breaks, aliases", "定义、单位、断点、别名"),
            ("binzhou about", "the dataset", "数据集"),
        ),
        ("One indicator.", "一个指标。"),
    ),
    "sources": VerbHelp(
        (
            "Tell where figures come from, down to the sentence that states one.",
            "说明数据来源，直至写明该数的原句。",
        ),
        (
            ("binzhou sources", "every source", "全部来源"),
            (
                "binzhou sources revenue 2022",
                "the sentence behind one figure",
                "一个数字的出处原文",
            ),
        ),
        ANY_WORDS,
    ),
    "areas": VerbHelp(
        ("List the areas of the dataset.", "列出数据集中的地区。"),
        (("binzhou areas", "codes, names, and when an area existed", "代码、名称及存续时间"),),
        ("Part of a name.", "名称的一部分。"),
    ),
    "compare": VerbHelp(
        (
            "Compare every indicator between periods, and say what may not be compared.",
            "比较各指标在不同时期的数值，并指出何者不可比。",
        ),
        (
            ("binzhou compare 2018 2020", "every indicator that has both", "两期均有数据的指标"),
            ("binzhou compare 2020 2023 gdp wage", "some indicators", "部分指标"),
            ("binzhou compare 2020 2023 Binzhou Dongying", "two cities", "两个市"),
        ),
        (
            "Two periods or more; indicators and areas if not all are wanted.",
            "两个或更多时期；可加指标和地区。",
        ),
    ),
    "growth": VerbHelp(
        (
            "Growth year over year, printed and computed; averages; index numbers.",
            "同比增长（公布与计算）、年均增长、指数。",
        ),
        (
            ("binzhou growth gdp", "printed beside computed", "公布增长与计算增长并列"),
            ("binzhou growth gdp --average --reported", "average printed rate", "公布增长率的年均"),
            ("binzhou growth gdp --volume --base 2001", "volume and deflator", "物量与平减指数"),
            ("binzhou growth gdp 2020:2021 --by-part", "what each sector adds", "各产业的贡献"),
            ("binzhou growth revenue --comparable", "last year on this scope", "上年同口径值"),
        ),
        ANY_WORDS,
    ),
    "rank": VerbHelp(
        (
            "Follow a rank through the years, or print the league table of one.",
            "查看位次的历年变化，或某一时期的排名表。",
        ),
        (
            ("binzhou rank rd-intensity", "9th → 3rd → 1st", "第9 → 第3 → 第1"),
            ("binzhou rank gdp 2021", "the league table of a year", "某年的排名表"),
            ("binzhou rank gdp all", "every city in one chart", "各市位次图"),
            (
                "binzhou rank gdp 2021 --position",
                "beside sum, median and first",
                "与合计、中位数、第一位相比",
            ),
        ),
        (
            "One indicator; areas; a period for its league table.",
            "一个指标；地区；时期（排名表）。",
        ),
    ),
    "plot": VerbHelp(
        (
            "Draw a chart in the terminal, or into a file: SVG, PNG, PDF, HTML, Vega-Lite.",
            "在终端画图，或存为 SVG、PNG、PDF、HTML、Vega-Lite 文件。",
        ),
        (
            ("binzhou plot gdp", "a line through the years", "历年折线图"),
            ("binzhou plot wage Binzhou Dongying", "two cities", "两个市"),
            ("binzhou plot gdp wage --base 2010", "index numbers, 2010 = 100", "指数，2010 = 100"),
            ("binzhou plot gdp -o gdp.svg --theme dark", "a file", "存为文件"),
        ),
        ANY_WORDS,
    ),
    "check": VerbHelp(
        (
            "Tell whether a file is a sound dataset; every fault with its place.",
            "检查文件是否为合格的数据集，逐一指出问题所在。",
        ),
        (
            ("binzhou check mine.json", "exit code 1 when it is not", "不合格时退出码为 1"),
            ("binzhou check mine.json --json", "every fault as a row", "每个问题一行"),
            ("binzhou check --all", "also the doubts that are marked", "也列出已标记的存疑处"),
        ),
        ("A file; none means the dataset in use.", "文件；不写则检查当前数据集。"),
    ),
    "export": VerbHelp(
        (
            "Write the dataset, whole or part, as a file that -d reads again.",
            "把数据集（全部或部分）写成 -d 可再读取的文件。",
        ),
        (
            ("binzhou export -o all.json", "the whole, as a dataset file", "全部，数据集文件"),
            ("binzhou export gdp 2015: -o gdp.csv", "a part, as a tidy table", "部分，整洁表格"),
            (
                "binzhou export -d x.csv -o x.xlsx",
                "a download, as a workbook",
                "下载文件，工作簿",
            ),
        ),
        (
            "Indicators, areas, periods; none means all. .json .csv .sdmx.csv .xlsx FOLDER/",
            "指标、地区、时期；不写为全部。.json .csv .sdmx.csv .xlsx FOLDER/",
        ),
    ),
    "new": VerbHelp(
        ("Begin a dataset file with an example.", "新建数据集文件（含示例）。"),
        (("binzhou new mine.csv", "five figures to be overwritten", "五个数值，供改写"),),
        ("A file that ends in .json or .csv.", "以 .json 或 .csv 结尾的文件。"),
    ),
    "add": VerbHelp(
        ("Add one figure to a dataset file.", "向数据集文件添加一个数值。"),
        (
            (
                "binzhou add mine.csv gdp 2022 995.5",
                "behind the others of its indicator",
                "接在该指标其他数值之后",
            ),
        ),
        ("FILE INDICATOR PERIOD VALUE.", "文件 指标 时期 数值。"),
    ),
    "schema": VerbHelp(
        ("Print the form of a dataset file, as JSON Schema.", "输出数据集格式的 JSON Schema。"),
        (
            ("binzhou schema", "the schema itself", "完整的 Schema"),
            ("binzhou schema -f table", "its fields, as a table", "字段表"),
        ),
    ),
    "completion": VerbHelp(
        (
            "Print what lets a shell complete commands and names.",
            "输出让 shell 补全命令和名称的脚本。",
        ),
        (
            ("source <(binzhou completion bash)", "in ~/.bashrc", "写入 ~/.bashrc"),
            ("source <(binzhou completion zsh)", "in ~/.zshrc", "写入 ~/.zshrc"),
            ("binzhou completion fish | source", "in config.fish", "写入 config.fish"),
        ),
        ("bash, zsh or fish.", "bash、zsh 或 fish。"),
    ),
    "help": VerbHelp(
        ("Explain a command.", "说明一个命令。"),
        (
            ("binzhou help show", "how to use show", "show 的用法"),
            ("binzhou help show --all", "all of it, however long", "show 的全部说明"),
            ("binzhou help output", "formats, files, columns", "格式、文件、列"),
            ("binzhou help data", "other datasets, and how they are read", "其他数据集及其读法"),
        ),
        ("A command; output or data.", "命令；output 或 data。"),
    ),
}

OPTIONS: dict[str, Said] = {
    "period": ("A period or a range, as a word; adds up.", "时期或范围，同单词写法；可叠加。"),
    "area": (
        "An area, as a word; adds up; all: every area.",
        "地区，同单词写法；可叠加；all 为全部。",
    ),
    "add.area": ("Where the figure is of.", "数值所属的地区。"),
    "add.unit": ("The unit that it is written in.", "数值所用的单位。"),
    "indicator": (
        "Of these; adds up. A page shows them at a glance.",
        "只看这些指标，可叠加；页面以其为概览。",
    ),
    "topic": ("Only this topic.", "只看此主题。"),
    "unit": (
        "Another multiplier of the unit: million, 亿元.",
        "同一单位的其他数量级：million、亿元。",
    ),
    "all_periods": ("Also what is no whole year.", "含非整年的时期。"),
    "across_breaks": ("Compute across breaks in series, and mark it.", "跨断点计算，并予标注。"),
    "all_sources": (
        "Every source of a figure, and how far it is from the current one.",
        "列出同一数字的全部来源及与现用数之差。",
    ),
    "as_of": ("Only what had been published by a date.", "仅用某日以前发布的数据。"),
    "implied": (
        "Add what follows from printed growth, marked ≈.",
        "加入由公布增长推算的数值，标 ≈。",
    ),
    "average": ("Average growth per year over the span.", "整个时段的年均增长。"),
    "reported": ("Only growth that sources print.", "只看公布增长。"),
    "computed": ("Only growth from the values.", "只看计算增长。"),
    "strict": ("Doubts are faults: exit code 1.", "有存疑处即视为不合格：退出码 1。"),
    "help.all": ("Everything, however long.", "全部说明，不限一屏。"),
    "every": ("Also what is marked or noted as doubtful.", "也列出已标记或说明的存疑处。"),
    "jump": ("Points of growth from the panel's median (8).", "增长率偏离中位数的百分点（8）。"),
    "step": ("Points of a step of the whole panel (5).", "各地同步跳变的百分点（5）。"),
    "volume": ("Volume and implied deflator from --base on.", "自 --base 起的物量指数与平减指数。"),
    "by_part": ("What each part adds to growth.", "各分项对增长的贡献。"),
    "comparable": (
        "The year before on the scope of the year.",
        "按当年口径的上年值。",
    ),
    "position": ("Beside sum, median, mean and first.", "与合计、中位数、均值、第一位相比。"),
    "over": ("Over another indicator.", "与另一指标之比。"),
    "per": ("Per one of another indicator: population.", "按另一指标平均：population。"),
    "base": ("Index numbers, this period = 100.", "指数，以此时期为 100。"),
    "table.by": (
        "What stands side by side: indicator, area or period.",
        "以什么分列：indicator、area 或 period。",
    ),
    "by": (
        "What is ranked: value, growth (computed) or reported-growth.",
        "排序依据：value、growth（计算）或 reported-growth（公布）。",
    ),
    "flags": (
        "Keep bounds and doubtful figures, with their codes in columns.",
        "保留界限值和存疑数，并以代码列注明。",
    ),
    "sort": ("By a column; -COLUMN downwards.", "按某列排序；-列名 为降序。"),
    "top": ("The first N rows, and your own area.", "只留前 N 行及本地。"),
    "gaps": ("Also what has some of the periods only.", "含只有部分时期数据的指标。"),
    "chart": ("Lines from the first period to the last.", "画出首期到末期的连线。"),
    "log": ("A logarithmic scale.", "对数刻度。"),
    "size": ("Pixels of a chart file: 960x540.", "图形文件的宽和高（像素）：960x540。"),
    "theme": ("Of a chart file: light or dark.", "图形文件的主题：light 或 dark。"),
    "data": (
        "Another dataset, - for standard input; adds up; else $BINZHOU_DATA, else Binzhou.",
        "另一数据集，- 为标准输入；可叠加；默认 $BINZHOU_DATA 或滨州。",
    ),
    "lang": (
        "Language; else $BINZHOU_LANG, else the locale.",
        "语言；默认 $BINZHOU_LANG 或区域设置。",
    ),
    "format": (
        "table, csv, tsv, json, jsonl, markdown, or chart.",
        "table、csv、tsv、json、jsonl、markdown、chart。",
    ),
    "output": ("Write a file; its ending chooses the format.", "写入文件；格式依后缀。"),
    "csv": ("Same as -f csv.", "同 -f csv。"),
    "json": ("Same as -f json.", "同 -f json。"),
    "columns": ("These columns, in this order.", "只要这些列，依此次序。"),
    "labels": (
        "Heads, names and units of the language in CSV, TSV, JSON.",
        "CSV、TSV、JSON 用本语言的列名、名称和单位。",
    ),
    "no_header": ("CSV and TSV without names.", "CSV、TSV 不写列名。"),
    "map": (
        "What a column of the file is: area=2, value=GDP; roles: binzhou about FILE.",
        "文件中某列的角色：area=2、value=GDP；见 binzhou about FILE。",
    ),
    "set": (
        "What no column says: period=2023, unit=亿元.",
        "没有列说明的内容：period=2023、unit=亿元。",
    ),
    "where": ("Only these members of a dimension: sex=T.", "只取维度的这些取值：sex=T。"),
    "sheet": ("The table of a file that has several.", "文件含多个表时取哪一个。"),
    "header_row": ("The row of the heads, from 1.", "列名所在的行，从 1 起。"),
    "encoding": ("How the text of the file is encoded.", "文件的文字编码。"),
    "source": ("Who prints the figure.", "数值的来源。"),
    "note": ("What its reader must know.", "读者须知。"),
    "bom": ("CSV as Excel opens it: with a byte order mark.", "适合 Excel 的 CSV（带 BOM）。"),
}

PROGRAM: Said = (
    "Yearly indicators of a place: the figure, its unit, growth, rank and source.",
    "一地的年度指标：数值、单位、增长、位次与来源。",
)
TITLES: dict[str, Said] = {
    "usage": ("Usage: ", "用法："),
    "examples": ("Examples", "示例"),
    "words": ("Words", "单词"),
    "options": ("Options", "选项"),
    "output": ("Output, for every command", "输出，各命令通用"),
    "data": ("Data, for every command", "数据，各命令通用"),
    "also": (
        "Also: -l -f -o --csv --json … (binzhou help output), -d … (binzhou help data)",
        "各命令通用：-l -f -o --csv …（binzhou help output）、-d …（binzhou help data）",
    ),
    "rest": (
        "More: {options} (binzhou help {name} --all)",
        "另有：{options}（binzhou help {name} --all）",
    ),
    "version": ("Print the version.", "显示版本。"),
    "help": ("Print this help.", "显示本帮助。"),
    "more": ("(binzhou help COMMAND explains one)", "（binzhou help 命令 说明其一）"),
    "colon": (":", "："),
}

BRIEF: dict[str, Said] = {
    "list": ("indicators, by a word or a topic", "按词或主题列出指标"),
    "show": ("a series: value, growth, rank, source", "一个序列：数值、增长、位次、来源"),
    "table": ("years by indicators, by areas, or both", "年份×指标、年份×地区，或两者"),
    "profile": ("a place on one page", "一页看懂一地"),
    "cite": ("a ready sentence with its source", "带出处的现成句子"),
    "about": ("an indicator, or the dataset", "指标或数据集的说明"),
    "sources": ("where figures come from", "数据来源"),
    "areas": ("the areas of the dataset", "数据集中的地区"),
    "compare": (
        "what changed, what may not be compared",
        "不同时期：有何变动，何者不可比",
    ),
    "growth": ("growth, averages, index numbers", "增长、年均增长、指数"),
    "rank": ("a rank through the years, or a league table", "历年位次，或某期排名表"),
    "plot": ("a chart here or in a file", "在终端或文件中画图"),
    "check": ("whether a file is a sound dataset", "文件是否为合格的数据集"),
    "export": ("the dataset in another format", "将数据集存为其他格式"),
    "new": ("begin a dataset file", "新建数据集文件"),
    "add": ("add one figure to it", "向其中添加一个数值"),
    "schema": ("the form of a dataset file", "数据集文件的格式"),
    "completion": ("completion for bash, zsh, fish", "bash、zsh、fish 的补全"),
    "help": ("explain a command, output or data", "说明命令、输出（output）或数据（data）"),
}
"""What a verb is for, on one line of the page that lists them all."""
