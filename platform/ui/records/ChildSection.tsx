import { Button, Popconfirm } from "antd";
import { useState, type ReactNode } from "react";
import { useLocale, useStrings, useWord } from "../../i18n/locale.ts";
import type { RecordPageData } from "../../records/contract.ts";
import type { ChildRows, Records } from "../../records/define.ts";
import { showValue, type Field, type Values } from "../../register/fields.ts";
import { ErrorPanel } from "../ErrorPanel.tsx";
import { isNumeric } from "../record/FieldText.tsx";
import { Section } from "../Page.tsx";
import { RecordLink } from "../record/record-pages.tsx";
import { RegisterForm } from "../form/RegisterForm.tsx";
import { useRefusal } from "../useRefusal.ts";
import { callOf, lookupsOf } from "./client.ts";
import { recordsStrings } from "./strings.ts";

/** A field of child rows in words of the room's own, by the row and all of them. */
export type ChildCells = Readonly<Record<string, (row: Values, rows: readonly Values[]) => ReactNode>>;

interface ChildSectionProps {
  readonly records: Records;
  readonly name: string;
  readonly child: ChildRows;
  readonly data: RecordPageData;
  readonly reload: () => Promise<void>;
  readonly cells?: ChildCells | undefined;
}

/** Rows that belong to a record, with a form in place for one more or a change. */
export function ChildSection({ records, name, child, data, reload, cells }: ChildSectionProps) {
  const s = useStrings(recordsStrings);
  const word = useWord();
  const { locale } = useLocale();
  const [open, setOpen] = useState<number | "new">();
  const drop = useRefusal();
  const { register } = child;
  const rows = data.children[name] ?? [];
  const label = word(register.label);
  // A wide table shows the columns in which something stands.
  const columns = register.fields.length > 8 ? register.fields.filter((f) => rows.some((r) => r[f.key] !== null)) : register.fields;
  const save = async (values: Values, _key: string, version: number) => {
    const childId = open === "new" || open === undefined ? {} : { childId: open };
    await callOf(records.name).putChild({ id: data.id, version, child: name, values, ...childId });
    setOpen(undefined);
    await reload();
  };
  const show = (field: Field, value: unknown) => {
    if (value === null || value === undefined || value === "") return "—";
    if (field.type === "record" || field.type === "unit") {
      const subject = `${field.of ?? "unit"}:${String(value)}`;
      return <RecordLink subject={subject}>{data.names[subject] ?? "—"}</RecordLink>;
    }
    return showValue(field, value, locale);
  };
  return (
    <Section title={`${label} ${rows.length > 0 ? rows.length : ""}`} id={name}>
      {rows.length === 0 && open === undefined && <p className="bh-quiet">{s.noRows}</p>}
      {rows.length > 0 && (
        <div className="bh-scroll" tabIndex={0} role="region" aria-label={label}>
          <table className="bh-plain-table bh-child-table">
            <thead>
              <tr>
                {columns.map((f) => (
                  <th key={f.key} scope="col" className={isNumeric(f) ? "bh-right" : undefined}>
                    {word(f.label)}
                  </th>
                ))}
                {data.can.edit && <th scope="col" aria-label={s.change} />}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  {columns.map((f) => (
                    <td key={f.key} className={isNumeric(f) ? "bh-right" : undefined}>
                      {cells?.[f.key] && row[f.key] ? cells[f.key]?.(row, rows) : show(f, row[f.key])}
                    </td>
                  ))}
                  {data.can.edit && (
                    <td className="bh-no-print">
                      <Button size="small" type="link" onClick={() => setOpen(row.id)}>
                        {s.change}
                      </Button>
                      <Popconfirm
                        title={s.dropSure(label)}
                        okText={s.drop}
                        cancelText={s.cancel}
                        onConfirm={() =>
                          void drop.run(async () => {
                            await callOf(records.name).dropChild({ id: data.id, version: data.version, child: name, childId: row.id });
                            await reload();
                          })
                        }
                      >
                        <Button size="small" type="link" danger>
                          {s.drop}
                        </Button>
                      </Popconfirm>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <ErrorPanel trouble={drop.trouble} />
      {open !== undefined ? (
        <RegisterForm
          key={String(open)}
          register={register}
          draftKey={`${records.name}.${data.id}.${name}.${String(open)}`}
          initial={rows.find((r) => r.id === open)}
          version={data.version}
          lookups={lookupsOf([register], data.names)}
          onSubmit={save}
          beside={<Button onClick={() => setOpen(undefined)}>{s.cancel}</Button>}
        />
      ) : (
        data.can.edit && (
          <Button className="bh-no-print" onClick={() => setOpen("new")}>
            {s.add(label)}
          </Button>
        )
      )}
    </Section>
  );
}
