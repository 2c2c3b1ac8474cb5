import { normalise } from "./normalise.ts";

/**
 * Words of farming and the trades that mean the same to whoever asks and whoever offers: own work, both ways. Near things stand together only where the
 * help for one is the help for the other (滑坡, 泥石流: 地质灾害).
 */
const GROUPS = `
土豆 马铃薯 洋芋 山药蛋
红薯 甘薯 番薯 地瓜 红苕 白薯
玉米 苞谷 包谷 玉蜀黍 棒子
水稻 稻谷 稻子
小麦 麦子
大豆 黄豆
花生 落花生
油菜 油菜籽 菜籽
高粱 蜀黍
谷子 粟 小米
蚕豆 胡豆 佛豆
豌豆 麦豆
番茄 西红柿 洋柿子
辣椒 海椒 番椒
茄子 矮瓜
黄瓜 青瓜 胡瓜
南瓜 倭瓜 番瓜
冬瓜 白瓜
苦瓜 凉瓜
丝瓜 天罗
西葫芦 角瓜
莴笋 莴苣 青笋
卷心菜 甘蓝 包菜 莲花白 圆白菜
花椰菜 花菜 菜花
西兰花 青花菜 绿花菜
空心菜 蕹菜 藤藤菜
香菜 芫荽
韭菜 起阳草
洋葱 葱头 圆葱
大蒜 蒜头
生姜 老姜
莲藕 藕
荸荠 马蹄 地栗
魔芋 蒟蒻
竹笋 笋
食用菌 蘑菇 菌菇
香菇 香蕈 冬菇
木耳 黑木耳
猕猴桃 奇异果 羊桃
折耳根 鱼腥草 侧耳根
儿菜 抱子芥
柑橘 柑桔 桔子 橘子
脐橙 橙子 甜橙
柚子 文旦
葡萄 提子
樱桃 车厘子
枇杷 卢橘
桃 桃子 蜜桃
李子 脆红李
石榴 安石榴
草莓 红莓
蓝莓 越橘
火龙果 红龙果
菠萝 凤梨
荔枝 丹荔
龙眼 桂圆
核桃 胡桃
板栗 栗子
花椒 川椒
油茶 茶油 油茶籽
油橄榄 橄榄油
茶叶 茶 茶青
桑蚕 家蚕 养蚕 蚕桑
烤烟 烟叶
甘蔗 糖蔗
棉花 皮棉
苎麻 麻类
中药材 药材 中草药 川药
川芎 芎䓖
附子 乌头
天麻 明天麻
黄连 味连
白芷 香白芷
麦冬 麦门冬
生猪 猪 养猪
仔猪 猪仔 乳猪
母猪 种猪
肉牛 黄牛 养牛
奶牛 乳牛
肉羊 山羊 养羊
家禽 鸡鸭 禽类
蛋鸡 产蛋鸡
肉鸡 肉用鸡
鸭 鸭子 肉鸭
鹅 肉鹅
兔 肉兔 兔子
蜜蜂 养蜂 蜂群
稻田养鱼 稻渔 稻鱼共生
鲈鱼 加州鲈
鳜鱼 桂鱼
黄颡鱼 黄辣丁
甲鱼 鳖 中华鳖
小龙虾 克氏原螯虾
泥鳅 鳅
鲟鱼 鲟
大鲵 娃娃鱼
非洲猪瘟 asf asfv
禽流感 鸡瘟
口蹄疫 五号病
蓝耳病 prrs 繁殖与呼吸综合征
猪瘟 烂肠瘟
疯狗病 狂犬病
腹泻 拉稀 下痢
草贪夜蛾 草地贪夜蛾
稻瘟病 稻热病
稻飞虱 蠓虫
赤霉病 红头瘴
锈病 黄疸病
黄龙病 柑橘绿化病
溃疡病 溃疡
蚜虫 腻虫
红蜘蛛 叶螨 螨虫
潜叶蛾 鬼画符
烂根 根腐 根腐病
霜霉病 霜霉
病虫害 虫害 植保
农药 打药 植保药剂
化肥 肥料
有机肥 农家肥 堆肥
水肥一体化 滴灌 微灌
喷灌 喷淋灌溉
大棚 温室 设施农业 棚室
地膜 农膜 薄膜
秸秆 作物秸杆 秸杆
沼气 沼气池
粪污 粪便 畜禽粪污
无人机 无人驾驶航空器 飞防 植保机
无人驾驶 自动驾驶
农机 农业机械
拖拉机 铁牛
收割机 联合收割机 收获机
插秧机 栽秧机
旋耕机 微耕机
烘干 干燥 烘干机
冷库 冷链 保鲜库
保鲜 贮藏 储藏
脱毒 脱毒苗 种薯
种子 良种 制种
育苗 苗圃 种苗
嫁接 高接换种
疏花疏果 疏果
土壤改良 改土
墒情 土壤水分
干旱 旱灾 抗旱
洪水 山洪 洪涝
冻害 霜冻 低温冷害
滑坡 地质灾害 泥石流 崩塌
边坡 护坡 坡面
地震 震害
森林防火 山火 林火
水土流失 水土保持
石漠化 岩溶荒漠化
湿地 沼泽
污水 废水
污水处理 污水治理 废水处理
生活污水 农村污水
废气 尾气 挥发性有机物 vocs
粉尘 扬尘 颗粒物
恶臭 臭气 异味
垃圾 废弃物 固废
危废 危险废物
雾霾 pm2.5 细颗粒物
降碳 减排 碳减排
碳达峰 碳中和 双碳
光伏 太阳能发电 光伏发电
风电 风力发电
水电 水力发电 小水电
储能 电池储能
锂电池 锂离子电池 锂电
充电桩 充电设施 充电站
电动汽车 新能源汽车 电动车
氢能 氢燃料 燃料电池
变压器 配变
电线 电缆 线缆
电机 马达 电动机
发电机 发电机组
水泵 抽水机 泵
阀门 阀
轴承 滚动轴承
齿轮 齿轮箱
刀具 刀刃具 切削刀具 铣刀
机床 数控机床 加工中心
车床 数控车床
模具 模子
焊接 电焊 焊缝
铸造 铸件 浇铸
锻造 锻件 锻压
热处理 淬火 回火
电镀 镀层
喷漆 喷涂 涂装
打磨 抛光
探伤 无损检测 超声检测
三维打印 3d打印 增材制造
机器人 机械手 机械臂
流水线 生产线 产线
传感器 感测器 传感
物联网 iot 传感网
人工智能 ai
机器学习 machine learning
深度学习 deep learning 神经网络
图像识别 机器视觉 视觉检测
语音识别 语音转写
大数据 数据分析
云计算 云平台
区块链 分布式账本
网络安全 信息安全
软件 程序
芯片 集成电路 半导体
电路板 线路板 pcb
雷达 毫米波雷达
卫星导航 北斗 gnss gps
遥感 卫星影像
测绘 测量 地形测量
摄像头 监控 视频监控
红外 热成像
激光 镭射
显微镜 显微
水泥 混凝土 砼
钢筋 螺纹钢
防水 堵漏 防渗
桥梁 大桥
隧道 隧洞
大坝 坝体 水库
公路 道路 路面
铁路 轨道
电梯 升降机
塔吊 塔式起重机
脚手架 架子
消防 防火 灭火
锅炉 蒸汽炉
压力容器 储罐
管道 管网
燃气 天然气 煤气
白酒 酿酒 烧酒
酒曲 曲药 大曲
泡菜 酸菜 腌菜
豆瓣 豆瓣酱
酱油 豉油
食醋 醋 保宁醋
粉条 粉丝
腊肉 熏肉
茶饮 奶茶
食品安全 食安
添加剂 食品添加剂
保健品 保健食品
疫苗 预防针
新冠 新冠肺炎 新型冠状病毒
糖尿病 消渴
高血压 血压高
中风 脑卒中
癌症 肿瘤
心梗 心肌梗死
近视 视力 眼健康
牙 口腔 牙科
艾滋病 hiv
结核 肺结核 肺痨
尘肺 矽肺
中医 中医药 国医
体检 健康检查
急救 心肺复苏
养老 老年人 银发
托育 托儿 婴幼儿
留守儿童 山区儿童
科普 科学普及 科学传播
天文 星空 观星
航天 航空航天
核能 核电
实验室 化验室
检验 化验 检测
标准 标准化
专利 知识产权
商标 品牌
电商 网店 电子商务
直播 直播带货
物流 快递 配送
包装 包材
纺织 织布
服装 成衣 衣服
印染 染整
皮革 制革
家具 木器
造纸 纸业
陶瓷 瓷器
玻璃 玻璃制品
塑料 塑胶
橡胶 胶料
涂料 油漆
胶水 粘合剂 胶黏剂
化工 化学品
煤矿 采煤
矿山 采矿 矿井
尾矿 尾矿库
稀土 稀有金属
钒钛 钒 钛
磷石膏 磷渣
盐 井盐
竹 竹子 竹材
木材 木料
苗木 绿化苗
花卉 花木
草坪 草皮
松材线虫 松材线虫病
大熊猫 熊猫
珙桐 鸽子树
候鸟 鸟类
蛙 两栖动物
`;

