import { Button, Input } from "antd";
import { useState } from "react";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import type { Field } from "../../../platform/register/fields.ts";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { MergePanel } from "../../../platform/ui/form/MergePanel.tsx";
import { useMeeting } from "../../../platform/ui/useMeeting.ts";
import { Section } from "../../../platform/ui/Page.tsx";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import type { Desk } from "../desk.ts";
import { training } from "./api.ts";
import { trainingStrings } from "./strings.ts";
import { ActButton } from "../../../platform/ui/ActButton.tsx";

interface Props {
  readonly courseId: number;
  readonly desk: Desk;
  readonly reload: () => Promise<void>;
}

export function Certificates({ courseId, desk, reload }: Props) {
  const s = useStrings(trainingStrings);
  const act = useRefusal();
  const [issued, setIssued] = useState<number>();
  const [correcting, setCorrecting] = useState<string>();
  const issue = () =>
    act.run(async () => {
      setIssued((await training.issueCertificates({ courseId })).issued);
      await reload();
    });
  return (
    <Section title={s.certificates}>
      <div className="bh-actions-row bh-no-print">
        <Button loading={act.busy} onClick={() => void issue()}>
          {s.issue}
        </Button>
        {issued !== undefined && <span role="status">{s.issued(issued)}</span>}
        {desk.certificates.length > 0 && <AppLink href={`/training/${courseId}/certificates`}>{`${s.print} ${s.certificates}`}</AppLink>}
      </div>
      <ErrorPanel trouble={act.trouble} />
      <ul>
        {desk.certificates.map((c) => (
          <li key={c.number}>
            {c.name} · {c.number}
            {c.version > 1 && ` · ${s.version(c.version)}`}{" "}
            {correcting === c.number ? (
              <Correct
                certificate={c}
                onDone={async () => {
                  setCorrecting(undefined);
                  await reload();
                }}
                onCancel={() => setCorrecting(undefined)}
              />
            ) : (
              <Button type="link" className="bh-no-print" onClick={() => setCorrecting(c.number)}>
                {s.correct}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

const NAME: readonly Field[] = [{ key: "name", label: { zh: "证书上的姓名", en: "Name on the certificate" }, type: "text" }];

interface CorrectProps {
  readonly certificate: Desk["certificates"][number];
  readonly onDone: () => Promise<void>;
  readonly onCancel: () => void;
}

function Correct({ certificate, onDone, onCancel }: CorrectProps) {
  const s = useStrings(trainingStrings);
  const act = useRefusal();
  const [name, setName] = useState(certificate.name);
  const [reason, setReason] = useState("");
  const { number } = certificate;
  const meeting = useMeeting(NAME, {
    version: certificate.version,
    base: { name: certificate.name },
    mine: { name },
    onChange: (values) => setName(String(values["name"])),
  });
  return (
    <form
      className="bh-actions-row"
      onSubmit={(e) => {
        e.preventDefault();
        void act.run(async () => {
          await meeting.save((version) => training.correctCertificate({ number, version, name, reason }));
          await onDone();
        });
      }}
    >
      <Input
        aria-label={s.newName}
        placeholder={s.newName}
        value={name}
        maxLength={40}
        style={{ width: 160 }}
        onChange={(e) => setName(e.target.value)}
      />
      <Input
        aria-label={s.why}
        placeholder={s.why}
        value={reason}
        maxLength={200}
        style={{ width: 220 }}
        onChange={(e) => setReason(e.target.value)}
      />
      <ActButton
        htmlType="submit"
        type="primary"
        loading={act.busy}
        missing={[name.trim() === "" && s.newName, reason.trim().length < 2 && s.why]}
      >
        {s.save}
      </ActButton>
      <Button onClick={onCancel}>{s.cancel}</Button>
      <MergePanel form={meeting} />
      <ErrorPanel trouble={act.trouble} />
    </form>
  );
}
