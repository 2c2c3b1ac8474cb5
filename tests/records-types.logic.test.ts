import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { filesOf } from "../app/cli/new-room.ts";
import { repositoryRoot } from "../platform/testing/database.ts";

/** What must not compile, each with the sentence that the reader of the error is to see. */
const HEAD = `
import { defineProcess } from "@bihuan/casework";
import { defineRecords } from "../platform/records/define.ts";
import { defineRegister, optionsOf } from "../platform/register/fields.ts";
import type { RowOf, InputOf, ColumnsOf } from "../platform/register/typed.ts";
const label = { zh: "词", en: "word" };
const words = { create: label, empty: label };
const access = { read: ["adviser"], edit: ["adviser"] };
const of = <const F extends Parameters<typeof defineRegister>[0]["fields"][number]>(field: F) =>
  defineRegister({ name: "expert", label, fields: [{ key: "name", label, type: "text", required: true }, field] });
const say = (register: unknown) => void register;
`;
const record = (field: string): string =>
  `defineRecords({ register: defineRegister({ name: "expert", label, fields: [{ key: "name", label, type: "text", required: true }, ${field}] }), title: "name", path: "/x", access, words });`;
const FITS = `
${record(`{ key: "retiredOn", label, type: "day", sort: true, filter: true }`)}
const kinds = defineRegister({ name: "expert", label, fields: [{ key: "name", label, type: "text", required: true }, { key: "academy", label, type: "option", options: optionsOf({ cas: label, cae: label }) }, { key: "stations", label, type: "integer", computed: true }] });
const row: RowOf<typeof kinds> = { name: "x", academy: "cas" };
const input: InputOf<typeof kinds> = { name: "x", academy: null };
const columns: ColumnsOf<typeof kinds> = row;
say([row, input, columns, of]);
`;
const BREACHES: readonly (readonly [what: string, text: string, sentence: RegExp])[] = [
  ["a column that is not there", record(`{ key: "shoeSize", label, type: "integer" }`), /expert\.shoe_size: no such column/],
  [
    "a number that is text",
    record(`{ key: "employer", label, type: "integer" }`),
    /expert\.employer holds text, but the register says a number/,
  ],
  [
    "required but nullable",
    record(`{ key: "employer", label, type: "text", required: true }`),
    /expert\.employer may be empty in the table/,
  ],
  [
    "a sort without index",
    record(`{ key: "outsideStations", label, type: "integer", sort: true }`),
    /expert\.outside_stations is sorted or filtered by without its indexes/,
  ],
  ["a filter on words", record(`{ key: "field", label, type: "text", filter: true }`), /words are found by the search/],
  [
    "no such table",
    `defineRecords({ register: defineRegister({ name: "unicorn", label, fields: [{ key: "name", label, type: "text" }] }), title: "name", path: "/x", access, words });`,
    /unicorn: no such table/,
  ],
  ["a title that is no field", record(`{ key: "field", label, type: "text" }`).replace('title: "name"', 'title: "nome"'), /"nome"/],
  [
    "a state that is none",
    `defineProcess({ name: "p", label, initial: "a", states: { a: { label, final: false, owner: "x", limit: { days: 1 } }, b: { label, final: true } }, gates: {}, actions: { go: { label, from: ["c"], to: "b", by: ["x"] } } });`,
    /"c"/,
  ],
  [
    "a gate that is none",
    `defineProcess({ name: "p", label, initial: "a", states: { a: { label, final: false, owner: "x", limit: { days: 1 } }, b: { label, final: true } }, gates: { sun: { label, unmet: label } }, actions: { go: { label, from: ["a"], to: "b", by: ["x"], gates: ["moon"] } } });`,
    /"moon"/,
  ],
  ["a choice that is no word", `${FITS} const wrong: RowOf<typeof kinds> = { name: "x", academy: "moon" }; say(wrong);`, /"moon"/],
];

test("a declaration that does not fit its table does not compile, and the error is a sentence", () => {
  const folder = mkdtempSync(join(repositoryRoot, "tests/.types-"));
  try {
    const prepared = HEAD.replaceAll('"../platform', '"../../platform');
    const files = [["fits", FITS] as const, ...BREACHES.map(([, text], i) => [`breach${i}`, text] as const)];
    for (const [name, text] of files)
      writeFileSync(
        join(folder, `${name}.ts`),
        prepared + text + "\nexport {};\nsay([defineProcess, defineRecords, optionsOf, access, words, of]);\n",
      );
    writeFileSync(
      join(folder, "tsconfig.json"),
      JSON.stringify({ extends: "../../tsconfig.json", compilerOptions: { noUnusedLocals: false }, include: ["*.ts"] }),
    );
    const { stdout } = spawnSync(join(repositoryRoot, "node_modules/.bin/tsc"), ["-p", folder, "--pretty", "false", "--checkers", "1"], {
      encoding: "utf8",
    });
    const told = (name: string): string =>
      stdout
        .split("\n")
        .filter(
          (line, i, all) =>
            line.includes(`${name}.ts(`) ||
            (line.startsWith(" ") &&
              all
                .slice(0, i)
                .findLast((l) => !l.startsWith(" "))
                ?.includes(`${name}.ts(`)),
        )
        .join("\n");
    assert.equal(told("fits"), "", "what fits compiles");
    for (const [i, [what, , sentence]] of BREACHES.entries()) assert.match(told(`breach${i}`), sentence, what);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("what new-room writes compiles as it is, but for the declaration whose table is not there yet; a room without its area does not", () => {
  const folder = mkdtempSync(join(repositoryRoot, "tests/.types-room-"));
  const write = (room: string, cased: boolean, change: (text: string) => string): void => {
    for (const [name, text] of Object.entries(filesOf(room, "unicorn", "20260101T0000", cased))) {
      if (!name.endsWith(".ts")) continue;
      const file = join(folder, room, name);
      mkdirSync(dirname(file), { recursive: true });
      // One folder deeper than a room lies.
      writeFileSync(file, change(text).replaceAll('"../../', '"../../../'));
    }
  };
  try {
    write("cases", true, (text) => text);
    write("plains", false, (text) => text);
    write("nowhere", false, (text) => text.replace('area: "services",', ""));
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ extends: "../../tsconfig.json", include: ["**/*.ts"] }));
    const { stdout } = spawnSync(join(repositoryRoot, "node_modules/.bin/tsc"), ["-p", folder, "--pretty", "false", "--checkers", "1"], {
      encoding: "utf8",
    });
    const told = (room: string): string[] =>
      stdout
        .split("\n")
        .filter((line) => line.includes("error TS") && line.includes(`/${room}/`) && !line.includes(`/${room}/${room}.ts(`));
    assert.deepEqual([...told("cases"), ...told("plains")], []);
    assert.match(told("nowhere").join("\n"), /'area' is missing/);
    assert.match(stdout, /unicorn: no such table/, "the table is asked for");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
