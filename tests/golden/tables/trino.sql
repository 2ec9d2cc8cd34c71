-- one series
SELECT "wide"."in""di`cators"."period", "wide"."in""di`cators"."value"
FROM "wide"."in""di`cators"
WHERE "wide"."in""di`cators"."indicator" IN (:param_1, :param_2) AND ("wide"."in""di`cators"."area" IN (:param_3) OR "wide"."in""di`cators"."area" IS NULL)
{"param_1": "gdp", "param_2": "it's", "param_3": "CN"}

-- names
SELECT DISTINCT "wide"."in""di`cators"."indicator"
FROM "wide"."in""di`cators"
WHERE "wide"."in""di`cators"."value" IS NOT NULL AND (CAST("wide"."in""di`cators"."value" AS VARCHAR) NOT IN (:param_1_1, :param_1_2)) ORDER BY "wide"."in""di`cators"."indicator"
{"param_1_1": "", "param_1_2": "NaN"}

-- sample
SELECT "wide"."in""di`cators"."indicator", "wide"."in""di`cators"."area", "wide"."in""di`cators"."period", "wide"."in""di`cators"."value"
FROM "wide"."in""di`cators"
LIMIT :param_1
{"param_1": 5000}

-- counts
SELECT counted.g0, sum(counted.n) AS sum_1, sum(CASE WHEN (counted.n > :n_1) THEN :param_1 ELSE :param_2 END) AS sum_2
FROM (SELECT "wide"."in""di`cators"."indicator" AS g0, "wide"."in""di`cators"."area" AS a0, sum(CASE WHEN ("wide"."in""di`cators"."value" IS NOT NULL AND (lower(trim(CAST("wide"."in""di`cators"."value" AS VARCHAR))) NOT IN (:lower_1_1, :lower_1_2, :lower_1_3, :lower_1_4, :lower_1_5, :lower_1_6, :lower_1_7, :lower_1_8, :lower_1_9, :lower_1_10, :lower_1_11, :lower_1_12, :lower_1_13, :lower_1_14, :lower_1_15, :lower_1_16, :lower_1_17, :lower_1_18, :lower_1_19, :lower_1_20, :lower_1_21, :lower_1_22, :lower_1_23, :lower_1_24, :lower_1_25, :lower_1_26, :lower_1_27, :lower_1_28, :lower_1_29, :lower_1_30, :lower_1_31, :lower_1_32, :lower_1_33, :lower_1_34, :lower_1_35, :lower_1_36, :lower_1_37, :lower_1_38, :lower_1_39, :lower_1_40, :lower_1_41, :lower_1_42, :lower_1_43, :lower_1_44, :lower_1_45, :lower_1_46, :lower_1_47))) THEN :param_3 ELSE :param_4 END) AS n
FROM "wide"."in""di`cators"
WHERE "wide"."in""di`cators"."indicator" IN (:param_5, :param_6) GROUP BY "wide"."in""di`cators"."indicator", "wide"."in""di`cators"."area") AS counted GROUP BY counted.g0 ORDER BY counted.g0
{"n_1": 0, "param_1": 1, "param_2": 0, "param_3": 1, "param_4": 0, "param_5": "gdp", "param_6": "it's", "lower_1_1": "", "lower_1_2": "#n/a", "lower_1_3": "#na", "lower_1_4": "(na)", "lower_1_5": "-", "lower_1_6": "--", "lower_1_7": ".", "lower_1_8": "..", "lower_1_9": "...", "lower_1_10": "....", "lower_1_11": ".....", "lower_1_12": "......", "lower_1_13": "/", "lower_1_14": ":", "lower_1_15": "c", "lower_1_16": "k. a.", "lower_1_17": "k.a.", "lower_1_18": "missing", "lower_1_19": "n.a", "lower_1_20": "n.a.", "lower_1_21": "n.d.", "lower_1_22": "n/a", "lower_1_23": "n/d", "lower_1_24": "na", "lower_1_25": "nan", "lower_1_26": "nd", "lower_1_27": "no data", "lower_1_28": "none", "lower_1_29": "not applicable", "lower_1_30": "not available", "lower_1_31": "null", "lower_1_32": "x", "lower_1_33": "–", "lower_1_34": "—", "lower_1_35": "——", "lower_1_36": "…", "lower_1_37": "……", "lower_1_38": "──", "lower_1_39": "不详", "lower_1_40": "无", "lower_1_41": "无数据", "lower_1_42": "暂无", "lower_1_43": "未公布", "lower_1_44": "空", "lower_1_45": "缺", "lower_1_46": "缺失", "lower_1_47": "－"}
