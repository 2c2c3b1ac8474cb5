import { compileForm } from "./compile.ts";
import { type Choice, type FormDefinition, type Group, type Item, type Question, type Told, type Words } from "./form.ts";
import { plain, readType, type Typed } from "./xlsform-columns.ts";
import { readLists, rowOf, settingsOf, tablesOf, type FormSheet, type SurveyRow, type Table } from "./xlsform-sheets.ts";

/**
 * Reads a survey workbook (XLSForm). What is not done as its author wrote it is told with sheet, row and cause: `fault` keeps the form from being used, `left` says
 * which part is not there.
 */
export function readXlsForm(
  given: readonly FormSheet[],
  fileName: string,
): { readonly form?: FormDefinition; readonly told: readonly Told[] } {
  const told: Told[] = [];
  const tables = tablesOf(given);
  const survey = tables.get("survey") ?? [...tables.values()].find((t) => t.columns.some((c) => c.meaning === "type"));
  if (!survey) {
    told.push(
      tell(
        "fault",
        "survey",
        given[0]?.name ?? "",
        1,
        "没有“survey”工作表，也没有带 type、name 两列的表",
        "There is no sheet called survey, nor one with the columns type and name",
      ),
    );
    return { told };
  }
  for (const meaning of ["type", "name"])
    if (!survey.columns.some((c) => c.meaning === meaning))
      told.push(tell("fault", meaning, survey.sheet, 1, `缺“${meaning}”一列`, `The column ${meaning} is missing`));
  const lists = readLists([tables.get("choices"), tables.get("external choices")]);
  const settings = settingsOf(tables.get("settings"));
  const title: { text: string } = { text: settings.get("form title") ?? settings.get("title") ?? fileName.replace(/\.[A-Za-z]{2,4}$/, "") };
  if (settings.get("public key"))
    told.push(
      tell(
        "left",
        "public_key",
        "settings",
        2,
        "不加密单份答卷：答卷在本系统里按权限保管",
        "Single answers are not encrypted; they are kept under the system's own permissions",
      ),
    );
  if (settings.get("submission url"))
    told.push(tell("left", "submission_url", "settings", 2, "答卷不送往别处", "Answers are sent nowhere else"));
  for (const c of survey.columns)
    if (c.meaning === "media")
      told.push(
        tell(
          "left",
          c.heading,
          survey.sheet,
          1,
          "题目旁的图片、声音、录像不显示",
          "Pictures, sound and film beside a question are not shown",
        ),
      );

  const reader = new SurveyReader(survey, lists, told, title);
  const items = reader.read();
  const languages = [
    ...new Set(
      [...survey.columns, ...(tables.get("choices")?.columns ?? [])].flatMap((c) =>
        c.language && ["label", "hint"].includes(c.meaning) ? [c.language] : [],
      ),
    ),
  ];
  const wanted = settings.get("default language") ?? "";
  const language = languages.find((l) => l.toLowerCase() === wanted.toLowerCase()) ?? languages[0] ?? "";
  const form: FormDefinition = { title: title.text.slice(0, 100) || "未命名", languages, language, items, lists };
  if (!told.some((t) => t.weight === "fault") && items.length === 0)
    told.push(tell("fault", "survey", survey.sheet, 1, "表里一题也没有", "The form has no question"));
  if (told.some((t) => t.weight === "fault")) return { told };
  for (const { item, feature, cause } of compileForm(form).faults) {
    told.push({ weight: "fault", feature, sheet: survey.sheet, row: item.row ?? 0, cause });
  }
  return told.some((t) => t.weight === "fault") ? { told } : { form, told };
}

const tell = (weight: Told["weight"], feature: string, sheet: string, row: number, zh: string, en: string): Told => ({
  weight,
  feature,
  sheet,
  row,
  cause: { zh, en },
});

class SurveyReader {
  readonly #survey: Table;
  readonly #lists: Record<string, Choice[]>;
  readonly #told: Told[];
  readonly #title: { text: string };
  constructor(survey: Table, lists: Record<string, Choice[]>, told: Told[], title: { text: string }) {
    this.#survey = survey;
    this.#lists = lists;
    this.#told = told;
    this.#title = title;
  }

