import { processWithHandOver } from "../../platform/casework/process.ts";
import { childRows, defineRecords } from "../../platform/records/define.ts";
import { field, onChoice, shown } from "../../platform/register/field.ts";
import { defineRegister, optionsOf } from "../../platform/register/fields.ts";

const APPENDIX = optionsOf({
  I: { zh: "附录一", en: "appendix I" },
  II: { zh: "附录二", en: "appendix II" },
  III: { zh: "附录三", en: "appendix III" },
  none: { zh: "不在附录", en: "in none" },
});
const PERMIT_KINDS = optionsOf({
  import: { zh: "允许进口证明书", en: "import permit" },
  export: { zh: "对方出口证明书", en: "export permit" },
  wildlife: { zh: "野生动植物进出口证明书", en: "wildlife permit" },
  species: { zh: "物种证明", en: "species certificate" },
});
const CONDITION = optionsOf({
  good: { zh: "完好", en: "good" },
  fair: { zh: "有轻微损伤", en: "slightly damaged" },
  damaged: { zh: "损坏", en: "damaged" },
});
const readers = { read: ["adviser", "reviewer", "leader"], edit: ["adviser"] } as const;

export const batches = defineRecords({
  register: defineRegister({
    name: "specimen_batch",
    label: { zh: "标本批次", en: "Batches" },
    fields: [
      field("text", "title", "批次", "Batch", { required: true, maxLength: 100, ...shown(200) }),
      field("text", "supplier", "供方", "Supplier", shown(180)),
      field("text", "country", "来源国家", "Country", shown(110)),
      field("integer", "orderedPieces", "订购（件）", "Ordered", { adds: true, required: true, ...shown(100) }),
      field("integer", "arrived", "到馆（件）", "Arrived", { computed: true, ...shown(100) }),
      field("integer", "accepted", "验收（件）", "Accepted", { computed: true, ...shown(100) }),
      field("integer", "refused", "退运（件）", "Refused", { computed: true, ...shown(100) }),
      field("integer", "missing", "未到（件）", "Missing", { computed: true, ...shown(100) }),
      field("text", "contractNo", "合同号", "Contract"),
      field("money", "priceFen", "合同价", "Price"),
      field("day", "entryOn", "入境日期", "Entered on", {
        ...shown(120),
        sort: true,
        help: { zh: "批件按这一天是否有效来看", en: "Permits are judged of this day" },
      }),
      field("text", "port", "口岸", "Port", onChoice(120)),
      field("text", "declarationNo", "报关单号", "Customs declaration"),
      field("day", "clearedOn", "通关放行日期", "Cleared by customs on"),
      field("text", "quarantineNo", "检疫单号", "Quarantine paper"),
      field("day", "healthyOn", "检疫合格日期", "Found healthy on"),
      field("day", "quarantineUntil", "隔离到", "Isolated until", {
        help: { zh: "隔离没满不能验收；不用隔离的不填", en: "Nothing is accepted before; blank where none is needed" },
      }),
    ],
  }),
  title: "title",
  path: "/capital/batches",
  access: readers,
  sameBy: ["title"],
  check: (v) => ({
    ...(v.clearedOn !== null && v.declarationNo === null
      ? { declarationNo: { zh: "放行的要填报关单号", en: "What is cleared has its declaration" } }
      : {}),
    ...(v.healthyOn !== null && v.quarantineNo === null
      ? { quarantineNo: { zh: "检疫合格的要填检疫单号", en: "What is healthy has its paper" } }
      : {}),
  }),
  words: { create: { zh: "登记批次", en: "Enter a batch" }, empty: { zh: "还没有批次。", en: "No batches yet." } },
});

export const permits = defineRecords({
  register: defineRegister({
    name: "permit",
    label: { zh: "批件", en: "Permits" },
    fields: [
      field("text", "number", "编号", "Number", { required: true, maxLength: 60, ...shown(200) }),
      field("option", "kind", "种类", "Kind", { required: true, options: PERMIT_KINDS, ...shown(180), filter: true }),
      field("text", "issuer", "核发机关", "Issued by", { required: true, ...shown(180) }),
      field("day", "fromOn", "有效期从", "Valid from", { required: true, ...shown(120) }),
      field("day", "toOn", "有效期到", "Until", { required: true, ...shown(120), sort: true }),
      field("integer", "pieces", "批准（件）", "Pieces", { adds: true, required: true, ...shown(100) }),
      field("integer", "used", "已用（件）", "Used", { computed: true, ...shown(90) }),
      field("integer", "left", "余（件）", "Left", { computed: true, ...shown(90) }),
    ],
  }),
  title: "number",
  path: "/capital/permits",
  access: readers,
  sameBy: ["number"],
  warnings: { ends: { label: { zh: "批件快到期", en: "Ends soon" }, past: "toOn", ahead: 60 } },
  check: (v) => (v.toOn < v.fromOn ? { toOn: { zh: "不能早于开始", en: "Not before its beginning" } } : {}),
  words: { create: { zh: "登记批件", en: "Enter a permit" }, empty: { zh: "还没有批件。", en: "No permits yet." } },
});

