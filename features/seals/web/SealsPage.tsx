import { Button, InputNumber } from "antd";
import { useId, useState } from "react";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { showInstant } from "../../../platform/register/fields.ts";
import { useGo, useRouteParams } from "../../../platform/ui/address.ts";
import { saveFile } from "../../../platform/ui/save-file.ts";
import { createApi } from "../../../platform/ui/api.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Page, Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { useMay } from "../../../platform/ui/session.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import type { sealsContract } from "../contract.ts";
import { sealsStrings } from "./strings.ts";

const { call } = createApi<typeof sealsContract>("seals");
type Listed = Awaited<ReturnType<typeof call.listSeals>>;

const save = (name: string, content: unknown): void =>
  saveFile(new Blob([`${JSON.stringify(content, null, 2)}\n`], { type: "application/json" }), name);

/** What was sealed, whether it still holds, and proofs to take away. */
export function SealsPage() {
  const s = useStrings(sealsStrings);
  const word = useWord();
  const { locale } = useLocale();
  const list = useLoad(["seals"], () => call.listSeals());
  return (
    <Page title={s.seals} lead={s.lead}>
      <WhenLoaded of={list}>
        {(l) => (
          <>
            {l.trouble && (
              <div className="bh-notice" role="alert">
                <strong>{word(l.trouble)}</strong>
              </div>
            )}
            <Checked check={l.check} />
            <Section title={s.prove}>
              <FactForm />
            </Section>
            <Section title={s.newest}>
              {l.seals.length === 0 ? (
                <p className="bh-quiet">{s.none}</p>
              ) : (
                <>
                  <p className="bh-quiet">{s.keepNote}</p>
                  <div className="bh-scroll">
                    <table className="bh-plain-table bh-stack">
                      <thead>
                        <tr>
                          <th scope="col">{s.number}</th>
                          <th scope="col">{s.at}</th>
                          <th scope="col">{s.digest}</th>
                        </tr>
                      </thead>
                      <tbody>
                        {l.seals.slice(0, 20).map((seal) => (
                          <tr key={seal.n}>
                            <td data-label={s.number}>{seal.n}</td>
                            <td data-label={s.at}>{showInstant(seal.at, locale)}</td>
                            <td data-label={s.digest}>
                              <code className="bh-digest">{seal.digest}</code>
                            </td>
                          </tr>
                        ))}
                      </tbody>
                    </table>
                  </div>
                </>
              )}
            </Section>
            {l.seals.length > 1 && (
              <Section title={s.keeps}>
                <p className="bh-quiet">{s.keepsLead}</p>
                <BetweenForm newest={l.seals[0]?.n ?? 1} />
              </Section>
            )}
          </>
        )}
      </WhenLoaded>
    </Page>
  );
}

function Checked({ check }: { check: Listed["check"] }) {
  const s = useStrings(sealsStrings);
  const word = useWord();
  const { locale } = useLocale();
  if (!check) return <p className="bh-quiet">{s.never}</p>;
  const n = (x: number): string => x.toLocaleString("en");
  const looked = s.looked(showInstant(check.at, locale), n(check.facts), n(check.events), n(check.audits), n(check.cells));
  if (check.faults.length === 0)
    return (
      <p role="status">
        <strong>{s.well}</strong> <span className="bh-quiet">{looked}</span>
      </p>
    );
  return (
    <div className="bh-notice" role="alert">
      <strong>{s.found(check.faults.length)}</strong>
      <p>{s.foundLead}</p>
      <ul>
        {check.faults.slice(0, 100).map((f) => (
          <li key={f.en}>{word(f)}</li>
        ))}
      </ul>
      <p className="bh-quiet">{looked}</p>
    </div>
  );
}

function FactForm() {
  const s = useStrings(sealsStrings);
  const go = useGo();
  const id = useId();
  const [fact, setFact] = useState<number | null>(null);
  return (
    <form
      className="bh-actions-row"
      onSubmit={(e) => {
        e.preventDefault();
        if (fact !== null) go(`/seals/facts/${fact}`);
      }}
    >
      <label htmlFor={id}>{s.factNumber}</label>
      <InputNumber id={id} min={1} precision={0} value={fact} onChange={setFact} aria-describedby={`${id}h`} />
      <Button htmlType="submit">{s.prove}</Button>
      <small className="bh-quiet" id={`${id}h`}>
        {s.factHint}
      </small>
    </form>
  );
}

function BetweenForm({ newest }: { newest: number }) {
  const s = useStrings(sealsStrings);
  const refusal = useRefusal();
  const id = useId();
  const [earlier, setEarlier] = useState<number | null>(1);
  const [later, setLater] = useState<number | null>(newest);
  return (
    <form
      className="bh-actions-row"
      onSubmit={(e) => {
        e.preventDefault();
        if (earlier === null || later === null) return;
        void refusal.run(async () => save(`seals-${earlier}-${later}.proof.json`, (await call.proveSeals({ earlier, later })).proof));
      }}
    >
      <label htmlFor={`${id}e`}>{s.earlier}</label>
      <InputNumber id={`${id}e`} min={1} max={newest} precision={0} value={earlier} onChange={setEarlier} />
      <label htmlFor={`${id}l`}>{s.later}</label>
      <InputNumber id={`${id}l`} min={1} max={newest} precision={0} value={later} onChange={setLater} />
      <Button htmlType="submit" loading={refusal.busy}>
        {s.download}
      </Button>
      <ErrorPanel trouble={refusal.trouble} />
    </form>
  );
}

/** One fact's proof in plain words, and as a file. */
export function ProofPage() {
  const s = useStrings(sealsStrings);
  const { locale } = useLocale();
  const may = useMay();
  const id = Number(useRouteParams().id);
  const loaded = useLoad(["proof", id], () => call.proveFact({ id }));
  return (
    <WhenLoaded of={loaded}>
      {({ proof, seal }) => (
        <Page
          title={s.proof(id)}
          lead={s.proofLead}
          tools={
            <Button type="primary" onClick={() => save(`fact-${id}.proof.json`, proof)}>
              {s.download}
            </Button>
          }
        >
          {proof.proves === "fact" && (
            <dl className="bh-definitions">
              <div>
                <dt>{s.sealOf}</dt>
                <dd>
                  {seal.n} · {showInstant(seal.at, locale)}
                </dd>
              </div>
              <div>
                <dt>{s.digest}</dt>
                <dd>
                  <code className="bh-digest">{seal.digest}</code>
                </dd>
              </div>
              <div>
                <dt>{s.place}</dt>
                <dd>
                  {s.placeOf(
                    (proof.index + 1).toLocaleString("en"),
                    (JSON.parse(proof.seal.statement) as { fact: { size: number } }).fact.size.toLocaleString("en"),
                  )}
                </dd>
              </div>
              <div>
                <dt>{s.steps}</dt>
                <dd>{s.stepsOf(proof.path.length)}</dd>
              </div>
            </dl>
          )}
          <Section title={s.how}>
            <ol>
              {[s.step1, s.step2, s.step3].map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
          </Section>
          {may("indicator.read") && (
            <p>
              <AppLink href={`/indicators/facts/${id}`}>{s.toFact}</AppLink>
            </p>
          )}
        </Page>
      )}
    </WhenLoaded>
  );
}
