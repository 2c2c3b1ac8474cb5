import { useStrings } from "../../../platform/i18n/locale.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { exportUrl } from "../../../platform/ui/list/export-url.ts";
import { RegisterList } from "../../../platform/ui/list/RegisterList.tsx";
import { serverViews } from "../../../platform/ui/list/server-views.ts";
import { Page } from "../../../platform/ui/Page.tsx";
import { useWord } from "../../../platform/i18n/locale.ts";
import { talentLists, talentRegister } from "../talent-register.ts";
import { call } from "./api.ts";
import { peopleStrings } from "./strings.ts";

const pathOf = (list: string): string => talentLists.find((l) => l.value === list)?.path ?? "/people";

/** Everybody once, with field and title, from staff, experts, suppliers and teachers. */
export function TalentsPage() {
  const s = useStrings(peopleStrings);
  const word = useWord();
  return (
    <Page title={s.talents} lead={s.talentsLead}>
      <RegisterList
        register={talentRegister}
        load={call.listTalents}
        rowKey={(r) => `${r.list}:${r.id}`}
        href={(r) => `${pathOf(r.list)}/${r.id}`}
        exportUrl={exportUrl("talents")}
        views={serverViews}
        cells={{
          lists: (r) =>
            r.entries.map((e, i) => (
              <span key={`${e.list}:${e.id}`}>
                {i > 0 && "、"}
                <AppLink href={`${pathOf(e.list)}/${e.id}`}>
                  {word(talentLists.find((l) => l.value === e.list)?.label ?? { zh: e.list, en: e.list })}
                </AppLink>
              </span>
            )),
        }}
        empty={{ title: s.talentsEmpty }}
      />
    </Page>
  );
}
