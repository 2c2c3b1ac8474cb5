import { childRows, defineRecords } from "../../platform/records/define.ts";
import { field, onChoice, shown } from "../../platform/register/field.ts";
import { defineRegister, optionsOf } from "../../platform/register/fields.ts";
import { MEASURES, modelOptions, positionFaults } from "./rules.ts";

const WORKING = { read: ["adviser", "reviewer", "leader"], edit: ["adviser"] } as const;

const exhibits = defineRegister({
  name: "caravan_exhibit",
  label: { zh: "车载展品", en: "Exhibits" },
  fields: [
    field("text", "name", "展品", "Exhibit", { required: true, maxLength: 60 }),
    field("option", "condition", "状况", "Condition", {
      required: true,
      options: optionsOf({
        good: { zh: "完好", en: "in order" },
        faulty: { zh: "有故障", en: "faulty" },
        in_repair: { zh: "维修中", en: "in repair" },
        retired: { zh: "已撤下", en: "retired" },
      }),
      help: { zh: "只有完好的，学校才能点，计划才会排", en: "Only what is in order can be asked for" },
    }),
    field("day", "sinceOn", "从哪天起", "Since", { required: true }),
    field("text", "repair", "报修和维修", "Repair"),
  ],
});

export const caravans = defineRecords({
  register: defineRegister({
    name: "caravan",
    label: { zh: "科普大篷车", en: "Caravans" },
    fields: [
      field("text", "plate", "车牌", "Plate", { required: true, maxLength: 12, ...shown(130) }),
      field("option", "model", "车型", "Type", { required: true, options: modelOptions, ...shown(90), filter: true }),
      field("day", "registeredOn", "注册登记日期", "Registered", { required: true, ...shown(130), filter: true, sort: true }),
      field("text", "homeName", "停放地点", "Garage", { required: true, maxLength: 100, ...shown(180) }),
      field("text", "homePosition", "停放地点坐标", "Position of the garage", {
        required: true,
        maxLength: 40,
        help: { zh: "从手机地图上复制，如 30.1284, 104.6275", en: "As copied from a map" },
      }),
      field("integer", "driveMinutes", "一天最多开车（分钟）", "Driving minutes a day", { required: true }),
      field("integer", "nightsInARow", "最多连续在外几晚", "Nights away in a row", { required: true }),
      field("day", "insuranceTo", "保险到", "Insured until", { required: true, ...shown(130), filter: true, sort: true }),
      field("boolean", "inUse", "在用", "In use", { required: true, ...shown(80), filter: true }),
      field("integer", "km", "里程表（公里）", "Odometer (km)", { computed: "stored", ...shown(130), filter: true, sort: true }),
    ],
  }),
  title: "plate",
  path: "/caravans/vehicles",
  access: { ...WORKING, above: true },
  children: { exhibits: childRows("caravan_id", exhibits) },
  sameBy: ["plate"],
  warnings: { insurance: { label: { zh: "保险将到期", en: "Insurance ends" }, past: "insuranceTo", ahead: 30 } },
  check: (v) => positionFaults("homePosition", v.homePosition),
  words: { create: { zh: "登记一辆车", en: "Enter a vehicle" }, empty: { zh: "还没有登记大篷车。", en: "No vehicles yet." } },
});

export const drivers = defineRecords({
  register: defineRegister({
    name: "caravan_driver",
    label: { zh: "驾驶员", en: "Drivers" },
    fields: [
      field("text", "name", "姓名", "Name", { required: true, maxLength: 40, ...shown(110) }),
      field("phone", "phone", "电话", "Telephone", { sensitive: "contact" }),
      field("record", "caravanId", "驾驶哪辆车", "Vehicle", { of: "caravan", required: true, ...shown(140) }),
      field("option", "licence", "准驾车型", "Licence", {
        required: true,
        options: optionsOf({
          A1: { zh: "A1", en: "A1" },
          A2: { zh: "A2", en: "A2" },
          A3: { zh: "A3", en: "A3" },
          B1: { zh: "B1", en: "B1" },
          B2: { zh: "B2", en: "B2" },
          C1: { zh: "C1", en: "C1" },
        }),
        ...shown(110),
        filter: true,
      }),
      field("day", "licenceTo", "驾驶证有效期止", "Licence until", { required: true, ...shown(150), filter: true, sort: true }),
    ],
  }),
  title: "name",
  path: "/caravans/drivers",
  access: WORKING,
  sameBy: ["name", "caravanId"],
  warnings: { licence: { label: { zh: "驾驶证将到期", en: "Licence ends" }, past: "licenceTo", ahead: 60 } },
  words: {
    create: { zh: "登记驾驶员", en: "Enter a driver" },
    empty: { zh: "还没有登记驾驶员。没有驾驶员的车不排。", en: "No drivers yet; a vehicle without one does not run." },
  },
});

