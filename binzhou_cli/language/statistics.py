"""Sentences: Measures of statistics, their refusals and what check doubts."""

SENTENCES: dict[str, tuple[str, str]] = {
    "title.doubts": (
        "{file} is a sound dataset; {n} figures to look at",
        "{file} 是合格的数据集；{n}处宜核对",
    ),
    "title.doubts.one": (
        "{file} is a sound dataset; 1 figure to look at",
        "{file} 是合格的数据集；1处宜核对",
    ),
    "check.holds": (
        "{indicators} indicators, {areas} areas, {sources} sources, {n} figures",
        "{indicators}项指标、{areas}个地区、{sources}个来源、{n}个数值",
    ),
    "check.marked": (
        "{n} more are marked or noted in the dataset: --all lists them",
        "另有{n}处在数据集中已有标记或说明：--all 列出",
    ),
    "error.threshold": (
        "{option} takes a number above zero, not {text}.",
        "{option} 须为正数，不能是 {text}。",
    ),
    "col.expected": ("expected", "预期"),
    "col.ratio": ("ratio", "比值"),
    "col.beside": ("beside", "对照"),
    "doubt.repeat.short": ("repeats the year before", "与上年相同"),
    "doubt.jump.short": ("stands out from the panel", "偏离各地"),
    "doubt.panel-step.short": (
        "a step of the whole panel: a break that nobody stated?",
        "各地同步跳变：未注明的断点？",
    ),
    "doubt.sum.short": ("parts and whole", "分项与合计"),
    "doubt.identity.short": ("per head and population", "人均与人口"),
    "doubt.reported-is-computed.short": (
        "printed growth is that of the values",
        "公布增长即数值之比",
    ),
    "doubt.reported-differs.short": ("printed and computed growth", "公布增长与计算增长"),
    "doubt.rank.short": ("printed rank", "公布位次"),
    "doubt.repeat": (
        "repeat: equals the year before, or nearly where most members moved; expected: that year",
        "repeat：与上年相同，或在多数地区变动时几乎相同；预期值为上年数值",
    ),
    "doubt.jump": (
        "jump: growth far from the median of the panel (--jump, and 3 times its spread); expected: the year before grown by the median",
        "jump：增长率远离各地中位数（--jump，且超过其离散度的3倍）；预期值为上年按中位数增长",
    ),
    "doubt.panel-step": (
        "panel-step: half of the members moved one way against the years beside (--step); in per cent",
        "panel-step：半数成员与前后年份反向变动（--step）；单位为百分比",
    ),
    "doubt.sum": (
        "sum: the parts do not sum to the whole within their digits",
        "sum：分项之和与合计不符，超出位数误差",
    ),
    "doubt.identity": (
        "identity: not within 2 % of the whole over the mean population",
        "identity：与总量除以平均人口相差2%以上",
    ),
    "doubt.reported-is-computed": (
        "reported-is-computed: printed rates equal those of the values in so many members: at current prices?",
        "reported-is-computed：公布增长率与数值之比相同的成员数：是否按现价？",
    ),
    "doubt.reported-differs": (
        "reported-differs: printed less computed growth far from the median of the panel (--jump); expected: computed, moved by the median; in per cent",
        "reported-differs：公布与计算增长之差远离各地中位数（--jump）；预期值为计算增长加该中位数；单位为百分比",
    ),
    "doubt.rank": (
        "rank: a printed place that the table of the nearest period does not give; expected: that of the table",
        "rank：公布位次与最近时期的排名表不符；预期值为表中位次",
    ),
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
