"""Which words begin, end and hold a name: verbs that govern it, verbs that stand inside it, words that do not begin it."""

from __future__ import annotations

from generator.text.segment import Token

GOVERNORS = frozenset(
    """
    打造 搭建 构建 建成 建立 创建 组建 成立 设立 实施 启动 推出 上线 推动 推进 开展 加快 支持 依托 利用 运用 借助 接入 发布 举办 举行 召开 入选 获批 推广 完善 健全 深化 强化 加强 优化 首创
    布局 探索 形成 培育 促进 实现 统筹 整合 引导 鼓励 引入 引进 参与 加入 进入 走进 融入 纳入 共建 建好 用好 做好 抓好 办好 落实 制定 编制 印发 出台 通过 作为 成为 属于 位于 来自 围绕 面向 聚焦 对标
    携手 会同 拓展 部署 授予 评为 命名 更名 入驻 落户 落地 投入 申报 承担 主办 承办 协办 牵头 委托 指导 推荐 选择 采用 使用 立足 链接 连接 打通 贯通 支撑 引领 赋能 助力 带动 驱动 激活 释放 发挥 夯实 筑牢 巩固 扩大
    提升 提高 改造 改版 完成 取得 获得 荣获 获评 增设 新建 扩建 筹建 在建 出席 参加 合力 持续 参考 紧扣 赋予 确保 沿用 满足 推行 绘制 充分 全面 精准 深度 广泛 科学 主动 积极 整个 不同 參與 推動 建置 辦理 設立 規劃 補助 以 是 为 系 即 称 叫 有 用 由 经 到 达 入 获 推 促 抓 强 看 与 及 和
    """.split()
)
"""Words that govern or join a name and are not part of it, wherever they stand before it."""

STARTERS = frozenset("建设 开放 集成 研发 发展 规划 改革 运营 合作 应用 开发 改造 联合 协同 升级 组织 管理好".split())
"""Nouns as often as verbs: they govern where the words begin with them or a verb or adverb stands before (加快建设…)."""

_JOINTLY = frozenset("联合 协同 合作 组织 共同".split())

_INNER_VERBS = frozenset(
    """
    创新 应用 溯源 追溯 互助 监测 合作 学习 支教 培训 管理 服务 交易 研发 孵化 转移 转化 流通 登记 授权 运营 开放 共享 开发 利用 示范 试验 协作 推广 展示 展览 调度 指挥 运行 治理 分析 决策 预警 监管 审批 认证 评价 评估 检测
    检验 检查 观测 计算 存储 备份 制造 加工 生产 销售 营销 采购 招标 投标 供应 配送 救援 救助 养老 养殖 种植 保护 修复 防控 防治 扶贫 帮扶 就业 创业 招聘 教学 教育 科研 研究 实验 测试 中试 仿真 感知 定位 导航 通信 传输 交换
    互联 融合 协同 联动 集成 对接 撮合 结算 支付 融资 担保 投资 理财 保险 征信 执法 举报 投诉 调解 仲裁 诉讼 公证 咨询 问答 检索 查询 搜索 翻译 阅读 出版 传播 直播 出行 停车 充电 换电 储能 发电 输电 配电 供电 供水 排水 联合
    公开 申报 申请 办事 办理 诊疗 诊断 医疗 康养 护理 托育 体检 报销 缴费 纳税 征收 贷款 信贷 授信 上网 出海 进村 入户 出村 进城 改革 发展 建设 规划 改造 升级 旅游 文创 娱乐 体验 竞赛 表演 演出 物流 运输 航运 通关 报关 贸易
    开采 勘探 灌溉 收割 播种 育种 研学 实训 实习 孪生 建模 设计 维修 维护 运维 值守 巡检 巡查 巡护 消防 减灾 防灾 应急 避险 反诈 打假 普惠 惠民 便民 惠农 助农 兴农 助企 惠企 引智 引才 留学 归国 双创 智造 补链 强链
    """.split()
)
"""Verbs that stand inside names as modifiers; every other plain verb (jieba's v) ends the name on its left."""

LOOSE = frozenset(
    """
    等 等等 国内 国外 领先 相关 有关 各 各类 各个 各级 各地 各地区 各部门 全部 所有 部分 一批 重点 新型 我国 我省 我市 我区 我县 本市 本省 全市 全省 全区 全县 重大 知名 著名 大型 中型 小型 传统 现有 原有 已有 主要 当地 地方 多个
    若干 同类 类似 其他 同一 不同 大批 众多 首批 首个 首家 首次 第一 目前 当前 同时 其中 一个 某 该 本 此 企业 社会 公众 用户 群众 自主 自建 骨干 头部 龙头 高效 高水平 高标准 高能级 高质量 先进 优质 有效 权威 独立 专门 专业
    所谓 式 完整 开放式 可信 良好 重要 成熟 实用 慕课 新 老 旧 大 小 成果 特色 优势 国际一流 一流 世界级 国家级 省级 市级
    """.split()
)
"""Words that a name does not begin with; they are cut off its left end."""

_ANCHORS = frozenset(
    "国家 全国 中国 中华 中央 国务院 亚洲 欧洲 一带一路 省 市 区县 镇街 部际 省际 西南 西北 东北 华东 华南 华北 华中 川渝 成渝 两江 京津冀 长三角 粤港澳 大湾区 中共 全球 世界 流域 國家 全國 中華".split()
)
_GENERIC = frozenset("国家 全国 全球 世界 中国 中央".split())
"""Anchors that make a name only of a phrase of at least four words: 全国统一大市场, but not 国家战略."""