/** A crop and its chief diseases: whoever asks about the one's 病害 is helped by who fights the other; two diseases are not one. */
const DISEASES = `
马铃薯 晚疫病 早疫病 疮痂病
水稻 稻瘟病 纹枯病 白叶枯病
小麦 赤霉病 条锈病 白粉病
玉米 大斑病 小斑病 纹枯病
油菜 菌核病 根肿病
柑橘 黄龙病 溃疡病 炭疽病
猕猴桃 溃疡病 褐斑病
番茄 晚疫病 青枯病 灰霉病
黄瓜 霜霉病 白粉病
葡萄 霜霉病 白粉病
草莓 灰霉病 白粉病
茶叶 炭疽病 茶饼病
`;
const ILLNESS = "病害";

const groups = GROUPS.split("\n")
  .filter((line) => line !== "")
  .map((line) => line.split(" ").map(normalise));
const byWord = new Map<string, readonly string[]>();
for (const group of groups)
  for (const word of group) byWord.set(word, [...(byWord.get(word) ?? []), ...group.filter((other) => other !== word)]);
const diseasesOf = new Map<string, readonly string[]>();
for (const line of DISEASES.trim().split("\n")) {
  const [crop = "", ...diseases] = line.split(" ");
  const names = [crop, ...(byWord.get(crop) ?? [])];
  for (const name of names) diseasesOf.set(name, diseases);
  for (const disease of diseases) byWord.set(disease, [...(byWord.get(disease) ?? []), ...names.map((name) => name + ILLNESS)]);
}
const longest = Math.max(...[...byWord.keys()].map((word) => word.length));

