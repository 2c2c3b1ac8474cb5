/** An item of the invented sheet with what the three counties have for it, last year and this year. */
export interface SampleItem {
  readonly no: string;
  readonly aspect: string;
  readonly criterion: string;
  readonly name: string;
  readonly points: string;
  readonly rule: string;
  readonly unit: string;
  readonly source: "indicator" | "reported" | "scorers";
  readonly indicator: string | null;
  readonly evidence: string | null;
  readonly lead: string;
  /** Day of December. */
  readonly due: string;
  readonly before: readonly string[];
  readonly now: readonly string[];
  /** Counties (by their place) that still look for its proof. */
  readonly unproved?: readonly number[];
  /** Its time comes at the end of the year: the county of the story has not entered it. */
  readonly later?: true;
}

type Row = readonly [
  name: string,
  rule: string,
  unit: string,
  from: string,
  before: string,
  now: string,
  more?: Partial<Pick<SampleItem, "unproved" | "later">>,
];
const GRADED = "优100%；良80%；一般60%；差0%";

/** `from`: =indicator, the proof asked for, or 评 for two blind scorers. Figures are those of 雁江, 安岳 and 乐至 in this order; nothing here is an official text. */
const SHEET: readonly (readonly [
  aspect: string,
  lead: string,
  criteria: readonly (readonly [criterion: string, rows: readonly Row[]])[],
])[] = [
  [
    "一、服务科技经济",
    "科技服务部",
    [
      [
        "服务企业",
        [
          ["经确认的需求", "按比例得分，目标5件", "件", "=经确认的需求", "3 5 4", "5 6 4"],
          ["首次引荐天数（中位数）", "≤15天", "天", "=首次引荐天数（中位数）", "18 12 14", "7 11 16"],
          ["企业问题回访后销号", "≥80%", "%", "=挂包企业问题回访满意率", "75 85 90", "100 88 90"],
          ["回访不符占比", "≤10%", "%", "=回访不符占比", "8 5 12", "0 5 8"],
        ],
      ],
      [
        "成果转化",
        [
          ["合同金额", "按比例得分，目标10万元", "万元", "=合同金额", "9 10 12", "12.5 14 9"],
          ["到位金额", "按比例得分，目标20万元", "万元", "=到位金额", "12 20 16", "8 21 17"],
          ["科创项目转化率", "≥50%", "%", "=科创项目转化率", "40 55 50", "100 60 50"],
          ["登记技术合同", "≥2份", "份", "登记证明", "1 2 2", "2 3 2", { unproved: [0] }],
        ],
      ],
      [
        "人才引荐",
        [
          ["引荐率", "按比例得分，目标25%", "%", "=引荐率", "15 25 22", "20 30 24"],
          ["签约率", "≥60%", "%", "=签约率", "65 70 55", "100 75 65"],
          ["专家到企业会诊", "按比例得分，目标10场", "场", "会诊记录", "8 10 9", "10 10 9"],
        ],
      ],
      [
        "回头看",
        [
          ["确认见效", "≥1件", "件", "=确认见效", "1 2 1", "1 2 1"],
          ["六个月回头看", "≥2件", "件", "回头看记录", "2 2 1", "2 3 2"],
          ["十二个月回头看", "≥1件", "件", "回头看记录", "1 1 1", "1 1 1", { later: true }],
        ],
      ],
    ],
  ],
  [
    "二、科普惠民",
    "科普部",
    [
      [
        "科普阵地",
        [
          ["15 分钟科普圈（成人）", "按比例得分，目标50%", "%", "=15 分钟科普圈覆盖率（成人）", "41 46 38", "48 52 40"],
          ["15 分钟科普圈（老年人）", "按比例得分，目标40%", "%", "=15 分钟科普圈覆盖率（老年人）", "25 33 28", "29 37 30"],
          ["新建成科普点位", "按比例得分，目标5处", "处", "=新建成科普点位", "3 5 4", "2 4 4"],
          ["阵地坐标已核对", "≥95%", "%", "核对记录", "90 96 95", "96 97 95", { unproved: [0] }],
        ],
      ],
      [
        "科普活动",
        [
          ["大篷车到过的学校", "≥2所", "所", "=大篷车到过的学校", "2 3 2", "2 3 2"],
          ["科普活动", "按比例得分，目标10场", "场", "场地确认单", "10 12 8", "10 12 9"],
          ["学术活动", "≥1项", "项", "=学术活动", "1 2 1", "1 2 1"],
        ],
      ],
      [
        "重点人群",
        [
          ["青少年科普活动", "≥4场", "场", "场地确认单", "4 5 4", "5 5 4"],
          ["老年人科普活动", "≥4场", "场", "场地确认单", "3 4 4", "4 4 4"],
          ["产业工人科普活动", "按比例得分，目标10场", "场", "场地确认单", "8 10 7", "9 10 8"],
        ],
      ],
      [
        "科普队伍",
        [
          ["志愿队伍有队长", "≥12支", "支", "聘书", "12 13 11", "12 14 12", { unproved: [0] }],
          ["讲师聘期未过", "≥95%", "%", "聘书", "95 96 95", "97 96 95"],
        ],
      ],
      [
        "科普内容",
        [
          ["内容经具名审核", "≥95%", "%", "审核记录", "96 97 95", "98 97 96"],
          ["失效内容没有下架", "每少一项扣0.5分", "项", "核查记录", "1 0 2", "0 0 1"],
        ],
      ],
    ],
  ],
  [
    "三、组织与制度",
    "办公室",
    [
      [
        "组织建设",
        [
          ["联络岗位不空缺", "按比例得分，目标11个", "个", "任职文件", "9 11 10", "9 11 10"],
          ["学会按期换届", "按比例得分，目标6家", "家", "换届批复", "5 6 4", "5 5 5"],
          ["资金执行率", "≥90%", "%", "=资金执行率", "92 95 91", "100 96 93"],
          ["慰问科技工作者", "≥20人", "人", "走访回执", "20 22 20", "21 24 20"],
        ],
      ],
      [
        "制度规划",
        [
          ["督办任务按期办结", "≥90%", "%", "=督办任务按期办结率", "90 96 92", "100 97 94"],
          ["年度计划已公开", "有得分，没有不得分", "份", "公开网址", "1 1 1", "1 1 1", { unproved: [0, 2] }],
          ["工作方案", GRADED, "%", "评", "80 100 80", "80 100 80"],
        ],
      ],
      [
        "数据与诚信",
        [
          ["代为确认、待核实的需求", "≤1件", "件", "=代为确认、待核实的需求", "1 0 1", "0 0 1"],
          ["数据抽查相符", "≥95%", "%", "抽查记录", "95 98 94", "96 98 95", { later: true }],
          ["典型案例", GRADED, "%", "评", "60 80 80", "80 100 60"],
        ],
      ],
    ],
  ],
];

