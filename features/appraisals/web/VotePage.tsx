import { useEffect, useState, type FormEvent } from "react";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { BigButton } from "../../../platform/ui/public/BigButton.tsx";
import { Notice } from "../../../platform/ui/public/Notice.tsx";
import { Question } from "../../../platform/ui/public/Question.tsx";
import { TextArea } from "../../../platform/ui/public/TextArea.tsx";
import { troubleOf, type Trouble } from "../../../platform/ui/refusal.ts";
import { paddingOf } from "../written.ts";
import { ballotsApi } from "./ballot-api.ts";
import { votePublicStrings } from "./public-strings.ts";
import { Fault, Safety, Sheet } from "./SheetForm.tsx";

type Ballot = Awaited<ReturnType<typeof ballotsApi.openBallot>>;

/**
 * The voter's page. The code comes in the fragment, which no server sees, and is taken out of the address at once; nothing is kept on the device, so that a shared tablet
 * shows the next one nothing.
 */
export function VotePage() {
  const s = useStrings(votePublicStrings);
  const [code, setCode] = useState(() => decodeURIComponent(location.hash.slice(1)).slice(0, 40));
  const [ballot, setBallot] = useState<Ballot>();
  const [done, setDone] = useState(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();
  const open = (typed: string) => {
    setTrouble(undefined);
    setBusy(true);
    ballotsApi
      .openBallot({ code: typed })
      .then(setBallot, (error: unknown) => setTrouble(troubleOf(error)))
      .finally(() => setBusy(false));
  };
  useEffect(() => {
    if (location.hash === "") return;
    history.replaceState(null, "", location.pathname);
    open(code);
  }, []);
  if (done)
    return (
      <>
        {ballot?.trial ? (
          <Notice tone="warn" title={s.trialSent}>
            {s.trialSentLead}
          </Notice>
        ) : (
          <Notice tone="good" title={s.sent}>
            {s.sentLead}
          </Notice>
        )}
        <BigButton
          kind="second"
          onClick={() => {
            setDone(false);
            setBallot(undefined);
            setCode("");
          }}
        >
          {ballot?.trial ? s.trialNext : s.next}
        </BigButton>
      </>
    );
  if (ballot)
    return (
      <Sheet
        ballot={ballot}
        cast={async (cells) => {
          await ballotsApi.castBallot({ code, cells: [...cells], pad: paddingOf(ballot, cells) });
          setDone(true);
        }}
      />
    );
  return (
    <form
      onSubmit={(e: FormEvent) => {
        e.preventDefault();
        open(code);
      }}
    >
      <h1>{s.title}</h1>
      <Question title={s.code} help={s.codeHelp}>
        <TextArea line="text" value={code} maxLength={20} onChange={setCode} />
      </Question>
      <Fault trouble={trouble} />
      <BigButton type="submit" busy={busy} missing={[code.trim().length < 4 && s.code]}>
        {s.open}
      </BigButton>
      <Safety words={s.safetyWords} />
    </form>
  );
}
