import { createHash, randomBytes } from "node:crypto";
import { makeCodes, parseCode, printCode } from "@bihuan/ballots";
import { sql } from "kysely";
import { audit } from "../../platform/audit/audit.ts";
import type { Actor } from "../../platform/access/scope.ts";
import type { Db } from "../../platform/db/database.ts";
import { fillForm } from "../../platform/forms/fill.ts";
import { say, type Answers, type FormDefinition } from "../../platform/forms/form.ts";
import { refuseRequest, type Services } from "../../platform/http/server.ts";
import { chinaDay } from "@bihuan/kit";
import { drawSample, hideSmall, meansOf, namesIn, weightedMean, weightedShare, type Row, type Shown, type Station } from "./disclose.ts";
import { compiledOf, formOf } from "./form-desk.ts";
import { questionsIn } from "./questions.ts";
import { drawStations } from "./stages.ts";
import { faultsByPath, readAnswers } from "./reply-desk.ts";
import { STATION_KINDS } from "./survey-records.ts";

/** A code is kept as its keyed hash alone; whoever reads the table cannot use one. */
const hashOf = (services: Services, code: string): Buffer => services.links.keyed(`survey code ${code}`);

/** Draws a station's sample from its list by the survey's seed; the same list again draws the same names. */
export async function drawFor(
  tx: Db,
  actor: Actor,
  survey: { id: number; seed: number; today: string },
  input: { stationId: number; list: string; wanted: number },
): Promise<{ listed: number; drawn: number }> {
  const names = namesIn(input.list);
  if (names.length === 0) refuseRequest("empty", { zh: "名单是空的", en: "The list is empty" });
  if (input.wanted > names.length)
    refuseRequest("too-few", {
      zh: `名单只有 ${names.length} 人，抽不出 ${input.wanted} 人`,
      en: `The list has ${names.length}, not ${input.wanted}`,
    });
  const drawn = drawSample(names, input.wanted, survey.seed, input.stationId);
  const digest = createHash("sha256").update(names.join("\n")).digest();
  await sql`insert into survey_sample (survey_id, station_id, listed, digest, drawn, names, drawn_on)
    values (${survey.id}, ${input.stationId}, ${names.length}, ${digest}, ${drawn.length}, ${drawn}::text[], ${survey.today})
    on conflict (survey_id, station_id) do update set listed = excluded.listed, digest = excluded.digest, drawn = excluded.drawn, names = excluded.names,
      drawn_on = excluded.drawn_on`.execute(tx);
  await audit(tx, actor, {
    act: "survey.draw",
    subject: `survey:${survey.id}`,
    detail: { station: input.stationId, listed: names.length, drawn: drawn.length },
  });
  return { listed: names.length, drawn: drawn.length };
}

/** New codes for a station, as many as still may answer; told once and kept nowhere. Earlier ones that were not used end. */
export async function issueCodes(services: Services, tx: Db, actor: Actor, input: { id: number; stationId: number }): Promise<string[]> {
  const { rows } = await sql<{ drawn: number; answered: number }>`select p.drawn, c.answered from survey_sample p
    join survey_counts(${input.id}) c on c.station_id = p.station_id where p.survey_id = ${input.id} and p.station_id = ${input.stationId}`.execute(
    tx,
  );
  const left = rows[0] ? rows[0].drawn - rows[0].answered : 0;
  if (left <= 0) refuseRequest("none-left", { zh: "这个站点没有还要发的码", en: "There is no code left for this station" });
  const codes = makeCodes(left, (bytes) => randomBytes(bytes));
  const { rows: done } = await sql<{
    n: number;
  }>`select survey_issue(${input.id}, ${input.stationId}, ${codes.map((c) => hashOf(services, c))}::bytea[]) as n`.execute(tx);
  if ((done[0]?.n ?? -1) < 0) refuseRequest("not-open", { zh: "问卷不在发卷中", en: "The survey is not open" });
  await audit(tx, actor, { act: "survey.codes", subject: `survey:${input.id}`, detail: { station: input.stationId, codes: left } });
  return codes.map(printCode);
}

/** Stations that may take part, of all kinds or those drawn. */
export async function stationsOf(db: Db, surveyId: number) {
  const { rows } = await sql<{
    id: number;
    name: string;
    kind: keyof typeof STATION_KINDS;
    population: number;
    listed: number | null;
    drawn: number | null;
    names: string[] | null;
    leftOver: number | null;
    answered: number | null;
    num: number | null;
    den: number | null;
  }>`select s.id, s.name, s.kind, s.population, p.listed, p.drawn, p.names, c.left_over as "leftOver", c.answered, g.chance_num as num, g.chance_den as den
    from survey k join survey_station s on k.unit_id = any (s.unit_path) left join survey_sample p on p.survey_id = k.id and p.station_id = s.id
    left join survey_stage g on g.survey_id = k.id and g.station_id = s.id
    left join survey_counts(k.id) c on c.station_id = s.id where k.id = ${surveyId} and (s.closed_on is null or p.id is not null)
      and (g.id is not null or not exists (select from survey_stage where survey_id = k.id)) order by s.id`.execute(db);
  return rows.map(({ num, den, ...s }) => ({ ...s, chance: num === null || den === null ? null : { num, den } }));
}

