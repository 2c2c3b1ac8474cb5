import { Button, Input, Select } from "antd";
import { useState } from "react";
import { useLocale, useStrings } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { useGo, useRouteParams } from "../../../platform/ui/address.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Page, Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { callOf } from "../../../platform/ui/records/client.ts";
import { newKey } from "../../../platform/ui/request-key.ts";
import { useMay } from "../../../platform/ui/session.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { fairs } from "./api.ts";
import { deskStrings } from "./desk-strings.ts";
import { MakeAgreement } from "./MakeAgreement.tsx";
import { MakeNeed } from "./MakeNeed.tsx";
import { ActButton } from "../../../platform/ui/ActButton.tsx";

type Day = Awaited<ReturnType<typeof fairs.readDay>>;
type Talk = Day["current"][number];

/** The desk of the day: who sits where now and who has not come, free tables, results in two taps. */
export function DayPage() {
  const s = useStrings(deskStrings);
  const { locale } = useLocale();
  const fairId = Number(useRouteParams().id);
  const may = useMay();
  const loaded = useLoad(["fair", fairId, "day"], () => fairs.readDay({ fairId }), { againMillis: () => 30_000 });
  return (
    <Page
      title={loaded.data ? `${loaded.data.title} · ${s.dayDesk}` : s.dayDesk}
      tools={<AppLink href={`/fairs/all/${fairId}`}>{s.toFair}</AppLink>}
    >
      <WhenLoaded of={loaded}>
        {(day) => (
          <>
            <p>
              {showDay(day.today, locale)} {day.clock}
            </p>
            <Talks title={day.now ? s.nowTalks(day.now.from, day.now.to) : s.noSlot} talks={day.current} reload={loaded.reload} />
            {day.now && <Free fairId={fairId} free={day.free} reload={loaded.reload} may={may("fair_talk.edit")} />}
            <Talks title={s.over} talks={day.over} reload={loaded.reload} />
            {day.next && <Talks title={s.nextTalks(day.next.from, day.next.to)} talks={day.upcoming} reload={loaded.reload} />}
          </>
        )}
      </WhenLoaded>
    </Page>
  );
}