  read(): Item[] {
    const root: Item[] = [];
    const open: { items: Item[]; what: string; at: number; name: string; close: (items: Item[]) => Item[] }[] = [];
    const top = (): Item[] => open.at(-1)?.items ?? root;
    for (const given of this.#survey.rows) {
      const row = rowOf(this.#survey, given);
      const cell = row.one("type");
      if (cell === "" || cell.startsWith("#") || truth(row.one("disabled"))) {
        if (cell === "" && row.has("name")) this.#say("fault", "type", row.at, "有题名，没有题型", "A name without a type");
        continue;
      }
      const typed = readType(cell);
      if (typed.is === "end") {
        const last = open.pop();
        const what = typed.what.split(" ")[0] ?? "";
        if (!last || (last.what !== what && !(last.what === "group" && what.endsWith("group")))) {
          this.#say("fault", cell, row.at, "没有与它配对的 begin", "There is no begin that it would end");
          return root;
        }
        (open.at(-1)?.items ?? root).push(...last.close(last.items));
        continue;
      }
      if (typed.is === "begin") {
        const base = this.#baseOf(row, top());
        const what = typed.what;
        open.push({ items: [], what, at: row.at, name: base.name, close: (items) => this.#closed(typed, row, base, items) });
        continue;
      }
      top().push(...this.#questions(typed, cell, row, top()));
    }
    for (const o of open)
      this.#say(
        "fault",
        `begin ${o.what}`,
        o.at,
        `“${o.name}”没有收尾（缺 end ${o.what}）`,
        `${o.name} is not closed (end ${o.what} is missing)`,
      );
    return root;
  }

  #closed(typed: Typed & { is: "begin" }, row: SurveyRow, base: Pick<Group, "name" | "label" | "relevant" | "row">, items: Item[]): Item[] {
    if (typed.what !== "loop") {
      const count = row.one("count");
      return [{ is: "group", ...base, items, ...(typed.what === "repeat" ? { repeat: count === "" ? {} : { count } } : {}) }];
    }
    const choices = this.#lists[typed.list];
    if (!choices) {
      this.#say(
        "fault",
        `loop over ${typed.list}`,
        row.at,
        `没有叫“${typed.list}”的选项表`,
        `There is no list of choices called ${typed.list}`,
      );
      return [];
    }
    // A loop is the same questions once for each choice, known when the form is read.
    const of = (choice: Choice): Item[] => items.map((i) => named(i, choice));
    return [
      {
        is: "group",
        ...base,
        items: choices.map((c): Group => ({ is: "group", name: c.name, label: c.label, items: of(c), row: row.at })),
      },
    ];
  }

  #questions(typed: Typed, cell: string, row: SurveyRow, beside: readonly Item[]): Item[] {
    const name = row.one("name");
    if (typed.is === "setting") {
      if (typed.what === "title" && name) this.#title.text = name;
      return [];
    }
    if (typed.is === "left") {
      const [zh, en] = LEFT[typed.why] as readonly [string, string];
      this.#say("left", `${cell} ${name}`.trim(), row.at, zh, en);
      if (name === "") return [];
      // It stays as a blank that other words may name; the day alone is known.
      const today = plain(cell) === "today" || plain(cell) === "get today";
      return [{ is: "question", ...this.#baseOf(row, beside), kind: "hidden", ...(today ? { calculation: "today()" } : {}) }];
    }
    if (typed.is === "include") {
      this.#say(
        "fault",
        `include ${name}`,
        row.at,
        "引用了另一个文件里的表；请把那几题抄进来",
        "It includes a form of another file: copy its questions in",
      );
      return [];
    }
    if (typed.is === "unknown") {
      this.#say("fault", cell, row.at, `不认识题型“${cell}”`, `Unknown type ${cell}`);
      return [];
    }
    if (typed.is !== "kind" && typed.is !== "choices") return [];
    const base = this.#baseOf(row, beside);
    const question: Question = {
      is: "question",
      ...base,
      kind: typed.kind,
      ...(row.has("hint") ? { hint: row.words("hint") } : {}),
      ...expression("required", yesNo(row.one("required"))),
      ...(row.has("requiredSaid") ? { requiredSaid: row.words("requiredSaid") } : {}),
      ...expression("constraint", row.one("constraint")),
      ...(row.has("constraintSaid") ? { constraintSaid: row.words("constraintSaid") } : {}),
      ...expression("calculation", row.one("calculation")),
      ...expression("initial", row.one("initial")),
      ...expression("readOnly", yesNo(row.one("readOnly"))),
      ...(typed.is === "choices" ? { list: typed.list, ...expression("filter", row.one("filter")) } : {}),
      ...expression("why", row.one("why")),
      ...(plain(row.one("appearance")).includes("multiline") ? { long: true } : {}),
    };
    if (typed.is === "kind" && typed.kind === "calculate" && !question.calculation && !question.initial)
      this.#say("fault", `calculate ${base.name}`, row.at, "没有写怎么算", "It does not say how it is reckoned");
    if (typed.is !== "choices" || !typed.other) return [question];
    const list = `${typed.list}_or_other`;
    this.#lists[list] ??= [...(this.#lists[typed.list] ?? []), { name: "other", label: { "": "其他", English: "Other" }, columns: {} }];
    const more: Question = {
      is: "question",
      name: `${base.name}_other`,
      kind: "text",
      label: { "": "其他，请说明", English: "Other, please say which" },
      relevant: `selected(\${${base.name}}, 'other')`,
      row: row.at,
    };
    return [{ ...question, list }, more];
  }

  #baseOf(row: SurveyRow, beside: readonly Item[]): { name: string; label: Words; row: number; relevant?: string } {
    // A note that nothing refers to needs no name of its author's.
    const name = row.one("name") || (plain(row.one("type")) === "note" ? `note_${row.at}` : "");
    if (!/^[\p{L}_][\p{L}\p{N}_.-]{0,99}$/u.test(name))
      this.#say(
        "fault",
        name || "name",
        row.at,
        name === "" ? "缺题名（name）" : `题名“${name}”应以字母开头，不含空格`,
        name === "" ? "The name is missing" : `The name ${name} must begin with a letter and hold no blank`,
      );
    if (beside.some((i) => i.name === name))
      this.#say("fault", name, row.at, `同一组里已有叫“${name}”的题`, `The group already holds a question called ${name}`);
    return { name, label: row.words("label"), row: row.at, ...expression("relevant", row.one("relevant")) };
  }

  #say(weight: Told["weight"], feature: string, row: number, zh: string, en: string): void {
    this.#told.push(tell(weight, feature, this.#survey.sheet, row, zh, en));
  }
}

