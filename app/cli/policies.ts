import { existsSync, globSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { deriveLibraryLinks, importPolicy } from "../../features/policies/index.ts";
import { mintSystemActor } from "../../platform/access/scope.ts";
import { loadBasics } from "../basics.ts";
import { opened, refuse, say, type Command } from "./command.ts";

export const policiesCommands: Record<string, Command> = {
  "import-policies": {
    usage: "import-policies FOLDER",
    what: "stores every Markdown text of the folder as a law or policy open to all; a second run stores nothing twice, an interrupted one goes on",
    run: async ([folder]) => (folder === undefined ? undefined : importPolicies(folder)),
  },
};

async function importPolicies(folder: string): Promise<number> {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return refuse(`no such folder: ${folder}`);
  const files = globSync("**/*.{md,markdown,txt}", { cwd: folder }).toSorted();
  if (files.length === 0) return refuse(`${folder} holds no Markdown file`);
  return opened(async (installation) => {
    await loadBasics(installation, say);
    const { services } = installation;
    const actor = mintSystemActor(services.rootUnitId);
    const count = { stored: 0, known: 0, renewed: 0, refused: 0 };
    const began = Date.now();
    let articles = 0;
    let stop = false;
    process.once("SIGINT", () => (stop = true));
    for (const [i, file] of files.entries()) {
      if (stop) {
        say(`Interrupted after ${i} files; run it again to go on`);
        break;
      }
      const done = await importPolicy(services, actor, file, readFileSync(join(folder, file)));
      count[done.outcome]++;
      if (done.outcome === "refused") say(`${file}, line ${done.line}: ${done.cause}`);
      else {
        articles += done.articles;
        if (done.outcome !== "known") say(`${file}: ${done.articles} articles`);
        for (const where of done.within) say(`${file}: WARNING: an article seems to begin inside ${where}; look at it`);
      }
      if ((i + 1) % 200 === 0) say(`${i + 1} of ${files.length}, ${Math.round((Date.now() - began) / 1000)} s …`);
    }
    const links = await services.database.write(actor.scope, deriveLibraryLinks);
    say(
      `${files.length} files: ${count.stored} stored, ${count.renewed} renewed, ${count.known} known from before, ${count.refused} reported; ${articles} articles, ${links} new links`,
    );
    return count.refused > 0 ? 1 : 0;
  });
}
