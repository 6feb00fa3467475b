"""Weights of `around`, learned by `python -m benchmarks.around --learn`: a weight, then what has it. Not written by hand.

␣ is a blank, □ an ideographic one, ⇥ a tab, ⏎ a place where the middle of a long line was left out, ^ and $ its ends.
"""

from __future__ import annotations

_BLANKS = str.maketrans("␣□⇥⏎", " \u3000\t\n")
_TABLE = """
-350 0⇥
-290 ^注
-270 %
-260 班
-240 ^政
-230 ^附
-225 景
-215 老
-200 ^把
-195 0□ 划$ 文化
-185 受
-170 #after-table 底 渡 的
-160 指
-155 #after-byline 。
-150 #among 0年） ^各县 —0年 情
-145 真
-140 激
-135 #before-table 0␣ ^资 给
-130 #before-text
-125 声 工作 建 施 财政
-120 #length3 #length4 级
-115 0␣0 引 影 直 规划
-110 0.0 市人民 数 解读$ 附
-105 ⇥⇥ ^“ 产
-100 ␣研 #latin0 之后 先 断 结
-95 么 公报 管
-90 ␣告$ #after-text ^数 试
-85 与 公 持 第一 表 让
-80 化 单 发展 电 等 难
-75 ^我 万 强 旅 物 米 能 路 隐 ！
-70 #after-labels #length10 .0$ “ 两 以 养 好 如 采
-65 不 初 务 布会
-60 #bars0 ^在 企 告$ 实 山 慢 民 法 照 生 箱 营 账$ 运
-55 #length2 ^统 — 任 公室$ 前 后$ 川新 群众 通$ 重 闻
-50 ^— ^一 ^三 一 个 做 县水 和社 处 大 居 村的 算 要 解 质
-45 ␣报␣ 人$ 六 告 坊 府办公 度 心$ 程
-40 #digit2 ^大 【正 业 争 体 例 元 共享 关门 头 工 成 支 效 活 申 积 船 （
-35 #blank0 ^0␣ ^各 ^听 、 业$ 了 亿元 全 区 十四 县 召 夜 府 座 林 正 留 统 长
-30 #below2 ^资料 位 保 冷 加 和 定 岭 府$ 张 怎 报␣告 挂 新 租 红 经 计 通 里 问
-25 #before-numbered #below6 .0 0—0 ^我市 ^第 ”$ 也 件 可 增 子 守 对 常 年 年工 色 议$ 说 辆 问： ：县
-20 ^社区 下 事 五 会 会议 化$ 市 市场 平 年$ 排 政府办 村 的“ 第二 装 讲 问题 题调 ：一
-15 0个 0年 ^关于 其 单位 召开 后 州 年） 报[0 政府$ 构 监 种 筑 草 证 连 量
-10 今 制 台 基 川新闻 快 时 济 现 自 议 责任 贯 达 金 ，⏎
-5 #above3 上 乡 办法 在 完成 少 报[ 文】 火 稳 调 车 进 间 间$ 高峰
+5 #before-note #below1 #crowd1 0$ ^参考 》$ 上方 中 么办？ 以上 全市 击上方 分 届 料 日报 楼 目 码 辑 集 顾
+10 ␣0 #before-labels #latin3 ,0 ^0 ^点击 “在看 二。 又 发： 周 在看 您 扫一 方 本期 核 桥 知 统计局 缺 网 股 舟 转型
+10 钱 题：
+15 ^■ “最 一扫 二 从一 办 在看” 季 推荐$ 来 组
+20 #after-salutation #crowd2 #length7 #length8 七 出 我 技 报 斤 明$ 来的 砚 网站 街道
+25 #before-short #blank1 人民 境 注 院
+30 ( ^● ^国 更多 民政 的通知 编$ 舒
+35 #bars3 0分 ^发 委 局 没 融 ，请
+40 ⏎ #length6 $ ^ 三天 二十 信 得 报$ 明 湖 的是 若 话 页
+45 #bars2 #digit1 一条 参 微 提高到 欢 看 评 镇人民
+50 ^▲ ^图为 千 大学 开展 松 源 者 阳
+55 ^- 。⏎ 作 导 席 本 纠 考文献 长□ 青
+60 ^（ 九百 华 堂 客 市数 第0 远 选 页$
+65 #above5 #digit0 ^上 厂 手机 课 高到
+70 #below5 , 0期 图为 地方 床 ：数
+75 0 关 冬 才 没有 编
+80 ● 字 学 石门 论 （市
+85 ^青 d 业的 柳
+90 ␣ - . ^0. 个半 了， 内容 政
+95 ) -␣ 一年 上一 关键词 编辑： 载
+100 #above4 ^□ ^点 看” 转 送： 选$
+105 作者 键词
+110 -$ 0） 室 文件
+115 ␣摄 信息
+120 #length1 0年0 》 县第十 请
+125 一个 发言 容 某
+130 ␣␣ “数 冬天 晓 稿
+135 : 文
+140 ␣摄$ #comma0 作品 声明
+150 ␣0␣ #end0 > 人。 的地方 览
+155 ? 市数字 题
+160 0- 0， 了四 版 那些
+165 出台 句
+170 #latin2 ……… 办？ 日$ 汇
+175 听 天的 局$ 感谢收 ：
+180 察
+200 参考
+205 □ 篇
+225 ）$
+230 挤 送
+235 · 十亩 头一
+245 交流
+250 #after-furniture
+255 阅 降到
+265 ⇥0$ 感谢
+270 号$
+310 —$
+345 每亩
+385 技能
+440 ；$
+550 多出
"""
WEIGHTS = {
    name.translate(_BLANKS): int(weight)
    for weight, *names in map(str.split, _TABLE.split("\n")[1:-1])
    for name in names
}
"""Hundredths of log odds by what is seen of a line."""
