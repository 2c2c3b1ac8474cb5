import { Readable } from "node:stream";
import { chinaDay } from "@bihuan/kit";
import { sql } from "kysely";
import { TYPES } from "../../platform/documents/file-types.ts";
import type { Actor } from "../../platform/access/scope.ts";
import { audit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import { listInputSchema } from "../../platform/http/contract.ts";
import { notFound, refuseRequest, type Context, type Services } from "../../platform/http/server.ts";
import { columnOf, exportedCell } from "../../platform/register/export.ts";
import { showDay, type Field } from "../../platform/register/fields.ts";
import type { ListFile, MakePaper } from "../../platform/rooms/room.ts";
import { writeXlsx, type Cell, type Column } from "../../platform/sheets/write-xlsx.ts";

type Asked = Context & { actor: Actor };
/** A column of a superior's form: filled by a field, by the number of the row (`#`), or left for the hand. */
export interface FormColumn {
  readonly heading: string;
  readonly key: string | null;
}
const ROW_NUMBER = "#";

const fieldsOf = (list: ListFile): readonly Field[] => list.register.fields.filter((f) => !f.sensitive);
/** Lists that the asker may read, with what can fill a column. */
export const listFormLists = ({ actor, services }: Asked) =>
  [...services.house.lists]
    .filter(([, list]) => actor.permissions.has(list.permission))
    .map(([name, list]) => ({ name, label: list.register.label, fields: fieldsOf(list).map((f) => ({ key: f.key, label: f.label })) }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));

interface Row {
  readonly id: number;
  readonly list: string;
  readonly title: string;
  readonly columns: readonly FormColumn[];
  readonly foot: string;
  readonly unitName: string;
  readonly own: boolean;
}
const formsOf = async (db: Db, actor: Actor, id?: number): Promise<Row[]> =>
  (
    await sql<Row>`select f.id, f.list, f.title, f.columns, f.foot, u.name as "unitName", f.unit_id = ${actor.scope.unitId} as own
      from table_form f join unit u on u.id = f.unit_id
      where f.unit_id = any (${[...actor.scope.unitPath]}::int[]) and f.ended_on is null and (${id ?? null}::bigint is null or f.id = ${id ?? null})
      order by cardinality(f.unit_path) desc, f.id desc limit 200`.execute(db)
  ).rows;

/** Forms of one's own unit and its superiors, of lists that the asker may read. */
export const listForms = ({ actor, services }: Asked) =>
  services.database.read(actor.scope, async (db) =>
    (await formsOf(db, actor)).flatMap((f) => {
      const list = services.house.lists.get(f.list);
      return list && actor.permissions.has(list.permission)
        ? [{ ...f, columns: f.columns.map((c) => ({ ...c })), label: list.register.label }]
        : [];
    }),
  );

export const makeForm = (asked: Asked, input: { list: string; title: string; columns: readonly FormColumn[]; foot: string }) =>
  asked.services.database.write(asked.actor.scope, async (tx) => {
    const { actor, services } = asked;
    const list = services.house.lists.get(input.list);
    if (!list || !actor.permissions.has(list.permission)) return notFound();
    const known = new Set([ROW_NUMBER, ...fieldsOf(list).map((f) => f.key)]);
    if (!input.columns.some((c) => c.key !== null && c.key !== ROW_NUMBER))
      refuseRequest("no-columns", {
        zh: "没有一列能由系统填写：给至少一列选上对应的内容",
        en: "No column is filled: say of at least one what it holds",
      });
    if (input.columns.some((c) => c.key !== null && !known.has(c.key))) return notFound();
    const { id } = await tx
      .insertInto("table_form")
      .values({
        ...{ list: input.list, title: input.title, columns: JSON.stringify(input.columns), foot: input.foot },
        ...{ unit_id: actor.scope.unitId, unit_path: [...actor.scope.unitPath], made_by: actor.id },
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await audit(tx, actor, { act: "form.make", subject: `table_form:${id}`, detail: { list: input.list, columns: input.columns.length } });
    return { id };
  });

export const endForm = (asked: Asked, id: number) =>
  asked.services.database.write(asked.actor.scope, async (tx) => {
    const { actor, services } = asked;
    const form = (await formsOf(tx, actor, id))[0];
    if (!form?.own) return notFound();
    await tx
      .updateTable("table_form")
      .set({ ended_on: chinaDay(services.now()) })
      .where("id", "=", id)
      .execute();
    await audit(tx, actor, { act: "form.end", subject: `table_form:${id}`, detail: {} });
    return { ok: true as const };
  });

const PAGE_ROWS = 500;
/** A list in a superior's form, every row of the asker's own unit and beneath: GET /api/tables/forms/12.xlsx?input={…} */
export const formFile: MakePaper = async (services, actor, asked) => {
  const id = Number(/^(\d{1,15})\.xlsx$/.exec(asked["file"] ?? "")?.[1] ?? 0);
  const [form] = id === 0 ? [] : await services.database.read(actor.scope, (db) => formsOf(db, actor, id));
  const list = form && services.house.lists.get(form.list);
  if (!list || !actor.permissions.has(list.permission)) return undefined;
  const input = listInputSchema.safeParse(JSON.parse(asked["input"] ?? "{}"));
  if (!input.success) return undefined;
  const unit = await services.database.read(actor.scope, (db) =>
    db.selectFrom("unit").select("name").where("id", "=", actor.scope.unitId).executeTakeFirst(),
  );
  const fields = new Map(fieldsOf(list).map((f) => [f.key, f]));
  const columns = form.columns.map(({ heading, key }): Column => {
    const field = fields.get(key ?? "");
    return key === ROW_NUMBER
      ? { heading, style: "integer", width: 7 }
      : field
        ? { ...columnOf(field), heading }
        : { heading, style: "text", width: 14 };
  });
  const sheet = {
    ...{ name: form.title, columns, rows: rowsOf({ services, actor }, list, input.data, form, fields) },
    form: {
      title: form.title,
      line: [`填报单位：${unit?.name ?? ""}`, `填报日期：${showDay(chinaDay(services.now()), "zh-CN")}`],
      foot: form.foot.split("\n").filter((l) => l.trim() !== ""),
    },
  };
  return { name: `${form.title}.xlsx`, type: TYPES.xlsx, bytes: Readable.from(writeXlsx([sheet])) };
};

async function* rowsOf(
  { services, actor }: { services: Services; actor: Actor },
  list: ListFile,
  input: Parameters<ListFile["page"]>[2],
  form: Row,
  fields: ReadonlyMap<string, Field>,
): AsyncGenerator<Cell[][]> {
  let n = 0;
  for (let cursor: string | undefined; ;) {
    const question = { ...input, limit: PAGE_ROWS, ...(cursor === undefined ? {} : { cursor }) };
    const page = await services.database.read(actor.scope, (db) =>
      list.page(db, actor.scope, question, services.now(), { actor, services }),
    );
    yield page.rows.map((row) =>
      form.columns.map(({ key }) => {
        if (key === ROW_NUMBER) return ++n;
        const field = fields.get(key ?? "");
        return field ? exportedCell(field, row[field.key]) : null;
      }),
    );
    if (page.next === null) break;
    cursor = page.next;
  }
  await services.database.write(actor.scope, (tx) =>
    audit(tx, actor, { act: "list.export", subject: list.register.name, detail: { rows: n, form: form.id } }),
  );
}