/** Pairs that are shipped, each counted once. */
export const SYNONYM_PAIRS = groups.reduce((sum, group) => sum + (group.length * (group.length - 1)) / 2, 0);

export interface Synonym {
  readonly word: string;
  readonly at: number;
  readonly others: readonly string[];
}

/** Words of a normalised text that have others of the same meaning, the longest at each place, and where they stand. A single character counts where it is the whole text. */
export function synonymsIn(normal: string): Synonym[] {
  const found: Synonym[] = [];
  for (let at = 0; at < normal.length;) {
    let taken = 0;
    const crop = found.at(-1)?.word ?? "";
    const diseases = diseasesOf.get(crop);
    if (diseases && normal.startsWith(crop + ILLNESS, at - crop.length)) {
      found.push({ word: ILLNESS, at, others: diseases });
      taken = ILLNESS.length;
    }
    for (let length = taken > 0 ? 0 : Math.min(longest, normal.length - at); length > 0; length--) {
      const word = normal.slice(at, at + length);
      const others = byWord.get(word);
      if (!others || (length === 1 && normal.length > 1) || isInside(normal, at, length)) continue;
      found.push({ word, at, others });
      taken = length;
      break;
    }
    at += taken || 1;
  }
  return found;
}

/** Letters and figures are words whole: ai does not stand in rain. */
const isInside = (normal: string, at: number, length: number): boolean => {
  const isLatin = (c: string | undefined): boolean => c !== undefined && /[a-z0-9]/.test(c);
  return (isLatin(normal[at]) && isLatin(normal[at - 1])) || (isLatin(normal[at + length - 1]) && isLatin(normal[at + length]));
};
