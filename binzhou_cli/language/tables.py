"""Sentences: tables that lie with an engine."""

SENTENCES: dict[str, tuple[str, str]] = {
    "about.rows": ("rows", "行"),
    "tables.not_utf8": (
        "{path} is no UTF-8: a very large or packed text is read as UTF-8 alone.",
        "{path} 不是 UTF-8：很大或压缩的文本只按 UTF-8 读取。",
    ),
    "tables.encoding": (
        "{path} is {name}: a very large or packed text is read as UTF-8 alone.",
        "{path} 的编码为 {name}：很大或压缩的文本只按 UTF-8 读取。",
    ),
    "tables.encoding.hint": (
        "This makes it so: {command}",
        "可这样转换：{command}",
    ),
    "tables.at_line": ("See {place}.", "见{place}。"),
    "tables.quote": (
        '{path} {place}: a quotation mark is not closed, or text follows it. Double those within a cell: "".',
        '{path} {place}：引号未闭合，或其后还有文字。单元格内的引号须写两次：""。',
    ),
    "tables.form": (
        "{path} reads as {form}, which is read whole and so up to {size} MB.",
        "{path} 读作{form}，须整体读取，限 {size} MB 以内的文本。",
    ),
    "tables.form.hint": (
        "Cut it to the indicators and areas that are needed, or take it as SDMX-CSV, a long CSV or Parquet: they are scanned at any size.",
        "请裁剪为所需的指标和地区，或改用 SDMX-CSV、长表 CSV 或 Parquet：它们不限大小。",
    ),
    "tables.only_text": (
        "{path} is packed and holds no table of text.",
        "{path} 已压缩，其中没有文本表格。",
    ),
    "tables.no_files": ("{path}: there are no such files.", "{path}：没有这样的文件。"),
    "tables.engine": ("{path}: {engine} says: {reason}", "{path}：{engine} 报告：{reason}"),
    "tables.together": (
        "{path} is opened alone: only Parquet files make up one dataset.",
        "{path} 须单独打开：只有多个 Parquet 文件可合为一个数据集。",
    ),
    "tables.too_many": (
        "{path}: the answer takes about {n} figures, more than {most} do not fit into memory.",
        "{path}：结果约需 {n} 个数值，超过 {most} 个则内存无法容纳。",
    ),
    "tables.too_many.hint": (
        "Name some: of these {all} indicators about {n} at a time, or all of them for fewer areas or periods.",
        "请分批指定：这 {all} 个指标每次约 {n} 个，或减少地区或时期。",
    ),
    "tables.too_many.one": (
        "Name areas or periods.",
        "请指定地区或时期。",
    ),
    "tables.row": ("{path}, row {place}: {reason}", "{path}，行 {place}：{reason}"),
    "tables.row.value": ("“{found}” is not what may stand there", "“{found}”不能出现在该处"),
    "tables.row.code": ("“{found}” is not known", "未知的“{found}”"),
    "tables.row.holds": ("row with {cells}", "含 {cells} 的行"),
    "tables.differ": (
        "{path}: {indicator}, {area}, {period} is {one} and {other}. Tell the column that parts them, --map dim=…, or skip one, --where.",
        "{path}：{indicator}，{area}，{period} 为 {one} 和 {other}。请指明区分二者的列 --map dim=…，或以 --where 略去其一。",
    ),
    "tables.no_metadata": (
        "{path} is no metadata of a dataset: binzhou schema tells its form.",
        "{path} 不是数据集的元数据：格式见 binzhou schema。",
    ),
    "tables.address": ("{address} is no address of a database.", "{address} 不是数据库地址。"),
    "tables.address.at": (
        "{address}: @ in a password is written %40, : as %3A, / as %2F.",
        "{address}：密码中的 @ 须写作 %40，: 写作 %3A，/ 写作 %2F。",
    ),
    "tables.no_driver": (
        "{dialect}: there is no driver for it.",
        "{dialect}：没有相应的驱动程序。",
    ),
    "tables.no_driver.hint": ("pip install '{package}'", "pip install '{package}'"),
    "tables.no_connection": ("{path}: no connection: {reason}", "{path}：无法连接：{reason}"),
    "tables.lost": ("{path}: the connection is lost: {reason}", "{path}：连接中断：{reason}"),
    "tables.no_table": ("{path}: no such table: {reason}", "{path}：没有这样的表：{reason}"),
    "tables.others": (
        "That is {name}, the first of its tables; --sheet NAME takes another: {names}.",
        "以上是其中第一个表 {name}；用 --sheet NAME 可取其他表：{names}。",
    ),
    "tables.no_column": ("{path}: no such column: {reason}", "{path}：没有这样的列：{reason}"),
    "tables.cancelled": ("{path}: the server ended the query.", "{path}：服务器终止了查询。"),
    "tables.cancelled.hint": (
        "It gives a query only so long: name indicators, areas or periods, or take a table that holds less, --sheet NAME.",
        "服务器限制了查询时间：请指定指标、地区或时期，或用 --sheet NAME 选较小的表。",
    ),
    "tables.no_right": (
        "{path}: this user may not read it: {reason}",
        "{path}：该用户无权读取：{reason}",
    ),
    "reading.asking": ("asking for figures", "正在查询数值"),
}
