import { Button } from "antd";
import { useState } from "react";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { createApi } from "../../../platform/ui/api.ts";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Section } from "../../../platform/ui/Page.tsx";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import type { contentContract } from "../contract.ts";
import { contentStrings } from "./strings.ts";

const { call } = createApi<typeof contentContract>("content");

/** Whether a film's subtitles belong to it, told in words when asked. */
export function SubtitlesPanel({ data, given }: PanelProps) {
  const s = useStrings(contentStrings);
  const word = useWord();
  const [told, setTold] = useState<Awaited<ReturnType<typeof call.checkSubtitles>>>();
  const act = useRefusal();
  if (given !== true) return null;
  return (
    <Section title={s.subtitles} id="subtitles">
      <p className="bh-quiet">{s.subtitlesLead}</p>
      <p className="bh-no-print">
        <Button loading={act.busy} onClick={() => void act.run(async () => setTold(await call.checkSubtitles({ id: data.id })))}>
          {s.checkSubtitles}
        </Button>
      </p>
      <div role="status">
        {told?.found === null && <p>{s.noSubtitles}</p>}
        {told?.found?.length === 0 && <p className="bh-notice">{s.subtitlesFit}</p>}
        {told?.found && told.found.length > 0 && (
          <ul>
            {told.found.map((f) => (
              <li key={f.zh} className={f.isDoubt ? undefined : "bh-break"}>
                {f.isDoubt ? s.subtitlesDoubt : s.subtitlesWrong} · {word(f)}
              </li>
            ))}
          </ul>
        )}
      </div>
      <ErrorPanel trouble={act.trouble} />
    </Section>
  );
}
