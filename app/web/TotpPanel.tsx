import { Button, Input } from "antd";
import { useState } from "react";
import { useStrings } from "../../platform/i18n/locale.ts";
import { QrCode } from "../../platform/ui/QrCode.tsx";
import { disableTotp, enableTotp, verifyTotp } from "../../platform/ui/session.ts";
import { useRefusal } from "../../platform/ui/useRefusal.ts";
import { DoorTrouble } from "./SignInPage.tsx";
import { accountStrings } from "./strings.ts";

/** Turning two-step sign-in on: password, scan, confirm with a code, keep the backup codes. */
export function TotpPanel({ enabled, onChanged }: { readonly enabled: boolean; readonly onChanged: () => void }) {
  const s = useStrings(accountStrings);
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const [begun, setBegun] = useState<{ totpURI: string; backupCodes: string[] }>();
  const [finished, setFinished] = useState(false);
  const work = useRefusal();
  const secret = begun && new URL(begun.totpURI).searchParams.get("secret");
  return (
    <section className="bh-panel">
      <h2>
        {s.totp} <small className="bh-quiet">{enabled ? s.on : s.off}</small>
      </h2>
      <p>{s.totpWhy}</p>
      {begun === undefined ? (
        <form
          className="bh-actions-row"
          onSubmit={(e) => {
            e.preventDefault();
            void work.run(async () => {
              if (enabled) {
                await disableTotp(password);
                onChanged();
              } else setBegun(await enableTotp(password));
              setPassword("");
            });
          }}
        >
          <Input
            className="bh-search"
            type="password"
            required
            autoComplete="current-password"
            aria-label={s.password}
            placeholder={s.password}
            value={password}
            onChange={(e) => setPassword(e.target.value)}
          />
          <Button type={enabled ? "default" : "primary"} htmlType="submit" loading={work.busy}>
            {enabled ? s.disable : s.enable}
          </Button>
        </form>
      ) : finished ? (
        <div role="status">
          <p className="bh-notice bh-notice-good">{s.done}</p>
          <h2>{s.backup}</h2>
          <p>{s.backupHint}</p>
          <ul className="bh-backup">
            {begun.backupCodes.map((c) => (
              <li key={c}>
                <code>{c}</code>
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <form
          className="bh-handover"
          onSubmit={(e) => {
            e.preventDefault();
            void work.run(async () => {
              await verifyTotp(code.replace(/\s/g, ""));
              setFinished(true);
              onChanged();
            });
          }}
        >
          <QrCode text={begun.totpURI} label={s.scan} />
          <div className="bh-handover-text">
            <p>{s.scan}</p>
            <p className="bh-quiet">
              {s.secret} <code className="bh-break">{secret}</code>
            </p>
            <div className="bh-actions-row">
              <Input
                className="bh-search"
                required
                inputMode="numeric"
                autoComplete="one-time-code"
                aria-label={s.code}
                placeholder={s.code}
                value={code}
                onChange={(e) => setCode(e.target.value)}
              />
              <Button type="primary" htmlType="submit" loading={work.busy}>
                {s.confirm}
              </Button>
            </div>
          </div>
        </form>
      )}
      <DoorTrouble trouble={work.trouble} wrong={s.wrong} />
    </section>
  );
}
