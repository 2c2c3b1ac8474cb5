import { verify, type Report } from "@bihuan/ballots/verifier";
import { useState } from "react";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { BigButton } from "../../../platform/ui/public/BigButton.tsx";
import { Notice } from "../../../platform/ui/public/Notice.tsx";
import { troubleOf, type Trouble } from "../../../platform/ui/refusal.ts";
import { saveFile } from "../../../platform/ui/save-file.ts";
import { ballotsApi } from "./ballot-api.ts";
import { votePublicStrings } from "./public-strings.ts";
import { Fault } from "./SheetForm.tsx";

type Look = Awaited<ReturnType<typeof ballotsApi.lookAfar>>;

/** Counts the published file again on this device, by a program that shares no line with those that made it; and says whether one's own ballot is in it. */
export function Recount({
  look,
  voteKey,
  credential,
}: {
  readonly look: Look;
  readonly voteKey: string;
  readonly credential: string | undefined;
}) {
  const s = useStrings(votePublicStrings);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();
  const [told, setTold] = useState<{ report: Report; file: string; isIn: boolean } | "none">();
  const count = () => {
    setBusy(true);
    setTrouble(undefined);
    ballotsApi
      .afarFile({ key: voteKey })
      .then(({ file }) => {
        if (file === null) return setTold("none");
        const { entries } = JSON.parse(file) as { entries: { ballot: string }[] };
        // The credential stands in bytes 6 to 37 of a ballot.
        setTold({ report: verify(file), file, isIn: entries.some((e) => e.ballot.slice(12, 76) === credential) });
      })
      .catch((error: unknown) => setTrouble(troubleOf(error)))
      .finally(() => setBusy(false));
  };
  if (told === "none") return <Notice>{s.tooFew}</Notice>;
  if (!told)
    return (
      <>
        <p>{s.recountLead}</p>
        <Fault trouble={trouble} />
        <BigButton busy={busy} onClick={count}>
          {s.recount}
        </BigButton>
      </>
    );
  const { report, file, isIn } = told;
  return (
    <>
      <Notice tone={report.holds ? "good" : "bad"} title={report.holds ? s.holds(report.counted) : s.holdsNot}>
        {report.holds ? (credential === undefined ? "" : isIn ? s.mineIn : s.mineNot) : report.problems.join("; ")}
      </Notice>
      {report.parts.map((p) => (
        <section key={p.classes.join()}>
          <h2>{p.classes.map((k) => `${k} ${look.classes.find((c) => c.key === k)?.label ?? ""}`).join("、")}</h2>
          <ul>
            {p.counts.map((row, i) => {
              const who = look.persons[Math.floor(i / look.aspects.length)]?.name ?? "";
              const label = look.aspects.length > 1 ? `${who} ${look.aspects[i % look.aspects.length] ?? ""}` : who;
              return <li key={label}>{`${label}：${row.map((n, g) => `${look.grades[g] ?? ""} ${n}`).join("，")}`}</li>;
            })}
          </ul>
        </section>
      ))}
      <p>
        <button
          type="button"
          className="pb-plain"
          onClick={() => saveFile(new Blob([file], { type: "application/json" }), `${look.title}.json`)}
        >
          {s.recountFile}
        </button>
      </p>
    </>
  );
}
