import { Button, Input } from "antd";
import { useId, useState } from "react";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { call } from "./api.ts";
import { identityStrings } from "./identity-strings.ts";

/** Who bears a number: asked with what for, answered with names. The number leaves the page when it is answered. */
export function FindByIdentity() {
  const s = useStrings(identityStrings);
  const id = useId();
  const work = useRefusal();
  const [number, setNumber] = useState("");
  const [purpose, setPurpose] = useState("");
  const [found, setFound] = useState<Awaited<ReturnType<typeof call.findByIdentity>>>();
  const find = () =>
    void work.run(async () => {
      setFound(undefined);
      setFound(await call.findByIdentity({ number, purpose }));
      setNumber("");
    });
  return (
    <details className="bh-no-print">
      <summary>{s.findTitle}</summary>
      <form
        className="bh-form"
        onSubmit={(e) => {
          e.preventDefault();
          find();
        }}
      >
        <p className="bh-quiet">{s.findLead}</p>
        <label htmlFor={`${id}n`}>{s.number}</label>
        <Input id={`${id}n`} required maxLength={40} autoComplete="off" value={number} onChange={(e) => setNumber(e.target.value)} />
        <label htmlFor={`${id}p`}>{s.findWhy}</label>
        <Input id={`${id}p`} required minLength={2} maxLength={200} value={purpose} onChange={(e) => setPurpose(e.target.value)} />
        <div className="bh-actions-row">
          <Button htmlType="submit" loading={work.busy}>
            {s.find}
          </Button>
        </div>
      </form>
      <ErrorPanel trouble={work.trouble} />
      {found && (
        <div role="status" className="bh-notice">
          <p>{found.length === 0 ? s.foundNone : s.found(found.length)}</p>
          <ul>
            {found.map((p) => (
              <li key={p.id}>
                <AppLink href={`/people/${p.id}`}>{p.name}</AppLink> <span className="bh-quiet">{p.unitName}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </details>
  );
}
