import { useStrings, useWord } from "../../i18n/locale.ts";
import type { RecordPageData } from "../../records/contract.ts";
import type { Records } from "../../records/define.ts";
import { AppLink } from "../AppLink.tsx";
import { CaseHead, type HeadAct } from "../record/CaseHead.tsx";
import { Remind } from "../Remind.tsx";
import { useMay } from "../session.ts";
import { callOf, exportRecordUrl } from "./client.ts";
import { recordsStrings } from "./strings.ts";
import { walkAt } from "./walk.ts";

/** The head of a declared record; one without a process has 修改 as its one button. */
export function RecordHead({
  records,
  data,
  onDone,
}: {
  readonly records: Records;
  readonly data: RecordPageData;
  readonly onDone: () => Promise<void>;
}) {
  const s = useStrings(recordsStrings);
  const word = useWord();
  const may = useMay();
  const edit: HeadAct = {
    action: "=edit",
    label: { zh: recordsStrings.zh.edit, en: recordsStrings.en.edit },
    allowed: true,
    unmet: [],
    needsReason: false,
    href: `${records.path}/${data.id}/edit`,
  };
  // A record that others fill has child rows and files, and no form of its own.
  const canEdit = data.can.edit && records.register.fields.some((f) => f.computed === undefined);
  const [first] = data.actions.filter((a) => !a.ends);
  const other = data.actions.find((a) => !a.ends && a.allowed && !a.needsReason);
  const target = other && records.process?.actions[other.action]?.to;
  // Where the next step still waits for something, the way past it that ends the case is not the one button.
  const isPastIt = first?.allowed === false && typeof target === "string" && records.process?.states[target]?.final === true;
  const walk = walkAt(records.name, data.id);
  return (
    <>
      {walk && (
        <nav className="bh-walk bh-no-print" aria-label={s.nth(walk.n, walk.of)}>
          {walk.previous !== undefined && <AppLink href={`${records.path}/${walk.previous}`}>‹ {s.previous}</AppLink>}
          <span className="bh-quiet">
            {walk.n}/{walk.of}
          </span>
          {walk.next !== undefined && <AppLink href={`${records.path}/${walk.next}`}>{s.next} ›</AppLink>}
        </nav>
      )}
      <CaseHead
        title={data.title}
        lead={`${word(records.register.label)} · ${data.unitName}${data.case?.adviserName ? ` · ${data.case.adviserName}` : ""}`}
        of={records.process && data.case ? { process: records.process, case: data.case, turn: data.turn, events: data.events } : undefined}
        actions={[
          // An act of the room's own is taken where its part of the page asks for what it needs.
          ...data.actions.map((a) => (records.process?.actions[a.action]?.own ? { ...a, href: `#${a.action}` } : a)),
          ...(canEdit ? [edit] : []),
        ]}
        more={[
          { key: "=print", label: s.print, onClick: () => window.print() },
          { key: "=word", label: <a href={exportRecordUrl(records, data.id)}>{s.word}</a> },
        ]}
        mend={canEdit && edit.href !== undefined ? { fields: edit.href } : undefined}
        main={isPastIt && canEdit ? edit.action : undefined}
        onAct={(act) => callOf(records.name).act({ id: data.id, ...(data.case ? { expectedSeq: data.case.seq } : {}), ...act })}
        onDone={onDone}
        remind={may("staff") && data.case && data.turn && !data.turn.isOutside && !data.turn.isNobodys && <Remind caseId={data.case.id} />}
      />
    </>
  );
}