function Talks({
  title,
  talks,
  reload,
}: {
  readonly title: string;
  readonly talks: readonly Talk[];
  readonly reload: () => Promise<void>;
}) {
  const s = useStrings(deskStrings);
  return (
    <Section title={title}>
      {talks.length === 0 ? (
        <p className="bh-quiet">{s.noTalks}</p>
      ) : (
        <ul className="bh-files">
          {talks.map((t) => (
            <OneTalk key={`${t.id} ${t.state}`} talk={t} reload={reload} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function OneTalk({ talk, reload }: { readonly talk: Talk; readonly reload: () => Promise<void> }) {
  const s = useStrings(deskStrings);
  const act = useRefusal();
  const may = useMay();
  const tell = (action: "interest" | "no_interest" | "miss", reason?: string) =>
    act.run(async () => {
      await callOf("fair_talk").act({ id: talk.id, action, requestKey: newKey(), ...(reason === undefined ? {} : { reason }) });
      await reload();
    });
  const button = (words: string, on: () => void) => (
    <Button key={words} loading={act.busy} onClick={on}>
      {words}
    </Button>
  );
  return (
    <li className="bh-panel" style={{ padding: "8px 12px" }}>
      <p>
        <strong>{talk.zone !== null && talk.tableNo !== null ? s.atTable(talk.zone, talk.tableNo) : s.online}</strong>{" "}
        <AppLink href={`/fairs/talks/${talk.id}`}>{talk.about}</AppLink>
      </p>
      <p>
        {talk.sides.map((side) => (
          <span key={side.id}>
            <AppLink href={`/fairs/parties/${side.id}`}>{side.name}</AppLink>{" "}
            {side.isIn ? s.isIn : side.guests ? <strong className="bh-overdue">{s.notIn}</strong> : ""}
            {"　"}
          </span>
        ))}
      </p>
      {talk.state === "asked" && may("fair_talk.act") && (
        <p className="bh-actions-row">
          {button(s.interest, () => void tell("interest"))}
          {button(s.noInterest, () => void tell("no_interest"))}
          {talk.sides.map((side) => button(s.noShow(side.name), () => void tell("miss", s.noShow(side.name))))}
        </p>
      )}
      {talk.state === "intended" && <MakeAgreement talkId={talk.id} agreementId={talk.agreementId} />}
      {talk.state === "intended" && <MakeNeed talkId={talk.id} needId={talk.needId} reload={reload} />}
      {talk.state === "no_match" && <p className="bh-quiet">{s.noInterest}</p>}
      {talk.state === "not_held" && <p className="bh-quiet">{s.tableFree}</p>}
      <ErrorPanel trouble={act.trouble} />
    </li>
  );
}

function Free({
  fairId,
  free,
  reload,
  may,
}: {
  readonly fairId: number;
  readonly free: Day["free"];
  readonly reload: () => Promise<void>;
  readonly may: boolean;
}) {
  const s = useStrings(deskStrings);
  const act = useRefusal();
  const go = useGo();
  const [zoneId, setZone] = useState<number>();
  const [sides, setSides] = useState<readonly [number | undefined, number | undefined]>([undefined, undefined]);
  const [about, setAbout] = useState("");
  const [key, setKey] = useState(newKey);
  const [words, setWords] = useState("");
  const parties = useLoad(["fair", fairId, "parties", words], () => fairs.listParties({ fairId, words }), { keep: true });
  const [one, other] = sides;
  const choose = (at: 0 | 1, label: string) => (
    <Select<number>
      showSearch
      filterOption={false}
      style={{ minWidth: 200 }}
      aria-label={label}
      placeholder={label}
      {...(sides[at] === undefined ? {} : { value: sides[at] })}
      options={(parties.data ?? []).map((p) => ({ value: p.id, label: p.name }))}
      onSearch={setWords}
      onChange={(id) => setSides(at === 0 ? [id, other] : [one, id])}
    />
  );
  return (
    <Section title={s.freeTables}>
      <ul>
        {free.map((z) => (
          <li key={z.id}>
            {z.name}：{z.free.length === 0 ? s.noneFree : s.freeNow(z.free.join("、"))}
          </li>
        ))}
      </ul>
      {may && (
        <details>
          <summary>{s.talkNow}</summary>
          <div className="bh-actions-row">
            {choose(0, s.oneSide)}
            {choose(1, s.otherSide)}
            <Select<number>
              style={{ minWidth: 140 }}
              aria-label={s.zone}
              placeholder={s.zone}
              {...(zoneId === undefined ? {} : { value: zoneId })}
              options={free.filter((z) => z.free.length > 0).map((z) => ({ value: z.id, label: z.name }))}
              onChange={setZone}
            />
            <Input
              aria-label={s.about}
              placeholder={s.about}
              maxLength={120}
              value={about}
              onChange={(e) => setAbout(e.target.value)}
              style={{ maxWidth: 260 }}
            />
            <ActButton
              type="primary"
              loading={act.busy}
              missing={[
                one === undefined && s.oneSide,
                other === undefined && s.otherSide,
                zoneId === undefined && s.zone,
                about.trim() === "" && s.about,
              ]}
              onClick={() =>
                void act.run(async () => {
                  if (one === undefined || other === undefined || zoneId === undefined) return;
                  const { id } = await fairs.talkNow({ fairId, zoneId, fromId: one, withId: other, about: about.trim(), requestKey: key });
                  setKey(newKey());
                  await reload();
                  go(`/fairs/talks/${id}`);
                })
              }
            >
              {s.talkNow}
            </ActButton>
          </div>
          <ErrorPanel trouble={act.trouble} />
        </details>
      )}
    </Section>
  );
}