export const lodgings = defineRecords({
  register: defineRegister({
    name: "caravan_lodging",
    label: { zh: "住宿点", en: "Lodgings" },
    fields: [
      field("text", "name", "名称", "Name", { required: true, maxLength: 100, ...shown(240) }),
      field("text", "position", "坐标", "Position", { required: true, maxLength: 40, ...onChoice(180) }),
      field("integer", "beds", "可停几辆车的人员住宿", "Crews that can stay", { required: true, ...shown(160) }),
      field("money", "costFen", "每车每晚费用", "Cost a night", { required: true, ...shown(140) }),
      field("phone", "phone", "电话", "Telephone", { sensitive: "contact" }),
    ],
  }),
  title: "name",
  path: "/caravans/lodgings",
  access: WORKING,
  sameBy: ["name"],
  check: (v) => positionFaults("position", v.position),
  words: {
    create: { zh: "登记住宿点", en: "Enter a lodging" },
    empty: { zh: "没有住宿点，每天都要回停放地点。", en: "Without lodgings every day ends at home." },
  },
});

export const ways = defineRecords({
  register: defineRegister({
    name: "caravan_way",
    label: { zh: "实际路程", en: "Ways as known" },
    fields: [
      field("text", "fromName", "从", "From", {
        required: true,
        maxLength: 100,
        ...shown(200),
        help: { zh: "学校、停放地点或住宿点的名称，一字不差", en: "The exact name of school, garage or lodging" },
      }),
      field("text", "toName", "到", "To", { required: true, maxLength: 100, ...shown(200) }),
      field("integer", "minutes", "分钟", "Minutes", { required: true, ...shown(90) }),
      field("integer", "km", "公里", "Kilometres", { ...shown(90) }),
      field("boolean", "bothWays", "来回一样", "Both ways", { required: true, ...shown(110) }),
      field("boolean", "passable", "能通车", "Passable", { required: true, ...shown(100), filter: true }),
      field("text", "source", "谁走过、哪天", "Who drove it, when", { required: true, ...onChoice(180) }),
    ],
  }),
  title: "fromName",
  path: "/caravans/ways",
  access: { ...WORKING, above: true },
  sameBy: ["fromName", "toName"],
  check: (v) => ({
    ...(v.minutes < 1 || v.minutes > 2000 ? { minutes: { zh: "1 到 2,000 分钟", en: "1 to 2,000 minutes" } } : {}),
    ...(v.fromName === v.toName ? { toName: { zh: "和出发是同一个地方", en: "The same place" } } : {}),
  }),
  words: {
    create: { zh: "记一段路", en: "Enter a way" },
    empty: { zh: "还没有记实际路程：全部按直线距离估算。", en: "No ways yet: all are estimated." },
  },
});

export const caravanRules = defineRecords({
  register: defineRegister({
    name: "caravan_rule",
    label: { zh: "年限、里程和估算", en: "Limits and estimates" },
    fields: [
      field("text", "name", "规定", "Rule", { required: true, ...shown(280) }),
      field("option", "measure", "规定什么", "What it sets", { required: true, options: MEASURES, ...shown(260), filter: true }),
      field("integer", "value", "数值", "Value", { required: true, ...shown(100), filter: true, sort: true }),
      field("text", "source", "依据", "Source", {
        required: true,
        ...shown(220),
        help: { zh: "文件名称、文号、日期；估算的写“本单位估算”", en: "Document, number, day; of estimates: own estimate" },
      }),
      field("day", "fromOn", "施行", "In force from", { required: true, ...shown(130), filter: true, sort: true }),
      field("day", "toOn", "废止", "Until", { ...shown(130), filter: true, sort: true }),
    ],
  }),
  title: "name",
  path: "/caravans/rules",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["reviewer"], above: true },
  sameBy: ["measure", "fromOn"],
  check: (v) => (v.toOn !== null && v.toOn < v.fromOn ? { toOn: { zh: "不能早于施行日期", en: "Not before it came into force" } } : {}),
  words: {
    create: { zh: "登记一条规定", en: "Enter a rule" },
    empty: { zh: "还没有登记。没有估算用的数，排不了计划。", en: "None yet; without the estimates nothing can be planned." },
  },
});
