import { Button, Input } from "antd";
import { useEffect, useState } from "react";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { deviceDrafts } from "../../../platform/ui/form/draft.ts";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Section } from "../../../platform/ui/Page.tsx";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import { CodeCamera } from "../../../platform/ui/CodeCamera.tsx";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { useSentWhenBack } from "../../../platform/ui/useSentWhenBack.ts";
import type { countOf } from "../rules.ts";
import { capitalApi } from "./api.ts";
import { capitalStrings } from "./strings.ts";

/** What a label says: the number itself, or the address that its code holds. */
const codeIn = (text: string): string => {
  const at = /[?&]code=([^&\s]{1,200})/.exec(text);
  return (at ? decodeURIComponent(at[1] as string) : text).trim().slice(0, 60);
};

/** A count on a phone: labels are scanned or typed one after another, kept on the device while there is no network, and sent by themselves. */
export function CountPanel({ data, given, reload }: PanelProps) {
  const result = given as ReturnType<typeof countOf>;
  const s = useStrings(capitalStrings);
  const shelf = deviceDrafts;
  const name = `stock_count.${data.id}`;
  const [waiting, setWaiting] = useState<readonly string[]>(() => (shelf.get(name)?.values["codes"] as string[] | undefined) ?? []);
  useEffect(() => {
    if (shelf.get(name) === undefined) void shelf.resume(name).then((d) => d && setWaiting(d.values["codes"] as string[]));
  }, [shelf, name]);
  const [text, setText] = useState("");
  const [said, setSaid] = useState("");
  const act = useRefusal();
  const open = data.case?.state === "counting" && data.can.edit;
  const keep = (codes: readonly string[]) => {
    setWaiting(codes);
    if (codes.length === 0) shelf.drop(name);
    else shelf.keep(name, { values: { codes: [...codes] } });
  };
  const send = (codes: readonly string[]) =>
    act.run(async () => {
      const answer = await capitalApi.seePieces({ countId: data.id, codes: codes.slice(0, 500) });
      keep(codes.slice(500));
      const last = answer.unknown.at(-1);
      setSaid(last === undefined ? s.sent(answer.seen) : s.unknownNow(last));
      await reload();
    });
  const note = (raw: string) => {
    const code = codeIn(raw);
    if (code === "" || waiting.includes(code)) return;
    const codes = [...waiting, code];
    keep(codes);
    void send(codes);
  };
  const waits = waiting.length > 0 && act.trouble?.kind === "offline";
  useSentWhenBack(waits, () => send(waiting));
  return (
    <div id="result">
      {open && (
        <form
          className="bh-no-print"
          onSubmit={(e) => {
            e.preventDefault();
            note(text);
            setText("");
          }}
        >
          <p className="bh-say">
            <Input aria-label={s.scan} placeholder={s.scan} autoFocus value={text} onChange={(e) => setText(e.target.value)} />
            <Button htmlType="submit" type="primary">
              {s.add}
            </Button>
          </p>
          <CodeCamera onCode={note} press={(words, toggle) => <Button onClick={toggle}>{words}</Button>} />
          {waits ? (
            <p className="bh-notice bh-notice-warn" role="status">
              {s.keptHere(waiting.length)}
            </p>
          ) : (
            <>
              {said && (
                <p className="bh-notice" role="status">
                  {said}
                </p>
              )}
              <ErrorPanel trouble={act.trouble} />
            </>
          )}
        </form>
      )}
      {(["notSeen", "elsewhere", "seen"] as const).map((key) => (
        <Section key={key} title={`${s[key]} ${result[key].length}`}>
          <ul>
            {result[key].map((x) => (
              <li key={x.id}>
                <AppLink href={`/capital/specimens/${x.id}`}>{x.code}</AppLink> {key === "elsewhere" && (x.place ?? "—")}
              </li>
            ))}
          </ul>
        </Section>
      ))}
      {result.unknown.length > 0 && (
        <Section title={`${s.unknown} ${result.unknown.length}`}>
          <p>{result.unknown.join("、")}</p>
        </Section>
      )}
    </div>
  );
}
