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
    "caveat.rate-basis": (
        "growth of {period} is not at constant prices: {basis}",
        "{period}的增长并非按可比价格：{basis}",
    ),
    "caveat.no-parts": ("a part has no figure", "缺分项数据"),
    "caveat.doubtful-part": (
        "{name} of {period} is doubtful or on another definition",
        "{period}的{name}存疑或口径不同",
    ),
    "caveat.parts-sum": (
        "the parts of {period} sum to {total}, not to 100",
        "{period}各分项之和为{total}，不是100",
    ),
    "caveat.few-members": (
        "{n} members have a figure, and a panel needs {least}",
        "只有{n}个成员有数据，需要{least}个",
    ),
    "caveat.left-out-sum": (
        "no sums: a member is left out",
        "有成员未计入，不作合计",
    ),
    "caveat.not-additive": (
        "{name} is not a quantity that adds up: no share of a sum",
        "{name}不可相加，不计占比",
    ),
    "caveat.other-boundary": ("the two stand on different boundaries", "两者行政区划范围不同"),
    "short.other-boundary": ("boundary", "区划不同"),
    "short.few-members": ("few members", "成员过少"),
    "short.left-out-sum": ("no sums", "不作合计"),
    "short.not-additive": ("no sums", "不作合计"),
    "short.rate-basis": ("basis", "依据不同"),
    "short.no-parts": ("no parts", "缺分项"),
    "short.doubtful-part": ("doubtful", "存疑"),
    "short.parts-sum": ("no sum", "合计不符"),
    "error.one_indicator": (
        "{option} takes one indicator, not {names}.",
        "{option} 只取一个指标，不能是 {names}。",
    ),
    "error.needs_level": (
        "{option} needs a level; {name} is a {kind}.",
        "{option} 需要绝对数；{name} 是{kind}。",
    ),
    "error.needs_figures": (
        "{option} needs figures to rank; {name} is a {kind}.",
        "{option} 需要可排名的数值；{name} 是{kind}。",
    ),
    "error.volume_base": (
        "--volume needs a base: --base 2001.",
        "--volume 需要基期：--base 2001。",
    ),
    "error.no_volume": (
        "No volume of {name}, {area}, from {base} on: {reason}.",
        "{area}的{name}自{base}起没有物量指数：{reason}。",
    ),
    "error.no_parts": ("{name} has no parts in the dataset.", "数据集中没有{name}的分项。"),
    "error.no_contributions": (
        "No contributions to the growth of {name}: {reason}.",
        "{name}的增长没有分项贡献：{reason}。",
    ),
    "error.no_previous": (
        "No previous value of {name}: {reason}.",
        "{name}没有可比上年值：{reason}。",
    ),
    "error.no_position": (
        "No position by {name}: {reason}.",
        "无法按{name}说明所处位置：{reason}。",
    ),
    "error.no_ratio": (
        "No ratio of {top} to {bottom}: {reason}.",
        "{top}与{bottom}没有比值：{reason}。",
    ),
    "error.per_same": ("{name} has the same unit: use --over.", "{name}单位相同：请用 --over。"),
    "empty.ratio": (
        "{top} and {bottom} have no period in common.",
        "{top}与{bottom}没有共同的时期。",
    ),
    "empty.previous": ("No figure with printed growth.", "没有带公布增长的数值。"),
    "title.volume": (
        "{name}: volume and implied deflator, {base} = 100",
        "{name}：物量指数与隐含平减指数，{base} = 100",
    ),
    "title.contributions": ("{name}: what each part adds to growth", "{name}：各分项对增长的贡献"),
    "title.previous": (
        "{name}: the year before on the scope of the year",
        "{name}：按当年口径的上年值",
    ),
    "title.position": ("{name}: position among the {areas}", "{name}：在{areas}中所处位置"),
    "title.ratio": ("{top} over {bottom}", "{top}与{bottom}之比"),
    "at_current_prices.growth": ("growth at current prices, percentage points", "现价增长，百分点"),
    "col.volume": ("volume", "物量指数"),
    "col.nominal": ("values", "现值指数"),
    "col.deflator": ("deflator", "平减指数"),
    "col.deflator_change": ("deflator\n%", "平减指数\n变动%"),
    "col.rounding": ("± %", "± %"),
    "col.part": ("part", "分项"),
    "col.share_from": ("share\nbefore", "上年\n比重"),
    "col.share_to": ("share", "比重"),
    "col.contribution": ("adds, pp", "贡献\n百分点"),
    "col.of_growth": ("% of\ngrowth", "占增长%"),
    "col.before_printed": ("year before\nas printed", "上年值\n（公布）"),
    "col.before_comparable": ("year before\nsame scope", "上年值\n（同口径）"),
    "col.share_of_sum": ("% of sum", "占合计%"),
    "col.to_median": ("% of\nmedian", "与中位数\n之比%"),
    "col.to_mean": ("% of\nmean", "与均值\n之比%"),
    "col.to_leader": ("% of\nfirst", "与第一位\n之比%"),
    "col.leader": ("first", "第一位"),
    "col.gap_above": ("below\nnext", "与前一位\n之差"),
    "col.gap_below": ("above\nnext", "与后一位\n之差"),
    "col.ratio_value": ("ratio", "比值"),
    "col.change_pp": ("change,\npp", "变动\n百分点"),
    "col.numerator": ("over the line", "分子"),
    "col.denominator": ("under the line", "分母"),
    "volume.stops": ("stops: {reason}", "至此为止：{reason}"),
    "note.volume": (
        "derived: printed growth at constant prices, chained; deflator: the prices that values and volume imply",
        "推算：公布的可比价格增长连乘；平减指数为现值与物量所隐含的价格变动",
    ),
    "note.two_vintages": (
        "the deflator is implied by two vintages: value and growth come from two sources",
        "平减指数由两个来源的数值与增长得出",
    ),
    "note.no_deflator": ("no deflator across a break: {reason}", "跨断点不计平减指数：{reason}"),
    "note.rounding": (
        "± half the width that the digits of the rates leave open, at the end {width} %",
        "± 为增长率位数所致误差的一半，末期为{width}%",
    ),
    "note.contributions": (
        "derived from shares and values; contributions to growth at constant prices need volumes of the parts, which the dataset has not",
        "由比重与数值推算；对实际增长的贡献需要各分项物量，数据集中没有",
    ),
    "note.contributions.sum": ("sum {total}, growth {growth} %", "合计{total}，增长{growth}%"),
    "note.no_contributions": ("no contributions: {reason}", "不计贡献：{reason}"),
    "note.previous": (
        "≈ derived: value / (1 + printed growth / 100), last year on the scope of this year; where it differs from the value printed a year ago, the scope changed or was revised",
        "≈ 推算：数值 /（1 + 公布增长/100），即按当年口径的上年值；与上年公布值不同时，口径有变或有修订",
    ),
    "note.no_previous": ("no previous value: {reason}", "不推算上年值：{reason}"),
    "note.position": (
        "computed among the {areas} that have a figure, each counted alike; the sum is theirs, not a total of the whole area",
        "按有数据的{areas}计算，各成员等权；合计为各成员之和，非全省数",
    ),
    "note.ratio": (
        "derived: the first over the second, of the same area and period",
        "推算：同一地区同一时期两者之比",
    ),
    "note.no_ratio": ("no ratio: {reason}", "不计比值：{reason}"),
    "note.no_change": ("no change: {reason}", "不计变动：{reason}"),
    "note.derived.two_sources": ("the two figures come from two sources", "两数来自两个来源"),
    "ratio.mean": ("over the mean of two year-ends", "分母为两个年末数的平均"),
    "ratio.end": (
        "over the year-end: that of the year before is missing or not comparable",
        "分母为年末数：缺上年末数或不可比",
    ),
    "panel.members": ("{n} of {of} members", "{of}个成员中的{n}个"),
    "panel.sum": ("sum {total}", "合计{total}"),
    "panel.median": ("median {median}", "中位数{median}"),
    "panel.cv": ("coefficient of variation {cv}", "变异系数{cv}"),
    "panel.spread": ("largest over smallest {spread}", "最大与最小之比{spread}"),
    "panel.top3": ("top three {share} %, Herfindahl {hhi}", "前三位占{share}%，赫芬达尔指数{hhi}"),
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
    "note.rates_differ": (
        "printed and computed growth differ by 8 points more than in most of the panel (binzhou check)",
        "公布与计算增长之差偏离各地中位数8个百分点以上（见 binzhou check）",
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
