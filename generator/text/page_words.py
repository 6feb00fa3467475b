"""Words on the buttons, counters and menus of sites, newspapers' pages and apps; those in traditional script are read as simplified.

To add one: the word, in its list. Patterns are for words that come in several forms. Whole lines of them are page furniture.
"""

from __future__ import annotations

_BUTTONS = """
    喜欢此内容的人还喜欢 Instagram 打开APP阅读全文 Facebook WhatsApp Telegram 继续滑动看下一个 预览时标签不可点
    Twitter English YouTube HTML阅读 本版其他新闻 本版新闻列表 本版标题导航 复制本文链接 轻触阅读原文 无障碍浏览
    订阅电子报 Email 无障碍阅读 CAJ下载 PDF下载 CAJ阅读 我的图书馆 我来说两句 大家都在看 下载PDF 收藏本文 打印本页
    打印本文 关闭窗口 关闭本页 我要纠错 返回顶部 返回首页 返回列表 展开全文 阅读全文 阅读原文 查看全文 查看更多
    复制链接 QQ空间 设为首页 加入收藏 网站地图 友善列印 加入会员 寄给朋友 网站首页 长者模式 智能问答 视频简介
    追踪我们 导出题录 高级检索 帮助中心 手机阅读 往期回顾 今日报纸 我要评论 我要发言 用手机看 版面目录 版面导航
    标题导航 返回目录 查看原图 发表评论 更多评论 联系我们 联系客服 在线客服 联系方式 关于我们 版权声明 隐私声明
    免责声明 使用帮助 站点地图 下载原文 全文下载 目录导航 上一篇 下一篇 上一页 下一页 朋友圈 无障碍 回首页 上一则
    下一则 简体版 繁体版 英文版 手机版 适老化 手机看 长者版 文字稿 数字报 点分享 点收藏 上一版 下一版 听新闻 听全文
    写留言 点赞 收藏 转发 打印 关闭 评论 举报 反馈 纠错 返回 首页 尾页 末页 末尾 更多 字号 字体 默认 微信 微博 QQ
    在看 订阅 关注 登录 注册 退出 搜索 繁體 繁体 简体 列印 EN 赞好 广告 选集 列表 回看 直播 引用 投稿 收起 展开 倍速
    播放 暂停 下载 正文 大 中 小 赞 踩 简 繁 A 客户端 看直播 看电视 节目单 栏目大全 4K专区 清晰度 超清 高清 标清 手机观看
    小字号 大字号 发新帖 回复 回帖 支持 反对 只看该作者 倒序浏览 只看楼主 收藏本帖 留言 字级 分享到微信 分享到微博 关键字 中文
    政府网站 市直部门网站 部门网站 乡镇网站 其他网站 版面概览 点击收起全文 正在加载 电子版 网站导航 收藏本站 更多好文
"""
_PATTERNS = (
    r"(?:立即)?下载(?:客户端|App)",
    r"用?LINE(?:传送|分享)?",
    r"[AT]\s*[+\-]",
    r"转寄(?:友人|好友)?",
    r"默认\s?[o○]?",
    r"请输入关键[字词]",
    r"放大\s?[+⊕]?",
    r"缩小\s?[-⊖]?",
    r"回上一?页",
    r"分享到?",
)
_COUNTERS = """
    下载频次 被引频次 被引 浏览量 浏览次数 浏览 阅读量 阅读数 阅读次数 点击数 点击量 点击率 访问量 点击 阅读 人气
    热度 下载次数 下载量 转发 字数 点赞 在看 赞 留言 喜欢 收藏 分享 评论 评论数
"""
_SECTIONS = """
    新闻 新闻中心 要闻 政务 政务公开 政府信息公开 政务服务 服务 互动 互动交流 政民互动 政府新闻网 国务院部门网站
    省级政府网站 政策原文 相关政策 相关解读 数据 专题 专栏 视频 图片
"""


def _any(words: str) -> str:
    """The longer before the shorter, so that 收藏本文 is not read as 收藏 and a rest."""
    return "|".join(sorted(words.split(), key=lambda word: (-len(word), word)))


BUTTON = "|".join((*_PATTERNS, _any(_BUTTONS)))
COUNTER = _any(_COUNTERS)
SECTION = _any(_SECTIONS)
"""Parts of a site, which as such are words of any text: furniture only beside others, or beside buttons."""
