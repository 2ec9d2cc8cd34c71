"""Which areas are groups: totals and averages of others, that are never ranked among them."""

import re

WORLD_BANK = frozenset(
    [
        "AFE",
        "AFW",
        "ARB",
        "CEB",
        "CSS",
        "EAP",
        "EAR",
        "EAS",
        "ECA",
        "ECS",
        "EMU",
        "EUU",
        "FCS",
        "HIC",
        "HPC",
        "IBD",
        "IBT",
        "IDA",
        "IDB",
        "IDX",
        "INX",
        "LAC",
        "LCN",
        "LDC",
        "LIC",
        "LMC",
        "LMY",
        "LTE",
        "MEA",
        "MIC",
        "MNA",
        "NAC",
        "OED",
        "OSS",
        "PRE",
        "PSS",
        "PST",
        "SAS",
        "SSA",
        "SSF",
        "SST",
        "TEA",
        "TEC",
        "TLA",
        "TMN",
        "TSA",
        "TSS",
        "UMC",
        "WLD",
    ]
)
M49 = frozenset(
    [
        "001",
        "002",
        "005",
        "009",
        "011",
        "013",
        "014",
        "015",
        "017",
        "018",
        "019",
        "021",
        "029",
        "030",
        "034",
        "035",
        "039",
        "053",
        "054",
        "057",
        "061",
        "142",
        "143",
        "145",
        "150",
        "151",
        "154",
        "155",
        "199",
        "202",
        "419",
        "432",
        "722",
        "900",
        "901",
        "902",
        "903",
        "904",
        "905",
        "908",
        "909",
        "910",
        "911",
        "912",
        "913",
        "914",
        "915",
        "916",
        "917",
        "918",
        "920",
        "922",
        "923",
        "924",
        "925",
        "926",
        "927",
        "928",
        "931",
        "934",
        "935",
        "941",
        "947",
        "948",
        "1500",
        "1501",
        "1502",
        "1503",
        "1517",
        "1518",
        "1636",
        "1637",
        "1802",
        "1803",
        "1828",
        "1829",
        "1830",
        "1831",
        "1832",
        "1833",
    ]
)
OWID = frozenset(
    f"OWID_{each}"
    for each in [
        "WRL",
        "AFR",
        "ASI",
        "EUR",
        "NAM",
        "SAM",
        "OCE",
        "EUN",
        "EU27",
        "HIC",
        "UMC",
        "LMC",
        "LIC",
        "ASI_EXCL",
        "EUR_EXCL",
        "AGG",
        "HIPC",
        "NCA",
        "MNA",
        "SSA",
        "LAC",
        "EAP",
        "ECA",
        "SAS",
    ]
)
OTHER = re.compile(
    r"(?:EU|EA|EEA|EFTA)(?:\d{1,2})?(?:_\d{4}.*)?|EU_?V|EU27_2020.*|OECD.*|G-?7M?|G-?20|OAVG|OTO|"
    r"W|W0|W00|WXOECD|WLD|BRIICS|EA_CHG|_T|TOT|TOTAL|T|5A|5R|4T|XM|U2|I[78]|B[0-9]|V[0-9]|E[AU]\d\d"
).fullmatch
_NAMES = re.compile(
    r"(?:the )?world(?: total)?|世界|全球|全国|全省|全市|全县|全区|总计|合计|总数|平均|全国合计|合\s+计|总\s+计|全\s+国|小计|全国计|总平均|全部|(?:grand |sub-?)?totals?|"
    r"all (?:countries|areas|regions|cities|provinces|states)|total[,:] .*|"
    r"(?:the )?(?:whole|entire|all of the) (?:country|nation|province|city|region|island)|"
    r"(?:the )?country total|national(?: total| average)?|nationwide|overall|"
    r"total (?:national|nacional|general|pays|paese|country)|insgesamt|gesamt|summe|hela (?:landet|riket)|riket|hele landet|i alt|koko maa|yht\.?|"
    r"yhteensä|ensemble|total general|total général|totale|totaal|nederland totaal|ogółem|razem|"
    r"celkem|összesen|всего|合計|全国計|계|"
    r"africa|asia|europe|oceania|americas?|antarctica|"
    r"(?:north|south|latin|central|northern|southern|eastern|western|middle) "
    r"(?:america|asia|africa|europe)(?: .*)?|"
    r"(?:sub-saharan|northern|eastern|western|middle|central|south-eastern|south) (?:africa|asia)(?: .*)?|"
    r"(?:sub-saharan) africa.*|latin america.*|caribbean|middle east.*|arab (?:world|states|league).*|"
    r"east asia.*|europe (?:&|and) central asia.*|south asia(?: .*)?|north america|"
    r"(?:australia (?:and|&) new zealand|melanesia|micronesia|polynesia)|"
    r".*\b(?:income|countries|economies|demographic dividend|small states|members|average|aggregate)"
    r"(?: .*)?|european union.*|euro ?(?:area|zone).*|eu-?\d\d.*|欧盟.*|欧元区.*|oecd.*|g-?7.*|g-?20.*|"
    r"asean.*|brics.*|(?:ida|ibrd).*|.*\((?:wb|un|who|fao|ilo|sdg|m49)\)|"
    r".*(?:地区合计|地区总计|各地区|平均水平)|亚洲|非洲|欧洲|北美洲|南美洲|大洋洲|东部地区|中部地区|西部地区|东北地区",
    re.I,
).fullmatch
_COUNTRIES = re.compile(
    r"south africa|central african republic|north macedonia|northern ireland.*|western sahara|"
    r"american samoa|micronesia \(.*|federated states of micronesia",
    re.I,
).fullmatch
WHOLE = re.compile(
    r"(?:the )?world|世界|全球|全\s*国|全省|全市|总\s*计|合\s*计|grand total|total|"
    r"(?:the )?(?:whole|entire) country|total (?:national|nacional)|insgesamt|hela riket|riket|hele landet|koko maa|"
    r"ensemble|total[,:] all .*",
    re.I,
).fullmatch


def is_group(code: str, name: str, codes: str) -> str:
    """How it is known that an area is a group: ``code``, ``name``, or empty where it is none.

    Args:
        codes: whose codes the file has: ``iso3``, ``m49``, ``sdmx``, ``owid``; empty for none
            that are known, for a home-made code proves nothing.
    """
    if codes in ("iso3", "owid") and (code in WORLD_BANK or code in OWID):
        return "code"
    if codes == "m49" and code in M49:
        return "code"
    if codes == "sdmx" and (OTHER(code) or code in WORLD_BANK):
        return "code"
    return "name" if name and _NAMES(name.strip()) and not _COUNTRIES(name.strip()) else ""


def kind_of_codes(codes: "list[str]", layout: str) -> str:
    """Whose codes the areas of a file have."""
    if not codes:
        return ""
    if layout in ("sdmx", "sdmx2", "oecd", "eurostat", "jsonstat", "px"):
        return "sdmx"
    if layout in ("worldbank", "databank"):
        return "iso3"
    three = sum(1 for each in codes if re.fullmatch(r"[A-Z]{3}|OWID_\w+", each))
    if three >= 0.6 * len(codes) and len(codes) > 2:
        return "iso3"
    numeric = sum(1 for each in codes if re.fullmatch(r"\d{3,4}", each))
    return "m49" if numeric >= 0.8 * len(codes) and len(codes) > 2 else ""
