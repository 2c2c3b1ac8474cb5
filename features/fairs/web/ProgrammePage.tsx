import { Button } from "antd";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { useRouteParams } from "../../../platform/ui/address.ts";
import { Page, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { fairs } from "./api.ts";
import { fairsStrings } from "./strings.ts";
import { TalkTable } from "./TalkTable.tsx";

/** A party's programme on one sheet of paper. */
export function ProgrammePage() {
  const s = useStrings(fairsStrings);
  const id = Number(useRouteParams().id);
  const loaded = useLoad(["fair_party", id, "programme"], () => fairs.readProgramme({ id }));
  return (
    <Page
      title={loaded.data ? `${loaded.data.name} · ${s.programme}` : s.programme}
      tools={
        <Button className="bh-no-print" type="primary" onClick={() => window.print()}>
          {s.print}
        </Button>
      }
    >
      <WhenLoaded of={loaded}>
        {(p) => (
          <>
            <p>
              {p.fairTitle} · {p.place}
            </p>
            <TalkTable talks={p.talks} />
          </>
        )}
      </WhenLoaded>
    </Page>
  );
}