_NO_PLACE = frozenset(
    "加密 城市 上市 都市 超市 股市 门市 夜市 县市 省市 区县市 城区 社区 全省 全市 全县 我省 我市 我县 本市 本省 该市 该省 各省 各市 上市公司 省级 市级 大城市 中小城市 卫星城市".split()
)
_INNER_PLACES = frozenset("中 内 上 下 里 间 时 之间 之中 以下 以上 以内 之外 内部".split())
_PROVINCES = frozenset("京津沪渝冀豫鲁晋陕皖苏浙闽赣湘鄂粤桂琼川黔滇藏甘青宁新蒙辽吉黑港澳台")
_NOMINAL_TAGS = frozenset("nvabjlizsfgk")


def is_nominal(token: Token) -> bool:
    """Whether a word can stand inside a name."""
    if token.text in _ANCHORS or token.tag == "eng" or token.text in ("现代", "系列", "数字", "5G", "AI"):
        return True
    if token.text in _INNER_PLACES:
        return False
    if token.tag[0] in "mx":
        return token.text[0].isascii() and token.text[0].isalpha()
    return token.tag[0] in _NOMINAL_TAGS and token.tag not in ("ad", "vd") and token.text[0].isalnum()


def governs(parts: tuple[Token, ...], index: int) -> bool:
    """Whether the word at `index` governs what follows, so that a name begins after it."""
    token = parts[index]
    if token.text in GOVERNORS or (token.text[:2] in GOVERNORS and token.text[2:] in GOVERNORS):
        return True  # 充分利用, 全面推行: in no dictionary, so that segmentation takes them for one noun
    if token.text in STARTERS:
        if index == 0:
            return True
        before = parts[index - 1]
        return (
            before.text in GOVERNORS
            or before.text in _JOINTLY
            or (before.tag[0] in "dxwpcu" and before.text not in '”"」』）)')
        )
    return token.tag == "v" and token.text not in _INNER_VERBS and not _before_platform(parts, index)


def _before_platform(parts: tuple[Token, ...], index: int) -> bool:
    """Whether a verb says what the platform after it does: 政策兑现平台."""
    if index == 0 or index + 1 >= len(parts) or len(parts[index].text) != 2:
        return False
    return parts[index + 1].text in ("平台", "系统", "小程序") and parts[index - 1].tag[0] == "n"


def is_place(token: Token) -> bool:
    """Whether a word is the name of a place."""
    if token.text in _NO_PLACE or (len(token.text) == 1 and token.text not in _PROVINCES):
        return False
    return token.tag == "ns" or (
        token.text[-1] in "省市县州" and len(token.text) > 2 and token.tag in ("n", "nr", "nz", "nt", "nrt")
    )


def anchored(inner: tuple[Token, ...], head_start: int) -> bool:
    """Whether a place or an institution in the name, before its head, says whose it is."""
    anchors = [part for part in inner if part.start < head_start and _is_anchor(part)]
    if not anchors or (
        len(inner) > 1
        and inner[0].text in ("省", "市", "县")
        and inner[1].text in ("级", "两级", "三级", "域", "(", "（", "直", "属")
    ):
        return False
    if all(part.text in _GENERIC for part in anchors):
        return len(inner) >= 4 and inner[0].text in _GENERIC
    return True


def _is_anchor(token: Token) -> bool:
    if token.text in _NO_PLACE or token.text.endswith(("产业", "企业", "公司", "部门", "行业")):
        return False
    return is_place(token) or token.tag == "nt" or token.text in _ANCHORS


NO_NAME = frozenset(
    """
    面对面 三位一体 多元化 多样化 十四五 十三五 十五五 十二五 二次元 一键登录 千人一面 千篇一律 七零八落 五花八门 一条龙 一盘棋 一张蓝图 三心二意 百花齐放 百家争鸣 一家独大 一哄而上 一哄而散 四面八方 两张皮 双刃剑 多面手 两手抓
    一亩三分地 一把手 国家队 领头羊 领头雁 主力军 排头兵 主引擎 加速器 压舱石 定盘星 造血 输血 牛鼻子 最后一公里 多快好省 双轮驱动 多点开花 双向奔赴 两头在外
    """.split()
)
"""What is often quoted and names nothing."""

_GENERIC_PARTS = frozenset(
    """
    互联网 工业互联网 产业互联网 公共 公共服务 技术服务 共性技术 服务 技术 数字 数字化 数智化 智能化 网络化 信息 信息化 生态 生态系统 网络 数据 大数据 共享 创新 智能 智慧 综合 管理 业务 平台 系统 产业 产业集群 行业 企业 中小企业 共性 基础 教育 培训 资源 线上 线下 统一
    部门 政务 社会 应用 运营 开放 协同 合作 治理 集群 存储 加密 操作 交换 共性技术 课程 学习 电子 多 跨 云 中心 物联网 人工智能 监测 监管 交易 流通 发展 产品 研发 三级 级 市 县 乡 市域 基层 城市 社区 子 党委 组织
    """.split()
)
LEAST_SPECIFIC = 4
"""Code points of a name without an anchor that are not in _GENERIC_PARTS (F1 on the labelled files / on sentences of other
genres: 2 gives 0.889 / 0.951, 3 0.900 / 0.951, 4 0.903 / 0.951, 5 0.911 / 0.941; re-run benchmarks.links_quality after a change)."""


def is_specific(inner: tuple[Token, ...]) -> bool:
    """Whether the words before the head say what is special about this one thing."""
    return sum(len(part.text) for part in inner if part.text not in _GENERIC_PARTS) >= LEAST_SPECIFIC
