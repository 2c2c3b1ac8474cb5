import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { InstantText } from "../../../platform/ui/record/FieldText.tsx";
import { WhenLoaded } from "../../../platform/ui/Page.tsx";
import { RecordLink } from "../../../platform/ui/record/record-pages.tsx";
import { meQuery } from "../../../platform/ui/session.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { notices } from "./api.ts";
import { workStrings } from "./strings.ts";

/** What was told to this person, newest first; beside the bench the newest alone. */
export function NoticeList({ most }: { readonly most?: number }) {
  const s = useStrings(workStrings);
  const word = useWord();
  const cache = useQueryClient();
  const list = useLoad(["notices"], () => notices.listNotices());
  const see = async (ids?: number[]) => {
    await notices.seeNotices(ids ? { ids } : {});
    await Promise.all([list.reload(), cache.invalidateQueries(meQuery)]);
  };
  return (
    <WhenLoaded of={list}>
      {(all) => {
        const shown = most === undefined ? all : all.slice(0, most);
        if (shown.length === 0) return <p className="bh-quiet">{s.noNotices}</p>;
        return (
          <>
            {most === undefined && all.some((n) => n.isNew) && (
              <p>
                <Button onClick={() => void see()}>{s.allRead}</Button>
              </p>
            )}
            <ul className="bh-notices">
              {shown.map((n) => (
                <li key={n.id} className={n.isNew ? "is-new" : undefined}>
                  <RecordLink subject={n.subject} onClick={() => void (n.isNew && see([n.id]))}>
                    {word(n.words)}：{n.title}
                  </RecordLink>
                  <div className="bh-quiet">
                    {n.byName && `${n.byName} · `}
                    <InstantText at={n.at} />
                    {n.isNew && ` · ${s.unread}`}
                  </div>
                </li>
              ))}
            </ul>
          </>
        );
      }}
    </WhenLoaded>
  );
}
