import { Button, InputNumber, Radio, Select } from "antd";
import { useEffect, useState } from "react";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { QrCode } from "../../../platform/ui/QrCode.tsx";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { likelyWay, proposedFor, WAYS, type Way } from "../rules.ts";
import type { VoteSection } from "../server.ts";
import { FIRST } from "../threat.ts";
import { AfarPanel } from "./AfarPanel.tsx";
import { appraisalsApi } from "./api.ts";
import { CountForm } from "./CountForm.tsx";
import { ResultTables } from "./ResultTables.tsx";
import { appraisalStrings } from "./strings.ts";
import { ThreatTable } from "./ThreatTable.tsx";
import { Heads } from "../../../platform/ui/Heads.tsx";

type Dealt = Awaited<ReturnType<typeof appraisalsApi.deal>>;

/** From handing out to the result: what is to be done now, and who sees what. */
export function VotePanel({ data, given, reload }: PanelProps) {
  const s = useStrings(appraisalStrings);
  const word = useWord();
  const v = given as VoteSection;
  const state = data.case?.state ?? "";
  const [dealt, setDealt] = useState<Dealt>();
  const d = v.definition;
  return (
    <Section title={s.vote} id="vote">
      {!v.counted && (
        <p className="bh-no-print">
          <strong>{word(FIRST)}</strong>
        </p>
      )}
      {(state === "plan" || state === "meeting") &&
        (v.faults.length === 0 ? (
          <p>
            {s.ready} {v.quorum && word(v.quorum)}
          </p>
        ) : (
          <div className="bh-notice bh-notice-warn">
            {s.faults}
            <ul>
              {v.faults.map((f) => (
                <li key={f.zh}>{word(f)}</li>
              ))}
            </ul>
          </div>
        ))}
      <AfarPanel id={data.id} vote={v} state={state} mayEdit={data.can.edit} reload={reload} />
      {state === "meeting" && data.can.edit && v.faults.length === 0 && (
        <HandOut
          key={v.classes.map((c) => c.present).join()}
          id={data.id}
          classes={v.classes}
          again={d !== null}
          mayBeAfar={v.afar?.tellers.every((t) => t.ready) ?? false}
          done={async (result) => {
            setDealt(result);
            await reload();
          }}
        />
      )}
      {d && state === "meeting" && (
        <p role="status">
          {s.dealt(
            d.classes.reduce((n, c) => n + c.codes, 0),
            d.classes.reduce((n, c) => n + c.sheets, 0),
          )}
        </p>
      )}
      {d && (state === "meeting" || state === "voting") && (
        <p className="bh-actions-row bh-no-print">
          <AppLink href={`/appraisals/${data.id}/ballots`}>{s.ballots}</AppLink>
          <AppLink href={`/appraisals/${data.id}/wall`}>{s.toWall}</AppLink>
          {state === "meeting" && d.classes.some((c) => c.sheets > 0) && (
            <AppLink href={`/appraisals/${data.id}/pile`}>{s.tryPile}</AppLink>
          )}
        </p>
      )}
      {dealt && (state === "meeting" || state === "voting") && <Slips dealt={dealt} title={data.title} />}
      {state === "voting" && <Received id={data.id} />}
      {state === "counting" && d && <CountForm data={data} definition={d} counted={v.counted} reload={reload} />}
      {v.counted && d && <ResultTables id={data.id} definition={d} parts={v.parts} results={v.results} afarFile={v.afar?.file} />}
      {state === "published" && data.can.remark && v.parts?.some((p) => (p.outcome?.tied.length ?? 0) > 0) && <SecondRound id={data.id} />}
      <ThreatTable />
    </Section>
  );
}

