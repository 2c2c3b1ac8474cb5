/** Invented experts, teams, results and instruments 示例. Fields: GB/T 13745; industries: GB/T 4754. */
export const EXPERTS: readonly { kind: string; name: string; organisation: string; summary: string; field: string | null; industry: string | null }[] = [
  { kind: "team", name: "果园智能监测团队", organisation: "四川省智慧农业学会（示例）", summary: "柑橘等果园的墒情、气象与病虫害在线监测，物联网传感器布设、图像识别预警、水肥一体化", field: "210", industry: "A01" },
  { kind: "expert", name: "何柑", organisation: "某农业科研院所（示例）", summary: "柑橘黄龙病、溃疡病识别与绿色防控，果园栽培管理", field: "21060", industry: "A01" },
  { kind: "expert", name: "罗泉", organisation: "某大学水利学院（示例）", summary: "灌区节水、土壤墒情监测与灌溉制度", field: "57060", industry: "N76" },
  { kind: "team", name: "物联网感知团队", organisation: "某电子信息研究所（示例）", summary: "低功耗传感器、无线组网、边缘计算网关，农业与环境在线监测", field: "51040", industry: "C39" },
  { kind: "expert", name: "许锂", organisation: "某新能源研究院（示例）", summary: "锂离子电池安全、防爆与热失控检测，电解液配方", field: "48040", industry: "C38" },
  { kind: "expert", name: "曹金", organisation: "某大学材料学院（示例）", summary: "超硬材料、立方氮化硼与金刚石工具，高温高压合成工艺", field: "43045", industry: "C30" },
  { kind: "expert", name: "彭清", organisation: "某环境科学研究院（示例）", summary: "喷涂废水、漆渣絮凝与循环利用，工业废水处理药剂", field: "61030", industry: "N77" },
  { kind: "team", name: "食品保鲜团队", organisation: "某食品研究所（示例）", summary: "鲜果采后保鲜、冷链包装、果汁加工与副产物利用", field: "55010", industry: "C13" },
  { kind: "result", name: "果蔬无损分选线", organisation: "某装备公司（示例）", summary: "近红外糖度检测与外观视觉分选，柑橘、苹果适用", field: "46020", industry: "C35" },
  { kind: "expert", name: "曾药", organisation: "某中医药大学（示例）", summary: "道地中药材种植、炮制与质量标准", field: "36040", industry: "C27" },
  { kind: "expert", name: "萧铸", organisation: "某大学机械学院（示例）", summary: "精密铸造、模具材料与耐磨涂层", field: "46025", industry: "C33" },
  { kind: "equipment", name: "土壤与水质检测平台", organisation: "某检测中心（示例）", summary: "土壤养分、重金属与水质指标检测，开放预约", field: "21030", industry: "M74" },
  { kind: "expert", name: "程云", organisation: "某大学计算机学院（示例）", summary: "图像识别、深度学习、缺陷检测与预测性维护", field: "52020", industry: "I65" },
  { kind: "team", name: "海绵城市团队", organisation: "某建筑设计院（示例）", summary: "雨水渗透、收集、净化与乡村海绵改造", field: "56055", industry: "E48" },
  { kind: "expert", name: "邓牧", organisation: "某畜牧研究院（示例）", summary: "生猪健康养殖、粪污资源化与疫病防控", field: "23030", industry: "A03" },
];
