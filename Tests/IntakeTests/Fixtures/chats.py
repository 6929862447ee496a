"""Fixtures of chats."""

import writing

# No blank between name and date, the date on the next line, sender --> receiver, states, a withdrawn message, a
# transfer, an advertisement, a date at the end of a content line; lines end with CR LF.
CHAT = """tb_buyer_12026-10-5 9:59:58
在吗
测试旗舰店:客服甲 2026-10-5 10:00:10
您好，请问有什么可以帮您？
已读
tb_buyer_1
2026-10-05 10:01:00
什么时候发货
https://item.example/1
测试旗舰店:客服甲 撤回了一条消息
测试旗舰店:客服甲 --> tb_buyer_1 2026-10-5 10:01:30
预计2026-10-06 10:00:00
未读
tb_buyer_1 2026-10-5 10:05:00
由 服务助手 转交给 客服乙，原因：【离线留言自动分配】
tb_buyer_1 2026-10-5 10:06:00
还有人吗
当前用户来自 商品详情页
测试旗舰店:客服乙 2026-10-5 10:06:20
在的
tb_buyer_1 2026-10-5 10:06:25
嗯
tb_buyer_1 2026-10-5 10:06:25
嗯
测试旗舰店:服务助手 2026-10-5 10:06:26
请为本次服务评价
tb_buyer_1 2026-10-6 8:00:00
早
"""

COLUMNS = "客户名,消息序号,发送时间,发送内容,发送账号,账号类型"


def write():
    writing.text("qianniu-chat", "聊天记录.txt", CHAT.replace("\n", "\r\n"), encoding="utf-8-sig")
    # The copy begins within a message, and overlaps the other one.
    writing.text(
        "qianniu-chat", "聊天记录2.txt",
        ("tb_buyer_1 2026-10-5 10:06:25\n嗯\ntb_buyer_1 2026-10-5 10:06:25\n嗯\n测试旗舰店:客服乙 2026-10-5 10:07:00\n再见\n").replace("\n", "\r\n"), encoding="gb18030")
    writing.xlsx("qianniu-chat-xlsx", "千牛聊天.xlsx", [
        ("导出汇总", [["客户数", 2], ["消息数", 6]]),
        ("tb_buyer_1", writing.table(COLUMNS, [
            ["tb_buyer_1", 1, "2026-10-05 10:00:00", "在吗", "tb_buyer_1", "买家"],
            ["tb_buyer_1", 2, "2026-10-05 10:00:12", "您好\n请讲", "测试旗舰店:客服甲", "客服"],
            ["tb_buyer_1", 3, "2026-10-05 10:01:00", "由 服务助手 转交给 客服乙", "tb_buyer_1", "买家"],
            ["tb_buyer_1", 4, "2026-10-05 10:02:00", "好", "测试旗舰店:客服乙", "客服"],
        ])),
        ("tb_buyer_2", writing.table(COLUMNS, [
            ["tb_buyer_2", 1, "2026-10-06 21:00:00", "有货吗", "tb_buyer_2", "未知"],
            ["tb_buyer_2", 2, "2026-10-06 21:00:03", "有的哦", "测试旗舰店:服务助手", "机器人"],
            ["tb_buyer_2", 3, "昨天", "？", "tb_buyer_2", "买家"],
        ])),
    ])
