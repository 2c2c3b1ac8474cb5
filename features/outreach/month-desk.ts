import { sql } from "kysely";
import { TYPES } from "../../platform/documents/file-types.ts";
import type { Block } from "../../platform/documents/gbt9704.ts";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import { inWords, paragraphs, type WrittenPaper } from "../../platform/records/papers.ts";
import { recordPage } from "../../platform/records/page.ts";
import { serveRecords } from "../../platform/records/serve.ts";
import { showDay, type Option } from "../../platform/register/fields.ts";
import type { MakePaper } from "../../platform/rooms/room.ts";
import type { SheetOut } from "../../platform/sheets/write-xlsx.ts";
import { writeXlsx } from "../../platform/sheets/write-xlsx.ts";
import { wholeOf } from "../../platform/sheets/zip-write.ts";
import { activities } from "./activities.ts";
import { monthReports } from "./month.ts";
import { activityKinds, audienceOptions } from "./rules.ts";

interface Line {
  readonly id: number;
  readonly title: string;
  readonly kind: string;
  readonly firstOn: string;
  readonly lastOn: string;
  readonly place: string;
  readonly state: string;
  readonly unitName: string;
  readonly seats: number | null;
  readonly aimedAt: readonly string[] | null;
  readonly hosts: string | null;
  readonly sessions: number;
  readonly volunteers: number;
  readonly groups: readonly { readonly audience: string; readonly people: number }[];
}

/** Hosts, sessions, people and volunteers of activities, in the words that their list and forms show. */
export const countsOf = async (db: Db, ids: readonly number[]) =>
  new Map(
    (await linesOf(db, sql`a.id = any (${[...ids]}::bigint[])`)).map((l) => [
      l.id,
      { hosts: l.hosts, sessionCount: l.sessions, groups: groupWords(l), volunteerCount: l.volunteers },
    ]),
  );

const linesOf = (db: Db, where: ReturnType<typeof sql>): Promise<Line[]> =>
  rowsOf<Line>(
    db,
    sql`select a.id, a.title, a.kind, a.first_on as "firstOn", a.last_on as "lastOn", a.place, a.state, u.name as "unitName", a.seats, a.aimed_at as "aimedAt",
      (select string_agg(h.name, '、' order by h.id) from activity_host h where h.activity_id = a.id and h.role in ('host', 'carry')) as hosts,
      (select count(*)::int from activity_session s where s.activity_id = a.id) as sessions,
      (select count(distinct s.volunteer_id)::int from activity_shift s where s.activity_id = a.id and s.came is not false) as volunteers,
      coalesce((select jsonb_agg(jsonb_build_object('audience', p.audience, 'people', p.people) order by p.id) from activity_people p where p.activity_id = a.id), '[]'::jsonb) as groups
      from activity a join unit u on u.id = a.unit_id where ${where} order by a.first_on, a.id limit 5000`,
  );

const wordIn = (options: readonly Option[], value: string): string => options.find((o) => o.value === value)?.label.zh ?? value;
/** Who came; before anybody was counted, whom it is planned for. */
const groupWords = (l: Pick<Line, "groups" | "aimedAt">): string =>
  l.groups.length > 0
    ? l.groups.map((g) => `${wordIn(audienceOptions, g.audience)} ${g.people} 人`).join("、")
    : (l.aimedAt ?? []).map((v) => wordIn(audienceOptions, v)).join("、");

/** The activities of its days in the asker's scope, by kind and by group: of a plan all that stand, of a feedback what was held; people of confirmed ones alone. */
async function monthOf(db: Db, row: { stage: string; fromOn: string; toOn: string }, unitPath: readonly number[], unitId: number) {
  const states = row.stage === "plan" ? ["plan", "open", "held", "confirmed"] : ["held", "confirmed"];
  const lines = await linesOf(
    db,
    sql`a.first_on between ${row.fromOn}::date and ${row.toOn}::date and a.state = any (${states}) and a.unit_path[${sql.lit(unitPath.length)}] = ${unitId}`,
  );
  const counted = row.stage === "plan" ? lines : lines.filter((l) => l.state === "confirmed");
  const people = (l: Line): number => l.groups.reduce((n, g) => n + g.people, 0);
  const byKind = activityKinds.flatMap((k) => {
    const of = counted.filter((l) => l.kind === k.value);
    return of.length === 0
      ? []
      : [
          {
            label: k.label,
            activities: of.length,
            sessions: of.reduce((n, l) => n + l.sessions, 0),
            people: of.reduce((n, l) => n + people(l), 0),
          },
        ];
  });
  const byGroup = audienceOptions.flatMap((g) => {
    const of = counted.filter((l) =>
      l.groups.length > 0 ? l.groups.some((x) => x.audience === g.value) : (l.aimedAt ?? []).includes(g.value),
    );
    const came = of.reduce((n, l) => n + (l.groups.find((x) => x.audience === g.value)?.people ?? 0), 0);
    return of.length === 0 ? [] : [{ label: g.label, activities: of.length, people: came }];
  });
  return {
    lines: lines.map((l) => ({ ...l, groupWords: groupWords(l), people: people(l) })),
    counted: {
      activities: counted.length,
      sessions: counted.reduce((n, l) => n + l.sessions, 0),
      people: counted.reduce((n, l) => n + people(l), 0),
    },
    waiting: lines.length - counted.length,
    byKind,
    byGroup,
    /** Superiors' own forms of the list of activities. */
    forms: await rowsOf<{ id: number; title: string }>(
      db,
      sql`select id, title from table_form where list = 'activity' and ended_on is null and unit_id = any (${[...unitPath]}::int[]) order by id desc limit 20`,
    ),
  };
}
export type MonthDesk = Awaited<ReturnType<typeof monthOf>>;

