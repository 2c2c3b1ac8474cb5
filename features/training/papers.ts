import { weekdayOf } from "@bihuan/kit";
import { DAY_BY_HAND, inWords, paragraphs, tableOf, type Written } from "../../platform/records/papers.ts";
import type { RecordPageData } from "../../platform/records/contract.ts";
import { showDay, type Values } from "../../platform/register/fields.ts";
import { courses } from "./courses.ts";

const child = (name: string) => courses.children[name] as NonNullable<(typeof courses.children)[string]>;
const rowsOf = (data: RecordPageData, name: string) => (data.children[name] ?? []) as unknown as Values[];
const dayAndWeek = (day: unknown): string => `${showDay(String(day), "zh-CN")}（${weekdayOf(String(day))}）`;
const here = (data: RecordPageData) => rowsOf(data, "people").filter((p) => p["standing"] === "named" || p["standing"] === "confirmed");

/** What a course sends out and hands to hotel and accountant, all of one roster and one timetable. */
export const trainingPapers: Written = {
  course: {
    notice: {
      label: { zh: "培训通知", en: "Notice of the course" },
      write: (data) => {
        const w = inWords(courses.register, data.values);
        const sessions = rowsOf(data, "sessions");
        if (!["plan", "open"].includes(data.case?.state ?? "") || sessions.length === 0) return undefined;
        const quotas = rowsOf(data, "quotas");
        const contact = w("contactName");
        return {
          title: `关于举办${data.title}的通知`,
          blocks: [
            { type: "heading", text: "一、内容" },
            ...(w("subject") === "" ? [] : paragraphs(data.values["subject"])),
            ...(w("audience") === "" ? [] : [{ type: "paragraph" as const, text: `参加人员：${w("audience")}。` }]),
            { type: "heading", text: "二、时间和课程" },
            { type: "paragraph", text: `${dayAndWeek(data.values["firstOn"])}开班，${dayAndWeek(data.values["lastOn"])}结束。` },
            {
              type: "table",
              header: ["日期", "时间", "课程", "地点", "授课人"],
              rows: sessions.map((s) => [
                dayAndWeek(s["onDay"]),
                `${String(s["fromTime"])}—${String(s["toTime"])}`,
                String(s["topic"]),
                String(s["place"]),
                data.names[`teacher:${String(s["teacherId"])}`] ?? "",
              ]),
            },
            { type: "heading", text: "三、名额和报名" },
            {
              type: "paragraph",
              text:
                quotas.length > 0
                  ? "名额见附表。请按名额推荐，填好回执报送；换人请在开班前告知。"
                  : `${w("seats") === "" ? "名额不限" : `名额 ${w("seats")} 人`}，请填好回执报送；换人请在开班前告知。`,
            },
            ...(contact === "" ? [] : [{ type: "paragraph" as const, text: `联系人：${contact}。` }]),
          ],
          signature: data.unitName,
          date: DAY_BY_HAND,
          annexes: [
            ...(quotas.length === 0
              ? []
              : [
                  {
                    title: "名额分配表",
                    header: ["序号", "单位", "名额（人）"],
                    rows: [
                      ...quotas.map((q, i) => [String(i + 1), String(q["employer"]), String(q["places"])]),
                      ["", "合计", String(quotas.reduce((sum, q) => sum + Number(q["places"]), 0))],
                    ],
                  },
                ]),
            {
              title: "回执",
              header: ["序号", "姓名", "单位", "职务", "是否住宿", "饮食要求"],
              rows: ["1", "2", "3"].map((no) => [no, "", "", "", "", ""]),
            },
          ],
        };
      },
    },
    hotel: {
      label: { zh: "住宿和用餐名单", en: "List for the hotel" },
      write: (data) => {
        const people = here(data).filter((p) => p["lodging"] === true || (p["diet"] ?? "") !== "");
        if (people.length === 0) return undefined;
        return {
          title: `${data.title}住宿和用餐名单`,
          blocks: [
            {
              type: "paragraph",
              text: `${dayAndWeek(data.values["firstOn"])}至${dayAndWeek(data.values["lastOn"])}，住宿 ${people.filter((p) => p["lodging"] === true).length} 人，饮食有要求 ${people.filter((p) => (p["diet"] ?? "") !== "").length} 人。`,
            },
            tableOf(child("people"), people, ["name", "employer", "lodging", "diet"]),
          ],
          signature: data.unitName,
          date: DAY_BY_HAND,
        };
      },
    },
    budget: {
      label: { zh: "预算表", en: "Budget" },
      write: (data) => {
        const rows = rowsOf(data, "costs");
        if (rows.length === 0) return undefined;
        const sum = inWords(child("costs").register, { fen: rows.reduce((n, r) => n + Number(r["fen"]), 0) })("fen");
        return {
          title: `${data.title}预算表`,
          blocks: [
            tableOf(child("costs"), rows, ["item", "grade", "people", "days", "fen", "note"]),
            { type: "paragraph", text: `合计：${sum}` },
          ],
          signature: data.unitName,
          date: DAY_BY_HAND,
        };
      },
    },
    fees: {
      label: { zh: "讲课费签领表", en: "Receipt of teachers' fees" },
      write: (data) => {
        const paid = rowsOf(data, "sessions").filter((s) => typeof s["feeFen"] === "number" && s["feeFen"] > 0);
        if (paid.length === 0) return undefined;
        const w = inWords(child("sessions").register, { feeFen: paid.reduce((sum, s) => sum + Number(s["feeFen"]), 0) });
        return {
          title: `${data.title}讲课费签领表`,
          blocks: [
            {
              type: "table",
              header: ["序号", "授课人", "日期", "课程", "学时", "税后金额", "签名"],
              rows: paid.map((s, i) => [
                String(i + 1),
                data.names[`teacher:${String(s["teacherId"])}`] ?? "",
                showDay(String(s["onDay"]), "zh-CN"),
                String(s["topic"]),
                String(s["teachingHours"] ?? ""),
                inWords(child("sessions").register, s)("feeFen"),
                "",
              ]),
            },
            { type: "paragraph", text: `合计：${w("feeFen")}` },
            { type: "paragraph", text: "经办：　　　　　　审核：　　　　　　负责人：" },
          ],
          signature: data.unitName,
          date: DAY_BY_HAND,
        };
      },
    },
  },
};
