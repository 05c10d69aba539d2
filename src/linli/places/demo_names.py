"""Invented names for the demo city. None is meant to be anybody's; the codes begin with 9901, which no province has."""

# county, kind of its centre, townships by kind (街道, 镇, 乡), communities, of them in 街道: the shape of a real city
COUNTIES = (
    ("柏亭区", (8, 2, 8), 80, 69),
    ("澄川区", (2, 10, 8), 15, 14),
    ("岚溪县", (3, 6, 5), 18, 13),
    ("稻庐县", (0, 8, 6), 14, 0),
    ("鹤汀县", (2, 6, 7), 25, 19),
    ("榴原市", (3, 11, 5), 31, 23),
)
CITY = "示例市"
ZONES = ("新禾产业区", "云桥新区")  # overlay zones, across the two districts

TOWNSHIP_STEMS = """
云锦 望岫 松风 听泉 落霞 清樾 兰皋 青篱 石磐 白鹭洲 桐荫 竹里 沁芳 鸣鹤 杏坞 翠微 枫桥头 北渚 东篱 西畴 长汀 晴川 月湖 荷风 梅坞 桃源里
柳浪 茶坡 橘洲 稻香 麦垄 菱塘 莲溪 渔梁 樵峰 牧野 耕云 读月 弦歌 礼塘 义桥头 仁寿里 和畅 惠风 霁月 朗山 碧潭 龙须 凤尾 麟溪 鹿鸣 雁落 鹭岛
燕尾 蝉鸣 萤溪 蕉岭头 榕荫 樟溪 楠坞 槐里 榆关 桑园 柘坪 梓里 楸木 枣坪 梨坞 柿坪 栗坡 榧岭 枇杷坞 杨梅岭 石榴坪 葛溪 藤桥 苇塘 蒲泽 芦汀 蓼湾 菖溪 艾坪
蒿坝 苎溪 麻岭 棉坪 靛溪 陶坞 瓷源 铜坑 银溪 金坪 玉泉 珠湾 锦溪 绣岭 罗坪 绫溪 绢岭 纸槽 墨坪 砚溪 笔峰
""".split()

COMMUNITY_STEMS = """
银杏 紫薇 海棠 玉兰 腊梅 牡丹 芍药 茉莉 百合 丁香 木槿 合欢 夕照 晨光 春晓 秋实 瑞雪 互助
安居 康宁 长寿 平安 吉祥 如意 邻里 礼让 崇德 尚义 明礼 守信 知行 求真 致远 弘文 启智 博雅 育才 建设 鼓楼 水亭
石桥 古樟 老街 新街 河沿 湖滨 山前 坡下 井头 祠前 庙后 坊前 桥东 桥西 街南 街北 绿苑 翠堤 碧波 蓝湾 金湖 银河 玉泉 宝塔 翠屏 麒麟 白鹤 青松 青禾 听雨 观澜 揽月 拾光 知微 静好 归鸿 采薇 芝兰 杜若 白芷 云杉 水杉
红豆 青檀 紫檀 乌桕 含笑 瑞香 扶桑 凌霄 忍冬 萱草 半夏 芦笛 箫声 琴台 棋院 书山 画溪 诗巷 茶亭 花朝 谷雨 芒种 白露 霜降 立春 惊蛰 晒谷 踏歌
""".split()

VILLAGE_STEMS = [first + second for first in "云霞露霁岚雾虹霜雪星" for second in "畈坞垄坪坂墩湾坝岭坑"]
COUNTY_WITH_OTHERS, OTHERS = 4, 2  # where communities without a residents' committee lie, and how many
VILLAGES_PER_TOWNSHIP = 4  # of towns and 乡; a real city has three times as many

COMPOUND_STEMS = """
锦绣 金色 阳光 江南 滨江 翡翠 学府 凤凰 碧水 蓝天 绿洲 香樟 桂雨 梧桐 银杏 玉兰 紫荆 海棠 丽景 华庭 盛世 御景 水岸 云栖 和美 康馨 安泰 福临 瑞景 世纪 新城 东方 西湖里
南苑 北辰 中央 都市 时代 春天 秋水 晨曦 星光 明珠 宝龙里 嘉和 悦容 怡馨 美林 天成 天悦 名仕 公馆里 书香 翰林 文华 清风 明月 荷塘 柳岸 花溪 竹韵 松鹤 梅园 兰亭
""".split()
COMPOUND_TAILS_NEW = ("花园", "花苑", "府", "华庭", "名邸", "公馆", "雅苑", "嘉园", "家园", "城", "湾", "里")
COMPOUND_TAILS_OLD = ("新村", "小区", "公寓", "宿舍", "住宅楼", "里弄", "坊", "家属院")

COMPANY_STEMS = """
禾邻 睦家 安舍 信邻 和邻 嘉护 康邻 悦舍 恒守 佳禾 绿檐 清门 德邻 仁居 义舍 礼宅 智邻 诚护 久安 永睦 同巷 共檐 乐檐 暖巷 近邻 邻光 檐下 门第里 灯火 守望
万檐 百邻 千舍 云檐 星邻 月舍 晨檐 夕舍 春巷 夏荫 秋实里 冬暖 东檐 西巷 南舍 北邻 中和邻 上檐 下舍 新檐 老邻 大禾 小檐 双禾 三邻 四檐 五舍 六合邻 七巷 八檐
""".split()

DEPARTMENTS = (
    "住房和城乡建设局",
    "综合行政执法局",
    "公安局",
    "市场监督管理局",
    "消防救援支队",
    "自然资源局",
    "生态环境局",
    "民政局",
    "卫生健康局",
)
FACILITY_KINDS = (  # kind, tail of its name, unit and range of its capacity, how many communities of ten have one
    ("HEALTH", "社区卫生服务站", "床", (2, 12), 8),
    ("ELDERLY_CARE", "居家养老服务中心", "床", (10, 60), 7),
    ("CHILD_CARE", "托育园", "托位", (20, 90), 4),
    ("SCHOOL", "小学", "学位", (400, 1800), 4),
    ("CULTURE", "文化家园", "座", (40, 200), 9),
    ("SPORT", "健身广场", "平方米", (300, 4000), 8),
    ("PARK", "口袋公园", "平方米", (800, 9000), 6),
    ("MARKET", "农贸市场", "摊位", (30, 180), 3),
    ("NEIGHBOUR_CENTRE", "邻里中心", "平方米", (200, 2200), 6),
    ("WASTE_STATION", "垃圾分类集置点", "桶", (4, 24), 10),
)
