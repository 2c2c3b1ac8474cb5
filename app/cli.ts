import { StartRefused } from "../platform/config/refused.ts";
import { refuse, type Command } from "./cli/command.ts";
import { backupCommands } from "./cli/backup.ts";
import { codeCommands } from "./cli/codes.ts";
import { divisionCommands } from "./cli/divisions.ts";
import { ledgerCommands } from "./cli/ledger.ts";
import { needsCommands } from "./cli/needs.ts";
import { parameterCommands } from "./cli/parameters.ts";
import { peopleCommands } from "./cli/people.ts";
import { policiesCommands } from "./cli/policies.ts";
import { placesCommands } from "./cli/places.ts";
import { printedCommands } from "./cli/printed.ts";
import { roomCommands } from "./cli/new-room.ts";
import { seriesCommands } from "./cli/series.ts";
import { searchCommands } from "./cli/search.ts";

const commands: Record<string, Command> = {
  ...printedCommands,
  ...roomCommands,
  ...needsCommands,
  ...peopleCommands,
  ...codeCommands,
  ...divisionCommands,
  ...policiesCommands,
  ...placesCommands,
  ...ledgerCommands,
  ...backupCommands,
  ...parameterCommands,
  ...seriesCommands,
  ...searchCommands,
};

function usage(name?: string): number {
  const listed = Object.entries(commands).filter(([key]) => name === undefined || key === name);
  return refuse(listed.map(([, c]) => `npm run cli -- ${c.usage}\n    ${c.what}`).join("\n"), name === undefined ? 0 : 2);
}

const [name = "help", ...args] = process.argv.slice(2);
try {
  const command = commands[name];
  process.exitCode = command
    ? ((await command.run(args)) ?? usage(name))
    : name === "help"
      ? usage()
      : refuse(`no such command: ${name}; \`npm run cli -- help\` lists them`);
} catch (error) {
  console.error(error instanceof StartRefused ? error.message : error);
  process.exitCode = 1;
}
