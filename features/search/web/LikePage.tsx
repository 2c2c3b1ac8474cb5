import { Select } from "antd";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { useAddress } from "../../../platform/ui/address.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { EmptyState } from "../../../platform/ui/EmptyState.tsx";
import { Page, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { HitItem } from "./Hits.tsx";
import { call } from "./api.ts";
import "./search.css";
import { searchStrings } from "./strings.ts";

/** What lies near one record: of its fields of science first, by words within them. */
export function LikePage() {
  const s = useStrings(searchStrings);
  const word = useWord();
  const [address, setAddress] = useAddress();
  const kind = address.get("of") ?? "";
  const id = Number(address.get("id"));
  const among = address.get("kind") ?? "";
  const answer = useLoad(["search-like", kind, id, among], () => call.like({ kind, id, ...(among ? { among } : {}) }), { keep: true });
  return (
    <Page title={s.likeTitle}>
      <WhenLoaded of={answer}>
        {(a) => (
          <>
            <p>
              {s.likeOf} <AppLink href={a.of.href}>{a.of.title}</AppLink>
            </p>
            <p className="bh-quiet">{a.fields.length > 0 ? s.fields(a.fields) : s.noFields}</p>
            {a.state !== "ready" && (
              <p className="bh-notice bh-notice-warn" role="status">
                {s[a.state]}
              </p>
            )}
            <Select
              aria-label={s.kinds}
              value={among}
              popupMatchSelectWidth={false}
              options={[{ value: "", label: s.all }, ...a.registers.map((r) => ({ value: r.kind, label: word(r.label) }))]}
              onChange={(value: string) => {
                const next = new URLSearchParams(address);
                if (value) next.set("kind", value);
                else next.delete("kind");
                setAddress(next);
              }}
            />
            {a.hits.length === 0 ? (
              <EmptyState title={s.likeNone} hint={s.likeNoneHint} />
            ) : (
              <ol className="se-hits">
                {a.hits.map((h) => (
                  <HitItem key={`${h.kind}${h.id}`} h={h} onOpen={() => {}} />
                ))}
              </ol>
            )}
          </>
        )}
      </WhenLoaded>
    </Page>
  );
}
