import { Button, InputNumber, Select } from "antd";
import { useId, useState } from "react";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { DayBox } from "../../../platform/ui/form/DayInput.tsx";
import { Section } from "../../../platform/ui/Page.tsx";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import type { VoteSeen } from "../vote-desk.ts";
import { congress } from "./api.ts";
import { congressStrings } from "./strings.ts";
import { ActButton } from "../../../platform/ui/ActButton.tsx";

type Voted = Parameters<typeof congress.takeVote>[0]["of"];

/** An election by codes and paper: prepared among the appraisals, its count taken from there. */
function VotePanel({ data, given, reload, of }: PanelProps & { readonly of: Voted }) {
  const s = useStrings(congressStrings);
  const act = useRefusal();
  const seen = given as VoteSeen;
  const [schemeId, choose] = useState(seen.schemes.length === 1 ? seen.schemes[0]?.id : undefined);
  const [day, setDay] = useState("");
  const [years, setYears] = useState<number | null>(null);
  const field = useId();
  const taken = (data.values[of === "congress_election" ? "returned" : "present"] ?? null) !== null;
  if (!seen.canWrite && seen.id === null) return null;
  const hold = () =>
    act.run(async () => {
      if (schemeId === undefined || years === null) return;
      await congress.holdVote({ of, id: data.id, schemeId, meetingOn: day, keepYears: years });
      await reload();
    });
  const take = () =>
    act.run(async () => {
      await congress.takeVote({ of, id: data.id });
      await reload();
    });
  return (
    <Section id="vote" title={s.vote}>
      {seen.id !== null && (
        <p className="bh-actions-row">
          <AppLink href={`/appraisals/${seen.id}`}>{s.toVote}</AppLink>
          {seen.canWrite && seen.isPublished && (
            <Button type={taken ? "default" : "primary"} loading={act.busy} onClick={() => void take()}>
              {taken ? s.takeAgain : s.takeVote}
            </Button>
          )}
          {seen.canWrite && seen.isPublished && taken && <span role="status">{s.voteTaken}</span>}
          {seen.canWrite && !seen.isPublished && <span className="bh-quiet">{s.voteRuns}</span>}
        </p>
      )}
      {seen.id === null && seen.schemes.length === 0 && (
        <p className="bh-quiet">
          {s.noVoteScheme} <AppLink href="/appraisals/schemes">{s.toSchemes}</AppLink>
        </p>
      )}
      {seen.id === null && seen.schemes.length > 0 && (
        <form
          className="bh-form bh-no-print"
          onSubmit={(e) => {
            e.preventDefault();
            void hold();
          }}
        >
          <p className="bh-quiet">{s.voteLead}</p>
          <label htmlFor={`${field}s`}>{s.voteScheme}</label>
          <Select id={`${field}s`} value={schemeId} onChange={choose} options={seen.schemes.map((x) => ({ value: x.id, label: x.name }))} />
          <label htmlFor={`${field}d`}>{s.voteDay}</label>
          <DayBox id={`${field}d`} required value={day} onChange={setDay} />
          <label htmlFor={`${field}y`}>{s.keepYears}</label>
          <InputNumber id={`${field}y`} min={1} max={100} value={years} onChange={setYears} aria-describedby={`${field}h`} />
          <p id={`${field}h`} className="bh-quiet">
            {s.keepYearsHelp}
          </p>
          <p>
            <ActButton
              type="primary"
              htmlType="submit"
              loading={act.busy}
              missing={[schemeId === undefined && s.voteScheme, day === "" && s.voteDay, years === null && s.keepYears]}
            >
              {s.holdVote}
            </ActButton>
          </p>
        </form>
      )}
      <ErrorPanel trouble={act.trouble} />
    </Section>
  );
}

export const ElectionVotePanel = (props: PanelProps) => <VotePanel {...props} of="congress_election" />;
export const UnitVotePanel = (props: PanelProps) => <VotePanel {...props} of="congress_delegation" />;
