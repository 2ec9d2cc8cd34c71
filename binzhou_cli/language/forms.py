"""What ``schema`` says in Chinese: the English stands with the models, whose schema it is.

Loaded for the form of a dataset file alone.
"""

MODELS = {
    "Dataset": "数据集", "Area": "地区", "Break": "断点", "Dimension": "维度",
    "Indicator": "指标", "Member": "取值", "Observation": "观测值", "Parts": "分项",
    "ReportedGrowth": "公布增长", "ReportedRank": "公布位次", "Source": "来源", "Text": "双语文本",
    "Topic": "主题", "Unit": "单位",
}  # fmt: skip
"""The models of a file."""

TYPES = {
    "string": "文本", "number": "数值", "integer": "整数", "boolean": "true 或 false",
    "object": "对象", "any": "任意",
}  # fmt: skip
"""The types of JSON."""

MANY, OR = "{of}列表", "或"

DESCRIPTIONS = {
    "Address of this schema.": "本模式的地址。",
    "What the dataset is called.": "数据集的名称。",
    "Its edition.": "版本。",
    "The area meant when none is named.": "未指明地区时所指的地区。",
    "Indicators a first screen shows.": "首屏显示的指标。",
    "What figures are about.": "数值所属的地区。",
    "What figures are measured in.": "数值的计量单位。",
    "Groups of indicators.": "指标的分组。",
    "What else tells series apart.": "区分序列的其他维度。",
    "Where figures come from.": "数值的来源。",
    "What is measured.": "所统计的指标。",
    "A code that no other area has.": "代码，各地区不得相同。",
    "Its name.": "名称。",
    "Code of the area it is part of.": "上级地区的代码。",
    "The last period in which it existed.": "存在的最后一个时期。",
    "Code of the area that holds it since.": "此后并入的地区的代码。",
    "What a reader of its figures must know.": "使用其数值须知。",
    "area; group for a total or an average of areas; none for no area at all.": (
        "area 为地区；group 为若干地区的合计或平均；none 为不属于任何地区。"
    ),
    "What its parts are called: cities.": "下级地区的统称，如“市”。",
    "The last period on the old basis.": "旧口径的最后一个时期。",
    "The first period on the new basis.": "新口径的第一个时期。",
    "What changed, as a phrase.": "何处改变，用短语写明。",
    "Codes of the areas concerned; none means all.": "所涉地区的代码；不写为全部。",
    "What indicators call it.": "指标中引用的代号。",
    "Its values.": "各取值。",
    "Short, what a person types: gdp, NY.GDP.MKTP.CD.": "简短，供输入：gdp、NY.GDP.MKTP.CD。",
    "Other names, in any language.": "其他名称，语言不限。",
    "Id of its topic.": "所属主题的代号。",
    "How change is spoken of: per cent (level), points (share, rate, index) ….": (
        "变动的说法：百分比（level）、百分点或点（share、rate、index）等。"
    ),
    "Id of the unit of its figures.": "数值单位的代号。",
    "Ids of the units it is shown in.": "显示所用单位的代号。",
    "What is meant, in a sentence.": "一句话定义。",
    "Which direction is the better one.": "何种方向为优。",
    "On what its reported growth stands by practice.": "公布增长惯用的口径。",
    "Whether figures of areas may be added up.": "各地区数值能否相加。",
    "What sums to it.": "合计为该指标的各项。",
    "Members of dimensions that tell it apart.": "区别该指标的各维度取值。",
    "Where its basis changed.": "口径改变之处。",
    "Its figures.": "各数值。",
    "Its code.": "代码。",
    "Code of the area.": "地区代码。",
    "2022, 2022-Q3, 2022-09, 2019/2022 ….": "2022、2022-Q3、2022-09、2019/2022 等。",
    "The figure as printed.": "公布的数值，照录。",
    "The words of a fact.": "文字型事实的内容。",
    "Value, approximation or bound.": "确数、约数或界限值。",
    "Codes of SDMX CL_OBS_STATUS.": "SDMX CL_OBS_STATUS 代码。",
    "Growth the source prints.": "来源公布的增长。",
    "Rank the source prints.": "来源公布的位次。",
    "Unit, if not that of the indicator.": "单位，与指标单位不同时填写。",
    "Who prints it.": "来源的代号。",
    "The one to show where several sources print it.": "多个来源并存时以此为准。",
    "To be shown, but not ranked.": "显示，但不参与排名。",
    "The sentence that states it.": "载有该数值的原句。",
    "The place that states it.": "载有该数值的位置。",
    "What its reader must know.": "读者须知。",
    "Its parts in per cent of it.": "以占比表示的各分项。",
    "Its parts in its own unit.": "以同一单位表示的各分项。",
    "Per cent, year on year.": "同比，百分比。",
    "On what it stands.": "所依口径。",
    "Where it is printed, if elsewhere.": "刊载位置，与数值不同处时填写。",
    "1 is the first.": "1 为第一。",
    "Code of the area among whose parts it is.": "在其下级中排名的上级地区的代码。",
    "How many are ranked.": "参与排名的个数。",
    "What figures call it.": "数值中引用的代号。",
    "Its whole title.": "完整标题。",
    "Its name under a table.": "表下所用的简称。",
    "Who published it.": "发布者。",
    "Its address.": "网址。",
    "When it was published: 2022, 2011-01, 2023-03-10.": "发布时间：2022、2011-01、2023-03-10。",
    "A year whose boundaries it uses in every period.": "各期统一采用其行政区划的年份。",
    "What a reader should know of it.": "关于该来源的说明。",
    "The English text.": "英文文本。",
    "The Chinese text.": "中文文本。",
    "What indicators and figures call it.": "指标和数值中引用的代号。",
    "What is measured: CNY, PS (persons), PT (per cent) ….": "计量对象：CNY、PS（人）、PT（%）等。",
    "The power of ten: 8 for 100 million.": "10 的幂次：8 为亿。",
    "The bare unit, without the power of ten.": "不含幂次的单位。",
    "How a person reads it, with the power of ten.": "供阅读的单位名称，含幂次。",
}
