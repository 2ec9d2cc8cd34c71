"""Sentences: Measures of statistics, their refusals and what check doubts."""

SENTENCES: dict[str, tuple[str, str]] = {
    "title.growth.plain": ("{name}, growth computed", "{name}计算增长率"),
    "title.growth.points": ("{name}, change on the year before", "{name}比上年的变动"),
    "error.too_few.growth": (
        "{name}, cannot be ranked for {period}: {n} of {of} members have a sound rate, and a rank needs more than half: {reason}.",
        "{period}的{name}无法排名：{of}个成员中只有{n}个有可用的增长率，排名需要半数以上：{reason}。",
    ),
    "note.rank.near": (
        "an interval also holds the members whose growth the digits of the figures cannot part",
        "位次区间亦含按数据位数无法分辨增长率高低者",
    ),
    "note.two_sources.some": (
        "the growth of {areas} joins two sources",
        "{areas}增长率的前后两数来自两个来源",
    ),
    "caveat.doubtful-base": (
        "growth from a doubtful figure of {period}",
        "以{period}存疑数据为基数",
    ),
    "caveat.doubtful-base.reason": (
        "growth from a doubtful figure of {period}: {reason}",
        "以{period}存疑数据为基数：{reason}",
    ),
    "caveat.nominal-rate": (
        "the growth printed for {period} is at current prices, not at constant ones",
        "{period}的公布增长按现价计算，非可比价格",
    ),
    "short.doubtful-base": ("doubtful base", "基数存疑"),
    "short.nominal-rate": ("nominal", "名义值"),
}