export const SAMPLE_ITEMS: readonly SampleItem[] = SHEET.flatMap(([aspect, lead, criteria], a) =>
  criteria.flatMap(([criterion, rows], c) =>
    rows.map(([name, rule, unit, from, before, now, more], k): SampleItem => ({
      no: `${a + 1}.${c + 1}.${k + 1}`,
      aspect,
      criterion,
      name,
      // 14 items of 3 points, then 10 of 3 and 4 of 2, then 10 of 2: 42 + 38 + 20 = 100.
      points: a === 0 || (a === 1 && c < 3) ? "3" : "2",
      rule,
      unit,
      source: from === "评" ? "scorers" : from.startsWith("=") ? "indicator" : "reported",
      indicator: from.startsWith("=") ? from.slice(1) : null,
      evidence: from === "评" || from.startsWith("=") ? null : from,
      lead,
      due: String(10 + ((a + c + k) % 3) * 5),
      before: before.split(" "),
      now: now.split(" "),
      ...more,
    })),
  ),
);

/** A small sheet of one subject for the counties' composite; its last item compares them with each other. */
export const SUBJECT_ITEMS: readonly SampleItem[] = (
  [
    ["进校园科普课堂", "按比例得分，目标20场", "场", "18 22 16"],
    ["乡镇科普活动覆盖", "≥90%", "%", "100 92 85"],
    ["科普场馆开放天数", "≥250天得25分；≥200天得15分；≥150天得8分", "天", "262 255 214"],
    ["志愿者服务人次", "与最高单位之比得分", "人次", "320 400 240"],
  ] as const
).map(([name, rule, unit, before], k) => ({
  ...{
    no: `1.1.${k + 1}`,
    aspect: "一、科普服务",
    criterion: "服务到人",
    name,
    points: "25",
    rule,
    unit,
    source: "reported" as const,
    indicator: null,
  },
  ...{ evidence: "专项检查记录", lead: "科普部", due: "20", before: before.split(" "), now: before.split(" ") },
}));

/** The sheet as an office's table has it: this is how it comes in. */
export const SAMPLE_COLUMNS = [
  "编号",
  "考核项目",
  "条目",
  "考核内容",
  "考核标准",
  "分值",
  "指标",
  "计量单位",
  "考核依据",
  "牵头单位",
  "完成期限",
  "备注",
];
export const sampleRows = (year: number, items: readonly SampleItem[] = SAMPLE_ITEMS): { at: number; cells: string[] }[] =>
  items.map((i, at) => ({
    at: at + 2,
    cells: [
      i.no,
      i.aspect,
      i.criterion,
      i.name,
      i.rule,
      i.points,
      i.indicator ?? "",
      i.unit,
      i.evidence ?? "",
      i.lead,
      `${year}-12-${i.due}`,
      i.later ? "合理缺项；补齐才能定分" : "合理缺项",
    ],
  }));