/** Draws the stations of a survey anew, kind by kind; an empty wish gives the first stage up: all take part. */
export async function drawStage(
  tx: Db,
  actor: Actor,
  survey: { id: number; seed: number; today: string },
  wanted: readonly { kind: string; stations: number }[],
): Promise<{ drawn: number; of: number }> {
  const { rows: sampled } = await sql`select from survey_sample where survey_id = ${survey.id} limit 1`.execute(tx);
  if (sampled.length > 0)
    refuseRequest("drawn", {
      zh: "已经有站点抽了人，不能再换站点；要换请另拟一份问卷",
      en: "Persons of a station are drawn already; draft another survey to change stations",
    });
  await sql`delete from survey_stage where survey_id = ${survey.id}`.execute(tx);
  const all = await stationsOf(tx, survey.id);
  const drawn = wanted.flatMap(({ kind, stations }) => {
    const own = all.filter((s) => s.kind === kind);
    if (stations > own.length)
      refuseRequest("too-few", {
        zh: `${STATION_KINDS[kind as "park"]?.zh ?? kind}只有 ${own.length} 个站点，抽不出 ${stations} 个`,
        en: `There are ${own.length} of ${STATION_KINDS[kind as "park"]?.en ?? kind}, not ${stations}`,
      });
    return [...drawStations(own, stations, survey.seed)];
  });
  for (const [stationId, { num, den }] of drawn)
    await tx
      .insertInto("survey_stage")
      .values({ survey_id: survey.id, station_id: stationId, chance_num: num, chance_den: den, drawn_on: survey.today })
      .execute();
  await audit(tx, actor, { act: "survey.draw", subject: `survey:${survey.id}`, detail: { stations: drawn.length, of: all.length } });
  return { drawn: drawn.length, of: all.length };
}

/** What whoever holds a code sees; nothing of who that is is asked or kept. */
export async function openSurvey(services: Services, typed: string) {
  const code = parseCode(typed);
  const found =
    code === undefined
      ? undefined
      : await services.database.plumbing(
          async (db) =>
            (
              await sql<{ title: string; purpose: string; untilOn: string; unitName: string; definition: FormDefinition }>`
                select title, purpose, until_on as "untilOn", unit_name as "unitName", definition from survey_of_code(${hashOf(services, code)})`.execute(
                db,
              )
            ).rows[0],
        );
  return found ? { ...found, today: chinaDay(services.now()) } : refuseCode();
}

const refuseCode = (): never =>
  refuseRequest("unknown-code", {
    zh: "没有这个码，或者已经用过。如果刚才报送时断了网，答卷已经收到",
    en: "There is no such code, or it was used. If the network broke off while sending, the answers have arrived",
  });

export async function putSurvey(services: Services, typed: string, given: unknown): Promise<void> {
  const opened = await openSurvey(services, typed);
  const filled = fillForm(compiledOf(opened.definition), readAnswers(given), { today: opened.today, now: `${opened.today}T00:00:00` });
  if (filled.faults.length > 0)
    refuseRequest("invalid", { zh: "有几题要补填或更正", en: "Some answers are missing or wrong" }, { fields: faultsByPath(filled) });
  const answers = JSON.stringify(flat(filled.answers, ""));
  const hash = hashOf(services, parseCode(typed) as string);
  const taken = await services.database.plumbing(
    async (db) => (await sql<{ ok: boolean }>`select survey_put(${hash}, ${answers}::jsonb) as ok`.execute(db)).rows[0]?.ok,
  );
  if (!taken) refuseCode();
}

const flat = (answers: Answers, path: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(answers).flatMap(([name, v]): [string, string][] => {
      const at = path === "" ? name : `${path}/${name}`;
      if (typeof v === "string") return [[at, v]];
      if (Array.isArray(v)) return (v as readonly Answers[]).flatMap((one, i) => Object.entries(flat(one, `${at}[${i + 1}]`)));
      return Object.entries(flat(v as Answers, at));
    }),
  );

export interface ResultTable {
  label: string;
  columns: string[];
  rows: { label: string; size: number; counts: (number | null)[] }[];
  /** Over all groups; hidden, like the share, where a cell of the column is. */
  totals: (number | null)[];
  weighted: (number | null)[];
}

