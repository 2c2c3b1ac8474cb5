import { Button, Checkbox } from "antd";
import { useState } from "react";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { DayText, InstantText } from "../../../platform/ui/record/FieldText.tsx";
import { Page, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { matching } from "./api.ts";
import { honestyStrings } from "./strings.ts";
import { ActButton } from "../../../platform/ui/ActButton.tsx";

type Scan = Awaited<ReturnType<typeof matching.listSigns>>;

/** Recent demands with signs of mass production, each told in words; a reviewer marks, the author may appeal. */
export function SignsPage() {
  const s = useStrings(honestyStrings);
  const scan = useLoad(["signs"], () => matching.listSigns());
  const look = useRefusal();
  const [marked, setMarked] = useState<number>();
  return (
    <Page
      title={s.signs}
      lead={s.signsLead}
      tools={
        <Button
          loading={look.busy}
          onClick={() =>
            void look.run(async () => {
              await matching.scanSigns();
              await scan.reload();
            })
          }
        >
          {s.scan}
        </Button>
      }
    >
      <ErrorPanel trouble={look.trouble} />
      {marked !== undefined && (
        <p className="bh-notice" role="status">
          {s.marked(marked)}
        </p>
      )}
      <WhenLoaded of={scan}>
        {(found) => (
          <Suspects
            key={found.suspects.map((x) => x.demandId).join()}
            found={found}
            onMarked={async (n) => {
              setMarked(n);
              await scan.reload();
            }}
          />
        )}
      </WhenLoaded>
    </Page>
  );
}

function Suspects({ found, onMarked }: { found: Scan; onMarked: (n: number) => Promise<void> }) {
  const s = useStrings(honestyStrings);
  const word = useWord();
  const { locale } = useLocale();
  const refusal = useRefusal();
  const [chosen, setChosen] = useState<readonly number[]>([]);
  return (
    <>
      <p role="status">
        {found.at === null ? (
          s.neverScanned
        ) : (
          <>
            {s.scanned(found.scanned, showDay(found.since, locale))} · <InstantText at={found.at} />
          </>
        )}
      </p>
      {found.at !== null && found.suspects.length === 0 && <p className="bh-quiet">{s.noSuspects}</p>}
      {found.suspects.length > 0 && (
        <p className="bh-actions-row">
          <ActButton
            type="primary"
            ticked={chosen.length}
            loading={refusal.busy}
            onClick={() => void refusal.run(async () => onMarked((await matching.markGrey({ demandIds: [...chosen] })).marked))}
          >
            {s.mark(chosen.length)}
          </ActButton>
        </p>
      )}
      <ErrorPanel trouble={refusal.trouble} />
      <ul className="bh-candidates">
        {found.suspects.map((x) => (
          <li key={x.demandId}>
            <h3>
              <Checkbox
                aria-label={s.select(x.title)}
                checked={chosen.includes(x.demandId)}
                onChange={(e) => setChosen(e.target.checked ? [...chosen, x.demandId] : chosen.filter((id) => id !== x.demandId))}
              />{" "}
              <AppLink href={`/services/demands/${x.demandId}`}>{x.title}</AppLink>
            </h3>
            <p className="bh-quiet">
              {x.adviserName ?? ""} · <DayText day={x.openedOn} />
            </p>
            <ul>
              {x.signs.map((sign) => (
                <li key={sign.zh}>{word(sign)}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </>
  );
}
