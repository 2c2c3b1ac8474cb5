import { writeOfficialDocument, type Block, type OfficialDocument } from "../../platform/documents/gbt9704.ts";
import { TYPES } from "../../platform/documents/file-types.ts";
import type { MakePaper } from "../../platform/rooms/room.ts";
import { recordPage } from "../../platform/records/page.ts";
import type { RecordPageData } from "../../platform/records/contract.ts";
import { showDay } from "../../platform/register/fields.ts";
import { servedMeetings } from "./server.ts";

const lines = (text: unknown): string[] =>
  String(text ?? "")
    .split(/\n+/)
    .map((l) => l.trim())
    .filter((l) => l !== "");

/** A meeting's minutes in the order of GB/T 9704: number, day, who chaired, text, decisions, who came, where they go. */
export function minutesPaper(data: RecordPageData): OfficialDocument {
  const v = data.values as Readonly<Record<string, string | null>>;
  const people = (data.children["attendance"] ?? []) as unknown as {
    name: string;
    post: string | null;
    how: string;
    reason: string | null;
  }[];
  const decisions = (data.children["decisions"] ?? []) as unknown as {
    no: number;
    matter: string;
    leadUnitId: number | null;
    leadPerson: string | null;
    untilOn: string | null;
  }[];
  const motions = (data.children["motions"] ?? []) as unknown as {
    no: number;
    title: string;
    reckoning: string | null;
    notVoted: string | null;
  }[];
  const named = (how: string, label: string): Block[] => {
    const who = people.filter((p) => p.how === how).map((p) => (how === "leave" && p.reason ? `${p.name}（${p.reason}）` : p.name));
    return who.length === 0 ? [] : [{ type: "roll", label, text: who.join("、") }];
  };
  const part = (title: string, text: unknown): Block[] => {
    const all = lines(text);
    return all.length === 0 ? [] : [{ type: "heading", text: title }, ...all.map((t): Block => ({ type: "paragraph", text: t }))];
  };
  const held = showDay(String(v["heldOn"]), "zh-CN");
  return {
    title: `${data.unitName}${data.title}纪要`,
    blocks: [
      ...(v["issue"] ? [{ type: "paragraph" as const, text: `（${v["issue"]}）` }] : []),
      { type: "paragraph", text: `${held}，${v["chair"]}主持召开${data.title}${v["place"] ? `，地点：${v["place"]}` : ""}。纪要如下：` },
      ...part("传达学习", v["passedOn"]),
      ...part("会议内容", v["minutes"]),
      ...part("发言要点", v["speeches"]),
      ...(motions.length === 0
        ? []
        : [
            { type: "heading" as const, text: "议案表决" },
            ...motions.map((m): Block => {
              const outcome = m.reckoning ?? `没有表决${m.notVoted === null ? "" : `：${m.notVoted}`}。`;
              return { type: "paragraph", text: `${m.no}．${m.title}。${outcome}` };
            }),
          ]),
      ...(decisions.length === 0
        ? []
        : [
            { type: "heading" as const, text: "议定事项" },
            {
              type: "table" as const,
              header: ["序号", "事项", "牵头单位", "责任人", "办结期限"],
              rows: decisions.map((d) => [
                String(d.no),
                d.matter,
                data.names[`unit:${d.leadUnitId}`] ?? "",
                d.leadPerson ?? "",
                d.untilOn === null ? "由牵头单位负责人定" : showDay(d.untilOn, "zh-CN"),
              ]),
            },
          ]),
      ...named("present", "出席"),
      ...named("leave", "请假"),
      ...named("observer", "列席"),
      ...(v["recorder"] ? [{ type: "roll" as const, label: "记录", text: v["recorder"] }] : []),
      ...(v["distribution"] ? [{ type: "roll" as const, label: "分送", text: v["distribution"] }] : []),
    ],
    signature: data.unitName,
    date: held,
  };
}

/** The notice of a meeting to come: when, where, on what, who is asked, what each item needs. */
export function noticePaper(data: RecordPageData): OfficialDocument {
  const v = data.values as Readonly<Record<string, string | null>>;
  const agenda = (data.children["agenda"] ?? []) as unknown as { topic: string; reporter: string | null; material: string | null }[];
  const people = (data.children["attendance"] ?? []) as unknown as { name: string; post: string | null }[];
  const held = showDay(String(v["heldOn"]), "zh-CN");
  return {
    title: `关于召开${data.title}的通知`,
    blocks: [
      {
        type: "paragraph",
        text: `定于${held}召开${data.title}，由${v["chair"]}主持${v["place"] ? `，地点：${v["place"]}` : ""}。请按时参加；不能参加的，请在会前请假并说明原因。`,
      },
      ...(agenda.length === 0
        ? []
        : [
            { type: "heading" as const, text: "议题" },
            {
              type: "table" as const,
              header: ["序号", "议题", "汇报人", "材料"],
              rows: agenda.map((a, i) => [String(i + 1), a.topic, a.reporter ?? "", a.material ?? ""]),
            },
          ]),
      ...(people.length === 0
        ? []
        : [{ type: "roll" as const, label: "参会", text: people.map((p) => (p.post ? `${p.name}（${p.post}）` : p.name)).join("、") }]),
    ],
    signature: data.unitName,
    date: held,
  };
}

/** The notice as a file, while the meeting is to come. */
export const writeNotice: MakePaper = async (services, actor, { id }) => {
  if (!actor.permissions.has("meeting.read")) return undefined;
  const data = await services.database.read(actor.scope, (db) => recordPage(servedMeetings, db, actor, Number(id), services));
  if (data.case?.state !== "planned") return undefined;
  return { name: `${data.title}会议通知.docx`, type: TYPES.docx, bytes: await writeOfficialDocument(noticePaper(data)) };
};

/** The minutes as a file, for whoever may read the meeting; nothing where there is none to see. */
export const writeMinutes: MakePaper = async (services, actor, { id }) => {
  if (!actor.permissions.has("meeting.read")) return undefined;
  const data = await services.database.read(actor.scope, (db) => recordPage(servedMeetings, db, actor, Number(id), services));
  return { name: `${data.title}纪要.docx`, type: TYPES.docx, bytes: await writeOfficialDocument(minutesPaper(data)) };
};