/** What a closed survey says: choices by kind of station, small cells hidden with others so that no total gives them back. Words are not shown. */
export async function resultsOf(
  db: Db,
  survey: { id: number; title: string },
): Promise<{ tables: ResultTable[]; left: string[]; means: MeanTable[] }> {
  const { definition } = await formOf(db, survey, "survey");
  // A station that was drawn stands for those that were not: its people count by the inverse of its chance.
  const stations = (await stationsOf(db, survey.id)).map((s) => ({
    ...s,
    population: s.chance === null ? s.population : (s.population * s.chance.den) / s.chance.num,
  }));
  const answered: Station[] = stations.map((s) => ({ id: s.id, population: s.population, answered: s.answered ?? 0 }));
  const { rows } = await sql<{ stationId: number; question: string; value: string; n: number }>`
    select station_id as "stationId", question, value, n from survey_tally(${survey.id})`.execute(db);
  const kindOf = new Map(stations.map((s) => [s.id, s.kind]));
  const choices = questionsIn(definition).filter((q) => q.question.kind === "one" || q.question.kind === "many");
  const left = questionsIn(definition)
    .filter((q) => !["one", "many", "integer", "decimal", "note", "calculate", "hidden"].includes(q.question.kind))
    .map((q) => say(q.question.label, definition.language));
  const tables = choices.flatMap(({ path, question }) => {
    const offered = definition.lists[question.list ?? ""] ?? [];
    const own = rows.filter((r) => r.question === path);
    const count = (kind: string, value: string) =>
      own.filter((r) => kindOf.get(r.stationId) === kind && r.value === value).reduce((n, r) => n + r.n, 0);
    const size = (kind: string) => answered.filter((s) => kindOf.get(s.id) === kind).reduce((n, s) => n + s.answered, 0);
    const label = say(question.label, definition.language);
    const share = (value: string) =>
      weightedShare(new Map(own.filter((r) => r.value === value).map((r) => [r.stationId, r.n])), answered) ?? null;
    const table = (
      title: string,
      columns: readonly string[],
      of: (kind: string) => number[],
      weighted: readonly (number | null)[],
    ): ResultTable => {
      const shown = hideSmall(Object.keys(STATION_KINDS).map((key): Row => ({ key, size: size(key), counts: of(key) })));
      const totals = totalsOf(shown);
      return {
        label: title,
        columns: [...columns],
        rows: shown.map(named),
        totals,
        weighted: weighted.map((w, j) => (totals[j] === null ? null : w)),
      };
    };
    if (question.kind === "one")
      return [
        table(
          label,
          offered.map((c) => say(c.label, definition.language)),
          (kind) => offered.map((c) => count(kind, c.name)),
          offered.map((c) => share(c.name)),
        ),
      ];
    // Of several choices each is a question of its own: taken or not.
    return offered.map((c) =>
      table(
        `${label}：${say(c.label, definition.language)}`,
        ["选了", "没选"],
        (kind) => [count(kind, c.name), size(kind) - count(kind, c.name)],
        [share(c.name), null],
      ),
    );
  });
  return { tables, left, means: meansIn(definition, rows, stations) };
}

export interface MeanTable {
  label: string;
  rows: { label: string; size: number; mean: number | null }[];
  all: number | null;
  /** Hidden, like the mean over all, where one of the means is. */
  weighted: number | null;
}
/** Figures that were asked: their means by kind of station. */
function meansIn(
  definition: FormDefinition,
  rows: readonly { stationId: number; question: string; value: string; n: number }[],
  stations: readonly { id: number; kind: keyof typeof STATION_KINDS; population: number }[],
): MeanTable[] {
  return questionsIn(definition)
    .filter((q) => q.question.kind === "integer" || q.question.kind === "decimal")
    .map(({ path, question }) => {
      const own = rows.flatMap((r) => {
        const value = Number(r.value);
        return r.question === path && r.value.trim() !== "" && Number.isFinite(value) ? [{ stationId: r.stationId, value, n: r.n }] : [];
      });
      const at = (ids: ReadonlySet<number>) => own.filter((r) => ids.has(r.stationId)).map(({ value, n }) => ({ value, n }));
      const means = meansOf(
        Object.keys(STATION_KINDS).map((key) => ({ key, values: at(new Set(stations.filter((s) => s.kind === key).map((s) => s.id))) })),
      );
      return {
        label: say(question.label, definition.language),
        rows: means.rows.map((r) => ({ label: r.keys.map((k) => STATION_KINDS[k as "park"].zh).join("、"), size: r.size, mean: r.mean })),
        all: means.all,
        weighted: means.all === null ? null : (weightedMean(new Map(stations.map((s) => [s.id, at(new Set([s.id]))])), stations) ?? null),
      };
    });
}

const named = (r: Shown) => ({ label: r.keys.map((k) => STATION_KINDS[k as "park"].zh).join("、"), size: r.size, counts: [...r.counts] });
function totalsOf(shown: readonly Shown[]): (number | null)[] {
  return (shown[0]?.counts ?? []).map((_, j) => {
    // A sum or a share over a column would tell what is hidden in it.
    return shown.some((r) => r.counts[j] === null) ? null : shown.reduce((n, r) => n + (r.counts[j] ?? 0), 0);
  });
}
