import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "../open.ts";
import { refuse, say, type Command } from "./command.ts";

const camel = (name: string): string => name.replace(/_([a-z])/g, (_, c: string) => c.toUpperCase());

/** A room of plain records that runs as it is: register, declaration, server, room, page, migration. What it says is then made true. */
const filesOf = (room: string, record: string, stamp: string): Record<string, string> => ({
  "README.md": `# ${room}\n\nWhat it is in its users' words, its nouns, who may, where the hard part is.\n`,
  [`migrations/${stamp}_${room}.sql`]: `CREATE TABLE ${record} (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL CHECK (char_length(name) BETWEEN 2 AND 100),
  begins_on date
);
COMMENT ON TABLE ${record} IS 'What one row is.';
-- Columns that lists sort and filter by. With a process: id bigint PRIMARY KEY REFERENCES work_case, and wall_case_rows('${record}', '${record}', …).
SELECT wall_unit_rows('${record}', ARRAY['begins_on']);
`,
  [`${room}.ts`]: `import { defineRecords } from "../../platform/records/define.ts";
import { defineRegister } from "../../platform/register/fields.ts";

export const ${camel(room)} = defineRecords({
  register: defineRegister({
    name: "${record}",
    label: { zh: "${room}", en: "${room}" },
    fields: [
      { key: "name", label: { zh: "名称", en: "Name" }, type: "text", required: true, maxLength: 100, list: "shown", width: 260 },
      { key: "beginsOn", label: { zh: "开始日期", en: "Begins on" }, type: "day", list: "shown", filter: true, sort: true, width: 130 },
    ],
  }),
  title: "name",
  path: "/${room}",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser"] },
  sameBy: ["name"],
  words: { create: { zh: "登记", en: "Enter" }, empty: { zh: "还没有登记。", en: "Nothing entered yet." } },
});
`,
  "server.ts": `import { serveRecords } from "../../platform/records/serve.ts";
import { ${camel(room)} } from "./${room}.ts";

export const served = serveRecords(${camel(room)});
`,
  "room.ts": `import { defineRoom } from "../../platform/rooms/room.ts";
import { served } from "./server.ts";

export const ${camel(room)}Room = defineRoom({ name: "${room}", records: { ${record}: served } });
`,
  "web/index.ts": `import type { RouteGroup } from "../../../platform/ui/room.ts";
import { recordRoutes } from "../../../platform/ui/records/routes.ts";

export const ${camel(room)}Room: RouteGroup = {
  room: "${room}",
  label: { zh: "${room}", en: "${room}" },
  order: 90,
  ...recordRoutes([
    { name: "${record}", path: "/${room}", label: { zh: "${room}", en: "${room}" }, load: async () => (await import("../${room}.ts")).${camel(room)} },
  ]),
};
`,
});

export const roomCommands: Record<string, Command> = {
  "new-room": {
    usage: "new-room ROOM RECORD",
    what: "makes features/ROOM with one register of plain records (its table RECORD) that runs as it is",
    run: async ([room, record]) => {
      if (!room || !record) return undefined;
      if (![room, record].every((name) => /^[a-z][a-z_]{1,30}$/.test(name))) return refuse("names are small letters and _");
      const folder = join(repositoryRoot, "features", room);
      if (existsSync(folder)) return refuse(`features/${room} is there already`);
      const stamp = new Date().toISOString().replace(/[-:]/g, "").slice(0, 13);
      for (const [name, text] of Object.entries(filesOf(room, record, stamp))) {
        mkdirSync(join(folder, name, ".."), { recursive: true });
        writeFileSync(join(folder, name), text);
      }
      say(
        `features/${room} is made. Now: a line in app/rooms.ts and one in app/web/rooms.ts; npm run cli -- schema --write; access-matrix --write; lists --write.`,
      );
      return 0;
    },
  },
};
