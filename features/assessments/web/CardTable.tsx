import { Button } from "antd";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import type { Standing } from "../rules.ts";
import type { Card, CardItem } from "./api.ts";
import { ItemPanel } from "./ItemPanel.tsx";
import { Mark, STANDINGS } from "./Mark.tsx";
import { assessmentsStrings } from "./strings.ts";
import { Heads } from "../../../platform/ui/Heads.tsx";

/** What counts now: the final score, else the scorers', else the unit's own. */
export const standingOf = (i: CardItem): CardItem["self"] => i.final ?? i.score ?? i.self;
export const stateOf = (i: CardItem): Standing => standingOf(i)?.standing ?? "open";

interface Props {
  readonly card: Card;
  readonly rows: readonly CardItem[];
  readonly open: string | undefined;
  readonly setOpen: (no: string | undefined) => void;
  readonly reload: () => Promise<void>;
}

/** Items by aspect: where each stands, what it has and what is asked, what is missing in words, its proof, who sees to it and until when. */
export function CardTable({ card, rows, open, setOpen, reload }: Props) {
  const s = useStrings(assessmentsStrings);
  const aspects = [...new Set(rows.map((i) => i.aspect))];
  return (
    <table className="bh-plain-table bh-stack bh-card-table">
      <Heads of={[s.item, s.content, s.status, s.nowAndAim, s.gap, s.evidence, s.lead, s.due]} />
      {aspects.map((aspect) => (
        <tbody key={aspect}>
          <tr className="bh-card-aspect">
            <th colSpan={8} scope="rowgroup">
              {aspect}{" "}
              <span className="bh-quiet">{s.counted(card.items.filter((i) => i.aspect === aspect).length, countsIn(card, aspect, s))}</span>
            </th>
          </tr>
          {rows
            .filter((i) => i.aspect === aspect)
            .map((i) => (
              <Row key={i.no} {...{ card, open, setOpen, reload }} item={i} />
            ))}
        </tbody>
      ))}
    </table>
  );
}

const countsIn = (card: Card, aspect: string, s: Readonly<Record<Standing, string>>): string =>
  STANDINGS.flatMap((k) => {
    const n = card.items.filter((i) => i.aspect === aspect && stateOf(i) === k).length;
    return n > 0 ? [`${s[k]} ${n}`] : [];
  }).join(" · ");

function Row({ card, item: i, open, setOpen, reload }: Omit<Props, "rows"> & { readonly item: CardItem }) {
  const s = useStrings(assessmentsStrings);
  const word = useWord();
  const { locale } = useLocale();
  const now = standingOf(i);
  const state = stateOf(i);
  const isOpen = open === i.no;
  const unit = i.unit ?? "";
  const tellsGap = now?.toRaise && state !== "met";
  return (
    <>
      <tr id={`item-${i.no}`} className={isOpen ? "bh-card-open" : undefined}>
        <td data-label={s.item} className="bh-number">
          {i.no}
        </td>
        <th scope="row">
          <Button type="link" aria-expanded={isOpen} onClick={() => setOpen(isOpen ? undefined : i.no)}>
            {i.name}
          </Button>
        </th>
        <td data-label={s.status}>
          <span className={`bh-card-state bh-mark-${state}`}>
            <Mark of={state} /> {s[state]}
          </span>
        </td>
        <td data-label={s.nowAndAim}>
          <span className="bh-card-now">
            <span className="bh-track" aria-hidden="true">
              <span style={{ width: `${i.reached ?? 0}%` }} />
            </span>
            <span className="bh-number">{[i.now === null ? "—" : `${i.now}${unit}`, ...(i.aim === "" ? [] : [i.aim])].join(" / ")}</span>
          </span>
        </td>
        <td data-label={s.gap}>
          {i.returned !== null && (
            <strong className="bh-fault">
              {s.returned}：{i.returned}{" "}
            </strong>
          )}
          {now && (tellsGap ? <strong className={`bh-mark-${state}`}>{now.toRaise && word(now.toRaise)}</strong> : word(now.why))}
          {now && <span className="bh-quiet bh-nowrap"> {s.pointsOf(now.points, now.most)}</span>}
        </td>
        <td data-label={s.evidence}>
          {i.auto && i.auto.n > 0
            ? s.automaticFrom(i.auto.n)
            : i.files.length > 0
              ? s.pieces(i.files.length)
              : i.evidence !== null
                ? `${s.lacks}${i.evidence}`
                : "—"}
        </td>
        <td data-label={s.lead}>{i.lead ?? "—"}</td>
        <td data-label={s.due} className="bh-nowrap">
          {i.dueOn === null ? "—" : showDay(i.dueOn, locale)}
        </td>
      </tr>
      {isOpen && (
        <tr>
          <td colSpan={8} className="bh-card-panel">
            {tellsGap && <p>{word(now.why)}</p>}
            <ItemPanel card={card} item={i} reload={reload} close={() => setOpen(undefined)} />
          </td>
        </tr>
      )}
    </>
  );
}
