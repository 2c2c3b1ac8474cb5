import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "../open.ts";
import { refuse, say, type Command } from "./command.ts";

const camel = (name: string): string => name.replace(/_([a-z])/g, (_, c: string) => c.toUpperCase());

/** A process to begin with: a request, an agreement by somebody else, an end; what does not fit is taken out. */
const processOf = (record: string): string => `import { processWithHandOver } from "../../platform/casework/process.ts";

export const process = processWithHandOver({
  name: "${record}",
  label: { zh: "新登记", en: "${record}" },
  initial: "requested",
  states: {
    requested: { label: { zh: "申请", en: "Requested" }, final: false, owner: "reviewer", limit: { days: 10 }, tone: "waiting" },
    agreed: { label: { zh: "已同意", en: "Agreed" }, final: false, owner: "adviser", limit: { days: 30 }, tone: "active" },
    done: { label: { zh: "办结", en: "Done" }, final: true, tone: "done" },
    refused: { label: { zh: "不同意", en: "Refused" }, final: true, tone: "stopped" },
  },
  gates: {
    begins: {
      label: { zh: "已填开始日期", en: "Has its first day" },
      unmet: { zh: "先填开始日期", en: "First enter when it begins" },
      at: "fields",
    },
  },
  actions: {
    request: { label: { zh: "登记", en: "Enter" }, from: [], to: "requested", by: ["adviser"] },
    agree: {
      label: { zh: "同意", en: "Agree" },
      from: ["requested"],
      to: "agreed",
      by: ["reviewer"],
      gates: ["begins"],
      separateFrom: ["request"],
    },
    refuse: { label: { zh: "不同意", en: "Refuse" }, from: ["requested"], to: "refused", by: ["reviewer"], reason: "required" },
    finish: { label: { zh: "办结", en: "Finish" }, from: ["agreed"], to: "done", by: ["adviser"] },
  },
});
`;

/** A room that runs as it is: register, declaration, server, room, page, migration; with \`cased\` its records are cases of a process. What it says is then made true. */
export const filesOf = (room: string, record: string, stamp: string, cased: boolean): Record<string, string> => ({
  ...(cased ? { "process.ts": processOf(record) } : {}),
  "README.md": `# ${room}\n\nWhat it is in its users' words, its nouns, who may, where the hard part is.\n`,
  [`migrations/${stamp}_${room}.sql`]: `CREATE TABLE ${record} (
  id bigint ${cased ? "PRIMARY KEY REFERENCES work_case" : "GENERATED ALWAYS AS IDENTITY PRIMARY KEY"},
  name text NOT NULL CHECK (char_length(name) BETWEEN 2 AND 100),
  begins_on date
);
COMMENT ON TABLE ${record} IS 'What one row is.';
-- Columns that lists sort and filter by${cased ? ", besides state and day" : ""}.
SELECT ${cased ? `wall_case_rows('${record}', '${record}', ARRAY['begins_on'])` : `wall_unit_rows('${record}', ARRAY['begins_on'])`};
-- Whether a record is there already (\`sameBy\`) is looked up, not read through.
CREATE INDEX ${record}_same ON ${record} (name);
`,
  [`${room}.ts`]: `import { defineRecords } from "../../platform/records/define.ts";
import { field, shown } from "../../platform/register/field.ts";
import { defineRegister } from "../../platform/register/fields.ts";
${cased ? 'import { process } from "./process.ts";\n' : ""}
export const ${camel(room)} = defineRecords({
  register: defineRegister({
    name: "${record}",
    label: { zh: "新登记", en: "${room}" },
    fields: [
      field("text", "name", "名称", "Name", { required: true, maxLength: 100, ...shown(260) }),
      field("day", "beginsOn", "开始日期", "Begins on", { ...shown(130), filter: true, sort: true }),
    ],
  }),
${cased ? "  process,\n" : ""}  title: "name",
  path: "/${room}",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser"] },
  sameBy: ["name"],
${cased ? '  views: { board: true, calendar: "beginsOn" },\n' : ""}  words: { create: { zh: "登记", en: "Enter" }, empty: { zh: "还没有登记。", en: "Nothing entered yet." } },
});
`,
  "server.ts": `import { serveRecords } from "../../platform/records/serve.ts";
import { ${camel(room)} } from "./${room}.ts";

export const served = serveRecords(${camel(room)}${cased ? ", {\n  gates: { begins: ({ row }) => row.beginsOn !== null },\n}" : ""});
`,
  "help.ts": `import { defineHelp } from "../../platform/rooms/help.ts";

export const help = defineHelp({
  title: { zh: "新登记", en: "${room}" },
  purpose: { zh: "这里管什么，一句话。", en: "What it is for, in one sentence." },
  who: [
    { who: { zh: "保姆", en: "Adviser" }, does: { zh: "登记。", en: "Enters." } },
    { who: { zh: "负责人", en: "Leader" }, does: { zh: "看。", en: "Reads." } },
  ],
  task: { zh: "登记一条", en: "Enter a record" },
  steps: [
    { zh: "点“登记”。", en: "Press “Enter”." },
    { zh: "填名称和开始日期。", en: "Fill in name and first day." },
    { zh: "保存后在列表里看到。", en: "It then stands in the list." },
  ],
  words: [],
});
`,
  "room.ts": `import { defineRoom } from "../../platform/rooms/room.ts";
import { help } from "./help.ts";
import { served } from "./server.ts";

export const ${camel(room)}Room = defineRoom({ name: "${room}", help, records: { ${record}: served } });
`,
  "web/index.ts": `import type { RouteGroup } from "../../../platform/ui/room.ts";
import { recordRoutes } from "../../../platform/ui/records/routes.ts";

export const ${camel(room)}Room: RouteGroup = {
  room: "${room}",
  area: "services",
  label: { zh: "新登记", en: "${room}" },
  order: 90,
  ...recordRoutes([
    { name: "${record}", path: "/${room}", label: { zh: "新登记", en: "${room}" }, load: async () => (await import("../${room}.ts")).${camel(room)} },
  ]),
};
`,
});

export const roomCommands: Record<string, Command> = {
  "new-room": {
    usage: "new-room ROOM RECORD [--case]",
    what: "makes features/ROOM with one register of plain records (its table RECORD), with --case of cases, that runs as it is",
    run: async (words) => {
      const [room, record] = words.filter((w) => w !== "--case");
      if (!room || !record) return undefined;
      if (![room, record].every((name) => /^[a-z][a-z_]{1,30}$/.test(name))) return refuse("names are small letters and _");
      const folder = join(repositoryRoot, "features", room);
      if (existsSync(folder)) return refuse(`features/${room} is there already`);
      const stamp = new Date().toISOString().replace(/[-:]/g, "").slice(0, 13);
      for (const [name, text] of Object.entries(filesOf(room, record, stamp, words.includes("--case")))) {
        mkdirSync(join(folder, name, ".."), { recursive: true });
        writeFileSync(join(folder, name), text);
      }
      say(
        `features/${room} is made, with words to be replaced (新登记). Now: a line in app/rooms.ts and one in app/web/rooms.ts; npm run cli -- schema --write; access-matrix --write; lists --write; npm run format. CONTRIBUTING.md, “Add a room”, says the rest.`,
      );
      return 0;
    },
  },
};
