import { Button, Input } from "antd";
import { useId, useState } from "react";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { InstantText } from "../../../platform/ui/record/FieldText.tsx";
import { Section } from "../../../platform/ui/Page.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { AskAccountAct } from "./AccountRequests.tsx";
import { call, type PersonView } from "./api.ts";
import { peopleStrings } from "./strings.ts";
import { ActButton } from "../../../platform/ui/ActButton.tsx";

type Panel = { person: PersonView; onDone: () => Promise<void> };

/** The account: made, blocked, given a first password by the system officer; sessions ended by either officer. */
export function AccountPanel({ person, onDone }: Panel) {
  const s = useStrings(peopleStrings);
  const id = useId();
  const work = useRefusal();
  const [username, setUsername] = useState("");
  const [issued, setIssued] = useState<{ username: string; firstPassword: string }>();
  const { account, can } = person;
  const issue = (make: () => Promise<{ username: string; firstPassword: string }>): void =>
    void work.run(async () => {
      setIssued(await make());
      await onDone();
    });
  return (
    <Section title={s.account}>
      {!person.hasAccount && <p className="bh-quiet">{s.noAccount}</p>}
      {person.hasAccount && !account && <p className="bh-quiet">{s.accountThere}</p>}
      {account && (
        <p>
          <strong>{account.username}</strong> · {account.blocked ? s.blocked : s.active} · {account.twoFactor ? s.twoFactor : s.noTwoFactor}
          {account.firstPassword && ` · ${s.firstPending}`}
          {account.lockedUntil !== null && (
            <>
              {" · "}
              {s.lockedUntil} <InstantText at={account.lockedUntil} />
            </>
          )}
        </p>
      )}
      {issued && (
        <p className="bh-notice bh-notice-good" role="status">
          {s.username} <code className="bh-code">{issued.username}</code> {s.firstPassword}{" "}
          <code className="bh-code">{issued.firstPassword}</code>
          <br />
          {s.firstPasswordHint}
        </p>
      )}
      {can.makeAccount && (
        <form
          className="bh-form"
          onSubmit={(e) => {
            e.preventDefault();
            issue(() => call.createAccount({ id: person.id, username }));
          }}
        >
          <label htmlFor={`${id}n`}>{s.username}</label>
          <Input id={`${id}n`} value={username} maxLength={30} autoComplete="off" onChange={(e) => setUsername(e.target.value)} />
          <p className="bh-help">{s.usernameHint}</p>
          <ActButton type="primary" htmlType="submit" loading={work.busy} missing={[username.trim() === "" && s.username]}>
            {s.makeAccount}
          </ActButton>
        </form>
      )}
      {can.manageAccount && account && (
        <p className="bh-actions-row">
          <Button onClick={() => issue(() => call.resetPassword({ id: person.id }))} loading={work.busy}>
            {s.resetPassword}
          </Button>
          <Button
            onClick={() =>
              void work.run(async () => {
                await call.blockAccount({ id: person.id, blocked: !account.blocked });
                await onDone();
              })
            }
          >
            {account.blocked ? s.unblock : s.block}
          </Button>
        </p>
      )}
      {person.above && <p className="bh-notice">{s.above}</p>}
      {can.askAct && <AskAccountAct personId={person.id} />}
      <ErrorPanel trouble={work.trouble} />
      {can.endSessions && <Sessions personId={person.id} onDone={onDone} />}
    </Section>
  );
}

function Sessions({ personId, onDone }: { personId: number; onDone: () => Promise<void> }) {
  const s = useStrings(peopleStrings);
  const sessions = useLoad(["person-sessions", personId], () => call.listSessions({ id: personId }));
  const ending = useRefusal();
  const end = (sessionId?: string): void =>
    void ending.run(async () => {
      await call.endSessions({ id: personId, ...(sessionId === undefined ? {} : { sessionId }) });
      await Promise.all([sessions.reload(), onDone()]);
    });
  const list = sessions.data ?? [];
  return (
    <>
      <h3>{s.sessions}</h3>
      {list.length === 0 ? (
        <p className="bh-quiet">{s.noSessions}</p>
      ) : (
        <ul className="bh-sessions">
          {list.map((one) => (
            <li key={one.id}>
              <span>
                <InstantText at={one.since} />{" "}
                <small className="bh-quiet">{[one.address, one.device?.slice(0, 60)].filter(Boolean).join(" · ")}</small>
              </span>
              <Button size="small" onClick={() => end(one.id)}>
                {s.endSession}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {list.length > 1 && <Button onClick={() => end()}>{s.endAll}</Button>}
      <ErrorPanel trouble={ending.trouble ?? sessions.trouble} />
    </>
  );
}