export const permitRules = defineRecords({
  register: defineRegister({
    name: "permit_rule",
    label: { zh: "批件规定", en: "Rules of permits" },
    fields: [
      field("text", "name", "规定", "Rule", { required: true, ...shown(300) }),
      field("option", "appendix", "附录", "Appendix", { required: true, options: APPENDIX, ...shown(120), filter: true }),
      field("option", "kind", "要哪种批件", "Asks for", { required: true, options: PERMIT_KINDS, ...shown(200) }),
      field("text", "source", "依据", "Source", { required: true, ...shown(220) }),
      field("day", "fromOn", "施行", "In force from", { required: true, ...shown(120), sort: true }),
      field("day", "toOn", "废止", "Until", shown(120)),
    ],
  }),
  title: "name",
  path: "/capital/permit-rules",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["reviewer"], above: true },
  sameBy: ["appendix", "kind", "fromOn"],
  words: {
    create: { zh: "登记规定", en: "Enter a rule" },
    empty: { zh: "还没有规定；没有规定时，需要批件的至少要有一张有效批件。", en: "No rules: one valid permit is asked of what needs one." },
  },
});

const uses = defineRegister({
  name: "specimen_permit",
  label: { zh: "适用批件", en: "Permits that cover it" },
  fields: [
    field("record", "permitId", "批件", "Permit", { of: "permit", required: true }),
    field("integer", "pieces", "用于几件", "For how many pieces", { required: true }),
  ],
});
const conditions = defineRegister({
  name: "specimen_condition",
  label: { zh: "状况检查", en: "Condition reports" },
  fields: [
    field("day", "onDay", "日期", "Day", { required: true }),
    field("option", "grade", "状况", "Condition", { required: true, options: CONDITION }),
    field("text", "says", "部位和说明", "Where and what"),
  ],
});

const process = processWithHandOver({
  name: "specimen",
  label: { zh: "标本", en: "Specimen" },
  initial: "ordered",
  states: {
    ordered: { label: { zh: "订购", en: "Ordered" }, final: false, owner: "adviser", limit: { days: 365 } },
    arrived: { label: { zh: "到馆", en: "Arrived" }, final: false, owner: "reviewer", limit: { days: 30 }, tone: "waiting" },
    accepted: { label: { zh: "已验收", en: "Accepted" }, final: false, owner: "adviser", limit: { days: 30 } },
    shelved: {
      label: { zh: "在库（展）", en: "In its place" },
      final: false,
      owner: "adviser",
      todo: { zh: "在库保管，外借时登记", en: "Keep it; enter a loan" },
      limit: { days: 3650 },
      tone: "active",
    },
    lent: { label: { zh: "外借", en: "Lent" }, final: false, owner: "adviser", limit: { days: 365 }, tone: "waiting" },
    refused: { label: { zh: "退运", en: "Sent back" }, final: true, tone: "stopped" },
    written_off: { label: { zh: "注销", en: "Written off" }, final: true, tone: "stopped" },
  },
  gates: {
    entered: {
      label: { zh: "批次已入境", en: "Batch has entered" },
      unmet: { zh: "先在批次里填入境日期", en: "First give the batch its day of entry" },
      at: "fields",
    },
    papers: {
      label: { zh: "批件齐备", en: "Papers complete" },
      unmet: { zh: "批件不齐或已过期，见“批件”", en: "Papers are missing or out of date; see Papers" },
      at: "papers",
    },
    cleared: {
      label: { zh: "通关、检疫、隔离已完成", en: "Customs, quarantine and isolation are over" },
      unmet: {
        zh: "从国外来的，先在批次里填通关放行和检疫合格的单号、日期；隔离没满不能验收",
        en: "From abroad: first give the batch the papers and days of customs and quarantine; isolation must be over",
      },
      at: "fields",
    },
    place: {
      label: { zh: "有存放位置", en: "Place given" },
      unmet: { zh: "先填存放位置", en: "First give its place" },
      at: "fields",
    },
    approval: {
      label: { zh: "有注销批件", en: "Approval to write off" },
      unmet: { zh: "先上传注销批件", en: "First add the approval" },
      at: "files",
    },
  },
  actions: {
    order: { label: { zh: "登记", en: "Enter" }, from: [], to: "ordered", by: ["adviser"] },
    arrive: { label: { zh: "到馆", en: "Arrived" }, from: ["ordered"], to: "arrived", by: ["adviser"], gates: ["entered"], bulk: true },
    accept: {
      label: { zh: "验收", en: "Accept" },
      from: ["arrived"],
      to: "accepted",
      by: ["reviewer"],
      gates: ["papers", "cleared"],
      separateFrom: ["arrive"],
      bulk: true,
      fact: "specimen.accepted",
    },
    send_back: { label: { zh: "退运", en: "Send back" }, from: ["arrived"], to: "refused", by: ["reviewer"], reason: "required" },
    shelve: {
      label: { zh: "入库", en: "Put in its place" },
      from: ["accepted"],
      to: "shelved",
      by: ["adviser"],
      gates: ["place"],
      bulk: true,
    },
    lend: { label: { zh: "借出", en: "Lend" }, from: ["shelved"], to: "lent", by: ["adviser"] },
    take_back: { label: { zh: "归还", en: "Came back" }, from: ["lent"], to: "shelved", by: ["adviser"] },
    write_off: {
      label: { zh: "注销", en: "Write off" },
      from: ["shelved", "accepted"],
      to: "written_off",
      by: ["reviewer"],
      reason: "required",
      gates: ["approval"],
    },
  },
});

