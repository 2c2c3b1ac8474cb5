import { Button } from "antd";
import { printCode } from "@bihuan/ballots";
import { useEffect, useRef } from "react";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { useRouteParams } from "../../../platform/ui/address.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { Page, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { QrCode } from "../../../platform/ui/QrCode.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { appraisalsApi } from "./api.ts";
import { ring } from "./bell.ts";
import { appraisalStrings } from "./strings.ts";

type Hall = Awaited<ReturnType<typeof appraisalsApi.lookHall>>;

/** For the projector: the trial, then where to vote and how many came, then the bell. It asks anew every two seconds until the vote has ended. */
export function WallPage() {
  const s = useStrings(appraisalStrings);
  const id = Number(useRouteParams().id);
  const loaded = useLoad(["appraisals", "wall", id], () => appraisalsApi.lookHall({ id }), {
    againMillis: ({ state }) => (state === "plan" || state === "meeting" || state === "voting" ? 2000 : false),
  });
  const screen = useRef<HTMLElement>(null);
  const sound = useRef<AudioContext>(undefined);
  const state = loaded.data?.state;
  const before = useRef(state);
  useEffect(() => {
    if (before.current === "voting" && state === "counting" && sound.current) ring(sound.current);
    before.current = state;
  }, [state]);
  // A browser plays nothing before somebody has pressed something.
  const wake = (): AudioContext => {
    sound.current ??= new AudioContext();
    void sound.current.resume();
    return sound.current;
  };
  return (
    <WhenLoaded of={loaded}>
      {(hall) => (
        <Page
          title={`${s.wallTitle} · ${hall.title}`}
          lead={s.wallNote}
          tools={
            <>
              <AppLink href={`/appraisals/${id}`}>{s.back}</AppLink>
              <Button onClick={() => ring(wake())}>{s.wallTry}</Button>
              <Button
                type="primary"
                onClick={() => {
                  wake();
                  // Where it may not fill the screen it rings all the same.
                  screen.current?.requestFullscreen?.().catch(() => {});
                }}
              >
                {s.wallFull}
              </Button>
            </>
          }
        >
          <section ref={screen} className="bh-wall" aria-label={s.wallTitle}>
            <h2>{hall.title}</h2>
            <Shown hall={hall} />
          </section>
        </Page>
      )}
    </WhenLoaded>
  );
}

function Shown({ hall: { state, trial, received, codes, sheets } }: { readonly hall: Hall }) {
  const s = useStrings(appraisalStrings);
  const address = `${location.origin}/link/vote`;
  const count = codes > 0 && received !== null && (
    <p role="status" className="bh-wall-count">
      {s.received(received, codes)}
    </p>
  );
  if (trial !== null)
    return (
      <div className="bh-wall-row">
        <QrCode text={`${address}#${trial}`} label={s.wallTrial} />
        <div>
          <p className="bh-wall-mark">{s.wallTrial}</p>
          <p>{s.wallTrialLead}</p>
          <p>
            <strong>{address}</strong>
          </p>
          <p>
            <strong className="bh-trial-code">{printCode(trial)}</strong>
          </p>
        </div>
      </div>
    );
  if (state === "voting")
    return (
      <>
        <div className="bh-wall-row">
          {codes > 0 && <QrCode text={address} label={s.wall} />}
          {codes > 0 && (
            <div>
              <ol>
                {s.wallSteps.split("、").map((step) => (
                  <li key={step}>{step}</li>
                ))}
              </ol>
              <p>
                <strong>{address}</strong>
              </p>
            </div>
          )}
        </div>
        {count}
        {sheets > 0 && <p>{s.wallPaper(sheets)}</p>}
      </>
    );
  if (state === "counting")
    return (
      <>
        <p className="bh-wall-mark">{s.wallEnd}</p>
        {count}
        <p>{s.wallEndLead}</p>
      </>
    );
  return <p className="bh-wall-mark">{state === "plan" || state === "meeting" ? s.wallWait : s.wallOver}</p>;
}
