import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readBook } from "../platform/sheets/whole.ts";

export interface Project {
  readonly title: string;
  /** Lead body. */
  readonly body: string;
  readonly programme: string;
}

/** National key R&D projects of 2018–2020 below a folder; the persons' names are not read. */
export async function readProjects(folder: string): Promise<Project[]> {
  const projects = new Map<string, { title: string; body: string; programme: string }>();
  for (const file of globSync("nkrdp/**/*.xlsx", { cwd: folder })) {
    const sheets = await readBook(readFileSync(join(folder, file)));
    for (const { values } of sheets[0]?.rows ?? []) {
      const [, , number, variable, value] = values;
      const one = projects.get(String(number)) ?? { title: "", body: "", programme: "" };
      if (variable === "title") one.title = String(value);
      if (variable === "institution") one.body = String(value);
      if (variable === "type") one.programme = String(value);
      projects.set(String(number), one);
    }
  }
  return [...projects.values()].filter((p) => p.title !== "" && p.programme !== "");
}