export const specimens = defineRecords({
  register: defineRegister({
    name: "specimen",
    label: { zh: "标本", en: "Specimens" },
    fields: [
      field("text", "name", "中文名", "Name", { required: true, maxLength: 60, ...shown(140) }),
      field("text", "catalogNumber", "总账号", "Catalogue number", { required: true, maxLength: 40, ...shown(130) }),
      field("text", "scientificName", "学名", "Scientific name", { required: true, maxLength: 100, ...shown(180) }),
      field("record", "batchId", "批次", "Batch", { of: "specimen_batch", required: true }),
      field("option", "basis", "性质", "Kind", {
        required: true,
        options: optionsOf({ specimen: { zh: "标本", en: "specimen" }, replica: { zh: "复制品", en: "replica" } }),
        ...shown(80),
        filter: true,
      }),
      field("integer", "pieces", "件数", "Pieces", { adds: true, required: true, ...shown(70) }),
      field("option", "appendix", "公约附录（入境日）", "Appendix on entry", {
        required: true,
        options: APPENDIX,
        ...shown(110),
        filter: true,
      }),
      field("option", "permitTruth", "批件", "Permits", {
        required: true,
        options: optionsOf({
          needed: { zh: "需要批件", en: "needed" },
          none_needed: { zh: "无需批件", en: "none needed" },
          no_information: { zh: "资料缺", en: "nothing known" },
        }),
        ...shown(110),
        filter: true,
      }),
      field("text", "noneGround", "无需批件的依据", "Why none is needed", { help: { zh: "文件名称、文号", en: "Paper and number" } }),
      field("option", "sex", "性别", "Sex", {
        options: optionsOf({
          male: { zh: "雄", en: "male" },
          female: { zh: "雌", en: "female" },
          unknown: { zh: "不明", en: "unknown" },
        }),
      }),
      field("option", "preparation", "制作方式", "Preparation", {
        options: optionsOf({
          mounted: { zh: "剥制", en: "mounted" },
          skeleton: { zh: "骨骼", en: "skeleton" },
          fluid: { zh: "浸制", en: "in fluid" },
          dried: { zh: "干制", en: "dried" },
          skin: { zh: "皮张", en: "skin" },
          other: { zh: "其他", en: "other" },
        }),
      }),
      field("text", "size", "尺寸、重量", "Size, weight", { maxLength: 100 }),
      field("text", "country", "产地国家", "Country"),
      field("text", "locality", "采集地", "Locality"),
      field("money", "priceFen", "价格", "Price"),
      field("text", "hazard", "有害物（砷、福尔马林等）", "Hazard"),
      field("option", "condition", "状况", "Condition", { options: CONDITION, ...onChoice(110), filter: true }),
      field("text", "place", "存放位置", "Place", { maxLength: 60, ...shown(140), help: { zh: "如：三楼非洲厅", en: "A hall or store" } }),
      field("day", "arrivedOn", "到馆日期", "Arrived on", { computed: "stored" }),
      field("day", "acceptedOn", "验收日期", "Accepted on", { computed: "stored" }),
      field("day", "lastSeenOn", "最近盘点", "Last seen", { computed: "stored", ...onChoice(120), sort: true }),
    ],
  }),
  process,
  title: "name",
  path: "/capital/specimens",
  access: readers,
  children: {
    permits: childRows("specimen_id", uses),
    conditions: childRows("specimen_id", conditions),
  },
  sameBy: ["catalogNumber"],
  warnings: {
    unseen: { label: { zh: "满一年没有盘点", en: "Not counted for a year" }, past: "lastSeenOn", months: 12, states: ["shelved"] },
  },
  steps: [
    { title: { zh: "是什么", en: "What it is" }, fields: ["name", "catalogNumber", "scientificName", "batchId", "basis"] },
    { title: { zh: "批件", en: "Papers" }, fields: ["pieces", "appendix", "permitTruth", "noneGround", "country"] },
    { title: { zh: "实物", en: "The object" }, fields: ["preparation", "sex", "size", "condition", "hazard"] },
    { title: { zh: "来源和位置", en: "Where from, where to" }, fields: ["locality", "priceFen", "place"] },
  ],
  check: (v) => ({
    ...(/[,，、;；/]/.test(v.scientificName)
      ? { scientificName: { zh: "一行一个物种；两个物种请分两行登记", en: "One species to a row" } }
      : {}),
    ...(/^[\p{Lu}][\p{L}-]{1,40}( |$)/u.test(v.scientificName.trim())
      ? {}
      : { scientificName: { zh: "学名以拉丁文属名开头，如 Panthera leo", en: "Begins with the genus, as Panthera leo" } }),
    ...(v.permitTruth === "none_needed" && v.noneGround === null
      ? { noneGround: { zh: "写明依据哪份文件", en: "Say by which paper" } }
      : {}),
  }),
  files: {
    picture: { zh: "照片", en: "Pictures" },
    paper: { zh: "批件扫描件", en: "Papers" },
    acceptance: { zh: "验收报告", en: "Acceptance" },
    approval: { zh: "注销批件", en: "Approval to write off" },
  },
  words: { create: { zh: "登记标本", en: "Enter a specimen" }, empty: { zh: "还没有标本。", en: "No specimens yet." } },
});

