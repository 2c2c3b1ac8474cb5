import { Button, Input, Select } from "antd";
import { useState } from "react";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { createApi } from "../../../platform/ui/api.ts";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Page, Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import type { tablesContract } from "../contract.ts";
import { headingsIn, proposeColumns } from "../rules.ts";
import { formStrings } from "./form-strings.ts";
import { ActButton } from "../../../platform/ui/ActButton.tsx";

const { call } = createApi<typeof tablesContract>("tables");
type Lists = Awaited<ReturnType<typeof call.listFormLists>>;

/** Forms of superiors: each list in the form in which it is wanted. */
export function FormsPage() {
  const s = useStrings(formStrings);
  const word = useWord();
  const work = useRefusal();
  const forms = useLoad(["tables", "forms"], () => call.listForms());
  const lists = useLoad(["tables", "forms", "lists"], () => call.listFormLists());
  return (
    <Page title={s.title} lead={s.lead}>
      <Section title={s.forms}>
        <WhenLoaded of={forms}>
          {(all) =>
            all.length === 0 ? (
              <p className="bh-quiet">{s.none}</p>
            ) : (
              <ul className="bh-items">
                {all.map((f) => (
                  <li key={f.id}>
                    <strong>{f.title}</strong> <span className="bh-quiet">{s.of(f.unitName, word(f.label))}</span>{" "}
                    <a href={`/api/tables/forms/${f.id}.xlsx`} download aria-label={`${s.export} ${f.title}`}>
                      {s.export}
                    </a>{" "}
                    {f.own && (
                      <Button
                        size="small"
                        danger
                        loading={work.busy}
                        aria-label={`${s.end} ${f.title}`}
                        onClick={() => void work.run(() => call.endForm({ id: f.id }).then(forms.reload))}
                      >
                        {s.end}
                      </Button>
                    )}
                  </li>
                ))}
              </ul>
            )
          }
        </WhenLoaded>
        <ErrorPanel trouble={work.trouble} />
      </Section>
      <Section title={s.create}>
        <p className="bh-quiet">{s.createLead}</p>
        <WhenLoaded of={lists}>{(all) => <NewForm lists={all} onDone={forms.reload} />}</WhenLoaded>
      </Section>
    </Page>
  );
}

function NewForm({ lists, onDone }: { readonly lists: Lists; readonly onDone: () => Promise<unknown> }) {
  const s = useStrings(formStrings);
  const word = useWord();
  const work = useRefusal();
  const [name, setName] = useState<string>();
  const [title, setTitle] = useState("");
  const [text, setText] = useState("");
  const [foot, setFoot] = useState("");
  const [columns, setColumns] = useState<{ heading: string; key: string | null }[]>([]);
  const [saved, setSaved] = useState(false);
  const list = lists.find((l) => l.name === name);
  return (
    <>
      <p>
        <label>
          {s.list}{" "}
          <Select
            aria-label={s.list}
            style={{ minWidth: 260 }}
            showSearch={{ optionFilterProp: "label" }}
            value={name ?? null}
            onChange={(v) => {
              setName(v ?? undefined);
              setColumns([]);
            }}
            options={lists.map((l) => ({ value: l.name, label: word(l.label) }))}
          />
        </label>
      </p>
      <p>
        <label>
          {s.formTitle}{" "}
          <Input aria-label={s.formTitle} style={{ maxWidth: 420 }} value={title} onChange={(e) => setTitle(e.target.value)} />
        </label>
      </p>
      <p>
        <label>
          {s.headings}
          <Input.TextArea
            aria-label={s.headings}
            value={text}
            autoSize={{ minRows: 2, maxRows: 8 }}
            onChange={(e) => setText(e.target.value)}
          />
        </label>
      </p>
      <p>
        <ActButton
          missing={[!list && s.list, headingsIn(text).length === 0 && s.headings]}
          onClick={() => list && setColumns(proposeColumns(headingsIn(text), list.fields))}
        >
          {s.read}
        </ActButton>
      </p>
      {list && columns.length > 0 && (
        <>
          <ol aria-label={s.columns}>
            {columns.map((c, i) => (
              <li key={`${i} ${c.heading}`}>
                <label>
                  {c.heading}{" "}
                  <Select
                    aria-label={`${s.columns} ${c.heading}`}
                    style={{ minWidth: 220 }}
                    value={c.key ?? ""}
                    onChange={(v) => setColumns(columns.map((x, k) => (k === i ? { ...x, key: v === "" ? null : v } : x)))}
                    options={[
                      { value: "", label: s.blank },
                      { value: "#", label: s.number },
                      ...list.fields.map((f) => ({ value: f.key, label: word(f.label) })),
                    ]}
                  />
                </label>
              </li>
            ))}
          </ol>
          <p>
            <label>
              {s.foot}
              <Input.TextArea
                aria-label={s.foot}
                value={foot}
                autoSize={{ minRows: 1, maxRows: 4 }}
                onChange={(e) => setFoot(e.target.value)}
              />
            </label>
          </p>
          <ActButton
            type="primary"
            loading={work.busy}
            missing={[title.trim().length < 2 && s.formTitle]}
            onClick={() =>
              void work.run(async () => {
                await call.makeForm({ list: list.name, title, columns, foot });
                setColumns([]);
                setSaved(true);
                await onDone();
              })
            }
          >
            {s.save}
          </ActButton>
        </>
      )}
      <div role="status">{saved && <p className="bh-notice bh-notice-good">{s.saved}</p>}</div>
      <ErrorPanel trouble={work.trouble} />
    </>
  );
}
