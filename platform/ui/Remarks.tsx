import { Button, Input } from "antd";
import { useState } from "react";
import { actorWord } from "../access/actor-words.ts";
import { useStrings, useWord } from "../i18n/locale.ts";
import { fetchJson, RPC_PREFIX } from "./api.ts";
import { ErrorPanel } from "./ErrorPanel.tsx";
import { InstantText } from "./record/FieldText.tsx";
import { Section, WhenLoaded } from "./Page.tsx";
import { remindStrings } from "./record/case-strings.ts";
import { useLoad } from "./useLoad.ts";
import { useRefusal } from "./useRefusal.ts";

interface Remark {
  readonly id: number;
  readonly text: string;
  readonly who: string;
  readonly at: string;
}
const ask = async <T,>(endpoint: string, input: unknown): Promise<T> =>
  (await fetchJson<{ json: T }>(`${RPC_PREFIX}/notices/${endpoint}`, { json: input })).json;

/** What colleagues write to each other about a case; whoever is named with @ is told. */
export function Remarks({ subject }: { readonly subject: string }) {
  const s = useStrings(remindStrings);
  const word = useWord();
  const list = useLoad(["remarks", subject], () => ask<Remark[]>("listRemarks", { subject }));
  const say = useRefusal();
  const [text, setText] = useState("");
  const [told, setTold] = useState<readonly string[]>([]);
  return (
    <Section title={s.remarks} id="remarks">
      <form
        className="bh-say bh-no-print"
        onSubmit={(e) => {
          e.preventDefault();
          if (text.trim() === "") return;
          void say.run(async () => {
            setTold((await ask<{ told: string[] }>("remark", { subject, text: text.trim() })).told);
            setText("");
            await list.reload();
          });
        }}
      >
        <Input aria-label={s.sayHint} placeholder={s.sayHint} value={text} maxLength={2000} onChange={(e) => setText(e.target.value)} />
        <Button htmlType="submit" loading={say.busy}>
          {s.say}
        </Button>
      </form>
      <ErrorPanel trouble={say.trouble} />
      <p role="status" className="bh-quiet">
        {told.length > 0 && s.toldMentioned(told.join("、"))}
      </p>
      <WhenLoaded of={list}>
        {(remarks) => (
          <ul className="bh-notices">
            {remarks.toReversed().map((r) => (
              <li key={r.id}>
                <p className="bh-prewrap">{r.text}</p>
                <div className="bh-quiet">
                  {word(actorWord(r.who))} · <InstantText at={r.at} />
                </div>
              </li>
            ))}
          </ul>
        )}
      </WhenLoaded>
    </Section>
  );
}