export const loans = defineRecords({
  register: defineRegister({
    name: "specimen_loan",
    label: { zh: "标本外借", en: "Loans" },
    fields: [
      field("text", "borrower", "借方", "Borrower", { required: true, maxLength: 100, ...shown(240) }),
      field("text", "agreementNo", "借展协议号", "Agreement", { required: true, ...shown(150) }),
      field("text", "purpose", "用途", "Purpose", shown(200)),
      field("day", "outOn", "借出日期", "Out on", { required: true, ...shown(120) }),
      field("day", "dueOn", "应还日期", "Due back", { required: true, ...shown(120), sort: true }),
      field("integer", "out", "未还（项）", "Still out", { computed: true, ...shown(100) }),
      field("integer", "back", "已还（项）", "Back", { computed: true, ...shown(100) }),
      field("money", "insuredFen", "保险金额", "Insured"),
    ],
  }),
  title: "borrower",
  path: "/capital/loans",
  access: readers,
  sameBy: ["agreementNo"],
  check: (v) => (v.dueOn < v.outOn ? { dueOn: { zh: "不能早于借出日期", en: "Not before it goes out" } } : {}),
  words: { create: { zh: "登记外借", en: "Enter a loan" }, empty: { zh: "没有外借。", en: "No loans." } },
});

export const counts = defineRecords({
  register: defineRegister({
    name: "stock_count",
    label: { zh: "盘点", en: "Counts" },
    fields: [
      field("text", "title", "名称", "Title", { required: true, maxLength: 100, ...shown(240) }),
      field("text", "place", "盘点哪个位置", "Place", {
        required: true,
        maxLength: 60,
        ...shown(180),
        help: { zh: "与标本的“存放位置”写法一致", en: "As the specimens' place is written" },
      }),
      field("day", "onDay", "日期", "Day", { required: true, ...shown(120), sort: true }),
    ],
  }),
  process: processWithHandOver({
    name: "stock_count",
    label: { zh: "盘点", en: "Count" },
    initial: "counting",
    states: {
      counting: { label: { zh: "盘点中", en: "Counting" }, final: false, owner: "adviser", limit: { days: 14 }, tone: "active" },
      settled: { label: { zh: "已完成", en: "Settled" }, final: true, tone: "done" },
    },
    gates: {},
    actions: {
      begin: { label: { zh: "开始盘点", en: "Begin" }, from: [], to: "counting", by: ["adviser"] },
      settle: { label: { zh: "盘点完成", en: "Settle" }, from: ["counting"], to: "settled", by: ["adviser"] },
    },
  }),
  title: "title",
  path: "/capital/counts",
  access: readers,
  sameBy: ["title", "onDay"],
  words: { create: { zh: "开始盘点", en: "Begin a count" }, empty: { zh: "还没有盘点。", en: "No counts yet." } },
});
