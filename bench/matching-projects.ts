import { globSync } from "node:fs";
import { join } from "node:path";
import readWorkbook from "read-excel-file/node";

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
    const sheets = await readWorkbook(join(folder, file));
    for (const [, , number, variable, value] of sheets[0]?.data ?? []) {
      const one = projects.get(String(number)) ?? { title: "", body: "", programme: "" };
      if (variable === "title") one.title = String(value);
      if (variable === "institution") one.body = String(value);
      if (variable === "type") one.programme = String(value);
      projects.set(String(number), one);
    }
  }
  return [...projects.values()].filter((p) => p.title !== "" && p.programme !== "");
}
