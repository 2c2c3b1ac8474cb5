import { chinaDay, daysBetween } from "@bihuan/kit";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { shortDay } from "../../../platform/register/fields.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { RecordLink } from "../../../platform/ui/record/record-pages.tsx";
import { Remind } from "../../../platform/ui/Remind.tsx";
import type { Item } from "./api.ts";
import { FAR_DAYS } from "../../../platform/ui/record/case-strings.ts";
import { workStrings } from "./strings.ts";

interface TodoRowsProps {
  readonly items: readonly Item[];
  /** Mine: the verb leads to it. Another's: a friendly reminder. Nobody's: it is handed over, or answered by whoever may. */
  readonly how: "do" | "remind" | "hand-over";
  readonly onDone: () => unknown;
}

/** Rows that begin with what to do: verb, object, why and who, until when. */
export function TodoRows({ items, how, onDone }: TodoRowsProps) {
  const s = useStrings(workStrings);
  const word = useWord();
  return (
    <ul className="bh-todo">
      {items.map((i) => {
        const subject = `${i.process}:${i.id}`;
        if (i.many) return <ManyRow key={i.id} item={i} many={i.many} isMine={how === "do"} />;
        return (
          <li key={i.id}>
            {how === "do" ? (
              <RecordLink subject={subject} className="bh-todo-verb" aria-label={`${word(i.todo)}：${i.title}`}>
                {word(i.todo)}
              </RecordLink>
            ) : how === "hand-over" ? (
              i.process === "introduction" ? (
                <RecordLink subject={subject} className="bh-todo-verb" aria-label={`${word(i.todo)}：${i.title}`}>
                  {word(i.todo)}
                </RecordLink>
              ) : (
                <AppLink
                  className="bh-todo-verb"
                  href={`/work/hand-over?from=${i.carrierId ?? ""}`}
                  aria-label={`${s.handOver}：${i.title}`}
                >
                  {s.handOver}
                </AppLink>
              )
            ) : i.isOutside ? (
              <RecordLink subject={subject} className="bh-todo-verb is-quiet" aria-label={`${s.see}：${i.title}`}>
                {s.see}
              </RecordLink>
            ) : (
              <Remind caseId={i.id} title={i.title} remindedOn={i.nudgedOn} onDone={onDone} />
            )}
            <div>
              <RecordLink subject={subject}>{i.title}</RecordLink>
              {i.isNew && how === "do" && <span className="bh-new">{s.isNew}</span>}
              <div className="bh-quiet">
                {word(i.processLabel)} · {word(i.stateLabel)} · {how === "do" ? i.unitName : s.waitsFor(word(i.who))}
                {i.nudges > 0 && ` · ${s.nudged(i.nudges)}`}
              </div>
            </div>
            <Until item={i} />
          </li>
        );
      })}
    </ul>
  );
}

/** Many of one kind about one parent: how many, and the way to their list. */
function ManyRow({ item: i, many, isMine }: { readonly item: Item; readonly many: NonNullable<Item["many"]>; readonly isMine: boolean }) {
  const s = useStrings(workStrings);
  const word = useWord();
  const title = s.many(many.count, word(i.processLabel), many.about);
  const verb = isMine ? word(i.todo) : s.see;
  return (
    <li>
      <AppLink className={isMine ? "bh-todo-verb" : "bh-todo-verb is-quiet"} href={many.href} aria-label={`${verb}：${title}`}>
        {verb}
      </AppLink>
      <div>
        <AppLink href={many.href}>{title}</AppLink>
        {i.isNew && isMine && <span className="bh-new">{s.isNew}</span>}
        <div className="bh-quiet">
          {word(i.stateLabel)} · {isMine ? i.unitName : s.waitsFor(word(i.who))}
          {many.overdue > 0 && ` · ${s.ofThem(many.overdue)}`}
        </div>
      </div>
      <Until item={i} isFirst />
    </li>
  );
}

/** Left or late in days, the day below. */
function Until({ item, isFirst = false }: { readonly item: Item; readonly isFirst?: boolean }) {
  const s = useStrings(workStrings);
  const { locale } = useLocale();
  const left = item.dueOn === null ? null : daysBetween(chinaDay(Date.now()), item.dueOn);
  if (item.dueOn === null || left === null || left > FAR_DAYS) return <div className="bh-todo-due" />;
  return (
    <div className="bh-todo-due">
      <strong className={left < 0 ? "bh-overdue" : left <= 3 ? "bh-due-soon" : "bh-due-later"}>
        {left < 0 ? s.overdue(-left) : left === 0 ? s.dueToday : left === 1 ? s.dueTomorrow : s.left(left)}
      </strong>
      <div className="bh-quiet">
        {isFirst && `${s.firstDue} `}
        {shortDay(item.dueOn, locale)}
      </div>
    </div>
  );
}
