"""Table KINDS: by which last word a name shows what it names. A new kind of name is a row.

Heads are tried longest first over the whole table. `free` heads may also end a name without a place or institution in it,
when it is long enough to be one thing's (…监测管理系统); the others need an anchor. QUOTED_HEADS end names only after a quoted
part: “甲”模式.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """One class of names."""

    type: str
    heads: tuple[str, ...]
    free: bool = False
    shortest: int = 4
    """Code points of the shortest name, head included."""


KINDS: tuple[Kind, ...] = (
    Kind(
        "platform",
        tuple(
            "平台 系统 数据库 信息库 资料库 资源库 语料库 知识库 大脑 驾驶舱 一张图 一张网 图谱 地图 档案 门户网站 网站 小程序 客户端 公众号 APP App 智能体 大模型 算力网 云平台"
            " 政务云 政务网 中台 中控台 展板 交换体系 大数据体系 智算中心 超算中心 数据中心 算力中心 云计算中心 治理中心 运行中心 指挥中心 调度中心 学堂 云课堂 学堂在线 平臺 系統 資料庫 入口網".split()
        ),
        free=True,
    ),
    Kind(
        "organisation",
        tuple(
            "委员会 办公厅 办公室 组织部 宣传部 统战部 政法委 党校 行政学院 大学 学院 研究院 研究所 研究会 学会 协会 联合会 商会 总会 促进会 联盟 集团 公司 银行 交易所 交易中心 基金会 法院 检察院 医院 卫生院"
            " 出版社 报社 电视台 中学 小学 学校 幼儿园 图书馆 博物馆 美术馆 科技馆 文化馆 总局 管理局 财政局 统计局 数据局 税务局 监管局 教育局 公安局 农业农村局 分局 总队 支队 科委 经委 建委 农委 管理处 信息处 管委会 国资委 发改委 发展改革委"
            " 经信委 农业农村委 教委 卫健委 网信办 大数据局 数据管理局 联席会议 领导小组 工作专班 转移中心 服务中心 研究中心 技术中心 检测中心 中心 工作站 合作社 财政厅 教育厅 科技厅 工信厅 商务厅 文旅厅 交通运输厅"
            " 民政厅 人社厅 司法厅 公安厅 水利厅 工信局 商务局 民政局 科技局 文旅局 市委 省委 区委 县委 州委 委員會 協會 基金會 大學 學院 銀行 醫院 研究院".split()
        ),
    ),
    Kind(
        "programme",
        tuple(
            "工程 行动 计划 战略 项目 大会 论坛 峰会 博览会 交易会 大赛 创新中心 实验室 示范项目 专项行动 行动计划 课程版块 系列课程 专题班 应用基地 示范基地 备份基地 中试基地 创新基地 产业基地 服务圈 生活圈"
            " 联合体 共同体 人才高地 聚集高地 数据市场 备份中心 系列活动 文化节 艺术节 消费节 购物节 购物季 消费季 計畫 工程 論壇".split()
        ),
        shortest=5,
    ),
    Kind(
        "region-cluster",
        tuple(
            "经济圈 都市圈 城市群 经济带 经济区 城镇群 先进制造业集群 产业集群 集群 科学城 科技城 大学城 产业园 产业园区 科技园 软件园 工业园 工业园区 孵化园 示范园 园区 示范区 先行示范区 试验区 综合试验区"
            " 自贸区 自由贸易试验区 自由贸易区 自贸港 高新区 高新技术产业开发区 经开区 经济技术开发区 开发区 新区 合作区 创新区 创新示范区 先导区 保税区 综保区 大走廊 走廊 产业带 陆港 空港 港区 片区 产业城"
            " 科學園區 園區".split()
        ),
    ),
)

QUOTED_HEADS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("policy-nickname", ("架构", "体系", "布局", "战略", "改革", "产业群")),
    ("case", ("模式", "经验", "做法", "样板")),
    ("programme", ("品牌", "课堂", "课程", "贷", "竞赛", "赛事", "志愿服务", "试点", "专项", "活动月", "活动周")),
    ("platform", ("应用", "服务号", "机器人", "助手", "码", "公园", "专区", "数字人")),
)
"""What may follow a quoted name and belong to it, besides the heads of KINDS: “网约”模式, “甲办”政务应用."""

_HEADS: dict[str, Kind] = {head: kind for kind in reversed(KINDS) for head in kind.heads}
LAST_CHARACTERS = frozenset(head[-1] for head in _HEADS)
"""No name of KINDS ends in another character: a cheap first look."""
_LONGEST_HEAD = max(map(len, _HEADS))
_QUOTED: dict[str, str] = {head: kind for kind, heads in QUOTED_HEADS for head in heads}


def head_of(text: str) -> tuple[str, Kind] | None:
    """The longest head that ends these words, with its row."""
    for size in range(min(_LONGEST_HEAD, len(text)), 1, -1):
        if kind := _HEADS.get(text[-size:]):
            return text[-size:], kind
    return None


def quoted_head_of(text: str) -> str | None:
    """Type of a name whose quoted part is followed by these words, or None."""
    if (head := head_of(text)) is not None:
        return head[1].type
    for size in range(min(3, len(text)), 0, -1):
        if kind := _QUOTED.get(text[-size:]):
            return kind
    return None
