import { useLocale, useStrings } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import type { TalkSeen } from "../by-link.ts";
import { fairsStrings } from "./strings.ts";
import { Heads } from "../../../platform/ui/Heads.tsx";

/** A party's talks in the order of the day. */
export function TalkTable({ talks }: { readonly talks: readonly TalkSeen[] }) {
  const s = useStrings(fairsStrings);
  const { locale } = useLocale();
  if (talks.length === 0) return <p className="bh-quiet">{s.noTalks}</p>;
  return (
    <div className="bh-scroll" tabIndex={0} role="region" aria-label={s.programme}>
      <table className="bh-plain-table">
        <Heads of={[s.time, s.table, s.partner, s.about]} />
        <tbody>
          {talks.map((t) => (
            <tr key={t.id}>
              <td>{t.onDay === null ? s.unplaced : `${showDay(t.onDay, locale)} ${t.fromTime}–${t.toTime}`}</td>
              <td>{t.zone !== null && t.tableNo !== null ? s.atTable(t.zone, t.tableNo) : t.online ? s.online : ""}</td>
              <th scope="row">{t.partner}</th>
              <td>{t.about}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
