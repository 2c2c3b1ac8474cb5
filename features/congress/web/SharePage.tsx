import { Button, InputNumber } from "antd";
import { useState } from "react";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { useRouteParams } from "../../../platform/ui/address.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Page, Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { METHODS } from "../rules.ts";
import { congress } from "./api.ts";
import { congressStrings } from "./strings.ts";

type WhatIf = Awaited<ReturnType<typeof congress.whatIf>>;

/** Seats to units by three methods side by side; what one seat more would do; one of them shared out. */
export function SharePage() {
  const s = useStrings(congressStrings);
  const id = Number(useRouteParams().id);
  const [seats, setSeats] = useState<number>();
  const loaded = useLoad(["congress", id, "seats", seats ?? 0], () => congress.whatIf({ id, ...(seats === undefined ? {} : { seats }) }), {
    keep: true,
  });
  return (
    <Page title={s.toShare} tools={<AppLink href={`/congress/all/${id}`}>{s.toCongress}</AppLink>}>
      <WhenLoaded of={loaded}>
        {(seen) => (
          <>
            <p className="bh-actions-row bh-no-print">
              {s.trySeats}
              <InputNumber
                aria-label={s.trySeats}
                min={1}
                max={5000}
                value={seats ?? seen.seats}
                onChange={(n) => setSeats(n === null ? undefined : Number(n))}
              />
            </p>
            <Methods id={id} seen={seen} isTry={seats !== undefined} reload={loaded.reload} />
          </>
        )}
      </WhenLoaded>
    </Page>
  );
}

interface Props {
  readonly id: number;
  readonly seen: WhatIf;
  readonly isTry: boolean;
  readonly reload: () => Promise<void>;
}
function Methods({ id, seen, isTry, reload }: Props) {
  const s = useStrings(congressStrings);
  const word = useWord();
  const act = useRefusal();
  const [done, setDone] = useState(false);
  if (seen.units.length === 0) return <p className="bh-quiet">{s.noUnits}</p>;
  const share = (method: WhatIf["methods"][number]["method"]) =>
    act.run(async () => {
      await congress.shareSeats({ id, version: seen.version, method });
      setDone(true);
      await reload();
    });
  return (
    <>
      <div className="bh-scroll" tabIndex={0} role="region" aria-label={s.toShare}>
        <table className="bh-plain-table">
          <thead>
            <tr>
              <th scope="col">{s.unit}</th>
              <th scope="col">{s.weight}</th>
              <th scope="col">{s.ideal}</th>
              <th scope="col">{s.stands}</th>
              {seen.methods.map((m) => (
                <th key={m.method} scope="col">
                  {word(METHODS[m.method])}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {seen.units.map((u) => (
              <tr key={u.id}>
                <th scope="row">{u.name}</th>
                <td>{u.weight}</td>
                <td>{seen.methods.flatMap((m) => m.seats).find((x) => x.id === u.id)?.ideal ?? ""}</td>
                <td>{u.seats ?? "—"}</td>
                {seen.methods.map((m) => {
                  const got = m.seats.find((x) => x.id === u.id);
                  return (
                    <td key={m.method}>
                      {got?.seats ?? "—"}
                      {got?.held === "floor" ? `（${s.heldFloor}）` : got?.held === "ceiling" ? `（${s.heldCeiling}）` : ""}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {seen.methods.map((m) => (
        <Section key={m.method} title={word(METHODS[m.method])}>
          {m.refusal && <p className="bh-notice bh-notice-warn">{word(m.refusal)}</p>}
          {m.ties.map((t) => (
            <p key={t}>{s.tie(t)}</p>
          ))}
          {m.gain.length > 0 && <p>{s.gain(m.gain.join("、"))}</p>}
          {m.lose.length > 0 && <p className="bh-notice bh-notice-warn">{s.lose(m.lose.join("、"))}</p>}
          {seen.state === "draft" && !isTry && m.refusal === null && (
            <Button className="bh-no-print" loading={act.busy} onClick={() => void share(m.method)}>
              {s.share}
            </Button>
          )}
        </Section>
      ))}
      {done && (
        <p className="bh-notice" role="status">
          {s.shared}
        </p>
      )}
      <ErrorPanel trouble={act.trouble} />
    </>
  );
}
