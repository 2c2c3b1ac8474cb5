import { Button, Input } from "antd";
import { useId, useState } from "react";
import { useStrings } from "../../platform/i18n/locale.ts";
import { changePassword } from "../../platform/ui/session.ts";
import { useRefusal } from "../../platform/ui/useRefusal.ts";
import { DoorTrouble } from "./SignInPage.tsx";
import { accountStrings } from "./strings.ts";

/** One's own password; every other device is signed out with it. */
export function PasswordPanel({ onChanged }: { readonly onChanged: () => void }) {
  const s = useStrings(accountStrings);
  const id = useId();
  const work = useRefusal();
  const [old, setOld] = useState("");
  const [next, setNext] = useState("");
  const [done, setDone] = useState(false);
  return (
    <section className="bh-panel">
      <h2>{s.changePassword}</h2>
      <form
        className="bh-form"
        onSubmit={(e) => {
          e.preventDefault();
          void work.run(async () => {
            setDone(false);
            await changePassword(old, next);
            setOld("");
            setNext("");
            setDone(true);
            onChanged();
          });
        }}
      >
        <label htmlFor={`${id}o`}>{s.password}</label>
        <Input
          id={`${id}o`}
          type="password"
          autoComplete="current-password"
          required
          value={old}
          onChange={(e) => setOld(e.target.value)}
        />
        <label htmlFor={`${id}n`}>{s.newPassword}</label>
        <Input
          id={`${id}n`}
          type="password"
          autoComplete="new-password"
          required
          minLength={10}
          maxLength={128}
          value={next}
          onChange={(e) => setNext(e.target.value)}
        />
        <DoorTrouble trouble={work.trouble} wrong={s.wrongPassword} />
        <Button type="primary" htmlType="submit" loading={work.busy}>
          {s.changePassword}
        </Button>
        <div role="status">{done && <p className="bh-notice bh-notice-good">{s.changed}</p>}</div>
      </form>
    </section>
  );
}
