import { Button, Input } from "antd";
import { useState } from "react";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { createApi } from "../../../platform/ui/api.ts";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Section } from "../../../platform/ui/Page.tsx";
import { RecordLink } from "../../../platform/ui/record/record-pages.tsx";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import type { CharterSection, charterContract } from "../charter-contract.ts";
import { charterStrings } from "./charter-strings.ts";
import { ActButton } from "../../../platform/ui/ActButton.tsx";

const { call } = createApi<typeof charterContract>("charters");
type Compared = Awaited<ReturnType<typeof call.compareCharter>>;

/** A version among its versions, how meetings vote under it, what changed since the one before; a draft's text is pasted here. */
export function CharterPanel({ data, given, reload }: PanelProps) {
  const s = useStrings(charterStrings);
  const word = useWord();
  const { locale } = useLocale();
  const section = given as CharterSection;
  return (
    <Section title={s.text} id="text">
      {data.can.edit && <PasteForm id={data.id} version={data.version} reload={reload} />}
      <h3>{s.rules}</h3>
      {section.rules.length === 0 && <p className="bh-quiet">{s.noRules}</p>}
      <ul className="bh-plain-list">
        {section.rules.map((r) => (
          <li key={`${r.body.zh}${r.matter.zh}`}>
            <strong>
              {word(r.body)} · {word(r.matter)}
            </strong>
            ：{word(r.rule)} {r.missing && <span className="bh-warn">{s.missing}</span>}
          </li>
        ))}
      </ul>
      {section.clashes.length > 0 && (
        <div className="bh-notice bh-notice-warn">
          <p>{s.clashes}</p>
          <ul>
            {section.clashes.map((c) => (
              <li key={`${c.id}${c.body.zh}${c.matter.zh}`}>
                <RecordLink subject={`charter:${c.id}`}>{c.document}</RecordLink> · {word(c.body)} · {word(c.matter)}
              </li>
            ))}
          </ul>
        </div>
      )}
      {section.versions.length > 0 && (
        <>
          <h3>{s.versions}</h3>
          <ul className="bh-plain-list">
            {section.versions.map((v) => (
              <li key={v.id}>
                {v.id === data.id ? v.edition : <RecordLink subject={`charter:${v.id}`}>{v.edition}</RecordLink>}
                {v.id === data.id && s.here} ·{" "}
                {v.toOn !== null && v.toOn < v.fromOn
                  ? s.never
                  : `${s.from} ${showDay(v.fromOn, locale)} – ${v.toOn === null ? s.open : showDay(v.toOn, locale)}`}
              </li>
            ))}
          </ul>
        </>
      )}
      {section.hasEarlier && <Comparison id={data.id} key={data.version} />}
    </Section>
  );
}

function PasteForm({ id, version, reload }: { readonly id: number; readonly version: number; readonly reload: () => Promise<void> }) {
  const s = useStrings(charterStrings);
  const [text, setText] = useState<string>();
  const [cut, setCut] = useState<number>();
  const work = useRefusal();
  if (text === undefined)
    return (
      <p className="bh-no-print">
        <Button onClick={() => setText("")}>{s.paste}</Button> {cut !== undefined && <span role="status">{s.articles(cut)}</span>}
      </p>
    );
  return (
    <form
      className="bh-no-print"
      onSubmit={(e) => {
        e.preventDefault();
        void work.run(async () => {
          setCut((await call.pasteCharter({ id, version, text })).articles);
          setText(undefined);
          await reload();
        });
      }}
    >
      <p className="bh-quiet">{s.pasteHint}</p>
      <Input.TextArea aria-label={s.whole} rows={8} value={text} onChange={(e) => setText(e.target.value)} />
      <div className="bh-actions-row">
        <ActButton type="primary" htmlType="submit" loading={work.busy} missing={[text.trim() === "" && s.whole]}>
          {s.cut}
        </ActButton>
        <Button onClick={() => setText(undefined)}>{s.cancel}</Button>
      </div>
      <ErrorPanel trouble={work.trouble} />
    </form>
  );
}

function Comparison({ id }: { readonly id: number }) {
  const s = useStrings(charterStrings);
  const [found, setFound] = useState<Compared>();
  const work = useRefusal();
  if (!found)
    return (
      <p className="bh-no-print">
        <Button loading={work.busy} onClick={() => void work.run(async () => setFound(await call.compareCharter({ id })))}>
          {s.compare}
        </Button>
        <ErrorPanel trouble={work.trouble} />
      </p>
    );
  return (
    <>
      <h3>{s.compare}</h3>
      <p className="bh-quiet" role="status">
        {found.rows.length === 0 ? s.noChange : s.same(found.same)}
      </p>
      <ul className="bh-plain-list" aria-label={s.compare}>
        {found.rows.map((r, i) => (
          <li key={i}>
            <strong>{[...new Set([r.left?.address, r.right?.address])].filter((a) => a !== undefined).join(" → ")}</strong>{" "}
            <span className="bh-quiet">{s.relation(r.relation)}</span>
            <div>
              {r.stretches.map((x, k) =>
                x.sign === "=" ? <span key={k}>{x.text}</span> : x.sign === "-" ? <del key={k}>{x.text}</del> : <ins key={k}>{x.text}</ins>,
              )}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