export const servedMonths = serveRecords(monthReports, {
  sections: { desk: ({ db, row, record }) => monthOf(db, row, record.unitPath, record.unitId) },
});

const HEADS = ["名称", "形式", "时间", "地点", "主办单位", "人群", "场次", "志愿者", "状态"];
const dayWords = (l: { firstOn: string; lastOn: string }): string =>
  l.firstOn === l.lastOn ? showDay(l.firstOn, "zh-CN") : `${showDay(l.firstOn, "zh-CN")}至${showDay(l.lastOn, "zh-CN")}`;
const states: Readonly<Record<string, { label: { zh: string } }>> = activities.process?.states ?? {};
const lineCells = (l: MonthDesk["lines"][number]): (string | number)[] => [
  ...[l.title, wordIn(activityKinds, l.kind), dayWords(l), l.place, l.hosts ?? l.unitName, l.groupWords],
  ...[l.sessions, l.volunteers, states[l.state]?.label.zh ?? l.state],
];

const written: WrittenPaper = {
  label: { zh: "上报稿", en: "As it is reported" },
  write: (data) => {
    const d = data.sections["desk"] as MonthDesk;
    const w = inWords(monthReports.register, data.values);
    const isPlan = data.values["stage"] === "plan";
    const table = (heading: string, header: string[], rows: readonly (readonly (string | number)[])[]): Block[] =>
      rows.length === 0
        ? []
        : [
            { type: "heading", text: heading },
            { type: "table", header, rows: rows.map((r) => r.map(String)) },
          ];
    const words = (heading: string, key: string): Block[] =>
      w(key) === "" ? [] : [{ type: "heading", text: heading }, ...paragraphs(data.values[key])];
    return {
      title: data.title,
      blocks: [
        {
          type: "paragraph",
          text: `${w("source") === "" ? "" : `根据${w("source")}，`}${data.unitName}${isPlan ? "计划" : ""}于${w("fromOn")}至${w("toOn")}${isPlan ? "开展" : "开展了"}科普活动${d.counted.activities}项、${d.counted.sessions}场${isPlan || d.counted.people === 0 ? "" : `，参加${d.counted.people}人次`}${w("theme") === "" ? "" : `，主题是“${w("theme")}”`}。${!isPlan && d.waiting > 0 ? `另有${d.waiting}项已办、还没有确认，没有计入。` : ""}`,
        },
        ...table(
          "按形式",
          ["形式", "活动（项）", "场次", ...(isPlan ? [] : ["人次"])],
          d.byKind.map((k) => [k.label.zh, k.activities, k.sessions, ...(isPlan ? [] : [k.people])]),
        ),
        ...table(
          "按人群",
          ["人群", "活动（项）", ...(isPlan ? [] : ["人次"])],
          d.byGroup.map((g) => [g.label.zh, g.activities, ...(isPlan ? [] : [g.people])]),
        ),
        ...words("主要做法", "measures"),
        ...words("问题和建议", "problems"),
      ],
      signature: data.unitName,
      date: "",
      annexes:
        d.lines.length === 0
          ? []
          : [
              {
                title: `${isPlan ? "活动计划" : "活动情况"}表`,
                header: ["序号", ...HEADS],
                rows: d.lines.map((l, i) => [String(i + 1), ...lineCells(l).map(String)]),
              },
            ],
    };
  },
};
export const monthPapers = { report: written };

/** The same as a workbook: activities, by kind, by group. */
export const writeMonthBook: MakePaper = async (services, actor, { id }) => {
  if (!actor.permissions.has("month_report.read")) return undefined;
  const data = await services.database.read(actor.scope, (db) => recordPage(servedMonths, db, actor, Number(id), services));
  const d = data.sections["desk"] as MonthDesk;
  const sheet = (name: string, heads: readonly string[], numbers: number, rows: readonly (readonly (string | number)[])[]): SheetOut => ({
    name,
    columns: heads.map((heading, i) => ({
      heading,
      style: i >= heads.length - numbers ? ("integer" as const) : ("text" as const),
      width: i === 0 ? 28 : 16,
    })),
    rows: [rows],
    form: { title: `${data.title}：${name}`, line: [`填报单位：${data.unitName}`], foot: [] },
  });
  const book = writeXlsx([
    sheet(
      "活动",
      ["名称", "形式", "时间", "地点", "主办单位", "人群", "状态", "场次", "志愿者", "人次"],
      3,
      d.lines.map((l) => {
        const [title, kind, days, place, hosts, groups, sessions, volunteers, state] = lineCells(l);
        return [title, kind, days, place, hosts, groups, state, sessions, volunteers, l.people] as (string | number)[];
      }),
    ),
    sheet(
      "按形式",
      ["形式", "活动", "场次", "人次"],
      3,
      d.byKind.map((k) => [k.label.zh, k.activities, k.sessions, k.people]),
    ),
    sheet(
      "按人群",
      ["人群", "活动", "人次"],
      2,
      d.byGroup.map((g) => [g.label.zh, g.activities, g.people]),
    ),
  ]);
  return { name: `${data.title}.xlsx`, type: TYPES.xlsx, bytes: await wholeOf(book) };
};
