import { useStrings } from "../../../platform/i18n/locale.ts";
import { Page } from "../../../platform/ui/Page.tsx";
import { NoticeList } from "./NoticeList.tsx";
import { NoticeSettings } from "./NoticeSettings.tsx";
import { workStrings } from "./strings.ts";

/** Everything told to this person, newest first. */
export function NoticesPage() {
  const s = useStrings(workStrings);
  return (
    <Page title={s.notices} lead={s.noticesLead}>
      <section className="bh-section">
        <NoticeList />
      </section>
      <NoticeSettings />
    </Page>
  );
}
