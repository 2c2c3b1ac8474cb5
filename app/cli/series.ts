import { basename } from "node:path";
import { parseArgs } from "node:util";
import { bringFigures, previewFigures, type Role } from "../../features/series/index.ts";
import { refusalIn } from "../../platform/http/server.ts";
import { actorOf } from "./actor.ts";
import { opened, refuse, say, type Command } from "./command.ts";
import { tableOfFile } from "./table-file.ts";

const OPTIONS = {
  as: { type: "string" },
  source: { type: "string" },
  published: { type: "string" },
  period: { type: "string" },
  series: { type: "string" },
  column: { type: "string", multiple: true },
  revision: { type: "string" },
  partial: { type: "boolean" },
} as const;

export const seriesCommands: Record<string, Command> = {
  "import-series": {
    usage:
      'import-series FILE --as USERNAME --source "WHERE IT WAS PUBLISHED" [--published DAY] [--period 2023] [--series NAME] [--column N=region|period|series|value|-|NAME]… [--revision REASON] [--partial]',
    what: "figures of a table of statistics, as the screen takes them: columns go by their headings or by --column; every cell is accounted for",
    run: ([file, ...rest]) => {
      const read = words(rest);
      return file && read?.as && read.source ? importSeries(file, read, read.as, read.source) : Promise.resolve(undefined);
    },
  },
};

function words(rest: string[]) {
  try {
    return parseArgs({ args: rest, options: OPTIONS }).values;
  } catch {
    return undefined;
  }
}
type Read = NonNullable<ReturnType<typeof words>>;

async function importSeries(file: string, read: Read, username: string, source: string): Promise<number> {
  const table = await tableOfFile(file, []);
  if (typeof table === "number") return table;
  return opened(async (installation) => {
    const actor = await actorOf(installation, username, "series.edit");
    if (!actor) return refuse(`${username} holds no post that may bring figures in`);
    const asked = { actor, services: installation.services, requestId: "console", address: "console" };
    const given = {
      columns: [...table.columns],
      rows: table.rows.map((r) => [...r.cells]),
      at: table.rows.map((r) => r.at),
      name: basename(file),
      ...(table.unit ? { unit: table.unit } : {}),
      ...(read.period ? { period: read.period } : {}),
    };
    const first = await previewFigures(asked, given);
    const idOf = (name: string): number | undefined => first.choices.find((c) => c.name === name)?.id;
    const roles = first.roles as (Role | null)[];
    for (const said of read.column ?? []) {
      const [, n = "0", what = ""] = /^(\d{1,3})=(.+)$/.exec(said) ?? [];
      const role = roleOf(what, idOf);
      if (role === undefined || Number(n) < 1 || Number(n) > roles.length) return refuse(`no such column or indicator: ${said}`);
      roles[Number(n) - 1] = role;
    }
    const seriesId = read.series === undefined ? undefined : idOf(read.series);
    if (read.series !== undefined && seriesId === undefined) return refuse(`no indicator is called ${read.series}`);
    const whole = { ...given, roles, ...(seriesId === undefined ? {} : { seriesId }) };
    const seen = await previewFigures(asked, whole);
    for (const [i, c] of table.columns.entries()) say(`column ${i + 1} ${c || "—"}: ${tellRole(roles[i] ?? null, first.choices)}`);
    for (const t of seen.told) say(t.en);
    if (seen.regionsUnknown.length > 0) say(`rows of no division: ${seen.regionsUnknown.join(", ")}`);
    for (const f of seen.faults) say(`row ${f.row}, column ${f.column}: ${f.fault.en}: ${f.value}`);
    for (const d of seen.differing) say(`row ${d.row}: ${d.series} ${d.period} ${d.region}: stored ${d.was}, here ${d.now}`);
    try {
      const done = await bringFigures(asked, {
        ...whole,
        source,
        partial: read.partial === true,
        ...(read.published ? { publishedOn: read.published } : {}),
        ...(read.revision ? { revision: read.revision } : {}),
      });
      say(
        Object.entries(done.sums)
          .map(([k, n]) => `${k} ${n}`)
          .join(", "),
      );
      say(`${done.stored} figures stored, ${done.revised} of them revisions; ${done.left} cells left`);
      return done.stored > 0 || done.sums.known > 0 ? 0 : 1;
    } catch (error) {
      const refusal = refusalIn(error);
      if (!refusal) throw error;
      return refuse(refusal.message.en, 1);
    }
  });
}

function roleOf(what: string, idOf: (name: string) => number | undefined): Role | null | undefined {
  if (what === "-") return null;
  if (what === "region" || what === "period" || what === "series") return { as: what };
  if (what === "value") return { as: "value" };
  const seriesId = idOf(what);
  return seriesId === undefined ? undefined : { as: "value", seriesId };
}

const tellRole = (role: Role | null, choices: readonly { id: number; name: string }[]): string =>
  role === null
    ? "not used"
    : role.as !== "value"
      ? role.as
      : (choices.find((c) => c.id === role.seriesId)?.name ?? role.period ?? "figures");