const LEFT: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  media: ["不收照片、声音、录像和文件：这一题没有装入", "Photos, sound, film and files are not taken: the question is left out"],
  meta: ["不自动记录时间、设备和号码：这一项没有装入", "Time, device and numbers are not recorded by themselves: the item is left out"],
  shape: ["不收线路和范围：这一题没有装入", "Lines and areas on the map are not taken: the question is left out"],
  file: ["不收文件", "Files are not taken"],
};

const expression = <K extends string>(key: K, text: string): { readonly [key in K]?: string } =>
  text === "" ? {} : ({ [key]: text } as { [key in K]: string });
const truth = (text: string): boolean => ["yes", "true", "true()", "y", "1", "x", "是"].includes(text.trim().toLowerCase());
const yesNo = (text: string): string => {
  const t = text.trim().toLowerCase();
  return truth(text) ? "true()" : ["no", "false", "false()", "n", "0", "否", ""].includes(t) ? "" : text;
};

/** `%(label)s` and `%(name)s` in a loop's words are the choice's. */
function named(item: Item, choice: Choice): Item {
  const label = Object.fromEntries(
    Object.entries(item.label).map(([l, text]) => [
      l,
      text.replaceAll("%(label)s", choice.label[l] ?? choice.label[""] ?? choice.name).replaceAll("%(name)s", choice.name),
    ]),
  );
  return item.is === "group" ? { ...item, label, items: item.items.map((i) => named(i, choice)) } : { ...item, label };
}
