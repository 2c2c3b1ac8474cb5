import { Button, Input, Select } from "antd";
import { useId, useState } from "react";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { InstantText } from "../../../platform/ui/record/FieldText.tsx";
import { Section } from "../../../platform/ui/Page.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { ACCOUNT_ACTS, isAccountAct, type AccountAct } from "../power.ts";
import { isRole, ROLES } from "../roles.ts";
import { call } from "./api.ts";
import { peopleStrings } from "./strings.ts";

/** What officers ask for over an officer's account, with the answer of another group; nothing where nothing waits. */
export function AccountRequests() {
  const s = useStrings(peopleStrings);
  const word = useWord();
  const requests = useLoad(["account-requests"], () => call.listAccountRequests());
  const work = useRefusal();
  const [half, setHalf] = useState<{ half: string; username: string }>();
  const answer = (id: number, consent: boolean): void =>
    void work.run(async () => {
      const given = await call.answerAccountRequest({ id, consent });
      setHalf(given.half === null ? undefined : { half: given.half, username: given.username });
      await requests.reload();
    });
  if (!requests.data?.length && !half && !work.trouble) return null;
  return (
    <Section title={s.requests}>
      <p className="bh-quiet">{s.requestsLead}</p>
      <ul>
        {requests.data?.map((r) => (
          <li key={r.id}>
            <strong>
              {r.personName}（{r.unitName}）
            </strong>{" "}
            {isAccountAct(r.act) && word(ACCOUNT_ACTS[r.act])} ·{" "}
            {s.askedBy(r.askerName, isRole(r.askerRole) ? word(ROLES[r.askerRole]) : "")} <InstantText at={r.askedAt} /> · {r.reason}
            {r.can.answer && (
              <div className="bh-actions-row">
                <Button type="primary" size="small" loading={work.busy} onClick={() => answer(r.id, true)}>
                  {s.consent}
                </Button>
                <Button size="small" onClick={() => answer(r.id, false)}>
                  {s.refuse}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {half && (
        <p className="bh-notice bh-notice-good" role="status">
          {s.username} <code className="bh-code">{half.username}</code> {s.secondHalf} <code className="bh-code">{half.half}</code>
          <br />
          {s.halfHint}
        </p>
      )}
      <ErrorPanel trouble={work.trouble ?? requests.trouble} />
    </Section>
  );
}

/** Asks for an act over an officer's account; another group of officers answers on the people page. */
export function AskAccountAct({ personId }: { readonly personId: number }) {
  const s = useStrings(peopleStrings);
  const word = useWord();
  const id = useId();
  const work = useRefusal();
  const [act, setAct] = useState<AccountAct>("password");
  const [reason, setReason] = useState("");
  const [asked, setAsked] = useState<{ half: string | null }>();
  return (
    <form
      className="bh-form"
      onSubmit={(e) => {
        e.preventDefault();
        void work.run(async () => setAsked(await call.askAccountAct({ id: personId, act, reason })));
      }}
    >
      <p className="bh-help">{s.askHint}</p>
      <label htmlFor={`${id}a`}>{s.act}</label>
      <Select
        id={`${id}a`}
        value={act}
        onChange={setAct}
        options={(Object.keys(ACCOUNT_ACTS) as AccountAct[]).map((value) => ({ value, label: word(ACCOUNT_ACTS[value]) }))}
      />
      <label htmlFor={`${id}r`}>{s.reason}</label>
      <Input id={`${id}r`} required maxLength={300} value={reason} onChange={(e) => setReason(e.target.value)} />
      <ErrorPanel trouble={work.trouble} />
      <Button htmlType="submit" loading={work.busy}>
        {s.ask}
      </Button>
      {asked && (
        <p className="bh-notice bh-notice-good" role="status">
          {s.askedNow}
          {asked.half && (
            <>
              {" "}
              {s.firstHalf} <code className="bh-code">{asked.half}</code>
              <br />
              {s.halfHint}
            </>
          )}
        </p>
      )}
    </form>
  );
}
