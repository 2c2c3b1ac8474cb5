import { Input } from "antd";
import { useState } from "react";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import type { call } from "./api.ts";
import { seriesStrings } from "./strings.ts";
import { ActButton } from "../../../platform/ui/ActButton.tsx";

type Preview = Awaited<ReturnType<typeof call.previewFigures>>;
const MOST = 50;

/** What became of each cell, and what stands in the way. */
export function Told({ seen, busy, onRegion }: { seen: Preview; busy: boolean; onRegion: (name: string, code: string) => void }) {
  const s = useStrings(seriesStrings);
  const word = useWord();
  return (
    <>
      <p role="status">{s.sums(seen.sums)}</p>
      {seen.told.map((t) => (
        <p key={t.zh} className="bh-notice bh-notice-warn">
          {word(t)}
        </p>
      ))}
      {seen.regionsUnknown.length > 0 && (
        <>
          <p className="bh-notice bh-notice-warn">{s.regionsUnknown}</p>
          <ul>
            {seen.regionsUnknown.slice(0, MOST).map((name) => (
              <Region key={name} name={name} busy={busy} onRegion={onRegion} />
            ))}
          </ul>
        </>
      )}
      {seen.faults.length > 0 && (
        <ul>
          {seen.faults.slice(0, MOST).map((f) => (
            <li key={`${f.row} ${f.column}`} className="bh-fault">
              {s.row(f.row)} · {word(f.fault)} {f.value && <span className="bh-quiet">“{f.value}”</span>}
            </li>
          ))}
        </ul>
      )}
      {seen.sums.differ > 0 && (
        <>
          <p className="bh-notice bh-notice-warn">{s.differing(seen.sums.differ)}</p>
          <ul>
            {seen.differing.slice(0, MOST).map((d) => (
              <li key={`${d.row} ${d.series} ${d.period} ${d.region}`}>{s.differs(d)}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Region({ name, busy, onRegion }: { name: string; busy: boolean; onRegion: (name: string, code: string) => void }) {
  const s = useStrings(seriesStrings);
  const [code, setCode] = useState("");
  return (
    <li>
      <label>
        {s.means(name)}{" "}
        <Input
          aria-label={s.means(name)}
          placeholder={s.meansHelp}
          style={{ width: 140 }}
          value={code}
          onChange={(e) => setCode(e.target.value)}
        />
      </label>{" "}
      <ActButton
        size="small"
        loading={busy}
        missing={[!/^\d{6}(\d{3})?$/.test(code.trim()) && s.means(name)]}
        onClick={() => onRegion(name, code.trim())}
      >
        {s.recheck}
      </ActButton>
    </li>
  );
}
