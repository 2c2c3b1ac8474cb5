import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { useAddress, useRouteParams } from "../../../platform/ui/address.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { Page, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { Labels } from "../../../platform/ui/records/Labels.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { GUEST_KINDS } from "../guest.ts";
import { fairs } from "./api.ts";
import { deskStrings } from "./desk-strings.ts";

/** Badges to print and cut, a hundred at a time, or one. */
export function BadgesPage() {
  const s = useStrings(deskStrings);
  const word = useWord();
  const fairId = Number(useRouteParams().id);
  const [address] = useAddress();
  const after = Number(address.get("after")) || 0;
  const guestId = Number(address.get("guest")) || undefined;
  const loaded = useLoad(["fair", fairId, "badges", after, guestId], () =>
    fairs.listBadges({ fairId, after, ...(guestId === undefined ? {} : { guestId }) }),
  );
  const here = `/fairs/all/${fairId}/badges`;
  return (
    <Page
      title={loaded.data ? `${loaded.data.title} · ${s.badges}` : s.badges}
      tools={<AppLink href={`/fairs/all/${fairId}/door`}>{s.door}</AppLink>}
    >
      <p className="bh-quiet">{s.badgesHint}</p>
      <WhenLoaded of={loaded}>
        {({ title, badges, more }) =>
          badges.length === 0 ? (
            <p>{s.noBadges}</p>
          ) : (
            <>
              <Labels
                labels={badges.map((b) => ({
                  ...{ id: b.id, path: `/link/fair-badge#${b.text}`, name: b.name },
                  lines: [b.employer, word(GUEST_KINDS[b.kind as keyof typeof GUEST_KINDS]), title],
                }))}
              />
              <p className="bh-actions-row">
                {after > 0 && <AppLink href={here}>{s.first}</AppLink>}
                {more && <AppLink href={`${here}?after=${badges.at(-1)?.id}`}>{s.next}</AppLink>}
              </p>
            </>
          )
        }
      </WhenLoaded>
    </Page>
  );
}
