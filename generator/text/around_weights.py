"""Weights of `around`, learned by `python -m benchmarks.around --learn`: a weight, then what has it. Not written by hand.

␣ is a blank, □ an ideographic one, ⇥ a tab, ⏎ a place where the middle of a long line was left out, ^ and $ its ends.
"""

from __future__ import annotations

_BLANKS = str.maketrans("␣□⇥⏎", " \u3000\t\n")
_TABLE = """
-320 ^注
-295 0⇥
-245 %
-240 ^附
-230 ^政
-225 规划$
-220 班
-210 0□ ^把
-195 底
-190 背景
-175 #after-table 的 老
-170 —0年
-155 0␣ 文化
-150 #among 。 受
-145 渡
-140 #after-byline
-135 ⇥⇥ ^各县 引 景 给
-130 ␣研 情
-125 #latin0 施 激 真
-120 #before-text ^资 群众 规划 财政
-115 #before-table ^“ 之后 强 筑 解读$
-110 ^我 万 公报 工作 市人民 渔
-105 ^简 先 指 数 旅 试 ！
-100 .0$ ^— 持 直 级 附
-95 ␣报␣ ^数 影 等 结 账$
-90 ␣告$ #length4 ^在 摘□要 物 练 隐
-85 #bars0 0␣0 公 告$ 管 让 采
-80 0.0 产 县水 发布会 山 效 照 电 第一 表
-75 #after-text #length3 0年） ^资料 企业 前 化
-70 #after-labels 0—0 与 个 么 共享 声 好 建 怎 法 程 （
-65 ^统 两 单 年） 心$ 能 运
-60 “ 不 养 大 重
-55 ^0␣ 争 以 单位 召开 头 慢 正文】 生 要 计
-50 #length10 0□□ ^三 业 例 做 公室$ 召 实 步 路 辆 闻 难
-45 ^一 ^社区 一 了 任 务 发展 古 如 府 府办公 议$ 题调 黑
-40 #blank0 ^各 乡 人$ 元 告 和 和社 岭 川新 常 故事 村的 民 米 达 通$
-35 ^问 、 初 守 居 年工 度 成 林 济 长
-30 ^关于 ”$ 亿元 件 体 保 制 化$ 后 后$ 增 夜 报␣告 摆 文】 村 的“ 积 责任 质 通 里 ，$
-25 0年 ^大 ^第 下 五 六 关门 区 坊 基 处 外 子 定 年 年$ 府$ 张 新 正 活 算 红
-20 #below6 ^【正 □要 位 加 县 四 对 工 市 布会 打 监 租 经 船 草 装 量 问题
-15 #below2 #digit2 【正 业$ 也 会 何 况 合 员 国 座 挂 换 时 海 留 统 进 问 ？$
-10 #before-numbered 0个 ]$ — □0 上 主要 九个 书 事 件0 全 冷 发 可 台 各 少 川新闻 州 平 投 政府$ 申 稳 自 讯 连 验
-10 ：县
-5 #above3 ^看 ” 划$ 十四 城市 市场 摘□ 支 数据 港 码头 箱 至0 账 间 首
+5 ⏎， #after-salutation #below-none #length8 ^下 ^分 “在 “在看 ■ 中 九 人民 出来的 分 厅 又 在看” 庄 扫一扫 洲 王
+5 组 顾
+10 ␣␣ ␣0 #before-date #before-note #below3 #crowd1 #length9 ^0 ^■ 》$ 二 公开 出 微 核 约
+15 #blank3 * 0$ “最 ……… ● 〕 周 地， 推荐$ 松 桥 江 的地 砚 签 股 部$ 题：
+20 #bars2 #before-furniture #crowd2 一条 图为 日 明$ 机械 楼 注 社 考 评论 话 选 键词 院 高到
+25 作 办 华 民政 没 百 看 网 说 静
+30 #after-date 0分 ^ 临 年行 年行动 您 我 料 来 石门 统计局 青
+35 #before-labels ^南 党 办？ 参 季 局 报 文献 若 融 谈 转
+40 #before-short $ 三年行 二十 信 后的 地方 客 明 欢 潮 纠 者 论 ，请
+45 ^▲ ^发 ^国 三天 千 在看 本 课
+50 #above5 . 堂 导 床 开展 得 手机 更多 研 编$ 远 钱
+55 个半 席 技 本期 源 镇人民 页
+60 ^● ^图为 … 委 没有 第0 转型 页$
+65 #below5 #digit0 ( ) 0 报$ 的通知 编 编辑： 辑
+70 ^（ 会$ 关 学 市数 的是
+75 ^□ ^上 □□ 。⏎ 字 扫 来的
+80 评 ：数
+85 ^点 声明 选$ 长□
+90 ␣0␣ #bars3 , ^青 冬 政
+95 蓝
+100 #digit1 ^0. 内容 大学 晓 柳 舒
+105 》 冬天 才
+110 #above4 -$ 0） 厂 请
+115 0期 : 一年 业的 了， 县第十 阳 （市
+120 ␣ ␣摄$ …… 信息 室 提高到 某
+125 ⏎␣ #end0 - 上一 载
+130 #latin2 0， ^- 九百 览
+135 发言
+140 #comma0 ? d 文件
+145 > “数 作者 出台 容 文 看” 题
+150 么办？ 稿 那些
+155 ␣摄 0年0 一个 送：
+160 0- 局$
+165 人。 日$ 汇
+170 篇 ：
+180 #length1 听
+185 察 市数字 版
+190 天的
+195 句 感谢收
+205 作品 参考 送
+210 关键词
+215 了四
+220 □
+225 头一
+230 十亩
+235 ⇥0$ 的地方
+240 交流
+245 ）$
+250 感谢
+260 #after-furniture 阅 降到
+270 号$
+280 · 挤
+290 每亩
+310 =
+365 —$
+370 技能
+460 ；$
+540 多出
"""
WEIGHTS = {
    name.translate(_BLANKS): int(weight)
    for weight, *names in map(str.split, _TABLE.split("\n")[1:-1])
    for name in names
}
"""Hundredths of log odds by what is seen of a line."""
