"""Names of persons: which words can be one, by their surname and their length."""

from __future__ import annotations

import re

import rjieba

_SURNAMES = (
    "言赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤"
    "滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧肖尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭"
    "梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊惠甄曲家封盘芮储靳汲邴糜松井段富巫"
    "乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶黎乔苍双闻莘党翟谭劳逄姬申扶堵冉宰郦雍却璩桑桂濮牛寿通边扈燕冀浦尚农温别"
    "庄晏柴瞿阎充慕连茹习艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东殴利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾沙养鞠须丰巢关相查后荆红游竺权盖"
    "益桓公付代仝佟佘佴侍便兰冼初卓原双召叱台员喇图塔墨夙奕妫孛宦尧展岳帅巨布帖底庆应开弥弯律忻戢户才折招揭摆撒敏斐旷晋朴朵来析枚林栗根梦楚楼次欧母毋汝沃浮涂"
    "淡渠漆火牟狐玄玉玛理琴由申畅白皇睦矫矿福秘称种税竹笪米素綦红缑美羿老聊肇肖腊臣舍良苑苟英荤茆莱萨蒙蓟藏虎衣裔西覃訾谌谯豆豪贡贯赏赖赫车辜达边迟逯邝邸郄郜郸鄂鄢酒钊钦闪闫阳随隽雪雒霜零青鞠顿饶首香骞鲜鹿麦麻黑默鼓齐龚"
    "薄印宿白怀蒲邰从索咸籍卓蔺屠池阴胥能郤郏殳沃乜蒯段"
    "陳張劉黃吳趙楊許鄭謝蘇葉盧蔣蕭馬葛藍顏郭鍾魏賴閻韓龔羅呂嚴馮陸賈鄧孫錢紀關"
)
_SURNAME_SET = frozenset(_SURNAMES)
_DOUBLE = (
    "欧阳",
    "上官",
    "司马",
    "诸葛",
    "东方",
    "皇甫",
    "尉迟",
    "公孙",
    "慕容",
    "令狐",
    "司徒",
    "夏侯",
    "端木",
    "南宫",
)
_NAME = re.compile(
    "[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]\\s{1,3}[\u4e00-\u9fff]|[\u4e00-\u9fff]{1,6}(?:[·•][\u4e00-\u9fff]{1,10})+"
)
_NAMES_SPLIT = re.compile(r"[\s、,，;；/|]+")
POST = re.compile(
    r"大学|学院|研究|中心|公司|集团|教授|主任|局|委|厅|部$|办$|院|会|处|所|课题组|记者|评论员|观察员|编辑部|党校|博士|专家|书记|主席|校长|院长"
)
"""Words of posts and offices, which no name has."""
_SUPERSCRIPTS = "0123456789*＊¹²³⁴⁵[]［］"
"""Behind a name: which of the offices below is its own."""
_SPREAD = re.compile(r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff](?:[\s\u3000]{1,4}[\u4e00-\u9fff]){1,2}(?![\u4e00-\u9fff])")
"""A name with blanks between its characters: 贺　志　方."""
_UNIT = re.compile("万(?:元|人|人次|吨|户|亩|件|台|辆|套|家|美元|公里|千瓦|立方米|平方米)")
"""单位：万元, though 万 is a surname."""


def is_names(text: str) -> bool:
    """Whether a line consists of Chinese personal names only: "宋闻舟", "杨 洋 邹庆川"."""
    parts = _parts(text)
    return 0 < len(parts) <= 12 and all(_is_name(part) for part in parts)


def is_names_alone(text: str) -> bool:
    """`is_names` where nothing but the place of a line says so: 方案, 简述 and 文化 are words, though 方, 简 and 文 are surnames."""
    return is_names(text) and not all(_is_word(part) for part in _parts(text))


def _parts(text: str) -> list[str]:
    squeezed = _SPREAD.sub(lambda name: "".join(name[0].split()), text.strip())
    return [part.rstrip(_SUPERSCRIPTS) for part in _NAMES_SPLIT.split(squeezed) if part.strip(_SUPERSCRIPTS)]


def _is_word(text: str) -> bool:
    """Whether the dictionary has it, and not as a person's name (tags nr, nrfg, nrt)."""
    if not rjieba.has_word(text):
        return False
    tagged = rjieba.tag(text)
    return len(tagged) == 1 and not tagged[0][1].startswith("nr")


def _is_name(text: str) -> bool:
    if not _NAME.fullmatch(text) or _UNIT.fullmatch(text):
        return False
    if "·" in text or "•" in text or text.startswith(_DOUBLE):
        return True
    return text[0] in _SURNAME_SET and len(text) <= 3 and not POST.search(text)