function HandOut({
  id,
  classes,
  again,
  mayBeAfar,
  done,
}: {
  readonly id: number;
  readonly classes: VoteSection["classes"];
  readonly again: boolean;
  /** Three tellers have made their key. */
  readonly mayBeAfar: boolean;
  readonly done: (dealt: Dealt) => Promise<void>;
}) {
  const s = useStrings(appraisalStrings);
  const act = useRefusal();
  const word = useWord();
  const [way, setWay] = useState(() => likelyWay(classes, mayBeAfar));
  const [given, setGiven] = useState(() => proposedFor(way, classes));
  const choose = (next: Way) => {
    setWay(next);
    if (next !== "afar" || mayBeAfar) setGiven(proposedFor(next, classes));
  };
  const put = ({ key, present }: VoteSection["classes"][number], what: "codes" | "sheets", n: number | null) =>
    setGiven((now) =>
      now.map((g) =>
        g.key === key
          ? { ...g, [what]: n ?? 0, ...(way === "mixed" && what === "sheets" ? { codes: Math.max(0, present - (n ?? 0)) } : {}) }
          : g,
      ),
    );
  return (
    <form
      className="bh-no-print"
      onSubmit={(e) => {
        e.preventDefault();
        void act.run(async () => done(await appraisalsApi.deal({ id, classes: given })));
      }}
    >
      <fieldset className="bh-choices">
        <legend>{s.situation}</legend>
        <Radio.Group
          value={way}
          onChange={(e) => choose(e.target.value as Way)}
          options={(Object.keys(WAYS) as Way[]).map((w) => ({
            value: w,
            label: (
              <>
                {word(WAYS[w].label)} <span className="bh-quiet">{word(WAYS[w].means)}</span>
              </>
            ),
          }))}
        />
      </fieldset>
      <p className="bh-quiet">{s.dealHelp}</p>
      <table className="bh-plain-table">
        <Heads of={[s.klass, s.presentHead, ...(mayBeAfar ? [s.afarWay] : []), s.codes, s.sheets]} />
        <tbody>
          {classes.map((c, i) => (
            <tr key={c.key}>
              <th scope="row">
                {c.key} {c.label}
              </th>
              <td>{c.present}</td>
              {mayBeAfar && (
                <td>
                  <Select
                    aria-label={`${c.key} ${s.afarWay}`}
                    value={given[i]?.afar ? "afar" : "hall"}
                    options={[
                      { value: "hall", label: s.inHall },
                      { value: "afar", label: s.fromAfar },
                    ]}
                    onChange={(way) =>
                      setGiven((now) =>
                        now.map((g) =>
                          g.key === c.key ? { ...g, codes: way === "afar" ? 0 : c.present, sheets: 0, afar: way === "afar" } : g,
                        ),
                      )
                    }
                  />
                </td>
              )}
              {(["codes", "sheets"] as const).map((what) => (
                <td key={what}>
                  <InputNumber
                    aria-label={`${c.key} ${s[what]}`}
                    min={0}
                    max={2000}
                    disabled={given[i]?.afar ?? false}
                    value={given[i]?.[what] ?? 0}
                    onChange={(n) => put(c, what, n)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <ErrorPanel trouble={act.trouble} />
      <p>
        <Button htmlType="submit" type={again ? "default" : "primary"} loading={act.busy}>
          {again ? s.dealAgain : s.deal}
        </Button>
      </p>
    </form>
  );
}

/** On paper keys and codes stand apart, each page by itself, to be cut along the dashes; nothing else of the page is printed. */
function Slips({ dealt, title }: { readonly dealt: Dealt; readonly title: string }) {
  const s = useStrings(appraisalStrings);
  const address = `${location.origin}/link/vote`;
  return (
    <div className="bh-panel bh-print" role="region" aria-label={s.deal}>
      <div className="bh-no-print">
        {dealt.keys.length > 0 && <p className="bh-notice bh-notice-warn">{s.once}</p>}
        <p>{s.parts(dealt.parts.map((p) => p.join("+")).join("、"))}</p>
        <Button onClick={() => window.print()}>{s.print}</Button>
      </div>
      <ul className="bh-slips">
        {dealt.keys.map((key, i) => (
          <li key={key}>
            {title} · {s.keyOf(i + 1)}
            <strong className="bh-teller-key">{key}</strong>
            <span className="bh-quiet">{s.keyHelp}</span>
          </li>
        ))}
      </ul>
      <ul className="bh-slips">
        {dealt.codes.length > 0 && (
          <li>
            {s.wall}
            <QrCode text={address} label={s.wall} />
          </li>
        )}
        {dealt.codes.flatMap((c) =>
          c.codes.map((code) => (
            <li key={code}>
              {title} · {s.slip(c.class)}
              <strong className="bh-vote-code">{code}</strong>
              <QrCode text={`${address}#${code}`} label={s.slip(c.class)} />
            </li>
          )),
        )}
      </ul>
    </div>
  );
}

function SecondRound({ id }: { readonly id: number }) {
  const s = useStrings(appraisalStrings);
  const act = useRefusal();
  const [made, setMade] = useState<number>();
  return (
    <div className="bh-no-print">
      <ErrorPanel trouble={act.trouble} />
      {made === undefined ? (
        <Button loading={act.busy} onClick={() => void act.run(async () => setMade((await appraisalsApi.secondRound({ id })).id))}>
          {s.secondRound}
        </Button>
      ) : (
        <AppLink href={`/appraisals/${made}`}>{s.secondMade}</AppLink>
      )}
    </div>
  );
}

function Received({ id }: { readonly id: number }) {
  const s = useStrings(appraisalStrings);
  const loaded = useLoad(["appraisals", "received", id], () => appraisalsApi.received({ id }));
  const { reload } = loaded;
  useEffect(() => {
    const timer = setInterval(() => void reload(), 3000);
    return () => clearInterval(timer);
  }, [reload]);
  return (
    <WhenLoaded of={loaded}>
      {(r) => (
        <p role="status">
          <strong className="bh-big-count">{s.received(r.received ?? 0, r.codes)}</strong>{" "}
          <span className="bh-quiet">{s.receivedHelp}</span>
        </p>
      )}
    </WhenLoaded>
  );
}
