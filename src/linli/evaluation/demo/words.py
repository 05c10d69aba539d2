"""What assessors of the demo wrote beside lost points: what was found where, and the proof."""

import random
from datetime import datetime, timedelta

from linli.grading.schema import Item

_WHERE = "{b}幢{u}单元"
FOUND: dict[str, tuple[str, ...]] = {  # by item; count: how often, b and u: building and stair unit
    "A01": ("支部活动记录缺两个季度，办实事记录只有标题", "支部书记调离后未补选，近半年无组织生活记录"),
    "A07": ("业委会委员名单中党员不足半数，物业未建党组织、未派党建指导员", "未提供委员名单和批复"),
    "A08": ("公开栏未列服务清单和联系方式", "小区内未见支部公开栏"),
    "A10": ("未见支部或联合支部批复",),
    "B01": ("服务合同到期后未续签，未见备案回执", "未能提供合同和备案材料"),
    "B03": ("{count}项收费标准未公示", "公示牌内容过期，{count}项与合同不一致"),
    "B05": ("投放点周边、绿地内有散落垃圾，共{count}处", f"{_WHERE}前道路及绿地未清扫，共{{count}}处"),
    "B06": (f"{_WHERE}等楼道堆放杂物，共{{count}}处", "抽查3个单元，楼道堆物、墙面破损共{count}处"),
    "B07": ("绿地黄土裸露、枯枝未清，共{count}处", "{b}幢南侧绿地被圈占种菜，共{count}处"),
    "B08": ("门岗无人值守或巡查记录缺页，共{count}处", "夜间巡查签到缺失{count}处"),
    "B09": ("车位线磨损、占用充电车位等，共{count}处", "{b}幢前路口停车占道，标识缺失，共{count}处"),
    "B11": ("灭火器压力不足、消火栓箱缺件，共{count}处", "{b}幢应急照明不亮等，共{count}处"),
    "B12": ("1台电梯检验超期，维保单缺签字", "困人救援演练无记录，维保到场时间未登记"),
    "B13": ("路面破损、井盖松动，共{count}处", "水箱清洗记录过期、配电房门未锁，共{count}处"),
    "B16": ("{b}幢北侧消防车通道停放车辆，现场未能驶离", "{b}幢疏散通道被隔断、上锁"),
    "B17": ("应急管理部门出具情况：评价期内有一起物业负有责任的较大事故",),
    "B18": ("原物业撤离后未明确管理责任主体，街道未出具托底方案",),
    "C01": ("业委会任期届满，换届筹备组已成立、尚未选举", "未成立业委会，也未组建物管会"),
    "C03": ("公共收益未公示", "维修资金使用情况一年未更新，业主大会决议未张贴"),
    "C07": ("未见责任清单和联络员公示", "公示齐全，近半年无联合巡查记录"),
    "C09": ("{b}幢飞线充电等，共{count}处，未见报告单", "毁绿占绿、搭建雨棚，共{count}处，未报告"),
    "C11": ("经侦查明：前任业委会成员挪用公共收益，已立案",),
    "C12": ("抽核活动记录，签到表与照片日期不符，认定部分材料不实",),
    "D01": ("公约已公示，未提供居民讨论记录", "未见居民公约"),
    "D10": ("遛犬不牵绳、楼道小广告，共{count}处", f"{_WHERE}楼道小广告未清，共{{count}}处"),
    "G103": ("邻里中心入驻服务不足三类，无转介单", "邻里中心尚在装修，未开放"),
    "G106": ("设计师已聘任，整治方案未经居民讨论", "未见聘书和整治方案"),
    "G201": ("有年度计划表，同一路面两年内开挖两次", "各条线分别施工，无统一计划表"),
    "G202": ("内部道路破损、坑洼，共{count}处",),
    "G206": ("半数小区雨污混接，验收单不全", "海绵化改造未立项，仅完成雨污分流摸底"),
    "G209": ("缺日间照料场所，应急物资清单未更新", "卫生服务站未覆盖，防疫预案未演练"),
    "G211": ("两个老小区仍为混投桶，未列入分类清单",),
    "G212": ("现场发现救护通道被固定障碍物占压",),
    "G406": ("按户数计算，物业管理覆盖面不足30%",),
    "G505": ("公约已印发，未见践行活动记录", "未发布绿色生活行为公约"),
    "G507": ("评价期内有一起环境责任事件，生态环境部门已处罚",),
}
PLAIN = {
    "deduct": "现场检查发现{count}{unit}，已当场告知",
    "levels": "资料不齐，缺近一季度记录",
    "binary": "未见，未能提供材料",
}


def reason(item: Item, answer: str, rng: random.Random) -> str:
    """Return why points were lost; of levels the one that stands for what was reached."""
    method = item.method
    texts = FOUND.get(item.id, (PLAIN[method.name],))
    if method.levels and len(texts) > 1:  # the first text is of a middle level, the last of the lowest
        texts = texts[-1:] if answer == str(method.levels[-1]) else texts[:1]
    unit = method.deduct.unit.zh if method.deduct else ""
    return rng.choice(texts).format(count=answer, unit=unit, b=rng.randint(1, 6), u=rng.randint(1, 2))


def proof(item: Item, rng: random.Random, at: datetime) -> str:
    """Return which proof it has: a photo of the visit, or a page of what was handed in."""
    if item.checked_by[0] == "site":
        day = at + timedelta(days=rng.randint(0, 12))
        return f"现场照片{day:%m%d}-{rng.randint(1, 80):03}"
    return f"资料核查记录第{rng.randint(1, 40)}页"
