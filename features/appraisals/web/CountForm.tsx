import { Input, InputNumber } from "antd";
import { Fragment, useId, useState } from "react";
import { useStrings } from "../../../platform/i18n/locale.ts";
import type { RecordPageData } from "../../../platform/records/contract.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import type { Definition } from "../definition.ts";
import { appraisalsApi } from "./api.ts";
import { appraisalStrings } from "./strings.ts";
import { ActButton } from "../../../platform/ui/ActButton.tsx";

/** Two tellers' keys and the sheets that came back; differences of the two entries are told cell by cell. */
export function CountForm({
  data,
  definition: d,
  counted,
  reload,
}: {
  readonly data: RecordPageData;
  readonly definition: Definition;
  readonly counted: boolean;
  readonly reload: () => Promise<void>;
}) {
  const s = useStrings(appraisalStrings);
  const act = useRefusal();
  const field = useId();
  const inHall = d.classes.some((c) => c.codes + c.sheets > 0);
  const [keys, setKeys] = useState(inHall ? ["", ""] : []);
  const paper = d.classes.filter((c) => c.sheets > 0);
  const [returned, setReturned] = useState<Record<string, number>>({});
  const [told, setTold] = useState<Awaited<ReturnType<typeof appraisalsApi.count>>>();
  const form = (
    <form
      className="bh-form bh-no-print"
      onSubmit={(e) => {
        e.preventDefault();
        void act.run(async () => {
          const answer = await appraisalsApi.count({
            id: data.id,
            keys,
            returned: paper.map((c) => ({ class: c.key, sheets: returned[c.key] ?? 0 })),
          });
          setTold(answer);
          if (answer.counted) setKeys((now) => now.map(() => ""));
          await reload();
        });
      }}
    >
      {paper.map((c) => (
        <Fragment key={c.key}>
          <label htmlFor={`${field}${c.key}`}>
            {s.returned} {c.key}
          </label>
          <InputNumber
            id={`${field}${c.key}`}
            min={0}
            max={2000}
            value={returned[c.key] ?? 0}
            onChange={(n) => setReturned((now) => ({ ...now, [c.key]: n ?? 0 }))}
          />
        </Fragment>
      ))}
      {keys.map((key, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- two fixed places
        <Fragment key={i}>
          <label htmlFor={`${field}${i}`}>
            {s.keys} {i + 1}
          </label>
          <Input
            id={`${field}${i}`}
            autoComplete="off"
            value={key}
            onChange={(e) => setKeys((now) => now.map((k, j) => (j === i ? e.target.value : k)))}
          />
        </Fragment>
      ))}
      <ErrorPanel trouble={act.trouble} />
      {told && told.missing.length > 0 && <p className="bh-notice bh-notice-warn">{s.missing(told.missing.join("、"))}</p>}
      {told && told.differences.length > 0 && (
        <div className="bh-notice bh-notice-warn" role="status">
          {s.differ}
          <ul>
            {told.differences.map((x) => (
              <li key={`${x.class}${x.sheet}${x.person}`}>
                {s.sheetNo(x.class, x.sheet)} {x.person}：{s.first} {x.first}，{s.second} {x.second}
              </li>
            ))}
          </ul>
        </div>
      )}
      <ActButton
        htmlType="submit"
        type={counted ? "default" : "primary"}
        loading={act.busy}
        missing={keys.map((k, i) => k.trim() === "" && `${s.keys} ${i + 1}`)}
        why={!data.can.remark && s.countNotYours}
      >
        {s.count}
      </ActButton>
    </form>
  );
  return (
    <>
      {paper.length > 0 && (
        <p className="bh-no-print">
          {s.pileHelp} <AppLink href={`/appraisals/${data.id}/pile`}>{s.pile}</AppLink>
        </p>
      )}
      {counted ? (
        <details className="bh-no-print">
          <summary>{s.countAgain}</summary>
          {form}
        </details>
      ) : (
        form
      )}
    </>
  );
}
