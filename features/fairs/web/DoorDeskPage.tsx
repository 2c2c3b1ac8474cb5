import { Button } from "antd";
import { useState } from "react";
import { useLocale, useStrings } from "../../../platform/i18n/locale.ts";
import { showDay, showInstant } from "../../../platform/register/fields.ts";
import { useRouteParams } from "../../../platform/ui/address.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Page, Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { HandLink } from "../../../platform/ui/record/HandLink.tsx";
import { useMay } from "../../../platform/ui/session.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { fairs } from "./api.ts";
import { deskStrings } from "./desk-strings.ts";
import { Heads } from "../../../platform/ui/Heads.tsx";

type Door = Awaited<ReturnType<typeof fairs.readDoor>>;

/** The doors of a fair as the desk sees them: who has come, what does not fit, who waits. */
export function DoorDeskPage() {
  const s = useStrings(deskStrings);
  const fairId = Number(useRouteParams().id);
  const may = useMay()("fair_guest.edit");
  const loaded = useLoad(["fair", fairId, "door"], () => fairs.readDoor({ fairId }), { againMillis: () => 15_000 });
  return (
    <Page
      title={loaded.data ? `${loaded.data.title} · ${s.door}` : s.door}
      tools={<AppLink href={`/fairs/all/${fairId}`}>{s.toFair}</AppLink>}
    >
      <WhenLoaded of={loaded}>
        {(door) => (
          <>
            <Counts door={door} fairId={fairId} />
            {may && <Prepare fairId={fairId} reload={loaded.reload} />}
            <Reports reports={door.reports} />
            {door.waiting.length > 0 && <Waiting door={door} reload={loaded.reload} may={may} />}
          </>
        )}
      </WhenLoaded>
    </Page>
  );
}

function Counts({ door, fairId }: { readonly door: Door; readonly fairId: number }) {
  const s = useStrings(deskStrings);
  const { locale } = useLocale();
  const listed = (standing: string) => `/fairs/guests?f.fairId=${fairId}&f.standing=${standing}`;
  return (
    <Section title={s.came}>
      <p>
        <AppLink href={listed("expected")}>{s.expected(door.expected, door.seats)}</AppLink> ·{" "}
        <AppLink href={listed("waiting")}>{s.waitingN(door.waitingCount)}</AppLink> ·{" "}
        <AppLink href={listed("revoked")}>{s.revokedN(door.revoked)}</AppLink>
      </p>
      {door.days.length === 0 ? (
        <p className="bh-quiet">{s.nobodyYet}</p>
      ) : (
        <div className="bh-scroll" tabIndex={0} role="group" aria-label={s.came}>
          <table className="bh-plain-table">
            <Heads of={[s.day, s.doorName, s.people]} />
            <tbody>
              {door.days.flatMap((d) => [
                <tr key={d.onDay}>
                  <th scope="row">{showDay(d.onDay, locale)}</th>
                  <td>{s.allDoors}</td>
                  <td>
                    <strong>{d.n}</strong>
                  </td>
                </tr>,
                ...door.doors
                  .filter((x) => x.onDay === d.onDay)
                  .map((x) => (
                    <tr key={`${d.onDay} ${x.door}`}>
                      <td />
                      <td>{x.door}</td>
                      <td>{x.n}</td>
                    </tr>
                  )),
              ])}
            </tbody>
          </table>
        </div>
      )}
      <p className="bh-quiet">{s.cameHint}</p>
    </Section>
  );
}

function Prepare({ fairId, reload }: { readonly fairId: number; readonly reload: () => Promise<void> }) {
  const s = useStrings(deskStrings);
  const act = useRefusal();
  const [said, setSaid] = useState("");
  return (
    <Section title={s.prepare}>
      <p className="bh-actions-row bh-no-print">
        <Button
          loading={act.busy}
          onClick={() =>
            void act.run(async () => {
              const { entered, waiting } = await fairs.enterParties({ fairId });
              await reload();
              setSaid(s.entered(entered, waiting));
            })
          }
        >
          {s.enterParties}
        </Button>
        <AppLink href={`/fairs/guests/new`}>{s.enterOne}</AppLink>
        <AppLink href={`/fairs/all/${fairId}/badges`}>{s.printBadges}</AppLink>
      </p>
      {said && (
        <p className="bh-notice" role="status">
          {said}
        </p>
      )}
      <ErrorPanel trouble={act.trouble} />
      <HandLink id={fairId} words={s.doorLink} hint={s.doorLinkHint} hand={() => fairs.handDoorLink({ id: fairId })} />
    </Section>
  );
}

function Reports({ reports }: { readonly reports: Door["reports"] }) {
  const s = useStrings(deskStrings);
  const { locale } = useLocale();
  return (
    <Section title={s.reports}>
      {reports.length === 0 ? (
        <p className="bh-quiet">{s.noReports}</p>
      ) : (
        <ul>
          {reports.map((r) => (
            <li key={r.id}>
              {r.guestId === null ? s.nobodyKnown : <AppLink href={`/fairs/guests/${r.guestId}`}>{`${r.name} ${r.employer}`}</AppLink>}{" "}
              {s.at(r.door, showInstant(r.at, locale))} · {s[`report_${r.verdict}` as "report_twice"]}
              {r.otherDoor !== null && r.otherAt !== null && `：${s.at(r.otherDoor, showInstant(r.otherAt, locale))}`}
              {r.verdict === "revoked" && ` ${r.rosterAt === null ? s.noRoster : s.rosterOf(showInstant(r.rosterAt, locale))}`}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Waiting({ door, reload, may }: { readonly door: Door; readonly reload: () => Promise<void>; readonly may: boolean }) {
  const s = useStrings(deskStrings);
  const act = useRefusal();
  const free = door.seats === null ? door.waiting.length : Math.max(0, door.seats - door.expected);
  return (
    <Section title={s.waitList}>
      <p>{s.freePlaces(free)}</p>
      <ol>
        {door.waiting.map((w, i) => (
          <li key={w.id}>
            <AppLink href={`/fairs/guests/${w.id}`}>{`${w.name} ${w.employer}`}</AppLink>{" "}
            {may && i < free && (
              <Button
                size="small"
                loading={act.busy}
                onClick={() =>
                  void act.run(async () => {
                    await fairs.actOnGuest({ id: w.id, version: w.version, change: "admit", reason: "" });
                    await reload();
                  })
                }
              >
                {s.admit}
              </Button>
            )}
          </li>
        ))}
      </ol>
      <ErrorPanel trouble={act.trouble} />
    </Section>
  );
}
